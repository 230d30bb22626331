//! Conformance harness for authors of layouts, carriers and passes.
//!
//! A plug-in promises more than its types say: it accounts for every byte, never panics, gives the
//! same answer for the same text, and points only at characters of the text.
//! [`check_layout`], [`check_carrier`], [`check_article_pass`] and [`check_corpus_pass`] hold it to
//! that, over [a zoo of nasty texts](zoo) and a few hundred mutations of them that are the same in
//! every run.
//!
//! ```
//! use copydesk_core::{
//!     Article, Block, BlockKind, Detection, Layout, LayoutId, Metadata, Parsed, Source,
//! };
//!
//! /// Takes everything for one paragraph.
//! struct OneParagraph;
//!
//! impl Layout for OneParagraph {
//!     fn id(&self) -> LayoutId {
//!         LayoutId::new("one-paragraph")
//!     }
//!
//!     fn detect(&self, _: &Source) -> Detection {
//!         Detection::score(0.05)
//!     }
//!
//!     fn parse(&self, source: &Source) -> Parsed {
//!         let blocks = match source.span() {
//!             span if span.is_empty() => Vec::new(),
//!             span => vec![Block::new(BlockKind::Paragraph, span)],
//!         };
//!         Article::new(source.clone(), blocks, Vec::new(), Metadata::default())
//!             .map(Parsed::one)
//!             .unwrap_or_default()
//!     }
//! }
//!
//! copydesk_testkit::check_layout(&OneParagraph)?;
//! # Ok::<(), copydesk_testkit::Faults>(())
//! ```
//!
//! What it does not check: that a layout reads copy *rightly*; that is for an author's own samples.
//! A panic is caught, so the harness goes on after one; a panic that aborts is not.

mod article_pass;
mod carrier;
mod faults;
mod layout;
mod mutants;
mod spans;
mod zoo;

pub use article_pass::{
    Chain, check_article_pass, check_article_pass_with, check_corpus_pass, nasty_articles,
};
pub use carrier::{check_carrier, check_carrier_on};
pub use faults::{Fault, Faults, Promise};
pub use layout::{check_layout, check_layout_on};
pub use mutants::mutants;
pub use zoo::{Specimen, zoo};
