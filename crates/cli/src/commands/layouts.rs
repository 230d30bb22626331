//! `layouts`: their names, one a line, in the order of registration.

use std::io::Write as _;

use copydesk::Desk;

use crate::output;
use crate::problems::Status;

/// Lists the layouts.
pub(crate) fn run(desk: &Desk) -> anyhow::Result<Status> {
    let mut out = output::stdout();
    for layout in desk.layouts() {
        writeln!(out, "{}", layout.id())?;
    }
    out.flush()?;
    Ok(Status::All)
}
