//! Whether a clause begins at a word: a subject with a finite verb behind it, a pronoun with its verb
//! in one word, a question in other words.
//!
//! Decided by the forms of few words and the lexicons alone; a clause whose verb no table and no ending
//! shows is not seen.

use std::ops::Range;

use super::cues::Cue;
use super::lexicon::{
    BETWEEN, BOUNDARY, CUE, DETERMINER, JOINT, PAST, PRONOUN, SAID_OF, THIRD, VERB,
};
use super::page::{Page, is};
use super::subject;
use crate::finite::may_be_verb;
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::{Key, TokenKind, key};

const COMMA: Key = key(",");
const THAT: Key = key("that");
/// How far behind a verb `that` stands close to it.
const THAT_NEAR: usize = 9;
/// So many words may lead to what somebody is: `a former deputy harbour master`.
const ROLE: usize = 7;

/// Whether a question in other words begins here: `asked whether`, `explained how`.
pub(super) fn asks(page: &Page<'_>, at: usize) -> bool {
    page.has(at, BOUNDARY) && is!(page, at, "whether" | "if" | "why" | "how" | "what" | "where")
}

/// Whether a clause with a subject and a verb begins here.
pub(super) fn opens_clause(page: &Page<'_>, start: usize, end: usize) -> bool {
    if start >= end || page.inside(start).is_some() {
        return false;
    }
    // `said they support it`, `said it's late`, `said he'd go`
    let person =
        page.has(start, PRONOUN) && is!(page, start, "he" | "she" | "they" | "we" | "i" | "it");
    let follows = || {
        let kind = page.reading.tokens.get(start + 1).map(|token| token.kind);
        kind == Some(TokenKind::Possessive)
            || (kind == Some(TokenKind::Word) && !page.has(start + 1, JOINT))
    };
    // `said there was`, `said too much is made of it`
    let there = page.has(start + 1, VERB) && is!(page, start, "there");
    let small = there || (page.has(start, BETWEEN) && is!(page, start, "too"));
    if is_contraction(page, start) || (person && follows()) || small {
        return true;
    }
    // `said it for her`
    if person && page.has(start + 1, JOINT) {
        return false;
    }
    let count =
        is!(page, start, "at") && (is!(page, start + 1, "least") || is!(page, start + 1, "most"));
    // `said then-mayor Ode had left`
    let then = is!(page, start, "then") && page.is_glued(start + 2);
    let subject = page.has(start, PRONOUN | DETERMINER)
        || then
        || page.mention(start).is_some()
        || page.is_personal(start)
        || count
        || page.reading.tokens.get(start).is_some_and(|token| token.kind == TokenKind::Number)
        || (page.is_word(start) && !page.has(start, BOUNDARY | BETWEEN));
    // `said Monday's boat was late`, but not `said Monday the boat was late`
    let owner =
        page.reading.tokens.get(start + 1).is_some_and(|one| one.kind == TokenKind::Possessive);
    let calendar = page.flags(start) & flag::CALENDAR != 0 && !owner;
    subject && !calendar && page.inside(start).is_none() && finds_verb(page, start, end)
}

/// Whether a finite verb stands behind the opening of a clause.
fn finds_verb(page: &Page<'_>, start: usize, end: usize) -> bool {
    // `confirmed the sale but would not comment`: what a conjunction joins is no verb of this clause.
    // `and paid`, but not `the dead and injured`
    let irregular = |at: usize| !page.reading.word(at).ends_with("ed");
    let next =
        |at: usize| page.is_auxiliary(at) || (irregular(at) && may_be_verb(page.reading, at));
    let joins = |at: usize| is!(page, at, "and" | "but") && next(at + 1);
    (start + 1..end).take_while(|&at| !joins(at)).any(|at| {
        let verb = page.has(at, VERB)
            || (page.has(at, CUE) && page.has(at, PAST | THIRD))
            || (page.is_auxiliary(at) && !leads_day(page, at))
            || is_past(page, at, start)
            // `stole`, but not `rules`, which is as often a noun, nor `known`
            // `a burnt-out boat`
            || (may_be_verb(page.reading, at)
                && !page.is_glued(at + 2)
                && !page.reading.word(at).ends_with('s')
                && !is_regular(page, at, start)
                && !page.reading.word(at).ends_with("wn"));
        verb && !is_said_of(page, at)
    })
}

/// `damaged`, which [`is_past`] knows, and `paid` of `the paid crew`; but not `died`.
fn is_regular(page: &Page<'_>, at: usize, start: usize) -> bool {
    let word = page.reading.word(at);
    let attribute = at == start + 1 && page.has(start, DETERMINER);
    word.ends_with('d') && (attribute || (word.len() > 4 && word.ends_with("ed")))
}

/// `found the red van on Monday`: `on`, which stands where an auxiliary does, leads to a day.
fn leads_day(page: &Page<'_>, at: usize) -> bool {
    is!(page, at, "on") && page.flags(at + 1) & flag::CALENDAR != 0
}

