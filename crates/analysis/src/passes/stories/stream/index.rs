//! The articles of the window, and which of them a new one is near.
//!
//! Each article is found by its [`FINDERS`] heaviest terms. Of a term that very many hold, the
//! latest [`LATEST`] holders are asked, so the cost of an article does not grow with the window.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::super::occasion::Occasion;
use super::super::rarity::rarity;
use super::super::terms::{Term, Terms};
use super::super::vectors::Vector;
use crate::passes::tokens::Key;

/// By how many of its terms an article is found.
const FINDERS: usize = 64;

/// How many holders of one term are asked.
const LATEST: usize = 400;

/// How many articles near a new one are told.
const NEAR: usize = 48;

/// What the terms that find an article must bring it to be near.
const LEAST: f32 = 0.02;

/// An article of the window.
#[derive(Debug)]
pub(super) struct Live {
    pub(super) id: String,
    /// Number of its story.
    pub(super) story: u64,
    pub(super) occasion: Occasion,
    pub(super) vector: Vector<Key>,
    /// The stems that it counts for.
    stems: Vec<Key>,
    /// The terms by which it is found.
    finders: Vec<(Key, f32)>,
    /// The articles that it was compared with and is alike: their numbers and scores.
    pub(super) links: Vec<(u64, i64)>,
}

/// The articles of the window by number, and by their terms.
#[derive(Debug, Default)]
pub(super) struct Index {
    articles: VecDeque<Live>,
    /// Number of the first of them.
    first: u64,
    /// How many articles hold each stem.
    counts: FxHashMap<Key, u32>,
    /// For each term that finds articles, which, in their order.
    holders: FxHashMap<Key, VecDeque<(u64, f32)>>,
    /// What was brought to each article; all 0 between two calls.
    brought: Vec<f32>,
}

impl Index {
    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }

    pub(super) fn front(&self) -> Option<&Live> {
        self.articles.front()
    }

    pub(super) fn get(&self, number: u64) -> Option<&Live> {
        self.articles.get(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    pub(super) fn get_mut(&mut self, number: u64) -> Option<&mut Live> {
        self.articles.get_mut(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    /// The vector of a new article: a stem is as rare as it is among the articles of the window and
    /// this one, and stays so for it.
    pub(super) fn weigh(&mut self, terms: &Terms) -> Vector<Key> {
        let articles = self.articles.len() + 1;
        let rarities = terms.stems.iter().map(|stem| {
            let count = self.counts.entry(stem.key).or_default();
            *count += 1;
            rarity(stem.key, *count as usize, articles)
        });
        let rarities: Vec<f64> = rarities.collect();
        let stem = |at: usize| terms.stems.get(at).map(|stem: &Term| stem.key);
        Vector::of(terms, &rarities, stem, Some)
    }

    /// The articles that are near this one, the nearest first.
    pub(super) fn near(&mut self, finders: &[(Key, f32)]) -> Vec<u64> {
        self.brought.resize(self.articles.len(), 0.0);
        let mut found = Vec::new();
        for (term, weight) in finders {
            let Some(holders) = self.holders.get(term) else { continue };
            for (number, other) in holders.iter().rev().take(LATEST) {
                let slot = (number - self.first) as usize;
                let Some(sum) = self.brought.get_mut(slot) else { continue };
                if *sum == 0.0 {
                    found.push(*number);
                }
                *sum += weight * other;
            }
        }
        let first = self.first;
        let mut near: Vec<(u64, f32)> = found
            .into_iter()
            .map(|number| (number, std::mem::take(&mut self.brought[(number - first) as usize])))
            .filter(|(_, sum)| *sum >= LEAST)
            .collect();
        near.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(NEAR);
        near.into_iter().map(|(number, _)| number).collect()
    }

    /// Takes an article in; gives its number.
    pub(super) fn push(
        &mut self,
        id: String,
        occasion: Occasion,
        (vector, finders): (Vector<Key>, Vec<(Key, f32)>),
        links: Vec<(u64, i64)>,
        terms: &Terms,
    ) -> u64 {
        let number = self.next();
        for (term, weight) in &finders {
            self.holders.entry(*term).or_default().push_back((number, *weight));
        }
        for (other, score) in &links {
            if let Some(other) = self.get_mut(*other) {
                other.links.push((number, *score));
            }
        }
        let stems = terms.stems.iter().map(|stem| stem.key).collect();
        self.articles.push_back(Live { id, story: 0, occasion, vector, stems, finders, links });
        number
    }

    /// The number of the next article.
    pub(super) fn next(&self) -> u64 {
        self.first + self.articles.len() as u64
    }

    /// Lets the first article go.
    pub(super) fn pop(&mut self) -> Option<(u64, Live)> {
        let gone = self.articles.pop_front()?;
        let number = self.first;
        self.first += 1;
        for stem in &gone.stems {
            if let Some(count) = self.counts.get_mut(stem) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(stem);
                }
            }
        }
        for (term, _) in &gone.finders {
            if let Some(holders) = self.holders.get_mut(term) {
                holders.pop_front();
                if holders.is_empty() {
                    self.holders.remove(term);
                }
            }
        }
        Some((number, gone))
    }
}

/// The terms by which an article is found, ordered by their keys.
pub(super) fn finders(vector: &Vector<Key>) -> Vec<(Key, f32)> {
    let mut terms = vector.weighed();
    if terms.len() > FINDERS {
        terms.select_nth_unstable_by(FINDERS, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(FINDERS);
    }
    terms.sort_unstable_by_key(|term| term.0);
    terms
}
