//! ProQuest: documents between lines of underscores.
//!
//! A document has perhaps a line `Document 3 of 20` above it, its headline, and labelled fields, a few above
//! the copy (`Author:`, `Publication info:`, `Abstract:`), the copy behind `Full text:`, and many
//! below. Report head, table of contents, bibliography and imprint stand between the same lines and
//! are no documents.
//!
//! How it decides: what stands between two lines of underscores is a document when it has two fields
//! of a document. The copy lasts until the fields begin from which no two paragraphs in a row are
//! without a label. A label that no table knows counts as one only between two that are known.

use crate::labels::{self, Meaning};
use crate::lexis;
use crate::lines::{self, Para};
use crate::page::{Names, Page};

/// A line that sets documents apart is so long.
const RULE: usize = 20;

/// Whether a line sets documents apart.
pub(crate) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= RULE && line.bytes().all(|byte| byte == b'_')
}

/// `Document 3 of 20`, in five languages.
pub(crate) fn is_count(line: &str) -> bool {
    let line = line.trim();
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    line.len() <= 40
        && matches!(first.as_str(), "document" | "dokument" | "documento")
        && words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && matches!(words.next(), Some("of" | "von" | "de" | "van" | "sur"))
        && words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && words.next().is_none()
}

/// A known label at the start of a line.
pub(crate) fn known(line: &str) -> Option<(&str, usize, Meaning)> {
    let Some((label, value)) = labels::split(line.trim_end()) else { return heading(line) };
    let meaning = labels::meaning(label)?;
    // Titles of works and speakers of an interview are no fields in small letters.
    let shaped = label.chars().next().is_some_and(char::is_uppercase);
    (shaped && !matches!(meaning, Meaning::Cover | Meaning::End)).then_some((label, value, meaning))
}

/// `FULL TEXT`, `ABSTRACT`, `DETAILS`: newer exports have these as headings, without a colon.
fn heading(line: &str) -> Option<(&str, usize, Meaning)> {
    let text = line.trim();
    let meaning = labels::meaning(text)?;
    let heads = matches!(meaning, Meaning::Body | Meaning::Abstract | Meaning::Fields);
    (heads && labels::is_capitals(text)).then_some((text, line.trim_end().len(), meaning))
}

/// Whether what stands between two rules is a document.
pub(crate) fn is_document(text: &str) -> bool {
    let mut fields = 0;
    for line in text.lines() {
        if let Some((_, _, meaning)) = known(line) {
            if matches!(
                meaning,
                Meaning::Body | Meaning::PublicationInfo | Meaning::Identifier | Meaning::Abstract
            ) {
                return true;
            }
            fields += 1;
        }
    }
    fields >= 4
}

/// Whether a document has the fields that close one.
pub(crate) fn is_closed(text: &str) -> bool {
    text.lines().filter_map(known).any(|(_, _, meaning)| {
        matches!(meaning, Meaning::Identifier | Meaning::Language | Meaning::Updated)
    })
}

/// A run of lines under one label; the title and what stands beside it have none.
struct Field<'a> {
    label: &'a str,
    meaning: Option<Meaning>,
    /// The text from the label on.
    text: &'a str,
    value: usize,
}

/// Reads one document.
pub(crate) fn read(text: &str, first_line: u64, page: &mut Page) {
    let paras = lines::paragraphs(text, first_line);
    let body = paras.iter().position(|para| {
        known(para.trimmed()).is_some_and(|(_, _, meaning)| meaning == Meaning::Body)
    });
    let tail = body.map_or(paras.len(), |body| tail_start(&paras, body + 1));
    let head = body.unwrap_or(paras.len());
    read_fields(&paras[..head], true, page);
    if let Some(body) = body {
        let text = paras[body].trimmed();
        let copy_fields = fields(text, false);
        for field in &copy_fields {
            if field.meaning == Some(Meaning::Body) {
                page.furniture(&field.text[..field.value]);
                page.body(&field.text[field.value..]);
            } else {
                read_field(field, page);
            }
        }
        for para in &paras[body + 1..tail] {
            page.body(&para.text);
        }
    }
    read_fields(&paras[tail..], false, page);
}

