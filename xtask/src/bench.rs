//! Figures: runs the benchmark of throughput, which prints a table.

use anyhow::Result;

use crate::process;

/// Builds with the benchmark profile and runs.
pub(crate) fn run() -> Result<()> {
    process::cargo(&["bench", "--quiet", "--package", "copydesk", "--bench", "throughput"]).run()
}
