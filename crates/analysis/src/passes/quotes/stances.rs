//! What somebody holds, told by no verb of speech: `Ode is confident the pier will stand`, `made it clear
//! that she will run`, `voiced hope that talks would resume`, `Ode's claim that the ferry was late`.
//!
//! An adjective needs a form of `be` before it, a noun a verb that hands it over or whose it is; then the
//! clause is found as behind a verb. A noun that opens its sentence with its clause ends that clause at
//! the sentence's own verb, the second that is not joined to the first.
//!
//! Deliberately silent on claims that are nobody's (`the allegation that`), and on nouns and adjectives
//! without `that` where the clause may be a thing (`a promise to sail`).

use std::ops::Range;

use super::between::behind_adjunct;
use super::clause;
use super::clause_opening::is_finite;
use super::cues::Cue;
use super::lexicon::{
    BOUNDARY, CONVICTION, DETERMINER, GIVING, MOMENT, PASSIVE, PAST, POSITION, PRONOUN, STRETCH,
    THOUGHT, TIME,
};
use super::page::{Page, is};
use super::sources;
use super::subject::{self, Left};
use crate::passes::names::NameKind;
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::TokenKind;

/// So many words may stand between an owner or a verb and its noun: `his latest public claim`.
const WITHIN: usize = 4;

/// The stances of a page, each as a cue with its clause.
pub(super) fn find(page: &Page<'_>, cues: &[Cue]) -> Vec<(Cue, Range<usize>)> {
    let mut found = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        let tokens = sentence.tokens();
        for at in tokens.clone() {
            if !page.has(at, CONVICTION | POSITION)
                || page.inside(at).is_some()
                || !page.is_lower(at)
            {
                continue;
            }
            let holder = if page.has(at, CONVICTION) {
                convinced(page, at, tokens.clone())
            } else {
                holder(page, at, tokens.start)
            };
            let Some((verb, subject)) = holder.filter(|(_, subject)| can_hold(page, subject))
            else {
                continue;
            };
            let cue = cue(at, verb, subject.clone(), index);
            let Some(clause) = clause::behind(page, cues, &cue) else { continue };
            let opens = page.has(at, POSITION) && !has_verb(page, tokens.start..at);
            let end = if opens { main_verb(page, clause.clone()) } else { clause.end };
            let Some(clause) = clause::trimmed(page, clause.start..end) else { continue };
            found.push((cue, clause));
        }
    }
    found
}

fn cue(at: usize, verb: usize, subject: Range<usize>, sentence: usize) -> Cue {
    Cue {
        verb: at,
        tokens: verb.min(at)..at + 1,
        bits: THOUGHT | PAST,
        subject: Some(subject),
        cited: None,
        relayed: None,
        inverted: false,
        marks_only: false,
        opens: false,
        sentence,
    }
}

/// `is quite confident that`, `made it clear that`: the verb and its subject.
fn convinced(page: &Page<'_>, at: usize, sentence: Range<usize>) -> Option<(usize, Range<usize>)> {
    let from = sentence.start;
    let clear = is!(page, at, "clear");
    let verb = if clear {
        let before = at.checked_sub(1)?;
        let made = if is!(page, before, "it") { before.checked_sub(1)? } else { before };
        (made > from && is!(page, made, "made" | "makes" | "make")).then_some(made)?
    } else {
        let degree = |at: usize| {
            is!(page, at, "quite" | "very" | "pretty" | "fairly" | "more" | "less" | "so")
        };
        let small = |at: &usize| page.is_between(*at) || degree(*at);
        let near = (from..at).rev().take(WITHIN).take_while(small);
        near.filter(|&at| page.has(at, PASSIVE)).last()?
    };
    let next = behind_adjunct(page, at + 1, sentence.end);
    let opens = is!(page, next, "that")
        || page.has(next, PRONOUN | DETERMINER)
        || page.mention(next).is_some();
    let Left::Subject(subject) = subject::left(page, verb, from) else { return None };
    (opens && !is!(page, next, "to")).then_some((verb, subject))
}

/// `Ode's claim that`, `voiced hope that`: where the phrase of the noun begins, and whose it is.
fn holder(page: &Page<'_>, noun: usize, from: usize) -> Option<(usize, Range<usize>)> {
    // `issued a statement that drew fire` tells of the statement.
    let next = noun + 2;
    let relative = page.is_auxiliary(next) || is_finite(page, next);
    // `her remarks that morning`
    let day = page.has(next, TIME | MOMENT | STRETCH) || page.flags(next) & flag::CALENDAR != 0;
    let nobody = is!(page, next, "nobody" | "few" | "none");
    if !is!(page, noun + 1, "that") || relative || day || nobody {
        return None;
    }
    let near = (from..noun).rev().take(WITHIN).take_while(|&at| page.inside(at).is_none());
    for at in near {
        if is!(page, at, "his" | "her" | "their" | "its") {
            return Some((noun, at..at + 1));
        }
        if page.reading.tokens.get(at)?.kind == TokenKind::Possessive {
            return Some((noun, subject::phrase_to(page, at.checked_sub(1)?, from)?));
        }
        if page.has(at, GIVING) {
            let Left::Subject(subject) = subject::left(page, at, from) else { return None };
            return Some((at, subject));
        }
        // `is facing an allegation that`, `gave no assurance that`
        let other =
            is_finite(page, at) || (page.is_lower(at) && page.reading.word(at).ends_with("ing"));
        let small = page.has(at, BOUNDARY & !DETERMINER) || is!(page, at, "no");
        if !page.is_word(at) || small || other {
            return None;
        }
    }
    None
}

/// Whether the subject is a person, a body or several of them.
fn can_hold(page: &Page<'_>, subject: &Range<usize>) -> bool {
    let Some(last) = subject.end.checked_sub(1) else { return false };
    if page.has(last, PRONOUN) && subject.len() == 1 {
        return !is!(page, last, "it" | "you" | "both" | "nobody");
    }
    let owner = is!(page, last, "his" | "her" | "their");
    let named = page.mention(last).is_some_and(|one| one.kind != NameKind::Place);
    owner
        || named
        || page.is_personal(last)
        || sources::is_body(page, last)
        || sources::is_collective(page, last)
}

/// Whether a finite verb stands among the tokens.
fn has_verb(page: &Page<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| is_finite(page, at))
}

/// Where the sentence's own verb stands behind the clause of its subject: `the ferry was late | is false`.
fn main_verb(page: &Page<'_>, clause: Range<usize>) -> usize {
    let mut groups = 0;
    let mut at = clause.start;
    while at < clause.end {
        if !is_finite(page, at) {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1);
        let joined =
            before.is_some_and(|at| is!(page, at, "and" | "or" | "to" | "who" | "which" | "that"));
        groups += usize::from(!joined);
        if groups > 1 {
            return at;
        }
        // `would close`, `was reportedly sold`
        while at < clause.end && (is_finite(page, at) || page.is_between(at)) {
            at += 1;
        }
    }
    clause.end
}
