//! Stories over a stream: an article at a time.
//!
//! A new article is compared with those of the window that share its heaviest terms, by the same
//! score as a batch ([`super`]). It joins the story with the highest mean score, if that suffices;
//! else it opens one. What it brought the stories beside may suffice to merge two of them: a late
//! merge. Each time a story has doubled it is clustered anew as a batch would be, and split where that
//! gives several. The larger part keeps the id, so ids are stable; every merge and split is told in the
//! [`Decision`] of the article that caused it.
//!
//! Memory is bounded by the [`Window`]: an article that leaves it is compared no more, and a story all of
//! whose articles have left is closed. The decisions depend on the articles and their order alone;
//! work on each of them ([`Stories::map`](copydesk_core::CorpusPass::map)) may be done by many threads.
//!
//! ```
//! use copydesk_analysis::Engine;
//! use copydesk_analysis::passes::stories::Stories;
//! use copydesk_analysis::passes::stories::stream::{Stream, Window};
//! use copydesk_analysis::passes::dates::Dates;
//! use copydesk_analysis::passes::expressions::Expressions;
//! use copydesk_analysis::passes::{names::Names, sentences::Sentences, times::Times, tokens::Tokens};
//! use copydesk_core::{Article, Block, BlockKind, CorpusPass, Metadata, Source, Span};
//!
//! let engine = Engine::builder().article(Tokens).article(Sentences).article(Names);
//! let engine = engine.article(Expressions).article(Dates).article(Times).build()?;
//! let mut stream = Stream::new(Window::default());
//! let mut stories = Vec::new();
//! for text in [
//!     "A storm tore the roof from the fish market of Havnsund on Tuesday.\n",
//!     "Parliament passed the budget by one vote after a night of quarrels.\n",
//!     "The fish market of Havnsund lost its roof in Tuesday's storm.\n",
//! ] {
//!     let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, text.len()));
//!     let article = Article::new(Source::new(text)?, vec![block], vec![], Metadata::default())?;
//!     let found = engine.annotate(&article);
//!     let (reading, names) = (found.get::<Tokens>().unwrap(), found.get::<Names>().unwrap());
//!     let needs = (reading, names, found.get::<Times>().unwrap());
//!     stories.push(stream.push(&Stories.map(&article, needs)).story);
//! }
//! assert!(stories[0] == stories[2] && stories[0] != stories[1]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Limits of this version: a story of more than [`WHOLE`] articles is never split; a new article is
//! compared with the latest [`SAMPLE`] of a large story, whose mean score is taken for that of all; a
//! word is as rare for an article as it was when the article came in.

mod graph;
mod index;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use copydesk_core::{Evidence, PartialDate};

use super::cluster::{Asked, Between, MILLION, clusters};
use super::occasion::{Occasion, days_between};
use super::terms::Terms;
use super::vectors::{LEAST, Shared, Vector};
use super::{COHESION, Part, THRESHOLD, WORDS, named, scored};
use crate::passes::tokens::Key;
use graph::{Graph, Node};
use index::Index;

/// With how many stories a new article is compared.
const STORIES: usize = 6;

/// With how many articles of one story.
const SAMPLE: usize = 16;

/// The most articles of a story that is clustered anew.
const WHOLE: usize = 32;

/// How long articles are compared with new ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The most articles; at least one is kept.
    pub articles: usize,
    /// The most days before the latest day of publication, where both are known.
    pub days: Option<u16>,
}

impl Default for Window {
    /// A hundred thousand articles, of any day.
    fn default() -> Self {
        Self { articles: 100_000, days: None }
    }
}

/// Where an article went, and what that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The id of its story.
    pub story: String,
    /// The mean score with the story that it joined; `None` where it opened one.
    pub score: Option<f64>,
    /// The id of the article that it is most alike, and their score.
    pub closest: Option<(String, f64)>,
    /// What speaks for that: places in the new article.
    pub evidence: Vec<Evidence>,
    /// What happened to other stories, in this order.
    pub changes: Vec<Change>,
}

/// What an article changed beside its own story.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// All of one story's articles are now another's.
    Merged {
        /// The story that is no more.
        from: String,
        /// The story that goes on.
        into: String,
        /// The mean score of the two.
        score: f64,
    },
    /// Some of a story's articles are now a story of their own.
    Split {
        /// The story that goes on without them.
        from: String,
        /// The new story.
        into: String,
        /// The ids of its articles, as they came.
        articles: Vec<String>,
    },
    /// The last article of a story has left the window.
    Closed {
        /// The story.
        story: String,
    },
}

/// Puts articles into stories as they come. See the module's example.
#[derive(Debug)]
pub struct Stream {
    window: Window,
    index: Index,
    graph: Graph,
    /// The latest day of publication.
    latest: Option<PartialDate>,
}

