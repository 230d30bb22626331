//! Lines that say the headline again, on pages of which nothing but the text is known.
//!
//! A page prints its title above the menus and above the copy, as the last part of a path
//! (`Home » Travel » Ferry sails again`) and under the picture. Where the headline is known, such a line
//! is neither deck nor byline nor caption.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, Page};
use crate::units::Unit;

/// So many lines around the headline may say it again.
const NEAR: usize = 8;
/// A headline of fewer words may be a name.
const WORDS: u32 = 4;

/// Makes furniture of decks, bylines and captions that say the headline again.
pub(super) fn unname(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(at) = kinds.iter().position(|kind| *kind == BlockKind::Headline) else { return };
    if units[at].words < WORDS {
        return;
    }
    let headline = units[at].text.of(source.text());
    for index in at.saturating_sub(NEAR)..(at + NEAR + 1).min(kinds.len()) {
        let text = units[index].text.of(source.text());
        let again = match kinds[index] {
            BlockKind::Deck | BlockKind::Caption => text == headline,
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
    use super::*;
    use crate::decoder::page;
    use crate::units::units;

    #[test]
    fn what_says_the_headline_again_is_furniture() {
        let text = "Home » Ferry sails again on Monday\nFerry sails again on Monday\n\
            Ferry sails again on Monday\nFerry sails again on Monday, and islanders are glad\n\
            By Ines Moreau\n";
        let source = Source::new(text).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let mut kinds = [
            BlockKind::Byline,
            BlockKind::Headline,
            BlockKind::Deck,
            BlockKind::Deck,
            BlockKind::Byline,
        ];
        unname(&source, &units, &page, &mut kinds);
        let read = [
            BlockKind::Furniture,
            BlockKind::Headline,
            BlockKind::Furniture,
            BlockKind::Deck,
            BlockKind::Byline,
        ];
        assert_eq!(kinds, read);
    }
}
