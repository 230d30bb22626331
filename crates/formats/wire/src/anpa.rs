//! ANPA 1312 as AP, Reuters and Kyodo send it.
//!
//! Call line and keyword line; then, behind the start of text,
//!
//! - AP: fields between `^` and `<` (or `=`), each over one or more lines: slug, headline, notes to
//!   editors, photo lines, byline and role. The copy begins at the first line without `^`.
//! - Reuters: the headline flush left, an indented byline, the copy at the next indent.
//! - Kyodo: the slug again, then the headline, the last line of which ends with `+`.
//!
//! Which of the three is told by these signs, not by the name of the service. A message without a
//! headline, such as an alert, has none.

use copydesk_core::{BlockKind, Evidence, MarkKind, PartialDate, Published, Span};
use copydesk_parser::grammar::{self, NoteKind};

use crate::body;
use crate::byline;
use crate::grammar::{call, flag, keyword_line, slug_field, version};
use crate::page::{Draft, Page};

/// A header stands within so many lines.
const HEADER: usize = 10;
/// Kyodo's headline ends within so many lines.
const HEADLINE: usize = 8;
/// A headline of more words than this is copy.
const HEADLINE_WORDS: usize = 32;

/// Reads a message.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft) {
    let text = header(page, draft);
    let Some(first) = page.next(text, page.len()) else { return };
    let body = if page.line(first).starts_with('^') {
        fields(page, draft, first)
    } else if let Some(end) = kyodo_head(page, first) {
        kyodo(page, draft, first, end)
    } else {
        plain(page, draft, first)
    };
    body::read(page, draft, body..page.len());
}

/// The header lines; where the text begins.
fn header(page: Page<'_>, draft: &mut Draft) -> usize {
    let mut text = 0;
    for line in 0..page.len().min(HEADER) {
        if page.is_blank(line) {
            continue;
        }
        let raw = page.raw(line);
        let field = |range| page.field(page.within_raw(line, range));
        if let Some(found) = keyword_line(raw) {
            draft.run(page, line, BlockKind::WireHeader);
            draft.wire.priority = field(&found.priority);
            draft.wire.category = field(&found.category);
            draft.wire.word_count = found.words.and_then(|words| raw[words].parse().ok());
            let counts = |range: &&std::ops::Range<usize>| {
                version(&raw[(*range).clone()]).is_some_and(|version| version.counts)
            };
            draft.wire.version = found.version.as_ref().filter(counts).and_then(field);
            draft.metadata.slug = field(&found.keyword);
            if let Some(found) = &found.version {
                draft.flag(field(found));
            }
            let mut numbers = raw[found.date.clone()].split('-').map(str::parse::<u8>);
            if let (Some(Ok(month)), Some(Ok(day))) = (numbers.next(), numbers.next()) {
                let (month, day) = if month > 12 { (day, month) } else { (month, day) };
                let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
                let date = PartialDate { year: None, month: Some(month), day: Some(day) };
                let mut sent = Published::new(date);
                let span = page.within_raw(line, &found.date);
                sent.evidence.push(Evidence::new(span, "the date of the message's header"));
                draft.wire.sent = fits.then_some(sent);
            }
            return line + 1;
        }
        if let Some(found) = call(raw) {
            draft.wire.service = field(&found.service);
            draft.wire.sequence = field(&found.sequence);
            draft.metadata.agency = found.station.as_ref().and_then(field);
            text = line + 1;
        } else if page.line(line).starts_with('^') || raw.contains(crate::iptc7901::START_OF_TEXT) {
            return line;
        } else if text > 0 {
            return text;
        }
        draft.run(page, line, BlockKind::WireHeader);
    }
    text
}

