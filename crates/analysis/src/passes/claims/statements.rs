//! Statements: the sentences of the body, and the clauses of those that tell two things.
//!
//! A sentence is parted at a semicolon, at a comma with a conjunction or a participle with its object behind
//! it (`, killing at least 47 people`), and before a second
//! verb of its subject (`was closed and has been painted`), where both sides have words enough to
//! stand alone.

use std::ops::Range;

use copydesk_core::Span;

use super::lexicon::Class;
use super::parties::Parties;
use super::place::Place;
use super::values::Value;
use super::words::{self, Known, NamedPlace, Word};
use crate::finite;
use crate::passes::sentences::Sentence;
use crate::passes::sides;
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
const FEWEST: usize = 2;

/// So many words in quotation marks are a scrap of what somebody said, and so are those of a short
/// sentence of it.
const SCRAP: std::ops::RangeInclusive<usize> = 2..=7;

/// So many of them are one, be they stop words throughout.
const RUN: usize = 4;

/// Something that is said in quotation marks is read if it has so many, be they common ones.
const SHORTEST: usize = 3;

/// The least share of an article's toll that a number is which was told before it.
const SAME_TOLL: f64 = 0.5;

/// Words of a statement that may be on another year: `killed last year`.
const YEARS: [Key; 4] = [key("year"), key("years"), key("year's"), key("decade")];

/// Words for who speaks and whom or what is spoken of.
const PRONOUNS: [Key; 7] =
    [key("i"), key("we"), key("you"), key("he"), key("she"), key("they"), key("it")];

/// One statement of an article.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// Where it stands in the source.
    pub(super) span: Span,
    /// Whether it stands in the opening, where all articles of a story tell its event.
    pub(super) opens: bool,
    /// How far down its article it stands, from 0 to 1.
    pub(super) depth: f64,
    /// What it tells.
    pub(super) words: Vec<Word>,
    /// The words as they stand, in order, half of the key of each.
    pub(super) tokens: Vec<u32>,
    /// Which of them are scraps: a few words in quotation marks.
    pub(super) scraps: Vec<Scrap>,
    /// A hash of the words as they stand.
    pub(super) exact: u64,
    pub(super) values: Vec<Value>,
    /// The places that are named in it.
    pub(super) places: Vec<NamedPlace>,
    /// The persons and bodies that it is on.
    pub(super) parties: Parties,
    /// The years that it states.
    pub(super) years: Years,
    /// The senses of which it holds the article's first number: the dead, the injured.
    pub(super) leads: Vec<(Key, f64)>,
}

/// Words before a year from which on something is told: `the worst since 1988`.
const FROM_ON: [Key; 2] = [key("since"), key("after")];

/// Words before the first year of a range, and before its last.
const RANGE_FROM: [Key; 2] = [key("between"), key("from")];
const RANGE_TO: [Key; 2] = [key("and"), key("to")];

/// The years that a statement states.
#[derive(Clone, Debug, Default)]
pub(super) struct Years {
    told: Vec<i16>,
    /// Whether one of them is known not to be the article's own.
    other: bool,
}

impl Years {
    fn of(reading: &Reading, values: &[Value], own: Option<i16>) -> Self {
        let told = values.iter().filter_map(|value| match value {
            Value::Date { date, span, .. } => Some((date.year?, *span)),
            _ => None,
        });
        let led = |span: Span, words: &[Key]| {
            let before = Place::of(reading, span).first.checked_sub(1);
            before.is_some_and(|at| words.contains(&reading.key(at)))
        };
        let told: Vec<(i16, Span)> = told.filter(|(_, span)| !led(*span, &FROM_ON)).collect();
        // `between 2015 and 2019` tells how long, not in which year.
        let opens = |at: usize| {
            let ends = told.get(at + 1).is_some_and(|(_, span)| led(*span, &RANGE_TO));
            ends && told.get(at).is_some_and(|(_, span)| led(*span, &RANGE_FROM))
        };
        let in_range = |at: usize| opens(at) || at.checked_sub(1).is_some_and(opens);
        let single = (0..told.len()).filter(|&at| !in_range(at));
        let told: Vec<i16> = single.filter_map(|at| told.get(at)).map(|(year, _)| *year).collect();
        let other = own.is_some_and(|own| told.iter().any(|year| *year != own));
        Self { told, other }
    }

