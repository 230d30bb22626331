//! A second look at the copy and what stands next to it, once a first sequence of roles is known.
//!
//! The first look weighs a line by its own words and its neighbours' shapes. What it cannot ask is
//! where the headline, the byline and the copy are, how many subheads there are, or what a line has
//! in common with the headline. The second look can: its features are where the line stands to what
//! was found. They add points to those of the first look, and the stretch from a little above the head
//! to a little below the copy is decoded again. What is far from the copy stays as it was.
//!
//! A stacked decoder, after Cohen and Carvalho 2005.

use std::ops::Range;

use copydesk_core::BlockKind;

use super::evidence::Page;
use super::features::{Feature, FeatureSet};
use super::overlap::{WordSet, each_word};
use super::roles::Role;
use super::viterbi::best_between;
use super::weights::{Row, Weights};
use crate::units::Unit;

/// So many units above the head and below the copy are looked at again.
const BESIDE: usize = 12;

/// What the second look sees.
#[derive(Clone, Debug, Default)]
pub struct Second {
    /// The units that it looks at.
    pub stretch: Range<usize>,
    /// The features of each of them that only this look has.
    pub features: Vec<FeatureSet>,
}

impl Second {
    /// The features of a unit, none where it was not looked at again.
    pub fn of(&self, unit: usize) -> FeatureSet {
        let at = unit.checked_sub(self.stretch.start);
        at.and_then(|at| self.features.get(at)).copied().unwrap_or_default()
    }

    /// Adds the points of its features, and decodes its stretch again.
    pub fn decode(&self, weights: &Weights, points: &mut [Row], roles: &mut [Role]) {
        let Range { start, end } = self.stretch.clone();
        for (row, set) in points[start..end].iter_mut().zip(&self.features) {
            let more = super::points(weights, *set);
            row.iter_mut().zip(more).for_each(|(cell, more)| *cell = cell.saturating_add(more));
        }
        let above = start.checked_sub(1).map(|above| weights.follows[roles[above] as usize]);
        let below =
            roles.get(end).map(|below| weights.follows.map(|follows| follows[*below as usize]));
        let found = best_between(
            weights,
            &points[start..end],
            above.unwrap_or(weights.start),
            below.unwrap_or(weights.end),
        );
        roles[start..end].copy_from_slice(&found);
    }
}

/// What was found at first: the places of the kinds that there are few of.
struct Found {
    headline: Option<usize>,
    bylines: Range<usize>,
    dates: Range<usize>,
    decks: usize,
    subheads: usize,
    captions: usize,
    /// On the whole page.
    furniture: usize,
    /// The form that most subheads have.
    form: [usize; 4],
    paragraphs: usize,
    copy: Range<usize>,
}

impl Found {
    fn of(page: &Page, roles: &[Role], stretch: Range<usize>) -> Self {
        let at = |wanted: fn(Role) -> bool| {
            let mut places = stretch.clone().filter(|index| wanted(roles[*index]));
            let first = places.next();
            first.map_or(0..0, |first| first..places.next_back().unwrap_or(first) + 1)
        };
        let count = |wanted: fn(Role) -> bool| {
            stretch.clone().filter(|index| wanted(roles[*index])).count()
        };
        let headline = at(|role| role == Role::Headline);
        let mut form = [0; 4];
        for index in stretch.clone().filter(|index| roles[*index] == Role::Subhead) {
            form[form_of(page.features[index])] += 1;
        }
        Self {
            headline: (!headline.is_empty()).then_some(headline.start),
            bylines: at(|role| role == Role::Byline),
            dates: at(|role| role == Role::Published),
            decks: count(|role| role == Role::Deck),
            subheads: form.iter().sum(),
            captions: count(|role| matches!(role, Role::HeadCaption | Role::BodyCaption)),
            furniture: roles.iter().filter(|role| role.kind() == BlockKind::Furniture).count(),
            form,
            paragraphs: count(|role| role == Role::Paragraph),
            copy: at(|role| matches!(role, Role::Paragraph | Role::ListItem | Role::Subhead)),
        }
    }
}

