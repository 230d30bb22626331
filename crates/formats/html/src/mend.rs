//! What the lines say together, after each was looked at: the page shown twice over, quotations pulled
//! out of the copy, boxes that ask for consent, and short lines of copy among longer ones.
//!
//! All of it holds between lines that were already told apart; no line is taken for copy that stands
//! outside what holds the rest of it.

use copydesk_core::BlockKind;
use copydesk_parser::decoder::{Feature, FeatureSet};
use copydesk_parser::grammar;
use rustc_hash::FxHashMap;

use crate::dom::{Dom, NodeId};
use crate::head::words;
use crate::render::{Tag, family};
use crate::revise::OUTSIDE;
use crate::settle::Shown;

/// A line of fewer bytes may well be said twice.
const LONG: usize = 60;
/// A heading of more characters that ends as a sentence does is none.
const LONGEST_HEADING: u32 = 150;
/// A line above the copy that says by whom or when has no more bytes.
const LONGEST_BYLINE: usize = 120;

/// The lines of a page, and the kinds that were found for them.
pub(crate) struct Mending<'a, 'b> {
    pub(crate) dom: &'a Dom,
    pub(crate) lines: &'a [Option<&'a Shown<'a>>],
    pub(crate) features: &'a [FeatureSet],
    pub(crate) kinds: &'b mut [BlockKind],
}

impl Mending<'_, '_> {
    /// Mends the kinds; `headline` is where the headline was found.
    pub(crate) fn mend(&mut self, headline: Option<u32>) {
        self.doubles();
        self.consent();
        self.pulled();
        self.between();
        self.lists();
        self.above(headline);
        self.alone();
    }

    fn parent(&self, index: usize) -> Option<NodeId> {
        self.lines.get(index)?.and_then(|shown| self.dom.parent(shown.line.block))
    }

    fn is_body(&self, index: usize) -> bool {
        self.kinds.get(index).is_some_and(|kind| kind.is_body())
    }

    /// Pages hold their copy twice, once for each size of screen: what follows again in the same
    /// order is the same copy.
    fn doubles(&mut self) {
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        let mut again = vec![None; self.kinds.len()];
        let body: Vec<usize> = (0..self.kinds.len()).filter(|index| self.is_body(*index)).collect();
        for (place, index) in body.iter().enumerate() {
            let Some(shown) = self.lines[*index] else { continue };
            again[*index] = seen.get(shown.text).copied();
            seen.entry(shown.text).or_insert(place);
        }
        // Two long lines in a row that stood in a row before.
        for (place, index) in body.iter().enumerate() {
            let long = |index: usize| self.lines[index].is_some_and(|line| line.text.len() >= LONG);
            let follows = |other: Option<&usize>, step: usize| {
                let Some(other) = other else { return false };
                again[*index].zip(again[*other]).is_some_and(|(a, b)| a.abs_diff(b) == step)
                    && (long(*index) || long(*other))
            };
            let after = follows(body.get(place + 1), 1);
            let before = place > 0 && follows(body.get(place - 1), 1);
            if after || before {
                self.kinds[*index] = BlockKind::Furniture;
            }
        }
    }

    /// What stands in a box that asks for consent, unless it holds the copy.
    fn consent(&mut self) {
        let asks = |shown: &&Shown<'_>| shown.line.around & family("consent") != 0;
        let (mut inside, mut all) = (0, 0);
        for (shown, kind) in self.lines.iter().zip(&*self.kinds) {
            let Some(shown) = shown.filter(|_| kind.is_body()) else { continue };
            all += shown.line.chars;
            inside += if asks(&shown) { shown.line.chars } else { 0 };
        }
        if inside == 0 || inside * 2 > all {
            return;
        }
        for (shown, kind) in self.lines.iter().zip(&mut *self.kinds) {
            if kind.is_body() && shown.is_some_and(|shown| asks(&shown)) {
                *kind = BlockKind::Furniture;
            }
        }
    }

    /// A quotation in a box of its own whose words stand in the copy too.
    fn pulled(&mut self) {
        for index in 0..self.kinds.len() {
            let Some(shown) = self.lines[index].filter(|_| self.is_body(index)) else { continue };
            let boxes = [Tag::Aside, Tag::Blockquote, Tag::Figure].map(Tag::bit);
            let boxed = boxes.into_iter().any(|tag| shown.line.all & tag != 0)
                || shown.line.near & family("quote") != 0;
            if !boxed || shown.text.len() > 400 {
                continue;
            }
            let own = words(shown.text);
            if own.split(' ').count() < 5 {
                continue;
            }
            let holds = |other: usize| {
                other != index
                    && self.kinds[other] == BlockKind::Paragraph
                    && self.lines[other].is_some_and(|line| {
                        line.text.len() > shown.text.len() && words(line.text).contains(&own)
                    })
            };
            if (0..self.kinds.len()).any(holds) {
                self.kinds[index] = BlockKind::Furniture;
            }
        }
    }

