//! The paragraph that opens with a dateline, where the decoder took it for something else.
//!
//! A dateline with a day or an agency is all but never wrong, and nothing but copy has one: the unit
//! is a paragraph, although it may be a line of its own above a table (`KELDA, Feb 26 -`), which looks
//! like a byline or a date line. What the decoder took for a headline or a deck behind it is copy too.
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
