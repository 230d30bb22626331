//! What the tree builder does to the tree.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::{Data, Dom, Element, Key, LONGEST_VALUE, NodeId};

/// Takes the tree builder's orders.
pub(super) struct Sink {
    dom: RefCell<Dom>,
}

/// The name of an element, for the tree builder.
#[derive(Debug)]
pub(super) struct Name {
    ns: Namespace,
    local: LocalName,
}

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

impl Sink {
    pub(super) fn new() -> Self {
        Self { dom: RefCell::new(Dom::new()) }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.dom.borrow().len()
    }

    fn put(
        &self,
        child: NodeOrText<NodeId>,
        before: impl FnOnce(&Dom) -> Option<NodeId>,
        place: impl FnOnce(&mut Dom, NodeId),
    ) {
        let dom = &mut *self.dom.borrow_mut();
        let node = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                if let Some(before) = before(dom)
                    && let Data::Text(other) = &mut dom.node(before).data
                {
                    other.push_tendril(&text);
                    return;
                }
                dom.add(Data::Text(text))
            }
        };
        place(dom, node);
    }
}

/// The attributes that are kept, cut to a bearable length.
fn kept(attributes: Vec<Attribute>) -> impl Iterator<Item = (Key, StrTendril)> {
    attributes.into_iter().filter_map(|attribute| {
        let key = Key::of(&attribute.name.local)?;
        let mut value = attribute.value;
        if value.len() > LONGEST_VALUE {
            value = StrTendril::from_slice(crate::beginning(&value, LONGEST_VALUE));
        }
        Some((key, value))
    })
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'a> = Name;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId::DOCUMENT
    }

    fn elem_name(&self, target: &NodeId) -> Name {
        match self.dom.borrow().element(*target) {
            Some(Element { name, .. }) => Name { ns: name.ns.clone(), local: name.local.clone() },
            None => Name { ns: Namespace::default(), local: LocalName::default() },
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        let dom = &mut *self.dom.borrow_mut();
        let element = Element {
            name,
            attributes: kept(attributes).collect(),
            math_html: flags.mathml_annotation_xml_integration_point,
        };
        let node = dom.add(Data::Element(Box::new(element)));
        if flags.template {
            // What a template holds is no part of the page; it hangs nowhere.
            dom.add(Data::Fragment);
        }
        node
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().add(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let last = |dom: &Dom| dom.nodes[parent.index()].last;
        self.put(child, last, |dom, node| dom.append(*parent, node));
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let previous = |dom: &Dom| dom.nodes[sibling.index()].previous;
        self.put(child, previous, |dom, node| dom.insert_before(*sibling, node));
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.dom.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        NodeId(target.0 + 1)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let dom = &mut *self.dom.borrow_mut();
        if let Data::Element(element) = &mut dom.node(*target).data {
            for (key, value) in kept(attributes) {
                if element.get(key).is_none() {
                    element.attributes.push((key, value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let dom = &mut *self.dom.borrow_mut();
        while let Some(child) = dom.nodes[node.index()].first {
            dom.append(*new_parent, child);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &NodeId) -> bool {
        self.dom.borrow().element(*target).is_some_and(|element| element.math_html)
    }
}
