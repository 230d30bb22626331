//! Reading lines of which a carrier knows more than their words: where in a page they stood.
//!
//! Such a carrier brings weights of its own, learned with what it knows, and points for each line.
//! Grammars, blocks, marks, metadata and checks are those of every layout.

use copydesk_core::{BlockKind, LayoutId, Parsed, Source};

use super::{Facts, Profile, Reading, as_decoded, finish};
use crate::decoder::{FeatureSet, Page, Row, Weights};
use crate::units::Unit;

/// What a carrier knows of the lines of a source.
#[derive(Clone, Copy)]
pub struct Hints<'a> {
    /// The weights to decode with.
    pub weights: &'a Weights,
    /// The points to add for each unit, whose features are given; none where the answer is too
    /// short.
    pub points: &'a dyn Fn(&[Unit], &[FeatureSet]) -> Vec<Row>,
    /// What each line, blank ones among them, is if it is copy at all: a list item, a subhead.
    pub kinds: &'a [Option<BlockKind>],
}

impl std::fmt::Debug for Hints<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hints").field("kinds", &self.kinds).finish_non_exhaustive()
    }
}

impl Hints<'_> {
    /// Adds the points of each unit.
    pub(super) fn add_points(&self, units: &[Unit], page: &Page, points: &mut [Row]) {
        for (row, more) in points.iter_mut().zip((self.points)(units, &page.features)) {
            row.iter_mut().zip(more).for_each(|(cell, more)| *cell = cell.saturating_add(more));
        }
    }

    /// Gives copy the kind that the carrier knows.
    pub(super) fn name_kinds(&self, reading: &mut Reading<'_>) {
        for (unit, kind) in reading.units.iter().zip(&mut reading.kinds) {
            let known = self.kinds.get(unit.first as usize).copied().flatten();
            if let Some(known) = known.filter(|_| kind.is_body()) {
                *kind = known;
            }
        }
    }
}

/// Reads a source as one article, with what its carrier knows of the lines.
pub fn read_with_hints(source: &Source, id: LayoutId, hints: &Hints<'_>) -> Parsed {
    if source.text().is_empty() {
        return Parsed::default();
    }
    let profile = Profile { id, bias: &[], refine: as_decoded };
    let facts = Facts::of(source);
    finish(source, &Reading::hinted(source, &facts, &profile, Some(hints)))
}
