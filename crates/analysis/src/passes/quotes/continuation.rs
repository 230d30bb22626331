//! Attribution across sentences: by what a stretch in marks goes on with.
//!
//! A paragraph that was left open goes on in the next; a sentence all in marks goes on with the one
//! before it in its paragraph; a paragraph that opens with marks takes the colon, the speaker or the
//! last cue of the paragraph before. A sentence behind marks that is nothing but a cue belongs to
//! them: `"Never!" Ode, the mayor, said.` Behind a sentence that tells of no speech, its subject speaks
//! if nobody else is in it: `Ode smiled. "Never!"`

use super::asides;
use super::attribution::{Found, found, is_sentence, of_sentence};
use super::clause;
use super::cues::Cue;
use super::deeds::is_passive;
use super::lexicon::{BOUNDARY, CUE, ING, JOINT, LISTENER, PRONOUN, VERB};
use super::marks::Quoted;
use super::page::{Page, is};
use super::subject;
use super::uncued::alone;
use crate::finite::may_be_verb;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");
const COLON: Key = key(":");
/// How long what stands before a name may be in a sentence that is nothing but a cue.
const DESCRIPTION: usize = 12;

/// By a sentence behind the stretch that is nothing but its cue: `"Never!" Ode, the mayor, said.`
pub(super) fn sentence_behind(page: &Page<'_>, cues: &[Cue], index: usize) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    let next = page.sentence_of(stretch.outer.end)?;
    let sentence = page.sentences.get(next)?;
    let ends = is!(page, stretch.inner.end - 1, "." | "?" | "!" | "…");
    if !ends
        || sentence.first as usize != stretch.outer.end
        || sentence.paragraph as usize != stretch.paragraph
    {
        return None;
    }
    let index = of_sentence(cues, next).next()?;
    let cue = cues.get(index).filter(|cue| cue.is_speech() && !cue.is_according())?;
    let subject = cue.subject.clone()?;
    let first = subject::titled_from(page, subject.start, stretch.outer.end);
    let next = cue.tokens.end.max(if cue.inverted { cue.verb } else { subject.end });
    let tail = page.has(next, JOINT) || page.is_between(next) || is!(page, next, ".");
    // `Ode's niece, Del. Maria "Mia" Lund, shouted`: a nickname is no speech.
    let mut marked = sentence.tokens().filter(|&at| page.inside(at).is_some());
    let nickname = |at: usize| {
        let length = |index: usize| Some(page.quoted.get(index)?.outer.len());
        at < cue.verb && page.inside(at).and_then(length).is_some_and(|length| length <= 4)
    };
    let opens = first == stretch.outer.end
        || (first <= stretch.outer.end + DESCRIPTION
            && (stretch.outer.end..first).all(|at| !page.has(at, VERB | CUE | PRONOUN)));
    let alone = opens
        && (tail || cue.bits & LISTENER != 0)
        && cue.bits & ING == 0
        && clause::behind(page, cues, cue).is_none()
        && marked.all(nickname);
    alone.then(|| found(cue, index, subject, "quote-subject-verb"))
}

/// By what the stretch goes on with.
pub(super) fn goes_on(
    page: &Page<'_>,
    cues: &[Cue],
    index: usize,
    found: &[Found],
) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    let earlier = index.checked_sub(1).and_then(|at| Some((page.quoted.get(at)?, found.get(at)?)));
    if stretch.continues {
        let (_, earlier) = earlier?;
        return Some(Found { rule: "continued", goes_on: true, speech: true, ..earlier.clone() });
    }
    let sentence = page.sentence_of(stretch.outer.start)?;
    let first = page.sentences.get(sentence)?.first as usize;
    // `But "…"`, `Indeed, "…"`
    let opens = first == stretch.outer.start
        || (stretch.outer.start <= first + 2
            && (first..stretch.outer.start).all(|at| {
                page.key(at) == COMMA || (page.has(at, BOUNDARY) && !page.has(at, PRONOUN))
            }));
    if !opens {
        return None;
    }
    if let Some((before, earlier)) = earlier {
        let same = before.paragraph == stretch.paragraph;
        if same && earlier.speaker.is_some() {
            let apart = sentence - page.sentence_of(before.outer.end.saturating_sub(1))?;
            let cue = earlier.cue;
            if apart <= 1 {
                return Some(Found {
                    rule: "split",
                    goes_on: true,
                    cue,
                    speech: true,
                    ..earlier.clone()
                });
            }
        }
    }
    let first = page.reading.paragraphs.get(stretch.paragraph)?.first as usize;
    let sentence_before = sentence.checked_sub(1)?;
    let last = page.sentences.get(sentence_before)?.end.checked_sub(1)? as usize;
    let announced = page.key(last) == COLON;
    if announced || first == stretch.outer.start || first + 1 >= stretch.outer.start {
        return paragraph_before(page, cues, index, found, announced);
    }
    // A sentence in marks behind one that tells of speech: `Ode was angry. "…"`.
    last_cue(cues, sentence_before, 1, "sentence-before")
        .or_else(|| who_acts(page, stretch, sentence_before))
        .or_else(|| resumed(page, cues, stretch, sentence_before, earlier))
}

