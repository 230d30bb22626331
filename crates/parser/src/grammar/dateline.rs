//! Datelines: `CITY[, REGION][, DATE] [(AGENCY)] DASH`, the opening of agency copy.
//!
//! A place stands in capitals; in small letters it is only believed with an agency behind it. The
//! dash has a blank on at least one side. Words in capitals that are no place (`BREAKING -`) stand
//! in `data/not_places.txt`; agencies in `data/agencies.txt`, though any short name in brackets
//! before the dash is taken for one.
//!
//! Limits of this version: noise inside a city's name and datelines without any dash are not read.

use std::ops::Range;

use copydesk_core::PartialDate;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag};
use nom::combinator::{opt, recognize, verify};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::date::date_at;
use super::words::{blanks, dash, name_word, name_words, range_in};
use crate::tables::{AGENCIES, NOT_PLACES, fold};

/// A dateline may be this many bytes long, dash included.
const LONGEST: usize = 120;

/// The parts of a dateline as byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedDateline {
    /// The whole dateline with its dash and the blanks behind it.
    pub range: Range<usize>,
    /// The dateline without dash and blanks.
    pub printed: Range<usize>,
    /// Cities, regions and countries in order.
    pub places: Vec<Range<usize>>,
    /// The day.
    pub date: Option<PartialDate>,
    /// The agency as printed.
    pub agency: Option<Range<usize>>,
}

/// The dateline at the start of a text.
///
/// ```
/// use copydesk_parser::grammar::dateline;
/// let text = "DARWIN, Australia, March 13 (Reuters) - The patrols begin in July.";
/// let found = dateline(text).unwrap();
/// assert_eq!(&text[found.places[1].clone()], "Australia");
/// assert_eq!(&text[found.range.end..], "The patrols begin in July.");
/// assert!(dateline("BREAKING - The patrols begin in July.").is_none());
/// ```
pub fn dateline(text: &str) -> Option<ParsedDateline> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    // No agency copy opens without a capital or without a dash.
    let first = head.trim_start_matches(['*', '>', '<', '^', ' ', '\u{a0}']).chars().next()?;
    // Two capitals, or an agency between brackets or strokes.
    let capitals = head.chars().filter(|c| c.is_alphabetic()).take(2).all(char::is_uppercase);
    let opening = &head.as_bytes()[..end.min(60)];
    if !capitals && memchr::memchr3(b'(', b'[', b'/', opening).is_none() {
        return None;
    }
    if !first.is_uppercase() || !head.contains(['-', '—', '–', '―', '_']) {
        return None;
    }
    parse(head).ok().map(|(_, found)| found)
}

fn parse(text: &str) -> IResult<&str, ParsedDateline> {
    let whole = text;
    let fail = || nom::Err::Error(nom::error::Error::new(whole, nom::error::ErrorKind::Verify));
    let (rest, _) = opt(nom::bytes::complete::take_while1(|c| matches!(c, '*' | '>' | '<' | '^')))
        .parse(text)?;
    let (mut rest, city) = preceded(blanks, city).parse(rest)?;
    let mut places = vec![range_in(whole, city)];
    let mut date = None;
    let mut agency = None;
    loop {
        let (behind, comma) = (blanks, opt(alt((tag(","), tag(";"), tag(".")))), blanks)
            .map(|(_, comma, _)| comma)
            .parse(rest)?;
        if date.is_none()
            && let Some((found, len)) = date_at(behind)
        {
            date = Some(found);
            rest = &behind[len..];
            continue;
        }
        if agency.is_none()
            && let Ok((behind, found)) = bracketed(behind)
        {
            agency = Some(range_in(whole, found));
            rest = behind;
            continue;
        }
        if let Ok((behind, _)) = joint(rest).and_then(|(behind, _)| city_part(behind))
            && places.len() < 5
            && date.is_none()
            && agency.is_none()
        {
            let part =
                rest[..rest.len() - behind.len()].trim_start_matches([',', '/', ' ', '\u{a0}']);
            let part = part.strip_prefix("and ").unwrap_or(part);
            places.push(range_in(whole, part));
            rest = behind;
            continue;
        }
        if comma.is_some()
            && agency.is_none()
            && let Ok((behind, found)) = known_agency(behind)
        {
            agency = Some(range_in(whole, found));
            rest = behind;
            continue;
        }
        break;
    }
    let printed_end = whole.len() - rest.len();
    let (behind, before) = blanks(rest)?;
    let (behind, mark) = dash(behind)?;
    let (behind, after) = blanks(behind)?;
    let spaced = !before.is_empty() || !after.is_empty();
    let glued = matches!(mark, "—" | "--") && (agency.is_some() || date.is_some());
    if !(spaced || glued) || behind.is_empty() {
        return Err(fail());
    }
    let capitals = !city.chars().any(char::is_lowercase)
        && city.chars().filter(|c| c.is_alphabetic()).count() > 1;
    if !capitals && agency.is_none() {
        return Err(fail());
    }
    let printed = places[0].start..printed_end;
    let found =
        ParsedDateline { range: 0..whole.len() - behind.len(), printed, places, date, agency };
    Ok((behind, found))
}

