//! Speakers: whether two articles may mean one person.
//!
//! The last word of both names must be the same. Given names must not speak against it: `A. Ode`
//! and `Ada Ode` may be one, `Li Ode` is another. A family name in capitals may stand first (`ODE
//! Ada`). Titles before a name and accents are passed over. A source without a name (`a senior official`)
//! may be any other with the same last word; such pairs are held to a higher score by
//! [`align`](super::align).

use crate::accents;
use crate::passes::holders::Class;
use crate::passes::quotes::{SourceClass, Speaker};
use crate::passes::tokens::{Key, key};

/// Who is named as the speaker of a quote.
#[derive(Clone, Debug)]
pub(in crate::passes) struct Person {
    /// As the article names them most fully.
    pub(in crate::passes) name: String,
    /// Whether it is a name, and not words for a source without one.
    pub(in crate::passes) named: bool,
    /// The words of the name, titles left out.
    words: Vec<Key>,
    /// The first letters of the words.
    initials: Vec<char>,
}

impl Person {
    pub(in crate::passes) fn of(speaker: &Speaker) -> Self {
        let bare = |word: &str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            accents::without(bare).to_lowercase()
        };
        let words: Vec<String> =
            speaker.name.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        let mut words = words;
        let titles = words.iter().take_while(|word| Class::TITLE.has(key(word))).count();
        // A title alone is all the name there is.
        let first = titles.min(words.len().saturating_sub(1));
        let name = words.get_mut(first..).unwrap_or_default();
        if speaker.class == SourceClass::Named && is_family_first(&speaker.name) {
            name.rotate_left(1.min(name.len()));
        }
        Self {
            name: speaker.name.clone(),
            named: speaker.entity.is_some()
                || is_class_named(speaker.class) && is_name(&speaker.name),
            words: name.iter().map(|word| key(word)).collect(),
            initials: name.iter().filter_map(|word| word.chars().next()).collect(),
        }
    }

    /// The last word of the name.
    pub(in crate::passes) fn family(&self) -> Option<Key> {
        self.words.last().copied()
    }

    /// Whether both may be one person.
    pub(in crate::passes) fn may_be(&self, other: &Self) -> bool {
        if self.words.is_empty() || self.words.last() != other.words.last() {
            return false;
        }
        let within = |a: &Self, b: &Self| a.words.iter().all(|word| b.words.contains(word));
        if !self.named || !other.named {
            return true;
        }
        within(self, other) || within(other, self) || self.initial_fits(other)
    }

    /// Whether one of the two given names is an initial of the other.
    fn initial_fits(&self, other: &Self) -> bool {
        let is_initial = |person: &Self| {
            let first = person.initials.first().map(|c| key(c.encode_utf8(&mut [0; 4])));
            first == person.words.first().copied()
        };
        self.initials.first() == other.initials.first() && (is_initial(self) || is_initial(other))
    }
}

/// `ODE Ada`: whether capitals throughout tell that the family name stands first.
fn is_family_first(name: &str) -> bool {
    let loud = |word: &str| {
        word.chars().nth(2).is_some() && word.chars().all(|c| c.is_uppercase() || c == '-')
    };
    name.split_once(' ').is_some_and(|(family, given)| {
        loud(family) && given.split_whitespace().all(|word| !loud(word))
    })
}

/// Whether a source of this class may go by a name: not `Officials` and `She` that open a sentence.
const fn is_class_named(class: SourceClass) -> bool {
    !matches!(class, SourceClass::Collective | SourceClass::Pronoun)
}

/// Whether the last word begins with a capital: `Ada Ode`, not `a senior official`.
fn is_name(name: &str) -> bool {
    name.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_core::Span;

    fn person(name: &str) -> Person {
        let class = SourceClass::Named;
        Person::of(&Speaker { span: Span::default(), name: name.to_owned(), entity: None, class })
    }

    fn may_be(a: &str, b: &str) -> bool {
        person(a).may_be(&person(b)) && person(b).may_be(&person(a))
    }

    #[test]
    fn fuller_and_shorter_names() {
        assert!(may_be("Ode", "Ada Ode"));
        assert!(may_be("President Ode", "Ada M. Ode"));
        assert!(may_be("A. Ode", "Ada Ode"));
        assert!(may_be("Zoë Odé", "Zoe Ode"));
        assert!(may_be("an official", "a government official"));
        assert!(may_be("ODE Ada", "Ada Ode"));
        assert!(may_be("ODE Ada", "Ode"));
    }

    #[test]
    fn namesakes() {
        assert!(!may_be("Ada Ode", "Anna Ode"));
        assert!(!may_be("Ada Ode", "Ada Bo"));
        assert!(!may_be("", ""));
        assert!(!may_be("ODE Ada", "Ada Bo"));
        assert!(may_be("AJ Ode", "Ode"));
    }
}
