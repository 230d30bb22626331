//! The page as a tree: an arena of nodes, filled by `html5ever`.
//!
//! Nodes are numbers into one vector, so that no walk and no drop is recursive, however deep the
//! page is nested. Of the attributes those are kept that say something of a page's parts
//! ([`Key`]), each up to [`LONGEST_VALUE`] bytes; comments and processing instructions are not
//! kept. Style sheets and scripts are kept as elements without their text, but for JSON-LD.
//!
//! [`parse`] bounds what a hostile page can ask for: see there.

mod parse;
mod sink;

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName};

pub(crate) use parse::{Limit, parse};

/// A node of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// The document itself.
    pub(crate) const DOCUMENT: Self = Self(0);

    /// Its number, for tables beside the tree.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The attributes that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Class,
    Id,
    Href,
    Rel,
    Style,
    Type,
    Content,
    Name,
    Property,
    Itemprop,
    Lang,
    Datetime,
    Hidden,
    Start,
    Role,
    AriaHidden,
    /// `amp`, or its sign.
    Amp,
}

impl Key {
    /// The attribute of this name, if it is kept. Names of HTML are compared as numbers.
    fn of(name: &LocalName) -> Option<Self> {
        use html5ever::local_name as own;
        Some(match *name {
            own!("class") => Self::Class,
            own!("id") => Self::Id,
            own!("href") => Self::Href,
            own!("rel") => Self::Rel,
            own!("style") => Self::Style,
            own!("type") => Self::Type,
            own!("content") => Self::Content,
            own!("name") => Self::Name,
            own!("property") => Self::Property,
            own!("itemprop") => Self::Itemprop,
            own!("lang") => Self::Lang,
            own!("datetime") => Self::Datetime,
            own!("hidden") => Self::Hidden,
            own!("start") => Self::Start,
            own!("role") => Self::Role,
            own!("aria-hidden") => Self::AriaHidden,
            _ if matches!(&**name, "amp" | "\u{26a1}") => Self::Amp,
            _ => return None,
        })
    }
}

/// Whether a script of this type holds JSON-LD.
pub(crate) fn is_json_ld(kind: &str) -> bool {
    const JSON_LD: &[u8] = b"application/ld+json";
    let kind = kind.trim().as_bytes();
    kind.get(..JSON_LD.len()).is_some_and(|start| start.eq_ignore_ascii_case(JSON_LD))
}

/// A value is cut to so many bytes.
const LONGEST_VALUE: usize = 4096;

/// What a node is.
#[derive(Debug)]
pub(crate) enum Data {
    /// The document, or what a template holds.
    Fragment,
    /// An element.
    Element(Box<Element>),
    /// Text.
    Text(StrTendril),
    /// A comment, a doctype, an instruction.
    Other,
}

/// An element and the attributes that are kept.
#[derive(Debug)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) name: QualName,
    /// Its attributes.
    attributes: Vec<(Key, StrTendril)>,
    /// Whether text inside is a kind of HTML in `MathML`.
    math_html: bool,
}

impl Element {
    /// The name, without its namespace.
    pub(crate) fn tag(&self) -> &str {
        &self.name.local
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: Key) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| &**value)
    }
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    data: Data,
}

/// The tree of a page.
#[derive(Debug)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    fn new() -> Self {
        let mut dom = Self { nodes: Vec::new() };
        dom.add(Data::Fragment);
        dom
    }

    /// How many nodes there are, those that hang nowhere among them.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What a node is.
    pub(crate) fn data(&self, node: NodeId) -> &Data {
        &self.nodes[node.index()].data
    }

    /// The element that a node is.
    pub(crate) fn element(&self, node: NodeId) -> Option<&Element> {
        match self.data(node) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The node that holds this one.
    pub(crate) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node.index()].parent
    }

    /// The next node in document order, not below `within`: for a walk of the whole tree.
    ///
    /// `descend` says whether what is inside `node` is looked at; `leave` is told of each node
    /// that is left, the innermost first.
    pub(crate) fn step(
        &self,
        node: NodeId,
        within: NodeId,
        descend: bool,
        mut leave: impl FnMut(NodeId),
    ) -> Option<NodeId> {
        if descend && let Some(first) = self.nodes[node.index()].first {
            return Some(first);
        }
        let mut node = node;
        loop {
            leave(node);
            if node == within {
                return None;
            }
            if let Some(next) = self.nodes[node.index()].next {
                return Some(next);
            }
            node = self.nodes[node.index()].parent?;
        }
    }

    /// All nodes inside `within`, itself first, in document order.
    pub(crate) fn inside(&self, within: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(Some(within), move |node| self.step(*node, within, true, |_| ()))
    }

    /// The nodes right inside a node, in order.
    pub(crate) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.nodes[node.index()].first, |child| {
            self.nodes[child.index()].next
        })
    }

    /// All text inside a node, as it stands in the source.
    pub(crate) fn text(&self, within: NodeId) -> String {
        let mut text = String::new();
        for node in self.inside(within) {
            if let Data::Text(piece) = self.data(node) {
                text.push_str(piece);
            }
        }
        text
    }

    fn add(&mut self, data: Data) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            data,
        });
        id
    }

    fn node(&mut self, node: NodeId) -> &mut Node {
        &mut self.nodes[node.index()]
    }

    fn detach(&mut self, node: NodeId) {
        let Node { parent, previous, next, .. } = self.nodes[node.index()];
        let own = self.node(node);
        (own.parent, own.previous, own.next) = (None, None, None);
        match (previous, parent) {
            (Some(previous), _) => self.node(previous).next = next,
            (None, Some(parent)) => self.node(parent).first = next,
            (None, None) => {}
        }
        match (next, parent) {
            (Some(next), _) => self.node(next).previous = previous,
            (None, Some(parent)) => self.node(parent).last = previous,
            (None, None) => {}
        }
    }

    fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.node(parent).last.replace(child);
        let own = self.node(child);
        (own.parent, own.previous) = (Some(parent), last);
        match last {
            Some(last) => self.node(last).next = Some(child),
            None => self.node(parent).first = Some(child),
        }
    }

    fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let Node { parent, previous, .. } = self.nodes[sibling.index()];
        let own = self.node(child);
        (own.parent, own.previous, own.next) = (parent, previous, Some(sibling));
        self.node(sibling).previous = Some(child);
        match (previous, parent) {
            (Some(previous), _) => self.node(previous).next = Some(child),
            (None, Some(parent)) => self.node(parent).first = Some(child),
            (None, None) => {}
        }
    }
}
