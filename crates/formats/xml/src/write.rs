//! Writes articles: the body as XHTML, and NewsML-G2.
//!
//! The body holds what is told to readers and the captions and credits around it; headline, deck,
//! byline and notes to editors have fields of their own in every format, and furniture, mastheads and
//! wire headers are no part of a piece that is handed on.
//! A block that is no paragraph, subhead, list item or table has its kind as `class`, and so has a
//! mark in a `span`; the reader of this crate takes both back.
//! Lines of copy that was hard-wrapped are joined; other line ends are a `br`.
//!
//! The header of a wire message, credits and what else the format has no field for are alternative
//! ids of ours ([`own`]).
//!
//! Source: NewsML-G2 2.34, <https://www.iptc.org/std/NewsML-G2/>.

use std::fmt::Write as _;

use copydesk_core::{
    Article, BlockKind, Field, Identifier, Logical, Mark, MarkKind, Span, Subject,
};
use quick_xml::escape::{escape, partial_escape};

use crate::date;
use crate::own::{self, OWN};

/// The body of an article as a fragment of XHTML.
///
/// ```
/// use copydesk_core::{BlockKind, Composition, LayoutId};
///
/// let mut page = Composition::default();
/// page.part(BlockKind::Headline, "Ferry resumes");
/// page.part(BlockKind::Paragraph, "The ferry sails again.");
/// page.part(BlockKind::Caption, "The ferry & its crew.");
/// let article = page.finish(LayoutId::new("nitf"))?;
/// assert_eq!(
///     copydesk_xml::body(&article),
///     "<p>The ferry sails again.</p>\n<p class=\"caption\">The ferry &amp; its crew.</p>\n"
/// );
/// # Ok::<(), copydesk_core::CompositionError>(())
/// ```
pub fn body(article: &Article) -> String {
    let mut out = String::new();
    let mut in_list = false;
    let mut bylines = 0;
    let wrapped = article.source().lines().wrap().is_some();
    let tables = Logical::of_blocks(article, |kind| kind == BlockKind::Table);
    let mut pieces = tables.pieces().iter().peekable();
    for (index, block) in article.blocks().iter().enumerate() {
        let class = match block.kind {
            BlockKind::Paragraph | BlockKind::Subhead | BlockKind::ListItem | BlockKind::Table => {
                ""
            }
            BlockKind::Byline => {
                bylines += 1;
                if bylines == 1 {
                    continue;
                }
                block.kind.id()
            }
            BlockKind::Caption
            | BlockKind::PhotoCredit
            | BlockKind::Correction
            | BlockKind::Credits
            | BlockKind::SignOff
            | BlockKind::Rights => block.kind.id(),
            _ => continue,
        };
        let is_item = block.kind == BlockKind::ListItem;
        if is_item != in_list {
            out.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
            in_list = is_item;
        }
        if block.kind == BlockKind::Table {
            let piece = pieces.next_if(|piece| piece.block == index);
            let rows = piece.map_or("", |piece| piece.span.of(tables.text()));
            let _ = writeln!(out, "<pre class=\"table\">{}</pre>", partial_escape(rows));
            continue;
        }
        let tag = match block.kind {
            BlockKind::Subhead => "h2",
            BlockKind::ListItem => "li",
            _ => "p",
        };
        match class {
            "" => {
                let _ = write!(out, "<{tag}>");
            }
            class => {
                let _ = write!(out, "<{tag} class=\"{class}\">");
            }
        }
        inline(article, block.span, wrapped, &mut out);
        let _ = writeln!(out, "</{tag}>");
    }
    if in_list {
        out.push_str("</ul>\n");
    }
    out
}

/// The text of a block with its marks.
fn inline(article: &Article, block: Span, wrapped: bool, out: &mut String) {
    let mut at = block.start;
    let inside = |mark: &&Mark| mark.span.start >= block.start && mark.span.end <= block.end;
    for mark in article.marks().iter().filter(inside) {
        if mark.span.start < at {
            continue;
        }
        segment(article.text(), Span::new(at, mark.span.start), wrapped, out);
        blank_between(article.text(), at, mark.span.start, block.start, out);
        // What frames a message is none of its copy.
        if mark.kind != MarkKind::Framing {
            let _ = write!(out, "<span class=\"{}\">", mark.kind.id());
            segment(article.text(), mark.span, wrapped, out);
            out.push_str("</span>");
        }
        at = mark.span.end;
        let rest = article.text().get(at as usize..block.end as usize).unwrap_or_default();
        if rest.starts_with(char::is_whitespace) && !rest.trim().is_empty() {
            out.push(' ');
        }
    }
    segment(article.text(), Span::new(at, block.end), wrapped, out);
}

