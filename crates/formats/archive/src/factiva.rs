//! Factiva: articles that end with `Document KELLP00020190305ef3500012`.
//!
//! Two forms. With codes, each field begins with its code (`HD`, `BY`, `WC`, …, `LP`, `TD`, …, `AN`),
//! alone on a line, before blanks, or in the first cell of a row. Without, the head is known by the
//! line with the number of words: headline and byline stand above it, then come the date, perhaps
//! the time, the outlet, its code, edition or page, the language, and the copyright line.
//!
//! How it decides inside the copy, where `IN` or `CO` may begin a line of capitals: a code counts
//! there only in the order of the codes, and one of the lists of subjects only before such a list.
//!
//! Limits: without codes and without bold type a section above the headline is told from the first
//! line of a headline by its length alone.

use std::ops::Range;

use copydesk_parser::grammar;

use crate::authors;
use crate::labels::{self, Meaning};
use crate::lexis;
use crate::lines::Para;
use crate::page::{Names, Page};

/// The head without codes has at most so many lines below the number of words.
const HEAD: usize = 10;

/// The number of words stands within so many lines that are not blank.
pub(crate) const FIRST: usize = 24;

/// Where the accession number stands in a line that ends an article.
pub(crate) fn accession(line: &str) -> Option<&str> {
    let line = line.trim();
    let line = line.strip_prefix("AN").filter(|rest| rest.starts_with([' ', '\t'])).unwrap_or(line);
    let mut words = line.split_whitespace();
    let (Some(document), Some(number), None) = (words.next(), words.next(), words.next()) else {
        return None;
    };
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let fits = matches!(document, "Document" | "Dokument" | "Documento")
        && (16..=32).contains(&number.len())
        && digits >= 8
        && number.starts_with(|c: char| c.is_ascii_uppercase())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then_some(number)
}