/// One to four words in capitals (`NEW YORK`, `ST. JOHN'S`), or as many with small letters.
fn city(input: &str) -> IResult<&str, &str> {
    let capitals = verify(
        recognize((
            capital_word,
            nom::multi::many0_count(preceded(alt((tag(" "), tag("-"))), capital_word)),
        )),
        |words: &str| words.split(' ').count() <= 5 && !is_no_place(words),
    );
    alt((
        capitals,
        verify(name_words, |words: &str| words.split(' ').count() <= 3 && !is_no_place(words)),
    ))
    .parse(input)
}

fn capital_word(input: &str) -> IResult<&str, &str> {
    verify(name_word, |word: &str| !word.chars().any(char::is_lowercase)).parse(input)
}

fn is_no_place(words: &str) -> bool {
    words.split([' ', '-']).all(|word| NOT_PLACES.contains(&fold(word.trim_end_matches('.'))))
}

/// What joins two places: a comma, a stroke, `and`.
fn joint(input: &str) -> IResult<&str, &str> {
    recognize((blanks, alt((tag(","), tag("/"), tag("and "))), blanks)).parse(input)
}

fn city_part(input: &str) -> IResult<&str, &str> {
    verify(name_words, |words: &str| words.split(' ').count() <= 4).parse(input)
}

/// `(Agency)`, `[Agency]`, `/Agency/`, `(By the Agency)`: up to 40 bytes without a sentence in it.
fn bracketed(input: &str) -> IResult<&str, &str> {
    let inner = |close: &'static str| {
        verify(is_not(close), |name: &str| name.len() <= 40 && is_agency_like(name))
    };
    alt((
        delimited(tag("("), inner(")\n"), tag(")")),
        delimited(tag("["), inner("]\n"), tag("]")),
        delimited(tag("/"), inner("/\n"), tag("/")),
    ))
    .parse(input)
}

fn is_agency_like(name: &str) -> bool {
    AGENCIES.contains_key(name)
        || name.split([' ', '-', '/']).all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || matches!(word, "by" | "the" | "and" | "of" | "via" | "")
        })
        || (!name.contains(' ') && name.len() <= 12)
}

/// `Kyodo` without brackets, behind a comma.
fn known_agency(input: &str) -> IResult<&str, &str> {
    verify(name_words, |name: &str| AGENCIES.contains_key(name)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> String {
        let Some(found) = dateline(text) else { return "none".into() };
        let places: Vec<_> = found.places.iter().map(|place| &text[place.clone()]).collect();
        let date = found.date.map(|date| date.to_string()).unwrap_or_default();
        let agency = found.agency.map(|agency| &text[agency]).unwrap_or_default();
        format!("{}|{date}|{agency}|{}", places.join("+"), &text[found.range.end..])
    }

    #[test]
    fn datelines_of_many_agencies() {
        for (text, expected) in [
            ("OSAKA — Ferries stop.", "OSAKA|||Ferries stop."),
            ("NEW YORK (AP) _ Ferries stop.", "NEW YORK||AP|Ferries stop."),
            ("SALVADOR, Feb 26 - Ferries stop.", "SALVADOR|XXXX-02-26||Ferries stop."),
            (
                "LISBON, March 3, 2021 (Reuters) -- Ferries stop.",
                "LISBON|2021-03-03|Reuters|Ferries stop.",
            ),
            ("HALIFAX, Nova Scotia — Ferries stop.", "HALIFAX+Nova Scotia|||Ferries stop."),
            ("SHERBROOKE, Que. — Ferries stop.", "SHERBROOKE+Que.|||Ferries stop."),
            (
                "WASHINGTON/LONDON (Reuters) - Ferries stop.",
                "WASHINGTON+LONDON||Reuters|Ferries stop.",
            ),
            ("TOKYO, Jan. 29, Kyodo - Ferries stop.", "TOKYO|XXXX-01-29|Kyodo|Ferries stop."),
            ("Darwin (AFP) – Ferries stop.", "Darwin||AFP|Ferries stop."),
            (
                "BEIJING, 12 May (Xinhua) -- Ferries stop.",
                "BEIJING|XXXX-05-12|Xinhua|Ferries stop.",
            ),
            (
                "ST. JOHN'S, Newfoundland (CP) - Ferries stop.",
                "ST. JOHN'S+Newfoundland||CP|Ferries stop.",
            ),
            ("PARIS,March 3 - Ferries stop.", "PARIS|XXXX-03-03||Ferries stop."),
            ("****LONDON, March 3 - Ferries stop.", "LONDON|XXXX-03-03||Ferries stop."),
            ("Berlin (dpa) - Ferries stop.", "Berlin||dpa|Ferries stop."),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_dateline() {
        for text in [
            "BREAKING - Ferries stop.",
            "UPDATE 1-Ferries stop",
            "Ferries stop — and start again.",
            "The U.S.-led talks - the third - failed.",
            "Ferries (and buses) stop - or so it seems.",
            "OSAKA —",
            "WELL-KNOWN ferries stop.",
            "",
        ] {
            assert_eq!(parts(text), "none", "{text}");
        }
    }
}
