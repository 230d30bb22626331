//! How alike two statements of different articles are.
//!
//! Their likeness is the share of the words of both that they share, weighted by how rare these are
//! among the story's statements; the lighter statement counts more, since one may tell more than the
//! other. To it is added
//!
//! - for openings a share, since they tell the event;
//! - how rare the rarest shared word is, since one rare word tells more than many common ones;
//! - how near to each other they stand in their articles, and how alike their neighbours are, since
//!   retold copy keeps its order and keeps together what belongs together;
//! - numbers that agree without being told alike (`3,927` and `nearly 4,000`), or are of one thing and
//!   differ; the same for an article's first number of the dead.
//!
//! A statement that another article has word for word is compared with no other statement there.
//!
//! What each counts was tuned on `tests/stories` and on the first half of `tests/labels/sides.tsv`.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::differences::{agree_nearly, contrary};
use super::statements::Statement;
use super::words::{self, Word};
use crate::passes::said::words::Rarity;
use crate::passes::sides::ArticleSpan;
use crate::passes::tokens::Key;

/// By how much likelier two statements of openings tell the same.
const OPENING: f64 = 1.2;

/// What the lighter statement counts against the heavier one: at 1, containment alone.
const LIGHTER: f64 = 0.75;

/// A weight that neither statement shares is added to both, since two short ones are soon alike.
const UNSHARED: f64 = 1.0;

/// What the likeness of two statements near by adds.
const NEAR_BY: f64 = 0.2;

/// How many statements before and behind one are near by.
const REACH: u32 = 2;

/// What is added where both hold their articles' first number of the dead, or of one other sense.
const LEADING: f64 = 0.2;

/// The least share of the larger number that the smaller one is, where both may be of one event.
const NEAR: f64 = 0.6;

/// What it counts how far down their articles both stand, and from which distance on it counts
/// against them.
const DEPTH: f64 = 0.2;
const FAR: f64 = 0.3;

/// What the rarest shared word counts, and from which share of the weight of the rarest of all on it
/// counts for them.
const RAREST: f64 = 0.2;
const RARE: f64 = 0.85;

/// What numbers count that agree without being told alike, and numbers of one thing that differ.
const NUMBERS: f64 = 0.1;

/// Two statements share at least so many keys: two words, or one that has synonyms and is the same;
/// or one repeats what the other has in quotation marks.
const SHARED: usize = 2;

/// How many statements are added that hold none of the words.
const ADDED: f64 = 10.0;

/// A word that more statements of the story hold than this finds no pairs.
const TOO_COMMON: usize = 60;

/// The likeness of pairs of statements, by their numbers, the lower one first.
pub(super) type Likeness = BTreeMap<(u32, u32), f64>;

/// A statement and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number among those of the story.
    pub(super) at: u32,
    pub(super) article: u32,
    pub(super) statement: &'a Statement,
    /// The utterance that it renders.
    pub(super) said: Option<u32>,
}

impl<'a> Line<'a> {
    fn words(&self) -> &'a [Word] {
        &self.statement.words
    }

    pub(super) fn place(&self) -> ArticleSpan {
        ArticleSpan { article: self.article, span: self.statement.span }
    }
}

