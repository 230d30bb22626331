//! Values that tellings of a claim give differently, as a reader sees them: each pair once, with the
//! words behind a value that tell of what it is one.

use copydesk_analysis::passes::claims::{Claim, DifferenceKind};
use copydesk_analysis::passes::sides::ArticleSpan;
use copydesk_core::Span;

use crate::AnalysisView;
use crate::text::{logical, shorten};

/// So many words behind a value tell of what it is one.
const BEHIND: usize = 3;
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
    let span = Span::new(place.span.start, place.span.end + len as u32);
    shorten(logical(text, span).trim_end(), COLUMNS)
}
