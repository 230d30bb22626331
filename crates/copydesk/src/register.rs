//! One word for registering a pass of either kind.
//!
//! A pass is over one article or over the corpus, and its type says which; the marker types here
//! let [`Builder::pass`](crate::Builder::pass) take both without the author saying it again.

use copydesk_analysis::EngineBuilder;
use copydesk_core::{ArticlePass, CorpusPass};

/// Marks a pass over one article.
#[derive(Clone, Copy, Debug)]
pub struct OverArticle;

/// Marks a pass over the corpus.
#[derive(Clone, Copy, Debug)]
pub struct OverCorpus;

/// A pass of either kind.
///
/// Implemented for every [`ArticlePass`] and every [`CorpusPass`]; a type that is both must be
/// registered with [`Builder::article_pass`](crate::Builder::article_pass) and
/// [`Builder::corpus_pass`](crate::Builder::corpus_pass).
pub trait AnyPass<Kind> {
    /// Adds it to an engine.
    #[must_use]
    fn register(self, engine: EngineBuilder) -> EngineBuilder;
}

impl<P: ArticlePass> AnyPass<OverArticle> for P {
    fn register(self, engine: EngineBuilder) -> EngineBuilder {
        engine.article(self)
    }
}

impl<P: CorpusPass> AnyPass<OverCorpus> for P {
    fn register(self, engine: EngineBuilder) -> EngineBuilder {
        engine.corpus(self)
    }
}
