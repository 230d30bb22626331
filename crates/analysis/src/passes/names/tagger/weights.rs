//! The learned weights, and the best sequence of labels under them.
//!
//! `data/names/weights.bin` opens with lines of text that say where it comes from, up to an empty
//! line. Then come the weights of pairs of labels, 81 numbers of two bytes, and a row of eight
//! signed bytes for each hash of a feature: what it adds to each label but the first, in the unit
//! that the pairs have too. It is used as it lies there; only the rows of the flags, which most
//! features are, are looked up at the start.

use std::sync::OnceLock;

use super::super::lexicon::Flags;
use super::features::{ALWAYS, FLAGS, Sink, hash};
use super::{KINDS, LABELS, NONE, kind_of, label};

const FILE: &[u8] = include_bytes!("../../../../data/names/weights.bin");

/// The bytes of a row.
const ROW: usize = LABELS - 1;

/// A score that no sequence of allowed labels has.
const NEVER: i32 = i32::MIN / 4;

/// What each feature and each pair of labels is worth.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    /// From each label to none, to the first tokens of the kinds, and how a name goes on.
    ends: [i32; LABELS],
    begins: [[i32; KINDS]; LABELS],
    /// From the first token of a name of each kind, and from another.
    goes_on: [[i32; KINDS]; 2],
    rows: &'a [[u8; ROW]],
    /// The bits of a feature that are the number of its row, where there is a power of two of them.
    mask: Option<u32>,
    /// What the feature of every token is worth, and what those of the flags are.
    always: Sum,
    flags: Box<[[Sum; 64]; FLAGS.len()]>,
}

/// What some features are worth to each label but the first.
type Sum = [i16; ROW];

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
        let rows = rows.as_chunks().0;
        let mask = rows.len().is_power_of_two().then(|| rows.len() as u32 - 1);
        let on = |first| std::array::from_fn(|kind| pairs[label(kind, first)][label(kind, false)]);
        let mut weights = Self {
            ends: pairs.map(|row| row[NONE]),
            begins: pairs.map(|row| std::array::from_fn(|kind| row[label(kind, true)])),
            goes_on: [on(true), on(false)],
            rows,
            mask,
            always: [0; ROW],
            flags: Box::new([[[0; ROW]; 64]; FLAGS.len()]),
        };
        let mut always = [0; ROW];
        weights.add(hash(ALWAYS.0, ALWAYS.1), &mut always);
        weights.always = always;
        let mut flags = weights.flags.clone();
        for (template, sums) in FLAGS.into_iter().zip(flags.iter_mut()) {
            for (flag, sum) in (0..).zip(sums) {
                weights.add(hash(template, flag), sum);
            }
        }
        weights.flags = flags;
        weights
    }

    /// How many rows there are.
    pub const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The row of a feature.
    #[inline]
    fn row(&self, feature: u32) -> Option<&[u8; ROW]> {
        // A power of two spares the division; the file that the crate comes with has one.
        let at = match self.mask {
            Some(mask) => feature & mask,
            None => feature % (self.rows.len() as u32).max(1),
        };
        self.rows.get(at as usize)
    }

    /// Adds what a feature is worth, to all labels in one step.
    #[inline]
    fn add(&self, feature: u32, sum: &mut Sum) {
        if let Some(row) = self.row(feature) {
            for (label, worth) in row.iter().enumerate() {
                sum[label] = sum[label].wrapping_add(worth.cast_signed().into());
            }
        }
    }
}

/// The tokens of a stretch with what their features are worth, and the way to the best labels.
#[derive(Debug)]
pub(in super::super) struct Scorer<'w> {
    weights: &'w Weights<'w>,
    /// By token. A token has some two hundred features at most, of one byte each: a sum fits.
    sums: Vec<Sum>,
    /// That of the token at hand.
    sum: Sum,
    back: Vec<Way>,
    /// The best labels, one a token.
    pub(super) labels: Vec<u8>,
}

