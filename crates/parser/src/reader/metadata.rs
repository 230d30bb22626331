//! Metadata from blocks and marks; what the carrier gave fills the gaps.

use std::ops::Range;

use copydesk_core::{BlockKind, Credit, Dateline, Field, Logical, Mark, MarkKind, Metadata, Span};

use super::language::language;
use super::marks::span;
use super::{Reading, byline, published};
use crate::grammar;
use crate::tables::AGENCIES;

/// What is known about the article beside its text.
pub(super) fn metadata(reading: &Reading<'_>, marks: &[Mark]) -> Metadata {
    let given = reading.source.given();
    let mut metadata = Metadata::default();
    let first = |kind| reading.of_kind(kind).next().map(|unit| field(reading, unit));
    let printed = reading.of_kind(BlockKind::Headline).next().map(|unit| {
        let marked = marks.iter().find(|mark| is_version_of(reading, mark, unit));
        let rest = |at: &usize| {
            let units = &reading.units;
            reading.kinds[*at] == BlockKind::Headline && units[*at].blank_before == 0
        };
        let last = (unit + 1..reading.units.len()).take_while(rest).last().unwrap_or(unit);
        let span = reading.units[unit].text.to(reading.units[last].text);
        let start = marked.map_or(span.start, |mark| mark.span.end);
        let span = Span::new(start, span.end);
        read(reading, span)
    });
    metadata.headline = headline(printed, given.title.as_deref());
    metadata.deck = first(BlockKind::Deck);
    metadata.section = first(BlockKind::Section);
    metadata.rights = first(BlockKind::Rights);
    metadata.url = given.url.as_deref().map(Field::given);
    metadata.publisher = given.outlet.as_deref().map(Field::given).or_else(|| publisher(reading));
    byline::read(reading, &mut metadata);
    metadata.credits = credits(reading, marks);
    metadata.embargo = embargo(reading);
    metadata.version = version(reading, marks);
    metadata.dateline = dateline(reading, marks);
    let language = language(reading);
    let lines = published::lines(reading, language);
    metadata.published = published::published(reading, marks, &lines);
    metadata.modified = published::modified(&lines);
    metadata.slug = slug(reading);
    metadata.agency = metadata
        .dateline
        .as_ref()
        .and_then(|dateline| dateline.agency.clone())
        .or(metadata.agency)
        .or_else(|| agency(reading, marks));
    metadata.agency.iter_mut().for_each(grammar::name_agency);
    metadata.language = language.map(Field::given);
    metadata
}

fn is_version_of(reading: &Reading<'_>, mark: &Mark, unit: usize) -> bool {
    mark.kind == MarkKind::Version && reading.units[unit].text.covers(mark.span)
}

/// `UPDATE 1`, as it stands in front of the headline.
fn version(reading: &Reading<'_>, marks: &[Mark]) -> Option<Field> {
    let mark = marks.iter().find(|mark| mark.kind == MarkKind::Version)?;
    let text = mark.span.of(reading.source.text());
    let said = text.trim_end_matches([' ', '-', '–', '—', ':']);
    Some(Field::read(said, Span::new(mark.span.start, mark.span.start + said.len() as u32)))
}

/// The headline: as the text has it, but as the carrier gave it where the text does not repeat that.
fn headline(read: Option<Field>, given: Option<&str>) -> Option<Field> {
    let Some(given) = given else { return read };
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let title = words(given);
    read.filter(|field| words(&field.value) == title).or_else(|| Some(Field::given(given)))
}

/// The logical text of a unit as a field.
pub(super) fn field(reading: &Reading<'_>, unit: usize) -> Field {
    read(reading, reading.units[unit].text)
}

fn part(reading: &Reading<'_>, unit: usize, range: &Range<usize>) -> Field {
    read(reading, span(reading, unit, range))
}

/// What stands at a span, as it reads.
pub(super) fn read(reading: &Reading<'_>, span: Span) -> Field {
    Field::read(Logical::text_of(reading.source.text(), span), span)
}

const BY: &str = "by ";

/// The outlet: the masthead, or whom a rights line names.
fn publisher(reading: &Reading<'_>) -> Option<Field> {
    // `By Quay News Agency`: a house that signs like a writer
    let masthead = reading.of_kind(BlockKind::Masthead).next().map(|unit| {
        let text = reading.text(unit);
        let signs = text.get(..BY.len()).is_some_and(|word| word.eq_ignore_ascii_case(BY));
        part(reading, unit, &(if signs { BY.len() } else { 0 }..text.len()))
    });
    masthead.or_else(|| {
        reading.of_kind(BlockKind::Rights).find_map(|unit| {
            let owner = grammar::rights_owner(reading.text(unit))?;
            Some(part(reading, unit, &owner))
        })
    })
}

