//! What the tree says of each line, as a list of yeses that the decoder weighs.
//!
//! Tags around the line, families of classes close around it and further out, and what is counted:
//! links, neighbours, lines of the same path, and where most prose of the page stands. What the
//! line itself says is not asked here: that is the decoder's own.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use copydesk_parser::decoder::{Feature, FeatureSet};
use rustc_hash::FxHashMap;

use crate::dom::{Dom, NodeId};
use crate::head::Claims;
use crate::render::{Line, Rendered, Tag, Weight, family_names, holder};

macro_rules! counted {
    ($($name:ident = $id:literal;)*) => {
        /// What is counted or compared.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        enum Counted { $($name,)* }

        impl Counted {
            const NAMES: &'static [&'static str] = &[$($id,)*];
        }
    };
}

counted! {
    PartLink = "partly a link"; PartBold = "partly bold"; PartTime = "partly a time"; PartItalic = "partly italic";
    MostlyLink = "mostly a link"; NoLink = "no link";
    ParentLinks0 = "few links around"; ParentLinks1 = "some links around"; ParentLinks2 = "many links around";
    OuterLinks0 = "few links further out"; OuterLinks1 = "some links further out"; OuterLinks2 = "many links further out";
    Siblings0 = "no prose beside"; Siblings1 = "little prose beside"; Siblings3 = "prose beside"; Siblings8 = "much prose beside";
    Path1 = "the only one of its path"; Path2 = "few of its path"; Path5 = "some of its path"; Path12 = "many of its path";
    PathShort = "short ones of its path"; PathMid = "middling ones of its path"; PathLong = "long ones of its path"; PathProse = "prose of its path";
    PathLinks = "linked ones of its path";
    Half = "where half of the prose is"; Most = "where most of the prose is"; Nearly = "where nearly all prose is";
    RightInHalf = "right where half of the prose is"; HalfDeeper = "a little below where half of the prose is";
    ArticleOfProse = "in the article with the prose"; ArticleOther = "in another article"; Articles = "in one of many articles";
    MainOfProse = "in the main with the prose"; NotMain = "outside main on a page that has one"; NotArticle = "outside article on a page that has one";
    BeforeHeading = "above the first h1"; BehindHeading = "below the first h1"; SoonBehind = "soon below the first h1"; NoHeading = "on a page without h1";
    IsClaimedTitle = "is the title that the page claims"; BehindTitle = "below the claimed title"; BeforeTitle = "above the claimed title"; AtTitle = "right below the claimed title";
    IsClaimedDeck = "is the description that the page claims"; HoldsAuthor = "holds an author that the page claims"; HoldsDay = "holds the day that the page claims";
    IsAuthor = "is an author that the page claims"; OpensWithAuthor = "long and opens with an author that the page claims";
    OfItself = "speaks of the page itself"; OfItselfLate = "speaks of the page itself, late in the prose"; LastLong = "among the last prose"; InClaimedBody = "in the body that the page claims";
    PreviousSame = "beside the line above"; NextSame = "beside the line below"; PreviousHeading = "heading above"; NextHeading = "heading below";
    PreviousItem = "item above"; NextItem = "item below"; PreviousParagraph = "p above"; NextParagraph = "p below"; PreviousLink = "link above"; NextLink = "link below";
    PreviousPath = "path as above"; NextPath = "path as below";
    FirstOfProse = "at the beginning of half of the prose"; LastOfProse = "at the end of half of the prose"; BehindProse = "after half of the prose"; AboveProse = "above half of the prose";
    UnderFurniture = "under a heading of furniture"; UnderLinks = "under a heading of links"; IsSubheading = "a heading over prose"; IsCardHeading = "a heading over no prose";
    HeadingLevel = "heading of the common level"; UnderHeading = "under a heading"; Sub1 = "under the last heading";
    Loose = "in no p, item, cell or heading"; LooseLong = "long, in no p, item, cell or heading"; LooseShort = "short, in no p, item, cell or heading";
    ShortItem = "a short item"; LongItem = "a long item"; ShortParagraph = "a short p"; LongParagraph = "a long p"; BoldAlone = "all bold and short"; ItalicAlone = "all italic in a p";
    HeadingAsked = "a heading that asks"; LinkedHeading = "a linked heading"; LinkedItem = "a linked item"; LinkedParagraph = "a linked p";
}

