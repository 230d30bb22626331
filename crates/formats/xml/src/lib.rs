//! Carrier: NITF 3.x, NewsML 1.x and NewsML-G2, the XML in which agencies send copy.
//!
//! Decides by the bytes: the first element must be one of these formats', in any namespace, with any
//! prefix, in any encoding that the parser crate knows. Each item of a file becomes an article whose
//! layout is `nitf`, `newsml1` or `newsml-g2`.
//!
//! All text of the content elements is kept, each piece in a block of its kind; what is dropped
//! (scripts, style sheets, encoded media) stands in `data/elements.txt`. A file that is not well-formed
//! gives what could be read of it and an error with the byte of the first fault. A wrong encoding
//! declaration is told by the diagnostic `xml/encoding`, at the start of the text.
//!
//! Refused, with an error and within bounded memory: declared entities (whether they expand or name a
//! file, neither is looked at; also under a root element that nobody knows), elements nested more than
//! 256 deep, tags longer than 1 MiB, more than two million elements.
//!
//! Also here, since ninjs and JSON-LD carry the same markup: [`Item`], what a format says of a piece
//! before it is an article, [`read_text`], which reads a string of markup, [`body`], which writes one,
//! and [`newsml_g2`], the writer.
//!
//! Does not validate against a DTD or schema, and opens no file that a document names.
//!
//! Dependency: `quick-xml` cuts XML into events and knows HTML's entities.

mod content;
mod date;
mod flow;
mod g2;
mod item;
mod names;
mod newsml1;
mod nitf;
pub mod own;
mod tree;
mod write;

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Given, LayoutId, Span, Unpacked,
};

pub use content::{has_tags, read_text, text_of};
pub use date::{date, iso, pair};
pub use flow::Part;
pub use item::Item;
pub use write::{body, decks, newsml_g2, newsml_g2_message, notes};

use copydesk_parser::encoding::{XmlHead, decode_xml};
use tree::{Element, Tree};

/// NITF, NewsML 1 and NewsML-G2.
///
/// ```
/// use copydesk_core::{Carried, Carrier, Unpacked};
///
/// let bytes = b"<nitf><body><body.head><hedline><hl1>Ferry resumes</hl1></hedline></body.head>\
///     <body.content><p>The ferry sails <em>again</em>.</p></body.content></body></nitf>";
/// let carried = Carried::whole("ferry.xml", bytes);
/// let mut bodies = Vec::new();
/// copydesk_xml::NewsXml.unpack(carried, &mut |piece| {
///     if let Ok(Unpacked::Article(article)) = piece {
///         bodies.push(article.body());
///     }
/// });
/// assert_eq!(bodies, ["The ferry sails again."]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct NewsXml;

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Nitf,
    NewsMl1,
    NewsMlG2,
}

/// So much of a file is looked at to find its first element.
const HEAD: usize = 1 << 16;

impl Format {
    fn layout(self) -> LayoutId {
        match self {
            Self::Nitf => LayoutId::new("nitf"),
            Self::NewsMl1 => LayoutId::new("newsml1"),
            Self::NewsMlG2 => LayoutId::new("newsml-g2"),
        }
    }

    /// The format of an element.
    fn of(element: Element<'_>) -> Option<Self> {
        if element.is("nitf") {
            Some(Self::Nitf)
        } else if newsml1::is_root(element) {
            Some(Self::NewsMl1)
        } else if g2::is_root(element) {
            Some(Self::NewsMlG2)
        } else {
            None
        }
    }
}

/// Root elements that need no second look.
const ROOTS: &[&str] = &["nitf", "newsml", "newsmessage", "packageitem"];
/// Root elements of what other carriers read, or refuse.
const OF_OTHERS: &[&str] = &["html", "rss", "feed", "rdf"];

impl Carrier for NewsXml {
    fn id(&self) -> CarrierId {
        CarrierId::new("news-xml")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let Some(head) = XmlHead::of(bytes) else { return Detection::none() };
        let is_one_of = |names: &[&str]| names.iter().any(|n| head.root.eq_ignore_ascii_case(n));
        // What declares entities is refused, and by this carrier where no other knows the root.
        let refused = head.entity.is_some() && !is_one_of(OF_OTHERS);
        let known = refused
            || is_one_of(ROOTS)
            || head.root.eq_ignore_ascii_case("newsItem") && opens_as_item(bytes);
        if !known {
            return Detection::none();
        }
        let end = bytes.len().min(HEAD);
        let note = if refused {
            "a document that declares entities"
        } else {
            "the first element is one of NITF, NewsML or NewsML-G2"
        };
        Detection::score(0.97).because(Evidence::new(Span::from_usize(0, end), note))
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let fault = |message: String| CarrierError::new(carried.path, message);
        let decoded = match decode_xml(carried.bytes) {
            Ok(decoded) => decoded,
            Err(error) => return sink(Err(fault(error.to_string()))),
        };
        let (tree, broken) = Tree::document(&decoded.text);
        let broken = broken.map(|broken| {
            let error = fault(broken.message.clone()).at_byte(decoded.byte_of(broken.byte));
            (error, broken.refused)
        });
        if let Some((error, true)) = broken {
            return sink(Err(error));
        }
        let mut count = 0;
        for (format, mut item) in items(&tree) {
            count += 1;
            let mut given = Given::default();
            given.path = Some(carried.path.to_owned());
            given.encoding = Some(decoded.encoding.to_owned());
            if item.id.is_none() {
                let path = carried.path;
                item.id = Some(if count > 1 { format!("{path}#{count}") } else { path.to_owned() });
            }
            if let Some(wrong) = &decoded.wrong {
                item.problems.push(("xml/encoding", wrong.clone()));
            }
            let article = item.compose(given, format.layout());
            let article = article.map(|article| Unpacked::Article(Box::new(article)));
            sink(article.map_err(|error| fault(error.to_string())));
        }
        match broken {
            Some((error, _)) => sink(Err(error)),
            None if count == 0 => {
                sink(Err(fault("no news item is in this document".to_owned())));
            }
            None => {}
        }
    }
}

/// Whether an item without its message is one of news, as far as it is in sight.
fn opens_as_item(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let decoded = decode_xml(head).or_else(|_| decode_xml(&head[..head.len().saturating_sub(4)]));
    decoded.is_ok_and(|decoded| {
        let (tree, _) = Tree::document(&decoded.text);
        // Without a child in sight its first tag alone fills what is looked at.
        tree.root().children().next().is_none_or(|root| Format::of(root).is_some())
    })
}

/// The items of every document in a file.
fn items(tree: &Tree<'_>) -> Vec<(Format, Item)> {
    let mut items = Vec::new();
    for root in tree.root().children() {
        match Format::of(root) {
            Some(Format::Nitf) => items.push((Format::Nitf, nitf::read(root))),
            Some(Format::NewsMl1) => {
                items.extend(newsml1::read(root).into_iter().map(|item| (Format::NewsMl1, item)));
            }
            Some(Format::NewsMlG2) => {
                items.extend(g2::read(root).into_iter().map(|item| (Format::NewsMlG2, item)));
            }
            None => {}
        }
    }
    items
}

#[cfg(test)]
mod tests;
