//! Shingles: every run of five words of the body, as one hash.

use copydesk_core::{BlockKind, Span};

use crate::passes::tokens::{Reading, TokenKind};

/// Words in a shingle.
pub(super) const WIDTH: usize = 5;

/// An odd number with well-mixed bits, for the polynomial over the words of a shingle.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The shingles of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Shingles {
    /// The words in their order, where they stand in the source.
    pub(super) words: Vec<Span>,
    /// The shingles in their order: the one at `n` covers the words from `n` to `n + WIDTH`.
    pub(super) hashes: Vec<u64>,
    /// The shingles, sorted, each once.
    pub(super) distinct: Vec<u64>,
}

impl Shingles {
    /// The shingles of the body of this reading.
    pub(super) fn of(reading: &Reading) -> Self {
        let mut words = Vec::with_capacity(reading.tokens.len());
        let mut hashes = Vec::with_capacity(reading.tokens.len());
        let mut window = Window::default();
        for paragraph in reading.paragraphs.iter().filter(|p| is_copy(p.kind)) {
            for token in reading.tokens.get(paragraph.tokens()).unwrap_or_default() {
                if matches!(token.kind, TokenKind::Mark | TokenKind::Possessive) {
                    continue;
                }
                words.push(reading.logical.to_source(token.span));
                hashes.extend(window.push(token.key));
            }
        }
        let mut distinct = hashes.clone();
        distinct.sort_unstable();
        distinct.dedup();
        Self { words, hashes, distinct }
    }

    /// The span of the source from the first word of one shingle to the last word of another.
    pub(super) fn span(&self, first: usize, last: usize) -> Option<Span> {
        Some(self.words.get(first)?.to(*self.words.get(last + WIDTH - 1)?))
    }
}

/// Whether reprints carry it over word for word: a subhead is as often new.
const fn is_copy(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::ListItem)
}

/// The last words as one number that is rolled on from word to word.
#[derive(Default)]
struct Window {
    keys: [u64; WIDTH],
    count: usize,
    sum: u64,
}

impl Window {
    /// Takes a word; gives the shingle that ends with it, if five words have been seen.
    fn push(&mut self, key: u64) -> Option<u64> {
        const TOP: u64 = BASE.wrapping_pow(WIDTH as u32);
        let slot = &mut self.keys[self.count % WIDTH];
        let leaving = std::mem::replace(slot, key);
        self.sum = self.sum.wrapping_mul(BASE).wrapping_add(key);
        self.sum = self.sum.wrapping_sub(leaving.wrapping_mul(TOP));
        self.count += 1;
        (self.count >= WIDTH).then(|| mix(self.sum))
    }
}

/// Spreads the bits, so that any of them may pick a slot of a table.
const fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    fn shingles(text: &str) -> Shingles {
        Shingles::of(&reading_of(text).1)
    }

    #[test]
    fn marks_capitals_and_paragraph_ends_do_not_count() {
        let one = shingles("\"The ferry's crew,\" she said, \"sails at dawn.\"\n");
        let other = shingles("THE FERRY'S CREW\n\nShe said: sails at dawn\n");
        assert_eq!(one.hashes.len(), 4);
        assert_eq!(one.hashes, other.hashes);
    }

    #[test]
    fn a_shingle_does_not_depend_on_what_stood_before_it() {
        let long = shingles("Nobody knew why the old ferry sails at dawn.\n");
        let short = shingles("The old ferry sails at.\n");
        assert_eq!(short.hashes, [long.hashes[3]]);
    }

    #[test]
    fn the_order_of_the_words_counts() {
        let one = shingles("one two three four five\n");
        let other = shingles("five four three two one\n");
        assert_ne!(one.hashes, other.hashes);
    }

    #[test]
    fn four_words_make_none() {
        assert_eq!(shingles("one two three four\n").hashes, Vec::<u64>::new());
    }
}