/// `"I saw it fall," Ode said. The street was empty. "It was like thunder."`: who spoke in the paragraph
/// before a sentence that names nobody.
fn resumed(
    page: &Page<'_>,
    cues: &[Cue],
    stretch: &Quoted,
    between: usize,
    earlier: Option<(&Quoted, &Found)>,
) -> Option<Found> {
    let sentence = page.sentences.get(between)?;
    let mut tokens = sentence.tokens();
    let named = |at: usize| {
        page.inside(at).is_some()
            || page
                .mention(at)
                .is_some_and(|one| one.kind == NameKind::Person && one.form != MentionForm::Pronoun)
    };
    if tokens.any(named) || !is_sentence(page, &stretch.inner) {
        return None;
    }
    if let Some((before, earlier)) = earlier
        && before.paragraph == stretch.paragraph
        && earlier.speaker.is_some()
        && page.sentence_of(before.outer.end.saturating_sub(1))? + 1 == between
    {
        return Some(Found {
            rule: "sentence-before",
            second: None,
            cue: None,
            goes_on: false,
            speech: true,
            ..earlier.clone()
        });
    }
    let told = between.checked_sub(1)?;
    let same = page.sentences.get(told)?.paragraph as usize == stretch.paragraph;
    let one = last_cue(cues, told, 1, "sentence-before").filter(|_| same)?;
    Some(Found { cue: None, ..one })
}

/// `Ode smiled. "We sail at dawn."`: the subject of the sentence before, who is the only person in it
/// and does something; `Ode was arrested` tells of somebody else's deed.
fn who_acts(page: &Page<'_>, stretch: &Quoted, sentence: usize) -> Option<Found> {
    let tokens = page.sentences.get(sentence)?.tokens();
    let marks = tokens.clone().any(|at| page.inside(at).is_some());
    if marks || !is_sentence(page, &stretch.inner) {
        return None;
    }
    let person = |at: usize| page.mention(at).filter(|one| one.kind == NameKind::Person);
    let mut persons = tokens.clone().filter_map(person);
    let subject = persons.next()?;
    let opens = subject::titled_from(page, subject.tokens.start, tokens.start) == tokens.start;
    let verb = (subject.tokens.end..tokens.end).find(|&at| !page.is_between(at))?;
    let acts = subject::is_verb(page, verb)
        || asides::ends_like_a_verb(page, verb)
        || may_be_verb(page.reading, verb);
    if !opens || !acts || is!(page, verb, "died") || is_passive(page, verb, tokens.start) {
        return None;
    }
    let alone = persons.all(|other| other.name == subject.name);
    alone.then(|| Found {
        speaker: Some(subject.tokens.clone()),
        rule: "sentence-before",
        speech: true,
        ..Found::default()
    })
}

/// By the paragraph before a stretch that opens its own.
fn paragraph_before(
    page: &Page<'_>,
    cues: &[Cue],
    index: usize,
    found: &[Found],
    announced: bool,
) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    let sentence = page.sentence_of(stretch.outer.start)?;
    let before = sentence.checked_sub(1)?;
    if announced {
        let tokens = page.sentences.get(before)?.tokens();
        if let Some(one) = last_cue(cues, before, 1, "colon") {
            return Some(one);
        }
        let subject = alone(page, tokens.start, tokens.end)?;
        return Some(Found {
            speaker: Some(subject),
            rule: "colon",
            speech: true,
            ..Found::default()
        });
    }
    // A line in marks that is no sentence is a subhead or a title.
    if !stretch.unclosed && !is_sentence(page, &stretch.inner) {
        return None;
    }
    let paragraph = stretch.paragraph.checked_sub(1)?;
    let earlier = index.checked_sub(1).and_then(|at| Some((page.quoted.get(at)?, found.get(at)?)));
    if let Some((quoted, earlier)) = earlier
        && quoted.paragraph == paragraph
        && earlier.speaker.is_some()
    {
        return Some(Found {
            rule: "paragraph-before",
            second: None,
            cue: None,
            goes_on: false,
            speech: true,
            ..earlier.clone()
        });
    }
    last_cue(cues, before, 2, "paragraph-before")
}

/// By the last cue with a subject in the sentence or the few before it.
fn last_cue(cues: &[Cue], sentence: usize, back: usize, rule: &'static str) -> Option<Found> {
    for sentence in (0..=sentence).rev().take(back) {
        let with = |wanted: fn(&Cue) -> bool| {
            of_sentence(cues, sentence).rev().find_map(|index| {
                let cue = cues.get(index).filter(|cue| wanted(cue))?;
                Some(found(cue, index, cue.subject.clone()?, rule))
            })
        };
        let one =
            with(|cue| cue.is_speech() && cue.bits & ING == 0).or_else(|| with(Cue::is_strong));
        if one.is_some() {
            return one;
        }
    }
    None
}

/// Gives a stretch that opens a paragraph, or is left open at its end, the speaker of the next one.
pub(super) fn backwards(page: &Page<'_>, found: &mut [Found]) {
    for index in (1..found.len()).rev() {
        let (Some(stretch), Some(next)) = (page.quoted.get(index - 1), page.quoted.get(index))
        else {
            continue;
        };
        let close =
            next.outer.start <= stretch.outer.end + 1 && stretch.paragraph == next.paragraph;
        let Some(later) = found.get(index).cloned() else { continue };
        let Some(one) = found.get_mut(index - 1) else { continue };
        if one.speaker.is_some() {
            continue;
        }
        if one.speech && close {
            *one = Found { goes_on: false, rule: "split", ..later };
        } else if stretch.unclosed && next.continues && later.speech && one.rule == "none" {
            // `"We sail.`, and in the next paragraph `"We wait," Ode said.`
            let goes_on = one.goes_on;
            *one = Found { goes_on, rule: "continued", ..later };
            if let Some(later) = found.get_mut(index) {
                later.goes_on = true;
            }
        }
    }
}
