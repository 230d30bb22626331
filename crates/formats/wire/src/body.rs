//! The copy itself: paragraphs, tables, subheads, lists, notes, credits and the sign-off.
//!
//! Paragraphs open behind a blank line or at an indent. Where copy has neither, a line goes on the
//! one before it if that was full: the next word would not have fitted. Copy with an indent opens
//! nowhere else, so that a short line within a paragraph does not cut it.
//!
//! Notes are told by how they open ([`copydesk_parser::grammar::note`]); what is *not for
//! publication* (`data/not_for_publication.txt`) is a note up to the sign-off. The first paragraph may
//! open with a dateline ([`crate::dateline`]).

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_core::{BlockKind, Evidence, Published};
use copydesk_parser::grammar::{self, NoteKind};

use crate::dateline;
use crate::page::{Draft, Page};
use crate::table;
use crate::tail;

/// A line that is this much shorter than the widest may have ended its paragraph.
const ROOM: u16 = 12;
/// Lines wider than this were not wrapped.
const WIDEST_WRAP: u16 = 120;

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
        // An address of the net that is longer than the line could not be wrapped.
        let wrapped = |line: &usize| page.line(*line).contains(' ');
        let width = prose().filter(wrapped).map(|line| page.row(line).columns).max().unwrap_or(0);
        let width = (width <= WIDEST_WRAP).then_some(width);
        Self { margin, indented: deeper >= 2 && flush >= 1 || deeper == 1 && flush >= 2, width }
    }

    /// Whether a line goes on the paragraph of the line before it.
    fn goes_on(&self, page: Page<'_>, line: usize) -> bool {
        let (row, before) = (page.row(line), page.row(line - 1));
        let code = ["=!", "<!"].iter().any(|code| page.line(line - 1).ends_with(code));
        if before.is_blank() || code || page.indent(line) >= self.margin + 2 {
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
            dateline::read(page, draft, line, last);
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

/// What a picture is called.
static PICTURES: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("pictures"));
/// `Logo - https://…`: where a picture is.
fn is_picture(text: &str) -> bool {
    let text = text.trim_start_matches('(');
    PICTURES.iter().filter_map(|what| text.strip_prefix(what)).any(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let sign = rest.starts_with(['-', '–', ':']);
        sign && (rest.contains("://") || rest.len() <= 2)
    })
}

/// `- `, `* `, `• ` at the start of a line.
fn opens_list(text: &str) -> bool {
    text.as_bytes().first().is_some_and(|byte| matches!(byte, b'-' | b'*' | 0xe2))
        && ["- ", "* ", "• ", "– ", "-- "].iter().any(|bullet| text.starts_with(bullet))
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
    let most = if capitals { 14 } else { 9 };
    open && heads
        && row.words <= most
        && row.digits <= 4
        && (capitals
            || text.starts_with(char::is_uppercase) && page.is_blank(line.saturating_sub(1)))
        && !text.contains("://")
        && draft.blocks().any(|(_, kind)| kind.is_body())
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
