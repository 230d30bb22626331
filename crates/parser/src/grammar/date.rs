//! Calendar dates as copy prints them, and date stamps.
//!
//! Forms: `Jan. 29`, `January 29, 2017`, `29 January 2017`, `29. Januar 2017`, `March 2023`,
//! `2017-01-29`, `29.01.2017`, `29.01.17`, `2017年1月29日`, and `13/02/2017` where one of the two numbers
//! can only be a day or both are one. `01/02/2017` stays a year: which of the two is the month depends
//! on the country.
//! Copying glues what pages set apart: a time of day or a word with a capital may follow the year at
//! once (`20252:14 PM`, `2025Updated`). Month names of some twenty languages stand in `data/months.txt`,
//! and of more, where a day stands before the month, in `data/months_behind_days.txt`.

use std::ops::Range;

use copydesk_core::PartialDate;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::one_of;
use nom::combinator::{map_opt, opt, recognize, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::words::{blanks, blanks1, letters, number, range_in};
use crate::bytes::{digits, places};
use crate::tables::{MONTHS, MONTHS_BEHIND_DAYS, WEEKDAYS, fold};

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// What it says.
    pub date: PartialDate,
    /// Its bytes.
    pub range: Range<usize>,
    /// The weekday printed with it, 1 for Monday.
    pub weekday: Option<u8>,
    /// The time of day printed behind or before it: `07:30 WIB`.
    pub time: Option<Range<usize>>,
}

/// `(Jan. 29)` at the very end of a text: its bytes and its date.
///
/// ```
/// use copydesk_parser::grammar::date_stamp;
/// let (range, date) = date_stamp("… said the mayor. (Jan. 29)").unwrap();
/// assert_eq!(date.to_string(), "XXXX-01-29");
/// assert_eq!(range.len(), "(Jan. 29)".len());
/// ```
pub fn date_stamp(text: &str) -> Option<(Range<usize>, PartialDate)> {
    let end = text.trim_end();
    if !end.ends_with([')', ']']) {
        return None;
    }
    let open = memchr::memrchr2(b'(', b'[', end.as_bytes())?;
    let stamp = alt((
        delimited((tag("("), blanks), date, (blanks, tag(")"))),
        delimited((tag("["), blanks), date, (blanks, tag("]"))),
    ));
    let (rest, date) = nom::combinator::complete(stamp).parse(&end[open..]).ok()?;
    (rest.is_empty() && date.day.is_some()).then_some((open..end.len(), date))
}

/// The date at the start of a text and the length it takes.
pub fn date_at(text: &str) -> Option<(PartialDate, usize)> {
    let (rest, date) = date(text).ok()?;
    Some((date, text.len() - rest.len()))
}

/// The first date in a text, with the weekday and the time of day beside it.
///
/// Every form holds a digit: a date is looked for at each number, and at the month before it.
pub fn find_date(text: &str) -> Option<FoundDate> {
    let bytes = text.as_bytes();
    for digit in places(bytes, digits) {
        if digit > 0 && bytes[digit - 1].is_ascii_digit() {
            continue;
        }
        let starts = [month_before(text, digit), Some(digit)];
        for start in starts.into_iter().flatten() {
            if text[..start].chars().next_back().is_some_and(char::is_alphanumeric) {
                continue;
            }
            if let Ok((rest, date)) = date(&text[start..]) {
                let range = start..text.len() - rest.len();
                let weekday = weekday_before(&text[..start]);
                let time = find_time(text, &range);
                return Some(FoundDate { date, range, weekday, time });
            }
        }
    }
    None
}

/// Where the month that stands right before a number begins.
fn month_before(text: &str, number: usize) -> Option<usize> {
    let before = text[..number].trim_end_matches([' ', '\u{a0}', '\n', '\r', ',', '.']);
    if before.len() == number {
        return None;
    }
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    MONTHS.contains_key(&fold(&before[start..])).then_some(start)
}

fn date(input: &str) -> IResult<&str, PartialDate> {
    let (rest, date) = match form(input) {
        Form::Numbers => alt((iso, numeric)).parse(input)?,
        Form::Wide => wide(input)?,
        Form::DayFirst => day_first(input)?,
        Form::DayHyphen => alt((iso, day_first, numeric)).parse(input)?,
        Form::MonthFirst => alt((month_first, month_year)).parse(input)?,
        Form::None => return Err(no_date(input)),
    };
    // `3.5` and `May 12th-century` are no dates: a date ends where a word ends.
    let tail = rest.strip_prefix('-').unwrap_or(rest);
    if date.is_full() && is_glued(rest) {
        return Ok((rest, date));
    }
    if rest.starts_with(char::is_alphanumeric) || tail.starts_with(char::is_alphabetic) {
        return Err(no_date(input));
    }
    Ok((rest, date))
}

