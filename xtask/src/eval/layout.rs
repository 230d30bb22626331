//! The body of pages: 4-word shingles against gold.
//!
//! The set: `pages.jsonl`, objects `{id, text, gold: {body}}`.
//! Precision and recall of the shingles of each page are averaged over the pages; F1 is that of the
//! means. A page without output counts as empty.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::{data, f1};

/// Scores `parse`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let pages = data::lines(&folder.join("pages.jsonl"))?;
    let outputs = data::outputs("parse", &pages, "layout")?;
    let mut scores = Scores::default();
    for page in &pages {
        let gold = page.get("gold").and_then(|gold| data::text(gold, "body")).unwrap_or_default();
        let found = outputs.get(data::id(page)).and_then(|found| data::text(found, "body"));
        scores.add(gold, found.unwrap_or_default());
    }
    scores.print();
    Ok(())
}

/// Sums over pages.
#[derive(Default)]
pub(super) struct Scores {
    pages: usize,
    precision: f64,
    recall: f64,
    exact: usize,
}

impl Scores {
    /// Adds the body of a page as it should be and as it was found.
    pub(super) fn add(&mut self, gold: &str, found: &str) {
        let (gold, found) = (shingles(gold), shingles(found));
        let (gold_count, found_count): (u64, u64) = (gold.values().sum(), found.values().sum());
        let both: u64 = gold.iter().map(|(key, n)| *n.min(found.get(key).unwrap_or(&0))).sum();
        self.precision += match (found_count, gold_count) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            _ => both as f64 / found_count as f64,
        };
        self.recall += if gold_count == 0 { 1.0 } else { both as f64 / gold_count as f64 };
        self.exact += usize::from(gold == found);
        self.pages += 1;
    }

    /// Prints the means.
    pub(super) fn print(&self) {
        let count = self.pages.max(1) as f64;
        let (precision, recall) = (self.precision / count, self.recall / count);
        println!(
            "pages {}  P {precision:.3}  R {recall:.3}  F1 {:.3}  exact {:.3}",
            self.pages,
            f1(precision, recall),
            self.exact as f64 / count
        );
    }
}

/// Every run of four words (letters, digits and `_`) with its count; a shorter text is one run.
fn shingles(text: &str) -> BTreeMap<Vec<&str>, u64> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let mut counts = BTreeMap::new();
    if words.is_empty() {
        return counts;
    }
    for window in words.windows(4.min(words.len())) {
        *counts.entry(window.to_vec()).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shingles_are_runs_of_four_words() {
        let counts = shingles("The pier, the pier; the pier the pier!");
        assert_eq!(counts.get(["the", "pier", "the", "pier"].as_slice()), Some(&2));
        assert_eq!(counts.values().sum::<u64>(), 5);
        assert_eq!(shingles("Two words").values().sum::<u64>(), 1);
        assert!(shingles(" — ").is_empty());
    }
}
