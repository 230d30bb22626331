//! The line table: where each line stands, and the features that every detector asks for.
//!
//! One scan of the text for the terminators (`\n`, `\r\n`, a lone `\r`), one of each line, sixteen bytes
//! at a step, for its letters, digits, blanks and columns. A line's terminator belongs to the line.
//! Nothing here decides what a line *is*: that is a layout's work.

use wide::u8x16;

use crate::{Span, Wrap, quoting};

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
    quoted: bool,
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
        // Most texts have no return.
        if memchr::memchr(b'\r', bytes).is_none() {
            feeds(bytes, line);
        } else {
            let pair = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|at| !pair(*at)).for_each(line);
        }
        if start < bytes.len() {
            lines.push(measure(text, start, bytes.len()));
        }
        let quoted =
            quoting::measure_behind(text, &mut lines, |start, end| measure(text, start, end));
        let wrap = Wrap::find(text, &lines);
        Self { lines, wrap, quoted }
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

    /// Whether lines of it were quoted by a mail: what stands before their text is its signs.
    #[inline]
    pub const fn is_quoted(&self) -> bool {
        self.quoted
    }

    /// The column at which the copy was hard-wrapped, if it was.
    #[inline]
    pub const fn wrap(&self) -> Option<&Wrap> {
        self.wrap.as_ref()
    }
}

/// Hands on the place of each line feed, in order.
///
/// Lines are short: a search that begins anew behind each would cost more than this walk.
fn feeds(bytes: &[u8], mut found: impl FnMut(usize)) {
    let line_feeds = |bytes: u8x16| bytes.cmp_eq(u8x16::splat(b'\n')).move_mask() as u32;
    let mut each = |start: usize, mut told: u32| {
        while told != 0 {
            found(start + told.trailing_zeros() as usize);
            told &= told - 1;
        }
    };
    let (sixteens, rest) = bytes.as_chunks::<16>();
    let (pairs, last) = sixteens.as_chunks::<2>();
    for (index, [first, second]) in pairs.iter().enumerate() {
        each(index * 32, line_feeds((*second).into()) << 16 | line_feeds((*first).into()));
    }
    let start = pairs.len() * 32;
    each(start, last.first().map_or(0, |sixteen| line_feeds((*sixteen).into())));
    let behind = bytes.len() - rest.len();
    each(behind, line_feeds(sixteen(bytes, behind, bytes.len())));
}

/// The sixteen bytes that begin at `at`, NUL from `end` on.
#[inline]
fn sixteen(bytes: &[u8], at: usize, end: usize) -> u8x16 {
    let width = end.saturating_sub(at).min(16);
    let Some(sixteen) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) else {
        let mut padded = [0; 16];
        padded[..width].copy_from_slice(bytes.get(at..at + width).unwrap_or_default());
        return u8x16::from(padded);
    };
    u8x16::from(*sixteen) & u8x16::from(WITHIN[width])
}

/// The first bytes of sixteen: as many as the row's number.
const WITHIN: [[u8; 16]; 17] = {
    let mut rows = [[0; 16]; 17];
    let mut width = 0;
    while width < 17 {
        let mut at = 0;
        while at < width {
            rows[width][at] = u8::MAX;
            at += 1;
        }
        width += 1;
    }
    rows
};

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

/// What the characters of a line come to.
#[derive(Default)]
struct Totals {
    upper: usize,
    lower: usize,
    digits: usize,
    blanks: usize,
    /// Bytes that begin no character.
    inner: usize,
}

/// So many steps of sixteen bytes are counted in counters of eight bits.
const STEPS: usize = 255;

impl Totals {
    /// Of `bytes[start..end]`.
    fn of(bytes: &[u8], start: usize, end: usize) -> Self {
        let mut totals = Self::default();
        for part in (start..end).step_by(STEPS * 16) {
            totals.add(bytes, part, end.min(part + STEPS * 16));
        }
        totals
    }

    /// Counts the characters of at most [`STEPS`] steps, sixteen counters of a kind side by side.
    fn add(&mut self, bytes: &[u8], start: usize, end: usize) {
        let mut counters = Counters::default();
        let (sixteens, rest) = bytes[start..end].as_chunks::<16>();
        for sixteen in sixteens {
            counters.count(u8x16::from(*sixteen));
        }
        if !rest.is_empty() {
            // NUL is none of what is counted.
            counters.count(sixteen(bytes, end - rest.len(), end));
        }
        let sum = |counter: u8x16| counter.to_array().into_iter().map(usize::from).sum::<usize>();
        self.upper += sum(counters.upper);
        self.lower += sum(counters.lower);
        self.digits += sum(counters.digits);
        self.blanks += sum(counters.blanks);
        self.inner += sum(counters.inner);
    }
}

#[derive(Default)]
struct Counters {
    upper: u8x16,
    lower: u8x16,
    digits: u8x16,
    blanks: u8x16,
    inner: u8x16,
}

impl Counters {
    #[inline]
    fn count(&mut self, bytes: u8x16) {
        let within = |first: u8, last: u8| {
            bytes.max(u8x16::splat(first)).min(u8x16::splat(last)).cmp_eq(bytes)
        };
        let is = |byte: u8| bytes.cmp_eq(u8x16::splat(byte));
        // What is true is all ones: less one is one more.
        self.upper -= within(b'A', b'Z');
        self.lower -= within(b'a', b'z');
        self.digits -= within(b'0', b'9');
        self.blanks -= is(b' ') | is(b'\t');
        if bytes.move_mask() != 0 {
            // U+00C0 and up is letters, but for U+2000 to U+2FFF: punctuation and signs.
            self.lower -= within(0xc3, 0xff) & !is(0xe2);
            self.inner -= within(0x80, 0xbf);
        }
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
    let body = &bytes[first..last];
    let totals = Totals::of(bytes, first, last);
    let indent = narrow(first - start);
    let gap = gap(bytes, first, last);
    let inner = |word: &[u8]| word.iter().filter(|byte| (0x80..0xc0).contains(*byte)).count();
    let first_word = gap - if totals.inner == 0 { 0 } else { inner(&body[..gap]) };
    Line {
        span,
        text: Span::from_usize(first, last),
        columns: indent.saturating_add(narrow(body.len() - totals.inner)),
        indent,
        first_word: narrow(first_word),
        words: narrow(totals.blanks).saturating_add(1),
        upper: narrow(totals.upper),
        lower: narrow(totals.lower),
        digits: narrow(totals.digits),
    }
}

/// How many bytes of `bytes[first..last]` stand before its first blank.
fn gap(bytes: &[u8], first: usize, last: usize) -> usize {
    let opening = sixteen(bytes, first, last);
    let is = |byte: u8| opening.cmp_eq(u8x16::splat(byte));
    let blanks = (is(b' ') | is(b'\t')).move_mask();
    if blanks != 0 {
        return blanks.trailing_zeros() as usize;
    }
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    bytes[first..last].iter().position(blank).unwrap_or(last - first)
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
    fn line_feeds_are_found_up_to_the_end() {
        let text = b"\n23456789012345\n\n89012345678901\n\n4\n7890123456789012\n345678901234\n\n";
        for end in 0..=text.len() {
            let mut found = Vec::new();
            feeds(&text[..end], |at| found.push(at));
            let expected: Vec<usize> = (0..end).filter(|at| text[*at] == b'\n').collect();
            assert_eq!(found, expected);
        }
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
