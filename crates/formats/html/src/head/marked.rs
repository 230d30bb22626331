//! What elements of the page itself are marked as: microdata, `rel=author`, `time`.

use super::claims::{Claims, From};
use super::folded;
use crate::dom::{Dom, Key, NodeId};

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
        match element.get(Key::Itemprop).unwrap_or_default().trim() {
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
                let name = dom.inside(node).skip(1).find(|inner| {
                    let inner = dom.element(*inner);
                    inner
                        .and_then(|inner| inner.get(Key::Itemprop))
                        .is_some_and(|p| p.trim() == "name")
                });
                let name = match name {
                    Some(name) => Some(folded(&dom.text(name))),
                    None => said(),
                };
                if let Some(name) = name {
                    claims.author(From::Marked, &name);
                }
            }
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
