//! The parser's tables: facts that grow, kept as rows in `data/` and read once.
//!
//! Each file names its origin and licence in its head. A row that begins with `#` is a remark.
//! Phrases are compared in small letters, white space folded, curly apostrophes made straight.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../data/", $name))
    };
}

/// The rows of a table that are not remarks.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim_end).filter(|row| !row.is_empty() && !row.starts_with('#'))
}

/// A hash of small letters: 64 bits of FNV-1a, ASCII capitals folded, `’` as `'`.
pub(crate) fn fold(text: &str) -> u64 {
    let mut hash = FNV_START;
    let mut bytes = text.as_bytes();
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        let byte = match (byte, rest) {
            (0xe2, [0x80, 0x98 | 0x99, rest @ ..]) => {
                bytes = rest;
                b'\''
            }
            _ => byte.to_ascii_lowercase(),
        };
        hash = fold_byte(hash, byte);
    }
    hash
}

/// A hash of the words of a line, by [`fold`], marks around them left out: `Read more:` is `read more`.
pub(crate) fn fold_words(text: &str) -> u64 {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}');
    let bare = |word: &'_ str| {
        word.trim_matches(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() || is_sign(c)).len()
    };
    text.split(blank).fold(0, |line, word| {
        if bare(word) == 0 {
            return line;
        }
        add_word(
            line,
            fold(
                word.trim_matches(|c: char| {
                    c.is_ascii() && !c.is_ascii_alphanumeric() || is_sign(c)
                }),
            ),
        )
    })
}

/// Signs of which no letter is made, outside ASCII: the quotation marks, dashes and bullets of U+2000
/// to U+2FFF, and `©`, `«`, `»`, `·`.
pub(crate) const fn is_sign(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{2fff}' | '©' | '«' | '»' | '·')
}

/// Adds a word's [`fold`] to a line's hash.
pub(crate) const fn add_word(line: u64, word: u64) -> u64 {
    (line.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
}

pub(crate) const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of [`fold`].
pub(crate) const fn fold_byte(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// Passes a [`fold`] through: it is a hash already.
#[derive(Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = fold_byte(self.0, *byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A set of [`fold`]s.
pub(crate) type FoldSet = HashSet<u64, BuildHasherDefault<AsIs>>;

/// A map from the [`fold`] of a phrase.
pub(crate) type FoldMap<T> = HashMap<u64, T, BuildHasherDefault<AsIs>>;

/// The languages of the table of grammar words, in the order of their bits.
pub(crate) const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "it", "nl", "pt", "sv"];

/// Words of grammar, with a bit for each of [`LANGUAGES`] that has the word.
pub(crate) static FUNCTION_WORDS: LazyLock<FoldMap<u8>> = LazyLock::new(|| {
    let mut map = FoldMap::default();
    for row in rows(table!("function_words.txt")) {
        let mut words = row.split_whitespace();
        let tag = words.next().unwrap_or_default().trim_end_matches(':');
        let bit = LANGUAGES.iter().position(|language| *language == tag).map_or(0, |bit| 1 << bit);
        for word in words {
            *map.entry(fold(word)).or_default() |= bit;
        }
    }
    map
});

/// Words that end the role of a writer.
pub(crate) static ROLES: LazyLock<FoldSet> = LazyLock::new(|| words(table!("roles.txt")));

/// Words in capitals that are no place.
pub(crate) static NOT_PLACES: LazyLock<FoldSet> = LazyLock::new(|| words(table!("not_places.txt")));

/// Month names and their numbers.
pub(crate) static MONTHS: LazyLock<FoldMap<u8>> = LazyLock::new(|| numbered(table!("months.txt")));

/// Weekdays and their ISO numbers.
pub(crate) static WEEKDAYS: LazyLock<FoldMap<u8>> =
    LazyLock::new(|| numbered(table!("weekdays.txt")));

/// Words of mastheads: `true` where they name an institution and not an outlet.
pub(crate) static INSTITUTIONS: LazyLock<FoldMap<bool>> = LazyLock::new(|| {
    rows(table!("institutions.txt"))
        .filter_map(|row| Some((fold(row.get(2..)?), row.starts_with('i'))))
        .collect()
});

/// Agencies: every printed form and the name it stands for.
pub(crate) static AGENCIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    for row in rows(table!("agencies.txt")) {
        let (name, others) = row.split_once(" | ").unwrap_or((row, ""));
        forms.insert(name, name);
        forms.extend(others.split("; ").filter(|form| !form.is_empty()).map(|form| (form, name)));
    }
    forms
});