/// Which yeses hold for a line, ascending.
pub(crate) type Facts = Vec<u16>;

const NEAR: usize = Tag::NAMES.len();

/// The names of all facts, in the order of their numbers.
pub(crate) fn names() -> &'static [String] {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let tags = Tag::NAMES.iter().map(|name| (*name).to_owned());
        let near = family_names().iter().map(|name| format!("close to {name}"));
        let around = family_names().iter().map(|name| format!("within {name}"));
        let counted = Counted::NAMES.iter().map(|name| (*name).to_owned());
        tags.chain(near).chain(around).chain(counted).collect()
    });
    &NAMES
}

/// The page as the facts see it.
struct Page<'a> {
    dom: &'a Dom,
    lines: &'a [Line],
    weights: &'a [Weight],
    features: &'a [FeatureSet],
    facts: Vec<Facts>,
}

/// The facts of every line; `features` are the decoder's, `texts` the words of the lines.
pub(crate) fn facts(
    dom: &Dom,
    rendered: &Rendered,
    texts: &[&str],
    features: &[FeatureSet],
    claims: &Claims,
) -> Vec<Facts> {
    let mut page = Page {
        dom,
        lines: &rendered.lines,
        weights: &rendered.weights,
        features,
        facts: rendered.lines.iter().map(own).collect(),
    };
    page.counts();
    page.prose();
    page.headings();
    page.neighbours();
    page.claims(texts, claims);
    page.facts
}

/// Tags, families and links of the line itself.
fn own(line: &Line) -> Facts {
    let mut facts = Facts::with_capacity(48);
    let mut bits = |set: u64, from: usize| {
        let mut set = set;
        while set != 0 {
            facts.push((from + set.trailing_zeros() as usize) as u16);
            set &= set - 1;
        }
    };
    let families = family_names().len();
    bits(line.all, 0);
    bits(line.near, NEAR);
    bits(line.around & !line.near, NEAR + families);
    let mut add = |fact: Counted, holds: bool| {
        if holds {
            facts.push(number(fact));
        }
    };
    let partly = line.some & !line.all;
    add(Counted::PartLink, partly & Tag::Link.bit() != 0);
    add(Counted::PartBold, partly & Tag::Bold.bit() != 0);
    add(Counted::PartItalic, partly & Tag::Italic.bit() != 0);
    add(Counted::PartTime, partly & Tag::Time.bit() != 0);
    add(Counted::MostlyLink, line.linked * 2 > line.chars);
    add(Counted::NoLink, line.linked == 0);
    let has = |tag: Tag| line.all & tag.bit() != 0;
    let heading = is_heading(line);
    let set = heading || has(Tag::Paragraph) || has(Tag::Item) || has(Tag::Table);
    add(Counted::Loose, !set);
    add(Counted::LooseLong, !set && line.chars > 80);
    add(Counted::LooseShort, !set && line.chars <= 25);
    let linked = line.is_link();
    add(Counted::ShortItem, has(Tag::Item) && line.chars <= 40);
    add(Counted::LongItem, has(Tag::Item) && line.chars > 80);
    add(Counted::LinkedItem, has(Tag::Item) && linked);
    add(Counted::ShortParagraph, has(Tag::Paragraph) && line.chars <= 40);
    add(Counted::LongParagraph, has(Tag::Paragraph) && line.chars > 80);
    add(Counted::LinkedParagraph, has(Tag::Paragraph) && linked);
    add(Counted::LinkedHeading, heading && linked);
    add(Counted::BoldAlone, has(Tag::Bold) && !heading && line.chars <= 60);
    add(Counted::ItalicAlone, has(Tag::Italic) && has(Tag::Paragraph));
    facts
}

