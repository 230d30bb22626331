//! Credits: who reported, wrote and edited, at the end of agency copy.
//!
//! `(Reporting by A and B in Tokyo; Editing by C)`, `Additional reporting by A.`, with or without
//! brackets. What may stand before `by` is in `data/credit_verbs.txt`.

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::combinator::{opt, recognize};
use nom::{IResult, Parser};

use super::words::{blanks, blanks1};
use crate::tables::{CREDIT_INITIALS, CREDIT_OPENERS, CREDIT_VERBS, fold};

/// The credits that begin at the start of a text and run to its end, or to the bracket that closes
/// them.
///
/// ```
/// use copydesk_parser::grammar::credits;
/// assert_eq!(credits("(Reporting by Ines Moreau; Editing by Li Wei)"), Some(0..45));
/// assert_eq!(credits("Reporting requirements were tightened by the board."), None);
/// ```
pub fn credits(text: &str) -> Option<Range<usize>> {
    let line = text.trim_start_matches([' ', '\u{a0}', '\t']);
    let start = text.len() - line.len();
    let word = line.trim_start_matches(['(', '[', '—', '-', ' ', '\u{a0}']);
    let word = &word[..word.bytes().take_while(u8::is_ascii_alphabetic).count()];
    // Most lines are turned away by their first letter.
    let initial = word.bytes().next()?.to_ascii_lowercase() - b'a';
    if *CREDIT_INITIALS >> initial & 1 == 0 || !CREDIT_OPENERS.contains(&fold(word)) {
        return None;
    }
    let (behind, opened) = opening(line).ok()?;
    // A name follows, not the rest of a sentence.
    if !behind.starts_with(|c: char| c.is_uppercase()) && !behind.starts_with("the ") {
        return None;
    }
    let end = text.trim_end().len();
    if !opened {
        return Some(start..end);
    }
    let close = if line.starts_with('[') { ']' } else { ')' };
    match text[start..].rfind(close) {
        Some(at) if text[start + at + 1..].trim().is_empty() => Some(start..start + at + 1),
        Some(_) => None,
        None => Some(start..end),
    }
}

/// The opening up to `by`: whether a bracket opened it.
fn opening(input: &str) -> IResult<&str, bool> {
    let (rest, bracket) = opt(alt((tag("("), tag("["), tag("—"), tag("-")))).parse(input)?;
    let opened = matches!(bracket, Some("(" | "["));
    let (rest, _) = blanks(rest)?;
    for verb in CREDIT_VERBS.iter() {
        let by = recognize((
            tag_no_case(*verb),
            blanks1,
            alt((tag_no_case("by"), tag_no_case("from"))),
            opt(tag(":")),
            blanks1,
        ));
        let mut parser = by;
        if let Ok((rest, _)) = Parser::<&str>::parse(&mut parser, rest) as IResult<&str, &str> {
            return Ok((rest, opened));
        }
    }
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Alt)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_with_and_without_brackets() {
        for text in [
            "(Additional reporting by A. Ode, B. Lund and C. Ito in Osaka, and D. Roe in Bern; Editing by E. Fry)",
            "Reporting by Ines Moreau; editing by Li Wei",
            "[Editing by Li Wei]",
            "Translated by Li Wei",
        ] {
            assert_eq!(credits(text), Some(0..text.len()), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_credits() {
        for text in [
            "Written by hand, the note said little.",
            "Reporting by phone is over.",
            "(Reporting) by Li",
            "",
            "Editing",
        ] {
            assert_eq!(credits(text), None, "{text}");
        }
    }
}
