//! Boxes of other stories inside the copy, on pages of which nothing but the text is known.
//!
//! Below a label (`Related`, `Lees ook`) stand the titles of other stories: two and more short lines
//! without a stop, and then the copy goes on. Titles look like subheads and items, and the decoder weighs
//! each by itself; the label and the row of them tell what they are. A line that is set off from
//! the titles by a blank line, while none stands between them, is the copy's own subhead.

use copydesk_core::BlockKind;

use crate::decoder::{Feature, FeatureSet, Page};
use crate::units::Unit;

/// So many titles at least make a box, and so many at most.
const TITLES: std::ops::RangeInclusive<usize> = 2..=8;
/// Words of a title.
const TITLE: std::ops::RangeInclusive<u32> = 3..=18;

/// Makes furniture of the titles of other stories.
pub(super) fn unname(units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(first) = kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else { return };
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    for label in first..last {
        if !is_label(page.features[label], units[label].words) {
            continue;
        }
        let title = |at: &usize| {
            is_title(page, *at, units[*at].words)
                && matches!(
                    kinds[*at],
                    BlockKind::Furniture
                        | BlockKind::Paragraph
                        | BlockKind::ListItem
                        | BlockKind::Subhead
                )
        };
        let mut end = (label + 1..last).take_while(title).last().map_or(label, |last| last + 1);
        if !TITLES.contains(&(end - label).saturating_sub(1)) || !page.prose[end] {
            continue;
        }
        let glued = |at: usize| units[at].blank_before == 0;
        if !glued(end - 1) && (label + 2..end - 1).all(glued) {
            end -= 1;
        }
        kinds[label..end].fill(BlockKind::Furniture);
    }
}

/// Whether a line stands above other stories.
fn is_label(features: FeatureSet, words: u32) -> bool {
    words <= 6
        && features.has(Feature::EndMarker)
        && (features.has(Feature::FurnitureLine) || features.has(Feature::FurnitureOpening))
}

fn is_title(page: &Page, at: usize, words: u32) -> bool {
    let features = page.features[at];
    let open = features.has(Feature::EndOpen) || features.has(Feature::EndAsk);
    open && TITLE.contains(&words) && !page.prose[at] && !features.has(Feature::StartsSmall)
}

#[cfg(test)]
mod tests {
    use copydesk_core::Source;

    use super::*;
    use crate::decoder::page;
    use crate::units::units;

    const PROSE: &str = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had \
        been laid up for repairs since the storm of last week, and islanders had waited for it.";

    /// The kinds of lines that were decoded as these, below a label and between paragraphs.
    fn below(lines: &str, label: &str, mut kinds: Vec<BlockKind>) -> Vec<BlockKind> {
        let text = format!("{PROSE}\n\n{label}\n{lines}\n\n{PROSE}\n");
        let source = Source::new(text.as_str()).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        kinds.splice(0..0, [BlockKind::Paragraph, BlockKind::Furniture]);
        kinds.push(BlockKind::Paragraph);
        unname(&units, &page, &mut kinds);
        kinds[2..kinds.len() - 1].to_vec()
    }

    #[test]
    fn titles_below_a_label_are_no_copy() {
        use BlockKind::{Furniture, ListItem, Subhead};
        let titles = "Village shop saved by its customers\nWhy the ring road took eleven years";
        assert_eq!(below(titles, "Related articles", vec![ListItem, Subhead]), [Furniture; 2]);
        assert_eq!(below(titles, "The plans", vec![ListItem, Subhead]), [ListItem, Subhead]);
        let parted = format!("{titles}\n\nA pier of oak");
        let read = below(&parted, "Related articles", vec![ListItem, ListItem, Subhead]);
        assert_eq!(read, [Furniture, Furniture, Subhead]);
    }
}
