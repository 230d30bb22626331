//! Reads plain news copy: line grammars, the structure decoder, and the plain-text layouts.
//!
//! The data's way through this crate: a [`Carrier`](copydesk_core::Carrier) decodes bytes
//! ([`encoding`]); a [`Layout`](copydesk_core::Layout) says how well it fits; the lines of the source
//! are joined into [`units`]; each unit's features go to the [`decoder`], which finds the best whole
//! sequence of roles; [`grammar`]s name what they are sure of; blocks, marks and metadata follow, and
//! checks report damage.
//!
//! ```
//! use copydesk_core::{Layout, Source};
//! use copydesk_parser::Plain;
//!
//! let source = Source::new("Harbour to reopen\n\nThe harbour board said on Tuesday that it would \
//!     reopen the northern pier before the end of the month.\n")?;
//! let article = &Plain.parse(&source).articles[0];
//! assert_eq!(article.metadata().headline.as_ref().unwrap().value, "Harbour to reopen");
//! # Ok::<(), copydesk_core::SourceError>(())
//! ```
//!
//! Parsing never fails and never panics: every byte of the source is in exactly one block.
//!
//! Dependencies: `nom` writes the grammars, behind [`grammar`] alone; `memchr` finds bytes and
//! substrings; `encoding_rs` and `chardetng` are a browser's decoders and detector; `jiff` knows which
//! weekday a date was; `aho-corasick` finds all phrases of a table in one search; `rustc-hash` hashes
//! paragraphs without a random seed; `thiserror` writes the `Error` impls; `whatlang` tells languages by
//! their trigrams where words of grammar do not; `wide` adds sixteen scores and
//! looks at sixteen bytes at once.

pub mod decoder;
pub mod encoding;
pub mod grammar;
pub mod iso;
pub mod layouts;

mod bytes;
mod carrier;
mod checks;
mod reader;
mod tables;
mod units;

pub use carrier::PlainText;
pub use checks::check_encoding;
pub use layouts::{KyodoWrapped, Plain, PressSummary, WebPage, Wire, layouts};
pub use reader::{Hints, LineHint, PointsOf, Revise, headline_lines, read_with_hints, unit_kinds};
pub use tables::entries;
pub use units::{Unit, units};
