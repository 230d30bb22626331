//! The parser's tables: facts that grow, kept as rows in `data/` and read once.
//!
//! Each file names its origin and licence in its head. A row that begins with `#` is a remark.
//! Phrases are compared in small letters, white space folded, curly apostrophes made straight.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

mod lexicon;
mod lists;

pub(crate) use lexicon::{LEXICON, word};
pub use lists::entries;
pub(crate) use lists::*;

macro_rules! table {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name))
    };
}

/// The rows of a table that are not remarks.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim_end).filter(|row| !row.is_empty() && !row.starts_with('#'))
}

use table;

/// A hash of small letters: ASCII capitals folded, `’` as `'`; eight bytes a step.
///
/// Letters of Latin-1 are folded with the rest (`É` is `é`): the bit that tells small letters from
/// capitals is set in every byte. What else that makes equal is in no table.
pub(crate) fn fold(text: &str) -> u64 {
    if !text.is_ascii() && memchr::memchr(0xe2, text.as_bytes()).is_some() {
        let straight = text.replace(['‘', '’'], "'");
        return fold_bytes(straight.as_bytes(), 0, straight.len());
    }
    fold_bytes(text.as_bytes(), 0, text.len())
}

/// [`fold`] of `bytes[start..end]`, of which none is a curly apostrophe's.
#[inline]
pub(crate) fn fold_bytes(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = (end - start) as u64;
    let mut at = start;
    while at < end {
        let rest = (end - at).min(8);
        // What follows the word in the text is masked away: cheaper than a copy of the exact length.
        let eight = match bytes.get(at..at + 8) {
            Some(eight) => u64::from_le_bytes(eight.try_into().unwrap_or_default()),
            None => bytes[at..end].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        hash = fold_eight(hash, eight, rest);
        at += rest;
    }
    finished(hash)
}

/// [`fold`] of the first `width` of sixteen bytes, one to sixteen.
#[inline]
pub(crate) const fn fold_sixteen(first: u64, second: u64, width: usize) -> u64 {
    if width > 8 {
        finished(fold_eight(fold_eight(width as u64, first, 8), second, width - 8))
    } else {
        finished(fold_eight(width as u64, first, width))
    }
}

const fn fold_eight(hash: u64, eight: u64, width: usize) -> u64 {
    let word = eight & u64::MAX >> (64 - 8 * width);
    (hash.rotate_left(5) ^ (word | 0x2020_2020_2020_2020)).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The product's high bits are the good ones; tables look at either end.
const fn finished(hash: u64) -> u64 {
    hash ^ hash >> 32
}

/// A hash of the words of a line, by [`fold`], marks around them left out: `Read more:` is `read more`.
pub(crate) fn fold_words(text: &str) -> u64 {
    text.split([' ', '\t', '\n', '\r', '\u{a0}'])
        .map(bare)
        .filter(|word| !word.is_empty())
        .fold(0, |line, word| add_word(line, fold(word)))
}

/// A word without the marks around it.
pub(crate) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() || is_sign(c))
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

/// Passes a [`fold`] through: it is a hash already.
#[derive(Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = fold_bytes(bytes, 0, bytes.len());
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

/// Codes of languages with their BCP 47 tags.
pub(crate) static LANGUAGE_TAGS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows(table!("languages.txt")).filter_map(|row| row.split_once(' ')).collect());

/// Words of a line that says when a piece was published.
pub(crate) static DATE_LINE_WORDS: LazyLock<FoldSet> = LazyLock::new(|| {
    let tables = [table!("published_words.txt"), table!("date_line_words.txt")];
    tables.into_iter().flat_map(rows).flat_map(str::split_whitespace).map(fold).collect()
});

/// Words of a line that says how long ago a piece was published: 1 lengths of time, 2 what makes a past of
/// them, 4 what else stands beside them.
pub(crate) static AGO_WORDS: LazyLock<FoldMap<u8>> = LazyLock::new(|| {
    let mut map = FoldMap::default();
    for row in rows(table!("ago_words.txt")) {
        let (kind, bit) = match row.split_once(": ") {
            Some(("unit", words)) => (words, 1),
            Some(("mark", words)) => (words, 2),
            Some((_, words)) => (words, 4),
            None => continue,
        };
        for word in kind.split_whitespace() {
            *map.entry(fold(word)).or_default() |= bit;
        }
    }
    map
});

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

