//! Who and what: the subject and the verb of the lede.

use std::ops::Range;

use super::opening::Opening;
use super::words::Class;
use crate::passes::tokens::{TokenKind, key};

/// The longest `who` and `what`, in tokens.
const WHO: usize = 20;
const WHAT: usize = 28;

/// A subject with more tokens is cut where it tells more of itself, one with still more at a comma.
const LONG_WHO: usize = 5;
const LONGEST_WHO: usize = 14;

/// A comma ends what is told of the event where so many tokens stand before it.
const WHAT_TO_COMMA: usize = 4;

/// The most tokens of a source that is told behind a comma: `…, the harbour police said.`
const TAG: usize = 8;

/// Forms behind which a form in -s stays a noun.
const AUXILIARIES: [u64; 6] =
    [key("is"), key("are"), key("was"), key("were"), key("be"), key("been")];

/// The main clause of a sentence.
pub(super) struct Clause {
    /// The subject.
    pub(super) who: Range<usize>,
    /// From the finite verb to where the event is told.
    pub(super) what: Range<usize>,
}

/// The main clause of a sentence.
pub(super) fn clause(opening: &Opening<'_>, sentence: &Range<usize>) -> Option<Clause> {
    let comma = |at: &usize| opening.is_comma(*at);
    let start = behind_openers(opening, sentence)?;
    let mut at = start;
    let mut end = None;
    while at < sentence.end {
        if comma(&at) {
            let close = (at + 1..sentence.end).find(comma);
            if end.is_none()
                && let Some(verb) = death(opening, at + 1)
            {
                // `The singer Ode Marsh, who has died aged 91, used to say …`
                let what = verb..close.unwrap_or_else(|| end_of_what(opening, verb, sentence.end));
                return Some(Clause { who: trimmed(opening, start..at), what });
            }
            // What stands between two commas is not the sentence's own; a list goes on.
            end.get_or_insert(at);
            let next = close.unwrap_or(sentence.end);
            let verb = (at + 1..next).find(|&at| opening.is_verb(at));
            match (close, verb) {
                (Some(close), _) => at = close + 1,
                (None, Some(verb)) => at = verb,
                (None, None) => return None,
            }
            if !leads_to_verb(opening, at, sentence.end) {
                end = None;
            }
            continue;
        }
        if at > start && opening.is_verb(at) && !is_plural(opening, at) {
            if is_relative(opening, at - 1)
                && let Some(main) = main_verb(opening, at, sentence.end)
            {
                let who = trimmed(opening, start..end.unwrap_or(at - 1));
                return Some(of(opening, who, main, sentence.end));
            }
            let end = end.unwrap_or(at).min(end_of_who(opening, start, at));
            return Some(of(opening, trimmed(opening, start..end), at, sentence.end));
        }
        at += 1;
    }
    None
}

fn of(opening: &Opening<'_>, who: Range<usize>, verb: usize, end: usize) -> Clause {
    Clause { who, what: verb..end_of_what(opening, verb, end) }
}

/// The first token behind the phrases and clauses in front of the subject: `On Monday, the board …`,
/// `No matter who wins, …`, `Citing a leak, …`.
fn behind_openers(opening: &Opening<'_>, sentence: &Range<usize>) -> Option<usize> {
    let mut start = sentence.start;
    loop {
        start = (start..sentence.end).find(|&at| !opening.is_mark(at))?;
        let time = opening.behind_time(start, sentence.end);
        if time > start && (opening.is_comma(time) || !opening.is_verb(time)) {
            start = time;
            continue;
        }
        if !is_opener(opening, start) {
            return Some(start);
        }
        let clause = opening.is(start, Class::CLAUSE);
        let time = opening.behind_time(start + 1, sentence.end);
        if !clause && time > start + 1 && !opening.is_mark(time) && !opening.is(time, Class::STOP) {
            // `On Monday the board …`
            return Some(time);
        }
        let comma = (start..sentence.end).find(|&at| opening.is_comma(at))?;
        if !clause && is_tag(opening, comma + 1..sentence.end) {
            return None;
        }
        start = comma + 1;
    }
}

/// Whether a phrase in front of the subject opens here.
fn is_opener(opening: &Opening<'_>, at: usize) -> bool {
    let next = opening.reading.key(at + 1);
    let word = opening.reading.key(at);
    if word == key("at") && [key("least"), key("most")].contains(&next)
        || word == key("as") && [key("many"), key("much"), key("few")].contains(&next)
    {
        return false;
    }
    let participle = opening.reading.word(at).ends_with("ing")
        && opening.reading.word(at).len() > 5
        && (opening.is(at + 1, Class::OWNER) || opening.is(at + 1, Class::STOP));
    opening.is(at, Class::OPENER) || word == key("no") && next == key("matter") || participle
}

