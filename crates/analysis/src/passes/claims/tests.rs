//! Tests of the pass on invented copy.

mod apart;
mod facts;

use copydesk_core::{Article, ArticlePass, BlockKind, CorpusPass, Diagnostic, Severity, Span};

use super::{Claims, DifferenceKind, Part, StoryClaims, ValueKind, facts as of_articles, words};
use crate::passes::names::Names;
use crate::passes::quantities::Quantities;
use crate::passes::quotes::Quotes;
use crate::passes::said::Said;
use crate::passes::sentences::{Sentence, Sentences};
use crate::passes::sides::{ArticleSpan, is_told, one_story};
use crate::passes::times::times_of;
use crate::passes::tokens::{Reading, reading_of};

const POST: &str = "A ferry ran aground off Kell on Monday with 40 passengers on board. \
The captain was taken to hospital with a broken arm. The harbour board closed the northern pier.\n";
const TIMES: &str = "Forty passengers were on board the ferry that ran aground off Kell on Monday. \
Its captain broke an arm and was in hospital. Mussels are cheap this year in the south.\n";

/// What the pass takes from an article; what it says is added to `spoken`.
fn part_of(
    (article, reading): &(Article, Reading),
    spoken: &mut Vec<<Said as CorpusPass>::Part>,
) -> Part {
    let sentences = Sentences.run(article, (reading,));
    let names = Names.run(article, (reading, &sentences));
    let quotes = Quotes.run(article, (reading, &sentences, &names));
    let times = times_of(article, reading);
    spoken.push(Said.map(article, (reading, &sentences, &names, &quotes)));
    let quantities = Quantities.run(article, (reading,));
    Claims.map(article, (reading, &sentences, &names, &quotes, &times, &quantities))
}

fn run_on(articles: &[(Article, Reading)]) -> StoryClaims {
    let mut spoken = Vec::new();
    let parts = articles.iter().map(|article| part_of(article, &mut spoken)).collect();
    let stories = one_story(articles.len());
    let said = Said.reduce(spoken, (&stories,));
    let mut found = Claims.reduce(parts, (&stories, &Vec::new(), &said));
    found.remove(0)
}

fn run(texts: &[&str]) -> StoryClaims {
    run_on(&texts.iter().map(|text| reading_of(text)).collect::<Vec<_>>())
}

/// For each claim the first words of its first telling, and the articles that tell it.
fn outline(found: &StoryClaims, texts: &[&str]) -> Vec<(String, Vec<u32>)> {
    let outline = found.claims.iter().map(|claim| {
        let first = claim.tellings[0].place;
        let words = first.span.of(texts[first.article as usize]).split_whitespace().take(2);
        let articles = claim.tellings.iter().map(|telling| telling.place.article).collect();
        (words.collect::<Vec<_>>().join(" "), articles)
    });
    outline.collect()
}

#[test]
fn what_is_told_in_other_words_is_one_claim() {
    let found = run(&[POST, TIMES]);
    let claims = [("A ferry".to_owned(), vec![0, 1]), ("The captain".to_owned(), vec![0, 1])];
    assert_eq!(outline(&found, &[POST, TIMES]), claims);
    assert!(!found.claims[0].tellings[1].verbatim);
    assert_eq!(found.alone.len(), 2);
    assert_eq!(found.claims[0].differences, []);
}

#[test]
fn who_says_so_counts_less_but_not_who_blames() {
    let text = "Karen Ode said the boat was late. Karen Ode blamed the storm for the delay.\n";
    let (article, reading) = reading_of(text);
    let sentences = Sentences.run(&article, (&reading,));
    let names = Names.run(&article, (&reading, &sentences));
    let quotes = Quotes.run(&article, (&reading, &sentences, &names));
    let told: Vec<&str> =
        words::attributions(&reading, &quotes).iter().map(|span| span.of(text)).collect();
    assert_eq!((quotes.len(), told), (2, vec!["Karen Ode said"]));
}

