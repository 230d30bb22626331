//! Offices: who holds which, as an article has it.
//!
//! `President-elect Ode`, `President Ode` and `former President Ode` are three periods, and two
//! prime ministers of one country do not meet the same visitor. What is read is an office of
//! `data/offices.txt` right before a name; the last word of the name is taken for the holder.
//! Headlines are not read: their capitals hide where a name ends.
//!
//! Limits of this version: countries are not told apart, so two articles are only held against each
//! other where they agree on no office at all; a courtesy title for a former holder misleads.

use std::sync::OnceLock;

use copydesk_core::{BlockKind, Span};

use crate::calendar::{MONTHS, WEEKDAYS};
use crate::passes::holders::Class;
use crate::passes::tokens::{Key, Reading, Token, TokenKind, key};

const OFFICES: &str = include_str!("../../../data/offices.txt");

/// How many words before an office are asked for one of those: `former U.S. President`.
const LOOK_BACK: usize = 3;

/// The longest name that is read.
const NAME: usize = 4;

/// Whether someone holds an office, will hold it or held it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Elect,
    Holds,
    Held,
}

/// The offices of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Offices {
    /// Number of the office, who holds it and where that is told first, sorted.
    held: Vec<(usize, Key, Span)>,
    /// Office, person and each status the article gives, and where first, sorted.
    statuses: Vec<(usize, Key, Status, Span)>,
}

/// How the offices of two articles stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Conflicts {
    /// One office has different holders, and none has the same: where.
    pub(super) holder: Option<(Span, Span)>,
    /// One person holds an office in one article, and is elected to it or held it in the other.
    pub(super) status: Option<(Span, Span)>,
}

impl Offices {
    pub(super) fn of(reading: &Reading) -> Self {
        let mut offices = Self::default();
        let is_headline = |kind| matches!(kind, BlockKind::Headline | BlockKind::Subhead);
        for paragraph in reading.paragraphs.iter().filter(|paragraph| !is_headline(paragraph.kind))
        {
            let tokens = reading.tokens.get(paragraph.tokens()).unwrap_or_default();
            for at in 0..tokens.len() {
                if let Some((office, person, status, len)) = read(tokens, at) {
                    let first = paragraph.tokens().start + at;
                    let span = reading.source_of(first..first + len);
                    offices.statuses.push((office, person, status, span));
                }
            }
        }
        offices.statuses.sort_unstable();
        offices.statuses.dedup_by_key(|row| (row.0, row.1, row.2));
        let holds = offices.statuses.iter().filter(|row| row.2 == Status::Holds);
        offices.held = holds.map(|row| (row.0, row.1, row.3)).collect();
        offices
    }

    pub(super) fn conflicts(&self, other: &Self) -> Conflicts {
        let pairs = || self.held.iter().flat_map(|a| other.held.iter().map(move |b| (a, b)));
        let same = pairs().any(|(a, b)| (a.0, a.1) == (b.0, b.1));
        let holder = pairs().find(|(a, b)| a.0 == b.0).filter(|_| !same);
        let status = self.statuses.iter().find_map(|row| {
            let of = |&&(office, person, ..): &&(usize, Key, Status, Span)| {
                (office, person) == (row.0, row.1)
            };
            let there = other.statuses.iter().find(of)?;
            let agree = self
                .statuses
                .iter()
                .filter(of)
                .any(|a| other.statuses.iter().any(|b| (a.0, a.1, a.2) == (b.0, b.1, b.2)));
            (!agree).then_some((row.3, there.3))
        });
        Conflicts { holder: holder.map(|(a, b)| (a.2, b.2)), status }
    }
}