/// Whether copying glued a time of day or a word with a capital to the year.
fn is_glued(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let clock = matches!(digits, 1 | 2)
        && bytes.get(digits) == Some(&b':')
        && bytes.get(digits + 1).is_some_and(u8::is_ascii_digit);
    let mut letters = rest.chars();
    let capital = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    clock || capital
}

fn no_date(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}

/// What a date can be, by its first bytes: most numbers are none, and few bytes say so.
enum Form {
    Numbers,
    DayFirst,
    DayHyphen,
    MonthFirst,
    Wide,
    None,
}

fn form(input: &str) -> Form {
    let bytes = input.as_bytes();
    let digits = bytes.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 {
        return Form::MonthFirst;
    }
    match (digits, bytes.get(digits)) {
        (1 | 2 | 4, Some(b'/')) | (4, Some(b'-' | b'.')) => Form::Numbers,
        (1 | 2, Some(b'-' | b'.')) => Form::DayHyphen,
        // The first bytes of the signs for a year.
        (4, Some(0xe5 | 0xeb)) => Form::Wide,
        // An ordinal or a blank; 0xc2 is the first byte of a wide one.
        (1 | 2, Some(byte))
            if byte.is_ascii_alphabetic() || byte.is_ascii_whitespace() || *byte == 0xc2 =>
        {
            Form::DayFirst
        }
        _ => Form::None,
    }
}

/// `2017-01-29`, `2017/01/29`
fn iso(input: &str) -> IResult<&str, PartialDate> {
    map_opt(
        (year, one_of("-/."), number(2), one_of("-/."), number(2)),
        |(year, first, month, second, day)| {
            (first == second).then(|| checked(Some(year), month, day)).flatten()
        },
    )
    .parse(input)
    .map(|(rest, date)| (time_separator(rest), date))
}

/// The `T` of `2017-01-29T10:05` is no word that the date runs into.
fn time_separator(rest: &str) -> &str {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('T'), Some(c)) if c.is_ascii_digit() => "",
        _ => rest,
    }
}

/// `Jan. 29`, `January 29th, 2017`
fn month_first(input: &str) -> IResult<&str, PartialDate> {
    map_opt(
        (month, blanks1, terminated(number(2), opt(ordinal)), opt(behind_comma(year))),
        |(month, _, day, year)| checked(year, month, day),
    )
    .parse(input)
}

/// `29 January`, `29th of January, 2017`, `29. Januar 2017`, `29-Jan-2017`
fn day_first(input: &str) -> IResult<&str, PartialDate> {
    let between = alt((
        value(
            (),
            (opt(ordinal), opt(tag(".")), blanks1, opt((alt((tag("of"), tag("de"))), blanks1))),
        ),
        value((), tag("-")),
    ));
    let year = alt((
        behind_comma(year),
        preceded(tag("-"), year),
        preceded((blanks1, alt((tag("de"), tag("del"))), blanks1), year),
    ));
    map_opt((number(2), between, month_behind_day, opt(year)), |(day, (), month, year)| {
        checked(year, month, day)
    })
    .parse(input)
}

/// `2017年1月29日`, `2017년 1월 29일`
fn wide(input: &str) -> IResult<&str, PartialDate> {
    let signs = |a: &'static str, b: &'static str| (alt((tag(a), tag(b))), blanks);
    map_opt(
        (
            year,
            signs("年", "년"),
            number(2),
            signs("月", "월"),
            number(2),
            alt((tag("日"), tag("일"))),
        ),
        |(year, _, month, _, day, _)| checked(Some(year), month, day),
    )
    .parse(input)
}

/// Two digits of a year from 1970 to 2069.
fn short_year(input: &str) -> IResult<&str, u16> {
    let mut two = verify(recognize(number(2)), |text: &str| text.len() == 2);
    let (rest, text) = two.parse(input)?;
    // `10.1.2.3` is an address, `1.2.33-4` a version.
    if rest.starts_with(['.', '-', '/']) {
        return Err(no_date(input));
    }
    let year: u16 = text.parse().map_err(|_| no_date(input))?;
    Ok((rest, if year < 70 { 2000 + year } else { 1900 + year }))
}

