//! What a cue introduces outside quotation marks: the clause of indirect speech.
//!
//! `Ode said that …` to the clause's end; `…, Ode said` from the sentence's start; `according to
//! Ode` either way. A clause ends at the sentence's end, a semicolon, or a comma before a participle
//! that introduces speech, `while`, `but` or `according`.

use std::ops::Range;

use super::cues::Cue;
use super::lexicon::{
    BARE, BETWEEN, BOUNDARY, CUE, DETERMINER, ING, JOINT, JUDGEMENT, LISTENER, OBJECT, PAST,
    PRONOUN, SPEECH, THIRD, THOUGHT, TOWARDS, VERB,
};
use super::page::Page;
use super::subject::titled_from;
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::{Key, TokenKind, key};

const COMMA: Key = key(",");
const THAT: Key = key("that");
const SEMICOLON: Key = key(";");
/// How far behind its verb `that` may stand: `said in a statement on Monday that`.
const THAT_WITHIN: usize = 12;
/// How far behind a verb that mostly has a clause without `that` its clause shows a verb.
const REACH: usize = 16;
/// The same for other verbs: `wrote he would`, not `wrote a letter to those who had`.
const SHORT_REACH: usize = 4;
/// The longest tail of a cue in the middle of its sentence: `Ode said on Monday,`.
const ASIDE: usize = 5;
/// The longest tail behind `…, Ode said`: `in a statement on Monday`.
const TAIL: usize = 9;

/// The tokens of what the cue introduces; `None` where it introduces no clause.
pub(super) fn of_cue(page: &Page<'_>, cues: &[Cue], cue: &Cue) -> Option<Range<usize>> {
    let subject = cue.subject.as_ref().filter(|_| !cue.marks_only)?;
    let sentence = page.sentences.get(cue.sentence)?.tokens();
    let limit = next_clause(page, cues, cue, sentence.clone());
    if cue.is_according() {
        let opening = cue.verb == sentence.start;
        if opening {
            let comma = (subject.end..sentence.end).find(|&at| page.key(at) == COMMA)?;
            return trimmed(page, comma + 1..end(page, comma + 1, limit.max(comma + 1)));
        }
        return trimmed(page, back_to(page, cue.verb, sentence.start)..cue.verb);
    }
    if let Some(clause) = behind(page, cues, cue) {
        return trimmed(page, clause);
    }
    let behind = after(cue, subject);
    let first =
        if cue.inverted { cue.verb } else { titled_from(page, subject.start, sentence.start) };
    let closes = sentence.end.saturating_sub(behind) <= TAIL
        && cue.bits & (SPEECH | LISTENER) != 0
        && (behind..sentence.end).all(|at| page.inside(at).is_none());
    let comma = first.checked_sub(1).filter(|&at| at > sentence.start && page.key(at) == COMMA)?;
    if !closes || page.inside(comma).is_some() {
        return None;
    }
    trimmed(page, back_to(page, comma, sentence.start)..comma)
}

/// The tokens of what the cue introduces behind itself.
pub(super) fn behind(page: &Page<'_>, cues: &[Cue], cue: &Cue) -> Option<Range<usize>> {
    let subject = cue.subject.as_ref().filter(|_| !cue.marks_only)?;
    let sentence = page.sentences.get(cue.sentence)?.tokens();
    let start = forward(page, cue, after(cue, subject), sentence.end)?;
    let limit = next_clause(page, cues, cue, sentence);
    Some(start..end(page, start, limit.max(start)))
}

/// One past the verb and, where it stands behind the verb, its subject.
fn after(cue: &Cue, subject: &Range<usize>) -> usize {
    if cue.inverted { subject.end.max(cue.tokens.end) } else { cue.tokens.end }
}

/// Both parts of what is said around a cue set off by commas: `In May, Ode said, it will rain`.
pub(super) fn around(page: &Page<'_>, cue: &Cue) -> Option<Vec<Range<usize>>> {
    let subject = cue.subject.as_ref().filter(|_| !cue.marks_only && !cue.is_according())?;
    let sentence = page.sentences.get(cue.sentence)?.tokens();
    let first =
        if cue.inverted { cue.verb } else { titled_from(page, subject.start, sentence.start) };
    let before = first.checked_sub(1).filter(|&at| at > sentence.start && page.key(at) == COMMA)?;
    let behind = after(cue, subject);
    let comma = (behind..sentence.end.min(behind + ASIDE)).find(|&at| page.key(at) == COMMA)?;
    let tail = (behind..comma).all(|at| !page.has(at, CUE | PRONOUN | VERB));
    let said = cue.bits & (SPEECH | LISTENER | THOUGHT) != 0 && cue.bits & ING == 0;
    if !tail || !said || page.inside(before).is_some() {
        return None;
    }
    let start = back_to(page, before, sentence.start);
    let rest = comma + 1..end(page, comma + 1, sentence.end);
    // `Still, Ode said, it will rain`: a single word is said by nobody.
    let rest = trimmed(page, rest)?;
    Some(trimmed(page, start..before).into_iter().chain([rest]).collect())
}

