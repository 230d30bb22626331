//! The subject of a clause, found forwards from its opening: `The town released a statement, saying`.
//!
//! The first phrase that a verb follows and no preposition joins to another; a dateline and a clause
//! before the main one are passed over. Cruder than the walk from a verb (`subject`), which is asked
//! first.

use std::ops::Range;

use super::asides::{closing, is_dash};
use super::lexicon::{BOUNDARY, DETERMINER, ING, JOINT, PRONOUN, QUANTITY, VERB};
use super::page::{Page, is};
use super::subject::{CONJUNCTIONS, is_noun, is_plural, is_verb, noun_phrase_from, titled_from};
use crate::finite::may_be_verb;
use crate::passes::names::NameKind;
use crate::passes::tokens::{Key, Shape, Token, TokenKind, key};

const COMMA: Key = key(",");
/// Pronouns that are subjects of persons.
const PERSONAL: [Key; 5] = [key("he"), key("she"), key("they"), key("we"), key("i")];

/// The subject of the main clause between `from` and `to`.
pub(super) fn of_clause(page: &Page<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let from = behind_dateline(page, from, to);
    let mut start = from;
    let small = page.has(from, BOUNDARY) && !page.has(from, PRONOUN | DETERMINER);
    if small && !CONJUNCTIONS.contains(&page.key(from)) {
        let comma = (from..to).find(|&at| page.key(at) == COMMA && page.inside(at).is_none());
        start = comma.map_or(from, |comma| comma + 1);
    }
    first_subject(page, start, to)
        .or_else(|| first_subject(page, from, to))
        .or_else(|| opening_phrase(page, start, to))
}

/// `The town released a statement, saying`: the noun phrase that opens a clause, up to its verb.
fn opening_phrase(page: &Page<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    // `Thousands marched, chanting "…"`
    let many = page.has(from, QUANTITY) && is_plural(page, from);
    if many && from + 1 < to && is_verb(page, from + 1) {
        return Some(from..from + 1);
    }
    if !page.has(from, DETERMINER) {
        return None;
    }
    let verb = (from + 1..to.min(from + 8)).find(|&at| is_verb(page, at))?;
    let plain = (from + 1..verb).all(|at| is_noun(page, at) && page.inside(at).is_none());
    (plain && verb > from + 1).then_some(from..verb)
}

/// The longest dateline, in tokens.
const DATELINE: usize = 12;

/// One past the dash of a dateline, `LUND (AP) —`, if the sentence opens with one.
pub(super) fn behind_dateline(page: &Page<'_>, from: usize, to: usize) -> usize {
    let loud = page.reading.tokens.get(from).is_some_and(|token| token.shape == Shape::Upper);
    let dash = (from..to.min(from + DATELINE)).find(|&at| is_dash(page, at));
    dash.filter(|_| loud).map_or(from, |dash| dash + 1)
}

/// The first phrase between `from` and `to` that a verb follows and no preposition joins.
pub(super) fn first_subject(page: &Page<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    let mut at = from;
    while at < to {
        if page.inside(at).is_some() {
            at += 1;
            continue;
        }
        if let Some(close) = closing(page, at, to) {
            at = close + 1;
            continue;
        }
        let (end, phrase) = if let Some(mention) = page.mention(at) {
            (mention.tokens.end, mention.tokens.clone())
        } else if PERSONAL.contains(&page.key(at)) {
            (at + 1, at..at + 1)
        } else if page.is_personal(at) && page.is_lower(at) {
            (at + 1, noun_phrase_from(page, at, from)..at + 1)
        } else if let Some(unknown) = described_opening(page, at, from, to) {
            return Some(unknown);
        } else {
            at += 1;
            continue;
        };
        let mut next = end;
        // `He's predicting`
        let aux = page
            .reading
            .tokens
            .get(next)
            .is_some_and(|one| one.kind == TokenKind::Possessive && end == at + 1);
        let aux = aux && page.has(at, PRONOUN);
        // `Ode (Lund) visited`
        next = closing(page, next, to).map_or(next, |close| close + 1);
        let bare = next;
        while next < to && page.is_between(next) && !page.has(next, VERB) {
            next += 1;
        }
        let before = titled_from(page, phrase.start, from).checked_sub(1);
        let joined = before.is_some_and(|before| before >= from && page.has(before, JOINT));
        // `Ode flew to Lund and said …`
        let pronoun = end == at + 1 && PERSONAL.contains(&page.key(at));
        let any = pronoun && page.is_lower(next) && !page.has(next, BOUNDARY | DETERMINER | ING);
        let known = any || is_verb(page, next) || may_be_verb(page.reading, next);
        let verb = aux || known || page.is_auxiliary(bare);
        let place = page.mention(at).is_some_and(|one| one.kind == NameKind::Place);
        let relative = page.key(end) == COMMA && !place;
        // `Ode isn't saying`, but not `Ode saying`
        let finite = aux || page.has(bare, VERB) || next > bare || !page.has(next, ING);
        if !joined && (verb || relative) && finite {
            return Some(phrase);
        }
        at = end.max(at + 1);
    }
    None
}

/// `Ode, a pilot, then …`: a name that no list knows, at the opening of a sentence.
fn described_opening(page: &Page<'_>, at: usize, from: usize, to: usize) -> Option<Range<usize>> {
    if at != from || page.has(at, BOUNDARY | DETERMINER) {
        return None;
    }
    let capital = |at: &usize| page.reading.tokens.get(*at).is_some_and(Token::is_capitalised);
    let end = at + (at..to.min(at + 4)).take_while(capital).count();
    let article = is!(page, end + 1, "a" | "an" | "the");
    (end > at && page.key(end) == COMMA && article).then_some(at..end)
}
