//! The paragraph that opens with a dateline, where the decoder took it for something else.
//!
//! A dateline with a day or an agency is all but never wrong, and nothing but copy has one: the unit
//! is a paragraph, although it may be a line of its own above a table (`KELDA, Feb 26 -`), which looks
//! like a byline or a date line. What the decoder took for a headline or a deck behind it is copy too.
//!
//! Copy begins there: one paragraph between the headline and it is the deck.
//!
//! Only the units from the head of the page to its third paragraph are asked.

use copydesk_core::{BlockKind, Source};

use crate::decoder::Page;
use crate::grammar;
use crate::units::Unit;

/// A dateline stands in one of the first paragraphs.
pub(super) const WITHIN: usize = 3;

/// Makes a paragraph of what opens with a sure dateline.
pub(super) fn open(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let sure = |index: usize, unit: &Unit| {
        let text = unit.text.of(source.text());
        grammar::may_be_sure(text, unit.digits > 0)
            && page.dateline(index, text).is_some_and(|found| found.sure)
    };
    let mut paragraphs = 0;
    let mut opening = None;
    for (index, (unit, kind)) in units.iter().zip(kinds.iter()).enumerate() {
        if sure(index, unit) {
            opening = Some(index);
            break;
        }
        paragraphs += usize::from(*kind == BlockKind::Paragraph);
        if paragraphs == WITHIN {
            return;
        }
    }
    let Some(opening) = opening else { return };
    kinds[opening] = BlockKind::Paragraph;
    let head = |kind: &&mut BlockKind| matches!(kind, BlockKind::Headline | BlockKind::Deck);
    for kind in kinds[opening + 1..].iter_mut().take_while(head) {
        *kind = BlockKind::Paragraph;
    }
}

/// A deck has so many words at most.
const DECK: u32 = 50;

/// Makes a deck of the one paragraph between the headline and the paragraph that opens with a dateline, or a
/// caption where it tells of a picture.
pub(super) fn deck_above(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(headline) = kinds.iter().position(|kind| *kind == BlockKind::Headline) else { return };
    let text = |index: usize| units[index].text.of(source.text());
    let dated = |index: usize| page.dateline(index, text(index)).is_some();
    let told = |(_, kind): &(usize, &BlockKind)| **kind == BlockKind::Paragraph;
    let mut paragraphs = kinds.iter().enumerate().skip(headline + 1).filter(told);
    let (Some((first, _)), Some((second, _))) = (paragraphs.next(), paragraphs.next()) else {
        return;
    };
    let body = |kind: &BlockKind| kind.is_body() || *kind == BlockKind::Deck;
    let alone = !kinds[headline..first].iter().chain(&kinds[first + 1..second]).any(body);
    if alone && units[first].words <= DECK && dated(second) && !dated(first) {
        let picture = grammar::photo(text(first)).is_some();
        kinds[first] = if picture { BlockKind::Caption } else { BlockKind::Deck };
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::Layout as _;

    use super::*;

    #[test]
    fn the_paragraph_above_the_dateline_is_the_deck() {
        let copy = "Harbour board reopens the pier\n\nThe board of the harbour has reopened the northern pier \
            to ferries, though the crane must wait until the spring.\n\nKELL, Norway (QP) — Ferries may land at \
            the northern pier again, the harbour board said on Monday after a year of repairs.\n\nThe crane \
            will follow in the spring, it said, if the ministry pays for its new cable and hook.\n";
        let kinds = |copy: &str| {
            let source = Source::new(copy).unwrap();
            let parsed = crate::Plain.parse(&source);
            parsed.articles[0].blocks().iter().map(|block| block.kind.id()).collect::<Vec<_>>()
        };
        assert_eq!(kinds(copy), ["headline", "deck", "paragraph", "paragraph"]);
        assert!(!kinds(&copy.replace("KELL, Norway (QP) — ", "")).contains(&"deck"));
    }
}
