//! Classes of words that rules ask for by name, read once from a table under `data/`.
//!
//! A table is text: `class: word word`, a row or several a class, a word of as many classes as there are
//! rows that have it, `#` for remarks. What stands behind the class (`plural child: children`) is for who
//! asks the rows themselves. Which classes there are is for the pass that owns the table
//! ([`classes!`]); its test holds that no row is of an unknown one and no class without a word.
//!
//! Words are told by their keys alone: whether a capital matters is for the rule that asks.

use std::ops::BitOr;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::grammar::rows;
use crate::passes::tokens::{Key, key};
use crate::table::Table;

/// Reads a table; a row whose class is not known is left out.
pub(crate) fn read<C: Copy + Default + BitOr<Output = C>>(
    table: &str,
    named: fn(&str) -> Option<C>,
) -> Table<C> {
    // A word has some eight letters with what stands around it.
    let mut words: FxHashMap<Key, C> =
        FxHashMap::with_capacity_and_hasher(table.len() / 8, FxBuildHasher);
    for (class, _, row) in rows(table) {
        let Some(class) = named(class) else { continue };
        for word in row.split_whitespace() {
            let classes = words.entry(key(word)).or_default();
            *classes = *classes | class;
        }
    }
    Table::of(words.into_iter())
}

/// Declares the classes of a table: a set of them, and each by the name that its rows have.
macro_rules! classes {
    (
        $(#[$docs:meta])*
        $vis:vis $name:ident($bits:ty) of $table:expr;
        $($(#[$about:meta])* $class:ident = $id:literal,)*
    ) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        $vis struct $name($bits);

        impl std::ops::BitOr for $name {
            type Output = Self;
            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl $name {
            $crate::classes::classes!(@ $vis, 0_u32; $($(#[$about])* $class,)*);

            fn named(class: &str) -> Option<Self> {
                match class {
                    $($id => Some(Self::$class),)*
                    _ => None,
                }
            }

            /// Whether the word with this key is of one of these classes.
            #[inline]
            $vis fn has(self, word: $crate::passes::tokens::Key) -> bool {
                use std::sync::LazyLock;
                static TABLE: LazyLock<$crate::table::Table<$name>> =
                    LazyLock::new(|| $crate::classes::read($table, $name::named));
                TABLE.get(word).0 & self.0 != 0
            }
        }

        #[cfg(test)]
        mod of_table {
            use super::*;

            #[test]
            fn each_row_is_of_a_class_and_each_class_has_a_word() {
                let mut open = vec![$($id),*];
                for row in $table.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
                    let (class, words) = row.split_once(": ").expect(row);
                    let class = class.split(' ').next().unwrap_or_default();
                    assert!($name::named(class).is_some(), "{row}");
                    assert!(!words.trim().is_empty(), "{row}");
                    open.retain(|other| *other != class);
                }
                assert!(open.is_empty(), "{open:?}");
            }
        }
    };
    (@ $vis:vis, $bit:expr; $(#[$about:meta])* $class:ident, $($rest:tt)*) => {
        $(#[$about])*
        $vis const $class: Self = Self(1 << ($bit));
        $crate::classes::classes!(@ $vis, $bit + 1; $($rest)*);
    };
    (@ $vis:vis, $bit:expr;) => {};
}

/// Declares the sections of a table as bits, each by its name, and the function that finds one by it: for
/// tables that know more of a word than its classes.
macro_rules! bits {
    ($vis:vis $bits:ty, $of:ident; $($(#[$about:meta])* $class:ident = $id:literal,)*) => {
        $crate::classes::bits!(@ $vis $bits, 0_u32; $($(#[$about])* $class,)*);

        /// The bit of a section of the table.
        pub(super) fn $of(section: &str) -> Option<$bits> {
            match section {
                $($id => Some($class),)*
                _ => None,
            }
        }
    };
    (@ $vis:vis $bits:ty, $bit:expr; $(#[$about:meta])* $class:ident, $($rest:tt)*) => {
        $(#[$about])*
        $vis const $class: $bits = 1 << ($bit);
        $crate::classes::bits!(@ $vis $bits, $bit + 1; $($rest)*);
    };
    (@ $vis:vis $bits:ty, $bit:expr;) => {};
}
pub(crate) use bits;
pub(crate) use classes;
