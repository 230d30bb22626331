//! Cues: verbs that introduce speech, each with its subject.
//!
//! A verb counts outside quotation marks and where it is no noun (`the report`) and no bare infinitive,
//! but behind going on or writing (`went on to say`). Its subject stands left of it, or right where the
//! verb can be inverted. A participle (`adding`, `telling`) takes the subject of the cue before it in its
//! sentence, or, at the opening of a sentence (`Noting that …, Ode said`), of the cue behind it. `R quoted S
//! as telling` gives `S` as the speaker and `R` as who relayed it.

use std::ops::Range;

use super::according;
use super::anonymity;
use super::asides;
use super::between::behind_adjunct;
use super::clause;
use super::coordination;
use super::deeds::{self, closes, is_deed, is_passive, is_said_of, is_unreal};
use super::lexicon::{
    ACCORDING, BARE, BASE, BOUNDARY, Bits, CUE, DEED, DETERMINER, ING, JOINT, JUDGEMENT, LISTENER,
    NAMING, NOUN, OBJECT, PAST, PRONOUN, QUANTITY, SPEECH, THIRD, THOUGHT, VERB,
};
use super::opening;
use super::page::{Page, is};
use super::parted;
use super::participle;
use super::relay;
use super::sources;
use super::subject::{self, Left};
use crate::passes::names::NameKind;
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const COLON: Key = key(":");
/// How far behind `continued` a colon may show that it is speech: `continued his speech: "…"`.
const COLON_WITHIN: usize = 10;
const COMMA: Key = key(",");

/// A verb that introduces speech.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Its token.
    pub(super) verb: usize,
    /// Its tokens: `according to` has two.
    pub(super) tokens: Range<usize>,
    /// What the lexicon knows of it.
    pub(super) bits: Bits,
    /// The subject, who mostly is who speaks.
    pub(super) subject: Option<Range<usize>>,
    /// Who speaks instead of the subject: `the Gazette said, citing Ode`.
    pub(super) cited: Option<Range<usize>>,
    /// Who passed it on.
    pub(super) relayed: Option<Range<usize>>,
    /// Whether the subject stands behind the verb.
    pub(super) inverted: bool,
    /// Whether it introduces marks, no clause: an infinitive (`to call`), a deed (`supporting`).
    pub(super) marks_only: bool,
    /// Whether it opens its sentence.
    pub(super) opens: bool,
    /// Index of its sentence.
    pub(super) sentence: usize,
}

impl Cue {
    /// Who speaks.
    pub(super) const fn speaker(&self) -> Option<&Range<usize>> {
        if self.cited.is_some() { self.cited.as_ref() } else { self.subject.as_ref() }
    }

    /// Whether it is `according to`.
    pub(super) const fn is_according(&self) -> bool {
        self.bits == 0
    }

    /// Whether it is a verb of speech proper.
    pub(super) const fn is_speech(&self) -> bool {
        self.bits == 0 || self.bits & (SPEECH | LISTENER) != 0
    }

    /// Whether it is a verb of speech or judgement, not merely of thought.
    pub(super) const fn is_strong(&self) -> bool {
        self.bits == 0 || self.bits & (SPEECH | LISTENER | JUDGEMENT) != 0
    }
}

/// The cues of a page, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Cue> {
    let mut cues = Vec::new();
    for (index, sentence) in page.sentences.iter().enumerate() {
        let tokens = sentence.tokens();
        let from = cues.len();
        for at in tokens.clone() {
            if !page.has(at, CUE | ACCORDING) || page.inside(at).is_some() {
                continue;
            }
            if page.has(at, ACCORDING) {
                let known = cues.get(from..).unwrap_or_default();
                cues.extend(according::cue(page, at, tokens.clone(), known, index));
            } else if is_cue(page, at, tokens.start) {
                let known = cues.get(from..).unwrap_or_default();
                let cue = resolve(page, at, tokens.clone(), known, index);
                cues.push(cue);
            }
        }
        look_ahead(cues.get_mut(from..).unwrap_or_default());
        relay::citing(page, cues.get_mut(from..).unwrap_or_default(), tokens.end);
        relay::quoting(page, cues.get_mut(from..).unwrap_or_default(), tokens.end);
        according::authored(page, cues.get_mut(from..).unwrap_or_default());
        look_back(page, &mut cues, from, tokens.start);
    }
    cues
}

