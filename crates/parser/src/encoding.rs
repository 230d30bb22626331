//! Bytes to text: which encoding, and whether it is text at all.
//!
//! In this order: a byte order mark; UTF-16 without a mark, if every other byte is NUL; ISO-2022-JP, if
//! its escapes are there; UTF-8, if the bytes are valid; then the encoding that the copy declares
//! ([`declared`]) is weighed against what `chardetng` (the detector of a web browser) guesses. A
//! declaration holds unless it leaves bytes undecodable; one of Windows-1252 or Latin-1, which any
//! bytes fit and which is written by habit, yields to a guess of the detector for another script.
//! An encoding that leaves bytes undecodable is still taken while they are few, and counted, so that a
//! caller can say so. Bytes that are no text (a known file signature, NUL bytes, mostly control
//! characters) are refused.
//!
//! A declaration stands in the first 4 KiB: `<meta charset=…>`, `encoding="…"` of an XML declaration,
//! `charset=` of a `Content-Type` line. In prose it declares nothing.
//!
//! Limits of this version: Latin encodings of one byte that differ in a few signs alone are told apart
//! by the detector's statistics, which need some words; text that was garbled before it came here is
//! reported by a check (`copy/mojibake`), not mended.

mod xml;

pub use xml::{DECLARES_ENTITIES, DecodedXml, XmlHead, decode_xml};

use std::borrow::Cow;
use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_10, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};
use wide::u8x16;

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

/// Whether a text may open with this ASCII character: the first byte that is no blank, behind a byte
/// order mark and NULs, is it.
///
/// For carriers: most files are turned away by one byte, before anything is decoded.
///
/// ```
/// use copydesk_parser::encoding::may_open_with;
/// assert!(may_open_with(b"\xef\xbb\xbf\n <nitf>", b'<'));
/// assert!(may_open_with(b"\xff\xfe<\0n\0", b'<'));
/// assert!(!may_open_with(b"The ferry <i>Kell</i> sails.", b'<'));
/// ```
pub fn may_open_with(bytes: &[u8], mark: u8) -> bool {
    let blank = |byte: &&u8| byte.is_ascii_whitespace() || **byte == 0;
    let marks = [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"];
    let rest = marks.into_iter().find_map(|mark| bytes.strip_prefix(mark)).unwrap_or(bytes);
    rest.iter().find(|byte| !blank(byte)) == Some(&mark)
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
    // NULs, escapes and aliens are control bytes, of which nearly no text has one.
    if has_controls(sample) {
        if let Some(encoding) = utf16_without_mark(sample) {
            return with(encoding, bytes);
        }
        if is_iso_2022_jp(sample) {
            return with(ISO_2022_JP, bytes);
        }
        let bad = sample.iter().filter(|byte| is_alien(**byte)).count();
        let nul = memchr::memchr(0, sample).is_some();
        if bad * 10 > sample.len() || (nul && bad * 50 > sample.len()) {
            return Err(DecodeError::Binary { bad, looked_at: sample.len() });
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), damaged: false });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let words = beyond_ascii(bytes);
    detector.feed(&words, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    if let Some(declared) = declared(bytes).and_then(|declared| declared.encoding()) {
        let (_, damaged) = declared.decode_without_bom_handling(&words);
        let by_habit = declared == WINDOWS_1252 && !is_western(guess);
        if !damaged && !by_habit {
            return with(declared, bytes);
        }
    }
    with(guess, bytes)
}

/// Encodings of the Latin script that Windows-1252 may be mistaken for.
fn is_western(encoding: &'static Encoding) -> bool {
    [WINDOWS_1252, ISO_8859_15, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, ISO_8859_10, MACINTOSH]
        .contains(&encoding)
}

/// How much of the copy is searched for a declaration.
const HEAD: usize = 4 * 1024;

/// An encoding that the copy says it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The label as printed: `iso-8859-1`.
    pub label: String,
    /// Where it stands in the bytes.
    pub range: Range<usize>,
}

