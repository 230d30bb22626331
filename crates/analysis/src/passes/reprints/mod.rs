//! Reprints.

use copydesk_core::{Evidence, Span};

/// Which of two articles was made from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// `a` was made from `b`.
    AFromB,
    /// `b` was made from `a`.
    BFromA,
    /// Nothing tells.
    Unknown,
}

/// A passage that two articles share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shared {
    /// Where it stands in the source of `a`.
    pub a: Span,
    /// Where it stands in the source of `b`.
    pub b: Span,
}

/// Two articles of which one repeats much of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct ReprintPair {
    /// Index of the first article.
    pub a: u32,
    /// Index of the second article; greater than `a`.
    pub b: u32,
    /// Share of the shorter one's five-word shingles that stand in the longer one.
    pub containment: f64,
    /// Which was made from which.
    pub direction: Direction,
    /// What tells the direction: spans of the article named with each.
    pub evidence: Vec<(u32, Evidence)>,
    /// The passages that they share, in the order of `a`.
    pub shared: Vec<Shared>,
}

/// Articles that hang together by reprints.
#[derive(Clone, Debug, PartialEq)]
pub struct ReprintGroup {
    /// Indices of the articles, ascending.
    pub articles: Vec<u32>,
    /// The pairs among them.
    pub pairs: Vec<ReprintPair>,
}