/// Where the next clause of the sentence with a cue of its own begins: the comma before its subject.
fn next_clause(page: &Page<'_>, cues: &[Cue], cue: &Cue, sentence: Range<usize>) -> usize {
    let from = cues.partition_point(|other| other.verb <= cue.verb);
    let later = cues.get(from..).unwrap_or_default();
    let mut commas = later
        .iter()
        .take_while(|other| other.sentence == cue.sentence)
        .filter(|other| !other.is_according() && !other.inverted)
        .filter_map(|other| {
            // `said it was late and called it a shame`
            let and = other.verb.checked_sub(1).filter(|&at| at > cue.verb + 1)?;
            let form = PAST | THIRD;
            if other.subject == cue.subject
                && (page.is(and, "and") || page.is(and, "but"))
                && page.bits(other.verb) & form == page.bits(cue.verb) & form
                && other.is_strong()
            {
                return Some(and);
            }
            let subject = other.subject.as_ref().filter(|subject| subject.start > cue.verb)?;
            let mut comma = titled_from(page, subject.start, sentence.start).checked_sub(1)?;
            // `…, which he called`, `…, and he warned`
            if page.has(comma, BOUNDARY) && comma > cue.verb + 1 {
                comma -= 1;
            }
            (page.key(comma) == COMMA && comma > cue.verb && page.inside(comma).is_none())
                .then_some(comma)
        });
    commas.next().unwrap_or(sentence.end)
}

/// Where the clause behind the verb begins.
fn forward(page: &Page<'_>, cue: &Cue, behind: usize, end: usize) -> Option<usize> {
    if behind >= end {
        return None;
    }
    let that = (behind..end.min(behind + THAT_WITHIN))
        .find(|&at| page.key(at) == THAT && page.inside(at).is_none());
    let plain = |to: usize| {
        (behind..to)
            .all(|at| page.inside(at).is_none() && !page.has(at, CUE) && page.key(at) != SEMICOLON)
    };
    let bare = cue.bits & (SPEECH | THOUGHT) != 0 && page.has(cue.verb, BARE);
    if let Some(that) = that.filter(|&that| plain(that)) {
        // `said they had passed the ferry that sank`
        let before = bare && opens_clause(page, behind, that);
        return Some(if before { behind } else { that + 1 });
    }
    let spoken = cue.bits & (SPEECH | LISTENER | THOUGHT) != 0;
    if spoken && asks(page, behind) {
        return Some(behind);
    }
    if cue.bits & LISTENER != 0 {
        let told = behind_listener(page, behind, end).filter(|&start| {
            page.is(start, "to")
                || asks(page, start)
                || opens_clause(page, start, end.min(start + REACH))
        });
        if told.is_some() || cue.bits & SPEECH == 0 {
            return told;
        }
    }
    if page.is(behind, "to") && cue.bits & (SPEECH | THOUGHT | JUDGEMENT) != 0 {
        return (cue.bits & TOWARDS == 0).then_some(behind);
    }
    // `warned of a flood`, `complained about the noise`
    let of = ["of", "about", "against"].iter().any(|word| page.is(behind, word));
    if of && cue.bits & SPEECH != 0 && page.inside(behind + 1).is_none() {
        return Some(behind + 1);
    }
    let reach = if bare { REACH } else { SHORT_REACH };
    if cue.bits & (SPEECH | THOUGHT) != 0 && opens_clause(page, behind, end.min(behind + reach)) {
        return Some(behind);
    }
    let takes_object = cue.bits & JUDGEMENT != 0 || page.has(cue.verb, OBJECT);
    let object = page.inside(behind).is_none() && page.is_word(behind);
    let small = page.has(behind, BOUNDARY | BETWEEN) && !page.has(behind, DETERMINER);
    (takes_object && object && (cue.bits & JUDGEMENT != 0 || !small)).then_some(behind)
}

