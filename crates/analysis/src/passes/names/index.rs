//! By what the names of a document are found again: words and surfaces, each told what it is asked for.
//!
//! There are two tables, not one for each use: an article has few names, and a table costs more than what
//! is in it.

use super::lexicon::chain;
use super::notes::Notes;
use crate::passes::tokens::Key;

/// By what an entry is found: by one word or surface there is one.
#[derive(Clone, Copy)]
pub(super) enum By {
    /// The chain of the usual name of a place, or of a body.
    Place,
    Body,
    Acronym,
    /// A family name that several have, by who was meant last.
    Called,
}

/// By what some entries are found.
#[derive(Clone, Copy)]
pub(super) enum Several {
    /// The family name of persons, one of several tokens, and the other words of their names.
    Family,
    Tail,
    Given,
    /// The first word of bodies of several words, and their initials.
    Longer,
    Initials,
    /// The last word of those that open with a place.
    Last,
}

/// What finds one entry each.
pub(super) struct Ones(Notes<u32>);

impl Ones {
    pub(super) fn with_room(words: usize) -> Self {
        Self(Notes::with_room(words))
    }

    pub(super) fn get(&self, by: By, word: Key) -> Option<usize> {
        (self.0.get(chain(word, by as Key)) as usize).checked_sub(1)
    }

    /// The entry, one more than it, to be changed; 0 where there is none.
    fn note(&mut self, by: By, word: Key) -> &mut u32 {
        self.0.note(chain(word, by as Key))
    }

    pub(super) fn set(&mut self, by: By, word: Key, entry: usize) {
        *self.note(by, word) = entry as u32 + 1;
    }

    /// Sets it where there is none.
    pub(super) fn set_first(&mut self, by: By, word: Key, entry: usize) {
        let one = self.note(by, word);
        *one = if *one == 0 { entry as u32 + 1 } else { *one };
    }
}

/// What finds some entries each.
pub(super) struct Groups {
    /// The first and the last link of each, one more than it; 0 where there is none.
    ends: Notes<[u32; 2]>,
    /// An entry, and one more than the next link, or 0.
    links: Vec<(u32, u32)>,
}

impl Groups {
    pub(super) fn with_room(words: usize) -> Self {
        Self { ends: Notes::with_room(words), links: Vec::with_capacity(words) }
    }

    /// The entries of a word, in the order in which they were added.
    pub(super) fn of(&self, by: Several, word: Key) -> impl Iterator<Item = usize> {
        let [mut next, _] = self.ends.get(chain(word, by as Key));
        std::iter::from_fn(move || {
            let (entry, behind) = *self.links.get((next as usize).checked_sub(1)?)?;
            next = behind;
            Some(entry as usize)
        })
    }

    pub(super) fn add(&mut self, by: Several, word: Key, entry: usize) {
        self.links.push((entry as u32, 0));
        let link = self.links.len() as u32;
        let [first, last] = self.ends.note(chain(word, by as Key));
        let before = std::mem::replace(last, link);
        if *first == 0 {
            *first = link;
        }
        if let Some((_, next)) =
            (before as usize).checked_sub(1).and_then(|before| self.links.get_mut(before))
        {
            *next = link;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_what_they_were_noted_for_in_their_order() {
        let mut ones = Ones::with_room(1);
        ones.set(By::Place, 7, 3);
        ones.set_first(By::Place, 7, 4);
        ones.set_first(By::Body, 7, 5);
        assert_eq!(
            [By::Place, By::Body, By::Called].map(|by| ones.get(by, 7)),
            [Some(3), Some(5), None]
        );
        let mut groups = Groups::with_room(1);
        for entry in [2, 9, 4] {
            groups.add(Several::Family, 7, entry);
            groups.add(Several::Given, 8, entry + 1);
        }
        assert!(groups.of(Several::Family, 7).eq([2, 9, 4]));
        assert!(groups.of(Several::Given, 8).eq([3, 10, 5]));
        assert_eq!(groups.of(Several::Tail, 7).count(), 0);
    }
}