/// An office with a person behind it, at this token, and how many tokens both have.
fn read(tokens: &[Token], at: usize) -> Option<(usize, Key, Status, usize)> {
    let (office, len) = office(tokens.get(at..)?)?;
    let mut behind = at + len;
    let mut status = Status::Holds;
    if is(tokens, behind + 1, key("elect")) {
        status = Status::Elect;
        behind += 2;
    }
    let name = tokens.get(behind..)?.iter().take(NAME);
    let name = name.take_while(|token| {
        // Days and months may stand right behind a name.
        let calendar = WEEKDAYS.contains(&token.key) || MONTHS.contains(&token.key);
        token.kind == TokenKind::Word && token.is_capitalised() && !calendar
    });
    let (len, person) = name.enumerate().last()?;
    let (len, person) = (behind - at + len + 1, person.key);
    for before in tokens.get(at.saturating_sub(LOOK_BACK)..at)?.iter().rev() {
        if before.kind == TokenKind::Mark && before.spaced {
            break;
        }
        if Class::OTHER.has(before.key) {
            return None;
        }
        if Class::PAST.has(before.key) {
            status = Status::Held;
        }
    }
    Some((office, person, status, len))
}

fn is(tokens: &[Token], at: usize, word: Key) -> bool {
    tokens.get(at).is_some_and(|token| token.key == word)
}

/// The longest office that begins here: its number and how many tokens it has.
fn office(tokens: &[Token]) -> Option<(usize, usize)> {
    static TABLE: OnceLock<Vec<Vec<Key>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let rows = OFFICES.lines().filter(|row| !row.starts_with('#') && !row.is_empty());
        rows.map(|row| row.split([' ']).flat_map(words).collect()).collect()
    });
    let first = tokens.first()?.key;
    let fits = table.iter().enumerate().filter(|(_, office)| {
        office.first() == Some(&first)
            && office.len() <= tokens.len()
            && office.iter().zip(tokens).all(|(word, token)| *word == token.key)
    });
    fits.map(|(number, office)| (number, office.len())).max_by_key(|(_, len)| *len)
}

/// The tokens of a word of the table: a hyphen is one of its own.
fn words(word: &str) -> impl Iterator<Item = Key> + '_ {
    word.split_inclusive('-').flat_map(|part| {
        let bare = part.trim_end_matches('-');
        let hyphen = part.ends_with('-').then_some("-");
        std::iter::once(bare).chain(hyphen).map(key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    fn conflicts(a: &str, b: &str) -> Conflicts {
        Offices::of(&reading_of(a).1).conflicts(&Offices::of(&reading_of(b).1))
    }

    #[test]
    fn another_holder() {
        let other =
            conflicts("Prime Minister Ada Ode spoke.\n", "The prime minister Li Bo left.\n");
        assert_eq!(
            other,
            Conflicts { holder: Some((Span::new(0, 22), Span::new(4, 24))), status: None }
        );
        let same =
            conflicts("Prime Minister Ada Ode spoke.\n", "Prime Minister Ode Friday left.\n");
        assert_eq!(same, Conflicts::default());
    }

    #[test]
    fn one_office_shared_is_enough() {
        let a = "President Kim Tal met Prime Minister Ada Ode.\n";
        assert_eq!(conflicts(a, "President Tal met Prime Minister Li Bo.\n"), Conflicts::default());
    }

    #[test]
    fn another_period() {
        let sits = "U.S. President Kim Tal spoke.\n";
        let status = Some((Span::new(5, 22), Span::new(0, 23)));
        let elect = conflicts(sits, "President-elect Kim Tal spoke.\n");
        assert_eq!(elect, Conflicts { holder: None, status });
        let held = conflicts(sits, "A friend of former U.S. President Tal spoke.\n");
        assert!(held.holder.is_none() && held.status.is_some());
        assert_eq!(
            conflicts(sits, "Vice President Tal, then-President Tal.\n"),
            Conflicts::default()
        );
    }

    #[test]
    fn offices_of_several_words() {
        let a = "Secretary-General Ode spoke.\n";
        assert!(conflicts(a, "Secretary-General Bo spoke.\n").holder.is_some());
    }
}
