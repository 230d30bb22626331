//! Learns which of the lines above the copy is the headline: a choice among the lines of a page.
//!
//! The chance of a line is the share of its exponential in the sum over all lines (a conditional logit,
//! `McFadden` 1974); weights are held small. Where the title stands more than once, each place is right.
//! All pages are looked at in each step, whose lengths follow Kingma and Ba 2015.

use copydesk_core::Source;
use copydesk_parser::decoder::{Role, Weights, choice::ANSWERS};
use copydesk_parser::headline_lines;

use crate::samples::Sample;

/// Steps.
const STEPS: usize = 400;
/// The length of the first; later ones are shorter in equal parts.
const RATE: f64 = 0.08;
/// What the square of a weight costs.
const COST: f64 = 20.0;
/// How much of the means over earlier steps is kept, of slopes and of their squares.
const KEPT: [f64; 2] = [0.9, 0.99];
/// Weights are stored as whole hundredths.
const SCALE: f64 = 100.0;

/// A page: its lines by what is answered of them, and whether each is right.
type Page = Vec<(Vec<usize>, bool)>;

/// Learns from pages, each with the weights by which its roles are found.
pub(crate) fn learn(samples: &[(&Sample, &Weights)]) -> Vec<i16> {
    let pages: Vec<Page> = samples.iter().filter_map(|(sample, by)| page(sample, by)).collect();
    let (mut weights, mut slopes, mut squares) =
        (vec![0.0; ANSWERS], vec![0.0; ANSWERS], vec![0.0; ANSWERS]);
    for step in 0..STEPS {
        let rate = RATE * (1.0 - step as f64 / STEPS as f64);
        let slope = slope(&pages, &weights);
        let grown = KEPT.map(|kept| 1.0 - kept.powf(step as f64 + 1.0));
        for (at, slope) in slope.into_iter().enumerate() {
            slopes[at] = KEPT[0] * slopes[at] + (1.0 - KEPT[0]) * slope;
            squares[at] = KEPT[1] * squares[at] + (1.0 - KEPT[1]) * slope * slope;
            let square: f64 = squares[at] / grown[1];
            weights[at] += rate * (slopes[at] / grown[0]) / (square.sqrt() + 1e-8);
        }
    }
    weights.into_iter().map(|weight| (weight * SCALE).round() as i16).collect()
}

/// The lines of a page whose headline is known and among them.
fn page(sample: &Sample, weights: &Weights) -> Option<Page> {
    let headline = |mask: &u16| *mask == 1 << Role::Headline as u16;
    let right = &sample.words[sample.allowed.iter().position(headline)?];
    let source = Source::new(sample.text.as_str()).expect("a page below 4 GiB");
    let mut lines = Vec::new();
    headline_lines(&source, weights, |unit, answers| {
        lines.push((answers.to_vec(), sample.words[unit] == *right));
    });
    lines.iter().any(|(_, right)| *right).then_some(lines)
}

/// The way in which the chance of what is right grows.
fn slope(pages: &[Page], weights: &[f64]) -> Vec<f64> {
    let mut slope: Vec<f64> = weights.iter().map(|weight| -COST * weight).collect();
    for lines in pages {
        let sums: Vec<f64> = lines
            .iter()
            .map(|(answers, _)| answers.iter().map(|answer| weights[*answer]).sum())
            .collect();
        let highest = sums.iter().copied().fold(f64::MIN, f64::max);
        let shares: Vec<f64> = sums.iter().map(|sum| (sum - highest).exp()).collect();
        let all: f64 = shares.iter().sum();
        let right: f64 =
            shares.iter().zip(lines).filter(|(_, line)| line.1).map(|(share, _)| share).sum();
        for (share, (answers, is_right)) in shares.iter().zip(lines) {
            let wanted = if *is_right { share / right } else { 0.0 };
            for answer in answers {
                slope[*answer] += wanted - share / all;
            }
        }
    }
    slope
}
