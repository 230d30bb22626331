//! Terms: the stems of an article, counted three ways.
//!
//! In the whole text; in its opening, which tells the event; and where they are figures, which tell
//! two events of one kind apart. The headline counts double, whether the copy repeats it or not.

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
    /// How often it stands in the text, in the opening, and as a figure.
    pub(super) counts: [f32; 3],
    /// Where it stands first in the source; nowhere, if only in a headline given beside the text.
    pub(super) place: Option<Span>,
}

/// The terms of an article, ordered by their keys.
pub(super) fn terms_of(article: &Article, reading: &Reading) -> Vec<Term> {
    let mut counter = Counter::default();
    let mut seen = 0;
    let mut headline = false;
    for paragraph in &reading.paragraphs {
        let is_headline = matches!(paragraph.kind, BlockKind::Headline | BlockKind::Deck);
        headline |= paragraph.kind == BlockKind::Headline;
        for token in reading.tokens.get(paragraph.tokens()).unwrap_or_default() {
            if matches!(token.kind, TokenKind::Mark | TokenKind::Possessive) {
                continue;
            }
            let opening = f32::from(u8::from(seen < OPENING));
            let counts = if is_headline { [HEADLINE; 2] } else { [1.0, opening] };
            seen += usize::from(!is_headline);
            counter.add_token(reading, token, counts);
        }
    }
    if let (false, Some(given)) = (headline, &article.metadata().headline) {
        for word in given.value.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let word = word.trim_end_matches("'s").trim_end_matches("’s");
            counter.add(word, key(word), [HEADLINE; 2], None);
        }
    }
    counter.terms.sort_unstable_by_key(|term| term.key);
    counter.terms
}

/// Counts stems; each word of an article is stemmed once.
#[derive(Default)]
struct Counter {
    terms: Vec<Term>,
    /// Where in `terms` a word is counted; `None` for a stop word.
    of_word: FxHashMap<Key, Option<usize>>,
    of_stem: FxHashMap<Key, usize>,
}

impl Counter {
    fn add_token(&mut self, reading: &Reading, token: &Token, counts: [f32; 2]) {
        let Some(word) = token.span.get(reading.text()) else { return };
        if let Some(term) = self.add(word, token.key, counts, None) {
            term.place.get_or_insert_with(|| reading.logical.to_source(token.span));
        }
    }

    fn add(
        &mut self,
        word: &str,
        word_key: Key,
        [whole, opening]: [f32; 2],
        place: Option<Span>,
    ) -> Option<&mut Term> {
        let known = self.of_word.get(&word_key).copied();
        let at = known.unwrap_or_else(|| {
            let at = self.slot(word, word_key, place);
            self.of_word.insert(word_key, at);
            at
        })?;
        let term = self.terms.get_mut(at)?;
        let figure = if word.starts_with(|c: char| c.is_ascii_digit()) { whole } else { 0.0 };
        for (sum, count) in term.counts.iter_mut().zip([whole, opening, figure]) {
            *sum += count;
        }
        Some(term)
    }

    /// The place of the stem of a word that is met for the first time.
    fn slot(&mut self, word: &str, word_key: Key, place: Option<Span>) -> Option<usize> {
        if word.chars().nth(1).is_none() || stems::is_stop_word(word_key) {
            return None;
        }
        let stem = stems::stem(word);
        Some(*self.of_stem.entry(stem).or_insert_with(|| {
            self.terms.push(Term { key: stem, counts: [0.0; 3], place });
            self.terms.len() - 1
        }))
    }
}
