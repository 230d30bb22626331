//! IPTC 7901: the header line.
//!
//! ```text
//! SOH dpa0315 3 pl 256 vvvvb  dpa 0889     source and number, priority, category, words, the rest
//! Elm/Harbour/
//! STX text ETX 071341 GMT Okt 15
//! ```
//!
//! After the International Press Telecommunications Council's recommendation 7901; ATS sends two
//! DEL before the header.

use std::ops::Range;

use nom::Parser;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, one_of};
use nom::combinator::{recognize, rest};

use super::{framing, range_in};

type Error<'a> = nom::error::Error<&'a str>;

/// The header line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IptcHeader {
    /// Who sends it: `dpa`, `ats`, or a service of theirs.
    pub(crate) service: Range<usize>,
    /// Its number there.
    pub(crate) sequence: Range<usize>,
    /// From 1, a flash, to 6.
    pub(crate) priority: Range<usize>,
    /// One to three letters.
    pub(crate) category: Range<usize>,
    /// Words.
    pub(crate) words: Range<usize>,
    /// What the agency adds: routing, its name, a number of its own.
    pub(crate) more: Range<usize>,
}

/// `[DEL …] [SOH] SOURCE NUMBER PRIORITY CATEGORY WORDS [MORE]`
pub(crate) fn iptc_header(line: &str) -> Option<IptcHeader> {
    let letters = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_alphabetic());
    let digits = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let blank = || take_while_m_n::<_, _, Error<'_>>(1, 4, |c: char| c == ' ');
    let mut parser = (
        framing,
        letters(2, 4),
        digits(1, 5),
        blank(),
        recognize(one_of("123456789")),
        char(' '),
        letters(1, 3),
        blank(),
        digits(1, 5),
        rest,
    );
    let (_, (_, service, sequence, _, priority, _, category, _, words, more)) =
        parser.parse(line).ok()?;
    if !(more.is_empty() || more.starts_with([' ', '\t']) || more.starts_with(char::is_control)) {
        return None;
    }
    Some(IptcHeader {
        service: range_in(line, service),
        sequence: range_in(line, sequence),
        priority: range_in(line, priority),
        category: range_in(line, category),
        words: range_in(line, words),
        more: range_in(line, more.trim()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_lines() {
        let line = "\u{7f}\u{7f}\u{1}ats045 4 spo 255 vvvvb  ats 091\r\n";
        let found = iptc_header(line).unwrap();
        let parts = [
            found.service,
            found.sequence,
            found.priority,
            found.category,
            found.words,
            found.more,
        ];
        assert_eq!(
            parts.map(|part| &line[part]),
            ["ats", "045", "4", "spo", "255", "vvvvb  ats 091"]
        );
        assert!(iptc_header("eca0003 3 i 380  dpa 0045").is_some());
        for line in ["", "dpa", "the 3 i 380", "eca0003 3 pier 380", "July4 3 men 20kg"] {
            assert_eq!(iptc_header(line), None, "{line}");
        }
    }
}
