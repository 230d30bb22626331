//! What the passes over the articles of a story share.

use copydesk_core::{BlockKind, Span};

use super::sentences::Sentence;
use super::stories::Story;
use super::tokens::Reading;

/// A stretch of one article's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleSpan {
    /// Index of the article.
    pub article: u32,
    /// The stretch.
    pub span: Span,
}

/// Whether a sentence tells the event in full: one of the body, or one above it that ends with a full
/// stop, as a lede does that is set like a headline.
pub(super) fn is_told(reading: &Reading, sentence: &Sentence) -> bool {
    let paragraph = reading.paragraphs.get(sentence.paragraph as usize);
    let Some(kind) = paragraph.map(|paragraph| paragraph.kind) else { return false };
    let stops = || sentence.tokens().next_back().is_some_and(|last| reading.word(last) == ".");
    kind.is_body() || (matches!(kind, BlockKind::Headline | BlockKind::Deck) && stops())
}

/// The stories that several articles tell, with their indices.
pub(super) fn told(stories: &[Story]) -> impl Iterator<Item = (u32, &Story)> {
    (0..).zip(stories).filter(|(_, story)| story.articles.len() > 1)
}

/// One story of the first so many articles: for tests of passes.
#[cfg(test)]
pub(super) fn one_story(articles: usize) -> Vec<Story> {
    vec![Story {
        id: "story".to_owned(),
        articles: (0..articles as u32).collect(),
        headline: None,
        date: None,
        links: Vec::new(),
        nearest: None,
    }]
}
