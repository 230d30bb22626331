//! Who passes on what another said.
//!
//! `R quoted S as saying`, `R quoted S: "…"`, `S was quoted by R as saying`, `R said, citing S`: S
//! speaks, R relays. `S said, according to R`, `S said, the Gazette reported`: R relays. `R said that S
//! had said`: R relays what S said, and speaks too.

use std::ops::Range;

use super::attribution::of_sentence;
use super::clause;
use super::cues::Cue;
use super::deeds::is_passive;
use super::lexicon::{
    ANNOUNCEMENT, CUE, DETERMINER, HANDED_OUT, ING, OUTLET, PAST, PRONOUN, REPORT, THIRD, VERB,
};
use super::opening;
use super::page::{Page, is};
use super::subject::{self, Left};
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, TokenKind, key};

const COMMA: Key = key(",");
/// How far behind `quoted` its `as saying` may stand.
const AS_SAYING: usize = 12;
/// So much may belong to the source that is cited: `an aide to Ode`.
const BEHIND_SOURCE: usize = 8;
/// How far behind a cue it may tell through whom it was said.
const THROUGH: usize = 10;

/// `R quoted S as saying`, `S was quoted by R as saying`: the speaker and who relayed it.
pub(super) fn quoted_as(
    page: &Page<'_>,
    verb: usize,
    sentence: Range<usize>,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let to = verb.checked_sub(1).filter(|&at| is!(page, at, "as"))?;
    let quoted = (sentence.start..to).rev().take(14).find(|&at| {
        is!(page, at, "quoted")
            || is!(page, at, "quotes")
            || is!(page, at, "quoting")
            || is!(page, at, "cited")
    })?;
    if is_passive(page, quoted, sentence.start) {
        let Left::Subject(speaker) = subject::left(page, quoted, sentence.start) else {
            return None;
        };
        let by = (quoted + 1..to).chain([verb + 1]).find(|&at| is!(page, at, "by"));
        return Some((speaker, by.and_then(|by| subject::right(page, by, sentence.end, false))));
    }
    let pronoun = is!(page, to - 1, "him" | "her" | "them").then_some(to - 1..to);
    let speaker = pronoun.or_else(|| subject::phrase_to(page, to - 1, quoted + 1))?;
    let relayed = match subject::left(page, quoted, sentence.start) {
        Left::Subject(relayed) => Some(relayed),
        Left::Conjoined(at) => opening::of_clause(page, sentence.start, at),
        // `State television quoted …`
        Left::Nothing => quoted
            .checked_sub(1)
            .filter(|&last| page.has(last, OUTLET))
            .map(|last| subject::noun_phrase_from(page, last, sentence.start)..quoted),
    };
    Some((speaker, relayed))
}

/// `The ferry was late, the Gazette said, citing a port official`: gives what the cue before introduces
/// to the source that it cites.
pub(super) fn citing(page: &Page<'_>, cues: &mut [Cue], end: usize) {
    for index in 0..cues.len() {
        let Some(cites) = cues.get(index).map(|cue| cue.verb) else { return };
        if !is!(page, cites, "citing") && !is!(page, cites, "quoting") {
            continue;
        }
        let next = cues.get(index + 1).map(|cue| cue.verb).filter(|&verb| verb == cites + 1);
        let Some(source) = subject::right(page, cites, end, false).filter(|_| next.is_none())
        else {
            continue;
        };
        // `citing the minister's illness`
        let owner = page.reading.tokens.get(source.end).map(|token| token.kind);
        if owner != Some(TokenKind::Possessive) && cites_before(page, cues, index, &source) {
            continue;
        }
        let Some(said) = index.checked_sub(1).and_then(|before| cues.get_mut(before)) else {
            continue;
        };
        let near = said.tokens.end.max(said.subject.as_ref().map_or(0, |one| one.end));
        let follows = page.key(cites - 1) == COMMA && near < cites;
        if owner == Some(TokenKind::Possessive) || !follows || !said.is_speech() {
            continue;
        }
        said.relayed.clone_from(&said.subject);
        said.cited = Some(source);
        if let Some(cites) = cues.get_mut(index) {
            cites.subject = None;
        }
    }
}

/// `The Gazette, citing a port official, said …`: gives what the cue behind introduces to the source.
fn cites_before(page: &Page<'_>, cues: &mut [Cue], index: usize, source: &Range<usize>) -> bool {
    let Some([cites, said]) = cues.get_mut(index..index + 2) else { return false };
    // `citing an aide to Ode, reported`
    let plain = |at: &usize| page.is_word(*at) && !page.has(*at, CUE | VERB);
    let comma = source.end
        + (source.end..source.end + BEHIND_SOURCE)
            .take_while(|at| page.mention(*at).is_some() || plain(at))
            .count();
    let aside = page.key(comma) == COMMA
        && cites.verb.checked_sub(1).is_some_and(|at| page.key(at) == COMMA);
    if !aside || !said.is_speech() || said.verb != comma + 1 {
        return false;
    }
    let subject = said.subject.clone().filter(|one| one.end < cites.verb);
    // `State media, quoting Ode, reported …`: a phrase that only its place shows to be the subject.
    let first = page.sentences.get(said.sentence).map_or(0, |one| one.first as usize);
    let opening = || {
        let last = cites.verb.checked_sub(2)?;
        let start = subject::noun_phrase_from(page, last, first);
        let body = super::sources::is_body(page, last) || super::sources::is_collective(page, last);
        (body && start == first).then_some(start..last + 1)
    };
    let Some(outlet) = subject.or_else(opening) else { return false };
    said.relayed = Some(outlet);
    said.cited = Some(source.clone());
    cites.subject = None;
    true
}

