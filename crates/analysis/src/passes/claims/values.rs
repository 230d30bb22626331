//! Values: the numbers, days and times of day of an article, as they are compared.
//!
//! A number is of a unit; one of persons may be of a sense, too (`data/counted-as.txt`), which the
//! nearest word beside it tells: `22 dead` and `killed 25 people` are both numbers of the dead. An age
//! is a number of years, whether told as `aged 84`, as `84-year-old` or behind a name between commas.
//!
//! A score is one value ([`super::scores`]). What stands beside a value tells of what it is one
//! ([`super::place`]).

use copydesk_core::{PartialDate, Span};
use rustc_hash::FxHashSet;

use super::counted::{Table, unit};
use super::lexicon::Class;
use super::place::{AGE, Place, Standing};
use super::scores;
use super::statements::mix;
use crate::grammar::numbers;
use crate::passes::quantities::{Bound, Quantity, QuantityKind};
use crate::passes::times::{Time, TimeKind};
use crate::passes::tokens::{Key, Reading, TokenKind, key};
use crate::stems;

/// The figures of a year.
const YEAR: u32 = 4;

const MINUTES: u16 = 60;

/// A smaller share of the persons of one sense is some of them, where each is told in its own word.
const PART: f64 = 0.5;

/// The unit of durations: a word that no copy has.
const DURATION: &str = "\u{0}hours";

/// A number, a day, a month, a year or a time of day.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number {
        kind: QuantityKind,
        low: f64,
        high: f64,
        unit: Key,
        /// What it tells of persons: the dead.
        sense: Option<Key>,
        bound: Bound,
        standing: Standing,
        /// The words beside it, which tell of what it is the number: `injured`.
        beside: Vec<Key>,
        span: Span,
    },
    /// Two numbers against each other: `4-2`, `123 votes to 116`.
    Score { kind: QuantityKind, most: f64, least: f64, beside: Vec<Key>, span: Span },
    /// A day, or a month or year that stands alone.
    Date {
        date: PartialDate,
        explicit: bool,
        /// The words as they stand: `today`.
        said: Key,
        beside: Vec<Key>,
        span: Span,
    },
    /// A time of day in minutes.
    Clock { minute: u16, exact: bool, beside: Vec<Key>, span: Span },
}

/// The values of an article, in order.
pub(super) fn of(reading: &Reading, times: &[Time], quantities: &[Quantity]) -> Vec<Value> {
    let starts: Vec<u32> = quantities.iter().map(|quantity| quantity.span.start).collect();
    // `a quarter to four` is no number.
    let told: FxHashSet<u32> = times.iter().map(|time| time.span.end).collect();
    let mut values = Vec::new();
    let mut left = quantities;
    while let [quantity, rest @ ..] = left {
        left = rest;
        if let Some((score, taken)) = scores::of(reading, quantity, rest.first(), &starts) {
            values.push(score);
            left = rest.get(taken - 1..).unwrap_or_default();
        } else if quantity.kind != QuantityKind::Ordinal
            && !told.contains(&quantity.span.end)
            && !is_label(reading, quantity)
            && !is_share(reading, quantity)
        {
            values.push(number(reading, quantity, &starts));
        }
    }
    values.extend(times.iter().filter_map(|time| match time.kind {
        TimeKind::Duration => age(reading, time).or_else(|| duration(reading, time, &starts)),
        TimeKind::Time if time.value.contains('T') => clock(reading, time, &starts),
        TimeKind::Date | TimeKind::Time => date(reading, time, &starts),
        _ => None,
    }));
    values.sort_by_key(Value::span);
    values
}

/// `#1`, `No. 2`, which count nothing.
fn is_label(reading: &Reading, quantity: &Quantity) -> bool {
    let place = Place::of(reading, quantity.span);
    let before = place.first.checked_sub(1).map(|at| reading.word(at));
    let hash = reading.word(place.first).starts_with('#');
    hash || before.is_some_and(|before| ["#", "No.", "no.", "Nr.", "\u{2116}"].contains(&before))
}

