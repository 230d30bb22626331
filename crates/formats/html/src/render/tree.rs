//! How much text, links and prose each element holds.

use super::{Line, Tag};
use crate::dom::{Dom, NodeId};

/// A paragraph of so many characters is prose.
const PROSE: u32 = 80;

/// What stands inside an element.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weight {
    /// Characters that are not blank.
    pub(crate) chars: u32,
    /// Of these, in links.
    pub(crate) linked: u32,
    /// Of these, in lines of prose outside navigation.
    pub(crate) prose: u32,
    /// Lines.
    pub(crate) lines: u32,
    /// Lines of prose right inside.
    pub(crate) paragraphs: u32,
}

/// The weights of all nodes, by their number.
pub(super) fn weights(dom: &Dom, lines: &[Line]) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); dom.len()];
    for line in lines {
        let prose = is_prose(line);
        if prose {
            let holder = dom.parent(line.block).unwrap_or(line.block);
            weights[holder.index()].paragraphs += 1;
        }
        let mut node = Some(line.block);
        while let Some(here) = node {
            let weight = &mut weights[here.index()];
            weight.chars += line.chars;
            weight.linked += line.linked;
            weight.lines += 1;
            if prose {
                weight.prose += line.chars;
            }
            node = dom.parent(here);
        }
    }
    weights
}

/// Whether a line is long, not mostly linked, and where copy may stand.
fn is_prose(line: &Line) -> bool {
    let aside = [Tag::Nav, Tag::Footer, Tag::Aside, Tag::Form, Tag::Button, Tag::Dialog];
    let aside = aside.into_iter().fold(0, |set, tag| set | tag.bit());
    line.chars >= PROSE && line.linked * 2 < line.chars && line.all & aside == 0
}

/// The innermost element that holds this share, in hundredths, of the prose of the page.
pub(crate) fn holder(dom: &Dom, weights: &[Weight], share: u64) -> Option<NodeId> {
    let all = u64::from(weights.first()?.prose);
    if all == 0 {
        return None;
    }
    let enough = |node: &NodeId| u64::from(weights[node.index()].prose) * 100 >= all * share;
    let mut holder = NodeId::DOCUMENT;
    while let Some(child) = dom.children(holder).find(enough) {
        holder = child;
    }
    Some(holder)
}
