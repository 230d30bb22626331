//! Which statements of different articles tell the same.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::differences::{contrary, differences};
use super::{Claim, Part, StoryClaims, Telling};
use crate::passes::accounts::StoryAccounts;
use crate::passes::said::words::Rarity;
use crate::passes::sides::ArticleSpan;
use crate::passes::stories::cluster;
use crate::passes::tokens::Key;

use super::statements::Statement;
use super::words::Word;

/// The least mean likeness of two groups of statements that are joined.
const THRESHOLD: f64 = 0.16;

/// What a pair that does not count brings to the mean at most: it speaks for a join and makes none.
const HINT: f64 = 0.15;

/// A pair counts from here if each is the other's best match in its article.
const FAIR: f64 = 0.32;

/// A pair counts from here in any case.
const SURE: f64 = 0.45;

/// An article with a statement so like one of a claim may tell it in words that are not known here.
const MAYBE: f64 = 0.2;

/// By how much likelier two statements of openings tell the same.
const OPENING: f64 = 1.2;

/// What the lighter statement counts against the heavier one: at 1, containment alone.
const LIGHTER: f64 = 0.75;

/// A weight that neither statement shares is added to both, since two short ones are soon alike.
const UNSHARED: f64 = 1.0;

/// What the likeness of two statements near by adds: retold copy keeps together what belongs together.
const NEAR_BY: f64 = 0.2;

/// How many statements before and behind one are near by.
const REACH: u32 = 2;

/// What is added where both hold their articles' first number of the dead, or of one other sense.
const LEADING: f64 = 0.2;

/// The least share of the larger number that the smaller one is, where both may be of one event.
const NEAR: f64 = 0.6;

/// Two statements share at least so many words.
const SHARED: usize = 2;

/// How many statements are added that hold none of the words.
const ADDED: f64 = 10.0;

/// A word that more statements of the story hold than this finds no pairs.
const TOO_COMMON: usize = 60;

/// A statement and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number among those of the story.
    pub(super) at: u32,
    pub(super) article: u32,
    pub(super) statement: &'a Statement,
}

impl<'a> Line<'a> {
    fn words(&self) -> &'a [Word] {
        &self.statement.words
    }

    fn place(&self) -> ArticleSpan {
        ArticleSpan { article: self.article, span: self.statement.span }
    }
}

/// The claims of the story with this number.
pub(super) fn claims(
    story: u32,
    articles: &[u32],
    parts: &[Part],
    accounts: Option<&StoryAccounts>,
) -> StoryClaims {
    let mut lines = Vec::new();
    for &article in articles {
        let statements = parts.get(article as usize).map(|part| part.statements.as_slice());
        let statements = statements.unwrap_or_default().iter();
        for statement in statements {
            lines.push(Line { at: lines.len() as u32, article, statement });
        }
    }
    let alike = alike(&lines);
    let clusters = cluster::clusters(lines.len(), &counted(&lines, &alike), THRESHOLD, None);
    let likeness: BTreeMap<(u32, u32), f64> =
        alike.iter().map(|&(a, b, score)| ((a, b), score)).collect();
    let mut near: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &(a, b, _) in alike.iter().filter(|pair| pair.2 >= MAYBE) {
        near.entry(a).or_default().push(b);
        near.entry(b).or_default().push(a);
    }
    let mut claims = Vec::new();
    let mut alone = Vec::new();
    for cluster in &clusters {
        let mut members: Vec<Line<'_>> =
            cluster.members.iter().filter_map(|&at| lines.get(at as usize).copied()).collect();
        members.sort_by_key(|line| (line.article, line.statement.span));
        let Some(first) = members.first() else { continue };
        if members.iter().all(|line| line.article == first.article) {
            alone.extend(members.iter().map(Line::place));
            continue;
        }
        let exact = first.statement.exact;
        let tellings = members
            .iter()
            .map(|line| Telling { place: line.place(), verbatim: line.statement.exact == exact });
        let score = cluster.merges.iter().map(|merge| merge.score).fold(1.0, f64::min);
        let tells = |article: &u32| members.iter().any(|line| line.article == *article);
        let close = members.iter().filter_map(|line| near.get(&line.at)).flatten();
        let close: BTreeSet<u32> =
            close.filter_map(|&at| Some(lines.get(at as usize)?.article)).collect();
        let silent = articles.iter().copied().filter(|article| !tells(article));
        let (unknown, absent) = silent.partition(|article| close.contains(article));
        claims.push(Claim {
            tellings: tellings.collect(),
            absent,
            unknown,
            accounts: accounts_of(&members, accounts),
            score,
            differences: differences(&members, &likeness),
        });
    }
    claims.sort_by_key(|claim| claim.tellings.first().map(|telling| telling.place));
    alone.sort_unstable();
    for &article in articles {
        let breaks_at = parts.get(article as usize).and_then(|part| part.breaks_at);
        if let Some(breaks_at) = breaks_at {
            mark_unknown(&mut claims, article, breaks_at);
        }
    }
    StoryClaims { story, claims, alone }
}

