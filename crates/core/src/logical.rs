//! Logical text: what a reader reads, with a map back to the bytes of the source.
//!
//! Lines of a block are joined, white space (the non-breaking space among it) is folded to one
//! space, zero-width characters and soft hyphens go, character references such as `&amp;` are
//! decoded, and marks that stand apart from the text (a dateline, a date stamp) are left out.
//! Blocks are set apart by a blank line. The rows of a table stay on lines of their own, with the
//! blanks in them. A line that ends with a hyphen between letters is joined without a space, the
//! hyphen kept: `Asia-` and `Pacific` were one word. What becomes of a single character is told by
//! `characters`.
//!
//! The map is a list of runs. A run of equal length on both sides maps byte for byte; a shorter or
//! longer one (a folded space, a decoded reference) maps as a whole.

mod characters;

use std::borrow::Cow;

use characters::{Step, plain_end, step};

use crate::{Article, BlockKind, Span};

/// A run of logical text and the source it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    logical: Span,
    source: Span,
}

/// The logical text of one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Index of the block in the article.
    pub block: usize,
    /// Its kind.
    pub kind: BlockKind,
    /// Where its text stands in the logical text.
    pub span: Span,
}

/// Logical text of one or more blocks, and the way back to the source.
///
/// ```
/// use copydesk_core::{Logical, Span};
/// let source = "The  ferry\nsails &amp; returns.\n";
/// let logical = Logical::of_span(source, Span::new(0, 31));
/// assert_eq!(logical.text(), "The ferry sails & returns.");
/// let ferry = Span::new(4, 9);
/// assert_eq!(logical.to_source(ferry).of(source), "ferry");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logical {
    text: String,
    runs: Vec<Run>,
    pieces: Vec<Piece>,
}

impl Logical {
    /// The logical text of a stretch of source.
    pub fn of_span(source: &str, span: Span) -> Self {
        let mut logical = Self::default();
        logical.text.reserve_exact(span.len() as usize);
        logical.push(source, span);
        logical
    }

