//! What the lines say together, after each was looked at: the page shown twice over, quotations pulled
//! out of the copy, boxes that ask for consent, and short lines of copy among longer ones.
//!
//! All of it holds between lines that were already told apart; no line is taken for copy that stands
//! outside what holds the rest of it.

use std::sync::LazyLock;

use copydesk_core::BlockKind;
use copydesk_parser::decoder::{Feature, FeatureSet};
use copydesk_parser::grammar;
use rustc_hash::FxHashMap;

use crate::dom::NodeId;
use crate::head::words;
use crate::page::Page;
use crate::render::{PART_WORDS, Tag, family};
use crate::revise::{OUTSIDE, is_heading, said_of_part};
use crate::settle::Shown;

/// A line of fewer bytes may well be said twice.
const LONG: usize = 60;
/// A heading of more characters that ends as a sentence does is none.
const LONGEST_HEADING: u32 = 150;
/// A pulled quotation or a caption has no more bytes.
const LONGEST_ASIDE: usize = 400;
/// A box with a form has fewer characters than this.
const SMALL_BOX: u32 = 300;
/// So many quotations are looked up in the copy.
const MOST_BOXES: usize = 40;
/// A form stands in one of so many elements around a line, among so many nodes.
const FORM_WITHIN: usize = 4;
const MOST_NODES: usize = 300;
/// A line above the copy that says by whom or when has no more bytes.
const LONGEST_BYLINE: usize = 120;

