//! Where two tellings of one claim give different values.
//!
//! Only what can be compared is: a number with the number of the same unit or sense in the other
//! telling, of several with the one beside which the same words stand (`injured`) or that is near by;
//! a score with a score; a day with the one day there beside which the same words stand, a time of day
//! with the one time; a month or year with the one beside which the same words stand. Numbers agree
//! where their ranges touch, bounds considered, two of one bound where they are the same; `about`
//! forgives a tenth, and a round thousand half of its last place. A number agrees with the sum of two
//! (`57 passengers and two drivers`); durations are compared only where the same words stand beside
//! both. Days differ in their months and days; their years only where the copy states both.
//!
//! Not compared are a number that has to be reached, comes to others, is some of them or was the number
//! once with one that is the whole ([`super::place::Standing`]); the least, the most or the mean of several
//! with another; what is offered with what is demanded; statements that hardly share a word, that name
//! persons and bodies and none in common ([`super::parties`]), or that state other years
//! ([`super::statements::Years`]), the latter unless they are close; numbers far apart, the less so the less is told of them; numbers of persons in two countries;
//! numbers of statements that tell two days, which are of two events; days told in the same words
//! (`today`); ages, of which [`super::facts`] knows the person.
//!
//! A difference is a conflict where the statements are close, both values are exact and of one thing:
//! for numbers, one unit, the same words or sense beside them, no other day, and the one not the other
//! rounded to one figure; for times of day, the
//! same words, and no whole hours between them, which may be two zones; for scores and years, words.
//! Numbers of articles of two days may have changed. Else it is a tension.

use std::sync::OnceLock;

use super::lexicon::Class;
use super::likeness::{Likeness, Line};
use super::statements::Statement;
use super::values::Value;
use super::words;
use super::{Difference, DifferenceKind, ValueKind};
use crate::passes::quantities::{Bound, QuantityKind};
use crate::passes::said::words::keys_of;
use crate::passes::sides::ArticleSpan;
use crate::passes::tokens::{Key, key};
use crate::stems;

/// Tellings compared with each other.
const TELLINGS: usize = 12;

/// Below this likeness two tellings may be of different things.
const ONE_THING: f64 = 0.45;

/// Below this likeness they stand in one claim by others that are like both.
const ANY_THING: f64 = 0.25;

/// Numbers further apart are not of one thing.
const FAR: f64 = 3.0;

/// The same for numbers of which nothing is told but their unit.
const UNTOLD: f64 = 1.5;

/// From this likeness on two statements are of one event, whatever differs.
const SURE: f64 = 0.6;

/// Of several numbers that may be the counterpart of one, that within this factor is likelier it.
const CLOSE: f64 = 1.1;

/// Smaller numbers are not rounded.
const ROUND: f64 = 1000.0;

/// Nobody rounds by a larger share: 40 million are not 45 million.
const ROUNDED: f64 = 0.05;

/// So many words beside two years tell that they are of one thing.
const OF_A_YEAR: usize = 2;

/// The minutes of an hour.
const HOUR: u16 = 60;

/// Months and years are not all of one length.
const UNEVEN: f64 = 0.03;

/// What `about` forgives.
const ABOUT: f64 = 0.1;

