//! `schema`: the JSON Schema of an output.

use std::io::Write as _;

use anyhow::Context as _;
use copydesk::report::json;

use crate::args::Document;
use crate::output;
use crate::problems::Status;

/// Prints the schema.
pub(crate) fn run(document: Document) -> anyhow::Result<Status> {
    let schema = json::schema(document.name()).context("this output has no schema")?;
    let mut out = output::stdout();
    writeln!(out, "{}", schema.trim_end())?;
    out.flush()?;
    Ok(Status::All)
}
