//! Cutting logical text into tokens.
//!
//! Letters and digits run together into words; a hyphen, a quotation mark or a bracket is a token of its
//! own (`Asia-Pacific` is three), so that grammars over tokens see it. Kept in one piece: abbreviations
//! with inner full stops (`U.S.`, `p.m.`), listed abbreviations with their full stop (`Feb.`, `Mr.`),
//! numbers with their separators (`1,250.5`), words with an inner apostrophe (`don't`). The possessive
//! `'s` is cut off, and so are the letters of a currency or a fiscal year before their figures
//! (`SFr1.4bn`, `FY17`).
//!
//! A plain word, ASCII with nothing of the above behind it, is measured, hashed and classed in one pass
//! over its bytes ([`plain`]); all else takes the long way, character by character.

use copydesk_core::Span;

use super::amounts::letters_of_amount;
use crate::vocabulary::Word;

/// A hash of a word in small letters, curly apostrophes made straight and all hyphens one: what lexicons are
/// asked by.
///
/// 64 bits of FNV-1a over UTF-8, ASCII capitals folded. It is the same on every machine.
pub type Key = u64;

/// The key of a word, also at compile time: `const SAID: Key = key("said");`.
///
/// ```
/// use copydesk_analysis::passes::tokens::key;
/// assert_eq!(key("Said"), key("said"));
/// ```
#[inline]
pub const fn key(word: &str) -> Key {
    let bytes = word.as_bytes();
    let mut hash = BASIS;
    let mut at = 0;
    while at < bytes.len() {
        let mut byte = bytes[at].to_ascii_lowercase();
        if byte == 0xe2 && at + 2 < bytes.len() && bytes[at + 1] == 0x80 {
            let plain = match bytes[at + 2] {
                0x99 => Some(b'\''),
                // U+2010 and U+2011, at which a line may not be broken.
                0x90 | 0x91 => Some(b'-'),
                _ => None,
            };
            if let Some(plain) = plain {
                byte = plain;
                at += 2;
            }
        }
        hash = step(hash, byte);
        at += 1;
    }
    hash
}

/// The keys of these words, at compile time.
pub(crate) const fn keys<const N: usize>(words: [&str; N]) -> [Key; N] {
    let mut keys = [0; N];
    let mut at = 0;
    while at < N {
        keys[at] = key(words[at]);
        at += 1;
    }
    keys
}

/// What the hash begins with.
const BASIS: Key = 0xcbf2_9ce4_8422_2325;

/// One byte of the hash.
const fn step(hash: Key, byte: u8) -> Key {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits behind them or not: `ferry`, `G20`, `U.S.`, `don't`.
    Word,
    /// Digits and separators: `12`, `1,250.5`.
    Number,
    /// Digits with letters behind them: `1980s`, `20th`.
    NumberWord,
    /// The possessive `'s` or a lone apostrophe behind a plural.
    Possessive,
    /// Any other single character; ``` `` ``` and `''` are one.
    Mark,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No letters.
    None,
    /// `ferry`
    Lower,
    /// `Ferry`, `McDonald`
    Capital,
    /// `A`, as in an initial.
    Initial,
    /// `FERRY`, `U.S.`
    Upper,
    /// `iPhone`
    Mixed,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the logical text.
    pub span: Span,
    /// The hash of its small letters.
    pub key: Key,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub shape: Shape,
    /// Whether a blank stands before it.
    pub spaced: bool,
    /// Its number among the words of the tables.
    pub(crate) word: Word,
}

impl Token {
    /// Whether it begins with a capital: `Ferry`, `FERRY`, `A`.
    pub const fn is_capitalised(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Initial | Shape::Upper)
    }
}

/// Abbreviations that keep their full stop; what is written with a capital here needs one in copy.
const ABBREVIATIONS: &str = include_str!("../../../data/abbreviations.txt");

/// Whether a word, with a capital or without, is a listed abbreviation.
fn is_abbreviation(word: Key, capital: bool) -> bool {
    /// The keys, sorted, with whether the word needs a capital.
    static KEYS: std::sync::OnceLock<Vec<(Key, bool)>> = std::sync::OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let rows = ABBREVIATIONS.lines().filter(|row| !row.starts_with('#'));
        let words = rows.flat_map(str::split_whitespace);
        let mut keys: Vec<(Key, bool)> =
            words.map(|word| (key(word), word.starts_with(char::is_uppercase))).collect();
        keys.sort_unstable();
        keys
    });
    let found = keys.binary_search_by_key(&word, |row| row.0);
    found.is_ok_and(|at| capital || keys.get(at).is_some_and(|row| !row.1))
}

