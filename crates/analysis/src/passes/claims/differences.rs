//! Where two tellings of one claim give different values.
//!
//! Only what can be compared is: a number with the number of the same unit in the other telling, of
//! several with the one beside which the same words stand (`injured`); a day with the one day there.
//! Numbers agree where their ranges touch, bounds considered; `about` forgives a tenth, and a round
//! thousand what is rounded to it. Days differ in their months and days; their years only where the
//! copy states both.
//!
//! A difference is a conflict where the statements are close, both values are exact and, for numbers,
//! the same words stand beside them and no other day does; else it is a tension.

use std::collections::BTreeMap;

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

/// Smaller numbers are not rounded.
const ROUND: f64 = 1000.0;

/// What `about` forgives.
const ABOUT: f64 = 0.1;

/// The differences between the tellings of a claim, each value pair once; the likeness of two
/// statements is found by their numbers, the lower one first.
pub(super) fn differences(
    lines: &[Line<'_>],
    likeness: &BTreeMap<(u32, u32), f64>,
) -> Vec<Difference> {
    let lines = lines.get(..TELLINGS).unwrap_or(lines);
    let mut found: Vec<Difference> = Vec::new();
    for (at, a) in lines.iter().enumerate() {
        let others = lines.get(at + 1..).unwrap_or_default().iter();
        for b in others.filter(|b| b.article != a.article) {
            let pair = (a.at.min(b.at), a.at.max(b.at));
            compare(a, b, likeness.get(&pair).copied().unwrap_or_default(), &mut found);
        }
    }
    found
}

fn compare(a: &Line<'_>, b: &Line<'_>, likeness: f64, found: &mut Vec<Difference>) {
    let days = day_pair(a, b).filter(|(x, y)| !is_same_day(x, y));
    let (ours, theirs) = (&a.statement.values, &b.statement.values);
    let place =
        |line: &Line<'_>, value: &Value| ArticleSpan { article: line.article, span: value.span() };
    for x in ours {
        let Some(y) = counterpart(x, theirs) else { continue };
        let back = counterpart(y, ours);
        // A number that the other tells of another unit, too, was converted, not contradicted.
        let told = |value: &Value, others: &[Value]| {
            others.iter().any(|other| is_one_kind(value, other) && agree(value, other))
        };
        if back != Some(x) || told(x, theirs) || told(y, ours) {
            continue;
        }
        let sure = likeness >= ONE_THING
            && is_exact(x)
            && is_exact(y)
            && days.is_none()
            && beside(x, y) > 0;
        let kind = if sure { DifferenceKind::Conflict } else { DifferenceKind::Tension };
        found.push(Difference { kind, of: ValueKind::Number, a: place(a, x), b: place(b, y) });
    }
    let Some((x, y)) = days else { return };
    let sure = likeness >= ONE_THING && is_exact(x) && is_exact(y);
    let kind = if sure { DifferenceKind::Conflict } else { DifferenceKind::Tension };
    found.push(Difference { kind, of: ValueKind::Day, a: place(a, x), b: place(b, y) });
}

/// The one number of the other statement that counts the same: the only one of its unit, or the one
/// beside which most of the same words stand.
fn counterpart<'a>(number: &Value, others: &'a [Value]) -> Option<&'a Value> {
    let fitting = || others.iter().filter(|other| comparable(number, other));
    if fitting().nth(1).is_none() {
        return fitting().next();
    }
    let most = fitting().map(|other| beside(number, other)).max()?;
    let mut best = fitting().filter(|other| most > 0 && beside(number, other) == most);
    best.next().filter(|_| best.next().is_none())
}

/// How many words stand beside both numbers, their unit left out.
fn beside(x: &Value, y: &Value) -> usize {
    match (x, y) {
        (Value::Number { beside: a, unit, .. }, Value::Number { beside: b, .. }) => {
            a.iter().filter(|key| *key != unit && b.binary_search(key).is_ok()).count()
        }
        _ => 0,
    }
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
            _ => (*low - rounding(*low), *high + rounding(*high)),
        },
        Value::Day { .. } => (0.0, 0.0),
    };
    let (a, b) = (range(x), range(y));
    a.0 <= b.1 && b.0 <= a.1
}

/// By how much a number may have been rounded: half of the last place that is told of a large one.
fn rounding(number: f64) -> f64 {
    let mut place = 1.0;
    while place < number && number >= ROUND && (number / (place * 10.0)).fract() == 0.0 {
        place *= 10.0;
    }
    if place > 1.0 { place / 2.0 } else { 0.0 }
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
