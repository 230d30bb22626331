//! The dateline of a message's first paragraph.
//!
//! The parser's grammar for a paragraph that should begin with one, and what only the message can
//! tell: a place and the message's own agency without a dash.

use std::ops::Range;

use copydesk_core::{Dateline, Field, MarkKind, Span};
use copydesk_parser::grammar;

use crate::page::{Draft, Page};

/// A dateline ends within this many bytes.
const LONGEST: usize = 90;

/// Marks the dateline of the paragraph on these lines.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft, first: usize, last: usize) {
    let span = page.lines(first, last);
    let text = span.get(page.text()).unwrap_or_default();
    let found = grammar::opening_dateline(text)
        .map(|found| (found.placed(text, span.start), found.mark(text).end))
        .or_else(|| signed(page, draft, span, text));
    let Some((dateline, end)) = found else { return };
    draft.mark(MarkKind::Dateline, Span::new(span.start, span.start + end as u32));
    draft.metadata.agency = draft.metadata.agency.take().or_else(|| dateline.agency.clone());
    draft.metadata.dateline = Some(dateline);
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
    let places: Vec<Field> = page.field(at(span, &(0..open))).into_iter().collect();
    let agency = page.field(at(span, &(open + 2..close)));
    let city = places.first().cloned();
    let dateline =
        Dateline { span: at(span, &(0..close + 1)), places, city, agency, ..Dateline::default() };
    Some((dateline, close + 1))
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
