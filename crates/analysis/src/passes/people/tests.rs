//! Tests of the pass on invented copy.

use copydesk_core::{ArticlePass, CorpusPass};

use super::{People, QuoteRef, StoryPeople};
use crate::passes::names::Names;
use crate::passes::quotes::{Quotes, SourceClass};
use crate::passes::sentences::Sentences;
use crate::passes::sides::one_story;

use crate::passes::tokens::reading_of;

fn run(texts: &[&str]) -> StoryPeople {
    let parts = texts.iter().map(|text| {
        let (article, reading) = reading_of(text);
        let sentences = Sentences.run(&article, (&reading,));
        let names = Names.run(&article, (&reading, &sentences));
        let quotes = Quotes.run(&article, (&reading, &sentences, &names));
        People.map(&article, (&reading, &names, &quotes))
    });
    let stories = one_story(texts.len());
    let mut found = People.reduce(parts.collect(), (&stories,));
    found.remove(0)
}

#[test]
fn one_speaker_in_two_articles() {
    let people = run(&[
        "\"We praise Governor Anna Marsh for the new pier,\" Mayor Peter Hale said on Monday.\n",
        "\"The pier is late,\" Hale told reporters. Peter Hale left early.\n",
    ]);
    let hale = &people.people[0];
    assert_eq!((hale.name.as_str(), hale.says.len()), ("Peter Hale", 2));
    let marsh = people.people[1..].iter().find(|one| one.name.ends_with("Marsh")).unwrap();
    assert_eq!(marsh.spoken_of, [QuoteRef { article: 0, quote: 0 }]);
    let about = &people.people[hale.says[0].about[0] as usize];
    assert_eq!(about.name, marsh.name);
}

#[test]
fn a_role_is_who_has_it_by_name_elsewhere() {
    let people = run(&[
        "\"The pier is late,\" Mayor Peter Hale said on Monday.\n",
        "\"The pier was late,\" the mayor said. \"It was,\" the governor said.\n",
    ]);
    assert_eq!((people.people[0].name.as_str(), people.people[0].says.len()), ("Peter Hale", 2));
    let [governor] = &people.anonymous[..] else { panic!("{:?}", people.anonymous) };
    assert_eq!(governor.words, "the governor");
}

#[test]
fn a_role_that_two_have_is_nobody_s() {
    let people = run(&[
        "\"It is late,\" Mayor Peter Hale said. \"It is not,\" Mayor Anna Marsh said.\n",
        "\"The pier was late,\" the mayor said.\n",
    ]);
    assert_eq!(people.anonymous.len(), 1);
}

#[test]
fn nameless_sources_stand_apart() {
    let people = run(&[
        "\"It was a rock,\" a senior official said.\n",
        "\"It was no rock,\" the senior official said. \"It was a whale,\" Peter Hale said.\n",
    ]);
    let [official] = &people.anonymous[..] else { panic!("{:?}", people.anonymous) };
    assert_eq!((official.words.as_str(), official.says.len()), ("a senior official", 2));
    assert_eq!(official.class, SourceClass::Anonymous);
    assert!(people.people.iter().all(|one| !one.name.contains("official")));
}

#[test]
fn a_bare_name_is_who_is_told_of_most() {
    let people = run(&[
        "\"The pier is late,\" Peter Hale said. Hale sat down. Hale then left, and Hale slept. His sister \
         Karen Hale stayed until the end of it.\n",
        "\"The pier was late,\" Hale told reporters.\n",
    ]);
    let hale = people.people.iter().find(|one| one.name == "Peter Hale").unwrap();
    assert_eq!(hale.says.len(), 2);
    assert!(people.people.iter().all(|one| one.name != "Hale"));
}
