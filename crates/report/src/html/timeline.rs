//! A story's times: which day each outlet tells of, against the day on which it published.
//!
//! One row an article, one column a day; days stand in order but not to scale, with the distance
//! written between two that are not neighbours, so that a story with one date years back still reads.
//! Only times with a full date (`2017-01-28`, with a time of day or not) can be placed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use copydesk_analysis::passes::stories::Story;
use copydesk_core::PartialDate;

use super::writer::Html;
use super::{Page, note};
use crate::digest::{self, day_number, reader_date};
use crate::text::{count, shorten, visible};

/// Columns of the chart; days that are told least often are left out first.
const DAYS: usize = 12;
/// Rows of the chart.
const ROWS: usize = 24;

const LABEL: f64 = 190.0;
/// The narrowest and the widest column.
const COLUMN: (f64, f64) = (86.0, 190.0);
/// The width of the chart where that leaves columns between the two.
const WIDTH: f64 = 1100.0;
const HEAD: f64 = 46.0;
const ROW: f64 = 30.0;

/// The words with which one article tells of one day.
type Told<'a> = BTreeMap<(u32, PartialDate), Vec<&'a str>>;

pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>, story: &Story) -> fmt::Result {
    let rows: Vec<u32> = story
        .articles
        .iter()
        .copied()
        .filter(|index| page.view.article(*index).is_some())
        .take(ROWS)
        .collect();
    let told = told(page, &rows);
    let published: BTreeMap<u32, PartialDate> =
        rows.iter().filter_map(|index| Some((*index, full_published(page, *index)?))).collect();
    let event = story.date.filter(|date| date.is_full());
    let (days, left_out) = days(&told, &published, event);
    if days.len() < 2 {
        return Ok(());
    }
    html.raw("<h3>Timeline</h3>\n<div class=\"scroll\" role=\"region\" aria-label=\"Timeline\" ")?;
    html.raw("tabindex=\"0\">\n")?;
    let chart = Chart { page, rows: &rows, days: &days, told: &told, published: &published, event };
    chart.write(html)?;
    html.raw(
        "</div>\n<p class=\"key\"><svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">",
    )?;
    html.raw("<circle class=\"told\" cx=\"6\" cy=\"6\" r=\"5\"/></svg> told in the copy ")?;
    html.raw("<svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")?;
    html.raw("<path class=\"out\" d=\"M6 0l6 6-6 6-6-6z\"/></svg> published")?;
    if event.is_some() {
        html.raw(" <svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")?;
        html.raw("<rect class=\"event\" width=\"12\" height=\"12\"/></svg> day of the event")?;
    }
    html.raw("</p>\n")?;
    if left_out > 0 {
        note(html, &format!("{} told least often left out.", count(left_out, "day")))?;
    }
    Ok(())
}

/// Which days each article tells of, with its words for them.
fn told<'a>(page: &Page<'a>, rows: &[u32]) -> Told<'a> {
    let mut told: Told<'a> = BTreeMap::new();
    for index in rows {
        let Some(view) = page.view.article(*index) else { continue };
        for time in view.annotations.times {
            let day = time.value.get(..10).and_then(|day| day.parse::<PartialDate>().ok());
            let Some(day) = day.filter(|day| day.is_full()) else { continue };
            let words = time.span.get(view.article.text()).unwrap_or_default();
            told.entry((*index, day)).or_default().push(words);
        }
    }
    told
}

fn full_published(page: &Page<'_>, index: u32) -> Option<PartialDate> {
    digest::published(page.view.article(index)?.article).filter(|date| date.is_full())
}

/// The days of the chart in order, and how many were left out.
fn days(
    told: &Told<'_>,
    published: &BTreeMap<u32, PartialDate>,
    event: Option<PartialDate>,
) -> (Vec<PartialDate>, usize) {
    let mut weights: BTreeMap<PartialDate, usize> = BTreeMap::new();
    for ((_, day), words) in told {
        *weights.entry(*day).or_default() += words.len();
    }
    // What was published, and the event itself, outweighs any number of mentions.
    for day in published.values().chain(event.iter()) {
        *weights.entry(*day).or_default() += 1_000_000;
    }
    let mut by_weight: Vec<(PartialDate, usize)> = weights.into_iter().collect();
    by_weight.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.cmp(&a.0)));
    let left_out = by_weight.len().saturating_sub(DAYS);
    by_weight.truncate(DAYS);
    let days: BTreeSet<PartialDate> = by_weight.into_iter().map(|(day, _)| day).collect();
    (days.into_iter().collect(), left_out)
}

struct Chart<'a> {
    page: &'a Page<'a>,
    rows: &'a [u32],
    days: &'a [PartialDate],
    told: &'a Told<'a>,
    published: &'a BTreeMap<u32, PartialDate>,
    event: Option<PartialDate>,
}