/// `29.01.2017`, `29.01.17`, `29. 1. 2017`, `29/01/2017`, `1/29/2017`
fn numeric(input: &str) -> IResult<&str, PartialDate> {
    map_opt(
        alt((
            (number(2), one_of("./-"), number(2), one_of("./-"), year),
            (number(2), wide_stop(), number(2), wide_stop(), year),
            (number(2), one_of("."), number(2), one_of("."), short_year),
        )),
        |(first, mark, second, same, year)| {
            if mark != same {
                return None;
            }
            // Where both numbers are one, so are both readings.
            if mark == '.' || first > 12 || first == second {
                return checked(Some(year), second, first);
            }
            if second > 12 {
                return checked(Some(year), first, second);
            }
            Some(PartialDate { year: i16::try_from(year).ok(), month: None, day: None })
        },
    )
    .parse(input)
}

/// The stop of `29. 1. 2017`.
fn wide_stop<'a>() -> impl Parser<&'a str, Output = char, Error = nom::error::Error<&'a str>> {
    terminated(one_of("."), blanks1)
}

/// `March 2023`
fn month_year(input: &str) -> IResult<&str, PartialDate> {
    map_opt((month, opt(tag(",")), blanks1, year), |(month, _, _, year)| {
        Some(PartialDate {
            year: i16::try_from(year).ok(),
            month: u8::try_from(month).ok(),
            day: None,
        })
    })
    .parse(input)
}

fn month(input: &str) -> IResult<&str, u16> {
    terminated(
        map_opt(letters, |word: &str| MONTHS.get(&fold(word)).copied().map(u16::from)),
        opt(tag(".")),
    )
    .parse(input)
}

/// A month behind the number of a day, also in languages that set it nowhere else.
fn month_behind_day(input: &str) -> IResult<&str, u16> {
    let other = terminated(
        map_opt(letters, |word: &str| MONTHS_BEHIND_DAYS.get(&fold(word)).copied().map(u16::from)),
        opt(tag(".")),
    );
    alt((month, other)).parse(input)
}

fn ordinal(input: &str) -> IResult<&str, &str> {
    let width = match input.as_bytes() {
        [first, second, ..] => {
            let letters = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
            let ordinal = [*b"st", *b"nd", *b"rd", *b"th", *b"er"].contains(&letters);
            if ordinal || input.starts_with('º') { 2 } else { 0 }
        }
        _ => 0,
    };
    if width == 0 {
        return Err(no_date(input));
    }
    Ok((&input[width..], &input[..width]))
}

fn behind_comma<'a, O>(
    parser: impl Parser<&'a str, Output = O, Error = nom::error::Error<&'a str>>,
) -> impl Parser<&'a str, Output = O, Error = nom::error::Error<&'a str>> {
    preceded((opt(tag(",")), blanks1), parser)
}

/// Four digits; what follows may be glued to them.
fn year(input: &str) -> IResult<&str, u16> {
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    if digits < 4 || (digits > 4 && !is_glued(&input[4..])) {
        return Err(no_date(input));
    }
    let (_, year) = number(4)(&input[..4])?;
    if !(1700..=2199).contains(&year) {
        return Err(no_date(input));
    }
    Ok((&input[4..], year))
}

fn checked(year: Option<u16>, month: u16, day: u16) -> Option<PartialDate> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(PartialDate {
        year: year.and_then(|year| i16::try_from(year).ok()),
        month: u8::try_from(month).ok(),
        day: u8::try_from(day).ok(),
    })
}

/// The weekday that ends right before a date: `Sunday, `.
fn weekday_before(before: &str) -> Option<u8> {
    let before = before.trim_end_matches([' ', '\u{a0}', ',', '.']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
    WEEKDAYS.get(&fold(word)).copied()
}

/// A time of day next to the date: within twelve bytes behind it, or right before it.
fn find_time(text: &str, date: &Range<usize>) -> Option<Range<usize>> {
    let behind = &text[date.end..];
    let near = behind.char_indices().take(13).map(|(at, c)| (at, c.is_ascii_digit()));
    for (at, digit) in near {
        if digit {
            let (_, time) = time_of_day(&behind[at..]).ok()?;
            return Some(range_in(text, time));
        }
    }
    let before = text[..date.start].trim_end_matches([' ', '\u{a0}', ',', '|', '-', '·']);
    let words = before.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at);
    for at in words {
        if let Ok((rest, time)) = time_of_day(&before[at..])
            && rest.is_empty()
        {
            return Some(range_in(text, time));
        }
    }
    None
}

