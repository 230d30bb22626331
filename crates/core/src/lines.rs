//! The line table: where each line stands, and the features that every detector asks for.
//!
//! One scan of the text. `memchr` finds the terminators (`\n`, `\r\n`, a lone `\r`); within a line a
//! table look-up per byte counts letters, digits, blanks and columns at once. A line's terminator
//! belongs to the line. Nothing here decides what a line *is*: that is a layout's work.

use crate::{Span, Wrap};

/// One line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The whole line, terminator included.
    pub span: Span,
    /// The line without surrounding blanks and terminator; empty for a blank line.
    pub text: Span,
    /// Width in characters, from the first column to the last that is not blank.
    pub columns: u16,
    /// Columns before the first character that is not blank; a tab counts as one.
    pub indent: u16,
    /// Width of the first word, in characters.
    pub first_word: u16,
    /// Words: runs of characters between blanks, as counted by the blanks.
    pub words: u16,
    /// ASCII capitals.
    pub upper: u16,
    /// ASCII small letters; of other scripts each letter counts here.
    pub lower: u16,
    /// ASCII digits.
    pub digits: u16,
}

impl Line {
    /// Whether it holds nothing but blanks.
    #[inline]
    pub const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of a text, in order; they tile it.
///
/// ```
/// let table = copydesk_core::LineTable::scan("Ferry talks\n\n  resume.");
/// assert_eq!(table.len(), 3);
/// assert!(table.get(1).unwrap().is_blank());
/// assert_eq!(table.get(2).unwrap().indent, 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct LineTable {
    lines: Vec<Line>,
    wrap: Option<Wrap>,
}

impl LineTable {
    /// Scans a text of less than 4 GiB.
    pub fn scan(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = Vec::with_capacity(bytes.len() / 48 + 1);
        let mut start = 0;
        let line = |at: usize| {
            lines.push(measure(text, start, at + 1));
            start = at + 1;
        };
        // Most texts have no return, and one byte is found sooner than either of two.
        if memchr::memchr(b'\r', bytes).is_none() {
            memchr::memchr_iter(b'\n', bytes).for_each(line);
        } else {
            let pair = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|at| !pair(*at)).for_each(line);
        }
        if start < bytes.len() {
            lines.push(measure(text, start, bytes.len()));
        }
        let wrap = Wrap::find(&lines);
        Self { lines, wrap }
    }

    /// How many lines there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether the text is empty.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines as a slice.
    #[inline]
    pub fn as_slice(&self) -> &[Line] {
        &self.lines
    }

    /// The line with this index, counted from 0.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&Line> {
        self.lines.get(index)
    }

    /// The index of the line that holds this offset; the last line's for what lies beyond.
    pub fn line_at(&self, offset: u32) -> usize {
        self.lines.partition_point(|line| line.span.end <= offset).min(self.len().saturating_sub(1))
    }

    /// The column at which the copy was hard-wrapped, if it was.
    #[inline]
    pub const fn wrap(&self) -> Option<&Wrap> {
        self.wrap.as_ref()
    }
}

/// The text without blanks at either end: white space, the non-breaking space, other spaces of
/// Unicode, zero-width marks, the byte order mark, and control characters.
pub fn trim_blank(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// What counts as blank at the ends of a line.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

const FIELD: u64 = 0xfff;
const UPPER: u32 = 0;
const LOWER: u32 = 12;
const DIGIT: u32 = 24;
const BLANK: u32 = 36;
const COLUMN: u32 = 48;

/// Five counters of twelve bits in one word, so that a byte costs one load and one addition.
const COUNTERS: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut counts = 1 << COLUMN;
        if byte >= 0x80 && byte < 0xc0 {
            // A continuation byte begins no character.
            counts = 0;
        } else if byte >= 0xc3 && byte != 0xe2 {
            // U+00C0 and up is letters, but for U+2000 to U+2FFF: punctuation and signs.
            counts |= 1 << LOWER;
        } else if byte >= b'A' as usize && byte <= b'Z' as usize {
            counts |= 1 << UPPER;
        } else if byte >= b'a' as usize && byte <= b'z' as usize {
            counts |= 1 << LOWER;
        } else if byte >= b'0' as usize && byte <= b'9' as usize {
            counts |= 1 << DIGIT;
        } else if byte == b' ' as usize || byte == b'\t' as usize {
            counts |= 1 << BLANK;
        }
        table[byte] = counts;
        byte += 1;
    }
    table
};

/// The sum of the counters of some bytes, eight at a step: half the work is else the loop's own.
fn counted(bytes: &[u8]) -> u64 {
    let count = |byte: &u8| COUNTERS[usize::from(*byte)];
    let (eights, rest) = bytes.as_chunks::<8>();
    let sum = eights.iter().fold(0, |sum, eight| {
        let [a, b, c, d, e, f, g, h] = eight;
        sum + count(a) + count(b) + count(c) + count(d) + count(e) + count(f) + count(g) + count(h)
    });
    rest.iter().fold(sum, |sum, byte| sum + count(byte))
}

