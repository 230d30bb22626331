//! Which tables set the page, as pages did before style sheets, and hold no data.
//!
//! Such a table has another one in a cell, or a cell with prose: some hundred characters that breaks
//! or paragraphs part. A cell of data has neither.

use crate::dom::{Dom, Element, NodeId};

/// A cell with so much text may hold prose.
const PROSE: usize = 300;
/// So many breaks or paragraphs part it; a table within it does so too.
const BREAKS: usize = 4;

/// The tables that hold no data, and their rows and cells, in ascending order.
pub(super) fn of_layout(dom: &Dom) -> Vec<NodeId> {
    let tag = |node: NodeId| dom.element(node).map_or("", Element::tag);
    // How many breaks stand in each cell.
    let mut points = vec![0_usize; dom.len()];
    for node in dom.inside(NodeId::DOCUMENT) {
        let more = match tag(node) {
            "br" | "p" => 1,
            "table" => BREAKS,
            _ => continue,
        };
        if let Some(cell) = up(dom, node, &["td", "table"]) {
            points[cell.index()] += more;
        }
    }
    let holds = |node: &NodeId| tag(*node) == "td" && points[node.index()] >= BREAKS;
    let cells = dom.inside(NodeId::DOCUMENT).filter(holds);
    let cells = cells.filter(|cell| dom.text(*cell).len() >= PROSE);
    let mut tables: Vec<NodeId> = cells.filter_map(|cell| up(dom, cell, &["table"])).collect();
    tables.sort_unstable();
    tables.dedup();
    if tables.is_empty() {
        return tables;
    }
    let parts = ["tbody", "thead", "tfoot", "tr", "td", "th", "caption"];
    let own = |node: &NodeId| {
        tables.binary_search(node).is_ok()
            || parts.contains(&tag(*node))
                && up(dom, *node, &["table"]).is_some_and(|of| tables.binary_search(&of).is_ok())
    };
    let mut found: Vec<NodeId> = dom.inside(NodeId::DOCUMENT).filter(own).collect();
    found.sort_unstable();
    found
}

/// The innermost element of one of these names around a node.
fn up(dom: &Dom, node: NodeId, names: &[&str]) -> Option<NodeId> {
    let mut parent = dom.parent(node);
    while let Some(here) = parent {
        let tag = dom.element(here).map_or("", Element::tag);
        if names.contains(&tag) {
            return Some(here);
        }
        parent = dom.parent(here);
    }
    None
}
