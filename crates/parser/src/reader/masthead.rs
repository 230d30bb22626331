//! The masthead: which line of a page's head is the outlet's name.
//!
//! One that the decoder found stands. Else it is a line near the top that the rights line repeats, or,
//! where no rights are told, one above the copy that is an outlet's name by its words. A name without a word of the trade is not known unless it
//! stands in capitals at the very top.

use copydesk_core::{BlockKind, Source};

use super::kinds::is_furniture_phrase;
use crate::decoder::Page;
use crate::tables::{LEXICON, fold, word};
use crate::units::Unit;

/// A masthead stands within this many units from the top.
pub(super) const WITHIN: usize = 4;

/// The most words of an outlet's name with its article.
const OUTLET: usize = 4;

/// One masthead is enough; where no word gives it away, a line near the top that the rights line
/// repeats is it.
pub(super) fn name(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
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
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let letters = |word: &&str| word.chars().all(char::is_alphabetic);
    if words.len() > OUTLET || !words.iter().all(letters) || !name.iter().all(capital) {
        return false;
    }
    let outlet = LEXICON.get(fold(last)).bits & word::OUTLET != 0 && capital(last);
    matches!(*the, "The" | "THE") && outlet
        || first && *the == "THE" && text.chars().all(|c| c == ' ' || c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::is_named_outlet;

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
