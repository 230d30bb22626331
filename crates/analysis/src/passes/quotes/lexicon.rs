//! Verbs and small words of attribution, read once from the tables under `data/quotes/`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::passes::tokens::{Key, key};
use crate::table::Table;
use crate::vocabulary::Column;

/// What the lexicon knows of a word: a set of the constants below.
pub(super) type Bits = u32;

pub(super) const SPEECH: Bits = 1;
pub(super) const LISTENER: Bits = 1 << 1;
pub(super) const THOUGHT: Bits = 1 << 2;
pub(super) const JUDGEMENT: Bits = 1 << 3;
pub(super) const BASE: Bits = 1 << 4;
pub(super) const THIRD: Bits = 1 << 5;
pub(super) const PAST: Bits = 1 << 6;
pub(super) const ING: Bits = 1 << 7;
pub(super) const BETWEEN: Bits = 1 << 8;
pub(super) const PRONOUN: Bits = 1 << 9;
pub(super) const DETERMINER: Bits = 1 << 10;
pub(super) const BOUNDARY: Bits = 1 << 11;
pub(super) const JOINT: Bits = 1 << 12;
pub(super) const VERB: Bits = 1 << 13;
pub(super) const ANNOUNCEMENT: Bits = 1 << 14;
pub(super) const FIRST_PERSON: Bits = 1 << 15;
/// `to` behind it leads to a listener or a thing, not to what is said.
pub(super) const TOWARDS: Bits = 1 << 16;
/// Counts or measures those who speak: `half of the voters`.
pub(super) const QUANTITY: Bits = 1 << 17;
/// A verb that is no speech by itself: what it introduces counts only in marks or behind `that`.
pub(super) const DEED: Bits = 1 << 18;
/// A verb that mostly introduces a clause without `that`.
pub(super) const BARE: Bits = 1 << 19;
/// The third person of the verb is as often the plural of a noun.
pub(super) const NOUN: Bits = 1 << 20;
/// A verb of speech whose object is what is said: `announced a plan`.
pub(super) const OBJECT: Bits = 1 << 21;
/// Introduces speech with another word: `according to`, `put it`.
pub(super) const ACCORDING: Bits = 1 << 22;
/// A noun for works and programmes.
pub(super) const WORK: Bits = 1 << 23;
/// A noun for somebody who has a part in a work.
pub(super) const MAKER: Bits = 1 << 24;
/// A participle that others say of somebody before `to be`: `believed to be in Oslo`.
pub(super) const SAID_OF: Bits = 1 << 25;
/// Any verb that can introduce speech.
pub(super) const CUE: Bits = SPEECH | LISTENER | THOUGHT | JUDGEMENT;

const FORMS: [Bits; 4] = [BASE, THIRD, PAST, ING];

/// What is known of each word.
pub(super) fn bits() -> &'static Column<Bits> {
    static COLUMN: OnceLock<Column<Bits>> = OnceLock::new();
    COLUMN.get_or_init(|| Column::of(words()))
}

fn words() -> &'static Table<Bits> {
    static WORDS: OnceLock<Table<Bits>> = OnceLock::new();
    WORDS.get_or_init(|| Table::of(read().into_iter()))
}

/// The keys of the words of which something is known.
pub(crate) fn known_words() -> impl Iterator<Item = Key> {
    words().entries().map(|(key, _)| key)
}

fn read() -> FxHashMap<Key, Bits> {
    let mut words: FxHashMap<Key, Bits> = FxHashMap::default();
    let mut section = 0;
    let verbs = include_str!("../../../data/quotes/verbs.txt");
    let small = include_str!("../../../data/quotes/words.txt");
    for row in verbs.lines().chain(small.lines()).filter(|row| !row.starts_with('#')) {
        if let Some(name) = row.strip_prefix('[').and_then(|row| row.strip_suffix(']')) {
            section = section_bits(name);
            continue;
        }
        let is_verb = section & CUE != 0;
        for (index, word) in row.split_whitespace().enumerate() {
            let form = if is_verb { FORMS.get(index).copied().unwrap_or(0) } else { 0 };
            *words.entry(key(word)).or_default() |= section | form;
        }
    }
    words
}

fn section_bits(name: &str) -> Bits {
    match name {
        "speech" => SPEECH,
        "listener" => LISTENER,
        "thought" => THOUGHT,
        "judgement" => JUDGEMENT,
        "between" => BETWEEN,
        "pronoun" => PRONOUN,
        "determiner" => DETERMINER,
        "boundary" => BOUNDARY,
        "joint" => JOINT,
        "verb" => VERB,
        "announcement" => ANNOUNCEMENT,
        "first-person" => FIRST_PERSON,
        "towards" => TOWARDS,
        "quantity" => QUANTITY,
        "deed" => DEED,
        "bare" => BARE,
        "noun" => NOUN,
        "object" => OBJECT,
        "according" => ACCORDING,
        "work" => WORK,
        "maker" => MAKER,
        "said-of" => SAID_OF,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::numbers;

    #[test]
    fn forms_are_told_apart() {
        let bits = |word: &str| bits().get(numbers().get(key(word)));
        assert_eq!(bits("said") & (SPEECH | PAST | ING), SPEECH | PAST);
        assert_eq!(bits("Telling") & (LISTENER | ING), LISTENER | ING);
        assert_eq!(bits("ferry"), 0);
    }
}
