//! Scores: two numbers against each other, of a match or of a vote.
//!
//! `4-2` is one quantity; `123 votes to 116` and `by 53% to 47%` are two, joined by `to`. Those are a
//! score if `by` or a vote stands before them, or if they are votes, or shares that make a whole:
//! `from 55 to 60` is none. `104-92` is a vote where one stands beside it.

use copydesk_core::Span;

use super::place::Place;
use super::values::Value;
use crate::passes::quantities::{Quantity, QuantityKind};
use crate::passes::tokens::{Key, Reading, key};
use crate::stems;

/// What two shares of a whole add up to, blank votes and rounding aside.
const WHOLE: std::ops::RangeInclusive<f64> = 85.0..=101.0;

/// The score that a quantity is, alone or with the one behind it, and how many quantities it takes.
pub(super) fn of(
    reading: &Reading,
    quantity: &Quantity,
    next: Option<&Quantity>,
    numbers: &[u32],
) -> Option<(Value, usize)> {
    let (other, span, taken) = if quantity.kind == QuantityKind::Score {
        (quantity.high?, quantity.span, 1)
    } else {
        let next = next.filter(|next| are_against(reading, quantity, next))?;
        (next.value, Span::new(quantity.span.start, next.span.end), 2)
    };
    let is_vote = |at: usize| stems::stem(reading.word(at)) == vote();
    // `voted 104-92`
    let kind = match quantity.kind {
        QuantityKind::Score if Place::of(reading, span).around(reading, numbers).any(is_vote) => {
            QuantityKind::Count
        }
        kind => kind,
    };
    let (most, least) = (quantity.value.max(other), quantity.value.min(other));
    let beside = Place::of(reading, span).keys_beside(reading, numbers);
    Some((Value::Score { kind, most, least, beside, span }, taken))
}

/// Whether two quantities stand against each other.
fn are_against(reading: &Reading, first: &Quantity, second: &Quantity) -> bool {
    let (a, b) = (Place::of(reading, first.span), Place::of(reading, second.span));
    let plain = |quantity: &Quantity| quantity.high.is_none() && quantity.value >= 0.0;
    // What is counted may stand between: `123 votes to 116`.
    let between = a.end + usize::from(first.what.is_some() && b.first == a.end + 2);
    let to = b.first == between + 1 && reading.key(between) == key("to");
    if !to || first.kind != second.kind || !plain(first) || !plain(second) {
        return false;
    }
    let before = a.first.checked_sub(1);
    let by = before.is_some_and(|at| reading.key(at) == key("by"));
    match first.kind {
        QuantityKind::Percent => by || WHOLE.contains(&(first.value + second.value)),
        QuantityKind::Count => {
            let is_vote = |word: &str| stems::stem(word) == vote();
            let counted = first.what.iter().chain(&second.what).any(|what| is_vote(what));
            let bare = first.what.is_none() && second.what.is_none();
            counted || bare && (by || before.is_some_and(|at| is_vote(reading.word(at))))
        }
        _ => false,
    }
}

fn vote() -> Key {
    stems::stem("vote")
}
