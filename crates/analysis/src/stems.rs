//! Stems and stop words: what the passes that compare words are asked by.
//!
//! The stemmer is Snowball's for English; accents are left out, and British and American spellings are
//! one ([`crate::spelling`]). Limits: no other language, and no lemma (`ran`, `run`).

use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;

use crate::passes::tokens::{Key, key};
use crate::{accents, spelling};

const STOP_WORDS: &str = include_str!("../data/stop-words.txt");

/// The key of the stem of a word. Allocates: ask once for each word of an article.
pub(crate) fn stem(word: &str) -> Key {
    static STEMMER: OnceLock<Stemmer> = OnceLock::new();
    let stemmer = STEMMER.get_or_init(|| Stemmer::create(Algorithm::English));
    let straight = accents::without(word).to_lowercase().replace('\u{2019}', "'");
    key(&spelling::of_stem(&stemmer.stem(&spelling::of_word(&straight))))
}

/// Whether a word is one of `data/stop-words.txt`.
pub(crate) fn is_stop_word(word: Key) -> bool {
    static KEYS: OnceLock<FxHashSet<Key>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let rows = STOP_WORDS.lines().filter(|row| !row.starts_with('#'));
        rows.flat_map(str::split_whitespace).map(key).collect()
    });
    keys.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem() {
        assert_eq!(stem("Confirmed"), stem("confirms"));
        assert_ne!(stem("economy"), stem("security"));
    }

    #[test]
    fn stop_words() {
        assert!(is_stop_word(key("Said")));
        assert!(is_stop_word(key("don\u{2019}t")));
        assert!(!is_stop_word(key("ferry")));
    }
}
