//! Datelines in brackets: `[OSLO, June 3] The ferry was late.`, `(Oslo) – The ferry was late.`
//!
//! The brackets must hold a dateline and nothing else, with a city that the tables have or a land with a
//! date, before a sentence; behind round ones a dash must stand, as releases of societies set it. What an
//! editor sets in before somebody's role is none: `[London] Mayor Li Wei`.

use super::gazetteer::known;
use super::{LONGEST, ParsedDateline, Read, is_capitals, parsed};
use crate::tables::{OCCUPATIONS, OFFICES, fold};

/// The words of an office are told by one of so many.
const OFFICE: usize = 2;

/// `[OSLO, June 3]` before a sentence, `(OSLO, June 3) –` before one.
pub(super) fn dateline(text: &str) -> Option<ParsedDateline> {
    let round = text.starts_with('(');
    let closing = if round { b')' } else { b']' };
    let close = memchr::memchr(closing, &text.as_bytes()[..text.len().min(LONGEST)])?;
    let inside = text.get(..close)?;
    let read = Read::of(inside, 1).filter(|read| read.behind.is_empty())?;
    let blank = [' ', '\n', '\u{a0}'];
    let mut behind = text[close + 1..].trim_start_matches(blank);
    if round {
        let dashes = behind.trim_start_matches(['-', '–', '—', '―']);
        let set_off = dashes.len() < behind.len() && dashes.starts_with(blank);
        behind = dashes.trim_start_matches(blank);
        if !set_off {
            return None;
        }
    }
    let place = known(read.places.first()?);
    // A land alone is a heading, and two words that no table has may be anybody.
    if place.city.is_none() && !(read.dated && place.is_land())
        || !behind.starts_with(char::is_uppercase)
    {
        return None;
    }
    // Of one who is known by a place, an editor may set that in before the role: `[London] Mayor Li Wei said`.
    let office = |word: &str| {
        let key = fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
        word.starts_with(char::is_uppercase)
            && (OFFICES.contains(&key) || OCCUPATIONS.contains(&key))
    };
    let capitals = is_capitals(read.places.first()?);
    if !read.dated && !capitals && behind.split_whitespace().take(OFFICE).any(office) {
        return None;
    }
    let mut found = parsed(text, 1, close, &read, read.dated);
    found.range = 0..text.len() - behind.len();
    Some(found)
}
