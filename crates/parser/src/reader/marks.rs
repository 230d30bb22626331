//! Marks inside paragraphs: dateline, date stamp, sign-off, credits; a dateline on the line above them;
//! the version in front of a headline; and the signs with which a mail quotes.

use std::borrow::Cow;
use std::ops::Range;

use copydesk_core::{BlockKind, Mark, MarkKind, Source, Span};

use super::{Reading, opening};
use crate::grammar;

/// A dateline that is a line by itself has so many words at most.
const OWN_LINE: u32 = 10;

/// The marks of a page.
pub(super) fn marks(reading: &Reading<'_>) -> Vec<Mark> {
    let paragraphs: Vec<usize> = reading.of_kind(BlockKind::Paragraph).collect();
    let mut marks = Vec::new();
    for unit in paragraphs.iter().take(opening::WITHIN) {
        let text = reading.text(*unit);
        if let Some(found) = dateline(reading, *unit) {
            // The mark ends with the dash; the blank behind it is the paragraph's.
            let range = found.mark(text);
            marks.push(Mark::new(MarkKind::Dateline, span(reading, *unit, &range)));
            break;
        }
    }
    if marks.is_empty() {
        marks.extend(dateline_above(reading, &paragraphs));
    }
    let headline = reading.of_kind(BlockKind::Headline).next();
    let version = headline.and_then(|unit| Some((unit, grammar::version(reading.text(unit))?)));
    if let Some((unit, (end, _))) = version {
        marks.push(Mark::new(MarkKind::Version, span(reading, unit, &(0..end))));
    }
    for unit in paragraphs.iter().rev().take(2) {
        ending(reading, *unit, &mut marks);
    }
    if reading.source.lines().is_quoted() {
        marks.extend(quoting(reading.source));
    }
    marks
}

/// The signs of a mail's quotation, in front of its lines and on those that are blank but for them.
fn quoting(source: &Source) -> impl Iterator<Item = Mark> + '_ {
    source.lines().as_slice().iter().filter_map(|line| {
        let before = Span::new(line.span.start, line.text.start);
        let signs = before.of(source.text()).trim();
        let start = before.start + before.of(source.text()).find('>')? as u32;
        Some(Mark::new(MarkKind::Framing, Span::new(start, start + signs.len() as u32)))
    })
}

/// `LONDON, Dec. 8`: the dateline on a line of its own right above the copy.
fn dateline_above(reading: &Reading<'_>, paragraphs: &[usize]) -> Option<Mark> {
    let unit = paragraphs.first()?.checked_sub(1)?;
    let may = matches!(reading.kinds[unit], BlockKind::Published | BlockKind::Byline);
    let found = grammar::own_dateline(reading.text(unit)).filter(|_| may)?;
    Some(Mark::new(MarkKind::Dateline, span(reading, unit, &found.mark(reading.text(unit)))))
}

/// The dateline that a unit opens with or is.
pub(super) fn dateline<'a>(
    reading: &'a Reading<'_>,
    unit: usize,
) -> Option<Cow<'a, grammar::ParsedDateline>> {
    let text = reading.text(unit);
    let own = || {
        let short = reading.units[unit].words <= OWN_LINE;
        grammar::own_dateline(text).filter(|_| short).map(Cow::Owned)
    };
    reading.page.dateline(unit, text).or_else(own)
}

/// What is glued to the end of a paragraph, from the last thing inwards.
fn ending(reading: &Reading<'_>, unit: usize, marks: &mut Vec<Mark>) {
    let mut text = reading.text(unit);
    for _ in 0..3 {
        let found = grammar::date_stamp(text)
            .map(|(range, _)| (MarkKind::DateStamp, range))
            .or_else(|| grammar::sign_off_at_end(text).map(|range| (MarkKind::SignOff, range)))
            .or_else(|| credits_at_end(text).map(|range| (MarkKind::Credits, range)));
        let Some((kind, range)) = found else { return };
        text = &text[..range.start];
        if text.trim().is_empty() {
            return;
        }
        marks.push(Mark::new(kind, span(reading, unit, &range)));
    }
}

/// `(Reporting by …)` glued to the end.
fn credits_at_end(text: &str) -> Option<Range<usize>> {
    let text = text.trim_end();
    if !text.ends_with([')', ']']) {
        return None;
    }
    let open = text.rfind(['(', '['])?;
    let found = grammar::credits(&text[open..])?;
    (open > 0 && found.end == text.len() - open).then_some(open..text.len())
}

pub(super) fn span(reading: &Reading<'_>, unit: usize, range: &Range<usize>) -> Span {
    Span::from_usize(range.start, range.end).shift(reading.units[unit].text.start)
}
