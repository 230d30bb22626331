//! What was skipped and why, and the exit status that follows.

use std::fmt;
use std::process::ExitCode;

use copydesk::CarrierError;

/// Something that was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    place: String,
    what: String,
}

impl Problem {
    /// A problem at this path (`-` is standard input); `what` says what to do after a semicolon.
    pub(crate) fn new(path: &str, what: impl Into<String>) -> Self {
        let place = if path == "-" { "standard input" } else { path };
        Self { place: place.to_owned(), what: what.into() }
    }
}

impl From<CarrierError> for Problem {
    fn from(error: CarrierError) -> Self {
        let Self { place, what } = Self::new(&error.path, error.message);
        let place = match (error.line, error.byte) {
            (Some(line), _) => format!("{place}:{line}"),
            (None, Some(byte)) => format!("{place} (byte {byte})"),
            (None, None) => place,
        };
        Self { place, what }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// How much was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Articles.
    pub(crate) done: u64,
    /// Files, lines and objects that were skipped.
    pub(crate) skipped: u64,
}

impl Tally {
    /// The exit status.
    pub(crate) const fn status(self) -> Status {
        match (self.done, self.skipped) {
            (_, 0) => Status::All,
            (0, _) => Status::Nothing,
            _ => Status::Part,
        }
    }
}

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything was done.
    All,
    /// Something was skipped.
    Part,
    /// Nothing could be done.
    Nothing,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::All => 0,
            Status::Part => 1,
            Status::Nothing => 2,
        })
    }
}
