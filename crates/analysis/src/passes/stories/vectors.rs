//! Vectors: how alike the words of two articles are.
//!
//! Each of an article's three counts is a vector of stems weighted by `(1 + ln tf) * idf^1.5` and
//! brought to length one; the likeness of two articles is the sum of the three cosines, weighted.
//! Frequencies come from the articles at hand. In a handful of articles every word is frequent or
//! rare by chance, so some articles are added that hold none of the words.
//!
//! Pairs are found by an inverted index over the stems that are not in too many articles: only
//! articles that agree on rarer words are compared whole. What such words bring a pair is taken as
//! the product of the lengths of the weights, which is never less than what they bring its likeness.

use copydesk_core::Span;

use super::terms::Term;
use crate::passes::tokens::Key;

/// What the cosine of the whole text, of the opening and of the figures count.
const SHARES: [f64; 3] = [0.6, 0.3, 0.1];

/// How many articles are added that hold none of the words.
const ADDED: f64 = 5.0;

/// The power of the inverse document frequency.
const IDF_POWER: f64 = 1.5;

/// A pair is compared whole if the stems that find pairs bring it so far.
const FOUND: f64 = 0.05;

/// Pairs less alike than this are told as not alike at all.
const LEAST: f64 = 0.03;

/// In how many of so many articles a stem may stand to find pairs.
fn too_common(articles: usize) -> usize {
    40 + 2 * articles.isqrt()
}

/// A stem of an article with its weights.
#[derive(Clone, Copy, Debug)]
struct Weighted {
    /// Number of the stem.
    stem: u32,
    /// Its weight in each vector, times the square root of the vector's share.
    weights: [f64; 3],
    /// The length of the three together, as one number for finding pairs.
    length: f32,
    place: Option<Span>,
}

/// An article that holds a stem, and the weight of the stem in it.
#[derive(Clone, Copy, Debug)]
struct Holder {
    article: u32,
    length: f32,
}

/// The vectors of all articles.
pub(super) struct Vectors {
    articles: Vec<Vec<Weighted>>,
    /// For each stem, the articles that hold it.
    holders: Vec<Vec<Holder>>,
}

impl Vectors {
    /// The vectors of these articles.
    pub(super) fn of(articles: &[&[Term]]) -> Self {
        let mut keys: Vec<Key> =
            articles.iter().flat_map(|terms| terms.iter()).map(|t| t.key).collect();
        keys.sort_unstable();
        let groups = keys.chunk_by(|a, b| a == b);
        let (stems, counts): (Vec<Key>, Vec<usize>) =
            groups.filter_map(|group| Some((*group.first()?, group.len()))).unzip();
        let total = articles.len() as f64 + ADDED;
        let idf: Vec<f64> = counts
            .iter()
            .map(|&count| (total / (count as f64 + 1.0)).ln().max(0.0).powf(IDF_POWER))
            .collect();
        let mut holders = vec![Vec::new(); stems.len()];
        let vectors = articles.iter().enumerate().map(|(at, terms)| {
            let mut vector: Vec<Weighted> = Vec::with_capacity(terms.len());
            // Both lists are ordered by key.
            let mut from = 0;
            for term in *terms {
                let Ok(found) = stems[from..].binary_search(&term.key) else { continue };
                from += found;
                let weights = term.counts.map(|count| weight(count) * idf[from]);
                vector.push(Weighted {
                    stem: from as u32,
                    weights,
                    length: 0.0,
                    place: term.place,
                });
            }
            normalise(&mut vector);
            for weighted in &vector {
                let holder = Holder { article: at as u32, length: weighted.length };
                holders[weighted.stem as usize].push(holder);
            }
            vector
        });
        let articles = vectors.collect();
        Self { articles, holders }
    }

    /// Every pair that is alike, with its likeness from 0 to 1, ordered by its articles.
    pub(super) fn alike(&self) -> Vec<(u32, u32, f64)> {
        let too_common = too_common(self.articles.len());
        let mut pairs = Vec::new();
        // What the stems that find pairs bring each article, and which were brought anything.
        let mut brought = vec![0.0; self.articles.len()];
        let mut found: Vec<u32> = Vec::new();
        for (at, vector) in self.articles.iter().enumerate() {
            for weighted in vector {
                let holders = &self.holders[weighted.stem as usize];
                if holders.len() > too_common {
                    continue;
                }
                let behind = holders.partition_point(|holder| holder.article as usize <= at);
                for holder in &holders[behind..] {
                    let sum = &mut brought[holder.article as usize];
                    if *sum == 0.0 {
                        found.push(holder.article);
                    }
                    *sum += f64::from(weighted.length) * f64::from(holder.length);
                }
            }
            found.sort_unstable();
            for other in found.drain(..) {
                let sum = std::mem::take(&mut brought[other as usize]);
                if sum < FOUND {
                    continue;
                }
                let likeness = self.likeness(at, other as usize);
                if likeness >= LEAST {
                    pairs.push((at as u32, other, likeness));
                }
            }
        }
        pairs
    }

    /// How alike two articles are, from 0 to 1.
    fn likeness(&self, a: usize, b: usize) -> f64 {
        let mut sums = [0.0; 3];
        shared(&self.articles[a], &self.articles[b], |x, y| {
            for (sum, (x, y)) in sums.iter_mut().zip(x.weights.iter().zip(y.weights)) {
                *sum += x * y;
            }
        });
        sums.iter().sum()
    }

    /// The places of the stems that speak most for the likeness of two articles.
    pub(super) fn best(
        &self,
        a: usize,
        b: usize,
        most: usize,
    ) -> Vec<(Option<Span>, Option<Span>)> {
        let mut stems = Vec::new();
        shared(&self.articles[a], &self.articles[b], |x, y| {
            let product: f64 = x.weights.iter().zip(y.weights).map(|(x, y)| x * y).sum();
            stems.push((product, x.place, y.place));
        });
        stems.sort_by(|x, y| y.0.total_cmp(&x.0));
        stems.into_iter().take(most).map(|(_, a, b)| (a, b)).collect()
    }
}

fn weight(count: f32) -> f64 {
    if count > 0.0 { 1.0 + f64::from(count).ln() } else { 0.0 }
}

/// Brings each of the three vectors to the square root of its share.
fn normalise(vector: &mut [Weighted]) {
    for (kind, share) in SHARES.iter().enumerate() {
        let length: f64 = vector.iter().map(|w| w.weights[kind] * w.weights[kind]).sum();
        if length > 0.0 {
            let factor = (share / length).sqrt();
            for weighted in vector.iter_mut() {
                weighted.weights[kind] *= factor;
            }
        }
    }
    for weighted in vector {
        weighted.length = weighted.weights.iter().map(|w| w * w).sum::<f64>().sqrt() as f32;
    }
}

/// Calls with each stem that both hold, in their order.
fn shared<'a>(
    a: &'a [Weighted],
    b: &'a [Weighted],
    mut call: impl FnMut(&'a Weighted, &'a Weighted),
) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.stem == y.stem {
            call(x, y);
        }
        i += usize::from(x.stem <= y.stem);
        j += usize::from(y.stem <= x.stem);
    }
}
