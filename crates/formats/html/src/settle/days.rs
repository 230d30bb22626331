//! The days that a page shows in short lines, with points for how much each looks like the day of
//! publication.
//!
//! What counts is where the line stands (near the headline, above the copy, not in a list of
//! teasers), what the tree calls it (`time`, a class of dates or bylines) and what its words say.
//! A line may hold several dates; each is told by the words before it, and where one of them is that
//! of publication those of changes are passed over. Of a day that has a line of its own the line above may
//! tell it (`Posted on`). A `time` element that shows no whole date
//! (`3 days ago`) has the one that its attribute gives.
//!
//! Which number of `03/04/2021` is the month is left to [`order`].

use std::sync::LazyLock;

use copydesk_core::{PartialDate, Published, Span};
use copydesk_parser::{grammar, iso};

use super::Shown;
use super::order::Order;
use crate::dom::Key;
use crate::page::{Page, words};
use crate::render::{Families, Tag, family};

/// A line of so many bytes at most says when it was published.
const LONGEST: usize = 160;
/// A `time` element stands among so many nodes of its line.
const MOST_NODES: usize = 60;

/// What makes a day that of a change, beside what the grammar of dates knows, in small letters.
static CHANGED: LazyLock<Vec<&str>> = LazyLock::new(|| words("changed"));
/// What makes a line one that says when something was published.
static TOLD: LazyLock<Vec<&str>> = LazyLock::new(|| words("told"));
/// A day that the page shows.
pub(super) struct Day {
    pub(super) published: Published,
    pub(super) span: Span,
    pub(super) points: i32,
    /// Whether it says when the page was changed.
    pub(super) updated: bool,
    /// Whether a line says what day it is.
    told: bool,
}