/// `one in four`, of which neither number can be compared with others.
fn is_share(reading: &Reading, quantity: &Quantity) -> bool {
    let Place { first, end } = Place::of(reading, quantity.span);
    let within = |at: usize| reading.key(at) == key("in");
    if within(end) {
        return small(reading, end + 1).is_some_and(|whole| quantity.value < whole);
    }
    first > 1
        && within(first - 1)
        && small(reading, first - 2).is_some_and(|part| part < quantity.value)
}

/// A number of three figures at most, or the word for one. Years have four.
fn small(reading: &Reading, at: usize) -> Option<f64> {
    let word = reading.word(at);
    // The numbers of which shares are told in words: `one in four`.
    let of_word = numbers::up_to_ten(reading.key(at));
    let figure = || word.parse::<u16>().ok().filter(|_| word.len() <= 3);
    of_word.map(f64::from).or_else(|| figure().map(f64::from))
}

fn number(reading: &Reading, quantity: &Quantity, starts: &[u32]) -> Value {
    let place = Place::of(reading, quantity.span);
    let mut keys = place.keys_beside(reading, starts);
    let told = quantity.unit.as_deref().or(quantity.what.as_deref());
    let mut unit = told.map_or(key(""), unit);
    let mut sense = None;
    if quantity.kind == QuantityKind::Count {
        sense = place.sense(reading, starts, quantity.what.as_deref());
        if place.is_age(reading, quantity, sense) {
            (sense, unit) = (Some(key(AGE)), key(AGE));
            keys.extend(place.holder(reading));
            keys.sort_unstable();
            keys.dedup();
        }
    }
    Value::Number {
        kind: quantity.kind,
        low: quantity.value,
        high: quantity.high.unwrap_or(quantity.value),
        unit,
        sense,
        bound: quantity.bound,
        standing: if place.is_past_age(reading) { Standing::Part } else { place.standing(reading) },
        beside: keys,
        span: quantity.span,
    }
}

/// `40-year-old`.
fn age(reading: &Reading, time: &Time) -> Option<Value> {
    let years: f64 = time.value.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()?;
    let place = Place::of(reading, time.span);
    let old = (place.first..=place.end).any(|at| reading.word(at).ends_with("old"));
    old.then(|| Value::Number {
        kind: QuantityKind::Count,
        low: years,
        high: years,
        unit: key(AGE),
        sense: Some(key(AGE)),
        bound: Bound::Exact,
        standing: Standing::Whole,
        beside: place.keys_beside(reading, &[]),
        span: time.span,
    })
}

/// `six years` in prison, in hours, so that `18 months` are a year and a half.
fn duration(reading: &Reading, time: &Time, starts: &[u32]) -> Option<Value> {
    let length = time.value.strip_prefix('P')?;
    let (length, of_clock) = length.strip_prefix('T').map_or((length, false), |of| (of, true));
    let unit = length.chars().last()?;
    let hours = match (unit, of_clock) {
        ('Y', _) => 8760.0,
        ('M', false) => 730.0,
        ('W', _) => 168.0,
        ('D', _) => 24.0,
        ('H', true) => 1.0,
        ('M', true) => 1.0 / 60.0,
        _ => return None,
    };
    let count: f64 = length.strip_suffix(unit)?.parse().ok()?;
    let place = Place::of(reading, time.span);
    Some(Value::Number {
        kind: QuantityKind::Count,
        low: count * hours,
        high: count * hours,
        unit: key(DURATION),
        sense: None,
        bound: if time.modifier.is_some() { Bound::About } else { Bound::Exact },
        standing: place.standing(reading),
        beside: place.keys_beside(reading, starts),
        span: time.span,
    })
}

fn clock(reading: &Reading, time: &Time, starts: &[u32]) -> Option<Value> {
    let (hour, minute) = time.value.split_once('T')?.1.split_once(':')?;
    let minute = hour.parse::<u16>().ok()? * MINUTES + minute.get(..2)?.parse::<u16>().ok()?;
    let place = Place::of(reading, time.span);
    let before = place.first.checked_sub(1).map(|at| reading.key(at));
    let loosely = before.is_some_and(|word| Class::LOOSELY.has(word));
    let exact = time.modifier.is_none() && !loosely;
    let beside = place.keys_beside(reading, starts);
    Some(Value::Clock { minute, exact, beside, span: time.span })
}

