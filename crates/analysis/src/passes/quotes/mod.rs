//! Quotations and who uttered them.

use copydesk_core::Span;

/// How speech is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it inside quotation marks.
    Direct,
    /// Part of it inside quotation marks.
    Mixed,
    /// None of it inside quotation marks.
    Indirect,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Where the words that name the speaker stand in the source.
    pub span: Span,
    /// The fullest name of the speaker in the article; the words themselves for a source without
    /// name (`a senior official`).
    pub name: String,
    /// Index of the name in the output of the names pass, if the speaker is one of them.
    pub entity: Option<u32>,
}

/// One utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// How it is rendered.
    pub kind: QuoteKind,
    /// What was said: spans of the source, quotation marks left out, one for each part.
    pub content: Vec<Span>,
    /// Who said it, where that is clear.
    pub speaker: Option<Speaker>,
    /// Who passed it on, where that is somebody else: `an official quoted the minister as saying`.
    pub relayed_by: Option<Speaker>,
    /// The word or words that introduce it: `said`, `according to`.
    pub cue: Option<Span>,
    /// The rule that found the speaker.
    pub rule: &'static str,
}
