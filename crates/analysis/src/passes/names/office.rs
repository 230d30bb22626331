//! An office that is told by what it is over, before its holder: `Governor of the Bank of Ardal Jo Ode`.

use std::ops::Range;

use super::NameKind;
use super::lexicon::flag;
use super::runs::{FOR, OF, THE, TO, View};
use super::segment::kind_of;

/// What stands before the holder of an office.
pub(super) struct Office {
    /// What the office is over, where it is a listed name.
    pub(super) over: Option<(Range<usize>, NameKind)>,
    /// The first token of the office.
    pub(super) start: usize,
    /// The first token of the holder's name.
    pub(super) name: usize,
}

/// The office of which `range`, a run of capitals, is the end with the holder's name behind it.
pub(super) fn office(view: &View<'_>, range: Range<usize>) -> Option<Office> {
    let Range { start: at, end } = range;
    let behind = if at > 0 && view.key(at - 1) == THE { at - 1 } else { at };
    let link = behind.checked_sub(1)?;
    let head = link.checked_sub(1)?;
    if ![OF, FOR, TO].contains(&view.key(link)) || !view.has(head, flag::ROLE) || end - at < 2 {
        return None;
    }
    let thing = flag::ORG_HEAD | flag::PLACE_HEAD | flag::EVENT | flag::ORG_SUFFIX;
    if view.has(end - 1, thing) && !view.has(end - 1, flag::SURNAME) {
        return None;
    }
    let over = known(view, at, end);
    let name = match over {
        Some((known, _)) if known == end => return None,
        Some((known, _)) if view.is_given(known) => known,
        _ => holder(view, at, end)?,
    };
    let over = over.filter(|(known, _)| *known <= name).map(|(known, kind)| (at..known, kind));
    Some(Office { over, start: head, name })
}

/// The listed name that begins at `at`: one past its end, and its kind.
fn known(view: &View<'_>, at: usize, end: usize) -> Option<(usize, NameKind)> {
    let longest =
        if view.has(at, flag::BEGINS) { view.lexicon.longest(view.reading, at, end) } else { None };
    let (known, flags) = longest.unwrap_or((at + 1, view.flags(at)));
    kind_of(flags).map(|kind| (known, kind))
}

/// Where the holder's name begins: at a given name with more behind it, or behind the words of offices.
fn holder(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    if view.is_given(at) && !view.has(at, flag::PLACE | flag::ROLE_MODIFIER | flag::COMMON) {
        return None;
    }
    let given = (at + 1..end.saturating_sub(1)).find(|&at| view.is_given(at));
    let city = view.lexicon.listed(view.key(at)) & 4 != 0 && end - at == 3;
    given.or_else(|| city.then_some(at + 1)).or_else(|| {
        let office = |&at: &usize| view.has(at, flag::ROLE_MODIFIER) && !view.has(at, flag::GIVEN);
        let first = at + (at..end).take_while(office).count();
        (first > at && first < end && !view.is_common(first)).then_some(first)
    })
}
