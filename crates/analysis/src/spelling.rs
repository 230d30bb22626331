//! Spelling: stems that differ only in that one outlet writes British English, the other American.
//!
//! By endings and letters, not by a list of words, so it knows words nobody thought of: `organise` and
//! `organize`, `colour` and `color`, `centr` and `center`, `defenc` and `defens`, `haemorrhag` and
//! `hemorrhag`. What is changed need be no word (`wintr`): a stem is compared with stems alone, and all
//! are changed alike. Words that differ otherwise (`tyre`, `tire`) are rows of
//! `data/speech-synonyms.txt`.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// The roots before `is` in words that are written so everywhere: `rises`, `promised`, `expertise`.
static ONLY_IS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let rows = include_str!("../data/spelling.txt").lines().filter(|row| !row.starts_with('#'));
    rows.flat_map(str::split_whitespace).collect()
});

/// Letters before `our` that is `or` elsewhere: `labour`, `neighbour`, `honour`; not `source`, `court`.
const BEFORE_OUR: &[u8] = b"bdglmnpriv";

/// Letters behind `ae` and `oe` that are `e` elsewhere: `haemo`, `paedi`, `anaesth`, `foet`; not
/// `Michael`, `Israel`.
const BEHIND_E: &[u8] = b"cdgmostu";

/// Endings of stems, and what they are elsewhere.
const ENDINGS: [(&str, &str); 4] = [("enc", "ens"), ("ter", "tr"), ("ber", "br"), ("mm", "m")];

/// What stands behind `is` and `ys` in words that have `iz` and `yz` elsewhere.
const BEHIND_IS: [&str; 8] = ["e", "ed", "es", "ing", "ation", "ations", "er", "ers"];

/// A stem shorter than this is one of a word too short to have two spellings.
const SHORTEST: usize = 5;

/// A word in small letters as it is stemmed: with `z` where the one spelling has it, since the
/// stemmer knows no ending `ise`.
pub(crate) fn of_word(word: &str) -> Cow<'_, str> {
    if word.len() < SHORTEST {
        return Cow::Borrowed(word);
    }
    let at = BEHIND_IS.iter().find_map(|ending| {
        let begin = word.strip_suffix(ending)?;
        let spelled =
            begin.strip_suffix("is").map_or(begin.ends_with("ys"), |root| !ONLY_IS.contains(root));
        spelled.then(|| begin.len() - 1)
    });
    match at.and_then(|at| Some((word.get(..at)?, word.get(at + 1..)?))) {
        Some((begin, end)) => Cow::Owned([begin, "z", end].concat()),
        None => Cow::Borrowed(word),
    }
}

/// A stem in small letters as it is compared.
pub(crate) fn of_stem(stem: &str) -> Cow<'_, str> {
    if stem.len() < SHORTEST || !stem.is_ascii() {
        return Cow::Borrowed(stem);
    }
    let mut spelled = Cow::Borrowed(stem);
    for (ending, other) in ENDINGS {
        if let Some(begin) = stem.strip_suffix(ending) {
            spelled = Cow::Owned([begin, other].concat());
        }
    }
    if let Some(at) = spelled.find("our").filter(|&at| is_or(spelled.as_bytes(), at)) {
        spelled.to_mut().remove(at + 1);
    }
    if let Some(at) = digraph(spelled.as_bytes()) {
        spelled.to_mut().remove(at);
    }
    spelled
}

/// Whether `our` at this place is an unstressed ending of a root: a vowel stands before it, and one of
/// [`BEFORE_OUR`] right before.
fn is_or(stem: &[u8], at: usize) -> bool {
    let Some((last, begin)) = stem.get(..at).and_then(<[u8]>::split_last) else { return false };
    BEFORE_OUR.contains(last)
        && (begin.iter().chain([last]).any(|letter| b"aeiou".contains(letter)))
}

/// Where `ae` or `oe` stands that is `e` elsewhere.
fn digraph(stem: &[u8]) -> Option<usize> {
    let triples = stem.windows(3);
    triples.enumerate().find_map(|(at, triple)| {
        let [first, b'e', behind] = triple else { return None };
        ((*first == b'a' || *first == b'o') && BEHIND_E.contains(behind)).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use crate::stems::stem;

    #[test]
    fn spellings_of_one_word() {
        for (british, american) in [
            ("neighbours", "neighbors"),
            ("behaviour", "behavior"),
            ("organisations", "organization"),
            ("rise", "rises"),
            ("surprise", "surprising"),
            ("paralysed", "paralyzed"),
            ("theatre", "theaters"),
            ("offences", "offense"),
            ("programme", "programs"),
            ("haemorrhage", "hemorrhages"),
            ("foetuses", "fetus"),
            ("Travelled", "traveled"),
            ("øre", "ore"),
        ] {
            assert_eq!(stem(british), stem(american), "{british} {american}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("court", "cort"),
            ("source", "sorce"),
            ("Michael", "Michel"),
            ("hours", "hors"),
            ("mourn", "morn"),
            ("goes", "ges"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
