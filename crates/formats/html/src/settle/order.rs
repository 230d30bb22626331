//! Which number of `03/04/2021` is the month on a page.
//!
//! The first that tells: the page claims the day of one reading, or its address holds it; another
//! date of the page in that form, one of whose numbers can only be a day; the country, by the region
//! of its language or the end of its address. English without a country, and Canada, stay open: who
//! cannot tell abstains.

use std::sync::LazyLock;

use copydesk_core::PartialDate;
use copydesk_parser::grammar;

use super::Shown;
use super::date::of_address;
use super::days::is_beside;
use crate::page::{Page, words};

/// Longer lines are not looked at for other dates.
const LONGEST: usize = 160;

/// Regions whose English, or other language, prints the month first.
static MONTH_FIRST: LazyLock<Vec<&str>> = LazyLock::new(|| words("month-first"));
/// Regions whose copy prints it either way.
static EITHER: LazyLock<Vec<&str>> = LazyLock::new(|| words("either"));
/// Ends of addresses that tell the country of English copy that prints the day first.
static DAY_FIRST_ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| words("day-first-ends"));
/// Ends of addresses that tell the country of English copy that prints the month first.
static MONTH_FIRST_ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| words("month-first-ends"));
/// What is known of the order of day and month.
pub(super) struct Order {
    /// Days that are claimed.
    claimed: Vec<PartialDate>,
    day_first: Option<bool>,
}

impl Order {
    pub(super) fn of(page: &Page, shown: &[Shown<'_>]) -> Self {
        let claims = &page.claims;
        let mut claimed: Vec<PartialDate> =
            claims.dates.iter().map(|(_, date)| date.date).filter(|date| date.is_full()).collect();
        let address = claims.address.as_deref();
        claimed.extend(address.and_then(of_address).map(|date| date.date));
        let country = || of_country(claims.language.as_deref(), address);
        Self { claimed, day_first: of_others(shown).or_else(country) }
    }

    /// The date that two small numbers and a year are.
    pub(super) fn read(&self, numbers: &str) -> Option<PartialDate> {
        let (first, second, year) = parts(numbers)?;
        let year = i16::try_from(year).ok()?;
        let day_first = PartialDate::full(year, second, first);
        let month_first = PartialDate::full(year, first, second);
        let is = |date: PartialDate| self.claimed.contains(&date);
        let near = |date| self.claimed.iter().any(|claimed| is_beside(*claimed, date));
        match (is(day_first), is(month_first), near(day_first), near(month_first)) {
            (true, false, ..) | (false, false, true, false) => return Some(day_first),
            (false, true, ..) | (false, false, false, true) => return Some(month_first),
            _ => {}
        }
        self.day_first.map(|first| if first { day_first } else { month_first })
    }
}

/// `03/04/2021`: its numbers, both of which may be a month.
fn parts(numbers: &str) -> Option<(u8, u8, u16)> {
    let mut parts = numbers.split(['/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let read = (first.parse().ok()?, second.parse().ok()?, year.parse().ok()?);
    let both = (1..=12).contains(&read.0) && (1..=12).contains(&read.1);
    (both && parts.next().is_none() && year.len() == 4).then_some(read)
}

/// What other dates of the form say, one of whose numbers is over twelve.
fn of_others(shown: &[Shown<'_>]) -> Option<bool> {
    let mut said = None;
    for Shown { text, .. } in shown.iter().filter(|line| line.text.len() <= LONGEST) {
        if !text.contains('/') {
            continue;
        }
        let Some(found) = grammar::find_date(text).filter(|found| found.date.is_full()) else {
            continue;
        };
        let Some((first, rest)) = text[found.range].split_once('/') else { continue };
        let (Ok(first), Some((second, _))) = (first.parse::<u16>(), rest.split_once('/')) else {
            continue;
        };
        let Ok(second) = second.parse::<u16>() else { continue };
        let day_first = match (first, second) {
            (13..=31, 1..=12) => true,
            (1..=12, 13..=31) => false,
            _ => continue,
        };
        if said.is_some_and(|said| said != day_first) {
            return None;
        }
        said = Some(day_first);
    }
    said
}

/// What the language, with its region, or the end of the address says.
fn of_country(language: Option<&str>, address: Option<&str>) -> Option<bool> {
    let language = language.unwrap_or_default().to_ascii_lowercase();
    let mut parts = language.split(['-', '_']);
    let name = parts.next().unwrap_or_default();
    // `zh-Hans-CN`: a script may stand between.
    if let Some(region) = parts.find(|part| part.len() == 2) {
        return (!EITHER.contains(&region)).then(|| !MONTH_FIRST.contains(&region));
    }
    if !name.is_empty() && name != "en" {
        return Some(true);
    }
    let host = address?.split("//").nth(1)?.split(['/', ':']).next()?;
    let end = host.rsplit('.').next()?;
    if DAY_FIRST_ENDS.contains(&end) {
        Some(true)
    } else {
        MONTH_FIRST_ENDS.contains(&end).then_some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_have_an_order() {
        let order = |language, address| of_country(Some(language), Some(address));
        let plain = "https://post.example/a";
        assert_eq!(order("en-US", plain), Some(false));
        assert_eq!(order("en_GB", plain), Some(true));
        assert_eq!(order("pt", plain), Some(true));
        assert_eq!(order("en", "https://www.post.co.uk/a"), Some(true));
        assert_eq!(order("en", "https://kell.gov/a"), Some(false));
        assert_eq!(order("en", plain), None);
        assert_eq!(order("fr-CA", plain), None);
    }

    #[test]
    fn a_claim_tells_the_reading() {
        let claimed = vec![PartialDate::full(2021, 4, 3)];
        let order = Order { claimed, day_first: None };
        assert_eq!(order.read("03/04/2021"), Some(PartialDate::full(2021, 4, 3)));
        assert_eq!(order.read("04/04/2021"), None);
        assert_eq!(order.read("3/4/21"), None);
    }
}
