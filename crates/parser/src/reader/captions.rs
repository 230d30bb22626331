//! Captions among the lines that the decoder took for something else, on pages of which nothing but the
//! text is known.
//!
//! Between the headline and the end of the copy, a line of some words right above a photo's credit is its
//! caption, and so is one that has the credit at its end: `The pier at dawn. Photo: Ines Moreau`.
//! Paragraphs are left alone, for copy may speak of a picture too, but for what copy never does: end with
//! a writer and an outlet (`(Ines Moreau/Quay Press)`, `… at dawn Ines Moreau / Quay Press`) or with the
//! word for one who took a picture (`（山田太郎撮影）`), and open with `FILE -`.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, FeatureSet, Page};
use crate::units::Unit;

/// A caption above its credit has so many words at least.
const ABOVE_CREDIT: u32 = 4;
/// One with its credit has so many.
const WITH_CREDIT: u32 = 7;

/// What is in the brackets of a credit, or behind its stroke, has so many bytes at most.
const LONGEST_CREDIT: usize = 60;
/// Running words have so many small ones at least.
const RUNNING: usize = 4;

/// Names the captions.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let headline = kinds.iter().position(|kind| *kind == BlockKind::Headline);
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    for index in headline.map_or(0, |headline| headline + 1)..last {
        let (words, features) = (units[index].words, page.features[index]);
        let above_credit = kinds[index] == BlockKind::Furniture
            && kinds[index + 1] == BlockKind::PhotoCredit
            && words >= ABOVE_CREDIT;
        let certain =
            || !features.has(Feature::IsByline) && is_certain(units[index].text.of(source.text()));
        let with_credit = words >= WITH_CREDIT
            && (may_be(kinds[index]) && (features.has(Feature::PhotoTail) || certain())
                || kinds[index] == BlockKind::Paragraph && certain());
        if (above_credit || with_credit) && !is_phrase(features) {
            kinds[index] = BlockKind::Caption;
        }
    }
}

/// Whether a line ends with a credit or opens as agencies' captions of old pictures do.
fn is_certain(text: &str) -> bool {
    if OPENERS.iter().any(|opener| text.strip_prefix(opener).is_some_and(is_behind_opener)) {
        return true;
    }
    if ENDINGS.iter().any(|ending| text.trim_end_matches(['）', ')']).ends_with(ending)) {
        return true;
    }
    let Some(inside) = text.strip_suffix(')') else { return ends_with_credit(text) };
    let credit = inside.rsplit_once('(').map(|(_, credit)| credit);
    credit.is_some_and(|credit| credit.len() <= LONGEST_CREDIT && is_credit(credit))
}

/// What agencies set before the caption of a picture that is not of the day.
const OPENERS: [&str; 4] = ["FILE", "ARCHIVO", "ARCHIV", "ARQUIVO"];

/// Words for taking or lending a picture behind a name, in Japanese and Chinese.
const ENDINGS: [&str; 4] = ["撮影", "提供", "摄", "攝"];

fn is_behind_opener(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['-', '–', '—', ':']) || text.starts_with("PHOTO")
}

/// `Ines Moreau/Quay Press`: names of persons and outlets, parted by a stroke.
fn is_credit(text: &str) -> bool {
    text.contains('/') && text.contains(char::is_lowercase) && text.split('/').all(is_named)
}

/// Whether there are words, and all but small ones have capitals.
fn is_named(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3)
        && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Running words that end with a credit and without a stop: `… at dawn Ines Moreau / Quay Press`.
fn ends_with_credit(text: &str) -> bool {
    let Some((before, outlet)) = text.rsplit_once('/') else { return false };
    if outlet.len() > LONGEST_CREDIT || !outlet.ends_with(char::is_alphabetic) {
        return false;
    }
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some() && is_named(word)
    };
    let running = before.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    is_named(outlet)
        && outlet.split_whitespace().next().is_some_and(is_name)
        && before.split_whitespace().next_back().is_some_and(is_name)
        && running.count() >= RUNNING
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
            "ARCHIV - Der Pier von Kell nach dem Sturm am Freitag",
            "Islanders wait for the ferry at the old pier Tom Ode / Quay Press",
            "Islanders wait for the ferry at the pier on Friday. QUAY/Tom Ode",
            "嵐の後、再開した連絡船の桟橋に並ぶ島民ら＝3日、港町で（山田太郎撮影）",
        ] {
            assert_eq!(read(line), BlockKind::Caption, "{line}");
        }
        for line in [
            "The board wants ferries for all who live there (islanders and/or guests)",
            "The vote was won by the two parties of the centre (KDU/KSU)",
            "The pier was closed for all of May (Tom Ode, harbour board)",
            "FILED in May, the plan for the pier was forgotten by all",
            "The ferry was seen by all of them on the pier and/or the old quay",
            "The plan for the pier was filed in the year 2023/2024 by the board of Kell",
        ] {
            assert_eq!(read(line), BlockKind::Paragraph, "{line}");
        }
    }
}
