//! The conditional random field: expectations by forward-backward, and the gradient steps.

use copydesk_parser::decoder::{Feature, FeatureSet, ROLE_COUNT, Role, Row, Weights};

use crate::random::Random;
use crate::samples::{Mask, Sample, mask};

/// Rounds over all pages.
const EPOCHS: usize = 20;

/// The length of the first steps; later ones are shorter in equal parts.
const RATE: f32 = 0.2;

/// What a wrong role costs.
const COST: f32 = 1.0;

/// How much more it costs at most for the words of furniture that it claims.
const COST_OF_WORDS: f32 = 3.0;

/// How much more it costs at most for the words of copy that it loses.
const COST_OF_COPY: f32 = 8.0;

/// The weights are the mean of those after each of so many last rounds.
const AVERAGED: usize = 8;

/// Pages are learned from in these orders, and the weights are the mean of what each gives. One order or
/// another turns pages that are hard to tell: by two thousandths of the body's F1, by fifteen of a few
/// sentences' (`--last`).
const ORDERS: [u64; 3] = [20_170_129, 7, 99_991];

/// The second look has few features, and what it is learned from is seldom wrong: it needs few rounds.
const EPOCHS_OF_SECOND: usize = 8;

const BODY: [Role; 4] = [Role::Paragraph, Role::Subhead, Role::ListItem, Role::Table];

/// A weight that nothing holds up fades.
const DECAY: f32 = 2.0e-6;

/// Weights are stored as whole twentieths.
const SCALE: f32 = 20.0;

/// Weights while they are learned.
#[derive(Clone)]
pub(crate) struct Model {
    features: Vec<[f32; ROLE_COUNT]>,
    follows: [[f32; ROLE_COUNT]; ROLE_COUNT],
    start: [f32; ROLE_COUNT],
    end: [f32; ROLE_COUNT],
}

impl Model {
    fn zero() -> Self {
        Self {
            features: vec![[0.0; ROLE_COUNT]; Feature::ALL.len()],
            follows: [[0.0; ROLE_COUNT]; ROLE_COUNT],
            start: [0.0; ROLE_COUNT],
            end: [0.0; ROLE_COUNT],
        }
    }

    /// What the trade knows before any page was seen; learning starts from here.
    fn prior() -> Self {
        let mut model = Self::zero();
        let mut set = |feature: Feature, role: Role, points: f32| {
            model.features[feature as usize][role as usize] = points;
        };
        for (feature, role) in [
            (Feature::IsCredits, Role::EndNote),
            (Feature::IsSignOff, Role::EndNote),
            (Feature::IsRights, Role::EndNote),
            (Feature::IsCorrection, Role::EndNote),
            (Feature::IsNote, Role::TopNote),
            (Feature::IsNote, Role::EndNote),
            (Feature::IsSlug, Role::TopNote),
            (Feature::HasControls, Role::TopNote),
            (Feature::IsByline, Role::Byline),
            (Feature::IsDateline, Role::Paragraph),
            (Feature::IsPhotoCredit, Role::HeadCaption),
            (Feature::IsPhotoCredit, Role::BodyCaption),
            (Feature::IsCaption, Role::HeadCaption),
            (Feature::IsCaption, Role::BodyCaption),
            (Feature::IsDate, Role::Published),
        ] {
            set(feature, role, 3.0);
        }
        // Grammars that are never wrong where they speak, and of which the sets have few examples.
        for (feature, role) in [
            (Feature::IsNote, Role::TopNote),
            (Feature::IsNote, Role::EndNote),
            (Feature::IsSlug, Role::TopNote),
            (Feature::HasControls, Role::TopNote),
            (Feature::IsCredits, Role::EndNote),
            (Feature::IsSignOff, Role::EndNote),
        ] {
            set(feature, role, 10.0);
        }
        model
    }

    fn each_cell(&mut self, apply: impl Fn(&mut f32)) {
        let rows = self.features.iter_mut().chain(&mut self.follows);
        rows.chain([&mut self.start, &mut self.end]).flatten().for_each(apply);
    }

