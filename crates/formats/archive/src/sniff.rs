//! Which service a file is from, by its bytes.
//!
//! Each has a mark that no other copy has: `3 of 300 DOCUMENTS`, lines of underscores with a
//! publication line between, codes or an accession number, a class, a closing line. A mark alone is
//! never enough where copy could hold it; then a field has to be there too.

use std::sync::LazyLock;

use copydesk_parser::encoding;
use memchr::memmem::Finder;

use crate::labels::{self, Meaning};
use crate::lines::{self, Para};
use crate::{Service, docx, factiva, html, lexis, nexis, proquest, rtf};

/// How much of a file is looked at, in bytes.
const HEAD: usize = 256 * 1024;

/// The service whose export these bytes are, how sure that is, and how many bytes say so.
pub(crate) fn sniff(bytes: &[u8]) -> Option<(Service, f32)> {
    if docx::is_office(bytes) {
        // Only the names of the first entry are in sight; no other carrier reads Word.
        return Some((Service::LexisNexis, 0.6));
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if rtf::is_rtf(head) {
        return by_lines(&lines::apart(rtf::read(head).paras)).map(|service| (service, 0.9));
    }
    // A text in an encoding of two bytes must not be cut inside a character.
    let head = &head[..head.len() - head.len() % 2 * usize::from(bytes.len() > HEAD)];
    let decoded = encoding::decode(head).ok()?;
    let text = &*decoded.text;
    if html::is_page(text) {
        return by_classes(text).map(|service| (service, 0.97));
    }
    by_lines(&lines::each_line(text)).map(|service| (service, 0.95))
}

/// Whether the bytes hold what one of the service's marks is made of. Nearly all copy is turned away
/// by this, before it is decoded and cut into lines.
pub(crate) fn may_be(service: Service, bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    // Two bytes a character: no part stands in one piece. Word and RTF are looked into.
    let wide = memchr::memchr(0, &head[..head.len().min(64)]).is_some();
    if wide || docx::is_office(bytes) || rtf::is_rtf(head) {
        return true;
    }
    match service {
        Service::LexisNexis => PARTS
            .document
            .iter()
            .flat_map(|part| lines_with(head, part))
            .any(|line| short(line).is_some_and(may_count_documents)),
        Service::Factiva => {
            encoding::may_open_with(head, b'<')
                || lines_with(head, &PARTS.headline)
                    .any(|line| line.trim_ascii_start().starts_with(b"HD"))
                || counts_words(head)
        }
        Service::ProQuest => lines_with(head, &PARTS.rule).any(may_be_rule),
        Service::Europresse => encoding::may_open_with(head, b'<'),
    }
}

/// What marks hold, ready to be looked for: making a finder costs more than a short text.
static PARTS: LazyLock<Parts> = LazyLock::new(|| Parts {
    document: ["ument", "UMENT"].map(Finder::new),
    headline: Finder::new("HD"),
    rule: Finder::new("____"),
});

struct Parts {
    /// What the word for document holds in each of the languages, in capitals or not.
    document: [Finder<'static>; 2],
    /// The code of a headline.
    headline: Finder<'static>,
    /// A line of underscores.
    rule: Finder<'static>,
}

/// The lines of which marks are made are short; most lines of copy are not.
const LONGEST: usize = 64;

/// The lines that hold a part, each as often as it does.
fn lines_with<'a>(head: &'a [u8], part: &'a Finder<'_>) -> impl Iterator<Item = &'a [u8]> {
    part.find_iter(head).map(move |at| {
        let start = memchr::memrchr2(b'\n', b'\r', &head[..at]).map_or(0, |end| end + 1);
        let end = memchr::memchr2(b'\n', b'\r', &head[at..]).map_or(head.len(), |end| at + end);
        &head[start..end]
    })
}

/// Whether one of the first lines that are not blank may be a number of words.
///
/// Most lines begin with a letter and need no other look. The lines are those that end with a line
/// feed; only a text that has none is cut at its returns.
fn counts_words(head: &[u8]) -> bool {
    // Twice as many, since there are more blanks than those of ASCII.
    let (mut start, mut left) = (0, 2 * factiva::FIRST);
    let feeds = memchr::memchr(b'\n', head).is_some();
    let ends = memchr::memchr_iter(if feeds { b'\n' } else { b'\r' }, head);
    for end in ends.chain([head.len()]) {
        let line = &head[start.min(end)..end];
        start = end + 1;
        if !line.first().is_some_and(u8::is_ascii_alphabetic) {
            if line.trim_ascii().is_empty() {
                continue;
            }
            if may_count_words(line) {
                return true;
            }
        }
        left -= 1;
        if left == 0 {
            break;
        }
    }
    false
}

