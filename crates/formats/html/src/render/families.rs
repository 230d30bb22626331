//! What classes and ids say: words of `data/families.txt` and `data/part_words.txt`, by family.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A set of families, one bit each in the order of the table.
pub(crate) type Families = u64;

/// Words by what they say.
pub(crate) struct Table {
    names: Vec<&'static str>,
    words: FxHashMap<&'static str, Families>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/families.txt")));

/// What names a part by itself: words of `data/part_words.txt`.
pub(crate) static PART_WORDS: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("../../data/part_words.txt")));

impl Table {
    /// Rows of a name, a colon and words.
    fn read(text: &'static str) -> Self {
        let mut table = Self { names: Vec::new(), words: FxHashMap::default() };
        let rows = text.lines().filter(|row| !row.starts_with('#'));
        for (name, words) in rows.filter_map(|row| row.split_once(':')).take(64) {
            let bit = 1 << table.names.len();
            table.names.push(name);
            for word in words.split_whitespace() {
                *table.words.entry(word).or_default() |= bit;
            }
        }
        table
    }

    /// The set of the family of this name; empty where there is none.
    pub(crate) fn family(&self, name: &str) -> Families {
        self.names.iter().position(|other| *other == name).map_or(0, |bit| 1 << bit)
    }

    /// The families of a class, an id or a role.
    pub(crate) fn families(&self, value: &str) -> Families {
        let mut found = 0;
        each_word(value, &mut |word| {
            found |= self.words.get(word).copied().unwrap_or_default();
        });
        found
    }
}

/// The names of the families, in the order of their bits.
pub(crate) fn names() -> &'static [&'static str] {
    &TABLE.names
}

/// The set of the family of this name; empty where there is none.
pub(crate) fn family(name: &str) -> Families {
    TABLE.family(name)
}

/// The longest word that is looked up.
const LONGEST: usize = 24;

/// The families of a class, an id or a role.
pub(crate) fn families(value: &str) -> Families {
    TABLE.families(value)
}

/// Hands on each word of a class or an id, in small letters.
fn each_word(value: &str, take: &mut dyn FnMut(&str)) {
    let mut word = [0_u8; LONGEST];
    let mut len = 0;
    let mut small = false;
    let mut take = |word: &[u8]| {
        if word.len() > 1
            && let Ok(word) = std::str::from_utf8(word)
        {
            take(word);
        }
    };
    for byte in value.bytes() {
        let letter = byte.is_ascii_alphabetic();
        let fresh = byte.is_ascii_uppercase() && small;
        if !letter || fresh {
            take(&word[..len]);
            len = 0;
        }
        if letter && len < LONGEST {
            word[len] = byte.to_ascii_lowercase();
            len += 1;
        }
        small = byte.is_ascii_lowercase();
    }
    take(&word[..len]);
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
        let [sub, heading] = ["sub", "heading"].map(|name| PART_WORDS.family(name));
        assert_eq!(PART_WORDS.families("sub-Heading"), sub | heading);
    }
}
