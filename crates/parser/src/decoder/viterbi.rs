//! The best whole sequence of roles (Viterbi's algorithm, after Rabiner 1989), in integers.
//!
//! Scores are 16 bits and re-based at every unit, so that a row of sixteen roles is two vector
//! registers. The role before is not stored: it is found again on the one path that counts.

use super::features::FeatureSet;
use super::roles::{ROLE_COUNT, Role};
use super::weights::{Row, Weights};

/// The points that a unit's features give each role.
pub fn points(weights: &Weights, features: FeatureSet) -> Row {
    let mut row = [0_i16; ROLE_COUNT];
    for number in features.numbers() {
        row = each(row, weights.features[number], i16::saturating_add);
    }
    row
}

/// The best sequence of roles for units whose points are given.
///
/// Ties go to the role with the lower number, so that the answer is always the same.
pub fn best(weights: &Weights, points: &[Row]) -> Vec<Role> {
    let Some(first) = points.first() else { return Vec::new() };
    let mut scores: Vec<Row> = Vec::with_capacity(points.len());
    let mut row = [0_i16; ROLE_COUNT];
    for role in 0..ROLE_COUNT {
        row[role] = first[role].saturating_add(weights.start[role]);
    }
    rebase(&mut row);
    scores.push(row);
    for points in &points[1..] {
        let mut next = [i16::MIN; ROLE_COUNT];
        for (before, follows) in row.into_iter().zip(&weights.follows) {
            next = each(next, *follows, |best, follows| best.max(before.saturating_add(follows)));
        }
        next = each(next, *points, i16::saturating_add);
        rebase(&mut next);
        scores.push(next);
        row = next;
    }
    let mut role = highest(|role| row[role].saturating_add(weights.end[role]));
    let mut roles = vec![Role::ALL[role]; points.len()];
    for unit in (0..points.len() - 1).rev() {
        role = highest(|before| scores[unit][before].saturating_add(weights.follows[before][role]));
        roles[unit] = Role::ALL[role];
    }
    roles
}

fn highest(score: impl Fn(usize) -> i16) -> usize {
    let (mut best, mut best_score) = (0, score(0));
    for role in 1..ROLE_COUNT {
        let score = score(role);
        if score > best_score {
            (best, best_score) = (role, score);
        }
    }
    best
}

/// Each role's numbers of two rows made one: a few vector instructions.
fn each(row: Row, other: Row, join: impl Fn(i16, i16) -> i16) -> Row {
    std::array::from_fn(|role| join(row[role], other[role]))
}

/// Moves a row so that its highest score is 8,192: room for gains above and for losses below.
fn rebase(row: &mut Row) {
    let highest = row.iter().fold(i16::MIN, |highest, score| highest.max(*score));
    for score in row {
        *score = score.saturating_sub(highest).saturating_add(8192).max(-16_000);
    }
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
