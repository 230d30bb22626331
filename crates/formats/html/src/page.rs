//! From the text of a page to an article.

use copydesk_core::{Article, BlockKind, Diagnostic, Given, LayoutId, Severity, Source, Span};
use copydesk_parser::decoder::{Feature, FeatureSet, ROLE_COUNT, Row, Weights};
use copydesk_parser::encoding::Decoded;
use copydesk_parser::grammar::{self, PhotoKind};
use copydesk_parser::{Hints, LineHint, Unit, read_with_hints};

use crate::dom::{Dom, Limit, NodeId, parse};
use crate::evidence::weights;
use crate::facts::{Facts, facts};
use crate::head::{Claims, claims};
use crate::render::{Line, Rendered, Tag, families_of, family, render};
use crate::revise::Revision;
use crate::settle::{self, Shown};

/// A page on its way to an article.
pub(crate) struct Page {
    pub(crate) dom: Dom,
    pub(crate) limit: Option<Limit>,
    pub(crate) claims: Claims,
    pub(crate) rendered: Rendered,
}

impl Page {
    /// Reads the tree, what it claims and what it shows.
    pub(crate) fn new(html: &str) -> Self {
        let (dom, limit) = parse(html);
        let claims = claims(&dom);
        let rendered = render(&dom);
        Self { dom, limit, claims, rendered }
    }

    /// The facts of each unit.
    pub(crate) fn facts(&self, units: &[Unit], features: &[FeatureSet]) -> Vec<Facts> {
        let lines = &self.rendered.lines;
        let mut of_lines = vec![FeatureSet::default(); lines.len()];
        let mut texts = vec![""; lines.len()];
        let mut places = Vec::with_capacity(units.len());
        for (unit, features) in units.iter().zip(features) {
            let place = lines.partition_point(|line| line.number < unit.first);
            if let Some(of_line) = of_lines.get_mut(place) {
                *of_line = *features;
                texts[place] = unit.text.of(&self.rendered.text);
            }
            places.push(place);
        }
        let mut facts = facts(&self.dom, &self.rendered, &texts, &of_lines, &self.claims);
        let take = |place: usize| facts.get_mut(place).map(std::mem::take).unwrap_or_default();
        places.into_iter().map(take).collect()
    }

