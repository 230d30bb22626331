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
        // A time in another zone may fall on the day before or after the one that the page prints;
        // a comment or a teaser of that other day says nothing then.
        let beside = |other: &&Day| {
            !other.updated
                && other.points >= ENOUGH
                && other.points > day.points + 2
                && is_beside(other.published.date, claimed.date)
        };
        let printed = days.iter().filter(beside).max_by_key(|other| other.points);
        return match printed.filter(|_| claimed.time.is_some()) {
            Some(printed) => (Some(seen(printed.published.clone(), printed)), None),
            None => (Some(seen(claimed.clone(), day)), None),
        };
    }
    let enough = |day: &&Day| day.points >= ENOUGH;
    let best = |updated: bool| {
        let days = days.iter().filter(|day| day.updated == updated).filter(enough);
        days.max_by_key(|day| (day.points, std::cmp::Reverse(day.span)))
    };
    let best = best(false).or_else(|| best(true));
    match (claimed, best) {
        (Some(claimed), Some(day)) => {
            if claimed.time.is_some() && is_beside(day.published.date, claimed.date) {
                return (Some(seen(day.published.clone(), day)), None);
            }
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
        (None, None) => (decoded.or_else(|| claims.address.as_deref().and_then(of_address)), None),
    }
}

/// Whether one day is the day before or after another of the same month, or across its ends.
fn is_beside(one: PartialDate, other: PartialDate) -> bool {
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

/// The day that an address holds: `/2021/03/16/` or `/2021-03-16`.
fn of_address(address: &str) -> Option<Published> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(3).peekable();
    while let Some(part) = parts.next() {
        let day = match part.len() {
            4 => {
                let mut rest = parts.clone();
                let (month, day) = (rest.next()?, rest.next()?);
                format!("{part}-{month:0>2}-{day:0>2}")
            }
            10.. if part.is_char_boundary(10) => part[..10].to_owned(),
            _ => continue,
        };
        let digits =
            day.len() == 10 && day.split('-').all(|n| n.bytes().all(|b| b.is_ascii_digit()));
        let read = copydesk_parser::iso::read(&day).filter(|_| digits);
        let known = |read: &Published| {
            read.date.is_full() && read.date.year.is_some_and(|year| (1990..2100).contains(&year))
        };
        if let Some(read) = read.filter(known) {
            return Some(read);
        }
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_days() {
        let day = |address| of_address(address).map(|day| day.date.to_string());
        for address in
            ["https://post.example/2021/03/16/kell/", "http://post.example/n/2021-03-16-kell"]
        {
            assert_eq!(day(address).as_deref(), Some("2021-03-16"), "{address}");
        }
        for address in ["https://post.example/2021/kell/", "https://post.example/a/1234567890", "x"]
        {
            assert_eq!(day(address), None, "{address}");
        }
    }
}
