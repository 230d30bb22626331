//! The parts of a dateline: places, days, agencies, dashes, each with the noise that wires add.
//!
//! A word of a place ends before a month with its day, so `RICHMOND, Va. Feb 26` needs no comma.
//! A month may have one wrong, missing or swapped letter (`Narch 2`); where it could then be two
//! months, there is a day but no date.

use copydesk_core::PartialDate;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while, take_while1};
use nom::character::complete::satisfy;
use nom::combinator::{not, opt, peek, recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::gazetteer::known;
use crate::grammar::date::date_at;
use crate::grammar::words::{blanks, blanks1, letters, letters_end, name_words, number};
use crate::tables::{AGENCIES, AGENCY_WORDS, PLACE_PARTICLES, WEEKDAYS, fold};

/// A place has at most this many words.
const PLACE_WORDS: usize = 6;
/// The name of an agency has at most this many bytes.
const AGENCY_BYTES: usize = 40;

/// The English names of the months, which may be misspelt.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// A place: words up to a comma, a bracket, a dash, a day or an agency.
///
/// Words begin with a capital; small ones stand inside (`RIO de JANEIRO`) or end a name that the
/// tables have (`New york`).
pub(super) fn place(input: &str) -> IResult<&str, &str> {
    let (mut rest, _) =
        verify(word, |word: &str| word.starts_with(char::is_uppercase)).parse(input)?;
    let mut end = rest;
    for _ in 1..PLACE_WORDS {
        let Ok((behind, _)) = blanks1(rest) else { break };
        if day(behind).is_ok() || weekday(behind).is_ok() {
            break;
        }
        let Ok((behind, next)) = word(behind) else { break };
        let name = &input[..input.len() - behind.len()];
        let capital = next.starts_with(char::is_uppercase);
        if capital && AGENCIES.contains(next) && known(name).is_none() {
            break;
        }
        rest = behind;
        if capital || !known(name).is_none() {
            end = rest;
        } else if !PLACE_PARTICLES.contains(&fold(next)) {
            break;
        }
    }
    let name = without_stop(&input[..input.len() - end.len()]);
    Ok((&input[name.len()..], name))
}

/// Letters; full stops, apostrophes, hyphens and noise between them; perhaps a full stop behind.
fn word(input: &str) -> IResult<&str, &str> {
    let end = letters_end(input);
    if end > 0 && input[end..].starts_with([' ', ',', ':', '\n']) {
        return Ok((&input[end..], &input[..end]));
    }
    let joint =
        take_while1(|c: char| matches!(c, '-' | '\'' | '’' | '`' | '.' | '&') || is_noise(c));
    let joint = verify(joint, |joint: &str| joint.len() <= 3 && joint != "--");
    recognize((letters, many0_count((joint, letters)), opt(tag(".")))).parse(input)
}

/// `MOSCOW. March 3`: the full stop behind a long word is no abbreviation's.
fn without_stop(name: &str) -> &str {
    let Some(bare) = name.strip_suffix('.') else { return name };
    let last = bare.rsplit([' ', '\n', '\u{a0}', '.']).next().unwrap_or_default();
    if last.len() > 3 && !known(last).is_land() { bare } else { name }
}

/// What lines and keys leave behind where only letters belong.
pub(super) const fn is_noise(c: char) -> bool {
    matches!(
        c,
        '{' | '}' | '|' | '\\' | '^' | '~' | '*' | '#' | '$' | '%' | '+' | '=' | '>' | '<' | '@'
    ) || c.is_ascii_control() && !c.is_ascii_whitespace()
}

/// The text behind noise, blanks and a stray key before the indent.
pub(super) fn without_noise(text: &str) -> &str {
    let noise = |c: char| is_noise(c) || c.is_whitespace();
    let text = text.trim_start_matches(noise);
    match text.strip_prefix(|c: char| c.is_ascii_lowercase()) {
        Some(rest) if rest.starts_with("  ") => rest.trim_start(),
        _ => text,
    }
}

/// What joins two places: a comma, a semicolon, a stroke, `and`.
pub(super) fn joint(input: &str) -> IResult<&str, &str> {
    let mark = alt((tag(","), tag(";"), tag("/"), tag("and "), tag("AND "), tag("& ")));
    delimited(blanks, mark, blanks).parse(input)
}

/// Blanks, commas, full stops and noise between parts.
pub(super) fn separator(input: &str) -> IResult<&str, &str> {
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.') || is_noise(c);
    take_while(mark).parse(input)
}

/// A day, `None` where the month cannot be told.
pub(super) fn day(input: &str) -> IResult<&str, Option<PartialDate>> {
    if !may_be_day(input) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Digit)));
    }
    if let Some((date, len)) = date_at(input)
        && date.day.is_some()
    {
        return Ok((&input[len..], Some(date)));
    }
    misspelt_day(input)
}

/// Whether a digit stands here, or a word and a digit behind it: most words are no month's.
fn may_be_day(input: &str) -> bool {
    let letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
    let between = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'.' | b',' | 0x80..);
    let mut bytes = input.bytes().skip_while(letter).skip_while(between);
    bytes.next().is_some_and(|byte| byte.is_ascii_digit())
}

