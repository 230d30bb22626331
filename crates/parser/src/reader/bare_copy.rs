//! Copy with no furniture around it: a message without its header, an article taken out of a database.
//!
//! The decoder learned from pages of the web, where a line below the copy is a button and one above it a
//! byline or a caption. Where no line of a text has a phrase of furniture and the copy begins within its
//! first lines, such a line is copy: a last sentence, or figures (`Net 2.1 mln vs 1.8 mln`), which behind a
//! dateline are often all there is; and a first line that was taken for a caption is the headline where
//! there is no other. Behind a dateline a line between lines of copy is copy, whatever it was taken for
//! (`Year`, `12 mths`), and so is the line right above the dateline a headline; `more` at the very end says
//! that more was sent.
//!
//! It leaves alone what a grammar named, and short lines without a figure.

use copydesk_core::{BlockKind, Source};

use super::kinds::is_furniture_phrase;
use crate::decoder::{Feature, FeatureSet, Page};
use crate::grammar;
use crate::tables::GOES_ON;
use crate::units::Unit;

/// So many units of prose make copy.
const LEAST_PROSE: usize = 2;
/// So many units at most stand above the copy: headline, deck, byline.
const HEAD: usize = 3;
/// So many words at most are left of a headline for its second line.
const REST: u32 = 3;
/// So many bytes and more make a line full.
const FULL: u32 = 60;
/// So many lines at most head a sentence: a place, and what happened there.
const HEADS: usize = 2;

/// Mends the kinds.
pub(super) fn mend(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(first) = kinds.iter().position(|kind| kind.is_body()) else { return };
    let dated = || (first..first + 2).any(|index| opens_below(source, units, page, index));
    if first > HEAD || !is_bare(source, units, page, kinds, &dated) {
        return;
    }
    let dated = dated();
    for index in first + 1..kinds.len() {
        let features = page.features[index];
        let ended = ends_sentence(features);
        let furniture =
            kinds[..index].iter().rev().take_while(|kind| **kind == BlockKind::Furniture);
        let between = index - furniture.count();
        // Figures are copy where they go on with it, right below or behind a word or two: `Year`.
        let glued = || (between..=index).all(|line| units[line].blank_before == 0);
        let goes_on = dated && index - between <= HEADS && (between == index || glued());
        let figures = || {
            goes_on
                && kinds[between - 1].is_body()
                && has_figures(units[index].text.of(source.text()))
        };
        // `It opens in May. Reuter`
        let signed = || index + 1 == kinds.len() && is_signed(units[index].text.of(source.text()));
        let told = match kinds[index] {
            BlockKind::Furniture => ended || figures() || signed(),
            BlockKind::Caption => !is_photo(features) && figures(),
            BlockKind::Byline => !is_byline(features) && figures(),
            _ => false,
        };
        if !told {
            continue;
        }
        kinds[index] = BlockKind::Paragraph;
        if index - between <= HEADS {
            // What stands between a sentence and the copy above heads it.
            let kind = if ended { BlockKind::Subhead } else { BlockKind::Paragraph };
            kinds[between..index].fill(kind);
        }
    }
    if dated {
        within(page, first, kinds);
        goes_on(source, units, kinds);
    }
    head(source, units, page, kinds);
}

/// Makes copy of what stands between lines of copy.
fn within(page: &Page, first: usize, kinds: &mut [BlockKind]) {
    let last = kinds.iter().rposition(|kind| kind.is_body()).unwrap_or(first);
    let between = kinds.iter_mut().zip(&page.features).take(last).skip(first);
    for (kind, features) in between {
        let features = *features;
        // The hyphens above a mail's signature.
        if *kind == BlockKind::Furniture && features.has(Feature::EndMarker) {
            return;
        }
        let open = match *kind {
            BlockKind::Furniture => !features.has(Feature::FurnitureWord),
            BlockKind::Caption => !is_photo(features),
            BlockKind::Byline => !is_byline(features),
            BlockKind::Published => !features.has(Feature::SaysPublished),
            _ => false,
        };
        if open {
            *kind = BlockKind::Paragraph;
        }
    }
}

/// Names the last line of all that says that copy goes on elsewhere.
fn goes_on(source: &Source, units: &[Unit], kinds: &mut [BlockKind]) {
    let (Some(unit), Some(kind)) = (units.last(), kinds.last_mut()) else { return };
    if *kind == BlockKind::Furniture && says_more(unit.text.of(source.text())) {
        *kind = BlockKind::SignOff;
    }
}