fn date(reading: &Reading, time: &Time, starts: &[u32]) -> Option<Value> {
    let value = time.value.get(..10).unwrap_or(&time.value);
    let mut date = value.parse::<PartialDate>().ok()?;
    let place = Place::of(reading, time.span);
    let mut explicit = false;
    let mut dated = false;
    for token in reading.tokens.get(place.first..place.end).unwrap_or_default() {
        explicit |= matches!(token.kind, TokenKind::Number | TokenKind::NumberWord);
        dated |= token.kind == TokenKind::Number && token.span.len() == YEAR;
    }
    // A year that was worked out is no word of the copy.
    date.year = date.year.filter(|_| dated);
    let is_day = date.month.is_some() && date.day.is_some();
    // A month or a year is compared where the copy has its year.
    (is_day || (dated && time.modifier.is_none())).then(|| {
        let beside = if is_day {
            place.words_beside(reading, starts)
        } else {
            place.keys_beside(reading, starts)
        };
        let words = place.first..place.end;
        let said = words.fold(0, |said, at| mix(said, reading.key(at)));
        Value::Date { date, explicit, said, beside, span: time.span }
    })
}

impl Value {
    /// A minute of a match, told exactly.
    pub(super) fn minute(minute: u16, span: Span) -> Self {
        let low = f64::from(minute);
        Self::Number {
            kind: QuantityKind::Count,
            low,
            high: low,
            unit: key("minute"),
            sense: None,
            bound: Bound::Exact,
            standing: Standing::Whole,
            beside: Vec::new(),
            span,
        }
    }

    pub(super) fn span(&self) -> Span {
        match self {
            Self::Number { span, .. }
            | Self::Score { span, .. }
            | Self::Date { span, .. }
            | Self::Clock { span, .. } => *span,
        }
    }

