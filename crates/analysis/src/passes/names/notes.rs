//! What is noted of the words of one article, by their keys.
//!
//! As [`Table`](crate::table::Table) is laid out, but filled while it is asked: an article has few words of
//! which anything is noted, and they are asked for often.

use crate::passes::tokens::Key;
use crate::table::spread;

/// So many places there are at least, once something is noted.
const PLACES: usize = 16;

/// What is noted by key; of most keys nothing, which is the default of `V`.
#[derive(Clone, Debug)]
pub(super) struct Notes<V> {
    /// By place; that of a free one is 0. There are none at first, then a power of two, at most half of them
    /// taken.
    keys: Vec<Key>,
    /// As many.
    values: Vec<V>,
    taken: usize,
    /// How far a key is shifted to be a place.
    shift: u32,
}

impl<V: Copy + Default> Notes<V> {
    pub(super) const fn new() -> Self {
        Self { keys: Vec::new(), values: Vec::new(), taken: 0, shift: Key::BITS - 1 }
    }

    /// With room for so many keys.
    pub(super) fn with_room(keys: usize) -> Self {
        Self::of((keys * 2).next_power_of_two().max(PLACES))
    }

    /// `len` is a power of two.
    fn of(len: usize) -> Self {
        let shift = Key::BITS - len.trailing_zeros();
        Self { keys: vec![0; len], values: vec![V::default(); len], taken: 0, shift }
    }

    /// What is noted of this key.
    #[inline]
    pub(super) fn get(&self, key: Key) -> V {
        // A free place has the default.
        self.values.get(self.place(own(key))).copied().unwrap_or_default()
    }

    /// What is noted of this key, to be changed.
    pub(super) fn note(&mut self, key: Key) -> &mut V {
        let key = own(key);
        let mut place = self.place(key);
        if self.keys.get(place) != Some(&key) {
            if (self.taken + 1) * 2 > self.keys.len() {
                self.grow();
                place = self.place(key);
            }
            self.taken += 1;
            self.keys[place] = key;
        }
        // There are places now, and the mask of them keeps it among these.
        &mut self.values[place]
    }

    /// The place of a key, or the free one where it belongs; at least half of them are free.
    #[inline]
    fn place(&self, key: Key) -> usize {
        let mut at = (spread(key) >> self.shift) as usize;
        while let Some(other) = self.keys.get(at) {
            if *other == key || *other == 0 {
                break;
            }
            at = (at + 1) & (self.keys.len() - 1);
        }
        at
    }

    fn grow(&mut self) {
        let more = Self::of((self.keys.len() * 2).max(PLACES));
        let before = std::mem::replace(self, more);
        self.taken = before.taken;
        for (key, value) in before.keys.into_iter().zip(before.values) {
            if key != 0 {
                let place = self.place(key);
                self.keys[place] = key;
                self.values[place] = value;
            }
        }
    }
}

/// A key that is not that of a free place.
#[inline]
const fn own(key: Key) -> Key {
    if key == 0 { 1 } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_found_again_however_many_there_are() {
        let mut notes = Notes::new();
        assert_eq!(notes.get(7), 0);
        for key in 0..1000_u64 {
            *notes.note(key * key) += key;
        }
        *notes.note(81) += 1;
        for key in 2..1000_u64 {
            assert_eq!(notes.get(key * key), key + u64::from(key == 9));
        }
        assert_eq!((notes.get(0), notes.get(2)), (1, 0));
        let room: Notes<u8> = Notes::with_room(100);
        assert_eq!(room.get(3), 0);
    }
}
