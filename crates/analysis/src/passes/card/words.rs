//! What a word does in the opening of a story, by `data/cards.txt`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::passes::tokens::{Key, Reading, key};
use crate::table::Table;

const WORDS: &str = include_str!("../../../data/cards.txt");

/// The classes of a word; it may have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// Opens a phrase in front of the subject.
    pub(super) const OPENER: Self = Self(1);
    /// Opens a clause with a verb of its own there.
    pub(super) const CLAUSE: Self = Self(1 << 1);
    /// Opens what tells more of a long subject.
    pub(super) const MORE_OF: Self = Self(1 << 2);
    /// Ends what is told of the event.
    pub(super) const END: Self = Self(1 << 3);
    /// A place stands behind it.
    pub(super) const PLACE: Self = Self(1 << 4);
    /// A place stands behind it that is less often that of the event.
    pub(super) const FAR_PLACE: Self = Self(1 << 5);
    /// No phrase for a place goes on behind it.
    pub(super) const STOP: Self = Self(1 << 6);
    /// A noun for a place.
    pub(super) const PLACE_NOUN: Self = Self(1 << 7);
    /// A noun for a place that may stand behind its name.
    pub(super) const PLACE_TAIL: Self = Self(1 << 8);
    /// An article or owner before a place.
    pub(super) const OWNER: Self = Self(1 << 9);
    /// What others follow and are not caused by.
    pub(super) const OCCASION: Self = Self(1 << 10);
    /// What is done to someone over something.
    pub(super) const BLAME: Self = Self(1 << 11);
    /// A verb of saying.
    pub(super) const SAY: Self = Self(1 << 12);
    /// Ends in -ing and is no participle.
    pub(super) const NO_PARTICIPLE: Self = Self(1 << 13);
    /// Makes `using` a verb of the sentence.
    pub(super) const VERB_OF_USING: Self = Self(1 << 14);
    /// Tells no reason behind `over`.
    pub(super) const NO_REASON: Self = Self(1 << 15);
    /// Names nobody by itself.
    pub(super) const PRONOUN: Self = Self(1 << 16);
    /// Ends in -ly and is no adverb.
    pub(super) const NO_ADVERB: Self = Self(1 << 17);

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "opener" => Self::OPENER,
            "clause" => Self::CLAUSE,
            "more-of" => Self::MORE_OF,
            "end" => Self::END,
            "place" => Self::PLACE,
            "far-place" => Self::FAR_PLACE,
            "stop" => Self::STOP,
            "place-noun" => Self::PLACE_NOUN,
            "place-tail" => Self::PLACE_TAIL,
            "owner" => Self::OWNER,
            "occasion" => Self::OCCASION,
            "blame" => Self::BLAME,
            "say" => Self::SAY,
            "no-participle" => Self::NO_PARTICIPLE,
            "verb-of-using" => Self::VERB_OF_USING,
            "no-reason" => Self::NO_REASON,
            "no-adverb" => Self::NO_ADVERB,
            "pronoun" => Self::PRONOUN,
            _ => return None,
        })
    }
}

/// Whether the word at this token is of this class.
pub(super) fn is(reading: &Reading, at: usize, class: Class) -> bool {
    static TABLE: OnceLock<Table<Class>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut entries: BTreeMap<Key, Class> = BTreeMap::new();
        let rows = WORDS.lines().filter(|row| !row.starts_with('#'));
        for (name, words) in rows.filter_map(|row| row.split_once(": ")) {
            let Some(class) = Class::named(name) else { continue };
            for word in words.split_whitespace() {
                entries.entry(key(word)).or_default().0 |= class.0;
            }
        }
        Table::of(entries.into_iter())
    });
    table.get(reading.key(at)).0 & class.0 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_of_the_table_has_a_class() {
        let rows = WORDS.lines().filter(|row| !row.starts_with('#') && !row.is_empty());
        for row in rows {
            let name = row.split_once(": ").map(|(name, _)| name);
            assert!(name.and_then(Class::named).is_some(), "{row}");
        }
    }
}
