//! On which day of a year a day with a name falls.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::grammar::times::Feast;
use crate::passes::times::anchor::weekday_of;

/// The day of this year.
pub(super) fn day(feast: Feast, year: i16) -> Option<Date> {
    let date = |month: u8, day: u8| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    match feast {
        Feast::Fixed(month, day) => date(month, day),
        Feast::Nth(month, nth, weekday) => {
            let nth = if nth == 0 { -1 } else { i8::try_from(nth).ok()? };
            date(month, 1)?.nth_weekday_of_month(nth, weekday_of(weekday)).ok()
        }
        Feast::Easter => easter(year),
    }
}

/// Easter Sunday of the western churches, by the Gregorian computus (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late;
    Date::new(year, 3, 22).ok()?.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_days_fall_where_the_calendar_puts_them() {
        let check = |feast, year: i16, expected: &str| {
            assert_eq!(day(feast, year).map(|date| date.to_string()).as_deref(), Some(expected));
        };
        check(Feast::Easter, 2017, "2017-04-16");
        check(Feast::Easter, 2008, "2008-03-23");
        check(Feast::Nth(11, 4, 4), 2017, "2017-11-23");
        check(Feast::Nth(5, 0, 1), 2017, "2017-05-29");
        check(Feast::Fixed(12, 25), 2017, "2017-12-25");
    }
}
