//! What a short line shares with the title and with the opening of the copy.
//!
//! A headline says again what the window's title says, and in words of the first paragraphs; a menu,
//! a teaser and a name do not. Words are compared by their first letters, so that inflection and
//! compounds count as the same word. A set of words is a few hundred bits, of which each word sets
//! one: a rare false hit costs less than a list would.

use wide::u8x16;

use super::evidence::Page;
use super::features::{Feature, FeatureSet};
use crate::bytes::eight;
use crate::units::Unit;

/// Letters of a word that count.
const STEM: usize = 6;
/// Words of fewer letters are words of grammar more often than not.
const LEAST: usize = 4;
/// So much of each of the first paragraphs is read.
const READ: usize = 600;
/// So many of them.
pub(super) const OPENINGS: usize = 3;
/// So many units above the copy are compared, and this many behind where it begins.
const ABOVE: usize = 60;
const BEHIND: usize = 6;

/// A set of words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct WordSet([u64; 32]);

impl WordSet {
    pub(super) const EMPTY: Self = Self([0; 32]);

    pub(super) fn add_words(&mut self, text: &str) -> usize {
        let mut count = 0;
        each_word(text, |word| {
            self.0[word >> 6 & 31] |= 1 << (word & 63);
            count += 1;
        });
        count
    }

    /// Adds the words with which a paragraph opens.
    pub(super) fn add_opening(&mut self, text: &str) {
        let mut end = text.len().min(READ);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.add_words(&text[..end]);
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::EMPTY
    }

    pub(super) fn has(&self, word: usize) -> bool {
        self.0[word >> 6 & 31] >> (word & 63) & 1 == 1
    }
}

/// Hands on a number for each word that is long enough.
///
/// Letters are told for 64 bytes at once, a bit each, so that short words and gaps cost nothing.
pub(super) fn each_word(text: &str, mut found: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    let (mut start, mut before) = (0, 0);
    let mut here = letters_from(bytes, 0);
    while start < bytes.len() {
        let next = letters_from(bytes, start + BLOCK);
        let both = u128::from(next) << BLOCK | u128::from(here);
        let long = (both & both >> 1 & both >> 2 & both >> 3) as u64;
        let mut words = long & !(here << 1 | before);
        while words != 0 {
            let word = words.trailing_zeros();
            let more = (both >> word >> LEAST).trailing_ones() as usize;
            let letters = eight(bytes, start + word as usize);
            found(number(letters, (LEAST + more).min(STEM)));
            words &= words - 1;
        }
        before = here >> (BLOCK - 1);
        here = next;
        start += BLOCK;
    }
}

/// So many bytes are looked at together.
const BLOCK: usize = 64;
const _: () = assert!(LEAST == 4, "four bits in a row tell a word that is long enough");
const _: () = assert!(STEM == LEAST + 2, "a word's number is that of four to six letters");

/// Which bytes of a block are letters of a word, a bit each.
///
/// Beyond ASCII only the dashes and quotation marks, led by 0xe2, part words.
fn letters_from(bytes: &[u8], start: usize) -> u64 {
    let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) else { return 0 };
    let mut padded = [0; BLOCK];
    let block = rest.first_chunk().unwrap_or_else(|| {
        padded[..rest.len()].copy_from_slice(rest);
        &padded
    });
    let within = |bytes: u8x16, first: u8, last: u8| {
        bytes.max(u8x16::splat(first)).min(u8x16::splat(last)).cmp_eq(bytes)
    };
    let (sixteens, _) = block.as_chunks::<16>();
    sixteens.iter().rev().fold(0, |bits, sixteen| {
        let own = u8x16::from(*sixteen);
        let small = own | u8x16::splat(0x20);
        // What is beyond ASCII has the high bit, which is the one that is asked for.
        let letter = within(small, b'a', b'z') | within(own, b'0', b'9') | own;
        let lead = own.cmp_eq(u8x16::splat(0xe2));
        bits << 16 | u64::from((letter.move_mask() & !lead.move_mask()) as u16)
    })
}

