//! Articles: a source, the blocks that tile it, and what was read from it.

use crate::{
    Block, BlockKind, Diagnostic, Given, LayoutId, Logical, Mark, MarkKind, Metadata, Source, Span,
};

/// Why blocks and marks do not make an article.
///
/// A layout that meets one of these has a fault of its own; no text can cause it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ArticleError {
    /// A block does not begin where the one before it ended.
    #[error("the {kind} block at {found} must start at {expected}: blocks tile the text")]
    Gap {
        /// Its kind.
        kind: BlockKind,
        /// Where it is.
        found: Span,
        /// Where it had to begin.
        expected: u32,
    },
    /// The last block does not end at the end of the text.
    #[error("the blocks end at {found} but the text ends at {expected}")]
    Short {
        /// Where the blocks end.
        found: u32,
        /// Where the text ends.
        expected: u32,
    },
    /// A block holds nothing.
    #[error("the {kind} block at {at} is empty")]
    Empty {
        /// Its kind.
        kind: BlockKind,
        /// Where it is.
        at: u32,
    },
    /// A block begins within a line.
    #[error("the {kind} block at {at} does not start at the start of a line")]
    NotALine {
        /// Its kind.
        kind: BlockKind,
        /// Where it is.
        at: u32,
    },
    /// A mark reaches beyond the text or cuts a character.
    #[error("the {kind} mark at {span} does not lie on characters of the text")]
    Mark {
        /// Its kind.
        kind: MarkKind,
        /// Where it is.
        span: Span,
    },
    /// A diagnostic points beyond the text or cuts a character.
    #[error("the diagnostic {code} at {span} does not lie on characters of the text")]
    Diagnostic {
        /// Its code.
        code: &'static str,
        /// Where it points.
        span: Span,
    },
}

/// One article: a source whose text is tiled by blocks, with marks, metadata and diagnostics.
///
/// Every byte of the source belongs to exactly one block, and blocks are whole lines: the
/// constructor refuses anything else, and there is no other way to make one. No lifetimes: easy to
/// return, store and send.
#[derive(Clone, Debug)]
pub struct Article {
    source: Source,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    metadata: Metadata,
    diagnostics: Vec<Diagnostic>,
    layout: Option<(LayoutId, f32)>,
}

impl Article {
    /// An article of these parts. Marks may come in any order.
    ///
    /// # Errors
    /// [`ArticleError`] where the blocks do not tile the text or a mark lies outside it.
    pub fn new(
        source: Source,
        blocks: Vec<Block>,
        mut marks: Vec<Mark>,
        metadata: Metadata,
    ) -> Result<Self, ArticleError> {
        let text = source.text();
        let mut expected = 0;
        for block in &blocks {
            let Block { kind, span } = *block;
            if span.start != expected {
                return Err(ArticleError::Gap { kind, found: span, expected });
            }
            if span.is_empty() {
                return Err(ArticleError::Empty { kind, at: span.start });
            }
            if !is_line_start(text, span.start) {
                return Err(ArticleError::NotALine { kind, at: span.start });
            }
            expected = span.end;
        }
        let end = source.span().end;
        if expected != end {
            return Err(ArticleError::Short { found: expected, expected: end });
        }
        if let Some(mark) = marks.iter().find(|mark| mark.span.get(text).is_none()) {
            return Err(ArticleError::Mark { kind: mark.kind, span: mark.span });
        }
        marks.sort_unstable();
        let source = source.without_scan();
        Ok(Self { source, blocks, marks, metadata, diagnostics: Vec::new(), layout: None })
    }

    /// With these diagnostics, in the order of their places.
    ///
    /// # Errors
    /// [`ArticleError::Diagnostic`] where one points outside the text.
    pub fn with_diagnostics(mut self, diagnostics: Vec<Diagnostic>) -> Result<Self, ArticleError> {
        self.diagnostics = diagnostics;
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        match self.diagnostics.iter().find(|d| d.span.get(self.source.text()).is_none()) {
            Some(d) => Err(ArticleError::Diagnostic { code: d.code, span: d.span }),
            None => Ok(self),
        }
    }

    /// With the layout that read it and the score with which it was chosen.
    #[must_use]
    pub fn with_layout(mut self, id: LayoutId, score: f32) -> Self {
        self.layout = Some((id, score));
        self
    }