    /// Whether what two statements tell is of two years: `17 died in the storm of 1988`. Where one alone
    /// states a year, it must be known that this is not the year of its article.
    pub(super) fn are_apart_from(&self, other: &Self) -> bool {
        match (self.told.is_empty(), other.told.is_empty()) {
            (true, true) => false,
            (true, false) => other.other,
            (false, true) => self.other,
            (false, false) => !self.told.iter().any(|year| other.told.contains(year)),
        }
    }
}

/// A few words in quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Scrap {
    /// Which of the statement's words.
    pub(super) words: Range<usize>,
    /// Whether anybody may say them of anything: `"We do not know"`.
    pub(super) common: bool,
}

/// The statements of an article, in order.
pub(super) fn of(
    reading: &Reading,
    sentences: &[Sentence],
    known: &Known<'_>,
    values: &[Value],
) -> Vec<Statement> {
    let mut statements = first(reading, sentences, known, values);
    let count = statements.len() as f64;
    for (at, statement) in statements.iter_mut().enumerate() {
        statement.depth = at as f64 / count;
    }
    set_tolls(reading, &mut statements);
    statements
}

/// Gives each sense the statement that tells its toll, and has the article's smaller numbers of it be some
/// of these.
///
/// It is the first number, or a larger one behind it where that is told as the sum and of no place and no
/// year: of `31 died in this town` and `the toll stood at 51` the latter.
fn set_tolls(reading: &Reading, statements: &mut [Statement]) {
    for at in 0..statements.len() {
        for (sense, first) in statements[at].leads.clone() {
            let tells = |statement: &Statement| {
                let numbers = statement.values.iter();
                let numbers =
                    numbers.filter(|value| value.is_whole() && is_summed_up(reading, value));
                let mut numbers = numbers.filter_map(Value::of_persons);
                let toll = numbers
                    .find(|(of, toll)| *of == sense && *toll > first && first >= SAME_TOLL * toll);
                toll.filter(|_| statement.places.is_empty() && !may_be_of_another_year(statement))
            };
            let whole = (at + 1..statements.len())
                .find_map(|behind| Some((behind, tells(&statements[behind])?.1)));
            let (holder, toll) = whole.unwrap_or((at, first));
            if holder != at {
                statements[at].leads.retain(|(of, _)| *of != sense);
                statements[holder].leads.push((sense, toll));
            }
            for value in statements.iter_mut().flat_map(|statement| &mut statement.values) {
                if value.of_persons().is_some_and(|(of, number)| of == sense && number < toll) {
                    value.make_part();
                }
            }
        }
    }
}

/// Whether a number is told as a sum.
fn is_summed_up(reading: &Reading, value: &Value) -> bool {
    let mut beside = Place::of(reading, value.span()).around(reading, &[]);
    beside.any(|at| Class::SUM.has(reading.key(at)))
}

/// Whether a year stands in a statement, or a word that may lead to one.
fn may_be_of_another_year(statement: &Statement) -> bool {
    let dated = |value: &Value| matches!(value, Value::Date { date, .. } if date.year.is_some());
    let half = |word: &Key| *word as u32;
    YEARS.iter().any(|word| statement.tokens.contains(&half(word)))
        || statement.values.iter().any(dated)
}

