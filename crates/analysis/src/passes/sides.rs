//! What the passes over the articles of a story share.

use copydesk_core::Span;

use super::stories::Story;

/// A stretch of one article's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArticleSpan {
    /// Index of the article.
    pub article: u32,
    /// The stretch.
    pub span: Span,
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
    }]
}
