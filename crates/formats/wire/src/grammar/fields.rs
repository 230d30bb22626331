//! ZCZC: the opening line, fields by their first sign, and fields by a two-letter tag.
//!
//! ```text
//! ZCZC AAP
//! $T                 category
//! :Harbour           keyword
//! =Elm results       take key
//! ^Pier: results     headline
//! *X                 format, X text, T tabular; or eight digits, a subject
//! ```
//!
//! What a sign stands for differs by service; the reader decides. Companies' news comes with tags
//! instead: `TI#Pier sold`, `PD#06 June 2016 14:00:00`.

use std::ops::Range;

use nom::Parser;
use nom::bytes::complete::{tag_no_case, take_while, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize, rest};

use super::{framing, range_in};

type Error<'a> = nom::error::Error<&'a str>;

/// The service and number behind `ZCZC`, where there are any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opening {
    /// `AAP`.
    pub(crate) service: Option<Range<usize>>,
    /// `000`.
    pub(crate) sequence: Option<Range<usize>>,
}

/// `ZCZC [SERVICE][NUMBER]`: a whole line.
pub(crate) fn open_zczc(line: &str) -> Option<Opening> {
    let mut parser = (
        framing,
        tag_no_case::<_, _, Error<'_>>("ZCZC"),
        opt((
            take_while_m_n(1, 4, |c: char| c == ' '),
            take_while(|c: char| c.is_ascii_alphabetic()),
            take_while(|c: char| c.is_ascii_digit()),
        )),
        framing,
    );
    let (behind, (_, _, named, _)) = parser.parse(line).ok()?;
    if !behind.is_empty() {
        return None;
    }
    let part = |text: &&str| !text.is_empty();
    Some(Opening {
        service: named.map(|named| named.1).filter(part).map(|name| range_in(line, name)),
        sequence: named.map(|named| named.2).filter(part).map(|number| range_in(line, number)),
    })
}

/// A field with a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ZczcField {
    /// The sign.
    pub(crate) sign: char,
    /// What stands behind it, without blanks around it.
    pub(crate) value: Range<usize>,
}

/// A line that begins with the sign of a field.
pub(crate) fn zczc_field(line: &str) -> Option<ZczcField> {
    let sign = one_of::<_, _, Error<'_>>("%#$:&*@=^+");
    let (_, (_, sign, value)) = (framing, sign, rest).parse(line).ok()?;
    Some(ZczcField { sign, value: range_in(line, value.trim()) })
}

/// A field with a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tagged<'a> {
    /// Two capitals.
    pub(crate) tag: &'a str,
    /// What stands behind `#`, without blanks around it.
    pub(crate) value: Range<usize>,
}

/// `TI#Pier sold`
pub(crate) fn tagged(line: &str) -> Option<Tagged<'_>> {
    let tag = recognize(take_while_m_n::<_, _, Error<'_>>(2, 2, |c: char| c.is_ascii_uppercase()));
    let (_, (_, tag, _, value)) = (framing, tag, char('#'), rest).parse(line).ok()?;
    Some(Tagged { tag, value: range_in(line, value.trim()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_lines() {
        let parts = |line: &str| {
            let found = open_zczc(line)?;
            let of =
                |range: Option<Range<usize>>| range.map_or("-", |range| &line[range]).to_owned();
            Some((of(found.service), of(found.sequence)))
        };
        assert_eq!(parts("   ZCZC AAP\r"), Some(("AAP".into(), "-".into())));
        assert_eq!(parts("ZCZC FMG000"), Some(("FMG".into(), "000".into())));
        assert_eq!(parts("zczc"), Some(("-".into(), "-".into())));
        assert_eq!(parts("ZCZC is how telex messages begin"), None);
    }

    #[test]
    fn fields() {
        assert_eq!(zczc_field("$ T\r"), Some(ZczcField { sign: '$', value: 2..3 }));
        assert_eq!(zczc_field("Pier"), None);
        let line = "TI#Pier sold";
        assert_eq!(tagged(line).map(|found| &line[found.value]), Some("Pier sold"));
        assert_eq!(tagged("Ti#x"), None);
    }
}
