//! The conditional random field: expectations by forward-backward, and the gradient steps.

use copydesk_html::evidence::fact_names;
use copydesk_parser::decoder::{Feature, ROLE_COUNT, Role, Weights};

use crate::pages::{Mask, Sample, mask};
use crate::random::Random;

/// Rounds over all pages; the weights are the mean of those of the later half.
const ROUNDS: usize = 20;
/// The first step; steps become shorter to the last round (`AdaGrad`).
const RATE: f32 = 0.2;
/// So many of the facts are looked away from each time that a page is learned from, so that no fact
/// leans on another that happens to stand beside it on these few pages (dropout, Srivastava and
/// others 2014). What was learned counts for that much less where all are seen.
const DROPPED: f32 = 0.3;
/// What is known of lines of text counts this much at the start.
const OF_TEXT: f32 = 0.3;
/// What a wrong role costs, and how much more at most for the words at stake.
const COST: f32 = 1.0;
const COST_OF_FURNITURE: f32 = 3.0;
const COST_OF_COPY: f32 = 8.0;
/// A weight that nothing holds up fades.
const DECAY: f32 = 1.0 - 2.0e-6;
/// Weights are stored as whole eighths; those of the parser are twentieths.
const SCALE: f32 = 8.0;
const SCALE_OF_TEXT: f32 = 20.0;

const BODY: [Role; 4] = [Role::Paragraph, Role::Subhead, Role::ListItem, Role::Table];

/// The roles of copy.
pub(crate) fn copy() -> u16 {
    mask(&BODY)
}

type Cells = [f32; ROLE_COUNT];

/// Weights while they are learned: of the facts, then of what follows each role, then of the first
/// unit and of the last.
#[derive(Clone)]
pub(crate) struct Model(Vec<Cells>);

/// How many facts there are.
fn facts() -> usize {
    Feature::ALL.len() + fact_names().len()
}

/// Whether `next` may follow: as the zones have it, and from behind the copy back to it.
fn may(before: Role, next: Role) -> bool {
    before.may_precede(next) || (before == Role::EndFurniture && next.zone() == 2)
}

impl Model {
    /// Nothing known.
    pub(crate) fn zero() -> Self {
        Self(vec![[0.0; ROLE_COUNT]; facts() + ROLE_COUNT + 2])
    }

    /// What is known of lines of text.
    pub(crate) fn of_text() -> Self {
        let mut model = Self::zero();
        let weights = Weights::built_in();
        let follows = facts();
        // Those of a second look were learned behind the first look at text: behind this one they
        // would say something else.
        let first = Feature::HeadlineNone as usize;
        let rows = weights.features[..first].iter().enumerate();
        let rows =
            rows.chain(weights.follows.iter().enumerate().map(|(n, row)| (follows + n, row)));
        let ends =
            [(follows + ROLE_COUNT, &weights.start), (follows + ROLE_COUNT + 1, &weights.end)];
        for (number, row) in rows.chain(ends) {
            // What is ruled out is ruled out elsewhere.
            let cells = row.iter().map(|cell| f32::from((*cell).max(-1000)) / SCALE_OF_TEXT);
            model.0[number].iter_mut().zip(cells).for_each(|(mine, cell)| *mine = cell);
        }
        for role in Role::ALL {
            model.0[follows + Role::EndFurniture as usize][role as usize] =
                model.0[follows + Role::EndFurniture as usize][role as usize].max(-5.0);
        }
        model
    }

    fn each(&mut self, other: &Self, apply: impl Fn(&mut f32, f32)) {
        for (row, other) in self.0.iter_mut().zip(&other.0) {
            row.iter_mut().zip(other).for_each(|(cell, other)| apply(cell, *other));
        }
    }

    /// Multiplies the weights of the facts.
    fn scale(&mut self, by: f32) {
        self.0[..facts()].iter_mut().flatten().for_each(|cell| *cell *= by);
    }

    /// The weights as they are stored.
    fn whole(&self) -> Weights {
        let whole = |value: f32| (value * SCALE).round().clamp(-1000.0, 1000.0) as i16;
        let mut weights = Weights::default();
        let follows = facts();
        weights.features = self.0[..follows].iter().map(|row| row.map(whole)).collect();
        for before in Role::ALL {
            for role in Role::ALL.into_iter().filter(|role| may(before, *role)) {
                weights.follows[before as usize][role as usize] =
                    whole(self.0[follows + before as usize][role as usize]);
            }
        }
        weights.start = self.0[follows + ROLE_COUNT].map(whole);
        weights.end = self.0[follows + ROLE_COUNT + 1].map(whole);
        weights
    }

