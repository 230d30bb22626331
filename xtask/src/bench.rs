//! Figures: runs the benchmarks, each of which prints a table.

use std::path::Path;

use anyhow::Result;

use crate::process;

/// Builds with the benchmark profile and runs, over the pages of this folder or file too.
pub(crate) fn run(pages: Option<&Path>) -> Result<()> {
    let pages = pages.map(std::path::absolute).transpose()?;
    let pages = pages.map(|pages| pages.to_string_lossy().into_owned());
    let run = ["bench", "--quiet", "--package", "copydesk", "--bench", "throughput"];
    let data = pages.iter().flat_map(|pages| ["--", "--data", pages.as_str()]);
    process::cargo(&run.into_iter().chain(data).collect::<Vec<_>>()).run()
}

/// Builds with the benchmark profile and runs the growth of the passes over a corpus.
pub(crate) fn corpus() -> Result<()> {
    process::cargo(&["bench", "--quiet", "--package", "copydesk", "--bench", "corpus"]).run()
}
