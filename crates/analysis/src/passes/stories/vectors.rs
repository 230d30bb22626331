//! Vectors: how alike the words of two articles are.
//!
//! The stems of the whole text, the stems of the opening and the phrases are three vectors, each
//! brought to length one; the likeness of two articles is the sum of the three cosines, weighted. A
//! stem weighs `(1 + ln tf)` times its rarity ([`rarity`]), a phrase the geometric mean of its two
//! stems'.
//!
//! Pairs are found by an inverted index over the terms that are not in too many articles: only
//! articles that agree on rarer terms are compared whole. What such terms bring a pair is taken as
//! the product of the lengths of the weights, which is never less than what they bring its likeness.

use std::collections::BTreeMap;

use super::rarity::rarity;
use super::terms::Terms;
use crate::passes::tokens::Key;

/// What the cosine of the whole text, of the opening and of the phrases count.
const SHARES: [f64; 3] = [0.5, 0.25, 0.25];

/// A pair is compared whole if the terms that find pairs bring it so far.
const FOUND: f64 = 0.05;

/// Pairs less alike than this are told as not alike at all.
const LEAST: f64 = 0.03;

/// In how many of so many articles a term may stand to find pairs.
fn too_common(articles: usize) -> usize {
    40 + 2 * articles.isqrt()
}

/// A stem of an article: its number, and its weight in the text and in the opening.
#[derive(Clone, Copy, Debug)]
struct Stem {
    number: u32,
    weights: [f32; 2],
}

/// A phrase of an article: its number and weight.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    number: u32,
    weight: f32,
}

/// An article: those of its terms that others hold, too, ordered by their numbers.
#[derive(Debug, Default)]
struct Vector {
    stems: Vec<Stem>,
    phrases: Vec<Phrase>,
}

/// An article that holds a term, and the weight of the term in it.
#[derive(Clone, Copy, Debug)]
struct Holder {
    article: u32,
    weight: f32,
}

/// The terms of one kind that more than one article holds.
struct Held {
    /// Their keys, ascending: a term's number is its place here.
    keys: Vec<Key>,
    /// Where the holders of each begin; one more at the end.
    starts: Vec<usize>,
    holders: Vec<Holder>,
}

impl Held {
    fn of(keys: impl Iterator<Item = Key>) -> Self {
        let mut all: Vec<Key> = keys.collect();
        all.sort_unstable();
        let (mut keys, mut starts) = (Vec::new(), vec![0]);
        let mut end = 0;
        for group in all.chunk_by(|a, b| a == b).filter(|group| group.len() > 1) {
            keys.extend(group.first());
            end += group.len();
            starts.push(end);
        }
        Self { keys, starts, holders: Vec::with_capacity(end) }
    }

    /// The number of a term; a term that one article alone holds has none.
    ///
    /// Keys are asked for in their order: `from` is where the search begins.
    fn number(&self, key: Key, from: &mut usize) -> Option<u32> {
        let behind = self.keys.get(*from..)?;
        *from += behind.partition_point(|other| *other < key);
        (self.keys.get(*from) == Some(&key)).then_some(*from as u32)
    }

    /// How many articles hold a term.
    fn count(&self, number: u32) -> usize {
        let at = number as usize;
        self.starts[at + 1] - self.starts[at]
    }

    /// Takes each article's terms, the articles in their order.
    fn fill(&mut self, terms: impl Iterator<Item = (u32, Holder)> + Clone) {
        let mut next = self.starts.clone();
        self.holders = vec![Holder { article: 0, weight: 0.0 }; *self.starts.last().unwrap_or(&0)];
        for (number, holder) in terms {
            self.holders[next[number as usize]] = holder;
            next[number as usize] += 1;
        }
    }

    /// The articles behind one that hold a term, unless too many hold it.
    fn behind(&self, number: u32, article: u32, too_common: usize) -> &[Holder] {
        let at = number as usize;
        let holders = &self.holders[self.starts[at]..self.starts[at + 1]];
        if holders.len() > too_common {
            return &[];
        }
        &holders[holders.partition_point(|holder| holder.article <= article)..]
    }
}

/// The vectors of all articles.
pub(super) struct Vectors {
    articles: Vec<Vector>,
    stems: Held,
    phrases: Held,
}

impl Vectors {
    /// The vectors of these articles.
    pub(super) fn of(articles: &[&Terms]) -> Self {
        let mut stems = Held::of(articles.iter().flat_map(|a| a.stems.iter().map(|s| s.key)));
        let mut phrases = Held::of(articles.iter().flat_map(|a| a.phrases.iter().map(|p| p.key)));
        let vectors: Vec<Vector> =
            articles.iter().map(|terms| vector(terms, &stems, &phrases, articles.len())).collect();
        let numbered = || (0..).zip(&vectors);
        stems.fill(numbered().flat_map(|(article, vector)| {
            vector.stems.iter().map(move |stem| {
                let [text, opening] = stem.weights;
                (stem.number, Holder { article, weight: text.hypot(opening) })
            })
        }));
        phrases.fill(numbered().flat_map(|(article, vector)| {
            vector
                .phrases
                .iter()
                .map(move |phrase| (phrase.number, Holder { article, weight: phrase.weight }))
        }));
        Self { articles: vectors, stems, phrases }
    }

