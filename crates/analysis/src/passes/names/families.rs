//! Whom a family name means that several persons of a document have.
//!
//! A title tells the gender (`Mrs. Ode`), a role who has it (`President Ode`). Else a family name that has
//! meant one of them, or somebody who is only named by it, goes on to mean that one; and one that has
//! meant nobody yet means who alone has been named before it. Right behind the full name of another one
//! it is left alone: either may be meant.

use super::document::Entry;
use super::lexicon::{Flags, flag};
use super::runs::{Candidate, View};
use crate::passes::tokens::Key;

const BOTH: Flags = flag::MALE | flag::FEMALE;
/// So many tokens behind another one's first full name either may be meant.
const BESIDE: usize = 30;

/// What the given name of a full name tells: `MALE`, `FEMALE`, or nothing.
pub(super) fn gender_of_given(view: &View<'_>, candidate: &Candidate) -> Flags {
    let given = view.flags(candidate.tokens.start);
    if given & flag::EITHER == 0 { given & BOTH } else { 0 }
}

/// The noun of the role before a name: `secretary` of `Secretary of State`; 0 for none, and for `Mrs.`
pub(super) fn role_of(view: &View<'_>, candidate: &Candidate) -> Key {
    let titles = flag::MALE_TITLE | flag::FEMALE_TITLE;
    let noun = candidate.role.clone().find(|&at| view.has(at, flag::ROLE));
    noun.filter(|&at| !view.has(at, titles)).map_or(0, |at| view.key(at))
}

/// Who is meant by the family name of a candidate that `bearers` have; `called` is who was meant last.
pub(super) fn meant(
    view: &View<'_>,
    candidate: &Candidate,
    bearers: &[(usize, &Entry)],
    called: Option<usize>,
) -> Option<usize> {
    let at = candidate.tokens.start;
    let titled = |title: Flags| candidate.role.clone().any(|at| view.has(at, title));
    let gender = match () {
        () if titled(flag::MALE_TITLE) => flag::MALE,
        () if titled(flag::FEMALE_TITLE) => flag::FEMALE,
        () => BOTH,
    };
    let fits = move |entry: &Entry| entry.gender == 0 || entry.gender & gender != 0;
    let fitting = || bearers.iter().copied().filter(move |(_, entry)| fits(entry));
    if gender != BOTH
        && let Some(one) = only(fitting())
    {
        return Some(one);
    }
    let role = role_of(view, candidate);
    if role != 0
        && let Some(one) = only(fitting().filter(|(_, entry)| entry.role == role))
    {
        return Some(one);
    }
    let beside = |entry: &Entry| entry.first < at && entry.first + BESIDE > at;
    let other_role = |entry: &Entry| role != 0 && entry.role != 0 && entry.role != role;
    if let Some(called) = called {
        let other = fitting().any(|(one, entry)| one != called && beside(entry));
        let no_more =
            |(one, entry): (usize, &Entry)| one == called && (!fits(entry) || other_role(entry));
        return Some(called).filter(|_| !other && !bearers.iter().copied().any(no_more));
    }
    let before = fitting().filter(|(_, entry)| entry.first < at);
    only(before)
        .filter(|one| !bearers.iter().any(|(other, entry)| other == one && other_role(entry)))
}

/// The only one of them.
fn only<'a>(mut entries: impl Iterator<Item = (usize, &'a Entry)>) -> Option<usize> {
    let (one, _) = entries.next()?;
    entries.next().is_none().then_some(one)
}
