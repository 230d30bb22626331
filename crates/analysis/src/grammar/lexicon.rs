//! Lexicons: from the key of a word to its class in a grammar.
//!
//! A table is text: `class argument: word word`, a row a class, `#` for remarks. Which classes there
//! are is for the grammar that owns the table (`vocabulary!`).
//!
//! A language is a [`Language`]: its tag and its tables. A grammar lists those that it has, and copy
//! in another one is not read; copy that names no language is taken for English.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::passes::tokens::{Key, Token, key};
use crate::table::Table;
use crate::vocabulary::Column;

/// The classes of the words of one language.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon<C> {
    classes: Table<Option<C>>,
    /// They by the numbers of the words.
    column: OnceLock<Column<Option<C>>>,
    /// The classes of the marks of one byte.
    marks: [Option<C>; 128],
    /// The class of a mark in any language.
    mark: Mark<C>,
}

impl<C: Copy> Lexicon<C> {
    /// Reads tables; of a word that stands twice the first row counts.
    ///
    /// A row whose class `parse` does not know is left out: the tests of each grammar hold that
    /// there is none.
    pub(crate) fn read(tables: &[&'static str], parse: Parse<C>, mark: Mark<C>) -> Self {
        let mut classes: FxHashMap<Key, Option<C>> = FxHashMap::default();
        for (class, argument, words) in tables.iter().flat_map(|table| rows(table)) {
            let Some(class) = parse(class, argument) else { continue };
            for word in words.split_whitespace() {
                classes.entry(key(word)).or_insert(Some(class));
            }
        }
        let classes = Table::of(classes.into_iter());
        let mut lexicon = Self { classes, column: OnceLock::new(), marks: [None; 128], mark };
        lexicon.marks = std::array::from_fn(|byte| {
            let byte = char::from(byte as u8);
            byte.is_ascii_punctuation()
                .then(|| lexicon.look_up(byte.encode_utf8(&mut [0])))
                .flatten()
        });
        lexicon
    }

    /// The class of the word with this key.
    pub(crate) fn get(&self, word: Key) -> Option<C> {
        self.classes.get(word)
    }

    /// The classes of the words that are numbered.
    pub(crate) fn column(&self) -> &Column<Option<C>> {
        self.column.get_or_init(|| Column::of(&self.classes))
    }

    /// The class of a mark: that which it has in any language, else that of its row.
    #[inline]
    pub(crate) fn mark(&self, text: &str, token: &Token) -> Option<C> {
        let byte = text.as_bytes().get(token.span.start as usize).filter(|_| token.span.len() == 1);
        match byte {
            Some(byte) => self.marks.get(usize::from(*byte)).copied().flatten(),
            None => self.look_up(token.span.get(text).unwrap_or_default()),
        }
    }

    fn look_up(&self, mark: &str) -> Option<C> {
        (self.mark)(mark).or_else(|| self.get(key(mark)))
    }
}

/// From a mark to what it means in any language.
pub(crate) type Mark<C> = fn(&str) -> Option<C>;

/// From the class and argument of a row to what it means.
pub(crate) type Parse<C> = fn(&'static str, &'static str) -> Option<C>;

/// One language of a grammar.
#[derive(Debug)]
pub(crate) struct Language<C> {
    /// The first two letters of its tag (BCP 47), small.
    pub(crate) tag: &'static str,
    /// Its tables.
    pub(crate) tables: &'static [&'static str],
    made: OnceLock<Lexicon<C>>,
}

impl<C: Copy> Language<C> {
    /// A language with its tables.
    pub(crate) const fn new(tag: &'static str, tables: &'static [&'static str]) -> Self {
        Self { tag, tables, made: OnceLock::new() }
    }

    fn made(&self, parse: Parse<C>, mark: Mark<C>) -> &Lexicon<C> {
        self.made.get_or_init(|| Lexicon::read(self.tables, parse, mark))
    }
}

/// The lexicon for copy in this language, a BCP 47 tag; where none is named, the first.
pub(crate) fn lexicon<C: Copy>(
    languages: &'static [Language<C>],
    language: Option<&str>,
    parse: Parse<C>,
    mark: Mark<C>,
) -> Option<&'static Lexicon<C>> {
    let fits = |row: &&Language<C>| {
        language.is_none_or(|tag| tag.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case(row.tag)))
    };
    let row = languages.iter().find(fits)?;
    Some(row.made(parse, mark))
}

/// The keys of the words of all languages.
pub(crate) fn known_words<C: Copy>(
    languages: &'static [Language<C>],
    parse: Parse<C>,
    mark: Mark<C>,
) -> impl Iterator<Item = Key> {
    let made = move |row: &'static Language<C>| row.made(parse, mark).classes.entries();
    languages.iter().flat_map(made).map(|(key, _)| key)
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

/// Declares the classes of a grammar: those with an argument as they stand, those without by the name
/// that rows of its tables have for them; and what they are in a number.
macro_rules! vocabulary {
    (
        $(#[$docs:meta])*
        valued { $($(#[$valued_docs:meta])* $valued:ident($($argument:ty),+),)* }
        marks { $($(#[$mark_docs:meta])* $mark:ident,)* }
        words { $($word:ident = $id:literal,)* }
        article $article:ident
    ) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(crate) enum Lex {
            /// In no table.
            Other,
            /// Part of a number.
            Num($crate::grammar::numbers::Numeral),
            /// Figures with letters behind them: `1980s`, `20th`, `15bn`.
            FigureWord,
            Hyphen,
            Comma,
            Colon,
            Open,
            Close,
            /// The end of a clause or sentence.
            Stop,
            $($(#[$valued_docs])* $valued($($argument),+),)*
            $($(#[$mark_docs])* $mark,)*
            $($word,)*
        }

        impl Lex {
            /// The class without argument that a row names.
            fn word(class: &str) -> Option<Self> {
                match class {
                    $($id => Some(Self::$word),)*
                    _ => None,
                }
            }

            /// The class of a mark that means the same in every grammar.
            fn mark(mark: &str) -> Option<Self> {
                Some(match mark {
                    "-" | "–" | "‑" | "‐" | "−" => Self::Hyphen,
                    "," => Self::Comma,
                    ":" => Self::Colon,
                    "(" => Self::Open,
                    ")" => Self::Close,
                    "." | ";" | "!" | "?" => Self::Stop,
                    _ => return None,
                })
            }
        }

        impl $crate::grammar::numbers::Numeric for Lex {
            fn numeral(self) -> Option<$crate::grammar::numbers::Numeral> {
                match self {
                    Self::Num(numeral) => Some(numeral),
                    _ => None,
                }
            }

            fn is_article(self) -> bool {
                self == Self::$article
            }

            fn is_hyphen(self) -> bool {
                self == Self::Hyphen
            }

            fn is_and(self) -> bool {
                self == Self::And
            }
        }
    };
}
pub(crate) use vocabulary;

/// Fails if a row of these languages is of no known class, or has no words: for tests of grammars.
#[cfg(test)]
pub(crate) fn check_tables<C>(languages: &[Language<C>], parse: Parse<C>) {
    for table in languages.iter().flat_map(|language| language.tables) {
        for (class, argument, words) in rows(table) {
            assert!(parse(class, argument).is_some(), "{class} {argument}");
            assert!(!words.trim().is_empty(), "{class} {argument}");
        }
    }
}
