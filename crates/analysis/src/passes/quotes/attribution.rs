//! Who uttered what stands inside quotation marks.
//!
//! For each stretch in marks, in order: the cue behind it in its sentence (`"…," Ode said`), the cue
//! before it (`Ode said, "…"`, `called it a "…"`), a colon, a signature, and where its sentence has
//! none, what it goes on with (`continuation`); last, for four words and more, the subject of the
//! sentence. Where nothing tells, there is no speaker; and where it is no sentence either, it is no
//! speech.

use std::ops::Range;

use super::beside::{
    headed, is_attribute, is_compound, is_in_capitals, is_title, labelled, of_a_message, of_a_noun,
    of_a_verdict, signed,
};
use super::clause;
use super::clause_opening::has_that;
use super::continuation::{backwards, goes_on, sentence_behind};
use super::cues::Cue;
use super::labels;
use super::lexicon::{
    CUE, DEED, FIRST_PERSON, ING, JOINT, JUDGEMENT, LISTENER, MANNER, PAST, PRONOUN, SPEECH, THIRD,
};
use super::marks::Quoted;
use super::opening;
use super::page::{Page, is};
use super::relay::relay;
use super::sources;
use super::subject;
use super::uncued::{by_nobody, of_the_sentence, unknown_verb};
use crate::passes::names::NameKind;
use crate::passes::tokens::{Key, Token, key};

const COMMA: Key = key(",");
const COLON: Key = key(":");

/// How many words may join two stretches of one sentence.
const BETWEEN_TWO: usize = 6;

/// What was found for a stretch in marks.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) speaker: Option<Range<usize>>,
    pub(super) relayed: Option<Range<usize>>,
    /// Index of the cue.
    pub(super) cue: Option<usize>,
    pub(super) rule: &'static str,
    /// Who speaks by the next rule that tells, and that rule.
    pub(super) second: Option<(Range<usize>, &'static str)>,
    /// Whether it goes on with the stretch before it, as one utterance.
    pub(super) goes_on: bool,
    /// Whether it is speech at all.
    pub(super) speech: bool,
}

/// What was found for each stretch in marks.
pub(super) fn attribute(page: &Page<'_>, cues: &[Cue]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::with_capacity(page.quoted.len());
    let labels = labels::in_marks(page);
    for index in 0..page.quoted.len() {
        let title = page.quoted.get(index).is_some_and(|stretch| {
            is_title(page, stretch)
                || is_attribute(page, stretch)
                || is_compound(page, stretch)
                || labels::is_part_of_headline(page, stretch)
        });
        if title {
            found.push(Found { rule: "none", ..Found::default() });
            continue;
        }
        if let Some(Some(label)) = labels.get(index) {
            let speaker = Some(label.clone());
            found.push(Found { speaker, rule: "transcript", speech: true, ..Found::default() });
            continue;
        }
        let mut rules: [&mut dyn FnMut() -> Option<Found>; 7] = [
            &mut || Some(passed_on(page, cues, index, in_sentence(page, cues, index)?)),
            &mut || by_nobody(page, cues, index),
            &mut || of_a_noun(page, index),
            &mut || sentence_behind(page, cues, index),
            &mut || signed(page, index),
            &mut || goes_on(page, cues, index, &found),
            &mut || of_the_sentence(page, index),
        ];
        let mut told = rules.iter_mut().filter_map(|rule| rule());
        let mut one = told.next().unwrap_or_else(|| unattributed(page, index));
        one = interrupted(page, index, one, found.last());
        if one.second.is_none() && !one.goes_on {
            one.second = told.find_map(|next| Some((next.speaker?, next.rule)));
        }
        found.push(one);
    }
    backwards(page, &mut found);
    found
}