/// What a new article was compared with.
#[derive(Default)]
struct Compared {
    links: Vec<(u64, i64)>,
    neighbours: BTreeMap<u64, Between>,
    closest: Option<(u64, i64)>,
}

impl Stream {
    /// A stream with nothing in its window.
    #[must_use]
    pub fn new(window: Window) -> Self {
        Self { window, index: Index::default(), graph: Graph::default(), latest: None }
    }

    /// How many articles are in the window.
    pub fn articles(&self) -> usize {
        self.index.len()
    }

    /// How many stories have articles in the window.
    pub fn stories(&self) -> usize {
        self.graph.len()
    }

    /// Takes the next article.
    pub fn push(&mut self, part: &Part) -> Decision {
        let mut changes = Vec::new();
        self.expire(&part.occasion, &mut changes);
        let vector = self.index.weigh(&part.terms);
        let finders = index::finders(&vector);
        let near = self.index.near(&finders);
        let compared = self.compare(&part.occasion, &vector, &near);
        let closest = compared.closest.and_then(|(number, score)| {
            let other = self.index.get(number)?;
            Some((
                other.id.clone(),
                score as f64 / MILLION,
                evidence(&part.terms, &vector, &other.vector),
            ))
        });
        let (closest, evidence) = closest
            .map_or((None, Vec::new()), |(id, score, evidence)| (Some((id, score)), evidence));
        let number = self.index.push(
            part.id.clone(),
            part.occasion.clone(),
            (vector, finders),
            compared.links,
            &part.terms,
        );
        let own = self.graph.add(Node {
            id: named(&part.id, self.graph.next()),
            live: [number].into(),
            size: 1,
            within: 0,
            neighbours: compared.neighbours,
        });
        self.assign(&[number], own);
        let score = self.settle(own, &mut changes);
        let story = self.index.get(number).and_then(|article| self.graph.get(article.story));
        let story = story.map(|node| node.id.clone()).unwrap_or_default();
        Decision { story, score, closest, evidence, changes }
    }

    /// Lets go what the window has passed.
    fn expire(&mut self, occasion: &Occasion, changes: &mut Vec<Change>) {
        if let Some(day) = occasion.published().filter(|day| day.year.is_some()) {
            let later = |latest| days_between(latest, day).is_none_or(|days| days > 0);
            if self.latest.is_none_or(later) {
                self.latest = Some(day);
            }
        }
        while self.index.len() >= self.window.articles.max(1) || self.is_past() {
            let Some((number, gone)) = self.index.pop() else { return };
            if let Some(node) = self.graph.leave(gone.story, number) {
                changes.push(Change::Closed { story: node.id });
            }
        }
    }

    /// Whether the first article of the window is too old.
    fn is_past(&self) -> bool {
        let (Some(days), Some(latest)) = (self.window.days, self.latest) else { return false };
        let first = self.index.front().and_then(|article| article.occasion.published());
        let Some(day) = first.filter(|day| day.year.is_some()) else { return false };
        days_between(day, latest).is_some_and(|since| since > i32::from(days))
    }

    /// Compares a new article with the stories that it is near.
    fn compare(&self, occasion: &Occasion, vector: &Vector<Key>, near: &[u64]) -> Compared {
        let mut compared = Compared::default();
        let mut stories: Vec<u64> = Vec::new();
        for number in near {
            let Some(article) = self.index.get(*number) else { continue };
            if !stories.contains(&article.story) && stories.len() < STORIES {
                stories.push(article.story);
            }
        }
        for story in stories {
            let Some(node) = self.graph.get(story) else { continue };
            let mut between = Between::default();
            for number in node.live.iter().rev().take(SAMPLE) {
                let Some(other) = self.index.get(*number) else { continue };
                let likeness = vector.likeness(&other.vector);
                if likeness < LEAST {
                    continue;
                }
                let score = (scored(occasion, &other.occasion, likeness) * MILLION) as i64;
                between.add(Between { sum: score, capped: score.min(asked().cap) });
                compared.links.push((*number, score));
                if compared.closest.is_none_or(|(_, highest)| score > highest) {
                    compared.closest = Some((*number, score));
                }
            }
            let count = |articles: usize| i64::try_from(articles).unwrap_or(i64::MAX);
            let (asked, size) = (count(node.live.len().clamp(1, SAMPLE)), count(node.size));
            let all = |sum: i64| sum.saturating_mul(size) / asked;
            let between = Between { sum: all(between.sum), capped: all(between.capped) };
            compared.neighbours.insert(story, between);
        }
        compared
    }

