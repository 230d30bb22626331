//! Statements: the sentences of the body, and the clauses of those that tell two things.
//!
//! A sentence is parted at a semicolon, at a comma with a conjunction behind it, and before a second
//! verb of its subject (`was closed and has been painted`), where both sides have words enough to
//! stand alone.

use std::ops::Range;

use copydesk_core::{PartialDate, Span};

use super::words::{self, Known, Word};
use crate::finite;
use crate::passes::names::Name;
use crate::passes::quantities::{Bound, Quantity, QuantityKind};
use crate::passes::said::words::push;
use crate::passes::sentences::Sentence;
use crate::passes::sides;
use crate::passes::times::{Time, TimeKind};
use crate::passes::tokens::{Key, Reading, TokenKind, key};
use crate::stems;

/// Statements of one article that are read.
const MOST: usize = 100;

/// A clause with fewer words that tell something is not parted from its sentence.
const CLAUSE: usize = 4;

/// The same for what a second verb of one subject opens.
const SECOND: usize = 3;

/// The sentences of the opening.
const OPENING: usize = 2;

/// A statement with fewer is not read.
const FEWEST: usize = 3;

/// So many tokens before and behind a number tell of what it is the number.
const BESIDE: usize = 5;

/// The figures of a year.
const YEAR: u32 = 4;

/// Words that join two clauses behind a comma.
const JOINING: [Key; 8] = [
    key("and"),
    key("but"),
    key("while"),
    key("whereas"),
    key("although"),
    key("which"),
    key("as"),
    key("adding"),
];

/// One statement of an article.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// Where it stands in the source.
    pub(super) span: Span,
    /// Whether it stands in the opening, where all articles of a story tell its event.
    pub(super) opens: bool,
    /// What it tells.
    pub(super) words: Vec<Word>,
    /// A hash of the words as they stand.
    pub(super) exact: u64,
    pub(super) values: Vec<Value>,
}

/// A number or a day of a statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number {
        kind: QuantityKind,
        low: f64,
        high: f64,
        unit: Key,
        bound: Bound,
        /// The words beside it, which tell of what it is the number: `injured`.
        beside: Vec<Key>,
        span: Span,
    },
    Day {
        date: PartialDate,
        explicit: bool,
        span: Span,
    },
}

/// The statements of an article, in order.
pub(super) fn of(
    reading: &Reading,
    sentences: &[Sentence],
    names: &[Name],
    times: &[Time],
    quantities: &[Quantity],
) -> Vec<Statement> {
    let known = Known::of(names);
    let values = values(reading, times, quantities);
    let mut statements: Vec<Statement> = Vec::new();
    let mut told = 0;
    for sentence in sentences {
        if !sides::is_told(reading, sentence) {
            continue;
        }
        let before = statements.len();
        for clause in clauses(reading, sentence) {
            if statements.len() >= MOST {
                return statements;
            }
            let found = statement(reading, clause, &known, &values);
            statements.extend(found.map(|found| Statement { opens: told < OPENING, ..found }));
        }
        told += usize::from(statements.len() > before);
    }
    statements
}

fn statement(
    reading: &Reading,
    tokens: Range<usize>,
    known: &Known<'_>,
    values: &[Value],
) -> Option<Statement> {
    let span = reading.source_of(tokens.clone());
    let within = |value: &&Value| span.covers(value.span());
    let values: Vec<Value> = values.iter().filter(within).cloned().collect();
    let words = words::of(reading, tokens.clone(), known, &values);
    if words.len() < FEWEST {
        return None;
    }
    let exact = tokens.filter_map(|at| reading.tokens.get(at));
    let exact = exact.filter(|token| token.kind != TokenKind::Mark);
    let exact = exact.fold(0_u64, |hash, token| mix(hash, token.key));
    Some(Statement { span, opens: false, words, exact, values })
}

/// The tokens of each clause of a sentence that can stand alone.
fn clauses(reading: &Reading, sentence: &Sentence) -> Vec<Range<usize>> {
    let tokens = sentence.tokens();
    let tells = |at: usize| {
        let token = reading.tokens.get(at);
        token.is_some_and(|token| {
            !matches!(token.kind, TokenKind::Mark | TokenKind::Possessive)
                && !stems::is_stop_word(token.key)
        })
    };
    let count = |range: Range<usize>| range.filter(|&at| tells(at)).count();
    let mut clauses = Vec::new();
    let mut from = tokens.start;
    for at in tokens.clone() {
        let semicolon = reading.key(at) == key(";");
        let joined = reading.key(at) == key(",") && JOINING.contains(&reading.key(at + 1));
        let least = match () {
            () if semicolon || joined => CLAUSE,
            () if is_second_verb(reading, at) => SECOND,
            () => continue,
        };
        if count(from..at) >= CLAUSE && count(at..tokens.end) >= least {
            clauses.push(from..at);
            from = at + 1;
        }
    }
    clauses.push(from..tokens.end);
    clauses
}

