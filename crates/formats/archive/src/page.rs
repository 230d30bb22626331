//! One article in the making: its parts, and what its fields say.
//!
//! Every word of the document stands in the text once. A field that is told to the reader (headline,
//! deck, copy) has its label as furniture above it; the others keep theirs in their own block. A label
//! without a meaning is kept as furniture and reported.
//!
//! The dateline of the first paragraph and credits behind the copy are marked, and told beside it. Names
//! are as printed, but for ProQuest's, which are turned round (`Moreau, Ines`); what a byline says
//! beside them is their role where a comma or brackets set it apart.

use std::ops::Range;

use copydesk_core::{
    Article, BlockKind, Composition, CompositionError, Credit, Dateline, Diagnostic, Field,
    Identifier, LayoutId, MarkKind, Severity, Span, Subject,
};
use copydesk_parser::{check_encoding, grammar};

use crate::authors;
use crate::factiva;
use crate::labels::{self, Meaning};
use crate::lexis;
use crate::lines;
use crate::values;

/// The code of the diagnostic for a label that no table has.
const UNKNOWN_LABEL: &str = "archive/unknown-label";
/// The code of the diagnostic for a document without copy.
const NO_BODY: &str = "archive/no-body";
/// The code of the diagnostic for copy much shorter than the archive says.
const SHORT_BODY: &str = "archive/short-body";
/// The code of the diagnostic for copy that stands where fields are expected.
const LATE_TEXT: &str = "archive/text-after-fields";
/// The code of the diagnostic for what was left out.
const LEFT_OUT: &str = "archive/left-out";
/// The code of the diagnostic for a document that stops before its end.
const CUT_OFF: &str = "archive/cut-off";

/// Copy is reported as short from this many words on, when less than half of them are there.
const WORTH_COUNTING: usize = 60;

/// One article in the making.
#[derive(Debug, Default)]
pub(crate) struct Page {
    parts: Composition,
    announced: Option<usize>,
    body_words: usize,
    /// Whether a part of the copy was added.
    pub(crate) has_body: bool,
    summary: Option<Span>,
}

/// How the names of a field are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// `Ines Moreau and Tom Adeyemi, Kell`
    Running,
    /// `Moreau, Ines; Adeyemi, Tom.`
    Inverted,
}

impl Page {
    /// The headline, cut from its deck at the semicolon that sets them apart.
    pub(crate) fn headline(&mut self, text: &str) {
        let text = lines::tidy(text, false);
        let (headline, deck) = values::split_headline(&text);
        if let Some(span) = self.parts.part(BlockKind::Headline, headline)
            && self.parts.metadata.headline.is_none()
        {
            let bare = headline.trim_end().trim_end_matches(';').trim_end().len();
            let lead = headline.len() - headline.trim_start().len();
            let span = sub(span, lead..bare.max(lead));
            self.parts.metadata.headline = Some(self.parts.field(span));
        }
        if !deck.is_empty() {
            self.deck(deck);
        }
    }

    /// A deck.
    pub(crate) fn deck(&mut self, text: &str) {
        let span = self.parts.part(BlockKind::Deck, &lines::tidy(text, false));
        if let Some(span) = span
            && self.parts.metadata.deck.is_none()
        {
            self.parts.metadata.deck = Some(self.parts.field(span));
        }
    }

    /// A byline, without a label.
    pub(crate) fn byline(&mut self, text: &str) {
        self.value(BlockKind::Byline, Meaning::Byline, text, Names::Running);
    }

    /// The outlet, as it stands above the copy.
    pub(crate) fn masthead(&mut self, text: &str) {
        self.value(BlockKind::Masthead, Meaning::Publisher, text, Names::Running);
    }

    /// The line with the date.
    pub(crate) fn published(&mut self, text: &str) {
        self.value(BlockKind::Published, Meaning::Published, text, Names::Running);
    }

