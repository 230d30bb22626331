//! Lines that were taken for the headline, or kept it from being found, and what they are.
//!
//! Three forms show it whatever the weights say. A line that ends with the whole of the next one is the trail
//! that leads to the page (`Home News Pier reopens to ferries`), and the next is the headline. A sentence with its
//! full stop right above a photo's credit, printed once or twice, is what the picture shows, where a line of a
//! headline's shape stands below the credit. A deck without a headline is the headline, if it is no sentence.
//! And where nothing was found, the line between one that tells the day, with which the paste begins, and the
//! first paragraph is the headline; so is the line right above one in the first of the copy that says by whom it
//! is.

use copydesk_core::{BlockKind, Source};

use super::headline::candidate;
use crate::decoder::{Feature, FeatureSet, Page, Role};
use crate::grammar;
use crate::units::Unit;

/// What a trail ends with has so many words at least: a word or two may end any line.
const TITLE: u32 = 4;

/// Mends the kinds.
pub(super) fn mend(
    source: &Source,
    units: &[Unit],
    page: &Page,
    roles: &mut [Role],
    kinds: &mut [BlockKind],
) {
    let Some(at) = kinds.iter().position(|kind| *kind == BlockKind::Headline) else {
        // A deck stands below a headline: without one it is none.
        let deck = kinds.iter().position(|kind| *kind == BlockKind::Deck);
        let deck = deck.filter(|at| candidate(units, page, *at) && ends_open(page.features[*at]));
        return match deck {
            Some(deck) => choose(deck, roles, kinds),
            None if signed_in_copy(source, units, page, roles, kinds) => {}
            None => dated_above(units, page, roles, kinds),
        };
    };
    let text = |index: usize| units.get(index).map_or("", |unit| unit.text.of(source.text()));
    let open = |kind: &BlockKind| {
        !matches!(kind, BlockKind::Paragraph | BlockKind::Published | BlockKind::PhotoCredit)
    };
    let below = at + 1;
    let trail = text(at).strip_suffix(text(below)).is_some_and(|trail| trail.ends_with(' '));
    let titled = |unit: &Unit| unit.words >= TITLE && open(&kinds[below]);
    if trail && units.get(below).is_some_and(titled) {
        kinds[at] = BlockKind::Furniture;
        roles[at] = Role::TopFurniture;
        return choose(below, roles, kinds);
    }
    let credit = if text(at) == text(below) { below + 1 } else { below };
    let title = credit + 1;
    let shaped = kinds.get(title).is_some_and(open)
        && candidate(units, page, title)
        && ends_open(page.features[title])
        && !page.features[title].has(Feature::IsByline)
        && !page.features[title].has(Feature::IsCaption);
    let pictured = page.features[at].has(Feature::EndStop)
        && kinds.get(credit) == Some(&BlockKind::PhotoCredit);
    if pictured && shaped && kinds[title..].contains(&BlockKind::Paragraph) {
        kinds[at..credit].fill(BlockKind::Caption);
        roles[at..credit].fill(Role::TopFurniture);
        choose(title, roles, kinds);
    }
}

fn choose(at: usize, roles: &mut [Role], kinds: &mut [BlockKind]) {
    kinds[at] = BlockKind::Headline;
    roles[at] = Role::Headline;
}

fn ends_open(features: FeatureSet) -> bool {
    features.has(Feature::EndOpen) || features.has(Feature::EndAsk)
}

/// So many lines at most stand above a headline that was taken for copy.
const ABOVE: usize = 3;
/// A byline that was taken for copy has so many words at most.
const BYLINE: u32 = 10;

/// Finds the headline right above a line within the first of the copy that says by whom it is: the head of a
/// page that was copied out of a document is one block with its copy. Whether there was one.
fn signed_in_copy(
    source: &Source,
    units: &[Unit],
    page: &Page,
    roles: &mut [Role],
    kinds: &mut [BlockKind],
) -> bool {
    let says = |at: &usize| {
        page.features[*at].has(Feature::IsByline)
            && units[*at].words <= BYLINE
            && grammar::names_writer(units[*at].text.of(source.text()))
    };
    let Some(byline) = (1..kinds.len().min(ABOVE + 2)).find(says) else { return false };
    let title = byline - 1;
    let open = page.features[..title].iter().all(|features| ends_open(*features));
    let read = kinds[title] == BlockKind::Paragraph && kinds[byline] == BlockKind::Paragraph;
    let goes_on = kinds.get(byline + 1) == Some(&BlockKind::Paragraph) && page.prose[byline + 1];
    if !open
        || !read
        || !goes_on
        || !candidate(units, page, title)
        || !ends_open(page.features[title])
    {
        return false;
    }
    kinds[..title].fill(BlockKind::Furniture);
    kinds[byline] = BlockKind::Byline;
    choose(title, roles, kinds);
    true
}