/// The differences between the tellings of a claim, each value pair once; the likeness of two
/// statements is found by their numbers, the lower one first. Numbers of articles that are not of one
/// day are tensions at most.
pub(super) fn differences(
    lines: &[Line<'_>],
    likeness: &Likeness,
    one_day: impl Fn(u32, u32) -> bool,
) -> Vec<Difference> {
    let lines = lines.get(..TELLINGS).unwrap_or(lines);
    let mut found: Vec<Difference> = Vec::new();
    for (at, a) in lines.iter().enumerate() {
        let others = lines.get(at + 1..).unwrap_or_default().iter();
        for b in others.filter(|b| b.article != a.article) {
            let pair = (a.at.min(b.at), a.at.max(b.at));
            let likeness = likeness.get(&pair).copied().unwrap_or_default();
            compare(a, b, likeness, one_day(a.article, b.article), &mut found);
        }
    }
    found
}

fn compare(a: &Line<'_>, b: &Line<'_>, likeness: f64, one_day: bool, found: &mut Vec<Difference>) {
    let place =
        |line: &Line<'_>, value: &Value| ArticleSpan { article: line.article, span: value.span() };
    let strangers = a.statement.parties.are_strangers_to(&b.statement.parties);
    if likeness < ANY_THING {
        return;
    }
    let contrary = contrary(a.statement, b.statement);
    let of_day = |(x, _): &&(&Value, &Value)| kind(x) == ValueKind::Day;
    let days = contrary.iter().filter(of_day).count();
    let elsewhere = || words::are_elsewhere(&a.statement.places, &b.statement.places);
    let years = a.statement.years.are_apart_from(&b.statement.years);
    // Two things that differ are of two events.
    if days > 0 && days < contrary.len() && likeness < SURE {
        return;
    }
    let spans = are_of_two_spans(&contrary);
    for (x, y) in contrary {
        let of = kind(x);
        let of_two = || years && likeness < SURE || of_extremes(x, y) || of_two_sides(x, y);
        if of == ValueKind::Number && (spans || of_two()) {
            continue;
        }
        // A time of day is told of an event, not of those who were in it.
        if of != ValueKind::Clock && strangers || x.is_said_as(y) {
            continue;
        }
        let one_thing = match (x, y) {
            (Value::Score { .. }, _) => x.shares_words(y),
            (Value::Number { .. }, _) => days == 0 && is_of_one_thing(x, y),
            (Value::Clock { minute: a, .. }, Value::Clock { minute: b, .. }) => {
                days == 0 && x.shares_words(y) && a.abs_diff(*b) % HOUR != 0
            }
            _ => of == ValueKind::Day || beside(x, y) >= OF_A_YEAR,
        };
        let told_alike = x.slot().is_some() || x.shares_words(y);
        let may_be_one = match of {
            ValueKind::Number if x.slot().is_some() && elsewhere() => false,
            ValueKind::Number => is_within(x, y, if told_alike { FAR } else { UNTOLD }),
            ValueKind::Day => told_alike,
            _ => true,
        };
        if !may_be_one {
            continue;
        }
        let exact = is_exact(x) && is_exact(y) && !may_be_rounded(x, y);
        let one_time = one_day || of != ValueKind::Number;
        let sure = likeness >= ONE_THING && exact && one_thing && one_time;
        let kind = if sure { DifferenceKind::Conflict } else { DifferenceKind::Tension };
        found.push(Difference { kind, of, a: place(a, x), b: place(b, y) });
    }
}

/// Whether one of two numbers is the least, the most or the mean of others, and the other is not told as
/// that: the lowest rate and the rate.
fn of_extremes(x: &Value, y: &Value) -> bool {
    static STEMS: OnceLock<Vec<Key>> = OnceLock::new();
    let words = STEMS.get_or_init(|| Class::EXTREME.words().map(stems::stem).collect());
    words.iter().any(|word| x.beside().contains(word) != y.beside().contains(word))
}

/// Whether one number is offered and the other demanded: a rise of 2 percent and one of 8.
fn of_two_sides(x: &Value, y: &Value) -> bool {
    static STEMS: OnceLock<[Vec<Key>; 2]> = OnceLock::new();
    let [offered, demanded] = STEMS.get_or_init(|| {
        [Class::OFFERED, Class::DEMANDED].map(|class| class.words().flat_map(keys_of).collect())
    });
    let beside =
        |value: &Value, words: &[Key]| value.beside().iter().any(|key| words.contains(key));
    let apart = |x: &Value, y: &Value| beside(x, offered) && beside(y, demanded);
    apart(x, y) || apart(y, x)
}

/// Whether two numbers of two units both differ widely: `31 goals in 44 games` are of a season, `49 goals
/// in 87 games` of a career.
fn are_of_two_spans(contrary: &[(&Value, &Value)]) -> bool {
    let wide = contrary.iter().filter(|(x, y)| {
        kind(x) == ValueKind::Number && x.slot().is_none() && !is_within(x, y, UNTOLD)
    });
    let wide: Vec<&Value> = wide.map(|(x, _)| *x).collect();
    let Some((first, others)) = wide.split_first() else { return false };
    others.iter().any(|other| !first.has_unit_of(other))
}

/// The values of two statements that are of one thing as far as the copy tells, and differ.
pub(super) fn contrary<'a>(a: &'a Statement, b: &'a Statement) -> Vec<(&'a Value, &'a Value)> {
    let (ours, theirs) = (a.values.as_slice(), b.values.as_slice());
    let mut contrary = Vec::new();
    if ours.is_empty() || theirs.is_empty() {
        return contrary;
    }
    for x in ours {
        let Some(y) = counterpart(x, theirs) else { continue };
        // A number that the other tells of another unit, too, was converted, not contradicted.
        let told = |value: &Value, others: &[Value]| {
            others.iter().any(|other| is_one_kind(value, other) && agree(value, other))
        };
        let summed = is_sum(x, ours, y) || is_sum(y, theirs, x);
        if counterpart(y, ours) == Some(x) && !told(x, theirs) && !told(y, ours) && !summed {
            contrary.push((x, y));
        }
    }
    for of in [ValueKind::Day, ValueKind::Clock] {
        let one = |values| only(values, |value| kind(value) == of);
        if let (Some(x), Some(y)) = (one(ours), one(theirs))
            && !agree(x, y)
        {
            contrary.push((x, y));
        }
    }
    contrary
}