/// Where the fields begin from which no two paragraphs in a row are without a label.
fn tail_start(paras: &[Para<'_>], copy: usize) -> usize {
    let mut start = paras.len();
    let mut bare = 0;
    for at in (copy..paras.len()).rev() {
        if known(paras[at].trimmed()).is_some() {
            start = at;
            bare = 0;
        } else if is_label_shaped(paras[at].trimmed()) && start < paras.len() {
            bare = 0;
        } else {
            bare += 1;
            // Below the last field there may be rights of several paragraphs.
            if bare > if start == paras.len() { 3 } else { 1 } {
                break;
            }
        }
    }
    start
}

fn is_label_shaped(text: &str) -> bool {
    labels::split(text).is_some_and(|(label, _)| {
        label.len() <= 45
            && label.split_whitespace().count() <= 5
            && label.starts_with(char::is_uppercase)
            && !label.contains(['.', ',', '"', '\u{201c}', '?', '!'])
    })
}

/// The fields of a paragraph: a line that begins with a known label begins one.
fn fields(text: &str, unknown_too: bool) -> Vec<Field<'_>> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at == 0 || known(line).is_some() || (unknown_too && is_label_shaped(line.trim_end())) {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    let field = |pair: &[usize]| {
        let text = text[pair[0]..pair[1]].trim_end();
        match known(text) {
            Some((label, value, meaning)) => Field { label, meaning: Some(meaning), text, value },
            None => match labels::split(text).filter(|_| is_label_shaped(text)) {
                Some((label, value)) => Field { label, meaning: None, text, value },
                None => Field { label: "", meaning: None, text, value: 0 },
            },
        }
    };
    starts.windows(2).map(field).collect()
}

fn read_fields(paras: &[Para<'_>], is_head: bool, page: &mut Page) {
    let mut seen = false;
    let mut last: Option<Meaning> = None;
    for (at, para) in paras.iter().enumerate() {
        let text = para.trimmed();
        // The headline is the first paragraph, whatever colons it has, unless it is a known field.
        if is_head && !seen && !page.has_headline() && known(text).is_none() {
            let (first, rest) = until_known(text);
            page.headline(first);
            if rest.is_empty() {
                continue;
            }
            for field in fields(rest, false) {
                last = field.meaning;
                read_field(&field, page);
            }
            seen = true;
            continue;
        }
        for field in fields(text, seen) {
            if field.meaning.is_some() {
                seen = true;
                last = field.meaning;
                read_field(&field, page);
                continue;
            }
            let more = paras[at + 1..].iter().any(|para| known(para.trimmed()).is_some());
            if !field.label.is_empty() && seen && more {
                page.entry(field.text, field.label, field.value, None, Names::Inverted);
                last = None;
            } else {
                read_unlabelled(field.text, last, page);
            }
        }
    }
}

/// A paragraph without a label goes on from the field above it.
fn read_unlabelled(text: &str, last: Option<Meaning>, page: &mut Page) {
    match last {
        _ if lexis::is_rights(text) => page.rights(text),
        Some(Meaning::Abstract) => page.summary(text),
        Some(
            meaning @ (Meaning::Caption
            | Meaning::Note
            | Meaning::Correction
            | Meaning::Rights
            | Meaning::Credit),
        ) => page.plain(meaning, text),
        _ => page.furniture(text),
    }
}

/// A paragraph up to its first line with a known label, and the rest.
fn until_known(text: &str) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && known(line).is_some() {
            return (text[..at].trim_end(), &text[at..]);
        }
        at += line.len();
    }
    (text, "")
}

fn read_field(field: &Field<'_>, page: &mut Page) {
    // The headline stands above; the title among the fields repeats it.
    let repeats = field.meaning == Some(Meaning::Headline) && page.has_headline();
    // The outlet's name without edition and place stands in a field of its own.
    let meaning = if repeats { Some(Meaning::Plain) } else { field.meaning };
    if field.meaning.is_none() && field.label.is_empty() {
        page.furniture(field.text);
        return;
    }
    page.entry(field.text, field.label, field.value, meaning, Names::Inverted);
}
