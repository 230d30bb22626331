//! Text in the making: white space folded, lines ended, and what was said of each piece gathered.

use super::tags::Tag;
use super::{Line, Open};

/// The text so far.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "four questions of what was written last")]
pub(super) struct Text {
    out: String,
    lines: Vec<Line>,
    /// Line ends so far.
    ended: u32,
    /// The line that is being written, if it holds anything.
    line: Option<Line>,
    /// Where it starts.
    start: usize,
    /// White space was read and not written yet.
    blank: bool,
    /// A part that a style sheet may set apart began or ended here.
    seam: bool,
    /// What was written last stands in a link.
    link: bool,
    /// A cell ended on this line.
    cell: bool,
    /// A number that the next item has.
    mark: String,
    /// A blank line must stand before what is next.
    spaced: bool,
}

impl Text {
    /// Adds a piece of text that stands here.
    pub(super) fn push(&mut self, piece: &str, place: &Open) {
        if place.tags & Tag::Pre.bit() != 0 {
            for (index, line) in piece.split('\n').enumerate() {
                if index > 0 {
                    self.break_line();
                }
                self.piece(line.trim_end(), place, true);
            }
            return;
        }
        self.piece(piece, place, false);
    }

    fn piece(&mut self, piece: &str, place: &Open, verbatim: bool) {
        let mut rest = piece;
        while !rest.is_empty() {
            let end = rest.find(|c: char| is_special(c)).unwrap_or(rest.len());
            if end > 0 {
                self.word(&rest[..end], place);
            }
            let Some(special) = rest[end..].chars().next() else { return };
            rest = &rest[end + special.len_utf8()..];
            if is_nothing(special) {
                continue;
            }
            if verbatim && self.line.is_some() {
                self.out.push(if special == '\t' { '\t' } else { ' ' });
            } else {
                self.blank = true;
            }
        }
    }

    /// Adds text without white space.
    fn word(&mut self, word: &str, place: &Open) {
        let line = self.line.get_or_insert_with(|| {
            if std::mem::take(&mut self.spaced) && !self.out.is_empty() {
                self.out.push('\n');
                self.ended += 1;
            }
            self.start = self.out.len();
            self.out.push_str(&self.mark);
            self.mark.clear();
            (self.blank, self.cell, self.seam) = (false, false, false);
            Line {
                number: self.ended,
                block: place.block,
                all: place.tags,
                some: 0,
                near: 0,
                around: place.around,
                chars: 0,
                linked: 0,
                path: place.path,
            }
        });
        if std::mem::take(&mut self.cell) {
            self.out.push('\t');
        } else if self.blank || self.seam && runs_into(&self.out, word) {
            self.out.push(' ');
        }
        self.seam = false;
        self.blank = false;
        self.out.push_str(word);
        let chars = word.len() as u32;
        // A bullet or a comma outside does not take the rest out of a link.
        if word.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80) {
            line.all &= place.tags;
        }
        line.some |= place.tags;
        line.near |= place.near;
        line.chars += chars;
        self.link = place.tags & Tag::Link.bit() != 0;
        if self.link {
            line.linked += chars;
        }
    }

    /// Whether the line ends with a link, nothing behind it yet.
    pub(super) fn ends_with_link(&self) -> bool {
        self.link && self.line.is_some() && !self.blank
    }

    /// A part of the line begins or ends here.
    pub(super) fn seam(&mut self) {
        self.seam = true;
    }

    /// White space stands here.
    pub(super) fn blank(&mut self) {
        self.blank = true;
    }

    /// The number of the item that begins here.
    pub(super) fn mark(&mut self, mark: &str) {
        mark.clone_into(&mut self.mark);
    }

    /// Ends the line, if there is anything on it.
    pub(super) fn end_line(&mut self) {
        self.blank = false;
        self.cell = false;
        let Some(line) = self.line.take() else { return };
        self.lines.push(line);
        self.out.push('\n');
        self.ended += 1;
    }

    /// Ends the line; two breaks set a blank line.
    pub(super) fn break_line(&mut self) {
        if self.line.is_none() {
            self.spaced = true;
        }
        self.end_line();
    }

    /// Ends the line and leaves room behind it.
    pub(super) fn end_spaced(&mut self) {
        self.end_line();
        self.spaced = true;
    }

    /// Ends a cell of a row.
    pub(super) fn end_cell(&mut self) {
        self.cell = self.line.is_some();
        self.blank = false;
    }

    /// The text and its lines.
    pub(super) fn finish(mut self) -> (String, Vec<Line>) {
        self.end_line();
        (self.out, self.lines)
    }
}

/// Whether a word would run into another that is set apart from it: `By` and `Ines Moreau`, a year
/// and `Updated`, a sentence and its credit. A capital within a word is what tells.
fn runs_into(before: &str, word: &str) -> bool {
    let mut next = word.chars();
    let opens =
        next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
    // `March 16, 2021` and `4:13 PM` or `3 min read`.
    let year = |five: &[u8; 5]| {
        matches!(five[0], b' ' | b'/' | b'.')
            && five[1..].iter().all(u8::is_ascii_digit)
            && (five.starts_with(&[five[0], b'2', b'0'])
                || five.starts_with(&[five[0], b'1', b'9']))
    };
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return before.as_bytes().last_chunk::<5>().is_some_and(year);
    }
    let mut back = before.chars().rev();
    let last = back.next();
    let lower = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    opens
        && (lower(last)
            || before.ends_with("AM")
            || before.ends_with("PM")
            || last == Some('.') && lower(back.next()))
}

/// White space, and what is never seen.
fn is_special(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0c' | '\u{a0}') || is_nothing(c) || c.is_whitespace()
}

/// Signs that take no room: soft hyphens, joints, marks of order, controls.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\0'..='\x08' | '\x0b' | '\x0e'..='\x1f' | '\x7f')
}
