//! Learns the decoder's weights from annotated pages and says how good they are.
//!
//! ```text
//! cargo run --release -p copydesk-parser --example train_layout -- DATA [--write]
//! ```
//!
//! DATA holds `pages.jsonl` (`{id, url, text, gold: {body, title, author}}`) and `roles.jsonl`
//! (`{id, lines, labels}`). A quarter of the publishers is held back for the table that is printed;
//! with `--write` the weights in `data/weights.txt` are then learned from all of them.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), learned by gradient
//! steps with AdaGrad's rates (Duchi, Hazan and Singer 2011). Where a page says only what its body is,
//! all sequences that agree with it count as right.
//! Every page is learned as it is, hard-wrapped at a width of its own, and cut short above the
//! headline and below the end, which is how people paste. No chance is involved that is not seeded:
//! the same data gives the same weights.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]
#![allow(clippy::doc_markdown, reason = "names of persons and of methods")]

mod field;
mod pages;
mod random;
mod report;
mod samples;

use std::fmt::Write as _;
use std::fs;

use crate::field::train;
use crate::pages::{cropped, read_pages, read_roles, wrapped};
use crate::random::{Random, hash};
use crate::report::evaluate;
use crate::samples::{Sample, sample};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "eval/layout".into());
    let write = arguments.any(|argument| argument == "--write");
    let mut labelled = read_roles(&format!("{data}/roles.jsonl"));
    labelled.extend(read_pages(&format!("{data}/pages.jsonl")));
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
        }
    }
    let held: Vec<bool> =
        samples.iter().map(|sample| hash(&sample.publisher).is_multiple_of(4)).collect();
    let learn: Vec<&Sample> =
        samples.iter().zip(&held).filter(|(_, held)| !**held).map(|(s, _)| s).collect();
    let report: Vec<&Sample> =
        samples.iter().zip(&held).filter(|(_, held)| **held).map(|(s, _)| s).collect();
    let weights = train(&learn);
    println!(
        "learned from {} samples, held back {} of other publishers",
        learn.len(),
        report.len()
    );
    evaluate(&weights, &report);
    if write {
        let weights = train(&samples.iter().collect::<Vec<_>>());
        let checksum = hash(&labelled.iter().fold(String::new(), |mut all, page| {
            let _ = write!(all, "{} {}", page.id, page.text.len());
            all
        }));
        let text = format!(
            "# Weights of the structure decoder: points of each feature for each role, in twentieths.\n\
             # Learned by `cargo run --release -p copydesk-parser --example train_layout -- DATA --write`\n\
             # from {} annotated pages (sets of CC BY 4.0 and MIT licence, listed in the README), checksum {checksum:016x}.\n\
             # Licence: MIT OR Apache-2.0.\n{}",
            labelled.len(),
            weights.write()
        );
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/weights.txt");
        fs::write(path, text).expect("weights.txt can be written");
        println!("wrote {path}");
    }
}
