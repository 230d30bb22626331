//! Feeds in XML, entry by entry: names whatever their prefix, text whatever its form, and the markup
//! within an element as HTML.
//!
//! Feeds in the wild are often not well-formed. Ends that do not match are closed as well as can be; one
//! that closes nothing right in an entry's field of plain text was meant for that, which is said; an
//! entry that begins within another one ends that. A bare `&` is text, and where a tag itself is broken
//! the rest of the entry is given up, said by byte, and reading goes on with the next entry. Bytes are
//! counted in the text once it is decoded; for UTF-8 that is the file.
//!
//! A feed that declares entities is refused, whether they would expand or name a file; what names one
//! that it does not declare stands as it is. Elements may be nested [`DEEPEST`] deep and a tag be
//! [`LONGEST_TAG`] long.

use std::borrow::Cow;

use copydesk_parser::encoding::{self, XmlHead};
use quick_xml::escape::{minimal_escape, resolve_html5_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, QName, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

/// Elements may be nested this deep.
const DEEPEST: usize = 200;
/// A start tag may be this long.
const LONGEST_TAG: usize = 1 << 20;
/// After so many faults reading ends.
const MOST_FAULTS: usize = 20;
/// Elements of an entry are told apart this deep; what is deeper is text of what holds it.
const TOLD_APART: usize = 3;
/// What text opens with that is no markup.
const CDATA: &str = "<![CDATA[";

/// Namespaces and the prefix by which they are known here.
const PREFIXES: &[(&str, &str)] = &[
    ("http://purl.org/rss/1.0/", ""),
    ("http://my.netscape.com/rdf/simple/0.9/", ""),
    ("http://channel.netscape.com/rdf/simple/0.9/", ""),
    ("http://backend.userland.com/rss2", ""),
    ("http://blogs.law.harvard.edu/tech/rss", ""),
    ("http://www.w3.org/2005/Atom", ""),
    ("http://purl.org/atom/ns#", ""),
    ("http://www.w3.org/1999/xhtml", ""),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://search.yahoo.com/mrss/", "media"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
];

/// An element and what is in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    /// Its name, with the prefix of [`PREFIXES`]: `title`, `dc:creator`.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// Its text, that of the elements in it too.
    pub(crate) text: String,
    /// What is in it as HTML, where elements are in it.
    pub(crate) markup: Option<String>,
    children: Vec<Element>,
}

impl Element {
    /// The elements of this name in it.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first element of this name that has any, white space folded.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        self.all(name).map(|child| fold(&child.text)).find(|text| !text.is_empty())
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim())
    }

    /// The markup in it, or its text where that is all.
    pub(crate) fn inner(&self) -> &str {
        self.markup.as_deref().unwrap_or(&self.text)
    }
}

/// White space folded, and none at the ends.
pub(crate) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is found in a feed, in the order in which it stands.
pub(crate) enum Found {
    /// An element of the feed itself: its title.
    OfFeed(Element),
    /// An entry.
    Entry(Element),
    /// What is wrong at this byte.
    Fault(usize, String),
}

/// The text of a document, bytes that are no text replaced.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    encoding::decode_xml(bytes)
        .map_or_else(|_| String::from_utf8_lossy(bytes), |decoded| decoded.text)
}

/// Reads a feed whose entries are the elements of these names.
pub(crate) fn read(text: &str, entries: &[&str], sink: &mut dyn FnMut(Found)) {
    if let Some(at) = XmlHead::of_text(text).and_then(|head| head.entity) {
        return sink(Found::Fault(at, encoding::DECLARES_ENTITIES.to_owned()));
    }
    let mut at = 0;
    for _ in 0..MOST_FAULTS {
        let reading =
            Reading { entries, base: at, strays: 0, path: Vec::new(), open: Vec::new(), sink };
        let Some((fault, message)) = reading.run(&text[at..]) else { return };
        let fault = boundary(text, at + fault);
        sink(Found::Fault(fault, message));
        // The next entry that begins behind it; one step at least, or it would not end.
        let from = boundary(text, fault.max(at) + 1).max(at + 1).min(text.len());
        let next = entries.iter().filter_map(|name| next_entry(text, from, name)).min();
        let Some(next) = next else { return };
        at = next;
    }
}

/// Where an element of this name begins behind this place.
fn next_entry(text: &str, from: usize, name: &str) -> Option<usize> {
    let from = boundary(text, from);
    let opening = format!("<{name}");
    memchr::memmem::find_iter(&text.as_bytes()[from..], opening.as_bytes())
        .map(|at| from + at)
        .find(|at| {
            !text[at + opening.len()..].starts_with(|c: char| c.is_alphanumeric() || c == ':')
        })
}