/// What opens a credit, before `by`.
pub(crate) static CREDIT_VERBS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(table!("credit_verbs.txt")));

/// Marks that end copy: folded, and whether letters count in any case.
pub(crate) static SIGN_OFFS: LazyLock<Vec<(&'static str, bool)>> = LazyLock::new(|| {
    rows(table!("sign_offs.txt"))
        .filter_map(|row| Some((row.get(2..)?, row.starts_with('i'))))
        .collect()
});

/// What opens a note, correction or embargo, by the first byte.
pub(crate) static NOTE_OPENERS: LazyLock<[Vec<(char, &'static str)>; 128]> = LazyLock::new(|| {
    let mut openers = [const { Vec::new() }; 128];
    for row in rows(table!("note_openers.txt")) {
        let (Some(kind), Some(opener)) = (row.chars().next(), row.get(2..)) else { continue };
        if let Some(first) = opener.bytes().next().filter(u8::is_ascii) {
            openers[usize::from(first)].push((kind, opener));
        }
    }
    openers
});

/// The first words of [`CREDIT_VERBS`].
pub(crate) static CREDIT_OPENERS: LazyLock<FoldSet> = LazyLock::new(|| {
    let first = |verb: &&'static str| verb.split(' ').next().map(fold);
    CREDIT_VERBS.iter().filter_map(first).collect()
});

/// The first letters of [`CREDIT_VERBS`], a bit each from `a` on.
pub(crate) static CREDIT_INITIALS: LazyLock<u32> = LazyLock::new(|| {
    let initials = CREDIT_VERBS.iter().filter_map(|verb| verb.bytes().next());
    let letters = initials.map(|byte| byte.to_ascii_lowercase()).filter(u8::is_ascii_lowercase);
    letters.fold(0, |bits, byte| bits | 1 << (byte - b'a'))
});

/// Phrases of rights lines and their points.
pub(crate) static RIGHTS: LazyLock<Vec<(u8, &'static str)>> = LazyLock::new(|| {
    rows(table!("rights_phrases.txt"))
        .filter_map(|row| Some((row.get(..1)?.parse().ok()?, row.get(2..)?)))
        .collect()
});

/// Phrases of photo credits (`true`) and captions, and whether they bind to the start.
pub(crate) static PHOTO: LazyLock<Vec<(bool, bool, &'static str)>> = LazyLock::new(|| {
    rows(table!("photo_phrases.txt"))
        .filter_map(|row| {
            let phrase = row.get(2..)?;
            let bound = phrase.strip_prefix('^');
            Some((row.starts_with('c'), bound.is_some(), bound.unwrap_or(phrase)))
        })
        .collect()
});

/// Words of the titles of press summaries.
pub(crate) static SUMMARY_WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows(table!("summary_words.txt")).flat_map(str::split_whitespace).collect());