/// Reuters' head: headline, then whatever is indented.
fn plain(page: Page<'_>, draft: &mut Draft, first: usize) -> usize {
    let mut line = first;
    // A headline may hold a dash too; a dateline has a day or an agency before it.
    let dated = |text: &str| {
        grammar::dateline(text).is_some_and(|found| found.date.is_some() || found.agency.is_some())
    };
    let copy = |line: usize| {
        page.indent(line) >= 2 || dated(page.line(line)) || flag(page.line(line)).is_some()
    };
    while line < page.len() && flag(page.line(line)).is_some() {
        draft.run(page, line, BlockKind::WireHeader);
        draft.flag(page.field(page.row(line).text));
        line += 1;
    }
    if page.is_blank(line) {
        line = page.next(line, page.len()).unwrap_or(page.len());
    }
    if line < page.len() && !copy(line) {
        let end =
            (line + 1..page.len()).find(|at| page.is_blank(*at) || copy(*at)).unwrap_or(page.len());
        let words = |end: usize| {
            let text = page.lines(line, end - 1).get(page.text()).unwrap_or_default();
            text.split_whitespace().count()
        };
        // Copy that begins flush left follows a headline of one line.
        let end = if words(end) > HEADLINE_WORDS { line + 1 } else { end };
        if words(end) <= HEADLINE_WORDS {
            draft.open(page, line, BlockKind::Headline);
            draft.metadata.headline = page.field(page.lines(line, end - 1));
            line = end;
        }
    }
    if let Some(by) = page.next(line, page.len()).filter(|by| *by <= line + 2) {
        let text = page.line(by);
        if byline::opens(text) && grammar::dateline(text).is_none() {
            byline::read(page, draft, by, by, text.len());
            return by + 1;
        }
    }
    line
}

/// The line that ends Kyodo's headline, if this is Kyodo's head.
fn kyodo_head(page: Page<'_>, first: usize) -> Option<usize> {
    (first..page.len().min(first + HEADLINE))
        .take_while(|line| !page.is_blank(*line))
        .find(|line| page.line(*line).ends_with('+'))
}

/// Kyodo's head: the slug, and the headline up to its sign.
fn kyodo(page: Page<'_>, draft: &mut Draft, first: usize, end: usize) -> usize {
    let mut start = first;
    if start < end && slug_field(page.line(start)).is_some() {
        draft.run(page, start, BlockKind::WireHeader);
        draft.metadata.slug = page.field(page.row(start).text);
        start += 1;
    }
    draft.open(page, start, BlockKind::Headline);
    let text = page.line(end);
    let bare = text.trim_end_matches(['+', ' ']);
    draft.mark(MarkKind::Framing, page.within(end, &(bare.len()..text.len())));
    let last = page.within(end, &(0..bare.len()));
    draft.metadata.headline = page.field(Span::new(page.row(start).text.start, last.end));
    end + 1
}

/// A field of AP's head.
#[derive(Clone, Copy)]
struct Caret {
    /// Its first line.
    line: usize,
    /// Its text, signs left out.
    span: Span,
    /// Whether it begins its line.
    opens: bool,
}

/// AP's head; where the copy begins.
fn fields(page: Page<'_>, draft: &mut Draft, first: usize) -> usize {
    let mut carets = Vec::new();
    let mut line = first;
    while let Some(at) = page.next(line, page.len()).filter(|at| page.line(*at).starts_with('^')) {
        let mut last = at;
        while !page.line(last).ends_with(['<', '=']) && last + 1 < page.len() {
            let next = last + 1;
            if page.is_blank(next) || page.indent(next) >= 2 || page.line(next).starts_with('^') {
                break;
            }
            last = next;
        }
        // The fields behind the text are the tail's.
        if at > first && crate::grammar::sent(page.line(at).trim_start_matches('^')).is_some() {
            break;
        }
        cut(page, draft, at, last, &mut carets);
        line = last + 1;
    }
    classify(page, draft, &carets);
    (line..page.len()).for_each(|line| signs(page, draft, line));
    line
}

/// Marks the signs of a field that is a line of the copy.
fn signs(page: Page<'_>, draft: &mut Draft, line: usize) {
    let text = page.line(line);
    let bare = text.strip_suffix('<').unwrap_or(text);
    draft.mark(MarkKind::Framing, page.within(line, &(bare.len()..text.len())));
    let opens = text.len() - text.trim_start_matches('^').len();
    draft.mark(MarkKind::Framing, page.within(line, &(0..opens.min(bare.len()))));
}

/// Cuts lines at their `^`, and marks the signs.
fn cut(page: Page<'_>, draft: &mut Draft, first: usize, last: usize, carets: &mut Vec<Caret>) {
    let span = page.lines(first, last);
    let text = span.get(page.text()).unwrap_or_default();
    let at = |start: usize, end: usize| Span::from_usize(start, end).shift(span.start);
    let mut opens = true;
    let mut from = 0;
    while from < text.len() {
        let inner = from + 1;
        let end = text[inner..].find(" ^").map_or(text.len(), |end| inner + end + 1);
        let bare = text[inner..end].trim_end_matches(['<', '=', ' ', '\r', '\n']);
        let start = inner + bare.len() - bare.trim_start().len();
        draft.mark(MarkKind::Framing, at(from, inner));
        let signs = text[inner + bare.len()..end].trim_end();
        draft.mark(MarkKind::Framing, at(inner + bare.len(), inner + bare.len() + signs.len()));
        if start < inner + bare.len() {
            let line = page.source.lines().line_at(at(start, start).start);
            carets.push(Caret { line, span: at(start, inner + bare.len()), opens });
        }
        opens = false;
        from = end;
    }
}

