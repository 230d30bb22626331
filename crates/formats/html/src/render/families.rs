//! What classes and ids say: words of `data/families.txt`, by family.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A set of families, one bit each in the order of the table.
pub(crate) type Families = u64;

struct Table {
    names: Vec<&'static str>,
    words: FxHashMap<&'static str, Families>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { names: Vec::new(), words: FxHashMap::default() };
    let rows = include_str!("../../data/families.txt").lines().filter(|row| !row.starts_with('#'));
    for (name, words) in rows.filter_map(|row| row.split_once(':')).take(64) {
        let bit = 1 << table.names.len();
        table.names.push(name);
        for word in words.split_whitespace() {
            *table.words.entry(word).or_default() |= bit;
        }
    }
    table
});

/// The names of the families, in the order of their bits.
pub(crate) fn names() -> &'static [&'static str] {
    &TABLE.names
}

/// The set of the family of this name; empty where there is none.
pub(crate) fn family(name: &str) -> Families {
    names().iter().position(|other| *other == name).map_or(0, |bit| 1 << bit)
}

/// The longest word that is looked up.
const LONGEST: usize = 24;

/// The families of a class, an id or a role.
pub(crate) fn families(value: &str) -> Families {
    let table = &*TABLE;
    let mut found = 0;
    has_word(value, &mut |word| {
        found |= table.words.get(word).copied().unwrap_or_default();
        false
    });
    found
}

/// Whether this holds of a word of a class or an id, in small letters.
pub(crate) fn has_word(value: &str, is: &mut dyn FnMut(&str) -> bool) -> bool {
    let mut word = [0_u8; LONGEST];
    let mut len = 0;
    let mut small = false;
    let mut take = |word: &[u8]| word.len() > 1 && std::str::from_utf8(word).is_ok_and(&mut *is);
    for byte in value.bytes() {
        let letter = byte.is_ascii_alphabetic();
        let fresh = byte.is_ascii_uppercase() && small;
        if !letter || fresh {
            if take(&word[..len]) {
                return true;
            }
            len = 0;
        }
        if letter && len < LONGEST {
            word[len] = byte.to_ascii_lowercase();
            len += 1;
        }
        small = byte.is_ascii_lowercase();
    }
    take(&word[..len])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(value: &str) -> Vec<&'static str> {
        let found = families(value);
        let has = |(bit, _): &(usize, &&str)| found >> bit & 1 == 1;
        names().iter().enumerate().filter(has).map(|(_, name)| *name).collect()
    }

    #[test]
    fn classes_are_cut_at_signs_and_capitals() {
        assert_eq!(named("post__relatedArticles js-x9"), ["related", "copy"]);
        assert_eq!(named("NAV-bar"), ["navigation"]);
        assert!(named("relatively unmoved").is_empty());
        assert!(names().len() <= 64);
    }
}
