//! Tests of the pass on invented copy.

use copydesk_core::{Article, Block, BlockKind, CorpusPass, Field, Metadata, Source, Span};

use super::{Accounts, Reason, StoryAccounts};
use crate::passes::reprints::{Direction, ReprintGroup, ReprintPair, Shared};
use crate::passes::sides::one_story;

/// An article of this agency and outlet whose last line credits.
fn article(agency: Option<&str>, outlet: &str, credits: &str) -> Article {
    let copy = "The pier of Kell is open again.\n";
    let text = format!("{copy}{credits}\n");
    let mut metadata = Metadata::default();
    metadata.agency = agency.map(Field::given);
    metadata.publisher = Some(Field::given(outlet));
    let blocks = vec![
        Block::new(BlockKind::Paragraph, Span::from_usize(0, copy.len())),
        Block::new(BlockKind::Credits, Span::from_usize(copy.len(), text.len())),
    ];
    Article::new(Source::new(text).unwrap(), blocks, Vec::new(), metadata).unwrap()
}

fn run(articles: &[Article], reprints: &[(u32, u32)]) -> Vec<StoryAccounts> {
    let pairs = reprints.iter().map(|&(a, b)| ReprintPair {
        a,
        b,
        containment: 0.8,
        direction: Direction::Unknown,
        evidence: Vec::new(),
        shared: vec![Shared { a: Span::new(0, 8), b: Span::new(4, 12) }],
    });
    let groups = vec![ReprintGroup { articles: Vec::new(), pairs: pairs.collect() }];
    let stories = one_story(articles.len());
    let parts = articles.iter().map(|article| Accounts.map(article, ())).collect();
    Accounts.reduce(parts, (&stories, &groups))
}

fn counted(found: &[StoryAccounts]) -> Vec<Vec<u32>> {
    found[0].accounts.iter().map(|account| account.articles.clone()).collect()
}

#[test]
fn what_nothing_joins_stands_alone() {
    let articles = ["Dale Post", "Kell Times", "Ledger"].map(|name| article(None, name, ""));
    assert_eq!(counted(&run(&articles, &[])), [[0], [1], [2]]);
}

#[test]
fn one_agency_is_one_account() {
    let articles = [
        article(Some("Northwire"), "Dale Post", ""),
        article(None, "Kell Times", ""),
        article(Some("NORTHWIRE"), "Ledger", ""),
    ];
    let found = run(&articles, &[]);
    assert_eq!(counted(&found), [vec![0, 2], vec![1]]);
    assert_eq!(found[0].accounts[0].joins[0].reason, Reason::Agency);
    assert_eq!((found[0].of(2), found[0].of(1), found[0].of(9)), (Some(0), Some(1), None));
}

#[test]
fn joins_carry_over_and_tell_their_reasons() {
    let articles = [
        article(None, "Dale Post", ""),
        article(None, "Kell Times", "With material from the Ledger"),
        article(None, "Ledger", ""),
        article(None, "Bay News", ""),
    ];
    let found = run(&articles, &[(0, 1)]);
    assert_eq!(counted(&found), [vec![0, 1, 2], vec![3]]);
    let joins = &found[0].accounts[0].joins;
    let reasons: Vec<_> = joins.iter().map(|join| (join.a, join.b, join.reason)).collect();
    assert_eq!(reasons, [(0, 1, Reason::Reprint), (1, 2, Reason::Credit)]);
    assert_eq!(joins[0].evidence[1].1.span, Span::new(4, 12));
    assert_eq!(joins[1].evidence[0].0, 1);
}
