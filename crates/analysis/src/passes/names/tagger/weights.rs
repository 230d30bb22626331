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

/// A score that no sequence of allowed labels has.
const NEVER: i32 = i32::MIN / 4;

/// What each feature and each pair of labels is worth.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    pairs: [[i32; LABELS]; LABELS],
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
        let mut pairs = [[0; LABELS]; LABELS];
        for (cell, bytes) in pairs.iter_mut().flatten().zip(pairs_read.chunks_exact(2)) {
            *cell = i32::from(i16::from_le_bytes([bytes[0], bytes[1]]));
        }
        for (before, row) in pairs.iter_mut().enumerate() {
            for (label, cell) in row.iter_mut().enumerate() {
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

    /// Adds what a feature is worth.
    fn add(&self, feature: u32, scores: &mut [i32; LABELS]) {
        let at = feature as usize % self.rows().max(1) * ROW;
        let Some(row) = self.rows.get(at..at + ROW) else { return };
        for (score, weight) in scores.iter_mut().skip(1).zip(row) {
            *score += i32::from(weight.cast_signed());
        }
    }

    /// Writes the best labels of a stretch to `labels`, one a token; `lens` says how many features
    /// each of its tokens has.
    pub fn decode(&self, features: &[u32], lens: &[u32], labels: &mut Vec<u8>) {
        labels.clear();
        // From each label of each token, the label before it on the best way there.
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(lens.len());
        let mut best = [NEVER; LABELS];
        best[super::NONE] = 0;
        let mut from = 0;
        for len in lens {
            let end = from + *len as usize;
            let mut own = [0; LABELS];
            for feature in features.get(from..end).unwrap_or_default() {
                self.add(*feature, &mut own);
            }
            from = end;
            let mut next = [NEVER; LABELS];
            let mut way = [0_u8; LABELS];
            for (before, (score, row)) in best.iter().zip(&self.pairs).enumerate() {
                for (label, pair) in row.iter().enumerate() {
                    if score + pair > next[label] {
                        next[label] = score + pair;
                        way[label] = before as u8;
                    }
                }
            }
            for (score, own) in next.iter_mut().zip(&own) {
                *score = (*score + own).max(NEVER);
            }
            best = next;
            back.push(way);
        }
        for (label, score) in best.iter_mut().enumerate() {
            *score += self.pairs[label][super::NONE];
        }
        let mut label = 0;
        for (other, score) in best.iter().enumerate() {
            if *score > best[label] {
                label = other;
            }
        }
        for way in back.iter().rev() {
            labels.push(label as u8);
            label = usize::from(way[label]);
        }
        labels.reverse();
    }
}
