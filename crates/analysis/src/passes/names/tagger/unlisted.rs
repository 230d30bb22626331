//! Names that no list has, by what the words around them tell ([`told`]): another kind than the tagger saw,
//! and names that it passed over.
//!
//! What a list knows of the words speaks against what is told, so that more must tell then.

use std::ops::Range;

use crate::passes::names::NameKind::{self, Organization, Person, Place};
use crate::passes::names::evidence::Evidence;
use crate::passes::names::lexicon::{Flags, flag};
use crate::passes::names::notes::Notes;
use crate::passes::names::runs::{Candidate, View};
use crate::passes::names::segment::is_everyday;
use crate::passes::names::told::{Told, is_he, is_of_body, told};
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, Shape, key};

const HYPHEN: Key = key("-");

/// What the long lists say of family names, of given names and of cities.
const FAMILY: u8 = 1;
const CITY: u8 = 4;

/// So many points are needed against nothing, against the long lists, and against the others.
const FREE: u8 = 3;
const LISTED: u8 = 4;
const KNOWN: u8 = 6;

/// The longest name of a person, and the longest that is looked for where the tagger saw none.
const PERSON: usize = 4;
const LONGEST: usize = 5;

/// What nouns end with, more often than names do.
const NOUN_ENDINGS: &[&[u8]] =
    &[b"s", b"men", b"ing", b"tion", b"ment", b"ness", b"ism", b"ship", b"hood", b"ance", b"ence"];

/// What may be known of a word of a name that was passed over.
const HARMLESS: Flags = flag::SURNAME
    | flag::GIVEN
    | flag::PLACE
    | flag::PLACE_BEFORE
    | flag::PLACE_HEAD
    | flag::DIRECTION
    | flag::PARTICLE
    | flag::BEGINS;

/// The kind that is told of a span, and how sure that is; `kind` is what the tagger took it for, none for
/// names of something else.
pub(super) fn kind(
    view: &View<'_>,
    evidence: &Evidence,
    tokens: &Range<usize>,
    kind: Option<NameKind>,
    sentence: &Range<usize>,
) -> Option<(NameKind, u8)> {
    let (told, points) = told(view, tokens, sentence).kind()?;
    let weight = if points >= LISTED { 4 } else { 3 };
    if kind == Some(told) {
        return Some((told, weight));
    }
    let last = tokens.end - 1;
    let own = |flags| tokens.clone().any(|at| view.has(at, flags));
    let head = flag::ORG_HEAD | flag::ORG_SUFFIX | flag::EVENT | flag::ORG | flag::DEMONYM;
    let person = told == Person
        && (tokens.len() > PERSON
            || view.shape(tokens.start) == Shape::Upper
            || own(flag::PLACE_HEAD));
    let named = tokens.len() == 1 && evidence.family(view.key(last)).is_some() && told != Person;
    if own(head) || person || named {
        return None;
    }
    // No given name is in `Al-Ode`.
    let given = view.key(tokens.start + 1) != HYPHEN;
    let needed = match kind {
        Some(Person) if given && view.has(tokens.start, flag::GIVEN) => KNOWN,
        Some(Person) if view.has(last, flag::SURNAME) => LISTED,
        Some(Person) if given && view.is_given(tokens.start) => LISTED,
        Some(Person) if view.listed(last) & FAMILY != 0 => LISTED,
        Some(Place) if own(flag::PLACE) => KNOWN,
        Some(Place) if tokens.clone().any(|at| view.listed(at) & CITY != 0) => LISTED,
        None if told != Place => LISTED,
        _ => FREE,
    };
    (points >= needed).then_some((told, weight))
}

