//! What tells right beside the marks, without a cue: a noun of speech and whose it is, a signature, a
//! name and a colon. And what tells that the marks hold no speech: the title of a work, an attribute.

use std::ops::Range;

use super::asides;
use super::attribution::Found;
use super::lexicon::{
    ANNOUNCEMENT, BETWEEN, BOUNDARY, CALLING, CRY, CUE, DETERMINER, FIRST_PERSON, JOINT, JUDGEMENT,
    MAKER, REMARK, VERB, WORK, WRITE,
};
use super::marks::Quoted;
use super::page::{Page, is};
use super::sources;
use super::subject::{self, capitals_from};
use crate::passes::names::lexicon::flag;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, Token, TokenKind, key, keys};

const COMMA: Key = key(",");
const COLON: Key = key(":");
/// How far before marks a noun of speech may stand, and before it whose it is.
const NOUN_WITHIN: usize = 5;
const POSSESSIVES: [Key; 6] = keys(["his", "her", "their", "its", "my", "our"]);
/// How far before `as` the verb may stand.
const EPITHET: usize = 6;
/// The longest signature behind a dash, in tokens.
const SIGNATURE: usize = 12;
/// So many tokens the titles before a name and its first may have.
const TITLES: usize = 3;
/// The longest phrase that names whose a noun of speech is, in tokens.
const OWNER: usize = 7;
/// The longest label before a colon, in tokens.
const LABEL: usize = 5;

/// By whose word it is: `her remark that "…"`, `Ode's slogan is "…"`, `in Ode's words, "…"`.
pub(super) fn of_a_noun(page: &Page<'_>, index: usize) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    let first = page.sentences.get(page.sentence_of(stretch.outer.start)?)?.first as usize;
    if let Some(found) = of_a_remark(page, stretch, first) {
        return Some(found);
    }
    let outside = |at: &usize| page.inside(*at).is_none();
    let noun = (first..stretch.outer.start)
        .rev()
        .take(NOUN_WITHIN)
        .take_while(outside)
        .find(|&at| page.has(at, ANNOUNCEMENT))?;
    let small = (noun + 1..stretch.outer.start)
        .all(|at| !page.is_word(at) || page.has(at, BOUNDARY | BETWEEN | DETERMINER));
    if !small {
        return None;
    }
    let crowd = page.has(noun, CRY) && is!(page, noun + 1, "of");
    let owner = (first..noun).rev().take(NOUN_WITHIN).take_while(outside).find(|&at| {
        let kind = page.reading.tokens.get(at).map(|token| token.kind);
        kind == Some(TokenKind::Possessive) || POSSESSIVES.contains(&page.key(at))
    });
    let Some(owner) = owner else {
        // `was met with chants of "…"`: somebody shouts, whoever it is.
        return crowd.then(|| Found { rule: "noun", speech: true, ..Found::default() });
    };
    let speaker = if page.is_word(owner) {
        owner..owner + 1
    } else {
        subject::phrase_to(page, owner.checked_sub(1)?, first)?
    };
    Some(by_noun(speaker))
}

/// `Ode's message was simple: "…"`, `Her advice to parents: "…"`: whose the noun of speech is that opens
/// what a colon ends.
pub(super) fn of_a_message(page: &Page<'_>, stretch: &Quoted) -> Option<Found> {
    let colon = stretch.outer.start.checked_sub(1).filter(|&at| page.key(at) == COLON)?;
    let first = page.sentences.get(page.sentence_of(colon)?)?.first as usize;
    let noun = owned_noun(page, first, colon).or_else(|| sent_noun(page, first, colon))?;
    // `Ode's speech was met with a word from Marsh: "…"`
    let person = |at: usize| page.mention(at).is_some_and(|one| one.kind == NameKind::Person);
    let plain = (noun.1.end.max(noun.0 + 1)..colon)
        .all(|at| !page.has(at, CUE) && page.inside(at).is_none() && !person(at));
    plain.then(|| by_noun(noun.1))
}

