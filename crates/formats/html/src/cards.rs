//! Teasers: linked headings with a short text below each, every one in an element of its own.
//!
//! A page sets them below its copy, and some within it. At the end of the copy two are enough; within
//! it three in a row, each a small element of its own kind (an `article`, a card, an item of a list)
//! whose link stays on the site, and all together less than half of the copy: a list of products has
//! linked headings too, but it is the article, or its links lead to who sells them.

use copydesk_core::BlockKind;

use crate::dom::{Dom, Element, Key, NodeId};
use crate::mend::Mending;
use crate::render::{families_of, family};
use crate::revise::is_heading;

/// The text of a teaser at the end has no more bytes.
const LONGEST_TEXT: usize = 400;
/// A card within the copy has fewer characters.
const SMALL: u32 = 1200;
/// Copy of so many characters is an article beside all the cards below it.
const ENOUGH: u32 = 800;
/// Lines between the headings of two cards.
const MOST_BETWEEN: usize = 8;
/// A link is looked for among so many nodes around a heading.
const MOST_NODES: usize = 20;

impl Mending<'_, '_> {
    /// Teasers at the end of the copy and within it.
    pub(crate) fn cards(&mut self) {
        self.cards_at_end();
        self.cards_within();
    }

    /// Teasers at the end of the copy.
    fn cards_at_end(&mut self) {
        let body: Vec<usize> = (0..self.kinds.len()).filter(|index| self.is_body(*index)).collect();
        let (mut cards, mut first, mut texts) = (0, body.len(), 0);
        for (place, index) in body.iter().enumerate().rev() {
            if self.is_linked_heading(*index) {
                let other = body.get(first).and_then(|next| self.parent(*next));
                if cards > 0 && self.parent(*index) == other {
                    break;
                }
                (cards, first, texts) = (cards + 1, place, 0);
                continue;
            }
            texts += 1;
            let teases = self.lines[*index]
                .is_some_and(|shown| shown.text.len() <= LONGEST_TEXT && !is_heading(shown.line));
            if texts > 2 || !teases {
                break;
            }
        }
        if cards >= 2 && first > 0 {
            for index in &body[first..] {
                self.kinds[*index] = BlockKind::Furniture;
            }
        }
    }

    fn is_linked_heading(&self, index: usize) -> bool {
        self.lines[index].is_some_and(|shown| is_heading(shown.line) && shown.line.is_link())
    }

    /// Three teasers in a row, wherever they stand.
    fn cards_within(&mut self) {
        let headings: Vec<usize> =
            (0..self.kinds.len()).filter(|index| self.is_linked_heading(*index)).collect();
        if headings.len() < 3 {
            return;
        }
        // A card may have a label over its heading that is a linked heading too.
        let mut taken = vec![false; headings.len()];
        for start in 0..headings.len() {
            if taken[start] {
                continue;
            }
            let mut run = vec![headings[start]];
            for next in start + 1..headings.len() {
                let last = run[run.len() - 1];
                if headings[next] - last > MOST_BETWEEN {
                    break;
                }
                if self.follows(last, headings[next]) {
                    taken[next] = true;
                    run.push(headings[next]);
                }
            }
            if run.len() >= 3 {
                self.take_cards(&run);
            }
        }
    }

    /// Whether the heading of one card is followed by that of another of its kind.
    fn follows(&self, one: usize, other: usize) -> bool {
        let (Some(first), Some(second)) = (self.lines[one], self.lines[other]) else {
            return false;
        };
        let short = |index: usize| self.lines[index].is_none_or(|shown| shown.line.chars < SMALL);
        first.line.path == second.line.path
            && self.parent(one) != self.parent(other)
            && (one + 1..other).all(short)
    }

    /// Takes the cards of these headings for furniture, if that is what they are.
    fn take_cards(&mut self, headings: &[usize]) {
        let dom = &self.page.dom;
        let block = |index: usize| self.lines[index].map(|shown| shown.line.block);
        let (Some(first), Some(second)) = (block(headings[0]), block(headings[1])) else { return };
        let Some(holder) = common(dom, first, second) else { return };
        let cards: Vec<NodeId> =
            headings.iter().filter_map(|heading| part(dom, holder, block(*heading)?)).collect();
        let small = |card: &NodeId| {
            let weight = self.page.rendered.weights[card.index()];
            weight.chars < SMALL && weight.paragraphs <= 2
        };
        let named = family("cards") | family("related") | family("recent") | family("list");
        let kind = |card: &NodeId| {
            let own = dom.element(*card).is_some_and(|element| element.tag() == "article");
            own || (families_of(dom, *card) | families_of(dom, holder)) & named != 0
        };
        let stays = |heading: &usize| block(*heading).is_some_and(|block| self.stays(block));
        if cards.len() < headings.len()
            || !cards.iter().all(small)
            || !cards.iter().all(kind)
            || !headings.iter().all(stays)
        {
            return;
        }
        let (mut inside, mut all) = (Vec::new(), 0);
        for index in (0..self.kinds.len()).filter(|index| self.is_body(*index)) {
            let Some(shown) = self.lines[index] else { continue };
            all += shown.line.chars;
            let own = part(dom, holder, shown.line.block);
            if own.is_some_and(|own| cards.contains(&own)) {
                inside.push((index, shown.line.chars));
            }
        }
        let chars: u32 = inside.iter().map(|(_, chars)| chars).sum();
        let last = inside.last().map_or(0, |(last, _)| *last);
        let below = !(last + 1..self.kinds.len()).any(|index| self.is_body(index));
        if chars * 2 < all || below && all - chars > ENOUGH {
            for (index, _) in inside {
                self.kinds[index] = BlockKind::Furniture;
            }
        }
    }

    /// Whether the link of a heading stays on the site.
    fn stays(&self, block: NodeId) -> bool {
        let dom = &self.page.dom;
        let around = std::iter::successors(Some(block), |node| dom.parent(*node)).take(MOST_NODES);
        let mut links = dom.inside(block).take(MOST_NODES).chain(around).filter_map(|node| {
            let element: &Element = dom.element(node).filter(|element| element.tag() == "a")?;
            element.get(Key::Href)
        });
        let Some(link) = links.next() else { return false };
        let host = |address: &str| {
            let host = address.split_once("//")?.1.split(['/', '?', '#']).next()?;
            Some(host.trim_start_matches("www.").to_ascii_lowercase())
        };
        match (host(link), self.page.claims.address.as_deref().and_then(host)) {
            (Some(other), Some(own)) => other == own,
            (other, _) => other.is_none(),
        }
    }
}

/// The innermost node that holds both.
fn common(dom: &Dom, one: NodeId, other: NodeId) -> Option<NodeId> {
    let above = |node| std::iter::successors(dom.parent(node), |node| dom.parent(*node));
    above(one).find(|holder| above(other).any(|node| node == *holder))
}

/// The node right inside `holder` where another stands.
fn part(dom: &Dom, holder: NodeId, node: NodeId) -> Option<NodeId> {
    let mut up = std::iter::successors(Some(node), |node| dom.parent(*node));
    up.find(|node| dom.parent(*node) == Some(holder))
}
