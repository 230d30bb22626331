//! Looks at bytes that turn most paragraphs away before any part of a dateline is read.
//!
//! Each lets through all that may be a dateline, and much that is none: the grammar behind it decides.

use super::LONGEST;

/// A paragraph that has no comma, bracket, dash or colon in so many bytes has no dateline.
const FIRST_PART: usize = 64;
/// Before a dateline stand at most so many bytes of noise, and of blanks.
const NOISE: usize = 16;

/// Whether a text may open with a dateline that is [`sure`](super::ParsedDateline::sure): most lines are told
/// by a look at their bytes.
///
/// That takes a digit for a day (`digits` says whether there are any), a bracket or stroke around an
/// agency, or a place in capitals before an agency without.
pub(crate) fn may_be_sure(text: &str, digits: bool) -> bool {
    let letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte >= 0x80;
    let second = text.as_bytes().iter().filter(letter).nth(1);
    second.is_some_and(|second| !second.is_ascii_lowercase())
        || digits
        || memchr::memchr3(b'(', b'[', b'/', &text.as_bytes()[..text.len().min(LONGEST + NOISE)])
            .is_some()
}

/// Where a dateline begins, its noise included; nothing where the first words are those of a
/// sentence.
///
/// This is the whole cost for nearly every paragraph, so it looks at bytes.
pub(super) fn opening(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let noise = |byte: &u8| byte.is_ascii_whitespace() || b"*><^~#=+|{}\\@".contains(byte);
    let mut start = bytes.iter().take(NOISE).take_while(|byte| noise(byte)).count();
    // A stray key before the indent.
    if bytes.get(start)?.is_ascii_lowercase() {
        let gap = bytes[start + 1..].iter().take(NOISE).take_while(|byte| **byte == b' ').count();
        if gap < 2 {
            return None;
        }
        start += 1 + gap;
    }
    let first = bytes.get(start)?;
    if !first.is_ascii_uppercase() && first.is_ascii() {
        return None;
    }
    // One small word may stand in a name (`Rio de Janeiro`); a sentence soon has two.
    let (mut small, mut before) = (0, BLANK);
    for byte in bytes[start..].iter().take(FIRST_PART) {
        let told = CLASSES[usize::from(*byte)];
        match told {
            PARTS => {
                return Some(bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count());
            }
            ENDS => return None,
            SMALL if before == BLANK => {
                small += 1;
                if small > 1 {
                    return None;
                }
            }
            _ => {}
        }
        before = told;
    }
    None
}

const OTHER: u8 = 0;
/// What stands between or behind the parts of a dateline.
const PARTS: u8 = 1;
/// What stands in none.
const ENDS: u8 = 2;
const SMALL: u8 = 3;
const BLANK: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut table = [OTHER; 256];
    let mut byte = u8::MAX;
    loop {
        table[byte as usize] = match byte {
            b',' | b'(' | b'[' | b'/' | b'-' | b'_' | b':' | b'0'..=b'9' | 0xe2 => PARTS,
            b'?' | b'!' | b'"' => ENDS,
            b'a'..=b'z' => SMALL,
            _ if byte.is_ascii_whitespace() => BLANK,
            _ => OTHER,
        };
        if byte == 0 {
            break;
        }
        byte -= 1;
    }
    table
};
