//! Where the main clause goes on behind speech that stands in a lesser one: a relative clause, one
//! with `while` or `after`, a participle that opens the sentence.
//!
//! Limits of this version: without a mark before it the main verb shows only if it is an auxiliary.

use std::ops::Range;

use super::clause_opening::{goes_on, opens_clause};
use super::cues::Cue;
use super::lexicon::{
    BETWEEN, BOUNDARY, CUE, ING, JOINT, JUDGEMENT, PAST, PRONOUN, SPEECH, SUBORDINATE, THIRD, VERB,
};
use super::page::{Page, is};
use super::subject::{self, titled_from};
use crate::finite::may_be_verb;
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");
const THAT: Key = key("that");
/// How far behind its first word a main clause shows its verb.
const SUBJECT_REACH: usize = 8;
/// How far before a verb the word that opens its lesser clause may stand.
const OPENER: usize = 7;

/// Where the main clause goes on behind a cue that stands in a lesser one: `While Ode said it was
/// late, the crew slept`, `After saying so, he left`, `Ode, who said it was late, left`.
pub(super) fn start(
    page: &Page<'_>,
    cue: &Cue,
    subject: &Range<usize>,
    first: usize,
    clause: Range<usize>,
) -> usize {
    let before = subject.start.min(cue.verb);
    let relative = subject.len() == 1
        && is!(page, subject.start, "who" | "which")
        && subject.start.checked_sub(1).is_some_and(|at| page.key(at) == COMMA);
    // `Ode, saying it was unsafe, closed it`
    let aside =
        cue.bits & ING != 0 && subject.end + 1 == cue.verb && page.key(subject.end) == COMMA;
    // `The town, where Ode says she was born, votes`, `Ode accused Lund, whom he called a liar, of theft`
    let opener = titled_from(page, subject.start, first).checked_sub(1).filter(|&at| at > first);
    let set_off = opener.filter(|&at| {
        let opens = is!(page, at, "who" | "whom" | "which" | "where" | "when");
        opens && page.key(at - 1) == COMMA && subject.end <= cue.verb
    });
    let relative = relative || aside || set_off.is_some();
    if let Some(verb) = main_verb(page, cue, subject, first, clause.clone()) {
        return verb;
    }
    let opens = first == cue.verb && cue.bits & ING != 0;
    let lesser = page.has(first, SUBORDINATE) && (first..before).all(|at| page.key(at) != COMMA);
    // `For all who say so, it is late`
    let phrase = subject.len() == 1
        && subject::is_relative(page, subject.start)
        && page.has(first, JOINT)
        && (first..before).all(|at| page.key(at) != COMMA);
    let lesser = lesser || phrase || is_inserted(page, first, before);
    if !relative && !lesser && !opens {
        return clause.end;
    }
    let clause_at = |at: usize| opens_clause(page, at, clause.end.min(at + SUBJECT_REACH));
    let leads = |comma: usize| (first..comma).all(|at| page.key(at) != COMMA);
    let verb = |at: usize| page.is_between(at) || (page.has(at, CUE) && page.has(at, PAST | THIRD));
    // `who called it "a shame," will leave`: the comma stands inside the marks.
    let marks = |at: usize| {
        let stretch = page.inside(at).and_then(|index| page.quoted.get(index))?;
        (at + 1 == stretch.inner.end && relative && verb(stretch.outer.end))
            .then_some(stretch.outer.end)
    };
    let judged = cue.bits & JUDGEMENT != 0;
    let main = |at: usize| {
        if page.key(at) != COMMA {
            return None;
        }
        if page.inside(at).is_some() {
            return marks(at);
        }
        let next = at + 1;
        // `where officials said the ferry, the last of the day, had left, a crowd stood`
        if set_off.is_some() && !judged && !goes_on(page, clause.start..at) {
            return None;
        }
        // `who said she was tired, closed the port`, but not `was tired, bored and cold`
        let listed = page.key(next + 1) == COMMA || is!(page, next + 1, "and" | "or");
        let plain = may_be_verb(page.reading, next) && !listed;
        let ends = if relative {
            let joint = set_off.is_some() && judged && page.has(next, JOINT);
            // `In Oslo, where Ode says she was born, the mayor left`
            let phrase = set_off.is_some_and(|at| page.has(first, JOINT) && leads(at - 1));
            verb(next) || plain || joint || (phrase && clause_at(next))
        } else {
            clause_at(next)
        };
        ends.then_some(at)
    };
    clause.clone().find_map(main).unwrap_or(clause.end)
}

/// `Ironically, though Ode called it late, …`, `and, though Ode called it late, …`: whether the verb
/// belongs to a lesser clause behind a comma before which no clause stands.
fn is_inserted(page: &Page<'_>, first: usize, before: usize) -> bool {
    let near = (first.max(before.saturating_sub(OPENER))..before).rev();
    let led = near
        .take_while(|&at| page.key(at) != COMMA)
        .find(|&at| page.has(at, SUBORDINATE) && !is!(page, at, "as" | "by"));
    let comma = led.and_then(|at| at.checked_sub(1)).filter(|&at| at > first);
    comma.is_some_and(|at| {
        page.key(at) == COMMA && (at <= first + 2 || is!(page, at - 1, "and" | "but"))
    })
}

/// `A pilot who has accused Ode of fraud is ill`: the verb of the main clause behind a relative one
/// that belongs to its subject and has no marks around it.
fn main_verb(
    page: &Page<'_>,
    cue: &Cue,
    subject: &Range<usize>,
    first: usize,
    clause: Range<usize>,
) -> Option<usize> {
    let who = subject.start;
    let restrictive = subject.len() == 1 && is!(page, who, "who") && who > first;
    let whom = page.antecedent(who).filter(|_| restrictive && page.key(who - 1) != COMMA)?;
    if whom.start != first {
        return None;
    }
    // What is said may be a clause with a verb of its own.
    let that = page.key(clause.start - 1) == THAT || cue.bits & JUDGEMENT == 0;
    let finite = |at: &usize| {
        let before = *at - 1;
        let led = page.has(before, BETWEEN | PRONOUN)
            || subject::CONJUNCTIONS.contains(&page.key(before))
            || subject::is_relative(page, before);
        let auxiliary = page.has(*at, VERB) && page.has(*at, BOUNDARY);
        // `A judge who ruled that the ban was illegal said so`
        let speech = page.has(*at, SPEECH) && page.has(*at, PAST | THIRD) && page.is_lower(*at);
        (auxiliary || speech) && !led && page.inside(*at).is_none()
    };
    (clause.start + 1..clause.end).filter(finite).nth(usize::from(that))
}
