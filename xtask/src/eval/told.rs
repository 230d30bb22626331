//! Statements of the stories in `tests/stories`, against labels by hand: `tests/labels/told.tsv`.
//!
//! Two rows of one number whose pieces differ are to be aligned: one claim is to have a telling that
//! holds the words in each piece. Rows of different numbers are not; a claim that joins two of them is
//! counted as joined wrongly, unless it joins one of them to a telling of its own number that stands
//! in the other's sentence: a sentence may tell two things.
//!
//! The set is for tuning: it was written to find faults, and these were mended after reading it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::sides::{self, Place};
use super::{data, differ, f1, share};
use crate::process;

/// One telling that is labelled.
struct Label {
    /// The story and the number of the statement in it.
    statement: (String, String),
    piece: String,
    words: String,
    /// The tellings that hold the words: their claims, and which of these they are.
    tellings: BTreeSet<(usize, usize)>,
}

/// Scores `analyze`.
pub(super) fn run(misses: bool) -> Result<()> {
    let documents = documents()?;
    let analysis = data::analysis(&documents, "told")?;
    let tellings = sides::tellings(&sides::claims(&analysis));
    let labels = labels(&documents, &tellings)?;
    let mut stories: BTreeMap<&str, Vec<&Label>> = BTreeMap::new();
    for label in &labels {
        stories.entry(&label.statement.0).or_default().push(label);
    }
    println!(
        "{:<14} {:>6} {:>7} {:>6} {:>6} {:>6} {:>6}",
        "", "pairs", "aligned", "wrong", "P", "R", "F1"
    );
    let mut whole = Counts::default();
    for (story, labels) in &stories {
        let counts = Counts::of(labels, misses);
        counts.print(story);
        whole.add(&counts);
    }
    whole.print("all");
    differ::run(&documents, &analysis, misses)
}

/// How many pairs of tellings are the same statement, how many of these are aligned, and how many
/// others are.
#[derive(Default)]
struct Counts {
    same: usize,
    aligned: usize,
    wrong: usize,
}

impl Counts {
    fn of(labels: &[&Label], misses: bool) -> Self {
        let mut counts = Self::default();
        for (at, a) in labels.iter().enumerate() {
            for b in labels.iter().skip(at + 1).filter(|b| b.piece != a.piece) {
                let same = a.statement == b.statement;
                let aligned = a.is_aligned_with(b);
                let wrong = !same && aligned && !explains(labels, a, b) && !explains(labels, b, a);
                counts.same += usize::from(same);
                counts.aligned += usize::from(same && aligned);
                counts.wrong += usize::from(wrong);
                if misses && (wrong || same && !aligned) {
                    let how = if wrong { "wrong" } else { "apart" };
                    println!("{how}: {} {:?}, {} {:?}", a.piece, a.words, b.piece, b.words);
                }
            }
        }
        counts
    }

    fn add(&mut self, other: &Self) {
        self.same += other.same;
        self.aligned += other.aligned;
        self.wrong += other.wrong;
    }

    fn print(&self, name: &str) {
        let precision = share(self.aligned, self.aligned + self.wrong);
        let recall = share(self.aligned, self.same);
        println!(
            "{name:<14} {:>6} {:>7} {:>6} {precision:>6.3} {recall:>6.3} {:>6.3}",
            self.same,
            self.aligned,
            self.wrong,
            f1(precision, recall)
        );
    }
}

impl Label {
    fn is_aligned_with(&self, other: &Self) -> bool {
        let claims = |label: &Self| -> BTreeSet<usize> {
            label.tellings.iter().map(|(claim, _)| *claim).collect()
        };
        !claims(self).is_disjoint(&claims(other))
    }
}

/// Whether a telling that holds `a` holds also what `b` tells.
fn explains(labels: &[&Label], a: &Label, b: &Label) -> bool {
    let mut same = labels.iter().filter(|label| label.statement == b.statement);
    same.any(|label| label.piece == a.piece && !label.tellings.is_disjoint(&a.tellings))
}

/// The pieces of `tests/stories`, called as their files are.
fn documents() -> Result<Vec<Value>> {
    let folder = process::root().join("tests/stories");
    let mut documents = BTreeMap::new();
    for story in fs::read_dir(&folder)? {
        let story = story?;
        if !story.file_type()?.is_dir() {
            continue;
        }
        for piece in fs::read_dir(story.path())? {
            let path = piece?.path();
            let name = path.with_extension("");
            let name = name.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
            documents.insert(name, fs::read_to_string(path)?);
        }
    }
    Ok(documents.iter().map(|(name, text)| json!({ "id": name, "text": text })).collect())
}

fn labels(documents: &[Value], tellings: &[Vec<Place>]) -> Result<Vec<Label>> {
    let rows = data::labels("told.tsv")?;
    let label = |row: &Vec<String>| {
        let [story, number, piece, words] = row.as_slice() else { return None };
        let place = place(documents, story, piece, words)?;
        let mut holding = BTreeSet::new();
        for (claim, tellings) in tellings.iter().enumerate() {
            let held = tellings.iter().enumerate().filter(|(_, telling)| telling.meets(&place));
            holding.extend(held.map(|(telling, _)| (claim, telling)));
        }
        let statement = (story.clone(), number.clone());
        Some(Label { statement, piece: place.article, words: words.clone(), tellings: holding })
    };
    rows.iter().map(|row| label(row).context("a row of told.tsv is no label")).collect()
}

/// Where these words first stand in a piece of a story.
pub(super) fn place(documents: &[Value], story: &str, piece: &str, words: &str) -> Option<Place> {
    let article = format!("{story}/{piece}");
    let document = documents.iter().find(|document| data::id(document) == article)?;
    let start = data::text(document, "text")?.replace('\n', " ").find(words)?;
    Some(Place { article, start, end: start + words.len() })
}
