//! Holders: whom an article means by a role alone (`the prime minister`), where another article of
//! its story gives the role to somebody by name (`Prime Minister Ada Ode`).
//!
//! A role is its words as [`super::said`] compares them, stems and classes of synonyms, so that `the
//! PM` is the prime minister. Who is meant is somebody of whose roles one holds all words of this one,
//! or is held by it (`Ode's lawyer`, `lawyer`); if two fit, nobody is. Roles that somebody no longer
//! has are not read, nor those that the article itself resolves, which the names pass has linked.

use copydesk_core::Span;

use super::names::{Name, NameKind};
use super::quotes::{SourceClass, Speaker};
use super::said::words::Words;
use super::tokens::{Key, Reading, key};
use crate::accents;
use crate::classes::classes;

classes! {
    /// What a word tells of the role or the name behind it.
    pub(in crate::passes) Class(u8) of include_str!("../../data/holders.txt");
    /// Words before an office that make it past.
    PAST = "past",
    /// Words before an office that make it another, or another time's.
    OTHER = "other",
    /// Words before a role that say that somebody else has it now, or not yet, or stands in for the holder.
    NOT_HOLDER = "not-holder",
    /// Words before a name that are no part of it.
    TITLE = "title",
}

/// A role that an article gives to somebody by name.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// The last word of the name.
    family: Key,
    /// The words of the role, sorted.
    role: Vec<Key>,
}

/// The roles that an article gives to persons by name.
pub(super) fn held(reading: &Reading, names: &[Name]) -> Vec<Held> {
    let mut held = Vec::new();
    for name in names.iter().filter(|name| name.kind == NameKind::Person) {
        let Some(family) = name.name.split_whitespace().last() else { continue };
        let family = key(&accents::without(family));
        for role in &name.roles {
            let role = words(reading, role.span);
            if !role.is_empty() {
                held.push(Held { family, role });
            }
        }
    }
    held
}

/// The words of the role by which a speaker goes who is not named.
pub(super) fn role(reading: &Reading, speaker: &Speaker) -> Vec<Key> {
    let is_role = speaker.class == SourceClass::Role && speaker.entity.is_none();
    if is_role { words(reading, speaker.span) } else { Vec::new() }
}

/// The words of a role; none if it is one of those that somebody else has.
fn words(reading: &Reading, span: Span) -> Vec<Key> {
    let words = Words::of(reading, &[span]);
    if words.exact.iter().any(|word| Class::NOT_HOLDER.has(*word)) {
        Vec::new()
    } else {
        words.keys
    }
}

/// The family name of the one who alone is meant by a role.
pub(super) fn meant<'a>(role: &[Key], held: impl Iterator<Item = &'a Held>) -> Option<Key> {
    if role.is_empty() {
        return None;
    }
    let within = |a: &[Key], b: &[Key]| a.iter().all(|word| b.binary_search(word).is_ok());
    let mut fitting = held.filter(|one| within(role, &one.role) || within(&one.role, role));
    let first = fitting.next()?.family;
    fitting.all(|one| one.family == first).then_some(first)
}
