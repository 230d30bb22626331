//! `annotate`: what was found in one article a line.

use std::io::Write as _;

use copydesk::report::Offsets;
use copydesk::report::json::{AnnotationsDocument, write_line};
use copydesk::{Article, Desk, annotations_view};

use crate::args::InputArgs;
use crate::problems::Status;
use crate::work::Work;
use crate::{input, output};

/// Reads the input and writes what was found in each article.
pub(crate) fn run(
    desk: &Desk,
    args: &InputArgs,
    offsets: Offsets,
    quiet: bool,
) -> anyhow::Result<Status> {
    let work = Work::new(desk, &args.how, quiet)?;
    let each = |article: Article, out: &mut Vec<u8>| {
        let found = desk.annotate(&article);
        let view = annotations_view(&found);
        // Writing to memory cannot fail.
        let _ = write_line(out, &AnnotationsDocument::new(&article, &view, offsets));
    };
    let mut out = output::stdout();
    let tally = work.run(input::entries(args)?, each, |bytes| out.write_all(&bytes))?;
    out.flush()?;
    Ok(tally.status())
}
