//! The dateline of a message's first paragraph.
//!
//! The parser's grammar first. It must not take prose on a page for a dateline; in a wire message the
//! first paragraph begins with one, so less is enough here: a place in any case and a day before a
//! dash, with or without a blank around it; a place in capitals before a month that was misprinted;
//! a place and the message's own agency without a dash.

use std::ops::Range;

use copydesk_core::{Dateline, Field, MarkKind, Span};
use copydesk_parser::grammar;

use crate::page::{Draft, Page};

/// A dateline ends within this many bytes.
const LONGEST: usize = 90;
/// The place of a dateline has at most so many words.
const PLACE_WORDS: usize = 6;

/// Marks the dateline of the paragraph on these lines.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft, first: usize, last: usize) {
    let span = page.lines(first, last);
    let text = span.get(page.text()).unwrap_or_default();
    let found = printed(page, span, text)
        .or_else(|| plain(page, span, text))
        .or_else(|| signed(page, draft, span, text));
    let Some((dateline, end)) = found else { return };
    draft.mark(MarkKind::Dateline, Span::new(span.start, span.start + end as u32));
    draft.metadata.agency = draft.metadata.agency.take().or_else(|| dateline.agency.clone());
    draft.metadata.dateline = Some(dateline);
}

/// As the parser knows it.
fn printed(page: Page<'_>, span: Span, text: &str) -> Option<(Dateline, usize)> {
    let found = grammar::dateline(text)?;
    let part = |range: &Range<usize>| page.field(at(span, range));
    let dateline = Dateline {
        span: at(span, &found.printed),
        places: found.places.iter().filter_map(&part).collect(),
        date: found.date,
        agency: found.agency.as_ref().and_then(&part),
    };
    Some((dateline, text[..found.range.end].trim_end().len()))
}

/// `PLACE[, REGION], DAY [AGENCY] DASH`
fn plain(page: Page<'_>, span: Span, text: &str) -> Option<(Dateline, usize)> {
    let head = &text[..floor(text, LONGEST)];
    let dash = head.char_indices().find_map(|(at, c)| {
        let before = head[..at].chars().next_back()?;
        let apart = before == ' ' || before.is_ascii_digit() || matches!(before, '/' | ')');
        (matches!(c, '-' | '–' | '—' | '_') && apart).then_some(at)
    })?;
    let printed = head[..dash].trim_end();
    let starts = printed.char_indices().map(|(at, _)| at);
    let mut starts = starts.filter(|at| printed[..*at].ends_with([' ', ',']));
    let day = starts.clone().find_map(|start| {
        let (date, len) = grammar::date_at(&printed[start..])?;
        Some((start, Some(date), len))
    });
    let (day, date, len) = day.or_else(|| {
        let start = starts.find(|start| is_misprinted_day(&printed[*start..]))?;
        let capitals = !printed[..start].split(',').next()?.contains(char::is_lowercase);
        capitals.then_some((start, None, printed.len() - start))
    })?;
    let behind = printed[day + len..].trim_matches([' ', '/', '(', ')', '\n', '\r']);
    let place = printed[..day].trim_end_matches([' ', ',', '.']);
    let short =
        place.split_whitespace().count() <= PLACE_WORDS && behind.split_whitespace().count() <= 2;
    if place.is_empty() || !short || !place.contains(char::is_uppercase) {
        return None;
    }
    let part = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        page.field(at(span, &(start..start + part.len())))
    };
    let places: Vec<Field> = place.split(',').filter_map(|place| part(place.trim())).collect();
    let end = text[dash..]
        .find(|c: char| !matches!(c, ' ' | '-' | '_' | '–' | '—'))
        .map_or(text.len(), |end| dash + end);
    let end = text[..end].trim_end().len();
    let span = at(span, &(0..printed.len()));
    Some((Dateline { span, places, date, agency: part(behind) }, end))
}

/// `Narch 2`: a capital, a few letters, a day.
fn is_misprinted_day(text: &str) -> bool {
    let Some((month, day)) = text.split_once(' ') else { return false };
    let letters = month.trim_end_matches('.');
    (3..=9).contains(&letters.len())
        && letters.starts_with(char::is_uppercase)
        && letters.chars().all(char::is_alphabetic)
        && matches!(day.trim().parse(), Ok(1..=31_u8))
}

/// `PLACE (agency)` without a dash, as the Swiss and church agencies write it: the agency must be the
/// message's own.
fn signed(page: Page<'_>, draft: &Draft, span: Span, text: &str) -> Option<(Dateline, usize)> {
    let head = &text[..floor(text, LONGEST)];
    let open = head.find(" (")?;
    let close = open + head[open..].find(')')?;
    let name = &head[open + 2..close];
    let own = [&draft.metadata.agency, &draft.wire.service];
    let own = own.into_iter().flatten().any(|field| field.value.eq_ignore_ascii_case(name));
    let place = &head[..open];
    let fits = place.split_whitespace().count() <= 4 && place.starts_with(char::is_uppercase);
    if !((own || grammar::is_agency(name)) && fits) {
        return None;
    }
    let places = page.field(at(span, &(0..open))).into_iter().collect();
    let agency = page.field(at(span, &(open + 2..close)));
    Some((Dateline { span: at(span, &(0..close + 1)), places, date: None, agency }, close + 1))
}

/// The place of a range of a text that stands at a span.
fn at(span: Span, range: &Range<usize>) -> Span {
    Span::from_usize(range.start, range.end).shift(span.start)
}

/// The last character boundary at or before an offset.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