/// The number of a word that begins with these letters.
#[inline]
fn number(letters: u64, width: usize) -> usize {
    let [a, b, c, d, e, f, ..] = (letters | 0x2020_2020_2020).to_le_bytes();
    let with = |hash: u32, letter: u8| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
    let mut hash = with(with(with(with(0x811c_9dc5, a), b), c), d);
    if width > LEAST {
        hash = with(hash, e);
    }
    if width == STEM {
        hash = with(hash, f);
    }
    (hash.wrapping_mul(0x9e37_79b1) >> 21) as usize
}

/// Adds the features.
pub(super) fn add(text: &str, units: &[Unit], page: &mut Page) {
    let main = page.main.clone();
    let Some(first) = units.first() else { return };
    let mut opening = WordSet::EMPTY;
    let mut title = WordSet::EMPTY;
    let prose = (main.start..main.end).filter(|index| page.prose[*index]).take(OPENINGS);
    for index in prose {
        opening.add_opening(units[index].text.of(text));
    }
    let titled = if first.words <= 40 { title.add_words(first.text.of(text)) } else { 0 };
    let from = main.start.saturating_sub(ABOVE);
    let to = (main.start + BEHIND).min(units.len());
    let mut last_title = (1..to).rev().find(|index| page.features[*index].has(Feature::IsTitle));
    for (index, unit) in units.iter().enumerate().take(to).skip(from) {
        if !(2..=40).contains(&unit.words) {
            continue;
        }
        let heads = !main.is_empty() && index < main.start + 2 && !page.prose[index];
        let titles = index > 0 && titled >= 2;
        if !heads && !titles {
            continue;
        }
        let (mut count, mut in_opening, mut in_title) = (0, 0, 0);
        each_word(unit.text.of(text), |word| {
            count += 1;
            in_opening += usize::from(opening.has(word));
            in_title += usize::from(title.has(word));
        });
        let set = &mut page.features[index];
        if heads && count > 0 {
            set.add(match in_opening * 6 / count {
                0 => Feature::OpeningNone,
                1 => Feature::OpeningFew,
                2..=3 => Feature::OpeningSome,
                _ => Feature::OpeningMost,
            });
        }
        if !titles || count < 2 {
            continue;
        }
        let share = in_title * 4 / count;
        // What holds most of the title's words and few others, or is the title word for word.
        let most = share >= 3 && in_title >= 2 && in_title * 2 >= titled.min(8);
        set.add_if(Feature::TitleMost, most);
        set.add_if(Feature::TitleSome, !most && share >= 1 && in_title >= 2);
        if most || set.has(Feature::IsTitle) {
            last_title = last_title.max(Some(index));
        }
    }
    mark_title(page, last_title, to);
}

/// Says of each unit where it stands to the last line above the copy that is the title.
fn mark_title(page: &mut Page, last: Option<usize>, to: usize) {
    let Some(last) = last else { return };
    let mark = |set: &mut FeatureSet, index: usize| match index.checked_sub(last) {
        None => set.add(Feature::AboveTitle),
        Some(0) => set.add(Feature::LastTitle),
        Some(1) => set.add(Feature::BelowTitle1),
        Some(2..=3) => set.add(Feature::BelowTitle2),
        Some(4..=10) => set.add(Feature::BelowTitle4),
        Some(_) => {}
    };
    let end = (last + 11).min(page.features.len()).max(to.min(page.features.len()));
    for (index, set) in page.features[..end].iter_mut().enumerate() {
        mark(set, index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_across_blocks() {
        let parts = |byte: &u8| !byte.is_ascii_alphanumeric() && (*byte < 0x80 || *byte == 0xe2);
        let text = "The ferry’s “captain” sails to Kélda–Norø on 12 May 2024, AND no sooner ";
        for gap in 0..70 {
            let text = format!("{}{}", ".".repeat(gap), text.repeat(3));
            for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
                let text = &text[..end];
                let mut found = Vec::new();
                each_word(text, |word| found.push(word));
                let words = text.as_bytes().split(parts).filter(|word| word.len() >= LEAST);
                let expected: Vec<usize> =
                    words.map(|word| number(eight(word, 0), word.len().min(STEM))).collect();
                assert_eq!(found, expected, "{text}");
            }
        }
    }
}
