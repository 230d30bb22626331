//! What each feature is worth for each role: the table of weights and how it is read and written.
//!
//! The file is for people too: a line a feature, the roles that it speaks for or against behind it.
//! `behind role` lines weigh what follows what; `start` and `end` weigh the first and the last.
//! `choice` lines weigh what is asked of the lines that may be the headline: a number for each answer.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::LazyLock;

use super::choice::{ANSWERS, answers};
use super::features::Feature;
use super::roles::{ROLE_COUNT, Role};

/// What may not follow.
pub(crate) const NEVER: i16 = -30_000;

/// How the lines of the file begin that weigh what may be the headline.
const CHOICE: &str = "choice, ";

/// One number for each role.
pub type Row = [i16; ROLE_COUNT];

/// A table of weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// By feature, then role.
    pub features: Vec<Row>,
    /// By role, then the role that follows.
    pub follows: [Row; ROLE_COUNT],
    /// For the first unit.
    pub start: Row,
    /// For the last unit.
    pub end: Row,
    /// What each answer is worth when the headline is chosen (see [`super::choice`]); all zero where
    /// the one that the sequence has is kept.
    pub choice: Vec<i16>,
}

/// Why a file of weights cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the weights: {message}")]
pub struct WeightsError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl Default for Weights {
    /// All weights zero; what the zones forbid stays forbidden.
    fn default() -> Self {
        let mut weights = Self {
            features: vec![[0; ROLE_COUNT]; Feature::ALL.len()],
            follows: [[0; ROLE_COUNT]; ROLE_COUNT],
            start: [0; ROLE_COUNT],
            end: [0; ROLE_COUNT],
            choice: vec![0; ANSWERS],
        };
        for role in Role::ALL {
            for next in Role::ALL {
                if !role.may_precede(next) {
                    weights.follows[role as usize][next as usize] = NEVER;
                }
            }
        }
        weights
    }
}

impl Weights {
    /// Whether they know what to make of the features of a second look.
    pub fn look_again(&self) -> bool {
        self.features[Feature::SECOND].iter().any(|row| *row != [0; ROLE_COUNT])
    }

    /// Whether they know how to choose among the lines that may be the headline.
    pub fn choose_headline(&self) -> bool {
        self.choice.iter().any(|weight| *weight != 0)
    }

    /// The weights that come with this crate, learned from annotated pages.
    ///
    /// # Panics
    /// If this crate was built with a file of weights that is not one: a test reads it whole.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Weights> = LazyLock::new(|| {
            Weights::read(include_str!("../../data/weights.txt"))
                .expect("the weights that the crate was built with")
        });
        &BUILT_IN
    }

    /// Reads a file of weights.
    ///
    /// # Errors
    /// [`WeightsError`] at the first line that cannot be read.
    pub fn read(text: &str) -> Result<Self, WeightsError> {
        Self::read_with(text, &[])
    }

    /// Reads a file of weights that knows features of these names beside the decoder's own; their
    /// rows stand behind those of [`Feature::ALL`].
    ///
    /// # Errors
    /// [`WeightsError`] at the first line that cannot be read.
    pub fn read_with(text: &str, more: &[String]) -> Result<Self, WeightsError> {
        let mut weights = Self::default();
        weights.features.resize(Feature::ALL.len() + more.len(), [0; ROLE_COUNT]);
        let own = Feature::ALL.iter().map(|feature| feature.id());
        let numbers: BTreeMap<&str, usize> =
            own.chain(more.iter().map(String::as_str)).zip(0..).collect();
        let answers: BTreeMap<&str, Range<usize>> = answers().collect();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let fault = |message: String| WeightsError { line: index + 1, message };
            let (name, cells) =
                line.split_once(':').ok_or_else(|| fault("no colon behind the name".into()))?;
            if let Some(name) = name.strip_prefix(CHOICE) {
                let range = answers.get(name).ok_or_else(|| fault(format!("no measure {name}")))?;
                let values: Result<Vec<i16>, _> =
                    cells.split_whitespace().map(str::parse).collect();
                let values = values.map_err(|_| fault(format!("{cells} are no weights")))?;
                if values.len() != range.len() {
                    return Err(fault(format!("{} weights, not {}", values.len(), range.len())));
                }
                weights.choice[range.clone()].copy_from_slice(&values);
                continue;
            }
            let row = match name {
                "start" => &mut weights.start,
                "end" => &mut weights.end,
                _ => {
                    if let Some(role) = name.strip_prefix("behind ") {
                        let role =
                            Role::from_id(role).ok_or_else(|| fault(format!("no role {role}")))?;
                        &mut weights.follows[role as usize]
                    } else {
                        let number =
                            numbers.get(name).ok_or_else(|| fault(format!("no feature {name}")))?;
                        &mut weights.features[*number]
                    }
                }
            };
            for cell in cells.split_whitespace() {
                let (role, value) = cell
                    .rsplit_once('=')
                    .ok_or_else(|| fault(format!("{cell} is no role=number")))?;
                let role = Role::from_id(role).ok_or_else(|| fault(format!("no role {role}")))?;
                let value = value.parse().map_err(|_| fault(format!("{value} is no weight")))?;
                row[role as usize] = value;
            }
        }
        Ok(weights)
    }

    /// Writes the table as [`Weights::read`] reads it, zeros left out.
    pub fn write(&self) -> String {
        self.write_with(&[])
    }

    /// Writes the table as [`Weights::read_with`] reads it, zeros left out.
    pub fn write_with(&self, more: &[String]) -> String {
        let mut text = String::new();
        let mut line = |name: &str, row: &Row| {
            let cells: Vec<_> = Role::ALL
                .into_iter()
                .filter(|role| row[*role as usize] != 0 && row[*role as usize] != NEVER)
                .map(|role| format!("{}={}", role.id(), row[role as usize]))
                .collect();
            if !cells.is_empty() {
                let _ = writeln!(text, "{name}: {}", cells.join(" "));
            }
        };
        line("start", &self.start);
        line("end", &self.end);
        for role in Role::ALL {
            line(&format!("behind {}", role.id()), &self.follows[role as usize]);
        }
        let own = Feature::ALL.iter().map(|feature| feature.id());
        for (name, row) in own.chain(more.iter().map(String::as_str)).zip(&self.features) {
            line(name, row);
        }
        for (name, range) in answers() {
            let weights = &self.choice[range];
            if weights.iter().any(|weight| *weight != 0) {
                let weights: Vec<_> = weights.iter().map(i16::to_string).collect();
                let _ = writeln!(text, "{CHOICE}{name}: {}", weights.join(" "));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_weights_are_read_whole() {
        let text = include_str!("../../data/weights.txt");
        let weights = Weights::read(text).unwrap();
        assert_eq!(Weights::read(&weights.write()).unwrap(), weights);
        assert_ne!(weights, Weights::default());
    }

    #[test]
    fn a_fault_names_its_line() {
        let fault = Weights::read("# head\nstart: nobody=3\n").unwrap_err();
        assert_eq!(fault.to_string(), "line 2 of the weights: no role nobody");
    }
}
