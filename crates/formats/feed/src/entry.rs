//! An entry of a feed, whatever the feed's form, and the piece that is made of it.
//!
//! The text is the full one where there is one; where the summary is much longer than what calls
//! itself the content, feeds mix the two up, and the summary is taken. HTML is an article, block by
//! block (`fragment`), with the title above it; plain text goes to the layouts, a line a paragraph.
//! An entry with a title alone is an article with a headline alone.
//!
//! A paragraph above the copy that is a byline, one of credits and a sign-off at the end are what they say.
//! What a blog's program appends to HTML (`The post … appeared first on …`, `data/appended.txt`) is
//! furniture; what else an aggregator appends is left as it is: it stands in the copy.

use copydesk_core::{
    Author, BlockKind, CarrierError, Composition, Diagnostic, Field, Given, Identifier, LayoutId,
    MarkKind, Metadata, Published, Severity, Source, Span, Subject, Unpacked,
};
use copydesk_parser::grammar;
use mail_parser::decoders::html::html_to_text;

use crate::dates;
use crate::fragment::{self, Part};
use crate::xml::fold;

/// A summary has fewer words than this; a longer text may be the whole.
const SUMMARY_WORDS: usize = 90;
/// So many times as long as the content, the summary is the text.
const MIXED_UP: usize = 2;

/// A text, and whether it is HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    Plain(String),
    Html(String),
}

impl Text {
    /// HTML where tags or references of HTML are in it.
    pub(crate) fn guess(text: &str) -> Self {
        if is_html(text) { Self::Html(text.to_owned()) } else { Self::Plain(text.to_owned()) }
    }

    /// As it reads, white space folded.
    pub(crate) fn read(&self) -> String {
        match self {
            Self::Plain(text) => fold(text),
            Self::Html(html) => fold(&html_to_text(html)),
        }
    }

    fn words(&self) -> usize {
        self.read().split(' ').filter(|word| !word.is_empty()).count()
    }
}

/// What a feed says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) rights: Option<String>,
    /// Who writes what names no author.
    pub(crate) authors: Vec<String>,
}

/// An entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) id: Option<String>,
    pub(crate) title: Option<Text>,
    pub(crate) link: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) updated: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) subjects: Vec<Subject>,
    pub(crate) summary: Option<Text>,
    pub(crate) content: Option<Text>,
    pub(crate) language: Option<String>,
    pub(crate) rights: Option<String>,
    /// The outlet, where it is not the feed itself.
    pub(crate) outlet: Option<String>,
}

/// The feed that is read, and how many entries of it were.
pub(crate) struct Feed<'a> {
    pub(crate) path: &'a str,
    pub(crate) about: About,
    pub(crate) entries: usize,
}

