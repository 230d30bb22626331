//! Values that tellings of a claim give differently, as a reader sees them: for each thing its values,
//! each once with all who give it and with the words behind it that tell of what it is one, or before it
//! where none are behind.

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

/// Values of one thing that differ.
pub(crate) struct Differing {
    /// A conflict if any two of them are one.
    pub(crate) kind: DifferenceKind,
    /// Each value with the words beside it, and the articles that give it.
    pub(crate) values: Vec<(String, Vec<u32>)>,
}

/// The differences of claims: what differs, each value once with all who give it, conflicts first.
pub(crate) fn of<'a>(
    view: &AnalysisView<'_>,
    claims: impl IntoIterator<Item = &'a Claim>,
) -> Vec<Differing> {
    let mut found: Vec<Differing> = Vec::new();
    for (kind, places) in things(claims) {
        let mut values: Vec<(String, String, Vec<u32>)> = Vec::new();
        for place in places {
            let bare = bare(view, place);
            match values.iter_mut().find(|(known, ..)| *known == bare) {
                Some((_, _, articles)) if articles.contains(&place.article) => {}
                Some((_, _, articles)) => articles.push(place.article),
                None => values.push((bare, value(view, place), vec![place.article])),
            }
        }
        let values = values.into_iter().map(|(_, value, articles)| (value, articles)).collect();
        found.push(Differing { kind, values });
    }
    found.sort_by_key(|differing| differing.kind);
    found
}

/// The values of each thing of which values differ, in the order of the articles.
fn things<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
) -> Vec<(DifferenceKind, Vec<ArticleSpan>)> {
    let mut things: Vec<(DifferenceKind, Vec<ArticleSpan>)> = Vec::new();
    for difference in claims.into_iter().flat_map(|claim| &claim.differences) {
        let ends = [difference.a, difference.b];
        let (joined, apart): (Vec<_>, Vec<_>) =
            things.into_iter().partition(|(_, places)| ends.iter().any(|end| places.contains(end)));
        things = apart;
        let mut thing = (difference.kind, ends.to_vec());
        for (kind, places) in joined {
            thing.0 = thing.0.min(kind);
            thing.1.extend(places);
        }
        thing.1.sort_unstable();
        thing.1.dedup();
        things.push(thing);
    }
    things.sort_by_key(|(_, places)| places.first().copied());
    things
}

/// The letters and figures of a value alone, small: `141`, `35millioneuros`.
fn bare(view: &AnalysisView<'_>, place: ArticleSpan) -> String {
    let text = view.article(place.article).map_or("", |view| view.article.text());
    let value = place.span.get(text).unwrap_or_default();
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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