    /// The logical text of a stretch of source without the way back: the source's own, where it
    /// reads as it stands, as most lines do.
    ///
    /// ```
    /// use copydesk_core::{Logical, Span};
    /// let source = "The ferry  sails.\n";
    /// assert_eq!(Logical::text_of(source, Span::new(0, 9)), "The ferry");
    /// assert_eq!(Logical::text_of(source, Span::new(4, 18)), "ferry sails.");
    /// ```
    pub fn text_of(source: &str, span: Span) -> Cow<'_, str> {
        let Span { start, end } = span;
        let (start, end) = (start as usize, end as usize);
        if plain_end(source.as_bytes(), start, end, false) == end {
            return Cow::Borrowed(&source[start..end]);
        }
        Cow::Owned(Self::of_span(source, span).text)
    }

    /// The logical text of the article's blocks whose kind `wanted` accepts, marks left out.
    pub fn of_blocks(article: &Article, wanted: impl Fn(BlockKind) -> bool) -> Self {
        let source = article.text();
        let mut logical = Self::default();
        let told = article.blocks().iter().filter(|block| wanted(block.kind));
        // A blank line of two bytes stands between blocks, whose own ends are blank mostly.
        logical.text.reserve_exact(told.map(|block| block.span.len() as usize + 2).sum());
        let mut marks = article.marks().iter().filter(|mark| mark.kind.is_apart()).peekable();
        for (index, block) in article.blocks().iter().enumerate() {
            while marks.next_if(|mark| mark.span.end <= block.span.start).is_some() {}
            if !wanted(block.kind) {
                continue;
            }
            let undo = (logical.text.len(), logical.runs.len());
            if !logical.text.is_empty() {
                logical.text.push_str("\n\n");
            }
            let start = logical.text.len();
            let table = block.kind == BlockKind::Table;
            let mut from = block.span.start;
            while let Some(mark) = marks.next_if(|mark| mark.span.start < block.span.end) {
                let before = Span::new(from, mark.span.start.max(from));
                if table {
                    logical.push_rows(source, before, start);
                } else {
                    logical.push(source, before);
                }
                from = from.max(mark.span.end);
            }
            let rest = Span::new(from, block.span.end);
            if table {
                logical.push_rows(source, rest, start);
                logical.trim_end(start);
            } else {
                logical.push_joined(source, rest, start);
            }
            if logical.text.len() == start {
                logical.text.truncate(undo.0);
                logical.runs.truncate(undo.1);
                continue;
            }
            let span = Span::from_usize(start, logical.text.len());
            logical.pieces.push(Piece { block: index, kind: block.kind, span });
        }
        logical
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks it was made of, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The span of the source from which a span of this text was made.
    ///
    /// A span that begins or ends inside a folded or decoded character covers all of it.
    pub fn to_source(&self, span: Span) -> Span {
        let first = self.run_at(span.start);
        let start = self.start_of(span.start, first);
        if span.is_empty() {
            return Span::new(start, start);
        }
        // Most spans end in the run in which they begin.
        let next = self.runs.get(first + 1);
        let beyond = next.is_some_and(|next| next.logical.start < span.end);
        let last = if beyond { self.run_at(span.end - 1) } else { first };
        let end = self.runs.get(last).map_or(start, |run| {
            if run.logical.len() == run.source.len() {
                run.source.start + (span.end.min(run.logical.end) - run.logical.start)
            } else {
                run.source.end
            }
        });
        Span::new(start, end)
    }

    fn start_of(&self, offset: u32, run: usize) -> u32 {
        match self.runs.get(run) {
            Some(run) if offset >= run.logical.end => run.source.end,
            Some(run) if run.logical.len() == run.source.len() => {
                run.source.start + (offset - run.logical.start)
            }
            Some(run) => run.source.start,
            None => 0,
        }
    }

    /// The index of the last run that begins at or before `offset`.
    fn run_at(&self, offset: u32) -> usize {
        self.runs.partition_point(|run| run.logical.start <= offset).saturating_sub(1)
    }

    /// Appends text after a left-out mark: one space between, none at the start of a block.
    fn push_joined(&mut self, source: &str, span: Span, block_start: usize) {
        let before = self.text.len();
        if before > block_start && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.push(source, span);
        if self.text.len() == start {
            self.text.truncate(before);
        }
    }

    /// Appends the logical text of `span`, without blanks at its ends.
    fn push(&mut self, source: &str, span: Span) {
        let bytes = source.as_bytes();
        let end = span.end as usize;
        let first = self.text.len();
        let mut at = span.start as usize;
        while at < end {
            let plain = plain_end(bytes, at, end, self.text.len() > first);
            if plain > at {
                self.push_run(&source[at..plain], at, plain);
                at = plain;
                continue;
            }
            let (width, step) = step(source, at, end);
            match step {
                Step::Blank => self.push_blank(source, &mut at, end, first),
                Step::Drop => at += width,
                Step::Keep => {
                    self.push_run(&source[at..at + width], at, at + width);
                    at += width;
                }
                Step::Char(c) => {
                    let mut buffer = [0; 4];
                    self.push_run(c.encode_utf8(&mut buffer), at, at + width);
                    at += width;
                }
            }
        }
        self.trim_end(first);
    }

    /// Takes blanks off the end, down to `first`.
    fn trim_end(&mut self, first: usize) {
        let kept = self.text[first..].trim_end_matches([' ', '\t', '\n']).len() + first;
        self.text.truncate(kept);
        let len = self.text.len() as u32;
        while self.runs.last().is_some_and(|run| run.logical.start >= len) {
            self.runs.pop();
        }
        if let Some(last) = self.runs.last_mut() {
            let over = last.logical.end.saturating_sub(len);
            last.logical.end -= over;
            last.source.end -= over.min(last.source.len());
        }
    }

    /// Appends rows of the table that begins at `first` as they stand: their blanks and line ends,
    /// blanks before a line end and empty lines left out.
    fn push_rows(&mut self, source: &str, span: Span, first: usize) {
        let (mut at, end) = (span.start as usize, span.end as usize);
        while at < end {
            let (width, step) = step(source, at, end);
            let text = &source[at..at + width];
            match step {
                Step::Blank if matches!(text, "\n" | "\r") => {
                    self.trim_end(first);
                    if self.text.len() > first {
                        self.push_run("\n", at, at + width);
                    }
                }
                Step::Blank if matches!(text, " " | "\t") => self.push_run(text, at, at + width),
                Step::Blank => self.push_run(" ", at, at + width),
                Step::Drop => {}
                Step::Keep => self.push_run(text, at, at + width),
                Step::Char(c) => {
                    let mut buffer = [0; 4];
                    self.push_run(c.encode_utf8(&mut buffer), at, at + width);
                }
            }
            at += width;
        }
    }

    /// Folds a run of blanks that begins at `at` and moves behind it.
    fn push_blank(&mut self, source: &str, at: &mut usize, end: usize, first: usize) {
        let start = *at;
        let mut broke = false;
        while *at < end {
            let (width, step) = step(source, *at, end);
            match step {
                Step::Blank => broke |= matches!(source.as_bytes()[*at], b'\n' | b'\r'),
                Step::Drop => {}
                Step::Keep | Step::Char(_) => break,
            }
            *at += width;
        }
        if self.text.len() == first {
            return;
        }
        let hyphenated = broke && {
            let mut before = self.text.chars().rev();
            before.next() == Some('-')
                && before.next().is_some_and(char::is_alphabetic)
                && source[*at..end].starts_with(char::is_alphabetic)
        };
        if !hyphenated {
            self.push_run(" ", start, *at);
        }
    }

    fn push_run(&mut self, text: &str, from: usize, to: usize) {
        let logical = Span::from_usize(self.text.len(), self.text.len() + text.len());
        let source = Span::from_usize(from, to);
        self.text.push_str(text);
        if let Some(last) = self.runs.last_mut() {
            let joins = last.source.end == source.start && last.logical.end == logical.start;
            let even = last.source.len() == last.logical.len() && source.len() == logical.len();
            if joins && even {
                last.source.end = source.end;
                last.logical.end = logical.end;
                return;
            }
        }
        self.runs.push(Run { logical, source });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(source: &str) -> Logical {
        Logical::of_span(source, Span::from_usize(0, source.len()))
    }

    #[test]
    fn lines_are_joined_and_blanks_folded() {
        assert_eq!(
            all("  The\u{a0} ferry\r\n   sails\t again. \n\n").text(),
            "The ferry sails again."
        );
    }

    #[test]
    fn a_word_broken_at_its_hyphen_is_joined() {
        assert_eq!(all("in the Asia-\nPacific region").text(), "in the Asia-Pacific region");
        assert_eq!(all("left -\nright").text(), "left - right");
    }

    #[test]
    fn references_are_decoded_and_bare_ampersands_kept() {
        assert_eq!(
            all("R&amp;D at AT&T; Q&A &#8220;x&#x201d; &bogus;").text(),
            "R&D at AT&T; Q&A “x” &bogus;"
        );
    }

    #[test]
    fn eight_bytes_at_a_step_read_as_one_at_a_time() {
        let (source, text) = (
            "The ferry  “Ode” & co – it…\u{2009}sailed\u{7f}. ‘Late,’ é\t\u{2028}x said  the crew again",
            "The ferry “Ode” & co – it… sailed. ‘Late,’ é x said the crew again",
        );
        for shift in 0..16 {
            let before = "x".repeat(shift);
            let logical = all(&format!("{before}{source} "));
            assert_eq!(logical.text(), format!("{before}{text}"));
            let crew = logical.text().find("crew").unwrap();
            let span = logical.to_source(Span::from_usize(crew, crew + 4));
            assert_eq!(span.of(&format!("{before}{source}")), "crew");
        }
    }

    #[test]
    fn zero_width_characters_go() {
        assert_eq!(all("\u{feff}Fer\u{ad}ry\u{200b} sails").text(), "Ferry sails");
    }

    #[test]
    fn rows_of_a_table_stay_as_they_stand() {
        use crate::{Block, Mark, MarkKind, Metadata, Source};
        let text = "Kell   42;pc<\r\nElm   139;sh<\r\n\r\nThe ferry\nsails.\n";
        let source = Source::new(text).unwrap();
        let copy = text.find("The").unwrap();
        let block = |kind, start, end| Block { kind, span: Span::from_usize(start, end) };
        let blocks =
            vec![block(BlockKind::Table, 0, copy), block(BlockKind::Paragraph, copy, text.len())];
        let framing =
            |(at, _)| Mark { kind: MarkKind::Framing, span: Span::from_usize(at, at + 1) };
        let marks = text.match_indices('<').map(framing).collect();
        let article = Article::new(source, blocks, marks, Metadata::default()).unwrap();
        let logical = Logical::of_blocks(&article, |_| true);
        assert_eq!(logical.text(), "Kell   42;pc\nElm   139;sh\n\nThe ferry sails.");
        for word in ["42;pc", "Elm", "139;sh", "ferry"] {
            let at = logical.text().find(word).unwrap();
            assert_eq!(logical.to_source(Span::from_usize(at, at + word.len())).of(text), word);
        }
    }

    #[test]
    fn every_word_maps_back_to_itself() {
        let source = "\u{feff}  “We  &amp;\nthey”\u{a0}said —\r\n the  fer\u{ad}ry ";
        let logical = all(source);
        for word in ["“We", "they”", "said", "—", "the"] {
            let at = logical.text().find(word).unwrap();
            let span = Span::from_usize(at, at + word.len());
            assert_eq!(logical.to_source(span).of(source), word);
        }
        let at = logical.text().find('&').unwrap();
        assert_eq!(logical.to_source(Span::from_usize(at, at + 1)).of(source), "&amp;");
        let whole = Span::from_usize(0, logical.text().len());
        assert_eq!(logical.to_source(whole).of(source), source.trim_matches(['\u{feff}', ' ']));
    }
}
