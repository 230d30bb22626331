//! The versioned documents that programs read.
//!
//! | document | one for each | built by |
//! |---|---|---|
//! | `copydesk.article/1` | article | [`ArticleDocument::new`] |
//! | `copydesk.annotations/1` | article | [`AnnotationsDocument::new`] |
//! | `copydesk.analysis/1` | corpus | [`AnalysisDocument::new`] |
//! | `copydesk.decision/1` | article of a stream | [`DecisionDocument::new`] |
//!
//! They are structs of their own, not whatever the model happens to derive: a field of the model may
//! be renamed without a word of the JSON changing.
//! Every key stands in every document, in the order declared here; what is unknown is `null` or an
//! empty list.
//! Within `/1`, keys may be added; none is removed or changes its meaning.
//!
//! `start` and `end` are a half-open range of the text as it was read, in the unit asked for
//! ([`Offsets`](crate::Offsets)); in an analysis each is of the article that is named beside it.
//! Scores and shares are rounded to four decimals.

mod analysis;
mod annotations;
mod article;
mod decision;
mod events;
mod number;
mod place;
mod schema;
mod sides;

use std::io;

use serde::Serialize;

pub use analysis::{
    AnalysisDocument, ArticleEvidence, ArticleItem, Rendered, RenderedPart, ReprintItem,
    ReprintPairItem, SaidItem, SharedItem, StoryItem, StoryLinkItem,
};
pub use annotations::{
    AnnotationsDocument, MentionItem, NameItem, QuantityItem, QuoteItem, RunnerUpItem, SpeakerItem,
    TimeItem,
};
pub use article::{
    ArticleDocument, AuthorItem, BlockItem, DatelineItem, DiagnosticItem, EvidenceItem, MarkItem,
    MetadataItem, PublishedItem, RelatedItem, SourceItem,
};
pub use decision::{ClosestItem, DecisionDocument, MergedItem, SplitItem};
pub use events::{CardItem, EntryItem, PublicationItem, StoryCardItem, TimelineItem, ToldItem};
pub use number::Number;
pub use place::Place;
pub use schema::{SCHEMAS, schema};
pub use sides::{
    AccountItem, AccountsItem, AnonymousItem, ClaimItem, ClaimsItem, DifferenceItem, JoinItem,
    MentionsItem, OmissionItem, Passage, PeopleItem, PersonItem, QuoteRefItem, SayingItem,
    TellingItem,
};

/// A document as one line of JSON, without the line's end.
///
/// ```
/// use copydesk_core::{Article, Block, BlockKind, Metadata, Source, Span};
/// use copydesk_report::{Offsets, json};
///
/// let source = Source::new("Ferry resumes\n")?;
/// let blocks = vec![Block::new(BlockKind::Headline, Span::new(0, 14))];
/// let article = Article::new(source, blocks, Vec::new(), Metadata::default())?;
/// let line = json::to_line(&json::ArticleDocument::new(&article, Offsets::Char))?;
/// assert!(line.starts_with(r#"{"schema":"copydesk.article/1","id":"-","#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// None for the documents of this module; the type is `serde_json`'s because any [`Serialize`]
/// value is taken.
pub fn to_line(document: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(document)
}

/// Writes a document as one line of JSON, the line's end included.
///
/// # Errors
/// What `out` reports.
pub fn write_line(out: &mut impl io::Write, document: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, document)?;
    out.write_all(b"\n")
}
