//! Bytes to text: which encoding, and whether it is text at all.
//!
//! In this order: a byte order mark; UTF-8, if the bytes are valid; UTF-16 without a mark, if every
//! other byte is NUL; else what `chardetng` (the detector of a web browser) guesses. A guess that
//! leaves bytes undecodable is still taken while they are few, and counted, so that a caller can
//! say so. Bytes that are no text (a known file signature, NUL bytes, mostly control characters)
//! are refused.
//!
//! Limits of this version: an encoding declared in the copy (`charset=`) is not read, and mojibake
//! is not told from text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The first bytes of files that are no text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\0", "a database"),
];

/// How much of the bytes is looked at to tell text from other data.
const SAMPLE: usize = 64 * 1024;

/// Text decoded from bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without byte order mark; borrowed where the bytes were UTF-8.
    pub text: Cow<'a, str>,
    /// The name of the encoding, as the Encoding Standard has it: `windows-1252`.
    pub encoding: &'static str,
    /// Whether some bytes could not be decoded and stand as U+FFFD.
    pub damaged: bool,
}

/// Why bytes are not taken for text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// There are none.
    #[error("the file is empty")]
    Empty,
    /// A known signature of something else.
    #[error("not text but {what}; convert it to text first")]
    Signature {
        /// What it is.
        what: &'static str,
    },
    /// NUL bytes or mostly control characters.
    #[error("not text: {bad} of the first {looked_at} bytes are control bytes that no text holds")]
    Binary {
        /// How many such bytes there are.
        bad: usize,
        /// How many bytes were looked at.
        looked_at: usize,
    },
    /// No encoding decodes it.
    #[error(
        "no known encoding: as {guess}, the likeliest, {bad} characters cannot be decoded; convert it to UTF-8 first"
    )]
    Unknown {
        /// The likeliest encoding.
        guess: &'static str,
        /// How many characters it could not decode.
        bad: usize,
    },
}

/// Decodes bytes.
///
/// # Errors
/// [`DecodeError`] where the bytes are empty, no text, or in no encoding that is known.
///
/// ```
/// use copydesk_parser::encoding::decode;
/// assert_eq!(decode(b"caf\xe9 au lait, s'il vous pla\xeet").unwrap().encoding, "windows-1252");
/// assert!(decode(b"%PDF-1.7 ...").is_err());
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(DecodeError::Signature { what });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = utf16_without_mark(sample) {
        return with(encoding, bytes);
    }
    let bad = aliens(sample);
    let nul = memchr::memchr(0, sample).is_some();
    if bad * 10 > sample.len() || (nul && bad * 50 > sample.len()) {
        return Err(DecodeError::Binary { bad, looked_at: sample.len() });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), damaged: false });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&beyond_ascii(bytes), true);
    with(detector.guess(None, Utf8Detection::Allow), bytes)
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Decoded<'a>, DecodeError> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name();
    if !damaged {
        if let Some(bad) = too_many(&text, |c| ('\u{80}'..='\u{9f}').contains(&c)) {
            return Err(DecodeError::Unknown { guess: name, bad });
        }
        return Ok(Decoded { text, encoding: name, damaged });
    }
    match too_many(&text, |c| c == '\u{fffd}') {
        Some(bad) => Err(DecodeError::Unknown { guess: name, bad }),
        None => Ok(Decoded { text, encoding: name, damaged }),
    }
}

/// How many characters are bad, if that is more than one in a hundred.
fn too_many(text: &str, bad: impl Fn(char) -> bool) -> Option<usize> {
    let count = text.chars().filter(|c| bad(*c)).count();
    (count > 0 && count * 100 > text.chars().count()).then_some(count)
}

/// The words that hold a byte beyond ASCII, each with the blank behind it: all that the detector
/// judges by, for pairs of ASCII say nothing of the encoding.
fn beyond_ascii(bytes: &[u8]) -> Vec<u8> {
    let mut words = vec![b' '];
    for word in bytes.split_inclusive(|byte| matches!(byte, b' ' | b'\n')) {
        if !word.is_ascii() {
            words.extend_from_slice(word);
        }
    }
    words
}

/// How many bytes are alien; stretches without control bytes are passed over at once.
fn aliens(sample: &[u8]) -> usize {
    let control =
        |byte: &u8| (*byte < b' ') & !matches!(byte, b'\t' | b'\n' | b'\r') || *byte == 0x7f;
    sample
        .chunks(64)
        .filter(|chunk| chunk.iter().fold(false, |any, byte| any | control(byte)))
        .map(|chunk| chunk.iter().filter(|byte| is_alien(**byte)).count())
        .sum()
}

/// Control bytes that neither text nor the framing of a wire message holds.
const fn is_alien(byte: u8) -> bool {
    matches!(byte, 0 | 0x0b | 0x0e | 0x10 | 0x12..=0x13 | 0x18..=0x1b | 0x7f)
}

/// UTF-16 without a mark: every other byte of Western text is NUL.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    if sample.len() < 8 || !sample.len().is_multiple_of(2) && sample.len() < SAMPLE {
        return None;
    }
    memchr::memchr(0, sample)?;
    let nul = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let half = sample.len() / 2;
    if odd * 10 > half * 6 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 6 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found() {
        let utf16: Vec<u8> = "The ferry sails".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let shift_jis =
            encoding_rs::SHIFT_JIS.encode("首相は記者会見で、連絡船の再開を発表した。").0;
        for (bytes, encoding) in [
            (&b"The ferry sails"[..], "UTF-8"),
            (b"\xef\xbb\xbfThe ferry", "UTF-8"),
            (&utf16, "UTF-16LE"),
            (b"\x93The caf\xe9 is open,\x94 he said.", "windows-1252"),
            (&shift_jis, "Shift_JIS"),
        ] {
            assert_eq!(decode(bytes).unwrap().encoding, encoding);
        }
        assert_eq!(decode(&utf16).unwrap().text, "The ferry sails");
        assert_eq!(decode(b"\xef\xbb\xbfThe").unwrap().text, "The");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert!(matches!(decode(b"\x89PNG\r\n\x1a\n"), Err(DecodeError::Signature { .. })));
        let noise: Vec<u8> =
            (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert!(decode(&noise).is_err());
    }

    #[test]
    fn a_wire_message_with_its_framing_is_text() {
        assert!(decode(b"\x16\x16\x01f0704\x1f\nu f BC-COCOA 02-26 0105\n\x02COCOA\n\x03").is_ok());
    }
}
