//! Parties: the persons and bodies that a statement is on.
//!
//! Copy of a form says the same of everybody: two companies that sell bonds, two boards that pass
//! their budgets. Where two statements name persons and bodies and none in common, their numbers and
//! days are of two things.
//!
//! A name is known by any of its words but those of forms (`Bank`, `Corp`), so that a party is rather
//! found than missed. Who only says something is no party; who is meant without a name is one. Nothing is
//! known of a statement that opens with a role whose holder the article does not name (`The former
//! minister took`).
//!
//! Limits of this version: one party under two names (`the Vatican`, `the Holy See`) is two.

use std::ops::Range;

use super::words::Known;
use crate::passes::names::lexicon::{Flags, Lexicon, flag};
use crate::passes::tokens::{Key, Reading, Token, key};
use crate::stems;

/// Words that stand in the names of many.
const OF_FORM: Flags =
    flag::ORG_HEAD | flag::ORG_OF | flag::ORG_SUFFIX | flag::PLACE_HEAD | flag::ROLE | flag::COMMON;

/// So many words may stand between the article and the end of a role: `the former deputy transport minister`.
const ROLE_WITHIN: usize = 5;

/// The persons and bodies of a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Parties {
    /// The words of those that are named, sorted.
    named: Vec<Key>,
    /// The family names of persons, named or meant.
    persons: Vec<Key>,
    /// Whether it opens with somebody who goes by a role alone, of whom no name is known.
    unnamed: bool,
}

impl Parties {
    /// Those of a statement.
    pub(super) fn of(reading: &Reading, tokens: Range<usize>, known: &Known<'_>) -> Self {
        let span = reading.source_of(tokens.clone());
        let first = tokens.start;
        let lexicon = Lexicon::get();
        let parties: Vec<usize> = tokens.filter(|&at| known.is_party(reading, at)).collect();
        let words = parties.iter().filter_map(|&at| {
            let token = reading.tokens.get(at).filter(|token| token.is_capitalised())?;
            let is_of_form = lexicon.flags(token) & OF_FORM != 0;
            (!is_of_form).then(|| stems::stem(reading.word(at)))
        });
        // `the EU` is the European Union.
        let whole = parties.iter().filter_map(|&at| known.whole_name(reading, at));
        let mut named: Vec<Key> = words.chain(whole).collect();
        named.sort_unstable();
        named.dedup();
        let persons = known.persons_in(reading, span);
        let unnamed = !parties.contains(&first) && opens_with_role(reading, first);
        Self { named, persons, unnamed }
    }

    /// Whether both name somebody, and nobody in common.
    pub(super) fn are_strangers_to(&self, other: &Self) -> bool {
        if self.unnamed || other.unnamed {
            return false;
        }
        let held = |word: &Key| other.named.binary_search(word).is_ok();
        !self.named.is_empty()
            && !other.named.is_empty()
            && !self.named.iter().any(held)
            && !self.persons.iter().any(|person| other.persons.contains(person))
    }
}

/// `The former minister took`: whether a role with an article and no name opens the statement.
fn opens_with_role(reading: &Reading, first: usize) -> bool {
    let lexicon = Lexicon::get();
    let flags = |at: usize| reading.tokens.get(at).map_or(0, |token| lexicon.flags(token));
    let small = |at: usize| reading.word(at).starts_with(char::is_lowercase);
    let role = (first + 1..first + ROLE_WITHIN).take_while(|&at| small(at));
    let last = role.clone().find(|&at| flags(at) & flag::ROLE != 0);
    let open = reading.key(first) == key("the") && last.is_some_and(|at| small(at + 1));
    // `The director, Mia Roth`, `director Mia Roth`: the article names who has the role.
    let capital = |at: usize| reading.tokens.get(at).is_some_and(Token::is_capitalised);
    let named = |at: usize| {
        let next = at + 1 + usize::from(reading.key(at + 1) == key(","));
        capital(next) && capital(next + 1)
    };
    let held = |role: Key| {
        let mut told = (0..reading.tokens.len()).filter(|&at| reading.key(at) == role);
        told.any(named)
    };
    open && !last.is_some_and(|at| held(reading.key(at)))
}
