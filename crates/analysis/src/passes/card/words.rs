//! What a word does in the opening of a story, by `data/cards.txt`.

use crate::classes::classes;
use crate::passes::tokens::Reading;

classes! {
    /// The classes of a word; it may have several.
    pub(super) Class(u32) of include_str!("../../../data/cards.txt");
    /// Opens a phrase in front of the subject.
    OPENER = "opener",
    /// Opens a clause with a verb of its own there.
    CLAUSE = "clause",
    /// Opens what tells more of a long subject.
    MORE_OF = "more-of",
    /// Ends what is told of the event.
    END = "end",
    /// A place stands behind it.
    PLACE = "place",
    /// A place stands behind it that is less often that of the event.
    FAR_PLACE = "far-place",
    /// No phrase for a place goes on behind it.
    STOP = "stop",
    /// A noun for a place.
    PLACE_NOUN = "place-noun",
    /// A noun for a place that may stand behind its name.
    PLACE_TAIL = "place-tail",
    /// An article or owner before a place.
    OWNER = "owner",
    /// What others follow and are not caused by.
    OCCASION = "occasion",
    /// What is done to someone over something.
    BLAME = "blame",
    /// A verb of saying.
    SAY = "say",
    /// Ends in -ing and is no participle.
    NO_PARTICIPLE = "no-participle",
    /// Makes `using` a verb of the sentence.
    VERB_OF_USING = "verb-of-using",
    /// Tells no reason behind `over`.
    NO_REASON = "no-reason",
    /// Names nobody by itself.
    PRONOUN = "pronoun",
    /// Ends in -ly and is no adverb.
    NO_ADVERB = "no-adverb",
    /// Words before a form in -ed that make it no verb of the sentence.
    NOUN_BEFORE = "noun-before",
    /// Plurals that do not end in -s.
    PLURAL = "plural",
    /// Words that count a plural.
    COUNTS = "counts",
    /// A word of degree before a time.
    DEGREE = "degree",
}

/// Whether the word at this token is of this class.
pub(super) fn is(reading: &Reading, at: usize, class: Class) -> bool {
    class.has(reading.key(at))
}