fn says_more(text: &str) -> bool {
    GOES_ON.iter().any(|own| text.eq_ignore_ascii_case(own))
}

/// Names the line right above the dateline, where there is no headline, and the rest of a headline that
/// did not fit its line.
fn head(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    // `TIN/LEAD PRICES SEEN LOWER` is set like two agencies.
    let opening = page.features[0];
    let unnamed = match kinds[0] {
        BlockKind::Caption => {
            opening.has(Feature::AllCapitals) || !opening.has(Feature::IsPhotoCredit)
        }
        BlockKind::Paragraph | BlockKind::Subhead | BlockKind::Furniture => {
            opens_below(source, units, page, 1)
        }
        _ => false,
    };
    if unnamed && opening.has(Feature::EndOpen) && !kinds.contains(&BlockKind::Headline) {
        kinds[0] = BlockKind::Headline;
    }
    let rest = matches!(kinds.get(1), Some(BlockKind::Furniture | BlockKind::Byline))
        && kinds[0] == BlockKind::Headline
        && units[1].blank_before == 0
        && units[1].words <= REST
        && units[0].text.len() >= FULL
        && page.features[1].has(Feature::AllCapitals) == opening.has(Feature::AllCapitals)
        && !is_byline(page.features[1])
        && opens_below(source, units, page, 2);
    if rest {
        kinds[1] = BlockKind::Headline;
    }
}

/// Whether the unit at `index` opens the copy with its dateline.
fn opens_below(source: &Source, units: &[Unit], page: &Page, index: usize) -> bool {
    let text = units.get(index).map(|unit| unit.text.of(source.text()));
    text.is_some_and(|text| page.dateline(index, text).is_some_and(|found| found.sure))
}

/// Whether nothing of a page stands around the copy, of which there is enough or which has a dateline.
fn is_bare(
    source: &Source,
    units: &[Unit],
    page: &Page,
    kinds: &[BlockKind],
    dated: &impl Fn() -> bool,
) -> bool {
    // `More` is a button elsewhere.
    let open = units.last().is_some_and(|unit| says_more(unit.text.of(source.text())));
    let kinds = &kinds[..kinds.len() - usize::from(open)];
    let prose = page.prose.iter().filter(|prose| **prose).count();
    let furniture = kinds.iter().filter(|kind| **kind == BlockKind::Furniture).count();
    let lines = page.features.iter().zip(&page.prose).take(kinds.len());
    let mut lines = lines.filter(|(_, prose)| !**prose);
    let enough = prose >= LEAST_PROSE && furniture <= prose * 2 || dated();
    enough && !lines.any(|(features, _)| is_furniture_phrase(*features))
}

fn ends_sentence(features: FeatureSet) -> bool {
    let ends = [Feature::EndStop, Feature::EndQuoted];
    ends.into_iter().any(|feature| features.has(feature)) && !features.has(Feature::HasAddress)
}

/// Whether the last word signs the copy off: it is nothing but a mark, behind the end of a sentence.
fn is_signed(text: &str) -> bool {
    let Some((before, mark)) = text.trim_end().rsplit_once([' ', '\n']) else { return false };
    before.trim_end().ends_with(['.', '>', '"', ')']) && grammar::sign_off(mark)
}