    /// Merges a new story with what it is close to, until nothing is close enough; gives the mean
    /// score of the first merge.
    fn settle(&mut self, own: u64, changes: &mut Vec<Change>) -> Option<f64> {
        let mut story = own;
        let mut joined = None;
        let mut late = false;
        while let Some((other, mean)) = self.graph.closest(story, least(), asked()) {
            let size = |number| self.graph.get(number).map_or(0, |node| node.size);
            let ours = (size(story), other) > (size(other), story);
            let (into, from) = if ours { (story, other) } else { (other, story) };
            let id = |number| self.graph.get(number).map(|node| node.id.clone());
            let ids = (id(from).unwrap_or_default(), id(into).unwrap_or_default());
            let moved = self.graph.merge(into, from);
            self.assign(&moved, into);
            let score = mean as f64 / MILLION;
            if joined.is_none() {
                joined = Some(score);
            } else {
                late = true;
                changes.push(Change::Merged { from: ids.0, into: ids.1, score });
            }
            story = into;
        }
        let node = self.graph.get(story)?;
        let doubled = node.size > 3 && node.size.is_power_of_two();
        if doubled && !late && node.size <= WHOLE && node.live.len() == node.size {
            self.split(story, changes);
        }
        joined
    }

    /// Clusters the articles of a story anew; each part but the largest becomes a story of its own.
    fn split(&mut self, story: u64, changes: &mut Vec<Change>) {
        let Some(node) = self.graph.get(story) else { return };
        let members: Vec<u64> = node.live.iter().copied().collect();
        let mut pairs = Vec::new();
        for (at, number) in (0..).zip(&members) {
            let links = self.index.get(*number).map_or(&[][..], |article| &article.links);
            for (other, score) in links.iter().filter(|(other, _)| other < number) {
                if let Ok(place) = members.binary_search(other) {
                    pairs.push((place as u32, at, *score as f64 / MILLION));
                }
            }
        }
        let mut parts: Vec<Vec<u64>> = clusters(members.len(), &pairs, THRESHOLD, Some(COHESION))
            .into_iter()
            .map(|part| part.members.iter().map(|&at| members[at as usize]).collect())
            .collect();
        if parts.len() < 2 {
            return;
        }
        // The largest first, of equal ones the first: the sort is stable.
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        let Some(before) = self.graph.remove(story) else { return };
        for (at, part) in parts.into_iter().enumerate() {
            let first = part.first().and_then(|first| self.index.get(*first));
            let id = if at == 0 {
                before.id.clone()
            } else {
                first.map_or_else(String::new, |first| named(&first.id, self.graph.next()))
            };
            if at > 0 {
                let articles = part.iter().filter_map(|number| self.index.get(*number));
                changes.push(Change::Split {
                    from: before.id.clone(),
                    into: id.clone(),
                    articles: articles.map(|article| article.id.clone()).collect(),
                });
            }
            let node = self.node_of(id, &part);
            let number = self.graph.add(node);
            self.assign(&part, number);
        }
    }

    /// A story of these articles, as close to others as their scores tell.
    fn node_of(&self, id: String, part: &[u64]) -> Node {
        let mut node = Node { id, live: part.iter().copied().collect(), ..Node::default() };
        node.size = part.len();
        for number in part {
            let Some(article) = self.index.get(*number) else { continue };
            for (other, score) in &article.links {
                let capped = (*score).min(asked().cap);
                if part.binary_search(other).is_ok() {
                    // Each pair is met from both its ends.
                    node.within += if other < number { capped } else { 0 };
                    continue;
                }
                let Some(other) = self.index.get(*other) else { continue };
                if self.graph.get(other.story).is_some() {
                    let between = node.neighbours.entry(other.story).or_default();
                    between.add(Between { sum: *score, capped });
                }
            }
        }
        node
    }

    fn assign(&mut self, articles: &[u64], story: u64) {
        for number in articles {
            if let Some(article) = self.index.get_mut(*number) {
                article.story = story;
            }
        }
    }
}

/// The least mean score in millionths.
const fn least() -> i64 {
    (THRESHOLD * MILLION) as i64
}

fn asked() -> Asked {
    Asked::of(COHESION, least())
}

/// The words of a new article that speak for its likeness to another.
fn evidence(terms: &Terms, ours: &Vector<Key>, theirs: &Vector<Key>) -> Vec<Evidence> {
    let stems = ours.best(theirs, WORDS, |shared| match shared {
        Shared::Stem(key) => [Some(key), None],
        Shared::Phrase(key) => terms.stems_of(key),
    });
    let places = stems.into_iter().filter_map(|stem| terms.place(stem));
    places.map(|span| Evidence::new(span, "both use this word")).collect()
}
