//! The role before a person's name.

use std::ops::Range;

use crate::passes::names::lexicon::flag;
use crate::passes::names::runs::{Candidate, View};
use crate::passes::names::segment::role_before;
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, key};

const HYPHEN: Key = key("-");

/// The role before a person: the one that the rules saw before the same name, or else what stands
/// there; with the words that say when it was held.
pub(super) fn role_of(view: &View<'_>, rules: &[Candidate], tokens: &Range<usize>) -> Range<usize> {
    let end = tokens.start;
    if end >= 3 && Class::ELECT.has(view.key(end - 1)) && view.key(end - 2) == HYPHEN {
        let role = title_before(view, end - 2);
        return if role.is_empty() { role } else { held(view, role).start..end };
    }
    let same = rules.partition_point(|rule| rule.tokens.start < end);
    let role = match rules.get(same).filter(|rule| rule.tokens.start == end) {
        Some(rule) if !rule.role.is_empty() => rule.role.clone(),
        _ => match role_before(view, end) {
            role if role.is_empty() => title_before(view, end),
            role => role,
        },
    };
    if role.is_empty() { role } else { held(view, role) }
}

/// The title or role in capitals right before `end`, with what qualifies it; empty where there is
/// none.
fn title_before(view: &View<'_>, end: usize) -> Range<usize> {
    let mut start = end;
    while start > 0 {
        let head = view.has(start - 1, flag::TITLE | flag::ROLE);
        let more = start < end && view.has(start - 1, flag::ROLE_MODIFIER | flag::DEMONYM);
        if !view.is_capital(start - 1) || !(head || more) {
            break;
        }
        start -= 1;
    }
    start..end
}

/// A role with the word before it that says when it was held: `former`, `then-`.
fn held(view: &View<'_>, role: Range<usize>) -> Range<usize> {
    let Range { start, end } = role;
    let glued = start >= 2 && view.key(start - 1) == HYPHEN && !view.is_spaced(start);
    let word = if glued { start.checked_sub(2) } else { start.checked_sub(1) };
    match word {
        Some(word) if Class::HELD.has(view.key(word)) => word..end,
        _ => start..end,
    }
}