impl Feed<'_> {
    /// The piece that an entry makes.
    pub(crate) fn piece(&mut self, entry: Entry) -> Result<Unpacked, CarrierError> {
        self.entries += 1;
        let mut given = self.given(&entry);
        let title = entry.title.as_ref().map(Text::read).filter(|title| !title.is_empty());
        let has_content = entry.content.is_some();
        let (text, deck) = chosen(entry.content, entry.summary);
        let Some(text) = text else { return self.headline_alone(title, given) };
        given.metadata.deck = deck.map(Field::given);
        if !has_content && is_summary(&text) {
            let message = "the feed holds a summary, not the full text";
            given.diagnostics.push(note("feed/summary", message).help("read the page itself"));
        }
        match text {
            Text::Html(html) => self.article(title, &fragment::parts(&html), given),
            Text::Plain(text) => {
                given.title = title;
                let source = Source::with(paragraphs(&text), given).map(Unpacked::Source);
                source.map_err(|error| CarrierError::new(self.path, error.to_string()))
            }
        }
    }

    /// What is known beside the text.
    fn given(&self, entry: &Entry) -> Given {
        let about = &self.about;
        let mut given = Given::default();
        given.path = Some(self.path.to_owned());
        given.id = Some(
            entry
                .id
                .clone()
                .or_else(|| entry.link.clone())
                .unwrap_or_else(|| format!("{}#{}", self.path, self.entries)),
        );
        given.outlet = entry.outlet.clone().or_else(|| about.title.clone());
        given.url.clone_from(&entry.link);
        given.encoding = Some("UTF-8".to_owned());
        let (published, modified) = days(entry.published.as_deref(), entry.updated.as_deref());
        given.date = published.as_ref().map(dates::given);
        let field = |own: &Option<String>, feed: &Option<String>| {
            own.clone().or_else(|| feed.clone()).map(Field::given)
        };
        let known = &mut given.metadata;
        (known.published, known.modified) = (published, modified);
        known.language = field(&entry.language, &about.language);
        known.rights = field(&entry.rights, &about.rights);
        let authors = if entry.authors.is_empty() { &about.authors } else { &entry.authors };
        for author in authors.iter().flat_map(|names| people(names)) {
            if !known.authors.iter().any(|other| other.name == author.name) {
                known.authors.push(author);
            }
        }
        let names = entry
            .subjects
            .iter()
            .filter_map(|subject| subject.name.as_ref().or(subject.code.as_ref()));
        known.keywords = names.map(Field::given).collect();
        known.subjects =
            entry.subjects.iter().filter(|subject| subject.scheme.is_some()).cloned().collect();
        let id = entry.id.clone().map(|value| Identifier { scheme: "guid".to_owned(), value });
        known.identifiers.extend(id);
        given
    }

    /// The article of an entry without text.
    fn headline_alone(
        &self,
        title: Option<String>,
        mut given: Given,
    ) -> Result<Unpacked, CarrierError> {
        let message = "the entry has no text; the page that it links to may";
        given.diagnostics.push(note("feed/no-text", message));
        self.article(title, &[], given)
    }

    /// An article of these blocks.
    fn article(
        &self,
        title: Option<String>,
        parts: &[Part],
        mut given: Given,
    ) -> Result<Unpacked, CarrierError> {
        let mut page = Composition::default();
        page.metadata = given.known();
        given.metadata = Metadata::default();
        for said in std::mem::take(&mut given.diagnostics) {
            page.diagnose(said);
        }
        page.given = given;
        if let Some(span) = title.and_then(|title| page.part(BlockKind::Headline, &title)) {
            page.metadata.headline = Some(page.field(span));
        }
        let mut opens = true;
        for (number, part) in parts.iter().enumerate() {
            if number > 0 && number + 1 == parts.len() && is_appended(&part.text) {
                page.part(BlockKind::Furniture, &part.text);
                continue;
            }
            let kind = told(part, opens, number + 1 == parts.len());
            let span = page.part(kind, &part.text);
            if let Some(span) = span.filter(|_| opens && kind == BlockKind::Byline) {
                if page.metadata.byline.is_none() {
                    page.metadata.byline = Some(page.field(span));
                }
                if page.metadata.authors.is_empty() {
                    let named = grammar::byline(&part.text).map(|byline| byline.authors);
                    let names = named.into_iter().flatten().map(|author| author.name);
                    page.metadata.authors =
                        names.flat_map(|name| people(&part.text[name])).collect();
                }
            }
            if let Some(span) = span.filter(|_| opens && kind == BlockKind::Paragraph) {
                dateline(&mut page, &part.text, span.start);
                opens = false;
            }
        }
        let article = page.finish(LayoutId::new("feed"));
        article
            .map(|article| Unpacked::Article(Box::new(article)))
            .map_err(|error| CarrierError::new(self.path, error.to_string()))
    }
}

/// What a part is: a paragraph above the copy may be its byline, one of credits says so, and so does a
/// sign-off at the end.
fn told(part: &Part, opens: bool, last: bool) -> BlockKind {
    let text = part.text.as_str();
    if part.kind != BlockKind::Paragraph {
        part.kind
    } else if opens && grammar::byline(text).is_some() {
        BlockKind::Byline
    } else if grammar::credits(text).is_some_and(|range| range.len() == text.trim().len()) {
        BlockKind::Credits
    } else if last && grammar::sign_off(text) {
        BlockKind::SignOff
    } else {
        part.kind
    }
}

/// Whether a paragraph is what a blog's program appends to every entry.
fn is_appended(text: &str) -> bool {
    let rows = include_str!("../data/appended.txt").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('…')).any(|(opening, link)| {
        text.strip_prefix(opening).and_then(|rest| rest.find(link)).is_some_and(|at| at > 0)
    })
}

/// Marks the dateline that the copy opens with.
fn dateline(page: &mut Composition, text: &str, at: u32) {
    let Some(found) = grammar::dateline(text) else { return };
    let mark = found.mark(text);
    page.mark(MarkKind::Dateline, Span::from_usize(mark.start, mark.end).shift(at));
    page.metadata.dateline = Some(found.placed(text, at));
}

/// The text of an entry, and its deck where the summary is none of the text.
fn chosen(content: Option<Text>, summary: Option<Text>) -> (Option<Text>, Option<String>) {
    let some = |text: &Text| text.words() > 0;
    match (content.filter(some), summary.filter(some)) {
        (Some(content), Some(summary)) => {
            let (long, short) = if summary.words() > content.words() * MIXED_UP {
                (summary, content)
            } else {
                (content, summary)
            };
            let (text, deck) = (long.read(), short.read());
            let opening: String = deck.chars().take(40).collect();
            let deck =
                (!text.contains(opening.trim_end_matches(['.', '\u{2026}']))).then_some(deck);
            (Some(long), deck)
        }
        (content, summary) => (content.or(summary), None),
    }
}

