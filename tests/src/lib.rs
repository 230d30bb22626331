//! What the end-to-end tests share.
//!
//! The tests stand beside this folder: `seeds.rs` (a snapshot for each seed), `binary/` (the command
//! from outside), `arrows.rs` (which crate may know which).

mod binary;
mod dump;
mod workspace;

pub use binary::binary;
pub use dump::dump;
pub use workspace::{cargo, root};
