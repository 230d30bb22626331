//! What the lists know for certain, whatever the tagger made of it.
//!
//! A name of several words that the lists have as a region is a place (`the West Bank`); countries
//! and cities have teams of their names. Peoples, faiths and parties are no names: `Roman Catholic` before a noun is nobody, and of
//! `the Ohio Democrat` the state alone is a name. `Eve` behind a feast is an evening.

use super::NameKind::{Person, Place};
use super::lexicon::{Flags, flag};
use super::runs::{Candidate, View};
use crate::passes::tokens::{Key, Shape, key};

const EVE: Key = key("eve");
/// What stands before `Eve`: `Christmas`, and the `'s` of `New Year's`.
const FEASTS: [Key; 2] = [key("christmas"), key("'s")];
/// Articles and numbers before an adjective.
const BEFORE_ADJECTIVE: [Key; 5] = [key("a"), key("an"), key("the"), key("backed"), key("two")];

/// Places whose teams bear their names.
const TEAMS: Flags = flag::COUNTRY | flag::CITY;
/// Peoples, faiths and parties.
const PEOPLE: Flags = flag::DEMONYM | flag::FAITH;

/// Corrects the tagger's candidates by the lists.
pub(super) fn settle(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    candidates.retain_mut(|candidate| {
        if candidate.kind == Some(Person) && (is_people(view, candidate) || is_eve(view, candidate))
        {
            return false;
        }
        if candidate.tokens.len() < 2 {
            return true;
        }
        if without_party(view, candidate) || is_place(view, candidate) {
            candidate.kind = Some(Place);
            candidate.weight = 4;
        }
        true
    });
}

/// Whether the lists have the whole as a region.
fn is_place(view: &View<'_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let listed = view.lexicon.longest(view.reading, start, end);
    listed.is_some_and(|(found, flags)| {
        found == end && flags & flag::REGION != 0 && flags & (flag::ORG | TEAMS) == 0
    })
}

/// Cuts the party off a place: `Ohio` of `the Ohio Democrat`.
fn without_party(view: &View<'_>, candidate: &mut Candidate) -> bool {
    let last = candidate.tokens.end - 1;
    let place = candidate.kind == Some(Place)
        && view.has(last, PEOPLE)
        && !view.has(last, flag::PLACE | flag::PLACE_HEAD)
        && (candidate.tokens.start..last).all(|at| view.has(at, flag::PLACE));
    if place {
        candidate.tokens.end = last;
    }
    place
}

/// Whether what was taken for a person is peoples or faiths alone, before a noun.
fn is_people(view: &View<'_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let noun = view.shape(end) == Shape::Lower;
    let alone = end == start + 1;
    let adjective = || {
        start.checked_sub(1).is_some_and(|before| {
            BEFORE_ADJECTIVE.contains(&view.key(before)) || view.has(before, PEOPLE)
        })
    };
    candidate.tokens.clone().all(|at| view.has(at, PEOPLE))
        && (!alone || noun && !view.has(start, flag::SURNAME) && adjective())
}

/// Whether it is the `Eve` of a feast.
fn is_eve(view: &View<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    candidate.tokens.len() == 1
        && view.key(start) == EVE
        && start.checked_sub(1).is_some_and(|before| FEASTS.contains(&view.key(before)))
}