/// Whether the token is a verb that can introduce speech.
fn is_cue(page: &Page<'_>, at: usize, first: usize) -> bool {
    if !page.has(at, CUE) || page.mention(at).is_some() {
        return false;
    }
    // `points` alone is a noun: `pointed out that`, `points to`.
    let points = is!(page, at, "point") || is!(page, at, "points");
    if points && !is!(page, at + 1, "out" | "to" | "toward" | "towards") {
        return false;
    }
    // `who identified himself as a pilot`, `found herself alone`
    if is!(page, at, "identified" | "found" | "finds" | "find") && page.is_reflexive(at + 1) {
        return false;
    }
    if deeds::are_wishes(page, at, first) {
        return false;
    }
    // `did not rule out a tax`: nothing is ruled to be so.
    if is!(page, at, "rule" | "rules" | "ruled" | "ruling") && is!(page, at + 1, "out") {
        return false;
    }
    // `continued to fall`, `continued its campaign` tell of no speech.
    let goes_on = is!(page, at, "continue" | "continues" | "continued");
    let object = page.is_word(at + 1) && !page.has(at + 1, BOUNDARY & !DETERMINER);
    let colon = || (at + 2..at + COLON_WITHIN).any(|at| page.key(at) == COLON);
    if goes_on && ((object && !colon()) || is!(page, at + 1, "to") || is!(page, at + 1, "with")) {
        return false;
    }
    // `the voice of the town`
    if page.has(at, JUDGEMENT) && !page.has(at, PAST | ING) && is!(page, at + 1, "of") {
        return false;
    }
    // `who asked not to be named`
    if anonymity::is_request(page, at) {
        return false;
    }
    let opening = at == first && page.has(at, ING | PAST);
    if !page.is_lower(at) && !opening && !page.is_title_case(at) {
        return false;
    }
    if at == first {
        return true;
    }
    let before = at - 1;
    // `"…," read one`, `"…," answers Ode`, `"…," answers captain Ode`
    let named = || {
        page.has(at + 1, DETERMINER)
            || page.is_personal(at + 1)
            || subject::capitals_from(page, at + 1, at + 1).is_some()
    };
    if page.inside(before).is_some() && (page.has(at, PAST) || (page.has(at, THIRD) && named())) {
        return true;
    }
    // `the port's claim`, but `he's claiming`
    let possessive =
        page.reading.tokens.get(before).is_some_and(|token| token.kind == TokenKind::Possessive)
            && !(before > first && page.has(before - 1, PRONOUN));
    let to = is!(page, before, "to");
    // `but another said`
    let some = page.has(before, PRONOUN | QUANTITY)
        && is!(page, at, "said" | "says" | "say" | "told" | "wrote" | "think" | "believe");
    let determined = page.has(before, DETERMINER) && !is!(page, before, "that");
    let nominal = possessive || (determined && !some);
    if page.has(at, ING | PAST) && !page.has(at, BASE) {
        // `Some chanted "…"`
        let some = before == first && page.has(before, PRONOUN) && page.has(at, PAST);
        return !nominal || (some && page.introduces_marks(at + 1));
    }
    // `A sign read "…"`: the past is the base form.
    if page.has(at, PAST) && !nominal && page.introduces_marks(at + 1) {
        return true;
    }
    if to && page.has(at, BASE) && !page.has(at, THOUGHT) {
        return true;
    }
    // `Kari Ode, counsel for the port`
    let counsel = is!(page, at, "counsel") && is!(page, at + 1, "for" | "to" | "of");
    if nominal || counsel || page.has(before, JOINT) {
        return false;
    }
    // `the states can`: a plural noun.
    let noun = page.has(at + 1, VERB)
        || (page.has(at, NOUN) && page.has(at + 1, CUE) && page.has(at + 1, PAST))
        || (page.is_auxiliary(at + 1) && !page.has(at + 1, JOINT))
        || (page.has(at, NOUN) && !is_third_person(page, at));
    // `who Ode says is unfit`
    let noun = noun && !is!(page, at, "says");
    (page.has(at, THIRD) && !noun) || (page.has(at, BASE) && takes_base(page, at, first))
}

