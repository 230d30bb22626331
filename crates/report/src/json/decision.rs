//! `copydesk.decision/1`: where an article of a stream went, and what that changed.

use copydesk_analysis::passes::stories::stream::{Change, Decision};
use copydesk_core::Article;
use schemars::JsonSchema;
use serde::Serialize;

use super::article::{EvidenceItem, evidence};
use super::number::Number;
use super::place::Places;
use crate::Offsets;

/// Where an article went, and what that changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "copydesk.decision/1")]
pub struct DecisionDocument<'a> {
    /// Always `copydesk.decision/1`.
    #[schemars(extend("const" = "copydesk.decision/1"))]
    pub schema: &'static str,
    /// The id of the article.
    pub id: &'a str,
    /// The id of its story.
    pub story: &'a str,
    /// The mean score with the story that it joined; none where it opened one.
    pub score: Option<Number>,
    /// The article of the window that it is most alike.
    pub closest: Option<ClosestItem<'a>>,
    /// What speaks for that, in the new article.
    pub evidence: Vec<EvidenceItem<'a>>,
    /// Stories that went into others, in this order; before what is split.
    pub merged: Vec<MergedItem<'a>>,
    /// Articles that are now a story of their own.
    pub split: Vec<SplitItem<'a>>,
    /// Stories whose last article has left the window.
    pub closed: Vec<&'a str>,
}

/// An article and how alike it is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClosestItem<'a> {
    /// The id of the article.
    pub id: &'a str,
    /// The score of the two.
    pub score: Number,
}

/// A story that went into another.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MergedItem<'a> {
    /// The story that is no more.
    pub from: &'a str,
    /// The story that goes on.
    pub into: &'a str,
    /// The mean score of the two.
    pub score: Number,
}

/// Articles that are now a story of their own.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SplitItem<'a> {
    /// The story that goes on without them.
    pub from: &'a str,
    /// The new story.
    pub into: &'a str,
    /// The ids of its articles, as they came.
    pub articles: Vec<&'a str>,
}

impl<'a> DecisionDocument<'a> {
    /// The document of a decision on this article.
    pub fn new(article: &'a Article, decision: &'a Decision, offsets: Offsets) -> Self {
        let places = &Places::of(article, offsets);
        let closest = decision.closest.as_ref();
        let mut document = Self {
            schema: "copydesk.decision/1",
            id: article.id(),
            story: &decision.story,
            score: decision.score.map(Number::share),
            closest: closest.map(|(id, score)| ClosestItem { id, score: Number::share(*score) }),
            evidence: decision.evidence.iter().map(|item| evidence(item, places)).collect(),
            merged: Vec::new(),
            split: Vec::new(),
            closed: Vec::new(),
        };
        for change in &decision.changes {
            match change {
                Change::Merged { from, into, score } => {
                    document.merged.push(MergedItem { from, into, score: Number::share(*score) });
                }
                Change::Split { from, into, articles } => {
                    let articles = articles.iter().map(String::as_str).collect();
                    document.split.push(SplitItem { from, into, articles });
                }
                Change::Closed { story } => document.closed.push(story),
                // A kind that later versions may add.
                _ => {}
            }
        }
        document
    }
}
