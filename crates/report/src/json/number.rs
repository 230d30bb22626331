//! Numbers that read the same everywhere.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// A finite number: written without a decimal point where it is whole.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema)]
#[schemars(transparent)]
pub struct Number(f64);

/// Whole numbers up to here are exact in a double.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Number {
    /// A score or share, rounded to four decimals; 0 where it is not a number.
    pub fn share(value: f64) -> Self {
        let rounded = (value * 1e4).round() / 1e4;
        Self(if rounded.is_finite() { rounded } else { 0.0 })
    }

    /// A value of the copy, rounded to twelve significant digits, so that `1.1 million` is not
    /// 1100000.0000000002; `None` where it is beyond what a double holds.
    pub fn value(value: f64) -> Option<Self> {
        let rounded: f64 = format!("{value:.11e}").parse().ok()?;
        rounded.is_finite().then_some(Self(rounded))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(number: Option<Number>) -> String {
        serde_json::to_string(&number).unwrap()
    }

    #[test]
    fn numbers_are_written_short() {
        assert_eq!(json(Number::value(50_000.0)), "50000");
        assert_eq!(json(Number::value(1.1 * 1e6)), "1100000");
        assert_eq!(json(Number::value(0.000_012_5)), "0.0000125");
        assert_eq!(json(Number::value(f64::INFINITY)), "null");
        assert_eq!(json(Some(Number::share(2.0 / 3.0))), "0.6667");
        assert_eq!(json(Some(Number::share(f64::NAN))), "0");
    }
}
