//! Differing values of the stories in `tests/stories`, against labels by hand:
//! `tests/labels/differ.tsv`, whose head says how they were made.
//!
//! Two tellings of one fact whose values differ are to be shown as a difference, a conflict or a
//! tension. What is shown of two values that are not of one fact, or are the same, is wrong. Where one
//! of two values is meant exactly and the other is not, both may hold: such a pair is neither asked for
//! nor wrong.
//!
//! The set is for tuning, as [`super::told`] says of the stories.

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::sides::{self, Place};
use super::{data, f1, share, told};

/// One telling of a fact.
struct Label {
    story: String,
    fact: String,
    value: String,
    place: Place,
}

/// What a pair of tellings asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Difference,
    Either,
    Nothing,
}

impl Label {
    /// The sign before the value, and the value.
    fn parts(&self) -> (&str, &str) {
        let number = self.value.trim_start_matches(['>', '<', '~']);
        self.value.split_at(self.value.len() - number.len())
    }

    fn asks(&self, other: &Self) -> Asked {
        let one_fact = (&self.story, &self.fact) == (&other.story, &other.fact);
        let ((sign, value), (other_sign, other_value)) = (self.parts(), other.parts());
        match () {
            () if !one_fact || self.place.article == other.place.article => Asked::Nothing,
            () if sign != other_sign => Asked::Either,
            () if value != other_value => Asked::Difference,
            () => Asked::Nothing,
        }
    }
}

/// One difference that is shown.
struct Shown {
    conflict: bool,
    sides: [Place; 2],
}

/// Scores the differences of an analysis of the stories.
pub(super) fn run(documents: &[Value], analysis: &Value, misses: bool) -> Result<()> {
    let rows = data::labels("differ.tsv")?;
    let label = |row: &Vec<String>| {
        let [story, fact, piece, words, value] = row.as_slice() else { return None };
        let place = told::place(documents, story, piece, words)?;
        Some(Label { story: story.clone(), fact: fact.clone(), value: value.clone(), place })
    };
    let labels = rows.iter().map(|row| label(row).context("a row of differ.tsv is no label"));
    let labels: Vec<Label> = labels.collect::<Result<_>>()?;
    let claims = sides::claims(analysis);
    let shown = claims.iter().flat_map(|claim| data::list(claim, "differences"));
    let shown: Vec<Shown> = shown.filter_map(difference).collect();
    let (mut asked, mut found) = (0, 0);
    for (at, a) in labels.iter().enumerate() {
        let others = labels.iter().skip(at + 1);
        for b in others.filter(|b| a.asks(b) == Asked::Difference) {
            let is_shown = shown.iter().any(|shown| shown.is_of(a, b));
            asked += 1;
            found += usize::from(is_shown);
            if misses && !is_shown {
                println!("not shown: {}, {}: {} {}", a.story, a.fact, a.value, b.value);
            }
        }
    }
    println!("{:<10} {:>6} {:>6} {:>6} {:>6}", "differing", "right", "wrong", "either", "P");
    let mut all = [0; 3];
    for conflict in [true, false] {
        let mut counts = [0; 3];
        for shown in shown.iter().filter(|shown| shown.conflict == conflict) {
            let asked = shown.asked(&labels);
            counts[asked as usize] += 1;
            if misses && asked == Asked::Nothing {
                println!("wrong: {}", shown.text(documents));
            }
        }
        row(if conflict { "conflicts" } else { "tensions" }, counts);
        for (all, count) in all.iter_mut().zip(counts) {
            *all += count;
        }
    }
    let precision = row("both", all);
    let recall = share(found, asked);
    println!("shown {found} of {asked}, R {recall:.3}, F1 {:.3}", f1(precision, recall));
    Ok(())
}

fn row(name: &str, [right, either, wrong]: [usize; 3]) -> f64 {
    let precision = share(right, right + wrong);
    println!("{name:<10} {right:>6} {wrong:>6} {either:>6} {precision:>6.3}");
    precision
}

impl Shown {
    fn is_of(&self, a: &Label, b: &Label) -> bool {
        let [x, y] = &self.sides;
        x.meets(&a.place) && y.meets(&b.place) || x.meets(&b.place) && y.meets(&a.place)
    }

    /// The most that any two labels at its places ask for.
    fn asked(&self, labels: &[Label]) -> Asked {
        let mut most = Asked::Nothing;
        for (at, a) in labels.iter().enumerate() {
            for b in labels.iter().skip(at + 1).filter(|b| self.is_of(a, b)) {
                match a.asks(b) {
                    Asked::Difference => return Asked::Difference,
                    Asked::Either => most = Asked::Either,
                    Asked::Nothing => {}
                }
            }
        }
        most
    }

    fn text(&self, documents: &[Value]) -> String {
        let side = |place: &Place| {
            let document = documents.iter().find(|document| data::id(document) == place.article)?;
            let value = data::text(document, "text")?.get(place.start..place.end)?;
            Some(format!("{} {value:?}", place.article))
        };
        let sides: Vec<String> = self.sides.iter().filter_map(side).collect();
        sides.join(", ")
    }
}

fn difference(value: &Value) -> Option<Shown> {
    let place = |key| sides::place(value.get(key)?);
    let conflict = data::text(value, "kind") == Some("conflict");
    Some(Shown { conflict, sides: [place("a")?, place("b")?] })
}