/// One past the name that the tagger passed over at `at`, before `limit`, its kind and how sure that is.
pub(super) fn passed_over(
    view: &View<'_>,
    at: usize,
    limit: usize,
    sentence: &Range<usize>,
) -> Option<(usize, NameKind, u8)> {
    let run = at..at + (at..limit).take_while(|&at| view.is_capital(at)).count();
    if is_everyday_body(view, &run) {
        return Some((run.end, Organization, 3));
    }
    let inside = |at: usize| {
        matches!(view.shape(at), Shape::Capital | Shape::Mixed)
            && view.is_capital(at)
            && !view.is_common(at)
            && view.flags(at) & !HARMLESS == 0
    };
    let before = at.wrapping_sub(1);
    let article = before == sentence.start && view.is_common(before);
    if (view.is_capital(before) && !article) || !inside(at) {
        return None;
    }
    let mut end = at + 1;
    while end < limit && (view.is_capital(end) || (view.is_link(end) && view.is_capital(end + 1))) {
        end += 1;
    }
    // `Velan Air`
    let trade = |one: usize| {
        let head = Class::TRADE | Class::COMPANY_HEAD;
        one > at && one + 1 == end && view.is_capital(one) && head.has(view.key(one))
    };
    let plain = (at..end).all(|at| inside(at) || view.is_link(at) || trade(at));
    let opening = at == sentence.start;
    if !plain || end - at > LONGEST || (opening && is_everyday(view, at, end == at + 1)) {
        return None;
    }
    let (kind, points) = told(view, &(at..end), sentence).kind()?;
    let known = end == at + 1 && view.has(at, flag::PLACE | flag::GIVEN);
    // `Pilots shrugged`: a capital that may be owed to the opening alone.
    let noun = NOUN_ENDINGS.iter().any(|ending| view.bytes(at).ends_with(ending));
    let owed = opening && end == at + 1 && noun;
    let needed = if owed || (known && kind == Organization) { LISTED } else { FREE };
    let weight = if points >= LISTED { 4 } else { 3 };
    (points >= needed).then_some((end, kind, weight))
}

/// Whether it is a body of everyday words of whom somebody is: `the founder of the Clean Rivers Appeal`.
pub(super) fn is_everyday_body(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let other = flag::CALENDAR | flag::DEMONYM | flag::TITLE | flag::ROLE;
    let plain = |at: usize| view.shape(at) == Shape::Capital && !view.has(at, other);
    tokens.len() >= 2 && is_of_body(view, tokens.start.wrapping_sub(1)) && tokens.clone().all(plain)
}

/// The company of which a span took along the noun that opens the sentence: `Drugmaker Velo`.
pub(super) fn behind_noun(
    view: &View<'_>,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let Range { start, end } = *tokens;
    let own = flag::ORG_HEAD | flag::ROLE_MODIFIER | flag::ROLE | flag::GIVEN | flag::SURNAME;
    let noun = start == sentence.start
        && (2..=3).contains(&tokens.len())
        && view.has(start, flag::BODY_NOUN)
        && !view.has(start, own | flag::BEGINS);
    let named = |at: usize| {
        view.shape(at) == Shape::Capital
            && view.flags(at) & !flag::SURNAME == 0
            && !view.is_common(at)
    };
    (noun && (start + 1..end).all(named)).then_some(start + 1..end)
}

/// Gives single words that no list has the kind that the words around all their mentions tell together: one
/// who met somebody here and flew there is a person.
pub(super) fn of_document(view: &View<'_>, evidence: &Evidence, found: &mut [Candidate]) {
    let plain = |one: &Candidate| {
        let at = one.tokens.start;
        one.tokens.len() == 1
            && one.weight <= 2
            && view.shape(at) == Shape::Capital
            && view.flags(at) & !flag::BEGINS == 0
            && view.listed(at) == 0
            && !view.is_common(at)
            && evidence.family(view.key(at)).is_none()
    };
    let mut sums: Notes<(u32, Told)> = Notes::new();
    let mut several = false;
    for one in found.iter().filter(|one| plain(one)) {
        let at = one.tokens.start;
        let next = view.sentences.partition_point(|one| one.first as usize <= at);
        let Some(sentence) = next.checked_sub(1).and_then(|own| view.sentences.get(own)) else {
            continue;
        };
        let sentence = sentence.tokens();
        let own = told(view, &one.tokens, &sentence);
        let follows = view.sentences.get(next).map(|next| next.tokens().start);
        let he = at == sentence.start && follows.is_some_and(|first| is_he(view.key(first)));
        let (count, sum) = sums.note(view.key(at));
        *count += 1;
        *sum = sum.and(if he { own.and_he() } else { own });
        several |= *count > 1;
    }
    if !several {
        return;
    }
    for one in found.iter_mut().filter(|one| plain(one)) {
        let (count, sum) = sums.get(view.key(one.tokens.start));
        if let Some((kind, _)) = sum.kind().filter(|_| count > 1) {
            *one = Candidate {
                kind: Some(kind),
                weight: 3,
                role: one.tokens.start..one.tokens.start,
                ..one.clone()
            };
        }
    }
}
