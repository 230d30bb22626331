//! From units and roles to an article: what every layout of this crate shares.
//!
//! A layout decides whether it fits and which roles it rules out; then the data's way is the same:
//! units, their features, the best sequence of roles ([`crate::decoder`]), kinds by grammar
//! ([`kinds`]), blocks that tile the text ([`blocks`]), marks ([`marks`]), metadata ([`metadata`]),
//! and the checks for damage ([`crate::checks`]).

mod again;
mod agency_subheads;
mod bare_copy;
mod blocks;
mod byline;
pub(crate) mod captions;
mod dates;
mod ending;
mod explain;
mod head;
mod headline;
mod hints;
mod kinds;
mod language;
mod letters;
mod live;
mod marks;
mod masthead;
mod metadata;
mod mistaken;
mod opening;
mod published;
mod related;
mod release;
mod running;
mod signed;
mod subheads;
mod table_rows;

use std::sync::Arc;

use copydesk_core::{Article, Block, BlockKind, LayoutId, LineReason, Metadata, Parsed, Source};

pub use hints::{Hints, LineHint, PointsOf, Revise, read_with_hints};

use crate::checks;
use crate::decoder::{self, Choice, Feature, NEVER_POINTS, Page, Role, Row, Second, Weights};
use crate::units::{Unit, units};

/// What a layout knows about its pages before it reads one.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// The layout.
    pub(crate) id: LayoutId,
    /// Points added to a role wherever it stands.
    pub(crate) bias: &'static [(Role, i16)],
    /// What the layout knows better than the decoder, said of the kinds of units.
    pub(crate) refine: fn(&mut Reading<'_>),
}

/// For layouts that know nothing better.
pub(crate) fn as_decoded(_: &mut Reading<'_>) {}

/// Grammars that are all but never wrong where they speak, of which the annotated pages have too few
/// examples to learn that from, and the roles that they speak for.
const CERTAIN: &[(Feature, &[Role])] = &[
    (Feature::IsSlug, &[Role::TopNote]),
    (Feature::IsMailHeader, &[Role::TopNote, Role::EndNote]),
    (Feature::IsNote, &[Role::TopNote, Role::HeadFurniture, Role::BodyFurniture, Role::EndNote]),
];
const CERTAINTY: i16 = 600;

/// What one scan finds out, for detecting and for reading.
pub(crate) struct Facts {
    pub(crate) units: Vec<Unit>,
    pub(crate) page: Page,
}

impl Facts {
    /// The facts of a source; made once.
    pub(crate) fn of(source: &Source) -> Arc<Self> {
        source.scanned(|source| {
            let units = units(source);
            let page = decoder::page(source, &units);
            Self { units, page }
        })
    }
}

/// A source on its way to an article.
pub(crate) struct Reading<'a> {
    pub(crate) source: &'a Source,
    pub(crate) units: &'a [Unit],
    pub(crate) page: &'a Page,
    pub(crate) second: Second,
    pub(crate) points: Vec<Row>,
    pub(crate) roles: Vec<Role>,
    pub(crate) kinds: Vec<BlockKind>,
    /// The headline that was chosen, where it is not the one of the roles.
    pub(crate) choice: Option<Choice>,
}

impl<'a> Reading<'a> {
    /// Decodes a source.
    pub(crate) fn new(source: &'a Source, facts: &'a Facts, profile: &Profile) -> Self {
        Self::hinted(source, facts, profile, None)
    }

    /// Decodes a source of whose lines more is known than their words.
    fn hinted(
        source: &'a Source,
        facts: &'a Facts,
        profile: &Profile,
        hints: Option<&Hints<'_>>,
    ) -> Self {
        let weights = hints.map_or(Weights::built_in(), |hints| hints.weights);
        let mut reading = Self::decoded(source, facts, profile, hints);
        if weights.choose_headline() {
            headline::choose(&mut reading, weights);
        }
        if hints.is_none_or(Hints::is_bare) {
            headline::above_sentence(&mut reading);
        }
        let Self { units, page, roles, kinds, .. } = &mut reading;
        if hints.is_none_or(Hints::is_bare) {
            mistaken::mend(source, units, page, roles, kinds);
        }
        signed::unname(source, units, page, kinds);
        head::mend(source, units, page, roles, kinds);
        signed::more(source, units, page, roles, kinds);
        if hints.is_none_or(Hints::is_bare) {
            opening::deck_above(source, units, page, kinds);
            again::unname(source, units, page, kinds);
            letters::name(source, units, page, kinds);
            related::unname(source, units, page, kinds);
            captions::name(source, units, page, kinds);
            subheads::demote(source, units, page, kinds);
            agency_subheads::name(source, units, page, kinds);
            live::name(source, units, page, kinds);
            running::unname(source, units, page, kinds);
            release::end(source, units, page, kinds);
        }
        (profile.refine)(&mut reading);
        if let Some(hints) = hints {
            hints.name_kinds(&mut reading);
        }
        reading
    }