/// Whether a question in other words begins here: `asked whether`, `explained how`.
fn asks(page: &Page<'_>, at: usize) -> bool {
    ["whether", "if", "why", "how", "what", "where"].iter().any(|word| page.is(at, word))
}

/// Whether `that` stands close behind the verb.
pub(super) fn has_that(page: &Page<'_>, cue: &Cue) -> bool {
    let behind = cue.tokens.end;
    (behind..behind + THAT_WITHIN / 2).any(|at| page.key(at) == THAT && page.inside(at).is_none())
}

/// Whether a clause with a subject and a verb begins here.
fn opens_clause(page: &Page<'_>, start: usize, end: usize) -> bool {
    // `said they support it`
    let person = ["he", "she", "they", "we", "i", "it"].iter().any(|word| page.is(start, word));
    if person && start < end && page.is_word(start + 1) && !page.has(start + 1, JOINT) {
        return true;
    }
    let count = page.is(start, "at") && (page.is(start + 1, "least") || page.is(start + 1, "most"));
    let subject = page.has(start, PRONOUN | DETERMINER)
        || page.mention(start).is_some()
        || page.is_personal(start)
        || count
        || (page.is_word(start) && !page.has(start, BOUNDARY | BETWEEN));
    let calendar = page.flags(start) & flag::CALENDAR != 0;
    subject
        && !calendar
        && page.inside(start).is_none()
        && (start + 1..end).any(|at| {
            let word = page.reading.word(at);
            page.has(at, VERB)
                || (page.has(at, CUE) && page.has(at, PAST | THIRD))
                || (page.has(at, BETWEEN) && page.has(at, BOUNDARY))
                || (page.is_lower(at) && word.len() > 4 && word.ends_with("ed"))
        })
}

/// Where what is said begins behind the one who is told it.
fn behind_listener(page: &Page<'_>, behind: usize, end: usize) -> Option<usize> {
    if let Some(mention) = page.mention(behind) {
        return Some(mention.tokens.end);
    }
    if page.has(behind, PRONOUN)
        || page.is(behind, "him")
        || page.is(behind, "them")
        || page.is(behind, "me")
        || page.is(behind, "us")
    {
        return Some(behind + 1);
    }
    let mut at = behind;
    while at < end && at < behind + 6 {
        if let Some(mention) = page.mention(at) {
            return Some(mention.tokens.end);
        }
        if page.is_personal(at) {
            return Some(at + 1);
        }
        at += 1;
    }
    None
}

/// One past the last token of the clause that begins at `start`.
fn end(page: &Page<'_>, start: usize, limit: usize) -> usize {
    for at in start..limit {
        if let Some(stretch) = page.inside(at).and_then(|index| page.quoted.get(index)) {
            // `"…," adding`: the comma stands inside the marks.
            let closes = at + 1 == stretch.outer.end && stretch.inner.end > start;
            let comma = page.key(stretch.inner.end - 1) == COMMA;
            if closes && comma && page.has(at + 1, CUE) && page.has(at + 1, ING) {
                return at + 1;
            }
            continue;
        }
        if page.key(at) == SEMICOLON {
            return at;
        }
        if page.key(at) != COMMA {
            continue;
        }
        let next = at + 1;
        let turns = page.has(next, CUE) && page.has(next, ING)
            || page.is(next, "while")
            || page.is(next, "but")
            || page.is(next, "according");
        if turns {
            return at;
        }
    }
    limit
}

/// Where the clause that ends at `to` begins: the sentence's start, or behind the last stretch in
/// marks or semicolon.
fn back_to(page: &Page<'_>, to: usize, from: usize) -> usize {
    let stop = (from..to).rev().find(|&at| page.key(at) == SEMICOLON && page.inside(at).is_none());
    let mut start = stop.map_or(from, |at| at + 1);
    while start < to && (page.is(start, "but") || page.is(start, "and")) {
        start += 1;
    }
    start
}

/// Without marks at its ends; `None` where less than two words are left.
fn trimmed(page: &Page<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let mark = |at: usize| {
        page.inside(at).is_none()
            && page.reading.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
    };
    let mut range = range;
    while range.start < range.end && mark(range.end - 1) {
        range.end -= 1;
    }
    while range.start < range.end && mark(range.start) {
        range.start += 1;
    }
    (range.len() >= 2).then_some(range)
}