/// `"We sail," Ode said, "when the tide is in."`: the second part of what a cue interrupts.
fn interrupted(page: &Page<'_>, index: usize, one: Found, earlier: Option<&Found>) -> Found {
    let part = || {
        let stretch = page.quoted.get(index)?;
        let before = page.quoted.get(index.checked_sub(1)?)?;
        let comma = stretch.outer.start.checked_sub(1).filter(|&at| page.key(at) == COMMA)?;
        // `…, Ode said, according to Kviz, "when …"`
        let small = page.is_lower(stretch.inner.start)
            && one.rule != "subject-verb-quote"
            && page.sentence_of(before.outer.start) == page.sentence_of(comma);
        let earlier = earlier
            .filter(|earlier| earlier.cue.is_some() && (earlier.cue == one.cue || small))
            .filter(|earlier| earlier.rule.starts_with("quote-"))?;
        // `"We sail", Ode said, "when …"`: British copy sets the comma outside.
        let set_off = |at: usize| page.key(at) == COMMA;
        let whole = (set_off(before.inner.end - 1) || set_off(before.outer.end))
            && before.outer.end < comma;
        (earlier.speech && whole).then(|| earlier.clone())
    };
    match part() {
        Some(earlier) => Found { rule: "split", second: None, goes_on: true, ..earlier },
        None => one,
    }
}

/// With who passes it on, where the cue does not tell.
fn passed_on(page: &Page<'_>, cues: &[Cue], index: usize, found: Found) -> Found {
    let cue = found.cue.filter(|_| found.relayed.is_none()).and_then(|cue| cues.get(cue));
    let (Some(cue), Some(stretch)) = (cue, page.quoted.get(index)) else { return found };
    let from = cue.verb.max(stretch.outer.end.saturating_sub(1));
    Found { relayed: relay(page, cues, cue, from), ..found }
}

/// The cues of one sentence.
pub(super) fn of_sentence(cues: &[Cue], sentence: usize) -> Range<usize> {
    let from = cues.partition_point(|cue| cue.sentence < sentence);
    from..cues.partition_point(|cue| cue.sentence <= sentence)
}

/// By a cue in the sentence of the stretch.
fn in_sentence(page: &Page<'_>, cues: &[Cue], index: usize) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    if let Some(found) = labelled(page, stretch) {
        return Some(found);
    }
    let behind = behind(page, cues, index);
    let before = before(page, cues, index);
    let last = stretch.inner.end.checked_sub(1)?;
    let comma = page.key(last) == COMMA || page.key(stretch.outer.end) == COMMA;
    let open = comma || is!(page, last, "?") || is!(page, last, "!");
    match (behind, before) {
        (Some((behind, at_once)), Some((before, adjacency))) => {
            if adjacency == Adjacency::Apart
                && at_once
                && is_told(page, cues, stretch, &before, &behind)
            {
                return Some(Found { relayed: behind.speaker, ..before });
            }
            let own = match adjacency {
                Adjacency::Cue => false,
                Adjacency::Mark => at_once && is_sentence(page, &stretch.inner),
                Adjacency::Apart => at_once && closes(page, cues, &behind),
            };
            let (first, second) = if open && own { (behind, before) } else { (before, behind) };
            Some(Found { second: second.speaker.map(|speaker| (speaker, second.rule)), ..first })
        }
        (Some((behind, _)), None) => Some(behind),
        (None, Some((before, Adjacency::Cue | Adjacency::Mark))) => Some(before),
        (None, before) => of_a_message(page, stretch)
            .or_else(|| of_a_verdict(page, stretch))
            .or_else(|| headed(page, stretch.outer.start))
            .or_else(|| unknown_verb(page, stretch, open))
            .or(before.map(|(before, _)| before)),
    }
}

/// `Ode said the toll "could rise," Kviz reported`: whether the stretch is part of what the cue before
/// it introduces, and the cue behind tells who passes all of that on.
fn is_told(
    page: &Page<'_>,
    cues: &[Cue],
    stretch: &Quoted,
    before: &Found,
    behind: &Found,
) -> bool {
    let cue = |found: &Found| found.cue.and_then(|index| cues.get(index));
    let (Some(said), Some(told)) = (cue(before), cue(behind)) else { return false };
    let finite = said.bits & (PAST | THIRD) != 0 && said.bits & ING == 0;
    let clause = || clause::behind(page, cues, said);
    said.is_speech()
        && finite
        && !said.is_according()
        && !told.is_according()
        && before.relayed.is_none()
        && before.speaker.as_ref().is_some_and(|speaker| is_other(page, speaker, behind))
        && page.is_lower(stretch.inner.start)
        && !is_sentence(page, &stretch.inner)
        && clause().is_some_and(|clause| clause.start < stretch.outer.start)
        && closes(page, cues, behind)
}