    /// A line with section, date and number of words.
    pub(crate) fn header(&mut self, text: &str, section: &str) {
        let text = lines::tidy(text, false);
        let Some(span) = self.parts.part(BlockKind::Published, &text) else { return };
        self.read(Meaning::Published, span, "", Names::Running);
        if let Some(at) = text.find(section) {
            self.read(Meaning::Section, sub(span, at..at + section.len()), "", Names::Running);
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let counted = words.windows(2).find(|pair| lexis::is_unit(pair[1].trim_matches(',')));
        self.announced =
            self.announced.or_else(|| counted.and_then(|pair| values::number(pair[0])));
    }

    /// Who may use it.
    pub(crate) fn rights(&mut self, text: &str) {
        self.value(BlockKind::Rights, Meaning::Rights, text, Names::Running);
    }

    /// What is none of the copy.
    pub(crate) fn furniture(&mut self, text: &str) {
        self.parts.part(BlockKind::Furniture, &lines::tidy(text, false));
    }

    /// A line that is the value of a field although no label says so.
    pub(crate) fn plain(&mut self, meaning: Meaning, text: &str) {
        self.value(kind_of(meaning), meaning, text, Names::Running);
    }

    /// Paragraphs of the copy; a table is kept as it stands.
    pub(crate) fn body(&mut self, text: &str) {
        if lines::is_table(text) {
            self.copy(BlockKind::Table, &lines::tidy(text, true));
            return;
        }
        for part in lines::cut(text) {
            self.copy(BlockKind::Paragraph, &lines::tidy(part, false));
        }
    }

    /// Copy that stands behind the fields: kept as copy, and reported.
    pub(crate) fn late(&mut self, text: &str) {
        let start = self.parts.text().len();
        self.body(text);
        let span = self.parts.blocks().last().map_or(Span::new(0, 0), |block| block.span);
        if self.parts.text().len() > start {
            self.report(LATE_TEXT, span, "copy stands behind the fields that close a document");
        }
    }

    /// A summary by the archive, which is the copy where nothing else is.
    pub(crate) fn summary(&mut self, text: &str) {
        let span = self.parts.part(BlockKind::Furniture, &lines::tidy(text, false));
        self.summary = self.summary.or(span);
    }

    /// A field with its label: the whole text, the label, where its value begins in the text.
    pub(crate) fn field(&mut self, text: &str, label: &str, value: usize, names: Names) {
        self.entry(text, label, value, labels::meaning(label), names);
    }

    /// As [`field`](Self::field), the meaning known.
    pub(crate) fn entry(
        &mut self,
        text: &str,
        label: &str,
        value: usize,
        meaning: Option<Meaning>,
        names: Names,
    ) {
        let (head, body) = text.split_at(value.min(text.len()));
        match meaning {
            Some(Meaning::Headline) => {
                self.furniture(head);
                self.headline(body);
            }
            Some(Meaning::Deck) => {
                self.furniture(head);
                self.deck(body);
            }
            Some(Meaning::Abstract) => {
                self.furniture(head);
                self.summary(body);
            }
            Some(Meaning::Body) => {
                self.furniture(head);
                self.body(body);
            }
            Some(meaning) => {
                let lead = text.len() - text.trim_start().len();
                let start = self.parts.text().len();
                let text = &text[lead..];
                let Some(span) = self.parts.part(kind_of(meaning), text.trim_end()) else { return };
                debug_assert!(span.start as usize >= start);
                let value = value.saturating_sub(lead);
                let end = text.trim_end().len();
                self.read(meaning, sub(span, value.min(end)..end), label, names);
            }
            None => {
                let Some(span) = self.parts.part(BlockKind::Furniture, text.trim()) else { return };
                let end = label.trim().len();
                let message = format!("the label `{}` is not known", label.trim());
                self.report(UNKNOWN_LABEL, sub(span, 0..end), &message);
            }
        }
    }

    /// A part that is the value of a field.
    fn value(&mut self, kind: BlockKind, meaning: Meaning, text: &str, names: Names) {
        if let Some(span) = self.parts.part(kind, &lines::tidy(text, false)) {
            self.read(meaning, span, "", names);
        }
    }

    /// A part of the copy; a paragraph that is nothing but credits is told as such.
    fn copy(&mut self, kind: BlockKind, text: &str) {
        let prose = kind == BlockKind::Paragraph;
        let credits = (prose && self.has_body).then(|| credits_in(text)).flatten();
        let whole = credits.as_ref().is_some_and(|found| found.len() == text.trim().len());
        let kind = if whole { BlockKind::Credits } else { kind };
        let Some(span) = self.parts.part(kind, text) else { return };
        if prose && !self.has_body {
            self.dateline(text, span.start);
        }
        if let Some(found) = credits {
            self.credits(sub(span, found), whole);
        }
        self.has_body = true;
        self.body_words += lines::words(text);
    }

    /// Marks the dateline that the copy opens with.
    fn dateline(&mut self, text: &str, at: u32) {
        let Some(found) = grammar::dateline(text) else { return };
        let mark = found.mark(text);
        self.parts.mark(MarkKind::Dateline, Span::from_usize(mark.start, mark.end).shift(at));
        let placed = found.placed(text, at);
        let metadata = &mut self.parts.metadata;
        metadata.agency = metadata.agency.take().or_else(|| placed.agency.clone());
        metadata.dateline.get_or_insert(placed);
    }

    /// Says who did what, and marks it where it stands behind copy.
    fn credits(&mut self, span: Span, whole: bool) {
        let text = span.get(self.parts.text()).unwrap_or_default().to_owned();
        if !whole {
            self.parts.mark(MarkKind::Credits, span);
        }
        for credit in grammar::credits_of(&text) {
            let field = |range: Range<usize>| self.parts.field(sub(span, range));
            let (task, name) = (field(credit.task), field(credit.name));
            let place = credit.place.map(field);
            self.parts.metadata.credits.push(Credit { task, name, place });
        }
    }

    /// Reads the value of a field into the metadata; the first of several counts, keywords add up.
    fn read(&mut self, meaning: Meaning, span: Span, label: &str, names: Names) {
        let text = span.get(self.parts.text()).unwrap_or_default().to_owned();
        if text.trim().is_empty() {
            return;
        }
        let whole = self.parts.field(span);
        let part = |range: Range<usize>| authors::field(&text, &text[range], span.start);
        let metadata = &mut self.parts.metadata;
        match meaning {
            Meaning::Byline if metadata.byline.is_none() => {
                metadata.authors = match names {
                    Names::Running => authors::running(&text, span.start),
                    Names::Inverted => authors::inverted(&text, span.start),
                };
                metadata.byline = Some(whole);
            }
            Meaning::Published if metadata.published.is_none() => {
                metadata.published = values::date(&text, span.start);
            }
            Meaning::Time => {
                if let Some(published) = &mut metadata.published {
                    published.time.get_or_insert(whole.value);
                }
            }
            Meaning::Updated if metadata.modified.is_none() => {
                metadata.modified = values::date(&text, span.start);
            }
            Meaning::PublicationInfo => {
                if metadata.published.is_none() {
                    metadata.published = values::date(&text, span.start);
                }
                if metadata.publisher.is_none() {
                    let end = text.find([',', ';', ':', '(', '[']).unwrap_or(text.len());
                    metadata.publisher = Some(part(0..end));
                }
            }
            Meaning::Section if metadata.section.is_none() => {
                let end = text.find(';').unwrap_or(text.len());
                metadata.section = Some(part(0..end));
            }
            Meaning::Publisher if metadata.publisher.is_none() => metadata.publisher = Some(whole),
            Meaning::Language if metadata.language.is_none() => {
                metadata.language =
                    labels::language(&text).map(|tag| Field { value: tag.to_owned(), ..whole });
            }
            Meaning::Rights if metadata.rights.is_none() => metadata.rights = Some(whole),
            Meaning::Url if metadata.url.is_none() => {
                metadata.url = values::address(&text).map(part);
            }
            Meaning::Words if self.announced.is_none() => self.announced = values::number(&text),
            Meaning::Identifier => {
                let number = factiva::accession(&whole.value).unwrap_or(&whole.value);
                let value = number.to_owned();
                metadata.identifiers.push(Identifier { scheme: "accession".to_owned(), value });
            }
            Meaning::Dateline if metadata.dateline.is_none() => {
                let named = grammar::named_dateline(&text);
                let named = named.map(|found| found.placed(&text, span.start));
                // What the grammar cannot take apart is a place.
                let place = || Dateline { span, places: vec![whole], ..Dateline::default() };
                metadata.dateline = Some(named.unwrap_or_else(place));
            }
            Meaning::Keywords => self.keywords(&text, span, label),
            _ => {}
        }
    }

    /// `Docks (92%); Strikes (80%)`, or Factiva's `kell : Kell | eur : Europe`.
    fn keywords(&mut self, text: &str, span: Span, label: &str) {
        for item in text.split([';', '|']) {
            let start = item.as_ptr() as usize - text.as_ptr() as usize;
            let lead = item.len() - item.trim_start().len();
            let bare = values::without_score(item.trim());
            if bare.is_empty() {
                continue;
            }
            let range = start + lead..start + lead + bare.len();
            if let Some((code, name)) = bare.split_once(" : ") {
                let mut subject = Subject::default();
                subject.scheme = Some(format!("factiva:{}", label.trim().to_lowercase()));
                subject.code = Some(code.trim().to_owned());
                subject.name = Some(name.split_whitespace().collect::<Vec<_>>().join(" "));
                self.parts.metadata.subjects.push(subject);
            } else {
                let field = self.parts.field(sub(span, range));
                self.parts.metadata.keywords.push(field);
            }
        }
    }

    fn report(&mut self, code: &'static str, span: Span, message: &str) {
        self.parts.diagnose(Diagnostic::new(code, Severity::Warning, span, message));
    }

    /// Notes that the document stops before its end.
    pub(crate) fn cut_off(&mut self) {
        let end = self.parts.blocks().last().map_or(Span::new(0, 0), |block| block.span);
        self.parts.diagnose(
            Diagnostic::new(CUT_OFF, Severity::Warning, end, "the file ends within this document")
                .help("export or copy the file again"),
        );
    }

    /// Notes what was left out before the article.
    pub(crate) fn left_out(&mut self, what: &str) {
        self.parts.diagnose(Diagnostic::new(LEFT_OUT, Severity::Note, Span::new(0, 0), what));
    }

    /// Whether nothing was added yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.blocks().is_empty()
    }

