//! LexisNexis: documents behind lines such as `3 of 300 DOCUMENTS`.
//!
//! A document has a head (outlet and date in the middle of the page, headline, labelled fields), the
//! copy, and a tail of labelled fields, with the copyright line above or below. Which fields stand
//! in the head and which in the tail has changed over the years; some years label headline and copy
//! too (`HEADLINE:`, `BODY:`), some give the date below the headline.
//!
//! How it decides: the tail begins with the first field that only ever closes a document (load
//! date, language) and the run of fields before it. The head ends with the first paragraph that is
//! neither centred, nor the headline, nor a field. Labels are capitals; a line of capitals and a
//! colon that no table knows is a field only between two that are known, so that the speakers of a
//! transcript and a headline with a colon stay what they are.
//!
//! Limits: a document without any closing field whose copy ends with a line like `NOTE: …` gives
//! that line to the tail.

use std::sync::LazyLock;

use crate::authors;
use crate::labels::{self, Meaning, words};
use crate::lines::{self, Para};
use crate::page::{Names, Page};

/// Words that call a document one, small letters.
static DOCUMENT: LazyLock<Vec<&str>> = LazyLock::new(|| words("document"));
/// Words between the number of a document and that of all.
static OF: LazyLock<Vec<&str>> = LazyLock::new(|| words("of"));
/// How a line about rights begins.
static RIGHTS: LazyLock<Vec<&str>> = LazyLock::new(|| words("rights"));
/// The word for words.
static UNITS: LazyLock<Vec<&str>> = LazyLock::new(|| words("units"));
/// Whether a line begins a document: `3 of 300 DOCUMENTS`, `Dokument 3 von 300`.
pub(crate) fn is_separator(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if line.len() > 60 {
        return false;
    }
    let mut words = line.split_whitespace();
    let (Some(a), Some(b), Some(c), Some(d), None) =
        (words.next(), words.next(), words.next(), words.next(), words.next())
    else {
        return false;
    };
    let is_of = |word: &str| OF.contains(&word);
    if is_number(a) && is_of(b) && is_number(c) {
        let capitals = d.chars().all(|c| !c.is_lowercase());
        return is_document(d) && (capitals || b != "of" && d.starts_with(char::is_uppercase));
    }
    // `Document 3 of 300` is how ProQuest counts.
    a.starts_with(['D', 'd'])
        && is_document(a)
        && is_number(b)
        && is_of(c)
        && is_number(d)
        && !(a.eq_ignore_ascii_case("document") && c == "of")
}

fn is_document(word: &str) -> bool {
    DOCUMENT.contains(&word.to_lowercase().as_str())
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
}

/// Reads one document.
pub(crate) fn read(paras: &[Para<'_>], page: &mut Page) {
    let tail = tail_start(paras);
    let (head, rest) = paras.split_at(tail);
    let body = read_head(head, page);
    for para in body {
        page.body(&para.text);
    }
    read_tail(rest, page);
}

/// Whether a document has a field or a line that closes one.
pub(crate) fn is_closed(paras: &[Para<'_>]) -> bool {
    paras.iter().any(|para| closes(para) || is_rights(para.trimmed()))
}

/// Reads the head and hands back the paragraphs behind it.
fn read_head<'a, 'p>(head: &'p [Para<'a>], page: &mut Page) -> &'p [Para<'a>] {
    let flat = !head.iter().take(4).any(|para| para.centred);
    let flat_date = flat.then(|| head.iter().take(4).position(is_date)).flatten();
    let mut labelled = false;
    // The number of words is the last field, or nearly so, of a head; behind it copy is near.
    let mut counted = false;
    let mut at = 0;
    while let Some(para) = head.get(at) {
        let text = para.trimmed();
        at += 1;
        let note = || means(text) == Some(Meaning::Note);
        if let Some(fields) = fields(text).filter(|_| !(counted && note())) {
            counted |= fields.iter().any(|field| means(field) == Some(Meaning::Words));
            // `SHOW: …` in the middle of the page stands above the headline.
            labelled |= !para.centred;
            let (next, copy) = read_fields(&fields, head, at, page);
            at = next;
            if copy {
                return &head[at..];
            }
            continue;
        }
        if para.centred && !(labelled && page.has_date() && !is_rights(text)) {
            read_centred(&para.text, page);
            continue;
        }
        if flat_date.is_some_and(|date| at <= date + 1) {
            read_flat(text, flat_date == Some(at - 1), page);
            continue;
        }
        if is_rights(text) && at <= 3 {
            page.rights(text);
        } else if !counted && is_bare_length(text) {
            counted = true;
            page.plain(Meaning::Words, text);
        } else if !page.has_headline() && !labelled {
            page.headline(&para.text);
        } else if is_unknown_field(head, at - 1) {
            labelled = true;
            let (label, value) = labels::split(text).unwrap_or((text, text.len()));
            page.entry(text, label, value, None, Names::Running);
        } else if !counted && goes_on(head, at - 1, page.has_date()) {
            read_beside(text, page);
        } else {
            return &head[at - 1..];
        }
    }
    &[]
}

