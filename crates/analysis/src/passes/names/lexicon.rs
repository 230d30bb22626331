//! The lexicons of names, read once from the tables under `data/names/`.
//!
//! An entry is asked by the [`Key`]s of its tokens, so that no string is made per token. Entries of
//! several words are walked token by token through the keys of their beginnings. An entry in
//! capitals (`US`, `WHO`) is matched only by a token in capitals.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::runs::THE;
use super::{bodies, words};
use crate::passes::tokens::{Key, Reading, Shape, Token, key, keys_of};
use crate::table::Table;
use crate::vocabulary::Column;

/// What a lexicon knows of a word: a set of the constants in [`flag`].
pub(crate) type Flags = u64;

/// What a lexicon knows of a word.
pub(crate) mod flag {
    use super::Flags;

    crate::classes::bits! {
        pub(crate) Flags, of_section;
        MALE = "male",
        FEMALE = "female",
        EITHER = "either",
        SURNAME = "surname",
        COUNTRY = "country",
        REGION = "region",
        CONTINENT = "continent",
        CITY = "city",
        PLACE_HEAD = "place-head",
        PLACE_OF = "place-of",
        PLACE_BEFORE = "place-before",
        DIRECTION = "direction",
        DEMONYM = "demonym",
        FAITH = "faith",
        ORG_HEAD = "head",
        ORG_OF = "head-of",
        ORG_SUFFIX = "suffix",
        ORG = "known",
        NOT_NAME = "not-name",
        EVENT = "event",
        TITLE = "title",
        MALE_TITLE = "male-title",
        FEMALE_TITLE = "female-title",
        ROLE = "role",
        ROLE_MODIFIER = "role-modifier",
        PERSON_NOUN = "person-noun",
        COMMON = "common",
        CALENDAR = "calendar",
        PARTICLE = "particle",
        REPORTS = "reports",
        BODY_NOUN = "body-noun",
        PLACE_NOUN = "place-noun",
        OCCUPATION = "occupation",
        POST_NOMINAL = "post-nominal",
    }

    /// The word begins an entry of several words.
    pub(crate) const BEGINS: Flags = 1 << 62;
    /// A pronoun of one man or one woman.
    pub(crate) const PRONOUN: Flags = 1 << 59;
    /// A noun that stands for a body (`the ministry`), which is no name by itself.
    pub(crate) const STAND_IN: Flags = 1 << 58;
    /// The definite article.
    pub(crate) const ARTICLE: Flags = 1 << 57;
    /// A small word that may stand within a name.
    pub(crate) const LINK: Flags = 1 << 55;
    /// A given name.
    pub(crate) const GIVEN: Flags = MALE | FEMALE | EITHER;
    /// A place by itself.
    pub(crate) const PLACE: Flags = COUNTRY | REGION | CONTINENT | CITY;
}

const TABLES: [&str; 10] = [
    include_str!("../../../data/names/given.txt"),
    include_str!("../../../data/names/surnames.txt"),
    include_str!("../../../data/names/places.txt"),
    include_str!("../../../data/names/towns.txt"),
    include_str!("../../../data/names/peoples.txt"),
    include_str!("../../../data/names/organizations.txt"),
    include_str!("../../../data/names/roles.txt"),
    include_str!("../../../data/names/occupations.txt"),
    include_str!("../../../data/names/common.txt"),
    include_str!("../../../data/names/function.txt"),
];

/// The pronouns of one man, and those of one woman.
pub(super) const PRONOUNS: [[Key; 4]; 2] = [
    [key("he"), key("him"), key("his"), key("himself")],
    [key("she"), key("her"), key("hers"), key("herself")],
];

/// Long lists of others' making, of single words: evidence for the tagger, too broad for a rule.
const LISTS: [&str; 2] = [
    include_str!("../../../data/names/census.txt"),
    include_str!("../../../data/names/cities.txt"),
];

/// The lexicons of names.
pub(crate) struct Lexicon {
    /// By the key of a single token.
    words: Table<Flags>,
    /// By the key of a single token in capitals.
    upper: Table<Flags>,
    /// By the chain of the keys of several tokens.
    chains: Table<Flags>,
    /// The usual name of a thing with several, by the chain of the keys of the other names.
    usual: Table<Key>,
    /// By the key of a single token, which of the long lists it stands in.
    listed: Table<u8>,
    /// How many tokens the longest entry has.
    most: usize,
    /// `words` and `upper` by the numbers of the words.
    columns: OnceLock<[Column<Flags>; 2]>,
}

/// The lexicons while they are read.
#[derive(Default)]
struct Maker {
    words: FxHashMap<Key, Flags>,
    upper: FxHashMap<Key, Flags>,
    chains: FxHashMap<Key, Flags>,
    usual: FxHashMap<Key, Key>,
    listed: FxHashMap<Key, u8>,
    occupations: Vec<String>,
    most: usize,
    /// The keys of the name at hand.
    keys: Vec<Key>,
}

