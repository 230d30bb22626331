//! Sentences.

use copydesk_core::Span;

/// A sentence of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the source.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
    /// Index of its paragraph in the reading.
    pub paragraph: u32,
}