/// Whether a cue behind marks introduces nothing of its own: `"…," he said on Monday.`
fn closes(page: &Page<'_>, cues: &[Cue], found: &Found) -> bool {
    let cue = found.cue.and_then(|index| cues.get(index));
    cue.is_none_or(|cue| cue.is_according() || clause::behind(page, cues, cue).is_none())
}

/// What stands between a cue and the stretch in marks behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Adjacency {
    /// Nothing but a mark or a listener.
    Cue,
    /// Something, and then a mark that introduces speech.
    Mark,
    /// A part of the sentence.
    Apart,
}

/// By the first cue behind the stretch: `"…," Ode said`, `"…," said Ode`; and whether it follows at
/// once.
fn behind(page: &Page<'_>, cues: &[Cue], index: usize) -> Option<(Found, bool)> {
    let stretch = page.quoted.get(index)?;
    let from = stretch.outer.end;
    let sentence = page.sentence_of(from.checked_sub(1)?)?;
    let end = page.sentences.get(sentence)?.end as usize;
    if from >= end {
        return None;
    }
    // `Tolls are "a bar" and "a shame," Ode said`
    if let Some(next) = page.quoted.get(index + 1).filter(|next| next.outer.start < end)
        && next.outer.start <= from + BETWEEN_TWO
        && (from..next.outer.start).all(|at| page.is_word(at) && !page.has(at, CUE))
        && (page.key(next.inner.end - 1) == COMMA || page.key(next.outer.end) == COMMA)
        && is!(page, from, "and" | "or" | "but")
    {
        return behind(page, cues, index + 1).filter(|(_, at_once)| *at_once);
    }
    let next = page.quoted.get(index + 1).map_or(end, |next| next.outer.start.min(end));
    let at = if page.key(from) == COMMA { from + 1 } else { from };
    for index in of_sentence(cues, sentence) {
        let Some(cue) = cues.get(index) else { break };
        if cue.verb < from || cue.verb >= next {
            continue;
        }
        let Some(subject) = cue.subject.clone() else { continue };
        // `the "tide", which is projecting power`
        if page.has(cue.verb, DEED) && cue.bits & ING != 0 {
            continue;
        }
        let near = cue.verb <= at + 1;
        let rule = match (cue.is_according(), cue.inverted) {
            (true, _) => "according-to",
            (false, true) if near => "quote-verb-subject",
            (false, true) => continue,
            (false, false) if subject.start < from => continue,
            (false, false) => "quote-subject-verb",
        };
        let adjoins = subject.start <= at + 8 || near;
        if !adjoins && cue.bits & (SPEECH | LISTENER) == 0 && !cue.is_according() {
            continue;
        }
        let start = subject::titled_from(page, subject.start, from);
        // `"…," as Ode put it`
        let at = at + usize::from(is!(page, at, "as"));
        return Some((found(cue, index, subject, rule), near || start <= at));
    }
    None
}

/// What a cue gives, what stands between it and the marks, and its verb.
type Candidate = Option<(Found, Adjacency, usize)>;

