//! Lengths of time as ISO 8601 durations: `P5Y`, `PT1M30S`, `PXM`.

use crate::grammar::times::{Amount, Unit};

/// The value of so many units; halves become the next smaller unit where there is one.
pub(super) fn value(amount: Amount, unit: Unit) -> String {
    let (factor, letter, clock) = match unit {
        Unit::Second => (1.0, 'S', true),
        Unit::Minute => (1.0, 'M', true),
        Unit::Hour => (1.0, 'H', true),
        Unit::Day => (1.0, 'D', false),
        Unit::Week => (1.0, 'W', false),
        Unit::Fortnight => (2.0, 'W', false),
        Unit::Month => (1.0, 'M', false),
        Unit::Quarter => (1.0, 'Q', false),
        Unit::Half => (6.0, 'M', false),
        Unit::Year | Unit::Period => (1.0, 'Y', false),
        Unit::Decade => (10.0, 'Y', false),
        Unit::Century => (100.0, 'Y', false),
        Unit::Weekend => return weekends(amount),
    };
    let time = if clock { "T" } else { "" };
    let Amount::Exact(count) = amount else {
        let letter = match unit {
            Unit::Decade => "E",
            Unit::Century => "C",
            _ => return format!("P{time}X{letter}"),
        };
        return format!("PX{letter}");
    };
    let count = count * factor;
    let whole = count.trunc();
    let half = (count - whole - 0.5).abs() < 0.01;
    let smaller = match (unit, half) {
        (Unit::Minute, true) => "30S",
        (Unit::Hour, true) => "30M",
        (Unit::Year, true) => "6M",
        (Unit::Day, true) => "T12H",
        _ => return format!("P{time}{count}{letter}"),
    };
    if whole < 1.0 {
        format!("P{time}{smaller}")
    } else {
        format!("P{time}{whole}{letter}{smaller}")
    }
}

fn weekends(amount: Amount) -> String {
    match amount {
        Amount::Exact(count) => format!("P{count}WE"),
        Amount::Some => "PXWE".to_owned(),
    }
}
