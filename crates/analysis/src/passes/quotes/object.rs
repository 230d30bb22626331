//! What a verb of judgement or announcement introduces as its object: `called the ban a mistake`,
//! `announced a plan`.
//!
//! Such verbs tell of deeds as well, and a deed is nothing that was said: `the vote was called by the
//! port`, `called her before noon`, `conceded shortly before midnight`. So the object must be a phrase,
//! and what is called must be called something.
//!
//! Limits of this version: `called an early election` and `called the ban wrong` look alike, and both are
//! taken for speech.

use super::cues::Cue;
use super::lexicon::{
    BETWEEN, BOUNDARY, DETERMINER, JOINT, JUDGEMENT, OBJECT, SUBORDINATE, SUMMONS, THREAT, VERB,
};
use super::page::{Page, is};
use crate::finite::may_be_verb;
use crate::passes::tokens::TokenKind;

/// How far behind its object `to` may tell that somebody is called: `called the paper to say so`.
const CALLED: usize = 4;

/// One past the last token, at most `limit`, of the object that begins at `behind`, right behind the
/// verb; `None` where no object is that could be said.
pub(super) fn end(page: &Page<'_>, cue: &Cue, behind: usize, limit: usize) -> Option<usize> {
    let judged = cue.bits & JUDGEMENT != 0;
    let passive = cue.inverted && (judged || is!(page, cue.verb + 1, "by"));
    if passive {
        // `was described by Ode as late`, `accused by Ode of theft`, `praised by Ode for closing it`; of `was
        // confirmed by a person familiar with it` what it was stands before the verb.
        let theft = is!(page, behind, "of") && is!(page, cue.verb, "accused" | "suspected");
        let reason = is!(page, behind, "for")
            && (page.reading.word(behind + 1).ends_with("ing")
                || is!(page, behind + 1, "his" | "her" | "their" | "its"));
        let led = is!(page, behind, "as") || theft || reason;
        // `accused by Ode of theft and by Marsh of fraud`, `and left`
        let ends = |at: &usize| {
            let verb = page.has(at + 1, VERB) || may_be_verb(page.reading, at + 1);
            let outside = page.inside(*at).is_none();
            outside && is!(page, *at, "and") && (is!(page, at + 1, "by") || verb)
        };
        let end = (behind..limit).find(ends).unwrap_or(limit);
        return (judged && led).then_some(end);
    }
    let takes = judged || page.has(cue.verb, OBJECT);
    if !takes || !page.is_word(behind) || page.inside(behind).is_some() {
        return None;
    }
    // `the fire threatens the town`, but `threatened sanctions`
    let threat = page.has(cue.verb, THREAT);
    if threat && (page.has(behind, DETERMINER) || !page.is_lower(behind)) {
        return None;
    }
    // `a dealer accused of a theft`: others accuse.
    let accused = is!(page, cue.verb, "accused") && is!(page, behind, "of");
    if accused {
        return None;
    }
    // `apologised after its boats broke down`
    let lesser = page.has(behind, SUBORDINATE) && !is!(page, behind, "as" | "by" | "having");
    // `called the paper to say he was late`
    let calls = page.has(cue.verb, SUMMONS)
        && (behind + 1..limit.min(behind + CALLED)).any(|at| {
            is!(page, at, "to") && is!(page, at + 1, "say" | "tell" | "ask" | "complain")
        });
    // `called off the strike`
    let particle = page.has(cue.verb, SUMMONS)
        && is!(page, behind, "off" | "in" | "up" | "out" | "back" | "over");
    if lesser || particle || (calls && page.has(behind, DETERMINER)) {
        return None;
    }
    let small = page.has(behind, BOUNDARY | BETWEEN) && !page.has(behind, DETERMINER);
    let adverb = is_adverb(page, behind);
    if (small && !judged) || adverb || is_summons(page, cue.verb, behind, limit) {
        return None;
    }
    // `admitted the payments and paid a fine`
    let deed = |at: usize| {
        is!(page, at, "and" | "but")
            && page.inside(at).is_none()
            && (page.is_auxiliary(at + 1)
                || may_be_verb(page.reading, at + 1)
                || (is!(page, at + 1, "so") && page.is_auxiliary(at + 2)))
    };
    let small = |at: usize| is!(page, at, "that" | "who" | "which" | "to" | "what" | "how");
    // `citing early figures, said the toll could rise`
    let aside = |at: usize| is!(page, cue.verb, "citing") && is!(page, at, ",");
    let cut = (behind..limit).take_while(|&at| !small(at)).find(|&at| deed(at) || aside(at));
    Some(cut.unwrap_or(limit))
}

/// `called her before noon`, `called Ode on Monday`, `called the police`, `questioned Ode`: whether nothing is
/// told of what is called.
fn is_summons(page: &Page<'_>, verb: usize, object: usize, limit: usize) -> bool {
    if !page.has(verb, SUMMONS) {
        return false;
    }
    let ends = |at: usize| {
        let small = page.has(at, BOUNDARY) || page.is_between(at);
        let word = page.has(at, DETERMINER) || page.is_word(at);
        at >= limit || (!is_owner(page, at) && (!word || small && !page.has(at, DETERMINER)))
    };
    let marked = |at: usize| page.inside(at).is_some();
    if is!(page, verb, "call" | "calls" | "called" | "calling")
        && let Some(noun) = owned(page, object)
    {
        // `called the plan of the port a mistake`
        let behind = noun + 1;
        let last = behind >= limit
            || (!page.is_word(behind) && !is_owner(page, behind))
            || is!(page, behind, "and" | "but" | "on" | "before" | "after" | "when");
        return last && !marked(noun) && !marked(behind);
    }
    if let Some(name) = page.mention(object) {
        return ends(name.tokens.end) && !marked(name.tokens.end);
    }
    is!(page, object, "him" | "her" | "them" | "me" | "us" | "police")
        && ends(object + 1)
        && !marked(object + 1)
}

/// The noun behind an article or an owner: `the police`, `her wife`, `Ode's office`; not of `a liar`, as one is
/// called.
fn owned(page: &Page<'_>, at: usize) -> Option<usize> {
    let whose = is!(page, at, "his" | "her" | "their" | "its" | "my" | "our");
    let article = page.has(at, DETERMINER) && !is!(page, at, "a" | "an");
    let name = page.mention(at).map(|name| name.tokens.end).filter(|&end| is_owner(page, end));
    let noun = if whose || article { at + 1 } else { name? + 1 };
    (page.is_word(noun) && !page.has(noun, BOUNDARY)).then_some(noun)
}

fn is_owner(page: &Page<'_>, at: usize) -> bool {
    page.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
}

/// `conceded shortly before`, `announced Monday`, but `announced Monday's plan`, `blamed on him`.
fn is_adverb(page: &Page<'_>, at: usize) -> bool {
    let next = page.reading.tokens.get(at + 1).map(|token| token.kind);
    let phrase = page.has(at, DETERMINER | JOINT)
        || is!(page, at, "further" | "first" | "public" | "himself" | "herself" | "themselves");
    page.is_between(at) && !phrase && next != Some(TokenKind::Possessive)
}
