//! From a file to its articles: the container is opened, the service's reader finds the documents.
//!
//! What stands before the first document (cover page, report head, table of contents) and behind
//! the last one (search summary, imprint) is left out, and a note on the article beside it says so.

use copydesk_core::Carried;
use copydesk_parser::encoding;

use crate::docx::{self, Unpacked};
use crate::export::Export;
use crate::lines::{self, Para};
use crate::page::Page;
use crate::{Service, europresse, factiva, html, lexis, nexis, proquest, rtf};

/// Unpacks a file as this service's export.
pub(crate) fn unpack(service: Service, carried: Carried<'_>, export: &mut Export<'_>) {
    let bytes = carried.bytes;
    if docx::is_office(bytes) {
        return container(service, docx::read(bytes), export);
    }
    if rtf::is_rtf(bytes) {
        return container(service, rtf::read(bytes), export);
    }
    let decoded = match encoding::decode(bytes) {
        Ok(decoded) => decoded,
        Err(error) => {
            let error = export.error(error.to_string());
            return export.fail(error);
        }
    };
    export.set_encoding(decoded.encoding);
    let text = &*decoded.text;
    match service {
        Service::LexisNexis if text.lines().any(lexis::is_separator) => lexis_text(text, export),
        Service::LexisNexis => nexis(&lines::each_line(text), export),
        Service::ProQuest => proquest_text(text, export),
        Service::Factiva if !html::is_page(text) => factiva(&lines::each_line(text), export),
        Service::Factiva | Service::Europresse => page(service, text, export),
    }
    if export.count() == 0 && !export.has_failed() {
        let error = export.error(format!("no document of {} was found", service.name()));
        export.fail(error);
    }
}

/// Word or RTF: the paragraphs that could be read, then what broke it.
fn container(service: Service, unpacked: Unpacked, export: &mut Export<'_>) {
    let Unpacked { paras, broken } = unpacked;
    match service {
        Service::LexisNexis if paras.iter().any(|para| lexis::is_separator(para.trimmed())) => {
            lexis_paras(paras, export);
        }
        Service::LexisNexis => nexis(&paras, export),
        _ => factiva(&lines::apart(paras), export),
    }
    if let Some((at, what)) = broken {
        let error = export.error(what).at_byte(at);
        export.fail(error);
    } else if export.count() == 0 {
        let error = export.error(format!("no document of {} was found", service.name()));
        export.fail(error);
    }
}

/// How many lines say something.
fn filled(text: &str) -> usize {
    text.lines().filter(|line| !lines::is_blank(line)).count()
}

fn leave_out(count: usize, what: &str, export: &mut Export<'_>) {
    if count > 0 {
        export.leave_out(format!("{count} lines {what} were left out"));
    }
}

/// Documents behind `3 of 300 DOCUMENTS`.
fn lexis_text(text: &str, export: &mut Export<'_>) {
    let mut slices = slices(text, lexis::is_separator).into_iter();
    let cover = slices.next().map_or("", |slice| slice.0);
    leave_out(filled(cover), "before the first document", export);
    let mut closed = 0;
    let mut slices = slices.peekable();
    while let Some((text, line)) = slices.next() {
        let paras = lines::paragraphs(text, line);
        let is_closed = lexis::is_closed(&paras);
        let broken = slices.peek().is_none() && closed > 0 && !is_closed;
        closed += usize::from(is_closed);
        let mut page = Page::default();
        lexis::read(&paras, &mut page);
        if page.is_empty() {
            page.furniture("(an empty document)");
        }
        finish(page, broken, line + text.lines().count() as u64, export);
    }
}

/// A text between the lines that `is_rule` accepts: each piece with the number of its first line.
fn slices(text: &str, is_rule: impl Fn(&str) -> bool) -> Vec<(&str, u64)> {
    let mut slices = Vec::new();
    let (mut start, mut first, mut at) = (0, 1, 0);
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        if is_rule(line) {
            slices.push((&text[start..at], first));
            start = at + line.len();
            first = number + 1;
        }
        at += line.len();
    }
    slices.push((&text[start..], first));
    slices
}

/// Hands a page over, and says where the file ends if that is inside the document.
fn finish(mut page: Page, broken: bool, line: u64, export: &mut Export<'_>) {
    if !broken {
        return export.hand_over(page);
    }
    page.cut_off();
    export.hand_over(page);
    let error = export.error("the file ends inside a document; it may be cut off");
    export.fail(if line > 0 { error.at_line(line) } else { error });
}

