//! The heads of WARC records, and of the HTTP messages in them: a first line, named fields, a blank
//! line.
//!
//! The grammar of ISO 28500:2017, section 4, and of RFC 9112, section 2: `version CRLF *(name ":"
//! value CRLF) CRLF`. Values may go on in lines that begin with a blank; a bare line feed ends a
//! line too, as writers in the wild have it.
//! The parsers are streaming ones: a head that is not yet all there is told from one that is wrong.

use nom::branch::alt;
use nom::bytes::streaming::{tag, tag_no_case, take_till, take_while1};
use nom::character::streaming::{one_of, space0};
use nom::combinator::{peek, recognize};
use nom::multi::{many_m_n, many0};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// A head of more fields than this is none.
const MOST_FIELDS: usize = 1000;
/// A longer head is none: what holds it would have to be held too.
pub(super) const LONGEST: usize = 1 << 20;

/// A first line and named fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// The first line.
    pub(super) first: &'a [u8],
    fields: Vec<(&'a [u8], &'a [u8])>,
    /// How many bytes it is long, blank line included.
    pub(super) length: usize,
}

/// What stands at the start of bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// A head.
    Head(Head<'a>),
    /// The beginning of one.
    Beginning,
    /// Something else, at this byte.
    Other(usize),
}

impl<'a> Head<'a> {
    /// The value of the first field of this name, white space around it removed.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let (_, value) =
            self.fields.iter().find(|(n, _)| n.eq_ignore_ascii_case(name.as_bytes()))?;
        std::str::from_utf8(value).ok().map(str::trim)
    }
}

/// The head of a WARC record.
pub(super) fn warc(bytes: &[u8]) -> Found<'_> {
    head(bytes, |input| recognize((tag(&b"WARC/"[..]), take_till(is_line_end))).parse(input))
}

/// The head of an HTTP response.
pub(super) fn http(bytes: &[u8]) -> Found<'_> {
    head(bytes, |input| {
        recognize((tag_no_case(&b"HTTP/"[..]), take_till(is_line_end))).parse(input)
    })
}

/// A parser of a first line.
type First = fn(&[u8]) -> IResult<&[u8], &[u8]>;

fn head(bytes: &[u8], first: First) -> Found<'_> {
    let seen = &bytes[..bytes.len().min(LONGEST)];
    let fields = terminated(many_m_n(0, MOST_FIELDS, field), line_end);
    let parsed = (terminated(first, line_end), fields).parse(seen);
    match parsed {
        Ok((rest, (first, fields))) => {
            Found::Head(Head { first, fields, length: seen.len() - rest.len() })
        }
        Err(nom::Err::Incomplete(_)) if seen.len() < LONGEST => Found::Beginning,
        Err(nom::Err::Incomplete(_)) => Found::Other(seen.len()),
        Err(nom::Err::Error(error) | nom::Err::Failure(error)) => {
            Found::Other(seen.len() - error.input.len())
        }
    }
}

/// `name: value`, and the lines that go on with it.
fn field(input: &[u8]) -> IResult<&[u8], (&[u8], &[u8])> {
    let name = take_while1(|byte: u8| byte.is_ascii_graphic() && byte != b':');
    let line = terminated(take_till(is_line_end), line_end);
    let more =
        many0(preceded(peek(one_of(&b" \t"[..])), terminated(take_till(is_line_end), line_end)));
    let value = recognize((line, more));
    (terminated(name, (space0, tag(&b":"[..]))), value).parse(input)
}

fn line_end(input: &[u8]) -> IResult<&[u8], &[u8]> {
    alt((tag(&b"\r\n"[..]), tag(&b"\n"[..]))).parse(input)
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_or_waited_for() {
        let bytes =
            b"WARC/1.1\r\nWARC-Type: response\r\nX:  a\r\n b\r\nContent-Length: 7\r\n\r\nrest";
        let Found::Head(head) = warc(bytes) else { panic!("a head") };
        assert_eq!(head.first, b"WARC/1.1");
        assert_eq!(head.get("content-length"), Some("7"));
        assert_eq!(head.get("x"), Some("a\r\n b"));
        assert_eq!(&bytes[head.length..], b"rest");
        for cut in 0..head.length {
            assert_eq!(warc(&bytes[..cut]), Found::Beginning, "{cut}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_by_its_byte() {
        assert_eq!(warc(b"WARC/1.0\nWARC-Type response\n\n"), Found::Other(9));
        assert_eq!(warc(b"<html>"), Found::Other(0));
        let long = [&b"WARC/1.0\nX: "[..], &vec![b'x'; LONGEST]].concat();
        assert_eq!(warc(&long), Found::Other(LONGEST));
    }
}
