//! The desk: chooses who reads what.
//!
//! The carrier and the layout with the highest score are chosen; where two score alike, the one
//! registered first.
//! What one carrier encloses is unpacked by another (`enclosed`).
//! A layout's own id for an article is kept; one that gave none gets its id and score here.

use copydesk_analysis::{Annotated, Engine};
use copydesk_core::{
    Article, Carried, Carrier, CarrierError, CarrierId, Detection, Layout, LayoutId, LineReason,
    Metadata, Parsed, Source, Unpacked,
};

use crate::{Builder, Coverage, UnknownLayout, enclosed};

/// A registry of carriers, layouts and passes, ready to work. See the crate's example.
pub struct Desk {
    carriers: Vec<Box<dyn Carrier>>,
    layouts: Vec<Box<dyn Layout>>,
    engine: Engine,
}

/// Which layout read a source, what it made of it, and why each line got its kind.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Every layout with its score and evidence, best first.
    pub detections: Vec<(LayoutId, Detection)>,
    /// What the layout made of the source.
    pub parsed: Parsed,
    /// Why each line that is not blank got its kind; empty where the layout does not say.
    pub reasons: Vec<LineReason>,
}

impl Desk {
    /// A desk with the built-in carriers, layouts and passes.
    ///
    /// # Panics
    /// Never: that the built-in plug-ins fit together is a test of this crate.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "building a registry is not a default value")]
    pub fn new() -> Self {
        Self::builder().build().expect("the built-in plug-ins fit together")
    }

    /// Starts with the built-in carriers, layouts and passes.
    pub fn builder() -> Builder {
        Builder::built_in()
    }

    pub(crate) fn of(
        carriers: Vec<Box<dyn Carrier>>,
        layouts: Vec<Box<dyn Layout>>,
        engine: Engine,
    ) -> Self {
        Self { carriers, layouts, engine }
    }

    /// The layouts, in the order of registration.
    pub fn layouts(&self) -> impl Iterator<Item = &dyn Layout> {
        self.layouts.iter().map(AsRef::as_ref)
    }

    /// The carriers, in the order of registration.
    pub fn carriers(&self) -> impl Iterator<Item = &dyn Carrier> {
        self.carriers.iter().map(AsRef::as_ref)
    }

    /// The engine that runs the passes.
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The carrier with this id.
    pub fn carrier(&self, id: &CarrierId) -> Option<&dyn Carrier> {
        self.carriers().find(|carrier| carrier.id() == *id)
    }

    /// The carrier that fits these bytes best; `None` where none fits at all.
    ///
    /// The beginning of a file is enough: a few thousand bytes.
    pub fn carrier_for(&self, bytes: &[u8]) -> Option<&dyn Carrier> {
        let scored = self.carriers().map(|carrier| (carrier, carrier.detect(bytes).value()));
        best(scored.filter(|(_, score)| *score > 0.0)).map(|(carrier, _)| carrier)
    }

    /// Hands every piece of these bytes, as the best carrier finds them, to `sink`.
    ///
    /// Where no carrier fits, `sink` is given one error.
    pub fn unpack(
        &self,
        carried: Carried<'_>,
        sink: &mut dyn FnMut(Result<Unpacked, CarrierError>),
    ) {
        match self.carrier_for(carried.bytes) {
            Some(carrier) => carrier.unpack(carried, sink),
            None => {
                sink(Err(CarrierError::new(carried.path, "no registered carrier knows this form")));
            }
        }
    }

    /// Every article in these bytes, or why a piece could not be read, in the order in which they
    /// stand.
    pub fn read(&self, carried: Carried<'_>) -> Vec<Result<Article, CarrierError>> {
        let mut articles = Vec::new();
        self.unpack(carried, &mut |piece| match piece {
            Ok(piece) => articles.extend(self.articles_of(piece, None)),
            Err(error) => articles.push(Err(error)),
        });
        articles
    }

    /// The articles of a piece: as the carrier made them, else as the layout reads them; what is
    /// enclosed is unpacked, up to four deep.
    pub fn articles_of(
        &self,
        piece: Unpacked,
        layout: Option<&dyn Layout>,
    ) -> Vec<Result<Article, CarrierError>> {
        let mut articles = Vec::new();
        enclosed::unfold(self, piece, &mut |piece| match piece {
            Ok(Unpacked::Article(article)) => articles.push(Ok(*article)),
            Ok(Unpacked::Source(source)) => {
                let parsed = match layout {
                    Some(layout) => parse_with(layout, layout.detect(&source).value(), &source),
                    None => self.parse(&source),
                };
                articles.extend(parsed.articles.into_iter().map(Ok));
            }
            // What was passed over, and kinds that later versions of the model may add.
            Ok(_) => {}
            Err(error) => articles.push(Err(error)),
        });
        articles
    }

