//! The copy itself: paragraphs, tables, subheads, lists, notes, credits and the sign-off.
//!
//! Paragraphs open behind a blank line or at an indent. Where copy has neither, a line goes on the
//! one before it if that was full: the next word would not have fitted. Copy with an indent opens
//! nowhere else, so that a short line within a paragraph does not cut it.
//!
//! Notes are told by how they open ([`copydesk_parser::grammar::note`]); what is *not for
//! publication* (`data/not_for_publication.txt`) is a note up to the sign-off. A dateline is read in
//! the first paragraph; in a wire message it need not be in capitals, so a place and a day before a
//! dash are enough here.

use std::ops::Range;

use copydesk_core::{BlockKind, Dateline, Evidence, Field, MarkKind, Published, Span};
use copydesk_parser::grammar::{self, NoteKind};

use crate::page::{Draft, Page};
use crate::table;
use crate::tail;

/// A line that is this much shorter than the widest may have ended its paragraph.
const ROOM: u16 = 12;
/// Lines wider than this were not wrapped.
const WIDEST_WRAP: u16 = 120;
/// A dateline ends within this many bytes.
const DATELINE: usize = 90;

/// How the lines of a body make paragraphs.
struct Style {
    /// Columns that every line is indented.
    margin: usize,
    /// Whether an indent is what opens a paragraph.
    indented: bool,
    /// The widest line of prose; none where lines were not wrapped.
    width: Option<u16>,
}

impl Style {
    fn of(page: Page<'_>, lines: &Range<usize>, tables: &[Range<usize>]) -> Self {
        let prose = || {
            lines.clone().filter(|line| {
                !page.is_blank(*line) && !tables.iter().any(|table| table.contains(line))
            })
        };
        let margin = prose().map(|line| page.indent(line)).min().unwrap_or(0);
        let deeper = prose().filter(|line| page.indent(*line) >= margin + 2).count();
        let flush = prose().count() - deeper;
        let width = prose().map(|line| page.row(line).columns).max().unwrap_or(0);
        let width = (width <= WIDEST_WRAP).then_some(width);
        Self { margin, indented: deeper >= 2 && flush >= 1 || deeper == 1 && flush >= 2, width }
    }

    /// Whether a line goes on the paragraph of the line before it.
    fn goes_on(&self, page: Page<'_>, line: usize) -> bool {
        let (row, before) = (page.row(line), page.row(line - 1));
        if before.is_blank() || page.indent(line) >= self.margin + 2 {
            return false;
        }
        let Some(width) = self.width else { return false };
        if self.indented {
            return true;
        }
        let needed = before.columns.saturating_add(row.first_word).saturating_add(1);
        let small = page.line(line).starts_with(char::is_lowercase);
        let ended = page.line(line - 1).ends_with(['.', '!', '?', '"', ':', '\'']);
        needed > width || (small && !ended && needed + ROOM * 2 > width)
    }
}

/// Reads the lines of a body into a draft.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft, lines: Range<usize>) {
    let end = tail::find(page, draft, lines.clone());
    let copy = lines.start..end.copy;
    let tables = table::tables(page, copy.clone());
    let style = Style::of(page, &copy, &tables);
    let mut line = copy.start;
    let mut table = tables.iter().peekable();
    let mut told = false;
    while line < copy.end {
        if page.is_blank(line) {
            line += 1;
            continue;
        }
        while table.next_if(|table| table.end <= line).is_some() {}
        if let Some(rows) = table.next_if(|table| table.start == line) {
            draft.open(page, line, BlockKind::Table);
            line = rows.end;
            continue;
        }
        let stop = table.peek().map_or(copy.end, |table| table.start);
        let mut last = line;
        while last + 1 < stop
            && !page.is_blank(last + 1)
            && style.goes_on(page, last + 1)
            && !page.line(last + 1).starts_with('^')
            && !opens_list(page.line(last + 1))
        {
            last += 1;
        }
        let mut kind = kind(page, draft, line, last, copy.end);
        if !told && line == last && dated(page, draft, line) {
            kind = BlockKind::Published;
        }
        draft.open(page, line, kind);
        if kind == BlockKind::Paragraph && !told {
            told = true;
            dateline(page, draft, line, last);
        }
        line = last + 1;
    }
    tail::write(page, draft, &end);
}

