//! `copy/mojibake`: UTF-8 that was read in another encoding and written down again.
//!
//! What looks like `â€™` in Windows-1252 was the three bytes of `’`. At each letter that may be the
//! first of such bytes, the characters behind it are turned back to bytes, and where these are one
//! character of UTF-8, that one was meant. The same marks as other encodings garble them stand in
//! `data/mojibake.txt`. The first place is reported, with how many there are.
//!
//! Letters that stand so in good copy do not count alone: a capital before a quotation mark
//! (`CAFÉ»`), a letter before a fixed blank. Copy in ASCII is not looked at.

use std::sync::LazyLock;

use copydesk_core::{Diagnostic, Severity, Source, Span};
use encoding_rs::{UTF_8, WINDOWS_1252};

use crate::tables::rows;

/// The code of the diagnostic.
const CODE: &str = "copy/mojibake";

/// Garbled marks of other encodings than Windows-1252.
static GARBLED: LazyLock<Vec<Garbled>> = LazyLock::new(|| {
    rows(include_str!("../../data/mojibake.txt"))
        .filter_map(|row| {
            let mut parts = row.split(' ');
            let (encoding, sign) = (parts.next()?, parts.next()?);
            let pairs = parts.filter_map(|pair| pair.split_once('=')).collect();
            Some(Garbled { encoding, sign, pairs })
        })
        .collect()
});

/// How an encoding garbles the commonest marks.
struct Garbled {
    encoding: &'static str,
    /// What all of them begin with.
    sign: &'static str,
    /// As it looks, and as it was.
    pairs: Vec<(&'static str, &'static str)>,
}

/// A garbled character.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    start: usize,
    end: usize,
    meant: String,
    /// It says so alone.
    sure: bool,
}

pub(super) fn check(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    if text.is_ascii() {
        return None;
    }
    latin(text).or_else(|| other(text))
}

/// UTF-8 read as Windows-1252.
fn latin(text: &str) -> Option<Diagnostic> {
    let bytes = text.as_bytes();
    let (mut first, mut last, mut count, mut sure) = (None::<Found>, None, 0_usize, false);
    let mut at = 0;
    // All that can be a first byte of UTF-8, U+00C2 to U+00F4, begins with this byte.
    while let Some(lead) = memchr::memchr(0xc3, &bytes[at..]).map(|n| at + n) {
        at = lead + 2;
        // Most are letters before a letter or a blank.
        if bytes.get(at).is_none_or(|byte| byte.is_ascii() || *byte == 0xc3) {
            continue;
        }
        let Some(found) = garbled_at(text, lead) else { continue };
        // Two in a row are no accident.
        sure |= found.sure || last == Some(lead);
        last = Some(found.end);
        at = found.end;
        count += 1;
        first.get_or_insert(found);
    }
    let first = first.filter(|_| sure)?;
    Some(report(text, &first, count, "windows-1252"))
}

/// The character that was garbled to what stands at `lead`.
fn garbled_at(text: &str, lead: usize) -> Option<Found> {
    let mut chars = text.get(lead..)?.chars();
    let first = u32::from(chars.next()?);
    let width = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut raw = [0_u8; 4];
    raw[0] = u8::try_from(first).ok()?;
    let mut end = lead + 2;
    for byte in &mut raw[1..width] {
        let next = chars.next()?;
        *byte = to_byte(next).filter(|byte| (0x80..0xc0).contains(byte))?;
        end += next.len_utf8();
    }
    let (meant, damaged) = UTF_8.decode_without_bom_handling(&raw[..width]);
    let one = meant.chars().next().filter(|_| !damaged)?;
    let capital = text[..lead].chars().next_back().is_some_and(char::is_uppercase);
    let fixed_blank = raw[1] == 0xa0;
    let quote = matches!(raw[1], 0x91..=0x97 | 0xab | 0xbb | 0x85 | 0x99 | 0x84 | 0x82);
    let sure = match raw[0] {
        // `Â£`, `Ã©`; but `MAÑANÃ”`, `Ã ` may stand in good copy.
        0xc2 | 0xc3 => !(fixed_blank || capital && quote),
        // `â€™`, `â„¢`
        0xe2 => matches!(raw[1], 0x80..=0x9f),
        // Emoji, and the mark of byte order
        0xf0 => one > '\u{1f000}',
        0xef => raw[1] == 0xbb && raw[2] == 0xbf,
        _ => false,
    };
    let told = sure || matches!(raw[0], 0xc2..=0xc5 | 0xce..=0xd1 | 0xe2..=0xe9);
    told.then(|| Found { start: lead, end, meant: meant.into_owned(), sure })
}

