//! Lengths of time as ISO 8601 durations: `P5Y`, `PT1M30S`, `PXM`.

use super::digits;
use crate::grammar::times::{Amount, Unit};

/// The value of so many units; halves and quarters become the next smaller unit where there is one.
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
    let quarters = (count - whole) * 4.0;
    let (parts, part) = match unit {
        Unit::Minute => (15.0, "S"),
        Unit::Hour => (15.0, "M"),
        Unit::Year => (3.0, "M"),
        Unit::Day => (6.0, "H"),
        _ => return plain(time, count, letter),
    };
    if quarters < 0.01 || (quarters - quarters.round()).abs() > 0.01 {
        return plain(time, count, letter);
    }
    let parted = if unit == Unit::Day { "T" } else { "" };
    let smaller = format!("{parted}{}{part}", quarters.round() * parts);
    if whole < 1.0 {
        format!("P{time}{smaller}")
    } else {
        format!("P{time}{whole}{letter}{smaller}")
    }
}

/// `P5Y`
fn plain(time: &str, count: f64, letter: char) -> String {
    let mut text = String::with_capacity(8);
    text.push('P');
    text.push_str(time);
    digits::count(&mut text, count);
    text.push(letter);
    text
}

/// The value of a length in two units: `PT8M46S`.
pub(super) fn both(first: (f64, Unit), second: (f64, Unit)) -> String {
    let mut text = value(Amount::Exact(first.0), first.1);
    let more = value(Amount::Exact(second.0), second.1);
    // The letter that parts days from hours stands once.
    let lead = if text.contains('T') { "PT" } else { "P" };
    text.push_str(more.strip_prefix(lead).unwrap_or_default());
    text
}

fn weekends(amount: Amount) -> String {
    match amount {
        Amount::Exact(count) => format!("P{count}WE"),
        Amount::Some => "PXWE".to_owned(),
    }
}
