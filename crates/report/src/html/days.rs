//! The days of a story: which day each article tells of, and on which it was published.
//!
//! Only whole days are taken (`2017-01-28`, with a time of day or not).
//! A day whose year the copy leaves open (`XXXX-01-28`) stands with the same day of the one year in
//! which another article has it, else in the year of the story; it is marked as open either way.
//! Where no article of the story knows a year, the days stand in the order of the calendar.
//!
//! Limits: a story that runs over New Year's Day, told without years, stands in one year.

use std::collections::{BTreeMap, BTreeSet};

use copydesk_analysis::passes::stories::Story;
use copydesk_core::PartialDate;

use super::Page;
use crate::digest;

/// Columns of the chart; days that are told least often are left out first.
const DAYS: usize = 12;

/// The words with which one article tells of one day.
#[derive(Default)]
pub(super) struct Told<'a> {
    pub(super) words: Vec<&'a str>,
    /// Whether one of them has the year.
    pub(super) year: bool,
}

/// A day, and whether the copy has its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: PartialDate,
    pub(super) year: bool,
}

/// The days of a story.
pub(super) struct Days<'a> {
    /// The columns, in order.
    pub(super) columns: Vec<PartialDate>,
    /// How many days had no room.
    pub(super) left_out: usize,
    pub(super) told: BTreeMap<(u32, PartialDate), Told<'a>>,
    pub(super) published: BTreeMap<u32, Day>,
    pub(super) event: Option<Day>,
}

impl<'a> Days<'a> {
    /// The days that these articles of a story tell of.
    pub(super) fn of(page: &Page<'a>, rows: &[u32], story: &Story) -> Self {
        let mut times: Vec<(u32, PartialDate, &'a str)> = Vec::new();
        let mut dates: BTreeMap<u32, PartialDate> = BTreeMap::new();
        for index in rows {
            let Some(view) = page.view.article(*index) else { continue };
            for time in view.annotations.times {
                let date = time.value.get(..10).and_then(|date| date.parse().ok());
                let Some(date) = date.filter(|date| is_day(*date)) else { continue };
                times.push((*index, date, time.span.get(view.article.text()).unwrap_or_default()));
            }
            dates.extend(
                digest::published(view.article)
                    .filter(|date| is_day(*date))
                    .map(|date| (*index, date)),
            );
        }
        let event = story.date.filter(|date| is_day(*date));
        let known = times.iter().map(|(_, date, _)| date).chain(dates.values()).chain(&event);
        let known: BTreeSet<PartialDate> = known.filter(|date| date.is_full()).copied().collect();
        let year = event.and_then(|date| date.year).or_else(|| {
            let years = dates.values().filter_map(|date| date.year);
            let told = times.iter().filter_map(|(_, date, _)| date.year);
            let most = |counts: Vec<(i16, usize)>| counts.first().map(|(year, _)| *year);
            most(digest::tally(years)).or_else(|| most(digest::tally(told)))
        });
        let place =
            |date: PartialDate| Day { date: placed(date, year, &known), year: date.is_full() };
        let mut told: BTreeMap<(u32, PartialDate), Told<'a>> = BTreeMap::new();
        for (index, date, words) in times {
            let day = place(date);
            let entry = told.entry((index, day.date)).or_default();
            entry.words.push(words);
            entry.year |= day.year;
        }
        let published = dates.into_iter().map(|(index, date)| (index, place(date))).collect();
        let event = event.map(place);
        let (columns, left_out) = columns(&told, &published, event);
        Self { columns, left_out, told, published, event }
    }

    /// Whether a day of the chart stands in a year that its copy does not give.
    pub(super) fn has_open_years(&self) -> bool {
        self.told.values().any(|told| !told.year) || self.published.values().any(|day| !day.year)
    }
}

fn is_day(date: PartialDate) -> bool {
    date.month.is_some() && date.day.is_some()
}

/// The day with its year, where the story gives one.
fn placed(date: PartialDate, year: Option<i16>, known: &BTreeSet<PartialDate>) -> PartialDate {
    if date.is_full() {
        return date;
    }
    let mut same = known.iter().filter(|day| (day.month, day.day) == (date.month, date.day));
    match (same.next(), same.next()) {
        (Some(only), None) => *only,
        _ => PartialDate { year, ..date },
    }
}

/// The days of the chart in order, and how many were left out.
fn columns(
    told: &BTreeMap<(u32, PartialDate), Told<'_>>,
    published: &BTreeMap<u32, Day>,
    event: Option<Day>,
) -> (Vec<PartialDate>, usize) {
    let mut weights: BTreeMap<PartialDate, usize> = BTreeMap::new();
    for ((_, date), told) in told {
        *weights.entry(*date).or_default() += told.words.len();
    }
    // A day of publication, and the event itself, outweighs any number of mentions.
    for day in published.values().chain(event.iter()) {
        *weights.entry(day.date).or_default() += 1_000_000;
    }
    let mut by_weight: Vec<(PartialDate, usize)> = weights.into_iter().collect();
    by_weight.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.cmp(&a.0)));
    let left_out = by_weight.len().saturating_sub(DAYS);
    by_weight.truncate(DAYS);
    let days: BTreeSet<PartialDate> = by_weight.into_iter().map(|(date, _)| date).collect();
    (days.into_iter().collect(), left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_without_year_joins_the_only_one_that_has_it() {
        let known = BTreeSet::from([date("2030-01-29"), date("2031-03-01")]);
        let place = |text, year| placed(date(text), year, &known).to_string();
        assert_eq!(place("XXXX-01-29", Some(2031)), "2030-01-29");
        assert_eq!(place("XXXX-01-30", Some(2031)), "2031-01-30");
        assert_eq!(place("XXXX-01-30", None), "XXXX-01-30");
        assert_eq!(place("2029-01-29", Some(2031)), "2029-01-29");
    }

    #[test]
    fn the_days_told_least_often_go_first() {
        let day = |n| PartialDate::full(2030, 1, n);
        let told: BTreeMap<(u32, PartialDate), Told<'_>> = (1..=14)
            .map(|n| {
                let words = vec!["a day"; usize::from(n == 3) + 1];
                ((0, day(n)), Told { words, year: true })
            })
            .collect();
        let published = BTreeMap::from([(0, Day { date: day(1), year: true })]);
        let (days, left_out) = columns(&told, &published, None);
        assert_eq!((days.len(), left_out), (12, 2));
        assert!(days.contains(&day(1)) && days.contains(&day(3)) && !days.contains(&day(2)));
        assert!(days.is_sorted());
    }
}
