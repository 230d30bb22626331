//! Carrier: Atom 1.0 (RFC 4287) and 0.3, a feed or a single entry.
//!
//! Decides by the root element: `feed` or `entry` with Atom's namespace in its tag; a `feed` without
//! a namespace that holds an `entry` fits less well.
//! The text is `content` where it is text or HTML and stands in the entry, else the `summary`.
//! An entry that was taken from another feed names it in `source`, and that is its outlet.

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Span, Subject,
};
use copydesk_parser::encoding::XmlHead;

use crate::Sink;
use crate::entry::{About, Entry, Feed, Text};
use crate::xml::{self, Element, Found};

/// The namespaces of both versions.
const NAMESPACES: &[&str] = &["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"];

/// An entry stands within so many bytes.
const HEAD: usize = 32 << 10;

/// Atom.
#[derive(Clone, Copy, Debug, Default)]
pub struct Atom;

impl Carrier for Atom {
    fn id(&self) -> CarrierId {
        CarrierId::new("atom")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let Some(XmlHead { root: name, tag, .. }) = XmlHead::of(bytes) else {
            return Detection::none();
        };
        let score = match name.as_str() {
            "feed" | "entry" if NAMESPACES.iter().any(|namespace| tag.contains(namespace)) => 0.95,
            "feed" if has_entry(bytes) => 0.8,
            _ => return Detection::none(),
        };
        let at = memchr::memmem::find(bytes, name.as_bytes()).unwrap_or_default();
        let span = Span::from_usize(at, (at + name.len()).min(bytes.len()));
        Detection::score(score).because(Evidence::new(span, "the root element of Atom"))
    }

    fn unpack(&self, carried: Carried<'_>, sink: Sink<'_>) {
        let text = xml::decode(carried.bytes);
        let mut feed = Feed { path: carried.path, about: About::default(), entries: 0 };
        xml::read(&text, &["entry"], &mut |found| match found {
            Found::OfFeed(element) => about(&mut feed.about, &element),
            Found::Entry(item) => sink(feed.piece(entry(&item))),
            Found::Fault(at, message) => {
                sink(Err(CarrierError::new(carried.path, message).at_byte(at as u64)));
            }
        });
    }
}

/// Whether an entry begins near the beginning.
fn has_entry(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    [&b"<entry>"[..], b"<entry "].iter().any(|tag| memchr::memmem::find(head, tag).is_some())
}

/// What an element of the feed says of it.
fn about(about: &mut About, element: &Element) {
    let read = || construct(element).map(|text| text.read()).filter(|text| !text.is_empty());
    match element.name.as_str() {
        "feed" => about.language = element.attribute("lang").map(str::to_owned),
        "title" => about.title = read(),
        "rights" | "copyright" => about.rights = read(),
        "author" => about.authors.extend(element.value("name")),
        _ => {}
    }
}

fn entry(item: &Element) -> Entry {
    let text = |name| item.all(name).find_map(construct);
    Entry {
        id: item.value("id"),
        title: text("title"),
        link: link(item),
        published: item.value("published").or_else(|| item.value("issued")),
        updated: item.value("updated").or_else(|| item.value("modified")),
        authors: item.all("author").filter_map(|author| author.value("name")).collect(),
        subjects: item.all("category").filter_map(subject).collect(),
        summary: text("summary"),
        content: item
            .all("content")
            .filter(|content| content.attribute("src").is_none())
            .find_map(construct),
        language: item
            .all("content")
            .find_map(|content| content.attribute("lang"))
            .or_else(|| item.attribute("lang"))
            .map(str::to_owned),
        rights: text("rights").map(|rights| rights.read()),
        outlet: item.all("source").find_map(|source| source.value("title")),
    }
}

/// A text as its `type` has it: `text`, `html`, `xhtml`; `None` for a picture or data.
fn construct(element: &Element) -> Option<Text> {
    let form = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
    let blank = element.text.trim().is_empty() && element.markup.is_none();
    match form.as_str() {
        _ if blank => None,
        "text" | "text/plain" if element.markup.is_none() => {
            // Many a writer puts HTML here and forgets to say so.
            match Text::guess(&element.text) {
                Text::Html(html) if html.contains("</") => Some(Text::Html(html)),
                _ => Some(Text::Plain(element.text.clone())),
            }
        }
        "text" | "text/plain" | "html" | "text/html" | "xhtml" | "application/xhtml+xml" => {
            Some(Text::Html(element.inner().to_owned()))
        }
        _ => None,
    }
}

/// The link to the page itself.
fn link(item: &Element) -> Option<String> {
    let to = |rel: Option<&'static str>| {
        item.all("link")
            .find(|link| link.attribute("rel") == rel)
            .and_then(|link| link.attribute("href"))
    };
    to(Some("alternate")).or_else(|| to(None)).map(str::to_owned)
}

fn subject(category: &Element) -> Option<Subject> {
    let value =
        |name| category.attribute(name).filter(|value| !value.is_empty()).map(str::to_owned);
    let mut subject = Subject::default();
    subject.scheme = value("scheme");
    subject.code = value("term");
    subject.name = value("label");
    (subject.code.is_some() || subject.name.is_some()).then_some(subject)
}

#[cfg(test)]
mod tests;
