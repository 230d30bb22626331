//! Which line above the copy is the headline: the lines weighed against each other.
//!
//! The sequence of roles weighs a line beside its neighbours. It takes a deck for the headline where
//! both have that shape, and what stands right above the byline where menus stand between headline and
//! byline. Here every line above the copy is asked the same: how many points the sequence gave it, what
//! it is and what stands around it, how many words it shares with the opening of the copy and with the
//! line that was found at first, and where it stands to that. The line with the highest sum is the
//! headline, the one found at first where sums are equal.
//!
//! Each answer is one of a few steps with a weight of its own, learned as a choice among the lines of a
//! page (a conditional logit, `McFadden` 1974).
//! It does not say whether a page has a headline: that the sequence does.

use std::ops::Range;

use super::evidence::Page;
use super::features::Feature;
use super::overlap::{OPENINGS, WordSet, each_word};
use super::roles::{ROLE_COUNT, Role};
use super::second::Second;
use super::weights::{Row, Weights};
use crate::units::Unit;

/// So many units above the copy are weighed.
const ABOVE: usize = 60;
/// A headline has so many words at most.
const LONGEST: u32 = 40;
/// Copy that counts begins with a unit of so many words.
const LEDE: u32 = 12;
/// Lines as far apart as this are near.
const NEAR: usize = 3;

macro_rules! measures {
    ($($name:ident = $id:literal, $steps:expr;)*) => {
        /// What is asked of a line.
        #[derive(Clone, Copy)]
        enum Measure {
            $($name,)*
        }

        /// The name of each measure, and where its answers are cut: a step for each number reached.
        const MEASURES: &[(&str, &[i32])] = &[$(($id, $steps),)*];
    };
}

/// One step for each role.
const ROLES: &[i32] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const _: () = assert!(ROLES.len() + 1 == ROLE_COUNT, "a step for each role");

measures! {
    Points = "points for a headline over those for all else, in twentieths", &[-180, -120, -80, -50, -30, -14, 0, 20, 50];
    Role = "role", ROLES;
    RoleBehind = "role behind", ROLES;
    RoleBefore = "role before", ROLES;
    Words = "words", &[2, 3, 4, 6, 8, 11, 15, 20, 26];
    Shared = "words of the opening", &[1, 2, 3, 4, 6];
    Share = "words of the opening, in a hundred", &[1, 20, 34, 50, 67, 85];
    ToCopy = "units to the copy", &[1, 2, 3, 4, 6, 9, 14, 25];
    FromTop = "units from the top", &[1, 2, 4, 8];
    OverBefore = "words more than before", &[-8, -3, 0, 4, 10];
    BehindOver = "words more behind", &[-8, -3, 0, 4, 10, 20];
    Found = "found, points", &[-80, -30, 0, 30];
    FoundShared = "found, words of the opening", &[1, 2, 3];
    AboveFound = "above the found, units", &[1, 2, 3, 4, 8];
    AboveSaid = "above the found, words of it, in a hundred", &[1, 34, 60, 99];
    AboveShared = "above the found, words of the opening", &[1, 2, 3, 5];
    AboveMore = "above the found, words of the opening more", &[-2, -1, 0, 1, 2];
    AboveWords = "near above the found, words", &[3, 5, 8, 14];
    BelowFound = "below the found, units", &[1, 2, 3, 4, 8];
    BelowSaid = "below the found, words of it, in a hundred", &[1, 34, 60, 99];
    BelowShared = "below the found, words of the opening", &[1, 2, 3, 5];
    BelowMore = "below the found, words of the opening more", &[-2, -1, 0, 1, 2];
    BelowWords = "near below the found, words", &[3, 5, 8, 14];
}

/// The numbers of a measure's steps begin here; those below are the features'.
const FIRST: [usize; MEASURES.len() + 1] = {
    let mut first = [Feature::ALL.len(); MEASURES.len() + 1];
    let mut at = 0;
    while at < MEASURES.len() {
        first[at + 1] = first[at] + MEASURES[at].1.len() + 1;
        at += 1;
    }
    first
};

/// How many answers there are, each of which has a weight.
pub const ANSWERS: usize = FIRST[MEASURES.len()];

/// What is asked of a line, by name, with the numbers of the answers: each feature has one, each measure
/// one for each step.
pub(super) fn answers() -> impl Iterator<Item = (&'static str, Range<usize>)> {
    let features = Feature::ALL.iter().enumerate();
    let features = features.map(|(number, feature)| (feature.id(), number..number + 1));
    let measures = MEASURES.iter().zip(FIRST.windows(2));
    features.chain(measures.map(|((name, _), ends)| (*name, ends[0]..ends[1])))
}

impl Measure {
    fn answer(self, value: i32) -> usize {
        let steps = MEASURES[self as usize].1;
        // All are compared: where a value falls is a toss, and no branch is taken on it.
        FIRST[self as usize] + steps.iter().filter(|step| value >= **step).count()
    }
}

