//! Tests of the pass on invented copy.

use copydesk_core::{ArticlePass, CorpusPass, Span};

use super::{Card, Cards};
use crate::passes::names::Names;
use crate::passes::sentences::Sentences;
use crate::passes::sides::one_story;
use crate::passes::times::times_of;
use crate::passes::tokens::reading_of;

fn card(text: &str) -> Card {
    let (article, reading) = reading_of(text);
    let sentences = Sentences.run(&article, (&reading,));
    let names = Names.run(&article, (&reading, &sentences));
    let times = times_of(&article, &reading);
    Cards.map(&article, (&reading, &sentences, &names, &times))
}

fn told(text: &str) -> [Option<&str>; 6] {
    let card = card(text);
    [card.who, card.what, card.when, card.r#where, card.why, card.how]
        .map(|span| span.map(|span| span.of(text)))
}

#[test]
fn a_lede_tells_all() {
    assert_eq!(
        told(
            "The harbour board closed the northern pier in London on Monday after a ferry ran \
             aground. It will save money by selling its tugs.\n"
        ),
        [
            Some("The harbour board"),
            Some("closed the northern pier in London on Monday"),
            Some("Monday"),
            Some("London"),
            Some("after a ferry ran aground"),
            Some("by selling its tugs"),
        ]
    );
}

#[test]
fn what_opens_the_lede_is_not_its_subject() {
    let [who, what, ..] =
        told("On Monday, the mayor of Paris, a former judge, opened a pier for small boats.\n");
    assert_eq!((who, what), (Some("the mayor of Paris"), Some("opened a pier for small boats")));
}

#[test]
fn a_place_is_told_with_the_words_around_it() {
    let [_, _, when, place, why, _] = told(
        "Divers in the northern port of London found a bell, the board said over the phone. It \
         rang all day on Monday.\n",
    );
    assert_eq!((when, place), (Some("Monday"), Some("the northern port of London")));
    assert_eq!(why, None);
}

#[test]
fn an_agency_in_brackets_is_no_subject() {
    let [who, what, ..] =
        told("(Kell Wire) -- Air strikes hit two empty tugs on the river bank.\n");
    assert_eq!((who, what), (Some("Air strikes"), Some("hit two empty tugs on the river bank")));
}

#[test]
fn nothing_to_read() {
    assert_eq!(card("Mussels.\n"), Card::default());
}

#[test]
fn the_story_takes_the_fullest_card() {
    let some = Some(Span::new(0, 3));
    let full = Card { who: some, what: some, when: some, ..Card::default() };
    let cards = vec![Card::default(), full, full];
    assert_eq!(Cards.reduce(cards, (&one_story(3),)).stories, [(0, 1)]);
}