/// The lines of a page, and the kinds that were found for them.
pub(crate) struct Mending<'a, 'b> {
    pub(crate) page: &'a Page,
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
        self.forms();
        self.lists();
        self.above(headline);
        self.alone();
        self.captions();
        self.cards();
        self.signed();
    }

    pub(crate) fn parent(&self, index: usize) -> Option<NodeId> {
        self.lines.get(index)?.and_then(|shown| self.page.dom.parent(shown.line.block))
    }

    pub(crate) fn is_body(&self, index: usize) -> bool {
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
        let mut boxed = Vec::new();
        for index in 0..self.kinds.len() {
            let Some(shown) = self.lines[index].filter(|_| self.is_body(index)) else { continue };
            let boxes = [Tag::Aside, Tag::Blockquote, Tag::Figure].map(Tag::bit);
            let inside = boxes.into_iter().any(|tag| shown.line.all & tag != 0)
                || shown.line.near & family("quote") != 0;
            if inside && shown.text.len() <= LONGEST_ASIDE && boxed.len() < MOST_BOXES {
                boxed.push((index, words(shown.text)));
            }
        }
        boxed.retain(|(_, own)| own.split(' ').count() >= 5);
        if boxed.is_empty() {
            return;
        }
        for other in 0..self.kinds.len() {
            let Some(shown) = self.lines[other] else { continue };
            if self.kinds[other] != BlockKind::Paragraph {
                continue;
            }
            let copy = words(shown.text);
            for (index, own) in &boxed {
                if *index != other && own.len() < copy.len() && copy.contains(own.as_str()) {
                    self.kinds[*index] = BlockKind::Furniture;
                    self.name_below(*index);
                }
            }
        }
    }

    /// Who is quoted in a box goes with the quotation.
    fn name_below(&mut self, quotation: usize) {
        let below = quotation + 1;
        let (Some(Some(own)), Some(Some(name))) =
            (self.lines.get(quotation), self.lines.get(below))
        else {
            return;
        };
        let holder = |shown: &Shown<'_>| self.page.dom.parent(shown.line.block);
        let boxes = Tag::Aside.bit() | Tag::Blockquote.bit() | Tag::Figure.bit();
        let beside = holder(own) == holder(name) || holder(own) == Some(name.line.block);
        let short = name.text.len() <= LONG && !is_sentence(name.text);
        if self.is_body(below) && beside && short && own.line.all & name.line.all & boxes != 0 {
            self.kinds[below] = BlockKind::Furniture;
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
        for index in 1..self.kinds.len() {
            if !self.may_be_copy(index) || self.kinds[index] == BlockKind::Caption {
                continue;
            }
            let parent = self.parent(index);
            let beside = |other: usize| {
                let path =
                    |at: usize| self.lines[at].map(|shown| (shown.line.path, shown.line.all));
                self.kinds.get(other) == Some(&BlockKind::Paragraph)
                    && self.parent(other) == parent
                    && path(other).zip(path(index)).is_some_and(|(a, b)| a.0 == b.0)
            };
            let short = self.lines[index].is_some_and(|shown| {
                shown.text.len() <= LONG
                    && shown.text.ends_with(['.', '”', '"', '»'])
                    && shown.text.contains(' ')
                    && shown.line.all & (Tag::Italic.bit() | Tag::Bold.bit()) == 0
                    && !crate::facts::speaks_of_itself(shown.text)
            });
            // A first sentence that opens as a byline does: `By noon Li Wei had left.`
            let low = matches!(self.kinds[index], BlockKind::Byline | BlockKind::Furniture);
            let opens = low
                && self.lines[index].is_some_and(|shown| {
                    is_sentence(shown.text)
                        && shown.line.all & Tag::Italic.bit() == 0
                        && !crate::facts::speaks_of_itself(shown.text)
                        && shown.text.split_whitespace().count() >= 4
                        && grammar::byline(shown.text).is_none()
                        && !self.page.claims.author_in(shown.text).1
                });
            let first = opens && beside(index + 1) && beside(index + 2);
            let end = short && self.kinds.get(index + 1) != Some(&BlockKind::Paragraph);
            let among = beside(index - 1) && (end || beside(index + 1));
            if parent.is_some() && (first || among) {
                self.kinds[index] = BlockKind::Paragraph;
            }
        }
    }

    /// Lines in a small element that holds a form.
    fn forms(&mut self) {
        for index in 0..self.kinds.len() {
            if !self.is_body(index) {
                continue;
            }
            let small = |node: &NodeId| {
                let weight = self.page.rendered.weights[node.index()];
                weight.chars < SMALL_BOX && weight.paragraphs < 2
            };
            let mut node = self.parent(index);
            for _ in 0..FORM_WITHIN {
                let Some(here) = node.filter(small) else { break };
                let form = |inner| self.page.dom.element(inner).is_some_and(|e| e.tag() == "form");
                if self.page.dom.inside(here).take(MOST_NODES).any(form) {
                    self.kinds[index] = BlockKind::Furniture;
                    break;
                }
                node = self.page.dom.parent(here);
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
            let Some(list) = self.page.dom.parent(first.line.block) else { continue };
            while index < self.kinds.len()
                && self.lines[index].is_some_and(|shown| {
                    item(shown) && self.page.dom.parent(shown.line.block) == Some(list)
                })
            {
                index += 1;
            }
            let beside = self.kinds[from - 1] == BlockKind::Paragraph
                && self.parent(from - 1) == self.page.dom.parent(list)
                && self.parent(from - 1).is_some();
            if beside
                && index > from + 1
                && (from..index).all(|at| self.is_body(at) || self.may_be_copy(at))
            {
                self.kinds[from..index].fill(BlockKind::ListItem);
            }
        }
    }

    /// Lines above the copy that say by whom or when, whatever they were taken for, and what was
    /// taken for such a line and says neither.
    fn above(&mut self, headline: Option<u32>) {
        let Some(headline) = headline else { return };
        let mut found = 0;
        for index in 0..self.kinds.len() {
            let Some(shown) = self.lines[index] else { continue };
            found += usize::from(shown.line.number > headline);
            let text = shown.text;
            let kind = self.kinds[index];
            if found > 0 && kind == BlockKind::Paragraph && text.len() > LONGEST_BYLINE
                || found > 16
            {
                return;
            }
            let item = shown.line.all & Tag::Item.bit() != 0;
            let time = shown.line.all & Tag::Time.bit() != 0;
            if kind == BlockKind::Byline && time && text.len() >= 8 {
                self.kinds[index] = BlockKind::Published;
                continue;
            }
            let says_who = || text.len() <= LONGEST_BYLINE && says_who(text);
            if found > 0 && self.is_body(index) && text.len() <= LONGEST_BYLINE && !item {
                let words = text.split_whitespace().count();
                let sentence =
                    is_sentence(text) && !self.features[index].has(Feature::SaysPublished);
                let behind_byline = index > 0 && self.kinds[index - 1] == BlockKind::Byline;
                let role = words <= 6 && self.features[index].has(Feature::HasRoleWord);
                if !sentence && (behind_byline && role || says_who()) {
                    self.kinds[index] = BlockKind::Byline;
                } else if !sentence && self.is_dated(index, text) {
                    self.kinds[index] = BlockKind::Published;
                }
            } else if found == 0 && self.is_body(index) && self.is_dated(index, text) {
                self.kinds[index] = BlockKind::Published;
            } else if matches!(kind, BlockKind::Byline | BlockKind::Published)
                && !says_who()
                && !self.page.claims.author_in(text).1
                && grammar::find_date(text).is_none()
                && (shown.line.linked * 2 > shown.line.chars && item
                    || is_heading(shown.line)
                    || !text.chars().any(char::is_alphabetic))
            {
                self.kinds[index] = BlockKind::Furniture;
            }
        }
    }

    /// Whether a line says when: a whole date, and little else but words of publishing.
    fn is_dated(&self, index: usize, text: &str) -> bool {
        let Some(day) = grammar::find_date(text).filter(|day| day.date.is_full()) else {
            return false;
        };
        let rest = text.len() - day.range.len();
        text.len() <= LONGEST_BYLINE
            && day.range.start <= 40
            && (rest <= 25 || self.features[index].has(Feature::SaysPublished))
    }

    /// Lines that are no more than a time or a link in a box, or tell how long it takes to read, and
    /// headings that are sentences.
    fn alone(&mut self) {
        for index in 0..self.kinds.len() {
            let Some(shown) = self.lines[index].filter(|_| self.is_body(index)) else { continue };
            let has = |tag: Tag| shown.line.all & tag.bit() != 0;
            let time = has(Tag::Time) && shown.line.chars <= 12;
            let promotion = has(Tag::Aside) && shown.line.is_link();
            if time || promotion || tells_how_long(shown.text) {
                self.kinds[index] = BlockKind::Furniture;
            }
            let ends = shown.text.ends_with(['.', '!', '”', '"', '»']);
            if self.kinds[index] == BlockKind::Subhead && ends && shown.line.chars > LONGEST_HEADING
            {
                self.kinds[index] = BlockKind::Paragraph;
            }
        }
    }

    /// Lines whose own element is called a caption.
    fn captions(&mut self) {
        let caption = PART_WORDS.family("caption");
        for index in 0..self.kinds.len() {
            let Some(shown) = self.lines[index].filter(|_| self.is_body(index)) else { continue };
            let table = shown.line.all & Tag::Table.bit() != 0;
            let told = shown.line.near & family("caption") != 0
                && !table
                && shown.text.len() <= LONGEST_ASIDE;
            if told && said_of_part(&self.page.dom, shown.line.block) & caption != 0 {
                self.kinds[index] = BlockKind::Caption;
            }
        }
    }

    /// The name of the writer below the copy.
    fn signed(&mut self) {
        let Some(last) = (0..self.kinds.len()).rev().find(|index| self.is_body(*index)) else {
            return;
        };
        let Some(shown) = self.lines[last] else { return };
        let text = shown.text;
        let opens = text
            .split(['(', ','])
            .next()
            .is_some_and(|name| self.page.claims.author_in(name.trim()).0);
        if opens && text.len() <= 80 && !text.ends_with(['.', '!', '?']) {
            self.kinds[last] = BlockKind::Byline;
        }
    }
}

/// Whether a line says by whom; `By noon Li Wei had left.` does not.
fn says_who(text: &str) -> bool {
    grammar::names_writer(text) && (!is_sentence(text) || grammar::byline(text).is_some())
}

/// Whether a line ends as a sentence does, not with `6:05 p.m.`, and holds small words enough.
fn is_sentence(text: &str) -> bool {
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    let ends = text.ends_with(['.', '!', '?', '”', '"', '»', '。']) && !text.ends_with(".m.");
    ends && small.count() >= 2
}

/// What says that something is read, as part of a word.
static READS: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("reads"));
/// Whether a line tells how long it takes to read, in minutes.
fn tells_how_long(text: &str) -> bool {
    if text.len() > 40 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let text = text.to_lowercase();
    text.contains("min") && READS.iter().any(|word| text.contains(word))
}