    /// Every pair that is alike, with its likeness from 0 to 1, ordered by its articles.
    pub(super) fn alike(&self) -> Vec<(u32, u32, f64)> {
        let too_common = too_common(self.articles.len());
        let mut pairs = Vec::new();
        // What the terms that find pairs bring each article, and which were brought anything.
        let mut brought = vec![0.0; self.articles.len()];
        let mut found: Vec<u32> = Vec::new();
        for (at, vector) in (0..).zip(&self.articles) {
            let mut bring = |weight: f32, holders: &[Holder]| {
                for holder in holders {
                    let sum = &mut brought[holder.article as usize];
                    if *sum == 0.0 {
                        found.push(holder.article);
                    }
                    *sum += f64::from(weight) * f64::from(holder.weight);
                }
            };
            for Stem { number, weights: [text, opening] } in &vector.stems {
                bring(text.hypot(*opening), self.stems.behind(*number, at, too_common));
            }
            for Phrase { number, weight } in &vector.phrases {
                bring(*weight, self.phrases.behind(*number, at, too_common));
            }
            found.sort_unstable();
            for other in found.drain(..) {
                let sum = std::mem::take(&mut brought[other as usize]);
                if sum < FOUND {
                    continue;
                }
                let likeness = self.likeness(at, other);
                if likeness >= LEAST {
                    pairs.push((at, other, likeness));
                }
            }
        }
        pairs
    }

    /// How alike two articles are, from 0 to 1.
    fn likeness(&self, a: u32, b: u32) -> f64 {
        let mut sum = 0.0;
        self.shared(a, b, |_, product| sum += product);
        sum
    }

    /// The keys of the stems that speak most for the likeness of two articles, a phrase speaking for
    /// both of its stems.
    pub(super) fn best(&self, a: (u32, &Terms), b: u32, most: usize) -> Vec<Key> {
        let mut stems: BTreeMap<Key, f64> = BTreeMap::new();
        self.shared(a.0, b, |shared, product| match shared {
            Shared::Stem(number) => {
                *stems.entry(self.stems.keys[number as usize]).or_default() += product;
            }
            Shared::Phrase(number) => {
                let key = self.phrases.keys[number as usize];
                for stem in a.1.stems_of(key).into_iter().flatten() {
                    *stems.entry(stem).or_default() += product / 2.0;
                }
            }
        });
        let mut stems: Vec<(Key, f64)> = stems.into_iter().collect();
        stems.sort_by(|x, y| y.1.total_cmp(&x.1));
        stems.into_iter().take(most).map(|stem| stem.0).collect()
    }

    /// Calls with each term that both hold and what it brings their likeness, in their order.
    fn shared(&self, a: u32, b: u32, mut call: impl FnMut(Shared, f64)) {
        let (a, b) = (&self.articles[a as usize], &self.articles[b as usize]);
        merge(
            &a.stems,
            &b.stems,
            |stem| stem.number,
            |x, y| {
                let products = x.weights.iter().zip(y.weights);
                let product = products.map(|(x, y)| f64::from(*x) * f64::from(y)).sum();
                call(Shared::Stem(x.number), product);
            },
        );
        merge(
            &a.phrases,
            &b.phrases,
            |phrase| phrase.number,
            |x, y| {
                call(Shared::Phrase(x.number), f64::from(x.weight) * f64::from(y.weight));
            },
        );
    }
}

/// A term that two articles hold, by its number.
#[derive(Clone, Copy, Debug)]
enum Shared {
    Stem(u32),
    Phrase(u32),
}

/// The vector of an article, each of its three parts brought to the square root of its share.
fn vector(terms: &Terms, stems: &Held, phrases: &Held, articles: usize) -> Vector {
    let mut from = 0;
    let numbers: Vec<Option<u32>> =
        terms.stems.iter().map(|stem| stems.number(stem.key, &mut from)).collect();
    let rarities: Vec<f64> = terms
        .stems
        .iter()
        .zip(&numbers)
        .map(|(stem, number)| rarity(stem.key, number.map_or(1, |n| stems.count(n)), articles))
        .collect();
    let weights: Vec<[f64; 2]> = terms
        .stems
        .iter()
        .zip(&rarities)
        .map(|(stem, rarity)| stem.counts.map(|count| damped(count) * rarity))
        .collect();
    let of_phrases: Vec<f64> = terms
        .phrases
        .iter()
        .map(|phrase| {
            let [first, second] = phrase.stems.map(|at| rarities[at as usize]);
            damped(phrase.count) * (first * second).sqrt()
        })
        .collect();
    let text = factor(weights.iter().map(|weight| weight[0]), SHARES[0]);
    let opening = factor(weights.iter().map(|weight| weight[1]), SHARES[1]);
    let beside = factor(of_phrases.iter().copied(), SHARES[2]);
    let stem = |(number, [in_text, in_opening]): (&Option<u32>, &[f64; 2])| {
        let weights = [(in_text * text) as f32, (in_opening * opening) as f32];
        Some(Stem { number: (*number)?, weights })
    };
    let mut from = 0;
    let phrase = |(phrase, weight): (&super::terms::Phrase, &f64)| {
        let number = phrases.number(phrase.key, &mut from)?;
        Some(Phrase { number, weight: (weight * beside) as f32 })
    };
    Vector {
        stems: numbers.iter().zip(&weights).filter_map(stem).collect(),
        phrases: terms.phrases.iter().zip(&of_phrases).filter_map(phrase).collect(),
    }
}

fn damped(count: f32) -> f64 {
    if count > 0.0 { 1.0 + f64::from(count).ln() } else { 0.0 }
}

/// What brings a vector to the square root of a share.
fn factor(weights: impl Iterator<Item = f64>, share: f64) -> f64 {
    let length: f64 = weights.map(|weight| weight * weight).sum();
    if length > 0.0 { (share / length).sqrt() } else { 0.0 }
}

/// Calls with what stands in both lists, which are ordered by their numbers.
fn merge<T>(a: &[T], b: &[T], number: impl Fn(&T) -> u32, mut call: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (m, n) = (number(x), number(y));
        if m == n {
            call(x, y);
        }
        i += usize::from(m <= n);
        j += usize::from(n <= m);
    }
}
