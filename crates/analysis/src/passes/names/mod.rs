//! Names.
//!
//! Four steps. Each sentence is searched for runs of capitalised words (`runs`), which rules cut
//! into titles, roles and names and class by lexicon, by their own words and by what stands around
//! them (`segment`). A learned tagger (`tagger`) reads the same runs with what the rules and the
//! document (`evidence`) say of each word as evidence among other evidence, and decides; what no list has
//! is told by the words around it (`told`), and what the lists know for certain stands (`listed`). Then the
//! whole document speaks: one surface is of one kind, a family name goes to the full name, an acronym
//! in brackets to the long form (`document`); a role beside a name goes to its holder
//! (`apposition`). Last, roles (`the Japanese prime minister`) and pronouns are linked where exactly
//! one person can be meant (`refer`, `pronouns`), and nouns (`the company`) where one body can (`bodies`);
//! otherwise they are left alone.
//!
//! A name's span leaves its titles out; they are kept in [`Name::roles`], with the words that say when
//! a role was held (`former`, `then-`, `-elect`). Weekdays, months and adjectives of nationality are
//! no names.
//!
//! The places and the agency of the dateline are names too (`dateline`), though the passes do not read
//! it.
//!
//! A headline in capitals is read by what the lexicons and the rest of the document know; the tagger
//! does not see it.
//!
//! Where nouns have capitals too (German), only what the tables know is a name (`capital_nouns`).
//!
//! Limits of this version: works of art, events and products are not reported; two persons who share
//! a family name are kept apart only by their full names.

mod apposition;
mod bodies;
mod capital_nouns;
mod dateline;
mod document;
mod epithets;
mod evidence;
mod families;
mod index;
pub(crate) mod lexicon;
mod listed;
mod notes;
mod office;
mod parts;
mod pronouns;
mod refer;
mod runs;
mod segment;
pub mod tagger;
mod told;
mod view;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use copydesk_core::{Article, ArticlePass, PassId, Span};

use super::sentences::{Sentence, Sentences};
use super::tokens::{Reading, Tokens};
use evidence::Evidence;
use tagger::Weights;

/// Finds persons, organizations and places with all their mentions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Names;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, body, party or team.
    Organization,
    /// A city, country or other place.
    Place,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MentionForm {
    /// By name, whole or in part.
    Name,
    /// By its acronym.
    Acronym,
    /// By a role, `the Japanese prime minister`, or by what it is, `the company`.
    Role,
    /// By a pronoun.
    Pronoun,
}

impl MentionForm {
    /// Whether the words are a name, whole, in part or as its acronym.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Acronym)
    }
}

/// One mention of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands in the source.
    pub span: Span,
    /// Its tokens in the reading; none, at the first token behind it, where it stands in a dateline.
    pub tokens: Range<u32>,
    /// How it refers.
    pub form: MentionForm,
}

/// A person, organization or place with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// The fullest form in the article.
    pub name: String,
    /// Its mentions, in the order in which they stand.
    pub mentions: Vec<Mention>,
    /// The titles and roles that stand before its mentions (`Japanese Prime Minister`) or, behind a
    /// comma, beside them, in the order in which they stand; empty for what is not a person.
    pub roles: Vec<Mention>,
}

impl ArticlePass for Names {
    type Needs = (Tokens, Sentences);
    type Output = Vec<Name>;

    fn id(&self) -> PassId {
        PassId::new("names")
    }

    fn run(
        &self,
        article: &Article,
        (reading, sentences): (&Reading, &Vec<Sentence>),
    ) -> Vec<Name> {
        let language = article.metadata().language.as_ref().map(|language| language.value.as_str());
        let mut names = if capital_nouns::has(language) {
            let view = runs::View::of(reading, sentences);
            let candidates = capital_nouns::known(&view);
            let evidence = Evidence::of(&view, &candidates);
            document::link(&view, evidence.settle(&view, candidates, &[]))
        } else {
            find(Weights::get(), reading, sentences)
        };
        dateline::add(article, reading, &mut names);
        names
    }
}

/// The names of a reading under these weights.
fn find(weights: &Weights<'_>, reading: &Reading, sentences: &[Sentence]) -> Vec<Name> {
    let view = runs::View::of(reading, sentences);
    let (candidates, loud) = runs::candidates(&view);
    let rules = Evidence::of(&view, &candidates);
    let mut candidates = tagger::tag(weights, &view, &candidates, &loud, &rules);
    listed::settle(&view, &mut candidates);
    let evidence = Evidence::of(&view, &candidates);
    let settled = evidence.settle(&view, candidates, &loud);
    let mut names = document::link(&view, settled);
    apposition::add(&view, &mut names);
    refer::refer(&view, &mut names);
    bodies::add(&view, &mut names);
    names
}
