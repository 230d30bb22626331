//! Dates as formats write them: ISO 8601, in and out.
//!
//! The extended (`2013-07-09T10:37:00Z`) and the basic form (`20130709T103700+0100`), a blank for the
//! `T`, a zone right behind the day (`20080219+0100`), and dates of which the day or the month is left
//! out.
//! The time is kept with its zone as ISO 8601 writes both; a zone of `+0000` is `Z`, so that one
//! release in two formats has one date.
//! What copy prints (`Aug 29, 2014`) is the grammar's: [`grammar::find_date`](crate::grammar::find_date).

use copydesk_core::{PartialDate, Published};

/// The date that a text is.
///
/// ```
/// use copydesk_parser::iso;
/// let date = iso::read("20130709T103700+0000").unwrap();
/// assert_eq!(iso::write(&date), "2013-07-09T10:37:00Z");
/// assert_eq!(iso::read("Aug 29, 2014"), None);
/// ```
pub fn read(text: &str) -> Option<Published> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = match digits {
        8 => {
            let (year, month) = text[..8].split_at(4);
            let (month, day) = month.split_at(2);
            (format!("{year}-{month}-{day}"), &text[8..])
        }
        4 if text.len() == 4 || text.as_bytes()[4] == b'-' => {
            let end = text.bytes().position(|b| !b.is_ascii_digit() && b != b'-');
            let end = end.unwrap_or(text.len()).min(10);
            (text[..end].to_owned(), &text[end..])
        }
        _ => return None,
    };
    let date: PartialDate = day.parse().ok()?;
    let year = date.year?;
    if let (Some(month), Some(day)) = (date.month, date.day) {
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    }
    let mut published = Published::new(date);
    published.time = date.is_full().then(|| time(rest)).flatten();
    Some(published)
}

/// `T10:37:00Z` as `10:37:00Z`; none where no hour stands there.
fn time(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['T', 't', ' ']);
    let clock = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
    let (clock, zone) = text.split_at(clock);
    let mut digits: String = clock.chars().filter(char::is_ascii_digit).collect();
    let plain = clock.split('.').next()?.bytes().filter(u8::is_ascii_digit).count();
    // Fractions of a second are no news.
    digits.truncate(plain);
    let time = match digits.len() {
        6 => format!("{}:{}:{}", &digits[..2], &digits[2..4], &digits[4..]),
        4 => format!("{}:{}", &digits[..2], &digits[2..]),
        _ => return None,
    };
    let zone = zone.trim();
    let figures: String = zone.chars().filter(char::is_ascii_digit).collect();
    let zone = match (zone.as_bytes().first(), figures.len()) {
        (Some(b'Z' | b'z'), _) => "Z".to_owned(),
        (Some(b'+' | b'-'), 4) if figures == "0000" => "Z".to_owned(),
        (Some(b'+' | b'-'), 4) => format!("{}{}:{}", &zone[..1], &figures[..2], &figures[2..]),
        (Some(b'+' | b'-'), 2) => format!("{}{figures}:00", &zone[..1]),
        _ => String::new(),
    };
    Some(time + &zone)
}

/// The date as ISO 8601 writes it.
pub fn write(published: &Published) -> String {
    match &published.time {
        Some(time) if published.date.is_full() && is_clock(time) => {
            format!("{}T{time}", published.date)
        }
        _ => match published.clock().filter(|_| published.date.is_full()) {
            Some(clock) => format!("{}T{clock}", published.date),
            None => published.date.to_string(),
        },
    }
}

/// `10:37`, `10:37:00Z`, `10:37+09:00`: what [`read`] reads back as it stands.
fn is_clock(text: &str) -> bool {
    time(text).as_deref() == Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_forms() {
        for (text, expected) in [
            ("2013-07-09T10:37:00Z", "2013-07-09T10:37:00Z"),
            ("2013-03-01T15:09:04.000Z", "2013-03-01T15:09:04Z"),
            ("20131020T192751+1100", "2013-10-20T19:27:51+11:00"),
            ("20130516T040100+0000", "2013-05-16T04:01:00Z"),
            ("2017-08-24T01:58:40+0000", "2017-08-24T01:58:40Z"),
            ("2016-01-12 12:35:40", "2016-01-12T12:35:40"),
            ("2015-03-03T11:27Z", "2015-03-03T11:27Z"),
            ("20180404", "2018-04-04"),
            ("20080219+0100", "2008-02-19"),
            ("2018-05", "2018-05"),
            ("2018", "2018"),
        ] {
            assert_eq!(read(text).map(|date| write(&date)).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in ["", "YYYYMMDD000000-HHMM", "soon", "20139999", "12345678901", "2015-02-30"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
