//! Live stories, and how close they are to each other.
//!
//! Sums of scores are kept between each two stories that are alike and within each one, so that a
//! merge costs the neighbours of one story, not its articles. A story counts all the articles that it
//! ever had: one that has left the window is taken to score as those that are left.

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashMap;

use super::super::cluster::{Asked, Between, mean_of};

/// A story with articles in the window.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub(super) id: String,
    /// Numbers of its articles in the window, ascending.
    pub(super) live: VecDeque<u64>,
    /// How many articles it ever had.
    pub(super) size: usize,
    /// The sum of the capped scores within.
    pub(super) within: i64,
    /// The sums of scores with other stories.
    pub(super) neighbours: BTreeMap<u64, Between>,
}

/// The live stories by number.
#[derive(Debug, Default)]
pub(super) struct Graph {
    nodes: FxHashMap<u64, Node>,
    next: u64,
}

impl Graph {
    pub(super) fn get(&self, story: u64) -> Option<&Node> {
        self.nodes.get(&story)
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The number of the next story.
    pub(super) const fn next(&self) -> u64 {
        self.next
    }

    /// Adds a story and tells its neighbours; gives its number.
    pub(super) fn add(&mut self, node: Node) -> u64 {
        let number = self.next;
        self.next += 1;
        for (other, between) in &node.neighbours {
            if let Some(other) = self.nodes.get_mut(other) {
                other.neighbours.insert(number, *between);
            }
        }
        self.nodes.insert(number, node);
        number
    }

    /// Takes a story out; its neighbours forget it.
    pub(super) fn remove(&mut self, story: u64) -> Option<Node> {
        let node = self.nodes.remove(&story)?;
        for other in node.neighbours.keys() {
            if let Some(other) = self.nodes.get_mut(other) {
                other.neighbours.remove(&story);
            }
        }
        Some(node)
    }

    /// The neighbour that a story may be merged with, and their mean score: the highest of those
    /// that suffice, of equal ones the first.
    pub(super) fn closest(&self, story: u64, least: i64, asked: Asked) -> Option<(u64, i64)> {
        let node = self.get(story)?;
        let mut best = None;
        for (number, between) in &node.neighbours {
            let Some(other) = self.get(*number) else { continue };
            let mean = mean_of(between.sum, node.size, other.size);
            if mean < least || best.is_some_and(|(_, highest)| mean <= highest) {
                continue;
            }
            if mean >= asked.least_of((node.size, node.within), (other.size, other.within)) {
                best = Some((*number, mean));
            }
        }
        best
    }

    /// Merges one story into another; gives the numbers of its articles.
    pub(super) fn merge(&mut self, into: u64, from: u64) -> Vec<u64> {
        let Some(gone) = self.remove(from) else { return Vec::new() };
        let Some(mut kept) = self.nodes.remove(&into) else { return Vec::new() };
        let between = gone.neighbours.get(&into).copied().unwrap_or_default();
        kept.size += gone.size;
        kept.within += gone.within + between.capped;
        kept.live.extend(&gone.live);
        kept.live.make_contiguous().sort_unstable();
        for (number, between) in gone.neighbours {
            let Some(other) = self.nodes.get_mut(&number) else { continue };
            let sums = kept.neighbours.entry(number).or_default();
            sums.add(between);
            other.neighbours.insert(into, *sums);
        }
        self.nodes.insert(into, kept);
        gone.live.into()
    }

    /// An article leaves the window; gives the story if it was the last of it.
    pub(super) fn leave(&mut self, story: u64, article: u64) -> Option<Node> {
        let node = self.nodes.get_mut(&story)?;
        if let Ok(at) = node.live.binary_search(&article) {
            node.live.remove(at);
        }
        if node.live.is_empty() { self.remove(story) } else { None }
    }
}