    /// Whether a headline was found.
    pub(crate) fn has_headline(&self) -> bool {
        self.parts.metadata.headline.is_some()
    }

    /// Whether the day of publication was found.
    pub(crate) fn has_date(&self) -> bool {
        self.parts.metadata.published.is_some()
    }

    /// Whether the outlet was found.
    pub(crate) fn has_publisher(&self) -> bool {
        self.parts.metadata.publisher.is_some()
    }

    /// The article; its name is `path#number`.
    ///
    /// # Errors
    /// [`CompositionError`] where its text is too long.
    pub(crate) fn finish(
        mut self,
        service: &'static str,
        path: &str,
        number: usize,
        encoding: &str,
    ) -> Result<Article, CompositionError> {
        let first = self.parts.blocks().first().map_or(Span::new(0, 0), |block| block.span);
        if !self.has_body {
            let (span, message) = match self.summary {
                Some(span) => (span, "the document has a summary, but no copy"),
                None => (first, "the document has no copy"),
            };
            self.report(NO_BODY, span, message);
        } else if let Some(announced) = self.announced
            && announced >= WORTH_COUNTING
            && self.body_words * 2 < announced
        {
            let message = format!("{announced} words are announced, {} are there", self.body_words);
            self.report(SHORT_BODY, first, &message);
        }
        self.parts.given.path = Some(path.to_owned());
        self.parts.given.id = Some(format!("{path}#{number}"));
        self.parts.given.encoding = Some(encoding.to_owned());
        Ok(check_encoding(self.parts.finish(LayoutId::new(service))?)?)
    }
}

/// Credits that are the whole of a paragraph, or stand in brackets at its end.
fn credits_in(text: &str) -> Option<Range<usize>> {
    grammar::credits(text).or_else(|| {
        let at = text.rfind(" (")? + 1;
        let found = grammar::credits(&text[at..])?;
        Some(at + found.start..at + found.end)
    })
}

/// The kind of the block that a field is.
const fn kind_of(meaning: Meaning) -> BlockKind {
    match meaning {
        Meaning::Byline => BlockKind::Byline,
        Meaning::Published | Meaning::Time => BlockKind::Published,
        Meaning::Section => BlockKind::Section,
        Meaning::Publisher | Meaning::PublicationInfo => BlockKind::Masthead,
        Meaning::Rights => BlockKind::Rights,
        Meaning::Caption => BlockKind::Caption,
        Meaning::Note => BlockKind::EditorNote,
        Meaning::Correction => BlockKind::Correction,
        Meaning::Credit => BlockKind::Credits,
        _ => BlockKind::Furniture,
    }
}

/// A part of a span, by bytes from its start.
fn sub(span: Span, range: Range<usize>) -> Span {
    let start = span.start as usize;
    Span::from_usize(start + range.start, start + range.end)
}