/// How a short line is set.
fn form_of(set: FeatureSet) -> usize {
    if set.has(Feature::AllCapitals) {
        0
    } else if set.has(Feature::TitleCase) {
        1
    } else if set.has(Feature::EndAsk) || set.has(Feature::EndStop) {
        2
    } else {
        3
    }
}

/// Looks again at units whose roles were found at first; nothing is seen where no copy was found.
pub fn second(text: &str, units: &[Unit], page: &Page, roles: &[Role]) -> Second {
    let Some(head) = roles.iter().position(|role| role.zone() > 0) else {
        return Second::default();
    };
    let end = roles.iter().rposition(|role| role.zone() < 3).map_or(0, |last| last + 1);
    let stretch = head.saturating_sub(BESIDE)..(end.max(head) + BESIDE).min(units.len());
    let found = Found::of(page, roles, stretch.clone());
    let mut headline = WordSet::EMPTY;
    if let Some(at) = found.headline {
        headline.add_words(units[at].text.of(text));
    }
    let mut author = WordSet::EMPTY;
    if !found.bylines.is_empty() && units[found.bylines.start].words <= 12 {
        author.add_words(units[found.bylines.start].text.of(text));
    }
    let named = !headline.is_empty() || !author.is_empty();
    let features = stretch
        .clone()
        .map(|index| {
            let mut set = FeatureSet::default();
            places(&mut set, page, &found, roles, index);
            set.add_if(
                Feature::SubheadLike,
                found.form[form_of(page.features[index])]
                    > usize::from(roles[index] == Role::Subhead)
                    && units[index].words <= 12,
            );
            twins(&mut set, units, page, roles, index);
            let asked = !page.prose[index] || index < found.copy.start + 2;
            let asked = asked && (2..=40).contains(&units[index].words);
            if asked && found.headline != Some(index) {
                if named {
                    words(&mut set, units[index].text.of(text), &headline, &author);
                } else {
                    set.add(Feature::HeadNone);
                }
            }
            set
        })
        .collect();
    Second { stretch, features }
}

/// Where the unit stands to what was found.
fn places(set: &mut FeatureSet, page: &Page, found: &Found, roles: &[Role], index: usize) {
    use Feature as F;
    match found.headline {
        None => set.add(F::HeadlineNone),
        Some(at) if at > index => set.add(F::HeadlineBelow),
        Some(at) if (1..=3).contains(&(index - at)) => set.add(F::HeadlineNear),
        Some(at) => set.add_if(F::HeadlineFar, at != index),
    }
    let own = roles[index];
    let mut other = |range: &Range<usize>, none: F, above: F, below: F| {
        let is_above = !range.is_empty() && range.start < index;
        let is_below = !range.is_empty() && range.end > index + 1;
        set.add_if(above, is_above);
        set.add_if(below, is_below);
        set.add_if(none, !is_above && !is_below);
    };
    other(&found.bylines, F::BylineNone, F::BylineAbove, F::BylineBelow);
    other(&found.dates, F::DateNone, F::DateAbove, F::DateBelow);
    let others = |count: usize, own: bool| count - usize::from(own).min(count);
    set.add_if(F::DeckElse, others(found.decks, own == Role::Deck) > 0);
    let subheads = others(found.subheads, own == Role::Subhead);
    set.add_if(F::SubheadsElse, (1..=2).contains(&subheads));
    set.add_if(F::SubheadsMany, subheads > 2);
    let is_caption = matches!(own, Role::HeadCaption | Role::BodyCaption);
    let captions = others(found.captions, is_caption);
    set.add_if(F::CaptionsElse, (1..=2).contains(&captions));
    set.add_if(F::CaptionsMany, captions > 2);
    set.add_if(F::CopyShort, found.paragraphs <= 3);
    let bare = others(found.furniture, own.kind() == BlockKind::Furniture) == 0;
    set.add_if(F::NoFurniture, bare);
    set.add_if(F::BareSentence, bare && page.features[index].has(F::EndStop));
    let two_below = roles.get(index + 2);
    let head = two_below.is_some_and(|role| matches!(role, Role::Byline | Role::Published));
    set.add_if(F::HeadTwoBelow, head);
    let two_above = index.checked_sub(2).map(|at| roles[at]);
    set.add_if(F::HeadlineTwoAbove, two_above == Some(Role::Headline));
    if found.copy.is_empty() {
        return;
    }
    set.add_if(F::CopyFirst, index == found.copy.start);
    set.add_if(F::CopyRight, (1..=2).contains(&found.copy.start.saturating_sub(index)));
    set.add_if(F::CopyLast, index + 1 == found.copy.end);
    match (index + 1).saturating_sub(found.copy.end) {
        1 => set.add(F::CopyEnded1),
        2..=3 => set.add(F::CopyEnded2),
        4..=8 => set.add(F::CopyEnded4),
        _ => {}
    }
}

