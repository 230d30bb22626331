//! Subheads that head nothing, on pages of which nothing but the text is known.
//!
//! A short open line between paragraphs has a subhead's shape, and so have the titles of other pieces,
//! the names below pictures and the lines of a list. What stands around it tells them apart: a subhead
//! has copy right below it, a picture between at most, and is set off from what stands above as the
//! paragraphs are. What begins with a small word, or holds a date or a word of furniture and next to
//! nothing else, or names somebody and an office, is none.
//!
//! Such a line becomes an item of a list: whether it is copy the decoder has said, and that is not asked
//! again here. Nor is a subhead found that the decoder missed.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, FeatureSet, Page};
use crate::grammar;
use crate::units::Unit;

/// So many lines of a picture or of furniture may stand between a subhead and its copy.
const BETWEEN: usize = 2;
/// Copy below a subhead has so many words at least, or more copy below it.
const COPY: u32 = 8;
/// A line that holds a date has so many words at most where it holds nothing else.
const DATE: u32 = 4;
/// A line that holds a word of furniture has so many.
const LABEL: u32 = 3;

/// Makes items of subheads that head nothing.
pub(super) fn demote(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let mut spaced = None;
    for index in 0..kinds.len() {
        if kinds[index] != BlockKind::Subhead {
            continue;
        }
        let spaced = *spaced.get_or_insert_with(|| are_spaced(units, kinds));
        // Where no blank lines are, none tells anything.
        let set_off = index == 0 || !spaced || units[index].blank_before > 0;
        let other = is_other(&units[index], source, page.features[index]);
        if !set_off || other || !heads(units, kinds, index) {
            kinds[index] = BlockKind::ListItem;
        }
    }
}

/// Whether blank lines stand between most paragraphs.
pub(super) fn are_spaced(units: &[Unit], kinds: &[BlockKind]) -> bool {
    let (mut spaced, mut glued) = (0, 0);
    for (unit, _) in units.iter().zip(kinds).filter(|(_, kind)| **kind == BlockKind::Paragraph) {
        *if unit.blank_before > 0 { &mut spaced } else { &mut glued } += 1;
    }
    spaced > glued
}

/// Whether it has what no subhead has.
fn is_other(unit: &Unit, source: &Source, features: FeatureSet) -> bool {
    use Feature as F;
    features.has(F::MostlyDigits)
        || features.has(F::HasPipes)
        || features.has(F::HasDate) && unit.words <= DATE
        || features.has(F::FurnitureWord) && unit.words <= LABEL
        || names_office(unit.text.of(source.text()))
        || features.has(F::StartsSmall) && starts_with_small_word(unit.text.of(source.text()))
}

/// `Ines Moreau, Harbour Board`: whose words were set apart, or whose picture.
fn names_office(text: &str) -> bool {
    text.split_once(", ").is_some_and(|(name, office)| {
        grammar::is_person_name(name) && !name.contains(" & ") && !office.ends_with(['?', '!', '.'])
    })
}

/// Whether the first word is no name such as `eBay` and `al-Hamdi`.
fn starts_with_small_word(text: &str) -> bool {
    let second = text.chars().filter(|letter| letter.is_alphabetic()).nth(1);
    let first = text.split_whitespace().next();
    second.is_none_or(char::is_lowercase) && first.is_none_or(|first| !first.contains('-'))
}

/// Whether there is copy right below. Of several subheads in a row only the last has some.
fn heads(units: &[Unit], kinds: &[BlockKind], index: usize) -> bool {
    let between = |kind: &BlockKind| {
        matches!(kind, BlockKind::PhotoCredit | BlockKind::Caption | BlockKind::Furniture)
    };
    let behind = &kinds[index + 1..];
    let passed = behind.iter().take(BETWEEN).take_while(|kind| between(kind)).count();
    match behind.get(passed) {
        Some(BlockKind::Paragraph) => {
            units[index + 1 + passed].words >= COPY
                || behind.get(passed + 1) == Some(&BlockKind::Paragraph)
        }
        Some(BlockKind::ListItem | BlockKind::Table) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decoder::page;
    use crate::units::units;

    const PROSE: &str =
        "The ferry to Kell sails again on Monday, the harbour board said on Friday.";

    /// The lines that stay subheads of those that were decoded as one, marked by `#`; `!` marks a
    /// photo's credit.
    fn kept(copy: &str) -> Vec<String> {
        let text = copy.replace("PROSE", PROSE).replace(['#', '!'], "");
        let marks = copy.split('\n').filter(|line| !line.is_empty());
        let mut kinds: Vec<BlockKind> = marks
            .map(|line| match line.as_bytes()[0] {
                b'#' => BlockKind::Subhead,
                b'!' => BlockKind::PhotoCredit,
                _ => BlockKind::Paragraph,
            })
            .collect();
        let source = Source::new(text.as_str()).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        demote(&source, &units, &page, &mut kinds);
        let subhead = |(unit, kind): (&Unit, &BlockKind)| {
            (*kind == BlockKind::Subhead).then(|| unit.text.of(&text).to_owned())
        };
        units.iter().zip(&kinds).filter_map(subhead).collect()
    }

    #[test]
    fn a_subhead_has_copy_below_it() {
        assert_eq!(kept("PROSE\n\n#Ines Moreau, Harbour Board\n\nPROSE\n"), [""; 0]);
        assert_eq!(kept("PROSE\n\n#Pier reopens\n\nPROSE\n"), ["Pier reopens"]);
        assert_eq!(kept("PROSE\n\n#Pier reopens\n\n!Photo: Tom Ode\n\nPROSE\n"), ["Pier reopens"]);
        assert!(kept("PROSE\n\n#Pier reopens\n\nIt does.\n").is_empty(), "too little");
        let short = "PROSE\n\n#Pier reopens\n\nIslanders are glad, they said.\n\nPROSE\n";
        assert_eq!(kept(short), ["Pier reopens"], "a short paragraph among others");
        let row =
            "PROSE\n\n#Council votes on pier\n\n#Storm hits the coast\n\n#Pier reopens\n\nPROSE\n";
        assert_eq!(kept(row), ["Pier reopens"], "titles of other pieces stand above it");
    }

    #[test]
    fn a_subhead_is_set_off_as_paragraphs_are() {
        assert!(kept("PROSE\n\nPROSE\n#Ines Moreau\n\nPROSE\n").is_empty(), "below a picture");
        assert_eq!(kept("Home\n#Pier reopens\nPROSE\nPROSE\n"), ["Pier reopens"]);
    }

    #[test]
    fn what_is_dated_or_begins_small_is_none() {
        for line in ["3 May 2024", "and more", "21:30", "News | Sport", "Our newsletter"] {
            assert!(kept(&format!("PROSE\n\n#{line}\n\nPROSE\n")).is_empty(), "{line}");
        }
        for line in [
            "What the June 3 vote means",
            "What happened on May 3?",
            "eQuay und die Folgen",
            "al-Kellu in power",
            "The newsletter that sank the board",
        ] {
            assert_eq!(kept(&format!("PROSE\n\n#{line}\n\nPROSE\n")), [line]);
        }
    }
}
