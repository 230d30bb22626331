//! Speech whose subject stands before it as a relative pronoun: `the plan, which Ode said will fail`, `a
//! race that he said defied all odds`, `The man who police said was armed has been freed`.
//!
//! A finite verb right behind the cue has no subject of its own, so the pronoun before the cue's subject is
//! it. The clause ends at a comma, or where the verb of the main clause stands.
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

/// `the plan, which Ode said will fail, …`: the end of a clause whose subject the relative is.
pub(super) fn end(
    page: &Page<'_>,
    cue: &Cue,
    subject: &Range<usize>,
    behind: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let (opened, end) = (sentence.start, sentence.end);
    // `a race that he said defied all odds`
    let form = || subject::is_verb(page, behind) || may_be_verb(page.reading, behind);
    let finite = || page.is_lower(behind) && form();
    let verb = (page.is_auxiliary(behind) && page.has(behind, VERB)) || finite();
    if !verb || cue.bits & (SPEECH | THOUGHT) == 0 {
        return None;
    }
    let relative = titled_from(page, subject.start, 0).checked_sub(1)?;
    if !is!(page, relative, "which" | "who" | "that" | "what") {
        return None;
    }
    let comma = |at: &usize| page.key(*at) == COMMA && page.inside(*at).is_none();
    let comma = (behind..end).find(comma).unwrap_or(end);
    // `The man who police said was armed has been freed`: the main verb of the sentence it opens.
    let opens = page.antecedent(relative).is_some_and(|noun| noun.start == opened);
    let main = |at: &usize| {
        let led = page.is_between(at - 1) || page.has(at - 1, PRONOUN);
        page.is_auxiliary(*at)
            && page.has(*at, VERB)
            && page.is_lower(*at)
            && !led
            && !leaves_phrase(page, at - 1)
    };
    let main = (behind + 1..comma).find(main).filter(|_| opens && !is!(page, relative, "what"));
    Some(main.unwrap_or(comma))
}
