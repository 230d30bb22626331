//! Independent accounts: how many of the articles of a story were written apart from each other.
//!
//! Ten outlets that print one agency's copy are one witness. Within a story two articles are one
//! account where
//! 1. one repeats much of the other (a pair of [`Reprints`]);
//! 2. both carry the copy of one agency, as their metadata name it;
//! 3. one credits the other's outlet in a dateline, credits, a sign-off or a notice.
//!
//! The three carry over: what is one account with a second article is one with a third that the
//! second is one with. Each join keeps its reason and the spans that show it; of several reasons the
//! first of this list is kept. An article that nothing joins is an account of its own.
//!
//! Limits of this version: a source that is named in the running text only (`the governor told the
//! agency`) joins nothing, so that two outlets who both rely on one agency's sentence count twice;
//! two pieces by one agency that were reported apart count once.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use copydesk_core::{Article, CorpusPass, Evidence, NoNeeds, PassId, Span};

use super::reprints::direction::{Provenance, fold};
use super::reprints::{ReprintGroup, ReprintPair, Reprints};
use super::sides;
use super::stories::{Stories, Story};

/// Shared passages that are told as evidence of a join.
const PASSAGES: usize = 3;

/// Counts the independent accounts of each story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Accounts;

/// The accounts of one story that several articles tell.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryAccounts {
    /// Index of the story.
    pub story: u32,
    /// The accounts, in the order of their first articles.
    pub accounts: Vec<Account>,
}

impl StoryAccounts {
    /// The number of the account that this article belongs to.
    pub fn of(&self, article: u32) -> Option<usize> {
        self.accounts.iter().position(|account| account.articles.binary_search(&article).is_ok())
    }
}

/// Articles that count as one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Indices of the articles, ascending.
    pub articles: Vec<u32>,
    /// What joined them, one join fewer than there are articles.
    pub joins: Vec<Join>,
}

/// Why two articles are one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Join {
    /// Index of the first article.
    pub a: u32,
    /// Index of the second article; greater than `a`.
    pub b: u32,
    /// The reason.
    pub reason: Reason,
    /// Spans of the article named with each.
    pub evidence: Vec<(u32, Evidence)>,
}

/// What makes two articles one account; the stronger reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// One repeats much of the other.
    Reprint,
    /// Both carry one agency's copy.
    Agency,
    /// One credits the other's outlet.
    Credit,
}

/// What the pass takes from one article.
#[derive(Clone, Debug)]
pub struct Part {
    provenance: Provenance,
    /// The agency, folded, and where it is named.
    agency: Option<(String, Span)>,
}

impl CorpusPass for Accounts {
    type Needs = NoNeeds;
    type After = (Stories, Reprints);
    type Part = Part;
    type Output = Vec<StoryAccounts>;

    fn id(&self) -> PassId {
        PassId::new("accounts")
    }

    fn map(&self, article: &Article, (): ()) -> Part {
        let agency = article.metadata().agency.as_ref();
        Part {
            provenance: Provenance::of(article),
            agency: agency.map(|field| (fold(&field.value), field.span.unwrap_or_default())),
        }
    }

    fn reduce(
        &self,
        parts: Vec<Part>,
        (stories, reprints): (&Vec<Story>, &Vec<ReprintGroup>),
    ) -> Vec<StoryAccounts> {
        let mut pairs: BTreeMap<(u32, u32), &ReprintPair> = BTreeMap::new();
        for pair in reprints.iter().flat_map(|group| &group.pairs) {
            pairs.insert((pair.a, pair.b), pair);
        }
        let accounts_of = |(number, story): (u32, &Story)| StoryAccounts {
            story: number,
            accounts: accounts(&parts, &pairs, &story.articles),
        };
        sides::told(stories).map(accounts_of).collect()
    }
}

/// The accounts of these articles, which stand in ascending order.
fn accounts(
    parts: &[Part],
    pairs: &BTreeMap<(u32, u32), &ReprintPair>,
    articles: &[u32],
) -> Vec<Account> {
    let mut joins = Vec::new();
    for (at, &a) in articles.iter().enumerate() {
        for &b in articles.get(at + 1..).unwrap_or_default() {
            joins.extend(join(parts, pairs.get(&(a, b)).copied(), a, b));
        }
    }
    // The strongest reasons first, so that the joins that are kept are the clearest.
    joins.sort_by_key(|join| (join.reason, join.a, join.b));
    let mut account_of: BTreeMap<u32, u32> = articles.iter().map(|&at| (at, at)).collect();
    let mut kept: BTreeMap<u32, Vec<Join>> = BTreeMap::new();
    for join in joins {
        let (Some(&x), Some(&y)) = (account_of.get(&join.a), account_of.get(&join.b)) else {
            continue;
        };
        if x == y {
            continue;
        }
        let (into, from) = (x.min(y), x.max(y));
        for account in account_of.values_mut().filter(|account| **account == from) {
            *account = into;
        }
        let gone = kept.remove(&from).unwrap_or_default();
        let joins = kept.entry(into).or_default();
        joins.extend(gone);
        joins.push(join);
    }
    let mut accounts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (article, account) in account_of {
        accounts.entry(account).or_default().push(article);
    }
    let account =
        |(first, articles)| Account { articles, joins: kept.remove(&first).unwrap_or_default() };
    accounts.into_iter().map(account).collect()
}

/// What makes two articles one account, if anything does.
fn join(parts: &[Part], pair: Option<&ReprintPair>, a: u32, b: u32) -> Option<Join> {
    let (x, y) = (parts.get(a as usize)?, parts.get(b as usize)?);
    if let Some(pair) = pair {
        let share = |span| Evidence::new(span, "both hold this passage");
        let shared = pair.shared.iter().take(PASSAGES);
        let shared = shared.flat_map(|shared| [(a, share(shared.a)), (b, share(shared.b))]);
        let evidence = pair.evidence.iter().cloned().chain(shared).collect();
        return Some(Join { a, b, reason: Reason::Reprint, evidence });
    }
    if let (Some((ours, span)), Some((theirs, other))) = (&x.agency, &y.agency)
        && ours == theirs
        && !ours.trim().is_empty()
    {
        let named = |span| Evidence::new(span, "names the agency whose copy it is");
        let evidence = vec![(a, named(*span)), (b, named(*other))];
        return Some(Join { a, b, reason: Reason::Agency, evidence });
    }
    let credit = |span| Evidence::new(span, "credits the other's outlet");
    let ours = x.provenance.credit_to(&y.provenance).map(|span| (a, credit(span)));
    let theirs = y.provenance.credit_to(&x.provenance).map(|span| (b, credit(span)));
    let evidence: Vec<(u32, Evidence)> = ours.into_iter().chain(theirs).collect();
    (!evidence.is_empty()).then_some(Join { a, b, reason: Reason::Credit, evidence })
}
