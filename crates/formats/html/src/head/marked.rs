//! What elements of the page itself are marked as: microdata, `RDFa`, `rel=author`, `time`.

use super::claims::{Claims, From};
use super::folded;
use crate::dom::{Dom, Element, Key, NodeId};

/// An element with more text than this names nobody.
const LONGEST: usize = 200;

/// Reads the marked elements.
pub(super) fn read(dom: &Dom, claims: &mut Claims) {
    for node in dom.inside(NodeId::DOCUMENT) {
        let Some(element) = dom.element(node) else { continue };
        if element.tag() == "meta" {
            continue;
        }
        let said = || {
            let text = element.get(Key::Content).map_or_else(|| folded(&dom.text(node)), folded);
            Some(text).filter(|text| !text.is_empty() && text.len() <= LONGEST)
        };
        let dated = || element.get(Key::Datetime).map(folded).or_else(said);
        match property(element) {
            "headline" => {
                if let Some(title) = said() {
                    claims.title(From::Other, title);
                }
            }
            "datePublished" => {
                if let Some(date) = dated() {
                    claims.published(From::Marked, &date);
                }
            }
            "dateModified" => {
                if let Some(date) = dated() {
                    claims.modified(&date);
                }
            }
            "author" => {
                // The name may stand in an element of its own inside.
                if let Some(name) = name_inside(dom, node).or_else(said) {
                    claims.author(From::Marked, &name);
                }
            }
            "publisher" if claims.outlet.is_none() => claims.outlet = name_inside(dom, node),
            _ => {}
        }
        let rel = element.get(Key::Rel).unwrap_or_default();
        if element.tag() == "a"
            && rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("author"))
            && let Some(name) = said()
        {
            claims.author(From::Rel, &name);
        }
        if element.tag() == "time"
            && let Some(date) = element.get(Key::Datetime)
        {
            claims.published(From::Time, date);
        }
    }
}

/// What an element is marked as, without the prefix of a vocabulary.
fn property(element: &Element) -> &str {
    let said = element.get(Key::Itemprop).or_else(|| element.get(Key::Property));
    let said = said.unwrap_or_default().trim();
    said.strip_prefix("schema:").unwrap_or(said)
}

/// The name that an element inside is marked as.
fn name_inside(dom: &Dom, node: NodeId) -> Option<String> {
    let is_name = |inner: &NodeId| dom.element(*inner).is_some_and(|e| property(e) == "name");
    let name = dom.inside(node).skip(1).find(is_name)?;
    let content = dom.element(name).and_then(|element| element.get(Key::Content));
    let name = content.map_or_else(|| folded(&dom.text(name)), folded);
    Some(name).filter(|name| !name.is_empty() && name.len() <= LONGEST)
}
