//! Learns the weights for web pages from annotated pages and says how good they are.
//!
//! ```text
//! cargo run --release -p copydesk-html --example train_html -- DATA [--write] [--from-nothing] [--wrong]
//! ```
//!
//! DATA holds pages `NAME.html.gz` and `gold.jsonl` (`{id: NAME, url, gold: {body, title, author}}`).
//! The table is of five parts, each read with weights learned from the publishers of the other four:
//! what the decoder says, and what the whole reading says.
//! With `--write` the weights in `data/weights.txt` are then learned from all of them.
//! Learning starts from the weights of `copydesk-parser`, so that roles that the pages do not name
//! (decks, captions) are told all the same; `--from-nothing` starts without them, for pages from
//! which those were learned. `--wrong` lists the lines that were read wrong, page by page, the worst
//! first.
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
mod report;

use std::fs;

use copydesk_html::evidence::fact_names;
use copydesk_parser::decoder::Weights;

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
    let learned = |part| learn(&samples, &start, |publisher| publisher % PARTS != part);
    let learned = &learned;
    let folds: Vec<Weights> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..PARTS).map(|part| scope.spawn(move || learned(part))).collect();
        started.into_iter().map(|thread| thread.join().expect("learning ends")).collect()
    });
    let folded: Vec<(&Sample, &Weights)> = samples
        .iter()
        .map(|sample| (sample, &folds[(sample.publisher % PARTS) as usize]))
        .collect();
    report::print(&folded);
    if asked("--wrong") {
        report::wrong(&folded);
    }
    if asked("--write") {
        let weights = learn(&samples, &start, |_| true).write_with(fact_names());
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

/// Learns from the pages of these publishers.
fn learn(samples: &[Sample], start: &Model, of: impl Fn(u64) -> bool) -> Weights {
    let learned: Vec<&Sample> = samples.iter().filter(|page| of(page.publisher)).collect();
    field::train(&learned, start)
}