/// By the nearest cue before the stretch, and what stands between.
fn before(page: &Page<'_>, cues: &[Cue], index: usize) -> Option<(Found, Adjacency)> {
    let stretch = page.quoted.get(index)?;
    let open = stretch.outer.start;
    let sentence = page.sentence_of(open)?;
    let introduced = open > 0 && is!(page, open - 1, ":" | ",");
    // A verb of thought, a pronoun's verb and a verb of judgement, until an outer cue is known.
    let mut judgement: Candidate = None;
    let (mut thought, mut pronoun): (Candidate, Candidate) = (None, None);
    for index in of_sentence(cues, sentence).rev() {
        let Some(cue) = cues.get(index) else { break };
        if cue.verb >= open {
            continue;
        }
        let Some(subject) = cue.subject.clone() else { continue };
        let adjacency = adjacency(page, cue, &subject, stretch);
        // `the limit that you cannot yell "…"`: nobody speaks.
        let anybody = is!(page, subject.start, "you") && subject.len() == 1;
        // `laughed at the "rude" song`
        if page.has(cue.verb, MANNER) && (adjacency == Adjacency::Apart || !introduced) {
            continue;
        }
        let apart = adjacency == Adjacency::Apart;
        if apart && (anybody || is_enclosed(page, cue, &subject, open)) {
            continue;
        }
        let adjacent = adjacency != Adjacency::Apart;
        let third = is_third_person(page, &subject);
        let rule = match (cue.is_according(), cue.relayed.is_some(), adjacent) {
            (true, ..) => "according-to",
            (_, true, _) => "relayed",
            (_, _, true) => "subject-verb-quote",
            _ => "clause",
        };
        let personal = third || (subject.len() == 1 && is!(page, subject.start, "they" | "it"));
        let outer = if personal { what(page, cues, cue, &subject) } else { None };
        let one = (found(cue, index, outer.unwrap_or(subject), rule), adjacency, cue.verb);
        if let Some((_, adjacency, verb)) = &pronoun {
            let (adjacency, verb) = (*adjacency, *verb);
            // `Ode said that what she calls "…"`: the name that the pronoun most likely repeats.
            let outer = cue.is_speech()
                && !third
                && clause::of_cue(page, cues, cue).is_some_and(|clause| clause.contains(&verb));
            if outer && is_several(page, one.0.speaker.as_ref()) {
                // `Police say he told Marsh, "…"`: he is somebody else.
                let relayed = one.0.speaker;
                return pronoun
                    .map(|(found, adjacency, _)| (Found { relayed, ..found }, adjacency));
            }
            if outer {
                return Some((Found { rule: "clause", ..one.0 }, adjacency));
            }
            continue;
        }
        if let Some((inner, adjacency, verb)) = &judgement {
            let (adjacency, verb) = (*adjacency, *verb);
            let outer = (cue.is_speech() || has_that(page, cue))
                && clause::of_cue(page, cues, cue).is_some_and(|clause| clause.contains(&verb));
            // `Ode said that Kviz called it "…"`: it is Kviz who speaks.
            let own = inner.speaker.as_ref().is_some_and(|inner| is_other(page, inner, &one.0));
            if outer && !own && !third {
                return Some((Found { rule: "clause", ..one.0 }, adjacency));
            }
            continue;
        }
        // `to counter threats …`
        let purpose = cue.marks_only && cue.bits & (JUDGEMENT | ING) == 0;
        if (!cue.is_strong() || purpose || page.has(cue.verb, DEED)) && !adjacent {
            thought = thought.or(Some(one));
        } else if third {
            pronoun = Some(one);
        } else if cue.is_speech() {
            return Some((one.0, one.1));
        } else {
            judgement = Some(one);
        }
    }
    pronoun.or(judgement).or(thought).map(|(found, adjacency, _)| (found, adjacency))
}

/// Whether these tokens name somebody, and not the one who was found.
fn is_other(page: &Page<'_>, tokens: &Range<usize>, found: &Found) -> bool {
    let name = |tokens: &Range<usize>| Some(page.mention(tokens.end.checked_sub(1)?)?.name);
    let own = name(tokens).filter(|_| tokens.len() > 1 || !page.has(tokens.start, PRONOUN));
    own.is_some() && own != found.speaker.as_ref().and_then(name)
}

/// Whether a noun in the plural or for many, or a body, which `he` or `she` cannot repeat.
fn is_several(page: &Page<'_>, tokens: Option<&Range<usize>>) -> bool {
    let Some(last) = tokens.and_then(|tokens| tokens.end.checked_sub(1)) else { return false };
    match page.mention(last) {
        Some(mention) => mention.kind != NameKind::Person,
        None => {
            sources::is_collective(page, last)
                || sources::is_body(page, last)
                || (page.is_personal(last) && subject::is_plural(page, last))
        }
    }
}

fn adjacency(page: &Page<'_>, cue: &Cue, subject: &Range<usize>, stretch: &Quoted) -> Adjacency {
    let open = stretch.outer.start;
    let behind = cue.tokens.end.max(if cue.inverted { subject.end } else { 0 });
    let mark = page.key(open.wrapping_sub(1));
    let apart = open.saturating_sub(behind);
    if apart <= 1 || (apart <= 4 && cue.bits & LISTENER != 0) {
        return Adjacency::Cue;
    }
    let introduced = mark == COLON
        || (mark == COMMA
            && cue.is_speech()
            && cue.bits & ING == 0
            && is_sentence(page, &stretch.inner));
    if introduced { Adjacency::Mark } else { Adjacency::Apart }
}