impl Chart<'_> {
    fn column(&self) -> f64 {
        ((WIDTH - LABEL) / self.days.len().max(1) as f64).clamp(COLUMN.0, COLUMN.1)
    }

    fn x(&self, day: PartialDate) -> Option<f64> {
        let column = self.days.binary_search(&day).ok()?;
        Some(LABEL + (column as f64 + 0.5) * self.column())
    }

    fn write(&self, html: &mut Html<'_>) -> fmt::Result {
        let width = LABEL + self.days.len() as f64 * self.column();
        let height = HEAD + self.rows.len() as f64 * ROW + 6.0;
        html.raw("<svg class=\"timeline\" role=\"img\" ")?;
        html.raw("aria-label=\"Days told of and days of publication, a row an article\"")?;
        html.attr_number("width", "", width)?;
        html.attr_number("height", "", height)?;
        html.raw(">\n")?;
        if let Some(x) = self.event.and_then(|day| self.x(day)) {
            html.raw("<rect class=\"event\" y=\"0\" rx=\"4\"")?;
            html.attr_number("x", "", x - self.column() / 2.0 + 4.0)?;
            html.attr_number("width", "", self.column() - 8.0)?;
            html.attr_number("height", "", height)?;
            html.raw("/>\n")?;
        }
        self.heads(html)?;
        for (row, article) in self.rows.iter().enumerate() {
            self.row(html, row, *article, width)?;
        }
        html.raw("</svg>\n")
    }

    /// The days, and the distance between two that are not neighbours.
    fn heads(&self, html: &mut Html<'_>) -> fmt::Result {
        let mut before: Option<PartialDate> = None;
        for day in self.days {
            let Some(x) = self.x(*day) else { continue };
            let same_year = before.is_some_and(|before| before.year == day.year);
            let date = reader_date(*day);
            let (month, year) = date.rsplit_once(' ').unwrap_or((&date, ""));
            label(html, "day", x, 18.0, month)?;
            if !same_year {
                label(html, "year", x, 34.0, year)?;
            }
            let gap = before.and_then(|before| Some(day_number(*day)? - day_number(before)?));
            if let Some(gap) = gap.filter(|gap| *gap > 1) {
                label(html, "gap", x - self.column() / 2.0, 34.0, &distance(gap))?;
            }
            before = Some(*day);
        }
        Ok(())
    }

    fn row(&self, html: &mut Html<'_>, row: usize, article: u32, width: f64) -> fmt::Result {
        let y = HEAD + (row as f64 + 0.5) * ROW;
        html.raw("<line class=\"row\"")?;
        html.attr_number("x1", "", LABEL)?;
        html.attr_number("x2", "", width)?;
        html.attr_number("y1", "", y)?;
        html.attr_number("y2", "", y)?;
        html.raw("/>\n")?;
        label(html, "who", LABEL - 12.0, y + 4.0, &shorten(self.page.outlet(article), 24))?;
        let of_article = (article, PartialDate::default())..;
        for ((_, day), words) in self.told.range(of_article).take_while(|(key, _)| key.0 == article)
        {
            let Some(x) = self.x(*day) else { continue };
            let aside = self.published.get(&article) == Some(day);
            let x = if aside { x - 10.0 } else { x };
            html.raw("<circle class=\"told\"")?;
            html.attr_number("cx", "", x)?;
            html.attr_number("cy", "", y)?;
            html.attr_number("r", "", 4.5 + (words.len() as f64).sqrt())?;
            html.raw("><title>")?;
            let words: Vec<String> = words.iter().map(|w| format!("“{}”", visible(w))).collect();
            html.text(&format!("{}: {}", reader_date(*day), words.join(", ")))?;
            html.raw("</title></circle>\n")?;
        }
        let Some(day) = self.published.get(&article) else { return Ok(()) };
        let Some(x) = self.x(*day) else { return Ok(()) };
        let aside = self.told.contains_key(&(article, *day));
        let x = if aside { x + 10.0 } else { x };
        html.raw("<path class=\"out\" d=\"M")?;
        html.number(x)?;
        html.raw(" ")?;
        html.number(y - 7.0)?;
        html.raw("l7 7-7 7-7-7z\"><title>")?;
        html.text(&format!("published {}", reader_date(*day)))?;
        html.raw("</title></path>\n")
    }
}

fn label(html: &mut Html<'_>, class: &'static str, x: f64, y: f64, text: &str) -> fmt::Result {
    html.raw("<text")?;
    html.attr("class", class)?;
    html.attr_number("x", "", x)?;
    html.attr_number("y", "", y)?;
    html.raw(">")?;
    html.text(text)?;
    html.raw("</text>\n")
}

/// A number of days as a reader says it: `6 days`, `5 weeks`, `7 months`, `3 years`.
fn distance(days: i64) -> String {
    let days = usize::try_from(days).unwrap_or_default();
    match days {
        0..21 => count(days, "day"),
        21..70 => count(days / 7, "week"),
        70..700 => count(days * 12 / 365, "month"),
        _ => count((days + 182) / 365, "year"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_told_in_the_unit_that_fits() {
        let told = [2, 20, 35, 100, 365, 700, 3650].map(distance);
        assert_eq!(
            told,
            ["2 days", "20 days", "5 weeks", "3 months", "12 months", "2 years", "10 years"]
        );
    }

    #[test]
    fn the_days_told_least_often_go_first() {
        let day = |n| PartialDate::full(2030, 1, n);
        let mut told: Told<'_> = BTreeMap::new();
        for n in 1..=14 {
            told.insert((0, day(n)), vec!["a day"; usize::from(n == 3) + 1]);
        }
        let published = BTreeMap::from([(0, day(1))]);
        let (days, left_out) = days(&told, &published, None);
        assert_eq!((days.len(), left_out), (12, 2));
        assert!(days.contains(&day(1)) && days.contains(&day(3)) && !days.contains(&day(2)));
        assert!(days.is_sorted());
    }
}