    /// The kinds by the sequence of roles and the grammars, and a headline where they leave none.
    fn decoded(
        source: &'a Source,
        facts: &'a Facts,
        profile: &Profile,
        hints: Option<&Hints<'_>>,
    ) -> Self {
        let weights = hints.map_or(Weights::built_in(), |hints| hints.weights);
        let Facts { units, page } = facts;
        let mut points: Vec<Row> =
            page.features.iter().map(|features| decoder::points(weights, *features)).collect();
        for row in &mut points {
            for (role, bias) in profile.bias {
                row[*role as usize] = row[*role as usize].saturating_add(*bias);
            }
        }
        for (row, features) in points.iter_mut().zip(&page.features) {
            for (feature, roles) in CERTAIN {
                if features.has(*feature) {
                    roles.iter().for_each(|role| row[*role as usize] += CERTAINTY);
                }
            }
        }
        if let Some(hints) = hints {
            hints.add_points(units, page, &mut points);
        }
        let mut roles = decoder::best(weights, &points);
        let mut second = Second::default();
        if weights.look_again() {
            second = decoder::second(source.text(), units, page, &roles);
            second.decode(weights, &mut points, &mut roles);
        }
        let bare = hints.is_none_or(Hints::is_bare);
        let mut kinds = kinds::kinds(source, units, page, &roles, bare);
        if bare {
            bare_copy::mend(source, units, page, &mut kinds);
            table_rows::name(source, units, &mut kinds);
            ending::mend(source, units, page, &mut kinds);
            ending::rows_above(source, units, page, &mut kinds);
        }
        headline::rescue(source, units, page, &points, &mut kinds);
        Self { source, units, page, second, points, roles, kinds, choice: None }
    }

    /// The text of a unit.
    pub(crate) fn text(&self, unit: usize) -> &'a str {
        self.units[unit].text.of(self.source.text())
    }

    /// The units of a kind, in order.
    pub(crate) fn of_kind(&self, kind: BlockKind) -> impl Iterator<Item = usize> + '_ {
        (0..self.units.len()).filter(move |unit| self.kinds[*unit] == kind)
    }
}

/// The kinds of a source's units by other weights than the built-in ones, no layout known: what
/// weights are measured with.
///
/// ```
/// use copydesk_core::Source;
/// let source = Source::new("The ferry sails on Monday, the harbour board said.\n")?;
/// let weights = copydesk_parser::decoder::Weights::built_in();
/// assert_eq!(copydesk_parser::unit_kinds(&source, weights).len(), 1);
/// # Ok::<(), copydesk_core::SourceError>(())
/// ```
pub fn unit_kinds(source: &Source, weights: &Weights) -> Vec<BlockKind> {
    Reading::hinted(source, &Facts::of(source), &ANY, Some(&weighed(weights))).kinds
}

/// The lines of a source that may be its headline, each with the numbers of what is answered of it
/// ([`decoder::choice`]) where roles are found by these weights: what a choice is learned from.
///
/// ```
/// use copydesk_core::Source;
/// use copydesk_parser::{decoder::Weights, headline_lines};
/// let source = Source::new("Ferry sails again\n\nThe ferry sails on Monday, the board said.\n")?;
/// headline_lines(&source, Weights::built_in(), |_, answers| assert!(!answers.is_empty()));
/// # Ok::<(), copydesk_core::SourceError>(())
/// ```
pub fn headline_lines(source: &Source, weights: &Weights, weigh: impl FnMut(usize, &[usize])) {
    let facts = Facts::of(source);
    let reading = Reading::decoded(source, &facts, &ANY, Some(&weighed(weights)));
    if let Some(lines) = headline::lines(&reading) {
        lines.each(weigh);
    }
}

/// A page of no layout.
const ANY: Profile = Profile { id: LayoutId::new("web-page"), bias: &[], refine: as_decoded };

/// Nothing is known but the weights.
fn weighed(weights: &Weights) -> Hints<'_> {
    Hints { weights, points: &|_, _| Vec::new(), lines: &[], headline: None, revise: &|_, _, _| {} }
}

/// Reads a source as one article.
pub(crate) fn read(source: &Source, profile: &Profile) -> Parsed {
    if source.text().is_empty() {
        return Parsed::default();
    }
    let facts = Facts::of(source);
    finish(source, &Reading::new(source, &facts, profile))
}

/// The article of a reading.
pub(crate) fn finish(source: &Source, reading: &Reading<'_>) -> Parsed {
    let blocks = blocks::blocks(reading);
    let marks = marks::marks(reading);
    let metadata = metadata::metadata(reading, &marks);
    let diagnostics = checks::all(reading);
    let article = Article::new(source.clone(), blocks, marks, metadata)
        .and_then(|article| article.with_diagnostics(diagnostics));
    // Blocks tile by construction; should a fault of ours break that, no byte may be lost all the same.
    let article = article.or_else(|_| {
        let whole = Block::new(BlockKind::Paragraph, source.span());
        Article::new(source.clone(), vec![whole], Vec::new(), Metadata::default())
    });
    article.map(Parsed::one).unwrap_or_default()
}

/// Why each line got its kind.
pub(crate) fn explain(source: &Source, profile: &Profile) -> Vec<LineReason> {
    explain::reasons(&Reading::new(source, &Facts::of(source), profile))
}

/// Rules a role out.
pub(crate) const OUT: i16 = NEVER_POINTS;
