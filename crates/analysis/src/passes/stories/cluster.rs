//! Clusters: average-link agglomeration over the pairs that are alike.
//!
//! The two clusters with the highest mean score of their pairs are merged until no mean reaches the
//! threshold; a pair that is not listed counts as 0. Scores are whole millionths, so that a sum does
//! not depend on the order of its parts; of equal means the one with the lowest numbers is merged.
//! A merge costs the neighbours of the smaller cluster times a logarithm.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// The unit of scores.
const MILLION: f64 = 1e6;

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
) -> Vec<Cluster> {
    let mut clusters: Vec<Option<Cluster>> =
        (0..len).map(|at| Some(Cluster { members: vec![at as u32], merges: Vec::new() })).collect();
    let mut neighbours: Vec<BTreeMap<u32, i64>> = vec![BTreeMap::new(); len];
    let mut heap = BinaryHeap::new();
    let least = (threshold * MILLION) as i64;
    for &(a, b, score) in pairs {
        let score = (score * MILLION) as i64;
        neighbours[a as usize].insert(b, score);
        neighbours[b as usize].insert(a, score);
        if score >= least {
            heap.push((score, Reverse(a.min(b)), Reverse(a.max(b))));
        }
    }
    while let Some((mean, Reverse(a), Reverse(b))) = heap.pop() {
        let (Some(x), Some(y)) = (&clusters[a as usize], &clusters[b as usize]) else { continue };
        let sum = neighbours[a as usize].get(&b).copied().unwrap_or_default();
        if mean != mean_of(sum, x, y) {
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
        neighbours[into as usize].remove(&from);
        for (other, sum) in std::mem::take(&mut neighbours[from as usize]) {
            if other == into {
                continue;
            }
            neighbours[other as usize].remove(&from);
            *neighbours[other as usize].entry(into).or_default() += sum;
            *neighbours[into as usize].entry(other).or_default() += sum;
        }
        let Some(kept) = &clusters[into as usize] else { continue };
        for (&other, &sum) in &neighbours[into as usize] {
            let Some(beside) = &clusters[other as usize] else { continue };
            let mean = mean_of(sum, kept, beside);
            if mean >= least {
                heap.push((mean, Reverse(into.min(other)), Reverse(into.max(other))));
            }
        }
    }
    let mut clusters: Vec<Cluster> = clusters.into_iter().flatten().collect();
    clusters.sort_unstable_by_key(|cluster| cluster.members.first().copied());
    clusters
}

fn mean_of(sum: i64, a: &Cluster, b: &Cluster) -> i64 {
    let pairs = a.members.len().saturating_mul(b.members.len()).max(1);
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
        clusters(len, pairs, 0.5).into_iter().map(|cluster| cluster.members).collect()
    }

    #[test]
    fn one_likeness_does_not_chain_two_clusters() {
        let pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.8)];
        assert_eq!(members(5, &pairs), [vec![0, 1], vec![2, 3], vec![4]]);
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
        let one = clusters(4, &pairs, 0.5);
        pairs.reverse();
        assert_eq!(clusters(4, &pairs, 0.5), one);
        assert_eq!(one[0].merges[0].members, [vec![0], vec![1]]);
    }
}
