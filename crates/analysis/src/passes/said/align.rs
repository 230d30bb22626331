//! Alignment: which quotes of a story render one utterance.
//!
//! Pairs are scored and joined from the highest score down. A pair is joined outright from
//! [`SURE`] up. Below that, down to [`FAIR`], it is joined only if each is the other's best match by
//! a clear margin: a free translation shares few words, but it shares more with its original than
//! with anything else that was said. Groups are joined whole, if their quotes agree on average and
//! no article would render the utterance twice.

use std::collections::BTreeMap;

use crate::passes::tokens::Key;

use super::Part;
use super::own;
use super::speakers::Person;
use super::words::{Rarity, Words};

/// From this score on two quotes are one utterance.
const SURE: f64 = 0.5;

/// From this score on they may be.
const FAIR: f64 = 0.33;

/// How far the best match must be ahead of the next below [`SURE`].
const MARGIN: f64 = 0.12;

/// From this score on two sources without a name may be one.
const NAMELESS: f64 = 0.6;

/// From this score on a quote without speaker is that of the other, and so is one of a source without
/// a name, whom the other article may name.
const SPEAKERLESS: f64 = 0.7;

/// From this score on a source that goes by a role is who has the role in another article.
const HOLDER: f64 = 0.4;

/// Of one speaker, where the one has words in marks that stand word by word in the other.
const CITED: f64 = 0.9;

/// From this share of the shorter one's words, as they stand, two outlets give one utterance to
/// different speakers.
const OTHER_SPEAKER: f64 = 0.85;

/// The mean score of groups that are joined is at least this share of the score of the pair.
const AGREEMENT: f64 = 0.5;

/// A pair shares so many words at least, or all of the shorter one's.
const FEWEST_SHARED: usize = 3;

/// The same of two quotes of one speaker.
const FEWEST_OF_ONE: usize = 2;

/// From this score on they may be one utterance where they share so few words: two words of a story's
/// subject are soon in both.
const FEW: f64 = 0.45;

/// A quote lighter than so many rare words is weighed as if it had them.
const LEAST_WORDS: f64 = 3.0;

/// A word in more quotes of a story than this finds no pairs.
const TOO_COMMON: usize = 200;

/// A quote of a story.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) article: u32,
    pub(super) speaker: Option<&'a Person>,
    /// The family name of the speaker, where the article has but a role that another gives somebody.
    pub(super) holder: Option<Key>,
    pub(super) words: &'a Words,
    pub(super) part: &'a Part,
}

/// Quotes that render one utterance.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Indices of the lines, ascending.
    pub(super) members: Vec<usize>,
    /// The lowest score at which one was joined.
    pub(super) score: f64,
}

