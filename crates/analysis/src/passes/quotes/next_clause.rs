//! Where speech without marks ends because its sentence goes on with speech of somebody else: `said it was
//! late, and she called it a shame`, `denied the charges and her lawyer said he would appeal`.
//!
//! Decided by the cues of the sentence: what stands between a comma or conjunction and the subject of the
//! next one.

use std::ops::Range;

use super::clause_opening::goes_on;
use super::cues::Cue;
use super::lexicon::{BOUNDARY, DETERMINER, ING, OBJECT, PAST, THIRD};
use super::page::{Page, is};
use super::subject::titled_from;
use crate::passes::names::MentionForm;
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");

/// Where the next clause of the sentence with a cue of its own begins: the comma before its subject.
pub(super) fn start(page: &Page<'_>, cues: &[Cue], cue: &Cue, sentence: Range<usize>) -> usize {
    let from = cues.partition_point(|other| other.verb <= cue.verb);
    let later = cues.get(from..).unwrap_or_default();
    let mut commas = later
        .iter()
        .take_while(|other| other.sentence == cue.sentence)
        .filter(|other| !other.is_according())
        .filter_map(|other| {
            if other.inverted {
                return behind_clause(page, cue, other);
            }
            // `said it was late and called it a shame`
            let and = other.verb.checked_sub(1).filter(|&at| at > cue.verb + 1)?;
            let form = PAST | THIRD;
            if other.subject == cue.subject
                && (is!(page, and, "and") || is!(page, and, "but"))
                && page.bits(other.verb) & form == page.bits(cue.verb) & form
                && other.is_strong()
            {
                return Some(and);
            }
            let subject = other.subject.as_ref().filter(|subject| subject.start > cue.verb)?;
            let mut comma = titled_from(page, subject.start, sentence.start).checked_sub(1)?;
            // `…, which he called`, `…, and he warned`
            let and = is!(page, comma, "and" | "but");
            if page.has(comma, BOUNDARY) && comma > cue.verb + 1 {
                comma -= 1;
            }
            // `said it was late and she called it a shame`: what follows is no part of what was said.
            let pronoun = subject.len() == 1
                && is!(page, subject.start, "he" | "she" | "they" | "another" | "others");
            let finite = page.bits(other.verb) & (PAST | THIRD) != 0 && other.is_strong();
            // `said her husband and Peter Marsh told police` is one clause.
            let whole = || goes_on(page, cue.tokens.end..comma + 1);
            let said = is!(page, other.verb, "said" | "says");
            // `… and Peter Marsh said it was not`
            let named = || {
                let name =
                    page.mention(subject.start).is_some_and(|one| one.form == MentionForm::Name);
                name && (said || is!(page, other.verb, "told")) && whole()
            };
            // `denied the charges and her lawyer said he would appeal`
            let role = || {
                let person = subject.clone().any(|at| page.is_personal(at));
                let thing = page.has(cue.verb, OBJECT) && page.has(cue.tokens.end, DETERMINER);
                said && person && page.has(subject.start, DETERMINER) && (thing || whole())
            };
            let own = || pronoun || named() || role();
            if and && finite && page.key(comma) != COMMA && own() {
                return Some(comma + 1);
            }
            // `with Ode saying it was late and Marsh warning of more`
            let doing = |verb: usize| page.bits(verb) & ING != 0;
            if and && doing(cue.verb) && doing(other.verb) && other.subject != cue.subject {
                return Some(comma + 1);
            }
            // `called it "a mess," while Kviz said`: the comma stands inside the marks. Behind `and` none does.
            if let Some(stretch) = page.inside(comma).and_then(|index| page.quoted.get(index)) {
                let closes = comma + 1 == stretch.outer.end && comma > cue.verb;
                let within = page.key(stretch.inner.end - 1) == COMMA || (and && finite);
                return (closes && within).then_some(comma + 1);
            }
            (page.key(comma) == COMMA && comma > cue.verb).then_some(comma)
        });
    commas.next().unwrap_or(sentence.end)
}

/// `told Marsh it was "late," said Ode`: where the clause ends before an outer cue with its subject
/// behind it.
fn behind_clause(page: &Page<'_>, cue: &Cue, outer: &Cue) -> Option<usize> {
    let before = outer.verb.checked_sub(1).filter(|&at| at > cue.verb)?;
    let Some(stretch) = page.inside(before).and_then(|index| page.quoted.get(index)) else {
        return (page.key(before) == COMMA).then_some(before);
    };
    (page.key(stretch.inner.end - 1) == COMMA).then_some(outer.verb)
}
