//! The conditional random field: expectations by forward-backward, and the gradient steps.

use copydesk_analysis::passes::names::tagger::{self, LABELS, may_follow};

/// A stretch to learn from: the rows of the features of its tokens, and the right labels.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) tokens: Vec<Vec<u32>>,
    pub(crate) labels: Vec<usize>,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// Weights while they are learned.
pub(crate) struct Model {
    pub(crate) rows: Vec<[f32; LABELS]>,
    pub(crate) pairs: [[f32; LABELS]; LABELS],
}

/// How learning goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) rows: usize,
    pub(crate) epochs: usize,
    pub(crate) rate: f32,
    /// What a weight that nothing holds up loses at each step in which its feature occurs.
    pub(crate) decay: f32,
}

/// Learns from samples by gradient steps with AdaGrad's rates.
pub(crate) fn train(samples: &[Sample], plan: Plan) -> Model {
    let mut model = Model { rows: vec![[0.0; LABELS]; plan.rows], pairs: [[0.0; LABELS]; LABELS] };
    let mut squares = vec![[1.0e-1_f32; LABELS]; plan.rows];
    let mut pair_squares = [[1.0_f32; LABELS]; LABELS];
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut random = 20_170_129_u64;
    for epoch in 0..plan.epochs {
        for at in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(at, (random % (at as u64 + 1)) as usize);
        }
        let rate = plan.rate * (1.0 - epoch as f32 / plan.epochs as f32);
        for &index in &order {
            let sample = &samples[index];
            let expected = model.expect(&sample.tokens);
            for (at, token) in sample.tokens.iter().enumerate() {
                let mut slope = expected.tokens[at].map(|share| -share);
                slope[sample.labels[at]] += 1.0;
                let slope = slope.map(|slope| slope * sample.weight);
                if slope.iter().all(|slope| slope.abs() < 1.0e-4) {
                    continue;
                }
                for &row in token {
                    let weights = &mut model.rows[row as usize];
                    let squares = &mut squares[row as usize];
                    for label in 0..LABELS {
                        let slope = slope[label] - plan.decay * weights[label];
                        squares[label] += slope * slope;
                        weights[label] += rate * slope / squares[label].sqrt();
                    }
                }
            }
            let mut slopes = expected.pairs.map(|row| row.map(|share| -share));
            let ends = sample.labels.iter().copied().chain([0]);
            let starts = [0].into_iter().chain(sample.labels.iter().copied());
            for (before, label) in starts.zip(ends) {
                slopes[before][label] += 1.0;
            }
            for (before, slopes) in slopes.iter().enumerate() {
                for (label, slope) in slopes.iter().enumerate() {
                    let slope = slope * sample.weight;
                    let square = &mut pair_squares[before][label];
                    *square += slope * slope;
                    model.pairs[before][label] += rate * slope / square.sqrt();
                }
            }
        }
    }
    model
}

/// What a stretch is expected to be.
struct Expected {
    tokens: Vec<[f32; LABELS]>,
    pairs: [[f32; LABELS]; LABELS],
}

fn scaled(mut row: [f32; LABELS]) -> [f32; LABELS] {
    let sum: f32 = row.iter().sum();
    for cell in &mut row {
        *cell /= sum.max(f32::MIN_POSITIVE);
    }
    row
}

impl Model {
    /// The points of a token.
    fn points(&self, token: &[u32]) -> [f32; LABELS] {
        let mut points = [0.0; LABELS];
        for &row in token {
            for (points, weight) in points.iter_mut().zip(&self.rows[row as usize]) {
                *points += weight;
            }
        }
        points
    }

    /// The expectation over all sequences, each row of the sums scaled to a sum of one; no name
    /// stands before a stretch, and none behind it.
    fn expect(&self, tokens: &[Vec<u32>]) -> Expected {
        let mut pairs = [[0.0; LABELS]; LABELS];
        for (before, row) in pairs.iter_mut().enumerate() {
            for (label, cell) in row.iter_mut().enumerate() {
                if may_follow(before, label) {
                    *cell = self.pairs[before][label].exp();
                }
            }
        }
        let own: Vec<[f32; LABELS]> = tokens
            .iter()
            .map(|token| {
                let points = self.points(token);
                let highest = points.iter().copied().fold(f32::MIN, f32::max);
                points.map(|points| (points - highest).max(-60.0).exp())
            })
            .collect();
        let mut outside = [0.0; LABELS];
        outside[0] = 1.0;
        let mut forward = Vec::with_capacity(tokens.len() + 1);
        forward.push(outside);
        for own in &own {
            let before: [f32; LABELS] = forward.last().copied().unwrap_or(outside);
            let mut row = [0.0; LABELS];
            for (from, weight) in before.iter().enumerate() {
                for (cell, pair) in row.iter_mut().zip(&pairs[from]) {
                    *cell += weight * pair;
                }
            }
            for (cell, own) in row.iter_mut().zip(own) {
                *cell *= own;
            }
            forward.push(scaled(row));
        }
        let mut expected =
            Expected { tokens: vec![[0.0; LABELS]; tokens.len()], pairs: [[0.0; LABELS]; LABELS] };
        // What follows: first that no name goes on behind the stretch.
        let mut onward = outside;
        for at in (0..=tokens.len()).rev() {
            let before = forward[at];
            let mut sum = 0.0;
            let mut shares = [[0.0; LABELS]; LABELS];
            let mut backward = [0.0; LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let way = pairs[from][to] * onward[to];
                    backward[from] += way;
                    shares[from][to] = before[from] * way;
                    sum += shares[from][to];
                }
            }
            for (expected, shares) in expected.pairs.iter_mut().zip(&shares) {
                for (cell, share) in expected.iter_mut().zip(shares) {
                    *cell += share / sum.max(f32::MIN_POSITIVE);
                }
            }
            if at == 0 {
                break;
            }
            let backward = scaled(backward);
            expected.tokens[at - 1] = scaled(std::array::from_fn(|l| before[l] * backward[l]));
            onward = std::array::from_fn(|label| own[at - 1][label] * backward[label]);
        }
        expected
    }

    /// The file of the weights: pairs in two bytes, rows in one, the first label worth nothing.
    ///
    /// Each token of a body or place costs `caution`.
    pub(crate) fn bytes(&self, caution: f32) -> Vec<u8> {
        let less = |row: &[f32; LABELS]| row.map(|weight| weight - row[0]);
        let mut all: Vec<f32> = self.rows.iter().flat_map(less).map(f32::abs).collect();
        all.sort_by(f32::total_cmp);
        // The few greatest are cut, so that the many small ones keep their figures.
        let top = all[(all.len() - 1) - all.len() / 20_000].max(1.0e-6);
        let scale = 127.0 / top;
        let mut bytes = Vec::with_capacity(self.rows.len() * 8 + 200);
        let cautious = |(at, weight): (usize, &f32)| match tagger::kind_of(at % LABELS) {
            Some((1 | 2, _)) => weight - caution,
            _ => *weight,
        };
        for weight in self.pairs.iter().flatten().enumerate().map(cautious) {
            let whole = (weight * scale).round().clamp(-30_000.0, 30_000.0) as i16;
            bytes.extend(whole.to_le_bytes());
        }
        for row in &self.rows {
            for weight in &less(row)[1..] {
                let whole = (weight * scale).round().clamp(-127.0, 127.0) as i8;
                bytes.extend(whole.to_le_bytes());
            }
        }
        bytes
    }
}