/// Lines behind which a page no longer tells the story.
pub(crate) static END_MARKERS: LazyLock<FoldSet> =
    LazyLock::new(|| rows(table!("end_markers.txt")).map(fold_words).collect());

/// How lines begin behind which a page no longer tells the story.
pub(crate) static END_OPENINGS: LazyLock<FoldSet> =
    LazyLock::new(|| rows(table!("end_openings.txt")).map(fold_words).collect());

/// Words that end the role of a writer.
pub(crate) static ROLES: LazyLock<FoldSet> = LazyLock::new(|| words(table!("roles.txt")));

/// What a writer is beside a writer.
pub(crate) static OCCUPATIONS: LazyLock<FoldSet> =
    LazyLock::new(|| words(table!("occupations.txt")));

/// Words in capitals that are no place.
pub(crate) static NOT_PLACES: LazyLock<FoldSet> = LazyLock::new(|| words(table!("not_places.txt")));

/// Words of sections, places and bodies that no person's name has.
pub(crate) static NOT_PERSONS: LazyLock<FoldSet> =
    LazyLock::new(|| words(table!("not_persons.txt")));

/// Words that make the name between brackets that of an agency.
pub(crate) static AGENCY_WORDS: LazyLock<FoldSet> =
    LazyLock::new(|| words(table!("agency_words.txt")));

/// Small words inside the names of places.
pub(crate) static PLACE_PARTICLES: LazyLock<FoldSet> =
    LazyLock::new(|| words(table!("place_particles.txt")));

/// Month names and their numbers.
pub(crate) static MONTHS: LazyLock<FoldMap<u8>> = LazyLock::new(|| numbered(table!("months.txt")));

/// Month names that stand behind the number of a day, beside [`MONTHS`].
pub(crate) static MONTHS_BEHIND_DAYS: LazyLock<FoldMap<u8>> =
    LazyLock::new(|| numbered(table!("months_behind_days.txt")));

/// Weekdays and their ISO numbers.
pub(crate) static WEEKDAYS: LazyLock<FoldMap<u8>> =
    LazyLock::new(|| numbered(table!("weekdays.txt")));

/// No form of an agency's name has more bytes: lengths are bits of one word.
const LONGEST_FORM: usize = 63;

/// Agencies: every form in which one is printed.
pub(crate) struct Agencies {
    /// The usual name by each form.
    forms: HashMap<&'static str, &'static str, FxBuildHasher>,
    /// The lengths of the forms that begin with a byte, a bit each.
    lengths: [u64; 256],
    /// The same of their last words.
    last: [u64; 256],
}

impl Agencies {
    /// Whether this is a form of an agency's name.
    ///
    /// Nearly all words are turned away by their first byte and their length.
    #[inline]
    pub(crate) fn contains(&self, name: &str) -> bool {
        let Some(first) = name.as_bytes().first() else { return false };
        let lengths = self.lengths[usize::from(*first)];
        name.len() <= LONGEST_FORM
            && lengths >> name.len() & 1 == 1
            && self.forms.contains_key(name)
    }

    /// The usual name of the agency of which this is a form.
    pub(crate) fn name_of(&self, form: &str) -> Option<&'static str> {
        self.forms.get(form).copied()
    }

    /// Whether this may be the last word of a form.
    #[inline]
    pub(crate) fn may_end_with(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first() else { return true };
        word.len() <= LONGEST_FORM && self.last[usize::from(*first)] >> word.len() & 1 == 1
    }

    /// Whether a byte parts the words of a form.
    pub(crate) const fn parts(byte: u8) -> bool {
        matches!(byte, b' ' | b'/' | b'(' | b'|' | b'\n')
    }

    /// Where the longest form begins with which a text ends.
    pub(crate) fn at_end(&self, text: &str) -> Option<usize> {
        let from = text.len().saturating_sub(LONGEST_FORM);
        (from..text.len()).find(|at| text.get(*at..).is_some_and(|form| self.contains(form)))
    }

    /// How long the longest form is with which a text begins and that `fits`.
    pub(crate) fn at_start(&self, text: &str, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let mut ends = (1..=text.len().min(LONGEST_FORM)).rev();
        let fits = |form: &str| self.contains(form) && fits(form);
        ends.find(|end| text.get(..*end).is_some_and(fits))
    }
}

