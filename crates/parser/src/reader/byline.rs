//! Who wrote it: which line is the byline, and what it says.
//!
//! A page may have several lines in a byline's place, and one that says `by` elsewhere. A line that
//! names its writer behind such a word counts first: in a byline's place, else near above the copy.
//! Then come lines in that place that say it otherwise, a role or a bare name; last, a line that says
//! `by` right behind the copy.

use std::ops::Range;

use copydesk_core::{Author, BlockKind, Metadata, Source, Span};

use super::Reading;
use super::metadata::{field, read as read_field};
use crate::decoder::{Feature, FeatureSet};
use crate::grammar;
use crate::tables::AGENCIES;
use crate::units::Unit;

/// How far above the copy a byline may stand, in units, where no headline is known.
const ABOVE: usize = 8;
/// How far below the headline: lists of contents come between.
const BELOW_HEADLINE: usize = 40;
/// How far above the headline.
const ABOVE_HEADLINE: usize = 4;
/// How far into the copy: a deck that reads as a paragraph stands above the byline.
const INTO_COPY: usize = 4;
/// How far behind the copy's last unit.
const BEHIND: usize = 6;
/// A byline has so many words at most.
const LONGEST: u32 = 20;

/// The byline, its authors, and an agency that it names.
pub(super) fn read(reading: &Reading<'_>, metadata: &mut Metadata) {
    let Some(unit) = chosen(reading) else { return };
    // The line below may name the role: `By INES MOREAU / Associated Press Writer`.
    let below = |next: &usize| *next == unit + 1 && grammar::byline(reading.text(*next)).is_none();
    let mut later = reading.of_kind(BlockKind::Byline).filter(|other| *other > unit);
    let last = later.next().filter(below).or_else(|| role_below(reading, unit)).unwrap_or(unit);
    let span = reading.units[unit].text.to(reading.units[last].text);
    let text = span.of(reading.source.text());
    let read = |range: &Range<usize>| {
        read_field(reading, Span::from_usize(range.start, range.end).shift(span.start))
    };
    metadata.byline = Some(field(reading, unit));
    for writer in grammar::authors(text) {
        let mut author = Author::new(read(&writer.name));
        author.role = writer.role.as_ref().map(read);
        author.organization = writer.organization.as_ref().map(read);
        author.place = writer.place.as_ref().map(read);
        metadata.authors.push(author);
    }
    let is_name = |unit: usize| reading.page.features[unit].has(Feature::IsName);
    if metadata.authors.is_empty() && is_name(unit) {
        metadata.authors.push(Author::new(field(reading, unit)));
    }
    // Each of several authors may stand on a line of its own.
    let more = (unit + 1..reading.kinds.len())
        .take_while(|below| reading.kinds[*below] == BlockKind::Byline && is_name(*below));
    for below in more {
        let name = field(reading, below);
        if !metadata.authors.iter().any(|author| author.name.value.contains(&name.value)) {
            metadata.authors.push(Author::new(name));
        }
    }
    let employer = metadata.authors.iter().find_map(|author| author.organization.clone());
    let employer = employer.filter(|name| AGENCIES.contains(name.value.as_str()));
    metadata.agency = employer.or_else(|| {
        let agency = grammar::byline(text)?.agency?;
        Some(read(&agency))
    });
}

/// The unit that is the byline.
fn chosen(reading: &Reading<'_>) -> Option<usize> {
    let placed = || reading.of_kind(BlockKind::Byline);
    let says = |unit: &usize| grammar::names_writer(reading.text(*unit));
    let named = |unit: &usize| {
        names_person(reading.source, reading.page.features[*unit], &reading.units[*unit])
    };
    placed()
        .find(says)
        .or_else(|| around_copy(&reading.kinds)?.find(named))
        .or_else(|| placed().find(|unit| grammar::byline(reading.text(*unit)).is_some()))
        .or_else(|| placed().find(|unit| reading.page.features[*unit].has(Feature::IsName)))
        .or_else(|| placed().next())
        .or_else(|| {
            let last = reading.kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph)?;
            (last..(last + 1 + BEHIND).min(reading.kinds.len())).find(named)
        })
}

/// Where a byline may stand that is not in its place: from the headline to the first lines of the copy,
/// then above the headline, the nearest first.
pub(super) fn around_copy(kinds: &[BlockKind]) -> Option<impl Iterator<Item = usize> + use<>> {
    let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph)?;
    let headline = kinds[..copy].iter().position(|kind| *kind == BlockKind::Headline);
    let top = headline.map_or(copy.saturating_sub(ABOVE), |headline| headline + 1);
    let end = (copy + INTO_COPY).min(kinds.len()).min(top + BELOW_HEADLINE);
    let over = headline.map_or(0..0, |at| at.saturating_sub(ABOVE_HEADLINE)..at);
    Some((top..end).chain(over.rev()))
}

/// Whether a line is a byline by its words alone, and names a person: behind a `by`, or below one that
/// stands alone.
pub(super) fn names_person(source: &Source, features: FeatureSet, unit: &Unit) -> bool {
    if features.has(Feature::AfterBy) && features.has(Feature::IsName) {
        return true;
    }
    let may = [Feature::IsByline, Feature::ByInside].into_iter().any(|sign| features.has(sign));
    may && unit.words <= LONGEST && {
        let text = unit.text.of(source.text());
        let person = |name: Range<usize>| text[name].split_whitespace().nth(1).is_some();
        grammar::names_writer(text)
            && grammar::authors(text).into_iter().any(|writer| person(writer.name))
    }
}

/// The unit below a byline, if it is a role and no more.
fn role_below(reading: &Reading<'_>, unit: usize) -> Option<usize> {
    let below = reading.units.get(unit + 1).filter(|below| below.words <= 6)?;
    let features = reading.page.features.get(unit + 1)?;
    (below.blank_before == 0 && features.has(Feature::HasRoleWord)).then_some(unit + 1)
}
