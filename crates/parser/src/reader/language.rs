//! The language of the copy, by its words of grammar.
//!
//! The words that the decoder's scan read of the first paragraphs count, each for the languages of
//! `data/function_words.txt` that have it. A language is named where it has more than half of all
//! words of grammar, and four at least; everything else is left open.

use copydesk_core::BlockKind;

use super::Reading;
use crate::tables::LANGUAGES;

const PARAGRAPHS: usize = 3;
const LEAST: u32 = 4;

/// The BCP 47 tag of the language, if it is clear.
pub(super) fn language(reading: &Reading<'_>) -> Option<&'static str> {
    let mut hits = [0_u32; LANGUAGES.len()];
    let mut all = 0;
    for unit in reading.of_kind(BlockKind::Paragraph).take(PARAGRAPHS) {
        let (words, languages) = reading.page.grammar[unit];
        all += words;
        hits.iter_mut().zip(languages.to_le_bytes()).for_each(|(hits, n)| *hits += u32::from(n));
    }
    let (best, count) = hits.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    let tied = hits.iter().filter(|other| *other == count).count() > 1;
    (*count >= LEAST && *count * 2 > all && !tied).then_some(LANGUAGES[best])
}