/// The names of news agencies.
pub(crate) static AGENCIES: LazyLock<Agencies> = LazyLock::new(|| {
    let mut agencies = Agencies { forms: HashMap::default(), lengths: [0; 256], last: [0; 256] };
    for row in rows(table!("agencies.txt")) {
        let (name, others) = row.split_once(" | ").unwrap_or((row, ""));
        for form in
            others.split("; ").chain([name]).filter(|form| (1..=LONGEST_FORM).contains(&form.len()))
        {
            agencies.lengths[usize::from(form.as_bytes()[0])] |= 1 << form.len();
            agencies.forms.insert(form, name);
            let last =
                form.as_bytes().rsplit(|byte| Agencies::parts(*byte)).next().unwrap_or_default();
            if let Some(first) = last.first() {
                agencies.last[usize::from(*first)] |= 1 << last.len();
            }
        }
    }
    agencies
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

/// What an item announces itself as in front of its headline, the longest first.
pub(crate) static VERSION_MARKS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(table!("version_marks.txt")));

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
    let first = |verb: &&'static str| verb.split([' ', ':']).next().map(fold);
    CREDIT_VERBS.iter().filter_map(first).collect()
});

/// The first letters of [`CREDIT_VERBS`], a bit each from `a` on.
pub(crate) static CREDIT_INITIALS: LazyLock<u32> = LazyLock::new(|| {
    let initials = CREDIT_VERBS.iter().filter_map(|verb| verb.bytes().next());
    let letters = initials.map(|byte| byte.to_ascii_lowercase()).filter(u8::is_ascii_lowercase);
    letters.fold(0, |bits, byte| bits | 1 << (byte - b'a'))
});

/// Words at which no sentence stops: `true` where that is all but certain.
pub(crate) static HANGING: LazyLock<FoldMap<bool>> = LazyLock::new(|| {
    let mut map = FoldMap::default();
    for row in rows(table!("hanging_words.txt")) {
        let Some((kind, words)) = row.split_once(' ') else { continue };
        for word in words.split(' ') {
            map.entry(fold(word)).or_insert(kind == "=");
        }
    }
    map
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

/// What stands above copy that its sender had written.
pub(crate) static RELEASE_LABELS: LazyLock<FoldSet> =
    LazyLock::new(|| rows(table!("release_labels.txt")).map(fold).collect());

/// Furniture: whole lines, openings by the number of their words, and words.
pub(crate) struct Furniture {
    /// Whole lines.
    pub(crate) lines: FoldSet,
    /// Openings of one to six words.
    pub(crate) openings: FoldSet,
    /// A filter before the openings, as [`Lexicon`] has one.
    filter: [u64; OPENING_WORDS],
    /// The longest opening, in words.
    pub(crate) longest: u32,
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
                furniture.longest = furniture.longest.max(phrase.split(' ').count() as u32);
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
        assert!(AGENCIES.contains("Kyodo News") && AGENCIES.contains("ČTK"));
        assert!(!AGENCIES.contains("Kyodo Times") && !AGENCIES.contains(""));
        let embassy = LEXICON.get(fold("Embassy")).bits;
        assert!(embassy & word::INSTITUTION != 0 && embassy & word::OUTLET != 0);
        assert_eq!(CREDIT_VERBS[0], "additional reporting and writing");
        assert_eq!(HANGING.get(&fold("the")), Some(&true));
        assert_eq!(HANGING.get(&fold("former")), Some(&false));
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
