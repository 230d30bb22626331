//! Bodies that the tagger takes for names of something else, or in pieces, and that their own words tell:
//! a head (`Odelar Municipal Corporation`), a company's suffix (`Kari Ode Traders Ltd`).

use std::ops::Range;

use crate::passes::names::NameKind::Organization;
use crate::passes::names::lexicon::flag;
use crate::passes::names::runs::{AND, Candidate, FOR, OF, View};
use crate::passes::names::words::Class;
use crate::passes::tokens::Shape;

/// What the long list says of family names and of given names.
const OF_PERSONS: u8 = 3;

/// Whether the rules see a body in the same tokens, by the noun that it ends with.
pub(super) fn headed(view: &View<'_>, rules: &[Candidate], tokens: &Range<usize>) -> bool {
    let same = rules.partition_point(|rule| rule.tokens.start < tokens.start);
    let rule = rules.get(same).filter(|rule| rule.tokens == *tokens);
    rule.is_some_and(|rule| is_headed(view, rule))
}

/// Whether a candidate of the rules is a body by the noun that it ends with.
pub(super) fn is_headed(view: &View<'_>, rule: &Candidate) -> bool {
    let last = rule.tokens.end - 1;
    rule.kind == Some(Organization)
        && rule.tokens.len() >= 2
        && view.has(last, flag::ORG_HEAD | flag::ORG_SUFFIX)
        && !view.has(last, flag::EVENT)
}

/// The body with a head that the rules see where the tagger saw its first words alone: `First Hall` of `First
/// Hall of the Ferry Court`.
pub(super) fn longer(
    view: &View<'_>,
    rules: &[Candidate],
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let same = rules.partition_point(|rule| rule.tokens.start < tokens.start);
    let rule = rules.get(same).filter(|rule| rule.tokens.start == tokens.start)?;
    let goes_on = rule.tokens.end > tokens.end
        && !(tokens.end..rule.tokens.end).any(|at| view.key(at) == AND)
        && !view.is_given(tokens.start);
    // `U.S. District Court for the Southern District of Odelan`
    let over = |at: usize| {
        view.has(at, flag::ORG_OF) && view.is_capital(at) && matches!(view.key(at + 1), OF | FOR)
    };
    let of = rule.kind == Some(Organization)
        && tokens.clone().chain(tokens.end..rule.tokens.end - 1).any(over);
    (goes_on && (of || is_headed(view, rule))).then(|| rule.tokens.clone())
}

/// Whether the last word is what a company makes or is, as nobody is called: `Karen Aircraft`.
pub(super) fn is_maker(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let named = flag::SURNAME | flag::GIVEN;
    tokens.len() >= 2
        && view.shape(last) == Shape::Capital
        && (Class::COMPANY_HEAD | Class::TRADE).has(view.key(last))
        && !view.has(last, named)
        && view.lexicon.listed(view.key(last)) & OF_PERSONS == 0
}

/// Whether a noun of another language opens it as the name of a body: `Banco Odelar`.
pub(super) fn is_opened(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    tokens.len() >= 2 && view.is_capital(first) && Class::OPENS_BODY.has(view.key(first))
}

/// One past what is joined to itself: `Velo and Velo`.
pub(super) fn doubled(view: &View<'_>, at: usize) -> Option<usize> {
    let twice = view.key(at + 1) == AND
        && view.key(at + 2) == view.key(at)
        && view.shape(at) == Shape::Capital
        && view.shape(at + 2) == Shape::Capital
        && !view.is_common(at);
    twice.then_some(at + 3)
}

/// What an office stands behind, of a span that took it along: `Odel` of `Odel Regional Minister`.
pub(super) fn without_office(view: &View<'_>, tokens: &Range<usize>) -> usize {
    let office = |at: usize| {
        view.has(at, flag::ROLE)
            && view.is_capital(at)
            && !view.has(at, flag::ORG_HEAD | flag::ORG_SUFFIX | flag::SURNAME | flag::GIVEN)
            && !view.bytes(at).ends_with(b"s")
    };
    let inner = || tokens.clone().any(|at| matches!(view.key(at), OF | FOR | AND));
    if tokens.len() < 2 || !office(tokens.end - 1) || inner() {
        return tokens.end;
    }
    let part = |at: &usize| view.has(*at, flag::ROLE | flag::ROLE_MODIFIER);
    let office = tokens.clone().rev().take_while(part).count();
    tokens.end - office
}

/// Puts the bodies that end with a company's suffix in the place of what was found in pieces of them.
pub(super) fn suffixed(
    view: &View<'_>,
    rules: &[Candidate],
    found: &mut Vec<Candidate>,
    taken: &mut Vec<Range<usize>>,
) {
    for rule in rules {
        let last = rule.tokens.end - 1;
        let sure = rule.kind == Some(Organization) && rule.weight >= 4 && rule.tokens.len() >= 3;
        if !sure || !view.has(last, flag::ORG_SUFFIX) || view.shape(last) == Shape::Upper {
            continue;
        }
        let first = taken.partition_point(|one| one.end <= rule.tokens.start);
        let behind = taken.partition_point(|one| one.start < rule.tokens.end);
        let pieces = taken.get(first..behind).unwrap_or_default();
        let inside = |one: &Range<usize>| {
            rule.tokens.start <= one.start && one.end <= rule.tokens.end && *one != rule.tokens
        };
        if pieces.is_empty() || !pieces.iter().all(inside) {
            continue;
        }
        found.retain(|one| {
            one.tokens.end <= rule.tokens.start || rule.tokens.end <= one.tokens.start
        });
        found.push(Candidate { weight: 2, ..rule.clone() });
        taken.splice(first..behind, [rule.tokens.clone()]);
    }
}
