//! What is found in articles: the pass engine and the built-in passes.
//!
//! [`Engine`] orders passes by the types they need, refuses a set that cannot be ordered before any
//! article is read, and is the only place that touches rayon. The passes live one to a folder under
//! [`passes`]; each is a plug-in like any other and is registered by the facade.
//!
//! Article passes read the [`Reading`](passes::tokens::Reading) of an article: its logical text cut
//! into tokens. Whatever they find is given as spans of the *source*.
//!
//! Dependencies: `rayon` runs the map on all cores; `nom` writes the grammars over tokens; `jiff`
//! knows the calendar; `rust-stemmers` is the Snowball English stemmer; `aho-corasick` and `memchr`
//! search; `rustc-hash` hashes short keys without a random seed; `thiserror` writes the `Error`
//! impls.

mod accents;
mod calendar;
mod classes;
pub mod engine;
mod finite;
mod grammar;
pub mod passes;
mod spelling;
mod stems;
mod table;
mod vocabulary;

pub use engine::{
    Analysis, Annotated, Engine, EngineBuilder, EngineError, MissingNeed, PassInfo, PassKind,
};