/// What the lines are weighed by.
pub struct Lines<'a> {
    /// The text of the page.
    pub text: &'a str,
    /// Its units.
    pub units: &'a [Unit],
    /// What is known of them.
    pub page: &'a Page,
    /// The points of each unit for each role.
    pub points: &'a [Row],
    /// What the second look saw.
    pub second: &'a Second,
    /// The role of each unit.
    pub roles: &'a [Role],
    /// Whether each unit may be the headline at all.
    pub may: Vec<bool>,
    /// The headline as found at first.
    pub found: usize,
    /// The units of the copy, in order.
    pub copy: Vec<usize>,
}

/// Which line was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The unit that is the headline.
    pub chosen: usize,
    /// The headline as found at first.
    pub found: usize,
    /// By how much the one weighs more than the other, in hundredths; where none was found at first and
    /// both are one, what it weighs.
    pub lead: i32,
}

impl Lines<'_> {
    /// The line that is the headline by these weights.
    pub fn choose(&self, weights: &Weights) -> Choice {
        let mut choice = Choice { chosen: self.found, found: self.found, lead: 0 };
        let candidates = self.candidates();
        if candidates.clone().all(|unit| unit == self.found) {
            return choice;
        }
        let seen = self.seen();
        let sum = |unit: usize| self.sum(unit, &seen, weights);
        let may = candidates.clone().any(|unit| unit == self.found);
        let of_found = if may { sum(self.found) } else { 0 };
        let mut best = if may { of_found } else { i32::MIN };
        for unit in candidates.filter(|unit| *unit != self.found) {
            let own = sum(unit);
            if own > best {
                best = own;
                choice.chosen = unit;
            }
        }
        choice.lead = best.saturating_sub(of_found);
        choice
    }

    /// What a line weighs as the headline by itself, in hundredths.
    pub fn weight(&self, unit: usize, weights: &Weights) -> i32 {
        self.sum(unit, &self.seen(), weights)
    }

    fn sum(&self, unit: usize, seen: &Seen, weights: &Weights) -> i32 {
        let mut sum = 0;
        self.answers(unit, seen, |answer| sum += i32::from(weights.choice[answer]));
        sum
    }

    /// Hands on each line that may be the headline, with the numbers of what was answered of it.
    pub fn each(&self, mut weigh: impl FnMut(usize, &[usize])) {
        let seen = self.seen();
        let mut answers = Vec::new();
        for unit in self.candidates() {
            answers.clear();
            self.answers(unit, &seen, |answer| answers.push(answer));
            weigh(unit, &answers);
        }
    }

    /// The units of the copy that are long enough to count.
    fn ledes(&self) -> impl Iterator<Item = usize> {
        self.copy.iter().copied().filter(|unit| self.units[*unit].words >= LEDE)
    }

    /// The lines that may be the headline.
    fn candidates(&self) -> impl Iterator<Item = usize> + Clone {
        let end = self.ledes().next().unwrap_or(self.units.len()).max(self.found + 1);
        let open =
            |unit: &usize| self.may[*unit] && (1..=LONGEST).contains(&self.units[*unit].words);
        (end.saturating_sub(ABOVE)..end).filter(open)
    }

    /// What the lines are compared with.
    fn seen(&self) -> Seen {
        let copy = self.ledes().next().unwrap_or(self.units.len());
        let opening = self.words_of(self.ledes().take(OPENINGS));
        let found = self.words_of([self.found].into_iter());
        let [_, of_found, _] = self.shared(self.found, &opening, &WordSet::EMPTY);
        Seen { copy, opening, found, of_found }
    }

    /// Hands on what is answered of a line.
    fn answers(&self, unit: usize, seen: &Seen, mut answer: impl FnMut(usize)) {
        self.page.features[unit].numbers().for_each(&mut answer);
        self.second.of(unit).numbers().for_each(&mut answer);
        let mut say = |measure: Measure, value| answer(measure.answer(value));
        let margin = self.alone(unit, seen.copy, &mut say);
        let [count, shared, said] = self.shared(unit, &seen.opening, &seen.found);
        say(Measure::Shared, shared);
        say(Measure::Share, shared * 100 / count.max(1));
        if unit == self.found {
            say(Measure::Found, margin);
            say(Measure::FoundShared, shared);
            return;
        }
        let side = if unit < self.found { &ABOVE_FOUND } else { &BELOW_FOUND };
        let apart = unit.abs_diff(self.found);
        say(side[0], i32::try_from(apart).unwrap_or(i32::MAX));
        say(side[1], said * 100 / count.max(1));
        say(side[2], shared);
        say(side[3], shared - seen.of_found);
        if apart <= NEAR {
            say(side[4], self.units[unit].words.cast_signed());
        }
    }

    /// What a line and its neighbours say without the copy; its points for a headline over all others.
    fn alone(&self, unit: usize, copy: usize, mut say: impl FnMut(Measure, i32)) -> i32 {
        let words = |unit: &Unit| unit.words.cast_signed();
        let own = words(&self.units[unit]);
        let apart = |units: usize| i32::try_from(units).unwrap_or(i32::MAX);
        let margin = self.margin(unit);
        say(Measure::Points, margin);
        say(Measure::Role, self.roles[unit] as i32);
        say(Measure::Words, own);
        say(Measure::ToCopy, apart(copy.saturating_sub(unit)));
        say(Measure::FromTop, apart(unit));
        if let Some(behind) = self.units.get(unit + 1) {
            say(Measure::RoleBehind, self.roles[unit + 1] as i32);
            say(Measure::BehindOver, words(behind) - own);
        }
        if let Some(before) = unit.checked_sub(1) {
            say(Measure::RoleBefore, self.roles[before] as i32);
            say(Measure::OverBefore, own - words(&self.units[before]));
        }
        margin
    }

    /// The points for a headline over the most for any other role.
    fn margin(&self, unit: usize) -> i32 {
        let row = self.points[unit].map(i32::from);
        let others = Role::ALL.into_iter().filter(|role| *role != Role::Headline);
        row[Role::Headline as usize] - others.map(|role| row[role as usize]).max().unwrap_or(0)
    }

    fn words_of(&self, units: impl Iterator<Item = usize>) -> WordSet {
        let mut words = WordSet::EMPTY;
        for unit in units {
            words.add_opening(self.units[unit].text.of(self.text));
        }
        words
    }

    /// How many words a line has that are long enough to count, and how many of them each of two sets has.
    fn shared(&self, unit: usize, first: &WordSet, second: &WordSet) -> [i32; 3] {
        let mut counts = [0; 3];
        each_word(self.units[unit].text.of(self.text), |word| {
            counts[0] += 1;
            counts[1] += i32::from(first.has(word));
            counts[2] += i32::from(second.has(word));
        });
        counts
    }
}