/// `…, which some said was late, "…"`: a cue in a relative clause that a comma has closed.
fn is_enclosed(page: &Page<'_>, cue: &Cue, subject: &Range<usize>, open: usize) -> bool {
    let relative = |at: usize| is!(page, at, "which" | "who" | "whom" | "as");
    let before = subject::titled_from(page, subject.start, 0).checked_sub(1);
    let led = relative(subject.start) || before.is_some_and(relative);
    led && (cue.tokens.end..open.saturating_sub(1))
        .any(|at| page.key(at) == COMMA && page.inside(at).is_none())
}

fn is_third_person(page: &Page<'_>, subject: &Range<usize>) -> bool {
    subject.len() == 1 && (is!(page, subject.start, "he") || is!(page, subject.start, "she"))
}

/// `Ode condemned what she called "…"`: who takes the words as his or her own, by the clause before.
fn what(page: &Page<'_>, cues: &[Cue], cue: &Cue, pronoun: &Range<usize>) -> Option<Range<usize>> {
    let what = pronoun.start.checked_sub(1).filter(|&at| is!(page, at, "what"))?;
    let first = page.sentences.get(cue.sentence)?.first as usize;
    let mut outer = of_sentence(cues, cue.sentence).rev().filter_map(|index| cues.get(index));
    let outer = outer.find(|outer| outer.verb < what && outer.subject.is_some());
    match outer {
        Some(outer) => outer.subject.clone(),
        None => opening::of_clause(page, first, what),
    }
}

/// A stretch without cue: speech only if it reads like a sentence.
fn unattributed(page: &Page<'_>, index: usize) -> Found {
    let Some(stretch) = page.quoted.get(index) else { return Found::default() };
    // `the founder of "Pilots for Ode."`
    let before = stretch.outer.start.checked_sub(1);
    let titled = before.is_some_and(|at| page.has(at, JOINT)) && is_in_capitals(page, stretch);
    let titled = titled || is_listed(page, index);
    Found {
        speech: !stretch.single && !titled && is_sentence(page, &stretch.inner),
        rule: "none",
        ..Found::default()
    }
}

/// Whether it is one of three or more in marks that follow each other: `songs like "Ferry," "I Wait for You" and
/// "Fog."`
fn is_listed(page: &Page<'_>, index: usize) -> bool {
    let small = |at: usize| page.key(at) == COMMA || is!(page, at, "and" | "or");
    let joined = |second: usize| {
        let pair = second.checked_sub(1).and_then(|first| page.quoted.get(first..=second));
        let Some([one, other]) = pair else { return false };
        let between = one.outer.end..other.outer.start;
        let comma = page.key(one.inner.end - 1) == COMMA;
        between.len() <= 2 && (comma || !between.is_empty()) && between.into_iter().all(small)
    };
    let before = (1..=index).rev().take_while(|&second| joined(second)).count();
    before + (index + 1..).take_while(|&second| joined(second)).take(2).count() >= 2
}

/// Whether it opens with a capital and ends with a mark, or speaks in the first person.
pub(super) fn is_sentence(page: &Page<'_>, inner: &Range<usize>) -> bool {
    let Some(last) = inner.end.checked_sub(1) else { return false };
    let closed = is!(page, last, "," | "." | "?" | "!" | "…");
    let capital = page.reading.tokens.get(inner.start).is_some_and(Token::is_capitalised);
    let first_person = inner.clone().any(|at| page.has(at, FIRST_PERSON));
    (closed && capital && inner.len() > 4) || (first_person && inner.len() > 3)
}

pub(super) fn found(cue: &Cue, index: usize, speaker: Range<usize>, rule: &'static str) -> Found {
    Found {
        speaker: cue.cited.clone().or(Some(speaker)),
        relayed: cue.relayed.clone(),
        cue: Some(index),
        rule,
        second: None,
        goes_on: false,
        speech: true,
    }
}
