//! Why each line got its kind: the points of the winner and of the runner-up.

use std::borrow::Cow;

use copydesk_core::LineReason;

use super::{OUT, Reading};
use crate::decoder::{Feature, Role, Weights};

/// How many reasons are given.
const REASONS: usize = 6;

/// A reason for each line that is not blank.
pub(super) fn reasons(reading: &Reading<'_>) -> Vec<LineReason> {
    let weights = Weights::built_in();
    let mut reasons = Vec::new();
    for (index, unit) in reading.units.iter().enumerate() {
        let role = reading.roles[index];
        let before = index.checked_sub(1).map(|before| reading.roles[before]);
        let after = reading.roles.get(index + 1).copied();
        let score = |candidate: Role| {
            let own = i32::from(reading.points[index][candidate as usize]);
            let left = before.map_or_else(
                || weights.start[candidate as usize],
                |before| weights.follows[before as usize][candidate as usize],
            );
            let right = after.map_or_else(
                || weights.end[candidate as usize],
                |after| weights.follows[candidate as usize][after as usize],
            );
            own + i32::from(left) + i32::from(right)
        };
        let runner_up = Role::ALL
            .into_iter()
            .filter(|candidate| {
                candidate.kind() != role.kind() && score(*candidate) > i32::from(OUT) / 2
            })
            .max_by_key(|candidate| (score(*candidate), std::cmp::Reverse(*candidate as u8)));
        let mut spoke: Vec<(Cow<'static, str>, i32)> = Vec::new();
        let weighed = weighed(reading, index);
        let named_by_grammar = reading.kinds[index] != role.kind();
        if named_by_grammar && weighed.is_none() {
            spoke.push((Cow::Owned(format!("read as {} by its words", reading.kinds[index])), 0));
        }
        spoke.extend(weighed.map(|(reason, lead)| (Cow::Borrowed(reason), lead)));
        // The points of the roles did not decide where lines were weighed against each other.
        let runner_up = runner_up.filter(|_| weighed.is_none());
        if let Some(other) = runner_up {
            let first = reading.page.features[index].numbers();
            let mut shares: Vec<(&'static str, i32)> = first
                .chain(reading.second.of(index).numbers())
                .map(|number| {
                    let row = &weights.features[number];
                    (
                        Feature::ALL[number].id(),
                        i32::from(row[role as usize]) - i32::from(row[other as usize]),
                    )
                })
                .filter(|(_, points)| *points != 0)
                .collect();
            shares.sort_by_key(|(name, points)| (std::cmp::Reverse(points.abs()), *name));
            spoke.extend(
                shares
                    .into_iter()
                    .take(REASONS)
                    .map(|(name, points)| (Cow::Borrowed(name), points)),
            );
        }
        for line in unit.first..unit.end {
            reasons.push(LineReason {
                line,
                kind: reading.kinds[index],
                runner_up: runner_up.map(|other| (other.kind(), score(role) - score(other))),
                reasons: spoke.clone(),
            });
        }
    }
    reasons
}

/// What is said of a line that won or lost as the headline, and by how much.
fn weighed(reading: &Reading<'_>, unit: usize) -> Option<(&'static str, i32)> {
    let choice = reading.choice?;
    if unit == choice.chosen && unit == choice.found {
        return Some(("weighs enough as the headline, where none was found", choice.lead));
    }
    if unit == choice.chosen {
        return Some(("weighs more as the headline than the line first taken for it", choice.lead));
    }
    (unit == choice.found)
        .then_some(("weighs less as the headline than another line", -choice.lead))
}
