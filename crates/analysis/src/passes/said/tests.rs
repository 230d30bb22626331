//! Tests of the pass on invented copy; quotes are given, not found.

use copydesk_core::{ArticlePass, CorpusPass, Span};

use super::{Rendering, Said, Spoken, Utterance, parts_of, utterances};
use crate::passes::names::Names;
use crate::passes::quotes::{Quote, QuoteKind, Quotes, SourceClass, Speaker};
use crate::passes::sentences::Sentences;
use crate::passes::stories::Story;
use crate::passes::tokens::reading_of;

/// An article: speakers and what they say.
fn article(quotes: &[(&str, &str)]) -> Spoken {
    let mut text = String::new();
    let mut found = Vec::new();
    for (speaker, words) in quotes {
        let from = text.len() + 1;
        let content = vec![Span::from_usize(from, from + words.len())];
        text.extend(["\"", words, "\" ", speaker, " said.\n\n"]);
        let name = (*speaker).to_owned();
        let speaker =
            Speaker { span: Span::default(), name, entity: None, class: SourceClass::Named };
        found.push(Quote {
            kind: QuoteKind::Direct,
            content,
            speaker: (!speaker.name.is_empty()).then_some(speaker),
            relayed_by: None,
            cue: None,
            rule: "given",
            runner_up: None,
        });
    }
    parts(&text, &found)
}

fn parts(text: &str, quotes: &[Quote]) -> Spoken {
    let (article, reading) = reading_of(text);
    let parts = parts_of(&reading, &Sentences.run(&article, (&reading,)), quotes);
    Spoken { parts, held: Vec::new() }
}

fn story(articles: &[u32]) -> Story {
    let articles = articles.to_vec();
    Story {
        id: String::new(),
        articles,
        headline: None,
        date: None,
        links: Vec::new(),
        nearest: None,
    }
}

/// Article and quote of each rendering, an utterance a row.
fn aligned(articles: &[&[(&str, &str)]]) -> Vec<Vec<(u32, u32)>> {
    let parts: Vec<Spoken> = articles.iter().map(|quotes| article(quotes)).collect();
    let all: Vec<u32> = (0..articles.len() as u32).collect();
    let rows = utterances(&parts, &[story(&all)])
        .into_iter()
        .map(|said| said.renderings.iter().filter_map(|r| Some((r.article, r.quote?))).collect());
    rows.collect()
}

const PLEDGE: &str = "We reaffirmed the importance of the canal treaty for trade and for the \
safety of our harbors";
const PLEDGE_TOO: &str = "confirmed to each other how important the canal treaty is to harbor \
security and commerce";
const HOPE: &str = "I hope for a candid exchange of views about the canal before winter";
const HOPE_TOO: &str =
    "I want us to exchange opinions about the canal frankly, before winter comes";

#[test]
fn two_translations_are_one_utterance() {
    let rows = aligned(&[
        &[("Ada Ode", PLEDGE), ("Ada Ode", HOPE)],
        &[("Ode", HOPE_TOO), ("Ode", PLEDGE_TOO)],
    ]);
    assert_eq!(rows, [vec![(0, 0), (1, 1)], vec![(0, 1), (1, 0)]]);
}

#[test]
fn another_sentence_of_the_speaker_is_another_utterance() {
    let other = "The canal will be deep enough for every ship that trades with us";
    assert_eq!(aligned(&[&[("Ode", PLEDGE)], &[("Ode", other)]]), Vec::<Vec<_>>::new());
    assert_eq!(aligned(&[&[("Ode", PLEDGE)], &[("Ode", HOPE)]]), Vec::<Vec<_>>::new());
}

#[test]
fn another_speaker_is_another_utterance_unless_the_words_are_the_same() {
    assert_eq!(aligned(&[&[("Ode", PLEDGE)], &[("Li Bo", PLEDGE_TOO)]]), Vec::<Vec<_>>::new());
    assert_eq!(aligned(&[&[("Ode", PLEDGE)], &[("Li Bo", PLEDGE)]]), [vec![(0, 0), (1, 0)]]);
}

#[test]
fn other_stories_are_not_searched() {
    let parts = [article(&[("Ode", PLEDGE)]), article(&[("Ode", PLEDGE)])];
    assert_eq!(utterances(&parts, &[story(&[0]), story(&[1])]), []);
    let found = utterances(&parts, &[story(&[0, 1])]);
    assert_eq!((found[0].story, found[0].renderings.len()), (Some(0), 2));
}

