//! A second look for the headline where the decoder's own cannot be it.
//!
//! Four cases. The carrier gave another title, and what was taken for the headline is all the copy there
//! is: then it is a paragraph. No headline was found: then it is one of the lines right above the
//! byline, the date or the copy; or the copy's first line, where it is short, has no mark at its end and
//! a blank line below, and a sentence follows. Or a breadcrumb (`News > Region`) follows what was taken
//! for the headline: a breadcrumb stands above the headline, so the line below it is the headline.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, FeatureSet, Page, Role, Row};
use crate::tables::fold_words;
use crate::units::Unit;

/// How many lines above the head are looked at.
const ABOVE: usize = 4;

/// Mends the kinds.
pub(super) fn rescue(
    source: &Source,
    units: &[Unit],
    page: &Page,
    points: &[Row],
    kinds: &mut [BlockKind],
) {
    let candidate = |index: usize| {
        let (unit, features) = (&units[index], page.features[index]);
        let phrase =
            features.has(Feature::FurnitureLine) || features.has(Feature::FurnitureOpening);
        (4..=24).contains(&unit.words)
            && !phrase
            && !features.has(Feature::HasPipes)
            && !features.has(Feature::EndColon)
    };
    let score = |index: usize| points[index][Role::Headline as usize];
    if let Some(title) = source.given().title.as_deref()
        && let Some(only) = kinds.iter().position(|kind| *kind == BlockKind::Headline)
        && !kinds.iter().any(|kind| kind.is_body())
        && fold_words(units[only].text.of(source.text())) != fold_words(title)
    {
        kinds[only] = BlockKind::Paragraph;
        return;
    }
    let head =
        kinds.iter().position(|kind| matches!(kind, BlockKind::Byline | BlockKind::Published));
    match kinds.iter().position(|kind| *kind == BlockKind::Headline) {
        None => {
            let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph);
            let Some(head) = head.into_iter().chain(copy).min() else { return };
            let above = head.saturating_sub(ABOVE)..head;
            let open =
                above.filter(|index| candidate(*index) && kinds[*index] == BlockKind::Furniture);
            let best = open.max_by_key(|index| (score(*index), std::cmp::Reverse(*index)));
            let opens = copy.filter(|copy| heads_copy(*copy, units, page, kinds));
            let Some(best) = best.or(opens) else { return };
            kinds[best] = BlockKind::Headline;
            for index in best + 1..head {
                if candidate(index)
                    && units[index].words >= 6
                    && kinds[index] == BlockKind::Furniture
                {
                    kinds[index] = BlockKind::Deck;
                }
            }
        }
        Some(headline) => {
            let limit = head.unwrap_or(headline).min(headline + 1 + ABOVE);
            let crumb = (headline + 1..limit).find(|index| {
                is_breadcrumb(units[*index].text.of(source.text()))
                    && kinds[*index] == BlockKind::Furniture
            });
            let Some(crumb) = crumb else { return };
            let below = crumb + 1;
            if below < limit && candidate(below) && kinds[below] == BlockKind::Deck {
                kinds[headline] = BlockKind::Furniture;
                kinds[below] = BlockKind::Headline;
            }
        }
    }
}

/// Whether the copy's first paragraph is its headline: short, open at its end, set apart from a sentence.
fn heads_copy(index: usize, units: &[Unit], page: &Page, kinds: &[BlockKind]) -> bool {
    let (unit, features) = (&units[index], page.features[index]);
    let open = features.has(Feature::EndOpen)
        && !features.has(Feature::StartsSmall)
        && !features.has(Feature::IsName)
        && !features.has(Feature::HasPipes);
    let closed = |below: FeatureSet| below.has(Feature::EndStop) || below.has(Feature::EndQuoted);
    (2..=20).contains(&unit.words)
        && open
        && unit.blank_after > 0
        && kinds.get(index + 1) == Some(&BlockKind::Paragraph)
        && closed(page.features[index + 1])
}

/// `News > Region`, `Home » Nation » Courts`
fn is_breadcrumb(text: &str) -> bool {
    let parts = text.split(['>', '›', '»']).map(str::trim);
    text.contains(['>', '›', '»'])
        && parts.into_iter().all(|part| !part.is_empty() && part.split_whitespace().count() <= 4)
}

#[cfg(test)]
mod tests {
    use super::is_breadcrumb;

    #[test]
    fn breadcrumbs() {
        assert!(is_breadcrumb("News > Free State") && is_breadcrumb("Home » Nation » Courts"));
        assert!(!is_breadcrumb("Back >") && !is_breadcrumb("The mayor resigns"));
    }
}