/// A blank before a mark that has one before it.
fn blank_between(text: &str, from: u32, to: u32, start: u32, out: &mut String) {
    let before = text.get(from as usize..to as usize).unwrap_or_default();
    if to > start && before.ends_with(char::is_whitespace) && !before.trim().is_empty() {
        out.push(' ');
    }
}

/// A stretch of text as it reads.
fn segment(text: &str, span: Span, wrapped: bool, out: &mut String) {
    if wrapped {
        out.push_str(&partial_escape(Logical::text_of(text, span)));
        return;
    }
    let mut start = span.start;
    let mut first = true;
    for line in span.get(text).unwrap_or_default().split_inclusive('\n') {
        let end = start + line.len() as u32;
        let logical = Logical::of_span(text, Span::new(start, end));
        start = end;
        if logical.text().is_empty() {
            continue;
        }
        if !first {
            out.push_str("<br/>");
        }
        first = false;
        out.push_str(&partial_escape(logical.text()));
    }
}

/// What stands before and behind the items of a NewsML-G2 message.
const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\n<header/>\n<itemSet>\n";
const CLOSING: &str = "</itemSet>\n</newsMessage>\n";

/// A NewsML-G2 message around items, each written by [`newsml_g2`]: what stands before and behind
/// them.
pub const fn newsml_g2_message() -> (&'static str, &'static str) {
    (OPENING, CLOSING)
}

/// An article as a `newsItem` of NewsML-G2, to stand in a [message](newsml_g2_message).
pub fn newsml_g2(article: &Article) -> String {
    let metadata = article.metadata();
    let mut out = String::new();
    let _ = write!(
        out,
        "<newsItem guid=\"{}\" standard=\"NewsML-G2\" standardversion=\"2.34\" \
         conformance=\"power\"",
        escape(article.id()),
    );
    if let Some(version) = value(metadata.version.as_ref()) {
        let _ = write!(out, " version=\"{}\"", escape(version));
    }
    if let Some(language) = value(metadata.language.as_ref()) {
        let _ = write!(out, " xml:lang=\"{}\"", escape(language));
    }
    out.push_str(">\n");
    let element = |out: &mut String, name: &str, text: Option<&str>| {
        if let Some(text) = text {
            let _ = writeln!(out, "<{name}>{}</{name}>", partial_escape(text));
        }
    };
    let rights = value(metadata.rights.as_ref());
    let terms = value(metadata.usage_terms.as_ref());
    if rights.is_some() || terms.is_some() {
        out.push_str("<rightsInfo>\n");
        element(&mut out, "copyrightNotice", rights);
        element(&mut out, "usageTerms", terms);
        out.push_str("</rightsInfo>\n");
    }
    out.push_str("<itemMeta>\n<itemClass qcode=\"ninat:text\"/>\n");
    match value(metadata.publisher.as_ref()) {
        Some(provider) => {
            let _ = writeln!(out, "<provider literal=\"{}\"/>", escape(provider));
        }
        // The schema wants one, though nobody is known.
        None => out.push_str("<provider/>\n"),
    }
    let first = metadata.published.as_ref().filter(|published| published.date.is_full());
    let first = first.map(date::iso);
    let last = metadata.modified.as_ref().map(date::iso).or_else(|| first.clone());
    element(&mut out, "versionCreated", last.as_deref());
    element(&mut out, "firstCreated", first.as_deref());
    element(&mut out, "embargoed", value(metadata.embargo.as_ref()));
    if let Some(status) = value(metadata.status.as_ref()) {
        let _ = writeln!(out, "<pubStatus qcode=\"stat:{}\"/>", escape(status));
    }
    if let Some(section) = value(metadata.section.as_ref()) {
        let _ = writeln!(out, "<memberOf><name>{}</name></memberOf>", partial_escape(section));
    }
    for note in notes(article) {
        element(&mut out, "edNote", Some(&note));
    }
    out.push_str("</itemMeta>\n<contentMeta>\n");
    element(&mut out, "urgency", value(metadata.urgency.as_ref()));
    if let Some(located) = value(metadata.located.as_ref()) {
        let _ = writeln!(out, "<located><name>{}</name></located>", partial_escape(located));
    }
    let is_guid = |id: &&Identifier| id.scheme == "guid" && id.value == article.id();
    for id in metadata.identifiers.iter().filter(|id| !is_guid(id)) {
        let Identifier { scheme, value } = id;
        let _ =
            writeln!(out, "<altId type=\"{}\">{}</altId>", escape(scheme), partial_escape(value));
    }
    let url = metadata.url.iter().map(|url| ("url", url.value.clone()));
    let all = own::dates(metadata).into_iter().chain(own::beside(metadata)).chain(url);
    for (name, value) in all {
        let _ = writeln!(out, "<altId type=\"{OWN}{name}\">{}</altId>", partial_escape(&value));
    }
    for author in &metadata.authors {
        let _ = write!(
            out,
            "<creator role=\"crole:author\"><name>{}</name>",
            partial_escape(&author.name.value)
        );
        if let Some(role) = value(author.role.as_ref()) {
            let _ = write!(out, "<jobtitle>{}</jobtitle>", partial_escape(role));
        }
        out.push_str("</creator>\n");
    }
    for keyword in &metadata.keywords {
        element(&mut out, "keyword", Some(&keyword.value));
    }
    for subject in &metadata.subjects {
        write_subject(subject, &mut out);
    }
    element(&mut out, "slugline", value(metadata.slug.as_ref()));
    element(&mut out, "headline", value(metadata.headline.as_ref()));
    for deck in decks(article) {
        let _ = writeln!(
            out,
            "<headline role=\"hld:subHeadline\">{}</headline>",
            partial_escape(&deck)
        );
    }
    let dateline = metadata.dateline.as_ref().map(|dateline| dateline.span.of(article.text()));
    element(&mut out, "dateline", dateline);
    element(&mut out, "by", value(metadata.byline.as_ref()));
    element(&mut out, "creditline", value(metadata.agency.as_ref()));
    out.push_str("</contentMeta>\n<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\">");
    out.push_str("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>");
    out.push_str(&partial_escape(value(metadata.headline.as_ref()).unwrap_or_default()));
    let _ = write!(out, "</title></head><body>\n{}</body></html>", body(article));
    out.push_str("</inlineXML>\n</contentSet>\n</newsItem>\n");
    legal(out)
}