/// The key of a sequence of tokens, continued by one more.
pub(crate) const fn chain(so_far: Key, next: Key) -> Key {
    (so_far.rotate_left(9) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The key of a sequence of tokens.
pub(crate) fn chain_of(keys: &[Key]) -> Key {
    keys.iter().fold(0, |so_far, key| chain(so_far, *key))
}

impl Lexicon {
    /// The lexicons, read on the first call.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let listed = FxHashMap::with_capacity_and_hasher(1 << 15, FxBuildHasher);
            let mut maker = Maker { listed, ..Maker::default() };
            for table in TABLES {
                maker.read(table);
            }
            for list in LISTS {
                maker.read_list(list);
            }
            for word in PRONOUNS.as_flattened() {
                *maker.words.entry(*word).or_default() |= flag::PRONOUN;
            }
            for word in words::links() {
                *maker.words.entry(word).or_default() |= flag::LINK;
            }
            *maker.words.entry(THE).or_default() |= flag::ARTICLE;
            for noun in bodies::nouns() {
                *maker.words.entry(noun).or_default() |= flag::STAND_IN;
            }
            maker.derive_occupations();
            Self {
                words: Table::of(maker.words.into_iter()),
                upper: Table::of(maker.upper.into_iter()),
                chains: Table::of(maker.chains.into_iter()),
                usual: Table::of(maker.usual.into_iter()),
                listed: Table::of(maker.listed.into_iter()),
                most: maker.most,
                columns: OnceLock::new(),
            }
        })
    }

    /// The keys of the single tokens of which something is known; some stand twice.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key> {
        self.words.entries().chain(self.upper.entries()).map(|(key, _)| key)
    }

    /// What is known of the words, and of those in capitals alone, by their numbers.
    #[inline]
    pub(super) fn columns(&self) -> &[Column<Flags>; 2] {
        self.columns.get_or_init(|| [&self.words, &self.upper].map(Column::of))
    }

    /// What is known of a token.
    #[inline]
    pub(crate) fn flags(&self, token: &Token) -> Flags {
        let [words, upper] = self.columns();
        if matches!(token.shape, Shape::Upper | Shape::Initial) {
            let flags = upper.get(token.word);
            if flags != 0 {
                return flags;
            }
        }
        words.get(token.word)
    }

    /// What is known of a word in small letters.
    pub(crate) fn of_word(&self, word: &str) -> Flags {
        self.words.get(key(word))
    }

    /// Whether a word is a country or continent.
    pub(crate) fn is_land(&self, word: Key) -> bool {
        self.words.get(word) & (flag::COUNTRY | flag::CONTINENT) != 0
    }

    /// Whether these words are a country's name.
    pub(crate) fn is_country(&self, name: &[Key]) -> bool {
        let flags = match name {
            [word] => self.words.get(*word),
            words => self.chains.get(chain_of(words)),
        };
        flags & flag::COUNTRY != 0
    }

    /// Which of the long lists a word stands in: 1 family names, 2 given names, 4 cities.
    pub(crate) fn listed(&self, word: Key) -> u8 {
        self.listed.get(word)
    }

    /// How many tokens the longest entry has.
    pub(crate) const fn most(&self) -> usize {
        self.most
    }

    /// The longest entry of several words that begins at `at`: one past its last token.
    pub(crate) fn longest(
        &self,
        reading: &Reading,
        at: usize,
        end: usize,
    ) -> Option<(usize, Flags)> {
        let mut so_far = chain(0, reading.key(at));
        let mut found = None;
        for next in at + 1..end {
            so_far = chain(so_far, reading.key(next));
            let flags = self.chains.get(so_far);
            if flags & !flag::BEGINS != 0 {
                found = Some((next + 1, flags & !flag::BEGINS));
            }
            if flags & flag::BEGINS == 0 {
                break;
            }
        }
        found
    }

    /// The chain of the usual name of what these tokens name.
    pub(crate) fn usual_of(&self, reading: &Reading, tokens: Range<usize>) -> Key {
        self.usual(tokens.fold(0, |so_far, at| chain(so_far, reading.key(at))))
    }

    /// The chain of the usual name of what this chain names.
    pub(crate) fn usual(&self, chain: Key) -> Key {
        match self.usual.get(chain) {
            0 => chain,
            usual => usual,
        }
    }
}

impl Maker {
    fn read_list(&mut self, list: &str) {
        let mut bit = 0;
        for row in list.lines().filter(|row| !row.starts_with('#')) {
            bit = match row {
                "[family]" => 1,
                "[given]" => 2,
                "[city]" => 4,
                _ => {
                    for word in row.split(' ') {
                        *self.listed.entry(key(word)).or_default() |= bit;
                    }
                    continue;
                }
            };
        }
    }