/// A short line without the blanks around it.
fn short(line: &[u8]) -> Option<&[u8]> {
    let line = if line.len() <= 2 * LONGEST { line.trim_ascii() } else { line };
    (1..=LONGEST).contains(&line.len()).then_some(line)
}

/// `3 of 300 DOCUMENTS`, `Dokument 3 von 300`, `End of Document`, and the like open with a number or
/// with an initial of the words for document and end.
///
/// In ASCII the line is as it will be decoded: whether it is a mark can be asked at once.
fn may_count_documents(line: &[u8]) -> bool {
    if !matches!(line[0], b'0'..=b'9' | b'd' | b'D' | b'e' | b'E' | b'f' | b'F' | 0xef) {
        return false;
    }
    match std::str::from_utf8(line) {
        Ok(line) if line.bytes().all(|byte| byte.is_ascii() && byte != 0x1b) => {
            lexis::is_separator(line) || nexis::closes(line.trim())
        }
        _ => true,
    }
}

/// A line of underscores, as far as its bytes tell.
fn may_be_rule(line: &[u8]) -> bool {
    match std::str::from_utf8(line) {
        Ok(line) if line.is_ascii() => proquest::is_rule(line),
        _ => line.trim_ascii_start().starts_with(b"____"),
    }
}

/// A number of words, in any of the languages.
fn may_count_words(line: &[u8]) -> bool {
    const UNITS: [&[u8]; 8] =
        [b"words", b"word", b"rter", b"orte", b"mots", b"mot", b"oorden", b"abras"];
    let ends = |line: &[u8], unit: &[u8]| {
        line.len() > unit.len() && line[line.len() - unit.len()..].eq_ignore_ascii_case(unit)
    };
    line.trim_ascii_start().first().is_some_and(u8::is_ascii_digit)
        && short(line).is_some_and(|line| UNITS.iter().any(|unit| ends(line, unit)))
}

fn by_classes(text: &str) -> Option<Service> {
    let has = |mark: &str| text.contains(mark);
    if has("DocPublicationName") || has("titreArticle") && has("DocText") {
        return Some(Service::Europresse);
    }
    let article = has("articleParagraph") || has("enHeadline") || has("class=\"article ");
    let coded = has(">HD<") && (has(">WC<") || has(">PD<") || has(">SN<"));
    if coded || article && (has("Factiva") || has("factiva") || has_accession(text)) {
        return Some(Service::Factiva);
    }
    None
}

/// Whether a page holds an accession number.
fn has_accession(text: &str) -> bool {
    ["Document ", "Dokument ", "Documento "].iter().any(|word| {
        text.match_indices(word).take(2000).any(|(at, _)| {
            let number = text[at + word.len()..].split(['<', ' ', '\n', '\r']).next();
            factiva::accession(&format!("{word}{}", number.unwrap_or_default())).is_some()
        })
    })
}

fn by_lines(paras: &[Para<'_>]) -> Option<Service> {
    let any = |is: &dyn Fn(&str) -> bool| paras.iter().any(|para| is(para.trimmed()));
    let has_field = |wanted: &[Meaning], capitals: bool| {
        any(&|line| {
            labels::split(line).is_some_and(|(label, _)| {
                (!capitals || labels::is_capitals(label))
                    && labels::meaning(label).is_some_and(|meaning| wanted.contains(&meaning))
            })
        })
    };
    let ruled = any(&proquest::is_rule);
    let info = || has_field(&[Meaning::PublicationInfo, Meaning::Identifier], false);
    if ruled && (any(&|line| line.contains("ProQuest")) || info()) {
        return Some(Service::ProQuest);
    }
    let counted = any(&|line| {
        let bare = line.trim_start();
        let capitals = bare.ends_with(|c: char| !c.is_lowercase());
        lexis::is_separator(line) && capitals && bare.starts_with(|c: char| c.is_ascii_digit())
    });
    let named = any(&lexis::is_separator);
    if counted || named && has_field(&[Meaning::Words, Meaning::Updated, Meaning::Language], true) {
        return Some(Service::LexisNexis);
    }
    let article = factiva::count_line(paras).is_some() && factiva::has_language(paras);
    let closed = || any(&|line| factiva::accession(line).is_some());
    if factiva::is_coded(paras) || article && (closed() || factiva::has_source_code(paras)) {
        return Some(Service::Factiva);
    }
    let ends = paras.iter().any(nexis::is_end);
    if ends && has_field(&[Meaning::Words, Meaning::Updated, Meaning::Section], false) {
        return Some(Service::LexisNexis);
    }
    None
}
