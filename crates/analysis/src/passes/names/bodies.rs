//! Nouns that stand for a body: `the company said`, `the ministry's plan`.
//!
//! A noun of `data/names/stand-ins.txt` behind `the` and before a verb of saying or a possessive stands for
//! the body that has it in its name (`the ministry`), `the company` for one that is named as a company
//! (`Corp`, `plc`) and speaks by its name. It is linked where exactly one body of the article fits and stands
//! before it; every body without a public noun in its name may be a company. An article that has the noun
//! behind another word than `the` (`a bank`, `the central bank`, `the two companies`) may mean that one.
//! Everything else is left alone: a wrong link is worse than none.
//!
//! Limits of this version: English; `the German company` and other nouns with a word before them are not
//! read.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::mention;
use super::lexicon::flag;
use super::runs::{THE, View};
use super::{MentionForm, Name, NameKind};
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const STAND_INS: &str = include_str!("../../../data/names/stand-ins.txt");

/// The nouns that stand for bodies, with what they stand for.
fn stand_ins() -> &'static FxHashMap<Key, StandIn> {
    static TABLE: OnceLock<FxHashMap<Key, StandIn>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        let mut kind = StandIn::Public;
        for row in STAND_INS.lines().filter(|row| !row.starts_with('#')) {
            match row {
                "[public]" => kind = StandIn::Public,
                "[company]" => kind = StandIn::Company,
                _ => {
                    let nouns = row.split(',').map(str::trim).filter(|noun| !noun.is_empty());
                    table.extend(nouns.map(|noun| (key(noun), kind)));
                }
            }
        }
        table
    })
}

/// The nouns that stand for bodies.
pub(super) fn nouns() -> impl Iterator<Item = Key> {
    stand_ins().keys().copied()
}

/// What a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StandIn {
    /// A body that has the noun in its name.
    Public,
    /// A body that has the noun in its name, or that trades.
    Company,
}

/// Adds the nouns that can mean only one body to the bodies' mentions.
pub(super) fn add(view: &View<'_>, names: &mut [Name]) {
    let (places, open) = told(view);
    let mut body: FxHashMap<Key, Option<(usize, usize)>> = FxHashMap::default();
    let mut found: FxHashSet<usize> = FxHashSet::default();
    for at in places {
        let noun = view.key(at);
        if open.contains(&noun) {
            continue;
        }
        let Some((name, from)) = *body.entry(noun).or_insert_with(|| only(view, names, noun))
        else {
            continue;
        };
        if from <= at {
            names[name].mentions.push(mention(view, at - 1..at + 1, MentionForm::Role));
            found.insert(name);
        }
    }
    for (at, name) in names.iter_mut().enumerate() {
        if found.contains(&at) {
            name.mentions.sort_by_key(|mention| mention.tokens.start);
        }
    }
}

/// Where nouns for bodies stand that speak or have something, in order, and which nouns the article has
/// behind another word than `the`.
fn told(view: &View<'_>) -> (Vec<usize>, FxHashSet<Key>) {
    let (mut places, mut open) = (Vec::new(), FxHashSet::default());
    for at in view.referring.iter().map(|at| *at as usize) {
        if !view.has(at, flag::STAND_IN) || view.shape(at) != Shape::Lower || at == 0 {
            continue;
        }
        if view.key(at - 1) != THE {
            open.insert(view.key(at));
        } else if view.has(at + 1, flag::REPORTS) || is_possessive(view, at + 1) {
            places.push(at);
        }
    }
    (places, open)
}

fn is_possessive(view: &View<'_>, at: usize) -> bool {
    view.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
}

/// The one body that a noun fits, and the token behind its first mention.
fn only(view: &View<'_>, names: &[Name], noun: Key) -> Option<(usize, usize)> {
    let kind = *stand_ins().get(&noun)?;
    let mut fitting = names.iter().enumerate().filter(|(_, name)| fits(view, name, noun, kind));
    let (found, name) = fitting.next().filter(|_| fitting.next().is_none())?;
    let has_noun = words_of(name).any(|at| view.key(at) == noun);
    let speaks = |end: usize| view.has(end, flag::REPORTS);
    let is_company = || {
        words_of(name).any(|at| view.has(at, flag::ORG_SUFFIX) && view.is_capital(at))
            && name.mentions.iter().any(|mention| speaks(mention.tokens.end as usize))
    };
    let from = name.mentions.first()?.tokens.end as usize;
    (has_noun || is_company()).then_some((found, from))
}

/// Whether a body may be meant by this noun.
fn fits(view: &View<'_>, name: &Name, noun: Key, kind: StandIn) -> bool {
    if name.kind != NameKind::Organization {
        return false;
    }
    let is_public = |at| stand_ins().get(&view.key(at)) == Some(&StandIn::Public);
    words_of(name).any(|at| view.key(at) == noun)
        || (kind == StandIn::Company && !words_of(name).any(is_public))
}

/// The tokens of the forms in which a body is named.
fn words_of(name: &Name) -> impl Iterator<Item = usize> {
    let mentions = name.mentions.iter().filter(|mention| mention.form.is_name());
    mentions.flat_map(|mention| mention.tokens.start as usize..mention.tokens.end as usize)
}

#[cfg(test)]
mod tests {
    use copydesk_core::ArticlePass as _;

    use super::super::Names;
    use super::*;
    use crate::passes::sentences::Sentences;
    use crate::passes::tokens::reading_of;

    /// The words that stand for a body without naming it, each with the body.
    fn meant(text: &str) -> Vec<String> {
        let (article, reading) = reading_of(text);
        let sentences = Sentences.run(&article, (&reading,));
        let names = Names.run(&article, (&reading, &sentences));
        let nouns = names.iter().flat_map(|name| {
            let roles = name.mentions.iter().filter(|mention| mention.form == MentionForm::Role);
            roles.map(|mention| format!("{}: {}", mention.span.of(text), name.name))
        });
        nouns.collect()
    }

    #[test]
    fn the_company_and_the_ministry_are_the_only_ones_named() {
        let text = "Velo Motor Corp. said it would build a plant in Kell. The company said the \
Ardal Ministry of Trade would lend the money. The ministry's budget has room, the company added.";
        assert_eq!(
            meant(text),
            [
                "The company: Velo Motor Corp.",
                "the company: Velo Motor Corp.",
                "The ministry: Ardal Ministry of Trade"
            ]
        );
    }

    #[test]
    fn of_two_nobody_is_meant() {
        for text in [
            "Velo Motor Corp. said it would buy Elm Wheel Inc. The company said the price was high.",
            "Ardal Airlines said it would buy jets. Kviz Inc. said it would build them. The company said \
so.",
            "Velo Group said sales rose. Kviz Corp. said so too. The company said it would hire.",
        ] {
            assert!(meant(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn things_places_and_others_are_no_bodies() {
        for text in [
            "The European Union met. Dockers walked out. The union said its members would stay away.",
            "The Bank of Ardal cut its rate. A bank in Kell followed, and the bank said more would.",
            "The Kell Harbour Board said no. The boards burned. They met in the board room.",
            "The Washington Post wrote of it. Soldiers left the post.",
            "The bank said so. It was the Bank of Ardal.",
        ] {
            assert!(meant(text).is_empty(), "{text}");
        }
    }
}