    fn each(&mut self, other: &Self, apply: impl Fn(&mut f32, f32)) {
        let rows = self.features.iter_mut().zip(&other.features);
        let follows = self.follows.iter_mut().zip(&other.follows);
        for (row, other) in rows.chain(follows) {
            row.iter_mut().zip(other).for_each(|(cell, other)| apply(cell, *other));
        }
        self.start.iter_mut().zip(&other.start).for_each(|(cell, other)| apply(cell, *other));
        self.end.iter_mut().zip(&other.end).for_each(|(cell, other)| apply(cell, *other));
    }
}

/// What a sequence is expected to be: roles of units, and pairs of roles.
pub(crate) struct Expected {
    units: Vec<[f32; ROLE_COUNT]>,
    pairs: [[f32; ROLE_COUNT]; ROLE_COUNT],
}

impl Model {
    /// What may follow what, as factors.
    fn factors(&self) -> [[f32; ROLE_COUNT]; ROLE_COUNT] {
        let mut follows = [[0.0; ROLE_COUNT]; ROLE_COUNT];
        for before in Role::ALL {
            for role in Role::ALL.into_iter().filter(|role| before.may_precede(*role)) {
                follows[before as usize][role as usize] =
                    self.follows[before as usize][role as usize].exp();
            }
        }
        follows
    }

    /// The points of each unit.
    fn points(&self, task: &Task<'_>) -> Vec<[f32; ROLE_COUNT]> {
        let count = task.features.len();
        let each = |(index, set): (usize, &FeatureSet)| {
            let mut points = task.offset.get(index).copied().unwrap_or([0.0; ROLE_COUNT]);
            let mut add = |row: &[f32; ROLE_COUNT]| {
                points.iter_mut().zip(row).for_each(|(points, weight)| *points += weight);
            };
            set.numbers().for_each(|number| add(&self.features[number]));
            if index == 0 {
                add(&self.start);
            }
            if index + 1 == count {
                add(&self.end);
            }
            points
        };
        task.features.iter().enumerate().map(each).collect()
    }
}

/// The expectation over all sequences, or over those that `allowed` admits (forward-backward, each
/// row scaled to a sum of one).
fn expect(
    points: &[[f32; ROLE_COUNT]],
    follows: &[[f32; ROLE_COUNT]; ROLE_COUNT],
    allowed: Option<&[Mask]>,
    cost: impl Fn(usize, usize) -> f32,
) -> Expected {
    let count = points.len();
    let own: Vec<[f32; ROLE_COUNT]> = (0..count)
        .map(|index| {
            let open = |role: usize| allowed.is_none_or(|allowed| allowed[index] >> role & 1 == 1);
            let points: [f32; ROLE_COUNT] = std::array::from_fn(|role| {
                if open(role) { points[index][role] + cost(index, role) } else { f32::MIN }
            });
            let highest = points.into_iter().fold(f32::MIN, f32::max);
            std::array::from_fn(|role| {
                if open(role) { (points[role] - highest).max(-60.0).exp() } else { 0.0 }
            })
        })
        .collect();
    let scaled = |mut row: [f32; ROLE_COUNT]| {
        let sum: f32 = row.iter().sum();
        for cell in &mut row {
            *cell /= sum.max(f32::MIN_POSITIVE);
        }
        row
    };
    let mut forward = Vec::with_capacity(count);
    forward.push(scaled(own[0]));
    for index in 1..count {
        let before: &[f32; ROLE_COUNT] = &forward[index - 1];
        let mut row = [0.0; ROLE_COUNT];
        for (from, weight) in before.iter().enumerate() {
            row.iter_mut().zip(&follows[from]).for_each(|(cell, follow)| *cell += weight * follow);
        }
        row.iter_mut().zip(&own[index]).for_each(|(cell, own)| *cell *= own);
        forward.push(scaled(row));
    }
    // Turned over, so that the way back adds whole rows as well.
    let leads: [[f32; ROLE_COUNT]; ROLE_COUNT] =
        std::array::from_fn(|role| std::array::from_fn(|from| follows[from][role]));
    let mut expected =
        Expected { units: vec![[0.0; ROLE_COUNT]; count], pairs: [[0.0; ROLE_COUNT]; ROLE_COUNT] };
    let mut backward = [1.0 / ROLE_COUNT as f32; ROLE_COUNT];
    for index in (0..count).rev() {
        let unit: [f32; ROLE_COUNT] =
            std::array::from_fn(|role| forward[index][role] * backward[role]);
        expected.units[index] = scaled(unit);
        if index == 0 {
            break;
        }
        let onward: [f32; ROLE_COUNT] =
            std::array::from_fn(|role| own[index][role] * backward[role]);
        let mut row = [0.0; ROLE_COUNT];
        for (weight, lead) in onward.iter().zip(&leads) {
            row.iter_mut().zip(lead).for_each(|(cell, lead)| *cell += weight * lead);
        }
        let before = &forward[index - 1];
        let sum: f32 = before.iter().zip(&row).map(|(before, row)| before * row).sum();
        let sum = sum.max(f32::MIN_POSITIVE);
        for (expected, before) in expected.pairs.iter_mut().zip(before) {
            let share = before / sum;
            expected.iter_mut().zip(&onward).for_each(|(cell, onward)| *cell += share * onward);
        }
        backward = scaled(row);
    }
    for (expected, follows) in expected.pairs.iter_mut().zip(follows) {
        expected.iter_mut().zip(follows).for_each(|(cell, follow)| *cell *= follow);
    }
    expected
}

