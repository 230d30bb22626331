//! Sources: decoded text, where it came from, and its line table.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use crate::{Diagnostic, Field, LineTable, Metadata, Published, Span};

/// What the carrier said of a piece of copy, beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Given {
    /// The name that the carrier gave the piece.
    pub id: Option<String>,
    /// Path or address of the file.
    pub path: Option<String>,
    /// The headline, where the text need not repeat it.
    pub title: Option<String>,
    /// The document date, as given.
    pub date: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The address it was taken from.
    pub url: Option<String>,
    /// The encoding it was decoded from, `UTF-8` where nothing else is said.
    pub encoding: Option<String>,
    /// Where the text begins in the decoded text that it is a part of, in bytes.
    pub start: Option<u32>,
    /// What else the carrier knows; taken where the copy itself does not say it.
    pub metadata: Metadata,
    /// What the carrier has to say of the piece; the spans are empty, at its start.
    pub diagnostics: Vec<Diagnostic>,
}

impl Given {
    /// All that is known beside the copy: [`metadata`](Self::metadata), and the fields of this
    /// struct as metadata.
    pub fn known(&self) -> Metadata {
        let given = |value: &Option<String>| value.clone().map(Field::given);
        let date = self.date.as_deref().and_then(|date| date.parse().ok());
        let mut known = self.metadata.clone();
        known.complete_from(&Metadata {
            headline: given(&self.title),
            published: date.map(Published::new),
            publisher: given(&self.outlet),
            url: given(&self.url),
            ..Metadata::default()
        });
        known
    }

    /// Takes from `other` what is not known here; what it has to say comes first.
    pub fn complete_from(&mut self, other: &Self) {
        let Self { id, path, title, date, outlet, url, encoding, start, metadata, diagnostics } =
            other;
        for (mine, other) in [
            (&mut self.id, id),
            (&mut self.path, path),
            (&mut self.title, title),
            (&mut self.date, date),
            (&mut self.outlet, outlet),
            (&mut self.url, url),
            (&mut self.encoding, encoding),
        ] {
            if mine.is_none() {
                mine.clone_from(other);
            }
        }
        self.start = self.start.or(*start);
        self.metadata.complete_from(metadata);
        self.diagnostics.splice(0..0, diagnostics.iter().cloned());
    }
}

/// Why a text cannot be a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// Spans are 32 bits wide.
    #[error(
        "the text is {bytes} bytes long; a single source ends below 4 GiB (split it by article)"
    )]
    TooLong {
        /// Its length.
        bytes: u64,
    },
}

/// Decoded text, what its carrier said of it, and its line table. Cheap to clone.
///
/// ```
/// let source = copydesk_core::Source::new("one\r\ntwo\n")?;
/// assert_eq!(source.lines().len(), 2);
/// assert_eq!(source.position(5), (2, 1));
/// # Ok::<(), copydesk_core::SourceError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    text: Arc<str>,
    lines: Arc<LineTable>,
    given: Arc<Given>,
    scanned: Option<Arc<Scanned>>,
}

/// What the first detector found out about a text.
type Scanned = OnceLock<Arc<dyn Any + Send + Sync>>;

impl Source {
    /// A source with nothing said of it.
    ///
    /// # Errors
    /// [`SourceError::TooLong`] from 4 GiB on.
    pub fn new(text: impl Into<Arc<str>>) -> Result<Self, SourceError> {
        Self::with(text, Given::default())
    }

    /// A source with what the carrier said of it.
    ///
    /// # Errors
    /// [`SourceError::TooLong`] from 4 GiB on.
    pub fn with(text: impl Into<Arc<str>>, given: Given) -> Result<Self, SourceError> {
        let text = text.into();
        if u32::try_from(text.len()).is_err() {
            return Err(SourceError::TooLong { bytes: text.len() as u64 });
        }
        let lines = Arc::new(LineTable::scan(&text));
        Ok(Self { text, lines, given: Arc::new(given), scanned: Some(Arc::default()) })
    }

    /// A part of the text as a source of its own, of which the same is said; `None` where the span
    /// does not fall on character boundaries of the text.
    ///
    /// ```
    /// use copydesk_core::{Source, Span};
    /// let page = Source::new("one\n\ntwo\n")?;
    /// let second = page.part(Span::new(5, 9)).unwrap();
    /// assert_eq!((second.text(), second.given().start), ("two\n", Some(5)));
    /// # Ok::<(), copydesk_core::SourceError>(())
    /// ```
    #[must_use]
    pub fn part(&self, span: Span) -> Option<Self> {
        let text = span.get(&self.text)?;
        if text.len() == self.text.len() {
            return Some(self.clone());
        }
        let mut given = self.given().clone();
        given.start = Some(given.start.unwrap_or_default() + span.start);
        Self::with(text, given).ok()
    }

    /// What one scan of the text finds out, made once and shared by all who ask for it.
    ///
    /// Layouts that look for the same facts to detect and to read put them here. There is room for
    /// one kind of facts: whoever asks first is served from then on, another kind is made each time.
    /// An [`Article`](crate::Article) keeps its source without them.
    ///
    /// ```
    /// # let source = copydesk_core::Source::new("one\ntwo\n")?;
    /// let words = source.scanned(|source| source.text().split_whitespace().count());
    /// assert_eq!(*words, 2);
    /// # Ok::<(), copydesk_core::SourceError>(())
    /// ```
    pub fn scanned<T: Any + Send + Sync>(&self, scan: impl FnOnce(&Self) -> T) -> Arc<T> {
        let Some(slot) = &self.scanned else { return Arc::new(scan(self)) };
        if let Some(facts) = slot.get() {
            return Arc::clone(facts).downcast().unwrap_or_else(|_| Arc::new(scan(self)));
        }
        let facts = Arc::new(scan(self));
        // Where another thread was faster its facts are as good: they are of the same text.
        let _ = slot.set(Arc::clone(&facts) as Arc<dyn Any + Send + Sync>);
        facts
    }

    /// Without what was [`scanned`](Self::scanned).
    pub(crate) fn without_scan(mut self) -> Self {
        self.scanned = None;
        self
    }

    /// With another name; text, lines and all else that was said of it stay.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.given).id = Some(id.into());
        self
    }

    /// With what else was said of it, where nothing is said yet; its name and path are replaced.
    #[must_use]
    pub fn completed(mut self, given: &Given) -> Self {
        let mine = Arc::make_mut(&mut self.given);
        if given.id.is_some() {
            mine.id = None;
        }
        if given.path.is_some() {
            mine.path = None;
        }
        mine.complete_from(given);
        self
    }

    /// The decoded text.
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The decoded text, shared.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Its lines and what one scan found out about them.
    #[inline]
    pub fn lines(&self) -> &LineTable {
        &self.lines
    }

    /// What the carrier said of it.
    #[inline]
    pub fn given(&self) -> &Given {
        &self.given
    }

    /// The whole text as a span.
    #[inline]
    pub fn span(&self) -> Span {
        Span::from_usize(0, self.text.len())
    }

    /// Line and column of an offset, both counted from 1, the column in characters.
    ///
    /// An offset beyond the text or inside a character is moved back to the nearest one that is not.
    pub fn position(&self, offset: u32) -> (u32, u32) {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.line_at(Span::from_usize(offset, offset).start);
        let start = self.lines.get(line).map_or(0, |line| line.span.start as usize);
        let column = self.text[start..offset].chars().count();
        (line as u32 + 1, column as u32 + 1)
    }
}
