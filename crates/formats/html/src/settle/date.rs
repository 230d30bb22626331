//! When it was published: the day that the page shows near its headline, checked against what it
//! claims.
//!
//! A page may be changed years later and then shows when that was, no longer when it was published;
//! so a claimed day that is shown counts first, then the day that is shown, then what is claimed.
//! Where a page shows no more than when it was changed, and both its JSON-LD and its `meta` elements
//! claim another day, theirs counts. Where nothing else tells, the address does.

use copydesk_core::{Diagnostic, Evidence, Published, Span};
use copydesk_parser::grammar;

use super::days::{Day, days, is_beside};
use super::{Shown, dispute};
use crate::head::From;
use crate::page::Page;

/// The least points of a day that is shown.
const ENOUGH: i32 = 3;

/// The date, and whether a claim differs from it.
pub(super) fn published(
    page: &Page,
    shown: &[Shown<'_>],
    body: Span,
    decoded: Option<Published>,
) -> (Option<Published>, Option<Diagnostic>) {
    let claims = &page.claims;
    let days = days(page, shown, body);
    // What a `time` element gives is a day that is shown.
    let firm = claims.dates.iter().filter(|(from, _)| *from != From::Time);
    let whole = firm.clone().find(|(_, date)| date.date.is_full());
    let claimed = whole.or_else(|| firm.clone().next());
    let seen = |day: &Day| seen(with_time(day, &claims.dates), day);
    if let Some((_, claimed)) = claimed {
        let same = days.iter().filter(|day| day.published.date == claimed.date);
        if let Some(day) = same.max_by_key(|day| day.points) {
            // A time in another zone may fall on the day before or after the one that the page
            // prints; a comment or a teaser of that other day says nothing then.
            let beside = |other: &&Day| {
                !other.updated
                    && other.points >= ENOUGH
                    && other.points > day.points + 2
                    && is_beside(other.published.date, claimed.date)
            };
            let printed = days.iter().filter(beside).max_by_key(|other| other.points);
            return match printed.filter(|_| claimed.time.is_some()) {
                Some(printed) => (Some(seen(printed)), None),
                None => (Some(self::seen(claimed.clone(), day)), None),
            };
        }
    }
    let enough = |day: &&Day| day.points >= ENOUGH;
    let best = |updated: bool| {
        let days = days.iter().filter(|day| day.updated == updated).filter(enough);
        days.max_by_key(|day| (day.points, std::cmp::Reverse(day.span)))
    };
    let best = best(false).or_else(|| best(true));
    match (claimed, best) {
        (Some((from, claimed)), Some(day)) => {
            if claimed.time.is_some() && is_beside(day.published.date, claimed.date) {
                return (Some(seen(day)), None);
            }
            // What shows when it was changed says nothing against two who agree on when it was
            // published.
            let agree = |other: From| {
                claims.dates.iter().any(|(from, date)| *from == other && date.date == claimed.date)
            };
            if day.updated && agree(From::JsonLd) && agree(From::Meta) {
                return (Some(claimed.clone()), None);
            }
            let message = format!(
                "the page shows {} and {} says {}",
                day.published.date,
                from.name(),
                claimed.date
            );
            (Some(seen(day)), Some(dispute("html/date", day.span, message)))
        }
        (Some((_, claimed)), None) => (Some(claimed.clone()), None),
        (None, Some(day)) => (Some(seen(day)), None),
        (None, None) => {
            let address = || claims.address.as_deref().and_then(of_address);
            // Nobody sees what an element gives that no line shows.
            let unseen = || {
                let (_, date) = claims.dates.first()?;
                let shown = days.iter().any(|day| day.published.date == date.date);
                (!shown).then(|| date.clone())
            };
            let whole = decoded.clone().filter(|read| read.date.is_full());
            (whole.or_else(address).or_else(unseen).or(decoded), None)
        }
    }
}

/// The day with the time that a `time` element gives for it.
fn with_time(day: &Day, claims: &[(From, Published)]) -> Published {
    let same = |(from, date): &&(From, Published)| {
        *from == From::Time && date.date == day.published.date && date.time.is_some()
    };
    let given = claims.iter().find(same).map(|(_, date)| date.clone());
    given.unwrap_or_else(|| day.published.clone())
}

/// The day that an address holds: `/2021/03/16/`, `/2021/mar/16/`, `/2021/0316/`, `/2021-03-16`, `/20210316-`.
pub(super) fn of_address(address: &str) -> Option<Published> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(3);
    while let Some(part) = parts.next() {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let day = match (digits, part.len()) {
            (4, 4) => {
                let mut rest = parts.clone();
                let month = rest.next()?;
                let parted = month.split_at_checked(2).filter(|(_, day)| day.len() == 2);
                if let Some((month, day)) = parted {
                    format!("{part}-{month}-{day}")
                } else {
                    let named = month_of(month).map(|month| month.to_string());
                    let month = named.as_deref().unwrap_or(month);
                    format!("{part}-{month:0>2}-{:0>2}", rest.next()?)
                }
            }
            (4, 10..) if part.is_char_boundary(10) => part[..10].to_owned(),
            (8, _) => format!("{}-{}-{}", &part[..4], &part[4..6], &part[6..8]),
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

/// The number of a month by its English name or the first three letters of it.
fn month_of(name: &str) -> Option<u8> {
    let letters = name.len() >= 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let found = letters.then(|| grammar::find_date(&format!("1 {name} 2000")))??;
    found.date.month
}

/// A date with the place where it is shown.
fn seen(mut published: Published, day: &Day) -> Published {
    let note = if day.updated { "says when it was updated" } else { "the page shows it" };
    published.evidence = vec![Evidence::new(day.span, note)];
    published
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_days() {
        let day = |address| of_address(address).map(|day| day.date.to_string());
        for address in [
            "https://post.example/2021/03/16/kell/",
            "http://post.example/n/2021-03-16-kell",
            "https://post.example/ports/2021/mar/16/kell",
            "https://post.example/2021/0316/c80-1.html",
            "https://post.example/news/20210316-kell",
        ] {
            assert_eq!(day(address).as_deref(), Some("2021-03-16"), "{address}");
        }
        for address in [
            "https://post.example/2021/kell/",
            "https://post.example/a/1234567890",
            "x",
            "https://post.example/a/20219999",
        ] {
            assert_eq!(day(address), None, "{address}");
        }
    }
}