    /// Whether two days are told in the same words, each on its own: `today`.
    pub(super) fn is_said_as(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Date { said: a, .. }, Self::Date { said: b, .. }) if a == b)
    }

    /// The words beside it.
    pub(super) fn beside(&self) -> &[Key] {
        match self {
            Self::Number { beside, .. }
            | Self::Score { beside, .. }
            | Self::Date { beside, .. }
            | Self::Clock { beside, .. } => beside,
        }
    }

    /// Whether one of the words beside both is the same, the unit left out.
    pub(super) fn shares_words(&self, other: &Self) -> bool {
        self.words_shared(other).next().is_some()
    }

    /// The words beside both, the unit left out.
    pub(super) fn words_shared(&self, other: &Self) -> impl Iterator<Item = Key> {
        let theirs = other.beside();
        let both = self.beside().iter().filter(|key| theirs.binary_search(key).is_ok());
        both.copied().filter(|key| !self.has_unit(|| *key))
    }

    /// Whether this word is its unit.
    pub(super) fn has_unit(&self, word: impl Fn() -> Key) -> bool {
        matches!(self, Self::Number { unit, .. } if *unit == word())
    }

    /// Whether both are numbers of one unit, or one of them of none that is told.
    pub(super) fn has_unit_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number { unit: u, .. }, Self::Number { unit: v, .. }) => {
                u == v || *u == key("") || *v == key("")
            }
            _ => false,
        }
    }

    /// The unit of a number of things or of money: not of persons, of time, of a measure or of a whole.
    pub(super) fn unit_of_things(&self) -> Option<Key> {
        let Self::Number { kind, unit, sense: None, standing: Standing::Whole, .. } = self else {
            return None;
        };
        let known = *unit != key("") && !self.is_duration() && !self.is_age();
        let things = !matches!(kind, QuantityKind::Percent | QuantityKind::Measure)
            && !Table::get().persons.contains(unit);
        (known && things).then_some(*unit)
    }

    /// Whether it is how long something takes.
    pub(super) fn is_duration(&self) -> bool {
        self.has_unit(|| key(DURATION))
    }

    /// The kind of a number as `data/told-once.txt` has it.
    pub(super) fn kind_name(&self) -> Option<&'static str> {
        let Self::Number { kind, .. } = self else { return None };
        match kind {
            _ if self.is_age() => Some("age"),
            _ if self.is_duration() => Some("duration"),
            QuantityKind::Percent => Some("percent"),
            QuantityKind::Measure => Some("measure"),
            QuantityKind::Count => Some("count"),
            _ => None,
        }
    }

    /// Whether both are numbers of one unit, or of one sense.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        if let (Self::Score { kind: a, .. }, Self::Score { kind: b, .. }) = (self, other) {
            let of_shares = |kind: &QuantityKind| *kind == QuantityKind::Percent;
            return of_shares(a) == of_shares(b);
        }
        let (
            Self::Number { kind: a, unit: u, sense: s, low: x, standing: m, .. },
            Self::Number { kind: b, unit: v, sense: t, low: y, standing: n, .. },
        ) = (self, other)
        else {
            return false;
        };
        let one_unit = |u: &Key, v: &Key| u == v || *u == key("") || *v == key("");
        let near = |x: f64, y: f64| x.min(y) >= PART * x.max(y);
        let persons = |one: &Key, other: &Key| {
            *one == stems::stem("people") && Table::get().persons.contains(other)
        };
        match (s, t) {
            _ if a != b || m != n => false,
            // Of whom an age is, the words around it do not tell: see the facts.
            _ if self.is_age() || other.is_age() => false,
            // Six children and 34 people are dead: some of these are those.
            (Some(s), Some(t)) => s == t && (one_unit(u, v) || near(*x, *y)),
            _ if u == v => *u != key(""),
            // `450 fans` and `460 people` in the same words
            _ => (persons(u, v) || persons(v, u)) && self.shares_words(other),
        }
    }

    /// Of what it tells, whatever the number: the dead. A word that no copy has.
    pub(super) fn slot(&self) -> Option<Key> {
        let whole = self.sense().filter(|_| self.is_whole());
        whole.map(|(sense, _)| mix(key("\u{0}sense"), sense))
    }

    /// What a number tells of persons, and the number; not of ages.
    pub(super) fn of_persons(&self) -> Option<(Key, f64)> {
        self.sense().filter(|(sense, _)| *sense != key(AGE))
    }

    /// Whether it is how many there are, not some of them.
    pub(super) fn is_whole(&self) -> bool {
        !matches!(self, Self::Number { standing, .. } if *standing != Standing::Whole)
    }

    /// Has it be some of a larger number.
    pub(super) fn make_part(&mut self) {
        if let Self::Number { standing, .. } = self {
            *standing = Standing::Part;
        }
    }

    /// Whether it is how old somebody is.
    pub(super) fn is_age(&self) -> bool {
        self.has_unit(|| key(AGE))
    }

    /// Whether it is the score of a vote, told as one.
    pub(super) const fn is_vote(&self) -> bool {
        matches!(self, Self::Score { kind: QuantityKind::Count, .. })
    }

    /// Whether it is the score of a match.
    pub(super) const fn is_score(&self) -> bool {
        matches!(self, Self::Score { kind: QuantityKind::Score, .. })
    }

    /// The number, of a range the lower one, of a score the higher one.
    pub(super) const fn number(&self) -> Option<f64> {
        match self {
            Self::Number { low, .. } => Some(*low),
            Self::Score { most, .. } => Some(*most),
            _ => None,
        }
    }

    const fn sense(&self) -> Option<(Key, f64)> {
        match self {
            Self::Number { sense: Some(sense), low, .. } => Some((*sense, *low)),
            _ => None,
        }
    }

    /// What it means, as a word that no copy has; ages, years and times of day count as they stand.
    pub(super) fn key(&self) -> Option<Key> {
        match self {
            Self::Number { unit, low, .. } => {
                (*unit != key(AGE)).then(|| mix(key("\u{0}number"), low.to_bits()))
            }
            Self::Score { most, least, .. } => {
                Some(mix(mix(key("\u{0}score"), most.to_bits()), least.to_bits()))
            }
            Self::Date { date, .. } => {
                let month = u64::from(date.month.unwrap_or_default());
                Some(mix(key("\u{0}day"), month * 100 + u64::from(date.day?)))
            }
            Self::Clock { .. } => None,
        }
    }
}
