//! Collects the plug-ins of a desk.

use copydesk_analysis::{Engine, EngineBuilder};
use copydesk_core::{ArticlePass, Carrier, CorpusPass, Layout};

use crate::{AnyPass, Desk, DeskError};

/// Collects carriers, layouts and passes for a [`Desk`].
///
/// Registration is explicit, and a plug-in whose id is taken is an error of [`build`](Self::build).
///
/// ```
/// use copydesk::Desk;
/// use copydesk::core::{Article, ArticlePass, NoNeeds, PassId, Source};
///
/// /// Counts the words of the copy.
/// struct WordCount;
///
/// impl ArticlePass for WordCount {
///     type Needs = NoNeeds;
///     type Output = usize;
///
///     fn id(&self) -> PassId {
///         PassId::new("word-count")
///     }
///
///     fn run(&self, article: &Article, (): ()) -> usize {
///         article.text().split_whitespace().count()
///     }
/// }
///
/// let desk = Desk::builder().pass(WordCount).build()?;
/// let source = Source::new(
///     "Ferry to Kell resumes\n\n\
///      The ferry to Kell sailed again on Monday, the harbour board said, after a week in dock.\n",
/// )?;
/// let parsed = desk.parse(&source);
/// let found = desk.annotate(&parsed.articles[0]);
/// assert_eq!(found.get::<WordCount>(), Some(&21));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct Builder {
    carriers: Vec<Box<dyn Carrier>>,
    layouts: Vec<Box<dyn Layout>>,
    engine: EngineBuilder,
}

impl Builder {
    /// Nothing registered.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// The built-in carriers, layouts and passes.
    #[must_use]
    pub fn built_in() -> Self {
        let engine = copydesk_analysis::passes::register(EngineBuilder::default());
        let mut layouts = copydesk_wire::layouts();
        layouts.extend(copydesk_parser::layouts());
        let builder = Self { carriers: Vec::new(), layouts, engine };
        builder
            .carrier(copydesk_jsonl::Jsonl)
            .carrier(copydesk_archive::LexisNexis)
            .carrier(copydesk_archive::Factiva)
            .carrier(copydesk_archive::ProQuest)
            .carrier(copydesk_archive::Europresse)
            .carrier(copydesk_wire::Wire)
            .carrier(copydesk_xml::NewsXml)
            .carrier(copydesk_feed::Rss)
            .carrier(copydesk_feed::Atom)
            .carrier(copydesk_feed::JsonFeed)
            .carrier(copydesk_feed::Warc)
            .carrier(copydesk_feed::Mail)
            .carrier(copydesk_feed::Gzip)
            .carrier(copydesk_html::Html)
            .carrier(copydesk_ninjs::Ninjs)
            .carrier(copydesk_ninjs::JsonLd)
            .carrier(copydesk_parser::PlainText)
    }

    /// With this layout; where two fit equally well, the one registered first reads.
    #[must_use]
    pub fn layout(mut self, layout: impl Layout + 'static) -> Self {
        self.layouts.push(Box::new(layout));
        self
    }

    /// With this carrier; where two fit equally well, the one registered first unpacks.
    #[must_use]
    pub fn carrier(mut self, carrier: impl Carrier + 'static) -> Self {
        self.carriers.push(Box::new(carrier));
        self
    }

    /// With this pass, over one article or over the corpus.
    #[must_use]
    pub fn pass<Kind>(mut self, pass: impl AnyPass<Kind>) -> Self {
        self.engine = pass.register(self.engine);
        self
    }

    /// With this pass over one article.
    #[must_use]
    pub fn article_pass(mut self, pass: impl ArticlePass) -> Self {
        self.engine = self.engine.article(pass);
        self
    }

    /// With this pass over the corpus.
    #[must_use]
    pub fn corpus_pass(mut self, pass: impl CorpusPass) -> Self {
        self.engine = self.engine.corpus(pass);
        self
    }

    /// With a pool of so many threads, 0 for one a core; otherwise the desk works in the pool in
    /// which it is called.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.engine = self.engine.threads(threads);
        self
    }

    /// The desk.
    ///
    /// # Errors
    /// [`DeskError`] where two plug-ins have one id, no layout is registered, or the passes cannot
    /// be ordered.
    pub fn build(self) -> Result<Desk, DeskError> {
        let Self { carriers, layouts, engine } = self;
        if let Some(id) = duplicate(layouts.iter().map(|layout| layout.id())) {
            return Err(DeskError::DuplicateLayout(id));
        }
        if let Some(id) = duplicate(carriers.iter().map(|carrier| carrier.id())) {
            return Err(DeskError::DuplicateCarrier(id));
        }
        if layouts.is_empty() {
            return Err(DeskError::NoLayout);
        }
        let engine: Engine = engine.build()?;
        Ok(Desk::of(carriers, layouts, engine))
    }
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let layouts: Vec<_> = self.layouts.iter().map(|layout| layout.id()).collect();
        let carriers: Vec<_> = self.carriers.iter().map(|carrier| carrier.id()).collect();
        f.debug_struct("Builder")
            .field("carriers", &carriers)
            .field("layouts", &layouts)
            .finish_non_exhaustive()
    }
}

/// The first id that stands twice.
fn duplicate<T: Ord + Clone>(ids: impl Iterator<Item = T>) -> Option<T> {
    let mut ids: Vec<T> = ids.collect();
    ids.sort_unstable();
    ids.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone())
}
