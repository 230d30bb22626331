//! Vectors: how alike the words of two articles are.
//!
//! The stems of the whole text, the stems of the opening and the phrases are three vectors, each
//! brought to length one; the likeness of two articles is the sum of the three cosines, weighted. A
//! stem weighs `(1 + ln tf)` times its rarity ([`rarity`]), a phrase the geometric mean of its two
//! stems'.
//!
//! A term has a name: its number in a batch, its key in a stream.
//!
//! Pairs of a batch are found by an inverted index over the terms that are not in too many articles: only
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
pub(super) const LEAST: f64 = 0.03;

/// In how many of so many articles a term may stand to find pairs.
fn too_common(articles: usize) -> usize {
    40 + 2 * articles.isqrt()
}

/// A stem of an article, and its weight in the text and in the opening.
#[derive(Clone, Copy, Debug)]
struct Stem<T> {
    term: T,
    weights: [f32; 2],
}

impl<T> Stem<T> {
    fn length(&self) -> f32 {
        let [text, opening] = self.weights;
        text.hypot(opening)
    }
}

/// A phrase of an article and its weight.
#[derive(Clone, Copy, Debug)]
struct Phrase<T> {
    term: T,
    weight: f32,
}

/// An article: those of its terms that have a name, ordered by it.
#[derive(Clone, Debug)]
pub(super) struct Vector<T> {
    stems: Vec<Stem<T>>,
    phrases: Vec<Phrase<T>>,
}

/// A term that two articles hold.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shared<T> {
    Stem(T),
    Phrase(T),
}

impl<T: Copy + Ord> Vector<T> {
    /// The vector of an article, each of its three parts brought to the square root of its share.
    ///
    /// `rarities` are those of its stems; `stem` names the stem at a place and `phrase` that of a
    /// key. Terms without a name count for the lengths alone.
    pub(super) fn of(
        terms: &Terms,
        rarities: &[f64],
        stem: impl Fn(usize) -> Option<T>,
        mut phrase: impl FnMut(Key) -> Option<T>,
    ) -> Self {
        let weights: Vec<[f64; 2]> = terms
            .stems
            .iter()
            .zip(rarities)
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
        let stems = weights.iter().enumerate().filter_map(|(at, [in_text, in_opening])| {
            let weights = [(in_text * text) as f32, (in_opening * opening) as f32];
            Some(Stem { term: stem(at)?, weights })
        });
        let phrases = terms.phrases.iter().zip(&of_phrases).filter_map(|(of, weight)| {
            Some(Phrase { term: phrase(of.key)?, weight: (weight * beside) as f32 })
        });
        Self { stems: stems.collect(), phrases: phrases.collect() }
    }

    /// How alike two articles are, from 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let mut sum = 0.0;
        self.shared(other, |_, product| sum += product);
        sum
    }

    /// Every term with its weight: the stems, then the phrases.
    pub(super) fn weighed(&self) -> Vec<(T, f32)> {
        let stems = self.stems.iter().map(|stem| (stem.term, stem.length()));
        stems.chain(self.phrases.iter().map(|phrase| (phrase.term, phrase.weight))).collect()
    }

    /// The keys of the stems that speak most for the likeness of two articles, a phrase speaking for
    /// both of its stems. `stems` gives the keys of the stems of a term.
    pub(super) fn best(
        &self,
        other: &Self,
        most: usize,
        stems: impl Fn(Shared<T>) -> [Option<Key>; 2],
    ) -> Vec<Key> {
        let mut sums: BTreeMap<Key, f64> = BTreeMap::new();
        self.shared(other, |shared, product| {
            let stems = stems(shared);
            let share = product / stems.iter().flatten().count().max(1) as f64;
            for stem in stems.into_iter().flatten() {
                *sums.entry(stem).or_default() += share;
            }
        });
        let mut sums: Vec<(Key, f64)> = sums.into_iter().collect();
        sums.sort_by(|x, y| y.1.total_cmp(&x.1));
        sums.into_iter().take(most).map(|stem| stem.0).collect()
    }

    /// Calls with each term that both hold and what it brings their likeness, in their order.
    fn shared(&self, other: &Self, mut call: impl FnMut(Shared<T>, f64)) {
        merge(
            &self.stems,
            &other.stems,
            |stem| stem.term,
            |x, y| {
                let products = x.weights.iter().zip(y.weights);
                let product = products.map(|(x, y)| f64::from(*x) * f64::from(y)).sum();
                call(Shared::Stem(x.term), product);
            },
        );
        merge(
            &self.phrases,
            &other.phrases,
            |phrase| phrase.term,
            |x, y| {
                call(Shared::Phrase(x.term), f64::from(x.weight) * f64::from(y.weight));
            },
        );
    }
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
    articles: Vec<Vector<u32>>,
    stems: Held,
    phrases: Held,
}

