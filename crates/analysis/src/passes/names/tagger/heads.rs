//! Bodies that the tagger takes for names of something else, or in pieces, and that their own words tell:
//! a head (`Odelar Municipal Corporation`), a company's suffix (`Kari Ode Traders Ltd`).

use std::ops::Range;

use crate::passes::names::NameKind::Organization;
use crate::passes::names::lexicon::flag;
use crate::passes::names::runs::{Candidate, View};
use crate::passes::tokens::Shape;

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
