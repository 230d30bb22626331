//! A press summary: an embassy's, a ministry's or a library's page around agency copy.
//!
//! Decides by the institution's name or the words *press summary*, *press review*, *media digest*
//! among the first lines, and by the source and date in brackets that stand under an item's headline:
//! `(Agency, March 14, 2023)`.
//!
//! What it knows better than the decoder: the unit above an item's source and date is a headline, the
//! institution's name and the summary's title are its masthead, and what stands between them is not
//! copy.
//!
//! A page with several items is several articles, cut above each item's headline or the short label
//! above it; the first has the masthead, the last what stands at the foot. Each is read by itself.

use copydesk_core::{BlockKind, Detection, Layout, LayoutId, LineReason, Parsed, Source, Span};

use super::ends::{Signs, first};
use crate::decoder::Feature;
use crate::grammar;
use crate::reader::{self, Facts, Profile, Reading};
use crate::tables::word;

/// A press summary.
#[derive(Clone, Copy, Debug, Default)]
pub struct PressSummary;

const PROFILE: Profile = Profile { id: LayoutId::new("press-summary"), bias: &[], refine };

/// How many units from the top are looked at.
const TOP: usize = 14;

impl Layout for PressSummary {
    fn id(&self) -> LayoutId {
        PROFILE.id
    }

    fn detect(&self, source: &Source) -> Detection {
        let mut signs = Signs::<3>::default();
        let facts = Facts::of(source);
        for end in first(source, &facts, TOP) {
            if end.unit.words > 14 {
                continue;
            }
            let sign = if is_source_and_date(end.text) {
                Some((0, 0.4, "an item's source and date"))
            } else if end.says(word::SUMMARY) && end.says(word::OUTLET) {
                Some((1, 0.35, "the title of a press summary"))
            } else if end.unit.upper > 1 && end.says(word::INSTITUTION) {
                Some((2, 0.25, "an institution's name"))
            } else {
                None
            };
            signs.count(end.unit, sign);
        }
        // An institution alone is as often what the news is about.
        if signs.kinds() < 2 { Detection::none() } else { signs.detection() }
    }

    fn parse(&self, source: &Source) -> Parsed {
        let facts = Facts::of(source);
        let reading = Reading::new(source, &facts, &PROFILE);
        let items = items(&reading);
        if items.len() < 2 {
            return reader::finish(source, &reading);
        }
        // The page's title is none of the items'.
        let mut given = source.given().clone();
        given.title = None;
        let Ok(page) = Source::with(source.shared_text(), given) else { return Parsed::default() };
        let ends = items.iter().skip(1).copied().chain([source.span().end]);
        let spans = items.iter().copied().zip(ends).map(|(start, end)| Span::new(start, end));
        let parts = spans.filter_map(|span| page.part(span));
        let articles = parts.flat_map(|part| reader::read(&part, &PROFILE).articles).collect();
        Parsed { articles, ..Parsed::default() }
    }

    fn explain(&self, source: &Source) -> Vec<LineReason> {
        reader::explain(source, &PROFILE)
    }
}

/// An item is named within this many units above its source and date.
const NAMED_WITHIN: usize = 2;
/// A label above an item's headline has so many words at most.
const LABEL: u32 = 3;

/// Where the items begin, in bytes; the first at the top of the page.
///
/// An item is a source and date with a headline above it and copy below.
fn items(reading: &Reading<'_>) -> Vec<u32> {
    let mut starts: Vec<u32> = Vec::new();
    let mut copy = true;
    for unit in 0..reading.units.len() {
        copy |= reading.kinds[unit] == BlockKind::Paragraph;
        if !is_source_and_date(reading.text(unit)) {
            continue;
        }
        let Some(headline) = headline(reading, unit) else { continue };
        if !std::mem::take(&mut copy) {
            continue;
        }
        let label = headline.checked_sub(1).filter(|above| {
            let words = reading.units[*above].words;
            words <= LABEL && reading.kinds[*above] != BlockKind::Paragraph
        });
        let line = reading.units[label.unwrap_or(headline)].first as usize;
        let line = reading.source.lines().get(line);
        let start = if starts.is_empty() { 0 } else { line.map_or(0, |line| line.span.start) };
        starts.push(start);
    }
    // A source below which nothing is told belongs to what stands above it.
    if !copy {
        starts.pop();
    }
    starts
}

/// The unit that names the item whose source and date a unit is.
fn headline(reading: &Reading<'_>, item: usize) -> Option<usize> {
    (item.saturating_sub(NAMED_WITHIN)..item).rev().find(|unit| reading.units[*unit].words >= 3)
}

fn refine(reading: &mut Reading<'_>) {
    let items: Vec<usize> =
        (0..reading.units.len()).filter(|unit| is_source_and_date(reading.text(*unit))).collect();
    let Some(first) = items.first().copied() else { return };
    let top = headline(reading, first).unwrap_or(first);
    let mut masthead = false;
    for unit in 0..top {
        let features = reading.page.features[unit];
        let listed = features.has(Feature::HasPipes)
            || reading.units[unit].digits > 0
            || reading.units[unit].words > 8;
        let words = reading.page.words[unit];
        let summary = words & word::SUMMARY != 0 && words & word::OUTLET != 0;
        let named = !listed && !masthead && (words & word::INSTITUTION != 0 || summary);
        masthead |= named;
        let label = unit + 1 == top
            && features.has(Feature::AllCapitals)
            && reading.units[unit].digits == 0;
        reading.kinds[unit] = if named {
            BlockKind::Masthead
        } else if features.has(Feature::IsDate) {
            BlockKind::Published
        } else if label {
            BlockKind::Section
        } else {
            BlockKind::Furniture
        };
    }
    for item in items {
        reading.kinds[item] = BlockKind::Published;
        if let Some(unit) = headline(reading, item) {
            reading.kinds[unit] = BlockKind::Headline;
        }
    }
    // A sentence of the first item may have been taken for its head.
    for unit in first + 1..reading.units.len() {
        let sentence = reading.page.prose[unit];
        if sentence && matches!(reading.kinds[unit], BlockKind::Deck | BlockKind::Byline) {
            reading.kinds[unit] = BlockKind::Paragraph;
        }
    }
}

/// `(Agency, March 14, 2023)`, also in square brackets.
fn is_source_and_date(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '[']).and_then(|text| text.strip_suffix([')', ']']));
    inner.is_some_and(|inner| {
        grammar::find_date(inner)
            .is_some_and(|found| found.range.start >= 3 && found.date.day.is_some())
    })
}