/// Where the articles are in the lines, and whether each is closed.
pub(crate) fn documents(lines: &[Para<'_>]) -> Vec<(Range<usize>, bool)> {
    let mut documents = Vec::new();
    let mut start = 0;
    for (at, line) in lines.iter().enumerate() {
        if accession(line.trimmed()).is_some() {
            documents.push((start..at + 1, true));
            start = at + 1;
        }
    }
    let rest = &lines[start..];
    if count_line(rest).is_some() || is_coded(rest) {
        documents.push((start..lines.len(), false));
    }
    documents
}

/// Whether the lines have codes: that of the headline, and two others of the head.
pub(crate) fn is_coded(lines: &[Para<'_>]) -> bool {
    let mut headline = false;
    let mut others = 0;
    for line in lines.iter().take(400) {
        match code(line).map(|(code, _)| code) {
            Some("HD") => headline = true,
            Some("WC" | "PD" | "SN" | "SC" | "LA" | "CY" | "BY" | "LP") => others += 1,
            _ => {}
        }
    }
    headline && others >= 2
}

/// Where the line with the number of words is, among the first lines.
pub(crate) fn count_line(lines: &[Para<'_>]) -> Option<usize> {
    let is_count = |para: &Para<'_>| lexis::is_bare_length(para.trimmed());
    let filled = lines.iter().enumerate().filter(|(_, para)| !para.trimmed().is_empty());
    let (at, _) = filled.take(FIRST).find(|(_, para)| is_count(para))?;
    // A number of words in the copy is not followed by a date.
    let mut below = lines[at + 1..].iter().filter(|para| !para.trimmed().is_empty()).take(2);
    below.any(|para| is_day(para.trimmed())).then_some(at)
}

/// Whether a line near the number of words names a language.
pub(crate) fn has_language(lines: &[Para<'_>]) -> bool {
    near_count(lines, is_language)
}

/// Whether a line near the number of words is an outlet's code.
pub(crate) fn has_source_code(lines: &[Para<'_>]) -> bool {
    near_count(lines, is_source_code)
}

fn near_count(lines: &[Para<'_>], is: impl Fn(&str) -> bool) -> bool {
    count_line(lines).is_some_and(|at| {
        let below = lines[at + 1..].iter().map(Para::trimmed).filter(|text| !text.is_empty());
        below.take(HEAD).any(is)
    })
}

/// Reads one article.
pub(crate) fn read(lines: &[Para<'_>], page: &mut Page) {
    if is_coded(lines) {
        read_coded(lines, page);
    } else {
        read_plain(lines, page);
    }
}

/// The code that a line begins with, and where its value begins; `None` too where it is unknown.
fn code<'p>(para: &'p Para<'_>) -> Option<(&'p str, usize)> {
    let text = &*para.text;
    let lead = text.len() - text.trim_start().len();
    let rest = &text[lead..];
    let length = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    if !(2..=3).contains(&length) || para.cell > 1 {
        return None;
    }
    let (code, behind) = rest.split_at(length);
    if !behind.is_empty() && !behind.starts_with(char::is_whitespace) {
        return None;
    }
    labels::code(code)?;
    Some((code, lead + length + (behind.len() - behind.trim_start().len())))
}

/// Whether a line begins with two or three capitals that are no code, set apart as one.
fn unknown_code<'p>(para: &'p Para<'_>) -> Option<&'p str> {
    let text = para.trimmed();
    let code = text.split_whitespace().next()?;
    let apart = text.len() == code.len() && para.cell == 1 || text[code.len()..].starts_with("  ");
    let shaped =
        (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase());
    (shaped && apart && labels::code(code).is_none()).then_some(code)
}

/// A field with a code: the code, its meaning, where its lines are.
struct Coded<'p> {
    code: &'p str,
    meaning: Option<Meaning>,
    lines: Vec<&'p str>,
}

fn read_coded(lines: &[Para<'_>], page: &mut Page) {
    let mut fields: Vec<Coded<'_>> = Vec::new();
    let mut rank = 0;
    for (at, para) in lines.iter().enumerate() {
        let in_copy = fields.last().is_some_and(|f| f.meaning == Some(Meaning::Body));
        if let Some((code, value)) = code(para)
            && let Some((order, meaning)) = labels::code(code)
            && (!in_copy || order > rank && ends_copy(lines, at, meaning, value))
        {
            rank = order;
            fields.push(Coded { code, meaning: Some(meaning), lines: vec![&para.text[value..]] });
        } else if !in_copy
            && !fields.is_empty()
            && let Some(code) = unknown_code(para)
        {
            let value = para.trimmed()[code.len()..].trim_start();
            fields.push(Coded { code, meaning: None, lines: vec![value] });
        } else if let Some(field) = fields.last_mut() {
            field.lines.push(&para.text);
        } else if !para.trimmed().is_empty() {
            page.furniture(para.trimmed());
        }
    }
    for field in fields {
        read_field(&field, page);
    }
}

/// Whether a code inside the copy ends it.
fn ends_copy(lines: &[Para<'_>], at: usize, meaning: Meaning, value: usize) -> bool {
    let para = &lines[at];
    let alone = para.text[value..].trim().is_empty();
    let set_apart = para.cell == 1
        || para.text[..value].ends_with(['\t', '\u{a0}'])
        || para.text[..value].ends_with("  ");
    let next = || lines[at + 1..].iter().map(Para::trimmed).find(|text| !text.is_empty());
    match meaning {
        Meaning::Keywords => {
            let list = if alone { next().unwrap_or_default() } else { &para.text[value..] };
            list.contains(" : ") || set_apart && (list.contains(" | ") || para.cell == 1)
        }
        Meaning::Identifier => accession(&para.text[value..])
            .or_else(|| accession(next().unwrap_or_default()))
            .is_some(),
        _ => alone || set_apart,
    }
}

fn read_field(field: &Coded<'_>, page: &mut Page) {
    if field.meaning == Some(Meaning::Body) {
        page.furniture(field.code);
        read_copy(field.lines.iter().copied(), page);
        return;
    }
    let values: Vec<&str> =
        field.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    if values.is_empty() {
        page.furniture(field.code);
        return;
    }
    let text = format!("{} {}", field.code, values.join("\n"));
    page.entry(&text, field.code, field.code.len() + 1, field.meaning, Names::Running);
}

/// Paragraphs of copy from lines: a blank line ends one.
fn read_copy<'p>(lines: impl Iterator<Item = &'p str>, page: &mut Page) {
    let mut open = String::new();
    for line in lines {
        if line.trim().is_empty() {
            if !open.is_empty() {
                page.body(&open);
                open.clear();
            }
        } else if is_page_foot(line) {
            if !open.is_empty() {
                page.body(&open);
                open.clear();
            }
            page.furniture(line);
        } else {
            if !open.is_empty() {
                open.push('\n');
            }
            open.push_str(line);
        }
    }
    if !open.is_empty() {
        page.body(&open);
    }
}

/// `Page 3 of 20 © 2019 Factiva, Inc. All rights reserved.`
fn is_page_foot(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 120
        && line.contains("Factiva")
        && (line.contains('©') || line.contains("(c)") || line.contains("rights reserved"))
}

fn read_plain(lines: &[Para<'_>], page: &mut Page) {
    let end = lines.iter().rposition(|para| accession(para.trimmed()).is_some());
    let (lines, closing) = lines.split_at(end.unwrap_or(lines.len()));
    let at = count_line(lines);
    let above = at.unwrap_or_else(|| {
        lines.iter().position(|para| !para.trimmed().is_empty()).map_or(0, |at| at + 1)
    });
    read_above(&lines[..above.min(lines.len())], page);
    let mut copy = above;
    if let Some(at) = at {
        page.plain(Meaning::Words, lines[at].trimmed());
        copy = read_below(lines, at + 1, page);
    }
    read_copy(lines[copy..].iter().map(|para| &*para.text), page);
    for para in closing {
        let text = para.trimmed();
        let start = text.find(char::is_whitespace).map_or(0, |at| at + 1);
        page.entry(text, "", start, Some(Meaning::Identifier), Names::Running);
    }
}

/// The lines above the number of words: perhaps a section, the headline, perhaps a byline.
fn read_above(lines: &[Para<'_>], page: &mut Page) {
    let mut lines: Vec<&Para<'_>> =
        lines.iter().filter(|para| !para.trimmed().is_empty()).collect();
    while let Some(first) = lines.first().filter(|para| is_page_foot(para.trimmed())) {
        page.furniture(first.trimmed());
        lines.remove(0);
    }
    let marked = |para: &&Para<'_>| {
        let path = para.path.to_lowercase();
        para.title || path.contains("headline") || path.contains("div#hd") || is_all_bold(para)
    };
    let first = lines.iter().position(marked);
    let last = lines.iter().rposition(marked);
    let (start, end) = match (first, last) {
        (Some(first), Some(last)) if last - first + 1 < lines.len() || lines.len() == 1 => {
            (first, last + 1)
        }
        _ => unmarked(&lines),
    };
    for (at, para) in lines.iter().enumerate() {
        let text = para.trimmed();
        if at < start {
            page.plain(Meaning::Section, text);
        } else if at >= end {
            if at == end {
                page.byline(text);
            } else {
                page.plain(Meaning::Credit, text);
            }
        } else if at == start {
            let whole: Vec<&str> = lines[start..end].iter().map(|para| para.trimmed()).collect();
            page.headline(&whole.join("\n"));
        }
    }
}

fn is_all_bold(para: &Para<'_>) -> bool {
    para.bold > 0 && para.text[para.bold..].trim().is_empty()
}

/// Where the headline is when nothing marks it: above a byline, below a short line of no sentence.
fn unmarked(lines: &[&Para<'_>]) -> (usize, usize) {
    let mut end = lines.len();
    let named = |at: usize| {
        let text = lines[at].trimmed();
        authors::has_opener(text) || grammar::is_person_name(text)
    };
    if end > 1 && named(end - 1) {
        end -= 1;
    } else if end > 2 && named(end - 2) && is_credit(lines[end - 1].trimmed()) {
        end -= 2;
    }
    // A section, and perhaps a column of it.
    let mut start = 0;
    while start < SECTIONS && start + 1 < end {
        let words = |at: usize| lines[at].trimmed().split_whitespace().count();
        let sentence = lines[start].trimmed().ends_with(['.', '?', '!', ';', ':', ',', '"']);
        let longest = (start + 1..end).map(words).max().unwrap_or_default();
        let column = start == 0 || is_title(lines[start].trimmed());
        if words(start) > 3 || longest <= words(start) || sentence || !column {
            break;
        }
        start += 1;
    }
    (start, end)
}

/// So many lines above the headline name where it stood.
const SECTIONS: usize = 2;

/// Whether every word has a capital but those that join: `Page One`, `Arts and Leisure`; headlines have verbs
/// in small letters.
fn is_title(text: &str) -> bool {
    let joins = |word: &str| matches!(word, "and" | "of" | "the" | "et" | "und" | "y" | "e" | "&");
    text.split_whitespace().all(|word| !word.starts_with(char::is_lowercase) || joins(word))
}

/// Whether a line below a byline names whom its writer works for: an agency, or a few words with capitals.
fn is_credit(text: &str) -> bool {
    let mut words = text.split_whitespace();
    grammar::is_agency(text)
        || words.clone().count() <= 4 && words.all(|word| word.starts_with(char::is_uppercase))
}

/// The lines below the number of words; hands back where the copy begins.
fn read_below(lines: &[Para<'_>], start: usize, page: &mut Page) -> usize {
    let window = lines[start..].iter().enumerate().filter(|(_, para)| !para.trimmed().is_empty());
    let window: Vec<(usize, &Para<'_>)> = window.take(HEAD).collect();
    let language = window.iter().position(|(_, para)| is_language(para.trimmed()));
    let end = language.unwrap_or_else(|| {
        // Without a language the head ends with the outlet, or the code of it.
        window.iter().take(4).rposition(|(_, p)| is_source_code(p.trimmed())).unwrap_or(1)
    });
    let mut next = start;
    for (index, (at, para)) in window.iter().enumerate() {
        let text = para.trimmed();
        let is_head = index <= end && text.chars().count() <= 120;
        if !is_head && !is_rights(text) {
            break;
        }
        next = start + at + 1;
        match text {
            _ if is_rights(text) && index > 0 => page.rights(text),
            _ if !page.has_date() && is_day(text) => page.published(text),
            _ if is_time(text) => page.plain(Meaning::Time, text),
            _ if language == Some(index) => page.plain(Meaning::Language, text),
            _ if !page.has_publisher() => page.masthead(text),
            _ if is_source_code(text) => page.furniture(text),
            _ if text.len() <= 8 => page.plain(Meaning::Page, text),
            _ => page.plain(Meaning::Edition, text),
        }
    }
    next
}

fn is_rights(text: &str) -> bool {
    lexis::is_rights(text)
        || text.len() <= 200
            && (text.contains('©') || text.contains("(c) ") || text.contains("(c)2"))
}

fn is_language(text: &str) -> bool {
    text.split_whitespace().count() <= 2
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '(' | ')' | '-'))
        && text.chars().count() > 2
        && labels::language(text).is_some()
}

/// `14:05`, `14:05 GMT`
fn is_time(text: &str) -> bool {
    let Some((hours, rest)) = text.split_once([':', '.']) else { return false };
    text.len() <= 14
        && !hours.is_empty()
        && hours.bytes().all(|byte| byte.is_ascii_digit())
        && rest.bytes().take(2).filter(u8::is_ascii_digit).count() == 2
}

/// `KELLP`: capitals and digits without a blank.
fn is_source_code(text: &str) -> bool {
    (2..=8).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.len() > 2
}

fn is_day(text: &str) -> bool {
    text.len() <= 60 && grammar::find_date(text).is_some_and(|found| found.date.year.is_some())
}
