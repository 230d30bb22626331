//! Content that another format carries: NITF, XHTML, HTML in a string, plain text.
//!
//! What it is, is decided by what it holds: an element named `nitf` is NITF, any other element is
//! read as XHTML; text with tags in it is HTML that was put into a string; other text is plain, set
//! apart into paragraphs by blank lines, else by indents, else by its line ends.

use copydesk_core::{BlockKind, Source};

use crate::flow::{self, Part};
use crate::item::Item;
use crate::nitf;
use crate::tree::{Element, Tree};

/// Reads what an element holds.
pub(crate) fn read(element: Element<'_>, item: &mut Item) {
    if let Some(found) = nitf_of(element) {
        return merge(nitf::read(found), item);
    }
    if element.children().next().is_some() {
        item.parts.extend(flow::parts(element));
        return;
    }
    let mut text = String::new();
    element.push_text(&mut text);
    read_text(&text, item);
}

/// Reads content that is a string.
pub fn read_text(text: &str, item: &mut Item) {
    if !has_tags(text) {
        item.parts.extend(plain(text));
        return;
    }
    let tree = Tree::markup(text);
    match nitf_of(tree.root()) {
        Some(found) => merge(nitf::read(found), item),
        None => item.parts.extend(flow::parts(tree.root())),
    }
}

/// The text of markup, white space folded.
pub fn text_of(markup: &str) -> String {
    let parts = flow::parts(Tree::markup(markup).root());
    parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a string holds tags.
pub fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && name <= 20
            && rest[name..].starts_with(['>', ' ', '/', ':', '\n', '\t', '\r', '.'])
            && rest.contains('>')
    })
}

/// The NITF document that stands in an element, or its body alone.
fn nitf_of(element: Element<'_>) -> Option<Element<'_>> {
    if element.is("nitf") {
        return Some(element);
    }
    let mut inner = element.children();
    let found = inner.find(|child| child.is("nitf"));
    found.or_else(|| {
        // Content that begins with `body.content`.
        element.children().any(|child| child.is("body.content")).then_some(element)
    })
}

/// What a document within says where the format around it says nothing.
pub(crate) fn merge(inner: Item, item: &mut Item) {
    item.headline = item.headline.take().or(inner.headline);
    item.byline = item.byline.take().or(inner.byline);
    item.dateline = item.dateline.take().or(inner.dateline);
    if item.places.is_empty() {
        item.places = inner.places;
    }
    if item.authors.is_empty() {
        item.authors = inner.authors;
    }
    item.parts.extend(inner.parts);
    item.notes.extend(inner.notes);
    item.metadata.complete_from(&inner.metadata);
}

/// Paragraphs of plain text.
pub(crate) fn plain(text: &str) -> Vec<Part> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.split('\n').map(str::trim_end) {
        match (line.is_empty(), runs.last_mut()) {
            (true, Some(last)) if !last.is_empty() => runs.push(Vec::new()),
            (false, Some(last)) => last.push(line),
            _ => {}
        }
    }
    let split = match runs.as_slice() {
        // One run of lines: each indent, or each line, is a paragraph.
        [only] | [only, ..]
            if only.len() > 1 && runs.iter().filter(|r| !r.is_empty()).count() == 1 =>
        {
            lines_apart(only)
        }
        _ => runs.iter().filter(|run| !run.is_empty()).map(|run| run.join("\n")).collect(),
    };
    let trimmed = |text: String| text.trim().to_owned();
    split.into_iter().map(|text| Part::new(BlockKind::Paragraph, trimmed(text))).collect()
}

/// Lines without blank lines between, as paragraphs.
fn lines_apart(lines: &[&str]) -> Vec<String> {
    let indented = |line: &&&str| line.starts_with([' ', '\t', '\u{3000}']);
    let indents = lines.iter().filter(indented).count();
    let mut paragraphs: Vec<String> = Vec::new();
    let wrapped = Source::new(lines.join("\n")).is_ok_and(|source| source.lines().wrap().is_some());
    for line in lines {
        let joins = if indents > 0 && indents < lines.len() { !indented(&line) } else { wrapped };
        match paragraphs.last_mut().filter(|_| joins) {
            Some(last) => {
                last.push('\n');
                last.push_str(line);
            }
            None => paragraphs.push((*line).to_owned()),
        }
    }
    paragraphs
}