/// `Narch 2`, `Feb26`, `Mach 4, 1987`
fn misspelt_day(input: &str) -> IResult<&str, Option<PartialDate>> {
    let year = verify(number(4), |year| (1700..=2199).contains(year));
    let year = preceded((opt(tag(",")), blanks1), year);
    let months = verify(letters.map(misspelt_months), |months| *months != 0);
    let months = terminated(months, opt(tag(".")));
    let day = verify(number(2), |day| (1..=31).contains(day));
    let ends = peek(not(satisfy(|c| c.is_alphanumeric() || matches!(c, '%' | '/'))));
    let (rest, (months, day, year)) =
        (months, preceded(blanks, terminated(day, ends)), opt(year)).parse(input)?;
    let date = months.is_power_of_two().then(|| PartialDate {
        year: year.and_then(|year| i16::try_from(year).ok()),
        month: u8::try_from(months.trailing_zeros() + 1).ok(),
        day: u8::try_from(day).ok(),
    });
    Ok((rest, date))
}

/// The months that a word is but for one letter, a bit each; one alone where it is spelt right.
fn misspelt_months(word: &str) -> u16 {
    let mut months = 0;
    if !(3..=10).contains(&word.len()) {
        return months;
    }
    for (month, names) in MONTHS.iter().enumerate() {
        if names.iter().any(|name| name.eq_ignore_ascii_case(word)) {
            return 1 << month;
        }
        // A short word must have its first letter, or `Day 5` would be May 5.
        let fits = |name: &&str| {
            let first = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_lowercase());
            (first(name) == first(word) || name.len() > 4)
                && is_one_slip(word.as_bytes(), name.as_bytes())
        };
        months |= u16::from(names.iter().any(fits)) << month;
    }
    months
}

/// Whether one wrong, missing, added or swapped letter makes `word` of `name`.
fn is_one_slip(word: &[u8], name: &[u8]) -> bool {
    let same = |a: &u8, b: &u8| a.eq_ignore_ascii_case(b);
    let front = word.iter().zip(name).take_while(|(a, b)| same(a, b)).count();
    let (word, name) = (&word[front..], &name[front..]);
    let equal = |a: &[u8], b: &[u8]| a.eq_ignore_ascii_case(b);
    match (word, name) {
        ([_, a @ ..], [_, b @ ..]) if equal(a, b) => true,
        ([a, b, rest @ ..], [c, d, tail @ ..]) if same(a, d) && same(b, c) => equal(rest, tail),
        ([_, a @ ..], b) if equal(a, b) => true,
        (a, [_, b @ ..]) => equal(a, b),
        _ => false,
    }
}

/// A weekday by its whole name.
pub(super) fn weekday(input: &str) -> IResult<&str, &str> {
    let whole = |word: &str| word.len() >= 6 && WEEKDAYS.contains_key(&fold(word));
    verify(letters, whole).parse(input)
}

/// The name of an agency, and whether the tables say that it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Agency<'a> {
    pub(super) name: &'a str,
    pub(super) known: bool,
}

/// `(January 24, 2017)`
pub(super) fn bracketed_day(input: &str) -> IResult<&str, Option<PartialDate>> {
    delimited((tag("("), blanks), day, (blanks, tag(")"))).parse(input)
}

/// `--(BUSINESS WIRE)--`: an agency between dashes; the second is left.
pub(super) fn dashed_agency(input: &str) -> IResult<&str, Agency<'_>> {
    delimited((dash, blanks), bracketed, peek((blanks, dash))).parse(input)
}

/// `(Agency)`, `[Agency]`, `/Agency/`.
pub(super) fn bracketed(input: &str) -> IResult<&str, Agency<'_>> {
    let within = |close: &'static str| verify(is_not(close), is_name);
    let mut brackets = alt((
        delimited(tag("("), within(")\n"), tag(")")),
        delimited(tag("["), within("]\n"), tag("]")),
        delimited(tag("/"), within("/\n"), tag("/")),
    ));
    let (rest, printed) = brackets.parse(input)?;
    let name = printed.trim();
    let name = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name);
    let word = |word: &str| AGENCIES.contains(word) || AGENCY_WORDS.contains(&fold(word));
    let known = AGENCIES.contains(name) || name.split([' ', '-', '/']).any(word);
    Ok((rest, Agency { name, known }))
}

/// Whether these words may be a name: capitals and figures, small words between.
fn is_name(words: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "by" | "the" | "and" | "of" | "via" | "for" | "")
    };
    words.len() <= AGENCY_BYTES
        && !words.trim().is_empty()
        && (AGENCIES.contains(words) || words.split([' ', '-', '/']).all(word))
}

/// `Kyodo` without brackets.
pub(super) fn bare_agency(input: &str) -> IResult<&str, &str> {
    let (_, words) = name_words(input)?;
    let mut ends = words.match_indices([' ', '\n', '.']).map(|(at, _)| at).chain([words.len()]);
    let end = ends.rfind(|end| AGENCIES.contains(&words[..*end]));
    let end = end.ok_or_else(|| nom::Err::Error(Error::new(input, ErrorKind::Verify)))?;
    Ok((&input[end..], &input[..end]))
}

/// One to three dashes of any kind.
pub(super) fn dash(input: &str) -> IResult<&str, &str> {
    let kind = |c| matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '_');
    verify(take_while1(kind), |dashes: &str| dashes.chars().count() <= 3).parse(input)
}

/// `- March 4 -`: a day between dashes; the second is left.
pub(super) fn dashed_day(input: &str) -> IResult<&str, Option<PartialDate>> {
    let again = peek((separator, dash));
    delimited((dash, blanks), day, again).parse(input)
}
