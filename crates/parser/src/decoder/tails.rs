//! What the ends of a line give away: a picture's credit behind a caption, a kicker before a colon.
//!
//! Captions are sentences like any other; what sets them apart is the name behind the last full stop,
//! in brackets, behind a stroke or behind `©`. Only the last few dozen bytes are looked at.

use super::features::{Feature, FeatureSet};
use crate::tables::{AGENCIES, END_MARKERS, END_OPENINGS, add_word, fold, fold_words};

/// So many bytes from the end a credit begins at the earliest.
const TAIL: usize = 72;
/// So many bytes from the start a kicker's colon stands at the latest.
const KICKER: usize = 40;

/// Words that stand before a writer's name, as they are printed inside a line.
const BEFORE_NAMES: [&str; 24] = [
    "by", "By", "BY", "von", "Von", "VON", "par", "Par", "por", "Por", "di", "Di", "door", "Door",
    "av", "Av", "af", "Af", "Text:", "Autor:", "Autorin:", "Author:", "Oleh", "Reporter",
];

/// How the line ends that names who comments.
const SAYS: [&str; 7] = [" says", " said", " wrote", " writes", " sagt", " schreibt", " dit"];

/// Features of who is named in a short line.
fn names(set: &mut FeatureSet, text: &str, words: u32) {
    let (mut capital, mut small, mut inside, mut before) = (0, 0, false, false);
    for word in text.split([' ', '\n', '\u{a0}', '|', '\u{b7}']) {
        let bare = word.trim_start_matches(['(', '"', '“', '@']);
        let Some(first) = bare.chars().next() else { continue };
        let upper = first.is_uppercase();
        inside |= before && upper;
        before = BEFORE_NAMES.contains(&word);
        capital += u32::from(upper);
        small += u32::from(first.is_lowercase() && !before && bare.len() > 3);
    }
    set.add_if(Feature::ByInside, inside);
    set.add_if(Feature::ByAlone, before && words <= 2);
    set.add_if(Feature::NamesOnly, capital >= 2 && small == 0);
}

/// Whether a short line begins like one behind which a page no longer tells the story, or is such a
/// line with a number: `12 Comments`, `Related to this`.
pub(super) fn opens_end(text: &str, words: u32, digits: u32) -> bool {
    if words > 14 {
        return false;
    }
    let sign = |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || c == ' ';
    let bare = if digits > 0 { text.trim_matches(sign) } else { text };
    if digits > 0 && words <= 4 && END_MARKERS.contains(&fold_words(bare)) {
        return true;
    }
    let mut line = 0;
    bare.split(' ').filter(|word| !word.is_empty()).take(4).any(|word| {
        line = add_word(line, fold(word.trim_matches(|c: char| c.is_ascii_punctuation())));
        END_OPENINGS.contains(&line)
    })
}

/// Adds the features of a unit.
pub(super) fn add(set: &mut FeatureSet, text: &str, words: u32) {
    use Feature as F;
    if words <= 14 && text.len() <= 160 {
        names(set, text, words);
    }
    if words >= 4 {
        let tail = tail(text);
        set.add_if(F::CreditEnds, credit(tail, text.len() == tail.len()));
        set.add_if(F::AgencyEnds, agency(tail));
        let colon = text.bytes().take(KICKER).position(|byte| byte == b':');
        let kicker = colon.is_some_and(|at| {
            text.as_bytes().get(at + 1) == Some(&b' ')
                && memchr::memchr_iter(b' ', &text.as_bytes()[..at]).count() <= 3
        });
        set.add_if(F::HasKicker, kicker);
    }
    let said = text.trim_end_matches([':', ' ']);
    let says = SAYS.iter().any(|word| said.ends_with(word));
    set.add_if(F::NameSays, words <= 6 && says);
    let sign = memchr::memchr(0xa9, text.as_bytes());
    set.add_if(F::HasCopySign, sign.is_some_and(|at| at > 0 && text.as_bytes()[at - 1] == 0xc2));
    set.add_if(F::LooksDated, words <= 14 && looks_dated(text));
}

fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(TAIL);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// `… on Tuesday. AFP`, `… on Tuesday (Name Surname/Agency)`, `… on Tuesday | Name Surname`
fn credit(tail: &str, whole: bool) -> bool {
    let end = tail.trim_end();
    if let Some(inner) = end.strip_suffix([')', ']']) {
        let Some(open) = inner.rfind(['(', '[']) else { return false };
        return (open > 0 || !whole) && is_credit(&inner[open + 1..]);
    }
    if end.ends_with(['.', '!', '?', '"', '”', ':', ',']) {
        return false;
    }
    let at = end
        .rmatch_indices([' ', '\n'])
        .filter(|(at, _)| {
            end[..*at].ends_with(['.', '|', '!', '?', '"', '”', '©', '–', '—']) && *at > 1
        })
        .map(|(at, _)| at)
        .next();
    at.is_some_and(|at| is_credit(end[at..].trim()))
}

/// One to seven words, the first and the last with a capital.
fn is_credit(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || c == '/').filter(|word| !word.is_empty());
    let (mut count, mut capital, mut small) = (0, 0, 0);
    let mut last = false;
    for word in words {
        let opens = word.trim_start_matches(['©', '@', '(']).starts_with(char::is_uppercase);
        count += 1;
        capital += usize::from(opens);
        small += usize::from(word.starts_with(char::is_lowercase));
        last = opens;
    }
    (1..=7).contains(&count) && last && capital > small
}

/// Whether the last word or words are an agency's name.
fn agency(tail: &str) -> bool {
    let end = tail.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut at = end.len();
    (0..3).any(|_| {
        at = end[..at].rfind([' ', '/', '(', '|', '\n']).unwrap_or(0);
        let form = end[at..].trim_start_matches([' ', '/', '(', '|', '\n']);
        AGENCIES.contains(form)
    })
}

/// Whether a short text holds a year and another number, or numbers set like a date: in any language.
fn looks_dated(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut year, mut small, mut clock, mut dotted) = (false, 0, false, false);
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|n| at + n) {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = start + length;
        let next = bytes.get(at).copied().unwrap_or(b' ');
        let digit_behind = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        match length {
            4 if matches!(&bytes[start..start + 2], b"19" | b"20") => year = true,
            1 | 2 => {
                small += 1;
                clock |= matches!(next, b':' | b'h') && digit_behind;
                dotted |= matches!(next, b'.' | b'/' | b'-') && digit_behind;
            }
            _ => return false,
        }
    }
    year && small >= 1 || dotted && small >= 3 || clock && small >= 3
}