#[test]
fn word_for_word() {
    let found = run(&[POST, POST]);
    assert!(found.claims.iter().all(|claim| claim.tellings.iter().all(|one| one.verbatim)));
    assert_eq!((found.claims.len(), found.alone.len()), (3, 0));
}

#[test]
fn an_exact_number_that_differs_is_a_conflict_and_a_bound_is_not() {
    let other = POST.replace("40 passengers", "42 passengers");
    let found = run(&[POST, &other]);
    let [difference] = &found.claims[0].differences[..] else { panic!("one difference expected") };
    assert_eq!((difference.kind, difference.of), (DifferenceKind::Conflict, ValueKind::Number));
    assert_eq!(difference.b.span.of(&other).split(' ').next(), Some("42"));
    let at_least = POST.replace("40 passengers", "at least 30 passengers");
    assert_eq!(run(&[POST, &at_least]).claims[0].differences, []);
    let more = POST.replace("40 passengers", "at least 36 passengers");
    let found = run(&[&at_least, &more]);
    let kinds: Vec<_> = found.claims[0].differences.iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [DifferenceKind::Tension]);
}

#[test]
fn years_that_the_copy_leaves_open_are_not_compared() {
    let told = |opening: &str, day: &str| {
        format!(
            "{opening} The second meeting of the harbour boards is set for June {day} in Kell, the mayor said.\n"
        )
    };
    let one = told("On March 3, 2014, a ferry sank off Lund.", "5");
    let differences = |other: &str| {
        let found = run(&[&one, other]);
        let shared = found.claims.iter().find(|claim| claim.tellings.len() == 2);
        shared.expect("one claim of both").differences.clone()
    };
    assert_eq!(differences(&told("On April 9, 2016, mussels were cheap in Oslo.", "5")), []);
    let [difference] =
        &differences(&told("On April 9, 2016, mussels were cheap in Oslo.", "6"))[..]
    else {
        panic!("one difference expected")
    };
    assert_eq!(difference.of, ValueKind::Day);
}

#[test]
fn persons_count_by_their_family_name_across_articles() {
    let one =
        "Governor Karen Ode opened the northern bridge of Kell on Monday with a long speech.\n";
    let other = "Ode opened the bridge an hour late.\n";
    let stranger = other.replace("Ode", "Lund");
    let score = |other: &str| run(&[one, other]).claims.first().map_or(0.0, |claim| claim.score);
    assert!(score(other) > score(&stranger));
}

#[test]
fn of_several_numbers_those_with_the_same_words_beside_them_are_compared() {
    let one = "The storm off Kell killed 25 people and injured 60 people on the northern pier.\n";
    let other = "The storm off Kell killed 22 people and injured 60 people on the northern pier.\n";
    let found = run(&[one, other]);
    let all: Vec<_> = found.claims.iter().flat_map(|claim| &claim.differences).collect();
    let [difference] = &all[..] else { panic!("{all:?}") };
    assert_eq!(difference.kind, DifferenceKind::Conflict);
    assert_eq!((difference.a.span.of(one), difference.b.span.of(other)), ("25", "22"));
}

