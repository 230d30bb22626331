//! ANPA 1312: the call line, the keyword line, and the slug of AP's first text line.
//!
//! ```text
//! SYN SYN SOH f0704 US reute                     service, number, selector
//! u f DC3 DC1 BC-HARBOUR-STRIKE   02-26 0105     priority, category, format, keyword, date, words
//! STX ^BC-Harbour Strike, 1st Ld-Writethru,416<  slug, version, words
//! ```
//!
//! After "High Speed Wire Service Transmission Guidelines", ANPA bulletin 1312, as the agencies
//! send it: Kyodo puts its name between number and selector, Reuters has no format bytes.

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{opt, recognize, rest, verify};
use nom::sequence::preceded;

use super::version::version;
use super::{framing, range_in};

/// The unit separator between number and selector.
const SEPARATOR: char = '\u{1f}';
/// Opens a header.
const START_OF_HEADER: char = '\u{1}';

type Error<'a> = nom::error::Error<&'a str>;

/// The first line of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The letter of the service.
    pub(crate) service: Range<usize>,
    /// Its number there.
    pub(crate) sequence: Range<usize>,
    /// The agency, where it names itself: `KYODO`.
    pub(crate) station: Option<Range<usize>>,
    /// Whether a framing byte stands in it, so that it can be nothing else.
    pub(crate) framed: bool,
}

