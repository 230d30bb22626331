//! Numbers and ranges of numbers: `1.2 million`, `15bn`, `2 1/2`, `20 to 25`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;

use super::lexicon::suffix;
use super::{Class, Code, Lex, Parse, Words};
use crate::grammar::numbers::{Numeral, figures, number};
use crate::grammar::{class, fail, one};
use crate::passes::tokens::{Shape, TokenKind};

/// A number and whether a magnitude was told with it (`10 billion`, `15bn`).
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub(super) value: f64,
    pub(super) scale: f64,
    /// What the letters glued to the figures mean, if not a magnitude.
    pub(super) glued: Option<Lex>,
}

impl Figure {
    /// With a glued `m` read as million: behind a currency sign it is never a metre.
    pub(super) fn millions(self) -> Self {
        match self.glued {
            Some(Lex::Measure(code)) if code == Code::new("m") => {
                Self { value: self.value * 1e6, scale: 1e6, glued: None }
            }
            _ => self,
        }
    }
}

/// `1.2 million`, `forty-two`, `15bn`, `30GB`, `2 1/2`.
pub(super) fn figure(words: Words<'_>) -> Parse<'_, Figure> {
    let glued = one(|seen| {
        if seen.token.kind != TokenKind::NumberWord {
            return None;
        }
        let digits = seen.word().trim_end_matches(|c: char| c.is_alphabetic());
        let value = figures(digits)?;
        let letters = seen.word().get(digits.len()..)?;
        match suffix(letters)? {
            Lex::Num(Numeral::Magnitude(power)) => {
                let scale = 10_f64.powi(i32::from(power));
                Some(Figure { value: value * scale, scale, glued: None })
            }
            unit => Some(Figure { value, scale: 1.0, glued: Some(unit) }),
        }
    });
    if words.class(0) == Some(Lex::FigureWord)
        && let Ok((rest, read)) = glued(words)
    {
        return Ok((rest, if counts_millions(words, read) { read.millions() } else { read }));
    }
    if let Ok((rest, value)) = alt((half_of_a_magnitude, part_of_one)).parse(words) {
        return Ok((rest, Figure { value, scale: value.max(1.0), glued: None }));
    }
    let (rest, value) = number(words)?;
    let told = |place: usize| match words.class(place) {
        Some(Lex::Num(Numeral::Magnitude(power))) => 10_f64.powi(i32::from(power)),
        _ => 1.0,
    };
    let scale = (1..words.len() - rest.len()).map(told).fold(1.0, f64::max);
    // `2 1/2`, `9-7/8`
    let whole = Figure { value, scale, glued: None };
    if !matches!(rest.class(0), Some(Lex::Hyphen | Lex::Num(Numeral::Figures))) {
        return Ok((rest, whole));
    }
    let hyphen = one(|seen| (seen.class == Lex::Hyphen && !seen.token.spaced).then_some(()));
    let (rest, part) = opt(preceded(opt(hyphen), fraction)).parse(rest)?;
    Ok((rest, Figure { value: value + part.unwrap_or(0.0), ..whole }))
}

/// Whether the `m` behind figures is million: `2.3m people`, `5m barrels`; but `a 100m hurdles final`.
fn counts_millions(words: Words<'_>, read: Figure) -> bool {
    if read.glued != Some(Lex::Measure(Code::new("m"))) {
        return false;
    }
    let Some(next) = words.get(1).filter(|next| next.token.spaced) else { return false };
    let plural = next.word().len() > 3 && next.word().ends_with('s');
    match next.class {
        Lex::People | Lex::Measure(_) | Lex::Currency(..) | Lex::Tally => true,
        Lex::Other => {
            plural && next.token.shape == Shape::Lower && !Class::OF_A_LENGTH.has(next.token.key)
        }
        _ => false,
    }
}

/// `7/8`: halves to sixty-fourths, as rates are told.
fn fraction(words: Words<'_>) -> Parse<'_, f64> {
    let whole = || {
        one(|seen| {
            let short = seen.token.kind == TokenKind::Number && seen.word().len() <= 2;
            seen.word().parse::<u8>().ok().filter(|_| short)
        })
    };
    let slash = one(|seen| (seen.word() == "/" && !seen.token.spaced).then_some(()));
    let (rest, (upper, (), lower)) = (whole(), slash, whole()).parse(words)?;
    let told = matches!(lower, 2 | 3 | 4 | 5 | 8 | 16 | 32 | 64) && (1..lower).contains(&upper);
    if told { Ok((rest, f64::from(upper) / f64::from(lower))) } else { fail(words) }
}

/// `7/8` alone, of a percent or a point: else it may be a date.
fn part_of_one(words: Words<'_>) -> Parse<'_, f64> {
    if !matches!(words.class(3), Some(Lex::Percent | Lex::Point))
        || words.first().is_none_or(|seen| seen.token.kind != TokenKind::Number)
    {
        return fail(words);
    }
    fraction(words)
}

/// `half a million`, `a half-million`
fn half_of_a_magnitude(words: Words<'_>) -> Parse<'_, f64> {
    if !matches!(words.class(0), Some(Lex::Half | Lex::An)) {
        return fail(words);
    }
    let link = alt((class(Lex::An), class(Lex::Hyphen)));
    let magnitude = one(|seen| match seen.class {
        Lex::Num(Numeral::Hundred) => Some(100.0),
        Lex::Num(Numeral::Magnitude(power)) => Some(10_f64.powi(i32::from(power))),
        _ => None,
    });
    (opt(class(Lex::An)), class(Lex::Half), opt(link), magnitude)
        .map(|(_, (), _, magnitude)| magnitude / 2.0)
        .parse(words)
}

/// Whether two numbers side by side are the ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// `20 to 25`, `15-20`
    Plain,
    /// Behind `between`: `12 and 20`.
    Between,
    /// Behind `from`: `from 20 to 25` tells of two values.
    Apart,
}

/// A number or a range as it was read, and what stands behind it.
#[derive(Clone, Copy)]
pub(super) struct Ranged<'a> {
    pub(super) behind: Words<'a>,
    pub(super) low: Figure,
    pub(super) high: Option<Figure>,
}

/// What links the ends of a range.
fn link<'a>(link: Link) -> impl Fn(Words<'a>) -> Parse<'a, ()> {
    one(move |seen| {
        let links = match link {
            Link::Plain => matches!(seen.class, Lex::Hyphen | Lex::To),
            Link::Between => matches!(seen.class, Lex::Hyphen | Lex::To | Lex::And),
            Link::Apart => seen.class == Lex::Hyphen,
        };
        links.then_some(())
    })
}