/// What the lines are compared with.
struct Seen {
    /// Where the copy begins.
    copy: usize,
    /// The words of its opening.
    opening: WordSet,
    /// The words of the line found at first.
    found: WordSet,
    /// How many of them the opening has.
    of_found: i32,
}

/// What is asked of a line above the one found at first, and below it.
const ABOVE_FOUND: [Measure; 5] = [
    Measure::AboveFound,
    Measure::AboveSaid,
    Measure::AboveShared,
    Measure::AboveMore,
    Measure::AboveWords,
];
const BELOW_FOUND: [Measure; 5] = [
    Measure::BelowFound,
    Measure::BelowSaid,
    Measure::BelowShared,
    Measure::BelowMore,
    Measure::BelowWords,
];

#[cfg(test)]
mod tests {
    use copydesk_core::Source;

    use super::*;
    use crate::decoder::{page, second};
    use crate::units::units;

    const PAGE: &str = "Travel\nHarbour hotel reopens after storm repairs\n\
        A year of waiting ends with a good breakfast and a view\n\n\
        The harbour hotel reopened on Thursday after repairs of a year, its owners said of the storm.\n";

    /// The line that wins where the third was found.
    fn chosen(weights: &Weights, may: [bool; 4]) -> usize {
        let source = Source::new(PAGE).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let roles = [Role::TopFurniture, Role::TopFurniture, Role::Headline, Role::Paragraph];
        let second = second(source.text(), &units, &page, &roles);
        let points = vec![Row::default(); units.len()];
        let lines = Lines {
            text: source.text(),
            units: &units,
            page: &page,
            points: &points,
            second: &second,
            roles: &roles,
            may: may.to_vec(),
            found: 2,
            copy: vec![3],
        };
        lines.choose(weights).chosen
    }

    #[test]
    fn the_line_with_the_highest_sum_wins() {
        let mut weights = Weights::default();
        assert_eq!(chosen(&weights, [true; 4]), 2, "the one found at first, where none is better");
        weights.choice[Measure::Shared.answer(6)] = 5;
        assert_eq!(chosen(&weights, [true; 4]), 1, "it has six words of the opening");
        assert_eq!(chosen(&weights, [true, false, true, true]), 2, "it may not");
        weights.choice[Measure::AboveFound.answer(1)] = -6;
        assert_eq!(chosen(&weights, [true; 4]), 2);
    }

    #[test]
    fn an_answer_is_the_step_that_is_reached() {
        let first = FIRST[Measure::Words as usize];
        assert_eq!([0, 2, 5, 400].map(|words| Measure::Words.answer(words) - first), [0, 1, 3, 9]);
        let first = FIRST[Measure::BelowMore as usize];
        assert_eq!([-9, -2, 0].map(|more| Measure::BelowMore.answer(more) - first), [0, 1, 3]);
        assert_eq!(answers().last().unwrap().1.end, ANSWERS);
    }
}
