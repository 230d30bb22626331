//! The lines of a page's head that say when it was published and nothing else: a date, or how long ago.
//!
//! The decoder takes many of them for furniture, a byline or a deck; that a line holds a date and no
//! words but those that stand beside one is surer than its weights. How long ago (`2 hours ago`) counts
//! from the headline to the copy alone: elsewhere it dates other stories.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, Page};
use crate::grammar;
use crate::units::Unit;

/// Names the lines of a page's head that say when it was published and nothing else.
pub(super) fn name(
    source: &Source,
    units: &[Unit],
    page: &Page,
    head: usize,
    kinds: &mut [BlockKind],
) {
    let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph).unwrap_or(kinds.len());
    for index in head.saturating_sub(HEAD_DATES)..kinds.len().min(copy + INTO_COPY) {
        let features = page.features[index];
        // A date alone in the copy may head a part of it; with an hour or a word for it, it does not.
        let told = features.has(Feature::HasTime) || features.has(Feature::SaysPublished);
        if index >= copy + 2 && !told {
            continue;
        }
        let unnamed = matches!(
            kinds[index],
            BlockKind::Furniture
                | BlockKind::Byline
                | BlockKind::Deck
                | BlockKind::Paragraph
                | BlockKind::Subhead
                | BlockKind::ListItem
        );
        let text = units[index].text.of(source.text());
        let unnamed = unnamed && !features.has(Feature::IsMailHeader);
        let ago = features.has(Feature::IsAgo) && (head..=copy).contains(&index);
        let dated = unnamed && (ago || units[index].digits > 2 && grammar::is_date_line(text));
        // `KELL, Norway, Dec. 8`; what names no day opens the copy below it: `KELL (dpa) -`.
        let placed = (kinds[index] == BlockKind::Byline && !dated)
            .then(|| grammar::own_dateline(text))
            .flatten();
        if dated || placed.as_ref().is_some_and(|placed| placed.date.is_some()) {
            kinds[index] = BlockKind::Published;
        } else if placed.is_some() && kinds.get(index + 1) == Some(&BlockKind::Paragraph) {
            kinds[index] = BlockKind::Paragraph;
        }
    }
}

/// So many units into the copy too, where decks and pictures stand above it.
const INTO_COPY: usize = 6;

/// So many units above the head may say when the piece was published.
const HEAD_DATES: usize = 4;
