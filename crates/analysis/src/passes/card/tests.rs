//! Tests of the pass on invented copy.

use copydesk_core::{ArticlePass, CorpusPass, Span};

use super::{Card, Cards, Drawn};
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
    Cards.map(&article, (&reading, &sentences, &names, &times)).card
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
    let drawn = |card, weight| Drawn { card, weight };
    let cards = vec![Drawn::default(), drawn(full, 3), drawn(full, 3)];
    assert_eq!(Cards.reduce(cards, (&one_story(3),)).stories, [(0, 1)]);
}

#[test]
fn the_story_takes_the_card_that_tells_of_an_event() {
    let weight = |text: &str| {
        let (article, reading) = reading_of(text);
        let sentences = Sentences.run(&article, (&reading,));
        let names = Names.run(&article, (&reading, &sentences));
        let times = times_of(&article, &reading);
        Cards.map(&article, (&reading, &sentences, &names, &times)).weight
    };
    let event = weight("The harbour board closed the northern pier after a storm.\n");
    assert!(event > weight("He said that it was a dark day for the port of Kell.\n"));
}

#[test]
fn a_number_with_its_bound_is_a_subject() {
    let [who, what, ..] =
        told("At least 12 people died when a ferry sank off London on Monday, police said.\n");
    assert_eq!((who, what), (Some("At least 12 people"), Some("died")));
}

#[test]
fn time_source_and_relative_clause_are_no_part_of_who() {
    let who = |text| told(text)[0];
    assert_eq!(who("A judge on Monday fined the harbour board of London.\n"), Some("A judge"));
    assert_eq!(who("Port of Kell - The tugs will stay in the harbour.\n"), Some("The tugs"));
    assert_eq!(who("On Monday the board closed the pier.\n"), Some("the board"));
    assert_eq!(who("A ferry that was built in 1987 sank in the harbour.\n"), Some("A ferry"));
    assert_eq!(who("The board quietly regrets the end of the ferry.\n"), Some("The board"));
}

#[test]
fn a_death_told_in_passing_is_the_event() {
    let [who, what, ..] =
        told("The pilot Ode Marsh, who has died aged 91, used to say he hated the sea.\n");
    assert_eq!((who, what), (Some("The pilot Ode Marsh"), Some("has died aged 91")));
}

#[test]
fn what_only_follows_in_time_is_no_reason() {
    let why = |text| told(text)[4];
    assert_eq!(why("The board closed the pier after just seven months of work.\n"), None);
    assert_eq!(why("The board closed the pier after a meeting in London.\n"), None);
    assert_eq!(why("The board has closed the pier since it rained on Monday.\n"), None);
    assert_eq!(why("The mayor said on Monday after a storm that she would stay.\n"), None);
    assert_eq!(
        why("The board closed the pier after the meeting collapsed.\n"),
        Some("after the meeting collapsed")
    );
    assert_eq!(why("The mayor rowed over the bay.\n"), None);
    assert_eq!(
        why("The court fined the pilot for leaving the tug.\n"),
        Some("for leaving the tug")
    );
}

#[test]
fn a_way_is_a_deed_and_no_direction() {
    let how = |text| told(text)[5];
    assert_eq!(how("The crew escaped on Monday through the fog.\n"), None);
    assert_eq!(
        how("The crew escaped on Monday by climbing the mast.\n"),
        Some("by climbing the mast")
    );
    assert_eq!(how("\"We escaped by climbing the mast,\" the crew said.\n"), None);
}

#[test]
fn a_bound_or_a_time_of_saying_is_no_first_choice() {
    let when = |text| told(text)[2];
    assert_eq!(
        when("Ferries will stop even if it rains today, the board said on Monday.\n"),
        Some("Monday")
    );
    assert_eq!(
        when(
            "Ferries collided in the fog. It was dark, a pilot said on Monday. All of them sank on Sunday.\n"
        ),
        Some("Sunday")
    );
    assert_eq!(
        when("The ferry sank at 4:50 a.m. on Feb. 10 near the pier.\n"),
        Some("4:50 a.m. on Feb. 10")
    );
}

#[test]
fn a_place_ends_where_its_phrase_does() {
    let place = |text| told(text)[3];
    assert_eq!(place("The tugs sailed from Lima to Oslo and met in Bergen.\n"), Some("Bergen"));
    assert_eq!(place("Cables will link the board in Lima with Oslo.\n"), Some("Lima"));
    assert_eq!(place("The firm will close a yard at its London shipyard.\n"), Some("London"));
}

#[test]
fn a_participle_between_a_number_and_a_plural_is_no_verb() {
    let who = |text: &str| told(text)[0].map(str::to_owned);
    assert_eq!(who("Three armed men stole a boat in Kell.\n").as_deref(), Some("Three armed men"));
    assert_eq!(who("Three drowned when a boat sank in Kell.\n").as_deref(), Some("Three"));
}
