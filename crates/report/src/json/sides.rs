//! The part of `copydesk.analysis/1` that sets the articles of a story side by side: independent
//! accounts, people, claims, and what is left out.

use copydesk_analysis::passes::accounts::{Join, StoryAccounts};
use copydesk_analysis::passes::claims::{Claim, Difference, StoryClaims};
use copydesk_analysis::passes::left_out::Omission;
use copydesk_analysis::passes::people::{PersonInStory, QuoteRef, StoryPeople};
use copydesk_analysis::passes::sides::ArticleSpan;
use schemars::JsonSchema;
use serde::Serialize;

use super::analysis::{ArticleEvidence, Corpus};
use super::number::Number;
use super::place::Place;
use crate::ids;

/// The independent accounts of one story.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccountsItem<'a> {
    /// The name of the story.
    pub story: &'a str,
    /// The accounts: as many as articles were written apart from each other.
    pub accounts: Vec<AccountItem<'a>>,
}

/// Articles that count as one account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccountItem<'a> {
    /// Ids of the articles.
    pub articles: Vec<&'a str>,
    /// What made them one.
    pub joins: Vec<JoinItem<'a>>,
}

/// Why two articles are one account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JoinItem<'a> {
    /// Id of the first article.
    pub a: &'a str,
    /// Id of the second article.
    pub b: &'a str,
    /// `reprint`, `agency` or `credit`.
    pub reason: &'static str,
    /// What shows it.
    pub evidence: Vec<ArticleEvidence<'a>>,
}

/// The people of one story.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PeopleItem<'a> {
    /// The name of the story.
    pub story: &'a str,
    /// Who speaks or is spoken of, who speaks most often first.
    pub people: Vec<PersonItem<'a>>,
    /// Sources without a name.
    pub anonymous: Vec<AnonymousItem<'a>>,
    /// Quotations without a clear speaker.
    pub unclear: Vec<QuoteRefItem<'a>>,
}

/// A person of a story, or a body that speaks as one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonItem<'a> {
    /// The fullest name that an article has.
    pub name: &'a str,
    /// `person`, `organization` or `place`.
    pub kind: Option<&'static str>,
    /// The first role that an article gives.
    pub role: Option<Passage<'a>>,
    /// What the person says.
    pub says: Vec<SayingItem<'a>>,
    /// Quotations of others in which the person is named or meant.
    pub spoken_of: Vec<QuoteRefItem<'a>>,
    /// How often each article names the person.
    pub mentions: Vec<MentionsItem<'a>>,
}

/// A quotation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuoteRefItem<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Index of the quote in the `quotes` of the article's `copydesk.annotations/1`.
    pub quote: u32,
}

/// A quotation and whom it is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SayingItem<'a> {
    /// The quotation.
    #[serde(flatten)]
    pub quote: QuoteRefItem<'a>,
    /// Indices in the `people` of the story.
    pub about: &'a [u32],
}

/// How often an article names a person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MentionsItem<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Mentions by name or acronym.
    pub count: u32,
    /// The first mention.
    pub first: Place,
}

/// A source that the copy does not name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AnonymousItem<'a> {
    /// The words that stand for it.
    pub words: &'a str,
    /// `anonymous`, `role`, `collective`, `document`, `organization`, `named` or `pronoun`.
    pub class: &'static str,
    /// What it says.
    pub says: Vec<QuoteRefItem<'a>>,
}

/// The claims of one story.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimsItem<'a> {
    /// The name of the story.
    pub story: &'a str,
    /// What two or more articles tell, in the order of the first tellings.
    pub claims: Vec<ClaimItem<'a>>,
    /// What one article alone tells.
    pub alone: Vec<Passage<'a>>,
}

/// One claim and who tells it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimItem<'a> {
    /// Who tells it, in the order of the articles.
    pub tellings: Vec<TellingItem<'a>>,
    /// Ids of the articles that do not tell it.
    pub absent: Vec<&'a str>,
    /// Ids of the articles of which nobody can say, since their copy breaks off or tells something
    /// close to it.
    pub unknown: Vec<&'a str>,
    /// How many independent accounts tell it.
    pub accounts: u32,
    /// The mean likeness at which the last telling was joined, from 0 to 1.
    pub score: Number,
    /// Where tellings give different values.
    pub differences: Vec<DifferenceItem<'a>>,
}

/// One telling of a claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TellingItem<'a> {
    /// The statement.
    #[serde(flatten)]
    pub passage: Passage<'a>,
    /// Whether the words are those of the first telling.
    pub verbatim: bool,
}

/// Two values that differ.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DifferenceItem<'a> {
    /// `conflict` or `tension`.
    pub kind: &'static str,
    /// `number`, `day`, `month`, `year` or `clock`, a time of day.
    pub of: &'static str,
    /// The value in the one telling.
    pub a: Passage<'a>,
    /// The value in the other.
    pub b: Passage<'a>,
}