/// Appends the tokens of `text[piece]` to `tokens`, without the numbers of their words.
pub(super) fn cut(text: &str, piece: Span, tokens: &mut Vec<Token>) {
    let end = piece.end as usize;
    let bytes = &text.as_bytes()[..end];
    let mut at = piece.start as usize;
    let mut spaced = true;
    while at < end {
        if bytes[at] == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        if let Some((len, key, kind, shape)) = plain(&bytes[at..]) {
            let span = Span::from_usize(at, at + len);
            tokens.push(Token { span, key, kind, shape, spaced, word: Word::NONE });
            spaced = false;
            at += len;
            continue;
        }
        let rest = &text[at..end];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = if c.is_ascii_digit() {
            number(rest)
        } else if is_letter(c) {
            let behind_dollar = at > 0 && bytes[at - 1] == b'$';
            letters_of_amount(rest, behind_dollar)
                .map_or_else(|| word(rest), |len| (len, TokenKind::Word))
        } else {
            mark(rest, c, !spaced && follows_word(tokens))
        };
        let token = &rest[..len];
        let shape = match kind {
            TokenKind::Mark | TokenKind::Number => Shape::None,
            _ => shape(token),
        };
        tokens.push(Token {
            span: Span::from_usize(at, at + len),
            key: key(token),
            kind,
            shape,
            spaced,
            word: Word::NONE,
        });
        spaced = false;
        at += len;
    }
}

/// What a byte is to [`plain`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    Digit,
    /// A mark that is a token wherever it stands.
    Mark,
    /// Blanks, control characters, and what ends no plain word: an apostrophe, `&`, other scripts.
    Other,
    /// A full stop, which may belong to the word before it.
    Stop,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' => Class::Digit,
            b'.' => Class::Stop,
            b'\'' | b'`' | b'&' => Class::Other,
            byte if byte.is_ascii_punctuation() => Class::Mark,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// How many bits count the bytes of each class in a word.
const COUNT: u32 = 21;

/// What a byte adds to the counts of small letters, capitals and digits of its word; 0 ends it.
const COUNTS: [u64; 256] = {
    let mut counts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        counts[byte] = match CLASSES[byte] {
            Class::Lower => 1,
            Class::Upper => 1 << COUNT,
            Class::Digit => 1 << (2 * COUNT),
            _ => 0,
        };
        byte += 1;
    }
    counts
};

/// The token that begins some bytes, where it is a mark or a word of ASCII that nothing behind it can
/// make longer.
fn plain(bytes: &[u8]) -> Option<(usize, Key, TokenKind, Shape)> {
    let class = |at: usize| bytes.get(at).map(|byte| CLASSES[usize::from(*byte)]);
    let opening = class(0)?;
    if matches!(opening, Class::Mark | Class::Stop) {
        return Some((1, step(BASIS, bytes[0]), TokenKind::Mark, Shape::None));
    }
    if !matches!(opening, Class::Lower | Class::Upper) {
        return None;
    }
    let (mut at, mut hash, mut counts) = (0, BASIS, 0_u64);
    while let Some(byte) = bytes.get(at) {
        let count = COUNTS[usize::from(*byte)];
        if count == 0 {
            break;
        }
        counts = counts.wrapping_add(count);
        // Sets the bit that makes a capital small; digits have it set.
        hash = step(hash, byte | 0x20);
        at += 1;
    }
    // Letters before digits may be a currency's, and are not the word's.
    if at >= 1 << COUNT || counts >> (2 * COUNT) != 0 {
        return None;
    }
    let behind = class(at).unwrap_or(Class::Mark);
    let (lower, upper) = (counts & ((1 << COUNT) - 1), counts >> COUNT & ((1 << COUNT) - 1));
    let shape = shape_of(upper as usize, lower as usize, opening == Class::Upper);
    if behind == Class::Stop {
        // `U.S.` takes the long way.
        if at == 1 {
            return None;
        }
        if is_abbreviation(hash, opening == Class::Upper) {
            (at, hash) = (at + 1, step(hash, b'.'));
        }
    } else if behind == Class::Other && bytes[at] != b' ' && bytes[at] != b'\n' {
        return None;
    }
    Some((at, hash, TokenKind::Word, shape))
}

fn follows_word(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|token| token.kind != TokenKind::Mark)
}

/// `12`, `1,250.5`, `1980s`, `20th`.
fn number(rest: &str) -> (usize, TokenKind) {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let separator =
            matches!(bytes[at], b',' | b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[at].is_ascii_digit() && !separator {
            break;
        }
        at += 1;
    }
    let letters: usize =
        rest[at..].chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    if letters == 0 { (at, TokenKind::Number) } else { (at + letters, TokenKind::NumberWord) }
}

/// `ferry`, `don't`, `U.S.`, `Feb.`; stops before the possessive `'s`.
fn word(rest: &str) -> (usize, TokenKind) {
    let mut at = letters(rest);
    loop {
        let tail = &rest[at..];
        let Some(mark) = tail.chars().next() else { break };
        let behind = &tail[mark.len_utf8()..];
        match mark {
            '\'' | '’' => {
                let inner = letters(behind);
                let possessive = inner == 1 && behind.starts_with(['s', 'S']);
                if inner == 0 || possessive {
                    break;
                }
                at += mark.len_utf8() + inner;
            }
            '.' => {
                // `U.S.`: single letters, each with its full stop.
                let last = rest[..at].rsplit('.').next().unwrap_or_default();
                let single = last.chars().count() == 1;
                let next = letters(behind);
                let next_single = next > 0 && behind[..next].chars().count() == 1;
                let inner = at > last.len();
                if single && next_single && behind[next..].starts_with('.') {
                    at += 1 + next;
                    continue;
                }
                if (single && inner)
                    || (!inner
                        && is_abbreviation(key(&rest[..at]), rest.starts_with(char::is_uppercase)))
                {
                    at += 1;
                }
                break;
            }
            '&' if at <= 3 && letters(behind) > 0 && letters(behind) <= 2 => {
                // `AT&T`, `R&D`
                at += 1 + letters(behind);
            }
            _ => break,
        }
    }
    (at, TokenKind::Word)
}

