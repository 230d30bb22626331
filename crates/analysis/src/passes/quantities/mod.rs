//! Quantities: how much and how many, with unit and bound.
//!
//! The grammar of [`crate::grammar::quantities`] reads the number and a unit of money or measure; the
//! thing counted is looked for behind it here ([`counted`]) and given in the singular.
//!
//! Not quantities: dates, years, times of day, lengths of time (those are
//! [`Times`](super::times::Times)), and numbers that are part of a name (`Flight 12`).
//!
//! Limits of this version: English, and a small table of French; `pound` is the weight only in
//! `200-pound`, in `pounds of`, and beside a word of weight or a height; a plain `dollar` is the dollar of
//! the United States; what is counted is a guess by word shape, without parts of speech; of `1.83 and 2
//! GHz` the first has no unit.

mod counted;

#[cfg(test)]
mod tests;

use copydesk_core::{Article, ArticlePass, PassId, Span};

use super::tokens::{Reading, Tokens};
use crate::grammar::numbers::Numeral;
use crate::grammar::quantities::{
    Amount, Class, Code, Kind, Lex, Limit, Words, classify, lexicon, quantity,
};
use crate::grammar::{Lexicon, Page};

/// Quantities and what they are of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quantities;

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum QuantityKind {
    /// An amount of money; the unit is the currency's ISO 4217 code where that is clear.
    Money,
    /// A percentage or a number of percentage points.
    Percent,
    /// A number of things; what is counted is told beside it.
    Count,
    /// A measure with a physical unit: a distance, a weight, a temperature.
    Measure,
    /// A place in an order: `third`.
    Ordinal,
    /// A score: `3-1`.
    Score,
}

/// Whether the number is exact or a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Bound {
    /// Told as it is.
    Exact,
    /// `about`, `some`, `nearly`.
    About,
    /// `more than`, `at least`.
    AtLeast,
    /// `less than`, `up to`.
    AtMost,
}

/// One quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where it stands in the source.
    pub span: Span,
    /// What it measures.
    pub kind: QuantityKind,
    /// The number.
    pub value: f64,
    /// The upper end of a range: `3 to 5`.
    pub high: Option<f64>,
    /// The unit: `USD`, `%`, `km`, `point`.
    pub unit: Option<String>,
    /// The thing counted, a noun in the singular: `nation`.
    pub what: Option<String>,
    /// Whether the number is exact or a bound.
    pub bound: Bound,
}

impl From<Kind> for QuantityKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Money => Self::Money,
            Kind::Percent => Self::Percent,
            Kind::Count => Self::Count,
            Kind::Measure => Self::Measure,
            Kind::Ordinal => Self::Ordinal,
            Kind::Score => Self::Score,
        }
    }
}

impl From<Limit> for Bound {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Exact => Self::Exact,
            Limit::About => Self::About,
            Limit::AtLeast => Self::AtLeast,
            Limit::AtMost => Self::AtMost,
        }
    }
}

impl ArticlePass for Quantities {
    type Needs = (Tokens,);
    type Output = Vec<Quantity>;

    fn id(&self) -> PassId {
        PassId::new("quantities")
    }

    fn run(&self, article: &Article, (reading,): (&Reading,)) -> Vec<Quantity> {
        let language = article.metadata().language.as_ref().map(|language| language.value.as_str());
        lexicon(language).map_or_else(Vec::new, |lexicon| find(reading, lexicon))
    }
}

/// Whether a number ends with a magnitude, and no sentence has ended since this place.
fn is_scaled(words: Words<'_>, at: usize, len: usize, since: usize) -> bool {
    let magnitude = |place: usize| match words.class(place) {
        Some(Lex::Num(Numeral::Magnitude(power))) => power >= 6,
        _ => false,
    };
    magnitude(at + len - 1) && (since..at).all(|place| words.class(place) != Some(Lex::Stop))
}

/// The quantities of a reading, in order; none overlap.
fn find(reading: &Reading, lexicon: &Lexicon<Lex>) -> Vec<Quantity> {
    let text = reading.text();
    let classes = classify(lexicon, text, &reading.tokens);
    let mut quantities = Vec::new();
    for paragraph in &reading.paragraphs {
        let range = paragraph.tokens();
        let (Some(tokens), Some(classes)) =
            (reading.tokens.get(range.clone()), classes.get(range.clone()))
        else {
            continue;
        };
        let page = Page::new(text, tokens, classes);
        let words = page.words();
        let mut at = 0;
        // The currency told last, and where.
        let mut currency: Option<(Code, usize)> = None;
        while at < words.len() {
            if matches!(classes.get(at), None | Some(Lex::Other)) {
                at += 1;
                continue;
            }
            let Some(amount) = quantity(words, at) else {
                at += 1;
                continue;
            };
            let len = amount.len.max(1);
            let Amount { lead, kind, value, high, unit, limit, .. } = amount;
            let counts = kind == Kind::Count && unit.is_none();
            let what = if counts { counted::thing(words, at + len) } else { None };
            // `$5 billion on top of the 4 billion`: the same money.
            if kind == Kind::Money {
                currency = unit.map(|unit| (unit, at));
            }
            let money = currency
                .filter(|(_, place)| counts && what.is_none() && is_scaled(words, at, len, *place));
            let (kind, unit) = money.map_or((kind, unit), |(code, _)| (Kind::Money, Some(code)));
            let counts = counts && money.is_none();
            let joined = if counts { counted::bound_behind(words, at + len) } else { None };
            let limit = if limit == Limit::Exact { joined.unwrap_or(limit) } else { limit };
            // `the toll has gone up to 12`
            let before = at.checked_sub(1).map(|before| reading.key(range.start + before));
            let rose = classes.get(at) == Some(&Lex::Up)
                && before.is_some_and(|word| Class::ROSE.has(word));
            let limit = if rose { Limit::Exact } else { limit };
            let model = || {
                what.is_none()
                    && (counted::is_model(words, at, at + len)
                        || counted::is_named(reading, range.start + at, len))
            };
            if counts && model() {
                at += len;
                continue;
            }
            quantities.push(Quantity {
                span: reading.source_of(range.start + at + lead..range.start + at + len),
                kind: kind.into(),
                value,
                high,
                unit: unit.map(|unit| unit.as_str().to_owned()),
                what,
                bound: limit.into(),
            });
            at += len;
        }
    }
    quantities
}
