//! The index: which articles share enough shingles.
//!
//! Most shingles stand in one article alone. A table of two bits for each slot, filled in one sweep,
//! tells almost all of those (a slot hit twice may still be two shingles, so nothing shared is
//! lost), and only the rest is sorted. The shared shingles are numbered from the rarest to the most
//! common, and each article lists its own in that order.
//!
//! An article that is the shorter of a pair has at least `need` of the other's shingles, so one of
//! them is among the first `listed - need + 1` of its list. Only those are looked up; each article
//! they lead to is then compared list against list. Boilerplate of the whole corpus stands at the
//! end of the lists and is not looked up.

use super::shingles::Shingles;

/// The least number of shingles that a pair shares.
pub(super) const LEAST_SHARED: usize = 30;

/// Two articles that share enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The first article.
    pub(super) a: u32,
    /// The second article.
    pub(super) b: u32,
    /// How many distinct shingles they share.
    pub(super) shared: u32,
}

/// How many shingles the shorter of a pair must share, if it has so many distinct ones.
pub(super) fn need(distinct: usize) -> usize {
    distinct.div_ceil(2).max(LEAST_SHARED)
}

/// All pairs, ordered by their articles.
pub(super) fn pairs(articles: &[&Shingles]) -> Vec<Pair> {
    let index = Index::of(articles);
    let mut pairs = Vec::new();
    let mut seen = vec![u32::MAX; articles.len()];
    let mut found = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let len = article.distinct.len();
        let need = need(len);
        let own = index.shared_of(at);
        let Some(spare) = own.len().checked_sub(need) else { continue };
        for &shingle in &own[..=spare.min(own.len() - 1)] {
            for &other in index.articles_with(shingle) {
                let longer = (articles[other as usize].distinct.len(), other as usize) > (len, at);
                if longer && seen[other as usize] != at as u32 {
                    seen[other as usize] = at as u32;
                    found.push(other);
                }
            }
        }
        for other in found.drain(..) {
            let shared = common(own, index.shared_of(other as usize));
            if shared >= need {
                let (a, b) = (other.min(at as u32), other.max(at as u32));
                pairs.push(Pair { a, b, shared: shared as u32 });
            }
        }
    }
    pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// The shingles that stand in more than one article, numbered from the rarest.
struct Index {
    /// For each shingle, where its articles begin in `articles`; one more at the end.
    starts: Vec<u32>,
    articles: Vec<u32>,
    /// For each article, its shingles in ascending order.
    lists: Vec<Vec<u32>>,
}

impl Index {
    fn of(articles: &[&Shingles]) -> Self {
        let places = sorted_places(articles);
        let mut groups: Vec<&[(u64, u32)]> =
            places.chunk_by(|x, y| x.0 == y.0).filter(|group| group.len() > 1).collect();
        groups.sort_unstable_by_key(|group| (group.len(), group[0].0));
        let mut index = Self {
            starts: Vec::with_capacity(groups.len() + 1),
            articles: Vec::new(),
            lists: vec![Vec::new(); articles.len()],
        };
        for (number, group) in groups.into_iter().enumerate() {
            index.starts.push(index.articles.len() as u32);
            for &(_, article) in group {
                index.articles.push(article);
                index.lists[article as usize].push(number as u32);
            }
        }
        index.starts.push(index.articles.len() as u32);
        index
    }

    fn shared_of(&self, article: usize) -> &[u32] {
        &self.lists[article]
    }

    fn articles_with(&self, shingle: u32) -> &[u32] {
        let at = shingle as usize;
        &self.articles[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Each shingle that may stand in more than one article with each of its articles, sorted.
fn sorted_places(articles: &[&Shingles]) -> Vec<(u64, u32)> {
    let total: usize = articles.iter().map(|article| article.distinct.len()).sum();
    let mut table = Twice::with_room_for(total);
    for article in articles {
        for &hash in &article.distinct {
            table.add(hash);
        }
    }
    let mut places = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let shared = article.distinct.iter().filter(|hash| table.has_twice(**hash));
        places.extend(shared.map(|hash| (*hash, at as u32)));
    }
    places.sort_unstable();
    places
}

/// A table of slots that each say: never, once, or more often.
struct Twice {
    slots: Vec<u64>,
    mask: u64,
}

impl Twice {
    /// Four slots for each hash: one hash in five is then taken for shared by chance.
    fn with_room_for(hashes: usize) -> Self {
        let slots = (hashes.max(8) * 4).next_power_of_two();
        Self { slots: vec![0; slots / 32], mask: slots as u64 - 1 }
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let slot = hash & self.mask;
        ((slot / 32) as usize, slot % 32 * 2)
    }

    fn add(&mut self, hash: u64) {
        let (word, shift) = self.place(hash);
        let state = self.slots[word] >> shift & 0b11;
        self.slots[word] |= if state == 0 { 0b01 } else { 0b10 } << shift;
    }

    fn has_twice(&self, hash: u64) -> bool {
        let (word, shift) = self.place(hash);
        self.slots[word] >> shift & 0b10 != 0
    }
}

/// How many numbers stand in both ascending lists.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        count += usize::from(x == y);
    }
    count
}
