//! Groups of articles against gold: `BCubed` and pairs.
//!
//! The set: `docs.jsonl`, objects `{doc_id, text}` with optional `title` and `date`, and
//! `gold.jsonl`, objects `{doc_id, cluster_id}`. An article in no group counts as a group of one.
//!
//! `BCubed` as in Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998, averaged
//! over articles.
//!
//! Reprints are held against exact containment, too: every pair of documents that share thirty
//! five-word shingles or more and half of those of the one that has fewer, words being runs of
//! letters and digits. That is counted here anew, from the text of the set, by an index of all
//! shingles.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::{data, f1, share};
use crate::process;

/// Scores `analyze`; `key` is `stories` or `reprints`.
pub(super) fn run(folder: &Path, key: &str) -> Result<()> {
    let documents = data::lines(&folder.join("docs.jsonl"))?;
    let analysis = data::analysis(&documents, key)?;
    if key == "reprints" {
        containment(&documents, &analysis);
    }
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
    report(&gold, &found);
    if key == "stories" {
        println!("as a stream, in an order without meaning:");
        report(&gold, &streamed(documents)?);
    }
    Ok(())
}

fn report(gold: &BTreeMap<String, String>, found: &BTreeMap<String, String>) {
    let score = score(gold, found);
    println!(
        "articles {}  groups of two or more: gold {}, found {}",
        gold.len(),
        score.gold_groups,
        score.found_groups
    );
    for (name, (p, r)) in [("BCubed", score.bcubed), ("pairs", score.pairs)] {
        println!("{name:<7}  P {p:.3}  R {r:.3}  F1 {:.3}", f1(p, r));
    }
}

/// The story of each article after the last one, as the decisions of `stream` tell it.
///
/// Sets stand in the order of their groups; here an article stands where the hash of its name says.
fn streamed(mut documents: Vec<Value>) -> Result<BTreeMap<String, String>> {
    documents.sort_by_cached_key(|document| {
        let mut hasher = DefaultHasher::new();
        data::id(document).hash(&mut hasher);
        hasher.finish()
    });
    let input = data::prepare(&documents, "stream")?.to_string_lossy().into_owned();
    let printed =
        process::binary("release").args(&["stream", &input, "--input", "jsonl"]).output()?;
    let mut story_of: BTreeMap<String, String> = BTreeMap::new();
    let text = |value: &Value, key: &str| data::text(value, key).unwrap_or_default().to_owned();
    for line in printed.lines() {
        let decision: Value = serde_json::from_str(line)?;
        for merged in data::list(&decision, "merged") {
            let (from, into) = (text(merged, "from"), text(merged, "into"));
            for story in story_of.values_mut().filter(|story| **story == from) {
                story.clone_from(&into);
            }
        }
        for split in data::list(&decision, "split") {
            for article in data::list(split, "articles").iter().filter_map(Value::as_str) {
                story_of.insert(article.to_owned(), text(split, "into"));
            }
        }
        story_of.insert(data::id(&decision).to_owned(), text(&decision, "story"));
    }
    Ok(story_of)
}

/// Recall and precision of the reprint pairs against exact containment.
fn containment(documents: &[Value], analysis: &Value) {
    let id = |pair: &Value, key: &str| data::text(pair, key).unwrap_or_default().to_owned();
    let groups = data::list(analysis, "reprints").iter();
    let pairs = groups.flat_map(|group| data::list(group, "pairs"));
    let found: BTreeSet<(String, String)> =
        pairs.map(|pair| ordered(id(pair, "a"), id(pair, "b"))).collect();
    let name = |at: usize| documents.get(at).map_or("", data::id).to_owned();
    let texts: Vec<&str> =
        documents.iter().map(|document| data::text(document, "text").unwrap_or_default()).collect();
    let gold: BTreeSet<(String, String)> =
        contained(&texts).into_iter().map(|(a, b)| ordered(name(a), name(b))).collect();
    let both = gold.intersection(&found).count();
    println!(
        "exact containment: pairs {}, found {}  R {:.4}  P {:.4}",
        gold.len(),
        found.len(),
        share(both, gold.len()),
        share(both, found.len())
    );
    for (sign, pair) in gold
        .difference(&found)
        .map(|pair| ("missed", pair))
        .chain(found.difference(&gold).map(|pair| ("only ours", pair)))
    {
        println!("  {sign}: {} and {}", pair.0, pair.1);
    }
}

fn ordered(a: String, b: String) -> (String, String) {
    if a <= b { (a, b) } else { (b, a) }
}

/// The pairs of texts of which one holds half of the other's shingles, and thirty.
fn contained(texts: &[&str]) -> Vec<(usize, usize)> {
    let sets: Vec<BTreeSet<u64>> = texts.iter().map(|text| shingles(text)).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, set) in sets.iter().enumerate() {
        for shingle in set {
            holders.entry(*shingle).or_default().push(at);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.values() {
        for (at, a) in holders.iter().enumerate() {
            for b in &holders[at + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let enough = |&(&(a, b), &shared): &(&(usize, usize), &usize)| {
        shared >= 30 && shared * 2 >= sets[a].len().min(sets[b].len())
    };
    shared.iter().filter(enough).map(|(pair, _)| *pair).collect()
}

/// Hashes of the five-word shingles of a text.
fn shingles(text: &str) -> BTreeSet<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let hash = |words: &[String]| {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(5).map(hash).collect()
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
    fn half_of_the_shorter_and_thirty_are_contained() {
        let words = |from: usize, to: usize| {
            (from..to).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ")
        };
        let (long, part, short) = (words(0, 200), words(150, 220), words(0, 33));
        assert_eq!(contained(&[&long, &part, &short]), [(0, 1)]);
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
