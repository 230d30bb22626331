//! Verbs and small words of attribution, read once from the tables under `data/quotes/`.

use std::sync::OnceLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::passes::tokens::{Key, key};
use crate::table::Table;
use crate::vocabulary::Column;

/// What the lexicon knows of a word: a set of the constants below, by the sections of the tables.
pub(super) type Bits = u64;

crate::classes::bits! {
    pub(super) Bits, of_section;
    SPEECH = "speech",
    LISTENER = "listener",
    THOUGHT = "thought",
    JUDGEMENT = "judgement",
    BETWEEN = "between",
    PRONOUN = "pronoun",
    DETERMINER = "determiner",
    BOUNDARY = "boundary",
    JOINT = "joint",
    VERB = "verb",
    ANNOUNCEMENT = "announcement",
    FIRST_PERSON = "first-person",
    /// `to` behind it leads to a listener or a thing, not to what is said.
    TOWARDS = "towards",
    /// Counts or measures those who speak: `half of the voters`.
    QUANTITY = "quantity",
    /// A verb that is no speech by itself: what it introduces counts only in marks or behind `that`.
    DEED = "deed",
    /// A verb of how somebody looks or sounds, which introduces marks behind a comma or a colon only.
    MANNER = "manner",
    /// A verb that somebody makes a work by: `wrote "The Old Ferry"`.
    WRITE = "write",
    /// A verb that mostly introduces a clause without `that`.
    BARE = "bare",
    /// The third person of the verb is as often the plural of a noun.
    NOUN = "noun",
    /// A verb of speech whose object is what is said: `announced a plan`.
    OBJECT = "object",
    /// Introduces speech with another word: `according to`, `put it`.
    ACCORDING = "according",
    /// A noun for works and programmes.
    WORK = "work",
    /// A noun for somebody who has a part in a work.
    MAKER = "maker",
    /// A participle that others say of somebody before `to be`: `believed to be in Oslo`.
    SAID_OF = "said-of",
    /// Participles behind which a name stands in marks: `a class called "Tides"`.
    NAMING = "naming",
    /// Verbs that make a passive of the participle behind them.
    PASSIVE = "passive",
    /// What opens a clause that a comma and the main clause follow.
    SUBORDINATE = "subordinate",
    /// Where and how something is said, in one word.
    ADVERB = "adverb",
    /// What is told, of several: `tell stories`.
    STORIES = "stories",
    /// The verb of outlets that tell what others said.
    REPORT = "report",
    /// Participles of a source that is known, behind `not to be`.
    IDENTIFIED = "identified",
    /// Participles that open a clause of anonymity: `speaking on condition`.
    ASKING = "asking",
    /// Verbs that ask for anonymity.
    REQUEST = "request",
    /// Verbs that say no by themselves: `declined to be named`.
    REFUSAL = "refusal",
    /// Nouns of speech that belong to a crowd.
    CRY = "cry",
    /// Nouns for something said that may stand behind it.
    REMARK = "remark",
    /// Verbs that give a name to what stands behind them.
    CALLING = "calling",
    /// Nouns of which one speaks `in somebody's …`.
    VIEW = "view",
    /// What is done with a document by whoever speaks in it.
    RELEASED = "released",
    /// Stretches of the calendar, and parts of a day.
    STRETCH = "stretch",
    /// What is heard or read, behind its name.
    OUTLET = "outlet",
    /// What is told, not who: `told the truth`.
    STORY = "story",
    /// Times that are no day of the calendar.
    TIME = "time",
    /// What a label says of the piece, not who speaks: `Statement: Ode joins Kviz`.
    PIECE = "piece",
    /// Participles of an announcement that was given to the press.
    HANDED_OUT = "handed-out",
    /// Verbs whose object is what is in danger: `the fire threatens the town`.
    THREAT = "threat",
    /// Verbs whose object is whom they reach: `called Ode on Monday`.
    SUMMONS = "summons",
    /// What is read as a document where it is told whose it is: `figures from Kviz Bank`, not `senior figures`.
    FIGURES = "figures",
    /// What keeps a name back before `be named`.
    WITHHELD = "withheld",
    /// Lengths and parts of time that stand behind a verb without being its object: `warned the next day`.
    MOMENT = "moment",
    /// Words that begin with an apostrophe.
    CLIPPED = "clipped",
    /// Participles that describe the noun before them: `workers laid off by the mill`.
    DESCRIBING = "describing",
    /// Verbs of writing and calling, behind which `to say` tells what was said.
    WRITING = "writing",
    /// Adjectives of what somebody holds: `confident that`.
    CONVICTION = "conviction",
    /// Nouns of what somebody holds or tells: `claim that`.
    POSITION = "position",
    /// Verbs that hand such a noun over: `voiced hope that`.
    GIVING = "giving",
    /// Verbs that tell whom somebody saw or heard: `heard him shouting`.
    WITNESS = "witness",
    /// What is done to somebody, behind another passive: `was arrested and questioned`.
    UNDERGONE = "undergone",
    /// Bodies that sit to hear: `the court heard`.
    SITTING = "sitting",
}

/// The forms of a verb.
pub(super) const BASE: Bits = 1 << 60;
pub(super) const THIRD: Bits = 1 << 61;
pub(super) const PAST: Bits = 1 << 62;
pub(super) const ING: Bits = 1 << 63;
/// Any verb that can introduce speech.
// The forms stand above the classes.
const _: () = assert!(SITTING < BASE);
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
    let mut words: FxHashMap<Key, Bits> =
        FxHashMap::with_capacity_and_hasher(1 << 11, FxBuildHasher);
    let mut section = 0;
    let verbs = include_str!("../../../data/quotes/verbs.txt");
    let small = include_str!("../../../data/quotes/words.txt");
    for row in verbs.lines().chain(small.lines()).filter(|row| !row.starts_with('#')) {
        if let Some(name) = row.strip_prefix('[').and_then(|row| row.strip_suffix(']')) {
            section = of_section(name).unwrap_or(0);
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
