//! When and where something was said, between a subject and its verb: `Ode last week said`, `the mayor
//! in May said`, `Ode here on Sunday said`.
//!
//! Told by the small words alone, not by the passes that resolve times, which come later: a noun for a
//! stretch of the calendar with a word that picks one, a month or a year behind `in`.

use super::lexicon::{DETERMINER, MOMENT, STRETCH};
use super::page::{Page, is};
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::TokenKind;

/// The first token of the time or place that ends at `last`; `None` where none does.
pub(super) fn starts(page: &Page<'_>, last: usize, from: usize) -> Option<usize> {
    if is!(page, last, "here") {
        return Some(last);
    }
    let before = last.checked_sub(1).filter(|&at| at > from)?;
    if let Some(count) = counted(page, last, from) {
        return Some(count);
    }
    if page.has(last, STRETCH) {
        let picked = is!(page, before, "last" | "this" | "next" | "earlier" | "late");
        let day = page.flags(before) & flag::CALENDAR != 0 || is!(page, before, "yesterday");
        let late =
            before.checked_sub(1).filter(|&at| at > from && is!(page, at, "late" | "earlier"));
        // `at the weekend`
        let at = || before.checked_sub(1).filter(|&at| at > from && is!(page, before, "the"));
        if !picked && !day {
            return at().filter(|&at| is!(page, at, "at" | "over"));
        }
        return Some(late.filter(|_| picked).unwrap_or(before));
    }
    // `in May`, `in 2019`, `in April 2019`
    let month = |at: usize| page.flags(at) & flag::CALENDAR != 0 || page.reading.word(at) == "May";
    let number = |at: usize| {
        page.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
            && page.reading.word(at).len() == 4
    };
    let first = if number(last) && month(before) { before } else { last };
    let joint = first.checked_sub(1).filter(|&at| at > from && is!(page, at, "in"))?;
    (month(first) || number(first)).then_some(joint)
}

/// `last week`, `this morning`, `Friday night`: whether a stretch that is picked ends at `at`.
pub(super) fn ends_picked(page: &Page<'_>, at: usize) -> bool {
    let which = at.checked_sub(1).filter(|_| page.has(at, STRETCH | MOMENT));
    which.is_some_and(|at| {
        is!(page, at, "last" | "this" | "next") || page.flags(at) & flag::CALENDAR != 0
    })
}

/// `four years ago`, `two days earlier`, `a week later`: where the count begins.
fn counted(page: &Page<'_>, last: usize, from: usize) -> Option<usize> {
    if !is!(page, last, "ago" | "earlier" | "later" | "before") {
        return None;
    }
    let unit = last.checked_sub(1).filter(|&at| at > from && page.has(at, STRETCH | MOMENT))?;
    let count = unit.checked_sub(1).filter(|&at| at > from)?;
    let number = page.reading.tokens.get(count)?.kind == TokenKind::Number;
    (number || page.has(count, DETERMINER)).then_some(count)
}
