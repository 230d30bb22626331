//! `convert`: articles in another format.

use std::io::Write as _;

use copydesk::report::{markdown, plain_text};
use copydesk::{Article, Desk, ninjs, xml};

use crate::args::{InputArgs, Target};
use crate::problems::Status;
use crate::work::Work;
use crate::{input, output};

/// What stands before the first article, between two, and behind the last.
struct Frame {
    before: &'static str,
    between: &'static str,
    behind: &'static str,
}

/// Reads the input and writes each article.
pub(crate) fn run(
    desk: &Desk,
    args: &InputArgs,
    to: Target,
    quiet: bool,
) -> anyhow::Result<Status> {
    let work = Work::new(desk, &args.how, quiet)?;
    let frame = frame(to);
    // What stands between articles is written before each, and taken away before the first.
    let each = |article: Article, out: &mut Vec<u8>| {
        out.extend_from_slice(frame.between.as_bytes());
        out.extend_from_slice(written(&article, to).as_bytes());
    };
    let mut out = output::stdout();
    let mut first = true;
    let tally = work.run(input::entries(args)?, each, |bytes| {
        if bytes.is_empty() {
            return Ok(());
        }
        let mut bytes = bytes.as_slice();
        if first {
            out.write_all(frame.before.as_bytes())?;
            bytes = bytes.strip_prefix(frame.between.as_bytes()).unwrap_or(bytes);
            first = false;
        }
        out.write_all(bytes)
    })?;
    if !first {
        out.write_all(frame.behind.as_bytes())?;
    }
    out.flush()?;
    Ok(tally.status())
}

fn frame(to: Target) -> Frame {
    let (before, between, behind) = match to {
        Target::Ninjs | Target::Jsonld => ("", "", ""),
        Target::NewsmlG2 => {
            let (before, behind) = xml::newsml_g2_message();
            (before, "", behind)
        }
        Target::Text | Target::Markdown => ("", "\n---\n\n", ""),
    };
    Frame { before, between, behind }
}

/// One article.
fn written(article: &Article, to: Target) -> String {
    match to {
        Target::Ninjs => format!("{}\n", ninjs::ninjs(article)),
        Target::Jsonld => format!("{}\n", ninjs::json_ld(article)),
        Target::NewsmlG2 => xml::newsml_g2(article),
        Target::Text => plain_text(article),
        Target::Markdown => markdown(article),
    }
}
