//! Boxes of other stories inside the copy, on pages of which nothing but the text is known.
//!
//! Below a label (`Related`, `Lees ook`) stand the titles of other stories: short lines without a stop, two and
//! more, or one where the label says no more than that (`data/related_labels.txt`), and then the copy goes on. Titles look like subheads and items, and the decoder weighs
//! each by itself; the label and the row of them tell what they are. A line that is set off from
//! the titles by a blank line, while none stands between them, is the copy's own subhead. A line that is a label
//! and a title (`Read more: Village shop saved`) is a box of one.

use std::sync::LazyLock;

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, FeatureSet, Page};
use crate::tables::{END_MARKERS, FURNITURE, FoldSet, fold_words, rows};
use crate::units::Unit;

/// What says no more than that another story follows.
static LABELS: LazyLock<FoldSet> =
    LazyLock::new(|| rows(include_str!("../../data/related_labels.txt")).map(fold_words).collect());

/// So many titles make a box at least, where another line may be its label.
const FEWEST: usize = 2;
/// So many titles make one at most.
const MOST: usize = 8;
/// Words of a title.
const TITLE: std::ops::RangeInclusive<u32> = 3..=18;

/// Words of a label.
const LABEL: u32 = 6;

/// Makes furniture of the titles of other stories.
pub(super) fn unname(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(first) = kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else { return };
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    for at in first..=last {
        let of_copy =
            matches!(kinds[at], BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Subhead);
        if page.prose[at] || !of_copy || units[at].words > *TITLE.end() + LABEL {
            continue;
        }
        let features = page.features[at];
        let named = features.has(Feature::FurnitureOpening) || features.has(Feature::EndMarker);
        let open = features.has(Feature::EndOpen) || features.has(Feature::EndAsk);
        if named && open && is_labelled(units[at].text.of(source.text())) {
            kinds[at] = BlockKind::Furniture;
        }
    }
    for label in first..last {
        let text = units[label].text.of(source.text());
        let fewest = match is_label(page.features[label], units[label].words) {
            _ if may_label(page, label, units[label].words)
                && LABELS.contains(&fold_words(text)) =>
            {
                1
            }
            true => FEWEST,
            false => continue,
        };
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
        let goes_on = page.prose[end]
            || fewest == 1
                && kinds[end] == BlockKind::Paragraph
                && page.features[end].has(Feature::EndStop);
        if !(fewest..=MOST).contains(&(end - label).saturating_sub(1)) || !goes_on {
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
    words <= LABEL
        && features.has(Feature::EndMarker)
        && (features.has(Feature::FurnitureLine) || features.has(Feature::FurnitureOpening))
}

/// Whether a line may be one of [`LABELS`].
fn may_label(page: &Page, at: usize, words: u32) -> bool {
    let features = page.features[at];
    words <= LABEL
        && !page.prose[at]
        && (features.has(Feature::FurnitureLine) || features.has(Feature::FurnitureOpening))
}

/// `READ MORE: Village shop saved by its customers`
fn is_labelled(text: &str) -> bool {
    let Some((label, title)) = text.split_once(": ") else { return false };
    let label = fold_words(label);
    !title.starts_with(char::is_lowercase)
        && (FURNITURE.lines.contains(&label) || END_MARKERS.contains(&label))
        && title.split_whitespace().count() >= *TITLE.start() as usize
}

fn is_title(page: &Page, at: usize, words: u32) -> bool {
    let features = page.features[at];
    let open = features.has(Feature::EndOpen) || features.has(Feature::EndAsk);
    open && TITLE.contains(&words) && !page.prose[at] && !features.has(Feature::StartsSmall)
}

#[cfg(test)]
mod tests {
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
        unname(&source, &units, &page, &mut kinds);
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

    #[test]
    fn one_title_below_a_label_that_says_so_is_no_copy() {
        use BlockKind::{Furniture, Subhead};
        let title = "Village shop saved by its customers";
        for label in ["READ MORE", "Read more:", "Lesen Sie auch"] {
            assert_eq!(below(title, label, vec![Subhead]), [Furniture], "{label}");
        }
        assert_eq!(below(title, "The plans", vec![Subhead]), [Subhead]);
        // The copy may go on with a short paragraph.
        let text = format!("{PROSE}\n\nRead more\n{title}\n\nNobody was hurt.\n\n{PROSE}\n");
        let source = Source::new(text.as_str()).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let paragraph = BlockKind::Paragraph;
        let mut kinds = [paragraph, Furniture, Subhead, paragraph, paragraph];
        unname(&source, &units, &page, &mut kinds);
        assert_eq!(kinds[2..], [Furniture, paragraph, paragraph]);
    }

    #[test]
    fn a_label_with_a_title_behind_it_is_a_box() {
        for line in [
            "READ MORE: Village shop saved by its customers",
            "Read more: Why the ring road took eleven years",
        ] {
            assert_eq!(below(line, "The plans", vec![BlockKind::ListItem]), [BlockKind::Furniture]);
        }
        for line in ["Read more: that is what teachers say.", "More: it is what they want"] {
            assert_eq!(
                below(line, "The plans", vec![BlockKind::Paragraph]),
                [BlockKind::Paragraph]
            );
        }
    }
}