#[test]
fn a_trimmed_quote_is_aligned_with_the_whole() {
    let whole =
        "Nobody will dance tonight. We got a bridge that outlives the river, and that is all";
    let rows = aligned(&[&[("Ada Ode", whole)], &[("A. Ode", "a bridge that outlives the river")]]);
    assert_eq!(rows, [vec![(0, 0), (1, 0)]]);
}

#[test]
fn two_quotes_of_one_article_may_be_one_of_another() {
    let both = format!("{HOPE}. {PLEDGE}");
    let rows = aligned(&[&[("Ada Ode", &both)], &[("Ode", PLEDGE_TOO), ("Ode", HOPE_TOO)]]);
    assert_eq!(rows, [vec![(0, 0), (1, 1)], vec![(0, 0), (1, 0)]]);
}

#[test]
fn sentences_of_the_same_quotes_are_one_utterance() {
    let both = format!("{HOPE}. Nobody danced in the cold town hall. {PLEDGE}");
    let parts = [article(&[("Ada Ode", &both)]), article(&[("Ode", &both)])];
    let found = utterances(&parts, &[story(&[0, 1])]);
    let [utterance] = &found[..] else { panic!("one utterance expected") };
    assert_eq!(utterance.renderings[0].content, [Span::from_usize(1, 1 + both.len())]);
}

#[test]
fn a_sentence_nobody_else_renders_stays_with_the_one_before() {
    let both = format!("{HOPE}. Nobody danced in the cold town hall");
    let parts = [article(&[("Ada Ode", &both)]), article(&[("Ode", HOPE)])];
    let found = utterances(&parts, &[story(&[0, 1])]);
    assert_eq!(found[0].renderings[0].content, [Span::from_usize(1, 1 + both.len())]);
}

#[test]
fn sources_without_a_name_need_more_words_in_common() {
    let half = "the importance of the canal treaty was felt by all who sat in the cold room";
    let rows = aligned(&[&[("an official", PLEDGE)], &[("one official", half)]]);
    assert_eq!(rows, Vec::<Vec<_>>::new());
    let rows = aligned(&[&[("an official", PLEDGE)], &[("one official", PLEDGE)]]);
    assert_eq!(rows, [vec![(0, 0), (1, 0)]]);
}

/// The utterances of whole articles, whose quotes are found.
fn said(texts: &[&str]) -> Vec<Utterance> {
    let spoken = texts.iter().map(|text| {
        let (article, reading) = reading_of(text);
        let sentences = Sentences.run(&article, (&reading,));
        let names = Names.run(&article, (&reading, &sentences));
        let quotes = Quotes.run(&article, (&reading, &sentences, &names));
        Said.map(&article, (&reading, &sentences, &names, &quotes))
    });
    let all: Vec<u32> = (0..texts.len() as u32).collect();
    Said.reduce(spoken.collect(), (&vec![story(&all)],))
}

fn speakers(texts: &[&str]) -> Vec<String> {
    said(texts).into_iter().map(|said| said.speaker).collect()
}

#[test]
fn a_role_is_who_has_it_in_another_article() {
    let named = "\"We are asking every farmer to wait for rain and sell no cattle,\" Prime Minister Ada Ode said.\n";
    let role =
        "\"We ask farmers to save every drop until rain falls again,\" the prime minister said.\n";
    assert_eq!(speakers(&[named, role]), ["Ada Ode"]);
    let two = "\"It is dry,\" former Prime Minister Li Bo said.\n";
    assert_eq!(speakers(&[named, two, role]), ["Ada Ode"]);
    let two = "\"It is dry,\" Prime Minister Li Bo said.\n";
    assert_eq!(speakers(&[named, two, role]), Vec::<String>::new());
}

#[test]
fn words_that_another_article_tells_as_its_own_are_found() {
    let own =
        "The board met. I hope for a candid exchange of views about the canal before winter.\n";
    let found = utterances(&[article(&[("Ode", HOPE)]), parts(own, &[])], &[story(&[0, 1])]);
    let [utterance] = &found[..] else { panic!("one utterance expected") };
    let quotes: Vec<_> = utterance.renderings.iter().map(|r| (r.article, r.quote)).collect();
    assert_eq!(quotes, [(0, Some(0)), (1, None)]);
    assert_eq!(utterance.renderings[1].content[0].of(own).split(' ').next(), Some("I"));
    let other =
        parts("The board met about the canal before winter and hopes for an exchange.\n", &[]);
    assert_eq!(utterances(&[article(&[("Ode", HOPE)]), other], &[story(&[0, 1])]), []);
}

