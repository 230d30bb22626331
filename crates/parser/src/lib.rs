//! Reads plain news copy.

pub mod grammar;
mod tables;
