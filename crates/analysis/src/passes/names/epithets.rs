//! Persons who speak under another word: `"We won," said the Australian`, `the 26-year-old added`.
//!
//! A people in the singular or an age, with a verb of persons right beside it, means who opens the
//! sentence before, or the only person there; the sentence before that is asked if nobody is named.
//! Everything else is left alone.

use std::ops::Range;

use super::MentionForm;
use super::lexicon::flag;
use super::refer::Candidate;
use super::runs::{THE, View};
use super::words::Class;
use crate::passes::tokens::{Key, TokenKind, key};

const HYPHEN: Key = key("-");
const OLD: Key = key("old");
/// Endings of peoples that are no single person: `the Swiss`, `the French`, `the Chinese`.
const OF_SEVERAL: [&str; 4] = ["s", "sh", "ch", "se"];
/// So many sentences back who is meant may be named.
const BACK: usize = 2;

/// Adds the mentions of this kind to what was found.
pub(super) fn add(
    view: &View<'_>,
    persons: &[Candidate],
    found: &mut Vec<(usize, Range<usize>, MentionForm)>,
) {
    for at in view.referring.iter().map(|at| *at as usize) {
        if view.key(at) != THE {
            continue;
        }
        if let Some(end) = people(view, at + 1).or_else(|| age(view, at + 1))
            && speaks(view, at, end)
            && let Some(name) = who(view, persons, at)
        {
            found.push((name, at..end, MentionForm::Role));
        }
    }
}

/// One past a people in the singular: `Australian`, `South African`.
fn people(view: &View<'_>, at: usize) -> Option<usize> {
    let second = view.has(at, flag::DIRECTION) && view.has(at + 1, flag::DEMONYM);
    let last = at + usize::from(second);
    if !view.has(last, flag::DEMONYM) || !view.is_capital(last) {
        return None;
    }
    let word = view.bytes(last);
    let several = OF_SEVERAL.iter().any(|ending| word.ends_with(ending.as_bytes()));
    (!several).then_some(last + 1)
}

/// One past an age: `26-year-old`.
fn age(view: &View<'_>, at: usize) -> Option<usize> {
    let number = view.reading.tokens.get(at)?.kind == TokenKind::Number;
    let old = number && view.key(at + 1) == HYPHEN && view.key(at + 3) == HYPHEN;
    (old && view.key(at + 4) == OLD).then_some(at + 5)
}

/// Whether a verb of persons stands right before or behind, and the phrase is whole.
fn speaks(view: &View<'_>, at: usize, end: usize) -> bool {
    if view.has(end, flag::REPORTS) {
        return true;
    }
    let behind = view.reading.tokens.get(end);
    let whole = behind.is_none_or(|one| one.kind == TokenKind::Mark && one.key != HYPHEN)
        || view.has(end, flag::CALENDAR)
        || Class::BEHIND.has(view.key(end));
    whole && at > 0 && view.has(at - 1, flag::REPORTS)
}

/// The person who is meant by a phrase at `at`.
fn who(view: &View<'_>, persons: &[Candidate], at: usize) -> Option<usize> {
    let own = view.sentences.partition_point(|one| one.end as usize <= at);
    for sentence in (0..own).rev().take(BACK) {
        let tokens = view.sentences.get(sentence)?.tokens();
        let mut named: Vec<(usize, usize)> = persons
            .iter()
            .flat_map(|person| person.mentions.iter().map(|one| (one.start, person.name)))
            .filter(|(place, _)| tokens.contains(place))
            .collect();
        named.sort_unstable();
        let Some(&(place, name)) = named.first() else { continue };
        let title = flag::TITLE | flag::ROLE | flag::ROLE_MODIFIER | flag::DEMONYM;
        let opens = (tokens.start..place).all(|at| view.has(at, title) || view.is_capital(at));
        return (opens || named.iter().all(|(_, other)| *other == name)).then_some(name);
    }
    None
}