/// Whether a word that may be a plural noun stands where a verb in the third person does.
fn is_third_person(page: &Page<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let subject = page.mention(before).is_some()
        || page.is_personal(before)
        || page.has(before, PRONOUN)
        || is!(page, before, "which")
        || is!(page, before, "that")
        || (page.is_between(before) && !page.has(before, JOINT));
    let object = is!(page, at + 1, "for") || is!(page, at + 1, "on") || !page.has(at + 1, JOINT);
    subject && object
}

/// Whether the base form stands where a verb does: behind an auxiliary or a plural.
fn takes_base(page: &Page<'_>, verb: usize, first: usize) -> bool {
    for at in (first..verb).rev() {
        if page.is_auxiliary(at) {
            return true;
        }
        if page.is_between(at) {
            continue;
        }
        let single = is!(page, at, "he" | "she" | "it");
        let person = page.has(at, PRONOUN) || is!(page, at, "people") || is!(page, at, "police");
        // `Ode and Marsh say`
        let pair = page.mention(at).is_some_and(|one| {
            one.tokens.start.checked_sub(1).is_some_and(|and| is!(page, and, "and"))
        });
        let plural = subject::is_plural(page, at);
        let aside = page.key(at) == COMMA || asides::is_dash(page, at);
        if coordination::is_ratio(page, at) {
            return true;
        }
        if plural || pair || (person && !single) || aside || page.has(at, QUANTITY) {
            return true;
        }
        break;
    }
    // `Experts in Lund say`
    let subject = match subject::left(page, verb, first) {
        Left::Subject(subject) => Some(subject),
        _ => parted::subject(page, verb, first),
    };
    let Some(subject) = subject else { return false };
    let head = subject.end - 1;
    let many = subject::is_plural(page, head) || is!(page, head, "people");
    head + 1 < verb && (many || page.has(head, QUANTITY))
}

