//! The same utterance across articles.

use copydesk_core::Span;

/// One rendering of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// Index of the article.
    pub article: u32,
    /// Index of the quote in the article's output of the quotes pass.
    pub quote: u32,
    /// What was said, spans of the article's source.
    pub content: Vec<Span>,
}

/// One utterance as several articles render it.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// The fullest name of the speaker.
    pub speaker: String,
    /// Index of the story, where all renderings are of one.
    pub story: Option<u32>,
    /// The renderings, in the order of the articles.
    pub renderings: Vec<Rendering>,
    /// The lowest score at which a rendering was joined, from 0 to 1.
    pub score: f64,
}
