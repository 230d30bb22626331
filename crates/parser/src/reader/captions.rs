//! Captions among the lines that the decoder took for something else, on pages of which nothing but the
//! text is known.
//!
//! Between the headline and the end of the copy, a line of some words right above a photo's credit is its
//! caption, and so is one that has the credit at its end: `The pier at dawn. Photo: Ines Moreau`.
//! Paragraphs are left alone: copy may speak of a picture too.

use copydesk_core::BlockKind;

use crate::decoder::{Feature, FeatureSet, Page};
use crate::units::Unit;

/// A caption above its credit has so many words at least.
const ABOVE_CREDIT: u32 = 4;
/// One with its credit has so many.
const WITH_CREDIT: u32 = 7;

/// Names the captions.
pub(super) fn name(units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let headline = kinds.iter().position(|kind| *kind == BlockKind::Headline);
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    for index in headline.map_or(0, |headline| headline + 1)..last {
        let (words, features) = (units[index].words, page.features[index]);
        let above_credit = kinds[index] == BlockKind::Furniture
            && kinds[index + 1] == BlockKind::PhotoCredit
            && words >= ABOVE_CREDIT;
        let with_credit =
            may_be(kinds[index]) && features.has(Feature::PhotoTail) && words >= WITH_CREDIT;
        if (above_credit || with_credit) && !is_phrase(features) {
            kinds[index] = BlockKind::Caption;
        }
    }
}

/// Whether a line of this kind may be a caption that was not recognised.
const fn may_be(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Furniture
            | BlockKind::Deck
            | BlockKind::Byline
            | BlockKind::Subhead
            | BlockKind::ListItem
    )
}

/// Whether it is a phrase of furniture or opens with one.
fn is_phrase(features: FeatureSet) -> bool {
    features.has(Feature::FurnitureLine) || features.has(Feature::FurnitureOpening)
}

#[cfg(test)]
mod tests {
    use copydesk_core::Source;

    use super::*;
    use crate::decoder::page;
    use crate::units::units;

    /// The kind of the second of four lines, which was decoded as the one that is given.
    fn second(line: &str, was: BlockKind, below: BlockKind) -> BlockKind {
        let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday.";
        let text = format!("Ferry sails again\n{line}\nInes Moreau\n{prose}\n");
        let source = Source::new(text.as_str()).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let mut kinds = [BlockKind::Headline, was, below, BlockKind::Paragraph];
        name(&units, &page, &mut kinds);
        kinds[1]
    }

    #[test]
    fn a_line_above_a_credit_is_its_caption() {
        let line = "The pier at dawn";
        assert_eq!(second(line, BlockKind::Furniture, BlockKind::PhotoCredit), BlockKind::Caption);
        assert_eq!(second(line, BlockKind::Furniture, BlockKind::Byline), BlockKind::Furniture);
        assert_eq!(second(line, BlockKind::Deck, BlockKind::PhotoCredit), BlockKind::Deck);
        let button = second("Share", BlockKind::Furniture, BlockKind::PhotoCredit);
        assert_eq!(button, BlockKind::Furniture);
    }

    #[test]
    fn a_line_with_its_credit_is_a_caption() {
        let line = "The pier at dawn after the storm. Photo: Tom Ode";
        for was in [BlockKind::Furniture, BlockKind::Byline, BlockKind::Deck] {
            assert_eq!(second(line, was, BlockKind::Byline), BlockKind::Caption);
        }
        assert_eq!(second(line, BlockKind::Paragraph, BlockKind::Byline), BlockKind::Paragraph);
    }
}
