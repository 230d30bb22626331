//! A document as a tree, read with quick-xml.
//!
//! Two ways to read.
//! A *document* must be well-formed: where it is not, the first fault is kept with its byte and the
//! reading goes on as well as it can, so that what stands before and often behind it is not lost.
//! *Markup* is what writers of HTML put into a string; nothing in it is a fault: a `<` that opens no
//! tag is text, elements that HTML leaves open are closed, an end without a start is passed over.
//!
//! Names are compared by their local part, without prefix, in any case.
//! Entities are those of HTML, which hold those of XML and of NITF's DTD; a reference to any other
//! stays in the text as it stands.
//!
//! What is refused, so that memory stays within a few times the document: a document that declares
//! entities, whether internal or external (what it names is never opened), elements nested more than
//! [`DEEPEST`] deep, more than [`MOST`] nodes, a tag longer than [`LONGEST_TAG`] bytes.

use std::borrow::Cow;

use copydesk_parser::encoding::DECLARES_ENTITIES;
use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};

use crate::names;

/// Elements may be nested so deep.
pub(crate) const DEEPEST: usize = 256;
/// A document may hold so many elements and pieces of text.
pub(crate) const MOST: usize = 2_000_000;
/// A tag with its attributes may be so many bytes long.
pub(crate) const LONGEST_TAG: usize = 1 << 20;

/// What is wrong with a document, and at which byte of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The byte, counted from 0.
    pub(crate) byte: usize,
    /// What is wrong there.
    pub(crate) message: String,
    /// Whether nothing of the document may be used.
    pub(crate) refused: bool,
}

/// What a node is.
#[derive(Debug)]
enum Content<'a> {
    /// An element: its local name and its attributes as written.
    Element { name: &'a str, attributes: &'a str },
    /// A run of text, references decoded.
    Text(Cow<'a, str>),
}

#[derive(Debug)]
struct Node<'a> {
    content: Content<'a>,
    first: u32,
    last: u32,
    next: u32,
}

/// No node.
const NONE: u32 = u32::MAX;

/// The nodes of a document; the first is a root without a name that holds the others.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'t> {
    tree: &'t Tree<'t>,
    index: u32,
}

/// A child: an element, or text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Child<'t> {
    /// An element.
    Element(Element<'t>),
    /// A run of text, references decoded.
    Text(&'t str),
}

impl<'a> Tree<'a> {
    /// Reads a document that should be well-formed; and its first fault.
    pub(crate) fn document(text: &'a str) -> (Self, Option<Broken>) {
        let mut builder = Builder::new(text, false);
        builder.read(text);
        builder.done(text.len())
    }

    /// Reads markup: whatever it holds, it is no fault.
    pub(crate) fn markup(text: &'a str) -> Self {
        let mut builder = Builder::new(text, true);
        builder.read(text);
        builder.done(text.len()).0
    }

    /// The nameless element that holds the others.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { tree: self, index: 0 }
    }
}

impl<'t> Element<'t> {
    fn node(self) -> &'t Node<'t> {
        &self.tree.nodes[self.index as usize]
    }

    /// Its local name; empty for the root.
    pub(crate) fn name(self) -> &'t str {
        match &self.node().content {
            Content::Element { name, .. } => name,
            Content::Text(_) => "",
        }
    }

    /// Whether this is its local name, in any case.
    pub(crate) fn is(self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// The attribute with this local name, references decoded, blanks at its ends gone; none where
    /// it is blank.
    pub(crate) fn attribute(self, name: &str) -> Option<String> {
        let Content::Element { attributes, .. } = &self.node().content else { return None };
        let start = BytesStart::from_content(*attributes, 0);
        let found =
            start.html_attributes().with_checks(false).flatten().find(|attribute| {
                names::local(attribute.key.as_ref()).eq_ignore_ascii_case(name)
            })?;
        let raw: &str = &found.value;
        let value = unescape_with(raw, resolve_html5_entity).unwrap_or(Cow::Borrowed(raw));
        // Line ends of an attribute are kept: a note may have paragraphs.
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// Elements and texts directly in it, in order.
    pub(crate) fn contents(self) -> impl Iterator<Item = Child<'t>> {
        let nodes = &self.tree.nodes;
        let mut at = self.node().first;
        std::iter::from_fn(move || {
            let index = at;
            let node = nodes.get(index as usize)?;
            at = node.next;
            Some(match &node.content {
                Content::Element { .. } => Child::Element(Element { tree: self.tree, index }),
                Content::Text(text) => Child::Text(text),
            })
        })
    }

    /// The elements directly in it.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'t>> {
        self.contents().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The elements of this name directly in it.
    pub(crate) fn all(self, name: &str) -> impl Iterator<Item = Element<'t>> {
        self.children().filter(move |child| child.is(name))
    }

    /// The first element of this name directly in it.
    pub(crate) fn child(self, name: &str) -> Option<Element<'t>> {
        self.all(name).next()
    }

    /// The first element at the end of this path.
    pub(crate) fn at(self, path: &[&str]) -> Option<Element<'t>> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Every element in it, in the order of the document.
    pub(crate) fn within(self) -> impl Iterator<Item = Element<'t>> {
        let mut open: Vec<Element<'t>> = self.children().collect();
        open.reverse();
        std::iter::from_fn(move || {
            let element = open.pop()?;
            let from = open.len();
            open.extend(element.children());
            open[from..].reverse();
            Some(element)
        })
    }

    /// The first element of this name anywhere in it.
    pub(crate) fn find(self, name: &str) -> Option<Element<'t>> {
        self.within().find(|element| element.is(name))
    }

    /// All text in it, white space folded; none where it is blank.
    pub(crate) fn text(self) -> Option<String> {
        let mut text = String::new();
        self.push_text(&mut text);
        let folded = names::folded(&text);
        (!folded.is_empty()).then_some(folded)
    }

    /// All text in it as it stands.
    pub(crate) fn push_text(self, into: &mut String) {
        for child in self.contents() {
            match child {
                Child::Text(text) => into.push_str(text),
                Child::Element(element) => element.push_text(into),
            }
        }
    }
}

