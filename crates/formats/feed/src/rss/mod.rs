//! Carrier: RSS 0.90 and 1.0 (RDF), 0.91 to 0.94 and 2.0.
//!
//! Decides by the root element: `rss`, or `RDF` with one of RSS's namespaces in its tag.
//! The full text is `content:encoded`, `xhtml:body` or `fulltext`; else there is the `description`.
//! Dates are `pubDate`, `dc:date` or `dcterms:modified`; authors `dc:creator`, or the name in
//! `author`, which holds an address.
//! The specifications: RSS 2.0.11 (rssboard.org), RSS 1.0 (web.resource.org) and its modules.

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Span, Subject,
};
use copydesk_parser::encoding::XmlHead;

use crate::Sink;
use crate::entry::{About, Entry, Feed, Text};
use crate::xml::{self, Element, Found};

/// Elements of an item that hold its full text.
const CONTENT: &[&str] = &["content:encoded", "body", "fulltext", "content"];
/// The namespaces of the versions that are RDF.
const RDF: &[&str] = &["purl.org/rss/1.0", "netscape.com/rdf/simple"];

/// RSS of any version.
///
/// ```
/// use copydesk_core::{Carried, Carrier, Unpacked};
///
/// let feed = b"<rss version='2.0'><channel><title>Pier Post</title><item>\
///     <title>Pier opens</title><description>The pier is open.</description>\
///     </item></channel></rss>";
/// let mut texts = Vec::new();
/// copydesk_feed::Rss.unpack(Carried::whole("pier.xml", feed), &mut |piece| {
///     if let Ok(Unpacked::Source(source)) = piece {
///         texts.push(source.text().to_owned());
///     }
/// });
/// assert_eq!(texts, ["The pier is open.\n"]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Rss;

impl Carrier for Rss {
    fn id(&self) -> CarrierId {
        CarrierId::new("rss")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let Some(XmlHead { root: name, tag, .. }) = XmlHead::of(bytes) else {
            return Detection::none();
        };
        let fits = match name.as_str() {
            "rss" => true,
            "RDF" => RDF.iter().any(|namespace| tag.contains(namespace)),
            _ => false,
        };
        if !fits {
            return Detection::none();
        }
        let at = memchr::memmem::find(bytes, name.as_bytes()).unwrap_or_default();
        let span = Span::from_usize(at, (at + name.len()).min(bytes.len()));
        Detection::score(0.95).because(Evidence::new(span, "the root element of RSS"))
    }

    fn unpack(&self, carried: Carried<'_>, sink: Sink<'_>) {
        let text = xml::decode(carried.bytes);
        let mut feed = Feed { path: carried.path, about: About::default(), entries: 0 };
        xml::read(&text, &["item"], &mut |found| match found {
            Found::OfFeed(element) => about(&mut feed.about, &element),
            Found::Entry(item) => sink(feed.piece(entry(&item))),
            Found::Fault(at, message) => {
                sink(Err(CarrierError::new(carried.path, message).at_byte(at as u64)));
            }
        });
    }
}

/// What an element of the channel says of the feed.
fn about(about: &mut About, element: &Element) {
    let text = Some(Text::guess(element.inner()).read()).filter(|text| !text.is_empty());
    match element.name.as_str() {
        "title" => about.title = text,
        "language" | "dc:language" => about.language = text,
        "copyright" | "dc:rights" => about.rights = text,
        _ => {}
    }
}

fn entry(item: &Element) -> Entry {
    let text = |name| {
        let found =
            item.all(name).find(|child| !child.text.trim().is_empty() || child.markup.is_some());
        found.map(|child| Text::guess(child.inner()))
    };
    let guid = item.value("guid");
    let is_link = |guid: &&String| {
        guid.starts_with("http")
            && item.all("guid").all(|g| g.attribute("isPermaLink") != Some("false"))
    };
    let about = item.attribute("about").map(str::to_owned);
    let address =
        item.all("atom:link").chain(item.all("link")).filter_map(|link| link.attribute("href"));
    Entry {
        link: item
            .value("link")
            .or_else(|| guid.as_ref().filter(is_link).cloned())
            .or_else(|| address.map(str::to_owned).next()),
        id: guid.or_else(|| item.value("dc:identifier")).or(about),
        title: text("title"),
        published: item
            .value("pubDate")
            .or_else(|| item.value("dc:date"))
            .or_else(|| item.value("published")),
        updated: item.value("dcterms:modified").or_else(|| item.value("updated")),
        authors: authors(item),
        subjects: subjects(item),
        summary: text("description").or_else(|| text("summary")),
        content: CONTENT.iter().find_map(|name| text(name)),
        language: item.value("dc:language"),
        rights: item.value("dc:rights").or_else(|| item.value("media:copyright")),
        outlet: item.value("source").or_else(|| item.value("dc:publisher")),
    }
}

/// `dc:creator`, or the name in `author`, which is `address (name)`.
fn authors(item: &Element) -> Vec<String> {
    let creators: Vec<String> =
        item.all("dc:creator").map(|creator| xml::fold(&creator.text)).collect();
    if !creators.is_empty() {
        return creators;
    }
    let of = item.all("author").chain(item.all("itunes:author"));
    of.filter_map(|author| {
        let text = author.value("name").unwrap_or_else(|| xml::fold(&author.text));
        match text.split_once('(') {
            Some((address, name)) if address.contains('@') => {
                Some(name.trim_end_matches(')').trim().to_owned())
            }
            _ => (!text.is_empty()).then_some(text),
        }
    })
    .collect()
}

fn subjects(item: &Element) -> Vec<Subject> {
    let of = item.all("category").chain(item.all("dc:subject"));
    of.filter_map(|category| {
        let name = Text::guess(category.inner()).read();
        let mut subject = Subject::default();
        subject.scheme =
            category.attribute("domain").filter(|scheme| !scheme.is_empty()).map(str::to_owned);
        subject.name = Some(name).filter(|name| !name.is_empty());
        subject.name.is_some().then_some(subject)
    })
    .collect()
}

#[cfg(test)]
mod tests;
