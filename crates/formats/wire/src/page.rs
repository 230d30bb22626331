//! A message's lines, and the article in the making.
//!
//! A reader opens a block at a line; the block runs to the next one. Blank lines, and lines of
//! nothing but framing bytes, belong to the block before them, so that blocks always tile the text.

use std::ops::Range;

use copydesk_core::{
    Article, Block, BlockKind, Diagnostic, Field, LayoutId, Line, Logical, Mark, MarkKind,
    Metadata, Source, Span, WireHeader,
};

/// The lines of one message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a> {
    /// The message.
    pub(crate) source: &'a Source,
}

impl<'a> Page<'a> {
    /// The whole text.
    pub(crate) fn text(self) -> &'a str {
        self.source.text()
    }

    /// How many lines there are.
    pub(crate) fn len(self) -> usize {
        self.source.lines().len()
    }

    /// The table's row for a line; an empty one beyond the end.
    pub(crate) fn row(self, line: usize) -> Line {
        self.source.lines().get(line).copied().unwrap_or_default()
    }

    /// A line without blanks and control characters around it.
    pub(crate) fn line(self, line: usize) -> &'a str {
        self.row(line).text.get(self.text()).unwrap_or_default()
    }

    /// A line as it was sent, terminator included.
    pub(crate) fn raw(self, line: usize) -> &'a str {
        self.row(line).span.get(self.text()).unwrap_or_default()
    }

    /// Whether a line holds nothing but blanks and framing.
    pub(crate) fn is_blank(self, line: usize) -> bool {
        self.row(line).is_blank()
    }

    /// Columns of blanks before a line's first character, framing bytes not counted.
    pub(crate) fn indent(self, line: usize) -> usize {
        let row = self.row(line);
        let before = Span::new(row.span.start, row.text.start).get(self.text()).unwrap_or_default();
        before
            .chars()
            .map(|c| match c {
                '\t' => 4,
                c if c.is_control() => 0,
                _ => 1,
            })
            .sum()
    }

    /// The first line from here that is not blank, below `end`.
    pub(crate) fn next(self, from: usize, end: usize) -> Option<usize> {
        (from..end.min(self.len())).find(|line| !self.is_blank(*line))
    }

    /// The place of a range of a line as [`line`](Self::line) gives it.
    pub(crate) fn within(self, line: usize, range: &Range<usize>) -> Span {
        Span::from_usize(range.start, range.end).shift(self.row(line).text.start)
    }

    /// The place of a range of a line as [`raw`](Self::raw) gives it.
    pub(crate) fn within_raw(self, line: usize, range: &Range<usize>) -> Span {
        Span::from_usize(range.start, range.end).shift(self.row(line).span.start)
    }

    /// The text from the first character of a line to the last of another, blanks around it left
    /// out.
    pub(crate) fn lines(self, first: usize, last: usize) -> Span {
        self.row(first).text.to(self.row(last).text)
    }

    /// The value at a place, white space folded; none where it is blank.
    pub(crate) fn field(self, span: Span) -> Option<Field> {
        let text = Logical::text_of(self.text(), span);
        (!text.is_empty()).then(|| Field::read(text, span))
    }
}

/// An article in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    blocks: Vec<(usize, BlockKind)>,
    /// What stands inside blocks.
    pub(crate) marks: Vec<Mark>,
    /// What is known beside the text.
    pub(crate) metadata: Metadata,
    /// What the header says.
    pub(crate) wire: WireHeader,
    /// What is wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What the message lacks if it stops before its end.
    pub(crate) cut_off: Option<&'static str>,
}

impl Draft {
    /// Opens a block at a line; of two at one line the later counts.
    pub(crate) fn open(&mut self, page: Page<'_>, line: usize, kind: BlockKind) {
        if page.is_blank(line) {
            return;
        }
        match self.blocks.last_mut() {
            Some(last) if last.0 == line => last.1 = kind,
            Some(last) if last.0 > line => {}
            _ => self.blocks.push((line, kind)),
        }
    }

    /// Opens a block, unless the one that is open is of this kind.
    pub(crate) fn run(&mut self, page: Page<'_>, line: usize, kind: BlockKind) {
        if self.blocks.last().is_none_or(|last| last.1 != kind) {
            self.open(page, line, kind);
        }
    }

    /// The blocks so far, each with the line that opens it.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (usize, BlockKind)> + '_ {
        self.blocks.iter().copied()
    }

    /// Adds a block behind the others; one header line goes on another.
    pub(crate) fn push(&mut self, line: usize, kind: BlockKind) {
        if kind != BlockKind::WireHeader || self.kind() != Some(kind) {
            self.blocks.push((line, kind));
        }
    }

    /// The kind of the block that is open.
    pub(crate) fn kind(&self) -> Option<BlockKind> {
        self.blocks.last().map(|block| block.1)
    }

    /// Marks a place, unless it is empty.
    pub(crate) fn mark(&mut self, kind: MarkKind, span: Span) {
        if !span.is_empty() {
            self.marks.push(Mark::new(kind, span));
        }
    }

    /// Adds what a message announces itself as, once.
    pub(crate) fn flag(&mut self, field: Option<Field>) {
        let Some(field) = field else { return };
        if self.wire.flags.iter().all(|flag| !flag.value.eq_ignore_ascii_case(&field.value)) {
            self.wire.flags.push(field);
        }
    }

    /// The article.
    pub(crate) fn finish(self, source: &Source, layout: LayoutId) -> Option<Article> {
        let lines = source.lines();
        let start = |line: usize| lines.get(line).map_or(0, |line| line.span.start);
        let mut blocks: Vec<Block> = Vec::with_capacity(self.blocks.len());
        for (line, kind) in self.blocks {
            let at = if blocks.is_empty() { 0 } else { start(line) };
            if let Some(last) = blocks.last_mut() {
                last.span.end = at;
            }
            blocks.push(Block::new(kind, Span::new(at, source.span().end)));
        }
        if blocks.is_empty() {
            blocks.push(Block::new(BlockKind::Furniture, source.span()));
        }
        let mut metadata = self.metadata;
        metadata.wire = Some(self.wire);
        let article = Article::new(source.clone(), blocks, self.marks, metadata)
            .and_then(|article| article.with_diagnostics(self.diagnostics));
        // Blocks tile by construction; should a fault of ours break that, no byte may be lost.
        let article = article.or_else(|_| {
            let whole = Block::new(BlockKind::Paragraph, source.span());
            Article::new(source.clone(), vec![whole], Vec::new(), Metadata::default())
        });
        article.ok().map(|article| article.with_layout(layout, 1.0))
    }
}

/// The words of a kind by which single lines are told.
pub(crate) fn words(kind: &str) -> Vec<&'static str> {
    copydesk_parser::entries(include_str!("../data/words.txt"), kind).collect()
}
