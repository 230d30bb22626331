//! Speech whose subject stands before it as a relative pronoun: `the plan, which Ode said will fail`, `a
//! race that he said defied all odds`, `The man who police said was armed has been freed`.
//!
//! A finite verb right behind the cue has no subject of its own, so the pronoun before the cue's subject is
//! it. The clause ends at a comma behind which a verb stands, or at the verb of the main clause.
//!
//! Limits of this version: without a comma the main verb shows only if it is an auxiliary.

use std::ops::Range;

use super::clause_opening::leaves_phrase;
use super::cues::Cue;
use super::lexicon::{PRONOUN, SPEECH, THOUGHT, VERB};
use super::page::{Page, is};
use super::subject::{self, titled_from};
use crate::finite::may_be_verb;
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");
/// So many words may be a subject that looks like a verb: `cost cuts would`.
const SUBJECT: usize = 5;

/// `the plan, which Ode said will fail, …`: the end of a clause whose subject the relative is.
pub(super) fn end(
    page: &Page<'_>,
    cue: &Cue,
    subject: &Range<usize>,
    behind: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let (opened, end) = (sentence.start, sentence.end);
    // `a race that he said defied all odds`, but not `the debt that he said cost cuts would reduce`
    let auxiliary = |at: usize| page.is_auxiliary(at) && page.has(at, VERB) && page.is_lower(at);
    let near = (behind + 1..end.min(behind + SUBJECT)).take_while(|&at| !leaves_phrase(page, at));
    let noun = || near.clone().any(auxiliary);
    let past = subject::is_verb(page, behind) && page.reading.word(behind).ends_with("ed");
    let form = || past || (may_be_verb(page.reading, behind) && !noun());
    let verb = auxiliary(behind) || (page.is_lower(behind) && form());
    if !verb || cue.bits & (SPEECH | THOUGHT) == 0 {
        return None;
    }
    let relative = titled_from(page, subject.start, 0).checked_sub(1)?;
    let what = is!(page, relative, "what") && relative > opened && auxiliary(behind);
    if !is!(page, relative, "which" | "who" | "that") && !what {
        return None;
    }
    // `killed her father, mother and two brothers, was in May`: a comma behind which a verb stands.
    let comma = |at: &usize| {
        let next = at + 1;
        let listed = page.key(next + 1) == COMMA || is!(page, next + 1, "and" | "or");
        let finite = |at: usize| auxiliary(at) || (may_be_verb(page.reading, at) && !listed);
        let joined = is!(page, next, "and" | "but")
            && (finite(next + 1) || (page.is_between(next + 1) && finite(next + 2)));
        let turns = joined || what || is!(page, next, "while" | "although" | "though");
        page.key(*at) == COMMA && page.inside(*at).is_none() && (finite(next) || turns)
    };
    let comma = (behind..end).find(comma).unwrap_or(end);
    // `The man who police said was armed has been freed`: the main verb of the sentence it opens.
    let opens = page.antecedent(relative).is_some_and(|noun| noun.start == opened);
    let main = |at: &usize| {
        let led = page.is_between(at - 1) || page.has(at - 1, PRONOUN);
        auxiliary(*at) && !led && !leaves_phrase(page, at - 1)
    };
    let main = (behind + 1..comma).find(main).filter(|_| opens && !is!(page, relative, "what"));
    Some(main.unwrap_or(comma))
}
