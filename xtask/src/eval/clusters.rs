//! Groups of articles against gold: `BCubed` and pairs.
//!
//! The set: `docs.jsonl`, objects `{doc_id, text}` with optional `title` and `date`, and
//! `gold.jsonl`, objects `{doc_id, cluster_id}`. An article in no group counts as a group of one.
//!
//! `BCubed` as in Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998, averaged
//! over articles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{data, f1, share};
use crate::process;

/// Scores `analyze`; `key` is `stories` or `reprints`.
pub(super) fn run(folder: &Path, key: &str) -> Result<()> {
    let documents = data::lines(&folder.join("docs.jsonl"))?;
    let input = data::prepare(&documents, key)?;
    let input = input.to_string_lossy();
    let out = process::target().join("eval").join(key);
    let out_text = out.to_string_lossy();
    let args = ["analyze", &input, "--input", "jsonl", "--out", &out_text, "--quiet"];
    process::binary("release").args(&args).output()?;
    let analysis = fs::read_to_string(out.join("analysis.json"))?;
    let analysis: Value = serde_json::from_str(&analysis).context("analysis.json is no JSON")?;
    let mut found = BTreeMap::new();
    for (number, group) in data::list(&analysis, key).iter().enumerate() {
        for id in data::list(group, "articles").iter().filter_map(Value::as_str) {
            found.insert(id.to_owned(), number.to_string());
        }
    }
    let mut gold = BTreeMap::new();
    for row in data::lines(&folder.join("gold.jsonl"))? {
        let cluster = row.get("cluster_id").map(Value::to_string).unwrap_or_default();
        gold.insert(data::id(&row).to_owned(), cluster);
    }
    let score = score(&gold, &found);
    println!(
        "articles {}  groups of two or more: gold {}, found {}",
        gold.len(),
        score.gold_groups,
        score.found_groups
    );
    for (name, (p, r)) in [("BCubed", score.bcubed), ("pairs", score.pairs)] {
        println!("{name:<7}  P {p:.3}  R {r:.3}  F1 {:.3}", f1(p, r));
    }
    Ok(())
}

struct Score {
    bcubed: (f64, f64),
    pairs: (f64, f64),
    gold_groups: usize,
    found_groups: usize,
}

fn score(gold: &BTreeMap<String, String>, found: &BTreeMap<String, String>) -> Score {
    let single = |id: &String| format!("single {id}");
    let found_of = |id: &String| found.get(id).cloned().unwrap_or_else(|| single(id));
    let mut gold_groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut found_groups: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (id, cluster) in gold {
        gold_groups.entry(cluster).or_default().insert(id);
        found_groups.entry(found_of(id)).or_default().insert(id);
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    let mut both_pairs = 0;
    for (id, cluster) in gold {
        let (of_gold, of_found) = (&gold_groups[cluster.as_str()], &found_groups[&found_of(id)]);
        let both = of_gold.intersection(of_found).count();
        precision += share(both, of_found.len());
        recall += share(both, of_gold.len());
        // Each article pairs with the others of both groups; a pair is met from both its ends.
        both_pairs += both - 1;
    }
    let pairs = |sizes: Vec<usize>| -> usize { sizes.iter().map(|n| n * (n - 1)).sum() };
    let gold_sizes: Vec<usize> = gold_groups.values().map(BTreeSet::len).collect();
    let found_sizes: Vec<usize> = found_groups.values().map(BTreeSet::len).collect();
    let several = |sizes: &[usize]| sizes.iter().filter(|size| **size > 1).count();
    let count = gold.len().max(1) as f64;
    Score {
        bcubed: (precision / count, recall / count),
        gold_groups: several(&gold_sizes),
        found_groups: several(&found_sizes),
        pairs: (share(both_pairs, pairs(found_sizes)), share(both_pairs, pairs(gold_sizes))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(rows: &[(&str, &str)]) -> BTreeMap<String, String> {
        rows.iter().map(|(id, group)| ((*id).to_owned(), (*group).to_owned())).collect()
    }

    #[test]
    fn the_same_groups_score_one() {
        let gold = groups(&[("a", "x"), ("b", "x"), ("c", "y")]);
        let score = score(&gold, &groups(&[("a", "1"), ("b", "1")]));
        assert_eq!((score.bcubed, score.pairs), ((1.0, 1.0), (1.0, 1.0)));
    }

    #[test]
    fn one_group_of_all_has_full_recall() {
        let gold = groups(&[("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")]);
        let all = groups(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]);
        let score = score(&gold, &all);
        assert_eq!((score.bcubed, score.gold_groups), ((0.5, 1.0), 2));
        assert!((score.pairs.0 - 1.0 / 3.0).abs() < 1e-9);
    }
}
