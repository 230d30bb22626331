//! Conditions of anonymity: `who asked not to be named`, `who spoke on condition of anonymity`.
//!
//! Such a clause stands between a source and its verb, and the request in it is no speech.
//!
//! Limits of this version: the clause is told by its last word and by what opens it (`who`, a
//! participle); why the source is not to be known may follow it, as long as no mark parts the two.

use std::ops::Range;

use super::asides::before_brackets;
use super::lexicon::{ASKING, BOUNDARY, IDENTIFIED, REFUSAL, REQUEST};
use super::page::{Page, is};
use super::subject::phrase_to;
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");
/// How far before a verb the clause may end: `who asked not to be named because the talks go on`.
const BEFORE: usize = 20;
/// The longest clause, in tokens, up to its last word.
const CLAUSE: usize = 10;
/// How far behind `give` the name may stand that is not given: `give her full name`.
const NAME: usize = 3;
const WHO: Key = key("who");
const BE: Key = key("be");

/// The source whose clause of anonymity stands before the verb: `A person who asked not to be named
/// told Kviz …`.
pub(super) fn source(page: &Page<'_>, verb: usize, from: usize) -> Option<Range<usize>> {
    let last = (from.max(verb.saturating_sub(BEFORE))..verb)
        .rev()
        .take_while(|&at| page.inside(at).is_none())
        .find(|&at| is_known(page, at) || is_hidden(page, at))?;
    let opens = (from + 1..last)
        .rev()
        .take(CLAUSE)
        .take_while(|&at| page.key(at) != COMMA)
        .filter(|&at| page.key(at) == WHO || page.has(at, ASKING))
        .last()?;
    if !is_hidden(page, last) && !(opens..last).any(|at| refuses(page, at)) {
        return None;
    }
    let comma = usize::from(page.key(opens - 1) == COMMA);
    phrase_to(page, before_brackets(page, (opens - 1).checked_sub(comma)?, from), from)
}

/// Whether the verb asks for anonymity: `asked not to be named`, `declined to be identified`.
pub(super) fn is_request(page: &Page<'_>, verb: usize) -> bool {
    let next = verb + 1;
    if !page.has(next, BOUNDARY) || !page.has(verb, REQUEST | REFUSAL) {
        return false;
    }
    let within = || (next..next + CLAUSE / 2).take_while(|&at| page.key(at) != COMMA);
    // `did not want to give her name`
    let before = verb.saturating_sub(2);
    let refused = || (before..next + CLAUSE / 2).any(|at| refuses(page, at));
    within().any(|at| is_hidden(page, at) || (is_known(page, at) && refused()))
}

fn refuses(page: &Page<'_>, at: usize) -> bool {
    is!(page, at, "not" | "didn't" | "didn’t") || page.has(at, REFUSAL)
}

/// `be named`, `give her full name`
fn is_known(page: &Page<'_>, at: usize) -> bool {
    if is!(page, at, "name" | "names") {
        let given = |at: usize| is!(page, at, "give" | "giving" | "gave");
        return (at.saturating_sub(NAME)..at).any(given);
    }
    at > 0 && page.key(at - 1) == BE && page.has(at, IDENTIFIED)
}

/// `to remain anonymous`, `on condition of anonymity`
fn is_hidden(page: &Page<'_>, at: usize) -> bool {
    is!(page, at, "anonymous") || is!(page, at, "anonymity")
}
