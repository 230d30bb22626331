//! Reading lines of which a carrier knows more than their words: where in a page they stood.
//!
//! Such a carrier brings weights of its own, learned with what it knows, and points for each line.
//! Grammars, blocks, marks, metadata and checks are those of every layout.

use copydesk_core::{BlockKind, LayoutId, Parsed, Source};

use super::{Facts, Profile, Reading, as_decoded, finish};
use crate::decoder::{FeatureSet, Page, Row, Weights};
use crate::units::Unit;

/// The points of units, whose features are given.
pub type PointsOf<'a> = dyn Fn(&[Unit], &[FeatureSet]) -> Vec<Row> + 'a;

/// A carrier's last look at the kinds of units, whose features are given.
pub type Revise<'a> = dyn Fn(&[Unit], &[FeatureSet], &mut [BlockKind]) + 'a;

/// What a carrier knows of the lines of a source.
#[derive(Clone, Copy)]
pub struct Hints<'a> {
    /// The weights to decode with.
    pub weights: &'a Weights,
    /// The points to add for each unit, whose features are given; none where the answer is too
    /// short.
    pub points: &'a PointsOf<'a>,
    /// What each line is, blank ones among them.
    pub lines: &'a [LineHint],
    /// The line where the headline begins, where that is known for sure.
    pub headline: Option<u32>,
    /// Has the last word on the kinds.
    pub revise: &'a Revise<'a>,
}

/// What a carrier knows of one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineHint {
    /// What it is if it is copy at all: a list item, a subhead.
    pub copy: Option<BlockKind>,
    /// What it is if it is none: a caption, a byline.
    pub furniture: Option<BlockKind>,
}

impl std::fmt::Debug for Hints<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hints").field("headline", &self.headline).finish_non_exhaustive()
    }
}

impl Hints<'_> {
    /// Whether nothing is known of the lines but their words.
    pub(super) fn is_bare(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds the points of each unit.
    pub(super) fn add_points(&self, units: &[Unit], page: &Page, points: &mut [Row]) {
        for (row, more) in points.iter_mut().zip((self.points)(units, &page.features)) {
            row.iter_mut().zip(more).for_each(|(cell, more)| *cell = cell.saturating_add(more));
        }
    }

    /// Gives the lines the kinds that the carrier knows.
    pub(super) fn name_kinds(&self, reading: &mut Reading<'_>) {
        self.name_lines(reading);
        (self.revise)(reading.units, &reading.page.features, &mut reading.kinds);
    }

    /// Gives the lines the kinds that stand in the table of lines.
    fn name_lines(&self, reading: &mut Reading<'_>) {
        let Reading { units, kinds, .. } = reading;
        for (unit, kind) in units.iter().zip(&mut *kinds) {
            let Some(hint) = self.lines.get(unit.first as usize) else { continue };
            let known = match *kind {
                BlockKind::Furniture
                | BlockKind::Byline
                | BlockKind::Published
                | BlockKind::Section
                | BlockKind::Caption => hint.furniture,
                kind if kind.is_body() => hint.copy,
                _ => None,
            };
            *kind = known.unwrap_or(*kind);
        }
        let holds = |unit: &Unit, line: u32| (unit.first..unit.end).contains(&line);
        let Some(headline) =
            self.headline.and_then(|line| units.iter().position(|unit| holds(unit, line)))
        else {
            return;
        };
        for kind in kinds.iter_mut().filter(|kind| **kind == BlockKind::Headline) {
            *kind = BlockKind::Furniture;
        }
        kinds[headline] = BlockKind::Headline;
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