/// How sure it is that two values of one thing cannot both hold; nothing where they may.
pub(super) fn of_one_thing(x: &Value, y: &Value) -> Option<DifferenceKind> {
    let exact = is_exact(x) && is_exact(y) && !may_be_rounded(x, y);
    let kind = if exact { DifferenceKind::Conflict } else { DifferenceKind::Tension };
    (!agree(x, y)).then_some(kind)
}

pub(super) const fn kind(value: &Value) -> ValueKind {
    match value {
        Value::Number { .. } | Value::Score { .. } => ValueKind::Number,
        Value::Clock { .. } => ValueKind::Clock,
        Value::Date { date, .. } => match (date.month, date.day) {
            (Some(_), Some(_)) => ValueKind::Day,
            (Some(_), None) => ValueKind::Month,
            _ => ValueKind::Year,
        },
    }
}

/// The one value of the other statement that is of the same thing: the only number of its unit, or
/// the number or year beside which most of the same words stand.
fn counterpart<'a>(value: &Value, others: &'a [Value]) -> Option<&'a Value> {
    let is_number = match kind(value) {
        ValueKind::Number => true,
        ValueKind::Month | ValueKind::Year => false,
        _ => return None,
    };
    let fits = |other: &&Value| {
        if is_number { value.is_comparable(other) } else { kind(value) == kind(other) }
    };
    let fitting = || others.iter().filter(fits);
    // Of durations a story tells many: the same words must stand beside both.
    if is_number && !value.is_duration() && fitting().nth(1).is_none() {
        return fitting()
            .next()
            .filter(|other| beside(value, other) > 0 || is_within(value, other, FAR));
    }
    let points = |other: &Value| {
        beside(value, other) + usize::from(is_number && is_within(value, other, CLOSE))
    };
    let most = fitting().map(points).max()?;
    let mut best = fitting().filter(|other| most > 0 && points(other) == most);
    best.next().filter(|_| best.next().is_none())
}

/// How many words stand beside both values, the unit left out.
fn beside(x: &Value, y: &Value) -> usize {
    x.words_shared(y).count()
}

/// Whether two numbers are of one thing: of one unit, and of one sense or beside the same words.
fn is_of_one_thing(x: &Value, y: &Value) -> bool {
    let (Value::Number { unit: u, sense: s, .. }, Value::Number { unit: v, sense: t, .. }) = (x, y)
    else {
        return false;
    };
    let open = |unit: &Key| *unit == key("") || *unit == stems::stem("people");
    let one_unit = u == v || open(u) || open(v);
    one_unit && ((s.is_some() && s == t) || x.shares_words(y))
}

/// Whether the larger of two numbers is at most so many times the smaller one; other values always are.
fn is_within(x: &Value, y: &Value, times: f64) -> bool {
    let ((x, _), (y, _)) = (edges(x), edges(y));
    x.max(y) <= times * x.min(y)
}

/// Whether one number is the other with a third of its statement added: `57 passengers and two
/// drivers` are 59 people, but not 59 passengers.
fn is_sum(x: &Value, ours: &[Value], y: &Value) -> bool {
    if matches!(x, Value::Number { unit, .. } if y.has_unit(|| *unit)) {
        return false;
    }
    let (whole, part) = (edges(y).0, edges(x).0);
    let mut others = ours.iter().filter(|other| *other != x && kind(other) == ValueKind::Number);
    others.any(|other| {
        let added = edges(other).0;
        added > 0.0 && part > 0.0 && (part + added).total_cmp(&whole).is_eq()
    })
}

