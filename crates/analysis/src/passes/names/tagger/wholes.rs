//! Names that the tagger saw in pieces, made whole: a town with a small word between hyphens
//! (`Ardal-on-Kviz`), a university and its campus, a ministry of several fields, a unit and its number, a
//! court and what it is for, a family name of two with `y`.
//!
//! Asks the tokens beside each piece alone; a piece that stands within the whole is part of it.

use std::ops::Range;

use super::{cuts, heads};
use crate::grammar::times::is_ordinal_suffix;
use crate::passes::names::NameKind::{self, Organization, Person, Place};
use crate::passes::names::lexicon::flag;
use crate::passes::names::runs::{AND, COMMA, Candidate, FOR, OF, THE, View};
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, Shape, key};

const HYPHEN: Key = key("-");
const UNIVERSITY: Key = key("university");
const Y: Key = key("y");
const LE: Key = key("le");
const LA: Key = key("la");
/// So many words one field of a ministry may have.
const FIELD: usize = 4;
/// So many words may stand between a unit and its number.
const UNIT: usize = 3;
/// So many words may stand before the possessive of a body called after an officer.
const OFFICER: usize = 6;

/// Puts together what is one name, in the order of their first tokens.
pub(super) fn wholes(view: &View<'_>, found: &mut Vec<Candidate>) {
    let mut index = 0;
    while let Some(one) = found.get(index) {
        let whole = whole(view, found, index);
        if let Some((tokens, kind)) = whole.filter(|(tokens, _)| *tokens != one.tokens) {
            let first = found.partition_point(|one| one.tokens.end <= tokens.start);
            let behind = found.partition_point(|one| one.tokens.start < tokens.end);
            let role = if kind == Person { found[index].role.clone() } else { 0..0 };
            let whole = Candidate { tokens, kind: Some(kind), weight: 2, role };
            found.splice(first..behind, [whole]);
            index = first;
        }
        index += 1;
    }
}

/// The whole of the name at this place, and its kind.
fn whole(view: &View<'_>, found: &[Candidate], index: usize) -> Option<(Range<usize>, NameKind)> {
    let one = found.get(index)?;
    let Range { start, end } = one.tokens;
    let next = view.key(end);
    if next == HYPHEN && !view.is_spaced(end) {
        if let Some(end) = town(view, end) {
            return Some((start..end, Place));
        }
        let campus = one.kind == Some(Organization)
            && view.key(start) == UNIVERSITY
            && !view.is_spaced(end + 1)
            && view.is_capital(end + 1);
        return campus.then(|| (start..end + 2, Organization));
    }
    match one.kind? {
        Person | Place
            if next == Y
                && (end - start >= 2 || view.is_given(start))
                && view.shape(end) == Shape::Lower
                && view.is_capital(end + 1) =>
        {
            Some((start..end + 2, Person))
        }
        Organization => {
            let start = numbered(view, one).unwrap_or(start);
            let end =
                of_fields(view, &one.tokens).or_else(|| of_court(view, &one.tokens)).unwrap_or(end);
            Some((start..end, Organization))
        }
        _ => None,
    }
}

/// One past what is one name whatever the tagger sees, and its kind: a town with small words between hyphens,
/// a body named for its cause (`Free the Ferries`), a listed name with a possessive; `owned` is whether a
/// possessive stands in the stretch that ends at `limit`.
pub(super) fn ahead(
    view: &View<'_>,
    at: usize,
    limit: usize,
    sentence: &Range<usize>,
    owned: bool,
) -> Option<(usize, NameKind)> {
    match view.key(at + 1) {
        HYPHEN => long_town(view, at, limit).map(|end| (end, Place)),
        THE => for_cause(view, at, sentence).map(|end| (end, Organization)),
        AND => heads::doubled(view, at).map(|end| (end, Organization)),
        _ if !owned => None,
        _ => cuts::with_possessive(view, at, limit)
            .or_else(|| of_officer(view, at, limit, sentence).map(|end| (end, Organization))),
    }
}

/// One past a body that is called after who runs it or whom it is for: `the Marsh County Sheriff's Office`, `the
/// Odal Farmers' Union`.
fn of_officer(view: &View<'_>, at: usize, limit: usize, sentence: &Range<usize>) -> Option<usize> {
    let opens = at == sentence.start && view.is_common(at);
    if view.shape(at) != Shape::Capital || view.key(at) == THE || opens {
        return None;
    }
    let possessive = (at + 1..limit.min(at + OFFICER)).find(|&at| !view.is_capital(at))?;
    let (who, head) = (possessive - 1, possessive + 1);
    let named = flag::GIVEN | flag::SURNAME | flag::ORG | flag::PLACE;
    if !cuts::is_possessive(view, possessive) || !view.is_capital(head) {
        return None;
    }
    // `King's College Oslo`
    if view.has(who, flag::TITLE | flag::ROLE) && Class::WHOLE.has(view.key(head)) && who == at {
        return Some(head + 1 + usize::from(view.has(head + 1, flag::CITY)));
    }
    let branch = Class::BRANCH.has(view.key(head));
    let officer = branch && view.has(who, flag::ROLE) && !view.has(who, flag::ORG_HEAD);
    let members = view.has(who, flag::PERSON_NOUN)
        && view.has(head, flag::ORG_HEAD)
        && view.reading.word(who).ends_with('s');
    ((officer || members) && !view.has(who, named)).then_some(head + 1)
}