pub(super) fn resolve(
    page: &Page<'_>,
    verb: usize,
    sentence: Range<usize>,
    known: &[Cue],
    index: usize,
) -> Cue {
    let mut cue = Cue {
        verb,
        tokens: verb..verb + 1,
        bits: page.bits(verb),
        subject: None,
        cited: None,
        relayed: None,
        inverted: false,
        marks_only: false,
        opens: verb == sentence.start,
        sentence: index,
    };
    let with_subject = |cue: &&Cue| cue.subject.is_some();
    let infinitive = verb > sentence.start && is!(page, verb - 1, "to");
    cue.marks_only =
        infinitive || is_deed(page, verb, sentence.start) || is_unreal(page, verb, sentence.start);
    if infinitive {
        cue.marks_only = !deeds::goes_on_to(page, verb, sentence.start);
        if let Some(main) = deeds::main_verb(page, verb, sentence.start)
            && let Left::Subject(subject) = subject::left(page, main, sentence.start)
        {
            cue.subject = Some(subject);
            return cue;
        }
        cue.subject = match known.iter().rev().find(with_subject) {
            Some(before) => before.subject.clone(),
            None => opening::of_clause(page, sentence.start, verb - 1),
        };
        return cue;
    }
    if page.has(verb, ING) && !is_passive(page, verb, sentence.start) {
        if let Some((speaker, relayed)) = relay::quoted_as(page, verb, sentence.clone()) {
            cue.subject = Some(speaker);
            cue.relayed = relayed;
            return cue;
        }
        if let Some(seen) = participle::witnessed(page, verb, sentence.start) {
            cue.subject = Some(seen);
        } else if let Some(bears) = participle::bearer(page, verb, sentence.start) {
            cue.subject = Some(bears);
            cue.marks_only = true;
        } else if let Some(named) = participle::named_right_before(page, verb, sentence.start) {
            cue.subject = Some(named);
        } else if let Some(before) = main_cue(page, known) {
            cue.subject.clone_from(&before.subject);
            cue.relayed.clone_from(&before.relayed);
        } else if verb > sentence.start {
            cue.subject = opening::of_clause(page, sentence.start, verb)
                .filter(|subject| cue.is_speech() || can_speak(page, subject, verb, cue.bits));
        }
        if cue.subject.is_none() && cue.is_speech() {
            cue.subject = participle::people(page, verb, sentence.start);
        }
        return cue;
    }
    let passive =
        is_passive(page, verb, sentence.start) || is_said_of(page, verb, sentence.clone());
    // `Ode, asked by reporters if he would quit, said …`
    if passive && deeds::is_asked(page, verb, sentence.start) {
        return cue;
    }
    if passive && page.has(verb, PAST) {
        let by = (verb + 1..sentence.end.min(verb + 4)).find(|&at| is!(page, at, "by"));
        cue.subject = by.and_then(|by| subject::right(page, by, sentence.end, false));
        cue.inverted = true;
        return cue;
    }
    // `"…," said Ode`; `Said Ode: "…"`.
    let behind_marks = verb > sentence.start && page.inside(verb - 1).is_some();
    if (behind_marks || verb == sentence.start) && page.inverts(verb) {
        cue.subject = subject::right(page, verb, sentence.end, behind_marks);
        cue.inverted = cue.subject.is_some();
    }
    let comma = verb > sentence.start && page.key(verb - 1) == COMMA;
    if comma && cue.subject.is_none() {
        cue.subject = closing_subject(page, verb, sentence.end);
        cue.inverted = cue.subject.is_some();
    }
    if cue.subject.is_none() && page.has(verb, SPEECH | LISTENER) {
        cue.subject = parted::subject(page, verb, sentence.start);
    }
    if cue.subject.is_none() {
        cue.subject = match subject::left(page, verb, sentence.start) {
            Left::Subject(subject) => Some(subject),
            Left::Conjoined(at) => {
                let before = || known.iter().rev().find(with_subject)?.subject.clone();
                let start = sentence.start;
                // `It has called a strike and says members are angry.`
                let it = || is!(page, start, "it").then_some(start..start + 1);
                coordination::gathered(page, at, start)
                    .or_else(before)
                    .or_else(|| opening::of_clause(page, start, at))
                    .or_else(it)
            }
            Left::Nothing => None,
        };
    }
    if cue.subject.is_none() && comma && page.inverts(verb) {
        cue.subject = subject::right(page, verb, sentence.end, false);
        cue.inverted = cue.subject.is_some();
    }
    // `a class called "Tides"`: nobody calls it so.
    if page.has(verb, PAST)
        && page.has(verb, JUDGEMENT)
        && page.inside(verb + 1).is_some()
        && page.has(verb, NAMING)
        && cue.subject.as_ref().is_some_and(|subject| !is_agent(page, subject, sentence.start))
    {
        cue.subject = None;
    }
    if let Some(subject) = &cue.subject
        && !can_speak(page, subject, verb, cue.bits)
    {
        cue.subject = None;
    }
    if cue.marks_only && (deeds::sits(page, &cue) || closes(page, &cue, sentence)) {
        cue.marks_only = false;
    }
    cue
}

/// `The crew, all of it, slept, said the captain, Kari Ode.`: the subject behind a verb that leads to a
/// clause, where the sentence ends without one.
fn closing_subject(page: &Page<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let leads = page.has(verb, BARE) && !page.has(verb, LISTENER | OBJECT | DEED);
    let subject = Some(verb).filter(|&verb| leads && page.inverts(verb))?;
    let subject = subject::right(page, subject, end, false)?;
    let finite = |at: usize| subject::is_verb(page, at) || page.is_auxiliary(at);
    let clause = (subject.end..end).any(|at| page.inside(at).is_some() || finite(at));
    let open = page.is_word(subject.end) && !page.is_between(subject.end);
    (!clause && !open).then_some(subject)
}

/// The last cue with a subject, or the one in whose clause it stands: `Ode said Kviz had called it off,
/// adding …`.
fn main_cue<'a>(page: &Page<'_>, known: &'a [Cue]) -> Option<&'a Cue> {
    let mut with_subject = known.iter().rev().filter(|cue| cue.subject.is_some());
    let mut main = with_subject.next()?;
    for outer in with_subject {
        let form = outer.bits & (PAST | THIRD) != 0 && outer.bits & ING == 0;
        let clause = || clause::behind(page, known, outer);
        if form && outer.is_strong() && clause().is_some_and(|clause| clause.contains(&main.verb)) {
            main = outer;
        }
    }
    Some(main)
}

