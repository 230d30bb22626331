//! Sign-offs: the mark that ends copy.
//!
//! A line of its own (`-30-`, `ENDS`, `(END)`, `==Kyodo`) or the same glued to the last paragraph.
//! Marks are rows of `data/sign_offs.txt`; `==` before an agency's name is one for every agency, and so
//! is the name behind a dash (`— PTI`), a slash, or in brackets (`(ANI)`). Glued to a paragraph, the
//! name in capitals behind a full stop will do (`… to the island. EFE`), and so will a mark of one word
//! (`… the board said. Reuter`). The initials of those who
//! wrote and edited are one on a line of their own (`jm/sr/boc`, `dpa jm sr`).

use std::ops::Range;

use nom::Parser;
use nom::bytes::complete::{tag, take_while1};
use nom::combinator::recognize;

use super::words::{blanks, name_words};
use crate::tables::{AGENCIES, END_WORDS, SIGN_OFFS};

/// Whether a whole line is a sign-off.
///
/// ```
/// use copydesk_parser::grammar::sign_off;
/// assert!(sign_off("-30-") && sign_off("==Kyodo") && !sign_off("End of season"));
/// ```
pub fn sign_off(text: &str) -> bool {
    let line = text.trim();
    is_rule(line)
        || (!line.is_empty()
            && line.len() <= 40
            && (is_mark(line) || is_agency_mark(line) || is_signed(line) || is_initials(line)))
}

/// A sign-off at the end of a paragraph's text: its bytes.
///
/// Only marks that no sentence ends with: `ENDS` as the last word could be one, `-30-` could not.
pub fn sign_off_at_end(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end();
    let start_of = |word: &str| end.len() - word.len();
    // `==Jiji Press` is of two words.
    let tail = end.len().saturating_sub(TAIL);
    if let Some(at) = memchr::memrchr(b'=', &end.as_bytes()[tail..]).map(|at| tail + at) {
        let start = end[..at].trim_end_matches('=').len();
        let glued = !end[at + 1..].starts_with(' ');
        let apart = end[..start].ends_with([' ', '\n', '\u{a0}', '\t']);
        if apart && glued && is_agency_mark(&end[start..]) {
            return Some(start..end.len());
        }
    }
    let at = end.rfind([' ', '\n', '\u{a0}', '\t'])?;
    let word = end[at..].trim_start();
    let opens = word.starts_with(['-', '(', '[', '/', '#', '–', '—', '_']);
    if opens && (is_mark(word) || is_signed(word)) || is_told(word) {
        return Some(start_of(word)..end.len());
    }
    // What follows is a name: after the end of a sentence alone.
    let before = end[..at].trim_end();
    let dashed = before.trim_end_matches(['-', '–', '—', '/']);
    let stopped = dashed.trim_end().ends_with(['.', '"', '”', '\'', '’', '!', '?', ')']);
    let capitals = word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let set_off = dashed.len() < before.len();
    let named = (capitals || set_off) && AGENCIES.contains(word);
    // `… the company said. Reuter`: no sentence is that word alone.
    let letters = word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let alone = !set_off && letters && ends_with_sentence(before) && is_mark(word);
    let signed = stopped && named || alone;
    let start = if set_off { dashed.trim_end().len() } else { start_of(word) };
    let blanks = end[start..].len() - end[start..].trim_start().len();
    signed.then(|| start + blanks..end.len())
}

/// Whether a sentence ends here, and no abbreviation: `told Dr. Reuter`, `in the U.S. End`.
fn ends_with_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '\'', '’', ')']);
    let Some(bare) = bare.strip_suffix(['.', '!', '?']) else { return false };
    let last = bare.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default();
    let sure = |c: char| c.is_lowercase() || c.is_ascii_digit();
    !last.contains('.') && (last.len() > 3 || last.starts_with(sure))
}