/// The last character boundary at or before this byte.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct Reading<'a> {
    entries: &'a [&'a str],
    /// Where in the document it begins.
    base: usize,
    /// Ends that close nothing and were said.
    strays: usize,
    /// The elements around what is looked for.
    path: Vec<String>,
    /// The entry, or the element of the feed, that is open, and those open in it.
    open: Vec<Element>,
    sink: &'a mut dyn FnMut(Found),
}

impl Reading<'_> {
    /// Reads to the end, or to a fault.
    fn run(mut self, text: &str) -> Option<(usize, String)> {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
            let (namespace, event) = match reader.read_resolved_event() {
                Ok(found) => found,
                Err(error) => {
                    let message = error.to_string();
                    let at = usize::try_from(reader.error_position()).unwrap_or(before);
                    // What has no end is text as far as it goes.
                    if let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(CDATA)) {
                        self.text(rest);
                    }
                    self.give_up();
                    return Some((at, message));
                }
            };
            let told = match event {
                Event::Start(tag) => {
                    let name = name(&namespace, tag.name());
                    self.start(name, &tag)
                }
                Event::Empty(tag) => {
                    let name = name(&namespace, tag.name());
                    let told = self.start(name.clone(), &tag);
                    self.end(&name, true);
                    told
                }
                Event::End(tag) => {
                    let name = name(&namespace, tag.name());
                    self.close_misspelt(&name, before);
                    self.end(&name, false);
                    Ok(())
                }
                Event::Text(text) => {
                    self.text(&text.xml10_content());
                    Ok(())
                }
                Event::CData(text) => {
                    self.text(&text.xml10_content());
                    Ok(())
                }
                Event::GeneralRef(reference) => {
                    self.text(&resolved(&reference));
                    Ok(())
                }
                Event::Eof => {
                    let open = !self.open.is_empty();
                    self.give_up();
                    return open
                        .then(|| (text.len(), "the feed ends within an element".to_owned()));
                }
                _ => Ok(()),
            };
            if let Err(message) = told {
                self.give_up();
                return Some((before, message));
            }
        }
    }

    fn start(&mut self, name: String, tag: &BytesStart<'_>) -> Result<(), String> {
        if self.path.len() + self.open.len() >= DEEPEST {
            return Err(format!("elements are nested more than {DEEPEST} deep"));
        }
        if tag.attributes_raw().len() > LONGEST_TAG {
            return Err(format!("a tag is longer than {} MiB", LONGEST_TAG >> 20));
        }
        if self.entries.contains(&name.as_str()) {
            self.give_up();
        }
        let is_root = self.path.is_empty() && self.open.is_empty();
        let of_feed = matches!(self.path.last().map(String::as_str), Some("channel" | "feed"));
        let is_entry = self.entries.contains(&name.as_str());
        if self.open.is_empty() && !is_entry && !of_feed {
            if is_root {
                let element = Element {
                    attributes: attributes(tag),
                    name: name.clone(),
                    ..Element::default()
                };
                (self.sink)(Found::OfFeed(element));
            }
            self.path.push(name);
            return Ok(());
        }
        if let [_, field, ..] = self.open.as_mut_slice() {
            let plain = field.text.clone();
            let markup = field.markup.get_or_insert_with(|| minimal_escape(plain).into_owned());
            markup.push('<');
            markup.push_str(&name);
            markup.push_str(tag.attributes_raw());
            markup.push('>');
        }
        let attributes = if self.open.len() <= TOLD_APART { attributes(tag) } else { Vec::new() };
        self.open.push(Element { name, attributes, ..Element::default() });
        Ok(())
    }

    /// Closes a field of plain text whose end has another name.
    fn close_misspelt(&mut self, name: &str, at: usize) {
        let [.., field] = self.open.as_slice() else { return };
        let plain = self.open.len() == 2 && field.markup.is_none() && !field.text.is_empty();
        let known = |open: &Element| open.name == name;
        if !plain || self.open.iter().any(known) || self.path.iter().any(|open| open == name) {
            return;
        }
        let field = field.name.clone();
        if self.strays < MOST_FAULTS {
            self.strays += 1;
            let message = format!("</{name}> closes nothing; <{field}> was taken to end here");
            (self.sink)(Found::Fault(self.base + at, message));
        }
        self.end(&field, false);
    }

    fn end(&mut self, name: &str, empty: bool) {
        if self.open.is_empty() {
            if self.path.last().is_some_and(|last| last == name) {
                self.path.pop();
            }
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        while self.open.len() > at {
            let Some(element) = self.open.pop() else { return };
            if let [_, field, ..] = self.open.as_mut_slice()
                && let Some(markup) = &mut field.markup
                && !(empty && is_void(name))
            {
                markup.push_str("</");
                markup.push_str(&element.name);
                markup.push('>');
            }
            match self.open.last_mut() {
                Some(parent) if at <= TOLD_APART => parent.children.push(element),
                Some(_) => {}
                None if self.entries.contains(&element.name.as_str()) => {
                    (self.sink)(Found::Entry(element));
                }
                None => (self.sink)(Found::OfFeed(element)),
            }
        }
    }

    fn text(&mut self, text: &str) {
        for element in self.open.iter_mut().skip(1).take(TOLD_APART) {
            element.text.push_str(text);
        }
        if let [_, field, ..] = self.open.as_mut_slice() {
            if let Some(markup) = &mut field.markup {
                markup.push_str(&minimal_escape(text));
            }
        } else if let [field] = self.open.as_mut_slice() {
            field.text.push_str(text);
        }
    }

    /// Hands on an entry as far as it was read.
    fn give_up(&mut self) {
        if let Some(name) = self.open.first().map(|open| open.name.clone()) {
            self.end(&name, false);
        }
    }
}

