//! The subject that a relative clause or a participle without commas parts from its verb: `A teacher who
//! won the lottery says`, `The man accused of setting the fire told a court`.
//!
//! The walk from the verb meets what stands in that clause first, and takes `the lottery` for who
//! speaks. Where the sentence opens with a person, or a body before `that`, and nothing between clause
//! and verb opens another one, only the opening can be the subject.
//!
//! Deliberately blind to clauses that hold a comma, a conjunction or a verb of speech: there another
//! subject may have begun.

use std::ops::Range;

use super::lexicon::{
    BOUNDARY, CUE, DESCRIBING, DETERMINER, ING, JOINT, JUDGEMENT, PAST, PRONOUN, SUBORDINATE, VERB,
};
use super::opening::behind_dateline;
use super::page::{Page, is};
use super::sources;
use super::subject::{CONJUNCTIONS, is_relative, is_verb, noun_phrase_from};
use crate::finite::may_be_verb;
use crate::passes::names::MentionForm;
use crate::passes::tokens::TokenKind;

/// So many words may stand before the noun that is described: `a senior harbour board official`.
const NOUN_WITHIN: usize = 7;
/// The longest clause between a subject and its verb, in tokens.
const CLAUSE: usize = 24;

/// The subject at the opening of the sentence whose clause reaches to the verb.
pub(super) fn subject(page: &Page<'_>, verb: usize, from: usize) -> Option<Range<usize>> {
    let start = behind_dateline(page, from, verb);
    let head = (start..verb.min(start + NOUN_WITHIN)).find(|&at| opens_clause(page, at))?;
    let clause = head + 1..verb;
    if clause.len() < 2 || clause.len() > CLAUSE || noun_phrase_from(page, head, start) != start {
        return None;
    }
    let first = clause.start + 1;
    let whole = (first..clause.end).all(|at| continues(page, at));
    whole.then_some(start..head + 1)
}

/// Whether a person or a body stands here, with a clause behind it.
fn opens_clause(page: &Page<'_>, at: usize) -> bool {
    let next = at + 1;
    if page.inside(next).is_some() || is_name(page, at) {
        return false;
    }
    if page.is_personal(at) {
        // `who helped`, but not `who the mayor helped`, `who police said`
        let other = |at: usize| page.is_personal(at) || is!(page, at, "police");
        let verb =
            |at: usize| !page.has(at, DETERMINER | PRONOUN) && page.is_lower(at) && !other(at);
        return (is!(page, next, "who") && verb(next + 1)) || is_participle(page, next);
    }
    is!(page, next, "that") && sources::is_body(page, at) && is_verb(page, next + 1)
}

/// Whether a name stands here, which a clause without commas does not describe.
fn is_name(page: &Page<'_>, at: usize) -> bool {
    page.mention(at).is_some_and(|one| one.form == MentionForm::Name)
}

/// `accused of`, `living in`: what describes the noun before it.
fn is_participle(page: &Page<'_>, at: usize) -> bool {
    let word = page.reading.word(at);
    let regular = word.len() > 5 && (word.ends_with("ed") || word.ends_with("ing"));
    let form = page.is_lower(at) && (regular || page.has(at, DESCRIBING));
    let speech = page.has(at, CUE) && !page.has(at, JUDGEMENT);
    // `The driver injured a man`
    let object = || {
        let next = at + 1;
        page.has(next, DETERMINER | PRONOUN) || page.mention(next).is_some()
    };
    form && !speech && (word.ends_with("ing") || !object())
}

/// Whether the token can stand within the clause without opening another.
fn continues(page: &Page<'_>, at: usize) -> bool {
    let Some(token) = page.reading.tokens.get(at) else { return false };
    let by = is!(page, at, "by");
    // `a bridge the mayor said was too far`
    let before = at - 1;
    let verb = is_verb(page, before) || may_be_verb(page.reading, before);
    let noun =
        page.is_lower(before) && !verb && !page.has(before, BOUNDARY | DETERMINER | JOINT | VERB);
    let bare = noun && page.has(at, DETERMINER | PRONOUN) && !is_participle(page, before);
    let opens = is_relative(page, at)
        || (page.has(at, SUBORDINATE) && !by && !page.is_reflexive(before))
        || bare;
    let speech = page.has(at, CUE)
        && page.has(at, PAST | ING)
        && !page.has(at, JUDGEMENT)
        && !page.is_reflexive(at + 1);
    let mark = token.kind == TokenKind::Mark && !page.is_glued(at + 1) && !is!(page, at, "$" | "%");
    !opens && !speech && !mark && !CONJUNCTIONS.contains(&page.key(at)) && page.inside(at).is_none()
}