/// Whether a text says by its length or by its end that there is more of it.
fn is_summary(text: &Text) -> bool {
    let read = text.read();
    let end = read.trim_end_matches([']', ')', '>', '\u{bb}', '\u{2192}', ' ']);
    text.words() < SUMMARY_WORDS || end.ends_with('\u{2026}') || end.ends_with("...")
}

/// When it was published, and when it was changed if that is another time.
fn days(published: Option<&str>, updated: Option<&str>) -> (Option<Published>, Option<Published>) {
    let updated = updated.and_then(dates::published);
    match published.and_then(dates::published) {
        Some(published) => {
            let modified = updated.filter(|updated| *updated != published);
            (Some(published), modified)
        }
        None => (updated, None),
    }
}

/// The people that a credit names: `A. Writer and B. Writer`.
fn people(names: &str) -> Vec<Author> {
    let names =
        fold(names.strip_prefix("By ").or_else(|| names.strip_prefix("by ")).unwrap_or(names));
    if names.is_empty() || (names.contains('@') && !names.contains(' ')) {
        return Vec::new();
    }
    let line = format!("By {names}");
    let found = grammar::byline(&line).map(|byline| byline.authors).unwrap_or_default();
    let all: Vec<Author> = found
        .iter()
        .filter_map(|author| line.get(author.name.clone()))
        .map(|name| Author::new(Field::given(name)))
        .collect();
    if all.is_empty() { vec![Author::new(Field::given(names))] } else { all }
}

/// Whether tags or references of HTML are in a text.
fn is_html(text: &str) -> bool {
    let tag = text.match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest[name..].starts_with(['>', ' ', '/', '\n', '\t', '\r'])
    });
    tag || text.match_indices('&').any(|(at, _)| {
        let name =
            text[at + 1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
        (2..12).contains(&name) && text[at + 1 + name..].starts_with(';')
    })
}

/// Plain text with a blank line between its lines, each of which is a paragraph.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn note(code: &'static str, message: &str) -> Diagnostic {
    Diagnostic::new(code, Severity::Note, Span::new(0, 0), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_text_is_read_and_the_other_is_the_deck() {
        let html = |text: &str| Some(Text::Html(text.to_owned()));
        let (text, deck) = chosen(html("<p>It is open again.</p>"), html("A pier opens"));
        assert_eq!(
            (text, deck.as_deref()),
            (html("<p>It is open again.</p>"), Some("A pier opens"))
        );
        let (_, deck) = chosen(html("<p>It is open again.</p>"), html("It is open\u{2026}"));
        assert_eq!(deck, None);
        let (text, _) = chosen(html("Open"), html("It is open again, the board said"));
        assert_eq!(text, html("It is open again, the board said"));
    }

    #[test]
    fn html_is_told_from_text_that_holds_signs() {
        for html in ["<p>x", "a<br/>b", "caf&eacute;", "&#8217;", "</p>"] {
            assert!(is_html(html), "{html}");
        }
        for plain in ["3 < 4 > 2", "R&D; Q&A", "a <3 b", "AT&T", ""] {
            assert!(!is_html(plain), "{plain}");
        }
    }

    #[test]
    fn paragraphs_that_say_who_wrote_it() {
        let kind = |text: &str, opens: bool| {
            told(&Part { kind: BlockKind::Paragraph, text: text.to_owned() }, opens, !opens)
        };
        assert_eq!(kind("By Ines Moreau, Harbour Correspondent", true), BlockKind::Byline);
        assert_eq!(
            kind("By Friday the harbour had closed, and all went home.", true),
            BlockKind::Paragraph
        );
        assert_eq!(kind("By Ines Moreau", false), BlockKind::Paragraph);
        assert_eq!(
            kind("(Reporting by Ines Moreau; Editing by Li Wei)", false),
            BlockKind::Credits
        );
        assert_eq!(kind("-30-", false), BlockKind::SignOff);
    }

    #[test]
    fn credits_name_people() {
        let names = |text| people(text).into_iter().map(|a| a.name.value).collect::<Vec<_>>();
        assert_eq!(names("Ines Moreau and Paul Kerr"), ["Ines Moreau", "Paul Kerr"]);
        assert_eq!(names("harbour desk"), ["harbour desk"]);
        assert_eq!(names("desk@pier.example"), [""; 0]);
    }
}
