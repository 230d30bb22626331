//! Spans against gold: times, quantities.
//!
//! Spans are paired one to one, identical ones first, then by the greatest overlap, and counted over
//! all documents together; `strict` asks for the same span, `relaxed` for one character in common.
//! The measures of times are TempEval-3's: `UzZaman` and others, 2013.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::data::{self, list, offset, text};
use super::{f1, share};

/// A span with what was said of it.
#[derive(Clone, Debug, PartialEq)]
struct Labelled {
    start: usize,
    end: usize,
    kind: String,
    value: String,
}

/// Scores the times of `annotate`.
///
/// The set: `docs.jsonl`, objects `{doc_id, text, dct}`; `gold.jsonl`, objects
/// `{doc_id, timex: [{start, end, type, value}]}`.
pub(super) fn times(folder: &Path) -> Result<()> {
    let read = |item: &Value| labelled(item, text(item, "type"), text(item, "value"));
    let gold = |row: &Value| list(row, "timex").iter().map(read).collect();
    let found = |row: &Value| list(row, "times").iter().map(read).collect();
    let set = Set::read(folder, "docs.jsonl", "gold.jsonl")?;
    for (name, half) in [("times", None), ("even half", Some(0)), ("odd half", Some(1))] {
        let counts = set.count(half, &gold, &found);
        counts.print(name);
        let relaxed = counts.f1(counts.relaxed);
        let (kinds, values) =
            (share(counts.kinds, counts.relaxed), share(counts.values, counts.relaxed));
        println!("  type  accuracy {kinds:.3}  F1 {:.3}", relaxed * kinds);
        println!("  value accuracy {values:.3}  F1 {:.3}", relaxed * values);
        println!("  same span and value  F1 {:.3}", counts.f1(counts.strict_values));
    }
    Ok(())
}

/// Scores the quantities of `annotate`: kind by kind, and all kinds with the kind told.
///
/// The set: `docs.jsonl`; `meantime.values.jsonl`, objects `{doc_id, timex: [{start, end, type}]}`
/// with the types `MONEY`, `PERCENT` and `QUANTITY`.
pub(super) fn quantities(folder: &Path) -> Result<()> {
    let set = Set::read(folder, "docs.jsonl", "meantime.values.jsonl")?;
    let gold = |row: &Value| -> Vec<Labelled> {
        let items = list(row, "timex").iter();
        items.map(|item| labelled(item, text(item, "type"), None)).collect()
    };
    let found = |row: &Value| -> Vec<Labelled> {
        let items = list(row, "quantities").iter();
        let typed = items.filter_map(|item| Some((item, text(item, "kind").and_then(kind_of)?)));
        typed.map(|(item, kind)| labelled(item, Some(kind), None)).collect()
    };
    for kind in ["MONEY", "PERCENT", "QUANTITY"] {
        let only = |read: Read<'_>, row: &Value| -> Vec<Labelled> {
            read(row).into_iter().filter(|item| item.kind == kind).collect()
        };
        let counts = set.count(None, &|row| only(&gold, row), &|row| only(&found, row));
        counts.print(&kind.to_lowercase());
    }
    for (name, half) in [("all kinds", None), ("even half", Some(0)), ("odd half", Some(1))] {
        let counts = set.count(half, &gold, &found);
        counts.print(name);
        println!("  type F1 {:.3}", counts.f1(counts.kinds));
    }
    Ok(())
}

/// The type that the set has for a kind of quantity; ordinals and scores are not in it.
fn kind_of(kind: &str) -> Option<&'static str> {
    match kind {
        "money" => Some("MONEY"),
        "percent" => Some("PERCENT"),
        "count" | "measure" => Some("QUANTITY"),
        _ => None,
    }
}

fn labelled(item: &Value, kind: Option<&str>, value: Option<&str>) -> Labelled {
    Labelled {
        start: offset(item, "start"),
        end: offset(item, "end"),
        kind: kind.unwrap_or_default().to_owned(),
        value: value.unwrap_or_default().to_owned(),
    }
}

