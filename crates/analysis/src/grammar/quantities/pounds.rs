//! Pounds: whether they are a weight or money.
//!
//! Without a sign they are money, unless a verb of weighing stands before them, a length with nothing but
//! `and` or a comma between, a word like `heavy` behind them, or a person loses or gains them.

use std::ops::Range;

use super::{Amount, Class, Code, Kind, Lex, Words};
use crate::passes::tokens::{Key, Shape, keys};

/// So many tokens before an amount may tell that it is a weight.
const WEIGHED: usize = 4;

/// Nobody loses more pounds of weight.
const LOST: f64 = 250.0;

/// Pronouns of who may lose them.
const PERSONS: [Key; 7] = keys(["he", "she", "i", "we", "they", "you", "who"]);

/// `weighs 140 pounds`, `at 6-foot-3 and 240 pounds`, `lost 20 pounds`: pounds that are no money.
pub(super) fn is_weighed(words: Words<'_>, place: Range<usize>, amount: &Amount) -> bool {
    let pounds = amount.kind == Kind::Money
        && amount.unit == Some(Code::new("GBP"))
        && words.get(place.end - 1).is_some_and(|unit| unit.word().starts_with("pound"));
    let sign = place.clone().any(|place| matches!(words.class(place), Some(Lex::Sign(_))));
    if !pounds || sign {
        return false;
    }
    let before = place.start.saturating_sub(WEIGHED)..place.start;
    let is = |at: usize, class: Class| words.get(at).is_some_and(|seen| class.has(seen.token.key));
    // `6-foot-3 and 240 pounds`, `weighs nearly 140 pounds`, but not `6 feet high and cost 200 pounds`.
    let joins = |at: usize| {
        matches!(
            words.class(at),
            Some(Lex::And | Lex::Comma | Lex::Hyphen | Lex::Num(_) | Lex::FigureWord)
        )
    };
    let told = |at: usize| {
        let length = matches!(words.class(at), Some(Lex::Measure(code)) if matches!(code.as_str(), "ft" | "in"));
        let article = || (at..place.start).any(|at| matches!(words.class(at), Some(Lex::An)));
        length && (at + 1..place.start).all(joins) || is(at, Class::WEIGHS) && !article()
    };
    // `lost 20 pounds` of weight, `lost 20 pounds on the race` of money.
    let behind = words.class(place.end);
    let lost = || {
        let to_end = matches!(behind, None | Some(Lex::Stop | Lex::Comma | Lex::And))
            || is(place.end, Class::WHILE_LOST);
        amount.high.unwrap_or(amount.value) <= LOST
            && to_end
            && before
                .clone()
                .rev()
                .take(2)
                .any(|at| is(at, Class::LOST) && is_done_by_one(words, at))
    };
    before.clone().any(told) || is(place.end, Class::HEAVY) || lost()
}

/// `She lost`, `Ode has lost`, but not `the bank lost`: whether a pronoun of persons or a capital stands before
/// the verb.
fn is_done_by_one(words: Words<'_>, verb: usize) -> bool {
    let word = |back: usize| verb.checked_sub(back).and_then(|at| words.get(at));
    let back =
        1 + usize::from(word(1).is_some_and(|seen| matches!(seen.word(), "has" | "have" | "had")));
    word(back).is_some_and(|seen| {
        let capital = seen.token.shape == Shape::Capital && !seen.word().ends_with('s');
        capital || PERSONS.contains(&seen.token.key)
    })
}
