//! Whose a participle is: `with Ode telling reporters`, `a red hat reading "…"`, `voters saying "…"`.

use std::ops::Range;

use super::asides::follows_joint;
use super::coordination::coordinated_from;
use super::lexicon::{BOUNDARY, CUE, PRONOUN, VERB, WITNESS};
use super::page::{Page, is};
use super::subject;
use crate::passes::names::NameKind;
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");
/// How far before a participle `with` may lead to its subject.
const WITH: usize = 8;

/// `with Ode telling reporters`: a person right before the participle.
pub(super) fn named_right_before(
    page: &Page<'_>,
    verb: usize,
    from: usize,
) -> Option<Range<usize>> {
    let before = (from..verb).rev().find(|&at| !page.is_between(at))?;
    let person = page.mention(before).is_some_and(|mention| mention.kind == NameKind::Person);
    if person && follows_joint(page, before, from) {
        return page.mention(before).map(|mention| mention.tokens.clone());
    }
    if let Some(second) = second_with(page, before, from) {
        return Some(second);
    }
    // `…, with one of her ads asking`
    let with = (from..verb).rev().take(WITH).take_while(|&at| page.inside(at).is_none());
    let with = with.into_iter().find(|&at| is!(page, at, "with"))?;
    let set_off = with > from && page.key(with - 1) == COMMA && !page.has(before, PRONOUN);
    let plain = (with + 1..=before).all(|at| page.is_word(at) && !page.has(at, VERB | CUE));
    if set_off && plain { subject::phrase_to(page, before, with + 1) } else { None }
}

/// `Lund` of `…, with Ode calling for calm and Lund insisting it was done`: who stands behind an `and`, where
/// `with` and another participle stand before it.
fn second_with(page: &Page<'_>, last: usize, from: usize) -> Option<Range<usize>> {
    let person = page.mention(last).filter(|one| one.kind == NameKind::Person);
    let subject = match person {
        Some(person) => person.tokens.clone(),
        None if page.is_personal(last) => subject::phrase_to(page, last, from)?,
        None => return None,
    };
    let and = subject::titled_from(page, subject.start, from).checked_sub(1)?;
    if and <= from || !is!(page, and, "and" | "while") {
        return None;
    }
    let with = (from + 1..and).rev().find(|&at| is!(page, at, "with"))?;
    let doing = |at: usize| page.is_lower(at) && page.reading.word(at).ends_with("ing");
    (page.key(with - 1) == COMMA && (with + 2..and).any(doing)).then_some(subject)
}

/// `a red hat reading "…"`: what bears the words right behind the participle.
pub(super) fn bearer(page: &Page<'_>, verb: usize, from: usize) -> Option<Range<usize>> {
    let reads = is!(page, verb, "reading" | "saying") && page.introduces_marks(verb + 1);
    let noun = verb.checked_sub(1).filter(|&at| reads && at > from)?;
    let thing = page.is_lower(noun)
        && page.mention(noun).is_none()
        && (subject::is_plural(page, noun) || !page.has(noun, VERB | CUE))
        && !page.has(noun, PRONOUN | BOUNDARY)
        && !page.is_personal(noun);
    // `signs reading "…"`
    let plural = || subject::is_plural(page, noun).then_some(noun..noun + 1);
    if thing { subject::phrase_to(page, noun, from).or_else(plural) } else { None }
}

/// `The footage shows a man yelling "…"`, `neighbours heard him shouting`: whom somebody is seen or heard to
/// be, right before the participle.
pub(super) fn witnessed(page: &Page<'_>, verb: usize, from: usize) -> Option<Range<usize>> {
    let before = verb.checked_sub(1).filter(|&at| at > from && page.inside(at).is_none())?;
    let personal = page.is_personal(before)
        || page.mention(before).is_some_and(|one| one.kind == NameKind::Person)
        || is!(page, before, "him" | "her" | "them");
    if !personal {
        return None;
    }
    let whom = subject::phrase_to(page, before, from).unwrap_or(before..verb);
    let start = coordinated_from(page, whom.start, from).unwrap_or(whom.start);
    let whom = start..whom.end;
    let sees = subject::titled_from(page, whom.start, from).checked_sub(1)?;
    (sees > from && page.has(sees, WITNESS)).then_some(whom)
}

/// `nine in 10 voters saying "…"`: people right before a participle that introduces marks.
pub(super) fn people(page: &Page<'_>, verb: usize, from: usize) -> Option<Range<usize>> {
    let people = verb.checked_sub(1).filter(|&at| at > from && page.introduces_marks(verb + 1))?;
    let speaks = page.mention(people).is_some() || page.is_personal(people);
    if speaks { subject::phrase_to(page, people, from) } else { None }
}