/// `07:30 WIB`, `6:05am`, `5 p.m. EST`, `15.56 Uhr`, `10h45`, `05時00分`
fn time_of_day(input: &str) -> IResult<&str, &str> {
    let half =
        || alt((tag_no_case("a.m."), tag_no_case("p.m."), tag_no_case("am"), tag_no_case("pm")));
    let behind = recognize((blanks, alt((half(), tag("Uhr")))));
    let wide = (
        number(2),
        alt((tag("時"), tag("时"), tag("시"))),
        blanks,
        number(2),
        alt((tag("分"), tag("분"))),
    );
    let clock = alt((
        recognize((number(2), one_of(":.h"), number(2), opt(behind), opt((blanks1, zone)))),
        recognize((number(2), blanks, half())),
        recognize(wide),
    ));
    recognize(clock).parse(input)
}

/// `GMT`, and the same where copying glued the next word to it: `GMTLast`.
fn zone(input: &str) -> IResult<&str, &str> {
    let capitals = input.bytes().take_while(u8::is_ascii_uppercase).count();
    let glued = input.as_bytes().get(capitals).is_some_and(u8::is_ascii_lowercase);
    let width = capitals - usize::from(glued && capitals > 0);
    let ends = glued || !input[width..].starts_with(char::is_alphabetic);
    if !(2..=5).contains(&width) || !ends {
        return Err(no_date(input));
    }
    Ok((&input[width..], &input[..width]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        find_date(text).map_or_else(String::new, |found| {
            let time = found.time.map(|time| format!(" at {}", &text[time])).unwrap_or_default();
            let weekday = found.weekday.map(|day| format!(" weekday {day}")).unwrap_or_default();
            format!("{}{weekday}{time}", found.date)
        })
    }

    #[test]
    fn dates_of_many_forms() {
        for (text, date) in [
            ("Jan. 29", "XXXX-01-29"),
            ("January 29th, 2017", "2017-01-29"),
            ("29 January 2017", "2017-01-29"),
            ("29 Maret 2017", "2017-03-29"),
            ("29. ožujka 2017.", "2017-03-29"),
            ("29 Μαρτίου 2017", "2017-03-29"),
            ("29 de març de 2017", "2017-03-29"),
            ("29 مارس 2017", "2017-03-29"),
            ("29. 3. 2017", "2017-03-29"),
            ("3. Mai 2024, 17:47", "2024-05-03 at 17:47"),
            ("Tuesday, 18 March 2025 | 07:30 WIB", "2025-03-18 weekday 2 at 07:30 WIB"),
            ("Published: 15:56 BST, 27 April 2024", "2024-04-27 at 15:56 BST"),
            ("Posted Nov. 8, 2023 5:04 p.m.", "2023-11-08 at 5:04 p.m."),
            ("2017-01-29T10:05", "2017-01-29"),
            ("29.01.2017", "2017-01-29"),
            ("1/29/2017", "2017-01-29"),
            ("01/02/2017", "2017"),
            ("02/02/2017", "2017-02-02"),
            ("in March 2023 he", "2023-03"),
            ("5 de mayo de 2020", "2020-05-05"),
            ("le 1er mars 2019", "2019-03-01"),
            ("November 12, 20252:14 PM UTCUpdated 2 hours ago", "2025-11-12 at 2:14 PM UTC"),
            ("12 Nov 2025Updated: 13 Nov 2025", "2025-11-12"),
            ("12.11.25, 6:30", "2025-11-12 at 6:30"),
            ("2025年11月12日 05時00分", "2025-11-12 at 05時00分"),
            ("13/11/2025 10h45", "2025-11-13 at 10h45"),
            ("12 ноября 2025, 10:14", "2025-11-12 at 10:14"),
        ] {
            assert_eq!(found(text), date, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "the mayor",
            "3.5 points",
            "may 12th-century",
            "40 march on",
            "1,200",
            "Mar 45",
            "10.1.2.3",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }

    #[test]
    fn a_stamp_stands_at_the_end() {
        assert!(date_stamp("He left. (Jan. 29)\n").is_some());
        assert!(date_stamp("He (Jan. 29) left.").is_none());
        assert!(date_stamp("He left (in January).").is_none());
        assert!(date_stamp("He left. (2017)").is_none());
    }
}
