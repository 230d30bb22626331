//! Tests of the stream on invented copy.

use copydesk_core::{
    Article, ArticlePass as _, Block, BlockKind, CorpusPass as _, Given, Metadata, PartialDate,
    Published, Source, Span,
};

use super::{Change, Decision, Stream, Window};
use crate::passes::names::Names;
use crate::passes::sentences::Sentences;
use crate::passes::stories::{Part, Stories};
use crate::passes::times::times_of;
use crate::passes::tokens::Tokens;

const ROOF: &str = "A storm tore the roof from the fish market of Havnsund, and eleven traders \
were taken to hospital, the fire brigade said.\n";
const ROOF_TOO: &str = "Eleven traders were hurt when a storm lifted the roof of the fish market of \
Havnsund, the fire brigade said.\n";
const BUDGET: &str = "Parliament passed the budget by one vote after a night of quarrels over the \
tax on sugar, which the finance committee wants to double.\n";

fn part(id: &str, text: &str, day: Option<u8>) -> Part {
    let mut given = Given::default();
    given.id = Some(id.to_owned());
    let mut metadata = Metadata::default();
    metadata.published = day.map(|day| Published::new(PartialDate::full(2020, 3, day)));
    let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, text.len()));
    let source = Source::with(text, given).unwrap();
    let article = Article::new(source, vec![block], Vec::new(), metadata).unwrap();
    let reading = Tokens.run(&article, ());
    let times = times_of(&article, &reading);
    let sentences = Sentences.run(&article, (&reading,));
    let names = Names.run(&article, (&reading, &sentences));
    Stories.map(&article, (&reading, &names, &times))
}

fn run(window: Window, articles: &[(&str, &str, Option<u8>)]) -> (Vec<Decision>, Stream) {
    let mut stream = Stream::new(window);
    let decide = |(id, text, day): &(&str, &str, Option<u8>)| stream.push(&part(id, text, *day));
    (articles.iter().map(decide).collect(), stream)
}

#[test]
fn an_article_joins_its_story_and_says_why() {
    let articles = [("a", ROOF, None), ("b", BUDGET, None), ("c", ROOF_TOO, None)];
    let (decisions, stream) = run(Window::default(), &articles);
    assert_eq!((decisions[0].score, decisions[1].score), (None, None));
    assert_eq!(decisions[2].story, decisions[0].story);
    assert_ne!(decisions[1].story, decisions[0].story);
    let (closest, score) = decisions[2].closest.clone().unwrap();
    assert_eq!((closest.as_str(), Some(score)), ("a", decisions[2].score));
    let words: Vec<&str> = decisions[2].evidence.iter().map(|e| e.span.of(ROOF_TOO)).collect();
    assert!(words.contains(&"Havnsund"), "{words:?}");
    assert_eq!((stream.articles(), stream.stories()), (3, 2));
}

#[test]
fn an_article_between_two_stories_merges_them() {
    let left = "The tug Marit lost her rudder off Skarvoy and drifted towards the reef.\n";
    let right = "Lifeboat crews spent nine hours beside a stricken vessel in heavy seas.\n";
    let both = "Lifeboat crews spent nine hours beside the tug Marit, which lost her rudder off \
                Skarvoy and drifted towards the reef as a stricken vessel in heavy seas.\n";
    let articles = [("a", left, None), ("b", right, None), ("c", both, None)];
    let (decisions, stream) = run(Window::default(), &articles);
    let merged = &decisions[2].changes[..];
    let [Change::Merged { from, into, score }] = merged else { panic!("{merged:?}") };
    let ids = [&decisions[0].story, &decisions[1].story];
    assert!(ids.contains(&from) && ids.contains(&into) && from != into && *score > 0.0);
    assert_eq!((&decisions[2].story, stream.stories()), (into, 1));
}

#[test]
fn what_has_left_the_window_is_closed_and_not_compared() {
    let window = Window { articles: 2, days: None };
    let articles = [("a", ROOF, None), ("b", BUDGET, None), ("c", ROOF_TOO, None)];
    let (decisions, stream) = run(window, &articles);
    assert_eq!(decisions[2].changes, [Change::Closed { story: decisions[0].story.clone() }]);
    assert_eq!(decisions[2].closest, None);
    assert_eq!(stream.articles(), 2);
}

#[test]
fn days_close_a_window_too() {
    let window = Window { days: Some(3), ..Window::default() };
    let articles = [("a", ROOF, Some(1)), ("b", BUDGET, Some(4)), ("c", ROOF_TOO, Some(5))];
    let (decisions, _) = run(window, &articles);
    assert_eq!(decisions[1].changes, []);
    assert_eq!(decisions[2].changes, [Change::Closed { story: decisions[0].story.clone() }]);
}

#[test]
fn the_same_copy_again_has_another_name_where_it_is_another_story() {
    let window = Window { articles: 1, days: None };
    let (decisions, _) = run(window, &[("a", ROOF, None), ("a", ROOF, None)]);
    assert_ne!(decisions[0].story, decisions[1].story);
}
