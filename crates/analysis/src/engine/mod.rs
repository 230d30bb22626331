//! The engine: runs passes over articles, in an order that their needs allow.
//!
//! A set of passes is checked once, when the engine is built: a pass that is missing, registered
//! twice or needs itself is an [`EngineError`] before any article is read. Article passes then run
//! article by article on all cores; a corpus pass maps on all cores too, and reduces on one thread,
//! the parts in the order of the articles. The output is the same for any number of threads.
//!
//! This is the only module that knows rayon. [`EngineBuilder::threads`] gives an engine a pool of
//! its own; without it, the engine runs in the pool in which it is called, so that a caller may also
//! install one.
//!
//! Deliberately absent: a result that could fail (a pass finds something or nothing), a cache, and
//! passes that change an article.
//!
//! ```
//! use copydesk_analysis::Engine;
//! use copydesk_analysis::passes::tokens::Tokens;
//! use copydesk_core::{Article, Block, BlockKind, Metadata, Source, Span};
//!
//! let source = Source::new("The ferry sails again.\n")?;
//! let blocks = vec![Block::new(BlockKind::Paragraph, Span::new(0, 23))];
//! let article = Article::new(source, blocks, Vec::new(), Metadata::default())?;
//!
//! let engine = Engine::builder().article(Tokens).build()?;
//! let annotated = engine.annotate(&article);
//! assert_eq!(annotated.get::<Tokens>().map(|reading| reading.tokens.len()), Some(5));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod erased;
mod error;
mod outputs;
mod plan;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use copydesk_core::{Article, ArticlePass, CorpusPass, NeedKey, PassId};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

pub use error::{EngineError, MissingNeed};
pub use outputs::{Analysis, Annotated};

use erased::{ErasedArticlePass, ErasedCorpusPass, Part};
use outputs::Outputs;
use plan::Entry;

/// What a pass runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PassKind {
    /// One article.
    Article,
    /// All articles.
    Corpus,
}

/// A pass of an engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassInfo {
    /// Its name.
    pub id: PassId,
    /// What it runs over.
    pub kind: PassKind,
    /// The passes whose output it reads.
    pub needs: Vec<PassId>,
}

/// Passes that can be ordered, in that order.
pub struct Engine {
    article: Vec<Box<dyn ErasedArticlePass>>,
    article_keys: Arc<[NeedKey]>,
    corpus: Vec<Box<dyn ErasedCorpusPass>>,
    corpus_keys: Arc<[NeedKey]>,
    passes: Vec<PassInfo>,
    pool: Option<ThreadPool>,
}

/// Collects passes for an [`Engine`].
#[derive(Default)]
pub struct EngineBuilder {
    article: Vec<Box<dyn ErasedArticlePass>>,
    corpus: Vec<Box<dyn ErasedCorpusPass>>,
    threads: Option<usize>,
}

impl EngineBuilder {
    /// Adds a pass over one article. The order of adding does not matter.
    #[must_use]
    pub fn article<P: ArticlePass>(mut self, pass: P) -> Self {
        self.article.push(Box::new(pass));
        self
    }

    /// Adds a pass over the corpus. The order of adding does not matter.
    #[must_use]
    pub fn corpus<P: CorpusPass>(mut self, pass: P) -> Self {
        self.corpus.push(Box::new(pass));
        self
    }

    /// Runs in a pool of so many threads instead of the caller's; 0 is one for each core.
    ///
    /// The output does not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads);
        self
    }

    /// Orders the passes.
    ///
    /// # Errors
    /// [`EngineError`] where a pass is missing, registered twice or in a circle of needs, or where
    /// the operating system refuses the threads asked for.
    pub fn build(self) -> Result<Engine, EngineError> {
        let article_entries: Vec<Entry> = self.article.iter().map(|pass| pass.entry()).collect();
        let corpus_entries: Vec<Entry> = self.corpus.iter().map(|pass| pass.entry()).collect();
        let order = plan::order(&article_entries, &corpus_entries)?;
        let article = take(self.article, &order.article);
        let corpus = take(self.corpus, &order.corpus);
        let pool = match self.threads {
            Some(threads) => {
                let pool = ThreadPoolBuilder::new().num_threads(threads).build();
                Some(pool.map_err(|error| EngineError::Threads { reason: error.to_string() })?)
            }
            None => None,
        };
        Ok(Engine {
            article_keys: order.article.iter().map(|&at| article_entries[at].key).collect(),
            corpus_keys: order.corpus.iter().map(|&at| corpus_entries[at].key).collect(),
            article,
            corpus,
            passes: order.passes,
            pool,
        })
    }
}

/// The passes in this order.
fn take<P: ?Sized>(passes: Vec<Box<P>>, order: &[usize]) -> Vec<Box<P>> {
    let mut passes: Vec<Option<Box<P>>> = passes.into_iter().map(Some).collect();
    order.iter().filter_map(|&at| passes.get_mut(at).and_then(Option::take)).collect()
}

impl Engine {
    /// An engine without passes, to add some.
    pub fn builder() -> EngineBuilder {
        EngineBuilder::default()
    }

    /// The passes in the order in which they run: those over one article first.
    pub fn passes(&self) -> &[PassInfo] {
        &self.passes
    }

    /// Runs the article passes over one article, on the calling thread.
    pub fn annotate(&self, article: &Article) -> Annotated {
        let mut outputs = Outputs::new(Arc::clone(&self.article_keys));
        for pass in &self.article {
            let output = pass.run(article, &outputs);
            outputs.push(output);
        }
        Annotated(outputs)
    }

    /// Runs the article passes over these articles, on all threads; the outputs stand in the order
    /// of the articles.
    pub fn annotate_all(&self, articles: &[Article]) -> Vec<Annotated> {
        self.install(|| articles.par_iter().map(|article| self.annotate(article)).collect())
    }

    /// Runs all passes over these articles.
    pub fn analyze(&self, articles: &[Article]) -> Analysis {
        self.install(|| {
            let (annotated, parts): (Vec<Annotated>, Vec<Vec<Option<Part>>>) = articles
                .par_iter()
                .map(|article| {
                    let annotated = self.annotate(article);
                    let parts = self.corpus.iter().map(|pass| pass.map(article, &annotated));
                    let parts = parts.collect();
                    (annotated, parts)
                })
                .unzip();
            Analysis { articles: annotated, corpus: self.reduce(parts) }
        })
    }

    /// Hands each corpus pass its parts, in the order of the articles.
    fn reduce(&self, mut parts: Vec<Vec<Option<Part>>>) -> Outputs {
        let mut outputs = Outputs::new(Arc::clone(&self.corpus_keys));
        for (at, pass) in self.corpus.iter().enumerate() {
            let own = parts.iter_mut().map(|parts| parts.get_mut(at).and_then(Option::take));
            let output = pass.reduce(own.collect(), &outputs);
            outputs.push(output);
        }
        outputs
    }

    fn install<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.pool {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("passes", &self.passes).finish_non_exhaustive()
    }
}
