//! When an article was published, from everything on the page that says so.
//!
//! In this order: the date that the carrier gave; a line that says when it was published (one that
//! says *updated* only where there is no other); the date stamp; the dateline's date. Where the year
//! is open it is not guessed: the weekdays in the text narrow it. A dateline names the day of the
//! event itself; a stamp is set when the copy is posted, and is taken for the day after the weekday
//! that the copy opens with, unless a weekday stands beside a date (`June 5, a Monday`) and fixes the
//! year by itself. `01/02/2017` is the first of February in any language but English.
//!
//! Limits of this version: candidates are the years 1970 to 2039; a weekday of the stamp's own day is
//! read as the day before.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_core::{BlockKind, Evidence, Mark, MarkKind, PartialDate, Published, Span};

use super::Reading;
use super::marks::span;
use super::metadata::marked_dateline;
use crate::bytes::{capitals, places};
use crate::grammar::{self, LineDate};
use crate::tables::{TURNS, WEEKDAYS, fold};

/// The years among which an open one is looked for.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2039;
/// The turn of the year may lie before the first of them.
const FIRST_YEAR: i16 = *YEARS.start() - 1;
/// The weekday of the event stands in one of the first paragraphs.
const OPENING: usize = 4;

/// A date of a line that says when the piece was published or changed.
pub(super) struct LineSays {
    /// Whether it is the date of a change.
    changed: bool,
    published: Published,
}

/// When the article was published; `lines` is what [`lines`] gave.
pub(super) fn published(
    reading: &Reading<'_>,
    marks: &[Mark],
    lines: &[LineSays],
) -> Option<Published> {
    if let Some(date) = reading.source.given().date.as_deref()
        && let Some(published) = given(date)
    {
        return Some(published);
    }
    let rank = |says: &LineSays| (says.published.date.is_full(), !says.changed);
    let mut line: Option<&LineSays> = None;
    for says in lines {
        if line.is_none_or(|best| rank(best) < rank(says)) {
            line = Some(says);
        }
    }
    let line = line.map(|says| says.published.clone());
    if line.as_ref().is_some_and(|published| published.date.is_full()) {
        return line;
    }
    stamp(reading, marks).or_else(|| dateline(reading, marks)).or(line)
}

/// The last date on which the piece was changed, as its lines say.
pub(super) fn modified(lines: &[LineSays]) -> Option<Published> {
    let whole = |says: &&LineSays| says.changed && says.published.date.is_full();
    lines.iter().rfind(whole).map(|says| says.published.clone())
}

/// `2017-01-29`, `2017-01-29T10:05Z`, or any form that copy prints.
fn given(date: &str) -> Option<Published> {
    let date = date.trim();
    if let Ok(parsed) = date.parse::<PartialDate>() {
        let mut published = Published::new(parsed);
        published.time = date
            .split_once(['T', ' '])
            .map(|(_, time)| time.trim().to_owned())
            .filter(|time| !time.is_empty());
        return Some(published);
    }
    let found = grammar::find_date(date)?;
    let mut published = Published::new(found.date);
    published.time = found.time.map(|time| date[time].to_owned());
    Some(published)
}

/// The dates of the lines that say when the piece was published or changed, in order.
pub(super) fn lines(reading: &Reading<'_>, language: Option<&str>) -> Vec<LineSays> {
    let mut lines = Vec::new();
    // A byline may end with the date: `By Ines Moreau - Harbour Press - Friday, April 28, 2023`.
    let bylines = reading.of_kind(BlockKind::Byline);
    for unit in reading.of_kind(BlockKind::Published).chain(bylines) {
        let text = reading.text(unit);
        for LineDate { mut found, changed } in grammar::line_dates(text) {
            if let Some(date) = day_first(language, &text[found.range.clone()], found.date) {
                found.date = date;
            }
            let mut published = Published::new(found.date);
            published.time = found.time.clone().map(|time| text[time].to_owned());
            published.weekday = found.weekday.filter(|_| found.date.year.is_none());
            let note =
                if changed { "says when it was updated" } else { "says when it was published" };
            published.evidence.push(Evidence::new(span(reading, unit, &found.range), note));
            lines.push(LineSays { changed, published });
        }
    }
    lines
}

/// `01/02/2017` in a language that sets the day first: all that are told, but for English.
fn day_first(language: Option<&str>, printed: &str, date: PartialDate) -> Option<PartialDate> {
    if date.month.is_some() || !printed.contains(['/', '-']) {
        return None;
    }
    let other = language.is_some_and(|language| language != "en");
    let found = other.then(|| grammar::find_date(&printed.replace(['/', '-'], ".")))??;
    found.date.is_full().then_some(found.date)
}

fn dateline(reading: &Reading<'_>, marks: &[Mark]) -> Option<Published> {
    let (mark, unit) = marked_dateline(reading, marks)?;
    let date = reading.page.dateline(unit, reading.text(unit))?.date?;
    let mut published = Published::new(date);
    published.evidence.push(Evidence::new(mark, "the dateline's date"));
    if date.year.is_none() {
        narrow(reading, &mut published, 0);
    }
    Some(published)
}

fn stamp(reading: &Reading<'_>, marks: &[Mark]) -> Option<Published> {
    let mark = marks.iter().find(|mark| mark.kind == MarkKind::DateStamp)?;
    let (_, date) = grammar::date_stamp(mark.span.of(reading.source.text()))?;
    let mut published = Published::new(date);
    published.evidence.push(Evidence::new(mark.span, "the date stamp"));
    if date.year.is_none() {
        narrow(reading, &mut published, 1);
    }
    Some(published)
}

