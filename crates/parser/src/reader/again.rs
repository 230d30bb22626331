//! Lines that say the headline again, on pages of which nothing but the text is known.
//!
//! A page prints its title above the menus and above the copy, as the last part of a path
//! (`Home » Travel » Ferry sails again`) and under the picture. Where the headline is known, such a line
//! is neither deck nor byline nor caption, nor an item or a subhead.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, Page};
use crate::units::Unit;

/// So many lines around the headline may say it again.
const NEAR: usize = 8;
/// A headline of fewer words may be a name.
const WORDS: u32 = 4;

/// Makes furniture of decks, bylines, captions, items and subheads that say the headline again.
pub(super) fn unname(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(at) = kinds.iter().position(|kind| *kind == BlockKind::Headline) else { return };
    if units[at].words < WORDS {
        return;
    }
    let headline = units[at].text.of(source.text());
    for index in at.saturating_sub(NEAR)..(at + NEAR + 1).min(kinds.len()) {
        let text = units[index].text.of(source.text());
        let again = match kinds[index] {
            BlockKind::Deck | BlockKind::Caption | BlockKind::Subhead | BlockKind::ListItem => {
                text == headline || index < at && text.ends_with(headline)
            }
            BlockKind::Byline => {
                text.ends_with(headline) && !page.features[index].has(Feature::IsByline)
            }
            _ => false,
        };
        if again {
            kinds[index] = BlockKind::Furniture;
        }
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Block, Layout as _};

    use super::*;

    /// The kinds of the lines of a page, read by the layout that knows least.
    fn kinds(text: &str) -> Vec<&'static str> {
        let source = Source::new(text).unwrap();
        let parsed = crate::Plain.parse(&source);
        let blocks = parsed.articles[0].blocks().iter();
        let lines =
            |block: &Block| block.span.of(text).split('\n').filter(|line| !line.is_empty()).count();
        blocks.flat_map(|block| vec![block.kind.id(); lines(block)]).collect()
    }

    #[test]
    fn what_says_the_headline_again_is_furniture() {
        let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had been \
            laid up for repairs since the storm of last week, and islanders had waited for it.";
        for headline in ["Ferry sails again on Monday", "Will the ferry sail again on Monday?"] {
            let text = format!("Home » Travel » {headline}\n\n{headline}\n\n{prose}\n\n{prose}\n");
            assert_eq!(kinds(&text), ["furniture", "headline", "paragraph", "paragraph"]);
        }
        let headline = "Ferry sails again on Monday";
        let text = format!("{headline}\n\n{headline}\n\n{headline}\n\n{prose}\n\n{prose}\n");
        let read = ["furniture", "furniture", "headline", "paragraph", "paragraph"];
        assert_eq!(kinds(&text), read, "no byline above the headline");
        let text = format!(
            "News\nHome » {headline}\n{headline}\n{headline}\n3 May 2024\n{prose}\n{prose}\n"
        );
        let kinds = kinds(&text);
        assert!(kinds[2..4].contains(&"headline"));
        let others = kinds[1..4].iter().filter(|kind| **kind != "headline");
        assert!(others.copied().eq(["furniture"; 2]), "neither caption nor deck");
    }
}
