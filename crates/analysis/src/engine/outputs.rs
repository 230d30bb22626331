//! What passes found, fetched by the type of the pass.

use std::any::Any;
use std::sync::Arc;

use copydesk_core::{ArticlePass, CorpusPass, Lookup, NeedKey};

use super::erased::Output;

/// Outputs in the order of the plan.
///
/// A plan holds a handful of passes, so a key is found by looking at each.
pub(super) struct Outputs {
    keys: Arc<[NeedKey]>,
    slots: Vec<Option<Output>>,
}

impl Outputs {
    pub(super) fn new(keys: Arc<[NeedKey]>) -> Self {
        let slots = Vec::with_capacity(keys.len());
        Self { keys, slots }
    }

    /// Adds the output of the next pass of the plan.
    pub(super) fn push(&mut self, output: Option<Output>) {
        self.slots.push(output);
    }
}

impl Lookup for Outputs {
    fn output(&self, key: NeedKey) -> Option<&(dyn Any + Send + Sync)> {
        let at = self.keys.iter().position(|own| *own == key)?;
        self.slots.get(at)?.as_deref()
    }
}

/// What the article passes found in one article.
pub struct Annotated(pub(super) Outputs);

impl Annotated {
    /// The output of this pass, if the engine has it.
    pub fn get<P: ArticlePass>(&self) -> Option<&P::Output> {
        self.output(NeedKey::of::<P>())?.downcast_ref()
    }
}

impl Lookup for Annotated {
    fn output(&self, key: NeedKey) -> Option<&(dyn Any + Send + Sync)> {
        self.0.output(key)
    }
}

impl std::fmt::Debug for Annotated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.0.keys.iter().map(|key| key.name()).collect();
        f.debug_tuple("Annotated").field(&names).finish()
    }
}

/// What all passes found in a corpus.
pub struct Analysis {
    /// What the article passes found, in the order of the articles.
    pub articles: Vec<Annotated>,
    pub(super) corpus: Outputs,
}

impl Analysis {
    /// The output of this corpus pass, if the engine has it.
    pub fn get<P: CorpusPass>(&self) -> Option<&P::Output> {
        self.corpus.output(NeedKey::of::<P>())?.downcast_ref()
    }
}

impl std::fmt::Debug for Analysis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.corpus.keys.iter().map(|key| key.name()).collect();
        f.debug_struct("Analysis")
            .field("articles", &self.articles.len())
            .field("corpus", &names)
            .finish()
    }
}
