//! A last look at the kinds of lines, where the tree is surer than the decoder: the deck under the
//! headline, lines that were taken for a byline and name nobody, boxes within the copy, and copy that
//! a short article lost because there was so little of it or that opens with a word of furniture.
//!
//! The decoder learned from whole pages, most of them long. What is changed here is bounded: a deck
//! stands right below the headline, and lost copy is brought back only where what was found is short
//! and other lines of the same path are copy.

use std::sync::LazyLock;

use copydesk_core::BlockKind;
use copydesk_parser::decoder::{Feature, FeatureSet};
use copydesk_parser::{Unit, grammar};

use crate::dom::{Dom, Element, Key, NodeId};
use crate::mend::Mending;
use crate::page::Page;
use crate::render::{Families, Line, PART_WORDS, Tag, family};
use crate::settle::Shown;

/// A deck stands within so many lines below the headline.
const DECK_WITHIN: usize = 6;
/// A deck has no more bytes than this.
const LONGEST_DECK: usize = 400;
/// Copy of fewer characters may have lost some of its lines.
const SHORT: u32 = 1000;
/// A box that asks for money has no more nodes than this.
const MOST_NODES: usize = 300;
/// A box within the copy has fewer characters than this.
const SMALL_BOX: u32 = 400;

/// A page and its lines.
pub(crate) struct Revision<'a> {
    pub(crate) page: &'a Page,
    pub(crate) shown: &'a [Shown<'a>],
    /// The number of the line where the headline begins.
    pub(crate) headline: Option<u32>,
}

