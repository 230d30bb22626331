//! Subheads as agencies set them: `- 'Up to the roof' -` between dashes, and in capitals between paragraphs of
//! copy that an agency's dateline opens.
//!
//! The decoder learned from pages, where dashes open items and capitals are buttons. Neither is said of a line
//! that its own words mark as furniture, or without a paragraph right above and below.

use copydesk_core::{BlockKind, Source};

use super::kinds::is_furniture_phrase;
use super::opening;
use crate::decoder::{Feature, Page};
use crate::units::Unit;

/// A subhead has so many words at most, its dashes counted.
const WORDS: u32 = 9;

/// Names them.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let mut of_agency = None;
    let Some(first) = kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else { return };
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    for at in first + 1..last {
        if units[at].words > WORDS || kinds[at + 1] != BlockKind::Paragraph {
            continue;
        }
        let features = page.features[at];
        let open = match kinds[at] {
            BlockKind::ListItem | BlockKind::Furniture => true,
            // Figures of a report have headings in capitals too, and no sentences around them.
            BlockKind::Paragraph => page.prose[at - 1] && page.prose[at + 1],
            _ => false,
        };
        let between = kinds[at - 1] == BlockKind::Paragraph;
        if !open || !between || is_furniture_phrase(features) {
            continue;
        }
        let capitals = features.has(Feature::AllCapitals)
            && features.has(Feature::EndOpen)
            && !features.has(Feature::FurnitureWord)
            && units[at].digits == 0;
        let told = is_dashed(units[at].text.of(source.text()))
            || capitals
                && *of_agency.get_or_insert_with(|| opens_with_agency(source, units, page, kinds));
        if told {
            kinds[at] = BlockKind::Subhead;
        }
    }
}

/// `- Dams full -`
fn is_dashed(text: &str) -> bool {
    let dashes = ['-', '–', '—'];
    let inside = text.strip_prefix(dashes).and_then(|text| text.strip_suffix(dashes));
    inside.is_some_and(|inside| {
        inside.starts_with(' ') && inside.ends_with(' ') && inside.contains(char::is_alphabetic)
    })
}

/// Whether one of the first paragraphs opens with a dateline that names an agency.
fn opens_with_agency(source: &Source, units: &[Unit], page: &Page, kinds: &[BlockKind]) -> bool {
    let copy = (0..kinds.len()).filter(|at| kinds[*at] == BlockKind::Paragraph);
    copy.take(opening::WITHIN).any(|at| {
        let found = page.dateline(at, units[at].text.of(source.text()));
        found.is_some_and(|found| found.sure && found.agency.is_some())
    })
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    const PROSE: &str = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had \
        been laid up for repairs since the storm of last week, and islanders had waited for it.";

    /// The kind of a line between paragraphs of copy that opens so.
    fn between(opening: &str, line: &str) -> &'static str {
        let text =
            format!("Ferry sails again\n{opening}{PROSE}\n{PROSE}\n{line}\n{PROSE}\n{PROSE}\n");
        let source = Source::new(text.as_str()).unwrap();
        let parsed = crate::Wire.parse(&source);
        let at = text.find(&format!("\n{line}\n")).unwrap() as u32 + 1;
        let block = parsed.articles[0].blocks().iter().find(|block| block.span.end > at);
        block.map_or("", |block| block.kind.id())
    }

    #[test]
    fn agencies_set_subheads_in_dashes_and_capitals() {
        assert_eq!(between("", "- 'Up to the roof' -"), "subhead");
        assert_eq!(between("KELL, Norway (AFP) - ", "DAMS ARE FULL"), "subhead");
        for line in ["ADVERTISEMENT", "ALSO IN THE NEWS", "CONTINUED BELOW", "VIDEO OF THE DAY"] {
            assert_eq!(between("KELL, Norway (AFP) - ", line), "furniture", "{line}");
        }
        assert_ne!(between("", "- a hat"), "subhead");
    }
}
