//! From an annotated page to what is learned from: features of units, and the roles they may have.

use std::collections::BTreeMap;

use copydesk_core::Source;
use copydesk_parser::decoder::{Feature, FeatureSet, Role, page};
use copydesk_parser::{Unit, units};

use crate::pages::{Label, Labelled, words};

/// Roles that may be right for a unit, one bit each.
pub(crate) type Mask = u16;

pub(crate) fn mask(roles: &[Role]) -> Mask {
    roles.iter().fold(0, |mask, role| mask | 1 << *role as u16)
}

/// A page to learn from.
pub(crate) struct Sample {
    pub(crate) id: String,
    pub(crate) variant: &'static str,
    pub(crate) publisher: String,
    pub(crate) features: Vec<FeatureSet>,
    pub(crate) allowed: Vec<Mask>,
    pub(crate) words: Vec<Vec<String>>,
    pub(crate) labels: Vec<u8>,
    pub(crate) gold_body: Option<Vec<String>>,
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
        variant,
        publisher: page_labels.publisher.clone(),
        words: units.iter().map(|unit| words(unit.text.of(&page_labels.text))).collect(),
        features: page.features,
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
    let head_label = |label: &Label| {
        matches!(
            label,
            Label::Headline
                | Label::Deck
                | Label::Byline
                | Label::Date
                | Label::Caption
                | Label::TitleAgain
        )
    };
    let headline = if page.exact {
        labels[..first].iter().position(|label| *label == Label::Headline)
    } else {
        labels[..first].iter().rposition(|label| *label == Label::TitleAgain)
    };
    let head =
        labels[..first].iter().position(|label| head_label(label) && *label != Label::TitleAgain);
    let head = head.into_iter().chain(headline).min().unwrap_or(first);
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
                } else {
                    mask(&[Role::Paragraph, Role::ListItem, Role::Subhead])
                }
            };
            if index < first {
                let exact = match label {
                    _ if Some(index) == headline => Some(Role::Headline),
                    Label::Deck => Some(Role::Deck),
                    Label::Byline => Some(Role::Byline),
                    Label::Date => Some(Role::Published),
                    Label::Caption => Some(Role::HeadCaption),
                    _ => None,
                };
                return match exact {
                    Some(role) => mask(&[role]),
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
                _ if page.exact => mask(&[Role::BodyFurniture]),
                _ => mask(&[Role::BodyFurniture, Role::BodyCaption]),
            }
        })
        .collect()
}