/// What the counters of a line come to.
#[derive(Default)]
struct Totals {
    upper: usize,
    lower: usize,
    digits: usize,
    blanks: usize,
    columns: usize,
}

impl Totals {
    /// Adds five counters in one word.
    fn add(&mut self, packed: u64) {
        let counter = |shift: u32| (packed >> shift & FIELD) as usize;
        self.upper += counter(UPPER);
        self.lower += counter(LOWER);
        self.digits += counter(DIGIT);
        self.blanks += counter(BLANK);
        self.columns += counter(COLUMN);
    }
}

/// The features of the line `start..end`, terminator included.
fn measure(text: &str, start: usize, end: usize) -> Line {
    let bytes = text.as_bytes();
    let span = Span::from_usize(start, end);
    if end == start + 1 && bytes[start] == b'\n' {
        return Line { span, text: Span::from_usize(start, start), ..Line::default() };
    }
    let (mut first, mut last) = (start, end);
    while first < last && matches!(bytes[first], b' ' | b'\t' | b'\r' | b'\n') {
        first += 1;
    }
    while last > first && matches!(bytes[last - 1], b' ' | b'\t' | b'\r' | b'\n') {
        last -= 1;
    }
    // Only a line that begins or ends with something rarer than a space needs the slow look.
    let rare = |byte: u8| byte < b' ' || byte == 0x7f || byte >= 0x80;
    if first < last && (rare(bytes[first]) || rare(bytes[last - 1])) {
        let trimmed = trim_blank(&text[first..last]);
        let offset = trimmed.as_ptr() as usize - text.as_ptr() as usize;
        (first, last) = (offset, offset + trimmed.len());
    }
    if first >= last {
        let at = Span::from_usize(start, start);
        return Line { span, text: at, ..Line::default() };
    }
    let indent = first - start;
    let body = &bytes[first..last];
    // Hardly a line is longer than a counter.
    let (head, rest) = body.split_at(body.len().min(FIELD as usize));
    let mut totals = Totals::default();
    totals.add(counted(head));
    rest.chunks(FIELD as usize).for_each(|chunk| totals.add(counted(chunk)));
    let indent = narrow(indent);
    let letters = body.iter().take_while(|byte| !matches!(byte, b' ' | b'\t'));
    let first_word = letters.filter(|byte| !(0x80..0xc0).contains(*byte)).count();
    Line {
        span,
        text: Span::from_usize(first, last),
        columns: indent.saturating_add(narrow(totals.columns)),
        indent,
        first_word: narrow(first_word),
        words: narrow(totals.blanks).saturating_add(1),
        upper: narrow(totals.upper),
        lower: narrow(totals.lower),
        digits: narrow(totals.digits),
    }
}

/// A count as a line keeps it: what is more than it can hold is the most that it can.
fn narrow(count: usize) -> u16 {
    count.min(usize::from(u16::MAX)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        LineTable::scan(text).as_slice().iter().map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_terminator_belongs_to_its_line() {
        assert_eq!(texts("a\nb\r\nc\rd"), ["a\n", "b\r\n", "c\r", "d"]);
        assert_eq!(texts(""), [""; 0]);
        assert_eq!(texts("\n\n"), ["\n", "\n"]);
    }

    #[test]
    fn blanks_of_unicode_are_trimmed() {
        let text = "\u{feff}\u{a0} Talks \u{200b}\n\u{a0}\n";
        let table = LineTable::scan(text);
        assert_eq!(table.as_slice()[0].text.of(text), "Talks");
        assert!(table.as_slice()[1].is_blank());
    }

    #[test]
    fn features_are_counted_in_characters() {
        let text = "  Zürich 2024 — “OK”\n";
        let line = LineTable::scan(text).as_slice()[0];
        assert_eq!((line.columns, line.indent, line.first_word, line.words), (20, 2, 6, 4));
        assert_eq!((line.upper, line.lower, line.digits), (3, 5, 4));
    }

    #[test]
    fn a_line_longer_than_a_counter_is_counted_in_parts() {
        let text = "a ".repeat(10_000);
        let line = LineTable::scan(&text).as_slice()[0];
        assert_eq!((line.lower, line.words, line.columns), (10_000, 10_000, 19_999));
    }

    #[test]
    fn an_offset_finds_its_line() {
        let table = LineTable::scan("ab\ncd\n");
        let lines: Vec<_> = [0, 2, 3, 5, 6, 99].map(|at| table.line_at(at)).into();
        assert_eq!(lines, [0, 0, 1, 1, 1, 1]);
    }
}