/// The byte that a character is in Windows-1252, the bytes that it leaves open as Latin-1 has them.
fn to_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match *bytes {
        [byte] if !unmappable => Some(byte),
        _ => None,
    }
}

/// Which bytes beyond ASCII a text holds.
fn beyond_ascii(text: &str) -> [bool; 256] {
    let mut seen = [false; 256];
    for few in text.as_bytes().chunks(32).filter(|few| !few.is_ascii()) {
        for byte in few {
            seen[usize::from(*byte)] = true;
        }
    }
    seen
}

/// UTF-8 read as another encoding.
fn other(text: &str) -> Option<Diagnostic> {
    let seen = beyond_ascii(text);
    GARBLED.iter().find_map(|garbled| {
        // Hardly a text has all the bytes of a sign, let alone the sign.
        if !garbled.sign.bytes().all(|byte| seen[usize::from(byte)]) {
            return None;
        }
        memchr::memmem::find(text.as_bytes(), garbled.sign.as_bytes())?;
        let places = |looks: &str| memchr::memmem::find_iter(text.as_bytes(), looks).count();
        let count: usize = garbled.pairs.iter().map(|(looks, _)| places(looks)).sum();
        let first = garbled.pairs.iter().filter_map(|(looks, meant)| {
            let start = text.find(looks)?;
            let end = start + looks.len();
            Some(Found { start, end, meant: (*meant).to_owned(), sure: true })
        });
        let first = first.min_by_key(|found| (found.start, std::cmp::Reverse(found.end)))?;
        Some(report(text, &first, count, garbled.encoding))
    })
}

fn report(text: &str, first: &Found, count: usize, read_as: &str) -> Diagnostic {
    let looks = &text[first.start..first.end];
    let message = match count {
        1 => format!("`{looks}` is UTF-8 that was read as {read_as}"),
        _ => format!(
            "`{looks}` is UTF-8 that was read as {read_as}; it is the first of {count} such places"
        ),
    };
    let meant = match first.meant.as_str() {
        "\u{feff}" => "a byte order mark".to_owned(),
        "\u{a0}" => "a fixed blank".to_owned(),
        meant => format!("`{meant}`"),
    };
    let help = format!(
        "{meant} was meant; write the text as {read_as} and read it as UTF-8, or get it afresh"
    );
    let span = Span::from_usize(first.start, first.end);
    Diagnostic::new(CODE, Severity::Warning, span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let found = check(&Source::new(text).unwrap())?;
        let help = found.help.as_deref().unwrap_or_default().split(';').next().unwrap_or_default();
        Some(format!("{} | {help}", found.message))
    }

    #[test]
    fn garbled_text_is_told_with_what_was_meant() {
        for (meant, count) in
            [("the harbour’s “pier”", 3), ("café", 1), ("£5 – €6", 3), ("Привет", 6)]
        {
            let (text, _, _) = WINDOWS_1252.decode(meant.as_bytes());
            let first = meant.chars().find(|c| !c.is_ascii()).unwrap();
            let told = said(&text).unwrap_or_else(|| panic!("{text}"));
            assert!(told.contains(&format!("`{first}` was meant")), "{told}");
            assert_eq!(told.contains(&format!("the first of {count} ")), count > 1, "{told}");
        }
        for (encoding, text) in [
            (encoding_rs::MACINTOSH, "macintosh"),
            (encoding_rs::WINDOWS_1251, "windows-1251"),
            (encoding_rs::GB18030, "gb18030"),
        ] {
            let (garbled, _) =
                encoding.decode_without_bom_handling("the harbour’s pier".as_bytes());
            let told = said(&garbled).unwrap_or_else(|| panic!("{garbled}"));
            assert!(told.contains(text) && told.contains("’"), "{told}");
        }
    }

    #[test]
    fn good_copy_is_left_alone() {
        for text in [
            "plain",
            "“Déjà vu”, dit-elle au CAFÉ» : à\u{a0}«\u{a0}Évian\u{a0}», ça et là…",
            "Große Straße: „Spaß“ und ÄÖÜ – «ÜBER»",
            "AMANHÃ” e IRMÃ… não",
            "FRÅ» på ö, 5\u{a0}°C, Â£",
            "新しい港が開いた。Привет, “мир”!",
        ] {
            // `Â£` is the one that is wrong.
            assert_eq!(said(text).is_some(), text.contains("Â£"), "{text}");
        }
    }
}
