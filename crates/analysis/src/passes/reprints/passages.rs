//! Passages: what two articles share, as spans of both.
//!
//! The first article is read from its start; where a shingle of the other is met, the run is
//! followed as far as both go on alike, and reading goes on behind it. Of several places in the
//! other article the one with the longest run is taken, the first of those; only the first
//! [`PLACES`] places of a shingle are tried, which matters only for text that repeats itself.

use rustc_hash::FxHashMap;

use super::Shared;
use super::shingles::Shingles;

/// How many places of one shingle are tried.
const PLACES: usize = 16;

/// The passages that two articles share, in the order of the first.
pub(super) fn shared(a: &Shingles, b: &Shingles) -> Vec<Shared> {
    // The places of each shingle of `b`: its first one, and for each place the next.
    let mut first: FxHashMap<u64, usize> = FxHashMap::default();
    let mut next = vec![None; b.hashes.len()];
    for (at, hash) in b.hashes.iter().enumerate().rev() {
        next[at] = first.insert(*hash, at);
    }
    let mut shared = Vec::new();
    let mut at = 0;
    while let Some(hash) = a.hashes.get(at) {
        let places = std::iter::successors(first.get(hash).copied(), |place| next[*place]);
        let runs = places.take(PLACES).map(|place| (run(a, at, b, place), place));
        // `max_by_key` gives the last of equals, so the places are compared backwards.
        let Some((len, place)) = runs.max_by_key(|(len, place)| (*len, usize::MAX - place)) else {
            at += 1;
            continue;
        };
        let spans = (a.span(at, at + len - 1), b.span(place, place + len - 1));
        if let (Some(a), Some(b)) = spans {
            shared.push(Shared { a, b });
        }
        at += len;
    }
    shared
}

/// How many shingles from these places on are alike; at least one.
fn run(a: &Shingles, from_a: usize, b: &Shingles, from_b: usize) -> usize {
    let behind_a = a.hashes.get(from_a..).unwrap_or_default();
    let behind_b = b.hashes.get(from_b..).unwrap_or_default();
    behind_a.iter().zip(behind_b).take_while(|(x, y)| x == y).count().max(1)
}
