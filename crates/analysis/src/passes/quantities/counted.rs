//! What is counted: the noun behind a number, in the singular.
//!
//! `50,000 troops`, `179 new tankers`, `12-nation`, `ten of its plants`. The first word that looks
//! like a plural within a few words is taken, else, behind a hyphen, the next word as it stands.

use crate::grammar::quantities::{Lex, Words};
use crate::passes::tokens::{Shape, TokenKind};

/// How many words may stand between the number and what is counted.
const REACH: usize = 5;

/// The thing counted by a number that ends before token `at`, in the singular.
pub(super) fn thing(words: Words<'_>, at: usize) -> Option<String> {
    let first = words.get(at)?;
    if first.class == Lex::Hyphen && !first.token.spaced {
        let noun = words.get(at + 1).filter(|seen| {
            let noun = matches!(seen.class, Lex::Other | Lex::People);
            noun && !seen.token.spaced && is_word(seen.word())
        })?;
        return Some(noun.word().to_lowercase());
    }
    for place in at..at + REACH {
        let seen = words.get(place)?;
        let lower = seen.token.kind == TokenKind::Word
            && matches!(seen.token.shape, Shape::Lower | Shape::Capital);
        match seen.class {
            Lex::People if lower => return Some(singular(seen.word())),
            Lex::Of | Lex::The | Lex::More | Lex::Filler | Lex::Nation(_) | Lex::Hyphen => {}
            Lex::Other if lower => {
                let plural = seen.word().len() > 3
                    && seen.word().ends_with('s')
                    && !seen.word().ends_with("ss")
                    && !seen.word().ends_with("us")
                    && seen.word() != "its";
                if plural && seen.token.shape == Shape::Lower {
                    return Some(singular(seen.word()));
                }
            }
            _ => return None,
        }
    }
    None
}

fn is_word(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// The singular of an English plural, small letters.
fn singular(plural: &str) -> String {
    let word = plural.to_lowercase();
    let irregular = IRREGULAR.iter().find(|(many, _)| *many == word);
    if let Some((_, one)) = irregular {
        return (*one).to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "sses", "xes", "zes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(&word).to_owned();
        }
    }
    word.strip_suffix('s').unwrap_or(&word).to_owned()
}

/// Plurals that no rule makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("thieves", "thief"),
    ("halves", "half"),
    ("movies", "movie"),
    ("buses", "bus"),
    ("viruses", "virus"),
    ("police", "police officer"),
    ("aircraft", "aircraft"),
    ("personnel", "personnel"),
    ("cattle", "cattle"),
    ("sheep", "sheep"),
    ("fish", "fish"),
    ("staff", "staff"),
];
