//! Clusters: average-link agglomeration over the pairs that are alike.
//!
//! The two clusters with the highest mean score of their pairs are merged until no mean reaches the
//! threshold; a pair that is not listed counts as 0. Scores are whole millionths, so that a sum does
//! not depend on the order of its parts; of equal means the one with the lowest numbers is merged.
//! A merge costs the neighbours of the smaller cluster times a logarithm.
//!
//! Two clusters may also be asked for how well each hangs together ([`Cohesion`]): two that are each
//! far closer in themselves than to the other are two things of one kind, not one thing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// The unit of scores.
pub(super) const MILLION: f64 = 1e6;
const MILLIONS: i128 = 1_000_000;

/// How much of its own closeness a cluster must have with another to be merged with it.
#[derive(Clone, Copy, Debug)]
pub(in crate::passes) struct Cohesion {
    /// The share of the lower of the two mean scores within.
    pub(in crate::passes) share: f64,
    /// A score within counts as this at most, so that copies do not make a cluster look close.
    pub(in crate::passes) cap: f64,
    /// So many pairs are added that score the threshold: a small cluster says little about itself.
    pub(in crate::passes) added: f64,
}

/// A merge of two clusters.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::passes) struct Merge {
    /// The mean score, from 0 to 1.
    pub(in crate::passes) score: f64,
    /// The members of the two clusters.
    pub(in crate::passes) members: [Vec<u32>; 2],
}

/// A cluster and the merges that made it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::passes) struct Cluster {
    /// Its members, ascending.
    pub(in crate::passes) members: Vec<u32>,
    /// What was merged, in the order of merging.
    pub(in crate::passes) merges: Vec<Merge>,
}

/// The clusters of `len` members, in the order of their least members.
pub(in crate::passes) fn clusters(
    len: usize,
    pairs: &[(u32, u32, f64)],
    threshold: f64,
    cohesion: Option<Cohesion>,
) -> Vec<Cluster> {
    let mut clusters: Vec<Option<Cluster>> =
        (0..len).map(|at| Some(Cluster { members: vec![at as u32], merges: Vec::new() })).collect();
    let mut neighbours: Vec<BTreeMap<u32, Between>> = vec![BTreeMap::new(); len];
    let mut within = vec![0; len];
    let mut heap = BinaryHeap::new();
    let least = (threshold * MILLION) as i64;
    let asked = cohesion.map(|cohesion| Asked::of(cohesion, least));
    for &(a, b, score) in pairs {
        let score = (score * MILLION) as i64;
        let between = Between { sum: score, capped: asked.map_or(0, |asked| score.min(asked.cap)) };
        neighbours[a as usize].insert(b, between);
        neighbours[b as usize].insert(a, between);
        if score >= least {
            heap.push((score, Reverse(a.min(b)), Reverse(a.max(b))));
        }
    }
    while let Some((mean, Reverse(a), Reverse(b))) = heap.pop() {
        let (Some(x), Some(y)) = (&clusters[a as usize], &clusters[b as usize]) else { continue };
        let between = neighbours[a as usize].get(&b).copied().unwrap_or_default();
        if mean != mean_of(between.sum, x.members.len(), y.members.len()) {
            continue;
        }
        let own = |cluster: &Cluster, at: u32| (cluster.members.len(), within[at as usize]);
        if asked.is_some_and(|asked| mean < asked.least_of(own(x, a), own(y, b))) {
            continue;
        }
        // The cluster with fewer neighbours goes into the other.
        let (into, from) = if neighbours[a as usize].len() >= neighbours[b as usize].len() {
            (a, b)
        } else {
            (b, a)
        };
        let Some(gone) = clusters[from as usize].take() else { continue };
        let Some(kept) = clusters[into as usize].as_mut() else { continue };
        merge(kept, gone, mean as f64 / MILLION);
        within[into as usize] += within[from as usize] + between.capped;
        neighbours[into as usize].remove(&from);
        for (other, between) in std::mem::take(&mut neighbours[from as usize]) {
            if other == into {
                continue;
            }
            neighbours[other as usize].remove(&from);
            neighbours[other as usize].entry(into).or_default().add(between);
            neighbours[into as usize].entry(other).or_default().add(between);
        }
        let Some(kept) = &clusters[into as usize] else { continue };
        for (&other, &between) in &neighbours[into as usize] {
            let Some(beside) = &clusters[other as usize] else { continue };
            let mean = mean_of(between.sum, kept.members.len(), beside.members.len());
            if mean >= least {
                heap.push((mean, Reverse(into.min(other)), Reverse(into.max(other))));
            }
        }
    }
    let mut clusters: Vec<Cluster> = clusters.into_iter().flatten().collect();
    clusters.sort_unstable_by_key(|cluster| cluster.members.first().copied());
    clusters
}

