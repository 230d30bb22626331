//! Lexicons: from the key of a word to its class in a grammar.
//!
//! A table is text: `class argument: word word`, a row a class, `#` for remarks. Which classes there
//! are is for the grammar that owns the table.

use rustc_hash::FxHashMap;

use crate::passes::tokens::{Key, key};

/// The classes of the words of one language.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<C> {
    classes: FxHashMap<Key, C>,
}

impl<C: Copy> Lexicon<C> {
    /// Reads tables; of a word that stands twice the first row counts.
    ///
    /// A row whose class `parse` does not know is left out: the tests of each grammar hold that
    /// there is none.
    pub(crate) fn read(
        tables: &[&'static str],
        parse: impl Fn(&'static str, &'static str) -> Option<C>,
    ) -> Self {
        let mut classes = FxHashMap::default();
        for (class, argument, words) in tables.iter().flat_map(|table| rows(table)) {
            let Some(class) = parse(class, argument) else { continue };
            for word in words.split_whitespace() {
                classes.entry(key(word)).or_insert(class);
            }
        }
        Self { classes }
    }

    /// The class of the word with this key.
    pub(crate) fn get(&self, word: Key) -> Option<C> {
        self.classes.get(&word).copied()
    }
}

/// Whether the English tables are those for this language; where none is named, they are tried.
///
/// The seam for other languages: a grammar that has their tables looks here first.
pub(crate) fn is_english(language: Option<&str>) -> bool {
    let english = |tag: &str| tag.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    language.is_none_or(english)
}

/// The rows of a table: class, argument, words.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let (head, words) = row.split_once(": ")?;
        let (class, argument) = head.split_once(' ').unwrap_or((head, ""));
        Some((class, argument.trim(), words))
    })
}
