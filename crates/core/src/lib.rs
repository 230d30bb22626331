//! Copydesk's article model and its plug-in traits.
//!
//! This crate is what an author of a [`Layout`], a [`Carrier`] or a pass depends on.
//! It reads nothing, prints nothing, knows no clock and starts no thread; its API names no type of
//! another crate, so that it almost never has to change.
//!
//! The model in one paragraph: a [`Source`] is decoded text with its [`LineTable`]; an [`Article`]
//! is a source whose text is tiled by [`Block`]s (every byte belongs to exactly one), with [`Mark`]s
//! inside them, [`Metadata`] and [`Diagnostic`]s. A [`Logical`] is a readable view of some blocks
//! that maps every byte back to the source. All offsets are bytes of the decoded text.
//!
//! ```
//! use copydesk_core::{Article, Block, BlockKind, Metadata, Source, Span};
//!
//! let source = Source::new("Ferry resumes\n\nThe ferry\nsails again.\n")?;
//! let blocks = vec![
//!     Block::new(BlockKind::Headline, Span::new(0, 15)),
//!     Block::new(BlockKind::Paragraph, Span::new(15, 38)),
//! ];
//! let article = Article::new(source, blocks, Vec::new(), Metadata::default())?;
//! assert_eq!(article.body(), "The ferry sails again.");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Dependencies: `memchr` finds bytes faster than a loop can; `wide` looks at sixteen of a line at once;
//! `thiserror` writes the `Error` impls.

mod article;
mod block;
mod carrier;
mod clock;
mod composition;
mod date;
mod diagnostic;
mod layout;
mod lines;
mod logical;
mod mark;
mod metadata;
mod pass;
mod quoting;
mod source;
mod span;
mod wrap;

pub use article::{Article, ArticleError};
pub use block::{Block, BlockKind};
pub use carrier::{Carried, Carrier, CarrierError, CarrierId, Enclosed, Framing, Unpacked};
pub use composition::{Composition, CompositionError};
pub use date::{PartialDate, PartialDateError};
pub use diagnostic::{Diagnostic, Related, Severity};
pub use layout::{Detection, Evidence, Layout, LayoutId, LineReason, Parsed};
pub use lines::{Line, LineTable, trim_blank};
pub use logical::{Logical, Piece};
pub use mark::{Mark, MarkKind};
pub use metadata::{
    Author, Credit, Dateline, Field, Identifier, Metadata, Precision, Published, Subject,
    WireHeader,
};
pub use pass::{ArticlePass, CorpusNeeds, CorpusPass, Lookup, NeedKey, Needs, NoNeeds, PassId};
pub use source::{Given, Source, SourceError};
pub use span::Span;
pub use wrap::Wrap;