    fn read(&mut self, table: &str) {
        let mut section = 0;
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            if let Some(name) = row.strip_prefix('[').and_then(|row| row.strip_suffix(']')) {
                section = flag::of_section(name).unwrap_or(0);
                continue;
            }
            for entry in entries(row) {
                let mut first = None;
                for name in entry.split('=') {
                    let name = name.trim_ascii();
                    self.cut(name);
                    let keys = std::mem::take(&mut self.keys);
                    // A people's `=` leads to its country, which has an entry of its own.
                    if first.is_none() || section & flag::DEMONYM == 0 {
                        self.add(name, &keys, section);
                    }
                    let chain = chain_of(&keys);
                    self.keys = keys;
                    match first {
                        None => first = Some(chain),
                        Some(usual) if section & flag::DEMONYM == 0 => {
                            self.usual.insert(chain, usual);
                        }
                        Some(people) => {
                            self.usual.insert(people, chain);
                        }
                    }
                }
            }
        }
    }

    /// The keys of the tokens of a name: letters with spaces between them need no tokenizer.
    fn cut(&mut self, name: &str) {
        self.keys.clear();
        if name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ') {
            self.keys.extend(name.split(' ').map(key));
        } else {
            self.keys.extend(keys_of(name));
        }
    }

    /// An occupation is a role but where it is a family or given name too; several who have it are an
    /// everyday word but where a body is called so.
    fn derive_occupations(&mut self) {
        for word in std::mem::take(&mut self.occupations) {
            let singular = key(&word);
            let named = self.listed.get(&singular).is_some_and(|lists| lists & 3 != 0);
            let flags = self.words.entry(singular).or_default();
            if !named && *flags & (flag::SURNAME | flag::GIVEN) == 0 {
                *flags |= flag::ROLE;
            }
            let flags = self.words.entry(key(&plural(&word))).or_default();
            if *flags & flag::ORG == 0 {
                *flags |= flag::COMMON | flag::PERSON_NOUN;
            }
        }
    }

    fn add(&mut self, name: &str, keys: &[Key], section: Flags) {
        let [first, rest @ ..] = keys else { return };
        self.most = self.most.max(keys.len());
        if section == flag::OCCUPATION {
            self.occupations.push(name.to_owned());
        }
        let capitals = name.len() > 1
            && !name.contains('.')
            && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        if rest.is_empty() {
            let map = if capitals { &mut self.upper } else { &mut self.words };
            *map.entry(*first).or_default() |= section;
            return;
        }
        *self.words.entry(*first).or_default() |= flag::BEGINS;
        // `US Navy` begins with an entry in capitals.
        if let Some(flags) = self.upper.get_mut(first) {
            *flags |= flag::BEGINS;
        }
        let mut so_far = chain(0, *first);
        for (index, key) in rest.iter().enumerate() {
            so_far = chain(so_far, *key);
            let last = index + 1 == rest.len();
            *self.chains.entry(so_far).or_default() |= if last { section } else { flag::BEGINS };
        }
    }
}

/// The plural of a noun for a person.
fn plural(word: &str) -> String {
    match word {
        _ if word.ends_with("man") => format!("{}en", &word[..word.len() - 2]),
        _ if word.ends_with("wife") => format!("{}ves", &word[..word.len() - 2]),
        _ if word.ends_with(['s', 'h', 'x']) && !word.ends_with("arch") => format!("{word}es"),
        _ if word.ends_with('y') && !word.ends_with("ey") => {
            format!("{}ies", &word[..word.len() - 1])
        }
        _ => format!("{word}s"),
    }
}

/// The entries of a row, set apart by commas; ` , ` within an entry is a token of it.
fn entries(row: &str) -> impl Iterator<Item = &str> {
    let mut rest = row;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let mut from = 0;
            let end = loop {
                let Some(comma) = rest.get(from..)?.find(',') else { break rest.len() };
                let comma = from + comma;
                if !rest[..comma].ends_with(' ') {
                    break comma;
                }
                from = comma + 1;
            };
            let entry = rest.get(..end)?.trim_ascii();
            rest = rest.get(end + 1..).unwrap_or_default();
            if !entry.is_empty() {
                return Some(entry);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    fn flags_of(text: &str) -> Flags {
        let (_, reading) = reading_of(text);
        reading.tokens.first().map_or(0, |token| Lexicon::get().flags(token))
    }

    #[test]
    fn capitals_are_told_from_the_small_word() {
        assert!(flags_of("US") & flag::COUNTRY != 0);
        assert!(flags_of("us") & flag::COUNTRY == 0);
        assert!(flags_of("Monday") & flag::CALENDAR != 0);
    }

    #[test]
    fn an_occupation_is_a_role_and_several_are_an_everyday_word() {
        assert!(flags_of("plumber") & flag::ROLE != 0);
        assert!(flags_of("carpenter") & flag::ROLE == 0);
        assert!(flags_of("Carpenters") & flag::COMMON != 0);
        let plurals =
            ["miner", "fireman", "midwife", "waitress", "secretary", "attorney"].map(plural);
        assert_eq!(
            plurals,
            ["miners", "firemen", "midwives", "waitresses", "secretaries", "attorneys"]
        );
    }

    #[test]
    fn the_longest_entry_is_found() {
        let (_, reading) = reading_of("New York City Council");
        let (end, flags) = Lexicon::get().longest(&reading, 0, 4).expect("an entry");
        assert_eq!(end, 3);
        assert!(flags & flag::CITY != 0);
    }
}