/// `"…" was Ode's verdict`, `"…" were her last words`, `"…," came the reply from Ode`: whose the noun of speech behind the marks is.
pub(super) fn of_a_verdict(page: &Page<'_>, stretch: &Quoted) -> Option<Found> {
    let after = stretch.outer.end + usize::from(page.key(stretch.outer.end) == COMMA);
    // `"Harbour Lights" was her first speech.`
    let title = stretch.inner.len() > 1 && is_in_capitals(page, stretch);
    let came = is!(page, after, "came" | "comes");
    if title || !(came || is!(page, after, "was" | "were" | "is" | "are")) {
        return None;
    }
    let end = page.sentences.get(page.sentence_of(after)?)?.end as usize;
    // `"…," came the reply from the minister`
    if came {
        return sent_noun(page, after + 1, end).map(|(_, sender)| by_noun(sender));
    }
    let (noun, owner) = owned_noun(page, after + 1, end)?;
    (!page.is_word(noun + 1) || page.has(noun + 1, BOUNDARY)).then(|| by_noun(owner))
}

/// The first noun of speech from `from` on that somebody owns who opens there, and the owner.
fn owned_noun(page: &Page<'_>, from: usize, to: usize) -> Option<(usize, Range<usize>)> {
    if POSSESSIVES.contains(&page.key(from)) {
        let near = from + 1..to.min(from + 1 + NOUN_WITHIN);
        let noun =
            near.take_while(|&at| page.is_word(at)).find(|&at| page.has(at, ANNOUNCEMENT))?;
        return Some((noun, from..from + 1));
    }
    let owner = (from + 1..to.min(from + OWNER)).find(|&at| is_possessive(page, at))?;
    let near = owner + 1..to.min(owner + 1 + NOUN_WITHIN);
    let noun = near.take_while(|&at| page.is_word(at)).find(|&at| page.has(at, ANNOUNCEMENT))?;
    let speaker = subject::phrase_to(page, owner - 1, from)?;
    let opens = subject::titled_from(page, speaker.start, from) == from;
    opens.then_some((noun, speaker))
}

/// `the reply from the minister`, which opens at `from`: the noun of speech, and whom it is from.
fn sent_noun(page: &Page<'_>, from: usize, to: usize) -> Option<(usize, Range<usize>)> {
    if !page.has(from, DETERMINER) {
        return None;
    }
    let near = from + 1..to.min(from + 1 + NOUN_WITHIN);
    let noun = near.take_while(|&at| page.is_word(at)).find(|&at| page.has(at, ANNOUNCEMENT))?;
    let sender = is!(page, noun + 1, "from").then(|| subject::right(page, noun + 1, to, false))?;
    Some((noun, sender?))
}

fn by_noun(speaker: Range<usize>) -> Found {
    Found { speaker: Some(speaker), rule: "noun", speech: true, ..Found::default() }
}

/// `Ode's "late boat" remark`: whose the noun behind the marks is.
fn of_a_remark(page: &Page<'_>, stretch: &Quoted, first: usize) -> Option<Found> {
    let owner = stretch.outer.start.checked_sub(1).filter(|&at| at > first)?;
    if !page.has(stretch.outer.end, REMARK) {
        return None;
    }
    let speaker = if POSSESSIVES.contains(&page.key(owner)) {
        owner..owner + 1
    } else {
        is_possessive(page, owner).then_some(())?;
        subject::phrase_to(page, owner - 1, first)?
    };
    Some(by_noun(speaker))
}

/// By a name behind a dash that ends the line (`"We sail." — Ode`, `'We sail' - minister`), or by the
/// line below, where it ends the quotation that was left open.
pub(super) fn signed(page: &Page<'_>, index: usize) -> Option<Found> {
    let stretch = page.quoted.get(index)?;
    let paragraph = page.reading.paragraphs.get(stretch.paragraph)?;
    let dash = stretch.outer.end;
    let end = paragraph.end as usize;
    if stretch.unclosed {
        return signed_below(page, stretch);
    }
    if !asides::is_dash(page, dash) || end > dash + SIGNATURE {
        return None;
    }
    let first = (dash..end).find(|&at| !asides::is_dash(page, at) && !is!(page, at, "-"))?;
    signature(page, first, end)
}

