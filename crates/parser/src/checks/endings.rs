//! How a paragraph ends: at the end of a sentence, inside a quotation or a bracket, at a word at
//! which no sentence stops.
//!
//! Double marks of every kind count (`“`, `"`, ` `` `, `«`), and any of them closes any other, for
//! copy mixes them. Single marks do not: an apostrophe looks the same. An inch mark is one that
//! stands right behind a digit while nothing is open; a mark that ends the text opens nothing.

use wide::u8x16;

use crate::bytes::sixteens;
use crate::tables::{HANGING, fold};

/// Where a quotation opens that the text does not close.
///
/// Which way `“`, `«` and `»` go is the custom of a country (`“so”`, `„so“`, `«so»`, `»so«`), and they
/// are set the wrong way round (`“so“`): while a quotation is open, a mark that stands behind a letter
/// or a sign, and no letter behind it, closes it. Behind the last one stands a letter at least: that of
/// `shoes of "16/34` is the sign of a measure.
pub(super) fn open_quotation(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open = None;
    let mut at = 0;
    for mark in sixteens(bytes, marks) {
        if mark < at {
            continue;
        }
        at = mark + 1;
        let doubled = bytes.get(mark) == bytes.get(mark + 1);
        match &bytes[mark..] {
            // “ and „, then ”
            [0xe2, 0x80, 0x9c | 0x9e] | [0xe2, 0x80, 0x9d, ..] => open = None,
            [0xe2, 0x80, 0x9c, ..] if open.is_some() && ends_behind(bytes, mark, 3) => open = None,
            [0xc2, 0xab | 0xbb, ..] if ends_behind(bytes, mark, 2) => open = None,
            [0xe2, 0x80, 0x9c | 0x9e, ..] | [0xc2, 0xab, ..] => open = open.or(Some(mark)),
            [0xc2, 0xbb, ..] if open.is_none() && begins_before(bytes, mark, 2) => {
                open = Some(mark);
            }
            [0xc2, 0xbb, ..] => open = None,
            [b'"', ..] if open.is_some() => open = None,
            [b'"', ..] if mark > 0 && bytes[mark - 1].is_ascii_digit() => {}
            [b'"'] => {}
            [b'"', ..] => open = Some(mark),
            [b'`', ..] if doubled => {
                open = open.or(Some(mark));
                at += 1;
            }
            [b'\'', ..] if doubled => {
                open = None;
                at += 1;
            }
            _ => {}
        }
    }
    open.filter(|&at| text[at..].contains(char::is_alphabetic))
}

/// Whether a mark of `len` bytes stands right behind a word or a sign, and no word right behind it, or
/// before a sign that ends a clause.
fn ends_behind(bytes: &[u8], mark: usize, len: usize) -> bool {
    let before = mark.checked_sub(1).and_then(|at| bytes.get(at));
    let Some(next) = bytes.get(mark + len) else { return true };
    let close = before.is_some_and(|byte| !byte.is_ascii_whitespace() && !b"([-".contains(byte));
    let word = next.is_ascii_alphanumeric() || *next >= 0xc3 && *next != 0xe2;
    close && !word || b".,;:!?)".contains(next)
}

/// Whether a mark of `len` bytes stands right before a word, and none right before it.
fn begins_before(bytes: &[u8], mark: usize, len: usize) -> bool {
    let before = mark.checked_sub(1).and_then(|at| bytes.get(at));
    let next = bytes.get(mark + len);
    before.is_none_or(|byte| byte.is_ascii_whitespace() || b"([-".contains(byte))
        && next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0xc3 && *byte != 0xe2)
}

/// Bytes that may begin a quotation mark; old wires set two accents or two apostrophes.
fn marks(bytes: u8x16) -> u8x16 {
    let is = |byte: u8| bytes.cmp_eq(u8x16::splat(byte));
    is(b'"') | is(b'`') | is(b'\'') | is(0xe2) | is(0xc2)
}

/// Whether a text ends a sentence or introduces what follows.
pub(super) fn ends_sentence(text: &str) -> bool {
    if text.ends_with('.') {
        return true;
    }
    let bare = text.trim_end_matches(['"', '”', '“', '»', '’', '\'', ')', ']', ' ', '\u{a0}']);
    bare.len() < text.len() && bare.ends_with(|c: char| !c.is_alphanumeric())
        || text.ends_with(['.', '!', '?', '…', ':', ')', ']', '"', '”', '»', '’', ';', '。', '」'])
}