    /// How well each layout fits, best first; equal ones in the order of registration.
    pub fn detect(&self, source: &Source) -> Vec<(LayoutId, Detection)> {
        let mut found: Vec<_> =
            self.layouts().map(|layout| (layout.id(), layout.detect(source))).collect();
        found.sort_by(|a, b| b.1.value().total_cmp(&a.1.value()));
        found
    }

    /// Reads a source with the layout that fits it best.
    pub fn parse(&self, source: &Source) -> Parsed {
        match self.choose(source) {
            Some((layout, score)) => parse_with(layout, score, source),
            None => Parsed::default(),
        }
    }

    /// Reads a source with this layout, however well it fits.
    ///
    /// # Errors
    /// [`UnknownLayout`] where none has this id.
    pub fn parse_as(&self, id: &LayoutId, source: &Source) -> Result<Parsed, UnknownLayout> {
        let layout = self.layout(id)?;
        Ok(parse_with(layout, layout.detect(source).value(), source))
    }

    /// The layout with this id.
    ///
    /// # Errors
    /// [`UnknownLayout`] where none has it.
    pub fn layout(&self, id: &LayoutId) -> Result<&dyn Layout, UnknownLayout> {
        self.layouts().find(|layout| layout.id() == *id).ok_or_else(|| UnknownLayout {
            asked: id.clone(),
            known: self.layouts().map(Layout::id).collect(),
        })
    }

    /// Which layout reads this source, what it makes of it, and why.
    pub fn explain(&self, source: &Source) -> Explanation {
        let (parsed, reasons) = match self.choose(source) {
            Some((layout, score)) => (parse_with(layout, score, source), layout.explain(source)),
            None => (Parsed::default(), Vec::new()),
        };
        Explanation { detections: self.detect(source), parsed, reasons }
    }

    /// Runs the article passes over one article, on the calling thread.
    pub fn annotate(&self, article: &Article) -> Annotated {
        self.engine.annotate(article)
    }

    /// Runs the article passes over these articles, on all threads, the outputs in their order.
    pub fn annotate_all(&self, articles: &[Article]) -> Vec<Annotated> {
        self.engine.annotate_all(articles)
    }

    /// Runs all passes over these articles.
    pub fn analyze(&self, articles: Vec<Article>) -> Coverage {
        let analysis = self.engine.analyze(&articles);
        Coverage { articles, analysis }
    }

    fn choose(&self, source: &Source) -> Option<(&dyn Layout, f32)> {
        best(self.layouts().map(|layout| (layout, layout.detect(source).value())))
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("carriers", &self.carriers().map(Carrier::id).collect::<Vec<_>>())
            .field("layouts", &self.layouts().map(Layout::id).collect::<Vec<_>>())
            .field("engine", &self.engine)
            .finish()
    }
}

/// The one with the highest score, the first of equals.
///
/// Behind one that is certain none is asked: a message with its header is not read as a page first.
fn best<T>(scored: impl Iterator<Item = (T, f32)>) -> Option<(T, f32)> {
    let mut best: Option<(T, f32)> = None;
    for next in scored {
        let certain = next.1 >= CERTAIN;
        if best.as_ref().is_none_or(|best| next.1 > best.1) {
            best = Some(next);
        }
        if certain {
            break;
        }
    }
    best
}

/// The highest score there is.
const CERTAIN: f32 = 1.0;

/// Reads, and notes on each article who read it; the second article of a source is called `#2`.
fn parse_with(layout: &dyn Layout, score: f32, source: &Source) -> Parsed {
    let mut parsed = layout.parse(source);
    let articles = std::mem::take(&mut parsed.articles);
    let given = source.given();
    // What was said of a piece is said of its article; of several nobody knows which was meant.
    let unknown = Metadata::default();
    let known = if articles.len() == 1 { &given.metadata } else { &unknown };
    let name = |(index, article): (usize, Article)| {
        let article = match article.layout() {
            Some(_) => article,
            None => article.with_layout(layout.id(), score),
        };
        let first = given.id.as_deref().or(given.path.as_deref()).unwrap_or("-");
        if index == 0 {
            return article.completed(known, &given.diagnostics);
        }
        if article.id() != first {
            return article;
        }
        let id = format!("{first}#{}", index + 1);
        article.with_id(id)
    };
    parsed.articles = articles.into_iter().enumerate().map(name).collect();
    parsed
}
