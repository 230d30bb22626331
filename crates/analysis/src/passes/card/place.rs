//! Where: the place behind a preposition, with the words that belong to it.

use std::ops::Range;

use copydesk_core::Span;

use super::opening::Opening;
use super::words::Class;
use crate::passes::tokens::{TokenKind, key};

/// The longest place, in tokens.
const WHERE: usize = 8;

/// The place of the event: that of the lede, from its verb on first; a venue of the next sentence; the
/// city of the dateline; a place of the next two; that whose people act; the first place of the opening.
pub(super) fn place(
    opening: &Opening<'_>,
    verb: Option<usize>,
    dateline: Option<Span>,
) -> Option<Span> {
    let lede = opening.sentences.first()?;
    let rest = opening.sentences.get(1..)?;
    let verb = verb.filter(|verb| lede.contains(verb)).unwrap_or(lede.start);
    let near = |tokens: &Range<usize>| preposed(opening, tokens, Class::PLACE);
    let venue = |tokens: &Range<usize>| {
        let at = |at: usize| opening.reading.key(at) == key("at");
        preposed_where(opening, tokens, at)
    };
    near(&(verb..lede.end))
        .or_else(|| near(&(lede.start..verb)))
        .or_else(|| rest.first().and_then(venue))
        .or(dateline)
        .or_else(|| rest.iter().take(2).find_map(near))
        .or_else(|| owner(opening, lede.start..verb))
        .or_else(|| rest.iter().skip(2).find_map(near))
        .or_else(|| {
            let far = |tokens| preposed(opening, tokens, Class::FAR_PLACE);
            opening.sentences.iter().find_map(far)
        })
        .or_else(|| opening.sentences.iter().find_map(|tokens| alone(opening, tokens)))
}

fn preposed(opening: &Opening<'_>, tokens: &Range<usize>, opens: Class) -> Option<Span> {
    preposed_where(opening, tokens, |at| opening.is(at, opens))
}

/// The first place behind a word that opens one, with the words between them and the kind of place
/// behind it: `the northern port of Kell`, `Kell's eastern district`.
fn preposed_where(
    opening: &Opening<'_>,
    tokens: &Range<usize>,
    opens: impl Fn(usize) -> bool,
) -> Option<Span> {
    let mut found = tokens.clone().filter(|&at| opens(at)).filter_map(|at| {
        let mut start = at + 1;
        let stop = end_of_phrase(opening, start, tokens.end);
        // `from Kell to the capital` is a way, not a place.
        if opening.reading.key(at) == key("from") && opening.reading.key(stop) == key("to") {
            return None;
        }
        let last = opening.places(start..stop).max_by_key(|place| place.end)?;
        let is_tail = |at: &usize| opening.is(*at, Class::PLACE_TAIL);
        let end = (last.end..stop).find(is_tail).map_or(last.end, |at| at + 1);
        let noun = end == last.end && end < stop && opening.is_small(end);
        if noun && opening.is(start, Class::OWNER) && start + 1 == last.start {
            // `at its Kell shipyard`
            start = last.start;
        }
        opening.span(start..end.min(tokens.end))
    });
    found.next()
}

/// The place whose people act: `Kell's mayor`.
fn owner(opening: &Opening<'_>, subject: Range<usize>) -> Option<Span> {
    let owns = |at: usize| {
        let token = opening.reading.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Possessive)
    };
    let mut places = opening.places(subject.clone());
    opening.span(places.find(|place| place.start == subject.start && owns(place.end))?)
}

/// Where a phrase for a place ends.
fn end_of_phrase(opening: &Opening<'_>, start: usize, end: usize) -> usize {
    let most = end.min(start + WHERE);
    let ends = |at: &usize| {
        let of = opening.reading.key(*at) == key("of");
        opening.is_mark(*at) && opening.reading.word(*at) != "-"
            || opening.is_verb(*at)
            || opening.is(*at, Class::STOP)
            || opening.is_adverb(*at) && opening.is_small(*at)
            || opening.time_at(*at).is_some()
            // `the port of Kell`, but not `the government of Kell`.
            || of && at.checked_sub(1).is_some_and(|noun| !opening.is(noun, Class::PLACE_NOUN))
    };
    (start..most).find(ends).unwrap_or(most)
}

/// The first place named here, if it is no part of a longer word or owner of something.
fn alone(opening: &Opening<'_>, tokens: &Range<usize>) -> Option<Span> {
    let alone = |place: &Range<usize>| {
        let next = opening.reading.tokens.get(place.end);
        next.is_none_or(|next| next.kind != TokenKind::Possessive)
            && opening.reading.key(place.end) != key("-")
    };
    let first = opening.places(tokens.clone()).filter(alone).min_by_key(|place| place.start)?;
    opening.span(first)
}