/// Whether a sentence ends inside the text and another begins: prose, not an item of a list.
pub(super) fn has_sentences(text: &str) -> bool {
    memchr::memchr3_iter(b'.', b'!', b'?', text.as_bytes()).any(|at| {
        let behind = text[at + 1..].trim_start_matches(['"', '”', '\'', ')']);
        let next = behind.trim_start_matches([' ', '\n', '\r', '\u{a0}']);
        let word = text[..at].rsplit([' ', '\n']).next().unwrap_or_default();
        // `Mr. Lund`, `J. Lund`: a short word in front of the stop is an abbreviation.
        next.len() < behind.len()
            && word.len() > 3
            && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘'))
    })
}

/// Why a text cannot have ended where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hangs {
    /// At a word at which hardly any sentence stops.
    Surely,
    /// At a word at which few sentences stop, at a comma, or inside a bracket.
    Likely,
}

/// How the last word of a text hangs, if it does.
pub(super) fn hangs(text: &str) -> Option<Hangs> {
    let last = text.split_whitespace().next_back()?;
    let word = last.trim_start_matches(['(', '"', '“', '‘', '\'', '[']);
    if word.ends_with(',') && word.len() > 1 {
        return Some(Hangs::Likely);
    }
    // `US` is no pronoun, and the A of `grade A` no article.
    let shouted = word.chars().all(char::is_uppercase);
    if let Some(surely) = HANGING.get(&fold(word)).filter(|_| !shouted) {
        return Some(if *surely { Hangs::Surely } else { Hangs::Likely });
    }
    let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    let open = last.starts_with(['(', '[']) && word.starts_with(char::is_alphanumeric);
    let bracket = open || opens_bracket(text);
    (bracket || owner.is_some_and(|owner| owner.len() > 2)).then_some(Hangs::Likely)
}

/// Whether a bracket opens before a word and is not closed.
fn opens_bracket(text: &str) -> bool {
    let Some(open) = memchr::memrchr(b'(', text.as_bytes()) else { return false };
    memchr::memchr(b')', &text.as_bytes()[open..]).is_none()
        && text[open + 1..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_that_stay_open() {
        for (text, open) in [
            ("He said \"we will keep the", Some(8)),
            ("He said “we will” and “they", Some(26)),
            ("“Mixed marks,\" he said.", None),
            ("``Old wires,'' he said, ``go on", Some(24)),
            ("A 12\" pipe and a 6\" one", None),
            ("«Oui», he said.", None),
            ("The page “ How to sail? “", None),
            ("Er sagte: „Wir fahren“, und fuhr.", None),
            ("„Wir fahren“ und „wir bleiben", Some(21)),
            ("Becoming a “ maker “.", None),
            ("»Er sagte ”nej”.«", None),
            ("Er rief »Ahoi« und »Halt«.", None),
            ("Il dit « Oui », puis « Non ».", None),
            ("He called it “fair“ and “kind“ of them.", None),
            ("He called it “fair and “kind of them", Some(13)),
        ] {
            assert_eq!(open_quotation(text), open, "{text}");
        }
    }

    #[test]
    fn ends_of_sentences() {
        for text in ["He left.", "\"He left.\"", "He left?” ", "as follows:", "(he left)"] {
            assert!(ends_sentence(text.trim()), "{text}");
        }
        for text in ["and then the", "he left the 3", "the word \"left"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn words_at_which_no_sentence_stops() {
        for (text, how) in [
            ("inspected by the", Some(Hangs::Surely)),
            ("inspected by The", Some(Hangs::Surely)),
            ("the board, whose chairman, on Monday,", Some(Hangs::Likely)),
            ("the harbour's", Some(Hangs::Likely)),
            ("the pier (which the storm had left", Some(Hangs::Likely)),
            ("the northern pier", None),
            ("grade A", None),
            ("ferries of THE", None),
            ("the smile :(", None),
            ("", None),
        ] {
            assert_eq!(hangs(text), how, "{text}");
        }
    }

    #[test]
    fn prose_has_sentences() {
        assert!(has_sentences("The pier is closed. Ferries sail from the south"));
        assert!(!has_sentences("Ask Mr. Lund or J. Ode at 5 p.m. Tuesday"));
        assert!(!has_sentences("A bus, a ferry or a train"));
    }
}
