//! Learns the weights for web pages from annotated pages and says how good they are.
//!
//! ```text
//! cargo run --release -p copydesk-html --example train_html -- DATA [--write] [--from-nothing] [--wrong]
//! ```
//!
//! DATA holds pages `NAME.html.gz` and `gold.jsonl` (`{id: NAME, url, gold: {body, title, author}}`).
//! The table is of five parts, each read with weights learned from the publishers of the other four;
//! with `--write` the weights in `data/weights.txt` are then learned from all of them.
//! Learning starts from the weights of `copydesk-parser`, so that roles that the pages do not name
//! (decks, captions) are told all the same; `--from-nothing` starts without them, for pages from
//! which those were learned. `--wrong` lists the lines that were read wrong, page by page.
//!
//! The method is that of the example `train_layout` of `copydesk-parser`: a linear-chain conditional
//! random field with a softmax margin. Here what stands behind the copy may go back to it, because
//! the tree tells well what is copy and pages have much else between, the weights are the mean of
//! those of the later rounds, and facts are left out at random while learning, since there are more
//! facts than pages. The same data gives the same weights.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

mod align;
mod field;
mod pages;
#[path = "../../../../parser/examples/train_layout/random.rs"]
mod random;

use std::collections::HashMap;
use std::fs;

use copydesk_html::evidence::fact_names;
use copydesk_parser::decoder::{ROLE_COUNT, Role, Row, Weights, best};

use crate::field::Model;
use crate::pages::{Sample, read};

/// Parts of the table.
const PARTS: u64 = 5;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "eval/html".into());
    let options: Vec<String> = arguments.collect();
    let asked = |name: &str| options.iter().any(|option| option == name);
    let samples = read(&data);
    let start = if asked("--from-nothing") { Model::zero() } else { Model::of_text() };
    let mut table = Table::default();
    for part in 0..PARTS {
        let held = |sample: &&Sample| sample.publisher % PARTS == part;
        let learn: Vec<&Sample> = samples.iter().filter(|sample| !held(sample)).collect();
        let weights = field::train(&learn, &start);
        for sample in samples.iter().filter(held) {
            let [precision, recall] = table.add(&weights, sample);
            if asked("--wrong") {
                wrong(sample, &weights, precision, recall);
            }
        }
    }
    table.print();
    if asked("--write") {
        let all: Vec<&Sample> = samples.iter().collect();
        let weights = field::train(&all, &start).write_with(fact_names());
        let head = format!(
            "# What each fact of a line is worth for each role on web pages, in eighths.\n\
             # Learned from {} annotated pages (CC BY 4.0) by:\n\
             # cargo run --release -p copydesk-html --example train_html -- DATA --write\n\
             # Licence of the weights: MIT OR Apache-2.0.\n",
            samples.len()
        );
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/weights.txt");
        fs::write(path, head + &weights).expect("the file of weights can be written");
    }
}

/// Prints the lines of a page that were read wrong.
fn wrong(sample: &Sample, weights: &Weights, precision: f64, recall: f64) {
    println!("=== {} P {precision:.3} R {recall:.3}", sample.id);
    let roles = best(weights, &points(weights, sample));
    let copy = field::copy();
    for (unit, role) in roles.iter().enumerate() {
        let body = sample.allowed[unit] & copy != 0;
        if body != role.kind().is_body() {
            let sign = if body { '-' } else { '+' };
            let text: String = sample.words[unit].join(" ").chars().take(100).collect();
            println!("{sign} {unit}/{} {role:?} {text}", roles.len());
        }
    }
}

/// The points of each unit of a page.
fn points(weights: &Weights, sample: &Sample) -> Vec<Row> {
    let row = |facts: &Vec<u16>| {
        let mut row = [0_i16; ROLE_COUNT];
        for fact in facts {
            let more = &weights.features[usize::from(*fact)];
            row.iter_mut().zip(more).for_each(|(cell, more)| *cell = cell.saturating_add(*more));
        }
        row
    };
    sample.facts.iter().map(row).collect()
}

/// Body F1 of 4-word shingles, the headline among the lines.
#[derive(Default)]
struct Table {
    pages: f64,
    precision: f64,
    recall: f64,
    exact: f64,
}

impl Table {
    fn add(&mut self, weights: &Weights, sample: &Sample) -> [f64; 2] {
        let roles: Vec<Role> = best(weights, &points(weights, sample));
        let body: Vec<String> = roles
            .iter()
            .zip(&sample.words)
            .filter(|(role, _)| role.kind().is_body())
            .flat_map(|(_, words)| words.iter().cloned())
            .collect();
        let (gold, found) = (shingles(&sample.gold), shingles(&body));
        let count = |of: &HashMap<&[String], usize>| of.values().sum::<usize>() as f64;
        let shared: usize =
            gold.iter().map(|(key, n)| (*n).min(found.get(key).copied().unwrap_or(0))).sum();
        self.pages += 1.0;
        self.precision += shared as f64 / count(&found).max(1.0);
        self.recall += shared as f64 / count(&gold).max(1.0);
        self.exact += f64::from(u8::from(gold == found));
        [shared as f64 / count(&found).max(1.0), shared as f64 / count(&gold).max(1.0)]
    }

    fn print(&self) {
        let (p, r) = (self.precision / self.pages, self.recall / self.pages);
        println!(
            "pages {}  P {p:.3}  R {r:.3}  F1 {:.3}  exact {:.3}",
            self.pages,
            2.0 * p * r / (p + r),
            self.exact / self.pages
        );
    }
}

/// Runs of four words, with their counts.
fn shingles(words: &[String]) -> HashMap<&[String], usize> {
    let mut counts = HashMap::new();
    for run in words.windows(words.len().clamp(1, 4)) {
        *counts.entry(run).or_default() += 1;
    }
    counts
}
