//! Wire copy: header or notes above, a byline, a dateline, credits and a sign-off below.
//!
//! Decides by these marks of the trade, each with points of its own; a dateline that names its
//! agency counts for more than a bare one, which web pages print too.
//!
//! Limits of this version: the fields of a header line are not read but for the slug; `^` and `<` at
//! the ends of structured lines stay in the text.

use copydesk_core::{BlockKind, Detection, Layout, LayoutId, LineReason, Parsed, Source};

use super::ends::{Signs, first, last};
use crate::decoder::Feature;
use crate::reader::{self, Facts, Profile, Reading};
use crate::units::Unit;

/// Wire copy.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wire;

const PROFILE: Profile = Profile { id: LayoutId::new("wire"), bias: &[], refine };

/// The control byte that opens the text of a message (start of text, in ANPA 1312 and IPTC 7901).
const START_OF_TEXT: char = '\u{2}';

/// Where the framing survived, what stands before the text is header, and the first line of the text
/// is the headline unless copy begins at once.
fn refine(reading: &mut Reading<'_>) {
    let source = reading.source;
    let opens = |unit: &Unit| {
        let line = source.lines().get(unit.first as usize);
        line.is_some_and(|line| line.span.of(source.text()).starts_with(START_OF_TEXT))
    };
    let Some(text) = reading.units.iter().position(opens) else { return };
    reading.kinds[..text].fill(BlockKind::WireHeader);
    let copy = reading.page.prose[text] || reading.page.features[text].has(Feature::IsDateline);
    if !copy && !reading.kinds.contains(&BlockKind::Headline) {
        reading.kinds[text] = BlockKind::Headline;
    }
}

/// How many units from either end are looked at.
const TOP: usize = 14;
const BOTTOM: usize = 6;

impl Layout for Wire {
    fn id(&self) -> LayoutId {
        PROFILE.id
    }

    fn detect(&self, source: &Source) -> Detection {
        let mut signs = Signs::<5>::default();
        let facts = Facts::of(source);
        for end in first(source, &facts, TOP) {
            let sign = if end.is(&[Feature::IsSlug]) {
                Some((0, 0.4, "a slug line"))
            } else if end.is(&[Feature::IsNote]) {
                Some((1, 0.2, "a note to editors"))
            } else if end.is(&[Feature::IsDateline])
                && let Some(dateline) = end.page.dateline(end.index, end.text)
            {
                let points = if dateline.agency.is_some() { 0.4 } else { 0.2 };
                Some((2, points, "a dateline"))
            } else {
                None
            };
            signs.count(end.unit, sign);
        }
        for end in last(source, &facts, BOTTOM) {
            let sign = if end.is(&[Feature::IsSignOff]) {
                Some((3, 0.2, "a sign-off"))
            } else if end.is(&[Feature::IsCredits]) {
                Some((4, 0.2, "credits"))
            } else {
                None
            };
            signs.count(end.unit, sign);
        }
        signs.detection()
    }

    fn parse(&self, source: &Source) -> Parsed {
        reader::read(source, &PROFILE)
    }

    fn explain(&self, source: &Source) -> Vec<LineReason> {
        reader::explain(source, &PROFILE)
    }
}
