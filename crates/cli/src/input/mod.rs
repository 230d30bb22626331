//! From paths to units of work, in the order of the input.
//!
//! `paths` expands folders, `open` reads through compression, `units` cuts a file into units: a
//! whole file, a run of files that may be one article, or (`portions`) whole lines or records where
//! the carrier allows it, so that a file of many gigabytes never has to be held.

mod open;
mod paths;
mod portions;
mod units;

use std::io::{self, IsTerminal as _};
use std::path::Path;

use anyhow::bail;
use copydesk::core::CarrierId;

use crate::args::{Input, InputArgs};

pub(crate) use paths::Entry;
pub(crate) use units::{Before, Feed, Unit, feed};

/// The name of standard input on the command line.
pub(crate) const STDIN: &str = "-";
/// The carrier of plain text.
const PLAIN_TEXT: &str = "plain-text";

/// The files to read, in order; standard input where no path is given and something is piped in.
pub(crate) fn entries(args: &InputArgs) -> anyhow::Result<Vec<Entry>> {
    if !args.paths.is_empty() {
        return Ok(paths::expand(&args.paths));
    }
    if io::stdin().is_terminal() {
        bail!(
            "no path is given and nothing is piped in; name files or folders, as in \
             `copydesk parse page.txt`, or - for standard input"
        );
    }
    Ok(paths::expand(&[Path::new(STDIN).to_owned()]))
}

/// The carrier that the command line asks for, if it asks for one.
pub(crate) fn carrier(input: Input) -> Option<CarrierId> {
    match input {
        Input::Auto => None,
        Input::Text => Some(CarrierId::new(PLAIN_TEXT)),
        Input::Jsonl => Some(CarrierId::new("jsonl")),
        Input::Html => Some(CarrierId::new("html")),
    }
}
