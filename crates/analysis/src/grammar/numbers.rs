//! Numbers in figures and words: `1,250.5`, `forty-two`, `a hundred and ten`, `1.2 million`.
//!
//! `NUMBER = PART+`, `PART = (FIGURES | WORDS | 'a') MAGNITUDE*`, where each part's magnitude is
//! smaller than that of the part before. Fractions (`2 1/2`, `two-thirds`) are read by the grammars
//! that use this one.

use std::sync::LazyLock;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{pair, preceded};

use super::{Read, Seen, Stream, fail, one, rows};
use crate::passes::tokens::{Key, TokenKind, key};
use crate::table::Table;

/// What a word or mark is in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Numeral {
    /// `one` to `nineteen`.
    Small(u8),
    /// `twenty`, `thirty` …
    Tens(u8),
    /// `hundred`
    Hundred,
    /// `thousand`, `mln`: a power of ten.
    Magnitude(u8),
    /// Figures.
    Figures,
}

/// The row of the table of numbers with this class and argument.
pub(crate) fn numeral(class: &str, argument: &str) -> Option<Numeral> {
    match class {
        "small" => argument.parse().ok().map(Numeral::Small),
        "tens" => argument.parse().ok().map(Numeral::Tens),
        "hundred" => Some(Numeral::Hundred),
        "magnitude" => argument.parse().ok().map(Numeral::Magnitude),
        _ => None,
    }
}

/// The English table.
pub(crate) const ENGLISH: &str = include_str!("../../data/numbers/en.txt");

/// What is tallied, in English.
pub(crate) const TALLIED: &str = include_str!("../../data/numbers/tally-en.txt");

/// The French table.
pub(crate) const FRENCH: &str = include_str!("../../data/numbers/fr.txt");

/// The number from one to ten that the word with this key tells, in English.
pub(crate) fn up_to_ten(word: Key) -> Option<u8> {
    static TABLE: LazyLock<Table<u8>> = LazyLock::new(|| {
        let told =
            rows(ENGLISH).filter_map(|(class, argument, words)| match numeral(class, argument) {
                Some(Numeral::Small(value)) if (1..=10).contains(&value) => Some((words, value)),
                _ => None,
            });
        let words =
            told.flat_map(|(words, value)| words.split(' ').map(move |one| (key(one), value)));
        Table::of(words.collect::<Vec<_>>().into_iter())
    });
    Some(TABLE.get(word)).filter(|value| *value > 0)
}

/// A class that may be part of a number.
pub(crate) trait Numeric: Copy {
    /// What it is in a number.
    fn numeral(self) -> Option<Numeral>;
    /// Whether it is `a` or `an`.
    fn is_article(self) -> bool;
    /// Whether it is a hyphen.
    fn is_hyphen(self) -> bool;
    /// Whether it is `and`.
    fn is_and(self) -> bool;
}

/// Where the decimal mark stands: a lone full stop, or a lone comma that parts off no thousand
/// (`1,5`, as most of Europe writes).
fn decimal(word: &str) -> Option<usize> {
    let lone = |mark: u8| {
        let mut places = word.bytes().enumerate().filter(|(_, byte)| *byte == mark);
        places.next().filter(|_| places.next().is_none()).map(|(at, _)| at)
    };
    let comma = || lone(b',').filter(|at| !word.contains('.') && word.len() - at != 4);
    lone(b'.').or_else(comma)
}

/// The value of figures with their separators: `1,250.5`.
pub(crate) fn figures(word: &str) -> Option<f64> {
    if word.len() > 24 {
        return None;
    }
    // Most figures have no mark, and few of these have more digits than a float holds.
    if word.len() <= 15 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        let whole = word.bytes().fold(0_u64, |whole, byte| whole * 10 + u64::from(byte - b'0'));
        return Some(whole as f64);
    }
    let mut whole = 0.0_f64;
    let mut tenth: Option<f64> = None;
    let decimal = decimal(word);
    for (at, byte) in word.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => match &mut tenth {
                None => whole = whole * 10.0 + f64::from(byte - b'0'),
                Some(scale) => {
                    whole = whole * 10.0 + f64::from(byte - b'0');
                    *scale *= 10.0;
                }
            },
            b'.' | b',' if Some(at) == decimal => tenth = Some(1.0),
            b',' | b'.' => {}
            _ => return None,
        }
    }
    Some(whole / tenth.unwrap_or(1.0))
}

fn numeral_of<C: Numeric>(wanted: Numeral) -> impl Fn(Seen<'_, C>) -> Option<()> {
    move |seen| (seen.class.numeral() == Some(wanted)).then_some(())
}

