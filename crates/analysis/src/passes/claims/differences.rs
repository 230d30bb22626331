//! Where two tellings of one claim give different values.
//!
//! Only what can be compared is: a number with the one number of the same unit in the other telling,
//! a day with the one day there. Numbers agree where their ranges touch, bounds considered; `about`
//! forgives a tenth.

use super::align::Line;
use super::statements::Value;
use super::{Difference, DifferenceKind, ValueKind};
use crate::passes::quantities::Bound;
use crate::passes::sides::ArticleSpan;
use crate::passes::tokens::key;

/// Tellings compared with each other.
const TELLINGS: usize = 12;

/// Below this likeness two tellings may be of different things.
const ONE_THING: f64 = 0.45;

/// What `about` forgives.
const ABOUT: f64 = 0.1;

/// The differences between the tellings of a claim, each value pair once.
pub(super) fn differences(lines: &[Line<'_>], score: f64) -> Vec<Difference> {
    let lines = lines.get(..TELLINGS).unwrap_or(lines);
    let mut found: Vec<Difference> = Vec::new();
    for (at, a) in lines.iter().enumerate() {
        let others = lines.get(at + 1..).unwrap_or_default().iter();
        for b in others.filter(|b| b.article != a.article) {
            compare(a, b, score, &mut found);
        }
    }
    found
}

fn compare(a: &Line<'_>, b: &Line<'_>, score: f64, found: &mut Vec<Difference>) {
    let other_day = day_pair(a, b).is_some_and(|(x, y)| !is_same_day(x, y));
    let (ours, theirs) = (&a.statement.values, &b.statement.values);
    let place =
        |line: &Line<'_>, value: &Value| ArticleSpan { article: line.article, span: value.span() };
    for x in ours {
        let Some(y) = only(theirs, |y| comparable(x, y)) else { continue };
        // A number that the other tells of another unit, too, was converted, not contradicted.
        let told = |value: &Value, others: &[Value]| {
            others.iter().any(|other| is_one_kind(value, other) && agree(value, other))
        };
        if only(ours, |other| comparable(other, y)).is_none() || told(x, theirs) || told(y, ours) {
            continue;
        }
        let sure = score >= ONE_THING && is_exact(x) && is_exact(y) && !other_day;
        let kind = if sure { DifferenceKind::Conflict } else { DifferenceKind::Tension };
        found.push(Difference { kind, of: ValueKind::Number, a: place(a, x), b: place(b, y) });
    }
    let Some((x, y)) = day_pair(a, b) else { return };
    if is_same_day(x, y) {
        return;
    }
    let sure = score >= ONE_THING && is_exact(x) && is_exact(y);
    let kind = if sure { DifferenceKind::Conflict } else { DifferenceKind::Tension };
    found.push(Difference { kind, of: ValueKind::Day, a: place(a, x), b: place(b, y) });
}

/// The value of which this holds, if it is the only one.
fn only(values: &[Value], holds: impl Fn(&Value) -> bool) -> Option<&Value> {
    let mut fitting = values.iter().filter(|value| holds(value));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Whether both are numbers of one unit.
fn comparable(x: &Value, y: &Value) -> bool {
    match (x, y) {
        (Value::Number { kind: a, unit: u, .. }, Value::Number { kind: b, unit: v, .. }) => {
            a == b && u == v && *u != key("")
        }
        _ => false,
    }
}

/// Whether both are numbers of one kind, whatever their units.
fn is_one_kind(x: &Value, y: &Value) -> bool {
    matches!((x, y), (Value::Number { kind: a, .. }, Value::Number { kind: b, .. }) if a == b)
}

fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number { bound, .. } => *bound == Bound::Exact,
        Value::Day { explicit, .. } => *explicit,
    }
}

/// Whether two numbers may both hold.
fn agree(x: &Value, y: &Value) -> bool {
    let range = |value: &Value| match value {
        Value::Number { low, high, bound, .. } => match bound {
            Bound::About => (low - low.abs() * ABOUT, high + high.abs() * ABOUT),
            Bound::AtLeast => (*low, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, *high),
            _ => (*low, *high),
        },
        Value::Day { .. } => (0.0, 0.0),
    };
    let (a, b) = (range(x), range(y));
    a.0 <= b.1 && b.0 <= a.1
}

/// The days of two statements that have one each.
fn day_pair<'a>(a: &Line<'a>, b: &Line<'a>) -> Option<(&'a Value, &'a Value)> {
    let is_day = |value: &Value| matches!(value, Value::Day { .. });
    Some((only(&a.statement.values, is_day)?, only(&b.statement.values, is_day)?))
}

/// Whether two days may be the same, as far as both are known.
fn is_same_day(x: &Value, y: &Value) -> bool {
    let (Value::Day { date: a, .. }, Value::Day { date: b, .. }) = (x, y) else { return true };
    let years = !matches!((a.year, b.year), (Some(x), Some(y)) if x != y);
    years && (a.month, a.day) == (b.month, b.day)
}