/// A sentence without the sign-off glued to it.
pub(crate) fn before_sign_off(text: &str) -> &str {
    let closed = text.ends_with(['.', '?', '!', '"', '”', '’', '\'']);
    if closed || text.len() < SENTENCE {
        return text;
    }
    sign_off_at_end(text).map_or(text, |mark| text[..mark.start].trim_end())
}

/// What is shorter, in bytes, is no sentence with a sign-off behind it.
const SENTENCE: usize = 40;

/// A rule with the hour behind it has so many bytes at most.
const STAMPED: usize = 40;
/// A sign-off glued to a paragraph is looked for so many bytes from its end.
const TAIL: usize = 32;

/// A word that is nothing but a mark: `Enditem`, `NNNN`.
fn is_told(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    END_WORDS.contains(&bare)
}

/// `(ANI)`, `— PTI`, `/Xinhua`, `-- BERNAMA`
fn is_signed(line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '[', '-', '–', '—', '/', ' ', '\u{a0}']);
    let name = bare.trim_end_matches([')', ']', '/', ' ']);
    name.len() < line.len() && bare.len() < line.len() && AGENCIES.contains(name)
}

/// `jm/sr/boc`, `dpa jm sr`: up to five times two or three letters.
fn is_initials(line: &str) -> bool {
    let own = |part: &str| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    // `ko-pm/tg`: who wrote it, and who edited it.
    let slashed = line.contains('/')
        && line.split(['/', '-']).count() <= 5
        && line.split(['/', '-']).all(own);
    let behind_agency = |(agency, initials): (&str, &str)| {
        AGENCIES.contains(agency)
            && initials.split(' ').count() <= 4
            && initials.split(' ').all(own)
    };
    slashed || line.split_once(' ').is_some_and(behind_agency)
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
    // `-0- [ 06-04-24 0600GMT ]`
    let stamped = || {
        line.strip_prefix("-0-").is_some_and(|rest| {
            rest.trim_start().starts_with(['[', '(']) && rest.ends_with([']', ')'])
        })
    };
    matches!(rule, Ok(("", rule)) if rule.len() >= 3)
        || line == "-0-"
        || line.len() <= STAMPED && stamped()
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
            "-ENDS-",
            "– ENDS –",
            "[ENDS]",
            "(ANI)",
            "— PTI",
            "-- BERNAMA",
            "NNNN",
            "jm/sr/boc",
            "dpa jm sr",
            "ko-pm/tg",
            "-0- [ 06-04-24 0600GMT ]",
        ] {
            assert!(sign_off(line), "{line}");
        }
        for line in ["", "end", "The end", "--", "Endless", "= 3", "*", "arts/news", "a/b"] {
            assert!(!sign_off(line), "{line}");
        }
    }

    #[test]
    fn a_glued_sign_off() {
        assert_eq!(sign_off_at_end("He left. ==Kyodo\n"), Some(9..16));
        assert_eq!(sign_off_at_end("He left. -30-"), Some(9..13));
        assert_eq!(sign_off_at_end("He left. ==Jiji Press"), Some(9..21));
        assert_eq!(sign_off_at_end("He left. (ANI)"), Some(9..14));
        assert_eq!(sign_off_at_end("He left. Enditem"), Some(9..16));
        assert_eq!(sign_off_at_end("He left. -- BERNAMA"), Some(9..19));
        assert_eq!(sign_off_at_end("He left. EFE"), Some(9..12));
        assert_eq!(sign_off_at_end("He left. Reuter"), Some(9..15));
        assert_eq!(sign_off_at_end("\"He left.\" ENDS"), Some(11..15));
        for text in [
            "how the world ENDS",
            "a letter to Dr. Reuter",
            "trade in the U.S. End",
            "She asked who won. More...",
            "shares of AP",
            "he told Reuters.",
            "A = B",
            "the agency (ANI) said",
            "x=1",
            "reported by the PA",
        ] {
            assert_eq!(sign_off_at_end(text), None, "{text}");
        }
    }
}