/// Lists the years that agree with the weekdays in the text.
///
/// `lag`: how many days the date lies behind the weekday that the copy opens with.
fn narrow(reading: &Reading<'_>, published: &mut Published, lag: u8) {
    let PartialDate { month: Some(month), day: Some(day), .. } = published.date else { return };
    if let Some((pair, fixed, weekday)) = dated_weekday(reading) {
        // The pair lies within half a year of the stamp; which side decides only over the turn of
        // the year.
        let years = YEARS.filter(|year| {
            let gap = i32::from(fixed.month.unwrap_or(1)) - i32::from(month);
            let turn = if gap > 6 { -1 } else { i16::from(gap < -6) };
            weekday_of(year + turn, fixed.month.unwrap_or(1), fixed.day.unwrap_or(1))
                == Some(weekday)
        });
        published.candidates = years.collect();
        published.evidence.push(Evidence::new(pair, "a weekday beside a date fixes the years"));
        let days: Vec<u8> =
            published.candidates.iter().filter_map(|year| weekday_of(*year, month, day)).collect();
        if let Some(first) = days.first().filter(|first| days.iter().all(|day| day == *first)) {
            published.weekday = Some(*first);
        }
        return;
    }
    let Some((place, weekday)) = opening_weekday(reading) else { return };
    let own = (weekday - 1 + lag) % 7 + 1;
    published.weekday = Some(own);
    published.candidates =
        YEARS.filter(|year| weekday_of(*year, month, day) == Some(own)).collect();
    let note = if lag == 0 {
        "the weekday of the dateline's day"
    } else {
        "the weekday before the stamp's day"
    };
    published.evidence.push(Evidence::new(place, note));
}

/// The first bare weekday of the opening paragraphs: not `next Monday` or `last Monday`.
fn opening_weekday(reading: &Reading<'_>) -> Option<(Span, u8)> {
    for unit in reading.of_kind(BlockKind::Paragraph).take(OPENING) {
        let text = reading.text(unit);
        let bare = weekdays(text).find(|(range, _)| {
            let before = text[..range.start].trim_end_matches([' ', '\n', '\r', '\t', '\u{a0}']);
            let before = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            !TURNS.iter().any(|turn| before.eq_ignore_ascii_case(turn))
        });
        if let Some((range, weekday)) = bare {
            return Some((span(reading, unit, &range), weekday));
        }
    }
    None
}

/// The weekdays in a text that begin with a capital and are written out.
fn weekdays(text: &str) -> impl Iterator<Item = (Range<usize>, u8)> + '_ {
    let bytes = text.as_bytes();
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0x80;
    places(bytes, capitals).filter_map(move |start| {
        if start > 0 && letter(bytes[start - 1]) {
            return None;
        }
        let width = bytes[start..].iter().take_while(|byte| letter(**byte)).count();
        if width < SHORTEST {
            return None;
        }
        // The bytes of a curly apostrophe count as letters here.
        let word = text[start..start + width].trim_end_matches(|c: char| !c.is_alphabetic());
        let word = word.split(['’', '‘']).next().unwrap_or_default();
        let weekday = (word.len() >= SHORTEST).then(|| WEEKDAYS.get(&fold(word)))??;
        Some((start..start + word.len(), *weekday))
    })
}

/// `Friday`; shorter ones are abbreviations, which are words of other languages too.
const SHORTEST: usize = 6;

/// `June 5, a Monday` or `Monday, June 5`: a weekday that belongs to a date without year.
fn dated_weekday(reading: &Reading<'_>) -> Option<(Span, PartialDate, u8)> {
    let dated = |unit: &usize| reading.units[*unit].digits > 0;
    for unit in reading.of_kind(BlockKind::Paragraph).filter(dated) {
        let text = reading.text(unit);
        if weekdays(text).next().is_none() {
            continue;
        }
        let mut from = 0;
        while let Some(found) = text.get(from..).and_then(grammar::find_date) {
            let range = from + found.range.start..from + found.range.end;
            from = range.end;
            let PartialDate { year: None, month: Some(_), day: Some(_) } = found.date else {
                continue;
            };
            let behind = text[range.end..].trim_start_matches([',', ' ', '\n', '\u{a0}']);
            let behind = behind.strip_prefix("a ").filter(|_| text[range.end..].starts_with(','));
            let named = behind
                .and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next())
                .and_then(|word| WEEKDAYS.get(&fold(word)).copied());
            if let Some(weekday) = found.weekday.or(named) {
                return Some((span(reading, unit, &range), found.date, weekday));
            }
        }
    }
    None
}

/// The weekday of a date of [`YEARS`] or of a year beside them, 1 for Monday.
fn weekday_of(year: i16, month: u8, day: u8) -> Option<u8> {
    /// The calendar of each year: the days from a Monday to the day before each month, and the
    /// length of the month.
    static MONTHS: LazyLock<Vec<[(u16, u8); 12]>> = LazyLock::new(|| {
        let month = |year: i16, month: i8| {
            let first = jiff::civil::Date::new(year, month, 1).unwrap_or_default();
            let before = first.weekday().to_monday_zero_offset() + 6;
            (before.unsigned_abs().into(), first.days_in_month().unsigned_abs())
        };
        let months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        (FIRST_YEAR..=YEARS.end() + 1)
            .map(|year| months.map(|number| month(year, number)))
            .collect()
    });
    let year = MONTHS.get(usize::try_from(year - FIRST_YEAR).ok()?)?;
    let (before, days) = *year.get(usize::from(month).checked_sub(1)?)?;
    let weekday = (before + u16::from(day)) % 7;
    (1..=days).contains(&day).then(|| weekday as u8 + 1)
}
