//! Learns the decoder's weights from annotated pages and says how good they are.
//!
//! ```text
//! cargo run --release -p copydesk-parser --example train_layout -- DATA [MODE]
//! ```
//!
//! DATA holds `pages.jsonl` (`{id, url, text, gold: {body, title, author}}`) and `roles.jsonl`
//! (`{id, lines, labels}`). Publishers fall into six shares. Without a MODE, weights are learned from
//! shares 1 to 3 and measured on 0, then learned from 0, 2 and 3 and measured on 1. The modes:
//!
//! - `--last`: learn from shares 0 to 3, measure on 4 and 5. These decide nothing: look at them last.
//! - `--show`: as without a mode, and every unit with its role and those that its annotation allows.
//! - `--quick`: as without a mode, hard-wrapped pages left out.
//! - `--write`: learn from all, and write `data/weights.txt`.
//! - `--dewrap`: no learning; how many breaks between paragraphs are found again in wrapped pages.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), learned by gradient
//! steps with AdaGrad's rates (Duchi, Hazan and Singer 2011). Where a page says only what its body is,
//! all sequences that agree with it count as right.
//! The headline is chosen among the lines above the copy by weights learned behind both ([`choice`]).
//! The decoder's second look is learned behind the first (stacking): what it sees of a page that was
//! learned from is what a first look learned from other publishers finds there.
//! Every page is learned as it is, hard-wrapped at a width of its own, and cut short above the
//! headline and below the end, which is how people paste. No chance is involved that is not seeded:
//! the same data gives the same weights.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]
#![allow(clippy::doc_markdown, reason = "names of persons and of methods")]

mod choice;
mod dewrap;
mod field;
mod pages;
mod random;
mod report;
mod samples;

use std::fs;

use copydesk_parser::decoder::Weights;

use crate::field::{Task, as_offset, train, train_second, with_second};
use crate::pages::{Labelled, bare, cropped, read_pages, read_roles, short, wrapped};
use crate::random::{Random, hash};
use crate::report::{Report, show};
use crate::samples::{Sample, sample};

/// Publishers fall into so many shares.
const SHARES: u64 = 6;
/// Shares that a run without a mode measures on, each in turn.
const MEASURED: u64 = 4;
/// Shares from this one on are for the last look.
const KEPT: u64 = 4;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "eval/layout".into());
    let mode = arguments.next().unwrap_or_default();
    let files = ["roles.jsonl", "pages.jsonl"].map(|name| format!("{data}/{name}"));
    let mut labelled = read_roles(&files[0]);
    labelled.extend(read_pages(&files[1]));
    if mode == "--dewrap" {
        return dewrap::print(&labelled);
    }
    let mut samples = samples_of(&labelled);
    if mode == "--quick" {
        samples.retain(|sample| !sample.variant.contains("wrapped"));
    }
    match mode.as_str() {
        "--write" => write(&samples, &files, labelled.len()),
        "--last" => {
            let last = |share: u64| share >= KEPT;
            let mut report = Report::default();
            report.add(&learn(&samples, |share| !last(share)), &of(&samples, last));
            report.print();
        }
        _ => measure(&samples, mode == "--show"),
    }
}

/// Each page in the ways in which it is pasted.
fn samples_of(labelled: &[Labelled]) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (index, page) in labelled.iter().enumerate() {
        let mut random = Random(index as u64 * 7919 + 17);
        samples.push(sample(page, "as pasted"));
        let width = 60 + (random.next() % 21) as usize;
        samples.push(sample(&wrapped(page, width, random.next().is_multiple_of(2)), "wrapped"));
        if let Some(cropped) = cropped(page, &mut random) {
            samples.push(sample(&cropped, "cropped"));
            let width = 60 + (random.next() % 21) as usize;
            samples.push(sample(&wrapped(&cropped, width, true), "cropped and wrapped"));
            samples.push(sample(&bare(page, &mut random), "bare"));
            samples.extend(short(&cropped, &mut random).map(|page| sample(&page, "short")));
        }
    }
    samples
}