#[test]
fn values_of_one_thing_are_compared_however_they_are_told() {
    use {
        DifferenceKind::{Conflict, Tension},
        ValueKind::{Clock, Number, Year},
    };
    let rows = [
        (
            "Floods near Kell killed 25 people",
            "Floods near Kell left 22 dead",
            Some((Conflict, Number)),
        ),
        ("Floods near Kell killed 25 people", "Floods near Kell left 25 dead", None),
        ("Floods near Kell killed 25 people", "Floods near Kell left 60 injured", None),
        (
            "Two gunmen killed 12 guests near Kell",
            "Gunmen killed four guests near Kell",
            Some((Conflict, Number)),
        ),
        (
            "Karen Ode, 71, sold the mill near Kell",
            "Karen Ode, 70, has sold her mill at Kell",
            Some((Conflict, Number)),
        ),
        (
            "Ode won the Lantern Prize in 2006 for a pier",
            "The 2007 Lantern Prize that Ode won for her pier",
            Some((Conflict, Year)),
        ),
        (
            "A ferry hit the northern pier at 10:20 p.m.",
            "At 10:40 p.m. a ferry hit the northern pier",
            Some((Conflict, Clock)),
        ),
        (
            "A ferry hit the northern pier at 10:20 p.m.",
            "At 9:20 p.m. a ferry hit the northern pier",
            Some((Tension, Clock)),
        ),
        (
            "The new pier of Kell will cost $1.2 billion",
            "The pier at Kell will cost $1.3 billion",
            Some((Conflict, Number)),
        ),
        ("The new pier cost $5.8 million", "The new pier at Kell cost $6 million", None),
        (
            "The court of Kell sent Ode to prison for seven years",
            "Ode must go to prison for six years, the court of Kell said",
            Some((Conflict, Number)),
        ),
        (
            "The court of Kell sent Ode to prison for 18 months",
            "Ode must go to prison for a year and a half, the court of Kell said",
            None,
        ),
        (
            "The ferry to Kell had 57 passengers and two drivers on board",
            "The ferry to Kell had 59 people on board",
            None,
        ),
        (
            "The ferry to Kell had 57 passengers and two drivers on board",
            "The ferry to Kell had 55 passengers and two drivers on board",
            Some((Conflict, Number)),
        ),
        (
            "Three quarters of the ferries to Kell ran late",
            "One in four ferries to Kell ran on time",
            None,
        ),
    ];
    for (one, other, expected) in rows {
        let found = run(&[&format!("{one}.\n"), &format!("{other}.\n")]);
        let first = found.claims.first().expect(one);
        let shown: Vec<_> = first.differences.iter().map(|found| (found.kind, found.of)).collect();
        assert_eq!(shown, expected.into_iter().collect::<Vec<_>>(), "{one} / {other}");
    }
}

#[test]
fn a_round_thousand_is_no_other_number() {
    let one = "The storm off Kell drove 4,000 people from the northern pier.\n";
    let other = one.replace("4,000", "4,012");
    assert_eq!(run(&[one, &other]).claims[0].differences, []);
}

#[test]
fn a_sentence_with_two_verbs_tells_two_things() {
    let whole = "The harbour board closed the northern pier in the storm and has sold both of its \
                 old tugs to a dealer.\n";
    let apart =
        "The board of the harbour shut its northern pier. A dealer bought the two old tugs.\n";
    let found = run(&[whole, apart]);
    let tellings: Vec<usize> = found.claims.iter().map(|claim| claim.tellings.len()).collect();
    assert_eq!(tellings, [2, 2]);
}

#[test]
fn a_lede_set_like_a_headline_is_told() {
    for (mark, told) in [(".", true), ("", false)] {
        let text = format!("The harbour board has closed the pier{mark}\n");
        let (_, mut reading) = reading_of(&text);
        reading.paragraphs[0].kind = BlockKind::Headline;
        let sentence = Sentence {
            span: reading.source_of(0..7),
            paragraph: 0,
            first: 0,
            end: reading.tokens.len() as u32,
        };
        assert_eq!(is_told(&reading, &sentence), told, "{text}");
    }
}

#[test]
fn copy_that_breaks_off_is_unknown_behind_its_break() {
    let short = "The captain was taken to hospital with a broken arm. The harbour\n";
    let (article, reading) = reading_of(short);
    let lost = Diagnostic::new("copy/lost-text", Severity::Warning, Span::new(53, 64), "stops");
    let broken = (article.with_diagnostics(vec![lost]).unwrap(), reading);
    let found = run_on(&[reading_of(POST), reading_of(POST), broken]);
    let states: Vec<_> =
        found.claims.iter().map(|claim| (claim.absent.clone(), claim.unknown.clone())).collect();
    // The first claim stands before one that the broken copy has; the last one behind it.
    assert_eq!(states, [(vec![2], vec![]), (vec![], vec![]), (vec![], vec![2])]);
}

