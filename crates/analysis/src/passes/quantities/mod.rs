//! Quantities.

use copydesk_core::Span;

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum QuantityKind {
    /// An amount of money; the unit is the currency's ISO 4217 code where that is clear.
    Money,
    /// A percentage or a number of percentage points.
    Percent,
    /// A number of things; the unit is the thing counted, in the singular where known.
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
    /// The unit: `USD`, `%`, `km`, `nation`.
    pub unit: Option<String>,
    /// Whether the number is exact or a bound.
    pub bound: Bound,
}
