//! Numbers and ranges of numbers: `1.2 million`, `15bn`, `2 1/2`, `20 to 25`.

use nom::Parser;
use nom::combinator::opt;

use super::lexicon::suffix;
use super::{Code, Lex, Parse, Words};
use crate::grammar::numbers::{Numeral, figures, number};
use crate::grammar::{fail, one};
use crate::passes::tokens::TokenKind;

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
    if let Ok(read) = glued(words) {
        return Ok(read);
    }
    let (rest, value) = number(words)?;
    let told = |place: usize| match words.class(place) {
        Some(Lex::Num(Numeral::Magnitude(power))) => 10_f64.powi(i32::from(power)),
        _ => 1.0,
    };
    let scale = (1..words.len() - rest.len()).map(told).fold(1.0, f64::max);
    let slash = |word: &'static str| one(move |seen| (seen.word() == word).then_some(()));
    let (rest, half) = opt((slash("1"), slash("/"), slash("2"))).parse(rest)?;
    let value = if half.is_some() { value + 0.5 } else { value };
    Ok((rest, Figure { value, scale, glued: None }))
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
    let Ok((rest, ((), _, high))) = (link(linked), opt(unit), figure).parse(words) else {
        return (words, low, None);
    };
    // `12 to 20 million`: the magnitude is that of both.
    let shared = low.scale <= 1.0 && high.scale > 1.0 && low.value * high.scale <= high.value;
    let both = if shared { Figure { value: low.value * high.scale, ..low } } else { low };
    if high.value <= both.value || low.glued.is_some() && low.glued != high.glued {
        return (words, low, None);
    }
    (rest, both, Some(high))
}

/// A number or a range; a percent sign may stand behind each end.
pub(super) fn range<'a>(linked: Link) -> impl Fn(Words<'a>) -> Parse<'a, (Figure, Option<Figure>)> {
    move |words| {
        let (rest, low) = figure(words)?;
        let (rest, low, high) = upper(rest, low, linked, fail::<Lex, ()>);
        Ok((rest, (low, high)))
    }
}