/// Length of the run of letters and digits at the start.
fn letters(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    let word = |c: &char| !is_punctuation(*c) && c.is_alphanumeric();
    text.chars().take_while(word).map(char::len_utf8).sum()
}

fn is_letter(c: char) -> bool {
    !is_punctuation(c) && c.is_alphabetic()
}

/// Whether it is of the block of dashes, quotation marks and the like, which are far more frequent in
/// copy than letters beyond ASCII and dearer to look up.
const fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}')
}

/// A single mark, ``` `` ```, `''`, or a possessive.
fn mark(rest: &str, c: char, behind_word: bool) -> (usize, TokenKind) {
    if rest.starts_with("``") || rest.starts_with("''") {
        return (2, TokenKind::Mark);
    }
    if behind_word && matches!(c, '\'' | '’') {
        let tail = &rest[c.len_utf8()..];
        if tail.starts_with(['s', 'S']) && letters(tail) == 1 {
            return (c.len_utf8() + 1, TokenKind::Possessive);
        }
    }
    (c.len_utf8(), TokenKind::Mark)
}

fn shape(token: &str) -> Shape {
    let (mut upper, mut lower, mut first_upper) = (0, 0, false);
    for (index, c) in token.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= index == 0;
        } else if c.is_alphabetic() {
            lower += 1;
        }
    }
    shape_of(upper, lower, first_upper)
}

/// The shape of a word with so many capitals and small letters.
const fn shape_of(upper: usize, lower: usize, first_upper: bool) -> Shape {
    match (upper, lower) {
        (0, 0) => Shape::None,
        (0, _) => Shape::Lower,
        (1, 0) => Shape::Initial,
        (_, 0) => Shape::Upper,
        _ if first_upper => Shape::Capital,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_all(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        cut(text, Span::from_usize(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            cut_all("The U.S.-led talks cost $1,250.5 million, 20% more."),
            [
                "The", "U.S.", "-", "led", "talks", "cost", "$", "1,250.5", "million", ",", "20",
                "%", "more", "."
            ]
        );
    }

    #[test]
    fn letters_of_a_currency_are_cut_off_its_amount() {
        assert_eq!(
            cut_all("SFr1.4bn, $US2.6 or R12 500"),
            ["SFr", "1.4bn", ",", "$", "US", "2.6", "or", "R", "12", "500"]
        );
        assert_eq!(cut_all("The R12 to G20, US2"), ["The", "R12", "to", "G20", ",", "US2"]);
    }

    #[test]
    fn abbreviations_keep_their_full_stop() {
        assert_eq!(
            cut_all("Mr. Ode left on Feb. 3-4 at 5 p.m. sharp."),
            ["Mr.", "Ode", "left", "on", "Feb.", "3", "-", "4", "at", "5", "p.m.", "sharp", "."]
        );
    }

    #[test]
    fn possessives_are_cut_off_and_contractions_kept() {
        assert_eq!(cut_all("Ode’s aide doesn't"), ["Ode", "’s", "aide", "doesn't"]);
    }

    #[test]
    fn marks_of_old_wires() {
        assert_eq!(
            cut_all("``We agree,'' he said"),
            ["``", "We", "agree", ",", "''", "he", "said"]
        );
    }

    #[test]
    fn the_short_way_and_the_long_way_agree() {
        let text = "The U.S.-led talks, Mr. Ode's aide doesn't say; R&D G20 (x) 'A' Feb. I. iPhone4s. \
            na\u{ef}ve\u{a0}caf\u{e9} Ode\u{2019}s a.b 3rd 1,250.5 ``no'' end.";
        let mut tokens = Vec::new();
        cut(text, Span::from_usize(0, text.len()), &mut tokens);
        for token in tokens {
            let word = token.span.of(text);
            assert_eq!((token.key, token.shape), (key(word), shape(word)), "{word}");
            let (len, kind) = match word.chars().next().unwrap() {
                c if c.is_ascii_digit() => number(&text[token.span.start as usize..]),
                c if c.is_alphabetic() => super::word(&text[token.span.start as usize..]),
                _ => continue,
            };
            assert_eq!((len, kind), (word.len(), token.kind), "{word}");
        }
    }

    #[test]
    fn shapes() {
        let shapes = ["ferry", "Ferry", "A", "U.S.", "iPhone", "12"].map(shape);
        assert_eq!(
            shapes,
            [Shape::Lower, Shape::Capital, Shape::Initial, Shape::Upper, Shape::Mixed, Shape::None]
        );
    }
}
