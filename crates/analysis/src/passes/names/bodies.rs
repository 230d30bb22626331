//! Nouns that stand for a body: `the company`, `the ministry`.
//!
//! A noun of the names of bodies (`bank`, `ministry`; the heads in `data/names/organizations.txt`) behind
//! `the` and before a verb, a mark or a small word stands for the body that has it in its name; `the
//! company` and its like for a company (`Corp`, `plc`) or a body whose name has no such noun. It is
//! linked where exactly one body of the article fits and stands before it; a company must be named as one
//! somewhere and speak by its name. Everything else is left alone: a wrong link is worse than none.
//!
//! Limits of this version: English; `the central bank`, `the German company` and other nouns with a word
//! before them are not read.

use super::document::mention;
use super::lexicon::flag;
use super::runs::{OF, THE, View};
use super::{MentionForm, Name, NameKind};
use crate::passes::tokens::{Key, Shape, TokenKind, key};
use crate::stems;

/// Nouns for a body that trades.
const COMPANIES: [Key; 4] = [key("company"), key("firm"), key("corporation"), key("group")];

const HOUSE: Key = key("house");

/// What leads on to another noun: `the board of directors`, `the party-planning business`.
const LEADS: [Key; 2] = [OF, key("-")];

/// What stands behind the noun of a name that goes on: `Bank of England`, `Commission on Dairy Policy`.
const GOES_ON: [Key; 5] = [OF, key("for"), key("on"), key("to"), key("and")];

/// Adds the nouns that can mean only one body to the bodies' mentions.
pub(super) fn add(view: &View<'_>, names: &mut [Name]) {
    if !names.iter().any(|name| name.kind == NameKind::Organization) {
        return;
    }
    for at in 0..view.reading.tokens.len() {
        if view.key(at) != THE || !stands_alone(view, at + 1) {
            continue;
        }
        if let Some(name) = only(view, names, at + 1) {
            names[name].mentions.push(mention(view, at..at + 2, MentionForm::Role));
            names[name].mentions.sort_by_key(|mention| mention.tokens.start);
        }
    }
}

/// Whether a noun for a body stands here that leads to no other: `the company said`, not `the company
/// car`.
fn stands_alone(view: &View<'_>, at: usize) -> bool {
    if view.shape(at) != Shape::Lower || !(is_company(view, at) || is_head(view, at)) {
        return false;
    }
    // `the securities` are no commission, `the banks` no bank, `the house` is seldom the White one.
    if view.reading.word(at).ends_with('s') || view.key(at) == HOUSE {
        return false;
    }
    let Some(next) = view.reading.tokens.get(at + 1).filter(|next| !LEADS.contains(&next.key))
    else {
        return false;
    };
    let word = next.kind == TokenKind::Word;
    !word || stems::is_stop_word(next.key) || view.has(at + 1, flag::REPORTS)
}

fn is_company(view: &View<'_>, at: usize) -> bool {
    COMPANIES.contains(&view.key(at))
}

fn is_head(view: &View<'_>, at: usize) -> bool {
    view.has(at, flag::ORG_HEAD)
}

/// The one body that the noun at this token fits, if it stands before that.
fn only(view: &View<'_>, names: &[Name], noun: usize) -> Option<usize> {
    let mut fitting = names.iter().enumerate().filter(|(_, name)| fits(view, name, noun));
    let (found, name) = fitting.next().filter(|_| fitting.next().is_none())?;
    let before = name.mentions.first()?.tokens.end as usize <= noun;
    let speaks = |end: usize| view.has(end, flag::REPORTS);
    let named = !is_company(view, noun)
        || is_named_company(view, name)
            && name.mentions.iter().any(|mention| speaks(mention.tokens.end as usize));
    (before && named).then_some(found)
}

/// Whether a body is named as a company somewhere: `Corp`, `plc`.
fn is_named_company(view: &View<'_>, name: &Name) -> bool {
    words_of(name).any(|at| view.has(at, flag::ORG_SUFFIX) && view.is_capital(at))
}

/// Whether a body may be meant by this noun, by the words of the forms in which it is named.
fn fits(view: &View<'_>, name: &Name, noun: usize) -> bool {
    if name.kind != NameKind::Organization {
        return false;
    }
    if is_company(view, noun) {
        is_named_company(view, name) || !words_of(name).any(|at| is_head(view, at))
    } else {
        let ends = |at| !view.is_capital(at + 1) || GOES_ON.contains(&view.key(at + 1));
        words_of(name).any(|at| view.key(at) == view.key(noun) && ends(at))
    }
}

/// The tokens of the forms in which a body is named.
fn words_of(name: &Name) -> impl Iterator<Item = usize> {
    let named = |form| matches!(form, MentionForm::Name | MentionForm::Acronym);
    let mentions = name.mentions.iter().filter(move |mention| named(mention.form));
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
    fn the_company_and_the_bank_are_the_only_ones_named() {
        let text = "Velo Motor Corp. said it would build a plant in Kell. The company said the \
Bank of Ardal would lend the money. The bank's board has agreed, the company added.";
        assert_eq!(
            meant(text),
            [
                "The company: Velo Motor Corp.",
                "the company: Velo Motor Corp.",
                "The bank: Bank of Ardal"
            ]
        );
    }

    #[test]
    fn of_two_nobody_is_meant() {
        let text = "Velo Motor Corp. said it would buy Elm Wheel Inc. The company said the price was high.";
        assert!(meant(text).is_empty());
    }

    #[test]
    fn what_leads_to_another_noun_means_no_body() {
        let text = "The Kell Harbour Board said no. The board of directors met in the board room, and \
the boards burned. The board said so.";
        assert_eq!(meant(text), ["The board: Kell Harbour Board"]);
    }

    #[test]
    fn a_noun_before_its_body_is_not_read() {
        assert!(meant("The bank said so. It was the Bank of Ardal.").is_empty());
    }
}