/// Names the fields of AP's head.
fn classify(page: Page<'_>, draft: &mut Draft, carets: &[Caret]) {
    let text = |caret: &Caret| caret.span.get(page.text()).unwrap_or_default();
    let mut at = 0;
    while let Some(caret) = carets.get(at) {
        let field = text(caret);
        at += 1;
        if at == 1 && slug(page, draft, caret) {
            draft.run(page, caret.line, BlockKind::WireHeader);
        } else if byline::opens(field) && draft.metadata.byline.is_none() {
            let role = carets.get(at).filter(|next| is_role(text(next)));
            at += usize::from(role.is_some());
            if caret.opens {
                draft.open(page, caret.line, BlockKind::Byline);
            } else {
                // The field before it lacks its sign, and its line is the block's.
                draft.mark(MarkKind::Byline, caret.span);
                if let Some(role) = role {
                    draft.open(page, role.line, BlockKind::Byline);
                }
            }
            byline::set(page, draft, caret.span, role.map(|role| role.span));
        } else if flag(field).is_some() {
            draft.run(page, caret.line, BlockKind::WireHeader);
            draft.flag(page.field(caret.span));
        } else if let Some(kind) = note(field) {
            draft.open(page, caret.line, BlockKind::EditorNote);
            if kind == NoteKind::Embargo {
                draft.metadata.embargo = page.field(caret.span);
            }
        } else if draft.metadata.headline.is_none() {
            draft.open(page, caret.line, BlockKind::Headline);
            draft.metadata.headline = page.field(caret.span);
        } else if draft.metadata.deck.is_none() {
            draft.open(page, caret.line, BlockKind::Deck);
            draft.metadata.deck = page.field(caret.span);
        } else {
            draft.open(page, caret.line, BlockKind::EditorNote);
        }
    }
}

/// A note to editors, an embargo, or a line on pictures (`data/advisories.txt`).
fn note(field: &str) -> Option<NoteKind> {
    let lower = field.to_lowercase();
    let rows = include_str!("../data/advisories.txt").lines().filter(|row| !row.starts_with('#'));
    for (class, opening) in rows.filter_map(|row| row.split_once(' ')) {
        if lower.strip_prefix(opening).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)) {
            return Some(if class == "e" { NoteKind::Embargo } else { NoteKind::Editors });
        }
    }
    grammar::note(field)
}

/// Whether a field below a byline is its role: a few words without a mark at the end.
fn is_role(field: &str) -> bool {
    field.split_whitespace().count() <= 6
        && !field.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "))
        && note(field).is_none()
        && !field.ends_with(['.', '!', '?'])
        && !field.contains(|c: char| c.is_ascii_digit())
}

/// AP's slug, which tells more than the keyword: in full, with its designators.
fn slug(page: Page<'_>, draft: &mut Draft, caret: &Caret) -> bool {
    let field = caret.span.get(page.text()).unwrap_or_default();
    let Some(found) = slug_field(field) else { return false };
    let part = |range: &std::ops::Range<usize>| {
        page.field(Span::from_usize(range.start, range.end).shift(caret.span.start))
    };
    // The keyword is the slug, cut to its column.
    let keyword = draft.metadata.slug.take();
    draft.metadata.slug = part(&found.slug);
    let cut = keyword
        .filter(|cut| draft.metadata.slug.as_ref().is_none_or(|slug| slug.value != cut.value));
    draft.metadata.keywords.extend(cut);
    draft.wire.word_count = draft
        .wire
        .word_count
        .or_else(|| found.words.as_ref().and_then(|words| field[words.clone()].parse().ok()));
    let flags = std::mem::take(&mut draft.wire.flags);
    for designator in &found.designators {
        if version(&field[designator.clone()]).is_some_and(|version| version.counts) {
            draft.wire.version = part(designator);
        }
        draft.flag(part(designator));
    }
    if draft.wire.flags.is_empty() {
        draft.wire.flags = flags;
    }
    true
}
