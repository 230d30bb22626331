//! The plug-in trait for layouts: how copy is arranged on the page.

use std::borrow::Cow;
use std::fmt;

use crate::{Article, BlockKind, Diagnostic, Source, Span};

/// The name of a layout: `kyodo-wrapped`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayoutId(Cow<'static, str>);

impl LayoutId {
    /// An id known when the program is written.
    pub const fn new(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for LayoutId {
    fn from(id: String) -> Self {
        Self(Cow::Owned(id))
    }
}

impl fmt::Display for LayoutId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A place in the source and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where.
    pub span: Span,
    /// What it shows: `lines break at 68 columns`.
    pub note: Cow<'static, str>,
}

impl Evidence {
    /// Evidence at this place.
    pub fn new(span: Span, note: impl Into<Cow<'static, str>>) -> Self {
        Self { span, note: note.into() }
    }
}

/// How well a layout (or a carrier) fits, and why.
///
/// ```
/// use copydesk_core::{Detection, Evidence, Span};
/// let fit = Detection::score(0.6).because(Evidence::new(Span::new(0, 40), "a dateline"));
/// assert!(fit.value() > Detection::none().value());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Detection {
    score: f32,
    evidence: Vec<Evidence>,
}

impl Detection {
    /// It does not fit at all.
    pub const fn none() -> Self {
        Self { score: 0.0, evidence: Vec::new() }
    }

    /// It fits this well, from 0 to 1; values outside are brought inside, and `NaN` is 0.
    pub const fn score(score: f32) -> Self {
        let score = if score.is_nan() { 0.0 } else { score.clamp(0.0, 1.0) };
        Self { score, evidence: Vec::new() }
    }

    /// With a piece of evidence.
    #[must_use]
    pub fn because(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }

    /// With a piece of evidence, if there is one.
    #[must_use]
    pub fn and(mut self, evidence: Option<Evidence>) -> Self {
        self.evidence.extend(evidence);
        self
    }

    /// With another score, the evidence kept: for a detector that adds up what it sees.
    #[must_use]
    pub fn rescored(self, score: f32) -> Self {
        Self { score: Self::score(score).score, evidence: self.evidence }
    }

    /// How well it fits, from 0 (not at all) to 1.
    pub const fn value(&self) -> f32 {
        self.score
    }

    /// Why.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }
}

/// Why a line got its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct LineReason {
    /// Which line, counted from 0.
    pub line: u32,
    /// The kind it got.
    pub kind: BlockKind,
    /// The kind that came next, and by how many points it lost.
    pub runner_up: Option<(BlockKind, i32)>,
    /// What spoke for the kind and against the runner-up, strongest first, with its points.
    pub reasons: Vec<(Cow<'static, str>, i32)>,
}

/// What a layout makes of a source.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The articles, in the order in which they stand.
    pub articles: Vec<Article>,
    /// Text of the source that belongs to none of them, such as what separates two articles.
    pub between: Vec<Span>,
    /// What was wrong with the source as a whole; an article carries its own.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// A source that is one article.
    pub fn one(article: Article) -> Self {
        Self { articles: vec![article], ..Self::default() }
    }
}

/// How copy is arranged on the page: a plug-in.
///
/// Reading never fails: whatever the text, `parse` accounts for every byte of it, and damage
/// becomes a [`Diagnostic`]. Both methods must give the same answer for the same source, always.
/// `copydesk-testkit` checks these promises.
pub trait Layout: Send + Sync {
    /// Its name; two layouts of one registry must differ.
    fn id(&self) -> LayoutId;

    /// How well it fits this source, and why.
    fn detect(&self, source: &Source) -> Detection;

    /// Reads the source.
    fn parse(&self, source: &Source) -> Parsed;

    /// Why each line that is not blank got its kind; empty where a layout does not say.
    fn explain(&self, _source: &Source) -> Vec<LineReason> {
        Vec::new()
    }
}
