//! Rarity: how much a word tells, by how few articles hold it.
//!
//! A handful of articles is a poor judge of words: `bridge` may be as rare in it as `Havnsund`, and
//! the name of the town in all of them. So a table of newspaper English
//! (`data/document-frequencies.txt`, made by `cargo xtask train frequencies`) counts as [`TABLE_AS`]
//! articles more. That is little on purpose: among articles that are all on two leaders, the leaders'
//! names tell nothing. A word that neither knows is the rarest.
//!
//! The weight is the inverse document frequency to the power of 1.3, which leaves less to the
//! words of a beat (`police`, `minister`) than the first power does.
//!
//! Limits of this version: the table is of some three thousand English articles, and stems that
//! stand in one or two of them are left out.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::passes::tokens::{Key, key};

const TABLE: &str = include_str!("../../../data/document-frequencies.txt");

/// As how many articles the table counts.
const TABLE_AS: f64 = 10.0;

/// The power of the inverse document frequency.
const POWER: f64 = 1.3;

/// In what share of the table's articles each stem stands.
fn background() -> &'static FxHashMap<Key, f64> {
    static SHARES: OnceLock<FxHashMap<Key, f64>> = OnceLock::new();
    SHARES.get_or_init(|| {
        let mut shares: FxHashMap<Key, f64> = FxHashMap::default();
        let mut articles = 1.0;
        for row in TABLE.lines().filter(|row| !row.starts_with('#')) {
            let mut words = row.split_whitespace();
            let Some(first) = words.next() else { continue };
            if first == "articles" {
                articles = words.next().and_then(|n| n.parse().ok()).unwrap_or(articles);
            } else if let Ok(count) = first.parse::<f64>() {
                for stem in words {
                    *shares.entry(key(stem)).or_default() += count / articles;
                }
            }
        }
        shares
    })
}

/// The weight of a stem that stands in so many of so many articles.
pub(super) fn rarity(stem: Key, holders: usize, articles: usize) -> f64 {
    let known = background().get(&stem).copied().unwrap_or(0.0) * TABLE_AS;
    let total = 1.0 + TABLE_AS + articles as f64;
    (total / (1.0 + known + holders as f64)).ln().max(0.0).powf(POWER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_more_than_words_of_every_page() {
        let of = |stem: &str| rarity(key(stem), 2, 5);
        assert!(of("havnsund") > of("polic") && of("polic") > of("day"));
    }

    #[test]
    fn what_the_whole_batch_holds_tells_less() {
        let of = |holders| rarity(key("havnsund"), holders, 10_000);
        assert!(of(2) > 2.0 * of(2_000));
        assert!(rarity(key("havnsund"), 5, 5) < 0.6 * rarity(key("havnsund"), 1, 5));
        assert!(rarity(key("day"), 10_000, 10_000) < 0.1);
    }
}
