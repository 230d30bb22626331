//! A story day by day: what is told of each day, by whom, in the order of the calendar.
//!
//! What several outlets tell of a day as one claim stands once, with all of them beside it.
//! A month or a year that the copy names without its day stands before the days in it, and a day
//! whose year nobody tells says so.
//! What lies before the event is marked as background, what lies behind the last day of publication
//! as to come.

use std::fmt;

use copydesk_analysis::passes::claims::Claim;
use copydesk_analysis::passes::timeline::{Entry, StoryTimeline, Told};
use copydesk_core::PartialDate;

use super::writer::Html;
use super::{Page, note};
use crate::digest;
use crate::text::{count, logical, shorten};

/// Days in the list, and sentences of a day.
const DAYS: usize = 24;
const SENTENCES: usize = 4;
/// Columns of a sentence.
const SENTENCE: usize = 240;

pub(super) fn write(html: &mut Html<'_>, page: &Page<'_>, story: usize) -> fmt::Result {
    let timeline = page.view.timelines.iter().find(|found| found.story as usize == story);
    let Some(timeline) = timeline.filter(|found| !found.entries.is_empty()) else {
        return Ok(());
    };
    let claims = page.view.claims.iter().find(|found| found.story as usize == story);
    let claims = claims.map(|found| found.claims.as_slice()).unwrap_or_default();
    html.raw("<details class=\"why\"><summary>Day by day: what is told, and by whom</summary>\n")?;
    html.raw("<ul>\n")?;
    // What lies furthest back goes first where there is too much.
    let left_out = timeline.entries.len().saturating_sub(DAYS);
    for entry in timeline.entries.iter().skip(left_out) {
        day(html, page, timeline, entry, claims)?;
    }
    html.raw("</ul>\n")?;
    if left_out > 0 {
        note(html, &format!("{} further back left out.", count(left_out, "day")))?;
    }
    html.raw("</details>\n")
}

fn day(
    html: &mut Html<'_>,
    page: &Page<'_>,
    timeline: &StoryTimeline,
    entry: &Entry,
    claims: &[Claim],
) -> fmt::Result {
    html.raw("<li><b>")?;
    html.text(&digest::reader_date(entry.date))?;
    html.raw("</b>")?;
    if let Some(place) = place(timeline, entry) {
        html.raw(" ")?;
        html.element("span", "by", place)?;
    }
    html.raw("\n<ul>\n")?;
    let groups = groups(&entry.told, claims);
    for group in groups.iter().take(SENTENCES) {
        let Some(first) = group.first() else { continue };
        let text = page.view.article(first.place.article).map_or("", |view| view.article.text());
        html.raw("<li>")?;
        html.text(&shorten(&logical(text, first.sentence), SENTENCE))?;
        html.raw(" ")?;
        let mut outlets: Vec<&str> = Vec::new();
        for told in group {
            let outlet = page.outlet(told.place.article);
            if !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        html.element("span", "by", &outlets.join(", "))?;
        if group.iter().any(|told| told.as_news) {
            html.raw(" <em class=\"differs\">told as news</em>")?;
        }
        html.raw("</li>\n")?;
    }
    html.raw("</ul>\n")?;
    if groups.len() > SENTENCES {
        note(html, &format!("And {} more.", count(groups.len() - SENTENCES, "sentence")))?;
    }
    html.raw("</li>\n")
}

/// Where a day stands to the event, and to the last day on which an article was published.
fn place(timeline: &StoryTimeline, entry: &Entry) -> Option<&'static str> {
    if entry.background {
        return Some("background");
    }
    if timeline.day == Some(entry.date) {
        return Some("the day of the story");
    }
    let published = timeline.published.iter().map(|row| row.0);
    let last = published.filter(|date| date.is_full()).max().or(timeline.day)?;
    is_behind(entry.date, last).then_some("to come")
}

/// Whether a date lies behind a day as a whole: not the month in which the day lies.
fn is_behind(date: PartialDate, day: PartialDate) -> bool {
    let (Some(year), Some(own)) = (date.year, day.year) else { return false };
    match (date.month, date.day) {
        (Some(month), Some(number)) => {
            (year, Some(month), Some(number)) > (own, day.month, day.day)
        }
        (Some(month), None) => (year, Some(month)) > (own, day.month),
        _ => year > own,
    }
}

/// The places of a day, those of one claim together, in the order of the first of each.
fn groups<'a>(told: &'a [Told], claims: &[Claim]) -> Vec<Vec<&'a Told>> {
    let mut groups: Vec<(Option<usize>, Vec<&Told>)> = Vec::new();
    for told in told {
        let claim = claims.iter().position(|claim| {
            claim.tellings.iter().any(|telling| {
                telling.place.article == told.place.article
                    && telling.place.span.covers(told.place.span)
            })
        });
        match groups.iter_mut().find(|group| claim.is_some() && group.0 == claim) {
            Some(group) => group.1.push(told),
            None => groups.push((claim, vec![told])),
        }
    }
    groups.into_iter().map(|group| group.1).collect()
}

#[cfg(test)]
mod tests {
    use copydesk_analysis::passes::claims::Telling;
    use copydesk_analysis::passes::sides::ArticleSpan;
    use copydesk_core::Span;

    use super::*;

    fn at(article: u32) -> ArticleSpan {
        ArticleSpan { article, span: Span::new(10, 20) }
    }

    #[test]
    fn one_claim_of_several_outlets_stands_once() {
        let told = [0, 1, 2].map(|article| Told {
            place: at(article),
            sentence: at(article).span,
            as_news: false,
        });
        let telling = |article| Telling { place: at(article), verbatim: true };
        let claim = Claim {
            tellings: vec![telling(0), telling(2)],
            absent: Vec::new(),
            unknown: Vec::new(),
            accounts: 2,
            score: 1.0,
            differences: Vec::new(),
        };
        let sizes: Vec<usize> = groups(&told, &[claim]).iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1]);
    }

    #[test]
    fn a_day_says_where_it_stands_to_the_event() {
        let place = |day: &str, date: &str, background| {
            let timeline = StoryTimeline {
                story: 0,
                day: day.parse().ok(),
                entries: Vec::new(),
                published: Vec::new(),
            };
            let date = date.parse().unwrap();
            super::place(&timeline, &Entry { date, told: Vec::new(), background })
        };
        assert_eq!(place("2021-06-03", "1987", true), Some("background"));
        assert_eq!(place("2021-06-03", "2021-06-03", false), Some("the day of the story"));
        assert_eq!(place("2021-06-03", "2021-06-04", false), Some("to come"));
        assert_eq!(place("2021-06-03", "2021-07", false), Some("to come"));
        assert_eq!(place("2021-06-03", "2021-06", false), None);
        assert_eq!(place("2021-06-03", "2022", false), Some("to come"));
        assert_eq!(place("XXXX-06-03", "XXXX-06-04", false), None);
    }
}