    /// Whether a line may be copy: not linked, not outside, not a phrase of furniture.
    fn may_be_copy(&self, index: usize) -> bool {
        use BlockKind as K;
        let free = matches!(self.kinds[index], K::Furniture | K::Caption | K::Section | K::Byline);
        let phrase = [Feature::FurnitureLine, Feature::FurnitureOpening, Feature::IsRights];
        let phrase = phrase.into_iter().any(|feature| self.features[index].has(feature));
        free && !phrase
            && self.lines[index].is_some_and(|shown| {
                shown.line.linked == 0
                    && shown.line.all & OUTSIDE == 0
                    && shown.text.chars().any(char::is_alphabetic)
            })
    }

    /// Short lines right between paragraphs of the same path: answers, a line of speech.
    fn between(&mut self) {
        for index in 1..self.kinds.len().saturating_sub(1) {
            if !self.may_be_copy(index) || self.kinds[index] == BlockKind::Caption {
                continue;
            }
            let parent = self.parent(index);
            let beside = |other: usize| {
                let path =
                    |at: usize| self.lines[at].map(|shown| (shown.line.path, shown.line.all));
                self.kinds[other] == BlockKind::Paragraph
                    && self.parent(other) == parent
                    && path(other).zip(path(index)).is_some_and(|(a, b)| a.0 == b.0)
            };
            if parent.is_some() && beside(index - 1) && beside(index + 1) {
                self.kinds[index] = BlockKind::Paragraph;
            }
        }
    }

    /// Lists without a link that stand right behind a paragraph, beside it.
    fn lists(&mut self) {
        let item = |shown: &Shown<'_>| shown.line.all & Tag::Item.bit() != 0;
        let mut index = 1;
        while index < self.kinds.len() {
            let from = index;
            index += 1;
            let Some(first) = self.lines[from].filter(|shown| item(shown)) else { continue };
            let Some(list) = self.dom.parent(first.line.block) else { continue };
            while index < self.kinds.len()
                && self.lines[index].is_some_and(|shown| {
                    item(shown) && self.dom.parent(shown.line.block) == Some(list)
                })
            {
                index += 1;
            }
            let beside = self.kinds[from - 1] == BlockKind::Paragraph
                && self.parent(from - 1) == self.dom.parent(list)
                && self.parent(from - 1).is_some();
            if beside
                && index > from + 1
                && (from..index).all(|at| self.is_body(at) || self.may_be_copy(at))
            {
                self.kinds[from..index].fill(BlockKind::ListItem);
            }
        }
    }

    /// Lines above the copy that say by whom or when, whatever they were taken for.
    fn above(&mut self, headline: Option<u32>) {
        let Some(headline) = headline else { return };
        let after = |shown: &&Shown<'_>| shown.line.number > headline;
        let mut found = 0;
        for index in 0..self.kinds.len() {
            let Some(shown) = self.lines[index].filter(after) else { continue };
            found += 1;
            let text = shown.text;
            if found > 10
                || self.kinds[index] == BlockKind::Paragraph && text.len() > LONGEST_BYLINE
            {
                return;
            }
            if !self.is_body(index)
                || text.len() > LONGEST_BYLINE
                || shown.line.all & Tag::Item.bit() != 0
            {
                continue;
            }
            let sentence = text.ends_with(['.', '!', '?', '”', '"', '»', '。'])
                && text.split_whitespace().count() > 12;
            let dated = grammar::find_date(text).filter(|day| day.date.is_full());
            if !sentence && grammar::names_writer(text) {
                self.kinds[index] = BlockKind::Byline;
            } else if !sentence
                && dated.is_some_and(|day| {
                    day.range.start * 3 < text.len() * 2
                        && (text.len() - day.range.len() <= 40
                            || self.features[index].has(Feature::SaysPublished))
                })
            {
                self.kinds[index] = BlockKind::Published;
            }
        }
    }

    /// Lines that are no more than a time, and headings that are sentences.
    fn alone(&mut self) {
        for index in 0..self.kinds.len() {
            let Some(shown) = self.lines[index] else { continue };
            let kind = self.kinds[index];
            if kind.is_body() && shown.line.all & Tag::Time.bit() != 0 && shown.line.chars <= 12 {
                self.kinds[index] = BlockKind::Furniture;
            }
            let ends = shown.text.ends_with(['.', '!', '”', '"', '»']);
            if kind == BlockKind::Subhead && ends && shown.line.chars > LONGEST_HEADING {
                self.kinds[index] = BlockKind::Paragraph;
            }
        }
    }
}
