//! The reading of an article: its logical text, cut into paragraphs and tokens.
//!
//! Every other article pass reads this one. It covers what is told to the reader (headline, deck,
//! paragraphs, subheads, list items); furniture, credits and notes are not in it.
//!
//! A headline that the carrier gave beside the text is not read: it has no place in the source that
//! a span could point at.
//!
//! Limits of this version: rules of English orthography (`'s`, abbreviations with a full stop); text
//! without spaces between words becomes one token per run of letters.

mod amounts;
mod tokenizer;

use copydesk_core::{Article, ArticlePass, BlockKind, Logical, NoNeeds, PassId, Span};

use crate::vocabulary;

pub(crate) use tokenizer::keys;
pub use tokenizer::{Key, Shape, Token, TokenKind, key};

/// Cuts what is told to the reader into tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tokens;

/// A block of the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What the block is.
    pub kind: BlockKind,
    /// Its text in the logical text.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub end: u32,
}

impl Paragraph {
    /// The indices of its tokens.
    pub const fn tokens(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// The logical text of an article with its tokens.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The text, and the way back to the source.
    pub logical: Logical,
    /// The tokens, in order; their spans are bytes of the logical text.
    pub tokens: Vec<Token>,
    /// The blocks, in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Reading {
    /// Cuts a logical text.
    pub fn of(logical: Logical) -> Self {
        let mut tokens = Vec::with_capacity(logical.text().len() / 4);
        let mut paragraphs = Vec::with_capacity(logical.pieces().len());
        for piece in logical.pieces() {
            let first = tokens.len() as u32;
            tokenizer::cut(logical.text(), piece.span, &mut tokens);
            let end = tokens.len() as u32;
            paragraphs.push(Paragraph { kind: piece.kind, span: piece.span, first, end });
        }
        let numbers = vocabulary::numbers();
        for token in tokens.iter_mut().filter(|token| token.kind == TokenKind::Word) {
            token.word = numbers.get(token.key);
        }
        Self { logical, tokens, paragraphs }
    }

    /// The logical text.
    pub fn text(&self) -> &str {
        self.logical.text()
    }

    /// The text of the token with this index; empty beyond the last.
    #[inline]
    pub fn word(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| token.span.of(self.text()))
    }

    /// The key of the token with this index; that of the empty word beyond the last.
    #[inline]
    pub fn key(&self, token: usize) -> Key {
        self.tokens.get(token).map_or(key(""), |token| token.key)
    }

    /// The logical span of a range of tokens.
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The span of the source under a range of tokens.
    pub fn source_of(&self, tokens: std::ops::Range<usize>) -> Span {
        self.logical.to_source(self.span_of(tokens))
    }

    /// The index of the first token that begins at or behind a byte of the logical text.
    pub fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }

    /// The tokens of which some stands under this span of the source.
    pub(crate) fn tokens_under(&self, span: Span) -> std::ops::Range<usize> {
        let source = |token: &Token| self.logical.to_source(token.span);
        let first = self.tokens.partition_point(|token| source(token).end <= span.start);
        let behind = self.tokens.get(first..).unwrap_or_default().iter();
        first..first + behind.take_while(|token| source(token).start < span.end).count()
    }

    /// The index of the paragraph that holds this token.
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end as usize <= token)
    }
}

/// The keys of the tokens of a lexicon's entry, cut as copy is.
pub(crate) fn keys_of(entry: &str) -> Vec<Key> {
    let mut tokens = Vec::new();
    tokenizer::cut(entry, Span::from_usize(0, entry.len()), &mut tokens);
    tokens.iter().map(|token| token.key).collect()
}

impl ArticlePass for Tokens {
    type Needs = NoNeeds;
    type Output = Reading;

    fn id(&self) -> PassId {
        PassId::new("tokens")
    }

    fn run(&self, article: &Article, (): ()) -> Reading {
        Reading::of(Logical::of_blocks(article, |kind| kind.is_told() && kind != BlockKind::Table))
    }
}

/// The reading of a bare text, each paragraph (set apart by a blank line) a block: for tests of
/// passes.
#[cfg(test)]
pub(crate) fn reading_of(text: &str) -> (Article, Reading) {
    use copydesk_core::{Block, Metadata, Source};
    let mut blocks = Vec::new();
    let mut from = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let span = Span::from_usize(from, from + paragraph.len());
        blocks.push(Block::new(BlockKind::Paragraph, span));
        from += paragraph.len();
    }
    let source = Source::new(text).expect("a short text");
    let article = Article::new(source, blocks, Vec::new(), Metadata::default()).expect("tiles");
    let reading = Tokens.run(&article, ());
    (article, reading)
}
