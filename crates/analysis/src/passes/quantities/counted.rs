//! What is counted: the noun behind a number, in the singular.
//!
//! `50,000 troops`, `179 new tankers`, `12-nation`, `ten of its plants`. The first word that looks
//! like a plural within a few words is taken, else, behind a hyphen, the next word as it stands.

use crate::grammar::quantities::{Class, Lex, Limit, Words, singular_of};
use crate::passes::tokens::{Reading, Shape, TokenKind};

/// How many words may stand between the number and what is counted.
const REACH: usize = 8;

/// The thing counted by a number that ends before token `at`, in the singular.
pub(super) fn thing(words: Words<'_>, at: usize) -> Option<String> {
    let first = words.get(at)?;
    if first.class == Lex::Hyphen && !first.token.spaced {
        let noun = words.get(at + 1).filter(|seen| {
            let noun = matches!(seen.class, Lex::Other | Lex::People);
            noun && !seen.token.spaced && is_word(seen.word())
        })?;
        // `1,000-plus people`
        if noun.token.shape == Shape::Lower && Class::NO_NOUN.has(noun.token.key) {
            return thing(words, at + 2);
        }
        return Some(noun.word().to_lowercase());
    }
    let mut named = None;
    for place in at..at + REACH {
        let Some(seen) = words.get(place) else { break };
        let word = seen.word();
        // `9 killed - police`
        if seen.class == Lex::Hyphen && seen.token.spaced {
            break;
        }
        // `a crowd of 43,500 saw Rovers win`
        let verb =
            place == at && seen.token.shape == Shape::Lower && Class::WATCHES.has(seen.token.key);
        if verb {
            break;
        }
        match (seen.class, seen.token.kind) {
            (Lex::People, _) => return Some(singular(word)),
            (
                Lex::Of
                | Lex::The
                | Lex::More
                | Lex::Filler
                | Lex::Nation(_)
                | Lex::Dollars(_)
                | Lex::Hyphen
                | Lex::Measure(_)
                | Lex::Ordinal(_)
                | Lex::Scale,
                _,
            )
            | (_, TokenKind::Possessive | TokenKind::Number) => {}
            (
                Lex::Other | Lex::Label | Lex::Series | Lex::Tally | Lex::FigureWord,
                TokenKind::Word | TokenKind::NumberWord,
            ) => {
                let plural = word.len() > 3
                    && word.ends_with('s')
                    && !word.ends_with("ss")
                    && !word.ends_with("us")
                    && !Class::NO_PLURAL.has(seen.token.key);
                if plural && seen.token.shape == Shape::Lower {
                    return Some(singular(word));
                }
                // `two Boeing 737s`; but of `two United States officials` the officials are counted.
                let joined = words.class(place + 1) == Some(Lex::Hyphen);
                if plural && !joined && seen.token.shape != Shape::Upper {
                    named = word.strip_suffix('s').map(str::to_owned);
                }
            }
            _ => break,
        }
    }
    named
}

/// The bound that a word joined to the number tells: `1,000-plus`, `40-odd`.
pub(super) fn bound_behind(words: Words<'_>, at: usize) -> Option<Limit> {
    let hyphen = words.get(at).filter(|seen| seen.class == Lex::Hyphen && !seen.token.spaced);
    hyphen?;
    match words.get(at + 1)?.word() {
        "plus" => Some(Limit::AtLeast),
        "odd" | "something" => Some(Limit::About),
        _ => None,
    }
}

fn is_word(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// The singular of an English plural, small letters.
fn singular(plural: &str) -> String {
    let word = plural.to_lowercase();
    if let Some(one) = singular_of(&word) {
        return one.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "sses", "xes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(&word).to_owned();
        }
    }
    word.strip_suffix('s').unwrap_or(&word).to_owned()
}

/// Whether bare figures are a model's number, not a count: `their new 787 Dreamliner`.
///
/// Three figures behind a word in small letters and before one with a capital, and nothing counted.
pub(super) fn is_model(words: Words<'_>, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let (Some(before), Some(figures), Some(next)) = (before, words.get(at), words.get(end)) else {
        return false;
    };
    figures.token.kind == TokenKind::Number
        && figures.word().len() == 3
        && before.token.shape == Shape::Lower
        && next.class == Lex::Other
        && next.token.shape == Shape::Capital
}

/// Whether bare figures of three or four digits stand behind a name elsewhere in the copy (`a Ferrex
/// 330`): then they are that thing's number everywhere (`its 330s`, `ten of the larger 330`).
pub(super) fn is_named(reading: &Reading, at: usize, len: usize) -> bool {
    // Alone, or before a second number of the kind: `330-200`.
    let Some(figures) = reading.tokens.get(at).filter(|_| matches!(len, 1 | 3)) else {
        return false;
    };
    let digits = reading.word(at);
    let bare = matches!(digits.len(), 3 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let kind = |place: usize| reading.tokens.get(place).map(|token| token.kind);
    let is_name = |place: usize| {
        let name = reading.tokens.get(place).filter(|name| name.kind == TokenKind::Word);
        // A capital at the start of a sentence is no name.
        let inside =
            place.checked_sub(1).and_then(kind).is_some_and(|kind| kind != TokenKind::Mark);
        inside && name.is_some_and(|name| name.spaced && name.shape == Shape::Capital)
    };
    let behind_name = |place: usize| {
        let counted = reading
            .tokens
            .get(place + 1)
            .is_some_and(|next| next.shape == Shape::Lower && next.kind == TokenKind::Word);
        let back =
            if place.checked_sub(1).and_then(kind) == Some(TokenKind::Possessive) { 2 } else { 1 };
        !counted && place.checked_sub(back).is_some_and(is_name)
    };
    let mut same = reading.tokens.iter().enumerate().filter(|(_, token)| token.key == figures.key);
    bare && same.any(|(place, _)| behind_name(place))
}
