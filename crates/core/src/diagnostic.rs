//! Diagnostics: what is wrong with the copy, where, and what to do.

use std::fmt;

use crate::Span;

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// The copy is damaged or was read with doubt.
    Warning,
    /// Part of the copy could not be read.
    Error,
}

impl Severity {
    /// The name in files and on the wire: `warning`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// A second place that explains a diagnostic: where the quotation opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there.
    pub note: String,
}

/// What is wrong, where, and what to do; plain data, rendered only by the command line.
///
/// ```
/// use copydesk_core::{Diagnostic, Severity, Span};
/// let d = Diagnostic::new("copy/lost-text", Severity::Warning, Span::new(18, 35), "the paragraph stops inside a quotation")
///     .help("compare with another copy of the same piece");
/// assert_eq!(d.code, "copy/lost-text");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable name, `area/what`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong, in one clause without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that explain it.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A diagnostic without help or related places.
    pub fn new(
        code: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Self { code, severity, span, message: message.into(), help: None, related: Vec::new() }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With another place that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, note: impl Into<String>) -> Self {
        self.related.push(Related { span, note: note.into() });
        self
    }
}