/// The line between a first line that tells the day and the first paragraph.
fn dated_above(units: &[Unit], page: &Page, roles: &mut [Role], kinds: &mut [BlockKind]) {
    let [first, second, BlockKind::Paragraph, ..] = kinds else { return };
    let open = matches!(second, BlockKind::Furniture | BlockKind::Paragraph);
    if !open || !matches!(first, BlockKind::Byline | BlockKind::Published) {
        return;
    }
    let features = page.features[1];
    let dated = page.features[0].has(Feature::HasDate) && !page.features[0].has(Feature::IsByline);
    let other = [Feature::HasDate, Feature::IsByline, Feature::IsName, Feature::HasAddress];
    if dated
        && candidate(units, page, 1)
        && ends_open(features)
        && !other.into_iter().any(|other| features.has(other))
    {
        kinds[0] = BlockKind::Published;
        choose(1, roles, kinds);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decoder::page;
    use crate::units::units;

    const PROSE: &str =
        "The ferry to Kell sails again on Monday, the harbour board said on Friday.";

    /// The number of the headline among lines above a paragraph that were read so.
    fn headline(lines: &[(&str, BlockKind)]) -> Option<usize> {
        let above: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
        let text = format!("{}\n{PROSE}", above.join("\n"));
        let source = Source::new(text).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let mut kinds: Vec<BlockKind> = lines.iter().map(|(_, kind)| *kind).collect();
        kinds.push(BlockKind::Paragraph);
        let mut roles = vec![Role::HeadFurniture; kinds.len()];
        mend(&source, &units, &page, &mut roles, &mut kinds);
        kinds.iter().position(|kind| *kind == BlockKind::Headline)
    }

    #[test]
    fn a_trail_ends_with_the_headline() {
        let (headed, deck) = (BlockKind::Headline, BlockKind::Deck);
        let title = "Pier reopens to ferries";
        let trail = "Home 9 News 9 Pier reopens to ferries";
        assert_eq!(headline(&[(trail, headed), (title, deck)]), Some(1));
        let deck = [("Pier reopens to ferries", headed), ("Crane to follow in the spring", deck)];
        assert_eq!(headline(&deck), Some(0));
    }

    #[test]
    fn a_sentence_above_a_credit_is_no_headline() {
        let (headed, credit) = (BlockKind::Headline, BlockKind::PhotoCredit);
        let shown = "Tilda Marchbank is to lead the harbour board for four more years.";
        let mut lines = vec![
            (shown, headed),
            ("Quay Press/Wren Hale", credit),
            ("Harbour board names chief for second term", BlockKind::Caption),
        ];
        assert_eq!(headline(&lines), Some(2));
        lines.insert(0, (shown, headed));
        assert_eq!(headline(&lines), Some(3));
        assert_eq!(headline(&lines[..3]), Some(0));
    }

    #[test]
    fn the_line_above_a_byline_that_was_taken_for_copy_is_the_headline() {
        let copy = BlockKind::Paragraph;
        let lines = [
            ("HARBOUR POST                TUESDAY, MARCH 12, 2024                PAGE 4", copy),
            ("Pier to close for a year", copy),
            ("By INES MOREAU", copy),
        ];
        assert_eq!(headline(&lines), Some(1));
        assert_eq!(headline(&[lines[1], ("Crane to follow in spring", copy)]), None);
    }

    #[test]
    fn the_line_below_the_day_is_the_headline() {
        let day = "Harbour MARCH 12, 2024 Updated: APRIL 2, 2024";
        let lines = [(day, BlockKind::Byline), ("Ten ways to board a ferry", BlockKind::Furniture)];
        assert_eq!(headline(&lines), Some(1));
        let lines = [("Harbour", BlockKind::Byline), lines[1]];
        assert_eq!(headline(&lines), None);
        assert_eq!(headline(&[("Ten ways to board a ferry", BlockKind::Deck)]), Some(0));
        assert_eq!(headline(&[("There are ten ways to board.", BlockKind::Deck)]), None);
    }
}
