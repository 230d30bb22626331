//! What stands beside a span, and tells what it names where the tagger saw something else.

use std::ops::Range;

use super::name_kind;
use crate::passes::names::NameKind::{self, Organization, Person, Place};
use crate::passes::names::evidence::Evidence;
use crate::passes::names::lexicon::flag;
use crate::passes::names::runs::{AND, COMMA, Candidate, OF, THE, View};
use crate::passes::names::segment;
use crate::passes::names::words::Class;
use crate::passes::tokens::{Shape, TokenKind};

/// What the long list says of cities, of family names and of given names.
const CITY: u8 = 4;
const OF_PERSONS: u8 = 3;
/// So many words a body before its possessive may have.
const OWNER: usize = 4;

/// Whether what stands beside a span, or a particle in it, tells that it is a person whom no table
/// has: `director Jan van Ode`, `the government of Kari Ode`, `Velo's Kari Ode`.
pub(super) fn is_person(view: &View<'_>, tokens: &Range<usize>, number: usize) -> bool {
    let Range { start, end } = *tokens;
    let place = name_kind(number) == Some(Place);
    if end - start < 2 || !(place || name_kind(number) == Some(Organization)) {
        return false;
    }
    let particle = (start + 1..end - 1).rev().find(|&at| {
        view.shape(at) == Shape::Lower && Class::PERSONAL.has(view.key(at)) && view.is_spaced(at)
    });
    let known = flag::PLACE
        | flag::PLACE_HEAD
        | flag::PLACE_OF
        | flag::PLACE_BEFORE
        | flag::DIRECTION
        | flag::DEMONYM
        | flag::ORG
        | flag::ORG_HEAD
        | flag::ORG_OF
        | flag::ORG_SUFFIX
        | flag::EVENT;
    // `van Dam` is no dam.
    let mut own = start..particle.unwrap_or(end);
    let given = view.is_given(start);
    let is_city = view.lexicon.listed(view.key(start)) & CITY != 0;
    if own.any(|at| view.has(at, known)) || (is_city && !given) {
        return false;
    }
    let before = start.wrapping_sub(1);
    let owned =
        view.reading.tokens.get(before).is_some_and(|one| one.kind == TokenKind::Possessive);
    let whole = given
        && end - start <= 3
        && view.is_capital(end - 1)
        && (start..end).all(|at| view.is_capital(at) || view.is_link(at))
        && !view.is_common(end - 1);
    let role = !segment::role_before(view, start).is_empty();
    if whole && (role || (owned && place)) {
        return true;
    }
    let of = start >= 2 && view.key(before) == OF && Class::POWER.has(view.key(start - 2));
    // `Director Jan van Ode`
    let office = view.is_capital(start) && view.has(start, flag::ROLE | flag::TITLE);
    // `Councillor Kari Ode`
    let called = office && (3..=4).contains(&(end - start)) && view.is_given(start + 1);
    if called && (start..end).all(|at| view.is_capital(at)) {
        return true;
    }
    !is_city && if place { of || particle.is_some() || role } else { particle.is_some() && office }
}

/// Whether a team is called by what it is known as: `the Otters` with a capital, `beat Wolves 2-1`, `Wolves
/// striker Kari Ode`.
pub(super) fn is_team(view: &View<'_>, at: usize) -> bool {
    if view.shape(at) != Shape::Capital || !Class::TEAM.has(view.key(at)) {
        return false;
    }
    let before = at.wrapping_sub(1);
    let next = view.key(at + 1);
    let article = view.key(before) == THE;
    let alone = (article || !view.is_capital(before)) && !view.is_capital(at + 1);
    let inside = article || view.shape(before) == Shape::Lower;
    let plays = view.shape(at + 1) == Shape::Lower
        && (Class::EMPLOYED.has(next) || Class::DEFEAT.has(next));
    alone && (inside || plays)
}

/// Whether a ship is named: `the ferry Kari Ode`, `the USS Marsh`.
pub(super) fn is_vessel(view: &View<'_>, tokens: &Range<usize>) -> bool {
    // `the yacht Lady Ode`
    let titles = (0..tokens.start)
        .rev()
        .take_while(|&at| view.is_capital(at) && view.has(at, flag::TITLE | flag::ROLE));
    let before = (tokens.start - titles.count()).wrapping_sub(1);
    let prefix = |at: usize| view.shape(at) == Shape::Upper && Class::SHIP.has(view.key(at));
    let noun = view.shape(before) == Shape::Lower && Class::VESSEL.has(view.key(before));
    noun || prefix(before) || (tokens.len() >= 2 && prefix(tokens.start))
}

/// Whether a noun of bodies before one or two words tells that it is no person: `the operator Velo`.
pub(super) fn is_firm(view: &View<'_>, evidence: &Evidence, tokens: &Range<usize>) -> bool {
    let before = tokens.start.wrapping_sub(1);
    let personal = |at: usize| {
        view.has(at, flag::GIVEN | flag::SURNAME)
            || view.lexicon.listed(view.key(at)) & OF_PERSONS != 0
            || evidence.family(view.key(at)) == Some(true) && tokens.len() == 1
    };
    tokens.len() <= 2
        && view.shape(before) == Shape::Lower
        && view.has(before, flag::BODY_NOUN)
        && !view.reading.word(before).ends_with('s')
        && !personal(tokens.start)
}