/// Elements of HTML that have no end.
fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "wbr" | "col" | "source" | "input" | "link" | "meta")
}

/// The name with the prefix by which it is known here.
fn name(namespace: &ResolveResult<'_>, name: QName<'_>) -> String {
    let local = name.local_name().into_inner();
    let prefix = match namespace {
        ResolveResult::Bound(Namespace(uri)) => PREFIXES
            .iter()
            .find(|(known, _)| {
                known.trim_end_matches('/').eq_ignore_ascii_case(uri.trim_end_matches('/'))
            })
            .map(|(_, prefix)| *prefix),
        _ => None,
    };
    // An unknown namespace without a prefix is some publisher's own idea of RSS.
    let prefix =
        prefix.or_else(|| name.prefix().map(quick_xml::name::Prefix::into_inner)).unwrap_or("");
    if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
}

/// The attributes, by their local names.
fn attributes(tag: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut attributes = tag.html_attributes();
    attributes
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let name = attribute.key.local_name().into_inner().to_owned();
            let value =
                attribute.normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_html5_entity);
            (name, value.map_or_else(|_| attribute.value.to_string(), Cow::into_owned))
        })
        .collect()
}

/// What a reference stands for; one that is not known stands as it is.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name: &str = reference;
    resolve_html5_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut shown = Vec::new();
        read(text, &["item"], &mut |found| {
            shown.push(match found {
                Found::OfFeed(element) => format!("{}: {}", element.name, fold(&element.text)),
                Found::Entry(item) => {
                    let of = |child: &Element| format!("{}={}", child.name, child.inner());
                    item.children.iter().map(of).collect::<Vec<_>>().join(" ")
                }
                Found::Fault(at, message) => format!("{at}: {message}"),
            });
        });
        shown
    }

    #[test]
    fn names_are_known_by_their_namespace_and_markup_is_kept() {
        let text = "<rss xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><title>A &amp; B</title>\
            <item><c:encoded><![CDATA[<p>One]]></c:encoded><dc:creator>X</dc:creator>\
            <description>A &lt; <b class='x'>b</b>&nbsp;<br/>&mine; & co</description></item></channel></rss>";
        assert_eq!(
            found(text),
            [
                "rss: ",
                "title: A & B",
                "content:encoded=<p>One dc:creator=X description=A &lt; <b class='x'>b</b>\u{a0}<br>&amp;mine; &amp; co",
            ]
        );
    }

    #[test]
    fn a_fault_is_told_by_its_byte_and_the_rest_goes_on() {
        let text = "<rss><channel><item><title>One</title><!x></item><item><title>Two</title></item>\
            <item><title><![CDATA[Three, and";
        assert_eq!(
            found(text)[1..],
            [
                "title=One",
                "38: syntax error: unknown or missed symbol in markup",
                "title=Two",
                "title=Three, and",
                "93: syntax error: CDATA not closed: `]]>` not found before end of input",
            ]
        );
    }

    #[test]
    fn an_end_with_another_name_loses_nothing() {
        let text = "<rss><channel><item><title>One</titel><link>a</link></item><item><title>Two</title>\
            <item><title>Three</title></item></channel></rss>";
        assert_eq!(
            found(text)[1..],
            [
                "30: </titel> closes nothing; <title> was taken to end here",
                "title=One link=a",
                "title=Two",
                "title=Three",
            ]
        );
    }

    #[test]
    fn declared_entities_are_refused_and_depth_is_bounded() {
        let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\
            <rss><channel><item><title>&b;</title></item></channel></rss>";
        assert_eq!(found(bomb), [format!("15: {}", encoding::DECLARES_ENTITIES)]);
        let deep = format!("<rss><channel><item>{}", "<a>".repeat(1_000_000));
        let found = found(&deep);
        assert!(found.last().unwrap().ends_with("elements are nested more than 200 deep"));
        let long = format!("<rss><channel><item x='{}'>", "x".repeat(2 << 20));
        assert!(self::found(&long).last().unwrap().ends_with("a tag is longer than 1 MiB"));
    }
}
