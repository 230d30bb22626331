//! Offices that are told with `of`, before who holds them (`Secretary of Harbours Kari Ode`), and who is told by
//! whose he or she is (`Ode's mother`).
//!
//! Told by capitals alone: another role or title between the two tells that they are not one.

use std::ops::Range;

use super::lexicon::DETERMINER;
use super::page::{Page, is};
use crate::passes::names::NameKind;
use crate::passes::names::lexicon::flag;
use crate::passes::tokens::{Token, TokenKind};

/// So many words may name an office behind `of`.
const OFFICE: usize = 6;

/// `said Secretary of Harbours Kari Ode`: an office that is told with `of`, with the person behind it.
pub(super) fn office_holder(page: &Page<'_>, of: usize, to: usize) -> Option<Range<usize>> {
    let role = is!(page, of, "of")
        && page.flags(of.checked_sub(1)?) & (flag::ROLE | flag::PERSON_NOUN) != 0;
    let first = of + 1 + usize::from(page.has(of + 1, DETERMINER));
    let mut at = first;
    while role && at < to.min(first + OFFICE) {
        if let Some(mention) = page.mention(at) {
            if mention.kind == NameKind::Person {
                return (at > first).then(|| of - 1..mention.tokens.end);
            }
            at = mention.tokens.end.max(at + 1);
            continue;
        }
        // `spokesman of Minister Ode` is somebody else.
        let is_capital = |at: usize| page.reading.tokens.get(at).is_some_and(Token::is_capitalised);
        // `Secretary of Ports and Ferries Ode`, but not `the captain of Kviz and Ode`
        let person = |at: usize| page.mention(at).is_some_and(|one| one.kind == NameKind::Person);
        let and = is!(page, at, "and") && is_capital(at + 1) && !person(at + 1);
        let capital = and || is_capital(at);
        if !capital || page.flags(at) & (flag::ROLE | flag::TITLE) != 0 {
            return None;
        }
        at += 1;
    }
    None
}

/// `Secretary of State Ode`: the office that stands before the person's name, with the name.
pub(super) fn office_of(page: &Page<'_>, name: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let first = from.max(name.start.saturating_sub(OFFICE + 1));
    let holder = |of| {
        office_holder(page, of, name.end).filter(|one| one.end == name.end && one.start >= from)
    };
    (first..name.start).rev().filter(|&at| is!(page, at, "of")).find_map(holder)
}

/// `said Ode's son, Kari`, `said Velo's chief executive`: the phrase from `first` on to whom a name owns.
pub(super) fn kin_of(page: &Page<'_>, first: usize, end: usize) -> Option<Range<usize>> {
    let kind = |at: usize| page.reading.tokens.get(at).map(|token| token.kind);
    let is_owner = |at: &usize| kind(*at) == Some(TokenKind::Possessive);
    let owner = (first + 1..end).rev().find(is_owner)?;
    page.mention(owner - 1)?;
    let behind = (owner + 1..end).take_while(|&at| page.is_lower(at));
    let kin = behind.filter(|&at| page.is_personal(at)).last()?;
    Some(first..kin + 1)
}
