//! Reprints: articles of which one repeats much of the other.
//!
//! Two articles are a pair where they share at least half of the distinct five-word shingles of the
//! one that has fewer (containment, after Broder, "On the resemblance and containment of documents",
//! 1997), and at least thirty. Shingles run over the words of the body, capitals folded, marks and
//! paragraph ends passed over, so that changed quotation marks and broken paragraphs hide nothing.
//!
//! Every such pair is found: the index ([`index`]) is exact and drops nothing. It walks the rarest
//! shingles first and only as many as a pair must have one of (the prefix filter of Chaudhuri,
//! Ganti and Kaushik, 2006), so time grows with the length of the copy plus the pairs that are
//! nearly reprints. A thousand copies of one piece are half a million pairs, and all are told. Two
//! different shingles count as one only if their 64-bit hashes are equal.
//!
//! The direction is told from evidence ([`direction`]) and is [`Direction::Unknown`] without.
//!
//! Limits of this version: the shingles of the whole corpus are held in memory, some 20 bytes a
//! word; a copy with a word changed in every five is not found; headlines are not compared.

pub(super) mod direction;
mod index;
mod passages;
mod shingles;

#[cfg(test)]
mod tests;

use copydesk_core::{Article, CorpusPass, Evidence, PassId, Span};

use super::tokens::{Reading, Tokens};
use direction::Provenance;
use shingles::Shingles;

/// Finds reprints.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reprints;

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

/// What the pass takes from one article.
#[derive(Clone, Debug)]
pub struct Part {
    shingles: Shingles,
    provenance: Provenance,
}

impl CorpusPass for Reprints {
    type Needs = (Tokens,);
    type After = ();
    type Part = Part;
    type Output = Vec<ReprintGroup>;

    fn id(&self) -> PassId {
        PassId::new("reprints")
    }

    fn map(&self, article: &Article, (reading,): (&Reading,)) -> Part {
        Part { shingles: Shingles::of(reading), provenance: Provenance::of(article) }
    }

    fn reduce(&self, parts: Vec<Part>, (): ()) -> Vec<ReprintGroup> {
        let shingles: Vec<&Shingles> = parts.iter().map(|part| &part.shingles).collect();
        let pairs = index::pairs(&shingles);
        let mut groups: Vec<ReprintGroup> = Vec::new();
        let group_of = groups_of(parts.len(), &pairs);
        let mut place = vec![None; parts.len()];
        for pair in pairs {
            let root = group_of[pair.a as usize];
            let at = *place[root].get_or_insert_with(|| {
                groups.push(ReprintGroup { articles: Vec::new(), pairs: Vec::new() });
                groups.len() - 1
            });
            groups[at].articles.extend([pair.a, pair.b]);
            groups[at].pairs.push(finish(&parts, &pair));
        }
        for group in &mut groups {
            group.articles.sort_unstable();
            group.articles.dedup();
        }
        groups
    }
}

/// The pair with its passages and direction.
fn finish(parts: &[Part], pair: &index::Pair) -> ReprintPair {
    let (a, b) = (&parts[pair.a as usize], &parts[pair.b as usize]);
    let lengths = (a.shingles.distinct.len(), b.shingles.distinct.len());
    let containment = f64::from(pair.shared) / lengths.0.min(lengths.1) as f64;
    let told = direction::tell(&a.provenance, &b.provenance, lengths, containment);
    let evidence = told.evidence.into_iter();
    ReprintPair {
        a: pair.a,
        b: pair.b,
        containment,
        direction: told.direction,
        evidence: evidence.map(|(of_b, e)| (if of_b { pair.b } else { pair.a }, e)).collect(),
        shared: passages::shared(&a.shingles, &b.shingles),
    }
}

/// The least article that each article hangs together with.
fn groups_of(len: usize, pairs: &[index::Pair]) -> Vec<usize> {
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    let mut parent: Vec<usize> = (0..len).collect();
    for pair in pairs {
        let (a, b) = (root(&mut parent, pair.a as usize), root(&mut parent, pair.b as usize));
        parent[a.max(b)] = a.min(b);
    }
    (0..len).map(|at| root(&mut parent, at)).collect()
}