/// A paragraph between headline and fields: a byline without its label, or a deck.
fn read_beside(text: &str, page: &mut Page) {
    let short = text.len() <= 60 && !text.contains('\n');
    let first = text.split_whitespace().next().unwrap_or_default();
    let named = copydesk_parser::grammar::is_person_name(text) || authors::has_opener(text);
    if short && (named || first.eq_ignore_ascii_case("van")) {
        page.byline(text);
    } else {
        page.deck(text);
    }
}

/// A paragraph of a head whose centring was lost: outlet, address, date, in this order.
fn read_flat(text: &str, is_date: bool, page: &mut Page) {
    if is_date {
        page.published(text);
    } else if text.starts_with("http") {
        // The page's own line break may stand inside the address.
        page.plain(Meaning::Url, text);
    } else if !page.has_publisher() {
        page.masthead(text);
    } else {
        page.furniture(text);
    }
}

/// Lines in the middle of the page: outlet, date with edition, rights, anything else.
fn read_centred(text: &str, page: &mut Page) {
    if is_rights(text.trim()) {
        let end = if page.has_publisher() { text.len() } else { rights_end(text) };
        page.rights(&text[..end]);
        if !text[end..].trim().is_empty() {
            read_centred(&text[end..], page);
        }
        return;
    }
    let mut before = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !page.has_date() && has_date(line) {
            read_outlet(&before, page);
            page.published(&text[start..]);
            return;
        }
        start += line.len();
        before.push_str(line);
    }
    match labels::split(text.trim()) {
        Some((label, value)) if labels::is_capitals(label) => {
            page.field(text.trim(), label, value, Names::Running);
        }
        _ if page.has_publisher() => page.furniture(text),
        _ => page.masthead(text),
    }
}

/// Where the rights end and the outlet begins, in lines without a blank one between: a line goes on
/// from one that is nearly full.
fn rights_end(text: &str) -> usize {
    let mut end = 0;
    let mut full = true;
    for line in text.split_inclusive('\n') {
        if !full && !is_rights(line.trim()) {
            return end;
        }
        end += line.len();
        full = line.trim().chars().count() >= 50;
    }
    end
}

/// Lines above the date in its own paragraph: the first is the outlet.
fn read_outlet(text: &str, page: &mut Page) {
    for line in text.lines() {
        if page.has_publisher() {
            page.furniture(line);
        } else {
            page.masthead(line);
        }
    }
}