/// A stretch of an article.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Passage<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Its logical text.
    pub text: String,
}

/// What one article leaves out of what all the other accounts tell.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OmissionItem<'a> {
    /// The name of the story.
    pub story: &'a str,
    /// Id of the article.
    pub article: &'a str,
    /// Indices in the `claims` of the story.
    pub claims: &'a [u32],
}

impl<'a> Corpus<'a> {
    pub(super) fn accounts(&self, found: &'a StoryAccounts) -> Option<AccountsItem<'a>> {
        let account = |account: &'a copydesk_analysis::passes::accounts::Account| AccountItem {
            articles: self.ids(&account.articles),
            joins: account.joins.iter().filter_map(|join| self.join(join)).collect(),
        };
        Some(AccountsItem {
            story: self.story_id(found.story)?,
            accounts: found.accounts.iter().map(account).collect(),
        })
    }

    fn join(&self, join: &'a Join) -> Option<JoinItem<'a>> {
        Some(JoinItem {
            a: self.get(join.a)?.0,
            b: self.get(join.b)?.0,
            reason: ids::account_reason(join.reason),
            evidence: self.evidence(&join.evidence),
        })
    }

    pub(super) fn people(&self, found: &'a StoryPeople) -> Option<PeopleItem<'a>> {
        let anonymous = found.anonymous.iter().map(|source| AnonymousItem {
            words: &source.words,
            class: ids::source_class(source.class),
            says: self.quotes(&source.says),
        });
        Some(PeopleItem {
            story: self.story_id(found.story)?,
            people: found.people.iter().map(|person| self.person(person)).collect(),
            anonymous: anonymous.collect(),
            unclear: self.quotes(&found.unclear),
        })
    }

    fn person(&self, person: &'a PersonInStory) -> PersonItem<'a> {
        let saying = |saying: &'a copydesk_analysis::passes::people::Saying| {
            Some(SayingItem { quote: self.quote(saying.quote)?, about: &saying.about })
        };
        let mentions = person.mentions.iter().filter_map(|mention| {
            let (article, places) = self.get(mention.article)?;
            Some(MentionsItem { article, count: mention.count, first: places.at(mention.first) })
        });
        PersonItem {
            name: &person.name,
            kind: person.kind.map(ids::name_kind),
            role: person.role.and_then(|role| self.passage(role)),
            says: person.says.iter().filter_map(saying).collect(),
            spoken_of: self.quotes(&person.spoken_of),
            mentions: mentions.collect(),
        }
    }

    fn quotes(&self, quotes: &[QuoteRef]) -> Vec<QuoteRefItem<'a>> {
        quotes.iter().filter_map(|quote| self.quote(*quote)).collect()
    }

    fn quote(&self, quote: QuoteRef) -> Option<QuoteRefItem<'a>> {
        Some(QuoteRefItem { article: self.get(quote.article)?.0, quote: quote.quote })
    }

    pub(super) fn claims(&self, found: &'a StoryClaims) -> Option<ClaimsItem<'a>> {
        Some(ClaimsItem {
            story: self.story_id(found.story)?,
            claims: found.claims.iter().map(|claim| self.claim(claim)).collect(),
            alone: found.alone.iter().filter_map(|place| self.passage(*place)).collect(),
        })
    }

    fn claim(&self, claim: &'a Claim) -> ClaimItem<'a> {
        let tellings = claim.tellings.iter().filter_map(|telling| {
            let passage = self.passage(telling.place)?;
            Some(TellingItem { passage, verbatim: telling.verbatim })
        });
        ClaimItem {
            tellings: tellings.collect(),
            absent: self.ids(&claim.absent),
            unknown: self.ids(&claim.unknown),
            accounts: claim.accounts,
            score: Number::share(claim.score),
            differences: claim.differences.iter().filter_map(|one| self.difference(one)).collect(),
        }
    }

    fn difference(&self, difference: &Difference) -> Option<DifferenceItem<'a>> {
        Some(DifferenceItem {
            kind: ids::difference_kind(difference.kind),
            of: ids::value_kind(difference.of),
            a: self.passage(difference.a)?,
            b: self.passage(difference.b)?,
        })
    }

    pub(super) fn passage(&self, place: ArticleSpan) -> Option<Passage<'a>> {
        let (article, places) = self.get(place.article)?;
        Some(Passage { article, place: places.at(place.span), text: places.logical(place.span) })
    }

    pub(super) fn omission(&self, omission: &'a Omission) -> Option<OmissionItem<'a>> {
        Some(OmissionItem {
            story: self.story_id(omission.story)?,
            article: self.get(omission.article)?.0,
            claims: &omission.claims,
        })
    }

    pub(super) fn story_id(&self, story: u32) -> Option<&'a str> {
        Some(self.view.stories.get(story as usize)?.id.as_str())
    }
}