impl Revision<'_> {
    /// Looks at each unit, and changes its kind where need be.
    pub(crate) fn revise(&self, units: &[Unit], features: &[FeatureSet], kinds: &mut [BlockKind]) {
        let lines: Vec<Option<&Shown<'_>>> = units
            .iter()
            .map(|unit| {
                let at = self.shown.partition_point(|shown| shown.line.number < unit.first);
                self.shown.get(at).filter(|shown| shown.line.number < unit.end)
            })
            .collect();
        for ((line, kind), features) in lines.iter().zip(&mut *kinds).zip(features) {
            if let Some(line) = line {
                *kind = self.kind(line, *features, *kind);
            }
        }
        // What stands between the headline and the byline or the date is no copy.
        for index in 1..kinds.len() {
            let signed = matches!(kinds[index], BlockKind::Byline | BlockKind::Published);
            let above = matches!(kinds[index - 1], BlockKind::Paragraph | BlockKind::Subhead);
            let deck = |shown: &Shown<'_>| self.deck(shown) != Deck::No;
            if signed && above && lines[index - 1].is_some_and(deck) {
                kinds[index - 1] = BlockKind::Deck;
            }
        }
        self.among_copy(&lines, features, kinds);
        self.lost(&lines, features, kinds);
        Mending { page: self.page, lines: &lines, features, kinds }.mend(self.headline);
    }

    /// Headings and items that open with a word of furniture (`Privacy and trust`), right among copy.
    fn among_copy(
        &self,
        lines: &[Option<&Shown<'_>>],
        features: &[FeatureSet],
        kinds: &mut [BlockKind],
    ) {
        for index in 1..kinds.len().saturating_sub(1) {
            let Some(Shown { line, .. }) = lines[index] else { continue };
            let opens = features[index].has(Feature::FurnitureOpening)
                && !features[index].has(Feature::FurnitureLine);
            if kinds[index] != BlockKind::Furniture
                || !opens
                || line.linked > 0
                || line.all & OUTSIDE != 0
            {
                continue;
            }
            let parent = self.page.dom.parent(line.block);
            let beside = |other: usize| {
                let other = lines[other].map(|other| other.line.block);
                other.and_then(|block| self.page.dom.parent(block)) == parent
            };
            let [above, below] = [index - 1, index + 1];
            if is_heading(line) {
                let prose = kinds[above].is_body() && kinds[below] == BlockKind::Paragraph;
                if prose && beside(below) {
                    kinds[index] = BlockKind::Subhead;
                }
            } else if line.all & Tag::Item.bit() != 0 {
                let item = |other: usize| kinds[other] == BlockKind::ListItem && beside(other);
                if item(above) || item(below) {
                    kinds[index] = BlockKind::ListItem;
                }
            }
        }
    }

    /// What a line is that was read as this.
    fn kind(&self, shown: &Shown<'_>, features: FeatureSet, kind: BlockKind) -> BlockKind {
        use BlockKind as K;
        let low = matches!(kind, K::Byline | K::Furniture | K::Section | K::Caption);
        if !low && !kind.is_body() {
            return kind;
        }
        if kind.is_body() && self.is_boxed(shown.line) {
            return K::Furniture;
        }
        let deck = self.deck(shown);
        if deck == Deck::Sure || deck == Deck::Likely && low {
            return K::Deck;
        }
        if kind != K::Byline || !self.names_nobody(shown, features) {
            return kind;
        }
        if deck == Deck::InItsPlace { K::Deck } else { K::Furniture }
    }

    /// How much a line looks like the deck.
    fn deck(&self, shown: &Shown<'_>) -> Deck {
        let Shown { line, text, .. } = shown;
        let place = |number: u32| self.shown.partition_point(|s| s.line.number < number);
        let Some(headline) = self.headline.filter(|headline| *headline < line.number) else {
            return Deck::No;
        };
        let first = place(headline);
        let Some(block) = self.shown.get(first).map(|shown| shown.line.block) else {
            return Deck::No;
        };
        // A headline may stand over several lines.
        let end = self.shown[first..].iter().take_while(|s| s.line.block == block).count() + first;
        let at = place(line.number);
        let words = text.split_whitespace().count();
        let other = [Tag::Nav, Tag::Figcaption, Tag::Time, Tag::PropAuthor, Tag::Aside, Tag::Item];
        if at < end
            || at >= end + DECK_WITHIN
            || words < 3
            || text.len() > LONGEST_DECK
            || line.linked * 2 > line.chars
            || other.iter().any(|tag| line.all & tag.bit() != 0)
            || grammar::byline(text).is_some()
            || words < 8 && grammar::find_date(text).is_some()
        {
            return Deck::No;
        }
        let mut said = said_of_part(&self.page.dom, line.block);
        // The part may be an element around it that holds nothing else.
        let around = self.page.dom.parent(line.block);
        let alone = |node: &NodeId| self.page.rendered.weights[node.index()].lines == 1;
        if let Some(around) = around.filter(alone) {
            said |= said_of_part(&self.page.dom, around);
        }
        let has = |name: &str| said & PART_WORDS.family(name) != 0;
        let sub = has("sub") && has("heading");
        let property = self.page.dom.element(line.block).and_then(|e| e.get(Key::Itemprop));
        let claimed = self.page.claims.is_whole_deck(text);
        if has("deck") || sub || property == Some("alternativeHeadline") {
            Deck::Sure
        } else if claimed || has("likely") || property == Some("description") {
            Deck::Likely
        } else if at == end {
            Deck::InItsPlace
        } else {
            Deck::No
        }
    }

    /// Whether a line that was taken for a byline names nobody: a heading, a sentence, or some words
    /// of which no two that follow each other open with a capital.
    fn names_nobody(&self, shown: &Shown<'_>, features: FeatureSet) -> bool {
        let text = shown.text;
        let words: Vec<&str> = text.split_whitespace().collect();
        let cased = text.chars().any(char::is_lowercase);
        let known = [Feature::IsByline, Feature::IsName, Feature::HasRoleWord];
        if words.len() < 5
            || !cased
            || known.into_iter().any(|feature| features.has(feature))
            || self.page.claims.author_in(text).1
            || grammar::byline(text).is_some()
            || grammar::find_date(text).is_some()
            || shown.line.all & Tag::PropAuthor.bit() != 0
        {
            return false;
        }
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let named = words.windows(2).any(|pair| capital(pair[0]) && capital(pair[1]));
        let told = words.len() >= 8 && text.ends_with(['.', '!', '?', '”', '"']);
        !named || told || is_heading(shown.line)
    }

    /// Whether a line stands in a small box that asks for an address or a subscription.
    fn is_boxed(&self, line: &Line) -> bool {
        if line.near & (family("newsletter") | family("account")) == 0 {
            return false;
        }
        let small = |node: &NodeId| {
            let weight = self.page.rendered.weights[node.index()];
            weight.chars < SMALL_BOX && weight.paragraphs < 3
        };
        let (letter, gate) = (PART_WORDS.family("letter"), PART_WORDS.family("gate"));
        let mut node = Some(line.block);
        while let Some(here) = node.filter(small) {
            let said = said_of_part(&self.page.dom, here);
            // Text that is short for all its nodes is no box.
            let asks = || {
                let few = self.page.dom.inside(here).nth(MOST_NODES).is_none();
                few && asks_to_pay(&self.page.dom.text(here))
            };
            if said & letter != 0 || said & gate != 0 && asks() {
                return true;
            }
            node = self.page.dom.parent(here);
        }
        false
    }

    /// Brings back what a short article lost.
    fn lost(&self, lines: &[Option<&Shown<'_>>], features: &[FeatureSet], kinds: &mut [BlockKind]) {
        let found = lines.iter().zip(&*kinds);
        let prose = found.filter_map(|(line, kind)| match kind {
            BlockKind::Paragraph => line.as_ref().map(|line| line.line),
            _ => None,
        });
        let prose: Vec<&Line> = prose.filter(|line| line.all & OUTSIDE == 0).collect();
        let chars: u32 = prose.iter().map(|line| line.chars).sum();
        if prose.is_empty() || chars > SHORT {
            return;
        }
        let holders: Vec<NodeId> =
            prose.iter().filter_map(|line| self.page.dom.parent(line.block)).collect();
        let phrase = |features: FeatureSet| {
            [Feature::FurnitureLine, Feature::FurnitureOpening, Feature::IsRights]
                .into_iter()
                .any(|feature| features.has(feature))
        };
        let free = |kind: BlockKind| {
            matches!(kind, BlockKind::Furniture | BlockKind::Caption | BlockKind::Section)
        };
        let may_be = |index: usize, line: &Line, kind: BlockKind| {
            free(kind)
                && line.all & OUTSIDE == 0
                && line.linked * 2 < line.chars
                && !phrase(features[index])
        };
        // Sentences of the same path as the copy.
        let Some(first) = kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else {
            return;
        };
        let mut last = first;
        for index in first..kinds.len() {
            let Some(Shown { line, text, .. }) = lines[index] else { continue };
            let same = prose.iter().any(|other| other.path == line.path);
            let set_apart = line.all & Tag::Italic.bit() != 0;
            let sentence = text.ends_with(['.', '!', '?', '”', '"', '»', '…', '’'])
                && text.split_whitespace().count() >= 4
                || text.contains(['。', '！', '？']) && text.chars().count() >= 12;
            if same
                && sentence
                && !set_apart
                && may_be(index, line, kinds[index])
                && !crate::facts::speaks_of_itself(text)
                && !self.is_boxed(line)
            {
                kinds[index] = BlockKind::Paragraph;
            }
            if kinds[index].is_body() {
                last = index;
            }
        }
        // Headings, lists and tables between them, right where they stand.
        for index in first..last {
            let Some(Shown { line, .. }) = lines[index] else { continue };
            let kind = match line.all {
                tags if tags & (Tag::H2.bit() | Tag::H3.bit()) != 0 => BlockKind::Subhead,
                tags if tags & Tag::Item.bit() != 0 => BlockKind::ListItem,
                tags if tags & Tag::Table.bit() != 0 => BlockKind::Table,
                tags if tags & Tag::Blockquote.bit() != 0 => BlockKind::Paragraph,
                _ => continue,
            };
            if may_be(index, line, kinds[index]) && self.stands_right_in(line.block, &holders) {
                kinds[index] = kind;
            }
        }
    }

    /// Whether nothing but lists, tables and quotations stands between an element and one of these.
    fn stands_right_in(&self, node: NodeId, holders: &[NodeId]) -> bool {
        let mut parent = self.page.dom.parent(node);
        while let Some(here) = parent {
            if holders.contains(&here) {
                return true;
            }
            let tag = self.page.dom.element(here).map_or("", Element::tag);
            if !matches!(
                tag,
                "ul" | "ol" | "li" | "table" | "tbody" | "thead" | "tr" | "blockquote"
            ) {
                return false;
            }
            parent = self.page.dom.parent(here);
        }
        false
    }
}

/// How much a line looks like the deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deck {
    /// The page calls it so.
    Sure,
    /// The page says what may mean it.
    Likely,
    /// It stands right below the headline.
    InItsPlace,
    No,
}

/// Tags around what is no copy.
pub(crate) const OUTSIDE: u64 = Tag::Nav.bit()
    | Tag::Footer.bit()
    | Tag::Aside.bit()
    | Tag::Form.bit()
    | Tag::Button.bit()
    | Tag::Dialog.bit()
    | Tag::Figcaption.bit();

/// What the class and the id of an element say that it is, by the words of parts.
pub(crate) fn said_of_part(dom: &Dom, node: NodeId) -> Families {
    let Some(element) = dom.element(node) else { return 0 };
    let said = [Key::Class, Key::Id].map(|key| element.get(key).unwrap_or_default());
    said.into_iter().fold(0, |found, value| found | PART_WORDS.families(value))
}

/// What asks for money, as part of a word.
static PAY: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("pay"));
/// Whether the words of a box ask for a subscription or a sign-in.
fn asks_to_pay(text: &str) -> bool {
    let text = text.to_lowercase();
    PAY.iter().any(|word| text.contains(word))
}

pub(crate) fn is_heading(line: &Line) -> bool {
    [Tag::H1, Tag::H2, Tag::H3, Tag::H4].iter().any(|tag| line.all & tag.bit() != 0)
}
