//! Which statements tell one claim: pairs of statements, joined.
//!
//! Statements are joined by average link, so that one likeness does not chain two claims. A pair
//! counts in full if it is sure, or if each is the other's best match in its article, else as a hint.
//!
//! A sentence may tell two things that another article tells apart. It is in one group then, and
//! what is like it in another: such a pair joins the group that it fits, or is a claim of its own. So
//! a statement may stand in several claims. The same holds for two statements that render one utterance
//! ([`crate::passes::said`]), in whatever words: of several, those that are most alike; and for a few
//! words in quotation marks that the other statement holds word by word, for a tabloid's sentence shares
//! little else with what it quotes from.

use std::collections::BTreeMap;

use super::likeness::{Likeness, Line, repeated};
use crate::passes::stories::cluster;

/// The least mean likeness of two groups of statements that are joined.
const THRESHOLD: f64 = 0.16;

/// What a pair that does not count brings to the mean at most: it speaks for a join and makes none.
const HINT: f64 = 0.15;

/// A pair counts from here if each is the other's best match in its article.
const FAIR: f64 = 0.36;

/// A pair counts from here in any case.
const SURE: f64 = 0.5;

/// A pair from here on stands in one claim, whatever else its statements tell.
const SAME: f64 = 0.38;

/// The same where one repeats the other, or has a few words in quotation marks that it holds.
const REPEATED: f64 = 0.05;

/// The same where anybody may say them of anything: `"We do not know"`.
const COMMON: f64 = 0.2;

/// The mean likeness to the articles of a group from which on a statement tells what they tell.
const FITS: f64 = 0.35;

/// Statements that tell the same.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Their numbers.
    pub(super) members: Vec<u32>,
    /// The least mean likeness at which they were joined.
    pub(super) score: f64,
}

/// The groups of all statements, one that tells nothing with others among them.
pub(super) fn groups(lines: &[Line<'_>], likeness: &Likeness) -> Vec<Group> {
    let clusters = cluster::clusters(lines.len(), &counted(lines, likeness), THRESHOLD, None);
    let groups = clusters.into_iter().map(|cluster| Group {
        score: cluster.merges.iter().map(|merge| merge.score).fold(1.0, f64::min),
        members: cluster.members,
    });
    let mut groups: Vec<Group> = groups.collect();
    join_apart(lines, likeness, &mut groups);
    groups
}

/// The pairs with what they count.
fn counted(lines: &[Line<'_>], likeness: &Likeness) -> Vec<(u32, u32, f64)> {
    let best = best(lines, likeness.iter());
    let is_best = |at: u32, other: u32, score: f64| {
        best.get(&(at, article(lines, other))).is_none_or(|best| score >= *best)
    };
    let counts = |a, b, score| {
        score >= SURE || (score >= FAIR && is_best(a, b, score) && is_best(b, a, score))
    };
    let counted = |(&(a, b), &score): (&(u32, u32), &f64)| {
        (a, b, if counts(a, b, score) { score } else { score.min(HINT) })
    };
    likeness.iter().map(counted).collect()
}

/// The best score of each statement in each other article.
fn best<'a>(
    lines: &[Line<'_>],
    pairs: impl Iterator<Item = (&'a (u32, u32), &'a f64)>,
) -> BTreeMap<(u32, u32), f64> {
    let mut best: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for (&(a, b), &score) in pairs {
        for key in [(a, article(lines, b)), (b, article(lines, a))] {
            let best = best.entry(key).or_default();
            *best = best.max(score);
        }
    }
    best
}

/// Joins the pairs that are the same and stand in no group together, the likest first.
fn join_apart(lines: &[Line<'_>], likeness: &Likeness, groups: &mut Vec<Group>) {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
    for (group, found) in groups.iter().enumerate() {
        for &at in &found.members {
            of[at as usize].push(group);
        }
    }
    let said = |at: u32| lines.get(at as usize).and_then(|line| line.said);
    let of_one_utterance = |a: u32, b: u32| said(a).is_some() && said(a) == said(b);
    let rendered = best(lines, likeness.iter().filter(|((a, b), _)| of_one_utterance(*a, *b)));
    let least = |a: u32, b: u32| {
        let (a, b) = lines.get(a as usize).zip(lines.get(b as usize))?;
        let common = repeated(a.statement, b.statement)?;
        Some(if common { COMMON } else { REPEATED })
    };
    let same = likeness.iter().filter(|&(&(a, b), &score)| {
        let is_best = |at: u32, other: u32| {
            rendered.get(&(at, article(lines, other))).is_some_and(|best| score >= *best)
        };
        score >= SAME
            || score >= REPEATED && least(a, b).is_some_and(|least| score >= least)
            || of_one_utterance(a, b) && is_best(a, b) && is_best(b, a)
    });
    let mut same: Vec<(u32, u32, f64)> = same.map(|(&(a, b), &score)| (a, b, score)).collect();
    same.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    for (a, b, score) in same {
        let (with_a, with_b) = (&of[a as usize], &of[b as usize]);
        if with_a.iter().any(|group| with_b.contains(group)) {
            continue;
        }
        let joins = with_b.iter().map(|&group| (a, group));
        let joins = joins.chain(with_a.iter().map(|&group| (b, group)));
        let fits =
            joins.map(|(at, group)| (mean(lines, likeness, at, &groups[group].members), at, group));
        let best = fits.max_by(|x, y| x.0.total_cmp(&y.0).then((y.1, y.2).cmp(&(x.1, x.2))));
        let joined = best.filter(|(mean, ..)| *mean >= FITS);
        if let Some((mean, at, group)) = joined {
            groups[group].members.push(at);
            groups[group].score = groups[group].score.min(mean);
            of[at as usize].push(group);
        } else {
            for at in [a, b] {
                of[at as usize].push(groups.len());
            }
            groups.push(Group { members: vec![a, b], score });
        }
    }
}

/// The mean, over the other articles of a group, of the likeness of this statement to its nearest.
fn mean(lines: &[Line<'_>], likeness: &Likeness, at: u32, members: &[u32]) -> f64 {
    let mut nearest: BTreeMap<u32, f64> = BTreeMap::new();
    for &other in members {
        if article(lines, other) == article(lines, at) {
            continue;
        }
        let score = likeness.get(&(at.min(other), at.max(other))).copied().unwrap_or_default();
        let nearest = nearest.entry(article(lines, other)).or_default();
        *nearest = nearest.max(score);
    }
    nearest.values().sum::<f64>() / nearest.len().max(1) as f64
}

fn article(lines: &[Line<'_>], at: u32) -> u32 {
    lines.get(at as usize).map_or(0, |line| line.article)
}
