//! What the ends of a line give away: a picture's credit behind a caption, a kicker before a colon.
//!
//! Captions are sentences like any other; what sets them apart is the name behind the last full stop,
//! in brackets, behind a stroke or behind `©`. Only the last few dozen bytes are looked at.

use std::iter::Peekable;
use std::sync::LazyLock;

use memchr::memmem::{FindIter, Finder};
use wide::u8x16;

use super::features::{Feature, FeatureSet};
use super::scan::{Words, sign};
use crate::bytes::sixteens;
use crate::tables::{
    AGENCIES, Agencies, BEFORE_NAMES, END_MARKERS, END_OPENINGS, LEXICON, LONGEST_PHOTO_WORD,
    OF_WRITERS, PHOTO_FOLDS, PHOTO_WORDS, SAYS, add_word, bare, fold, fold_words, word,
};
use crate::units::Unit;

/// So many bytes from the end a credit begins at the earliest.
const TAIL: usize = 72;
/// So many bytes from the start a picture's word stands before its colon at the latest.
const SIGNED: usize = 18;
/// So many bytes from the start a kicker's colon stands at the latest.
const KICKER: usize = 40;

/// Who is named in a short line, counted word by word.
///
/// The scan counts while it walks over the words; where a line holds signs that part words for a
/// reader and not for the scan, it is counted afresh.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names {
    capital: u32,
    small: u32,
    /// A capital stood behind a writer's word.
    inside: bool,
    /// The last word was a writer's.
    before: bool,
}

/// How a word begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    Capital,
    Small,
    Other,
}

impl Opens {
    /// With this byte of ASCII.
    #[inline]
    pub(super) const fn with(byte: u8) -> Self {
        match byte {
            b'A'..=b'Z' => Self::Capital,
            b'a'..=b'z' => Self::Small,
            _ => Self::Other,
        }
    }
}

impl Names {
    /// Counts a word: how it begins, whether its letters take more than three bytes, and whether it
    /// stands before names.
    #[inline]
    pub(super) fn count(&mut self, opens: Opens, long: bool, before: bool) {
        let upper = opens == Opens::Capital;
        self.inside |= self.before & upper;
        self.before = before;
        self.capital += u32::from(upper);
        self.small += u32::from(opens == Opens::Small && long && !before);
    }

    /// Counts a word as it is printed; `writer` says that it may stand before names.
    pub(super) fn count_printed(&mut self, word: &str, writer: bool) {
        let bare = word.trim_start_matches(['(', '"', '“', '@']);
        let Some(first) = bare.chars().next() else { return };
        let opens = if first.is_uppercase() {
            Opens::Capital
        } else if first.is_lowercase() {
            Opens::Small
        } else {
            Opens::Other
        };
        self.count(opens, bare.len() > 3, writer && BEFORE_NAMES.contains(&word));
    }

    fn of(text: &str) -> Self {
        let mut names = Self::default();
        text.split([' ', '\n', '\u{a0}', '|', '\u{b7}'])
            .for_each(|word| names.count_printed(word, true));
        names
    }

    /// Adds the features of a short line.
    fn add(self, set: &mut FeatureSet, words: u32) {
        set.add_if(Feature::ByInside, self.inside);
        set.add_if(Feature::ByAlone, self.before && words <= 2);
        set.add_if(Feature::NamesOnly, self.capital >= 2 && self.small == 0);
    }
}

/// Whether a short line begins like one behind which a page no longer tells the story, or is such a
/// line with a number: `12 Comments`, `Related to this`.
fn opens_end(text: &str, unit: &Unit, scanned: &Words) -> bool {
    let Unit { words, digits, .. } = *unit;
    // Most lines are turned away by their first word; behind a number it is another one.
    if words > 14 || digits == 0 && !scanned.may_open_end {
        return false;
    }
    let sign = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_punctuation() || *byte == b' ';
    let bare = if digits > 0 { trimmed(text, sign) } else { text };
    if LEXICON.get(fold(first_word(bare))).bits & word::END == 0 {
        return false;
    }
    if digits > 0 && words <= 4 && END_MARKERS.contains(&fold_words(bare)) {
        return true;
    }
    let mut line = 0;
    bare.split(' ').filter(|word| !word.is_empty()).take(4).any(|word| {
        line = add_word(line, fold(trimmed(word, u8::is_ascii_punctuation)));
        END_OPENINGS.contains(&line)
    })
}