fn lexis_paras(paras: Vec<Para<'static>>, export: &mut Export<'_>) {
    let paras: Vec<Para<'_>> =
        paras.into_iter().filter(|para| !para.trimmed().is_empty()).collect();
    let mut documents = paras.split(|para| lexis::is_separator(para.trimmed()));
    let cover = documents.next().map_or(0, <[_]>::len);
    leave_out(cover, "before the first document", export);
    for paras in documents {
        let mut page = Page::default();
        lexis::read(paras, &mut page);
        export.hand_over(page);
    }
}

/// Documents that close with `End of Document`.
fn nexis(paras: &[Para<'_>], export: &mut Export<'_>) {
    let documents = nexis::documents(paras);
    documented(paras, &documents, export, nexis::read);
}

/// Articles that end with their accession number.
fn factiva(lines: &[Para<'_>], export: &mut Export<'_>) {
    let documents = factiva::documents(lines);
    documented(lines, &documents, export, factiva::read);
}

/// Reads each document of the paragraphs; `true` where it is closed.
fn documented(
    paras: &[Para<'_>],
    documents: &[(std::ops::Range<usize>, bool)],
    export: &mut Export<'_>,
    read: impl Fn(&[Para<'_>], &mut Page),
) {
    let said = |paras: &[Para<'_>]| paras.iter().filter(|para| !para.trimmed().is_empty()).count();
    let first = documents.first().map_or(0, |(range, _)| range.start);
    leave_out(said(&paras[..first]), "before the first document", export);
    for (at, (range, is_closed)) in documents.iter().enumerate() {
        let mut page = Page::default();
        read(&paras[range.clone()], &mut page);
        let is_last = at + 1 == documents.len();
        let behind = said(&paras[range.end..]);
        if is_last && behind > 0 {
            page.left_out(&format!("{behind} lines behind the last document were left out"));
        }
        if !is_closed && !is_last {
            page.cut_off();
        }
        let line = paras[range.clone()].iter().map(|para| para.line).max().unwrap_or(0);
        finish(page, is_last && !is_closed, line, export);
    }
}

/// Documents between lines of underscores.
fn proquest_text(text: &str, export: &mut Export<'_>) {
    let slices = slices(text, |line| proquest::is_rule(line) || proquest::is_count(line));
    let is_document: Vec<bool> =
        slices.iter().map(|(text, _)| proquest::is_document(text)).collect();
    let last = is_document.iter().rposition(|is| *is);
    let mut passed = 0;
    let mut closed = 0;
    let mut at_first = true;
    for (at, (text, line)) in slices.iter().enumerate() {
        if !is_document[at] {
            passed += filled(text);
            continue;
        }
        if at_first {
            leave_out(passed, "before the first document", export);
        }
        at_first = false;
        passed = 0;
        let mut page = Page::default();
        proquest::read(text, *line, &mut page);
        let is_closed = proquest::is_closed(text);
        if last == Some(at) {
            let behind: usize = slices[at + 1..].iter().map(|(text, _)| filled(text)).sum();
            if behind > 0 {
                page.left_out(&format!("{behind} lines behind the last document were left out"));
            }
        }
        let ends_file = at + 1 == slices.len();
        let broken = ends_file && closed > 0 && !is_closed;
        closed += usize::from(is_closed);
        finish(page, broken, line + text.lines().count() as u64, export);
    }
}

/// Articles of an HTML page.
fn page(service: Service, text: &str, export: &mut Export<'_>) {
    let html::Page { paras, broken, closed } = html::read(text);
    if service == Service::Factiva {
        factiva(&lines::apart(paras), export);
    } else {
        let starts = europresse::starts(&paras);
        let first = starts.first().copied().unwrap_or(paras.len());
        leave_out(first, "before the first article", export);
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(paras.len());
            let mut page = Page::default();
            europresse::read(&paras[*start..end], &mut page);
            let line = paras[*start..end].iter().map(|para| para.line).max().unwrap_or(0);
            finish(page, at + 1 == starts.len() && !closed && broken.is_none(), line, export);
        }
    }
    if let Some((at, what)) = broken {
        let error = export.error(what).at_byte(at as u64);
        export.fail(error);
    }
}
