//! A table that is made once and asked for every word: from a key to what is known of it.
//!
//! The high bits of a key, spread once more, are the place where a search begins; it goes on to the next
//! free place. The table is at most half full: most searches end at the first place, found or not.

use crate::passes::tokens::Key;

/// What is known by key; of most keys nothing, which is the default of `V`.
#[derive(Clone, Debug)]
pub(crate) struct Table<V> {
    /// A power of two of places; a free one has the key 0 and the default.
    places: Box<[(Key, V)]>,
    /// How far a key is shifted to be a place.
    shift: u32,
}

/// The key with all its bits in the high ones: those of words that differ in the last letter alone are
/// alike there (Fibonacci hashing; Knuth, volume 3, 6.4).
#[inline]
pub(crate) const fn spread(key: Key) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl<V: Copy + Default> Table<V> {
    /// The table of these entries, of which no two have one key.
    pub(crate) fn of(entries: impl ExactSizeIterator<Item = (Key, V)>) -> Self {
        let len = (entries.len() * 2).next_power_of_two().max(2);
        let mut places = vec![(0, V::default()); len].into_boxed_slice();
        let shift = Key::BITS - len.trailing_zeros();
        for (key, value) in entries {
            let mut at = (spread(key) >> shift) as usize;
            while places[at].0 != 0 {
                at = (at + 1) & (len - 1);
            }
            places[at] = (key, value);
        }
        Self { places, shift }
    }

    /// All entries, in no order that tells anything.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Key, V)> {
        self.places.iter().copied().filter(|(key, _)| *key != 0)
    }

    /// What is known by this key.
    #[inline]
    pub(crate) fn get(&self, key: Key) -> V {
        let mut at = (spread(key) >> self.shift) as usize;
        // The place behind the last is never asked for: at least half of them are free.
        while let Some((other, value)) = self.places.get(at) {
            if *other == key {
                return *value;
            }
            if *other == 0 {
                break;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
        V::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_one_place_are_told_apart() {
        let entries = [(1, 'a'), (2, 'b'), (u64::MAX, 'c'), (u64::MAX - 1, 'd')];
        let table = Table::of(entries.into_iter());
        for (key, value) in entries {
            assert_eq!(table.get(key), value);
        }
        assert_eq!((table.get(3), table.get(0)), (char::default(), char::default()));
    }
}
