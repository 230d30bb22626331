//! Passes of any type behind one: what the engine holds.
//!
//! An output is boxed once per pass and article; nothing is allocated per token here.

use std::any::Any;

use copydesk_core::{Article, ArticlePass, CorpusNeeds, CorpusPass, Lookup, NeedKey, Needs};

use super::plan::Entry;

/// An output of any type.
pub(super) type Output = Box<dyn Any + Send + Sync>;

/// What a corpus pass took from one article, of any type.
pub(super) type Part = Box<dyn Any + Send>;

/// An article pass of any type.
pub(super) trait ErasedArticlePass: Send + Sync {
    /// What the plan needs to know of it.
    fn entry(&self) -> Entry;

    /// Its output, or `None` where what it fetches is not what its keys announce.
    fn run(&self, article: &Article, lookup: &dyn Lookup) -> Option<Output>;
}

impl<P: ArticlePass> ErasedArticlePass for P {
    fn entry(&self) -> Entry {
        Entry { id: self.id(), key: NeedKey::of::<P>(), needs: P::Needs::keys(), after: Vec::new() }
    }

    fn run(&self, article: &Article, lookup: &dyn Lookup) -> Option<Output> {
        let needs = P::Needs::fetch(lookup)?;
        Some(Box::new(ArticlePass::run(self, article, needs)))
    }
}

/// A corpus pass of any type.
pub(super) trait ErasedCorpusPass: Send + Sync {
    /// What the plan needs to know of it.
    fn entry(&self) -> Entry;

    /// What it takes from one article.
    fn map(&self, article: &Article, lookup: &dyn Lookup) -> Option<Part>;

    /// Its output from the parts of all articles.
    fn reduce(&self, parts: Vec<Option<Part>>, lookup: &dyn Lookup) -> Option<Output>;
}

impl<P: CorpusPass> ErasedCorpusPass for P {
    fn entry(&self) -> Entry {
        Entry {
            id: self.id(),
            key: NeedKey::of::<P>(),
            needs: P::Needs::keys(),
            after: P::After::keys(),
        }
    }

    fn map(&self, article: &Article, lookup: &dyn Lookup) -> Option<Part> {
        let needs = P::Needs::fetch(lookup)?;
        Some(Box::new(CorpusPass::map(self, article, needs)))
    }

    fn reduce(&self, parts: Vec<Option<Part>>, lookup: &dyn Lookup) -> Option<Output> {
        let after = P::After::fetch(lookup)?;
        let parts =
            parts.into_iter().map(|part| part?.downcast::<P::Part>().ok().map(|part| *part));
        Some(Box::new(CorpusPass::reduce(self, parts.collect::<Option<Vec<_>>>()?, after)))
    }
}