#[test]
fn an_age_is_told_by_the_way() {
    let post = "The bus fell into the ravine before dawn. Survivor Ana Lobo, 43, told reporters \
that passengers had asked the driver to stop.\n";
    let times =
        "Ana Lobo, 41, spoke from a hospital bed about the night. Her son Luis, 12, slept.\n";
    let found = run(&[post, times]);
    let [claim] = &found.claims[..] else { panic!("one claim expected: {found:?}") };
    let told: Vec<_> = claim.tellings.iter().map(|telling| telling.place).collect();
    assert_eq!(told[0].span.of(post), "Ana Lobo, 43");
    assert_eq!(told[1].span.of(times), "Ana Lobo, 41");
    let [difference] = &claim.differences[..] else { panic!("one difference expected") };
    assert_eq!(difference.kind, DifferenceKind::Conflict);
    // Another age is of another of the family.
    let other = times.replace("41", "14");
    assert_eq!(run(&[post, &other]).claims.len(), 0);
}

#[test]
fn tolls_are_compared_whatever_the_words_around_them() {
    let post = "Thirty-six tourists and locals were killed when a coach left the road.\n";
    let times = "The ministry put the death toll at 34. It named no cause.\n";
    let found = run(&[post, times]);
    let [claim] = &found.claims[..] else { panic!("one claim expected: {found:?}") };
    let [difference] = &claim.differences[..] else { panic!("one difference expected") };
    assert_eq!(difference.a.span.of(post), "Thirty-six");
    assert_eq!(difference.b.span.of(times), "34");
    // Not those of two countries, and not what comes to a toll.
    let haiti = "The storm killed 36 people in Haiti on Monday.\n";
    let cuba = "Officials in Cuba said that 34 villagers died.\n";
    assert!(run(&[haiti, cuba]).claims.iter().all(|claim| claim.differences.is_empty()));
    let more = "Rescuers found 34 more dead in the gorge, and the search goes on.\n";
    assert_eq!(run(&[post, more]).claims, []);
}

#[test]
fn votes_are_compared_as_scores() {
    let post = "Lawmakers voted 123 to 116 on Wednesday to oust the cabinet of Ion Bura.\n";
    let times = "The motion against Bura passed by 125 votes to 114 in a late sitting.\n";
    let found = run(&[post, times]);
    let differences: Vec<_> = found.claims.iter().flat_map(|claim| &claim.differences).collect();
    let [difference] = &differences[..] else { panic!("one difference expected: {found:?}") };
    assert_eq!(difference.a.span.of(post), "123 to 116");
    assert_eq!(difference.b.span.of(times), "125 votes to 114");
    let range = "The age of retirement rises from 55 to 60 for drivers of Bura's trains.\n";
    assert_eq!(run(&[post, range]).claims, []);
}

#[test]
fn a_sentence_that_another_article_has_word_for_word_is_no_other_one_there() {
    let copy = "The harbour board voted against the old pier. \
                The harbour board voted against the new lighthouse, too.\n";
    let found = run(&[copy, copy]);
    let told: Vec<usize> = found.claims.iter().map(|claim| claim.tellings.len()).collect();
    assert_eq!(told, [2, 2]);
}

#[test]
fn an_utterance_in_other_words_is_one_claim() {
    let rest = "Mussels are cheap. Sails went up. Bread was sold. Nets were dry.";
    let texts = [
        format!("{rest} \"I hope for frank talks by winter,\" Mayor Ada Ode said of the canal.\n"),
        format!("\"We want candid discussions before it is cold,\" said Ada Ode. {rest}\n"),
    ];
    let found = run(&[&texts[0], &texts[1]]);
    let told = |start: &str| {
        let holds = |at: usize, article: usize, words: &str| {
            let place =
                found.claims[at].tellings.iter().find(|t| t.place.article == article as u32);
            place.is_some_and(|t| t.place.span.of(&texts[article]).contains(words))
        };
        (0..found.claims.len()).any(|at| holds(at, 0, start) && holds(at, 1, "candid"))
    };
    assert!(told("frank talks"));
}

