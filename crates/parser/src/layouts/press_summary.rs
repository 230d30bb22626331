//! A press summary: an embassy's, a ministry's or a library's page around agency copy.
//!
//! Decides by the institution's name or the words *press summary*, *press review*, *media digest*
//! among the first lines, and by the source and date in brackets that stand under an item's headline:
//! `(Agency, March 14, 2023)`.
//!
//! Limits of this version: a page with several items is one article; the headline of the second item
//! and of those behind it is a subhead.

use copydesk_core::{Detection, Layout, LayoutId, LineReason, Parsed, Source};

use super::ends::{first, seen};
use crate::grammar;
use crate::reader::{self, Profile};
use crate::tables::{INSTITUTIONS, fold};

/// A press summary.
#[derive(Clone, Copy, Debug, Default)]
pub struct PressSummary;

const PROFILE: Profile = Profile { id: LayoutId::new("press-summary"), bias: &[] };

/// How many lines from the top are looked at.
const TOP: usize = 14;
/// Words of which two in one line name a press summary.
const SUMMARY: [&str; 9] =
    ["press", "media", "news", "summary", "review", "digest", "clippings", "monitoring", "roundup"];

impl Layout for PressSummary {
    fn id(&self) -> LayoutId {
        PROFILE.id
    }

    fn detect(&self, source: &Source) -> Detection {
        let mut found = Detection::none();
        let mut seen_kinds = [false; 3];
        let mut score = 0.0;
        for (line, text) in first(source, TOP) {
            if line.words > 14 {
                continue;
            }
            let sign = if is_source_and_date(text) {
                Some((0, 0.4, "an item's source and date"))
            } else if is_summary(text) {
                Some((1, 0.35, "the title of a press summary"))
            } else if line.upper > 1 && names_institution(text) {
                Some((2, 0.25, "an institution's name"))
            } else {
                None
            };
            if let Some((kind, points, what)) = sign
                && !std::mem::replace(&mut seen_kinds[kind], true)
            {
                score += points;
                found = found.because(seen(line, what));
            }
        }
        // An institution alone is as often what the news is about.
        if seen_kinds.iter().filter(|seen| **seen).count() < 2 {
            Detection::none()
        } else {
            found.rescored(score)
        }
    }

    fn parse(&self, source: &Source) -> Parsed {
        reader::read(source, &PROFILE)
    }

    fn explain(&self, source: &Source) -> Vec<LineReason> {
        reader::explain(source, &PROFILE)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_summary(text: &str) -> bool {
    let count = words(text)
        .filter(|word| SUMMARY.iter().any(|name| word.eq_ignore_ascii_case(name)))
        .count();
    let subject =
        words(text).any(|word| SUMMARY[3..].iter().any(|name| word.eq_ignore_ascii_case(name)));
    count >= 2 && subject
}

fn names_institution(text: &str) -> bool {
    words(text).any(|word| INSTITUTIONS.get(&fold(word)) == Some(&true))
}

/// `(Agency, March 14, 2023)`, also in square brackets.
fn is_source_and_date(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '[']).and_then(|text| text.strip_suffix([')', ']']));
    inner.is_some_and(|inner| {
        grammar::find_date(inner)
            .is_some_and(|found| found.range.start >= 3 && found.date.day.is_some())
    })
}