/// Reads the fields of a paragraph: where to go on, and whether the copy begins there.
fn read_fields(fields: &[&str], paras: &[Para<'_>], next: usize, page: &mut Page) -> (usize, bool) {
    let mut copy = false;
    let mut at = next;
    for field in fields {
        let Some((label, value)) = labels::split(field) else { continue };
        let meaning = labels::meaning(label);
        copy = meaning == Some(Meaning::Body);
        let empty = field[value..].trim().is_empty();
        // A label alone on its line has its value in the next paragraph.
        if empty
            && !copy
            && let Some(para) = paras.get(at)
            && self::fields(para.trimmed()).is_none()
            && !para.centred
        {
            at += 1;
            let whole = format!("{}\n{}", field.trim_end(), lines::tidy(&para.text, false));
            page.field(&whole, label, field.trim_end().len() + 1, Names::Running);
        } else {
            page.field(field, label, value, Names::Running);
        }
    }
    (at, copy)
}

/// Reads the tail: fields, what goes on from them, rights.
fn read_tail(tail: &[Para<'_>], page: &mut Page) {
    let mut last = None;
    let mut at = 0;
    while let Some(para) = tail.get(at) {
        let text = para.trimmed();
        at += 1;
        if let Some(fields) = fields(text) {
            last = fields.last().and_then(|field| labels::split(field)).map(|(label, _)| label);
            at = read_fields(&fields, tail, at, page).0;
        } else if is_rights(text) {
            page.rights(text);
            last = None;
        } else if let Some((label, value)) =
            labels::split(text).filter(|(label, _)| labels::is_capitals(label))
        {
            page.entry(text, label, value, None, Names::Running);
            last = None;
        } else if para.centred {
            page.furniture(text);
        } else {
            match last.and_then(labels::meaning) {
                Some(meaning @ (Meaning::Caption | Meaning::Note | Meaning::Correction)) => {
                    page.plain(meaning, text);
                }
                Some(Meaning::Deck) => page.deck(text),
                Some(Meaning::Keywords | Meaning::Credit) => page.furniture(text),
                _ => page.late(text),
            }
        }
    }
}

/// Where the fields behind the copy begin.
fn tail_start(paras: &[Para<'_>]) -> usize {
    let is_field = |at: usize| {
        let para = &paras[at];
        fields(para.trimmed())
            .is_some_and(|fields| !fields.iter().any(|field| means(field) == Some(Meaning::Body)))
            || (para.centred && is_rights(para.trimmed()))
    };
    let closing = paras.iter().position(closes);
    let mut start = closing.unwrap_or(paras.len());
    loop {
        if start > 0 && is_field(start - 1) {
            start -= 1;
        } else if start > 1
            && is_field(start - 2)
            && closing.is_some()
            && is_value_or_unknown(&paras[start - 2], &paras[start - 1])
        {
            start -= 2;
        } else {
            return start;
        }
    }
}

/// Whether a paragraph behind a field is its value, or a field that no table knows.
fn is_value_or_unknown(field: &Para<'_>, para: &Para<'_>) -> bool {
    let alone = field.trimmed().ends_with(':');
    let behind_copy = means(field.trimmed()).is_some_and(Meaning::stands_behind_copy);
    let capitals =
        labels::split(para.trimmed()).is_some_and(|(label, _)| labels::is_capitals(label));
    alone || (behind_copy && capitals)
}

/// What the label of a field means.
fn means(field: &str) -> Option<Meaning> {
    labels::split(field).and_then(|(label, _)| labels::meaning(label))
}

/// Whether a paragraph is a field that only ever closes a document.
fn closes(para: &Para<'_>) -> bool {
    fields(para.trimmed()).is_some_and(|fields| {
        fields
            .iter()
            .any(|field| matches!(means(field), Some(Meaning::Updated | Meaning::Language)))
    })
}

/// The fields of a paragraph, one or more, each with the lines that go on from it.
fn fields(text: &str) -> Option<Vec<&str>> {
    if !begins_field(text) {
        return None;
    }
    let mut fields = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && begins_field(line) {
            fields.push(text[start..at].trim_end());
            start = at;
        }
        at += line.len();
    }
    fields.push(text[start..].trim_end());
    Some(fields)
}

/// Whether a line begins with a known label in capitals.
fn begins_field(line: &str) -> bool {
    labels::split(line).is_some_and(|(label, _)| {
        labels::is_capitals(label)
            && !matches!(labels::meaning(label), None | Some(Meaning::Cover | Meaning::End))
    })
}

/// Whether a line of capitals and a colon stands between fields: a known one follows, with nothing
/// but such lines between.
fn is_unknown_field(head: &[Para<'_>], at: usize) -> bool {
    let shaped = |para: &Para<'_>| {
        labels::split(para.trimmed()).is_some_and(|(l, _)| labels::is_capitals(l))
    };
    if !head.get(at).is_some_and(shaped) {
        return false;
    }
    head.iter()
        .skip(at + 1)
        .take_while(|para| shaped(para))
        .any(|para| fields(para.trimmed()).is_some())
}

/// Whether the head goes on behind this paragraph: a field or the date follows within two
/// paragraphs, and what stands between is short.
fn goes_on(head: &[Para<'_>], at: usize, has_date: bool) -> bool {
    let short = |para: &Para<'_>| para.text.len() <= 240 && para.text.lines().count() <= 3;
    head.iter().skip(at).take(2).enumerate().take_while(|(_, para)| short(para)).any(|(n, _)| {
        head.get(at + n + 1).is_some_and(|next| {
            fields(next.trimmed()).is_some()
                || is_bare_length(next.trimmed())
                || (!has_date && next.centred && crate::lexis::has_date(&next.text))
        })
    })
}

/// `184 words`, `1 184 mots`: a number and the word for words, and nothing else.
pub(crate) fn is_bare_length(text: &str) -> bool {
    let mut words: Vec<&str> = text.split_whitespace().take(4).collect();
    let unit = words.pop().is_some_and(is_unit);
    unit && (1..=2).contains(&words.len()) && words.into_iter().all(is_number)
}

/// The word for words.
pub(crate) fn is_unit(word: &str) -> bool {
    let word = word.to_lowercase();
    UNITS.contains(&word.as_str())
}

/// Whether a line names a day, a month or a season of a year.
fn has_date(line: &str) -> bool {
    if let Some(found) = copydesk_parser::grammar::find_date(line) {
        return found.date.year.is_some();
    }
    let year = |word: &str| word.len() == 4 && matches!(word.parse(), Ok(1700..=2199));
    line.trim().len() <= 24 && line.split(|c: char| !c.is_ascii_digit()).any(year)
}

/// Whether a paragraph is a date and little else.
fn is_date(para: &Para<'_>) -> bool {
    let text = para.trimmed();
    let found = copydesk_parser::grammar::find_date(text);
    text.len() <= 60
        && found.is_some_and(|f| f.date.year.is_some() && f.range.len() * 5 > text.len() * 2)
}

/// Whether a paragraph is about rights.
pub(crate) fn is_rights(text: &str) -> bool {
    let start: String = text.chars().take(24).flat_map(char::to_lowercase).collect();
    RIGHTS.iter().any(|opening| start.starts_with(opening))
}
