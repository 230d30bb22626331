//! The six questions of articles' openings against answers by hand: who, what, when, where, why, how.
//!
//! The set: the folder of the stories, `docs.jsonl` with objects `{doc_id, text}`; the labels are the
//! project's own, `tests/labels/cards.tsv`, whose head says how they were made.
//! An answer scores the F1 of its words and the label's, small and capital letters alike, articles
//! left out; a question that a label answers and the card does not scores 0. A question without a
//! label is no part of the mean; how often a card answers one all the same is told beside it.
//! `first four` is the mean of all answers to who, what, when and where; `lede` answers each of
//! them with the whole first sentence.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{data, f1, share};

const QUESTIONS: [&str; 6] = ["who", "what", "when", "where", "why", "how"];

/// How many of the questions make the mean.
const FIRST: usize = 4;

/// What is counted for one question.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    labels: usize,
    sum: f64,
    /// The sum of what the first sentence would score.
    lede: f64,
    /// Answers to a question that no label answers.
    beside: usize,
}

/// Scores the cards of `analyze`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let documents = data::lines(&folder.join("docs.jsonl"))?;
    let texts: BTreeMap<&str, &str> = documents
        .iter()
        .filter_map(|document| Some((data::id(document), data::text(document, "text")?)))
        .collect();
    let analysis = data::analysis(&documents, "sides")?;
    let cards: BTreeMap<&str, &Value> = data::list(&analysis, "cards")
        .iter()
        .filter_map(|card| Some((data::text(card, "article")?, card)))
        .collect();
    println!(
        "{:<10} {:>4} {:>6} {:>6} {:>6} {:>14}",
        "", "half", "labels", "F1", "lede", "without label"
    );
    for half in ["1", "2"] {
        let counts = count(half, &texts, &cards)?;
        for (question, count) in QUESTIONS.iter().zip(&counts) {
            row(question, half, *count);
        }
        let first = counts.iter().take(FIRST);
        let all = first.fold(Count::default(), |all, count| Count {
            labels: all.labels + count.labels,
            sum: all.sum + count.sum,
            lede: all.lede + count.lede,
            beside: all.beside + count.beside,
        });
        row("first four", half, all);
    }
    Ok(())
}

fn row(name: &str, half: &str, count: Count) {
    let mean = |sum: f64| if count.labels == 0 { 0.0 } else { sum / count.labels as f64 };
    println!(
        "{name:<10} {half:>4} {:>6} {:>6.3} {:>6.3} {:>14}",
        count.labels,
        mean(count.sum),
        mean(count.lede),
        count.beside
    );
}

/// The counts of each question over the articles of one half.
fn count(
    half: &str,
    texts: &BTreeMap<&str, &str>,
    cards: &BTreeMap<&str, &Value>,
) -> Result<[Count; QUESTIONS.len()]> {
    // The labelled answers of an article, by question.
    let mut labelled: BTreeMap<String, BTreeMap<String, (usize, usize)>> = BTreeMap::new();
    for row in data::labels("cards.tsv")? {
        let [of, article, question, start, end] = &row[..] else { continue };
        if of == half {
            let answers = labelled.entry(article.clone()).or_default();
            answers.insert(question.clone(), (start.parse()?, end.parse()?));
        }
    }
    let mut counts = [Count::default(); QUESTIONS.len()];
    for (article, answers) in &labelled {
        let text = texts.get(article.as_str()).context("a label of an unknown article")?;
        let card = cards.get(article.as_str());
        let lede = text.find(". ").map_or(*text, |end| text.get(..end).unwrap_or(text));
        for (question, count) in QUESTIONS.iter().zip(&mut counts) {
            let answer = card.and_then(|card| data::text(card.get(*question)?, "text"));
            let Some(&(start, end)) = answers.get(*question) else {
                count.beside += usize::from(answer.is_some());
                continue;
            };
            let label = text.get(start..end).context("a label outside of its article")?;
            count.labels += 1;
            count.sum += alike(answer.unwrap_or_default(), label);
            count.lede += alike(lede, label);
        }
    }
    Ok(counts)
}

/// The F1 of the words of two texts.
fn alike(a: &str, b: &str) -> f64 {
    let (mut ours, theirs) = (words(a), words(b));
    let (found, wanted) = (ours.len(), theirs.len());
    let mut both = 0;
    for word in theirs {
        if let Some(at) = ours.iter().position(|other| *other == word) {
            ours.swap_remove(at);
            both += 1;
        }
    }
    f1(share(both, found), share(both, wanted))
}

/// The words of a text in small letters, articles left out.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !matches!(word.as_str(), "" | "a" | "an" | "the")).collect()
}