/// The text without bytes of ASCII at either end of which `sign` is true.
fn trimmed(text: &str, sign: impl Fn(&u8) -> bool) -> &str {
    let bytes = text.as_bytes();
    let start = bytes.iter().take_while(|byte| sign(byte)).count();
    let end =
        bytes[start..].iter().rposition(|byte| !sign(byte)).map_or(start, |at| start + at + 1);
    &text[start..end]
}

/// The first word that is more than marks, without those around it.
fn first_word(text: &str) -> &str {
    // Most are letters of ASCII before a space.
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if letters > 0 && matches!(text.as_bytes().get(letters), None | Some(b' ')) {
        return &text[..letters];
    }
    let words = text.split([' ', '\t', '\n', '\r', '\u{a0}']).map(bare);
    words.into_iter().find(|word| !word.is_empty()).unwrap_or_default()
}

/// Adds the features of a unit.
///
/// Nothing is asked twice, and what is cheap to rule out is: a date has digits, which are counted.
/// `rare` says which signs stand anywhere on the page.
pub(super) fn add(
    set: &mut FeatureSet,
    text: &str,
    unit: &Unit,
    scanned: &Words,
    rare: &mut Rare<'_>,
) {
    use Feature as F;
    let may_hold_colon = scanned.whole().is_none() || scanned.shows(sign::COLON);
    let words = unit.words;
    if words <= 14 && text.len() <= 160 {
        scanned.names.unwrap_or_else(|| Names::of(text)).add(set, words);
    }
    let opening = &text.as_bytes()[..text.len().min(KICKER)];
    let colon = may_hold_colon.then(|| memchr::memchr(b':', opening)).flatten();
    if words >= 4 {
        let tail = tail(text);
        // `… the company said. Reuter`: so that agency ended its copy, and no caption of today ends so.
        let signed = tail.ends_with("Reuter") || tail.ends_with("REUTER");
        if !signed {
            set.add_if(F::CreditEnds, credit(tail, text.len() == tail.len(), scanned.stops));
            set.add_if(F::AgencyEnds, agency(tail));
        }
        let kicker = colon.is_some_and(|at| {
            text.as_bytes().get(at + 1) == Some(&b' ')
                && memchr::memchr_iter(b' ', &text.as_bytes()[..at]).count() <= 3
        });
        set.add_if(F::HasKicker, kicker);
    }
    set.add_if(
        F::PhotoTail,
        may_hold_colon && (2..=80).contains(&words) && photo_word(text, colon),
    );
    if rare.braces {
        set.add_if(F::HasBraces, memchr::memchr2(b'{', b'}', text.as_bytes()).is_some());
    }
    set.add_if(F::IsBio, (8..=90).contains(&words) && is_bio(text));
    if words <= 6 {
        let said = text.trim_end_matches([':', ' ']);
        set.add_if(F::NameSays, SAYS.end(said));
    }
    if rare.shows_copy_sign(unit) {
        let at = memchr::memchr(0xa9, text.as_bytes());
        set.add_if(F::HasCopySign, at.is_some_and(|at| at > 0 && text.as_bytes()[at - 1] == 0xc2));
    }
    set.add_if(F::LooksDated, words <= 14 && unit.digits > 2 && looks_dated(text));
    let marks = words <= 7 && END_MARKERS.contains(&scanned.line);
    set.add_if(F::EndMarker, marks || opens_end(text, unit, scanned));
}

/// Signs that few pages hold, so that one look at the page spares one at each line.
pub(super) struct Rare<'a> {
    copy_signs: Peekable<FindIter<'a, 'static>>,
    braces: bool,
}

impl<'a> Rare<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        static SIGN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("©"));
        let bytes = text.as_bytes();
        Self {
            copy_signs: SIGN.find_iter(bytes).peekable(),
            braces: memchr::memchr2(b'{', b'}', bytes).is_some(),
        }
    }

    /// Whether a copyright sign stands in a unit; they are asked for in order.
    fn shows_copy_sign(&mut self, unit: &Unit) -> bool {
        let text = unit.text.start as usize..unit.text.end as usize;
        while self.copy_signs.next_if(|at| *at < text.start).is_some() {}
        self.copy_signs.peek().is_some_and(|at| *at < text.end)
    }
}

fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(TAIL);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// Whether a word for a picture stands before the last colon of the end or a colon near the start,
/// the first of which is given.
fn photo_word(text: &str, first: Option<usize>) -> bool {
    let is_photo = |before: &str| {
        last_word(before.trim_end()).is_some_and(|word| {
            // Folding makes letters beyond ASCII equal too, which these words are not.
            let is = |photo: &str| photo.eq_ignore_ascii_case(word);
            PHOTO_FOLDS.contains(&fold(word)) && PHOTO_WORDS.iter().any(|photo| is(photo))
        })
    };
    let tail = tail(text);
    let last = memchr::memrchr(b':', tail.as_bytes());
    last.is_some_and(|at| is_photo(&tail[..at]))
        || first.is_some_and(|at| at < SIGNED && is_photo(&text[..at]))
}

/// The word with which a text ends, if it may be one of [`PHOTO_WORDS`].
fn last_word(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let from = bytes.len().saturating_sub(*LONGEST_PHOTO_WORD + 2);
    let parts = |at: &usize| match bytes[*at] {
        b' ' | b'(' | b'[' | b'|' | b'\n' | b'.' | b'/' => true,
        0xa0 => bytes[..*at].ends_with(&[0xc2]),
        _ => false,
    };
    match (from..bytes.len()).rfind(parts) {
        Some(at) => text.get(at + 1..),
        None => (from == 0).then_some(text),
    }
}

/// `Ines Moreau is a reporter …`
fn is_bio(text: &str) -> bool {
    // Most lines are turned away by the first byte of their first two words.
    let bytes = text.as_bytes();
    let name = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b'A'..=b'Z' | 0x80..));
    let gap = bytes.iter().position(|byte| matches!(byte, b' ' | b'\n'));
    if !name(bytes.first()) || !gap.is_some_and(|gap| name(bytes.get(gap + 1))) {
        return false;
    }
    for (names, word) in text.split([' ', '\n']).take(5).enumerate() {
        if !word.starts_with(char::is_uppercase) {
            return names >= 2 && OF_WRITERS.contains(&word);
        }
    }
    false
}

/// `… on Tuesday. AFP`, `… on Tuesday (Name Surname/Agency)`, `… on Tuesday | Name Surname`
///
/// `stops` says whether a sign may stand behind a word or alone.
fn credit(tail: &str, whole: bool, stops: bool) -> bool {
    let end = tail.trim_end();
    if let Some(inner) = end.strip_suffix([')', ']']) {
        let Some(open) = inner.rfind(['(', '[']) else { return false };
        return (open > 0 || !whole) && is_credit(&inner[open + 1..]);
    }
    if !stops || end.ends_with(['.', '!', '?', '"', '”', ':', ',']) {
        return false;
    }
    let bytes = end.as_bytes();
    let marks = |bytes: u8x16| {
        let is = |byte: u8| bytes.cmp_eq(u8x16::splat(byte));
        is(b'.') | is(b'|') | is(b'!') | is(b'?') | is(b'"') | is(0xe2) | is(0xc2)
    };
    let behind = |mark: usize| {
        let width = match &bytes[mark..] {
            [0xe2, 0x80, 0x9d | 0x93 | 0x94, ..] => 3,
            [0xc2, 0xa9, ..] => 2,
            [0xe2 | 0xc2, ..] => return None,
            _ => 1,
        };
        let at = mark + width;
        (at > 1 && matches!(bytes.get(at), Some(b' ' | b'\n'))).then_some(at)
    };
    let last = sixteens(bytes, marks).filter_map(behind).last();
    last.is_some_and(|at| is_credit(end[at..].trim()))
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
    // Many lines end with a letter of ASCII, which takes no look at a character.
    let bare = tail.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    let end = if bare { tail } else { tail.trim_end_matches(|c: char| !c.is_alphanumeric()) };
    let bytes = end.as_bytes();
    let mut at = end.len();
    for count in 0..3 {
        at = bytes[..at].iter().rposition(|byte| Agencies::parts(*byte)).unwrap_or(0);
        let signs = bytes[at..].iter().take_while(|byte| Agencies::parts(**byte)).count();
        let form = &end[at + signs..];
        if count == 0 && !AGENCIES.may_end_with(form) {
            return false;
        }
        if AGENCIES.contains(form) {
            return true;
        }
    }
    false
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