/// Whether two lines in a row may be the headline: then the second is its deck.
fn twins(set: &mut FeatureSet, units: &[Unit], page: &Page, roles: &[Role], index: usize) {
    use Feature as F;
    let shaped = |at: usize| {
        let features = page.features[at];
        let open = [F::EndOpen, F::EndAsk, F::EndQuoted].into_iter().any(|end| features.has(end));
        let other = [
            F::FurnitureLine,
            F::FurnitureOpening,
            F::FurnitureWord,
            F::HasPipes,
            F::HasDate,
            F::LooksDated,
            F::IsByline,
            F::IsName,
            F::StartsSmall,
        ];
        roles[at] == Role::TopFurniture
            && (2..=24).contains(&units[at].words)
            && open
            && !other.into_iter().any(|other| features.has(other))
    };
    let headline = |at: usize| roles.get(at) == Some(&Role::Headline);
    set.add_if(F::TwinBelow, headline(index + 1) && shaped(index));
    set.add_if(F::TwinAbove, headline(index) && index > 0 && shaped(index - 1));
}

/// What the unit's words share with the headline and the byline.
fn words(set: &mut FeatureSet, text: &str, headline: &WordSet, author: &WordSet) {
    let (mut count, mut in_headline, mut in_author) = (0, 0, 0);
    each_word(text, |word| {
        count += 1;
        in_headline += usize::from(headline.has(word));
        in_author += usize::from(author.has(word));
    });
    set.add_if(Feature::NameAgain, in_author >= 2);
    set.add(match in_headline * 5 / count.max(1) {
        0 => Feature::HeadNone,
        1..=2 => Feature::HeadSome,
        _ => Feature::HeadMost,
    });
}

#[cfg(test)]
mod tests {
    use copydesk_core::Source;

    use super::*;
    use crate::decoder::{ROLE_COUNT, page};
    use crate::units::units;

    #[test]
    fn it_sees_where_a_line_stands_to_the_headline() {
        let text = "Home\nFerry to Kell resumes on Monday\nBy Ines Moreau\n\n\
            The ferry to Kell resumes on Monday, the harbour board said on Friday after a week of storms.\n";
        let source = Source::new(text).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let roles = [Role::TopFurniture, Role::Headline, Role::Byline, Role::Paragraph];
        let second = second(text, &units, &page, &roles);
        assert_eq!(second.stretch, 0..4);
        assert!(second.of(0).has(Feature::HeadlineBelow));
        assert!(second.of(2).has(Feature::HeadlineNear) && second.of(2).has(Feature::BylineNone));
        assert!(second.of(3).has(Feature::CopyFirst) && second.of(3).has(Feature::HeadSome));
        assert_eq!(second.of(4), FeatureSet::default());
    }

    #[test]
    fn without_copy_nothing_is_looked_at_again() {
        let text = "Home\nNews\n";
        let source = Source::new(text).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let mut roles = [Role::TopFurniture; 2];
        let second = second(text, &units, &page, &roles);
        let mut rows = [[0; ROLE_COUNT]; 2];
        second.decode(&Weights::default(), &mut rows, &mut roles);
        assert!(second.features.is_empty());
        assert_eq!(roles, [Role::TopFurniture; 2]);
    }
}
