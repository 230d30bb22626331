//! An article's own words that are a quote of another article.
//!
//! Words are compared as they stand. A sentence repeats a quote that has words enough if it holds
//! nearly all of them and little else. If so, it holds one of the few rarest of them, too, so that
//! only the sentences with one of these are looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Line, Pair, shared};
use crate::passes::tokens::Key;

/// The share of a quote's words that a sentence holds.
const NEARLY_ALL: f64 = 0.85;

/// The share of a sentence's words that are the quote's.
const LITTLE_ELSE: f64 = 0.6;

/// A quote with fewer different words is not looked for.
const FEWEST: usize = 8;

/// The pairs of a quote and a sentence of another article's own words that repeats it, and of two
/// sentences that repeat one quote; the lower number first.
pub(super) fn pairs(lines: &[Line<'_>]) -> Vec<Pair> {
    let mut holders: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.part.quote.is_none()) {
        for word in &line.words.exact {
            holders.entry(*word).or_default().push(at);
        }
    }
    let mut found: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    let of_quote = |line: &Line<'_>| line.part.quote.is_some() && line.words.exact.len() >= FEWEST;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| of_quote(line)) {
        let mut repeating: Vec<usize> = candidates(line, &holders)
            .into_iter()
            .filter(|&other| lines[other].article != line.article && repeats(&lines[other], line))
            .collect();
        repeating.push(at);
        for (place, &x) in repeating.iter().enumerate() {
            for &y in repeating.iter().skip(place + 1) {
                if lines[x].article != lines[y].article {
                    let agreement = agreement(&lines[x], &lines[y]);
                    found.insert((x.min(y), x.max(y)), agreement);
                }
            }
        }
    }
    found.into_iter().map(|((a, b), (score, exact))| Pair { a, b, score, exact }).collect()
}

/// The sentences that hold one of so many of the rarest words that no other can hold nearly all.
fn candidates(quote: &Line<'_>, holders: &BTreeMap<Key, Vec<usize>>) -> BTreeSet<usize> {
    let of = |word: &Key| holders.get(word).map(Vec::as_slice).unwrap_or_default();
    let mut words: Vec<&Key> = quote.words.exact.iter().collect();
    words.sort_by_key(|word| (of(word).len(), **word));
    let may_miss = (words.len() as f64 * (1.0 - NEARLY_ALL)) as usize;
    words.iter().take(may_miss + 1).flat_map(|word| of(word).iter().copied()).collect()
}

fn repeats(sentence: &Line<'_>, quote: &Line<'_>) -> bool {
    let both = shared(&sentence.words.exact, &quote.words.exact).len() as f64;
    both >= NEARLY_ALL * quote.words.exact.len() as f64
        && both >= LITTLE_ELSE * sentence.words.exact.len() as f64
}

/// The share of the words of the shorter one that both hold, and how many those are.
fn agreement(a: &Line<'_>, b: &Line<'_>) -> (f64, usize) {
    let both = shared(&a.words.exact, &b.words.exact).len();
    let shorter = a.words.exact.len().min(b.words.exact.len()).max(1);
    (both as f64 / shorter as f64, both)
}