    /// What the tree says that each line of the text is.
    fn hints(&self, shown: &[Shown<'_>]) -> Vec<LineHint> {
        let count = self.rendered.lines.last().map_or(0, |line| line.number as usize + 1);
        let mut hints = vec![LineHint::default(); count];
        for Shown { line, text, .. } in shown.iter().copied() {
            hints[line.number as usize] =
                LineHint { copy: copy(line, text), furniture: self.furniture(line, text) };
        }
        hints
    }

    /// What the tree says that a line is which is no copy.
    fn furniture(&self, line: &Line, text: &str) -> Option<BlockKind> {
        let has = |tag: Tag| line.all & tag.bit() != 0;
        if has(Tag::Figcaption) || (has(Tag::Figure) && line.near & family("caption") != 0) {
            let credit = grammar::photo(text) == Some(PhotoKind::Credit);
            let credit = credit || line.near & family("credit") != 0 && !self.holds_credit(line);
            return Some(if credit { BlockKind::PhotoCredit } else { BlockKind::Caption });
        }
        let written = has(Tag::PropAuthor) || line.near & family("byline") != 0;
        let (_, named) = self.claims.author_in(text);
        if text.len() <= 120 && written && (named || grammar::byline(text).is_some()) {
            return Some(BlockKind::Byline);
        }
        let dated = has(Tag::Time) || has(Tag::PropDate);
        let told = line.near & family("date") != 0;
        let day = || grammar::find_date(text).is_some_and(|found| found.date.is_full());
        if text.len() <= 60 && (dated && self.claims.holds_day(text) || told && day()) {
            return Some(BlockKind::Published);
        }
        has(Tag::Nav).then_some(BlockKind::Furniture)
    }

    /// Whether the credit is but a part of the caption.
    fn holds_credit(&self, line: &Line) -> bool {
        let credit = family("credit");
        let said = |node: &NodeId| families_of(&self.dom, *node) & credit != 0;
        let inside = self.dom.inside(line.block).skip(1).find(said);
        let chars = |text: String| text.chars().filter(|c| !c.is_whitespace()).count();
        inside.is_some_and(|node| {
            chars(self.dom.text(node)) * 3 < chars(self.dom.text(line.block)) * 2
        })
    }

    /// The source of the text.
    pub(crate) fn source(&self, path: &str, encoding: &str) -> Result<Source, String> {
        let mut given = Given::default();
        given.path = Some(path.to_owned());
        given.encoding = Some(encoding.to_owned());
        given.title = settle::likely_title(&self.claims);
        Source::with(self.rendered.text.as_str(), given).map_err(|error| error.to_string())
    }
}

/// What the tree says that a line of copy is.
fn copy(line: &Line, text: &str) -> Option<BlockKind> {
    let has = |tag: Tag| line.all & tag.bit() != 0;
    // A heading that is not closed holds the paragraphs behind it.
    if has(Tag::Paragraph) && (line.chars > 80 || line.chars > 30 && text.ends_with('.')) {
        Some(BlockKind::Paragraph)
    } else if has(Tag::H1) || has(Tag::H2) || has(Tag::H3) || has(Tag::H4) {
        Some(BlockKind::Subhead)
    } else if has(Tag::Item) {
        Some(BlockKind::ListItem)
    } else if has(Tag::Figcaption) {
        Some(BlockKind::Caption)
    } else if has(Tag::Paragraph) && line.chars > 60 {
        Some(BlockKind::Paragraph)
    } else if has(Tag::Table) && line.chars < 200 {
        Some(BlockKind::Table)
    } else {
        None
    }
}

/// Reads a page.
///
/// Where nothing is shown there is still what the page claims.
pub(crate) fn read(decoded: &Decoded<'_>, path: &str) -> Result<Article, String> {
    let page = Page::new(&decoded.text);
    let source = page.source(path, decoded.encoding)?;
    read_with(&page, &source, weights())
}

/// Reads a page whose text this is, with these weights.
pub(crate) fn read_with(
    page: &Page,
    source: &Source,
    weights: &Weights,
) -> Result<Article, String> {
    let points = |units: &[Unit], features: &[FeatureSet]| {
        page.facts(units, features).iter().map(|facts| row(weights, facts)).collect()
    };
    let shown = settle::shown(page);
    let found = settle::find(page, &shown);
    let headline = found.map(|found| found.line(&shown));
    let revision = Revision { page, shown: &shown, headline };
    let revise = |units: &[Unit], features: &[FeatureSet], kinds: &mut [BlockKind]| {
        revision.revise(units, features, kinds);
    };
    let lines = page.hints(&shown);
    let hints = Hints { weights, points: &points, lines: &lines, headline, revise: &revise };
    let id = LayoutId::new("html");
    let parsed = read_with_hints(source, id.clone(), &hints);
    let Some(article) = parsed.articles.into_iter().next() else {
        return Err("the page shows no text; it may be made by a script".to_owned());
    };
    let mut said = Vec::new();
    said.extend(page.limit.map(over));
    settle::settle(&article, page, &shown, found, said)
        .map(|article| article.with_layout(id, 1.0))
        .map_err(|error| error.to_string())
}

/// The points of a line's facts.
pub(crate) fn row(weights: &Weights, facts: &Facts) -> Row {
    let mut row = [0_i16; ROLE_COUNT];
    for fact in facts {
        let Some(more) = weights.features.get(Feature::ALL.len() + usize::from(*fact)) else {
            continue;
        };
        row.iter_mut().zip(more).for_each(|(cell, more)| *cell = cell.saturating_add(*more));
    }
    row
}

/// Says which bound a page went over.
fn over(limit: Limit) -> Diagnostic {
    let message = match limit {
        Limit::Depth => "the page is nested deeper than any browser follows; tags were passed over",
        Limit::Nodes => "the page has too many elements; the rest was read as text",
        Limit::Tag => {
            "a tag has too many attributes, or one that is too long; it was read as text or cut"
        }
    };
    Diagnostic::new("html/limit", Severity::Warning, Span::new(0, 0), message)
        .help("look at the page in a browser; it may be made to break readers")
}

/// The words of a kind by which lines, names and dates are told.
pub(crate) fn words(kind: &str) -> Vec<&'static str> {
    copydesk_parser::entries(include_str!("../data/words.txt"), kind).collect()
}