    /// With another name, such as that of the second article of one file.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.source = self.source.with_id(id);
        self
    }

    /// With what its carrier knew beside the copy, where the copy itself does not say it, and with
    /// what the carrier has to say of it.
    #[must_use]
    pub fn completed(mut self, known: &Metadata, said: &[Diagnostic]) -> Self {
        self.metadata.complete_from(known);
        let start = Span::new(0, 0);
        let said = said.iter().map(|d| Diagnostic { span: start, ..d.clone() });
        self.diagnostics.splice(0..0, said);
        self
    }

    /// With what was said of the bytes that it was enclosed in: their name and path become its own,
    /// and what they knew completes it.
    #[must_use]
    pub fn enclosed(mut self, given: &Given) -> Self {
        self.source = self.source.completed(given);
        self.completed(&given.known(), &given.diagnostics)
    }

    /// The source.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The decoded text of the source.
    pub fn text(&self) -> &str {
        self.source.text()
    }

    /// The name of the article: as its carrier gave it, else its path, else `-`.
    pub fn id(&self) -> &str {
        let given = self.source.given();
        given.id.as_deref().or(given.path.as_deref()).unwrap_or("-")
    }

    /// The blocks; they tile the text.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The marks, in the order of their places.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// What is known beside the text.
    pub const fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// What is wrong with the copy, in the order of the places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The layout that read it and the score with which it was chosen.
    pub fn layout(&self) -> Option<(&LayoutId, f32)> {
        self.layout.as_ref().map(|(id, score)| (id, *score))
    }

    /// Index of the block that holds this offset.
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        let index = self.blocks.partition_point(|block| block.span.end <= offset);
        (index < self.blocks.len()).then_some(index)
    }

    /// The body: the logical text of paragraphs, subheads, list items and tables, a blank line
    /// between.
    pub fn body(&self) -> String {
        Logical::of_blocks(self, BlockKind::is_body).text().to_owned()
    }
}

/// Whether a line begins at this offset of the text.
fn is_line_start(text: &str, offset: u32) -> bool {
    let offset = offset as usize;
    match text.as_bytes()[..offset].last() {
        None | Some(b'\n') => true,
        Some(b'\r') => text.as_bytes().get(offset) != Some(&b'\n'),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    fn article(blocks: &[(BlockKind, u32, u32)], marks: &[Mark]) -> Result<Article, ArticleError> {
        let source = Source::new("Talks resume\n\nÉ. said so.\n").unwrap();
        let blocks = blocks.iter().map(|b| Block::new(b.0, Span::new(b.1, b.2))).collect();
        Article::new(source, blocks, marks.to_vec(), Metadata::default())
    }

    const HEADLINE: (BlockKind, u32, u32) = (BlockKind::Headline, 0, 14);
    const PARAGRAPH: (BlockKind, u32, u32) = (BlockKind::Paragraph, 14, 27);

    #[test]
    fn blocks_that_tile_are_taken() {
        let article = article(&[HEADLINE, PARAGRAPH], &[]).unwrap();
        assert_eq!(article.body(), "É. said so.");
        assert_eq!(article.block_at(14), Some(1));
        assert_eq!(article.block_at(27), None);
        assert_eq!(article.id(), "-");
        assert_eq!(article.with_id("a#2").id(), "a#2");
    }

    #[test]
    fn what_a_carrier_knew_completes_it() {
        let section = Some(crate::Field::given("Harbour"));
        let known = Metadata { section, ..Metadata::default() };
        let beyond = Span::new(90, 99);
        let said = Diagnostic::new("mail/attachment", Severity::Note, beyond, "a picture");
        let article = article(&[HEADLINE, PARAGRAPH], &[]).unwrap().completed(&known, &[said]);
        assert_eq!(article.metadata().section.as_ref().unwrap().value, "Harbour");
        assert_eq!(article.diagnostics()[0].span, Span::new(0, 0));
    }

    #[test]
    fn everything_else_is_refused() {
        let gap = article(&[HEADLINE, (BlockKind::Paragraph, 15, 27)], &[]);
        assert!(matches!(gap, Err(ArticleError::Gap { expected: 14, .. })));
        let short = article(&[HEADLINE], &[]);
        assert!(matches!(short, Err(ArticleError::Short { found: 14, expected: 27 })));
        let within = article(&[(BlockKind::Headline, 0, 5), (BlockKind::Paragraph, 5, 27)], &[]);
        assert!(matches!(within, Err(ArticleError::NotALine { at: 5, .. })));
        let empty = article(&[(BlockKind::Headline, 0, 0), (BlockKind::Paragraph, 0, 27)], &[]);
        assert!(matches!(empty, Err(ArticleError::Empty { at: 0, .. })));
        let cut = Mark::new(MarkKind::Dateline, Span::new(14, 15));
        assert!(matches!(article(&[HEADLINE, PARAGRAPH], &[cut]), Err(ArticleError::Mark { .. })));
    }
}
