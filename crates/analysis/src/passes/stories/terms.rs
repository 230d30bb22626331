//! Terms: what an article is compared by.
//!
//! Stems, counted in the whole text and in its opening, which tells the event; and phrases, two
//! stems that stand side by side with no stop word between them, which tell two events of one kind
//! apart. The headline counts double as words, whether the copy repeats it or not.

use copydesk_core::{Article, BlockKind, Span};
use rustc_hash::FxHashMap;

use crate::passes::tokens::{Key, Reading, Token, TokenKind, key};
use crate::stems;

/// How many words of the body are its opening.
const OPENING: usize = 120;

/// What a word of the headline counts.
const HEADLINE: f32 = 2.0;

/// A stem of one article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// The hash of the stem.
    pub(super) key: Key,
    /// How often it stands in the text and in the opening.
    pub(super) counts: [f32; 2],
    /// Where it stands first in the source; nowhere, if only in a headline given beside the text.
    pub(super) place: Option<Span>,
}

/// Two stems side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// The hash of the two.
    pub(super) key: Key,
    /// Which stems they are: places in the article's list.
    pub(super) stems: [u32; 2],
    /// How often they stand so.
    pub(super) count: f32,
}

/// What an article is compared by, each list ordered by its keys.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    pub(super) stems: Vec<Term>,
    pub(super) phrases: Vec<Phrase>,
}

impl Terms {
    /// The terms of an article.
    pub(super) fn of(article: &Article, reading: &Reading) -> Self {
        let mut counter = Counter::default();
        let mut seen = 0;
        let mut headline = false;
        for paragraph in &reading.paragraphs {
            let is_headline = matches!(paragraph.kind, BlockKind::Headline | BlockKind::Deck);
            headline |= paragraph.kind == BlockKind::Headline;
            let mut before = None;
            for token in reading.tokens.get(paragraph.tokens()).unwrap_or_default() {
                if matches!(token.kind, TokenKind::Mark | TokenKind::Possessive) {
                    continue;
                }
                let opening = f32::from(u8::from(seen < OPENING));
                let counts = if is_headline { [HEADLINE; 2] } else { [1.0, opening] };
                seen += usize::from(!is_headline);
                let stem = counter.add_token(reading, token, counts);
                if let (Some(first), Some(second)) = (before, stem) {
                    counter.pairs.push([first, second]);
                }
                before = stem;
            }
        }
        if let (false, Some(given)) = (headline, &article.metadata().headline) {
            for word in given.value.split_whitespace() {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                let word = word.trim_end_matches("'s").trim_end_matches("’s");
                counter.add(word, key(word), [HEADLINE; 2]);
            }
        }
        counter.finish()
    }

    /// Where a stem stands first in the source.
    pub(super) fn place(&self, key: Key) -> Option<Span> {
        let at = self.stems.binary_search_by_key(&key, |stem| stem.key).ok()?;
        self.stems[at].place
    }

    /// The keys of the two stems of a phrase.
    pub(super) fn stems_of(&self, phrase: Key) -> [Option<Key>; 2] {
        let at = self.phrases.binary_search_by_key(&phrase, |phrase| phrase.key);
        let Ok(at) = at else { return [None; 2] };
        self.phrases[at].stems.map(|at| Some(self.stems[at as usize].key))
    }
}

/// Counts stems; each word of an article is stemmed once.
#[derive(Default)]
struct Counter {
    terms: Vec<Term>,
    /// Where in `terms` a word is counted; `None` for a stop word.
    of_word: FxHashMap<Key, Option<u32>>,
    of_stem: FxHashMap<Key, u32>,
    /// Stems that stand side by side.
    pairs: Vec<[u32; 2]>,
}

impl Counter {
    fn add_token(&mut self, reading: &Reading, token: &Token, counts: [f32; 2]) -> Option<u32> {
        let at = self.add(token.span.get(reading.text())?, token.key, counts)?;
        let term = self.terms.get_mut(at as usize)?;
        term.place.get_or_insert_with(|| reading.logical.to_source(token.span));
        Some(at)
    }

    fn add(&mut self, word: &str, word_key: Key, counts: [f32; 2]) -> Option<u32> {
        let known = self.of_word.get(&word_key).copied();
        let at = known.unwrap_or_else(|| {
            let at = self.slot(word, word_key);
            self.of_word.insert(word_key, at);
            at
        })?;
        let term = self.terms.get_mut(at as usize)?;
        for (sum, count) in term.counts.iter_mut().zip(counts) {
            *sum += count;
        }
        Some(at)
    }

    /// The place of the stem of a word that is met for the first time.
    fn slot(&mut self, word: &str, word_key: Key) -> Option<u32> {
        if word.chars().nth(1).is_none() || stems::is_stop_word(word_key) {
            return None;
        }
        let stem = stems::stem(word);
        Some(*self.of_stem.entry(stem).or_insert_with(|| {
            self.terms.push(Term { key: stem, counts: [0.0; 2], place: None });
            self.terms.len() as u32 - 1
        }))
    }

    fn finish(mut self) -> Terms {
        let mut order: Vec<u32> = (0..self.terms.len() as u32).collect();
        order.sort_unstable_by_key(|&at| self.terms[at as usize].key);
        let mut place = vec![0; order.len()];
        for (at, from) in order.iter().enumerate() {
            place[*from as usize] = at as u32;
        }
        self.terms.sort_unstable_by_key(|term| term.key);
        let stems = |pair: [u32; 2]| pair.map(|at| place[at as usize]);
        let mut phrases: Vec<Phrase> = self
            .pairs
            .into_iter()
            .map(stems)
            .map(|stems| Phrase { key: phrase(stems, &self.terms), stems, count: 1.0 })
            .collect();
        phrases.sort_unstable_by_key(|phrase| phrase.key);
        phrases.dedup_by(|again, kept| {
            let same = again.key == kept.key;
            kept.count += f32::from(u8::from(same));
            same
        });
        Terms { stems: self.terms, phrases }
    }
}

/// The key of two stems in their order.
fn phrase(stems: [u32; 2], terms: &[Term]) -> Key {
    let [first, second] = stems.map(|at| terms.get(at as usize).map_or(0, |term| term.key));
    (first.rotate_left(23) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
