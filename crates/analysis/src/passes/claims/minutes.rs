//! Minutes of a match: when a goal was scored or a player sent off, which outlets tell differently.
//!
//! `the 88th minute`, `an 88th-minute goal`, `after 11 minutes`, `on 23 minutes`. They are no values of a
//! statement, since two minutes of a match are mostly of two goals; [`super::facts`] compares those told
//! of one person. What is counted from the end (`two minutes from time`) is not read.
//!
//! `after 20 minutes` may be of anything; whoever compares it asks for a match that the article tells of.

use super::place::Place;
use crate::passes::tokens::{Key, Reading, TokenKind, key};

/// No match is longer, extra time included.
const LONGEST: u16 = 130;

/// Words before so many minutes since the start.
const SINCE_START: [Key; 2] = [key("after"), key("on")];

/// A minute of a match.
pub(super) struct Minute {
    pub(super) number: u16,
    /// Whether it is told by its place in an order, as only minutes of a match are: `the 88th minute`.
    pub(super) is_ordinal: bool,
    pub(super) place: Place,
}

/// The minutes that are told among these tokens, and where.
pub(super) fn of(reading: &Reading, tokens: std::ops::Range<usize>) -> Vec<Minute> {
    let is_minute = |at: usize| [key("minute"), key("minutes")].contains(&reading.key(at));
    let found = tokens.clone().filter(|&at| is_minute(at)).filter_map(|at| {
        let hyphen = usize::from(at > 1 && reading.key(at - 1) == key("-"));
        let first = at.checked_sub(1 + hyphen).filter(|first| tokens.contains(first))?;
        let number = number(reading, first)?;
        let is_ordinal =
            reading.tokens.get(first).is_some_and(|token| token.kind == TokenKind::NumberWord);
        Some(Minute { number, is_ordinal, place: Place { first, end: at + 1 } })
    });
    found.collect()
}

/// The number of a minute, from the token that tells it.
fn number(reading: &Reading, at: usize) -> Option<u16> {
    let word = reading.word(at);
    let since = || at.checked_sub(1).is_some_and(|at| SINCE_START.contains(&reading.key(at)));
    let digits = match reading.tokens.get(at)?.kind {
        TokenKind::NumberWord => {
            ["th", "st", "nd", "rd"].iter().find_map(|end| word.strip_suffix(end))
        }
        TokenKind::Number => Some(word).filter(|_| since()),
        _ => None,
    }?;
    digits.parse().ok().filter(|minute| (1..=LONGEST).contains(minute))
}