impl Declared {
    /// The encoding's name, as the Encoding Standard has it; `None` for a label that it lacks.
    pub fn name(&self) -> Option<&'static str> {
        Encoding::for_label(self.label.as_bytes()).map(Encoding::name)
    }

    /// UTF-16 is not among them: a declaration that can be read as ASCII says itself that it is wrong.
    fn encoding(&self) -> Option<&'static Encoding> {
        Encoding::for_label(self.label.as_bytes())
            .filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8)
    }
}

/// The encoding that the copy declares in its first lines.
///
/// ```
/// use copydesk_parser::encoding::declared;
/// let page = b"<html><head><meta charset=\"shift_jis\"><title>Ferry</title>";
/// assert_eq!(declared(page).unwrap().name(), Some("Shift_JIS"));
/// assert_eq!(declared(b"The board set charset=utf-8 and went home."), None);
/// ```
pub fn declared(bytes: &[u8]) -> Option<Declared> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let mut at = 0;
    while let Some(sign) = memchr::memchr(b'=', &head[at..]).map(|n| at + n) {
        at = sign + 1;
        let before = head[..sign].trim_ascii_end();
        let key = |key: &[u8]| {
            before.len() >= key.len()
                && before[before.len() - key.len()..].eq_ignore_ascii_case(key)
        };
        let named = key(b"charset") && (in_tag(before, b"<meta") || in_content_type(before))
            || key(b"encoding") && in_tag(before, b"<?xml");
        if !named {
            continue;
        }
        let quote = |byte: &u8| matches!(byte, b' ' | b'"' | b'\'');
        let start = at + head[at..].iter().take_while(|byte| quote(byte)).count();
        let letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.+".contains(byte);
        let end = start + head[start..].iter().take_while(|byte| letter(byte)).count();
        if end > start {
            let label = String::from_utf8_lossy(&head[start..end]).into_owned();
            return Some(Declared { label, range: start..end });
        }
    }
    None
}

/// Whether these bytes end inside a tag that begins so.
fn in_tag(before: &[u8], opening: &[u8]) -> bool {
    let tag = memchr::memrchr(b'<', before).map(|at| &before[at..]);
    tag.and_then(|tag| tag.get(..opening.len()))
        .is_some_and(|tag| tag.eq_ignore_ascii_case(opening))
}

/// Whether these bytes end in a header line `Content-Type`, its folded lines among them.
fn in_content_type(before: &[u8]) -> bool {
    let mut rest = before;
    loop {
        let start = memchr::memrchr(b'\n', rest).map_or(0, |at| at + 1);
        let line = &rest[start..];
        if !line.starts_with(b" ") && !line.starts_with(b"\t") || start == 0 {
            const NAME: &[u8] = b"content-type:";
            return line.get(..NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME));
        }
        rest = &rest[..start - 1];
    }
}

