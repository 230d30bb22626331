//! The long words of an article.
//!
//! Decides by length in characters, of the words as the tokens pass cuts them.
//! Does not know what a word means.

use copydesk_core::{Article, ArticlePass, PassId, Span};

use crate::passes::tokens::{Reading, Tokens};

/// A word of so many characters is long.
const LONG: usize = 12;

/// Finds long words.
#[derive(Clone, Copy, Debug, Default)]
pub struct TEMPLATE_TYPE;

impl ArticlePass for TEMPLATE_TYPE {
    type Needs = (Tokens,);
    /// Where they stand in the source.
    type Output = Vec<Span>;

    fn id(&self) -> PassId {
        PassId::new("TEMPLATE_ID")
    }

    fn run(&self, _: &Article, (reading,): (&Reading,)) -> Vec<Span> {
        let long = |token: &usize| reading.word(*token).chars().count() >= LONG;
        let tokens = (0..reading.tokens.len()).filter(long);
        tokens.map(|token| reading.source_of(token..token + 1)).collect()
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Block, BlockKind, Metadata, Source};
    use copydesk_testkit::Chain;

    use super::*;

    #[test]
    fn long_words_are_found_where_they_stand() {
        let source = Source::new("The harbourmaster spoke.\n").unwrap();
        let block = Block::new(BlockKind::Paragraph, source.span());
        let article = Article::new(source, vec![block], Vec::new(), Metadata::default()).unwrap();
        let found = Chain::new().then(Tokens).run(&TEMPLATE_TYPE, &article);
        assert_eq!(found, [Span::new(4, 17)]);
    }

    #[test]
    fn it_keeps_a_passes_promises() {
        let before = Chain::new().then(Tokens);
        copydesk_testkit::check_article_pass(&TEMPLATE_TYPE, &before, Clone::clone).unwrap();
    }
}