/// What was counted over all documents.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    documents: usize,
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    kinds: usize,
    values: usize,
    strict_values: usize,
}

impl Counts {
    fn f1(&self, hits: usize) -> f64 {
        f1(share(hits, self.found), share(hits, self.gold))
    }

    fn print(&self, name: &str) {
        println!("{name}: documents {}  gold {}  found {}", self.documents, self.gold, self.found);
        for (name, hits) in [("strict", self.strict), ("relaxed", self.relaxed)] {
            let (p, r) = (share(hits, self.found), share(hits, self.gold));
            println!("  {name:<7}  P {p:.3}  R {r:.3}  F1 {:.3}", f1(p, r));
        }
    }

    fn add(&mut self, gold: &[Labelled], found: &[Labelled]) {
        self.documents += 1;
        self.gold += gold.len();
        self.found += found.len();
        for (gold, found) in pair(gold, found) {
            let same_span = (gold.start, gold.end) == (found.start, found.end);
            let same_value = gold.value == found.value;
            self.relaxed += 1;
            self.strict += usize::from(same_span);
            self.kinds += usize::from(gold.kind == found.kind);
            self.values += usize::from(same_value);
            self.strict_values += usize::from(same_span && same_value);
        }
    }
}

type Read<'a> = &'a dyn Fn(&Value) -> Vec<Labelled>;

/// The rows of a set's gold, with what `annotate` prints for the documents.
struct Set {
    rows: BTreeMap<String, Value>,
    outputs: BTreeMap<String, Value>,
}

impl Set {
    fn read(folder: &Path, documents: &str, gold: &str) -> Result<Self> {
        let documents = data::lines(&folder.join(documents))?;
        let outputs = data::outputs("annotate", &documents, "spans")?;
        let mut rows = BTreeMap::new();
        for row in data::lines(&folder.join(gold))? {
            rows.insert(data::id(&row).to_owned(), row);
        }
        Ok(Self { rows, outputs })
    }

    /// Counts over all documents, or over those of one half: rules are tuned on one, and measured on
    /// the other.
    fn count(&self, half: Option<u8>, gold: Read<'_>, found: Read<'_>) -> Counts {
        let mut counts = Counts::default();
        for (id, row) in &self.rows {
            if half.is_none_or(|half| data::half(id) == half) {
                let found = self.outputs.get(id).map(found).unwrap_or_default();
                counts.add(&gold(row), &found);
            }
        }
        counts
    }
}

/// Pairs spans one to one: identical ones first, then by the greatest overlap.
fn pair<'a>(gold: &'a [Labelled], found: &'a [Labelled]) -> Vec<(&'a Labelled, &'a Labelled)> {
    let mut candidates = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in found.iter().enumerate() {
            let overlap = a.end.min(b.end).saturating_sub(a.start.max(b.start));
            if overlap > 0 {
                let apart = a.start.abs_diff(b.start) + a.end.abs_diff(b.end);
                candidates.push((apart != 0, Reverse(overlap), apart, i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut gold_used, mut found_used) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (_, _, _, i, j) in candidates {
        if !gold_used[i] && !found_used[j] {
            (gold_used[i], found_used[j]) = (true, true);
            pairs.push((&gold[i], &found[j]));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Labelled {
        Labelled { start, end, kind: "DATE".to_owned(), value: "2017".to_owned() }
    }

    #[test]
    fn identical_spans_are_paired_first() {
        let gold = [span(0, 10), span(4, 8)];
        let found = [span(4, 8)];
        assert_eq!(pair(&gold, &found), [(&gold[1], &found[0])]);
    }

    #[test]
    fn counts_add_up() {
        let mut counts = Counts::default();
        counts.add(&[span(0, 4), span(10, 20), span(30, 35)], &[span(0, 4), span(15, 22)]);
        assert_eq!((counts.strict, counts.relaxed, counts.gold, counts.found), (1, 2, 3, 2));
        assert!((counts.f1(counts.relaxed) - 0.8).abs() < 1e-9);
    }
}