/// Whether a conjunction with a finite verb behind it begins here: `and has been sent home`.
fn is_second_verb(reading: &Reading, at: usize) -> bool {
    let adverb = usize::from(reading.word(at + 1).ends_with("ly"));
    [key("and"), key("but")].contains(&reading.key(at))
        && finite::may_be_verb(reading, at + 1 + adverb)
}

/// The numbers and days of an article, in order.
fn values(reading: &Reading, times: &[Time], quantities: &[Quantity]) -> Vec<Value> {
    let starts: Vec<u32> = quantities.iter().map(|quantity| quantity.span.start).collect();
    let number = |quantity: &Quantity| {
        let counted = !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Score);
        counted.then(|| Value::Number {
            kind: quantity.kind,
            low: quantity.value,
            high: quantity.high.unwrap_or(quantity.value),
            unit: quantity.unit.as_deref().or(quantity.what.as_deref()).map_or(key(""), unit),
            bound: quantity.bound,
            beside: beside(reading, quantity.span, &starts),
            span: quantity.span,
        })
    };
    let mut values: Vec<Value> = quantities.iter().filter_map(number).collect();
    for time in times {
        if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
            continue;
        }
        let date = time.value.get(..10).and_then(|date| date.parse::<PartialDate>().ok());
        let Some(mut date) = date.filter(|date| date.month.is_some() && date.day.is_some()) else {
            continue;
        };
        let start = reading
            .tokens
            .partition_point(|token| reading.logical.to_source(token.span).start < time.span.start);
        let tokens = reading.tokens.get(start..).unwrap_or_default().iter();
        let within =
            tokens.take_while(|token| reading.logical.to_source(token.span).end <= time.span.end);
        let mut explicit = false;
        let mut dated = false;
        for token in within {
            explicit |= matches!(token.kind, TokenKind::Number | TokenKind::NumberWord);
            dated |= token.kind == TokenKind::Number && token.span.len() == YEAR;
        }
        // A year that was worked out is no word of the copy.
        date.year = date.year.filter(|_| dated);
        values.push(Value::Day { date, explicit, span: time.span });
    }
    values.sort_by_key(Value::span);
    values
}

/// The words beside a number, up to the next mark, conjunction or number; stems.
fn beside(reading: &Reading, number: Span, numbers: &[u32]) -> Vec<Key> {
    let source = |at: usize| reading.source_of(at..at + 1);
    let first = reading
        .tokens
        .partition_point(|token| reading.logical.to_source(token.span).end <= number.start);
    let behind = (first..reading.tokens.len()).find(|&at| source(at).start >= number.end);
    let ends = |at: &usize| {
        let key = reading.key(*at);
        [",", ";", ".", "\u{2014}", "and", "but"].iter().any(|word| key == self::key(word))
            || numbers.binary_search(&source(*at).start).is_ok()
    };
    let before = (first.saturating_sub(BESIDE)..first).rev().take_while(|at| !ends(at));
    let behind = behind.unwrap_or(reading.tokens.len());
    let after = (behind..reading.tokens.len().min(behind + BESIDE)).take_while(|at| !ends(at));
    let mut keys = Vec::new();
    for at in before.chain(after) {
        push(reading, at, at + 1, &mut keys);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The stem of a unit's last word, synonyms counted as one: `nation`, `country`.
fn unit(unit: &str) -> Key {
    /// Units that copy exchanges for each other.
    const SAME: [(&str, &str); 5] = [
        ("nation", "country"),
        ("person", "people"),
        ("troop", "soldier"),
        ("kid", "child"),
        ("lawmaker", "legislator"),
    ];
    let last = unit.split_whitespace().last().unwrap_or_default();
    let same = SAME.iter().find(|row| row.0.eq_ignore_ascii_case(last));
    stems::stem(same.map_or(last, |row| row.1))
}

impl Value {
    pub(super) fn span(&self) -> Span {
        match self {
            Self::Number { span, .. } | Self::Day { span, .. } => *span,
        }
    }

    /// Whether this word is its unit.
    pub(super) fn has_unit(&self, word: impl Fn() -> Key) -> bool {
        matches!(self, Self::Number { unit, .. } if *unit == word())
    }

    /// What it means, as a word that no copy has.
    pub(super) fn key(&self) -> Key {
        match self {
            Self::Number { low, .. } => mix(key("\u{0}number"), low.to_bits()),
            Self::Day { date, .. } => {
                let month = u64::from(date.month.unwrap_or_default());
                let day = u64::from(date.day.unwrap_or_default());
                mix(key("\u{0}day"), month * 100 + day)
            }
        }
    }
}

/// One step of a hash over whole numbers.
const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31)
}
