//! Which service a file is from, by its bytes.
//!
//! Each has a mark that no other copy has: `3 of 300 DOCUMENTS`, lines of underscores with a
//! publication line between, codes or an accession number, a class, a closing line. A mark alone is
//! never enough where copy could hold it; then a field has to be there too.

use copydesk_parser::encoding;

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
    let wide = head.iter().take(64).any(|byte| *byte == 0);
    if wide || docx::is_office(bytes) || rtf::is_rtf(head) {
        return true;
    }
    let page = encoding::may_open_with(head, b'<');
    match service {
        Service::LexisNexis => short_lines(head).any(may_count_documents),
        Service::Factiva => page || short_lines(head).any(may_be_field),
        Service::ProQuest => short_lines(head).any(|line| line.starts_with(b"____")),
        Service::Europresse => page,
    }
}

/// The lines of which marks are made are short; most lines of copy are not.
const LONGEST: usize = 64;

/// The short lines that are not blank, without blanks around them.
fn short_lines(head: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', head).chain([head.len()]);
    ends.filter_map(move |end| {
        let line = &head[std::mem::replace(&mut start, end + 1).min(end)..end];
        let line = if line.len() <= 2 * LONGEST { line.trim_ascii() } else { line };
        (1..=LONGEST).contains(&line.len()).then_some(line)
    })
}

/// `3 of 300 DOCUMENTS`, `Dokument 3 von 300`, `End of Document`, and the like: a number, or an initial
/// of the words for document and end, and the letters of document behind it.
fn may_count_documents(line: &[u8]) -> bool {
    matches!(line[0], b'0'..=b'9' | b'd' | b'D' | b'e' | b'E' | b'f' | b'F' | 0xef)
        && line.windows(6).any(|part| {
            part.eq_ignore_ascii_case(b"cument") || part.eq_ignore_ascii_case(b"kument")
        })
}

/// The code of a headline, an accession number, or a number of words, in any of the languages.
fn may_be_field(line: &[u8]) -> bool {
    const UNITS: [&[u8]; 8] =
        [b"words", b"word", b"rter", b"orte", b"mots", b"mot", b"oorden", b"abras"];
    let counts = |unit: &&[u8]| {
        line.len() > unit.len() && line[line.len() - unit.len()..].eq_ignore_ascii_case(unit)
    };
    (line[0].is_ascii_digit() && UNITS.iter().any(counts))
        || [&b"HD"[..], b"Doc", b"Dok", b"AN"].iter().any(|opening| line.starts_with(opening))
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
    let info = has_field(&[Meaning::PublicationInfo, Meaning::Identifier], false);
    if ruled && (info || any(&|line| line.contains("ProQuest"))) {
        return Some(Service::ProQuest);
    }
    let counted = any(&|line| {
        lexis::is_separator(line) && line.trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    let named = any(&lexis::is_separator);
    if counted || named && has_field(&[Meaning::Words, Meaning::Updated, Meaning::Language], true) {
        return Some(Service::LexisNexis);
    }
    let article = factiva::count_line(paras).is_some() && factiva::has_language(paras);
    let closed = any(&|line| factiva::accession(line).is_some());
    if factiva::is_coded(paras) || article && closed || article && factiva::has_source_code(paras) {
        return Some(Service::Factiva);
    }
    let ends = paras.iter().any(nexis::is_end);
    if ends && has_field(&[Meaning::Words, Meaning::Updated, Meaning::Section], false) {
        return Some(Service::LexisNexis);
    }
    None
}
