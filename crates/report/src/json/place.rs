//! The one place where spans become `start` and `end`.

use copydesk_core::{Article, Span};
use schemars::JsonSchema;
use serde::Serialize;

use crate::text;
use crate::{OffsetIndex, Offsets};

/// A half-open range of the text, in the unit that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset behind the last unit.
    pub end: u32,
}

/// The text of one article and its offsets.
pub(super) struct Places<'a> {
    text: &'a str,
    index: OffsetIndex<'a>,
}

impl<'a> Places<'a> {
    pub(super) fn of(article: &'a Article, offsets: Offsets) -> Self {
        let text = article.text();
        Self { text, index: OffsetIndex::new(text, offsets) }
    }

    pub(super) fn at(&self, span: Span) -> Place {
        Place { start: self.index.convert(span.start), end: self.index.convert(span.end) }
    }

    pub(super) fn all(&self, spans: &[Span]) -> Vec<Place> {
        spans.iter().map(|span| self.at(*span)).collect()
    }

    /// The logical text of a span.
    pub(super) fn logical(&self, span: Span) -> String {
        text::logical(self.text, span)
    }
}