/// The upper end of a range behind its lower end, if `unit` may stand between; both in one magnitude.
pub(super) fn upper<'a, T>(
    words: Words<'a>,
    low: Figure,
    linked: Link,
    unit: impl Fn(Words<'a>) -> Parse<'a, T>,
) -> (Words<'a>, Figure, Option<Figure>) {
    if !matches!(words.class(0), Some(Lex::Hyphen | Lex::To | Lex::And)) {
        return (words, low, None);
    }
    let Ok((rest, ((), _, high))) = (link(linked), opt(unit), figure).parse(words) else {
        return (words, low, None);
    };
    // `12 to 20 million`: the magnitude is that of both.
    let shared = low.scale <= 1.0 && high.scale > 1.0 && low.value * high.scale <= high.value;
    let both = if shared { Figure { value: low.value * high.scale, ..low } } else { low };
    let high = last_digits(words, low, high).unwrap_or(high);
    // `fell 3p to 412p` tells of two values.
    let apart = low.glued.is_some() && (low.glued != high.glued || high.value > both.value * 10.0);
    // `in 2023 to 3.8 billion`
    let year = !shared && high.scale > 1.0 && (1900.0..2100.0).contains(&low.value);
    let apart = apart || year;
    // `7-Eleven`
    let named = words.get(1).is_some_and(|next| {
        next.token.kind == TokenKind::Word && !next.token.spaced && next.token.is_capitalised()
    });
    if high.value <= both.value || apart || named {
        return (words, low, None);
    }
    (rest, both, Some(high))
}

/// `98.85-88`: of the upper end only the last two digits are told.
fn last_digits(link: Words<'_>, low: Figure, high: Figure) -> Option<Figure> {
    let glued = |place: usize| link.get(place).is_some_and(|seen| !seen.token.spaced);
    let two = link.get(1).is_some_and(|seen| seen.word().len() == 2);
    let value = low.value.trunc() + high.value / 100.0;
    let short = two && glued(0) && glued(1) && low.value.fract() > 0.0 && high.value < low.value;
    (short && value > low.value && low.scale <= 1.0).then_some(Figure { value, ..high })
}

/// A number or a range; a percent sign may stand behind each end.
pub(super) fn range<'a>(linked: Link) -> impl Fn(Words<'a>) -> Parse<'a, (Figure, Option<Figure>)> {
    move |words| {
        let (rest, low) = figure(words)?;
        let (rest, low, high) = upper(rest, low, linked, fail::<Lex, ()>);
        Ok((rest, (low, high)))
    }
}
