//! Left out: what all the other accounts of a story tell and one article does not.
//!
//! A claim is left out by an article where every other account tells it, two or more of them. An
//! account tells what any of its articles tells. An article whose copy breaks off is not blamed for
//! what its lost part may have held, and neither is it asked what the others tell: see
//! [`super::claims`].
//!
//! Limits of this version: those of the claims; in a story of two accounts nothing is left out,
//! since what one of them alone tells is not what all tell.

use copydesk_core::{Article, CorpusPass, NoNeeds, PassId};

use super::accounts::{Accounts, StoryAccounts};
use super::claims::{Claim, Claims, StoryClaims};

/// The fewest other accounts that tell what is left out.
const OTHERS: usize = 2;

/// Finds what each article leaves out.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeftOut;

/// What one article leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// Index of the story.
    pub story: u32,
    /// Index of the article.
    pub article: u32,
    /// Indices in the claims of the story, ascending.
    pub claims: Vec<u32>,
}

impl CorpusPass for LeftOut {
    type Needs = NoNeeds;
    type After = (Accounts, Claims);
    type Part = ();
    type Output = Vec<Omission>;

    fn id(&self) -> PassId {
        PassId::new("left-out")
    }

    fn map(&self, _: &Article, (): ()) {}

    fn reduce(
        &self,
        _: Vec<()>,
        (accounts, claims): (&Vec<StoryAccounts>, &Vec<StoryClaims>),
    ) -> Vec<Omission> {
        let mut omissions = Vec::new();
        for story in claims {
            let Some(accounts) = accounts.iter().find(|row| row.story == story.story) else {
                continue;
            };
            for article in accounts.accounts.iter().flat_map(|account| &account.articles) {
                let left_out = |claim: &Claim| is_left_out(accounts, claim, *article);
                let claims: Vec<u32> = (0..)
                    .zip(&story.claims)
                    .filter(|row| left_out(row.1))
                    .map(|row| row.0)
                    .collect();
                if !claims.is_empty() {
                    omissions.push(Omission { story: story.story, article: *article, claims });
                }
            }
        }
        omissions.sort_by_key(|omission| (omission.story, omission.article));
        omissions
    }
}

fn is_left_out(accounts: &StoryAccounts, claim: &Claim, article: u32) -> bool {
    if !claim.absent.contains(&article) {
        return false;
    }
    let tells = |at: &u32| claim.tellings.iter().any(|telling| telling.place.article == *at);
    let own = accounts.of(article);
    let mut telling = 0;
    for (number, account) in accounts.accounts.iter().enumerate() {
        if Some(number) == own {
            // A reprint of copy that tells it was trimmed; that is left out all the same.
            continue;
        }
        if account.articles.iter().any(tells) {
            telling += 1;
        } else if !account.articles.iter().all(|at| claim.unknown.contains(at)) {
            return false;
        }
    }
    telling >= OTHERS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::accounts::Account;
    use crate::passes::claims::Telling;
    use crate::passes::sides::ArticleSpan;
    use copydesk_core::Span;

    fn claim(tells: &[u32], absent: &[u32], unknown: &[u32]) -> Claim {
        let place = |&article: &u32| ArticleSpan { article, span: Span::new(0, 5) };
        Claim {
            tellings: tells
                .iter()
                .map(|at| Telling { place: place(at), verbatim: false })
                .collect(),
            absent: absent.to_vec(),
            unknown: unknown.to_vec(),
            accounts: 0,
            score: 1.0,
            differences: Vec::new(),
        }
    }

    fn run(accounts: &[&[u32]], claims: Vec<Claim>) -> Vec<(u32, Vec<u32>)> {
        let account =
            |articles: &&[u32]| Account { articles: articles.to_vec(), joins: Vec::new() };
        let accounts = accounts.iter().map(account).collect();
        let accounts = vec![StoryAccounts { story: 0, accounts }];
        let claims = vec![StoryClaims { story: 0, claims, alone: Vec::new() }];
        let found = LeftOut.reduce(Vec::new(), (&accounts, &claims));
        found.into_iter().map(|omission| (omission.article, omission.claims)).collect()
    }

    #[test]
    fn what_all_the_others_tell() {
        let accounts: [&[u32]; 3] = [&[0], &[1], &[2]];
        let claims = vec![claim(&[0, 1], &[2], &[]), claim(&[0], &[1, 2], &[])];
        assert_eq!(run(&accounts, claims), [(2, vec![0])]);
        // Two accounts in all: what the other alone tells is not left out.
        let accounts: [&[u32]; 2] = [&[0, 1], &[2]];
        assert_eq!(run(&accounts, vec![claim(&[0, 1], &[2], &[])]), []);
    }

    #[test]
    fn broken_copy_neither_leaves_out_nor_is_asked() {
        let accounts: [&[u32]; 4] = [&[0], &[1], &[2], &[3]];
        assert_eq!(run(&accounts, vec![claim(&[0, 1], &[2], &[3])]), [(2, vec![0])]);
    }
}