fn small<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    one(|seen: Seen<'_, C>| match seen.class.numeral() {
        Some(Numeral::Small(value)) => Some(f64::from(value)),
        _ => None,
    })(input)
}

fn tens<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    one(|seen: Seen<'_, C>| match seen.class.numeral() {
        Some(Numeral::Tens(value)) => Some(f64::from(value)),
        _ => None,
    })(input)
}

fn hyphen<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, ()> {
    one(|seen: Seen<'_, C>| (seen.class.is_hyphen() && !seen.token.spaced).then_some(()))(input)
}

fn and<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, ()> {
    one(|seen: Seen<'_, C>| seen.class.is_and().then_some(()))(input)
}

/// `forty-two`, `forty two`, `twelve`.
fn below_hundred<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    let unit = verify(preceded(opt(hyphen), small), |unit: &f64| *unit < 10.0);
    let both = pair(tens, opt(unit)).map(|(tens, unit)| tens + unit.unwrap_or(0.0));
    alt((both, small)).parse(input)
}

/// `a hundred and ten`, `two hundred`, `twelve`.
fn words<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    let begins = |class: C| {
        class.is_article() || matches!(class.numeral(), Some(Numeral::Small(_) | Numeral::Tens(_)))
    };
    if !input.class(0).is_some_and(begins) {
        return fail(input);
    }
    let hundred = one(numeral_of::<C>(Numeral::Hundred));
    let rest = preceded(opt(and), below_hundred);
    let hundreds = (alt((below_hundred, article)), hundred, opt(rest))
        .map(|(count, (), rest)| count * 100.0 + rest.unwrap_or(0.0));
    alt((hundreds, below_hundred)).parse(input)
}

/// `a` before a magnitude.
fn article<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    one(|seen: Seen<'_, C>| seen.class.is_article().then_some(1.0))(input)
}

/// `1,250.5`, and `600 000` with a space between the thousands.
fn digits<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    let (mut rest, mut value) = one(|seen: Seen<'_, C>| {
        (seen.token.kind == TokenKind::Number).then(|| figures(seen.word())).flatten()
    })(input)?;
    let short = input.first().is_some_and(|first| first.word().len() <= 3);
    while let Some(next) = rest.first().filter(|next| short && next.token.kind == TokenKind::Number)
    {
        let thousand = next.token.spaced && next.word().bytes().all(|byte| byte.is_ascii_digit());
        match figures(next.word()).filter(|_| thousand && next.word().len() == 3) {
            Some(more) => (rest, value) = (rest.behind(1), value * 1000.0 + more),
            None => break,
        }
    }
    Ok((rest, value))
}

fn magnitude<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    one(|seen: Seen<'_, C>| match seen.class.numeral() {
        Some(Numeral::Magnitude(power)) => Some(10_f64.powi(i32::from(power))),
        _ => None,
    })(input)
}

/// `thousand million`; also over a hyphen: `1.2-billion`.
fn magnitudes<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    let class = input.class(0);
    let begins =
        |class: C| class.is_hyphen() || matches!(class.numeral(), Some(Numeral::Magnitude(_)));
    if !class.is_some_and(begins) {
        return fail(input);
    }
    let (mut rest, mut all) = preceded(opt(hyphen), magnitude).parse(input)?;
    while let Ok((behind, power)) = magnitude(rest) {
        (rest, all) = (behind, all * power);
    }
    Ok((rest, all))
}

/// `1.2 million`, `forty-two`, `a thousand`: the value and its magnitude.
fn part<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, (f64, f64)> {
    let counted = pair(alt((digits, words)), opt(magnitudes));
    let single = pair(article, magnitudes).map(|(count, scale)| (count, Some(scale)));
    let (rest, (count, scale)) = alt((counted, single)).parse(input)?;
    let scale = scale.unwrap_or(1.0);
    Ok((rest, (count * scale, scale)))
}

/// A number in figures or words.
pub(crate) fn number<C: Numeric>(input: Stream<'_, C>) -> Read<'_, C, f64> {
    let (mut rest, (mut value, mut scale)) = part(input)?;
    // `two million three hundred thousand`: figures never go on without a magnitude.
    while scale > 1.0 {
        let figures = rest.first().is_some_and(|seen| seen.token.kind == TokenKind::Number);
        let next = preceded(opt(and), part).parse(rest);
        match next {
            Ok((behind, (more, below))) if below < scale && more < scale && !figures => {
                (rest, value, scale) = (behind, value + more, below);
            }
            _ => break,
        }
    }
    Ok((rest, value))
}
