//! Sign-offs: the mark that ends copy.
//!
//! A line of its own (`-30-`, `ENDS`, `(END)`, `==Kyodo`) or the same glued to the last paragraph.
//! Marks are rows of `data/sign_offs.txt`; `==` before an agency's name is one for every agency.

use std::ops::Range;

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::recognize;

use super::words::{blanks, name_words};
use crate::tables::SIGN_OFFS;

/// Whether a whole line is a sign-off.
///
/// ```
/// use copydesk_parser::grammar::sign_off;
/// assert!(sign_off("-30-") && sign_off("==Kyodo") && !sign_off("End of season"));
/// ```
pub fn sign_off(text: &str) -> bool {
    let line = text.trim();
    is_rule(line)
        || (!line.is_empty() && line.len() <= 40 && (is_mark(line) || is_agency_mark(line)))
}

/// A sign-off at the end of a paragraph's text: its bytes.
///
/// Only marks that no sentence ends with: `ENDS` as the last word could be one, `-30-` could not.
pub fn sign_off_at_end(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end();
    let at = end.rfind([' ', '\n', '\u{a0}', '\t'])?;
    let word = end[at..].trim_start();
    let start = end.len() - word.len();
    let unmistakable =
        is_agency_mark(word) || (is_mark(word) && word.starts_with(['-', '(', '[', '/', '#']));
    unmistakable.then_some(start..end.len())
}

fn is_mark(line: &str) -> bool {
    SIGN_OFFS.iter().any(|(mark, any_case)| {
        if *any_case {
            line.eq_ignore_ascii_case(mark) && case_fits(line, mark)
        } else {
            line == *mark
        }
    })
}

/// `end` in small letters alone on a line may be a word; marks of letters only stand in capitals or
/// begin with one.
fn case_fits(line: &str, mark: &str) -> bool {
    !mark.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.')
        || line.starts_with(char::is_uppercase)
}

/// `==Kyodo`, `=Jiji Press`
fn is_agency_mark(line: &str) -> bool {
    let mark = recognize((
        tag::<_, _, nom::error::Error<&str>>("="),
        nom::combinator::opt(tag("=")),
        blanks,
        name_words,
    ));
    matches!(
        {
            let mut mark = mark;
            mark.parse(line)
        },
        Ok(("", _))
    )
}

/// `___`, `-0-`, `* * *`: a rule that ends copy.
fn is_rule(line: &str) -> bool {
    let rule = take_while1::<_, _, nom::error::Error<&str>>(|c| c == '_').parse(line);
    matches!(rule, Ok(("", rule)) if rule.len() >= 3) || line == "-0-"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_sign_off() {
        for line in [
            "-30-",
            "ENDS",
            "Ends",
            "(END)",
            "==Kyodo",
            "==Jiji Press",
            "Enditem",
            "###",
            "___",
            "(more)",
            "Reuter",
        ] {
            assert!(sign_off(line), "{line}");
        }
        for line in ["", "end", "The end", "--", "Endless", "= 3", "*"] {
            assert!(!sign_off(line), "{line}");
        }
    }

    #[test]
    fn a_glued_sign_off() {
        assert_eq!(sign_off_at_end("He left. ==Kyodo\n"), Some(9..16));
        assert_eq!(sign_off_at_end("He left. -30-"), Some(9..13));
        assert_eq!(sign_off_at_end("how the world ENDS"), None);
    }
}