/// The value of which this holds, if it is the only one.
fn only(values: &[Value], holds: impl Fn(&Value) -> bool) -> Option<&Value> {
    let mut fitting = values.iter().filter(|value| holds(value));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Whether both are numbers or scores of one kind, whatever their units, or dates alike in form.
fn is_one_kind(x: &Value, y: &Value) -> bool {
    match (x, y) {
        (Value::Number { kind: a, .. }, Value::Number { kind: b, .. }) => a == b,
        (Value::Score { .. }, Value::Score { .. }) => x.is_comparable(y),
        (Value::Number { .. }, _) | (_, Value::Number { .. }) => false,
        _ => kind(x) == kind(y),
    }
}

const fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number { bound, .. } => matches!(bound, Bound::Exact),
        Value::Score { .. } => true,
        Value::Date { explicit, .. } => *explicit,
        Value::Clock { exact, .. } => *exact,
    }
}

/// Whether two values may both hold.
fn agree(x: &Value, y: &Value) -> bool {
    match (x, y) {
        (Value::Number { bound: a, .. }, Value::Number { bound: b, .. }) => {
            // `At least 34` and `at least 36` may both hold, but nobody means that.
            let open = a == b && matches!(a, Bound::AtLeast | Bound::AtMost);
            let (a, b) = if open { (edges(x), edges(y)) } else { (range(x), range(y)) };
            // Half of the coarser last place: 5.8 million may be 6 million, 1.2 is not 1.3 billion.
            let rounded = rounding(x).max(rounding(y)).max(rounded_share(x, y));
            a.0 <= b.1 + rounded && b.0 <= a.1 + rounded
        }
        (Value::Date { date: a, .. }, Value::Date { date: b, .. }) => {
            let years = !matches!((a.year, b.year), (Some(x), Some(y)) if x != y);
            years && (a.month, a.day) == (b.month, b.day)
        }
        (Value::Clock { minute: a, .. }, Value::Clock { minute: b, .. }) => a == b,
        (Value::Score { most: a, least: b, .. }, Value::Score { most: c, least: d, .. }) => {
            (a, b) == (c, d)
        }
        _ => true,
    }
}

/// From where to where a number may be meant.
fn range(number: &Value) -> (f64, f64) {
    match number {
        Value::Number { low, high, bound, .. } => match bound {
            Bound::About => (low - low.abs() * ABOUT, high + high.abs() * ABOUT),
            Bound::AtLeast => (*low, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, *high),
            _ => edges(number),
        },
        _ => (0.0, 0.0),
    }
}

/// The number itself.
fn edges(number: &Value) -> (f64, f64) {
    match number {
        Value::Number { low, high, .. } => (*low, *high),
        _ => (0.0, 0.0),
    }
}

/// By how much a number may have been rounded: half of the last place that is told of a large one; a
/// little of what a duration is.
fn rounding(number: &Value) -> f64 {
    let is_duration = number.is_duration();
    let number = edges(number).0;
    if is_duration {
        return number * UNEVEN;
    }
    let place = last_place(number);
    if place > 1.0 { (place / 2.0).min(number * ROUNDED) } else { 0.0 }
}

/// The last place that is told of a large number: of 32,100 a hundred.
fn last_place(number: f64) -> f64 {
    let mut place = 1.0;
    while place < number && number >= ROUND && (number / (place * 10.0)).fract() == 0.0 {
        place *= 10.0;
    }
    place
}

/// Whether one of two numbers is told in one figure and the other lies within half of its place: somebody
/// may have made 30,000 of 32,100.
fn may_be_rounded(x: &Value, y: &Value) -> bool {
    let (x, y) = (edges(x).0, edges(y).0);
    [x, y].into_iter().any(|number| {
        let place = last_place(number);
        place > 1.0 && number < place * 10.0 && (x - y).abs() <= place / 2.0
    })
}

/// The same for a share in whole percent against one that is told more exactly.
fn rounded_share(x: &Value, y: &Value) -> f64 {
    let is_share =
        |value: &Value| matches!(value, Value::Number { kind: QuantityKind::Percent, .. });
    let is_whole = |value: &Value| edges(value).0.fract() == 0.0;
    if is_share(x) && is_share(y) && is_whole(x) != is_whole(y) { 0.5 } else { 0.0 }
}

/// Whether a number of the one agrees with one of the other, though they are not told alike: `3,927`
/// and `nearly 4,000`.
pub(super) fn agree_nearly(a: &Statement, b: &Statement) -> bool {
    a.values.iter().any(|x| {
        let counts = kind(x) == ValueKind::Number && !x.is_duration();
        let same = |y: &Value| x.key().is_some() && x.key() == y.key();
        let near = |y: &Value| x.is_comparable(y) && agree(x, y);
        counts && !b.values.iter().any(same) && b.values.iter().any(near)
    })
}
