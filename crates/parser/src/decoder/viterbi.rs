//! The best whole sequence of roles (Viterbi's algorithm, after Rabiner 1989), in integers.
//!
//! Scores are 16 bits and re-based at every unit, so that a row of sixteen roles is two vector
//! registers. The role before is not stored: it is found again on the one path that counts.

use wide::{CmpEq, i16x16};

use super::features::FeatureSet;
use super::roles::{ROLE_COUNT, Role};
use super::weights::{Row, Weights};

/// The points that a unit's features give each role.
pub fn points(weights: &Weights, features: FeatureSet) -> Row {
    let mut row = i16x16::ZERO;
    // A word of the set at a time, so that a feature costs a shift and an addition.
    for (bits, rows) in
        features.words().into_iter().zip(weights.features.chunks(u64::BITS as usize))
    {
        let mut bits = bits;
        while let Some(weights) = rows.get(bits.trailing_zeros() as usize) {
            row = row.saturating_add(i16x16::from(*weights));
            bits &= bits - 1;
        }
    }
    row.to_array()
}

/// The best sequence of roles for units whose points are given.
///
/// Ties go to the role with the lower number, so that the answer is always the same.
pub fn best(weights: &Weights, points: &[Row]) -> Vec<Role> {
    best_between(weights, points, weights.start, weights.end)
}

/// The best sequence for a stretch of units; `start` weighs its first role and `end` its last.
pub(super) fn best_between(weights: &Weights, points: &[Row], start: Row, end: Row) -> Vec<Role> {
    let Some(first) = points.first() else { return Vec::new() };
    let follows = weights.follows.map(i16x16::from);
    let mut scores: Vec<Row> = Vec::with_capacity(points.len());
    let mut row = rebased(i16x16::from(*first).saturating_add(i16x16::from(start)));
    scores.push(row);
    for points in &points[1..] {
        let mut next = i16x16::splat(i16::MIN);
        for (score, follows) in row.into_iter().zip(&follows) {
            next = next.max(i16x16::splat(score).saturating_add(*follows));
        }
        row = rebased(next.saturating_add(i16x16::from(*points)));
        scores.push(row);
    }
    // The way back asks for what may stand before a role: the table turned over.
    let mut behind = [[0; ROLE_COUNT]; ROLE_COUNT];
    for (before, follows) in weights.follows.iter().enumerate() {
        for (role, points) in follows.iter().enumerate() {
            behind[role][before] = *points;
        }
    }
    let mut role = highest(row, end);
    let mut roles = vec![Role::ALL[role]; points.len()];
    for unit in (0..points.len() - 1).rev() {
        role = highest(scores[unit], behind[role]);
        roles[unit] = Role::ALL[role];
    }
    roles
}

/// The first role with the highest sum.
fn highest(row: Row, other: Row) -> usize {
    let sums = i16x16::from(row).saturating_add(i16x16::from(other));
    let highest = i16x16::splat(sums.reduce_max());
    sums.cmp_eq(highest).move_mask().trailing_zeros() as usize
}

/// A row moved so that its highest score is 8,192: room for gains above and for losses below.
fn rebased(row: i16x16) -> Row {
    let highest = i16x16::splat(row.reduce_max());
    let moved = row.saturating_sub(highest).saturating_add(i16x16::splat(8192));
    moved.max(i16x16::splat(-16_000)).to_array()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decoder::features::Feature;

    #[test]
    fn a_later_zone_never_goes_back() {
        let mut weights = Weights::default();
        weights.features[Feature::IsFirst as usize][Role::Paragraph as usize] = 10;
        weights.features[Feature::InLast3 as usize][Role::Headline as usize] = 9;
        let mut first = FeatureSet::default();
        first.add(Feature::IsFirst);
        let mut last = FeatureSet::default();
        last.add(Feature::InLast3);
        let rows = [points(&weights, first), points(&weights, last)];
        assert_eq!(best(&weights, &rows)[0], Role::Paragraph);
        assert_eq!(best(&weights, &rows)[1].zone(), 2);
        let rows = [points(&weights, last), points(&weights, first)];
        assert_eq!(best(&weights, &rows), [Role::Headline, Role::Paragraph]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(best(&Weights::default(), &[]), []);
    }

    #[test]
    fn ten_thousand_units_do_not_saturate() {
        let mut weights = Weights::default();
        weights.features[Feature::Bias as usize][Role::Paragraph as usize] = 900;
        let mut set = FeatureSet::default();
        set.add(Feature::Bias);
        let rows = vec![points(&weights, set); 10_000];
        assert!(best(&weights, &rows).iter().all(|role| *role == Role::Paragraph));
    }
}
