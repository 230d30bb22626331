//! What numbers count: units by whatever word, persons, and what is told of these.
//!
//! `data/counted-alike.txt` holds the words for one unit, `data/persons.txt` those for persons, and
//! `data/counted-as.txt` what a number of persons tells of them: the dead, the injured;
//! `data/told-once.txt` what articles on one event tell once.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::values::Value;
use crate::passes::said::words::keys_of;
use crate::passes::tokens::{Key, key};
use crate::stems;

const SENSES: &str = include_str!("../../../data/counted-as.txt");
const PERSONS: &str = include_str!("../../../data/persons.txt");
const ONCE: &str = include_str!("../../../data/told-once.txt");
const ALIKE: &str = include_str!("../../../data/counted-alike.txt");

/// The stem of a unit's last word, synonyms counted as one: `nation`, `country`.
pub(super) fn unit(unit: &str) -> Key {
    let last = unit.split_whitespace().last().unwrap_or_default();
    let stem = stems::stem(last);
    Table::get().alike.get(&stem).copied().unwrap_or(stem)
}

/// Whether what a number counts are persons.
pub(super) fn is_person(what: &str) -> bool {
    let last = what.split_whitespace().last().unwrap_or_default();
    Table::get().persons.contains(&stems::stem(last))
}

/// Whether a word that a number counts is itself a sense: `25 dead`, `40 arrests`.
pub(super) fn is_sense(word: &str) -> bool {
    let last = word.split_whitespace().last().unwrap_or_default();
    let senses = &Table::get().senses;
    senses.contains_key(&key(last)) || senses.contains_key(&key(&format!("{last}s")))
}

/// A row of what is told once.
struct Once {
    /// The kind of the value.
    kind: &'static str,
    /// Words of which one stands beside it.
    words: Vec<Key>,
    /// Words of which one does, too, where the row has any.
    others: Vec<Key>,
    /// A word that no copy has.
    name: Key,
}

/// The tables of senses, of persons and of units that are alike.
pub(super) struct Table {
    pub(super) senses: FxHashMap<Key, Key>,
    pub(super) persons: FxHashSet<Key>,
    /// The stem of a unit's name by those of the other words for it.
    alike: FxHashMap<Key, Key>,
    once: Vec<Once>,
}

impl Table {
    pub(super) fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            let rows = |table: &'static str| table.lines().filter(|row| !row.starts_with('#'));
            let mut senses = FxHashMap::default();
            for row in rows(SENSES) {
                let name = key(row.split_whitespace().next().unwrap_or_default());
                senses.extend(row.split_whitespace().map(|word| (key(word), name)));
            }
            let stems = |row: &'static str| row.split_whitespace().map(stems::stem);
            let mut alike = FxHashMap::default();
            for row in rows(ALIKE) {
                let Some(name) = stems(row).next() else { continue };
                alike.extend(stems(row).map(|stem| (stem, name)));
            }
            let once = rows(ONCE).filter_map(|row| {
                let (kind, words) = row.split_once(' ')?;
                let (words, others) = words.split_once(" with ").unwrap_or((words, ""));
                let keys =
                    |words: &'static str| words.split_whitespace().flat_map(keys_of).collect();
                Some(Once { kind, words: keys(words), others: keys(others), name: key(row) })
            });
            let once = once.collect();
            Self { once, senses, persons: rows(PERSONS).flat_map(stems).collect(), alike }
        })
    }

    /// Whether this is the name of something that articles tell once.
    pub(super) fn names_once(&self, about: Key) -> bool {
        self.once.iter().any(|row| row.name == about)
    }

    /// What a value tells that articles on one event tell once, as a word that no copy has.
    pub(super) fn told_once(&self, value: &Value) -> Option<Key> {
        let kind = value.kind_name()?;
        let is_beside = |word: &Key| value.beside().binary_search(word).is_ok();
        let mut rows = self.once.iter().filter(|row| row.kind == kind);
        let is_told = |words: &[Key]| words.iter().any(is_beside);
        let row = rows
            .find(|row| is_told(&row.words) && (row.others.is_empty() || is_told(&row.others)))?;
        Some(row.name)
    }
}
