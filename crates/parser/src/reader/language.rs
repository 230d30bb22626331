//! The language of the copy.
//!
//! First by its words of grammar: those that the decoder's scan read of the first paragraphs count, each
//! for the languages of `data/function_words.txt` that have it. A language is named where it has more
//! than half of all words of grammar, four at least, and as many as running copy has, where letters
//! with marks make another language likely: Czech has an `a` and a `to` too. Where that is not clear
//! `whatlang` is asked, which goes by script and trigrams and knows some seventy languages: of the
//! first paragraphs, then of more if there are any; what it is not sure of stays open.

use copydesk_core::BlockKind;

use super::Reading;
use crate::tables::{LANGUAGE_TAGS, LANGUAGES};

const PARAGRAPHS: usize = 3;
/// How many are read where these do not say.
const MORE: usize = 12;
const LEAST: u32 = 4;
/// Running copy has a word of grammar in fewer bytes than this.
const BYTES_A_WORD: usize = 40;

/// Shorter copy is not enough for trigrams, in characters.
const ENOUGH: usize = 40;

/// The BCP 47 tag of the language, if it is clear.
pub(super) fn language(reading: &Reading<'_>) -> Option<&'static str> {
    by_grammar(reading).or_else(|| by_trigrams(reading, PARAGRAPHS)).or_else(|| {
        // The same text would get the same answer.
        reading.of_kind(BlockKind::Paragraph).nth(PARAGRAPHS)?;
        by_trigrams(reading, MORE)
    })
}

fn by_grammar(reading: &Reading<'_>) -> Option<&'static str> {
    let mut hits = [0_u32; LANGUAGES.len()];
    let (mut all, mut bytes) = (0, 0);
    for unit in reading.of_kind(BlockKind::Paragraph).take(PARAGRAPHS) {
        let (words, languages) = reading.page.grammar[unit];
        all += words;
        bytes += reading.text(unit).len();
        hits.iter_mut().zip(languages.to_le_bytes()).for_each(|(hits, n)| *hits += u32::from(n));
    }
    let (best, count) = hits.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    let tied = hits.iter().filter(|other| *other == count).count() > 1;
    let marked = || {
        let mut texts = reading.of_kind(BlockKind::Paragraph).take(PARAGRAPHS);
        texts.any(|unit| has_marked_letters(reading.text(unit)))
    };
    let dense = *count as usize * BYTES_A_WORD > bytes || !marked();
    (*count >= LEAST && *count * 2 > all && dense && !tied).then_some(LANGUAGES[best])
}

/// Whether more than one letter in fifty is none of English.
fn has_marked_letters(text: &str) -> bool {
    let marked = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    marked * 50 > text.len()
}

fn by_trigrams(reading: &Reading<'_>, count: usize) -> Option<&'static str> {
    let paragraphs = reading.of_kind(BlockKind::Paragraph).take(count);
    let texts: Vec<&str> = paragraphs.map(|unit| reading.text(unit)).collect();
    let text = texts.join(" ");
    if text.chars().count() < ENOUGH {
        return None;
    }
    let found = whatlang::detect(&text).filter(whatlang::Info::is_reliable)?;
    let row = LANGUAGE_TAGS.iter().find(|row| row.0 == found.lang().code())?;
    Some(row.1)
}