/// Whether the subject calls something by a name: a person, or a pronoun behind `what`.
fn is_agent(page: &Page<'_>, subject: &Range<usize>, from: usize) -> bool {
    let what = subject.start.checked_sub(1).filter(|&at| at >= from);
    what.is_some_and(|at| is!(page, at, "what"))
        || (subject.len() == 1 && page.has(subject.start, PRONOUN))
        || page.mention(subject.end - 1).is_some_and(|one| one.kind == NameKind::Person)
}

/// Gives a participle at the opening of its sentence the subject of the next cue.
fn look_ahead(cues: &mut [Cue]) {
    let next = cues.iter().find(|cue| cue.subject.is_some()).map(|cue| cue.subject.clone());
    let Some(next) = next else { return };
    for cue in cues.iter_mut().take_while(|cue| cue.subject.is_none()) {
        if cue.bits & ING != 0 {
            cue.subject.clone_from(&next);
        }
    }
}

/// Gives a participle that opens its sentence (`Adding: "…"`) the subject of the cue before it in
/// the paragraph.
fn look_back(page: &Page<'_>, cues: &mut [Cue], from: usize, first: usize) {
    let (earlier, own) = cues.split_at_mut(from);
    let (Some(before), Some(cue)) = (earlier.last(), own.first_mut()) else { return };
    let paragraph = |sentence: usize| page.sentences.get(sentence).map(|one| one.paragraph);
    let near = paragraph(before.sentence) == paragraph(cue.sentence);
    if near && cue.subject.is_none() && cue.verb == first && cue.bits & ING != 0 {
        cue.subject.clone_from(&before.subject);
    }
}

/// Whether what stands left of the verb can be who speaks.
fn can_speak(page: &Page<'_>, subject: &Range<usize>, verb: usize, bits: Bits) -> bool {
    let Some(last) = subject.end.checked_sub(1) else { return false };
    if subject.len() == 1
        && let Some(whom) = page.antecedent(last)
    {
        return can_speak(page, &whom, verb, bits);
    }
    let many = || sources::is_body(page, last) || sources::is_collective(page, last);
    let body = bits & JUDGEMENT != 0 && many();
    if page.mention(last).is_some() || page.is_personal(last) || body {
        return true;
    }
    // `Send it to those who you think could use it`: who reads is no source of thoughts.
    if subject.len() == 1 && is!(page, last, "you") && bits & (SPEECH | LISTENER) == 0 {
        return false;
    }
    if subject.len() == 1 && page.has(last, super::lexicon::PRONOUN) {
        // `what it called`
        let what = last.checked_sub(1).is_some_and(|at| is!(page, at, "what"));
        return !is!(page, last, "it") || what || bits & (SPEECH | LISTENER) != 0;
    }
    let capital = page
        .reading
        .tokens
        .get(last)
        .is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper))
        && page.flags(last) & flag::CALENDAR == 0;
    let speech = bits & (SPEECH | LISTENER) != 0 && bits & THOUGHT == 0;
    let thing = page.has(subject.start, DETERMINER | QUANTITY)
        || page.has(last, QUANTITY)
        || subject::is_plural(page, last)
        // `New data showed that …`
        || sources::is_document(page, last);
    // `Opposition parties have called on Ode to resign`, but not `the sign called on drivers`
    let calls = || {
        is!(page, verb, "call" | "calls" | "called")
            && is!(page, verb + 1, "on" | "for")
            && (many() || subject::is_plural(page, last))
    };
    // `ruled on Friday that`
    let that = || {
        let that = behind_adjunct(page, verb + 1, verb + 1 + deeds::ADJUNCT);
        is!(page, that, "that")
    };
    let clause = || page.introduces_marks(verb + 1) || calls() || that();
    let counted = page.has(subject.start, QUANTITY)
        && is!(page, subject.start + 1, "of")
        && subject::is_plural(page, last);
    // `The inquest heard the diver had drowned`
    if is!(page, verb, "heard" | "hears") && sources::is_body(page, last) {
        return true;
    }
    // `data showed`
    let shows = sources::is_shown(page, last) && is!(page, verb, "showed" | "found" | "proved");
    let share = counted
        || page.has(last, QUANTITY)
        || is!(page, last, "%")
        || coordination::is_ratio(page, last);
    let form = if share { PAST | THIRD | BASE } else { PAST | THIRD };
    capital || shows || ((thing || share) && ((speech && bits & form != 0) || clause()))
}