/// The scores between two clusters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Between {
    pub(super) sum: i64,
    /// The sum of the scores, each capped.
    pub(super) capped: i64,
}

impl Between {
    pub(super) const fn add(&mut self, other: Self) {
        self.sum += other.sum;
        self.capped += other.capped;
    }
}

/// A [`Cohesion`] in whole millionths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    share: i64,
    pub(super) cap: i64,
    /// How many pairs are added, in millionths, and what they score together.
    added: i64,
    score: i64,
}

impl Asked {
    pub(super) fn of(cohesion: Cohesion, least: i64) -> Self {
        let score = (cohesion.added * least as f64) as i64;
        let [share, cap, added] =
            [cohesion.share, cohesion.cap, cohesion.added].map(|x| (x * MILLION) as i64);
        Self { share, cap, added, score }
    }

    /// The least mean of two clusters, each given by its size and the sum within.
    pub(super) fn least_of(&self, a: (usize, i64), b: (usize, i64)) -> i64 {
        let mean = |(size, sum): (usize, i64)| {
            let pairs = i64::try_from(size.saturating_mul(size.saturating_sub(1)) / 2);
            let pairs = i128::from(pairs.unwrap_or(i64::MAX)) * MILLIONS + i128::from(self.added);
            i128::from(sum + self.score) * MILLIONS / pairs.max(1)
        };
        let least = mean(a).min(mean(b)) * i128::from(self.share) / MILLIONS;
        i64::try_from(least).unwrap_or(i64::MAX)
    }
}

/// The mean score of two clusters of these sizes.
pub(super) fn mean_of(sum: i64, a: usize, b: usize) -> i64 {
    let pairs = a.saturating_mul(b).max(1);
    sum / i64::try_from(pairs).unwrap_or(i64::MAX)
}

fn merge(kept: &mut Cluster, gone: Cluster, score: f64) {
    let mut members = [kept.members.clone(), gone.members];
    kept.members.extend(&members[1]);
    kept.members.sort_unstable();
    members.sort_unstable();
    kept.merges.extend(gone.merges);
    kept.merges.push(Merge { score, members });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(len: usize, pairs: &[(u32, u32, f64)]) -> Vec<Vec<u32>> {
        clusters(len, pairs, 0.5, None).into_iter().map(|cluster| cluster.members).collect()
    }

    #[test]
    fn one_likeness_does_not_chain_two_clusters() {
        let pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.8)];
        assert_eq!(members(5, &pairs), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn two_clusters_far_closer_in_themselves_stay_apart() {
        let triples =
            [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9)];
        let between = (0..3).flat_map(|a| (3..6).map(move |b| (a, b, 0.55)));
        let pairs: Vec<(u32, u32, f64)> = triples.into_iter().chain(between).collect();
        let of = |cap| {
            let cohesion = Cohesion { share: 0.9, cap, added: 1.0 };
            clusters(6, &pairs, 0.5, Some(cohesion)).len()
        };
        assert_eq!((members(6, &pairs).len(), of(1.0), of(0.6)), (1, 2, 1));
    }

    #[test]
    fn a_cluster_grows_while_its_mean_holds() {
        let pairs = [(0, 1, 0.9), (0, 2, 0.6), (1, 2, 0.6), (2, 3, 0.5)];
        assert_eq!(members(4, &pairs), [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn a_negative_score_keeps_apart() {
        let pairs = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.5)];
        assert_eq!(members(3, &pairs), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn the_order_of_the_pairs_does_not_count() {
        let mut pairs = vec![(0, 1, 0.7), (1, 2, 0.7), (2, 3, 0.7), (0, 2, 0.4), (1, 3, 0.4)];
        let one = clusters(4, &pairs, 0.5, None);
        pairs.reverse();
        assert_eq!(clusters(4, &pairs, 0.5, None), one);
        assert_eq!(one[0].merges[0].members, [vec![0], vec![1]]);
    }
}