/// What a paragraph's lines are.
fn kind(page: Page<'_>, draft: &Draft, first: usize, last: usize, end: usize) -> BlockKind {
    let text = page.line(first);
    if let Some(field) = text.strip_prefix('^') {
        let ends = grammar::sign_off(field.trim_end_matches('<'));
        return if ends { BlockKind::SignOff } else { BlockKind::EditorNote };
    }
    if is_picture(text) {
        return BlockKind::Caption;
    }
    match grammar::note(text) {
        Some(NoteKind::Correction) => return BlockKind::Correction,
        Some(NoteKind::Editors | NoteKind::Embargo) => return BlockKind::EditorNote,
        None => {}
    }
    if tail::is_closed(text) {
        return BlockKind::EditorNote;
    }
    if is_rule(text) {
        return BlockKind::Furniture;
    }
    if opens_list(text) {
        return BlockKind::ListItem;
    }
    if first == last && is_subhead(page, draft, first, end) {
        return BlockKind::Subhead;
    }
    BlockKind::Paragraph
}

/// `___`, `* * *`: lines without a letter or a digit.
fn is_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// `Logo - https://…`: where a picture is.
fn is_picture(text: &str) -> bool {
    let text = text.trim_start_matches('(');
    let what = ["Photo", "Logo", "Image", "Video", "Infographic", "Picture"];
    what.iter().filter_map(|what| text.strip_prefix(what)).any(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let sign = rest.starts_with(['-', '–', ':']);
        sign && (rest.contains("://") || rest.len() <= 2)
    })
}

/// `- `, `* `, `• ` at the start of a line.
fn opens_list(text: &str) -> bool {
    ["- ", "* ", "• ", "– ", "-- "].iter().any(|bullet| text.starts_with(bullet))
        && text.chars().any(char::is_alphanumeric)
}

/// A short line in capitals, or one above the copy that it heads, without a mark at its end.
fn is_subhead(page: Page<'_>, draft: &Draft, line: usize, end: usize) -> bool {
    let text = page.line(line);
    let row = page.row(line);
    let open = !text.ends_with(['.', '!', '?', ':', ',', ';', '"', '\'', '-', '_']);
    let heads = page.next(line + 1, end).is_some_and(|next| {
        let words = page.row(next).words;
        words > row.words && words > 4
    });
    let capitals = row.upper > 2 && row.lower == 0;
    let first = draft.kind().is_none_or(|kind| !kind.is_body());
    open && heads
        && !first
        && row.words <= 9
        && row.digits <= 4
        && (capitals
            || text.starts_with(char::is_uppercase) && page.is_blank(line.saturating_sub(1)))
        && !text.contains("://")
}

/// Whether a line above the copy is nothing but its date.
fn dated(page: Page<'_>, draft: &mut Draft, line: usize) -> bool {
    let text = page.line(line);
    let whole = |found: &grammar::FoundDate| {
        let rest = text.len() - found.range.len();
        found.date.is_full() && rest <= 11 && page.row(line).words <= 5
    };
    let Some(found) = grammar::find_date(text).filter(whole) else { return false };
    if draft.wire.sent.is_none() {
        let mut published = Published::new(found.date);
        published.evidence.push(Evidence::new(page.row(line).text, "a line that is a date"));
        draft.metadata.published = Some(published);
    }
    true
}