/// What is learned from one page.
pub(crate) struct Task<'a> {
    pub(crate) sample: &'a Sample,
    pub(crate) features: Vec<FeatureSet>,
    /// Points that are given; none where the answer is too short.
    pub(crate) offset: Vec<[f32; ROLE_COUNT]>,
}

/// Learns the weights of the first look.
pub(crate) fn train(samples: &[&Sample]) -> Weights {
    let tasks: Vec<_> = samples
        .iter()
        .map(|sample| Task { sample, features: sample.page.features.clone(), offset: Vec::new() })
        .collect();
    learn(&Model::prior(), &tasks, true, EPOCHS).rounded()
}

/// Learns what the second look adds; what may follow what stays as it is.
pub(crate) fn train_second(first: &Weights, tasks: &[Task<'_>]) -> Weights {
    let mut model = Model::zero();
    let value = |weight: i16| f32::from(weight) / SCALE;
    let rows = model.follows.iter_mut().zip(&first.follows);
    let ends = [(&mut model.start, &first.start), (&mut model.end, &first.end)];
    for (row, first) in rows.chain(ends) {
        row.iter_mut().zip(first).for_each(|(cell, first)| *cell = value(*first));
    }
    with_second(first, &learn(&model, tasks, false, EPOCHS_OF_SECOND).rounded())
}

/// The weights of one first look with those of a second.
pub(crate) fn with_second(first: &Weights, second: &Weights) -> Weights {
    let mut weights = first.clone();
    weights.features[Feature::SECOND].copy_from_slice(&second.features[Feature::SECOND]);
    weights
}

/// Points as learning has them.
pub(crate) fn as_offset(rows: &[Row]) -> Vec<[f32; ROLE_COUNT]> {
    rows.iter().map(|row| row.map(|points| f32::from(points) / SCALE)).collect()
}

fn learn(model: &Model, tasks: &[Task<'_>], follows_too: bool, epochs: usize) -> Model {
    let mut mean = Model::zero();
    for order in ORDERS {
        let learned = learn_in(Random(order), model.clone(), tasks, follows_too, epochs);
        mean.each(&learned, |mean, weight| *mean += weight / ORDERS.len() as f32);
    }
    mean
}

fn learn_in(
    mut random: Random,
    mut model: Model,
    tasks: &[Task<'_>],
    follows_too: bool,
    epochs: usize,
) -> Model {
    let fixed = (model.follows, model.start, model.end);
    let mut squares = Model::zero();
    squares.each_cell(|cell| *cell = 1.0e-2);
    let mut mean = Model::zero();
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    let averaged = AVERAGED.min(epochs);
    for epoch in 0..epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, (random.next() % (at as u64 + 1)) as usize);
        }
        let rate = RATE * (1.0 - epoch as f32 / epochs as f32);
        for &index in &order {
            let task = &tasks[index];
            if task.features.is_empty() {
                continue;
            }
            let mut step = gradient(&model, task, follows_too);
            squares.each(&step, |square, slope| *square += slope * slope);
            step.each(&squares, |slope, square| *slope *= rate / square.sqrt());
            model.each(&step, |weight, step| *weight = (*weight + step) * (1.0 - DECAY));
            if !follows_too {
                (model.follows, model.start, model.end) = fixed;
            }
        }
        if epoch + averaged >= epochs {
            mean.each(&model, |mean, weight| *mean += weight / averaged as f32);
        }
    }
    if !follows_too {
        (mean.follows, mean.start, mean.end) = (model.follows, model.start, model.end);
    }
    mean
}

