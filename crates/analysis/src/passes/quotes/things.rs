//! What stands behind a verb that can introduce speech and is a thing, not a clause: `added 24 and won`,
//! `tell stories of the sea`, `read our guide`.
//!
//! Deliberately narrow: it asks for the forms of few verbs; all else is left to the clause's own rules.

use super::lexicon::{ADVERB, BOUNDARY, DETERMINER, JOINT, MOMENT, PAST, STORIES, THIRD, VERB};
use super::page::{Page, is};
use crate::finite::may_be_verb;
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::{Key, TokenKind, key};

const THAT: Key = key("that");
/// How far behind a number the verb of its clause may stand: `added 24 of the boats were late`.
const COUNTED: usize = 6;

/// Whether a thing stands right behind the verb, or a particle that makes it a verb of deeds.
pub(super) fn follow(page: &Page<'_>, verb: usize, behind: usize, end: usize) -> bool {
    if is!(page, verb, "add" | "adds" | "added" | "adding") {
        return is_sum(page, verb, behind, end);
    }
    if is!(page, verb, "tell" | "tells" | "told" | "telling") {
        let how = is!(page, behind + 1, "that" | "about" | "how")
            || super::clause_opening::asks(page, behind + 2);
        return page.has(behind, STORIES) && !how;
    }
    reads(page, verb) && page.key(behind) != THAT
}

/// `said nothing`, `said little of the talks`; but `said nothing in the plan would change`.
pub(super) fn is_nothing(page: &Page<'_>, at: usize, end: usize) -> bool {
    // `his decorated service`
    let led = |at: usize| page.has(at - 1, DETERMINER);
    let verb = |at: usize| page.has(at, VERB) || (may_be_verb(page.reading, at) && !led(at));
    let ends = !page.is_word(at + 1) || page.has(at + 1, JOINT) || is!(page, at + 1, "about");
    let mut rest = (at + 1..end).take_while(|&at| page.is_word(at));
    is!(page, at, "nothing" | "little") && ends && !rest.any(verb)
}

/// Whether it is `read`, which introduces only what stands in marks or behind `that`.
fn reads(page: &Page<'_>, verb: usize) -> bool {
    is!(page, verb, "read" | "reads")
}

/// `added 24 and the Pilots won`, `adds up`, `can you add your boat`: something comes to something.
fn is_sum(page: &Page<'_>, verb: usize, behind: usize, end: usize) -> bool {
    let base = is!(page, verb, "add") && page.has(behind, DETERMINER);
    if base || is!(page, behind, "up") {
        return !base || (behind..end).all(|at| page.key(at) != THAT);
    }
    let number = |at: usize| {
        page.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    };
    if !number(behind) {
        return false;
    }
    // `added 24 runs for Lund`
    let plural = |at: usize| page.reading.word(at).ends_with('s');
    let verb =
        |at: &usize| page.is_auxiliary(*at) || (may_be_verb(page.reading, *at) && !plural(*at));
    let apart =
        |at: &usize| !page.is_word(*at) || (page.has(*at, BOUNDARY) && !is!(page, *at, "of"));
    let near = behind + 1..end.min(behind + COUNTED);
    near.take_while(|at| verb(at) || !apart(at)).all(|at| !verb(&at))
}

/// `By sailing early, we can maintain the service`: whether the verb has an object, as no form of `say`
/// has, nor one before a day (`warned the next day`).
pub(super) fn is_object(page: &Page<'_>, verb: usize, behind: usize) -> bool {
    let says = is!(page, verb, "say" | "says" | "said");
    let day = |at: usize| page.flags(at) & flag::CALENDAR != 0 || page.has(at, MOMENT);
    // `we can predict demand`, but `Ode wrote elsewhere`
    let noun = page.is_lower(behind)
        && !page.has(verb, PAST | THIRD)
        && !page.has(behind, BOUNDARY | JOINT)
        && !page.is_between(behind)
        && !page.has(behind, ADVERB);
    !says && (page.has(behind, DETERMINER) || noun) && !(behind..behind + 4).any(day)
}
