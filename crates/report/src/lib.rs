//! Views of articles, annotations and analyses: JSON, terminal, HTML.
//!
//! | function | what it is for |
//! |---|---|
//! | [`json::ArticleDocument`], [`json::AnnotationsDocument`], [`json::AnalysisDocument`] | the versioned documents that programs read, one line each by [`json::to_line`] |
//! | [`json::schema`] | their JSON Schema |
//! | [`outline`] | an article for people: a line a block |
//! | [`plain_text`], [`markdown`] | the copy of an article alone |
//! | [`explain()`] | the copy with each line's kind in the margin, and why |
//! | [`explain_quotes`] | who said what in an article, and why |
//! | [`explain_story`] | why the articles of a story are one |
//! | [`summary`] | an analysis in a terminal of 80 columns or more |
//! | [`html()`], [`write_html`] | an analysis as one self-contained HTML file |
//!
//! Everything here is a function of its arguments: no clock, no environment, no file, no thread, and
//! the same bytes for the same input.
//! Views take plain references ([`AnalysisView`], [`AnnotationsView`]), so whoever has the outputs of
//! the passes can show them, with or without the engine.
//!
//! What comes from the copy is never trusted: in HTML it is escaped, in a terminal its control
//! characters are replaced by pictures, so that copy cannot send escape sequences.
//!
//! Limits of this version: no CSV; messages and labels are English.
//!
//! Dependencies: `serde` and `serde_json` write the documents; `schemars` derives their schema from
//! the same structs, so that it cannot drift away from them.

mod copy;
mod differences;
mod digest;
mod explain;
mod explain_quotes;
mod html;
mod ids;
pub mod json;
mod offsets;
mod outline;
mod paint;
mod story;
mod terminal;
mod text;
mod view;

pub use copy::{markdown, plain_text};
pub use explain::{Explain, explain};
pub use explain_quotes::explain_quotes;
pub use html::{HtmlOptions, html, write_html};
pub use offsets::{OffsetIndex, Offsets, OffsetsError};
pub use outline::outline;
pub use paint::Colour;
pub use story::explain_story;
pub use terminal::summary;
pub use view::{AnalysisView, AnnotationsView, ArticleView};