/// `The Gazette quoted Ode: "…"`: gives the marks to whoever is quoted.
pub(super) fn quoting(page: &Page<'_>, cues: &mut [Cue], end: usize) {
    for cue in cues {
        if !is!(page, cue.verb, "quoted" | "quotes" | "quote" | "quoting") || cue.inverted {
            continue;
        }
        // `the memo quotes Ode as saying`: who is quoted says it.
        let as_saying = (cue.verb + 1..end.min(cue.verb + AS_SAYING))
            .any(|at| is!(page, at, "as") && page.has(at + 1, CUE) && page.has(at + 1, ING));
        if as_saying {
            cue.subject = None;
            continue;
        }
        let Some(source) = subject::right(page, cue.verb, end, false) else { continue };
        if cue.subject.is_some() && page.introduces_marks(source.end) {
            cue.tokens.end = source.end;
            cue.relayed.clone_from(&cue.subject);
            cue.cited = Some(source);
        }
    }
}

/// Who passes on what the cue introduces: `Ode said, according to Kviz`, an `according to` that opens
/// the sentence or stands behind `from`; `Ode said, the Gazette reported`; `Kviz said Ode had said`.
pub(super) fn relay(page: &Page<'_>, cues: &[Cue], cue: &Cue, from: usize) -> Option<Range<usize>> {
    if cue.is_according() {
        return None;
    }
    let sentence = of_sentence(cues, cue.sentence);
    let first = sentence.start;
    let others = || sentence.clone().filter_map(|index| Some((index, cues.get(index)?)));
    let by = others().find(|(index, other)| {
        let aside = || {
            let subject = cue.subject.as_ref();
            other.verb < cue.verb && subject.is_some_and(|subject| subject.end <= other.verb)
        };
        other.is_according() && (other.verb > from || (*index == first && other.opens) || aside())
    });
    if let Some((_, by)) = by {
        return by.subject.clone();
    }
    let reported = others().find(|(_, other)| {
        let word = page.has(other.verb, REPORT);
        let last = other.verb > from
            && clause::behind(page, cues, other).is_none()
            && other.subject.as_ref().is_some_and(|subject| subject.end > from);
        word && last && other.subject != cue.subject && is_outlet(page, other)
    });
    if let Some((_, by)) = reported {
        return by.subject.clone();
    }
    if let Some(by) = through(page, cue, from) {
        return Some(by);
    }
    // The speech within speech of somebody who has a name of his or her own.
    let own = cue.subject.as_ref().filter(|own| {
        own.len() > 1 || (!page.has(own.start, PRONOUN) && page.mention(own.start).is_some())
    })?;
    let entity = |tokens: &Range<usize>| {
        let name = page.mention(tokens.end.checked_sub(1)?)?;
        (name.form != MentionForm::Pronoun).then_some(name.name)
    };
    let (_, outer) = others().rev().find(|(_, other)| {
        other.verb < cue.verb
            && other.is_speech()
            && !other.is_according()
            && other.bits & ING == 0
            && other.bits & (PAST | THIRD) != 0
            && other.subject.as_ref().is_some_and(|whom| {
                whom != own && (entity(whom).is_none() || entity(whom) != entity(own))
            })
            && clause::behind(page, cues, other)
                .is_some_and(|said| said.contains(&cue.verb) && said.contains(&own.start))
    })?;
    if cue.is_strong() { outer.subject.clone() } else { None }
}

/// `Ode said through her lawyer`, `said in a statement read by her lawyer`: who lends the voice.
fn through(page: &Page<'_>, cue: &Cue, from: usize) -> Option<Range<usize>> {
    let end = page.sentences.get(cue.sentence)?.end as usize;
    let behind = cue.subject.as_ref().map_or(from, |subject| subject.end.saturating_sub(1));
    let first = from.max(cue.verb).max(behind) + 1;
    let within = (first..end.min(first + THROUGH)).take_while(|&at| page.inside(at).is_none());
    let at = within.into_iter().find(|&at| {
        let read = || page.has(at - 1, HANDED_OUT) && page.has(at - 2, ANNOUNCEMENT);
        let led = || at == first || page.has(at - 1, ANNOUNCEMENT) || page.is_between(at - 1);
        let through = is!(page, at, "through") || is!(page, at, "via");
        (through && led()) || (is!(page, at, "by") && read())
    })?;
    let whose = page.has(at + 1, DETERMINER);
    let by = subject::right(page, at, end, false).filter(|by| {
        let name = page.mention(by.end - 1).is_some_and(|one| one.kind == NameKind::Person);
        name || page.is_personal(by.end - 1)
    })?;
    // `through an interpreter`: the words are the speaker's own.
    let interpreter = is!(page, by.end - 1, "interpreter" | "translator");
    (whose && !interpreter).then_some(by)
}

/// Whether a body or something printed reports.
fn is_outlet(page: &Page<'_>, cue: &Cue) -> bool {
    cue.subject.as_ref().is_some_and(|subject| {
        let last = subject.end.saturating_sub(1);
        page.mention(last).is_some_and(|one| one.kind == NameKind::Organization)
            || super::sources::is_document(page, last)
            || super::sources::is_body(page, last)
    })
}