/// The first [`MOST`] statements.
fn first(
    reading: &Reading,
    sentences: &[Sentence],
    known: &Known<'_>,
    values: &[Value],
) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut told = 0;
    let mut led: Vec<Key> = Vec::new();
    for sentence in sentences {
        if !sides::is_told(reading, sentence) {
            continue;
        }
        let before = statements.len();
        for clause in clauses(reading, sentence) {
            if statements.len() >= MOST {
                return statements;
            }
            let found = statement(reading, clause, known, values);
            statements.extend(found.map(|found| {
                let whole = found.values.iter().filter(|value| value.is_whole());
                let mut leads: Vec<(Key, f64)> = whole.filter_map(Value::of_persons).collect();
                leads.retain(|(sense, _)| !led.contains(sense));
                led.extend(leads.iter().map(|(sense, _)| *sense));
                Statement { opens: told < OPENING, leads, ..found }
            }));
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
    let is_word =
        |at: &usize| reading.tokens.get(*at).is_some_and(|token| token.kind != TokenKind::Mark);
    let standing: Vec<Key> = tokens.clone().filter(is_word).map(|at| reading.key(at)).collect();
    let telling = words::count(&words);
    // `These were loans.`
    let is_said = || telling > 0 && standing.len() >= SHORTEST && known.is_said(span);
    // `She was 91.`
    if telling < FEWEST && !values.iter().any(Value::is_age) && !is_said() {
        return None;
    }
    Some(Statement {
        span,
        opens: false,
        depth: 0.0,
        words,
        scraps: scraps(reading, tokens.clone(), known.marked()),
        exact: standing.iter().fold(0_u64, |hash, token| mix(hash, *token)),
        tokens: standing.iter().map(|token| *token as u32).collect(),
        years: Years::of(reading, &values, known.year()),
        values,
        places: known.places_in(span),
        parties: Parties::of(reading, tokens, known),
        leads: Vec::new(),
    })
}

/// Which words of a statement, marks not counted, are scraps.
fn scraps(reading: &Reading, tokens: Range<usize>, marked: &[Range<usize>]) -> Vec<Scrap> {
    let count = |range: Range<usize>| {
        let range = reading.tokens.get(range).unwrap_or_default().iter();
        range.filter(|token| token.kind != TokenKind::Mark).count()
    };
    // Not the title of a song, which any sentence may hold.
    let is_small = |at: usize| reading.word(at).starts_with(char::is_lowercase);
    let tells = |at: usize| is_small(at) && !stems::is_stop_word(reading.key(at));
    let is_pronoun = |at: usize| PRONOUNS.contains(&reading.key(at));
    let from = marked.partition_point(|inner| inner.end <= tokens.start);
    let within = marked.iter().skip(from).take_while(|inner| inner.start < tokens.end);
    let scraps = within.filter_map(|inner| {
        let inner = inner.start.max(tokens.start)..inner.end.min(tokens.end);
        let words = count(inner.clone());
        let telling = inner.clone().filter(|&at| tells(at)).count();
        let is_scrap = SCRAP.contains(&words)
            && (telling > 0 || words >= RUN && inner.clone().skip(1).any(is_small));
        is_scrap.then(|| {
            let start = count(tokens.start..inner.start);
            Scrap {
                words: start..start + words,
                common: telling < 2 && inner.clone().any(is_pronoun),
            }
        })
    });
    scraps.collect()
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
        let joined = reading.key(at) == key(",")
            && (Class::JOINS.has(reading.key(at + 1)) || is_outcome(reading, at + 1));
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

/// Whether a participle with an object begins here, which tells of what came of it: `, killing at least 47
/// people`.
fn is_outcome(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let participle =
        word.len() > 5 && word.ends_with("ing") && word.starts_with(char::is_lowercase);
    let next = reading.tokens.get(at + 1);
    let object = next.is_some_and(|next| {
        matches!(next.kind, TokenKind::Number | TokenKind::NumberWord)
            || Class::OBJECT.has(next.key)
    });
    participle && object
}

/// Whether a conjunction with a finite verb behind it begins here: `and has been sent home`.
fn is_second_verb(reading: &Reading, at: usize) -> bool {
    let adverb = usize::from(reading.word(at + 1).ends_with("ly"));
    [key("and"), key("but")].contains(&reading.key(at))
        && finite::may_be_verb(reading, at + 1 + adverb)
}

/// One step of a hash over whole numbers.
pub(super) const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31)
}
