//! Claims: what the articles of a story tell, statement by statement, side by side.
//!
//! Each sentence of the body is a statement, or several where it tells several things
//! ([`statements`]). Two statements of different articles are compared by their words, weighted by how
//! rare they are among the story's statements, and by where they stand ([`likeness`]); names, numbers
//! and days count as what they mean ([`words`]), so that `12-nation` meets `12 countries` and a pronoun
//! meets the name it stands for. What is alike is joined ([`joins`]): an article may spread a claim over
//! two statements, and one statement may tell two claims.
//!
//! For every article of the story a claim is told word for word, told in other words, absent, or
//! unknown: copy that breaks off (`copy/lost-text`) may have told behind its break what is not in
//! front of it. A claim is absent from such copy only if some outlet tells it before another claim
//! that the copy still has in front of its break. Unknown is also what an article tells something
//! close to, which may be the same in words that are not known here.
//!
//! Some values are brought together whatever the sentences around them tell: ages and tolls ([`facts`]).
//!
//! Where two tellings give different numbers of one unit, or different days ([`differences`]), both
//! spans are kept, as a conflict or as a tension.
//!
//! Accounts are counted, not articles: see [`super::accounts`].
//!
//! Limits of this version: English stems; what is denied is not told apart from what is claimed;
//! statements beyond the first hundred of an article are not read.

mod align;
mod counted;
mod differences;
mod facts;
mod joins;
mod lexicon;
mod likeness;
mod minutes;
mod parties;
mod place;
mod scores;
mod statements;
mod values;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use copydesk_core::{Article, CorpusPass, PartialDate, PassId};

use super::accounts::{Accounts, StoryAccounts};
use super::names::{Name, Names};
use super::quantities::{Quantities, Quantity};
use super::quotes::{Quote, Quotes};
use super::said::{Said, Utterance};
use super::sentences::{Sentence, Sentences};
use super::sides::{self, ArticleSpan};
use super::stories::{Stories, Story, published};
use super::times::{Time, Times};
use super::tokens::{Reading, Tokens};
use facts::Fact;
use statements::Statement;
use words::Known;

/// Aligns the statements of each story's articles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Claims;

/// The claims of one story that several articles tell.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryClaims {
    /// Index of the story.
    pub story: u32,
    /// What two or more articles tell, in the order of the first tellings.
    pub claims: Vec<Claim>,
    /// What one article alone tells, in order.
    pub alone: Vec<ArticleSpan>,
}

/// One claim and who tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Who tells it, in the order of the articles.
    pub tellings: Vec<Telling>,
    /// The articles that do not tell it.
    pub absent: Vec<u32>,
    /// The articles of which nobody can say, since their copy breaks off or tells something close to it.
    pub unknown: Vec<u32>,
    /// How many independent accounts tell it.
    pub accounts: u32,
    /// The mean likeness at which the last telling was joined, from 0 to 1.
    pub score: f64,
    /// Where tellings give different values.
    pub differences: Vec<Difference>,
}

/// One telling of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Where.
    pub place: ArticleSpan,
    /// Whether the words are those of the first telling.
    pub verbatim: bool,
}

/// Two tellings of one claim that give different values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// How sure it is that both cannot hold.
    pub kind: DifferenceKind,
    /// What differs.
    pub of: ValueKind,
    /// The value in the one telling.
    pub a: ArticleSpan,
    /// The value in the other.
    pub b: ArticleSpan,
}

/// How sure it is that two values cannot both hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DifferenceKind {
    /// Both are exact and of one thing, unit and time.
    Conflict,
    /// They may be of different things or times, or are not meant exactly.
    Tension,
}

/// What two values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ValueKind {
    /// A number with its unit.
    Number,
    /// A day.
    Day,
    /// A month of a year.
    Month,
    /// A year.
    Year,
    /// A time of day.
    Clock,
}

/// What the pass takes from one article.
#[derive(Clone, Debug, Default)]
pub struct Part {
    statements: Vec<Statement>,
    facts: Vec<Fact>,
    /// The day of its publication, else that of its dateline.
    day: Option<PartialDate>,
    /// Where the copy first breaks off.
    breaks_at: Option<u32>,
}

/// The code of the diagnostic for copy that breaks off.
const LOST_TEXT: &str = "copy/lost-text";

impl CorpusPass for Claims {
    type Needs = (Tokens, Sentences, Names, Quotes, Times, Quantities);
    type After = (Stories, Accounts, Said);
    type Part = Part;
    type Output = Vec<StoryClaims>;

    fn id(&self) -> PassId {
        PassId::new("claims")
    }

    fn map(
        &self,
        article: &Article,
        (reading, sentences, names, quotes, times, quantities): (
            &Reading,
            &Vec<Sentence>,
            &Vec<Name>,
            &Vec<Quote>,
            &Vec<Time>,
            &Vec<Quantity>,
        ),
    ) -> Part {
        let values = values::of(reading, times, quantities);
        let lost = article.diagnostics().iter().filter(|found| found.code == LOST_TEXT);
        let day = published(article.metadata()).map(|published| published.date);
        let known = Known::of(reading, names, quotes, day.and_then(|day| day.year));
        let statements = statements::of(reading, sentences, &known, &values);
        Part {
            facts: facts::of(reading, &statements, &known),
            statements,
            day,
            breaks_at: lost.map(|found| found.span.end).min(),
        }
    }

    fn reduce(
        &self,
        parts: Vec<Part>,
        (stories, accounts, said): (&Vec<Story>, &Vec<StoryAccounts>, &Vec<Utterance>),
    ) -> Vec<StoryClaims> {
        let mut said_in: BTreeMap<u32, Vec<&Utterance>> = BTreeMap::new();
        for utterance in said {
            if let Some(story) = utterance.story {
                said_in.entry(story).or_default().push(utterance);
            }
        }
        let accounts: BTreeMap<u32, &StoryAccounts> =
            accounts.iter().map(|accounts| (accounts.story, accounts)).collect();
        let claims_of = |(number, story): (u32, &Story)| {
            let said = said_in.get(&number).map_or(&[][..], Vec::as_slice);
            let accounts = accounts.get(&number).copied();
            align::claims(number, &story.articles, &parts, accounts, said)
        };
        sides::told(stories).map(claims_of).collect()
    }
}