/// `a frog thought to be extinct`: what others say of it is an attribute.
fn is_said_of(page: &Page<'_>, at: usize) -> bool {
    page.has(at, SAID_OF) && is!(page, at + 1, "to")
}

/// Where a phrase is left by another verb: `found a boat that was adrift`, `found a boat and sank it`.
pub(super) fn leaves_phrase(page: &Page<'_>, at: usize) -> bool {
    // `found a boat, they said`
    let aside = || page.key(at) == COMMA && page.has(at + 1, PRONOUN) && page.has(at + 2, CUE);
    subject::is_relative(page, at)
        || is_said_of(page, at)
        || aside()
        || (is!(page, at, "and" | "but")
            && (page.is_auxiliary(at + 1) || may_be_verb(page.reading, at + 1)))
}

/// Whether the word ends like a verb in the past and is no attribute: `a damaged boat`, `sight of a
/// damaged boat`, `a burned-out boat`.
fn is_past(page: &Page<'_>, at: usize, start: usize) -> bool {
    let word = page.reading.word(at);
    let attribute = || {
        (at == start + 1 && page.has(start, DETERMINER))
            || is!(page, at - 1, "a" | "an" | "the")
            || (is!(page, at + 1, "-")
                && page.reading.tokens.get(at + 1).is_some_and(|t| !t.spaced))
    };
    page.is_lower(at) && word.len() > 4 && word.ends_with("ed") && !attribute()
}

/// A pronoun with its verb, in one word: `he'd`, `they're`.
pub(super) fn is_contraction(page: &Page<'_>, at: usize) -> bool {
    let word = page.reading.word(at);
    word.split_once(['\'', '’']).is_some_and(|(pronoun, verb)| {
        ["d", "ll", "re", "ve", "m"].contains(&verb)
            && ["he", "she", "they", "we", "i", "it", "there", "that"]
                .iter()
                .any(|one| pronoun.eq_ignore_ascii_case(one))
    })
}

/// Whether the token is a finite verb outside marks, and not a noun behind an article or a preposition.
pub(super) fn is_finite(page: &Page<'_>, at: usize) -> bool {
    let noun = at > 0 && page.has(at - 1, DETERMINER | JOINT);
    let verb = page.has(at, VERB)
        || (page.has(at, CUE) && page.has(at, PAST | THIRD))
        || may_be_verb(page.reading, at);
    verb && !noun && page.is_lower(at) && page.inside(at).is_none()
}

/// Whether a finite verb stands here, outside of relative clauses.
pub(super) fn goes_on(page: &Page<'_>, range: Range<usize>) -> bool {
    let mut relative = false;
    for at in range {
        if page.key(at) == COMMA {
            relative = false;
        }
        relative |= is!(page, at, "who" | "whom" | "whose" | "which" | "that" | "where");
        if !relative && is_finite(page, at) {
            return true;
        }
    }
    false
}

/// Whether the comma sets off who somebody is, up to the sentence's end: `, a pilot from Lund`, `, who has
/// sailed since May`; not where a main clause follows: `, who runs the port, was late`.
pub(super) fn describes(page: &Page<'_>, comma: usize, end: usize) -> bool {
    let first = comma + 1;
    if page.key(comma) != COMMA || first >= end || page.inside(first).is_some() {
        return false;
    }
    let who = is!(page, first, "who" | "whose" | "which");
    let mut phrase = (first..end.min(first + ROLE)).take_while(|&at| {
        page.is_word(at) && (at == first || !page.has(at, BOUNDARY)) && page.inside(at).is_none()
    });
    let one =
        |at: usize| page.is_lower(at) && page.is_personal(at) && !subject::is_plural(page, at);
    (who || phrase.any(one)) && !goes_on(page, first..end)
}

/// `According to Ode, a pilot from Lund, the boat was late`: whether two commas set off who somebody is, and
/// a clause follows.
pub(super) fn is_apposition(page: &Page<'_>, comma: usize, closing: usize, end: usize) -> bool {
    let first = comma + 1;
    let one =
        |at: usize| page.is_lower(at) && page.is_personal(at) && !subject::is_plural(page, at);
    let mut phrase = (first + 1..closing.min(first + ROLE))
        .take_while(|&at| page.is_word(at) && !page.has(at, BOUNDARY));
    // `According to Ode, the mayor, the captain and the crew left`: one of several.
    let several = page.has(closing + 1, DETERMINER)
        && (closing + 1..end.min(closing + ROLE)).any(|at| is!(page, at, "and"));
    page.has(first, DETERMINER)
        && phrase.any(one)
        && !several
        && !goes_on(page, first..closing)
        && opens_clause(page, closing + 1, end)
}

/// Whether `that` stands close behind the verb.
pub(super) fn has_that(page: &Page<'_>, cue: &Cue) -> bool {
    let behind = cue.tokens.end;
    (behind..behind + THAT_NEAR).any(|at| page.key(at) == THAT && page.inside(at).is_none())
}
