//! `explain --story`: why the articles of one story are one.

use std::io::Write as _;

use anyhow::bail;
use copydesk::Desk;
use copydesk::report::explain_story;

use super::analyze;
use crate::args::InputArgs;
use crate::output;
use crate::problems::Status;

/// Reads all of the input, and explains the story of this name or with this article.
pub(crate) fn run(
    desk: &Desk,
    args: &InputArgs,
    story: &str,
    quiet: bool,
) -> anyhow::Result<Status> {
    let (articles, status) = analyze::read_all(desk, args, quiet)?;
    let coverage = desk.analyze(articles);
    let views = coverage.article_views();
    let Some(told) = explain_story(&coverage.view(&views), story, output::colour()) else {
        bail!("no story is called `{story}` or holds an article of that id");
    };
    let mut out = output::stdout();
    out.write_all(told.as_bytes())?;
    out.flush()?;
    Ok(status)
}
