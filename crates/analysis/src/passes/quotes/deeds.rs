//! What a verb that could introduce speech tells instead: a deed (`a list praising the mayor`), what has not
//! been said (`must now ask`), a passive, what others say of somebody (`believed to be in Oslo`). And what
//! makes speech of it all the same: `went on to say`, a court that hears.
//!
//! Decided by the verb's form, what stands right before it and the tables; a verb of finding that closes
//! its sentence (`…, a court ruled on Friday`) is speech after all.

use std::ops::Range;

use super::between::behind_adjunct;
use super::cues::Cue;
use super::lexicon::{
    BOUNDARY, CUE, DEED, ING, LISTENER, PASSIVE, PAST, PRONOUN, SAID_OF, SITTING, SPEECH, THIRD,
    THOUGHT, UNDERGONE, WRITING,
};
use super::page::{Page, is};
use super::subject;
use crate::finite::may_be_verb;
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");
const THAT: Key = key("that");
/// So many tokens may tell when and where something was said: `on Friday in a statement`.
pub(super) const ADJUNCT: usize = 8;
/// The longest clause that tells what somebody was asked, in tokens.
const CLAUSE: usize = 16;
/// How far before `to say` a verb of writing may stand: `wrote to the board of the port to say`.
const MESSAGE: usize = 8;
/// How far before `to say` `likely` may stand: `less likely than men of that age to say`.
const LIKELY: usize = 6;

/// Whether the verb tells of a deed, or is a participle that belongs to a noun: `a list praising
/// the mayor`.
pub(super) fn is_deed(page: &Page<'_>, verb: usize, from: usize) -> bool {
    let participle = page.has(verb, ING) && !page.has(verb, SPEECH | LISTENER);
    if !participle && !page.has(verb, DEED) {
        return false;
    }
    // `ruled on Friday that`
    let noun = page.has(verb, ING);
    let behind = if noun { verb + 1 } else { behind_adjunct(page, verb + 1, verb + 1 + ADJUNCT) };
    if is!(page, behind, "that") || is!(page, verb + 1, "out") {
        return false;
    }
    if page.has(verb, DEED) {
        return true;
    }
    let before = verb.checked_sub(1).filter(|&at| at >= from);
    let set_off = before.is_none_or(|at| {
        page.key(at) == COMMA
            || page.is_between(at)
            || page.has(at, PRONOUN)
            || is!(page, at, "and")
    });
    participle && !set_off
}

/// `went on to say`, `wrote to the board to say`: whether what stands before the `to` of the verb tells that
/// it was said.
pub(super) fn goes_on_to(page: &Page<'_>, verb: usize, from: usize) -> bool {
    let to = verb - 1;
    // `never went on to say`, `should have written to say`
    let unreal = |at: usize| {
        is!(page, at, "never" | "not" | "should" | "could" | "would" | "might" | "may" | "must")
    };
    if (from..to).rev().take(MESSAGE + 2).any(unreal) {
        return false;
    }
    if likely(page, verb, from).is_some() {
        return true;
    }
    if to > from && is!(page, to - 1, "on") {
        return to > from + 1 && is!(page, to - 2, "went" | "goes" | "gone");
    }
    wrote(page, verb, from).is_some()
}

/// `wrote to the board to say`: the verb of writing.
fn wrote(page: &Page<'_>, verb: usize, from: usize) -> Option<usize> {
    let plain = |at: &usize| page.key(*at) != COMMA && page.inside(*at).is_none();
    let mut near = (from..verb - 1).rev().take(MESSAGE).take_while(plain);
    let says = is!(page, verb, "say" | "complain" | "warn" | "explain");
    // `Letters written by the king to warn his son were sold.`
    near.find(|&at| page.has(at, WRITING)).filter(|&at| says && !is!(page, at + 1, "by"))
}

/// The verb whose subject says what an infinitive tells: `has written to Lund to say`, `are likely to say
/// that`.
pub(super) fn main_verb(page: &Page<'_>, verb: usize, from: usize) -> Option<usize> {
    likely(page, verb, from).or_else(|| wrote(page, verb, from))
}

/// `Voters are likely to say that`, `less likely than men to say that`: the verb before `likely`.
fn likely(page: &Page<'_>, verb: usize, from: usize) -> Option<usize> {
    let to =
        verb.checked_sub(1).filter(|_| is!(page, verb, "say") && is!(page, verb + 1, "that"))?;
    let word = |at: &usize| page.is_word(*at) && page.key(*at) != THAT;
    let near = (from..to).rev().take(LIKELY).take_while(word);
    let likely = near.into_iter().find(|&at| is!(page, at, "likely"))?;
    let joined = likely + 1 == to || is!(page, likely + 1, "than");
    let before = likely.checked_sub(1).filter(|&at| at > from && joined)?;
    let be = |at: &usize| is!(page, *at, "is" | "are" | "was" | "were");
    // `The minister is likely to say` has not happened.
    let many = is!(page, before, "more" | "less" | "most" | "least" | "are" | "were");
    (from..likely).rev().take(LIKELY).take_while(word).find(be).filter(|_| many)
}