/// The decks of an article, as they read: its blocks, else what its carrier gave.
pub fn decks(article: &Article) -> Vec<String> {
    let decks = article.blocks().iter().filter(|block| block.kind == BlockKind::Deck);
    let mut decks: Vec<String> = decks
        .map(|block| Logical::text_of(article.text(), block.span).into_owned())
        .filter(|deck| !deck.is_empty())
        .collect();
    let Some(known) = article.metadata().deck.as_ref().map(|deck| deck.value.clone()) else {
        return decks;
    };
    // What is known is without the marks of a header around it.
    match decks.first_mut() {
        Some(first) if first.contains(&known) => *first = known,
        Some(_) => {}
        None => decks.push(known),
    }
    decks
}

/// The notes to editors of an article, one a block.
pub fn notes(article: &Article) -> Vec<String> {
    let notes = article.blocks().iter().filter(|block| block.kind == BlockKind::EditorNote);
    notes
        .map(|block| block.span.of(article.text()).trim().to_owned())
        .filter(|note| !note.is_empty())
        .collect()
}

fn write_subject(subject: &Subject, out: &mut String) {
    let genre = subject.kind.as_deref() == Some("genre");
    let tag = if genre { "genre" } else { "subject" };
    let _ = write!(out, "<{tag}");
    if let Some(kind) = subject.kind.as_deref().filter(|_| !genre) {
        let _ = write!(out, " type=\"cpnat:{}\"", escape(kind));
    }
    match (&subject.scheme, &subject.code) {
        (Some(scheme), Some(code)) if scheme.contains("://") => {
            let _ = write!(out, " uri=\"{}{}\"", escape(scheme.as_str()), escape(code.as_str()));
        }
        (Some(scheme), Some(code)) => {
            let _ = write!(out, " qcode=\"{}:{}\"", escape(scheme.as_str()), escape(code.as_str()));
        }
        (None, Some(code)) => {
            let _ = write!(out, " qcode=\"{}\"", escape(code.as_str()));
        }
        _ => {}
    }
    match &subject.name {
        Some(name) => {
            let _ = writeln!(out, "><name>{}</name></{tag}>", partial_escape(name.as_str()));
        }
        None => out.push_str("/>\n"),
    }
}

fn value(field: Option<&Field>) -> Option<&str> {
    field.map(|field| field.value.as_str())
}

/// Without the control characters that XML 1.0 cannot hold.
fn legal(text: String) -> String {
    let illegal = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(illegal) { text.replace(illegal, "") } else { text }
}
