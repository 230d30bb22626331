//! `copy/repeated-paragraph`: a paragraph that stands twice.
//!
//! Whole paragraphs of twelve words or more, byte for byte. The second one is reported.

use std::collections::hash_map::{Entry, HashMap};

use rustc_hash::FxBuildHasher;

use copydesk_core::{BlockKind, Diagnostic, Severity};

use crate::reader::Reading;

const LEAST_WORDS: u32 = 12;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut first: HashMap<&str, usize, FxBuildHasher> = HashMap::default();
    let mut diagnostics = Vec::new();
    for unit in reading
        .of_kind(BlockKind::Paragraph)
        .filter(|unit| reading.units[*unit].words >= LEAST_WORDS)
    {
        match first.entry(reading.text(unit)) {
            Entry::Vacant(place) => drop(place.insert(unit)),
            Entry::Occupied(place) => {
                let before = reading.units[*place.get()].text;
                let message = "this paragraph stands a second time";
                diagnostics.push(
                    Diagnostic::new(
                        "copy/repeated-paragraph",
                        Severity::Warning,
                        reading.units[unit].text,
                        message,
                    )
                    .help("drop one of the two, unless the repetition is meant")
                    .related(before, "it stands here first"),
                );
            }
        }
    }
    diagnostics
}
