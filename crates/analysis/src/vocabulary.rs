//! The words of all tables that are asked for each token, numbered.
//!
//! A token is looked up once, when an article is cut; each table is a [`Column`] that is asked by the
//! number. A word that no table has is [`Word::NONE`], of which nothing is known.
//!
//! Tables that are asked for few words (those of sources, of stems) are not in it.

use std::sync::OnceLock;

use crate::grammar::{quantities, times};
use crate::passes::names::lexicon::Lexicon;
use crate::passes::quotes;
use crate::passes::tokens::Key;
use crate::table::Table;

/// The number of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word(u16);

impl Word {
    /// A word of no table, and whatever is no word.
    pub(crate) const NONE: Self = Self(0);
}

/// The numbers of the words, made on the first call.
pub(crate) fn numbers() -> &'static Table<Word> {
    static NUMBERS: OnceLock<Table<Word>> = OnceLock::new();
    NUMBERS.get_or_init(|| {
        let mut keys: Vec<Key> = Lexicon::get().keys().collect();
        keys.extend(quotes::known_words());
        keys.extend(times::known_words());
        keys.extend(quantities::known_words());
        keys.sort_unstable();
        keys.dedup();
        let numbered: Vec<(Key, Word)> = keys.into_iter().zip((1..).map(Word)).collect();
        Table::of(numbered.into_iter())
    })
}

/// What a table knows of each word, by its number.
#[derive(Clone, Debug)]
pub(crate) struct Column<V>(Box<[V]>);

impl<V: Copy + Default> Column<V> {
    /// The column of a table whose words are numbered.
    pub(crate) fn of(table: &Table<V>) -> Self {
        let numbers = numbers();
        let mut column = vec![V::default(); numbers.entries().count() + 1];
        for (key, value) in table.entries() {
            column[usize::from(numbers.get(key).0)] = value;
        }
        Self(column.into_boxed_slice())
    }

    /// What is known of the word with this number.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> V {
        self.0.get(usize::from(word.0)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_number_of_its_own() {
        let mut seen: Vec<u16> = numbers().entries().map(|(_, word)| word.0).collect();
        seen.sort_unstable();
        let count = u16::try_from(seen.len()).expect("fewer words than numbers");
        assert!(seen.into_iter().eq(1..=count));
    }

    #[test]
    fn a_column_says_what_its_table_says() {
        let entries = [(Lexicon::get().keys().next().expect("a word"), 7_u8)];
        let table = Table::of(entries.into_iter());
        let column = Column::of(&table);
        assert_eq!(column.get(numbers().get(entries[0].0)), 7);
        assert_eq!(column.get(Word::NONE), 0);
    }
}
