//! A story's times: which day each outlet tells of, against the day on which it published.
//!
//! One row an article, one column a day; days stand in order but not to scale, with the distance
//! written between two that are not neighbours, so that a story with one date years back still
//! reads. Which days there are is for [`days`](super::days) to say.

use std::fmt;

use copydesk_analysis::passes::stories::Story;
use copydesk_core::PartialDate;

use super::days::Days;
use super::writer::Html;
use super::{Page, note};
use crate::digest::{day_number, reader_date};
use crate::text::{count, shorten, visible};

/// Rows of the chart.
const ROWS: usize = 24;

const LABEL: f64 = 190.0;
/// The narrowest and the widest column.
const COLUMN: (f64, f64) = (86.0, 190.0);
/// The width of the chart where that leaves columns between the two.
const WIDTH: f64 = 1100.0;
const HEAD: f64 = 46.0;
const ROW: f64 = 30.0;

pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>, story: &Story) -> fmt::Result {
    let rows = story.articles.iter().copied();
    let rows: Vec<u32> =
        rows.filter(|index| page.view.article(*index).is_some()).take(ROWS).collect();
    let days = Days::of(page, &rows, story);
    if days.columns.len() < 2 {
        return Ok(());
    }
    html.raw("<h3>Timeline</h3>\n<div class=\"scroll\" role=\"region\" aria-label=\"Timeline\" ")?;
    html.raw("tabindex=\"0\">\n")?;
    Chart { page, rows: &rows, days: &days }.write(html)?;
    html.raw("</div>\n")?;
    key(html, &days)?;
    if days.left_out > 0 {
        note(html, &format!("{} told least often left out.", count(days.left_out, "day")))?;
    }
    Ok(())
}

/// What the signs mean.
fn key(html: &mut Html<'_>, days: &Days<'_>) -> fmt::Result {
    html.raw("<p class=\"key\"><svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")?;
    html.raw("<circle class=\"told\" cx=\"6\" cy=\"6\" r=\"5\"/></svg> told in the copy ")?;
    html.raw("<svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")?;
    html.raw("<path class=\"out\" d=\"M6 0l6 6-6 6-6-6z\"/></svg> published")?;
    if days.has_open_years() {
        html.raw(" <svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")?;
        html.raw("<circle class=\"told open\" cx=\"6\" cy=\"6\" r=\"5\"/></svg> ")?;
        html.raw("hollow: the copy leaves the year open")?;
    }
    if days.event.is_some() {
        html.raw(" <svg class=\"sign\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")?;
        html.raw("<rect class=\"event\" width=\"12\" height=\"12\"/></svg> day of the event")?;
    }
    html.raw("</p>\n")
}

struct Chart<'a> {
    page: &'a Page<'a>,
    rows: &'a [u32],
    days: &'a Days<'a>,
}

impl Chart<'_> {
    fn column(&self) -> f64 {
        ((WIDTH - LABEL) / self.days.columns.len().max(1) as f64).clamp(COLUMN.0, COLUMN.1)
    }

    fn x(&self, day: PartialDate) -> Option<f64> {
        let column = self.days.columns.binary_search(&day).ok()?;
        Some(LABEL + (column as f64 + 0.5) * self.column())
    }

    fn write(&self, html: &mut Html<'_>) -> fmt::Result {
        let width = LABEL + self.days.columns.len() as f64 * self.column();
        let height = HEAD + self.rows.len() as f64 * ROW + 6.0;
        html.raw("<svg class=\"timeline\" role=\"img\" ")?;
        html.raw("aria-label=\"Days told of and days of publication, a row an article\"")?;
        html.attr_number("width", "", width)?;
        html.attr_number("height", "", height)?;
        html.attr("viewBox", &format!("0 0 {width:.0} {height:.0}"))?;
        html.raw(">\n")?;
        if let Some(x) = self.days.event.and_then(|day| self.x(day.date)) {
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
        for day in &self.days.columns {
            let Some(x) = self.x(*day) else { continue };
            // Any year gives day and month; a leap year has them all.
            let in_a_year = PartialDate { year: day.year.or(Some(2000)), ..*day };
            let date = reader_date(in_a_year);
            let (month, year) = date.rsplit_once(' ').unwrap_or((&date, ""));
            label(html, "day", x, 18.0, month)?;
            if before.is_none_or(|before| before.year != day.year) {
                label(html, "year", x, 34.0, day.year.map_or("year open", |_| year))?;
            }
            if let Some(gap) = before.and_then(|before| gap(before, *day)) {
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
        let published = self.days.published.get(&article);
        let told = self.days.told.range((article, PartialDate::default())..);
        for ((_, date), told) in told.take_while(|(key, _)| key.0 == article) {
            let Some(x) = self.x(*date) else { continue };
            let shared = published.is_some_and(|day| day.date == *date);
            html.raw("<circle")?;
            html.attr("class", if told.year { "told" } else { "told open" })?;
            html.attr_number("cx", "", if shared { x - 10.0 } else { x })?;
            html.attr_number("cy", "", y)?;
            html.attr_number("r", "", 4.5 + (told.words.len() as f64).sqrt())?;
            html.raw("><title>")?;
            let words = told.words.iter().map(|words| format!("“{}”", visible(words)));
            let words: Vec<String> = words.collect();
            html.text(&format!("{}: {}", reader_date(*date), words.join(", ")))?;
            html.raw("</title></circle>\n")?;
        }
        let Some(day) = published else { return Ok(()) };
        let Some(x) = self.x(day.date) else { return Ok(()) };
        let shared = self.days.told.contains_key(&(article, day.date));
        html.raw("<path")?;
        html.attr("class", if day.year { "out" } else { "out open" })?;
        html.raw(" d=\"M")?;
        html.number(if shared { x + 10.0 } else { x })?;
        html.raw(" ")?;
        html.number(y - 7.0)?;
        html.raw("l7 7-7 7-7-7z\"><title>")?;
        html.text(&format!("published {}", reader_date(day.date)))?;
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

/// The days between two that are not neighbours, where both have a year or neither has.
fn gap(before: PartialDate, day: PartialDate) -> Option<i64> {
    if before.year.is_some() != day.year.is_some() {
        return None;
    }
    let number =
        |day: PartialDate| day_number(PartialDate { year: day.year.or(Some(2000)), ..day });
    Some(number(day)? - number(before)?).filter(|gap| *gap > 1)
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
    fn neighbours_have_no_gap() {
        let gap = |a: &str, b: &str| gap(a.parse().unwrap(), b.parse().unwrap());
        assert_eq!(gap("2031-02-28", "2031-03-01"), None);
        assert_eq!(gap("XXXX-02-28", "XXXX-03-01"), Some(2));
        assert_eq!(gap("XXXX-02-28", "2031-03-01"), None);
        assert_eq!(gap("2030-03-01", "2031-03-01"), Some(365));
    }
}