const fn number(fact: Counted) -> u16 {
    // The families are counted when the table is read; it is held to fewer than 64 there.
    (COUNTED_FROM + fact as usize) as u16
}

/// The first number of what is counted.
const COUNTED_FROM: usize = NEAR + 2 * FAMILIES;
/// How many families there are; a test holds it to the table.
const FAMILIES: usize = 45;

fn is_heading(line: &Line) -> bool {
    let headings = [Tag::H1, Tag::H2, Tag::H3, Tag::H4];
    line.all & headings.into_iter().fold(0, |set, tag| set | tag.bit()) != 0
}

/// A share of links, in three steps.
fn links(weight: &Weight) -> u8 {
    let share = u64::from(weight.linked) * 100 / u64::from(weight.chars.max(1));
    match share {
        0..20 => 0,
        20..50 => 1,
        _ => 2,
    }
}

impl Page<'_> {
    fn add(&mut self, line: usize, fact: Counted) {
        self.facts[line].push(number(fact));
    }

    fn add_if(&mut self, line: usize, fact: Counted, holds: bool) {
        if holds {
            self.add(line, fact);
        }
    }

    /// Links, prose beside, and lines of the same path.
    fn counts(&mut self) {
        use Counted as C;
        let mut paths: FxHashMap<u64, (u32, u32, u32)> = FxHashMap::default();
        for line in self.lines {
            let path = paths.entry(line.path).or_default();
            *path = (path.0 + 1, path.1 + line.chars, path.2 + line.linked);
        }
        for index in 0..self.lines.len() {
            let line = self.lines[index];
            let parent = self.dom.parent(line.block).unwrap_or(line.block);
            let outer = self.dom.parent(parent).unwrap_or(parent);
            let fact = [C::ParentLinks0, C::ParentLinks1, C::ParentLinks2];
            self.add(index, fact[usize::from(links(&self.weights[parent.index()]))]);
            let fact = [C::OuterLinks0, C::OuterLinks1, C::OuterLinks2];
            self.add(index, fact[usize::from(links(&self.weights[outer.index()]))]);
            self.add(
                index,
                match self.weights[parent.index()].paragraphs {
                    0 => C::Siblings0,
                    1..3 => C::Siblings1,
                    3..8 => C::Siblings3,
                    _ => C::Siblings8,
                },
            );
            let (count, chars, linked) = paths.get(&line.path).copied().unwrap_or_default();
            self.add(
                index,
                match count {
                    0..=1 => C::Path1,
                    2..5 => C::Path2,
                    5..12 => C::Path5,
                    _ => C::Path12,
                },
            );
            self.add(
                index,
                match chars / count.max(1) {
                    0..20 => C::PathShort,
                    20..50 => C::PathMid,
                    50..120 => C::PathLong,
                    _ => C::PathProse,
                },
            );
            self.add_if(index, C::PathLinks, linked * 2 > chars);
        }
    }

    /// Where most prose of the page stands.
    fn prose(&mut self) {
        use Counted as C;
        let spans = [(C::Half, 50), (C::Most, 75), (C::Nearly, 92)];
        for (fact, share) in spans {
            let Some(holder) = holder(self.dom, self.weights, share) else { continue };
            let inside = self.inside(holder);
            for index in inside.clone() {
                self.add(index, fact);
            }
            if share != 50 {
                continue;
            }
            let (first, last) = (inside.start, inside.end);
            let tenth = (last - first) / 10 + 1;
            for index in 0..self.lines.len() {
                let place = match index {
                    _ if index < first => C::AboveProse,
                    _ if index >= last => C::BehindProse,
                    _ if index < first + tenth => C::FirstOfProse,
                    _ if index + tenth >= last => C::LastOfProse,
                    _ => continue,
                };
                self.add(index, place);
            }
            for index in inside {
                let parent = self.dom.parent(self.lines[index].block);
                let outer = parent.and_then(|parent| self.dom.parent(parent));
                self.add_if(index, C::RightInHalf, parent == Some(holder));
                self.add_if(index, C::HalfDeeper, outer == Some(holder));
            }
        }
        for (tag, with, other) in
            [("article", C::ArticleOfProse, C::ArticleOther), ("main", C::MainOfProse, C::NotMain)]
        {
            let holders: Vec<NodeId> = self
                .dom
                .inside(NodeId::DOCUMENT)
                .filter(|node| self.dom.element(*node).is_some_and(|e| e.tag() == tag))
                .collect();
            let weigh = |node: &&NodeId| self.weights[node.index()].prose;
            let Some(best) = holders.iter().max_by_key(weigh).copied() else { continue };
            let inside = self.inside(best);
            for index in 0..self.lines.len() {
                let tagged = self.lines[index].all & Tag::Article.bit() != 0;
                if inside.contains(&index) {
                    self.add(index, with);
                } else if tag == "main" {
                    self.add(index, other);
                } else {
                    self.add(index, if tagged { other } else { C::NotArticle });
                }
                self.add_if(index, C::Articles, tag == "article" && tagged && holders.len() > 3);
            }
        }
    }

    /// The lines inside an element: they are a run.
    fn inside(&self, holder: NodeId) -> std::ops::Range<usize> {
        let mut nodes = vec![false; self.dom.len()];
        for node in self.dom.inside(holder) {
            nodes[node.index()] = true;
        }
        let is_in = |line: &Line| nodes[line.block.index()];
        let first = self.lines.iter().position(is_in).unwrap_or(0);
        let end = self.lines.iter().rposition(is_in).map_or(first, |last| last + 1);
        first..end
    }

    /// What headings say of what stands under them.
    fn headings(&mut self) {
        use Counted as C;
        let level = |line: &Line| {
            [Tag::H1, Tag::H2, Tag::H3, Tag::H4]
                .into_iter()
                .position(|tag| line.all & tag.bit() != 0)
        };
        let mut counts = [0_u32; 4];
        for line in self.lines {
            if let Some(level) = level(line) {
                counts[level] += 1;
            }
        }
        let common = (1..4).max_by_key(|level| (counts[*level], 4 - level)).unwrap_or(1);
        let last = self.lines.iter().rposition(is_heading);
        let h1 = self.lines.iter().position(|line| level(line) == Some(0));
        let mut furniture: Option<usize> = None;
        let mut under: Option<usize> = None;
        for index in 0..self.lines.len() {
            let line = self.lines[index];
            match h1 {
                None => self.add(index, C::NoHeading),
                Some(h1) if index < h1 => self.add(index, C::BeforeHeading),
                Some(h1) if index > h1 => {
                    self.add(index, C::BehindHeading);
                    self.add_if(index, C::SoonBehind, index <= h1 + 6);
                }
                Some(_) => {}
            }
            if let Some(level) = level(&line) {
                let phrase = self.features[index].has(Feature::FurnitureLine)
                    || self.features[index].has(Feature::FurnitureOpening);
                if phrase {
                    furniture = Some(level);
                } else if furniture.is_some_and(|over| level <= over) {
                    furniture = None;
                }
                under = Some(index);
                let rest = self.lines[index + 1..].iter().take_while(|line| !is_heading(line));
                let (chars, linked, long) = rest.take(12).fold((0, 0, false), |sum, line| {
                    let long = line.chars > 80 && line.linked * 2 < line.chars;
                    (sum.0 + line.chars, sum.1 + line.linked, sum.2 || long)
                });
                self.add(index, if long { C::IsSubheading } else { C::IsCardHeading });
                self.add_if(index, C::UnderLinks, linked * 2 > chars && chars > 0);
                self.add_if(index, C::HeadingLevel, level == common);
                self.add_if(index, C::HeadingAsked, self.features[index].has(Feature::EndAsk));
            } else {
                self.add_if(index, C::UnderHeading, under.is_some());
                self.add_if(index, C::Sub1, under.is_some() && under == last);
            }
            self.add_if(index, C::UnderFurniture, furniture.is_some());
        }
    }

    /// What stands above and below.
    fn neighbours(&mut self) {
        use Counted as C;
        for index in 0..self.lines.len() {
            let line = self.lines[index];
            let parent = self.dom.parent(line.block);
            let sides = [
                (
                    index.checked_sub(1),
                    [
                        C::PreviousSame,
                        C::PreviousHeading,
                        C::PreviousItem,
                        C::PreviousParagraph,
                        C::PreviousLink,
                        C::PreviousPath,
                    ],
                ),
                (
                    Some(index + 1),
                    [
                        C::NextSame,
                        C::NextHeading,
                        C::NextItem,
                        C::NextParagraph,
                        C::NextLink,
                        C::NextPath,
                    ],
                ),
            ];
            for (other, facts) in sides {
                let Some(other) = other.and_then(|other| self.lines.get(other)).copied() else {
                    continue;
                };
                let holds = [
                    self.dom.parent(other.block) == parent,
                    is_heading(&other),
                    other.all & Tag::Item.bit() != 0,
                    other.all & Tag::Paragraph.bit() != 0,
                    other.linked * 2 > other.chars,
                    other.path == line.path,
                ];
                for (fact, holds) in facts.into_iter().zip(holds) {
                    self.add_if(index, fact, holds);
                }
            }
        }
    }

    /// What the head of the page claims, found in its lines.
    fn claims(&mut self, texts: &[&str], claims: &Claims) {
        use Counted as C;
        let title = texts.iter().position(|text| claims.is_title(text));
        // A title that stands twice stands right where the h1 is.
        let heading = |index: &usize| self.lines[*index].all & Tag::H1.bit() != 0;
        let in_h1 = (0..texts.len()).filter(heading).find(|index| claims.is_title(texts[*index]));
        let title = in_h1.or(title);
        // How many lines of prose stand behind each line where half of the prose is.
        let half = holder(self.dom, self.weights, 50).map_or(0..0, |holder| self.inside(holder));
        let mut long_behind = vec![u32::MAX; self.lines.len()];
        let mut count = 0;
        for index in half.rev() {
            long_behind[index] = count;
            count += u32::from(self.lines[index].chars > 80);
        }
        for (index, text) in texts.iter().enumerate() {
            self.add_if(index, C::IsClaimedTitle, claims.is_title(text));
            self.add_if(index, C::IsClaimedDeck, claims.is_deck(text));
            let (is, holds) = claims.author_in(text);
            self.add_if(index, C::IsAuthor, is);
            self.add_if(index, C::HoldsAuthor, holds);
            let opens = text.len() > 80 && claims.author_in(crate::beginning(text, 60)).1;
            self.add_if(index, C::OpensWithAuthor, opens);
            let of_itself = text.len() > 40 && speaks_of_itself(text);
            self.add_if(index, C::OfItself, of_itself);
            self.add_if(index, C::OfItselfLate, of_itself && long_behind[index] <= 3);
            self.add_if(index, C::LastLong, long_behind[index] <= 2);
            self.add_if(index, C::HoldsDay, claims.holds_day(text));
            self.add_if(index, C::InClaimedBody, claims.in_body(text));
            if let Some(title) = title {
                self.add_if(index, C::BeforeTitle, index < title);
                self.add_if(index, C::BehindTitle, index > title);
                self.add_if(index, C::AtTitle, index > title && index <= title + 4);
            }
        }
    }
}

/// Whether a line speaks of the page, its outlet or its writer.
pub(crate) fn speaks_of_itself(text: &str) -> bool {
    static PHRASES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let rows = include_str!("../data/phrases.txt").lines();
        let phrases = rows.filter(|row| !row.starts_with('#') && !row.is_empty());
        AhoCorasick::builder().ascii_case_insensitive(true).build(phrases).ok()
    });
    PHRASES.as_ref().is_some_and(|phrases| phrases.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_name_of_its_own() {
        assert_eq!(FAMILIES, family_names().len());
        let mut names: Vec<&String> = names().iter().collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
        // The file of weights has these before the names of roles and ends its names with a colon.
        assert!(names.iter().all(|name| !name.starts_with("behind ") && !name.contains(':')));
    }
}
