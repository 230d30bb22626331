//! When it was published: the day that the page shows near its headline, checked against what it
//! claims.
//!
//! A page may be changed years later and then shows when that was, no longer when it was published;
//! so a claimed day that is shown counts first, then the day that is shown, then what is claimed.

use copydesk_core::{Diagnostic, Evidence, PartialDate, Published, Span};
use copydesk_parser::grammar;

use super::{Shown, dispute};
use crate::head::Claims;
use crate::render::{Families, Tag, family};

/// A line of so many bytes at most says when it was published.
const LONGEST: usize = 160;
/// The least points of a day that is shown.
const ENOUGH: i32 = 3;

/// A day that the page shows.
struct Day {
    published: Published,
    span: Span,
    points: i32,
    updated: bool,
}

/// The date, and whether a claim differs from it.
pub(super) fn published(
    claims: &Claims,
    shown: &[Shown<'_>],
    body: Span,
    decoded: Option<Published>,
) -> (Option<Published>, Option<Diagnostic>) {
    let days = days(shown, body);
    let same = |date: PartialDate| {
        days.iter().filter(|day| day.published.date == date).max_by_key(|day| day.points)
    };
    let claimed = claims.dates.first().map(|(_, date)| date.clone());
    if let Some(claimed) = &claimed
        && let Some(day) = same(claimed.date)
    {
        return (Some(seen(claimed.clone(), day)), None);
    }
    let enough = |day: &&Day| day.points >= ENOUGH;
    let best = |updated: bool| {
        let days = days.iter().filter(|day| day.updated == updated).filter(enough);
        days.max_by_key(|day| (day.points, std::cmp::Reverse(day.span)))
    };
    let best = best(false).or_else(|| best(true));
    match (claimed, best) {
        (Some(claimed), Some(day)) => {
            let (from, _) = &claims.dates[0];
            let message = format!(
                "the page shows {} and {} says {}",
                day.published.date,
                from.name(),
                claimed.date
            );
            let dispute = dispute("html/date", day.span, message);
            (Some(seen(day.published.clone(), day)), Some(dispute))
        }
        (Some(claimed), None) => (Some(claimed), None),
        (None, Some(day)) => (Some(seen(day.published.clone(), day)), None),
        (None, None) => (decoded, None),
    }
}

/// A date with the place where it is shown.
fn seen(mut published: Published, day: &Day) -> Published {
    let note = if day.updated { "says when it was updated" } else { "the page shows it" };
    published.evidence = vec![Evidence::new(day.span, note)];
    published
}

/// The days that short lines show, with points for where they stand.
fn days(shown: &[Shown<'_>], body: Span) -> Vec<Day> {
    let dated: Families = family("date") | family("byline") | family("meta") | family("author");
    let aside: Families = family("related")
        | family("cards")
        | family("recent")
        | family("comments")
        | family("side")
        | family("navigation")
        | family("foot");
    let heading = shown.iter().position(|line| line.line.all & Tag::H1.bit() != 0);
    let mut days = Vec::new();
    for (index, Shown { line, text, span }) in shown.iter().enumerate() {
        if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some(found) = grammar::find_date(text).filter(|found| found.date.is_full()) else {
            continue;
        };
        let lower = text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let updated = says(&[
            "updated", "modified", "revised", "reviewed", "actualis", "aktualis", "actualiz",
        ]);
        let told = updated
            || says(&["publish", "posted", "written", "veröffentlicht", "publi", "erschienen"]);
        let rest = text.len() - found.range.len();
        let mut points = 0;
        points += if line.some & Tag::Time.bit() != 0 { 3 } else { 0 };
        points += if line.near & dated != 0 { 2 } else { 0 };
        points += if told { 3 } else { 0 };
        points += if rest <= 4 { 2 } else { 0 };
        points -= if rest > 90 { 3 } else { 0 };
        points -= if line.around & aside != 0 { 3 } else { 0 };
        points -= if line.linked * 2 > line.chars { 2 } else { 0 };
        points += match heading {
            Some(heading) if index.abs_diff(heading) <= 8 => 3,
            Some(heading) if index.abs_diff(heading) <= 20 => 1,
            _ => 0,
        };
        // What stands in the copy tells of something else; what stands behind it may be a teaser's.
        let (before, behind) = (span.start < body.start, span.start >= body.end);
        points += if before {
            2
        } else if behind {
            -2
        } else if told {
            0
        } else {
            -3
        };
        let mut published = Published::new(found.date);
        published.time = found.time.map(|time| text[time].to_owned());
        let range = Span::from_usize(found.range.start, found.range.end).shift(span.start);
        days.push(Day { published, span: range, points, updated });
    }
    days
}
