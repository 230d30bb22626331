//! The language of the copy, by its words of grammar.
//!
//! The first words of the first paragraphs are looked up in `data/function_words.txt`, whose rows
//! stand under their language. A language is named where it has more than half of all hits and at
//! least four; everything else is left open.

use copydesk_core::BlockKind;

use super::Reading;
use crate::tables::{FUNCTION_WORDS, LANGUAGES, LEXICON, fold, word};

const PARAGRAPHS: usize = 3;
const WORDS: usize = 20;

/// The BCP 47 tag of the language, if it is clear.
pub(super) fn language(reading: &Reading<'_>) -> Option<&'static str> {
    let mut hits = [0_u32; LANGUAGES.len()];
    let mut all = 0;
    let lexicon = &*LEXICON;
    for unit in reading.of_kind(BlockKind::Paragraph).take(PARAGRAPHS) {
        for word in reading.text(unit).split_whitespace().take(WORDS) {
            let word = fold(word);
            if lexicon.get(word) & word::GRAMMAR == 0 {
                continue;
            }
            let Some(spoken) = FUNCTION_WORDS.get(&word) else { continue };
            all += 1;
            for (language, hits) in hits.iter_mut().enumerate() {
                *hits += u32::from(spoken >> language & 1);
            }
        }
    }
    let (best, count) = hits.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    let tied = hits.iter().filter(|other| *other == count).count() > 1;
    (*count >= 4 && *count * 2 > all && !tied).then_some(LANGUAGES[best])
}
