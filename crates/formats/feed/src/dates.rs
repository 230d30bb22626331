//! Dates as feeds and mails write them, to what the model holds.
//!
//! RFC 822 as RFC 2822 renewed it (`Tue, 3 Mar 2015 11:27:36 +1100`), and RFC 3339 with the shorter
//! forms of W3C-DTF (`2015-03-03T11:27+11:00`, `2015-03`), each read by jiff. The day is the one
//! that the sender's clock showed; time and zone are kept as printed.

use copydesk_core::{PartialDate, Published};
use jiff::fmt::rfc2822::DateTimeParser;

/// Reads either form.
pub(crate) fn published(text: &str) -> Option<Published> {
    let text = text.trim();
    rfc822(text).or_else(|| iso(text))
}

/// `Tue, 3 Mar 2015 11:27:36 +1100`.
pub(crate) fn rfc822(text: &str) -> Option<Published> {
    // A weekday that is wrong says nothing of the date.
    static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    let text = text.trim();
    // Universal time has more names than the standard has.
    let text = match text.strip_suffix("UTC").or_else(|| text.strip_suffix('Z')) {
        Some(rest) => format!("{}GMT", rest.trim_end().to_owned() + " "),
        None => text.to_owned(),
    };
    let zoned = PARSER.parse_zoned(text.as_str()).ok()?;
    let date = PartialDate::full(
        zoned.year(),
        u8::try_from(zoned.month()).ok()?,
        u8::try_from(zoned.day()).ok()?,
    );
    let mut published = Published::new(date);
    published.time = text
        .find(':')
        .and_then(|colon| text.get(colon.checked_sub(2)?..))
        .map(|time| time.trim().to_owned());
    Some(published)
}

/// `2015-03-03T11:27:36+11:00`, or its beginning.
fn iso(text: &str) -> Option<Published> {
    let date: PartialDate = text.parse().ok()?;
    if let PartialDate { year: Some(year), month: Some(month), day: Some(day) } = date {
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    }
    let mut published = Published::new(date);
    let time = text.split_once(['T', 't', ' ']).map(|(_, time)| time.trim());
    published.time = time.filter(|time| !time.is_empty()).map(str::to_owned);
    Some(published)
}

/// The date as a carrier gives it: `2015-03-03`.
pub(crate) fn given(published: &Published) -> String {
    match &published.time {
        Some(time) => format!("{} {time}", published.date),
        None => published.date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_forms_keep_the_senders_day_and_time() {
        for (text, expected) in [
            ("Tue, 3 Mar 2015 11:27:36 +1100", "2015-03-03 11:27:36 +1100"),
            ("Mon, 03 Mar 2015 01:02:03 GMT", "2015-03-03 01:02:03 GMT"),
            ("3 Mar 2015 01:02 UTC", "2015-03-03 01:02 GMT"),
            ("2015-03-03T11:27:36+11:00", "2015-03-03 11:27:36+11:00"),
            ("2015-03", "2015-03"),
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