    /// Adds to `sums`, times `sign`, how often each weight is expected to count in sequences of
    /// roles: all of them, or those that `allowed` admits.
    fn expect(
        &self,
        sample: &Sample,
        allowed: Option<&[Mask]>,
        cost: impl Fn(usize, usize) -> f32,
        (sums, sign): (&mut Self, f32),
    ) {
        let (count, base) = (sample.facts.len(), facts());
        let ends = |unit: usize| {
            let first = (unit == 0).then_some(base + ROLE_COUNT);
            first.into_iter().chain((unit + 1 == count).then_some(base + ROLE_COUNT + 1))
        };
        let counting =
            |unit: usize| sample.facts[unit].iter().map(|n| usize::from(*n)).chain(ends(unit));
        let mut follows = [[0.0; ROLE_COUNT]; ROLE_COUNT];
        for before in Role::ALL {
            for role in Role::ALL.into_iter().filter(|role| may(before, *role)) {
                follows[before as usize][role as usize] =
                    self.0[base + before as usize][role as usize].exp();
            }
        }
        let own: Vec<Cells> = (0..count)
            .map(|unit| {
                let mut points: Cells = std::array::from_fn(|role| cost(unit, role));
                for number in counting(unit) {
                    points.iter_mut().zip(&self.0[number]).for_each(|(sum, cell)| *sum += cell);
                }
                let open = |role: usize| allowed.is_none_or(|masks| masks[unit] >> role & 1 == 1);
                let highest = (0..ROLE_COUNT).filter(|role| open(*role)).map(|role| points[role]);
                let highest = highest.fold(f32::MIN, f32::max);
                std::array::from_fn(|role| {
                    if open(role) { (points[role] - highest).max(-60.0).exp() } else { 0.0 }
                })
            })
            .collect();
        let mut forward: Vec<Cells> = Vec::with_capacity(count);
        for (unit, own) in own.iter().enumerate() {
            let row = match unit.checked_sub(1) {
                None => *own,
                Some(before) => std::array::from_fn(|role| {
                    own[role]
                        * (0..ROLE_COUNT)
                            .map(|from| forward[before][from] * follows[from][role])
                            .sum::<f32>()
                }),
            };
            forward.push(scaled(row));
        }
        let mut backward = [1.0 / ROLE_COUNT as f32; ROLE_COUNT];
        for unit in (0..count).rev() {
            let here = scaled(std::array::from_fn(|role| forward[unit][role] * backward[role]));
            for number in counting(unit) {
                sums.0[number].iter_mut().zip(&here).for_each(|(sum, share)| *sum += sign * share);
            }
            let Some(before) = unit.checked_sub(1) else { break };
            let onward: Cells = std::array::from_fn(|role| own[unit][role] * backward[role]);
            let pair = |from: usize, role: usize| {
                forward[before][from] * follows[from][role] * onward[role]
            };
            let all: f32 = (0..ROLE_COUNT)
                .flat_map(|from| (0..ROLE_COUNT).map(move |role| (from, role)))
                .map(|(from, role)| pair(from, role))
                .sum();
            for from in 0..ROLE_COUNT {
                for role in 0..ROLE_COUNT {
                    sums.0[base + from][role] +=
                        sign * pair(from, role) / all.max(f32::MIN_POSITIVE);
                }
            }
            backward = scaled(std::array::from_fn(|from| {
                (0..ROLE_COUNT).map(|role| follows[from][role] * onward[role]).sum()
            }));
        }
    }
}

fn scaled(row: Cells) -> Cells {
    let sum: f32 = row.iter().sum();
    row.map(|cell| cell / sum.max(f32::MIN_POSITIVE))
}

/// The facts of a page that are looked at this time.
fn thinned(sample: &Sample, random: &mut Random) -> Sample {
    let mut sample = sample.clone();
    let most = (DROPPED * 1_048_576.0) as u64;
    sample.facts.iter_mut().for_each(|facts| facts.retain(|_| random.next() >> 44 >= most));
    sample
}

/// Learns from these pages, in an order that is always the same.
pub(crate) fn train(samples: &[&Sample], start: &Model) -> Weights {
    let mut model = start.clone();
    model.scale(OF_TEXT);
    let mut random = Random(20_170_129);
    let mut mean = Model::zero();
    let mut squares = Model::zero();
    squares.0.iter_mut().flatten().for_each(|cell| *cell = 1.0e-2);
    for round in 0..ROUNDS {
        let rate = RATE * (1.0 - round as f32 / ROUNDS as f32);
        // Another order each round: steps of a number that no count of pages shares a factor with.
        let step = [7919, 104_729, 1_299_709][round % 3];
        for index in 0..samples.len() {
            let sample = &thinned(samples[(index * step + round) % samples.len()], &mut random);
            // Copy that is lost is worse than furniture that is kept, and words count.
            let cost = |unit: usize, role: usize| {
                let right = sample.allowed[unit];
                if right >> role & 1 == 1 {
                    return 0.0;
                }
                let words = sample.words[unit].len() as f32;
                let copy = right & mask(&BODY) != 0;
                COST + if copy {
                    (words / 4.0).min(COST_OF_COPY)
                } else {
                    (words / 10.0).min(COST_OF_FURNITURE)
                }
            };
            // Long pages would otherwise drown short ones.
            let share = 1.0 / (sample.facts.len().max(1) as f32).sqrt();
            let mut slope = Model::zero();
            model.expect(sample, Some(&sample.allowed), |_, _| 0.0, (&mut slope, share));
            model.expect(sample, None, cost, (&mut slope, -share));
            squares.each(&slope, |square, slope| *square += slope * slope);
            slope.each(&squares, |slope, square| *slope *= rate / square.sqrt());
            model.each(&slope, |cell, step| *cell = (*cell + step) * DECAY);
        }
        if round * 2 >= ROUNDS {
            mean.each(&model, |mean, cell| *mean += cell / (ROUNDS - ROUNDS / 2) as f32);
        }
    }
    mean.scale(1.0 - DROPPED);
    mean.whole()
}