fn accounts_of(members: &[Line<'_>], accounts: Option<&StoryAccounts>) -> u32 {
    let Some(accounts) = accounts else {
        let mut articles: Vec<u32> = members.iter().map(|line| line.article).collect();
        articles.dedup();
        return articles.len() as u32;
    };
    let told = members.iter().map(|line| accounts.of(line.article));
    let mut told: Vec<Option<usize>> = told.collect();
    told.sort_unstable();
    told.dedup();
    told.len() as u32
}

/// The pairs with what they count: in full if they are sure or each is the other's best in its
/// article, else as a hint.
fn counted(lines: &[Line<'_>], alike: &[(u32, u32, f64)]) -> Vec<(u32, u32, f64)> {
    // The best score of each statement in each other article.
    let mut best: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    let article = |at: u32| lines.get(at as usize).map_or(0, |line| line.article);
    for &(a, b, score) in alike {
        for key in [(a, article(b)), (b, article(a))] {
            let best = best.entry(key).or_default();
            *best = best.max(score);
        }
    }
    let is_best = |at: u32, other: u32, score: f64| {
        best.get(&(at, article(other))).is_none_or(|best| score >= *best)
    };
    let counts = |a, b, score| {
        score >= SURE || (score >= FAIR && is_best(a, b, score) && is_best(b, a, score))
    };
    let counted = |&(a, b, score): &(u32, u32, f64)| {
        (a, b, if counts(a, b, score) { score } else { score.min(HINT) })
    };
    alike.iter().map(counted).collect()
}

/// The pairs of statements of different articles that are alike at all, the lower number first.
fn alike(lines: &[Line<'_>]) -> Vec<(u32, u32, f64)> {
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
            if shared.len() < SHARED {
                continue;
            }
            // Two values of one thing are neither shared nor missing where they differ.
            let mut both = [weights[at], weights[other]];
            for (x, y) in contrary(line.statement, lines[other].statement) {
                both[0] -= x.key().map_or(0.0, |key| rarity.weight(key));
                both[1] -= y.key().map_or(0.0, |key| rarity.weight(key));
            }
            let (low, high) = (both[0].min(both[1]), both[0].max(both[1]));
            let whole = UNSHARED + LIGHTER * low + (1.0 - LIGHTER) * high;
            let likeness = shared.iter().map(weigh).sum::<f64>() / whole;
            let both_open = line.statement.opens && lines[other].statement.opens;
            let likeness = if both_open { likeness * OPENING } else { likeness };
            let likeness =
                likeness + LEADING * f64::from(u8::from(lead_alike(line, &lines[other])));
            pairs.push((at as u32, other as u32, likeness));
        }
    }
    let scores: FxHashMap<(u32, u32), f64> = pairs.iter().map(|&(a, b, s)| ((a, b), s)).collect();
    for (a, b, score) in &mut pairs {
        *score = (*score + NEAR_BY * near_by(lines, &scores, *a, *b)).min(1.0);
    }
    pairs
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
        Some(Word { key: word.key, share: word.share.min(b.get(at)?.share) })
    });
    both.collect()
}

/// Moves an article whose copy breaks off from `absent` to `unknown`, where the lost copy may have
/// told the claim.
fn mark_unknown(claims: &mut [Claim], article: u32, breaks_at: u32) {
    let before_break = |claim: &Claim| {
        claim
            .tellings
            .iter()
            .any(|telling| telling.place.article == article && telling.place.span.end <= breaks_at)
    };
    // For each outlet, the last place of a claim that the broken copy has in front of its break.
    let mut last: BTreeMap<u32, u32> = BTreeMap::new();
    for telling in claims.iter().filter(|claim| before_break(claim)).flat_map(|c| &c.tellings) {
        let place = last.entry(telling.place.article).or_default();
        *place = (*place).max(telling.place.span.start);
    }
    for claim in claims {
        let Some(at) = claim.absent.iter().position(|other| *other == article) else { continue };
        let passed = claim.tellings.iter().any(|telling| {
            last.get(&telling.place.article).is_some_and(|last| telling.place.span.start < *last)
        });
        if !passed {
            claim.absent.remove(at);
            claim.unknown.push(article);
        }
    }
}
