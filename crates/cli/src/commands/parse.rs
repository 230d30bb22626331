//! `parse`: one article a line.

use std::io::Write as _;

use copydesk::report::json::{ArticleDocument, write_line};
use copydesk::report::{Offsets, outline};
use copydesk::{Article, Desk};

use crate::args::{Format, InputArgs};
use crate::problems::Status;
use crate::work::Work;
use crate::{input, output};

/// Reads the input and writes each article.
pub(crate) fn run(
    desk: &Desk,
    args: &InputArgs,
    offsets: Offsets,
    format: Format,
    quiet: bool,
) -> anyhow::Result<Status> {
    let work = Work::new(desk, &args.how, quiet)?;
    let colour = output::colour();
    let each = |article: Article, out: &mut Vec<u8>| match format {
        Format::Jsonl => {
            // Writing to memory cannot fail.
            let _ = write_line(out, &ArticleDocument::new(&article, offsets));
        }
        Format::Outline => out.extend_from_slice(outline(&article, colour).as_bytes()),
    };
    let mut out = output::stdout();
    let tally = work.run(input::entries(args)?, each, |bytes| out.write_all(&bytes))?;
    out.flush()?;
    Ok(tally.status())
}