/// How the weights of a page's sequence would have to change.
fn gradient(model: &Model, task: &Task<'_>, follows_too: bool) -> Model {
    let sample = task.sample;
    // A wrong role costs more the more words it loses or claims (softmax margin, Gimpel and
    // Smith 2010).
    let cost = |unit: usize, role: usize| {
        if sample.allowed[unit] >> role & 1 == 1 {
            return 0.0;
        }
        // Copy that is lost is worse than furniture that is kept.
        let copy = sample.allowed[unit] & mask(&BODY) != 0;
        let words = sample.words[unit].len() as f32 / if copy { 4.0 } else { 10.0 };
        COST + words.min(if copy { COST_OF_COPY } else { COST_OF_WORDS })
    };
    let (points, follows) = (model.points(task), model.factors());
    let right = expect(&points, &follows, Some(&sample.allowed), |_, _| 0.0);
    let free = expect(&points, &follows, None, cost);
    // Long pages would otherwise drown short ones.
    let share = 1.0 / (task.features.len() as f32).sqrt();
    let mut gradient = Model::zero();
    for (unit, set) in task.features.iter().enumerate() {
        let off: [f32; ROLE_COUNT] =
            std::array::from_fn(|role| (right.units[unit][role] - free.units[unit][role]) * share);
        if off.iter().all(|cell| cell.abs() < 1.0e-6) {
            continue;
        }
        let add = |row: &mut [f32; ROLE_COUNT]| {
            row.iter_mut().zip(&off).for_each(|(cell, off)| *cell += off);
        };
        set.numbers().for_each(|number| add(&mut gradient.features[number]));
        if unit == 0 && follows_too {
            add(&mut gradient.start);
        }
        if unit + 1 == task.features.len() && follows_too {
            add(&mut gradient.end);
        }
    }
    if follows_too {
        for from in 0..ROLE_COUNT {
            for role in 0..ROLE_COUNT {
                gradient.follows[from][role] +=
                    (right.pairs[from][role] - free.pairs[from][role]) * share;
            }
        }
    }
    gradient
}

impl Model {
    /// The weights as they are stored.
    fn rounded(&self) -> Weights {
        let mut weights = Weights::default();
        let whole = |value: f32| (value * SCALE).round().clamp(-1000.0, 1000.0) as i16;
        for (row, learned) in weights.features.iter_mut().zip(&self.features) {
            row.iter_mut().zip(learned).for_each(|(cell, value)| *cell = whole(*value));
        }
        for before in Role::ALL {
            for role in Role::ALL.into_iter().filter(|role| before.may_precede(*role)) {
                weights.follows[before as usize][role as usize] =
                    whole(self.follows[before as usize][role as usize]);
            }
        }
        weights.start.iter_mut().zip(&self.start).for_each(|(cell, value)| *cell = whole(*value));
        weights.end.iter_mut().zip(&self.end).for_each(|(cell, value)| *cell = whole(*value));
        weights
    }
}
