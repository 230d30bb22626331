//! Captions among the lines that the decoder took for something else, on pages of which nothing but the
//! text is known.
//!
//! Between the headline and the end of the copy, a line of some words right above a photo's credit is its
//! caption, and so is one that has the credit at its end: `The pier at dawn. Photo: Ines Moreau`.
//! Paragraphs are left alone, for copy may speak of a picture too, but for what copy never does: end with
//! a writer and an outlet in brackets (`(Ines Moreau/Quay Press)`), and open with `FILE -`.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, FeatureSet, Page};
use crate::units::Unit;

/// A caption above its credit has so many words at least.
const ABOVE_CREDIT: u32 = 4;
/// One with its credit has so many.
const WITH_CREDIT: u32 = 7;

/// What is in the brackets of a credit has so many bytes at most.
const LONGEST_CREDIT: usize = 60;

/// Names the captions.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let headline = kinds.iter().position(|kind| *kind == BlockKind::Headline);
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    for index in headline.map_or(0, |headline| headline + 1)..last {
        let (words, features) = (units[index].words, page.features[index]);
        let above_credit = kinds[index] == BlockKind::Furniture
            && kinds[index + 1] == BlockKind::PhotoCredit
            && words >= ABOVE_CREDIT;
        let certain = || is_certain(units[index].text.of(source.text()));
        let with_credit = words >= WITH_CREDIT
            && (may_be(kinds[index]) && (features.has(Feature::PhotoTail) || certain())
                || kinds[index] == BlockKind::Paragraph && certain());
        if (above_credit || with_credit) && !is_phrase(features) {
            kinds[index] = BlockKind::Caption;
        }
    }
}

/// Whether a line ends with a credit in brackets or opens as agencies' captions of old pictures do.
fn is_certain(text: &str) -> bool {
    if let Some(behind) = text.strip_prefix("FILE") {
        let behind = behind.trim_start();
        return behind.starts_with(['-', '–', '—', ':']) || behind.starts_with("PHOTO");
    }
    let credit = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    credit.is_some_and(|(_, credit)| credit.len() <= LONGEST_CREDIT && is_credit(credit))
}

/// `Ines Moreau/Quay Press`: names of persons and outlets, parted by a stroke.
fn is_credit(text: &str) -> bool {
    let named = |part: &str| {
        let mut words = part.split_whitespace().peekable();
        words.peek().is_some()
            && words.all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
            && !part.bytes().any(|byte| byte.is_ascii_digit())
    };
    text.contains('/') && text.contains(char::is_lowercase) && text.split('/').all(named)
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
        name(&source, &units, &page, &mut kinds);
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

    #[test]
    fn some_captions_are_no_copy_whatever_they_look_like() {
        let read = |line: &str| second(line, BlockKind::Paragraph, BlockKind::Byline);
        for line in [
            "The pier at dawn after the storm, as seen on Friday. (Tom Ode/Quay Press)",
            "FILE - The pier at dawn after the storm on May 3, 2024.",
            "FILE PHOTO: The pier at dawn after the storm on May 3, 2024.",
        ] {
            assert_eq!(read(line), BlockKind::Caption, "{line}");
        }
        for line in [
            "The board wants ferries for all who live there (islanders and/or guests)",
            "The vote was won by the two parties of the centre (KDU/KSU)",
            "The pier was closed for all of May (Tom Ode, harbour board)",
        ] {
            assert_eq!(read(line), BlockKind::Paragraph, "{line}");
        }
    }
}