impl Vectors {
    /// The vectors of these articles.
    pub(super) fn of(articles: &[&Terms]) -> Self {
        let mut stems = Held::of(articles.iter().flat_map(|a| a.stems.iter().map(|s| s.key)));
        let mut phrases = Held::of(articles.iter().flat_map(|a| a.phrases.iter().map(|p| p.key)));
        let vectors: Vec<Vector<u32>> = articles
            .iter()
            .map(|terms| vector(terms, [&stems, &phrases], articles.len()))
            .collect();
        let numbered = || (0..).zip(&vectors);
        stems.fill(numbered().flat_map(|(article, vector)| {
            let holder = move |stem: &Stem<u32>| Holder { article, weight: stem.length() };
            vector.stems.iter().map(move |stem| (stem.term, holder(stem)))
        }));
        phrases.fill(numbered().flat_map(|(article, vector)| {
            let holder = move |phrase: &Phrase<u32>| Holder { article, weight: phrase.weight };
            vector.phrases.iter().map(move |phrase| (phrase.term, holder(phrase)))
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
            for stem in &vector.stems {
                bring(stem.length(), self.stems.behind(stem.term, at, too_common));
            }
            for phrase in &vector.phrases {
                bring(phrase.weight, self.phrases.behind(phrase.term, at, too_common));
            }
            found.sort_unstable();
            for other in found.drain(..) {
                let sum = std::mem::take(&mut brought[other as usize]);
                if sum < FOUND {
                    continue;
                }
                let likeness = vector.likeness(&self.articles[other as usize]);
                if likeness >= LEAST {
                    pairs.push((at, other, likeness));
                }
            }
        }
        pairs
    }

    /// The keys of the stems that speak most for the likeness of two articles, of which the terms of
    /// the first are given, too.
    pub(super) fn best(&self, a: u32, terms: &Terms, b: u32, most: usize) -> Vec<Key> {
        let [a, b] = [a, b].map(|at| &self.articles[at as usize]);
        a.best(b, most, |shared| match shared {
            Shared::Stem(number) => [Some(self.stems.keys[number as usize]), None],
            Shared::Phrase(number) => terms.stems_of(self.phrases.keys[number as usize]),
        })
    }
}

/// The vector of an article of a batch.
fn vector(terms: &Terms, [stems, phrases]: [&Held; 2], articles: usize) -> Vector<u32> {
    let mut from = 0;
    let numbers: Vec<Option<u32>> =
        terms.stems.iter().map(|stem| stems.number(stem.key, &mut from)).collect();
    let counts = numbers.iter().map(|number| number.map_or(1, |number| stems.count(number)));
    let rarities = terms.stems.iter().zip(counts);
    let rarities: Vec<f64> =
        rarities.map(|(stem, count)| rarity(stem.key, count, articles)).collect();
    let mut from = 0;
    let phrase = |key: Key| phrases.number(key, &mut from);
    Vector::of(terms, &rarities, |at| numbers[at], phrase)
}

fn damped(count: f32) -> f64 {
    if count > 0.0 { 1.0 + f64::from(count).ln() } else { 0.0 }
}

/// What brings a vector to the square root of a share.
fn factor(weights: impl Iterator<Item = f64>, share: f64) -> f64 {
    let length: f64 = weights.map(|weight| weight * weight).sum();
    if length > 0.0 { (share / length).sqrt() } else { 0.0 }
}

/// Calls with what stands in both lists, which are ordered by their names.
fn merge<T, K: Ord>(a: &[T], b: &[T], name: impl Fn(&T) -> K, mut call: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (m, n) = (name(x), name(y));
        if m == n {
            call(x, y);
        }
        i += usize::from(m <= n);
        j += usize::from(n <= m);
    }
}
