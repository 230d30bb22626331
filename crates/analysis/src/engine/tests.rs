//! Tests of the engine with passes made for them.

use copydesk_core::{Article, ArticlePass, Block, BlockKind, CorpusPass, Metadata, PassId, Source};

use super::{Engine, EngineError, PassKind};
use crate::passes::tokens::{Tokens, reading_of};

/// Defines an article pass that hands on what its needs counted.
macro_rules! pass {
    ($name:ident, $id:literal, $needs:ty) => {
        struct $name;
        impl ArticlePass for $name {
            type Needs = $needs;
            type Output = usize;
            fn id(&self) -> PassId {
                PassId::new($id)
            }
            fn run(
                &self,
                article: &Article,
                _: <Self::Needs as copydesk_core::Needs>::Given<'_>,
            ) -> usize {
                article.text().len()
            }
        }
    };
}

pass!(First, "first", (Tokens,));
pass!(Second, "second", (First, Tokens));
pass!(SameId, "first", ());
pass!(Egg, "egg", (Hen,));
pass!(Hen, "hen", (Cock,));
pass!(Cock, "cock", (Egg, Tokens));
pass!(Own, "own", (Own,));

/// A pass whose id is chosen when it is made.
struct Named(&'static str);
impl ArticlePass for Named {
    type Needs = ();
    type Output = ();
    fn id(&self) -> PassId {
        PassId::new(self.0)
    }
    fn run(&self, _: &Article, (): ()) {}
}

/// The lengths of the articles, in order, joined.
struct Lengths;

impl CorpusPass for Lengths {
    type Needs = (First,);
    type After = ();
    type Part = usize;
    type Output = String;
    fn id(&self) -> PassId {
        PassId::new("lengths")
    }
    fn map(&self, _: &Article, (first,): (&usize,)) -> usize {
        *first
    }
    fn reduce(&self, parts: Vec<usize>, (): ()) -> String {
        parts.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// How long that is.
struct Sum;

impl CorpusPass for Sum {
    type Needs = ();
    type After = (Lengths,);
    type Part = ();
    type Output = usize;
    fn id(&self) -> PassId {
        PassId::new("sum")
    }
    fn map(&self, _: &Article, (): ()) {}
    fn reduce(&self, _: Vec<()>, (lengths,): (&String,)) -> usize {
        lengths.len()
    }
}

fn article(text: &str) -> Article {
    let source = Source::new(text).unwrap();
    let block = Block::new(BlockKind::Paragraph, source.span());
    Article::new(source, vec![block], Vec::new(), Metadata::default()).unwrap()
}

#[test]
fn passes_run_in_the_order_of_their_needs() {
    let engine = Engine::builder()
        .corpus(Sum)
        .corpus(Lengths)
        .article(Second)
        .article(First)
        .article(Tokens)
        .build()
        .unwrap();
    let ids: Vec<&str> = engine.passes().iter().map(|pass| pass.id.as_str()).collect();
    assert_eq!(ids, ["tokens", "first", "second", "lengths", "sum"]);
    assert_eq!(engine.passes()[4].kind, PassKind::Corpus);
    assert_eq!(engine.passes()[2].needs, [PassId::new("first"), PassId::new("tokens")]);
}

#[test]
fn outputs_are_fetched_by_type() {
    let engine = Engine::builder().article(Tokens).article(First).build().unwrap();
    let (article, reading) = reading_of("The ferry sails.\n\nIt sank.\n");
    let annotated = engine.annotate(&article);
    assert_eq!(annotated.get::<First>(), Some(&27));
    assert_eq!(annotated.get::<Tokens>().map(|got| got.tokens.len()), Some(reading.tokens.len()));
    assert_eq!(annotated.get::<Second>(), None);
}

#[test]
fn what_is_missing_is_named_with_who_needs_it() {
    let error = Engine::builder().article(Second).corpus(Sum).build().unwrap_err();
    insta::assert_snapshot!(error, @"the pass `second` needs `copydesk_analysis::engine::tests::First`, which is not registered; the pass `second` needs `copydesk_analysis::passes::tokens::Tokens`, which is not registered; the pass `sum` needs `copydesk_analysis::engine::tests::Lengths`, which is not registered");
}

#[test]
fn duplicates_are_refused() {
    let builder = || Engine::builder().article(Tokens);
    let twice = builder().article(Tokens).build().unwrap_err();
    assert_eq!(twice, EngineError::DuplicateId { id: PassId::new("tokens") });
    let same_id = builder().article(First).article(SameId).build().unwrap_err();
    assert_eq!(same_id, EngineError::DuplicateId { id: PassId::new("first") });
    let same_type = builder().article(Named("a")).article(Named("b")).build().unwrap_err();
    assert!(matches!(same_type, EngineError::DuplicateType { .. }), "{same_type}");
}

#[test]
fn circles_are_shown() {
    let engine = Engine::builder().article(Egg).article(Tokens).article(Hen).article(Cock).build();
    insta::assert_snapshot!(engine.unwrap_err(), @"passes need one another in a circle: `egg` needs `hen` needs `cock` needs `egg`");
    let own = Engine::builder().article(Own).build().unwrap_err();
    assert_eq!(own, EngineError::Circular(vec![PassId::new("own")]));
}

#[test]
fn the_number_of_threads_does_not_reach_the_output() {
    let articles: Vec<Article> =
        (1..200).map(|n| article(&"word ".repeat(1 + n * 7 % 61))).collect();
    let run = |threads| {
        let builder = Engine::builder().article(Tokens).article(First).corpus(Lengths).corpus(Sum);
        let analysis = builder.threads(threads).build().unwrap().analyze(&articles);
        let words: Vec<_> = analysis.articles.iter().map(|a| a.get::<First>().copied()).collect();
        (words, analysis.get::<Lengths>().cloned(), analysis.get::<Sum>().copied())
    };
    let one = run(1);
    assert_eq!(one.0.len(), 199);
    assert!(one.1.as_deref().is_some_and(|lengths| lengths.starts_with("40 75 110 ")));
    assert_eq!(run(2), one);
    assert_eq!(run(7), one);
}

#[test]
fn nothing_in_nothing_out() {
    let engine = Engine::builder().article(Tokens).article(First).corpus(Lengths).build().unwrap();
    let analysis = engine.analyze(&[]);
    assert_eq!(analysis.get::<Lengths>().map(String::as_str), Some(""));
    assert!(engine.annotate_all(&[]).is_empty());
}