/// Whether a relative is told of before the capital at `at`: `her husband, Olek,`, `their daughters,
/// Ada and Ute`; `named` is the end of the name before.
pub(super) fn is_relative(view: &View<'_>, at: usize, named: usize) -> bool {
    let kin = |at: usize| view.shape(at) == Shape::Lower && Class::KIN.has(view.key(at));
    let Some(before) = at.checked_sub(2) else { return false };
    if ![COMMA, AND].contains(&view.key(at - 1)) {
        return false;
    }
    let plain = view.shape(at) == Shape::Capital
        && !view.has(at, flag::CALENDAR | flag::DEMONYM | flag::NOT_NAME)
        && !view.is_common(at)
        && !view.is_capital(at + 1);
    let next = at + 1;
    let closed = view.key(next) == COMMA
        || view.key(next) == AND
        || view.reading.tokens.get(next).is_none_or(|token| token.kind == TokenKind::Mark);
    let comma = view.key(at - 1) == COMMA && kin(before) && closed;
    let second = view.key(at - 1) == AND && named == at - 1 && {
        let comma = at.wrapping_sub(3);
        view.key(comma) == COMMA && kin(comma.wrapping_sub(1))
    };
    plain && (comma || second)
}

/// Whether it is one word, or two with `and` between them.
pub(super) fn is_one_or_two(view: &View<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 || (tokens.len() == 3 && view.key(tokens.start + 1) == AND)
}

/// The kinds of bodies that stand as employers right before a person, put right.
pub(super) fn employers(view: &View<'_>, evidence: &Evidence, found: &mut [Candidate]) {
    for at in 1..found.len() {
        let Some([one, person]) = found.get_mut(at - 1..=at) else { continue };
        let between = one.tokens.end;
        let employs = one.kind == Some(Person)
            && person.kind == Some(Person)
            && person.tokens.start == between + 1
            && person.tokens.len() >= 2
            && view.shape(between) == Shape::Lower
            && Class::EMPLOYED.has(view.key(between))
            && one
                .tokens
                .clone()
                .all(|at| evidence.family(view.key(at)) != Some(true) || one.tokens.len() > 1);
        if employs {
            one.kind = Some(Organization);
            one.role = one.tokens.start..one.tokens.start;
        }
    }
}

/// The bodies whose possessive stands right before a person, put right: `Velo Odal's Kari Ode`. Somebody is
/// told by a family name alone before another's, so that these are of two words and more.
pub(super) fn owners(view: &View<'_>, found: &mut Vec<Candidate>) {
    let named = |at: usize| {
        view.has(at, flag::GIVEN | flag::SURNAME | flag::TITLE | flag::DEMONYM | flag::CALENDAR)
            || (view.lexicon.listed(view.key(at)) & OF_PERSONS != 0 && !view.is_common(at))
    };
    let mut index = 0;
    while let Some(person) = found.get(index) {
        let start = person.tokens.start;
        index += 1;
        let possessive = start.checked_sub(1).filter(|&at| {
            view.reading.tokens.get(at).is_some_and(|one| one.kind == TokenKind::Possessive)
        });
        let full = person.kind == Some(Person) && person.tokens.len() >= 2 && view.is_given(start);
        let Some(end) = possessive.filter(|_| full) else { continue };
        let words = (0..end).rev().take(OWNER).take_while(|&at| view.is_capital(at) && !named(at));
        let first = end - words.count();
        // A token more before it is a name, or more of this one.
        let more = first.checked_sub(1).is_some_and(|at| view.is_capital(at));
        let place = (first..end).any(|at| view.has(at, flag::PLACE | flag::PLACE_HEAD));
        if end - first < 2 || more || place {
            continue;
        }
        let before = index.checked_sub(2).and_then(|before| found.get_mut(before));
        match before {
            Some(one) if one.tokens.end > first => {
                if one.tokens == (first..end) && matches!(one.kind, None | Some(Person)) {
                    *one = owner_of(first..end);
                }
            }
            _ => {
                found.insert(index - 1, owner_of(first..end));
                index += 1;
            }
        }
    }
}

const fn owner_of(tokens: Range<usize>) -> Candidate {
    let role = tokens.start..tokens.start;
    Candidate { tokens, kind: Some(Organization), weight: 2, role }
}

/// The body of whose name the tagger saw the place alone: `Ardal Morning News`.
pub(super) fn body_of_place(
    view: &View<'_>,
    tokens: &Range<usize>,
    kind: NameKind,
) -> Option<usize> {
    if kind != Place {
        return None;
    }
    let behind = (tokens.end..tokens.end + 3).take_while(|&at| {
        view.is_capital(at) && !view.has(at, flag::ROLE | flag::TITLE | flag::GIVEN | flag::DEMONYM)
    });
    let last = behind.last()?;
    let head = view.has(last, flag::ORG_HEAD) && !view.has(last, flag::EVENT | flag::ORG_SUFFIX);
    head.then_some(last + 1)
}