/// One past `Saint-Odel-de-Kviz`: capitals with hyphens between them, and small words before the last.
fn long_town(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let glued =
        |at: usize| view.key(at) == HYPHEN && !view.is_spaced(at) && !view.is_spaced(at + 1);
    if !view.is_capital(at) || (at > 0 && glued(at - 1)) {
        return None;
    }
    let mut hyphen = at + 1;
    while glued(hyphen) && view.is_capital(hyphen + 1) {
        hyphen += 2;
    }
    town(view, hyphen).filter(|end| *end <= limit)
}

/// One past the object of a cause within a sentence: `Save the Old Pier`.
fn for_cause(view: &View<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let inside = at > sentence.start && view.shape(at - 1) == Shape::Lower;
    if !inside || view.shape(at) != Shape::Capital || !Class::CAUSE.has(view.key(at)) {
        return None;
    }
    let object = at + 2;
    let words = (object..sentence.end).take_while(|&at| view.shape(at) == Shape::Capital).count();
    (view.shape(at + 1) == Shape::Lower && words > 0).then_some(object + words)
}

/// One past `-on-Kviz`, `-under-the-Kviz`, of which the first hyphen is given.
fn town(view: &View<'_>, hyphen: usize) -> Option<usize> {
    let small = hyphen + 1;
    let second = small + 1;
    let article = matches!(view.key(second + 1), THE | LE | LA) && view.key(second + 2) == HYPHEN;
    let last = if article { second + 3 } else { second + 1 };
    let glued = (hyphen..=last).all(|at| !view.is_spaced(at));
    let joins = Class::TOWN_JOINT.has(view.key(small)) && view.shape(small) == Shape::Lower;
    (joins && view.key(second) == HYPHEN && glued && view.is_capital(last)).then_some(last + 1)
}

/// Where a unit begins with its number: `the 3rd Armoured Brigade`.
fn numbered(view: &View<'_>, one: &Candidate) -> Option<usize> {
    let Range { start, end } = one.tokens;
    let before = start.checked_sub(1)?;
    let word = view.reading.word(before);
    let figures = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ordinal = (1..=3).contains(&figures.len())
        && figures.bytes().all(|byte| byte.is_ascii_digit())
        && is_ordinal_suffix(&word[figures.len()..]);
    (ordinal && end - start <= UNIT && Class::UNIT.has(view.key(end - 1))).then_some(before)
}

/// One past the last field of a ministry: `the Ministry of Harbours, Tides and Ferry Affairs`. None of them
/// is a name that a table knows, as that of a body beside it mostly is.
fn of_fields(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let Range { start, end } = *tokens;
    let over = tokens.clone().any(|at| matches!(view.key(at), OF | FOR));
    if !over || !(start..end).any(|at| Class::MINISTRY.has(view.key(at))) {
        return None;
    }
    let field = |at: usize| {
        let named = flag::ORG | flag::PLACE | flag::GIVEN | flag::TITLE | flag::DEMONYM;
        let known = view.is_common(at) || view.has(at, flag::ROLE_MODIFIER);
        let nobody =
            !view.has(at, flag::SURNAME) && view.lexicon.listed(view.key(at)).trailing_zeros() >= 2;
        view.shape(at) == Shape::Capital && !view.has(at, named) && (known || nobody)
    };
    let fields = |from: usize| from + (from..from + FIELD).take_while(|&at| field(at)).count();
    let mut at = end;
    while view.key(at) == COMMA && fields(at + 1) > at + 1 {
        at = fields(at + 1);
    }
    // A comma before `and`, and none but the last field behind it.
    let and = at + usize::from(view.key(at) == COMMA);
    let last = if view.key(and) == AND { fields(and + 1) } else { 0 };
    (last > and + 1).then_some(last)
}

/// One past what a court is of or for: `the High Court of Justice`, `the Court of Appeals for the Ninth
/// Circuit`.
fn of_court(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let end = tokens.end;
    if !Class::COURT.has(view.key(end - 1)) {
        return None;
    }
    if view.key(end) == OF && Class::JUSTICE.has(view.key(end + 1)) && view.is_capital(end + 1) {
        return Some(end + 2);
    }
    let first = end + 1 + usize::from(view.key(end + 1) == THE);
    let capitals = (first..first + UNIT).take_while(|&at| view.is_capital(at)).count();
    let bench = capitals > 0 && Class::UNIT.has(view.key(first + capitals - 1));
    (view.key(end) == FOR && bench).then_some(first + capitals)
}