/// The best label before each label of a token.
#[derive(Clone, Copy, Debug)]
struct Way {
    ends: u32,
    begins: [u32; KINDS],
    /// Whether the token before is not the first of its name.
    goes_on: [bool; KINDS],
}

impl Sink for Scorer<'_> {
    fn stretch(&mut self) {
        self.sums.clear();
    }

    #[inline]
    fn token(&mut self) {
        self.sum = self.weights.always;
    }

    #[inline]
    fn push(&mut self, template: u32, value: u64) {
        self.weights.add(hash(template, value), &mut self.sum);
    }

    #[inline]
    fn flags(&mut self, place: usize, mut flags: Flags) {
        let mut sum = self.sum;
        while flags != 0 {
            let worth = &self.weights.flags[place][flags.trailing_zeros() as usize];
            for (label, worth) in worth.iter().enumerate() {
                sum[label] = sum[label].wrapping_add(*worth);
            }
            flags &= flags - 1;
        }
        self.sum = sum;
    }

    #[inline]
    fn end(&mut self) {
        self.sums.push(self.sum);
    }
}

impl<'w> Scorer<'w> {
    pub(super) const fn new(weights: &'w Weights<'w>) -> Self {
        Self { weights, sums: Vec::new(), sum: [0; ROW], back: Vec::new(), labels: Vec::new() }
    }

    /// Finds the best labels of the stretch, by Viterbi's algorithm.
    ///
    /// A name goes on only as what it began as, so that only two labels may stand before such a one; all
    /// kinds are done in one step. Of equal ways the one over the label with the lower number is taken.
    pub(super) fn decode(&mut self) {
        let Weights { ends, begins, goes_on, .. } = self.weights;
        self.back.clear();
        self.labels.clear();
        let Some((sum, sums)) = self.sums.split_first() else { return };
        // Before the first token of a stretch stands no name, and it goes on with none.
        let mut best = [NEVER; LABELS];
        best[NONE] = ends[NONE];
        for (kind, begin) in begins[NONE].iter().enumerate() {
            let begun = label(kind, true);
            best[begun] = begin + i32::from(sum[begun - 1]);
        }
        // Most stretches are of one token.
        if sums.is_empty() {
            let mut last = NONE;
            for other in 1..=KINDS {
                if best[other] + ends[other] > best[last] + ends[last] {
                    last = other;
                }
            }
            self.labels.push(last as u8);
            return;
        }
        self.back.push(Way { ends: 0, begins: [0; KINDS], goes_on: [false; KINDS] });
        for sum in sums {
            let mut none = NEVER;
            let mut first = [NEVER; KINDS];
            let mut way = Way { ends: 0, begins: [0; KINDS], goes_on: [false; KINDS] };
            for (before, score) in best.iter().enumerate() {
                let end = score + ends[before];
                way.ends = if end > none { before as u32 } else { way.ends };
                none = none.max(end);
                for (kind, begin) in begins[before].iter().enumerate() {
                    let begun = score + begin;
                    let better = begun > first[kind];
                    way.begins[kind] = if better { before as u32 } else { way.begins[kind] };
                    first[kind] = if better { begun } else { first[kind] };
                }
            }
            let mut next = [none; LABELS];
            for kind in 0..KINDS {
                let (begun, other) = (label(kind, true), label(kind, false));
                let (from, on) = (best[begun] + goes_on[0][kind], best[other] + goes_on[1][kind]);
                way.goes_on[kind] = on > from;
                next[begun] = first[kind] + i32::from(sum[begun - 1]);
                next[other] = (on.max(from) + i32::from(sum[other - 1])).max(NEVER);
            }
            best = next;
            self.back.push(way);
        }
        let mut last = NONE;
        for (other, end) in ends.iter().enumerate() {
            best[other] += end;
            if best[other] > best[last] {
                last = other;
            }
        }
        for way in self.back.iter().rev() {
            self.labels.push(last as u8);
            last = match kind_of(last) {
                None => way.ends as usize,
                Some((kind, true)) => way.begins[kind] as usize,
                Some((kind, false)) => label(kind, !way.goes_on[kind]),
            };
        }
        self.labels.reverse();
    }
}
