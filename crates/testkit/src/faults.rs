//! Broken promises, and how they are told.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a plug-in promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Promise {
    /// It never panics.
    NeverPanics,
    /// The same text gives the same answer.
    Deterministic,
    /// Every byte of the text is accounted for, once.
    Tiles,
    /// Every span lies inside the text and on character boundaries.
    SpansFit,
    /// A score comes with usable evidence.
    Evidence,
    /// What it says of a line agrees with what it made of it.
    Consistent,
    /// Errors name the file and line they were given.
    ErrorsNamePlace,
    /// Lines that stand alone give the same in any portions.
    LinesStandAlone,
    /// Records that stand alone give the same in any portions, and a record's end never moves.
    RecordsStandAlone,
}

impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NeverPanics => "never panics",
            Self::Deterministic => "same text, same answer",
            Self::Tiles => "every byte is accounted for once",
            Self::SpansFit => "spans lie on characters of the text",
            Self::Evidence => "evidence is usable",
            Self::Consistent => "what is said of a line agrees with its block",
            Self::ErrorsNamePlace => "errors name their place",
            Self::LinesStandAlone => "lines stand alone",
            Self::RecordsStandAlone => "records stand alone",
        })
    }
}

/// One broken promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The name of the text: a [`Specimen`](crate::Specimen)'s, or `copy 2` for the author's own.
    pub text: String,
    /// The promise.
    pub promise: Promise,
    /// What happened.
    pub detail: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "on the text \"{}\": {}: {}", self.text, self.promise, self.detail)
    }
}

/// All the promises that a plug-in broke; never empty.
///
/// `Debug` reads like `Display`, so that `check_layout(&mine).unwrap()` fails with a message that
/// can be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The faults, in the order in which they were found.
    pub fn as_slice(&self) -> &[Fault] {
        &self.0
    }

    /// `Err` where there are any.
    pub(crate) fn or_ok(faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self(faults)) }
    }
}

/// More than this many are counted, not shown.
const SHOWN: usize = 12;

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} broken promises", self.0.len())?;
        for fault in self.0.iter().take(SHOWN) {
            write!(f, "\n  {fault}")?;
        }
        match self.0.len().checked_sub(SHOWN) {
            None | Some(0) => Ok(()),
            Some(more) => write!(f, "\n  and {more} more"),
        }
    }
}

impl fmt::Debug for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Faults {}

/// Collects the faults found on one text.
pub(crate) struct Collector<'a> {
    name: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Collector<'a> {
    /// A collector for the text of this name.
    pub(crate) const fn new(name: &'a str, faults: &'a mut Vec<Fault>) -> Self {
        Self { name, faults }
    }

    /// Adds a fault.
    pub(crate) fn add(&mut self, promise: Promise, detail: impl Into<String>) {
        self.faults.push(Fault { text: self.name.to_owned(), promise, detail: detail.into() });
    }

    /// Adds a fault unless `kept`.
    pub(crate) fn hold(&mut self, kept: bool, promise: Promise, detail: impl Fn() -> String) {
        if !kept {
            self.add(promise, detail());
        }
    }

    /// Runs `work`; a panic is a fault and gives `None`.
    pub(crate) fn run<T>(&mut self, what: &str, work: impl FnOnce() -> T) -> Option<T> {
        // What `work` may have left half-done is never looked at again.
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(value) => Some(value),
            Err(panic) => {
                let message = message(panic.as_ref());
                self.add(Promise::NeverPanics, format!("{what} panicked: {message}"));
                None
            }
        }
    }
}

/// What a panic said.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".into())
}
