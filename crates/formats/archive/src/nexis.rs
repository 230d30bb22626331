//! Nexis Uni and its sisters: documents that close with `End of Document`.
//!
//! A document has a title, the outlet, the date and a copyright line, each a paragraph, then
//! labelled fields, a line `Body`, the copy, and behind it more fields, lists of them under
//! `Classification`, and the closing line. A cover page lists the titles and the search.
//!
//! How it decides: a document begins at a heading of the first level or at the target of the table
//! of contents, and behind a closing line. A label of the head must be known; one that is not counts
//! as a field where its container shows it as bold, or where it stands between two that are known.
//! Behind the copy a field is known and, where the container tells, bold.
//!
//! Limits: without headings, targets and closing lines nothing tells where a document begins.

use std::ops::Range;

use crate::labels::{self, Meaning};
use crate::lexis;
use crate::lines::Para;
use crate::page::{Names, Page};

/// Whether a paragraph closes a document.
pub(crate) fn is_end(para: &Para<'_>) -> bool {
    closes(para.trimmed())
}

/// Whether these words close a document.
pub(crate) fn closes(text: &str) -> bool {
    text.len() <= 40 && labels::meaning(text) == Some(Meaning::End)
}

/// Where the documents are: ranges of paragraphs, and whether each is closed.
pub(crate) fn documents(paras: &[Para<'_>]) -> Vec<(Range<usize>, bool)> {
    let mut documents = Vec::new();
    let mut start: Option<usize> = None;
    let mut behind: Option<usize> = None;
    // Whether all that was seen of the document is its title; the target of the table of contents
    // may be a blank line above it.
    let mut is_new = true;
    for (at, para) in paras.iter().enumerate() {
        if is_end(para) {
            let begun = start.take().or(behind).unwrap_or_else(|| first_start(&paras[..at]));
            documents.push((begun.min(at)..at + 1, true));
            behind = Some(at + 1);
        } else if opens(para) {
            if let Some(begun) = start.filter(|_| !is_new) {
                documents.push((begun..at, false));
                start = None;
            }
            if start.is_none() {
                start = Some(at);
                is_new = true;
            }
        } else if !para.trimmed().is_empty() {
            is_new = false;
        }
    }
    if let Some(start) = start.or(behind)
        && paras[start..].iter().any(|para| is_body(para) || field(para).is_some())
    {
        documents.push((start..paras.len(), false));
    }
    documents
}

/// Whether a document may begin here: a title that is no label.
fn opens(para: &Para<'_>) -> bool {
    let text = para.trimmed();
    let label = text.split(['(', ':']).next().unwrap_or(text);
    para.title && labels::meaning(label.trim()).is_none()
}

/// Where the first document begins when nothing marks it: title and outlet stand above the date,
/// and all below the cover page.
fn first_start(paras: &[Para<'_>]) -> usize {
    let end = cover_end(paras);
    let filled: Vec<usize> =
        (end..paras.len()).filter(|at| !paras[*at].trimmed().is_empty()).collect();
    let day = filled.iter().take(12).position(|at| is_day(paras[*at].trimmed()));
    day.and_then(|day| filled.get(day.saturating_sub(2))).copied().unwrap_or(end)
}

/// Where the cover page ends: behind the last line of the search and the table below it.
fn cover_end(paras: &[Para<'_>]) -> usize {
    let first_end = paras.iter().position(is_end).unwrap_or(paras.len());
    let is_cover = |para: &Para<'_>| {
        let text = para.trimmed();
        let label = labels::split(text).map_or(text, |(label, _)| label);
        let label = label.split('(').next().unwrap_or(label);
        labels::meaning(label.trim()) == Some(Meaning::Cover)
    };
    let Some(last) = paras[..first_end].iter().rposition(is_cover) else { return 0 };
    // Below the search stand the kinds of copy and the sources: `News`, `Sources: …; …`.
    let rest = &paras[last + 1..first_end];
    let below = rest.iter().take(4).rposition(|para| {
        let text = para.trimmed();
        text.split_once(':').is_some_and(|(label, _)| {
            labels::meaning(label) == Some(Meaning::Cover)
                || matches!(labels::meaning(label), Some(Meaning::Publisher))
        })
    });
    last + 1 + below.map_or(0, |at| at + 1)
}

fn is_body(para: &Para<'_>) -> bool {
    let text = para.trimmed().trim_end_matches(':');
    text.len() <= 30 && labels::meaning(text) == Some(Meaning::Body)
}

/// A known field: its label, where the value begins in the trimmed text.
fn field<'p>(para: &'p Para<'_>) -> Option<(&'p str, usize, Meaning)> {
    let text = para.trimmed();
    let (label, value) = labels::split(text)?;
    let meaning = labels::meaning(label)?;
    (!matches!(meaning, Meaning::Cover | Meaning::Body)).then_some((label, value, meaning))
}

/// Whether the container shows the label as one; plain text shows nothing, and is believed.
fn is_bold(para: &Para<'_>, label: &str, bold_tells: bool) -> bool {
    !bold_tells || para.bold > 0 && para.text[..para.bold].trim().len() >= label.len()
}

/// Reads one document.
pub(crate) fn read(paras: &[Para<'_>], page: &mut Page) {
    let filled: Vec<&Para<'_>> = paras.iter().filter(|para| !para.trimmed().is_empty()).collect();
    let bold_tells = filled.iter().any(|para| para.bold > 0);
    let closing = |para: &&Para<'_>| is_end(para);
    let end = filled.iter().rposition(closing).unwrap_or(filled.len());
    let (filled, closing) = filled.split_at(end);
    let body =
        filled.iter().position(|para| is_body(para) && is_bold(para, para.trimmed(), bold_tells));
    let behind = body.unwrap_or_else(|| head_end(filled));
    let (head, rest) = filled.split_at(behind);
    read_head(head, page, bold_tells);
    let mut rest = rest;
    if body.is_some()
        && let Some((label, copy)) = rest.split_first()
    {
        page.furniture(label.trimmed());
        rest = copy;
    }
    let tail = rest.iter().position(|para| opens_tail(para, bold_tells)).unwrap_or(rest.len());
    let (copy, tail) = rest.split_at(tail);
    for para in copy {
        page.body(para.text.trim_matches(['\n', '\r']));
    }
    read_tail(tail, page, bold_tells);
    for para in closing {
        page.furniture(para.trimmed());
    }
}

/// Where the head ends without a line `Body`: behind the last field before the copy.
fn head_end(paras: &[&Para<'_>]) -> usize {
    let mut end = 0;
    for (at, para) in paras.iter().enumerate().take(16) {
        let text = para.trimmed();
        let known = field(para).is_some_and(|(_, _, meaning)| !meaning.stands_behind_copy());
        if known || lexis::is_rights(text) {
            end = at + 1;
        }
    }
    end.max(1).min(paras.len())
}

fn read_head(head: &[&Para<'_>], page: &mut Page, bold_tells: bool) {
    for (at, para) in head.iter().enumerate() {
        let text = para.trimmed();
        if at == 0 {
            page.headline(text);
        } else if let Some((label, value, _)) = field(para) {
            page.field(text, label, value, Names::Running);
        } else if lexis::is_rights(text) {
            page.rights(text);
        } else if !page.has_publisher() && !is_day(text) {
            page.masthead(text);
        } else if !page.has_date() && is_day(text) {
            page.published(text);
        } else if let Some((label, value)) = labels::split(text).filter(|(label, _)| {
            let between = head[..at].iter().any(|para| field(para).is_some());
            between && is_bold(para, label, bold_tells) && label.split_whitespace().count() <= 4
        }) {
            page.entry(text, label, value, None, Names::Running);
        } else {
            page.furniture(text);
        }
    }
}

fn is_day(text: &str) -> bool {
    copydesk_parser::grammar::find_date(text)
        .is_some_and(|found| found.date.year.is_some() && text.len() <= 80)
        || text.len() <= 24 && text.bytes().filter(u8::is_ascii_digit).count() == 4
}

/// Whether the fields behind the copy begin: `Load-Date: …`, `Graphic`, `Classification`.
fn opens_tail(para: &Para<'_>, bold_tells: bool) -> bool {
    if let Some((label, _, meaning)) = field(para) {
        // In plain text a paragraph of the copy may begin with `Note:`.
        let closes = matches!(meaning, Meaning::Updated | Meaning::Language | Meaning::Keywords);
        return is_bold(para, label, bold_tells) && (bold_tells || closes);
    }
    is_list_head(para, bold_tells).is_some()
}

/// A label that is a line of its own, and its meaning.
fn is_list_head(para: &Para<'_>, bold_tells: bool) -> Option<Meaning> {
    let text = para.trimmed();
    if text.len() > 30 || text.contains('\n') || !is_bold(para, text, bold_tells) {
        return None;
    }
    let meaning = labels::meaning(text.trim_end_matches(':'))?;
    match meaning {
        Meaning::Fields | Meaning::Correction | Meaning::Deck => Some(meaning),
        Meaning::Caption | Meaning::Note | Meaning::Credit => {
            // In plain text a line `Photo` may be anything.
            (bold_tells || !matches!(meaning, Meaning::Credit)).then_some(meaning)
        }
        _ => None,
    }
}

fn read_tail(tail: &[&Para<'_>], page: &mut Page, bold_tells: bool) {
    let mut list = Meaning::Plain;
    for para in tail {
        let text = para.trimmed();
        if let Some((label, value, _)) = field(para) {
            page.field(text, label, value, Names::Running);
            list = Meaning::Fields;
        } else if let Some(meaning) = is_list_head(para, bold_tells) {
            page.furniture(text);
            list = meaning;
        } else if lexis::is_rights(text) {
            page.rights(text);
        } else if let Some((label, value)) =
            labels::split(text).filter(|(label, _)| bold_tells && is_bold(para, label, true))
        {
            page.entry(text, label, value, None, Names::Running);
        } else {
            match list {
                Meaning::Fields | Meaning::Plain => page.late(text),
                Meaning::Deck => page.deck(text),
                meaning => page.plain(meaning, text),
            }
        }
    }
}