/// Whether these tokens only tell who said it: `police said.`
fn is_tag(opening: &Opening<'_>, tokens: Range<usize>) -> bool {
    tokens.len() <= TAG && tokens.clone().any(|at| opening.is(at, Class::SAY))
}

/// The verb of `who died`, `who has died` that begins here, as obituaries tell their event.
fn death(opening: &Opening<'_>, at: usize) -> Option<usize> {
    let reading = opening.reading;
    let who = reading.key(at) == key("who");
    let has = usize::from(reading.key(at + 1) == key("has"));
    (who && reading.key(at + 1 + has) == key("died")).then_some(at + 1)
}

fn is_and(opening: &Opening<'_>, at: usize) -> bool {
    matches!(opening.reading.word(at), "and" | "or")
}

fn is_relative(opening: &Opening<'_>, at: usize) -> bool {
    matches!(opening.reading.word(at), "who" | "which" | "that")
}

/// The verb of the sentence behind a relative clause that begins with the verb at `at`.
fn main_verb(opening: &Opening<'_>, at: usize, end: usize) -> Option<usize> {
    let goes_on = |at: &usize| {
        opening.is_verb(*at) || opening.is_adverb(*at) || opening.reading.key(*at) == key("not")
    };
    let behind = (at..end).find(|at| !goes_on(at))?;
    let stop = (behind..end).find(|&at| opening.is_mark(at)).unwrap_or(end);
    (behind..stop).find(|&at| opening.is_verb(at) && !opening.is(at - 1, Class::STOP))
}

/// Whether the verb stands here, but for adverbs and a time: `…, on Monday opened a pier`.
fn leads_to_verb(opening: &Opening<'_>, at: usize, end: usize) -> bool {
    let mut at = at;
    if matches!(opening.reading.word(at), "on" | "in") && opening.time_at(at + 1).is_some() {
        at += 1;
    }
    at = opening.behind_time(at, end);
    opening.is_verb(at) || opening.is_adverb(at)
}

/// The tokens of a subject without the time and the marks at its end: `A court on Monday`.
fn trimmed(opening: &Opening<'_>, who: Range<usize>) -> Range<usize> {
    let Range { start, mut end } = who;
    while end > start + 1 {
        let last = end - 1;
        let time = opening.time_at(last).and_then(|time| opening.tokens_of(time, &(start..end)));
        match time {
            Some(time) if time.start > start => end = time.start,
            None if matches!(opening.reading.word(last), "," | "-" | "–" | "—" | "on" | "in") =>
            {
                end = last;
            }
            None if opening.is_small(last) && opening.is_adverb(last) => end = last,
            _ => break,
        }
    }
    // A long subject goes without what a comma sets off, if it is no list.
    let comma = (start..end).find(|&at| opening.is_comma(at));
    let list = || (start..end).any(|at| opening.is_comma(at) && is_and(opening, at + 1));
    match comma {
        Some(comma) if end - start > LONGEST_WHO && !list() => start..comma,
        _ => start..end,
    }
}

/// Where a long subject ends: in front of what tells more of it (`the inquiry into …`).
fn end_of_who(opening: &Opening<'_>, start: usize, verb: usize) -> usize {
    let most = verb.min(start + WHO);
    if most - start <= LONG_WHO {
        return most;
    }
    (start + 2..most).find(|&at| opening.is(at, Class::MORE_OF)).unwrap_or(most)
}

/// Whether a form in -s is a noun with the verb right behind it: `air strikes killed`.
fn is_plural(opening: &Opening<'_>, at: usize) -> bool {
    let word = opening.reading.word(at);
    word.len() > 4
        && word.ends_with('s')
        && opening.is_verb(at + 1)
        && !AUXILIARIES.contains(&opening.reading.key(at + 1))
}

/// Where what is told of the event ends.
fn end_of_what(opening: &Opening<'_>, verb: usize, end: usize) -> usize {
    let most = end.min(verb + WHAT);
    let ends = |at: &usize| {
        opening.is(*at, Class::END)
            || (opening.is_comma(*at) && *at >= verb + WHAT_TO_COMMA)
            || matches!(opening.reading.word(*at), "." | ";")
            || opening.is_dash(*at)
    };
    (verb + 1..most).find(ends).unwrap_or(most)
}

/// How much a main clause tells of an event: less if its subject names nobody, or if it only says
/// that somebody said something.
pub(super) fn weight(opening: &Opening<'_>, clause: &Clause) -> u8 {
    let named = clause.who.len() > 1 || !opening.is(clause.who.start, Class::PRONOUN);
    let words = clause.what.clone().filter(|&at| {
        let token = opening.reading.tokens.get(at);
        token.is_some_and(|token| token.kind != TokenKind::Mark)
    });
    let said = opening.is(clause.what.start, Class::SAY);
    u8::from(named) + u8::from(words.count() > 1) + u8::from(!said)
}
