//! The masthead: which line of a page's head is the outlet's name.
//!
//! One that the decoder found stands, unless it is a menu or says what kind of copy stands below it:
//! then the line above it at the top of the page is it, if it may be a name. Else it is a line near the
//! top that the rights line repeats, or, where no rights are told, one above the copy that is an
//! outlet's name by its words. A name without a word of the trade is not known unless it stands in
//! capitals at the very top, or above a menu.

use copydesk_core::{BlockKind, Source};

use super::kinds::is_furniture_phrase;
use crate::decoder::Page;
use crate::tables::{LEXICON, RELEASE_LABELS, fold, word};
use crate::units::Unit;

/// A masthead stands within this many units from the top.
pub(super) const WITHIN: usize = 4;

/// A menu has so many sections.
const MENU: usize = 3;

/// The most words of an outlet's name with its article.
const OUTLET: usize = 4;

/// One masthead is enough; where no word gives it away, a line near the top that the rights line
/// repeats is it.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    above_menu(source, units, page, kinds);
    let mut seen = false;
    for kind in kinds.iter_mut().filter(|kind| **kind == BlockKind::Masthead) {
        if std::mem::replace(&mut seen, true) {
            *kind = BlockKind::Furniture;
        }
    }
    if seen {
        return;
    }
    // Where the owner of the rights is told, such a line is as often one of the owner's newsletters.
    let Some(rights) = kinds.iter().rposition(|kind| *kind == BlockKind::Rights) else {
        return name_by_words(source, units, kinds);
    };
    let rights = units[rights].text.of(source.text());
    let repeated = (0..kinds.len().min(WITHIN)).find(|index| {
        let text = units[*index].text.of(source.text());
        let capitals = units[*index].upper > 0 && !is_furniture_phrase(page.features[*index]);
        kinds[*index] == BlockKind::Furniture && capitals && text.len() > 3 && rights.contains(text)
    });
    if let Some(index) = repeated {
        kinds[index] = BlockKind::Masthead;
    }
}

/// What the decoder took for a masthead and is a menu or a label is none; the line above it may be.
fn above_menu(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let text = |index: usize| units[index].text.of(source.text());
    for index in 0..kinds.len().min(WITHIN) {
        if kinds[index] != BlockKind::Masthead {
            continue;
        }
        let label = RELEASE_LABELS.contains(&fold(text(index)));
        if !label && !is_menu(text(index)) {
            continue;
        }
        kinds[index] = if label { BlockKind::Section } else { BlockKind::Furniture };
        let above = index == 1
            && kinds[0] == BlockKind::Furniture
            && may_be_name(text(0))
            && !is_furniture_phrase(page.features[0]);
        if above {
            kinds[0] = BlockKind::Masthead;
        }
    }
}

/// `News Port Culture Sport Weather`: most of its words are sections.
fn is_menu(text: &str) -> bool {
    let words = text.split_whitespace();
    let sections = words.clone().filter(|word| is_section(word)).count();
    sections >= MENU && 2 * sections > words.count()
}

/// A few words with a capital each, and no section among them.
fn may_be_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= OUTLET
        && words.iter().all(|word| is_capitalised(word))
        && !words.iter().all(|word| is_section(word))
}

fn is_section(word: &str) -> bool {
    LEXICON.get(fold(word)).bits & word::SECTION != 0
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The line above the copy that is an outlet's name by its words.
fn name_by_words(source: &Source, units: &[Unit], kinds: &mut [BlockKind]) {
    let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph).unwrap_or(0);
    let named = (0..copy).find(|index| {
        let unnamed = matches!(kinds[*index], BlockKind::Furniture | BlockKind::Byline);
        unnamed && is_named_outlet(units[*index].text.of(source.text()), *index == 0)
    });
    if let Some(index) = named {
        kinds[index] = BlockKind::Masthead;
    }
}

/// `The Kell Gazette`; at the top of a page in capitals any name with an article: `THE LANTERN`.
fn is_named_outlet(text: &str, first: bool) -> bool {
    let words: Vec<&str> = text.split(' ').take(OUTLET + 1).collect();
    let [the, name @ .., last] = &words[..] else { return false };
    let letters = |word: &&str| word.chars().all(char::is_alphabetic);
    if words.len() > OUTLET
        || !words.iter().all(letters)
        || !name.iter().all(|word| is_capitalised(word))
    {
        return false;
    }
    let outlet = LEXICON.get(fold(last)).bits & word::OUTLET != 0 && is_capitalised(last);
    matches!(*the, "The" | "THE") && outlet
        || first && *the == "THE" && text.chars().all(|c| c == ' ' || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{is_menu, is_named_outlet, may_be_name};

    #[test]
    fn menus_and_names_above_them() {
        assert!(is_menu("News Harbour Culture Sport Weather"));
        assert!(!is_menu("Kell News and Sport"));
        assert!(may_be_name("Kell Courier"));
        for text in ["News Sport", "Skip to content", "We Tell You Everything Here"] {
            assert!(!may_be_name(text), "{text}");
        }
    }

    #[test]
    fn names_of_outlets() {
        for text in ["The Kell Gazette", "The Sentinel", "THE KELL HERALD"] {
            assert!(is_named_outlet(text, false), "{text}");
        }
        assert!(is_named_outlet("THE LANTERN", true));
        for text in
            ["The Latest", "Kell Gazette reader", "The report", "THE LANTERN", "The 9 Times"]
        {
            assert!(!is_named_outlet(text, false), "{text}");
        }
    }
}
