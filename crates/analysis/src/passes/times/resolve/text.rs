//! Values as text: a day with its time of day, and what is written where nothing is known to count
//! from (`XXXX-WXX-5`).

use super::digits::two;
use super::{Point, Value};
use crate::grammar::times::{Clock, Expr, Feast, Found, Part, Unit};
use crate::passes::times::TimeKind;

/// The value of an expression that is counted from nothing.
pub(in crate::passes::times) fn uncounted(found: &Found) -> Value {
    Value::new(TimeKind::Date, open(found.expr))
}

/// The value of a lone time of day on this day.
pub(in crate::passes::times) fn at_clock(day: Point, found: &Found) -> String {
    timed(Some(day), found.part, found.clock).text
}

/// A value with its time of day.
pub(super) fn timed(day: Option<Point>, part: Option<Part>, clock: Option<Clock>) -> Value {
    let kind = if part.is_some() || clock.is_some() { TimeKind::Time } else { TimeKind::Date };
    let mut text = day.map_or_else(|| "XXXX-XX-XX".to_owned(), Point::text);
    add_suffix(&mut text, part, clock);
    Value::new(kind, text)
}

/// Adds the time of day.
pub(super) fn add_suffix(text: &mut String, part: Option<Part>, clock: Option<Clock>) {
    match (clock, part) {
        (Some(Clock { hour, minute, universal, .. }), _) => {
            text.push('T');
            two(text, hour);
            text.push(':');
            two(text, minute.unwrap_or(0));
            if universal {
                text.push('Z');
            }
        }
        (None, Some(part)) => text.push_str(part.code()),
        (None, None) => {}
    }
}

/// The value where nothing is known to count from.
pub(super) fn open(expr: Expr) -> String {
    match expr {
        Expr::Day { month, day, .. } | Expr::SecondDay { month, day } => {
            let mut text = "XXXX-".to_owned();
            two(&mut text, month);
            text.push('-');
            two(&mut text, day);
            text
        }
        Expr::Month { month, .. } => {
            let mut text = "XXXX-".to_owned();
            two(&mut text, month);
            text
        }
        Expr::Weekday { weekday, .. }
        | Expr::WeekdayAway { weekday, .. }
        | Expr::WeekdayIn { weekday, .. } => {
            format!("XXXX-WXX-{weekday}")
        }
        Expr::Feast { feast: Feast::Fixed(month, day), .. } => format!("XXXX-{month:02}-{day:02}"),
        Expr::NthWeekday { month: Some(month), .. } => format!("XXXX-{month:02}-XX"),
        Expr::Season { season, .. } => format!("XXXX-{}", season.code()),
        Expr::Quarter { quarter, .. } | Expr::QuarterEnded { quarter, .. } => {
            format!("XXXX-Q{quarter}")
        }
        Expr::Half { half, .. } => format!("XXXX-H{half}"),
        Expr::Stretch { unit: Unit::Quarter, .. } => "XXXX-QX".to_owned(),
        Expr::Unit { unit, .. } | Expr::Shift { unit, .. } => match unit {
            Unit::Week | Unit::Fortnight => "XXXX-WXX".to_owned(),
            Unit::Weekend => "XXXX-WXX-WE".to_owned(),
            Unit::Month => "XXXX-XX".to_owned(),
            Unit::Quarter | Unit::Period => "XXXX-QX".to_owned(),
            Unit::Half => "XXXX-HX".to_owned(),
            Unit::Decade => "XXX".to_owned(),
            Unit::Century => "XX".to_owned(),
            Unit::Year => "XXXX".to_owned(),
            _ => "XXXX-XX-XX".to_owned(),
        },
        Expr::NthWeekday { .. } | Expr::Relative(_) => "XXXX-XX-XX".to_owned(),
        Expr::DayOfMonth { day, .. } => format!("XXXX-XX-{day:02}"),
        _ => "XXXX".to_owned(),
    }
}
