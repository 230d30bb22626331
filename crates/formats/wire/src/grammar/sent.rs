//! Date-time groups: when a message was sent.
//!
//! Which number is the day depends on the service, not on a guess:
//! `AP-WF-11-13-13 1509GMT` has the month first, `JST-15:04-29-01-17` (Kyodo) the day, and so has
//! `071341 GMT Okt 15` (IPTC 7901: day, hour, minute). Two digits of a year stand for 1970 to 2069.

use copydesk_core::PartialDate;
use copydesk_parser::grammar::date_at;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::char;
use nom::combinator::{map_opt, map_res, opt, recognize, rest};
use nom::multi::many1_count;
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::framing;

/// When a message was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    /// The day.
    pub(crate) date: PartialDate,
    /// Time of day and zone: `15:09 GMT`.
    pub(crate) time: String,
    /// The agency in front of it: `AP-WF`.
    pub(crate) agency: Option<String>,
}

/// The date-time group that a trailer line is.
pub(crate) fn sent(line: &str) -> Option<Sent> {
    let (_, (_, found, _)) = (framing, alt((american, zoned, iptc)), rest).parse(line).ok()?;
    Some(found)
}

/// `AGENCY-CIRCUIT-MM-DD-YY HHMM[ ]ZONE`
fn american(input: &str) -> IResult<&str, Sent> {
    let names = recognize(many1_count((name, char('-'))));
    map_opt(
        (
            names,
            number(2),
            char('-'),
            number(2),
            char('-'),
            number(2),
            char(' '),
            clock,
            opt(char(' ')),
            name,
        ),
        |(names, month, _, day, _, year, _, time, _, zone)| {
            // A month that cannot be one is a day: the service writes the day first.
            let (month, day) = if month > 12 { (day, month) } else { (month, day) };
            let agency = Some(names.trim_end_matches('-').to_owned());
            Some(Sent { date: date(year, month, day)?, time: format!("{time} {zone}"), agency })
        },
    )
    .parse(input)
}

/// `ZONE-HH:MM-DD-MM-YY`
fn zoned(input: &str) -> IResult<&str, Sent> {
    map_opt(
        (name, char('-'), clock, char('-'), number(2), char('-'), number(2), char('-'), number(2)),
        |(zone, _, time, _, day, _, month, _, year)| {
            Some(Sent {
                date: date(year, month, day)?,
                time: format!("{time} {zone}"),
                agency: None,
            })
        },
    )
    .parse(input)
}

/// `DDHHMM [ZONE] MONTH YY`
fn iptc(input: &str) -> IResult<&str, Sent> {
    let blank = || take_while_m_n(1, 3, |c: char| c == ' ');
    let month = || take_while_m_n(3, 10, char::is_alphabetic);
    map_opt(
        (
            number(2),
            clock,
            blank(),
            opt(terminated(name, blank())),
            month(),
            opt(char('.')),
            blank(),
            number(2),
        ),
        |(day, time, _, zone, month, _, _, year)| {
            // The parser's table knows the months of every language.
            let (date, _) = date_at(&format!("{day} {month} {}", century(year)))?;
            let zone = zone.map(|zone| format!(" {zone}")).unwrap_or_default();
            date.is_full().then(|| Sent { date, time: format!("{time}{zone}"), agency: None })
        },
    )
    .parse(input)
}

/// `15:09` of `1509` or `15:09`.
fn clock(input: &str) -> IResult<&str, String> {
    map_opt((number(2), opt(tag(":")), number(2)), |(hour, _, minute)| {
        (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
    })
    .parse(input)
}

fn name(input: &str) -> IResult<&str, &str> {
    take_while_m_n(2, 5, |c: char| c.is_ascii_uppercase()).parse(input)
}

fn number(digits: usize) -> impl Fn(&str) -> IResult<&str, u16> {
    move |input| {
        map_res(take_while_m_n(1, digits, |c: char| c.is_ascii_digit()), str::parse).parse(input)
    }
}

fn century(year: u16) -> u16 {
    if year < 70 { 2000 + year } else { 1900 + year }
}

fn date(year: u16, month: u16, day: u16) -> Option<PartialDate> {
    let year = if year < 100 { century(year) } else { year };
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| {
            Some(PartialDate::full(
                i16::try_from(year).ok()?,
                u8::try_from(month).ok()?,
                u8::try_from(day).ok()?,
            ))
        })
        .flatten()
}

/// `11/2/2017`, the day first, as the Australian services write it: a whole line.
pub(crate) fn day_first(line: &str) -> Option<PartialDate> {
    let stroke = || char('/');
    let year = map_res(take_while(|c: char| c.is_ascii_digit()), str::parse::<u16>);
    let (behind, (day, _, month, _, year)) =
        (number(2), stroke(), number(2), stroke(), year).parse(line).ok()?;
    if behind.trim().is_empty() && year < 2200 { date(year, month, day) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_where_the_service_puts_it() {
        for (line, expected) in [
            ("\u{3}AP-WF-11-13-13 1509GMT<", "2013-11-13 15:09 GMT"),
            ("AP-WS-01-02-89 0130EST<", "1989-01-02 01:30 EST"),
            ("\u{3}JST-15:04-05-01-17", "2017-01-05 15:04 JST"),
            ("\u{3}071341 GMT Okt 15 ", "2015-10-07 13:41 GMT"),
            ("210904 Mär 07", "2007-03-21 09:04"),
        ] {
            let shown = sent(line).map(|sent| format!("{} {}", sent.date, sent.time));
            assert_eq!(shown.as_deref(), Some(expected), "{line}");
        }
        for line in ["", "AP-WF", "071341", "319961 GMT Okt 15", "AP-WF-13-13-13 1509GMT"] {
            assert_eq!(sent(line), None, "{line}");
        }
    }

    #[test]
    fn dates_with_strokes_have_the_day_first() {
        assert_eq!(day_first("11/2/2017"), Some(PartialDate::full(2017, 2, 11)));
        assert_eq!(day_first("11/2/2017 and after"), None);
        assert_eq!(day_first("2/31"), None);
    }
}
