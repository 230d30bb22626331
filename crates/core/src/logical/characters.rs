//! What becomes of a character on its way into logical text: kept, dropped, a blank, or another one.
//!
//! Most bytes are plain and stay as they are; where a stretch of them ends is found eight at a step.
//! The rest is told one character at a time, character references (`&amp;`) among it. How blanks are
//! folded and lines joined is the caller's.

/// Where the plain text that begins at `at` ends: before the first byte that needs a look.
///
/// One space between two plain bytes stays as it is, so that a run spans words; not at the start of
/// a block, where blanks go.
pub(super) fn plain_end(bytes: &[u8], at: usize, end: usize, inside: bool) -> usize {
    let bytes = &bytes[..end];
    let mut plain = at;
    while plain < end {
        while let Some(eight) = bytes[plain..].first_chunk::<8>()
            && (eight[0] != b' ' || inside || plain > at)
            && are_plain(*eight)
            && (eight[7] != b' ' || plain_width(bytes, plain + 8) > 0)
        {
            plain += 8;
        }
        // What stopped it is among the next eight.
        let near = (plain + 8).min(end);
        while plain < near {
            let width = plain_width(bytes, plain);
            if width > 0 {
                plain += width;
                continue;
            }
            let lone =
                bytes[plain] == b' ' && (inside || plain > at) && plain_width(bytes, plain + 1) > 0;
            if !lone {
                return plain;
            }
            plain += 1;
        }
    }
    plain
}

/// The bytes of the plain character at `at`; 0 where none stands. Dashes and quotation marks are plain,
/// the blanks and controls of their block are not.
fn plain_width(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(byte) if PLAIN[usize::from(*byte)] == 0 => 1,
        Some(0xe2) => match bytes.get(at + 1..at + 3) {
            Some([0x80, 0x90..=0x9f | 0xa6]) => 3,
            _ => 0,
        },
        _ => 0,
    }
}

/// Whether eight bytes are plain ASCII or blanks, no two blanks side by side.
fn are_plain(eight: [u8; 8]) -> bool {
    const HIGH: u64 = 0x80 * ONES;
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(eight);
    if word & HIGH != 0 {
        return false;
    }
    // Of bytes below 0x80 each sum stays in its byte; its high bit says that the byte is none of these.
    let is_not = |byte: u64| (word ^ (byte * ONES)) + 0x7f * ONES;
    let printed = word + 0x60 * ONES;
    let blanks = !is_not(0x20) & HIGH;
    printed & is_not(0x26) & is_not(0x7f) & HIGH == HIGH && blanks & (blanks << 8) == 0
}

/// What to do with the character at a place.
pub(super) enum Step {
    Blank,
    Drop,
    Keep,
    Char(char),
}

/// Bytes that may begin something other than plain text: blanks, controls, `&`, and the lead bytes
/// of the special characters of [`step`].
const PLAIN: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let special = byte < 0x20
            || byte == b'&' as usize
            || byte == 0x7f
            || matches!(byte, 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef);
        table[byte] = special as u8;
        byte += 1;
    }
    // A lone space between words is plain; `step` is asked only where a second blank follows, so
    // the space itself has to be looked at.
    table[b' ' as usize] = 1;
    table
};

/// What to do with the character at `at`, and how many bytes of the source it takes.
pub(super) fn step(source: &str, at: usize, end: usize) -> (usize, Step) {
    let byte = source.as_bytes()[at];
    match byte {
        b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => return (1, Step::Blank),
        b'&' => {
            return match reference(&source[at..end]) {
                Some((width, '\u{a0}')) => (width, Step::Blank),
                Some((width, c)) => (width, Step::Char(c)),
                None => (1, Step::Keep),
            };
        }
        0..0x20 | 0x7f => return (1, Step::Drop),
        0x20..0x80 => return (1, Step::Keep),
        _ => {}
    }
    let Some(c) = source[at..end].chars().next() else { return (1, Step::Keep) };
    let step = match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Step::Drop,
        c if c.is_whitespace() => Step::Blank,
        c if c.is_control() => Step::Drop,
        _ => Step::Keep,
    };
    (c.len_utf8(), step)
}

/// A character reference at the start of `text`: its length and what it stands for.
///
/// Only with its semicolon, so that `AT&T` and `Q&A` stay; only those that pasted copy holds.
fn reference(text: &str) -> Option<(usize, char)> {
    let semicolon = text.as_bytes().iter().take(10).position(|byte| *byte == b';')?;
    let name = &text[1..semicolon];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
    };
    Some((semicolon + 1, c))
}
