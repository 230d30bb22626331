//! From an annotated page to what is learned from: features of units, and the roles they may have.

use std::collections::BTreeMap;

use copydesk_core::Source;
use copydesk_parser::decoder::{
    Feature, FeatureSet, Page, Role, Row, Second, Weights, best, page, points, second,
};
use copydesk_parser::{Unit, units};

use crate::pages::{Label, Labelled, words};

/// Roles that may be right for a unit, one bit each.
pub(crate) type Mask = u16;

pub(crate) fn mask(roles: &[Role]) -> Mask {
    roles.iter().fold(0, |mask, role| mask | 1 << *role as u16)
}

/// A page to learn from.
pub(crate) struct Sample {
    pub(crate) units: Vec<Unit>,
    pub(crate) page: Page,
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) variant: &'static str,
    pub(crate) publisher: String,
    pub(crate) allowed: Vec<Mask>,
    pub(crate) words: Vec<Vec<String>>,
    pub(crate) labels: Vec<u8>,
    pub(crate) gold_body: Option<Vec<String>>,
}

impl Sample {
    /// What the first look finds, and what the second then sees.
    pub(crate) fn first_look(&self, weights: &Weights) -> (Vec<Row>, Vec<Role>, Second) {
        let rows: Vec<Row> = self.page.features.iter().map(|set| points(weights, *set)).collect();
        let roles = best(weights, &rows);
        let seen = second(&self.text, &self.units, &self.page, &roles);
        (rows, roles, seen)
    }

    /// The roles of its units.
    pub(crate) fn decoded(&self, weights: &Weights) -> Vec<Role> {
        let (mut rows, mut roles, seen) = self.first_look(weights);
        if weights.look_again() {
            seen.decode(weights, &mut rows, &mut roles);
        }
        roles
    }
}

/// The features of a page's units and the roles that its annotation allows.
pub(crate) fn sample(page_labels: &Labelled, variant: &'static str) -> Sample {
    let source = Source::new(page_labels.text.as_str()).expect("a page below 4 GiB");
    let units = units(&source);
    let page = page(&source, &units);
    let labels = unit_labels(page_labels, &units);
    let allowed = allowed(&units, &page.features, &labels, page_labels);
    Sample {
        id: page_labels.id.clone(),
        text: page_labels.text.clone(),
        variant,
        publisher: page_labels.publisher.clone(),
        words: units.iter().map(|unit| words(unit.text.of(&page_labels.text))).collect(),
        units,
        page,
        allowed,
        labels: labels.iter().map(|label| *label as u8).collect(),
        gold_body: page_labels.gold_body.clone(),
    }
}

/// The label of most characters of each unit.
pub(crate) fn unit_labels(page: &Labelled, units: &[Unit]) -> Vec<Label> {
    let mut labels = Vec::new();
    let (mut at, mut from) = (0, 0);
    for unit in units {
        let skipped = page.text[from..unit.text.start as usize]
            .chars()
            .filter(|c| !c.is_whitespace())
            .count();
        at += skipped;
        let len = unit.text.of(&page.text).chars().filter(|c| !c.is_whitespace()).count();
        let mut counts: BTreeMap<u8, (usize, Label)> = BTreeMap::new();
        for label in &page.labels[at..at + len] {
            counts.entry(*label as u8).or_insert((0, *label)).0 += 1;
        }
        labels.push(
            counts
                .values()
                .max_by_key(|(count, _)| *count)
                .map_or(Label::Furniture, |(_, label)| *label),
        );
        at += len;
        from = unit.text.end as usize;
    }
    labels
}

/// So many units above the headline may belong to its head.
const ABOVE: usize = 6;

/// Among so many units above the rest of the head a headline may stand that was not recognised.
const OPEN: usize = 12;

