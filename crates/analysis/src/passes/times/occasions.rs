//! What a date belongs to: the noun behind it, and what that tells of its tense.
//!
//! `June` of `under a June agreement` dates the agreement, and the verb tells nothing of it; what happens
//! only once it is over (`attack`, `results`, `interview`) is past; elections and the like are known before
//! they come, and what stands in front of them tells. The words are rows of `data/times`.

use super::tense::class_before;
use crate::grammar::times::{Class, Lex, Words};

/// `June` of `will sell it under a June agreement`, `Feb. 23` of `as laid down by the Feb. 23 accord`: it
/// dates the agreement, not what is told.
pub(super) fn is_attribute(words: Words<'_>, at: usize, len: usize) -> bool {
    use Lex::{A, Month, MonthLike, Possessive, Possessor, The};
    matches!(words.class(at), Some(Month(_) | MonthLike(_)))
        && matches!(class_before(words, at), Some(A | The | Possessive | Possessor))
        && words.get(at + len).is_some_and(|next| next.class.is_plain() && next.token.spaced)
}

/// `election` of `will win the November election`: what is told in front of it says whether it is over.
pub(super) fn is_foreseen(words: Words<'_>, at: usize) -> bool {
    (at..at + 2)
        .filter_map(|place| words.get(place))
        .any(|seen| Class::FORESEEN.has(seen.token.key))
}

/// `interview` of `In a February interview`: told of, and not as what is to come.
pub(super) fn is_occasion(words: Words<'_>, at: usize) -> bool {
    let to_come = |place: usize| matches!(words.class(place), Some(Lex::Will | Lex::Expects));
    let goes_on = |place: usize| words.class(place).is_some_and(|class| class != Lex::Stop);
    words.get(at).is_some_and(|seen| Class::OCCASION.has(seen.token.key))
        && !(at + 1..at + 9).take_while(|place| goes_on(*place)).any(to_come)
}

/// `Friday's gains`, `Friday's deadly attack`: `at` is the token behind the date.
pub(super) fn dates_what_happened(words: Words<'_>, at: usize) -> bool {
    let happened = |place: usize| match words.class(place) {
        Some(Lex::Happened) => Some(true),
        // Words of other rows too.
        Some(Lex::Infinitive | Lex::Season(..)) => {
            words.get(place).map(|seen| matches!(seen.word(), "close" | "finish" | "fall"))
        }
        Some(Lex::Other) => Some(false),
        _ => None,
    };
    words.class(at) == Some(Lex::Possessive)
        && (at + 1..at + 4).map_while(happened).any(|happened| happened)
}
