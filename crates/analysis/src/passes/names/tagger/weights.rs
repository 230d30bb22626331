//! The learned weights, and the best sequence of labels under them.
//!
//! `data/names/weights.bin` opens with lines of text that say where it comes from, up to an empty
//! line. Then come the weights of pairs of labels, 81 numbers of two bytes, and a row of eight
//! signed bytes for each hash of a feature: what it adds to each label but the first, in the unit
//! that the pairs have too. It is used as it lies there: nothing is built at the start.

use std::sync::OnceLock;

use super::{LABELS, may_follow};

const FILE: &[u8] = include_bytes!("../../../../data/names/weights.bin");

/// The bytes of a row.
const ROW: usize = LABELS - 1;

/// The scores of all labels, filled up to whole registers: they are added and compared four at a time,
/// without branches.
const LANES: usize = 12;

/// A score that no sequence of allowed labels has.
const NEVER: i32 = i32::MIN / 4;

/// What each feature and each pair of labels is worth.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// From each label to each; what is beyond the labels is never reached.
    pairs: [[i32; LANES]; LABELS],
    rows: &'a [u8],
}

impl Weights<'static> {
    /// The weights that the crate comes with.
    pub fn get() -> &'static Self {
        static WEIGHTS: OnceLock<Weights<'static>> = OnceLock::new();
        WEIGHTS.get_or_init(|| Weights::of(FILE))
    }
}

impl<'a> Weights<'a> {
    /// Reads a file of weights; what is missing counts nothing.
    pub fn of(file: &'a [u8]) -> Self {
        let body = memchr::memmem::find(file, b"\n\n").map_or(file.len(), |head| head + 2);
        let body = file.get(body..).unwrap_or_default();
        let (pairs_read, rows) = body.split_at(body.len().min(LABELS * LABELS * 2));
        let mut pairs = [[NEVER; LANES]; LABELS];
        let cells = pairs.iter_mut().flat_map(|row| row.iter_mut().take(LABELS));
        for (cell, bytes) in cells.zip(pairs_read.chunks_exact(2)) {
            *cell = i32::from(i16::from_le_bytes([bytes[0], bytes[1]]));
        }
        for (before, row) in pairs.iter_mut().enumerate() {
            for (label, cell) in row.iter_mut().enumerate().take(LABELS) {
                if !may_follow(before, label) {
                    *cell = NEVER;
                }
            }
        }
        Self { pairs, rows }
    }

    /// How many rows there are.
    pub const fn rows(&self) -> usize {
        self.rows.len() / ROW
    }

    /// The row of a feature.
    fn row(&self, feature: u32) -> Option<&[u8; ROW]> {
        let (rows, _) = self.rows.as_chunks::<ROW>();
        // A power of two spares the division; the file that the crate comes with has one.
        let at = if rows.len().is_power_of_two() {
            feature as usize & (rows.len() - 1)
        } else {
            feature as usize % rows.len().max(1)
        };
        rows.get(at)
    }

    /// What these features are worth to each label but the first, all labels in one step.
    fn sum(&self, features: &[u32]) -> [i32; ROW] {
        let mut total = [0_i32; ROW];
        // As many weights of one byte as a number of two bytes holds.
        for part in features.chunks(256) {
            let mut sum = [0_i16; ROW];
            for row in part.iter().filter_map(|feature| self.row(*feature)) {
                add(*row, &mut sum);
            }
            for (total, sum) in total.iter_mut().zip(sum) {
                *total += i32::from(sum);
            }
        }
        total
    }

    /// Writes the best labels of a stretch to `labels`, one a token; `lens` says how many features
    /// each of its tokens has.
    pub fn decode(&self, features: &[u32], lens: &[u32], labels: &mut Vec<u8>) {
        labels.clear();
        // From each label of each token, the label before it on the best way there.
        let mut back: Vec<[i32; LANES]> = Vec::with_capacity(lens.len());
        let mut best = [NEVER; LANES];
        best[super::NONE] = 0;
        let mut from = 0;
        for len in lens {
            let end = from + *len as usize;
            let own = self.sum(features.get(from..end).unwrap_or_default());
            from = end;
            let mut next = [NEVER; LANES];
            let mut way = [0; LANES];
            for (before, (score, row)) in (0_i32..).zip(best.iter().zip(&self.pairs)) {
                step(*score, row, before, &mut next, &mut way);
            }
            for (score, own) in next.iter_mut().skip(1).zip(&own) {
                *score += own;
            }
            for score in &mut next {
                *score = (*score).max(NEVER);
            }
            best = next;
            back.push(way);
        }
        for (label, score) in best.iter_mut().enumerate().take(LABELS) {
            *score += self.pairs[label][super::NONE];
        }
        let mut label = 0;
        for (other, score) in best.iter().enumerate().take(LABELS) {
            if *score > best[label] {
                label = other;
            }
        }
        for way in back.iter().rev() {
            labels.push(label as u8);
            label = way[label] as usize;
        }
        labels.reverse();
    }
}

/// Adds a row, all labels in a few steps.
#[allow(clippy::needless_range_loop, reason = "chained iterators are not made into wide steps")]
fn add(row: [u8; ROW], sum: &mut [i16; ROW]) {
    for lane in 0..ROW {
        sum[lane] += i16::from(row[lane].cast_signed());
    }
}

/// Takes the way over the label `before` wherever it is better, all labels in a few steps.
#[allow(clippy::needless_range_loop, reason = "chained iterators are not made into wide steps")]
fn step(
    score: i32,
    row: &[i32; LANES],
    before: i32,
    next: &mut [i32; LANES],
    way: &mut [i32; LANES],
) {
    for lane in 0..LANES {
        let reached = score + row[lane];
        way[lane] = if reached > next[lane] { before } else { way[lane] };
        next[lane] = reached.max(next[lane]);
    }
}