/// `"We sail at dawn.`, and in the next line `Karen Ode, pilot."`: a quotation set apart, with the
/// closing mark behind who signs it.
fn signed_below(page: &Page<'_>, stretch: &Quoted) -> Option<Found> {
    let below = page.reading.paragraphs.get(stretch.paragraph + 1)?.tokens();
    let last = below.end.checked_sub(1).filter(|&last| page.is_closing(last))?;
    let named = page.mention(below.start).is_some_and(|one| one.kind == NameKind::Person);
    if !named || below.len() > SIGNATURE || below.clone().any(|at| page.has(at, VERB | CUE)) {
        return None;
    }
    signature(page, below.start, last)
}

/// Who signs: a name, or the words up to the first mark.
fn signature(page: &Page<'_>, first: usize, end: usize) -> Option<Found> {
    let comma = (first..end).find(|&at| !page.is_word(at)).unwrap_or(end);
    let name = page.mention(first).map(|name| name.tokens.clone());
    let speaker = name.clone().unwrap_or(first..comma);
    let words = || speaker.clone().all(|at| page.is_word(at) && !page.has(at, BOUNDARY & !JOINT));
    (name.is_some() || (words() && !speaker.is_empty())).then(|| Found {
        speaker: Some(speaker),
        rule: "signature",
        speech: true,
        ..Found::default()
    })
}

/// `Ode: "…"`: the name before a colon.
pub(super) fn headed(page: &Page<'_>, open: usize) -> Option<Found> {
    let colon = open.checked_sub(1).filter(|&at| page.key(at) == COLON)?;
    let name = page.mention(colon.checked_sub(1)?)?;
    if name.form == MentionForm::Pronoun {
        return None;
    }
    // `Ode on Norway: "…"`
    let on = name.tokens.start.checked_sub(1).filter(|&at| is!(page, at, "on"));
    let about = on.and_then(|on| page.mention(on.checked_sub(1)?));
    let who = about.filter(|one| one.kind == NameKind::Person && name.kind != NameKind::Person);
    Some(by_colon(who.unwrap_or(name).tokens.clone()))
}

/// `Ode: "…"`, `Later polls - Kviz Research: "…"`: a name that stands alone between the opening of its
/// sentence, or a dash, and a colon. A name that no list knows shows by its capitals.
pub(super) fn labelled(page: &Page<'_>, stretch: &Quoted) -> Option<Found> {
    let colon = stretch.outer.start.checked_sub(1).filter(|&at| page.key(at) == COLON)?;
    let last = colon.checked_sub(1)?;
    let first = page.sentences.get(page.sentence_of(colon)?)?.first as usize;
    let start = capitals_from(page, last, first)?;
    let opens = start == first || asides::is_dash(page, start - 1);
    let verb = (start..colon).any(|at| page.has(at, CUE | VERB | BOUNDARY));
    (opens && !verb && colon <= start + LABEL).then(|| by_colon(start..colon))
}

fn by_colon(speaker: Range<usize>) -> Found {
    Found { speaker: Some(speaker), rule: "colon", speech: true, ..Found::default() }
}

/// `"…!" stormed Ode`: the person right behind a verb that no table knows, which stands at `verb`.
pub(super) fn stormed(page: &Page<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let first = verb + 1;
    let person = |at: usize| page.mention(at).filter(|one| one.kind == NameKind::Person);
    let name = (first..end.min(first + TITLES)).find_map(person)?.tokens.clone();
    let near = subject::titled_from(page, name.start, first) == first;
    (near && asides::ends_like_a_verb(page, verb)).then_some(name)
}