/// Whether two numbers and a word stand in a line: `Net 2.1 mln vs 1.8 mln`.
fn has_figures(text: &str) -> bool {
    let is_number = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || b".,-/%".contains(&byte))
    };
    let words = || text.split_whitespace();
    words().filter(is_number).count() >= 2
        && words().any(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn is_photo(features: FeatureSet) -> bool {
    let signs = [Feature::IsPhotoCredit, Feature::IsCaption, Feature::PhotoTail];
    signs.into_iter().any(|feature| features.has(feature))
}

fn is_byline(features: FeatureSet) -> bool {
    let signs = [Feature::IsByline, Feature::ByInside, Feature::IsName, Feature::HasDate];
    signs.into_iter().any(|feature| features.has(feature))
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    /// The kinds of the blocks, the blank lines left out.
    fn kinds(copy: &str) -> Vec<&'static str> {
        let source = Source::new(copy).unwrap();
        let parsed = crate::Wire.parse(&source);
        parsed.articles[0].blocks().iter().map(|block| block.kind.id()).collect()
    }

    #[test]
    fn figures_below_a_dateline_are_copy_and_the_line_above_it_the_headline() {
        let copy = "HALDEN FOODS INC <HLDN> 3RD QTR NET\n    KELDA, Me., March 3 - Shr 31 cts vs 1.20 \
            dlrs\n    Net 1,415,000 vs 5.2 mln\n    Revs 12.1 mln vs 24.0 mln\n    Year\n    Shr 90 cts \
            vs 2.20 dlrs\n    Net 3,210,000 vs 9.4 mln\n    Revs 44.1 mln vs 80.7 mln\n    NOTE: 1986 \
            net includes a gain of 1.1 mln dlrs from the sale\nof a bakery in the fourth quarter of \
            the year.\n    Reuter\n";
        let found = kinds(copy);
        assert_eq!((found[0], found[found.len() - 1]), ("headline", "sign_off"));
        assert!(!found.iter().any(|kind| ["furniture", "byline", "caption"].contains(kind)));
    }

    #[test]
    fn a_last_sentence_is_copy_and_a_line_set_like_agencies_the_headline() {
        let copy = "TIN/LEAD PRICES SEEN LOWER THIS YEAR\n\nKELDA, March 3 - Prices of tin and lead will \
            fall this year, the metal exchange of Kelda said in a report.\n\nStocks rose in the last \
            quarter, it said, and smelters in the north have not cut their output.\n\n\
            ``Now is the hour of the buyer.''\n";
        assert_eq!(kinds(copy), ["headline", "paragraph", "paragraph", "paragraph"]);
    }

    #[test]
    fn what_heads_a_last_sentence_is_a_subhead() {
        let copy = "Rosford\n\nMan held over harbour fire\n\nPolice in Rosford have arrested a \
            31-year-old man after a fire at the fish market on Sunday night. Nobody was hurt.\n\n\
            Halden\n\nCouncil votes to keep library\n\nHalden town council voted 14 to 11 on Monday \
            to keep the Mill Street library open until 2026.\n\nSeaby\n\nWhale seen off the pier\n\n\
            A humpback whale was seen off Seaby pier for a third day, the coastguard said.\n";
        assert_eq!(kinds(copy)[6..], ["list_item", "subhead", "paragraph"]);
    }

    #[test]
    fn what_stands_between_figures_is_copy() {
        let copy = "HALDEN FOODS INC <HLDN> 3RD QTR NET\nKELDA, March 3 - Shr 31 cts vs 1.20 dlrs\nNet \
            1,415,000 vs 5.2 mln\nNine mths\nShr nil\nNOTE: 1986 net includes a gain of 1.1 mln dlrs from \
            the sale of a bakery in the fourth quarter of the year.\nIt was sold in May. Reuter\n";
        assert!(!kinds(copy)[1..].iter().any(|kind| *kind != "paragraph"), "{:?}", kinds(copy));
        let more = copy.replace("It was sold in May. Reuter", "More");
        assert_eq!(kinds(&more).last(), Some(&"sign_off"));
    }

    #[test]
    fn a_signature_is_no_copy() {
        let copy = "Ferry sails again\n\nKELDA, March 3 - The ferry to Kelda sails again on Monday, the board \
            said in a statement.\n\nIt had been laid up since the storm of last week, it said.\n\n--\nTom \
            Garrow\nNews editor\nThis mail is confidential and meant for those to whom it was sent alone.\n";
        let kinds = kinds(copy);
        assert!(kinds[3..].iter().take(1).all(|kind| *kind == "furniture"), "{kinds:?}");
    }

    #[test]
    fn a_headline_of_two_lines() {
        let copy = "Storm Over Northern Isles Forces Ferries To Stay In Harbour For A Second\nNight\n\n\
            KELDA (AP) -- The ferries to the isles stayed in harbour for a second night on \
            Sunday as the storm went on, the harbour board said in a statement.\n\nThe board said it \
            would look at the weather again at noon, and that nobody was stranded on the isles.\n";
        assert_eq!(kinds(copy)[..2], ["headline", "paragraph"]);
        let other = copy.replace("\nNight\n", "\nBy KARI ODE\n");
        assert_eq!(kinds(&other)[..3], ["headline", "byline", "paragraph"]);
    }
}