/// `[SYN SYN SOH] LETTER NUMBER [STATION] [US] [SELECTOR]`
pub(crate) fn call(line: &str) -> Option<Call> {
    let digits = || take_while_m_n(3, 4, |c: char| c.is_ascii_digit());
    let letters = || take_while(|c: char| c.is_ascii_uppercase());
    // A separator that was turned into a blank stands before a selector of dashes.
    let dashes = preceded(char(' '), take_while1(|c: char| c == '-'));
    let named = take_while(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let selector = alt((dashes, named));
    let mut parser = (
        framing,
        recognize(satisfy(|c| c.is_ascii_alphabetic())),
        digits(),
        opt((verify(letters(), |name: &str| !name.is_empty()), char::<_, Error<'_>>(SEPARATOR))),
        opt(char(SEPARATOR)),
        selector,
        framing,
        opt(char('<')),
    );
    let (behind, (before, service, sequence, station, separator, _, _, _)) =
        parser.parse(line).ok()?;
    if !behind.trim().is_empty() {
        return None;
    }
    let framed = before.contains(START_OF_HEADER) || separator.is_some() || station.is_some();
    Some(Call {
        service: range_in(line, service),
        sequence: range_in(line, sequence),
        station: station.map(|(name, _)| range_in(line, name)),
        framed,
    })
}

/// The second line of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeywordLine {
    /// How urgent it is.
    pub(crate) priority: Range<usize>,
    /// What it is about, a letter.
    pub(crate) category: Range<usize>,
    /// The keyword without a version.
    pub(crate) keyword: Range<usize>,
    /// Version, take or other designators behind it.
    pub(crate) version: Option<Range<usize>>,
    /// Month and day.
    pub(crate) date: Range<usize>,
    /// Words.
    pub(crate) words: Option<Range<usize>>,
    /// Whether the format bytes call it tabular.
    pub(crate) tabular: bool,
}

/// `PRIORITY CATEGORY [FORMAT] KEYWORD [VERSION] MM-DD [WORDS]`
///
/// A priority of two characters is a letter with noise before it.
pub(crate) fn keyword_line(line: &str) -> Option<KeywordLine> {
    let letters = |most| take_while_m_n(1, most, |c: char| c.is_ascii_alphanumeric());
    let format = take_while(|c: char| c.is_control());
    let blank = take_while_m_n(1, 3, |c: char| c == ' ');
    let behind = |c: char| c == ' ';
    let mut parser = (
        framing,
        letters(2),
        blank,
        letters(1),
        format,
        take_while::<_, _, Error<'_>>(behind),
        rest,
    );
    let (_, (_, priority, _, category, format, gap, tail)) = parser.parse(line).ok()?;
    if format.is_empty() && gap.is_empty() {
        return None;
    }
    let priority = &priority[priority.len() - 1..];
    let mut fields = tail.trim_end().rsplit([' ', '\t']).filter(|field| !field.is_empty());
    let mut last = fields.next()?;
    let mut words = None;
    if is_digits(last, 1..=5) {
        words = Some(last);
        last = fields.next()?;
    }
    if !is_month_day(last) {
        return None;
    }
    let keyword = tail[..range_in(tail, last).start].trim_end();
    if keyword.is_empty() || !keyword.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let split = split_keyword(keyword);
    let designators = keyword[split..].trim_matches([' ', '*']);
    // The number of an earlier message behind them is no designator.
    let earlier = designators
        .match_indices(' ')
        .find(|(at, _)| designators[at + 1..].split(' ').next().is_some_and(is_reference));
    let version = earlier.map_or(designators, |(at, _)| designators[..at].trim_end());
    Some(KeywordLine {
        priority: range_in(line, priority),
        category: range_in(line, category),
        keyword: range_in(line, keyword[..split].trim_end()),
        version: (!version.is_empty()).then(|| range_in(line, version)),
        date: range_in(line, last),
        words: words.map(|words| range_in(line, words)),
        tabular: format.contains('\u{12}') || format.contains('\u{14}'),
    })
}

/// Where the designators behind a keyword begin; its length where there are none.
fn split_keyword(keyword: &str) -> usize {
    for (at, _) in keyword.match_indices(' ') {
        let tail = keyword[at..].trim_matches([' ', '*']);
        let designators = tail.split(' ').filter(|word| !word.is_empty() && !is_reference(word));
        let mut known = designators.peekable();
        if known.peek().is_some() && known.all(|word| version(word).is_some()) {
            return at;
        }
    }
    keyword.len()
}

/// AP's slug, as its first text line has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SlugField {
    /// The slug.
    pub(crate) slug: Range<usize>,
    /// `1st Ld-Writethru`, `Bjt`, …: every designator.
    pub(crate) designators: Vec<Range<usize>>,
    /// Words.
    pub(crate) words: Option<Range<usize>>,
}

/// `CYCLE-SLUG[, DESIGNATOR]…[, NUMBER OF AN EARLIER ONE][, WORDS]`
pub(crate) fn slug_field(field: &str) -> Option<SlugField> {
    let cycle = take_while_m_n::<_, _, Error<'_>>(2, 4, |c: char| c.is_ascii_uppercase());
    let (_, _) = (cycle, char('-')).parse(field).ok()?;
    let mut parts = field.split(',');
    let slug = parts.next()?.trim();
    let mut found = SlugField { slug: range_in(field, slug), designators: Vec::new(), words: None };
    for part in parts {
        let part = part.trim();
        if is_digits(part, 1..=5) {
            found.words = Some(range_in(field, part));
        } else if version(part).is_some() {
            found.designators.push(range_in(field, part));
        }
    }
    Some(found)
}

/// `a0706`: the number of an earlier message.
fn is_reference(word: &str) -> bool {
    word.strip_prefix(|c: char| c.is_ascii_alphabetic())
        .is_some_and(|number| is_digits(number, 3..=4))
}

fn is_digits(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month_day(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(month, day)| is_digits(month, 1..=2) && is_digits(day, 1..=2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn call_lines() {
        let parts = |line: &str| {
            call(line).map(|call| {
                let station = call.station.map(|range| &line[range]).unwrap_or_default();
                format!(
                    "{} {} {station} {}",
                    &line[call.service], &line[call.sequence], call.framed
                )
            })
        };
        assert_eq!(parts("\u{16}\u{16}\u{1}f0704\u{1f}reute").unwrap(), "f 0704  true");
        assert_eq!(parts("\u{1}b0123KYODO\u{1f}ke").unwrap(), "b 0123 KYODO true");
        assert_eq!(parts("W2870_asian").unwrap(), "W 2870  false");
        assert_eq!(parts("s6715 -----").unwrap(), "s 6715  false");
        assert_eq!(parts("A 2870 asian"), None);
    }

    #[test]
    fn keyword_lines() {
        let parts = |line: &str| {
            keyword_line(line).map(|found| {
                let of = |range: Option<Range<usize>>| range.map_or("-", |range| &line[range]);
                format!(
                    "{}|{}|{}|{}|{}|{}|{}",
                    &line[found.priority],
                    &line[found.category],
                    &line[found.keyword],
                    of(found.version),
                    &line[found.date],
                    of(found.words),
                    found.tabular
                )
            })
        };
        for (line, expected) in [
            ("u f BC-PIER-STRIKE   02-26 0105", "u|f|BC-PIER-STRIKE|-|02-26|0105|false"),
            (
                "r z\u{13}\u{11} BC-ELM--Pier 1stLd-Writethru a0706   02-20 0500",
                "r|z|BC-ELM--Pier|1stLd-Writethru|02-20|0500|false",
            ),
            ("u i\u{14}\u{12} BC-WEA--Elm     11-13 0895", "u|i|BC-WEA--Elm|-|11-13|0895|true"),
            ("r f AM-PIER-(NEWS-A NALYSIS)  02-26", "r|f|AM-PIER-(NEWS-A NALYSIS)|-|02-26|-|false"),
            ("nu f BC-PIER   03-09 0114", "u|f|BC-PIER|-|03-09|0114|false"),
            ("u f AM-PIER ***URGENT   03-09 0114", "u|f|AM-PIER|URGENT|03-09|0114|false"),
        ] {
            assert_eq!(parts(line).as_deref(), Some(expected), "{line}");
        }
        for line in ["", "u f", "A pier was built from 02-26 on", "u f BC-PIER", "u f 02-26 0105"] {
            assert_eq!(parts(line), None, "{line}");
        }
    }

    #[test]
    fn slugs_of_the_associated_press() {
        let field = "BC-Elm-Pier, 1st Ld - Writethru,a0666,0510";
        let found = slug_field(field).unwrap();
        assert_eq!(&field[found.slug], "BC-Elm-Pier");
        assert_eq!(&field[found.designators[0].clone()], "1st Ld - Writethru");
        assert_eq!(&field[found.words.unwrap()], "0510");
        assert_eq!(slug_field("Pier reopens in Elm, board says"), None);
    }
}
