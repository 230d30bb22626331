//! Tense: whether what is told of a date lies behind or ahead.
//!
//! There is no parser here. The nearest sign to the left in the sentence counts (`will`, `expected`,
//! `was`, a word in `-ed`), else the nearest to the right: `On Friday the board will meet`.

use crate::grammar::times::{Lex, Words};
use crate::passes::tokens::{Shape, TokenKind};

/// Where the told lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far to look, in tokens.
const REACH: usize = 18;

/// The tense around an expression.
pub(super) fn around(words: Words<'_>, at: usize, len: usize) -> Tense {
    let before = at.checked_sub(1).and_then(|before| words.class(before));
    if before == Some(Lex::Until) {
        return Tense::Future;
    }
    let from = at.saturating_sub(REACH);
    for place in (from..at).rev() {
        match sign(words, place) {
            Some(tense) => return tense,
            None if words.class(place) == Some(Lex::Stop) => break,
            None => {}
        }
    }
    for place in at + len..(at + len + REACH).min(words.len()) {
        match sign(words, place) {
            Some(tense) => return tense,
            None if words.class(place) == Some(Lex::Stop) => break,
            None => {}
        }
    }
    Tense::Unknown
}

fn sign(words: Words<'_>, place: usize) -> Option<Tense> {
    match words.class(place)? {
        Lex::Will | Lex::Expects => Some(Tense::Future),
        Lex::Was => Some(Tense::Past),
        Lex::Infinitive => {
            let to = place.checked_sub(1).and_then(|before| words.class(before));
            (to == Some(Lex::To)).then_some(Tense::Future)
        }
        Lex::Other => {
            let seen = words.get(place)?;
            // `should be completed`, `the troubled line`: no past tense.
            let before = place.checked_sub(1).and_then(|before| words.class(before));
            if matches!(before, Some(Lex::Be | Lex::The | Lex::A | Lex::To)) {
                return None;
            }
            let verb = seen.token.kind == TokenKind::Word && seen.token.shape == Shape::Lower;
            (verb && seen.word().len() > 4 && seen.word().ends_with("ed")).then_some(Tense::Past)
        }
        _ => None,
    }
}
