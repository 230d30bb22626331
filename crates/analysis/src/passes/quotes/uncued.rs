//! What tells of speech in marks where no cue has a speaker: a passive verb, a verb that no table knows,
//! the subject of the whole sentence.

use std::ops::Range;

use super::asides;
use super::attribution::{Found, is_sentence, of_sentence};
use super::beside::{is_in_capitals, stormed};
use super::cues::Cue;
use super::deeds;
use super::lexicon::{CUE, DETERMINER, PAST};
use super::marks::Quoted;
use super::opening;
use super::page::{Page, is};
use super::sources;
use super::subject;
use crate::passes::names::NameKind;
use crate::passes::tokens::{Key, Token, key};

const COMMA: Key = key(",");
const COLON: Key = key(":");
/// So many words may be what somebody holds to be something: `the new harbour law`.
const NOUN_WITHIN: usize = 5;
/// The longest line that announces a document, in tokens.
const NOTICE: usize = 8;

/// `is called a "…"`, `was said to be "…"`: a passive verb that does not tell who speaks. What stands
/// in capitals is a name.
pub(super) fn by_nobody(page: &Page<'_>, cues: &[Cue], index: usize) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    let sentence = page.sentence_of(stretch.outer.start)?;
    let first = page.sentences.get(sentence)?.first as usize;
    let within = of_sentence(cues, sentence);
    let last =
        within.rev().find(|&at| cues.get(at).is_some_and(|one| one.verb < stretch.outer.start))?;
    let cue = cues.get(last).filter(|cue| cue.subject.is_none() && cue.bits & PAST != 0)?;
    let small = |at: usize| page.has(at, DETERMINER) || is!(page, at, "as" | "to" | "be");
    let near = stretch.outer.start <= cue.tokens.end + 3
        && (cue.tokens.end..stretch.outer.start).all(small);
    let passive = near && deeds::is_passive(page, cue.verb, first);
    (passive && !is_in_capitals(page, stretch)).then(|| Found {
        cue: Some(last),
        rule: "clause",
        speech: true,
        ..Found::default()
    })
}

/// By the subject of the sentence that holds four words or more in marks: `Ode talked of "…"`.
pub(super) fn of_the_sentence(page: &Page<'_>, index: usize) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    let sentence = page.sentences.get(page.sentence_of(stretch.outer.start)?)?;
    let first = sentence.first as usize;
    let words = stretch.inner.clone().filter(|&at| page.is_word(at)).count();
    if stretch.single || words < 4 || stretch.outer.start <= first + 1 {
        return None;
    }
    // `Ode was asked, "…"`: who asks is not said.
    let passive = (first..stretch.outer.start)
        .rev()
        .take(3)
        .any(|at| is!(page, at, "asked") || is!(page, at, "told"));
    if passive {
        return Some(Found { rule: "sentence", speech: true, ..Found::default() });
    }
    if is_in_capitals(page, stretch) {
        return None;
    }
    let holder = in_whose_eyes(page, first, stretch.outer.start);
    let subject = holder.or_else(|| opening::of_clause(page, first, stretch.outer.start))?;
    Some(Found { speaker: Some(subject), rule: "sentence", speech: true, ..Found::default() })
}

/// `For Ode, the law is "…"`: who holds it so.
fn in_whose_eyes(page: &Page<'_>, first: usize, to: usize) -> Option<Range<usize>> {
    if !is!(page, first, "for" | "to") {
        return None;
    }
    let comma = (first + 1..to).find(|&at| page.key(at) == COMMA && page.inside(at).is_none())?;
    let whole = subject::phrase_to(page, comma - 1, first + 1)?;
    let person = page.is_personal(comma - 1)
        || page.mention(comma - 1).is_some_and(|one| one.kind == NameKind::Person);
    let be = to.checked_sub(1).filter(|&at| is!(page, at, "is" | "are" | "was" | "were"))?;
    // `For the king, the ruling that the law was "…" hurt`
    let plain = |at: usize| page.is_word(at) && !page.has(at, CUE) && !is!(page, at, "that" | "of");
    let simple = be <= comma + NOUN_WITHIN && (comma + 1..be).all(plain);
    let document = (comma + 1..be).any(|at| sources::is_document(page, at));
    let led = page.has(whole.start, DETERMINER) || page.mention(whole.start).is_some();
    let opens = subject::titled_from(page, whole.start, first + 1) == first + 1;
    (person && led && opens && simple && !document).then_some(whole)
}