/// What single words say, one bit each: a word is looked up once for all of it.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut map: FoldMap<u16> = FoldMap::default();
    let mut mark = |words: &mut dyn Iterator<Item = u64>, bit: u16| {
        for word in words {
            *map.entry(word).or_default() |= bit;
        }
    };
    let words = |table: &'static str| rows(table).flat_map(str::split_whitespace).map(fold);
    mark(&mut words(table!("roles.txt")), word::ROLE);
    mark(&mut words(table!("sections.txt")), word::SECTION);
    mark(&mut words(table!("published_words.txt")), word::PUBLISHED);
    mark(&mut words(table!("byline_openers.txt")), word::BYLINE);
    let grammar = rows(table!("function_words.txt")).flat_map(|row| row.split_whitespace().skip(1));
    mark(&mut grammar.map(fold), word::GRAMMAR);
    let outlets = rows(table!("institutions.txt"))
        .filter_map(|row| row.get(2..))
        .flat_map(str::split_whitespace);
    mark(&mut outlets.map(fold), word::OUTLET);
    // The longest word of a phrase is its rarest: only a line that holds it is searched.
    let phrases = RIGHTS.iter().map(|row| row.1).chain(PHOTO.iter().map(|row| row.2));
    let rarest = phrases.filter_map(|phrase| {
        let words = phrase.split(|c: char| !c.is_alphanumeric());
        words.max_by_key(|word| word.len()).map(fold)
    });
    mark(&mut rarest.collect::<Vec<_>>().into_iter(), word::PHRASE);
    mark(&mut MONTHS.keys().copied(), word::MONTH);
    mark(&mut SUMMARY_WORDS.iter().map(|word| fold(word)), word::SUMMARY);
    let institutions = rows(table!("institutions.txt")).filter_map(|row| row.strip_prefix("i "));
    mark(&mut institutions.flat_map(str::split_whitespace).map(fold), word::INSTITUTION);
    for row in rows(table!("furniture.txt")) {
        match row.split_once(' ') {
            Some(("=", phrase)) if !phrase.contains(' ') => {
                mark(&mut std::iter::once(fold(phrase)), word::BUTTON);
            }
            Some(("~", phrase)) => mark(&mut std::iter::once(fold(phrase)), word::FURNITURE),
            _ => {}
        }
    }
    Lexicon::of(map)
});

/// A map in front of which a small filter turns most words away: most words are in no lexicon.
pub(crate) struct Lexicon {
    filter: Box<[u64; FILTER_WORDS]>,
    map: FoldMap<u16>,
}

const FILTER_WORDS: usize = 512;

impl Lexicon {
    fn of(map: FoldMap<u16>) -> Self {
        let mut filter = Box::new([0; FILTER_WORDS]);
        #[allow(clippy::iter_over_hash_type, reason = "bits are set in any order to the same end")]
        for word in map.keys() {
            let (place, bit) = Self::place(*word);
            filter[place] |= bit;
        }
        Self { filter, map }
    }

    const fn place(word: u64) -> (usize, u64) {
        ((word >> 32) as usize % FILTER_WORDS, 1 << (word >> 50 & 63))
    }

    /// The bits of a word; 0 for one that is in no lexicon.
    pub(crate) fn get(&self, word: u64) -> u16 {
        let (place, bit) = Self::place(word);
        if self.filter[place] & bit == 0 {
            return 0;
        }
        self.map.get(&word).copied().unwrap_or_default()
    }
}

/// The bits of [`LEXICON`].
pub(crate) mod word {
    /// A word of grammar.
    pub(crate) const GRAMMAR: u16 = 1;
    /// A word that ends a writer's role.
    pub(crate) const ROLE: u16 = 1 << 1;
    /// A section's name.
    pub(crate) const SECTION: u16 = 1 << 2;
    /// A word of mastheads.
    pub(crate) const OUTLET: u16 = 1 << 3;
    /// A word that a short line of furniture holds.
    pub(crate) const FURNITURE: u16 = 1 << 4;
    /// A line of furniture by itself.
    pub(crate) const BUTTON: u16 = 1 << 5;
    /// Says that something was published or updated.
    pub(crate) const PUBLISHED: u16 = 1 << 6;
    /// Opens a byline.
    pub(crate) const BYLINE: u16 = 1 << 7;
    /// The longest word of a phrase of rights lines or pictures.
    pub(crate) const PHRASE: u16 = 1 << 8;
    /// A month.
    pub(crate) const MONTH: u16 = 1 << 9;
    /// A word of the titles of press summaries.
    pub(crate) const SUMMARY: u16 = 1 << 10;
    /// A word of institutions' names.
    pub(crate) const INSTITUTION: u16 = 1 << 11;
}

