//! Dates as feeds and mails write them, to what the model holds.
//!
//! RFC 822 as RFC 2822 renewed it (`Tue, 3 Mar 2015 11:27:36 +1100`), read by jiff, and RFC 3339 with
//! the shorter forms of W3C-DTF (`2015-03-03T11:27+11:00`, `2015-03`), read as ISO 8601. The day is the one
//! that the sender's clock showed; the time is kept as ISO 8601 writes it, its zone behind it, `Z`
//! where that is none.
//! Names of zones that the standard does not have are rows of `data/zones.txt`; one that no row has is none.
//! What is neither form but names a full date, as copy prints one, is that day.

use copydesk_core::{PartialDate, Published};
use copydesk_parser::grammar::find_date;
use copydesk_parser::iso;
use jiff::civil::{Date, Time};
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::Offset;

/// Reads either form.
pub(crate) fn published(text: &str) -> Option<Published> {
    let text = text.trim();
    rfc822(text).or_else(|| iso::read(text)).or_else(|| printed(text))
}

/// `Fri, Oct 7 2022 10:15:00`: the day alone.
fn printed(text: &str) -> Option<Published> {
    let PartialDate { year: Some(year), month: Some(month), day: Some(day) } =
        find_date(text)?.date
    else {
        return None;
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    full(date, None, None)
}

/// `Tue, 3 Mar 2015 11:27:36 +1100`.
pub(crate) fn rfc822(text: &str) -> Option<Published> {
    // A weekday that is wrong says nothing of the date.
    static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    let text = text.trim();
    let zone = text.rsplit(' ').next().filter(|zone| zone.starts_with(|c: char| c.is_alphabetic()));
    let known = zone.and_then(offset_of);
    // Universal time has more names than the standard has; a `Z` behind letters is the end of another name.
    let bare = |text: &&str| text.ends_with(|c: char| c.is_ascii_digit() || c == ' ');
    let universal = || text.strip_suffix("UTC").or_else(|| text.strip_suffix('Z').filter(bare));
    let named = if known.is_none() { universal() } else { None };
    let zoned = match (named, zone.zip(known)) {
        (Some(rest), _) => PARSER.parse_zoned(format!("{} GMT", rest.trim_end())),
        (None, Some((zone, offset))) => {
            PARSER.parse_zoned(format!("{}{offset}", &text[..text.len() - zone.len()]))
        }
        (None, None) => PARSER.parse_zoned(text),
    };
    let zoned = zoned.ok()?;
    let told = named.is_some() || known.is_some() || zone.is_none_or(is_standard);
    full(zoned.date(), Some(zoned.time()), told.then(|| zoned.offset()))
}

/// `+0200` of `CEST`.
fn offset_of(zone: &str) -> Option<&'static str> {
    let rows = include_str!("../data/zones.txt").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once(' '))
        .find_map(|(name, offset)| (name == zone).then_some(offset))
}

/// Whether the standard has this name of a zone.
fn is_standard(zone: &str) -> bool {
    let american = matches!(zone.as_bytes(), [b'E' | b'C' | b'M' | b'P', b'S' | b'D', b'T']);
    american || matches!(zone, "GMT" | "UT")
}

fn full(date: Date, time: Option<Time>, offset: Option<Offset>) -> Option<Published> {
    let day = PartialDate::full(
        date.year(),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    let mut published = Published::new(day);
    published.time = time.map(|time| {
        let zone = match offset.map(Offset::seconds) {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(seconds) => {
                let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        };
        // Fractions of a second are no news.
        format!("{:02}:{:02}:{:02}{zone}", time.hour(), time.minute(), time.second())
    });
    Some(published)
}

/// The date as a carrier gives it: `2015-03-03T11:27:36Z`.
pub(crate) use copydesk_parser::iso::write as given;

#[cfg(test)]
mod tests {
    #[test]
    fn every_zone_of_the_table_is_read() {
        let rows = include_str!("../data/zones.txt").lines().filter(|row| !row.starts_with('#'));
        for row in rows {
            let (zone, offset) = row.split_once(' ').unwrap();
            let (hours, minutes) = offset.split_at(3);
            let told = if offset == "+0000" { "Z".into() } else { format!("{hours}:{minutes}") };
            let read = super::published(&format!("Tue, 4 Jun 2024 21:12:00 {zone}"));
            let read = read.map(|published| super::given(&published));
            assert_eq!(read, Some(format!("2024-06-04T21:12:00{told}")), "{row}");
        }
    }

    #[test]
    fn both_forms_keep_the_senders_day_and_time() {
        for (text, expected) in [
            ("Tue, 3 Mar 2015 11:27:36 +1100", "2015-03-03T11:27:36+11:00"),
            ("Mon, 03 Mar 2015 01:02:03 GMT", "2015-03-03T01:02:03Z"),
            ("3 Mar 2015 01:02 UTC", "2015-03-03T01:02:00Z"),
            ("Tue, 03 Mar 15 08:00:00 EST", "2015-03-03T08:00:00-05:00"),
            ("3 Mar 2015 01:02 Z", "2015-03-03T01:02:00Z"),
            ("Tue, 4 Jun 2024 21:12:00 BST", "2024-06-04T21:12:00+01:00"),
            ("Tue, 4 Jun 2024 21:12:00 XST", "2024-06-04T21:12:00"),
            ("2015-03-03T11:27:36.5+11:00", "2015-03-03T11:27:36+11:00"),
            ("2015-03-03T11:27Z", "2015-03-03T11:27Z"),
            ("2015-03-03 11:27:36", "2015-03-03T11:27:36"),
            ("2015-03-03", "2015-03-03"),
            ("2015-03", "2015-03"),
            ("Tue, Mar 3 2015 11:27:36 AM", "2015-03-03"),
            ("2015", "2015"),
        ] {
            let read = super::published(text).map(|published| super::given(&published));
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
        for text in ["", "yesterday", "2015-02-30", "Tue, 43 Mar 2015 11:27:36 +1100"] {
            assert_eq!(super::published(text), None, "{text}");
        }
    }
}