/// `Ode shot back, "…"`, `"…," Ode sighed`: a subject and a verb that the lexicon does not know, set
/// off by the mark that sets off speech.
pub(super) fn unknown_verb(page: &Page<'_>, stretch: &Quoted, open: bool) -> Option<Found> {
    // Single marks hold titles and words of others, too: they are speech where a comma or colon says so.
    if stretch.single {
        let comma = stretch.inner.end.checked_sub(1).is_some_and(|last| page.key(last) == COMMA);
        let before = stretch.outer.start.checked_sub(1);
        let colon = before.is_some_and(|before| page.key(before) == COLON);
        let told = is_sentence(page, &stretch.inner) && !is_in_capitals(page, stretch);
        if !told || !(comma || colon) {
            return None;
        }
    }
    if let Some(speaker) = blunt(page, stretch) {
        return Some(Found {
            speaker: Some(speaker),
            rule: "blunt",
            speech: true,
            ..Found::default()
        });
    }
    let colon = stretch.outer.start.checked_sub(1).is_some_and(|at| page.key(at) == COLON);
    // `Ode was blunt: "We wait."`
    let short = colon && is_short_sentence(page, stretch);
    if !short && !is_sentence(page, &stretch.inner) {
        return fibbed(page, stretch, open);
    }
    let found = |speaker: Range<usize>| Found {
        speaker: Some(speaker),
        rule: "unknown-verb",
        speech: true,
        ..Found::default()
    };
    let sentence = |at: usize| page.sentences.get(page.sentence_of(at)?);
    let from = stretch.outer.end;
    let end = sentence(from.checked_sub(1)?)?.end as usize;
    if open && from < end {
        let subject = opening::first_subject(page, from, end.min(from + 9));
        if let Some(subject) = subject.filter(|subject| subject.start <= from + 4) {
            return Some(found(subject));
        }
        // `"…," Ode sings to Marsh`: no other word stands between a name and its end.
        let comma = page.key(stretch.inner.end - 1) == COMMA;
        let name = page.mention(from).filter(|name| comma && name.kind == NameKind::Person);
        if let Some(name) = name.filter(|name| asides::ends_like_a_verb(page, name.tokens.end)) {
            return Some(found(name.tokens.clone()));
        }
        if let Some(name) = stormed(page, from, end) {
            return Some(found(name));
        }
    }
    let start = sentence(stretch.outer.start)?.first as usize;
    let before = stretch.outer.start.checked_sub(1).filter(|&at| at > start)?;
    if page.key(before) == COLON {
        return alone(page, start, before).map(|speaker| Found { rule: "colon", ..found(speaker) });
    }
    if page.key(before) != COMMA {
        return None;
    }
    let comma =
        (start..before).rev().find(|&at| page.key(at) == COMMA || page.inside(at).is_some());
    let from = comma.map_or(start, |comma| comma + 1);
    // `Ode was asked, "…"`: who asked is not said.
    let passive = (from..before).any(|at| is!(page, at, "asked") || is!(page, at, "told"));
    if passive { None } else { opening::first_subject(page, from, before).map(found) }
}

/// `His wife was more direct. "We wait."`: who a short sentence before the marks says was outspoken.
fn blunt(page: &Page<'_>, stretch: &Quoted) -> Option<Range<usize>> {
    let sentence = page.sentence_of(stretch.outer.start)?;
    let [before, own] = page.sentences.get(sentence.checked_sub(1)?..=sentence)? else {
        return None;
    };
    let opens = own.first as usize == stretch.outer.start && own.paragraph == before.paragraph;
    let Range { start, end } = before.tokens();
    let adjective = end.checked_sub(2).filter(|&at| at > start && is!(page, at + 1, "."))?;
    let outspoken = is!(page, adjective, "blunt" | "blunter" | "direct" | "frank" | "clear")
        || is!(page, adjective, "adamant" | "emphatic" | "succinct" | "scathing" | "defiant");
    let degree = |at: usize| is!(page, at, "more" | "even" | "less" | "equally" | "very" | "quite");
    let be = (start..adjective).rev().find(|&at| !degree(at))?;
    let said = opens && outspoken && is!(page, be, "was" | "is" | "were" | "are" | "sounded");
    if said { opening::first_subject(page, start, be + 1) } else { None }
}

/// Whether two words or more are a sentence of their own, and no title: they end with a mark and not each has a
/// capital.
fn is_short_sentence(page: &Page<'_>, stretch: &Quoted) -> bool {
    let Range { start, end } = stretch.inner;
    let capital = page.reading.tokens.get(start).is_some_and(Token::is_capitalised);
    let closed = end > start && is!(page, end - 1, "." | "?" | "!");
    capital && closed && end - start > 2 && page.is_lower(end - 2)
}

/// `"Of course," she fibbed.`: a pronoun with a verb in the past behind the comma of a few words in marks.
fn fibbed(page: &Page<'_>, stretch: &Quoted, open: bool) -> Option<Found> {
    let from = stretch.outer.end;
    let verb = from + 1;
    // `Known as "the Captain," he retired.`
    let sentence = page.sentences.get(page.sentence_of(stretch.outer.start)?)?;
    let opens = sentence.first as usize == stretch.outer.start;
    let pronoun = open && opens && is!(page, from, "he" | "she" | "they");
    let past = page.is_lower(verb) && page.reading.word(verb).ends_with("ed");
    (pronoun && past).then(|| Found {
        speaker: Some(from..verb),
        rule: "unknown-verb",
        speech: true,
        ..Found::default()
    })
}

/// The subject of a stretch before a colon, or the only person named in it.
pub(super) fn alone(page: &Page<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    if let Some(subject) = opening::of_clause(page, from, to) {
        return Some(subject);
    }
    let mut persons = (from..to)
        .filter_map(|at| page.mention(at).filter(|mention| mention.tokens.start == at))
        .filter(|mention| mention.kind == NameKind::Person);
    match (persons.next(), persons.next()) {
        (Some(person), None) => Some(person.tokens.clone()),
        // `From the report:`, `Transcript as follows:`
        (None, _) if to <= from + NOTICE => {
            let noun = (from..to).find(|&at| sources::is_document(page, at))?;
            let opened = noun > from && page.has(noun - 1, DETERMINER);
            Some(noun - usize::from(opened)..noun + 1)
        }
        _ => None,
    }
}
