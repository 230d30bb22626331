//! Stories.

use copydesk_core::{Evidence, PartialDate};

/// The articles on one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// A name that does not depend on the order of the articles: `story-1`.
    pub id: String,
    /// Indices of the articles, ascending.
    pub articles: Vec<u32>,
    /// The headline of the article nearest to the others.
    pub headline: Option<String>,
    /// The day of the event, as far as the articles tell.
    pub date: Option<PartialDate>,
    /// What joined two articles: their indices, the score, and what spoke for it.
    pub links: Vec<StoryLink>,
}

/// Why two articles are of one story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryLink {
    /// Index of the first article.
    pub a: u32,
    /// Index of the second article.
    pub b: u32,
    /// The score that joined them, from 0 to 1.
    pub score: f64,
    /// What spoke for it: spans of the article named with each.
    pub evidence: Vec<(u32, Evidence)>,
}
