//! The units at the two ends of a page, where layouts look for their evidence.

use copydesk_core::{Detection, Evidence, Source};

use crate::decoder::Page;
use crate::reader::Facts;
use crate::units::Unit;

/// One of a page's units, and what the scan found out about it.
#[derive(Clone, Copy)]
pub(super) struct End<'a> {
    pub(super) index: usize,
    pub(super) unit: &'a Unit,
    pub(super) text: &'a str,
    pub(super) page: &'a Page,
}

impl End<'_> {
    /// Whether the unit has one of these features.
    pub(super) fn is(&self, features: &[crate::decoder::Feature]) -> bool {
        features.iter().any(|feature| self.page.features[self.index].has(*feature))
    }

    /// Whether one of its words is this, a bit of [`crate::tables::word`].
    pub(super) fn says(&self, word: u16) -> bool {
        self.page.words[self.index] & word != 0
    }
}

/// The first `count` units.
pub(super) fn first<'a>(
    source: &'a Source,
    facts: &'a Facts,
    count: usize,
) -> impl Iterator<Item = End<'a>> {
    let at = move |index: usize| end(source, facts, index);
    (0..facts.units.len().min(count)).map(at)
}

/// The last `count` units, from the last upwards.
pub(super) fn last<'a>(
    source: &'a Source,
    facts: &'a Facts,
    count: usize,
) -> impl Iterator<Item = End<'a>> {
    let at = move |index: usize| end(source, facts, index);
    (facts.units.len().saturating_sub(count)..facts.units.len()).rev().map(at)
}

fn end<'a>(source: &'a Source, facts: &'a Facts, index: usize) -> End<'a> {
    let unit = &facts.units[index];
    End { index, unit, text: unit.text.of(source.text()), page: &facts.page }
}

/// Evidence that a whole unit is.
pub(super) fn seen(unit: &Unit, note: &'static str) -> Evidence {
    Evidence::new(unit.text, note)
}

/// Signs of a layout of `KINDS` kinds: each kind counts once, however often it is seen.
pub(super) struct Signs<const KINDS: usize> {
    seen: [bool; KINDS],
    score: f32,
    found: Detection,
}

impl<const KINDS: usize> Default for Signs<KINDS> {
    fn default() -> Self {
        Self { seen: [false; KINDS], score: 0.0, found: Detection::none() }
    }
}

impl<const KINDS: usize> Signs<KINDS> {
    /// Counts what a unit shows: the number of its kind, its points, and what it is.
    pub(super) fn count(&mut self, unit: &Unit, sign: Option<(usize, f32, &'static str)>) {
        let Some((kind, points, what)) = sign else { return };
        if !std::mem::replace(&mut self.seen[kind], true) {
            self.score += points;
            self.found =
                std::mem::replace(&mut self.found, Detection::none()).because(seen(unit, what));
        }
    }

    /// How many kinds were seen.
    pub(super) fn kinds(&self) -> usize {
        self.seen.iter().filter(|seen| **seen).count()
    }

    /// The points as a score, with what was seen as its evidence.
    pub(super) fn detection(self) -> Detection {
        self.found.rescored(self.score)
    }
}