/// The pairs of statements of different articles that are alike at all.
pub(super) fn of(lines: &[Line<'_>]) -> Likeness {
    let keys: Vec<Vec<Key>> =
        lines.iter().map(|line| line.words().iter().map(|word| word.key).collect()).collect();
    let rarity = Rarity::of_keys(keys.iter().map(Vec::as_slice), ADDED);
    let weigh = |word: &Word| rarity.weight(word.key) * word.share;
    let weights: Vec<f64> =
        lines.iter().map(|line| line.words().iter().map(weigh).sum::<f64>()).collect();
    let mut holders: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, keys) in keys.iter().enumerate() {
        for key in keys {
            holders.entry(*key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    let mut found: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for word in line.words() {
            let holders = holders.get(&word.key).map(Vec::as_slice).unwrap_or_default();
            if holders.len() <= TOO_COMMON {
                let behind = holders.partition_point(|&other| other <= at);
                found.extend_from_slice(holders.get(behind..).unwrap_or_default());
            }
        }
        found.sort_unstable();
        found.dedup();
        for other in found.drain(..) {
            if lines[other].article == line.article {
                continue;
            }
            let shared = shared(line.words(), lines[other].words());
            if shared.len() < SHARED && repeated(line.statement, lines[other].statement).is_none() {
                continue;
            }
            let weights = [weights[at], weights[other]];
            let likeness = likeness(line, &lines[other], &shared, weights, &rarity);
            pairs.push((at as u32, other as u32, likeness));
        }
    }
    // A statement that another article has word for word is that one there.
    let held: FxHashSet<(u32, u64)> =
        lines.iter().map(|line| (line.article, line.statement.exact)).collect();
    let twin = |a: &Line<'_>, b: &Line<'_>| held.contains(&(b.article, a.statement.exact));
    pairs.retain(|&(a, b, _)| {
        let (a, b) = (&lines[a as usize], &lines[b as usize]);
        a.statement.exact == b.statement.exact || !(twin(a, b) || twin(b, a))
    });
    let scores: FxHashMap<(u32, u32), f64> = pairs.iter().map(|&(a, b, s)| ((a, b), s)).collect();
    let whole = |&(a, b, score): &(u32, u32, f64)| {
        ((a, b), (score + NEAR_BY * near_by(lines, &scores, a, b)).clamp(0.0, 1.0))
    };
    pairs.iter().map(whole).collect()
}

/// The likeness of two statements by what they tell.
fn likeness(
    a: &Line<'_>,
    b: &Line<'_>,
    shared: &[Word],
    weights: [f64; 2],
    rarity: &Rarity,
) -> f64 {
    // Two values of one thing are neither shared nor missing where they differ.
    let mut both = weights;
    let contrary = contrary(a.statement, b.statement);
    for (x, y) in &contrary {
        both[0] -= x.key().map_or(0.0, |key| rarity.weight(key));
        both[1] -= y.key().map_or(0.0, |key| rarity.weight(key));
    }
    let (low, high) = (both[0].min(both[1]), both[0].max(both[1]));
    let whole = UNSHARED + LIGHTER * low + (1.0 - LIGHTER) * high;
    let told = shared.iter().map(|word| rarity.weight(word.key) * word.share);
    let (told, rarest) =
        told.fold((0.0, 0.0), |(sum, most): (f64, f64), told| (sum + told, most.max(told)));
    let mut likeness = told / whole;
    if a.statement.opens && b.statement.opens {
        likeness *= OPENING;
    }
    if lead_alike(a, b) && !words::are_elsewhere(&a.statement.places, &b.statement.places) {
        likeness += LEADING;
    }
    if !contrary.is_empty() {
        likeness += NUMBERS;
    }
    if agree_nearly(a.statement, b.statement) {
        likeness += NUMBERS;
    }
    let apart = (a.statement.depth - b.statement.depth).abs();
    likeness + RAREST * (rarest / rarity.of_shared() - RARE) + DEPTH * (FAR - apart)
}

/// Whether two statements are the same word by word, or one has in quotation marks a few words that
/// the other holds, in marks or not; and whether these are words that anybody may say of anything.
pub(super) fn repeated(a: &Statement, b: &Statement) -> Option<bool> {
    let held = |quoting: &Statement, other: &Statement| {
        let held = quoting.scraps.iter().filter(|scrap| {
            let scrap = quoting.tokens.get(scrap.words.clone()).unwrap_or_default();
            other.tokens.windows(scrap.len().max(1)).any(|words| words == scrap)
        });
        held.map(|scrap| scrap.common).min()
    };
    if a.exact == b.exact {
        return Some(false);
    }
    held(a, b).into_iter().chain(held(b, a)).min()
}

/// Whether both hold their articles' first number of one sense, and the numbers are near each other:
/// articles on one event tell its dead first.
fn lead_alike(a: &Line<'_>, b: &Line<'_>) -> bool {
    let theirs = &b.statement.leads;
    a.statement.leads.iter().any(|(sense, x)| {
        let near = |y: f64| x.min(y) >= NEAR * x.max(y);
        theirs.iter().any(|(other, y)| other == sense && near(*y))
    })
}

/// The likeness of the two most alike statements that stand near these two, themselves left out.
fn near_by(lines: &[Line<'_>], scores: &FxHashMap<(u32, u32), f64>, a: u32, b: u32) -> f64 {
    let article = |at: u32| lines.get(at as usize).map(|line| line.article);
    let around = |at: u32| {
        let places = at.saturating_sub(REACH)..=at + REACH;
        places.filter(move |&other| other != at && article(other) == article(at))
    };
    let pairs = around(a).flat_map(|x| around(b).map(move |y| (x.min(y), x.max(y))));
    pairs.filter_map(|pair| scores.get(&pair).copied()).fold(0.0, f64::max)
}

/// The words of both sorted lists, each with the smaller of its shares.
fn shared(a: &[Word], b: &[Word]) -> Vec<Word> {
    let both = a.iter().filter_map(|word| {
        let at = b.binary_search_by_key(&word.key, |other| other.key).ok()?;
        Some(Word { share: word.share.min(b.get(at)?.share), ..*word })
    });
    both.collect()
}
