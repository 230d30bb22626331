//! Small parsers that the grammars share.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::combinator::{recognize, verify};
use nom::error::{Error, ErrorKind};
use nom::multi::many0_count;
use nom::sequence::{pair, preceded};
use nom::{IResult, Parser};

/// Spaces and non-breaking spaces, none or more.
pub(super) fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c == ' ' || c == '\t' || c == '\u{a0}' || c == '\n' || c == '\r')
        .parse(input)
}

/// Spaces and non-breaking spaces, one or more.
pub(super) fn blanks1(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c == ' ' || c == '\t' || c == '\u{a0}' || c == '\n' || c == '\r')
        .parse(input)
}

/// A run of letters.
pub(super) fn letters(input: &str) -> IResult<&str, &str> {
    match letters_end(input) {
        0 => Err(nom::Err::Error(Error::new(input, ErrorKind::Alpha))),
        end => Ok((&input[end..], &input[..end])),
    }
}

/// How many bytes the letters take with which a text begins.
pub(super) fn letters_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    match bytes.get(plain) {
        // Few words go on beyond ASCII, where a letter takes a table to tell.
        Some(0x80..) => {
            let rest = &text[plain..];
            plain + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        }
        _ => plain,
    }
}

/// A number of at most `digits` digits.
pub(super) fn number(digits: usize) -> impl Fn(&str) -> IResult<&str, u16> {
    move |input| {
        nom::combinator::map_res(
            verify(take_while1(|c: char| c.is_ascii_digit()), |text: &str| text.len() <= digits),
            str::parse,
        )
        .parse(input)
    }
}

/// A word of a proper name: it begins with a capital; inner hyphens, apostrophes and full stops
/// (`O'Neil`, `J.R.`, `Al-Masri`, `St.`) belong to it.
pub(super) fn name_word(input: &str) -> IResult<&str, &str> {
    let end = letters_end(input);
    if end == 0 || !input.starts_with(char::is_uppercase) {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)));
    }
    if !matches!(input.as_bytes().get(end), Some(b'-' | b'\'' | b'.' | 0x80..)) {
        return Ok((&input[end..], &input[..end]));
    }
    let inner = recognize((alt((tag("-"), tag("'"), tag("’"), tag("."))), letters));
    verify(
        recognize((letters, many0_count(inner), nom::combinator::opt(tag(".")))),
        |word: &str| word.chars().next().is_some_and(char::is_uppercase),
    )
    .parse(input)
}

/// Words between blanks: `name_word name_word …`, at least one.
pub(super) fn name_words(input: &str) -> IResult<&str, &str> {
    recognize(pair(name_word, many0_count(preceded(blanks1, name_word)))).parse(input)
}

/// Where `part`, a slice of `whole`, stands in it.
pub(super) fn range_in(whole: &str, part: &str) -> std::ops::Range<usize> {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.len()
}
