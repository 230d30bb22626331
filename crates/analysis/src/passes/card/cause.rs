//! Why and how: the phrases that tell a reason and a way.
//!
//! `after` and its like tell mostly when, and are a reason only where the event follows another one:
//! not a length of time, an occasion (`after the meeting`) or what was said (`Ode said after …`).

use std::ops::Range;

use super::opening::Opening;
use super::words::Class;
use crate::passes::names::lexicon::{Lexicon, flag};
use crate::passes::tokens::{TokenKind, key};

/// The longest phrase, in tokens.
const LONGEST: usize = 24;

/// A phrase with fewer tokens tells neither reason nor way.
const PHRASE: usize = 3;

/// The reason of the event: a cause that the first two sentences name so, or what the lede tells it to
/// follow on.
pub(super) fn reason(opening: &Opening<'_>, verb: Option<usize>) -> Option<Range<usize>> {
    let lede = opening.sentences.first()?;
    let verb = verb.filter(|verb| lede.contains(verb));
    let named = |sentence: &Range<usize>| phrase(opening, sentence, |at| names_cause(opening, at));
    let follows = || phrase(opening, lede, |at| follows_on(opening, lede, verb, at));
    named(lede).or_else(follows).or_else(|| opening.sentences.get(1).and_then(named))
}

/// The way in which it was done.
pub(super) fn way(opening: &Opening<'_>) -> Option<Range<usize>> {
    let opens = |at: usize| {
        let word = opening.reading.key(at);
        let doing = opening.is_participle(at + 1) && opening.time_at(at + 1).is_none();
        if word == key("using") {
            return at.checked_sub(1).is_none_or(|at| !opening.is(at, Class::VERB_OF_USING));
        }
        [key("by"), key("through")].contains(&word) && doing
            || is_run(opening, at, [key("by"), key("means"), key("of")])
            || is_run(opening, at, [key("with"), key("the"), key("help")])
    };
    opening.sentences.iter().find_map(|sentence| phrase(opening, sentence, opens))
}

fn is_run<const N: usize>(opening: &Opening<'_>, at: usize, words: [u64; N]) -> bool {
    words.iter().zip(at..).all(|(word, at)| opening.reading.key(at) == *word)
}

/// `because`, `due to`, `so that`.
fn names_cause(opening: &Opening<'_>, at: usize) -> bool {
    let word = opening.reading.key(at);
    word == key("because")
        || is_run(opening, at, [key("so"), key("that")])
        || is_run(opening, at, [key("due"), key("to")]) && !is_scheduled(opening, at)
        || is_run(opening, at, [key("owing"), key("to")])
        || is_run(opening, at, [key("thanks"), key("to")])
        || is_run(opening, at, [key("in"), key("response"), key("to")])
        || is_run(opening, at, [key("in"), key("protest")])
        || is_run(opening, at, [key("in"), key("retaliation"), key("for")])
}

/// `is due to open`: no cause, unless an article follows.
fn is_scheduled(opening: &Opening<'_>, at: usize) -> bool {
    let is = at.checked_sub(1).is_some_and(|before| opening.is(before, Class::VERB_OF_USING));
    is && !opening.is(at + 2, Class::OWNER)
}

/// Whether this word of the lede opens what the event follows on: `after a ferry ran aground`.
fn follows_on(opening: &Opening<'_>, lede: &Range<usize>, verb: Option<usize>, at: usize) -> bool {
    let Some(verb) = verb else { return false };
    if at < verb && at != lede.start {
        return false;
    }
    let blamed = || (lede.start..at).any(|at| opening.is(at, Class::BLAME));
    match opening.reading.word(at) {
        "amid" | "Amid" => true,
        "after" | "After" | "following" | "Following" => {
            !is_time(opening, at + 1, lede.end)
                && !is_occasion(opening, at + 1, lede.end)
                && !is_said(opening, lede.start..at)
        }
        "over" => blamed() && !tells_no_reason(opening, at),
        "for" => blamed() && opening.is_participle(at + 1),
        _ => false,
    }
}

/// Whether a time or a length of time follows: `after just seven months`.
fn is_time(opening: &Opening<'_>, at: usize, end: usize) -> bool {
    let degree = |at: &usize| opening.is(*at, Class::DEGREE);
    let first = (at..end).find(|at| !degree(at)).unwrap_or(end);
    opening.time_at(first).is_some() || opening.time_at(first + 1).is_some()
}

/// Whether what follows is an occasion of which nothing is told: `after a meeting in Kell`, but not
/// `after a meeting collapsed`.
fn is_occasion(opening: &Opening<'_>, at: usize, end: usize) -> bool {
    let stops = |at: &usize| {
        opening.is_mark(*at)
            || opening.is(*at, Class::STOP)
            || opening.reading.key(*at) == key("of")
    };
    let stop = (at..end).find(stops).unwrap_or(end);
    let verb = (at..stop).any(|at| opening.is_verb(at));
    !verb && (at..stop).any(|at| opening.is(at, Class::OCCASION))
}

/// Whether the last verb here is one of saying.
fn is_said(opening: &Opening<'_>, tokens: Range<usize>) -> bool {
    let mut verbs = tokens.rev().filter(|&at| opening.is_verb(at));
    verbs.next().is_some_and(|at| opening.is(at, Class::SAY))
}

/// Whether a number, a name of the calendar or a means of talking stands behind a word.
fn tells_no_reason(opening: &Opening<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(opening.is(at + 1, Class::OWNER));
    let token = opening.reading.tokens.get(next);
    let number =
        token.is_none_or(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Possessive));
    let flags = token.map_or(0, |token| Lexicon::get().flags(token));
    number || flags & flag::CALENDAR != 0 || opening.is(next, Class::NO_REASON)
}

/// The first phrase outside quotation marks that opens so and is long enough to tell something.
fn phrase(
    opening: &Opening<'_>,
    sentence: &Range<usize>,
    opens: impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let starts = sentence.clone().filter(|&at| opens(at) && !opening.is_quoted(at));
    let mut phrases = starts.map(|start| start..end_of_phrase(opening, start, sentence.end));
    phrases.find(|phrase| phrase.len() >= PHRASE)
}

fn end_of_phrase(opening: &Opening<'_>, start: usize, end: usize) -> usize {
    let most = end.min(start + LONGEST);
    let ends = |at: &usize| {
        matches!(opening.reading.word(*at), "." | ";" | "," | "but") || opening.is_dash(*at)
    };
    (start + 1..most).find(ends).unwrap_or(most)
}