/// The values of the first difference of two texts.
fn first_difference(texts: [&str; 2]) -> Option<(DifferenceKind, [String; 2])> {
    let found = run(&texts);
    let difference = found.claims.iter().find_map(|claim| claim.differences.first())?;
    let value = |place: ArticleSpan| place.span.of(texts[place.article as usize]).to_owned();
    Some((difference.kind, [value(difference.a), value(difference.b)]))
}

#[test]
fn what_articles_tell_once_is_compared_whatever_the_sentence() {
    let post = "Lantern Mills cut its forecast, and its shares fell 5.2% in the morning.\n";
    let times = "The stock slid 5.6 per cent after the payout of the weaver was halved.\n";
    let values = ["5.2%".to_owned(), "5.6 per cent".to_owned()];
    assert_eq!(first_difference([post, times]), Some((DifferenceKind::Tension, values)));
    let rounded = "The stock slid 5 per cent after the payout of the weaver was halved.\n";
    assert_eq!(first_difference([post, rounded]), None);
    let watched = "The match was seen by many: 41,200 watched. Crowd: 41,200 watched.\n";
    assert_eq!(first_difference([watched, watched]), None);
}

#[test]
fn a_bare_score_beside_a_vote_is_one() {
    let post = "The diet of Ardal voted 104-92 on Tuesday to raise the age of pensions.\n";
    let times = "Ada Ode scraped home by 104 to 93 after four of her friends turned on her.\n";
    let values = ["104-92".to_owned(), "104 to 93".to_owned()];
    assert_eq!(first_difference([post, times]), Some((DifferenceKind::Conflict, values)));
}

#[test]
fn who_was_aboard_is_told_with_the_vessel_behind_it() {
    let post = "A ferry that sank with 141 people on board was too fast, a court ruled.\n";
    let times = "There were 143 people aboard the Heron, most of them on holiday.\n";
    assert!(first_difference([post, times]).is_some());
}

#[test]
fn what_has_to_be_reached_and_what_is_added_is_no_other_value() {
    let post = "The party of Ada Ode won 303 seats in the diet of Ardal on Sunday.\n";
    let times = "The party of Ada Ode needed 270 seats in the diet of Ardal on Sunday.\n";
    assert_eq!(first_difference([post, times]), None);
    let times = "The party of Ada Ode won 270 seats in the diet of Ardal on Sunday.\n";
    assert!(first_difference([post, times]).is_some());
    let more = "The court of Ardal charged six more sailors over the stolen boats of Kell.\n";
    let all = "The court of Ardal charged nine sailors over the stolen boats of Kell.\n";
    assert_eq!(first_difference([more, all]), None);
    let some = "The court of Ardal charged four of nine sailors over the stolen boats of Kell.\n";
    assert_eq!(first_difference([some, all]), None);
    let eight = "The court of Ardal charged eight sailors over the stolen boats of Kell.\n";
    assert!(first_difference([eight, all]).is_some());
}

#[test]
fn a_few_words_in_quotation_marks_are_found_in_what_they_are_from() {
    let agency = "The bridge stays closed until spring. \"Nobody who saw those bolts would let a child walk over the river, because the council has no money for repairs,\" said engineer Ada Ode. A ferry sails twice a day.\n";
    let tabloid = "Fuming drivers face months of queues. A boffin who peeked under the rusty span claimed the town hall \"has no money\" left for steel, paint, lamps or anything else this decade. Mussels are cheap this year.\n";
    let claim = [("\"Nobody who".to_owned(), vec![0, 1])];
    assert_eq!(outline(&run(&[agency, tabloid]), &[agency, tabloid]), claim);
    let unmarked = tabloid.replace("\"has no money\"", "has no money");
    assert_eq!(outline(&run(&[agency, &unmarked]), &[agency, &unmarked]), []);
}