/// Elements of HTML that hold nothing.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements of HTML that are closed by one of the second list, up to one of the third.
const CLOSED_BY: &[(&[&str], &[&str], &[&str])] = &[
    (
        &["p"],
        &[
            "p",
            "div",
            "ul",
            "ol",
            "dl",
            "table",
            "pre",
            "blockquote",
            "section",
            "article",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "figure",
            "hr",
        ],
        &["table", "td", "th", "li", "div", "blockquote", "section", "article", "body"],
    ),
    (&["li"], &["li"], &["ul", "ol"]),
    (&["dt", "dd"], &["dt", "dd"], &["dl"]),
    (&["td", "th"], &["td", "th", "tr"], &["table"]),
    (&["tr"], &["tr"], &["table"]),
    (&["option"], &["option"], &["select"]),
];

struct Builder<'a> {
    tree: Tree<'a>,
    /// The open elements: index and the byte at which each opened.
    open: Vec<(u32, usize)>,
    broken: Option<Broken>,
    markup: bool,
    text: &'a str,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, markup: bool) -> Self {
        let root = Node {
            content: Content::Element { name: "", attributes: "" },
            first: NONE,
            last: NONE,
            next: NONE,
        };
        Self { tree: Tree { nodes: vec![root] }, open: vec![(0, 0)], broken: None, markup, text }
    }

    /// Keeps the first fault.
    fn broke(&mut self, byte: usize, message: impl Into<String>) {
        if !self.markup && self.broken.is_none() {
            self.broken = Some(Broken { byte, message: message.into(), refused: false });
        }
    }

    fn done(mut self, end: usize) -> (Tree<'a>, Option<Broken>) {
        if let Some(&(index, byte)) = self.open.last()
            && index > 0
        {
            let name = self.name(index);
            self.broke(end, format!("the file ends within <{name}>, which opened at byte {byte}"));
        }
        (self.tree, self.broken)
    }

    fn name(&self, index: u32) -> &'a str {
        match &self.tree.nodes[index as usize].content {
            Content::Element { name, .. } => name,
            Content::Text(_) => "",
        }
    }

    fn read(&mut self, text: &'a str) {
        let mut tail = Some(text);
        while let Some(text) = tail {
            tail = self.read_on(text);
        }
    }

    /// Reads on from the start of `text`, a tail of the document, and says where to begin anew.
    fn read_on(&mut self, text: &'a str) -> Option<&'a str> {
        let base = self.text.len() - text.len();
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let start = reader.buffer_position() as usize;
            // A stray `<` of markup is text; quick-xml would take it for a tag.
            if self.markup
                && let Some(rest) = text.get(start..)
                && rest.starts_with('<')
                && !opens_tag(rest)
            {
                self.push_text(Cow::Borrowed("<"));
                return rest.get(1..);
            }
            let event = match reader.read_event() {
                Ok(Event::Eof) => return None,
                Ok(event) => event,
                Err(error) => {
                    let at = (reader.error_position() as usize).max(start).min(text.len());
                    self.broke(base + at, error.to_string());
                    // What is left cannot be told apart into tags: of markup it is text.
                    if self.markup {
                        self.push_text(Cow::Borrowed(text.get(start..).unwrap_or_default()));
                    }
                    return None;
                }
            };
            let end = (reader.buffer_position() as usize).min(text.len());
            if self.step(&event, text.get(start..end).unwrap_or_default(), base + start).is_err() {
                return None;
            }
            if self.markup
                && let Event::Start(tag) = &event
                && ["script", "style"]
                    .iter()
                    .any(|raw| raw.eq_ignore_ascii_case(tag.name().as_ref()))
            {
                // Raw text, up to its end tag.
                let rest = text.get(end..).unwrap_or_default();
                let close = raw_end(rest, tag.name().as_ref()).unwrap_or(rest.len());
                return rest.get(close..);
            }
        }
    }

    /// Takes one event, which stands in the document as `raw` at `byte`.
    fn step(&mut self, event: &Event<'_>, raw: &'a str, byte: usize) -> Result<(), ()> {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let empty = matches!(event, Event::Empty(_));
                self.start(raw, tag.name().as_ref().len(), empty, byte)?;
            }
            Event::End(tag) => self.end(names::local(tag.name().as_ref()), byte),
            Event::Text(_) => self.push_text(Cow::Borrowed(raw)),
            Event::CData(_) => {
                let inner = raw.strip_prefix("<![CDATA[").unwrap_or(raw);
                self.push_text(Cow::Borrowed(inner.strip_suffix("]]>").unwrap_or(inner)));
            }
            Event::GeneralRef(_) => {
                let decoded = unescape_with(raw, resolve_html5_entity);
                self.push_text(decoded.unwrap_or(Cow::Borrowed(raw)));
            }
            Event::DocType(_) => {
                let lower = raw.to_ascii_lowercase();
                if let Some(at) = lower.find("<!entity").filter(|_| !self.markup) {
                    self.broken = Some(Broken {
                        byte: byte + at,
                        message: DECLARES_ENTITIES.to_owned(),
                        refused: true,
                    });
                    return Err(());
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
        if self.tree.nodes.len() > MOST {
            self.broke(byte, format!("more than {MOST} elements; cut the file by item"));
            return Err(());
        }
        Ok(())
    }

    fn start(&mut self, raw: &'a str, name: usize, empty: bool, byte: usize) -> Result<(), ()> {
        if raw.len() > LONGEST_TAG {
            self.broke(byte, format!("a tag of {} bytes; {LONGEST_TAG} is the most", raw.len()));
            return Err(());
        }
        let inner = raw.strip_prefix('<').unwrap_or(raw);
        let (full, attributes) = inner.split_at_checked(name).unwrap_or((inner, ""));
        let attributes = attributes.strip_suffix('>').unwrap_or(attributes);
        let attributes = attributes.strip_suffix('/').filter(|_| empty).unwrap_or(attributes);
        let name = names::local(full);
        if self.markup {
            self.close_before(name);
        }
        let index = self.push(Content::Element { name, attributes });
        let void = self.markup && VOID.iter().any(|void| void.eq_ignore_ascii_case(name));
        if empty || void {
            return Ok(());
        }
        if self.open.len() > DEEPEST {
            // What markup nests deeper stands beside, not within.
            if self.markup {
                return Ok(());
            }
            self.broke(byte, format!("elements are nested more than {DEEPEST} deep"));
            return Err(());
        }
        self.open.push((index, byte));
        Ok(())
    }

    /// Closes what this element of HTML closes by opening.
    fn close_before(&mut self, name: &str) {
        let is_in = |list: &[&str], name: &str| list.iter().any(|n| n.eq_ignore_ascii_case(name));
        for (closed, by, until) in CLOSED_BY {
            if !is_in(by, name) {
                continue;
            }
            for depth in (1..self.open.len()).rev() {
                let open = self.name(self.open[depth].0);
                if is_in(closed, open) {
                    self.open.truncate(depth);
                    break;
                }
                if is_in(until, open) {
                    break;
                }
            }
        }
    }

    fn end(&mut self, name: &str, byte: usize) {
        let found = (1..self.open.len())
            .rev()
            .find(|depth| self.name(self.open[*depth].0).eq_ignore_ascii_case(name));
        let Some(depth) = found else {
            self.broke(byte, format!("</{name}> closes nothing"));
            return;
        };
        if depth + 1 < self.open.len() {
            let (index, opened) = self.open[self.open.len() - 1];
            let inner = self.name(index);
            self.broke(byte, format!("</{name}> closes <{inner}>, which opened at byte {opened}"));
        }
        self.open.truncate(depth);
    }

    fn push_text(&mut self, text: Cow<'a, str>) {
        if !text.is_empty() {
            self.push(Content::Text(text));
        }
    }

    fn push(&mut self, content: Content<'a>) -> u32 {
        let index = self.tree.nodes.len() as u32;
        self.tree.nodes.push(Node { content, first: NONE, last: NONE, next: NONE });
        let parent = self.open.last().map_or(0, |(index, _)| *index) as usize;
        let before = std::mem::replace(&mut self.tree.nodes[parent].last, index);
        match self.tree.nodes.get_mut(before as usize) {
            Some(before) => before.next = index,
            None => self.tree.nodes[parent].first = index,
        }
        index
    }
}

/// Whether a `<` opens a tag, a comment or a declaration.
fn opens_tag(text: &str) -> bool {
    let mut rest = text.bytes().skip(1);
    match rest.next() {
        Some(b'/') => rest.next().is_some_and(|byte| byte.is_ascii_alphabetic()),
        Some(b'!') => {
            text.starts_with("<!--") || text.starts_with("<![CDATA[") || rest.next() == Some(b'D')
        }
        Some(b'?') => true,
        Some(byte) => byte.is_ascii_alphabetic(),
        None => false,
    }
}

/// Where `</name` begins.
fn raw_end(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        text.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
    })
}
