//! The page as lines, in document order, each with what the tree says of it.
//!
//! Elements that a browser sets on lines of their own break lines; paragraphs, headings, lists and
//! the like have a blank line around them. White space is folded but in `pre`; items of a numbered
//! list have their number, cells of a row a tab between. What the page itself hides is left out:
//! `hidden`, `display: none`, templates, scripts, form controls.
//!
//! A table in a cell of which prose stands sets the page and holds no data: its cells are blocks.
//!
//! Does not read style sheets: what only they hide is shown, and what only they set on a line of
//! its own is not.

mod families;
mod tables;
mod tags;
mod text;
mod tree;

use crate::dom::{Data, Dom, Element, Key, NodeId};

pub(crate) use families::{Families, PART_WORDS, family, names as family_names};
pub(crate) use tags::{Tag, Tags};
pub(crate) use tree::{Weight, holder};

use families::families;
use tags::{Display, display, is_hidden, tags};
use text::Text;

/// What the tree says of one line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Its number in the text, counted from 0.
    pub(crate) number: u32,
    /// The innermost element that is set on lines of its own.
    pub(crate) block: NodeId,
    /// Tags around all of it.
    pub(crate) all: Tags,
    /// Tags around some of it.
    pub(crate) some: Tags,
    /// Families of the elements close around.
    pub(crate) near: Families,
    /// Families of all elements around.
    pub(crate) around: Families,
    /// Characters that are not blank.
    pub(crate) chars: u32,
    /// Of these, in links.
    pub(crate) linked: u32,
    /// What the path of elements to it, with their classes, comes to.
    pub(crate) path: u64,
}

impl Line {
    /// Whether nearly all of it is in links.
    pub(crate) const fn is_link(&self) -> bool {
        self.linked * 5 > self.chars * 4
    }
}

/// A page as text.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    /// The text.
    pub(crate) text: String,
    /// Its lines that are not blank.
    pub(crate) lines: Vec<Line>,
    /// How much text each node holds, by its number.
    pub(crate) weights: Vec<Weight>,
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open {
    node: NodeId,
    display: Display,
    block: NodeId,
    tags: Tags,
    own: Families,
    near: Families,
    around: Families,
    path: u64,
    /// Whether it is a part of a line that a style sheet may set apart.
    apart: bool,
    /// The number of the next item of a numbered list.
    item: Option<i64>,
}

/// Renders the whole page.
pub(crate) fn render(dom: &Dom) -> Rendered {
    let mut text = Text::default();
    let layout = tables::of_layout(dom);
    let mut open: Vec<Open> = vec![Open {
        node: NodeId::DOCUMENT,
        display: Display::Block,
        block: NodeId::DOCUMENT,
        tags: 0,
        own: 0,
        near: 0,
        around: 0,
        path: 0,
        apart: false,
        item: None,
    }];
    let mut next = Some(NodeId::DOCUMENT);
    while let Some(node) = next {
        let mut descend = true;
        match dom.data(node) {
            Data::Text(piece) => {
                if let Some(place) = open.last() {
                    text.push(piece, place);
                }
            }
            Data::Element(element) => {
                let set = layout.binary_search(&node).is_ok();
                descend = enter(node, element, set, &mut open, &mut text);
            }
            Data::Fragment | Data::Other => {}
        }
        next = dom.step(node, NodeId::DOCUMENT, descend, |left| {
            if open.len() > 1 && open.last().is_some_and(|last| last.node == left) {
                let left = open.pop();
                if left.is_some_and(|left| left.apart) {
                    text.seam();
                }
                match left.map(|left| left.display) {
                    Some(Display::Spaced) => text.end_spaced(),
                    Some(Display::Block) => text.end_line(),
                    Some(Display::Cell) => text.end_cell(),
                    _ => {}
                }
            }
        });
    }
    let (text, lines) = text.finish();
    let weights = tree::weights(dom, &lines);
    Rendered { text, lines, weights }
}

/// Opens an element, unless it is not shown; `layout` says that it is part of a table that holds no
/// data.
fn enter(
    node: NodeId,
    element: &Element,
    layout: bool,
    open: &mut Vec<Open>,
    text: &mut Text,
) -> bool {
    let tag = element.tag();
    let mut display = display(tag);
    let Some(&around) = open.last() else { return false };
    if display == Display::None || is_hidden(element) {
        return false;
    }
    if display == Display::Inline && tag.contains('-') || layout && display == Display::Cell {
        display = Display::Block;
    }
    match display {
        Display::Spaced => text.end_spaced(),
        Display::Block => text.end_line(),
        // Parts of a menu or of a line of facts, which a style sheet sets apart.
        Display::Inline if tag == "a" && text.ends_with_link() => text.blank(),
        Display::Break => {
            text.break_line();
            return false;
        }
        _ => {}
    }
    let own = own_families(element);
    let above = open.len().checked_sub(2).and_then(|at| open.get(at)).map_or(0, |open| open.own);
    let mut here = Open {
        node,
        display,
        block: if display == Display::Inline { around.block } else { node },
        tags: around.tags | if layout { 0 } else { tags(element) },
        own,
        near: own | around.own | above,
        around: around.around | own,
        path: around.path,
        apart: matches!(tag, "span" | "time" | "a" | "label"),
        item: None,
    };
    if here.apart {
        text.seam();
    }
    if display != Display::Inline {
        here.path = path(around.path, tag, element.get(Key::Class).unwrap_or_default());
    }
    match tag {
        "ol" => {
            let start = element.get(Key::Start).and_then(|start| start.trim().parse().ok());
            here.item = Some(start.unwrap_or(1));
        }
        "li" => {
            if let Some(list) = open.last_mut()
                && let Some(number) = &mut list.item
            {
                text.mark(&format!("{number}. "));
                *number = number.saturating_add(1);
            }
        }
        _ => {}
    }
    open.push(here);
    true
}

/// The families of an element itself.
fn own_families(element: &Element) -> Families {
    if matches!(element.tag(), "html" | "body") {
        return 0;
    }
    let said = [Key::Class, Key::Id, Key::Role].map(|name| element.get(name).unwrap_or_default());
    said.into_iter().fold(0, |own, value| own | families(value))
}

/// The families of a node itself.
pub(crate) fn families_of(dom: &Dom, node: NodeId) -> Families {
    dom.element(node).map_or(0, own_families)
}

/// The path of an element: that of the one around, its name and its classes. (FNV-1a.)
fn path(around: u64, tag: &str, class: &str) -> u64 {
    let mut hash = around ^ 0xcbf2_9ce4_8422_2325;
    for byte in tag.bytes().chain([b'.']).chain(class.bytes().filter(|byte| !byte.is_ascii_digit()))
    {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