#[test]
fn an_article_renders_an_utterance_once() {
    let rows = aligned(&[&[("Ode", HOPE)], &[("Ode", HOPE_TOO), ("Ode", HOPE)]]);
    assert_eq!(rows, [vec![(0, 0), (1, 1)]]);
}

#[test]
fn the_fullest_name_is_told() {
    let parts = [article(&[("Ode", HOPE)]), article(&[("Ada Ode", HOPE)])];
    let found = utterances(&parts, &[story(&[0, 1])]);
    assert_eq!(found[0].speaker, "Ada Ode");
    assert!((found[0].score - 1.0).abs() < 1e-9);
}

#[test]
fn a_short_quote_of_common_words_is_found_in_a_longer_one() {
    let long = "We are doing everything we can. Every boat we have is out there";
    assert_eq!(
        aligned(&[
            &[("Ada Ode", long), ("Ada Ode", "The search goes on until dark")],
            &[("Ada Ode", "Every boat we have is out there")],
        ]),
        [[(0, 0), (1, 0)]]
    );
    assert!(aligned(&[&[("Ada Ode", long)], &[("Ada Ode", "We have a boat")]]).is_empty());
}

/// What each article renders of the utterances of these texts.
fn renderings(texts: &[&str]) -> Vec<Vec<String>> {
    let words = |one: &Rendering| {
        let text = texts[one.article as usize];
        one.content.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | ")
    };
    said(texts).iter().map(|said| said.renderings.iter().map(words).collect()).collect()
}

#[test]
fn what_stands_before_he_said_is_no_part_of_what_stands_behind() {
    let whole = "\"We mended every lantern on the northern pier this spring,\" Ada Ode said. \"It \
        leaked. Nobody counted the herring barrels of the harbour, alas.\"\n";
    let trimmed = "\"Nobody counted the herring barrels of the harbour, alas,\" Ada Ode said.\n";
    let found = renderings(&[whole, trimmed]);
    assert_eq!(
        found,
        [[
            "It leaked. Nobody counted the herring barrels of the harbour, alas.",
            "Nobody counted the herring barrels of the harbour, alas"
        ]]
    );
}

#[test]
fn a_pronoun_that_opens_a_sentence_is_no_name() {
    let pier = "we mended every lantern on the northern pier this spring";
    let named = format!("Rain fell on the pier. \"{pier},\" Ada Ode said.\n");
    let other = pier.replace("this spring", "in March");
    let open = format!("Ada Ode and Kari Lund met on the pier. She said {other}.\n");
    assert_eq!(renderings(&[&named, &open]), [[pier, other.as_str()]]);
}

#[test]
fn words_in_marks_that_the_other_has_are_of_one_utterance() {
    let spoken = |text: &str| {
        let (article, reading) = reading_of(text);
        let sentences = Sentences.run(&article, (&reading,));
        let names = Names.run(&article, (&reading, &sentences));
        let quotes = Quotes.run(&article, (&reading, &sentences, &names));
        Spoken { parts: parts_of(&reading, &sentences, &quotes), held: Vec::new() }
    };
    let renderings = |second: &str| {
        let first = "\"Our members are paying for this party,\" said Karen Ode.\n";
        let found = utterances(&[spoken(first), spoken(second)], &[story(&[0, 1])]);
        found.iter().map(|said| said.renderings.len()).collect::<Vec<_>>()
    };
    assert_eq!(renderings("Karen Ode said workers were \"paying for this party\".\n"), [2]);
    assert_eq!(
        renderings("Karen Ode said workers were \"tired of this party\".\n"),
        Vec::<usize>::new()
    );
    assert_eq!(
        renderings("Peter Marsh said workers were \"paying for this party\".\n"),
        Vec::<usize>::new()
    );
}

#[test]
fn two_words_tell_an_utterance_of_one_speaker_alone() {
    let (locked, jail) =
        ("You can lock up people, but not a story", "They can put people in jail, but no story");
    assert_eq!(aligned(&[&[("Ada Ode", locked)], &[("Ode", jail)]]), [vec![(0, 0), (1, 0)]]);
    assert_eq!(aligned(&[&[("Ada Ode", locked)], &[("Li Bo", jail)]]), Vec::<Vec<_>>::new());
}