/// Marks the dateline of the first paragraph.
fn dateline(page: Page<'_>, draft: &mut Draft, first: usize, last: usize) {
    let span = page.lines(first, last);
    let text = span.get(page.text()).unwrap_or_default();
    let found = grammar::dateline(text).map(|found| {
        let end = text[..found.range.end].trim_end().len();
        let part = |range: &Range<usize>| page.field(at(span, range));
        let dateline = Dateline {
            span: at(span, &found.printed),
            places: found.places.iter().filter_map(&part).collect(),
            date: found.date,
            agency: found.agency.as_ref().and_then(&part),
        };
        (dateline, end)
    });
    let found = found
        .or_else(|| plain_dateline(page, span, text))
        .or_else(|| signed_dateline(page, draft, span, text));
    let Some((dateline, end)) = found else { return };
    draft.mark(MarkKind::Dateline, Span::new(span.start, span.start + end as u32));
    draft.metadata.agency = draft.metadata.agency.take().or_else(|| dateline.agency.clone());
    draft.metadata.dateline = Some(dateline);
}

/// `PLACE[, REGION], DAY [AGENCY] DASH`, whatever its case: only believed where a message begins.
fn plain_dateline(page: Page<'_>, span: Span, text: &str) -> Option<(Dateline, usize)> {
    let head = &text[..floor(text, DATELINE)];
    let dash = [" -", "--", "-\n", "- ", "_ ", "–", "—"]
        .iter()
        .filter_map(|dash| head.find(dash))
        .min()?;
    let printed = head[..dash].trim_end();
    let (day, date) = printed
        .char_indices()
        .filter(|(at, _)| printed[..*at].ends_with([' ', ',']))
        .find_map(|(start, _)| grammar::date_at(&printed[start..]).map(|date| (start, date)))?;
    let behind = printed[day + date.1..].trim_matches([' ', '/', '(', ')', '\n', '\r']);
    let place = printed[..day].trim_end_matches([' ', ',', '.']);
    let short = place.split_whitespace().count() <= 6 && behind.split_whitespace().count() <= 2;
    if place.is_empty() || !short || !place.contains(char::is_uppercase) {
        return None;
    }
    let mut places: Vec<Field> = Vec::new();
    let mut from = 0;
    for part in place.split(',') {
        let start = from + part.len() - part.trim_start().len();
        places.extend(page.field(at(span, &(start..start + part.trim().len()))));
        from += part.len() + 1;
    }
    let start = behind.as_ptr() as usize - text.as_ptr() as usize;
    let agency = page.field(at(span, &(start..start + behind.len())));
    let end = dash
        + head[dash..]
            .find(|c: char| !matches!(c, ' ' | '-' | '_' | '–' | '—'))
            .unwrap_or(head.len() - dash);
    let end = text[..end].trim_end().len();
    Some((
        Dateline { span: at(span, &(0..printed.len())), places, date: Some(date.0), agency },
        end,
    ))
}

/// `PLACE (agency)` without a dash, as the Swiss and church agencies write it: the agency must be the
/// message's own.
fn signed_dateline(
    page: Page<'_>,
    draft: &Draft,
    span: Span,
    text: &str,
) -> Option<(Dateline, usize)> {
    let head = &text[..floor(text, DATELINE)];
    let open = head.find(" (")?;
    let close = open + head[open..].find(')')?;
    let name = &head[open + 2..close];
    let own = [&draft.metadata.agency, &draft.wire.service];
    let own = own.into_iter().flatten().any(|field| field.value.eq_ignore_ascii_case(name));
    let place = &head[..open];
    let fits = place.split_whitespace().count() <= 4 && place.starts_with(char::is_uppercase);
    if !((own || tail::is_agency(name)) && fits) {
        return None;
    }
    let places = page.field(at(span, &(0..open))).into_iter().collect();
    let agency = page.field(at(span, &(open + 2..close)));
    Some((Dateline { span: at(span, &(0..close + 1)), places, date: None, agency }, close + 1))
}

/// The place of a range of a text that stands at a span.
fn at(span: Span, range: &Range<usize>) -> Span {
    Span::from_usize(range.start, range.end).shift(span.start)
}

/// The last character boundary at or before an offset.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