/// `Ode must now ask Kviz to leave`: what has not been said.
pub(super) fn is_unreal(page: &Page<'_>, verb: usize, from: usize) -> bool {
    page.has(verb, LISTENER)
        && (from..verb)
            .rev()
            .take_while(|&at| page.is_between(at) && page.inside(at).is_none())
            .any(|at| is!(page, at, "must" | "should"))
}

/// `for the good wishes they had sent`, `a think tank`: what the word beside it tells to be a noun.
pub(super) fn are_wishes(page: &Page<'_>, at: usize, from: usize) -> bool {
    let tank = is!(page, at, "think") && is!(page, at + 1, "tank" | "tanks");
    tank || at > from
        && is!(page, at, "wishes" | "hopes" | "claims" | "fears")
        && is!(page, at - 1, "good" | "best" | "warm" | "kind" | "high" | "false" | "worst")
}

/// `found abandoned in the port`, but not `found tired crews were late`: whether the verb tells how something
/// was found.
pub(super) fn finds_so(page: &Page<'_>, verb: usize, behind: usize) -> bool {
    let ends = !page.is_word(behind + 1) || page.has(behind + 1, BOUNDARY);
    is!(page, verb, "find" | "finds" | "found" | "finding")
        && ends
        && page.is_lower(behind)
        && subject::is_verb(page, behind)
        && page.reading.word(behind).ends_with("ed")
}

/// Whether the verb is a participle behind a form of `be`: `was told`.
pub(super) fn is_passive(page: &Page<'_>, verb: usize, from: usize) -> bool {
    // `was arrested and questioned`, but not `was arrested and said`
    let joined = verb > from + 1
        && page.has(verb, UNDERGONE)
        && is!(page, verb - 1, "and" | "or")
        && page.is_lower(verb - 2)
        && page.reading.word(verb - 2).ends_with("ed");
    let verb = if joined { verb - 2 } else { verb };
    // `I'm asked about the fire`
    let contracted = |at: usize| {
        let word = page.reading.word(at);
        ["'m", "’m", "'re", "’re"].iter().any(|be| word.ends_with(be))
    };
    let been = verb > from && page.has(verb, PAST) && contracted(verb - 1);
    if been || is_asked(page, verb, from) {
        return true;
    }
    (from..verb)
        .rev()
        .take_while(|&at| page.is_between(at) && page.inside(at).is_none())
        .any(|at| page.has(at, PASSIVE))
}

/// `Ode, asked about the fire, said …`, but not `Ode, the mayor, asked about the fire`: what was asked of the
/// subject before the verb of its sentence.
pub(super) fn is_asked(page: &Page<'_>, verb: usize, from: usize) -> bool {
    let comma = |at: &usize| page.key(*at) == COMMA && page.inside(*at).is_none();
    let asked = is!(page, verb, "asked" | "told" | "questioned" | "pressed") && verb > from + 1;
    if !asked || !comma(&(verb - 1)) || (from..verb - 1).any(|at| comma(&at)) {
        return false;
    }
    let finite =
        |at: usize| page.has(at, CUE) && page.has(at, PAST | THIRD) || page.is_auxiliary(at);
    (verb..verb + CLAUSE).find(comma).is_some_and(|at| {
        finite(at + 1) || may_be_verb(page.reading, at + 1) || subject::is_verb(page, at + 1)
    })
}

/// `Ode, believed to be in Oslo,`: what others say of whoever stands before it. `said` tells so only where
/// another verb has the sentence (`A man said to be a spy was held`), not in `The coach said to be patient`.
pub(super) fn is_said_of(page: &Page<'_>, verb: usize, sentence: Range<usize>) -> bool {
    let said_of =
        page.has(verb, SAID_OF) && is!(page, verb + 1, "to") && is!(page, verb + 2, "be" | "have");
    let finite = |at: usize| {
        !(verb..verb + 3).contains(&at)
            && page.inside(at).is_none()
            && (subject::is_verb(page, at) || page.is_auxiliary(at))
    };
    said_of && (!is!(page, verb, "said") || sentence.into_iter().any(finite))
}

/// `The court heard Ode had lied`: whether those hear who sit to hear.
pub(super) fn sits(page: &Page<'_>, cue: &Cue) -> bool {
    let last = cue.subject.as_ref().and_then(|subject| subject.end.checked_sub(1));
    is!(page, cue.verb, "heard" | "hears") && last.is_some_and(|at| page.has(at, SITTING))
}

/// `The ban was illegal, a court ruled on Friday.`: whether a verb of finding stands with its subject
/// between a comma and the end of the sentence.
pub(super) fn closes(page: &Page<'_>, cue: &Cue, sentence: Range<usize>) -> bool {
    let Some(subject) = cue.subject.as_ref().filter(|one| one.end <= cue.verb) else {
        return false;
    };
    let comma = subject.start.checked_sub(1).filter(|&at| at > sentence.start);
    let tail = cue.verb + 1..sentence.end;
    page.has(cue.verb, THOUGHT)
        && page.bits(cue.verb) & (PAST | THIRD) != 0
        && comma.is_some_and(|at| page.key(at) == COMMA && page.inside(at).is_none())
        && tail.len() <= ADJUNCT
        && behind_adjunct(page, tail.start, tail.end) + 1 >= tail.end
}