/// ISO-2022-JP is ASCII but for its escapes.
fn is_iso_2022_jp(sample: &[u8]) -> bool {
    let escape = |at: usize| {
        matches!(sample.get(at + 1..at + 3), Some(b"$B" | b"$@" | b"(J" | b"(I"))
            && sample.is_ascii()
    };
    memchr::memchr_iter(0x1b, sample).take(4).any(escape)
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

/// Whether there is a control byte that is neither a tab nor an end of a line.
fn has_controls(sample: &[u8]) -> bool {
    let controls = |own: u8x16| {
        let is = |byte: u8| own.cmp_eq(u8x16::splat(byte));
        let low = own.min(u8x16::splat(b' ' - 1)).cmp_eq(own);
        (low & !(is(b'\t') | is(b'\n') | is(b'\r'))) | is(0x7f)
    };
    let (blocks, rest) = sample.as_chunks::<16>();
    let any = blocks.iter().fold(u8x16::ZERO, |any, block| any | controls(u8x16::from(*block)));
    let control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
    any.move_mask() != 0 || rest.iter().any(control)
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
    fn every_encoding_of_a_newsroom_is_found_without_a_word_from_the_copy() {
        let japanese =
            "首相は記者会見で、島への連絡船の運航を来月から再開すると発表した。".repeat(2);
        let chinese =
            "港务局星期二表示，北码头将于月底前重新开放，届时夏季首班渡轮将从岛上驶来。".repeat(2);
        let russian = "Портовый совет сообщил во вторник, что северный причал откроется в мае.";
        let polish = "Zarząd portu ogłosił we wtorek, że północne molo zostanie otwarte pod koniec \
            miesiąca, gdy przypłyną pierwsze letnie promy z wysp.";
        let german =
            "Die Hafenbehörde teilte am Dienstag mit, die Fähre werde im März wieder fahren.";
        for (text, encoding, names) in [
            (japanese.as_str(), encoding_rs::SHIFT_JIS, &["Shift_JIS"][..]),
            (&japanese, encoding_rs::EUC_JP, &["EUC-JP"]),
            (&japanese, ISO_2022_JP, &["ISO-2022-JP"]),
            (&chinese, encoding_rs::GB18030, &["gb18030", "GBK"]),
            (russian, encoding_rs::WINDOWS_1251, &["windows-1251"]),
            (polish, encoding_rs::ISO_8859_2, &["ISO-8859-2"]),
            (german, WINDOWS_1252, &["windows-1252"]),
        ] {
            let bytes = encoding.encode(text).0;
            let decoded = decode(&bytes).unwrap();
            assert!(names.contains(&decoded.encoding), "{} for {names:?}", decoded.encoding);
            assert_eq!(decoded.text, text);
        }
    }

    #[test]
    fn a_declaration_is_evidence() {
        let page = |label: &str, encoding: &'static Encoding, text: &str| {
            let page = format!(
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset={label}\">"
            );
            [page.as_bytes(), &encoding.encode(text).0].concat()
        };
        // Four letters are too few for statistics.
        let turkish = page("iso-8859-9", WINDOWS_1254, "\u{131}\u{15f}\u{11f}\u{130}");
        assert_eq!(decode(&turkish).unwrap().encoding, "windows-1254");
        let japanese = "首相は記者会見で、島への連絡船の運航を来月から再開すると発表した。";
        let wrong = page("iso-8859-1", encoding_rs::SHIFT_JIS, japanese);
        assert_eq!(decode(&wrong).unwrap().encoding, "Shift_JIS");
        let undecodable = page("euc-jp", encoding_rs::SHIFT_JIS, japanese);
        assert_eq!(decode(&undecodable).unwrap().encoding, "Shift_JIS");
        let utf8 = page("iso-8859-1", UTF_8, "caf\u{e9}");
        assert_eq!(decode(&utf8).unwrap().encoding, "UTF-8");
    }

    #[test]
    fn declarations_are_read_where_they_declare() {
        for (head, label) in [
            ("<?xml version='1.0' encoding='ISO-8859-15'?>", Some("ISO-8859-15")),
            ("<html><META CHARSET = utf-8>", Some("utf-8")),
            (
                "From: a@b.example\nContent-Type: text/plain;\n\tcharset=\"gb2312\"\n",
                Some("gb2312"),
            ),
            ("content-type: text/plain; charset=koi8-r\n", Some("koi8-r")),
            ("The charset=utf-8 was wrong", None),
            ("<p>encoding=\"utf-8\"", None),
            ("<meta charset=", None),
            ("=", None),
        ] {
            let found = declared(head.as_bytes());
            assert_eq!(found.as_ref().map(|found| found.label.as_str()), label, "{head}");
            if let Some(found) = found {
                assert_eq!(head[found.range].to_owned(), found.label);
            }
        }
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