/// The groups of two lines or more, in the order of their first lines.
pub(super) fn align(lines: &[Line<'_>], rarity: &Rarity) -> Vec<Group> {
    let mut pairs = scored_pairs(lines, rarity);
    pairs.extend(own::pairs(lines));
    let mut joined = pairs.clone();
    joined.retain(|pair| is_joined(pair, lines, &pairs));
    joined.sort_by(|x, y| {
        let closest = y.score.total_cmp(&x.score).then(y.exact.cmp(&x.exact));
        closest.then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let scores: BTreeMap<(usize, usize), f64> =
        pairs.iter().map(|pair| ((pair.a, pair.b), pair.score)).collect();
    let mut groups: Vec<Group> =
        (0..lines.len()).map(|at| Group { members: vec![at], score: 1.0 }).collect();
    let mut group_of: Vec<usize> = (0..lines.len()).collect();
    for pair in joined {
        let (into, from) = (group_of[pair.a], group_of[pair.b]);
        if into == from || !fit(&groups[into], &groups[from], pair.score, lines, &scores) {
            continue;
        }
        let gone = std::mem::take(&mut groups[from].members);
        for &member in &gone {
            group_of[member] = into;
        }
        let score = groups[into].score.min(groups[from].score).min(pair.score);
        groups[into].members.extend(gone);
        groups[into].score = score;
    }
    groups.retain(|group| group.members.len() > 1);
    for group in &mut groups {
        group.members.sort_unstable();
    }
    groups.sort_by_key(|group| group.members.first().copied());
    groups
}

/// Two lines of different articles and how well they agree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) score: f64,
    /// How many words they share to the letter: of equal scores the closer rendering goes first.
    pub(super) exact: usize,
}

/// The pairs of lines that share words and may share a speaker.
fn scored_pairs(lines: &[Line<'_>], rarity: &Rarity) -> Vec<Pair> {
    let mut holders: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        for key in &line.words.keys {
            holders.entry(*key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    let mut found: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for key in &line.words.keys {
            let holders = holders.get(key).map(Vec::as_slice).unwrap_or_default();
            if holders.len() <= TOO_COMMON {
                found.extend(holders.iter().filter(|&&other| other > at));
            }
        }
        found.sort_unstable();
        found.dedup();
        for other in found.drain(..) {
            if line.article == lines[other].article {
                continue;
            }
            let score = score(line, &lines[other], rarity);
            if score >= FAIR {
                let exact = shared(&line.words.exact, &lines[other].words.exact).len();
                pairs.push(Pair { a: at, b: other, score, exact });
            }
        }
    }
    pairs
}

/// How well two lines agree, from 0 to 1; 0 where their speakers forbid it.
fn score(a: &Line<'_>, b: &Line<'_>, rarity: &Rarity) -> f64 {
    let least = match (a.speaker, b.speaker) {
        (Some(x), Some(y)) if x.named && y.named => {
            if !x.may_be(y) && !is_one_wording(a.words, b.words) {
                return 0.0;
            }
            FAIR
        }
        (Some(x), Some(y)) if x.may_be(y) => NAMELESS,
        (Some(_), Some(_)) if is_holder(a, b) => HOLDER,
        _ => SPEAKERLESS,
    };
    let (x, y) = (&a.words.keys, &b.words.keys);
    if a.words.exact == b.words.exact {
        return 1.0;
    }
    let shared = shared(x, y);
    let one = a.speaker.zip(b.speaker).is_some_and(|(x, y)| x.named && y.named && x.may_be(y));
    if (one || is_holder(a, b)) && !shared.is_empty() && is_whole(a.words, b.words) {
        return 1.0;
    }
    let cites = || a.words.is_cited_in(b.words) || b.words.is_cited_in(a.words);
    if (one || is_holder(a, b)) && cites() {
        return CITED;
    }
    if !(a.words.are_enough() && b.words.are_enough()) {
        return 0.0;
    }
    // Of one speaker so much is not asked, where the words weigh more.
    let fewest = if one || is_holder(a, b) { FEWEST_OF_ONE } else { FEWEST_SHARED };
    let shortest = x.len().min(y.len());
    if shared.len() < fewest.min(shortest) {
        return 0.0;
    }
    let few = shared.len() < FEWEST_SHARED.min(shortest);
    let least = if few { least.max(FEW) } else { least };
    let weigh = |keys: &[Key]| keys.iter().map(|key| rarity.weight(*key)).sum::<f64>();
    let shorter = weigh(x).min(weigh(y)).max(LEAST_WORDS * rarity.weight(0));
    let score = if shorter > 0.0 { weigh(&shared) / shorter } else { 0.0 };
    if score >= least { score.min(1.0) } else { 0.0 }
}

/// Whether one speaker goes by a role that is the other's, or both by roles of one person.
fn is_holder(a: &Line<'_>, b: &Line<'_>) -> bool {
    let family = |line: &Line<'_>| {
        let named = line.speaker.filter(|person| person.named);
        line.holder.or_else(|| named.and_then(Person::family))
    };
    (a.holder.is_some() || b.holder.is_some()) && family(a).is_some() && family(a) == family(b)
}

/// Whether nearly all words of the shorter quote stand in the other, too.
fn is_one_wording(a: &Words, b: &Words) -> bool {
    let shorter = a.exact.len().min(b.exact.len());
    let both = shared(&a.exact, &b.exact).len();
    both > FEWEST_SHARED && both as f64 >= OTHER_SPEAKER * shorter as f64
}

/// Whether every word of the shorter quote stands in the other as it is.
fn is_whole(a: &Words, b: &Words) -> bool {
    let (shorter, other) = if a.exact.len() <= b.exact.len() { (a, b) } else { (b, a) };
    shorter.tell_together() && shared(&shorter.exact, &other.exact).len() == shorter.exact.len()
}

/// The words of both sorted lists.
pub(super) fn shared(a: &[Key], b: &[Key]) -> Vec<Key> {
    a.iter().copied().filter(|key| b.binary_search(key).is_ok()).collect()
}

/// Whether a pair is joined: its score is sure, or each is the other's best match by a margin.
fn is_joined(pair: &Pair, lines: &[Line<'_>], pairs: &[Pair]) -> bool {
    if pair.score >= SURE {
        return true;
    }
    // Rivals are the other lines of the same articles.
    pairs.iter().all(|rival| {
        let same_pair = (rival.a, rival.b) == (pair.a, pair.b);
        let touches = |ours: usize, theirs: usize| {
            (rival.a == ours && lines[rival.b].article == lines[theirs].article)
                || (rival.b == ours && lines[rival.a].article == lines[theirs].article)
        };
        same_pair
            || !(touches(pair.a, pair.b) || touches(pair.b, pair.a))
            || rival.score + MARGIN <= pair.score
    })
}

/// Whether two groups agree as a whole and no article is in both. A pair counts by the words that it
/// could share, so that a fragment does not speak against the whole.
fn fit(
    a: &Group,
    b: &Group,
    score: f64,
    lines: &[Line<'_>],
    scores: &BTreeMap<(usize, usize), f64>,
) -> bool {
    let (mut sum, mut all) = (0.0, 0.0);
    for &x in &a.members {
        for &y in &b.members {
            if lines[x].article == lines[y].article {
                return false;
            }
            let words = |at: usize| lines[at].words.exact.len().max(1);
            let weight = words(x).min(words(y)) as f64;
            sum += weight * scores.get(&(x.min(y), x.max(y))).copied().unwrap_or_default();
            all += weight;
        }
    }
    sum / all >= AGREEMENT * score
}
