//! Letters without their accents: one outlet writes `João`, the other `Joao`.
//!
//! Letters of Latin alphabets and combining marks; other scripts stay as they are. Not what languages
//! write out (`ö` as `oe`), since copy in English drops the sign.

use std::borrow::Cow;

const LETTERS: [(&str, &str); 23] = [
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņň", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("þ", "th"),
];

/// A word in small letters without accents; one of plain letters as it stands.
pub(crate) fn without(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match LETTERS.iter().find(|(accented, _)| accented.contains(letter)) {
            Some((_, letters)) => plain.push_str(letters),
            None if ('\u{300}'..='\u{36f}').contains(&letter) => {}
            None => plain.push(letter),
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_left_out() {
        assert_eq!(without("João"), "joao");
        assert_eq!(without("Łukasz"), "lukasz");
        assert_eq!(without("Jose\u{301}"), "jose");
        assert_eq!(without("Иван"), "иван");
        assert_eq!(without("Ode"), "Ode");
    }
}
