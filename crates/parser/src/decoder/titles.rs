//! The forms in which a page's title may stand again: what its units are compared with.

use copydesk_core::Source;

use super::scan::Words;
use crate::tables::fold_words;
use crate::units::Unit;

/// What is longer is no title.
const LONGEST_TITLE: usize = 300;

/// The folded forms of the title: as the carrier gave it and as the first unit has it, and both with the
/// outlet's name cut off behind.
pub(super) fn titles(source: &Source, units: &[Unit], scanned: Option<&Words>) -> Vec<u64> {
    let first = units.first().map(|unit| unit.text.of(source.text()));
    let given = source.given().title.as_deref();
    let mut titles = Vec::new();
    if let (Some(first), Some(words)) = (first.filter(|first| first.len() < LONGEST_TITLE), scanned)
    {
        titles.push(words.whole().unwrap_or_else(|| fold_words(first)));
    }
    titles.extend(given.filter(|title| title.len() < LONGEST_TITLE).map(fold_words));
    for title in given.into_iter().chain(first).filter(|title| title.len() < LONGEST_TITLE) {
        for blank in memchr::memchr_iter(b' ', title.as_bytes()) {
            let mark = title[blank + 1..].chars().next();
            let Some(mark) = mark.filter(|c| "|-–—›·:»".contains(*c)) else { continue };
            let behind = &title[blank + 1 + mark.len_utf8()..];
            if behind.starts_with(' ') {
                titles.push(fold_words(title[..blank].trim()));
                titles.push(fold_words(behind.trim()));
            }
        }
    }
    titles
}