/// The roles that each unit may have.
pub(crate) fn allowed(
    units: &[Unit],
    features: &[FeatureSet],
    labels: &[Label],
    page: &Labelled,
) -> Vec<Mask> {
    let is_body =
        |label: &Label| matches!(label, Label::Body) || (page.exact && *label == Label::Subhead);
    let first = labels.iter().position(is_body).unwrap_or(labels.len());
    let last = labels.iter().rposition(is_body).unwrap_or(0);
    // The title may stand above the menus too, and in the window's title: the last one is the
    // headline.
    let titled = |label: &Label| match label {
        Label::Headline => page.exact,
        Label::TitleAgain => !page.exact,
        _ => false,
    };
    let headline = labels[..first].iter().rposition(titled);
    // A date or a name far above it belongs to other stories.
    let told = |index: usize| {
        matches!(labels[index], Label::Deck | Label::Byline | Label::Date | Label::Caption)
    };
    let from = headline.map_or(first.saturating_sub(OPEN), |at| at.saturating_sub(ABOVE));
    let head = (from..first).find(|index| told(*index));
    let head = head.into_iter().chain(headline).min().unwrap_or(first);
    let open_from = if page.exact && headline.is_none() { head.saturating_sub(OPEN) } else { head };
    let top = |set: FeatureSet| {
        if set.has(Feature::IsNote) || set.has(Feature::IsSlug) || set.has(Feature::HasControls) {
            Role::TopNote
        } else {
            Role::TopFurniture
        }
    };
    let end = |set: FeatureSet| {
        let note = [
            Feature::IsCredits,
            Feature::IsSignOff,
            Feature::IsRights,
            Feature::IsCorrection,
            Feature::IsNote,
        ];
        if note.into_iter().any(|feature| set.has(feature)) {
            Role::EndNote
        } else {
            Role::EndFurniture
        }
    };
    let body_at = |index: usize| labels.get(index).is_some_and(|label| *label == Label::Body);
    let set_apart = |index: usize| {
        let closed =
            features[index].has(Feature::EndStop) || features[index].has(Feature::EndQuoted);
        closed
            && units[index].words >= 10
            && index > 0
            && body_at(index - 1)
            && (index + 1..index + 4).any(body_at)
    };
    (0..units.len())
        .map(|index| {
            let (set, label) = (features[index], labels[index]);
            let body = || {
                if set.has(Feature::HasTabs) {
                    mask(&[Role::Table])
                } else if set.has(Feature::StartsBullet) {
                    mask(&[Role::ListItem])
                } else if label == Label::Subhead {
                    mask(&[Role::Subhead])
                } else if units[index].words >= 12
                    || set.has(Feature::EndStop)
                    || set.has(Feature::EndQuoted)
                {
                    mask(&[Role::Paragraph])
                } else if page.exact {
                    mask(&[Role::Paragraph, Role::ListItem])
                } else if set.has(Feature::EndOpen)
                    && units[index].words <= 9
                    && !set.has(Feature::StartsSmall)
                    && set.has(Feature::NextProse)
                {
                    // Nobody said what it is; a short line that does not end is no paragraph.
                    mask(&[Role::ListItem, Role::Subhead])
                } else {
                    mask(&[Role::Paragraph, Role::ListItem, Role::Subhead])
                }
            };
            if index < first {
                let exact = match label {
                    _ if Some(index) == headline => Some(Role::Headline),
                    _ if index < head => None,
                    Label::Deck => Some(Role::Deck),
                    Label::Byline => Some(Role::Byline),
                    Label::Date => Some(Role::Published),
                    Label::Caption => Some(Role::HeadCaption),
                    _ => None,
                };
                return match exact {
                    Some(role) => mask(&[role]),
                    // The headline was not recognised: it is one of these, or there is none.
                    None if (open_from..head).contains(&index) => {
                        mask(&[top(set), Role::Headline, Role::HeadFurniture])
                    }
                    None if index < head => mask(&[top(set)]),
                    None if page.exact => mask(&[Role::HeadFurniture]),
                    // A page of which only body and title are known leaves the rest of its head open.
                    None => mask(&[
                        Role::Deck,
                        Role::Byline,
                        Role::Published,
                        Role::HeadCaption,
                        Role::HeadFurniture,
                    ]),
                };
            }
            if index > last {
                return mask(&[end(set)]);
            }
            match label {
                Label::Body | Label::Subhead => body(),
                Label::Caption => mask(&[Role::BodyCaption]),
                // The annotation was made by a program that lost quotations and lists.
                _ if page.exact && set_apart(index) => {
                    mask(&[Role::BodyFurniture, Role::BodyCaption, Role::Paragraph])
                }
                _ if page.exact => mask(&[Role::BodyFurniture]),
                _ => mask(&[Role::BodyFurniture, Role::BodyCaption]),
            }
        })
        .collect()
}
