//! Compositions: articles whose parts a carrier names.
//!
//! A carrier that knows what is a headline and what a paragraph has no page of its own that blocks
//! could tile. It composes one: part after part, each a block, a blank line between. What it takes
//! out of its envelope stands in the text once, in the order in which it is added, and offsets are
//! into this text.
//!
//! Does not decide what to leave out, and does not fold white space: a part is kept as it is given,
//! but for line ends at its ends.

use crate::{
    Article, ArticleError, Block, BlockKind, Diagnostic, Field, Given, LayoutId, Mark, MarkKind,
    Metadata, Source, SourceError, Span,
};

/// An article in the making, part by part.
///
/// ```
/// use copydesk_core::{BlockKind, Composition, LayoutId};
///
/// let mut page = Composition::default();
/// let headline = page.part(BlockKind::Headline, "Ferry resumes");
/// page.part(BlockKind::Paragraph, "The ferry sails again.");
/// page.metadata.headline = headline.map(|span| page.field(span));
/// let article = page.finish(LayoutId::new("nitf"))?;
/// assert_eq!(article.text(), "Ferry resumes\n\nThe ferry sails again.\n");
/// assert_eq!(article.body(), "The ferry sails again.");
/// # Ok::<(), copydesk_core::CompositionError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Composition {
    /// What is known beside the text.
    pub metadata: Metadata,
    /// What the carrier says of the piece.
    pub given: Given,
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    diagnostics: Vec<Diagnostic>,
}

/// Why parts do not make an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompositionError {
    /// The text is too long for a source.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A mark or a diagnostic lies outside the text.
    #[error(transparent)]
    Article(#[from] ArticleError),
}

impl Composition {
    /// Adds a part and says where it stands, without its line end; nothing where it is blank.
    pub fn part(&mut self, kind: BlockKind, text: &str) -> Option<Span> {
        let text = text.trim_matches(['\n', '\r']);
        if text.trim().is_empty() {
            return None;
        }
        if let Some(last) = self.blocks.last_mut() {
            self.text.push('\n');
            last.span.end += 1;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::from_usize(start, self.text.len());
        self.text.push('\n');
        self.blocks.push(Block::new(kind, Span::from_usize(start, self.text.len())));
        Some(span)
    }

    /// Marks a place of the text.
    pub fn mark(&mut self, kind: MarkKind, span: Span) {
        self.marks.push(Mark { span, kind });
    }

    /// Says what is wrong.
    pub fn diagnose(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The value that stands at this place, white space folded.
    pub fn field(&self, span: Span) -> Field {
        let text = span.get(&self.text).unwrap_or_default();
        let mut value = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(word);
        }
        Field::read(value, span)
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks so far.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The article.
    ///
    /// # Errors
    /// [`CompositionError`] where the text is 4 GiB long, or a mark or diagnostic lies outside it.
    pub fn finish(self, layout: LayoutId) -> Result<Article, CompositionError> {
        let source = Source::with(self.text, self.given)?;
        let article = Article::new(source, self.blocks, self.marks, self.metadata)?;
        Ok(article.with_diagnostics(self.diagnostics)?.with_layout(layout, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_tile_the_text_and_blank_ones_are_left_out() {
        let mut page = Composition::default();
        assert_eq!(page.part(BlockKind::Deck, " \n"), None);
        assert_eq!(page.part(BlockKind::Paragraph, "One\ntwo.\n"), Some(Span::new(0, 8)));
        let last = page.part(BlockKind::Paragraph, "KELL \u{2014} Three.").unwrap();
        page.mark(MarkKind::Dateline, Span::new(last.start, last.start + 9));
        assert_eq!(page.field(Span::new(0, 8)).value, "One two.");
        let article = page.finish(LayoutId::new("test")).unwrap();
        assert_eq!(article.blocks()[0].span, Span::new(0, 10));
        assert_eq!(article.body(), "One two.\n\nThree.");
    }

    #[test]
    fn a_mark_outside_is_refused() {
        let mut page = Composition::default();
        page.part(BlockKind::Paragraph, "One.");
        page.mark(MarkKind::SignOff, Span::new(4, 9));
        let error = page.finish(LayoutId::new("test")).unwrap_err();
        assert!(matches!(error, CompositionError::Article(ArticleError::Mark { .. })));
    }
}
