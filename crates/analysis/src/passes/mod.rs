//! The built-in passes, one folder each.

pub mod names;
pub mod quantities;
pub mod quotes;
pub mod reprints;
pub mod said;
pub mod sentences;
pub mod stories;
pub mod times;
pub mod tokens;
