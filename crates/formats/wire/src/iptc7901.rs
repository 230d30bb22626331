//! IPTC 7901 as dpa and ATS send it.
//!
//! The header line; keywords, parts apart at strokes; behind the start of text designators in
//! capitals, the headline, notes in brackets and the byline, up to an equals sign at the end of a
//! line; then the copy.
//!
//! Where the start of text was stripped, or stands before the dateline only, it is taken to be the first line
//! behind the keywords. A message without the equals sign has its headline on one line; what opens with a
//! dateline is none.

use copydesk_core::{BlockKind, MarkKind, Span};
use copydesk_parser::grammar;

use crate::body;
use crate::byline;
use crate::grammar::{flag, iptc_header, version};
use crate::page::{Draft, Page};

/// The control byte that opens the text.
pub(crate) const START_OF_TEXT: char = '\u{2}';
/// The equals sign stands within so many lines of the start of text.
const HEAD: usize = 12;

/// Reads a message.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft) {
    let header = (0..page.len().min(8)).find(|line| iptc_header(page.raw(*line)).is_some());
    let Some(at) = header else { return body::read(page, draft, 0..page.len()) };
    for line in 0..=at {
        draft.run(page, line, BlockKind::WireHeader);
    }
    fields(page, draft, at);
    let start = (at + 1..page.len()).find(|line| page.raw(*line).contains(START_OF_TEXT));
    let opens = |line: usize| page.next(line, page.len()).is_some_and(|line| is_dated(page, line));
    let start = start.filter(|line| !opens(*line));
    let mut line = at + 1;
    while let Some(keywords) = page.next(line, start.unwrap_or(page.len())) {
        if start.is_none() && !page.line(keywords).ends_with('/') {
            break;
        }
        draft.run(page, keywords, BlockKind::WireHeader);
        slug(page, draft, keywords);
        line = keywords + 1;
    }
    let body = head(page, draft, start.unwrap_or(line));
    body::read(page, draft, body..page.len());
}

fn fields(page: Page<'_>, draft: &mut Draft, line: usize) {
    let raw = page.raw(line);
    let Some(header) = iptc_header(raw) else { return };
    let field = |range| page.field(page.within_raw(line, range));
    draft.wire.service = field(&header.service);
    draft.wire.sequence = field(&header.sequence);
    draft.wire.priority = field(&header.priority);
    draft.wire.category = field(&header.category);
    draft.wire.word_count = raw[header.words].parse().ok();
    let agency = raw[header.more.clone()]
        .split_whitespace()
        .find(|word| grammar::is_agency(word) || grammar::is_agency(&word.to_uppercase()));
    draft.metadata.agency = agency.and_then(|name| {
        let start = name.as_ptr() as usize - raw.as_ptr() as usize;
        page.field(page.within_raw(line, &(start..start + name.len())))
    });
}

/// `Elm/Harbour/`: the slug, and its parts as keywords.
fn slug(page: Page<'_>, draft: &mut Draft, line: usize) {
    let text = page.line(line).trim_end_matches(['/', ' ']);
    if draft.metadata.slug.is_none() {
        draft.metadata.slug = page.field(page.within(line, &(0..text.len())));
    }
    let mut start = 0;
    for part in text.split('/') {
        let keyword = page.field(page.within(line, &(start..start + part.len())));
        draft.metadata.keywords.extend(keyword);
        start += part.len() + 1;
    }
}

/// Whether a line opens the copy with its dateline.
fn is_dated(page: Page<'_>, line: usize) -> bool {
    let text = page.line(line).trim_start_matches([START_OF_TEXT, ' ']);
    grammar::dateline(text).is_some_and(|found| found.sure || found.agency.is_some())
}

/// The lines up to the equals sign; where the copy begins.
fn head(page: Page<'_>, draft: &mut Draft, from: usize) -> usize {
    let Some(first) = page.next(from, page.len()) else { return page.len() };
    if is_dated(page, first) {
        return first;
    }
    let blank = (first..page.len()).find(|line| page.is_blank(*line)).unwrap_or(page.len());
    let closed = (first..page.len().min(first + HEAD)).find(|line| page.line(*line).ends_with('='));
    let end = match closed {
        Some(line) => line,
        // No sign: one line, or all up to the blank line where that is near.
        None if blank - first <= 4 && blank < page.len() => blank - 1,
        None => first,
    };
    let mut headline: Option<(usize, usize)> = None;
    for line in (first..=end).filter(|line| !page.is_blank(*line)) {
        let text = page.line(line);
        let bare = text.trim_end_matches(['=', ' ']);
        draft.mark(MarkKind::Framing, page.within(line, &(bare.len()..text.len())));
        if headline.is_none() && line < end && flag(bare).is_some() {
            draft.run(page, line, BlockKind::WireHeader);
            let field = page.field(page.within(line, &(0..bare.len())));
            if version(bare).is_some_and(|version| version.counts) {
                draft.wire.version.clone_from(&field);
            }
            draft.flag(field);
        } else if bare.starts_with('(') && (bare.ends_with(')') || headline.is_some()) {
            draft.open(page, line, BlockKind::EditorNote);
        } else if headline.is_some() && byline::opens(bare) {
            byline::read(page, draft, line, line, bare.len());
        } else if !bare.is_empty() {
            let (start, _) = headline.unwrap_or((line, line));
            if headline.is_none() {
                draft.open(page, line, BlockKind::Headline);
            } else {
                draft.run(page, line, BlockKind::Headline);
            }
            headline = Some((start, line));
            let last = page.within(line, &(0..bare.len()));
            let start = page.row(start).text.start;
            draft.metadata.headline = page.field(Span::new(start, last.end));
        }
    }
    end + 1
}
