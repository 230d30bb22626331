//! What may begin a quantity, by the classes of its first words: asked before any rule reads it.
//!
//! Of nearly all words of an article one class tells that nothing begins there. A class that some rule reads
//! first is in these lists; what a rule then makes of it is the rule's.

use super::{Lex, Words};
use crate::grammar::numbers::Numeral;

/// Whether a quantity may begin here, by one or two classes.
pub(super) fn begins(input: Words<'_>) -> bool {
    let next = input.class(1).unwrap_or(Lex::Stop);
    match input.class(0).unwrap_or(Lex::Other) {
        Lex::Num(Numeral::Hundred | Numeral::Magnitude(_)) => false,
        Lex::Minus => matches!(next, Lex::Num(_) | Lex::FigureWord),
        Lex::Sign(_) => {
            let behind = || matches!(input.class(2), Some(Lex::Num(_) | Lex::FigureWord));
            matches!(next, Lex::Num(_) | Lex::FigureWord)
                || matches!(next, Lex::Dollars(_) | Lex::An) && behind()
        }
        Lex::Money(_) | Lex::Dollars(_) => {
            matches!(next, Lex::Num(_) | Lex::FigureWord | Lex::Sign(_))
        }
        Lex::Hyphen => {
            // A minus stands apart from what is before and glued to its number.
            input.first().is_some_and(|minus| minus.token.spaced)
                && input.get(1).is_some_and(|number| {
                    // `-12C` is one word.
                    !number.token.spaced && number.word().starts_with(|c: char| c.is_ascii_digit())
                })
        }
        Lex::An => matches!(
            next,
            Lex::Num(_) | Lex::Share(_) | Lex::Dozen(_) | Lex::Half | Lex::Estimated | Lex::Sign(_)
        ),
        _ if begins_a_bound(input) => next != Lex::Other && next != Lex::Stop,
        _ => begins_a_value(input),
    }
}

/// Whether some rule reads a value that begins with this class.
pub(super) fn begins_a_value(rest: Words<'_>) -> bool {
    matches!(
        rest.class(0),
        Some(
            Lex::Num(_)
                | Lex::FigureWord
                | Lex::Rough(_)
                | Lex::Ordinal(_)
                | Lex::Half
                | Lex::Share(_)
                | Lex::Sign(_)
                | Lex::Money(_)
                | Lex::Dollars(_)
                | Lex::An
        )
    )
}

/// Whether a number may begin here: figures, a word of number, `a` or `half` of a magnitude.
pub(super) fn begins_a_number(rest: Words<'_>) -> bool {
    let magnitude = |place: usize| {
        matches!(rest.class(place), Some(Lex::Num(Numeral::Hundred | Numeral::Magnitude(_))))
    };
    match rest.class(0) {
        Some(Lex::Num(_) | Lex::FigureWord) => true,
        Some(Lex::An) => magnitude(1) || matches!(rest.class(1), Some(Lex::Half | Lex::Hyphen)),
        Some(Lex::Half) => magnitude(1) || magnitude(2),
        _ => false,
    }
}

/// Whether a bound may begin here; `an estimated` is one, `an` is not.
pub(super) fn begins_a_bound(words: Words<'_>) -> bool {
    use Lex::{About, All, An, As, At, Between, Close_, Fewer, Just, More, No, Over, Up};
    match words.class(0) {
        Some(No | More | Fewer | At | Up | As | Close_ | About | Over | All | Between | Just) => {
            true
        }
        Some(An) => words.class(1) == Some(Lex::Estimated),
        _ => false,
    }
}