/// The days that short lines show; `body` is where the copy stands.
pub(super) fn days(page: &Page, shown: &[Shown<'_>], body: Span) -> Vec<Day> {
    let heading = shown.iter().position(|line| line.line.all & Tag::H1.bit() != 0);
    let order = Order::of(page, shown);
    let mut days = Vec::new();
    for (index, line) in shown.iter().enumerate() {
        let timed = line.line.some & Tag::Time.bit() != 0;
        let digits = line.text.bytes().any(|byte| byte.is_ascii_digit());
        if line.text.len() > LONGEST || !(timed || digits) {
            continue;
        }
        let mut found = printed(line, &order);
        if found.is_empty() && timed {
            found.extend(of_element(page, line));
        }
        if let [only] = &mut found[..]
            && line.text.len() <= only.span.len() as usize + BESIDE
            && let Some(label) = index.checked_sub(1).map(|above| shown[above].text)
        {
            labelled(only, label);
        }
        if found.iter().any(|day| !day.updated) {
            found.retain(|day| !day.updated);
        }
        for mut day in found {
            day.points += place(line, index, heading, body, &day);
            days.push(day);
        }
    }
    days
}

/// A line of so many bytes says what the day below it is.
const LABEL: usize = 32;
/// Beside a day that has a label above it, a line has so many bytes.
const BESIDE: usize = 4;

/// What the line above says of a day that has a line of its own: `Posted on`, `Last updated:`.
fn labelled(day: &mut Day, label: &str) {
    let plain = !label.bytes().any(|byte| byte.is_ascii_digit());
    let ends = !label.ends_with(['.', '!', '?']);
    if label.len() > LABEL || !plain || !ends {
        return;
    }
    let updated = says(label, &CHANGED);
    if updated || says(label, &TOLD) {
        day.updated |= updated;
        day.points += if day.told { 0 } else { 3 };
        day.told = true;
    }
}

/// The whole dates that a line prints, with points for what its words say.
fn printed(line: &Shown<'_>, order: &Order) -> Vec<Day> {
    let text = line.text;
    let dates = grammar::line_dates(text);
    let mut from = 0;
    let mut found = Vec::new();
    let several = dates.len() > 1;
    for date in dates {
        let range = date.found.range.clone();
        let before = text.get(from..range.start).unwrap_or_default();
        let behind = text.get(range.end..).unwrap_or_default();
        from = range.end;
        let read = date.found.date;
        let whole = if read.is_full() {
            Some(read)
        } else {
            text.get(range.clone()).and_then(|n| order.read(n))
        };
        let Some(whole) = whole else { continue };
        // `March 16, 2021 (updated)`; behind `Updated` may stand when.
        let changed_behind = || {
            let says = says(behind, &CHANGED);
            says && !several && !behind.bytes().any(|byte| byte.is_ascii_digit())
        };
        let updated = date.changed || says(before, &CHANGED) || changed_behind();
        let rest = text.len() - range.len();
        let mut points = 0;
        let told = updated || says(text, &TOLD);
        points += if told { 3 } else { 0 };
        points += if rest <= BESIDE { 2 } else { 0 };
        points -= if rest > 90 { 3 } else { 0 };
        let mut published = Published::new(whole);
        published.time = date.found.time.map(|time| text[time].to_owned());
        let span = Span::from_usize(range.start, range.end).shift(line.span.start);
        found.push(Day { published, span, points, updated, told });
    }
    found
}

/// The day that a `time` element of a line gives and does not show.
fn of_element(page: &Page, line: &Shown<'_>) -> Option<Day> {
    let block = line.line.block;
    let own = std::iter::once(block).chain(page.dom.parent(block));
    let mut times = own.chain(page.dom.inside(block).skip(1).take(MOST_NODES)).filter_map(|node| {
        let element = page.dom.element(node).filter(|element| element.tag() == "time")?;
        iso::read(element.get(Key::Datetime)?.trim()).filter(|read| read.date.is_full())
    });
    let published = times.next()?;
    let updated = says(line.text, &CHANGED);
    let told = updated || says(line.text, &TOLD);
    let points = if told { 3 } else { 0 };
    Some(Day { published, span: line.span, points, updated, told })
}

/// The points for where a line stands and what the tree calls it.
fn place(shown: &Shown<'_>, index: usize, heading: Option<usize>, body: Span, day: &Day) -> i32 {
    let dated: Families = family("date") | family("byline") | family("meta") | family("author");
    let aside: Families = family("related")
        | family("cards")
        | family("recent")
        | family("comments")
        | family("side")
        | family("navigation")
        | family("foot");
    let Shown { line, span, .. } = shown;
    let mut points = 0;
    points += if line.some & Tag::Time.bit() != 0 { 3 } else { 0 };
    points += if line.near & dated != 0 { 2 } else { 0 };
    let outside = Tag::Nav.bit() | Tag::Aside.bit() | Tag::Footer.bit();
    points -= if line.around & aside != 0 || line.all & outside != 0 { 3 } else { 0 };
    points -= if line.linked * 2 > line.chars { 2 } else { 0 };
    points += match heading {
        Some(heading) if index.abs_diff(heading) <= 8 => 3,
        Some(heading) if index.abs_diff(heading) <= 20 => 1,
        _ => 0,
    };
    // What stands in the copy tells of something else; what stands behind it may be a teaser's, or
    // say when somebody last looked at the page.
    let (before, behind) = (span.start < body.start, span.start >= body.end);
    points
        + if before {
            2
        } else if behind {
            if day.updated { -4 } else { -2 }
        } else if day.told {
            0
        } else {
            -3
        }
}

/// Whether a text holds one of these words.
fn says(text: &str, words: &[&str]) -> bool {
    let lower = text.to_lowercase();
    words.iter().any(|word| lower.contains(word))
}

/// Whether one day is the day before or after another of the same month, or across its ends.
pub(super) fn is_beside(one: PartialDate, other: PartialDate) -> bool {
    let (Some(one_day), Some(other_day)) = (one.day, other.day) else { return false };
    let months = |date: PartialDate| Some(i32::from(date.year?) * 12 + i32::from(date.month?));
    let (Some(one), Some(other)) = (months(one), months(other)) else { return false };
    match one - other {
        0 => one_day.abs_diff(other_day) == 1,
        1 => one_day == 1 && other_day >= 28,
        -1 => other_day == 1 && one_day >= 28,
        _ => false,
    }
}
