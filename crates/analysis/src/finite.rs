//! Finite verbs: forms that make a sentence of a subject.
//!
//! Told by a table of auxiliaries, irregular past forms and the present forms of news, and by the
//! ending -ed. Limits: English; a participle in -ed is taken for a past form; regular present forms
//! that are not listed (`she dances`) are missed.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::passes::tokens::{Key, Reading, TokenKind, key};

const VERBS: &str = include_str!("../data/finite-verbs.txt");

/// The shortest word whose ending is asked.
const SHORTEST: usize = 5;

/// Whether a word in small letters may be a finite verb.
pub(crate) fn is_verb_form(form: Key, word: &str) -> bool {
    static FORMS: OnceLock<FxHashSet<Key>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let rows = VERBS.lines().filter(|row| !row.starts_with('#'));
        rows.flat_map(str::split_whitespace).map(key).collect()
    });
    forms.contains(&form) || (word.len() >= SHORTEST && word.ends_with("ed"))
}

/// Whether this token may be a finite verb.
pub(crate) fn may_be_verb(reading: &Reading, at: usize) -> bool {
    let Some(token) = reading.tokens.get(at) else { return false };
    let is_small_word = token.kind == TokenKind::Word && !token.is_capitalised();
    is_small_word && is_verb_form(token.key, reading.word(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    #[test]
    fn forms_that_make_a_sentence() {
        let (_, reading) = reading_of("the board sold and painted two red Painted boats\n");
        let verbs: Vec<usize> =
            (0..reading.tokens.len()).filter(|&at| may_be_verb(&reading, at)).collect();
        assert_eq!(verbs, [2, 4]);
    }
}