#[test]
fn short_speech_of_common_words_is_a_statement() {
    let post = "The driver left. \"He laughed at us,\" Ada Ode said. Rain fell on Kell.\n";
    let times = "A ferry sails at noon. \"He laughed at us,\" she said. Mussels are cheap.\n";
    let found = run(&[post, times]);
    assert_eq!(outline(&found, &[post, times]), [("\"He laughed".to_owned(), vec![0, 1])]);
}

#[test]
fn a_toll_that_rises_is_one_fact() {
    let first = "A fire at a mill in Kell killed seven workers on Monday. Nine others were hurt.\n";
    let second = "Nine people died in the blaze at the mill of Kell. Ten others were hurt.\n";
    let third =
        "The number of people killed in a fire at a mill has gone up to 12, police in Kell say.\n";
    let found = run(&[first, second, third]);
    let texts = [first, second, third];
    let differing = found.claims.iter().flat_map(|claim| &claim.differences);
    let mut shown: Vec<String> = differing
        .map(|found| {
            [found.a, found.b].map(|place| place.span.of(texts[place.article as usize])).join(" ")
        })
        .collect();
    shown.sort();
    assert_eq!(shown, ["Nine 12", "Nine Ten", "seven 12", "seven Nine"]);
}

#[test]
fn what_stands_behind_when_is_a_statement_of_its_own() {
    let text =
        "Ada Ode scored 31 goals for Kell last season, when the ferrymen won league and cup.\n";
    assert_eq!(run(&[text, POST]).alone.len(), 5);
}

#[test]
fn what_anybody_says_joins_no_claims() {
    let post = "The pier of Kell was shut on Monday. Rain fell. The mussels of the south cost more \
        than salmon this year. \"We do not know,\" a fisherman said of the reasons for the price.\n";
    let times = "The pilot told the court \"we do not know\" who had lit a lamp near the tower. \
        Judges will hear two captains in May. The harbour was quiet.\n";
    assert_eq!(run(&[post, times]).claims, []);
    let rare = [post, times].map(|text| text.replace("do not know", "saw no lantern"));
    assert_eq!(run(&[&rare[0], &rare[1]]).claims.len(), 1);
}

#[test]
fn a_number_of_others_is_no_toll() {
    let first = |text: &str| {
        let part = part_of(&reading_of(text), &mut Vec::new());
        part.statements[0].leads.iter().map(|(_, number)| *number).collect::<Vec<f64>>()
    };
    assert_eq!(first("Nine of its employees died in the flood.\n"), [9.0]);
    assert_eq!(first("Two of his five victims died in the flood.\n"), []);
    assert_eq!(first("The number of sailors killed off Kell in the storm rose to 40.\n"), [40.0]);
    assert_eq!(first("The number of sailors killed in the storm was read to 40 in Kell.\n"), []);
}

#[test]
fn tolls_of_two_towns_are_two_facts_whatever_stands_between() {
    let kell = "The flood killed seven people in Kell on Monday. Rain went on.\n";
    let none = "A broadcaster told of a bridge that fell; nine villagers died.\n";
    let lund = "Its mayor counts twelve drowned miners in Lund. Pumps arrived late.\n";
    let parts = [kell, none, lund].map(|text| part_of(&reading_of(text), &mut Vec::new()));
    let facts =
        parts.iter().zip(0..).flat_map(|(part, at)| part.facts.iter().map(move |f| (at, f)));
    let shared = of_articles::shared(facts, |_, _| true);
    let told: Vec<Vec<u32>> = shared
        .iter()
        .map(|shared| shared.tellings.iter().map(|place| place.article).collect())
        .collect();
    assert_eq!(told, [[0, 1]]);
}

#[test]
fn what_came_of_it_is_a_statement_of_its_own() {
    let text =
        "A quake shook the hills of Kell before dawn, killing at least 47 people and cattle.\n";
    assert_eq!(run(&[text, POST]).alone.len(), 5);
    let text =
        "A quake shook the hills of Kell before dawn, sleeping people and cattle beside it.\n";
    assert_eq!(run(&[text, POST]).alone.len(), 4);
}
