//! Copydesk reads raw news copy and reads many outlets side by side.
//!
//! A [`Desk`] is a registry of carriers (what copy came in), layouts (how it is arranged) and passes
//! (what is found in it).
//! [`Desk::new`] has the built-in ones; [`Desk::builder`] takes more; [`Builder::empty`] starts with
//! none.
//!
//! ```
//! use copydesk::{Desk, Source};
//! use copydesk::passes::sentences::Sentences;
//!
//! let desk = Desk::new();
//! let source = Source::new("Ferry resumes\n\nThe ferry sails again. Crews rested.\n")?;
//! let parsed = desk.parse(&source);
//! for article in &parsed.articles {
//!     let found = desk.annotate(article);
//!     for sentence in found.get::<Sentences>().into_iter().flatten() {
//!         println!("{}: {}", sentence.span, sentence.span.of(article.text()));
//!     }
//! }
//! # Ok::<(), copydesk::core::SourceError>(())
//! ```
//!
//! Many articles together make a [`Coverage`]: the stories, the reprints, and who said the same
//! thing where.
//!
//! Everything is offline and a function of its input: no file is read, no clock is asked, and the
//! output is the same for any number of threads.
//!
//! The crates behind it are here as modules: [`core`] (the model and the plug-in traits),
//! [`parser`], [`analysis`], [`report`]; the formats
//! [`archive`], [`html`], [`jsonl`], [`ninjs`] and [`xml`].
//! The author of a plug-in depends on `copydesk-core` alone and registers with the [`Builder`].
//!
//! Dependencies: `thiserror` writes the `Error` impl.

mod builder;
mod coverage;
mod desk;
mod enclosed;
mod error;
mod register;

pub use builder::Builder;
pub use coverage::{Coverage, annotations_view};
pub use desk::{Desk, Explanation};
pub use error::{DeskError, UnknownLayout};
pub use register::{AnyPass, OverArticle, OverCorpus};

pub use copydesk_analysis as analysis;
pub use copydesk_analysis::passes;
pub use copydesk_archive as archive;
pub use copydesk_core as core;
pub use copydesk_html as html;
pub use copydesk_jsonl as jsonl;
pub use copydesk_ninjs as ninjs;
pub use copydesk_parser as parser;
pub use copydesk_report as report;
pub use copydesk_xml as xml;

pub use copydesk_analysis::{Analysis, Annotated};
pub use copydesk_core::{
    Article, ArticlePass, Block, BlockKind, Carried, Carrier, CarrierError, CorpusPass, Detection,
    Layout, LayoutId, Parsed, Source, Span,
};

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
