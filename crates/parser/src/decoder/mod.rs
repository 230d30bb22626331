//! The structure decoder: the best whole sequence of roles for the units of a page.
//!
//! For pages nobody has seen. Each unit's features ([`evidence`]) give points to each of sixteen
//! roles by a table of weights ([`weights`]); what may follow what is weighed too; and the sequence
//! with the most points wins ([`viterbi`]). The weights are data, `data/weights.txt`, learned from
//! annotated pages as a conditional random field; its head says from which and by which command.
//! A second look ([`second`]) adds what only the sequence tells, such as where the headline stands;
//! and of the lines above the copy one is chosen as the headline ([`choice`]).

pub mod choice;
pub mod evidence;
pub mod features;
mod mail;
mod neighbours;
mod overlap;
pub mod roles;
mod scan;
mod second;
mod tails;
mod titles;
pub mod viterbi;
pub mod weights;

pub use choice::{Choice, Lines};
pub use evidence::{Page, page};
pub use features::{Feature, FeatureSet};
pub use roles::{ROLE_COUNT, Role};
pub use second::{Second, second};
pub use viterbi::{best, points};
pub(crate) use weights::NEVER as NEVER_POINTS;
pub use weights::{Row, Weights, WeightsError};