/// Furniture: whole lines, openings by the number of their words, and words.
pub(crate) struct Furniture {
    /// Whole lines.
    pub(crate) lines: FoldSet,
    /// Openings of one to six words.
    pub(crate) openings: FoldSet,
    /// A filter before the openings, as [`Lexicon`] has one.
    filter: [u64; OPENING_WORDS],
    /// The longest opening, in words.
    pub(crate) longest: usize,
}

const OPENING_WORDS: usize = 128;

impl Furniture {
    const fn place(line: u64) -> (usize, u64) {
        ((line >> 32) as usize % OPENING_WORDS, 1 << (line >> 50 & 63))
    }

    /// Whether a line that opens with these words is furniture.
    pub(crate) fn opens(&self, line: u64) -> bool {
        let (place, bit) = Self::place(line);
        self.filter[place] & bit != 0 && self.openings.contains(&line)
    }
}

/// The furniture of web pages.
pub(crate) static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let mut furniture = Furniture {
        lines: FoldSet::default(),
        openings: FoldSet::default(),
        filter: [0; OPENING_WORDS],
        longest: 0,
    };
    for row in rows(table!("furniture.txt")) {
        let Some((kind, phrase)) = row.split_once(' ') else { continue };
        match kind {
            "=" => drop(furniture.lines.insert(fold_words(phrase))),
            "^" => {
                furniture.longest = furniture.longest.max(phrase.split(' ').count());
                let opening = fold_words(phrase);
                furniture.openings.insert(opening);
                let (place, bit) = Furniture::place(opening);
                furniture.filter[place] |= bit;
            }
            _ => {}
        }
    }
    furniture
});

fn words(table: &'static str) -> FoldSet {
    rows(table).flat_map(str::split_whitespace).map(fold).collect()
}

fn numbered(table: &'static str) -> FoldMap<u8> {
    rows(table)
        .flat_map(|row| {
            let mut words = row.split_whitespace();
            let number = words.next().and_then(|number| number.parse().ok()).unwrap_or_default();
            words.map(move |word| (fold(word), number))
        })
        .collect()
}

fn longest_first(table: &'static str) -> Vec<&'static str> {
    let mut phrases: Vec<_> = rows(table).collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read() {
        assert!(FUNCTION_WORDS.contains_key(&fold("The")));
        assert!(ROLES.contains(&fold("Reporter")));
        assert_eq!(MONTHS.get(&fold("Sept")), Some(&9));
        assert_eq!(WEEKDAYS.get(&fold("Sunday")), Some(&7));
        assert_eq!(AGENCIES.get("Kyodo News"), Some(&"Kyodo"));
        assert_eq!(INSTITUTIONS.get(&fold("Embassy")), Some(&true));
        assert_eq!(CREDIT_VERBS[0], "additional reporting and writing");
        assert!(SIGN_OFFS.contains(&("-30-", true)));
        assert!(NOTE_OPENERS[usize::from(b'e')].contains(&('n', "eds:")));
        assert!(RIGHTS.contains(&(2, "all rights reserved")));
        assert!(PHOTO.contains(&(true, true, "photo:")));
        assert!(FURNITURE.lines.contains(&fold_words("Share this article")));
        assert!(FURNITURE.longest >= 4);
    }

    #[test]
    fn curly_apostrophes_fold_to_straight_ones() {
        assert_eq!(fold("Editor’s note"), fold("editor's NOTE"));
    }
}
