//! How good weights are on pages that they were not learned from.

use std::collections::HashMap;
use std::fmt::Write as _;

use copydesk_core::Article;
use copydesk_html::evidence::read;
use copydesk_parser::decoder::{ROLE_COUNT, Role, Row, Weights, best};

use crate::field::copy;
use crate::pages::{Sample, words};

/// Each page with weights that were learned from other publishers.
type Folded<'a> = (&'a Sample, &'a Weights);

/// Prints the table.
pub(crate) fn print(pages: &[Folded<'_>]) {
    let (mut decoded, mut whole) = (Table::default(), Table::default());
    for (sample, weights) in pages {
        let roles = sample.decoded(weights);
        let lines = roles.iter().zip(&sample.words).filter(|(role, _)| role.kind().is_body());
        let body: Vec<String> = lines.flat_map(|(_, words)| words.iter().cloned()).collect();
        decoded.add(sample, &body);
        let body = sample.read(weights).map(|article| article.body()).unwrap_or_default();
        whole.add(sample, &words(&body));
    }
    decoded.print("decoded");
    whole.print("read");
}

/// Prints the lines that were read wrong, page by page, the worst first.
pub(crate) fn wrong(pages: &[Folded<'_>]) {
    let mut lists = Vec::new();
    for (sample, weights) in pages {
        let Some(article) = sample.read(weights) else { continue };
        let mut table = Table::default();
        table.add(sample, &words(&article.body()));
        let roles = sample.decoded(weights);
        let mut list =
            format!("=== {} P {:.3} R {:.3}\n", sample.id, table.precision, table.recall);
        for (unit, role) in roles.iter().enumerate() {
            let at = sample.units[unit].text.start;
            let block = article.blocks().iter().find(|block| block.span.end > at);
            let body = sample.allowed[unit] & copy() != 0;
            let Some(block) = block.filter(|block| block.kind.is_body() != body) else { continue };
            let sign = if body { '-' } else { '+' };
            let text: String = sample.words[unit].join(" ").chars().take(100).collect();
            let _ = writeln!(list, "{sign} {unit} {role:?} {} {text}", block.kind);
        }
        lists.push((table.precision + table.recall, list));
    }
    lists.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    for (_, list) in lists {
        println!("{list}");
    }
}

impl Sample {
    /// The page as it is read.
    fn read(&self, weights: &Weights) -> Option<Article> {
        read(&self.html, weights)
    }

    /// The roles that the decoder finds.
    fn decoded(&self, weights: &Weights) -> Vec<Role> {
        let row = |facts: &Vec<u16>| {
            let mut row = [0_i16; ROLE_COUNT];
            for fact in facts {
                let more = &weights.features[usize::from(*fact)];
                row.iter_mut()
                    .zip(more)
                    .for_each(|(cell, more)| *cell = cell.saturating_add(*more));
            }
            row
        };
        best(weights, &self.facts.iter().map(row).collect::<Vec<Row>>())
    }
}

/// Body F1 of 4-word shingles.
#[derive(Default)]
struct Table {
    pages: f64,
    precision: f64,
    recall: f64,
    exact: f64,
}

impl Table {
    fn add(&mut self, sample: &Sample, body: &[String]) {
        let (gold, found) = (shingles(&sample.gold), shingles(body));
        let count = |of: &HashMap<&[String], usize>| of.values().sum::<usize>() as f64;
        let shared: usize =
            gold.iter().map(|(key, n)| (*n).min(found.get(key).copied().unwrap_or(0))).sum();
        self.pages += 1.0;
        self.precision += shared as f64 / count(&found).max(1.0);
        self.recall += shared as f64 / count(&gold).max(1.0);
        self.exact += f64::from(u8::from(gold == found));
    }

    fn print(&self, name: &str) {
        let (p, r) = (self.precision / self.pages, self.recall / self.pages);
        println!(
            "{name:8} pages {}  P {p:.3}  R {r:.3}  F1 {:.3}  exact {:.3}",
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
