//! Statements: the sentences of the body, and the clauses of those that tell two things.
//!
//! A sentence is parted at a semicolon, and at a comma with a conjunction behind it, where both
//! sides have words enough to stand alone. Beside its stems a statement has keys for what its
//! numbers, days and persons mean.

use copydesk_core::{PartialDate, Span};

use super::super::said::words::Words;
use crate::passes::names::{MentionForm, Name, NameKind};
use crate::passes::quantities::{Bound, Quantity, QuantityKind};
use crate::passes::sentences::Sentence;
use crate::passes::times::{Time, TimeKind};
use crate::passes::tokens::{Key, Reading, TokenKind, key};
use crate::stems;

/// Statements of one article that are read.
const MOST: usize = 100;

/// A clause with fewer words that tell something is not parted from its sentence.
const CLAUSE: usize = 4;

/// A statement with fewer is not read.
const FEWEST: usize = 3;

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
    /// Its stems and what its values mean, sorted, each once.
    pub(super) keys: Vec<Key>,
    /// A hash of the words as they stand.
    pub(super) exact: u64,
    pub(super) values: Vec<Value>,
}

/// A number or a day of a statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number { kind: QuantityKind, low: f64, high: f64, unit: Key, bound: Bound, span: Span },
    Day { date: PartialDate, explicit: bool, span: Span },
}

/// The statements of an article, in order.
pub(super) fn of(
    reading: &Reading,
    sentences: &[Sentence],
    names: &[Name],
    times: &[Time],
    quantities: &[Quantity],
) -> Vec<Statement> {
    let persons = persons(names);
    let values = values(reading, times, quantities);
    let mut statements = Vec::new();
    for sentence in sentences {
        let paragraph = reading.paragraphs.get(sentence.paragraph as usize);
        if !paragraph.is_some_and(|paragraph| paragraph.kind.is_body()) {
            continue;
        }
        for clause in clauses(reading, sentence) {
            if statements.len() >= MOST {
                return statements;
            }
            statements.extend(statement(reading, clause, &persons, &values));
        }
    }
    statements
}

fn statement(
    reading: &Reading,
    tokens: std::ops::Range<usize>,
    persons: &[(Span, Key)],
    values: &[Value],
) -> Option<Statement> {
    let span = reading.source_of(tokens.clone());
    let words = Words::of(reading, &[span]);
    if words.keys.len() < FEWEST {
        return None;
    }
    let mut keys = words.keys;
    let from = persons.partition_point(|(place, _)| place.start < span.start);
    let within = persons.iter().skip(from).take_while(|(place, _)| place.start < span.end);
    keys.extend(within.map(|(_, person)| *person));
    let within = |value: &&Value| span.covers(value.span());
    let values: Vec<Value> = values.iter().filter(within).cloned().collect();
    keys.extend(values.iter().map(Value::key));
    keys.sort_unstable();
    keys.dedup();
    let exact = tokens.filter_map(|at| reading.tokens.get(at));
    let exact = exact.filter(|token| token.kind != TokenKind::Mark);
    let exact = exact.fold(0_u64, |hash, token| mix(hash, token.key));
    Some(Statement { span, keys, exact, values })
}

/// The tokens of each clause of a sentence that can stand alone.
fn clauses(reading: &Reading, sentence: &Sentence) -> Vec<std::ops::Range<usize>> {
    let tokens = sentence.tokens();
    let tells = |at: usize| {
        let token = reading.tokens.get(at);
        token.is_some_and(|token| {
            !matches!(token.kind, TokenKind::Mark | TokenKind::Possessive)
                && !stems::is_stop_word(token.key)
        })
    };
    let count = |range: std::ops::Range<usize>| range.filter(|&at| tells(at)).count();
    let mut clauses = Vec::new();
    let mut from = tokens.start;
    for at in tokens.clone() {
        let semicolon = reading.key(at) == key(";");
        let joined = reading.key(at) == key(",") && JOINING.contains(&reading.key(at + 1));
        if (semicolon || joined) && count(from..at) >= CLAUSE && count(at..tokens.end) >= CLAUSE {
            clauses.push(from..at);
            from = at + 1;
        }
    }
    clauses.push(from..tokens.end);
    clauses
}

/// Where persons are meant without being named, and the stem that naming them would give.
fn persons(names: &[Name]) -> Vec<(Span, Key)> {
    let mut persons = Vec::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Person) {
        let Some(last) = name.name.split_whitespace().last() else { continue };
        let stem = stems::stem(last);
        let meant = |form| matches!(form, MentionForm::Pronoun | MentionForm::Role);
        let mentions = name.mentions.iter().filter(|mention| meant(mention.form));
        persons.extend(mentions.map(|mention| (mention.span, stem)));
    }
    persons.sort_unstable();
    persons
}

/// The numbers and days of an article, in order.
fn values(reading: &Reading, times: &[Time], quantities: &[Quantity]) -> Vec<Value> {
    let number = |quantity: &Quantity| {
        let counted = !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Score);
        counted.then(|| Value::Number {
            kind: quantity.kind,
            low: quantity.value,
            high: quantity.high.unwrap_or(quantity.value),
            unit: quantity.unit.as_deref().or(quantity.what.as_deref()).map_or(key(""), unit),
            bound: quantity.bound,
            span: quantity.span,
        })
    };
    let mut values: Vec<Value> = quantities.iter().filter_map(number).collect();
    for time in times {
        if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
            continue;
        }
        let date = time.value.get(..10).and_then(|date| date.parse::<PartialDate>().ok());
        let Some(date) = date.filter(|date| date.month.is_some() && date.day.is_some()) else {
            continue;
        };
        let start = reading
            .tokens
            .partition_point(|token| reading.logical.to_source(token.span).start < time.span.start);
        let tokens = reading.tokens.get(start..).unwrap_or_default().iter();
        let mut within =
            tokens.take_while(|token| reading.logical.to_source(token.span).end <= time.span.end);
        let explicit =
            within.any(|token| matches!(token.kind, TokenKind::Number | TokenKind::NumberWord));
        values.push(Value::Day { date, explicit, span: time.span });
    }
    values.sort_by_key(Value::span);
    values
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

    /// What it means, as a word that no copy has.
    fn key(&self) -> Key {
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
