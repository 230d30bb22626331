//! Marks: things inside a block that are not its text proper.

use std::fmt;

use crate::Span;

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MarkKind {
    /// `OSAKA (Agency) —` at the opening of a paragraph.
    Dateline,
    /// `(Jan. 29)` at the end of a paragraph.
    DateStamp,
    /// `==Agency`, `-30-`, `(END)` at the end of a paragraph.
    SignOff,
    /// `(Reporting by …)` at the end of a paragraph.
    Credits,
    /// `By NAME` run into a paragraph or into another line.
    Byline,
    /// A photographer's or owner's name inside a caption.
    PhotoCredit,
    /// `EMBARGOED until …`.
    Embargo,
    /// `UPDATE 1-`, `CORRECTED-` before a headline: which version the item announces itself as.
    Version,
    /// Signs of the carrier among the words: a wire's end-of-field signs and typesetting codes.
    Framing,
}

impl MarkKind {
    /// The name in files and on the wire: `date_stamp`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dateline => "dateline",
            Self::DateStamp => "date_stamp",
            Self::SignOff => "sign_off",
            Self::Credits => "credits",
            Self::Byline => "byline",
            Self::PhotoCredit => "photo_credit",
            Self::Embargo => "embargo",
            Self::Version => "version",
            Self::Framing => "framing",
        }
    }

    /// Whether its text is left out of the logical text: it is about the copy, not of it.
    pub const fn is_apart(self) -> bool {
        !matches!(self, Self::Byline)
    }
}

impl fmt::Display for MarkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// Something inside a block: a dateline, a date stamp, a sign-off glued to the last paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

impl Mark {
    /// A mark of this kind over this span.
    pub const fn new(kind: MarkKind, span: Span) -> Self {
        Self { span, kind }
    }
}