/// The name of a work or programme: `on its "Morning Tide"`, capitals throughout behind a possessive,
/// a preposition or a noun for works, no mark that ends a sentence; or before somebody who has a part
/// in it (`"Morning Tide" host Karen Ode`). Behind a noun for works the mark may be part of the title,
/// and behind a broadcaster's name or `on` the full stop is the sentence's.
pub(super) fn is_title(page: &Page<'_>, stretch: &Quoted) -> bool {
    let Some(last) = stretch.inner.end.checked_sub(1) else { return false };
    if stretch.inner.len() > 10 || !is_in_capitals(page, stretch) {
        return false;
    }
    let ends = is!(page, last, "!" | "?");
    let stop = is!(page, last, ".");
    if !ends && !stop && page.key(last) != COMMA && page.has(stretch.outer.end, MAKER) {
        return true;
    }
    let Some(before) = stretch.outer.start.checked_sub(1) else { return false };
    // `the podcast "…"`, `her programme, "…"`
    let work = page.has(before, WORK)
        || (page.key(before) == COMMA && before > 0 && page.has(before - 1, WORK));
    // `The report, "Boats of the North," is based on talks.`
    let document =
        page.key(before) == COMMA && before > 0 && sources::is_document(page, before - 1);
    if document && stretch.inner.len() > 3 && subject::is_verb(page, stretch.outer.end) {
        return true;
    }
    // `chants of "Ode, Ode, Ode"`
    if page.has(before.wrapping_sub(1), ANNOUNCEMENT) && is!(page, before, "of") {
        return false;
    }
    if is_epithet(page, before) {
        return false;
    }
    // `wrote "The Old Ferry"`, but not `wrote "Stop the Boats" on a wall`
    if page.has(before, WRITE) && !ends && !stop {
        let any = |bits| stretch.inner.clone().any(|at| page.has(at, bits));
        let shown = is!(page, stretch.outer.end, "on" | "across" | "over");
        if !shown && any(BOUNDARY | DETERMINER) && !any(FIRST_PERSON) && stretch.inner.len() > 1 {
            return true;
        }
    }
    let possessive = is_possessive(page, before);
    let owner = before.checked_sub(1).and_then(|at| page.mention(at));
    let outlet = possessive && owner.is_some_and(|one| one.kind == NameKind::Organization);
    // `on Friday's "Morning Tide."`
    let day = possessive && page.flags(before.wrapping_sub(1)) & flag::CALENDAR != 0;
    let led = possessive || page.has(before, JOINT | DETERMINER) || page.mention(before).is_some();
    // `according to Ode's "The Tide and the Moon."`: capitals but for small words.
    let set = possessive && stretch.inner.clone().any(|at| page.is_lower(at));
    let on = is!(page, before, "on" | "with");
    work || (led && !ends && (!stop || outlet || day || set || on))
}

/// `referred to Ode as the "Great Eel"`, `calls Ode "The Eel"`: whether somebody is named so by a verb of
/// judgement right before, the words from `before` back.
fn is_epithet(page: &Page<'_>, before: usize) -> bool {
    let article = page.has(before, DETERMINER);
    let last = if article { before.saturating_sub(1) } else { before };
    if is!(page, last, "as") {
        return (last.saturating_sub(EPITHET)..last).any(|at| page.has(at, JUDGEMENT));
    }
    let whom = page.mention(last).map_or(last, |one| one.tokens.start);
    let object = page.mention(last).is_some() || is!(page, last, "him" | "her" | "them" | "it");
    object && whom > 0 && page.has(whom - 1, CALLING)
}

/// Whether all words are capitalised but small ones, as in the title of a work.
pub(super) fn is_in_capitals(page: &Page<'_>, stretch: &Quoted) -> bool {
    let small = |at: usize| page.has(at, BOUNDARY | DETERMINER) || is_possessive(page, at);
    let opens = page.reading.tokens.get(stretch.inner.start).is_some_and(Token::is_capitalised);
    opens && stretch.inner.clone().all(|at| !page.is_lower(at) || small(at))
}

fn is_possessive(page: &Page<'_>, at: usize) -> bool {
    page.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
}

/// Half of a compound: `a "slow"-worthy crossing`.
pub(super) fn is_compound(page: &Page<'_>, stretch: &Quoted) -> bool {
    let token = |at: usize| page.reading.tokens.get(at).filter(|token| !token.spaced);
    let hyphen = token(stretch.outer.end).is_some() && is!(page, stretch.outer.end, "-");
    hyphen && token(stretch.outer.end + 1).is_some_and(|next| next.kind == TokenKind::Word)
}

/// The value of an attribute in markup that was left in the copy: `id="7"`.
pub(super) fn is_attribute(page: &Page<'_>, stretch: &Quoted) -> bool {
    let open = stretch.outer.start;
    let spaced = page.reading.tokens.get(open).is_none_or(|token| token.spaced);
    !spaced && open > 0 && is!(page, open - 1, "=")
}