/// Who did what, from the blocks and marks that are credits.
fn credits(reading: &Reading<'_>, marks: &[Mark]) -> Vec<Credit> {
    let text = reading.source.text();
    let marked = marks.iter().filter(|mark| mark.kind == MarkKind::Credits).map(|mark| mark.span);
    let blocks = reading.of_kind(BlockKind::Credits).map(|unit| reading.units[unit].text);
    let mut found = Vec::new();
    for span in blocks.chain(marked) {
        let read = |range: &Range<usize>| {
            read(reading, Span::from_usize(range.start, range.end).shift(span.start))
        };
        found.extend(grammar::credits_of(span.of(text)).iter().map(|credit| Credit {
            task: read(&credit.task),
            name: read(&credit.name),
            place: credit.place.as_ref().map(read),
        }));
    }
    found
}

/// Until when it must not be used: the sentence of a note that says so.
fn embargo(reading: &Reading<'_>) -> Option<Field> {
    let notes = [BlockKind::EditorNote, BlockKind::WireHeader];
    notes.into_iter().flat_map(|kind| reading.of_kind(kind)).find_map(|unit| {
        let range = grammar::embargo(reading.text(unit))?;
        Some(part(reading, unit, &range))
    })
}

/// The mark of the dateline, and the unit that opens with it.
pub(super) fn marked_dateline(reading: &Reading<'_>, marks: &[Mark]) -> Option<(Span, usize)> {
    let mark = marks.iter().find(|mark| mark.kind == MarkKind::Dateline)?;
    let unit = reading.units.partition_point(|unit| unit.text.end < mark.span.end);
    (unit < reading.units.len()).then_some((mark.span, unit))
}

fn dateline(reading: &Reading<'_>, marks: &[Mark]) -> Option<Dateline> {
    let (_, unit) = marked_dateline(reading, marks)?;
    let text = reading.text(unit);
    let found = super::marks::dateline(reading, unit)?;
    Some(found.placed(text, reading.units[unit].text.start))
}

fn slug(reading: &Reading<'_>) -> Option<Field> {
    reading.of_kind(BlockKind::WireHeader).find_map(|unit| {
        let found = grammar::slug_line(reading.text(unit))?;
        Some(part(reading, unit, &found.slug))
    })
}

/// The agency that a sign-off, the credits or the masthead names.
fn agency(reading: &Reading<'_>, marks: &[Mark]) -> Option<Field> {
    let text = reading.source.text();
    let signed = marks.iter().filter(|mark| mark.kind == MarkKind::SignOff).map(|mark| mark.span);
    let lines = [BlockKind::SignOff, BlockKind::Masthead, BlockKind::PhotoCredit];
    let units = lines
        .into_iter()
        .take(2)
        .flat_map(|kind| reading.of_kind(kind))
        .map(|unit| reading.units[unit].text);
    // `(Agency, March 14, 2023)` under an item of a press summary.
    let cited = reading.of_kind(BlockKind::Published).find_map(|unit| {
        let printed = reading.text(unit);
        let name = printed.strip_prefix(['(', '['])?.split(',').next()?.trim();
        let whole = name.split_whitespace().count() <= 6
            && !name.contains(char::is_numeric)
            && !name.is_empty();
        let start = name.as_ptr() as usize - printed.as_ptr() as usize;
        whole.then(|| part(reading, unit, &(start..start + name.len())))
    });
    if cited.is_some() {
        return cited;
    }
    signed.chain(units).find_map(|span| {
        let printed = span.of(text);
        let name =
            printed.trim_start_matches(['=', '-', '(', ' ']).trim_end_matches([')', '-', ' ']);
        let signed_by_name = printed.starts_with('=');
        if !AGENCIES.contains(name) && !signed_by_name {
            return None;
        }
        let start =
            span.start + u32::try_from(name.as_ptr() as usize - printed.as_ptr() as usize).ok()?;
        Some(Field::read(name, Span::new(start, start + u32::try_from(name.len()).ok()?)))
    })
}

#[cfg(test)]
mod tests {
    use copydesk_core::{LayoutId, Source};

    use super::*;
    use crate::decoder::Weights;
    use crate::reader::{Hints, read_with_hints};

    /// The publisher of a page whose first line is its masthead.
    fn publisher_of(masthead: &str) -> Option<String> {
        let source =
            Source::new(format!("{masthead}\n\nThe ferry sails on Monday, the board said.\n"));
        let hints = Hints {
            weights: Weights::built_in(),
            points: &|_, _| Vec::new(),
            lines: &[],
            headline: None,
            revise: &|_, _, kinds| kinds[0] = BlockKind::Masthead,
        };
        let parsed = read_with_hints(&source.ok()?, LayoutId::new("page"), &hints);
        parsed.articles.first()?.metadata().publisher.as_ref().map(|field| field.value.clone())
    }

    #[test]
    fn a_house_that_signs_like_a_writer_is_named_without_by() {
        assert_eq!(publisher_of("By Quay News Agency").as_deref(), Some("Quay News Agency"));
        assert_eq!(publisher_of("Bywater Gazette").as_deref(), Some("Bywater Gazette"));
    }
}
