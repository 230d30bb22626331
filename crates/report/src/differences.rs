//! Values that tellings of a claim give differently, as a reader sees them: each pair once, with the
//! words behind a value that tell of what it is one, or before it where none are behind.

use copydesk_analysis::passes::claims::{Claim, DifferenceKind};
use copydesk_analysis::passes::sides::ArticleSpan;
use copydesk_core::Span;

use crate::AnalysisView;
use crate::text::{logical, shorten};

/// So many words behind a value tell of what it is one.
const BEHIND: usize = 3;
/// So many words before one behind which none stands.
const BEFORE: usize = 2;
/// Columns of a value with these words.
const COLUMNS: usize = 60;

/// Two values that differ, and whose they are.
pub(crate) struct Differing {
    pub(crate) kind: DifferenceKind,
    pub(crate) articles: [u32; 2],
    pub(crate) values: [String; 2],
}

/// The differences of a claim. A reprint repeats the values of its source: they stand once.
pub(crate) fn of(view: &AnalysisView<'_>, claim: &Claim) -> Vec<Differing> {
    let mut shown: Vec<Differing> = Vec::new();
    // The surer of two that show the same values is the one to show.
    let mut differences = claim.differences.clone();
    differences.sort_by_key(|difference| difference.kind);
    for difference in differences {
        let places = [difference.a, difference.b];
        let values = places.map(|place| value(view, place));
        let known = |other: &Differing| {
            let [x, y] = &other.values;
            values == other.values || (y == &values[0] && x == &values[1])
        };
        if !shown.iter().any(known) {
            let articles = places.map(|place| place.article);
            shown.push(Differing { kind: difference.kind, articles, values });
        }
    }
    shown
}

/// A value with the words behind it: `57 passengers and two`.
fn value(view: &AnalysisView<'_>, place: ArticleSpan) -> String {
    let text = view.article(place.article).map_or("", |view| view.article.text());
    let (told, behind) = text.split_at_checked(place.span.end as usize).unwrap_or_default();
    let stops = behind.find(['.', ',', ';', ':', '!', '?', '(', '"', '”']).unwrap_or(behind.len());
    // `4:50 a.m.` may end its sentence.
    let ends = told.ends_with('.') && behind.trim_start().starts_with(char::is_uppercase);
    let stops = if ends { 0 } else { stops };
    let words = behind[..stops].split_inclusive(char::is_whitespace).take(1 + BEHIND);
    let len: usize = words.map(str::len).sum();
    let alone = behind[..len].trim().is_empty();
    let start = if alone { before(text, place.span.start) } else { place.span.start };
    let span = Span::new(start, place.span.end + len as u32);
    shorten(logical(text, span).trim(), COLUMNS)
}

/// Where the words before a bare value begin: `Rosa Quispe, 43`.
fn before(text: &str, value: u32) -> u32 {
    let told = text.get(..value as usize).unwrap_or_default();
    let line = told.rfind('\n').map_or(0, |at| at + 1);
    let words = told[line..].trim_end().rmatch_indices(' ').map(|(at, _)| line + at + 1);
    let first = words.take(BEFORE).last().unwrap_or(line);
    first as u32
}