fn of(samples: &[Sample], shares: impl Fn(u64) -> bool) -> Vec<&Sample> {
    samples.iter().filter(|sample| shares(hash(&sample.publisher) % SHARES)).collect()
}

/// Publishers are learned from in so many parts, each of which the others tell what a first look at
/// pages that were not learned from finds: what the second look is learned with.
const PARTS: u64 = 3;

/// Ways of pasting that are learned from one page in so many: more of them teaches that a page has no
/// furniture or little copy.
const SELDOM: [(&str, usize); 2] = [("bare", 3), ("short", 4)];

fn learn(samples: &[Sample], shares: impl Fn(u64) -> bool) -> Weights {
    let mut samples = of(samples, shares);
    for (variant, one_in) in SELDOM {
        let mut seen = 0;
        samples.retain(|sample| {
            seen += usize::from(sample.variant == variant);
            sample.variant != variant || seen.is_multiple_of(one_in)
        });
    }
    let (looks, tasks) = first_looks(&samples);
    let mut weights = train_second(&looks[PARTS as usize], &tasks);
    // What the choice sees of a page is what weights that were not learned from it find there.
    let looks: Vec<Weights> = looks.iter().map(|first| with_second(first, &weights)).collect();
    let pages: Vec<_> = samples.iter().map(|sample| (*sample, &looks[part(sample)])).collect();
    weights.choice = choice::learn(&pages);
    weights
}

/// In which part a page is.
fn part(sample: &Sample) -> usize {
    (hash(&sample.publisher) / SHARES % PARTS) as usize
}

/// The weights of the first look without each part, those without none last; and what the second is to
/// be learned from.
fn first_looks<'a>(samples: &[&'a Sample]) -> (Vec<Weights>, Vec<Task<'a>>) {
    let others = &|left: u64| -> Vec<&Sample> {
        samples.iter().copied().filter(|sample| part(sample) as u64 != left).collect()
    };
    let looks: Vec<Weights> = std::thread::scope(|scope| {
        let started: Vec<_> =
            (0..=PARTS).map(|left| scope.spawn(move || train(&others(left)))).collect();
        started.into_iter().map(|thread| thread.join().expect("learning ends")).collect()
    });
    let tasks = samples
        .iter()
        .map(|sample| {
            let (rows, _, seen) = sample.first_look(&looks[part(sample)]);
            let features = (0..rows.len()).map(|unit| seen.of(unit)).collect();
            Task { sample, features, offset: as_offset(&rows) }
        })
        .collect();
    (looks, tasks)
}

/// Measures on publishers that were not learned from.
fn measure(samples: &[Sample], with_units: bool) {
    let weights: Vec<Weights> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..MEASURED)
            .map(|held| scope.spawn(move || learn(samples, |share| share < KEPT && share != held)))
            .collect();
        started.into_iter().map(|thread| thread.join().expect("learning ends")).collect()
    });
    let mut report = Report::default();
    for (held, weights) in (0..).zip(&weights) {
        let held = of(samples, |share| share == held);
        if with_units {
            show(weights, &held);
        }
        report.add(weights, &held);
    }
    report.print();
}

/// Learns from all and writes the table of weights.
fn write(samples: &[Sample], files: &[String], pages: usize) {
    let weights = learn(samples, |_| true);
    let checksum = files.iter().fold(0, |sum: u64, file| {
        sum.rotate_left(1) ^ hash(&fs::read_to_string(file).unwrap_or_default())
    });
    let text = format!(
        "# Weights of the structure decoder: points of each feature for each role, in twentieths.\n\
         # Learned by `cargo xtask train layout --data PATH`\n\
         # from {pages} annotated pages (sets of CC BY 4.0 and MIT licence, listed in the README), checksum {checksum:016x}.\n\
         # Licence: MIT OR Apache-2.0.\n{}",
        weights.write()
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/weights.txt");
    fs::write(path, text).expect("weights.txt can be written");
    println!("wrote {path}");
}
