//! What is compared whatever the sentences around it tell.

use copydesk_core::BlockKind;

use super::{part_of, run};
use crate::passes::claims::DifferenceKind;
use crate::passes::claims::facts::shared;
use crate::passes::claims::values::Value;
use crate::passes::sides::ArticleSpan;
use crate::passes::tokens::reading_of;

/// The values that differ, by the texts in which they stand.
fn differing(texts: &[&str]) -> Vec<String> {
    let found = run(texts);
    let value = |place: ArticleSpan| place.span.of(texts[place.article as usize]);
    let differences = found.claims.iter().flat_map(|claim| &claim.differences);
    let mut shown: Vec<String> =
        differences.map(|one| format!("{} {}", value(one.a), value(one.b))).collect();
    shown.sort();
    shown
}

#[test]
fn the_toll_of_a_town_is_compared_with_that_of_the_town() {
    let post = "A flood killed 47 people in the hills on Monday. Kell alone had 24 of the dead.\n";
    let times = "The death toll has reached 53. Many of those killed (27) were from Kell.\n";
    assert_eq!(differing(&[post, times]), ["24 27", "47 53"]);
    let here = "The water killed 31 people in this town, a mayor said. Across the hills the toll \
        stood at 51.\n";
    assert_eq!(differing(&[post, here]), ["47 51"]);
}

#[test]
fn a_number_of_another_year_is_no_toll() {
    let post =
        "A fire killed 14 people at a mill in the hills on Monday. Police closed the road.\n";
    let all = "A fire at a mill in the hills killed 14 people on Monday. All 22 people killed on \
        ferries were smugglers whom the coast guard had often warned of ice and heavy storms.\n";
    let total = "A total of 22 people killed last year";
    let year = all.replace("All 22 people killed on ferries", total);
    let times = "Fourteen people were killed in a mill in the hills when it burned on Monday.\n";
    for other in [all, &year] {
        assert_eq!(differing(&[other, times]), Vec::<String>::new(), "{other}");
        assert_eq!(differing(&[post, other]), Vec::<String>::new(), "{other}");
    }
    let toll = post.replace("Police closed the road.", "A total of 22 people were killed.");
    assert_eq!(differing(&[times, &toll]), ["Fourteen 22"]);
}

#[test]
fn a_headline_stands_beside_no_value_of_the_text() {
    let of = |text: &str| {
        let (article, mut reading) = reading_of(text);
        reading.paragraphs[0].kind = BlockKind::Headline;
        let part = part_of(&(article, reading), &mut Vec::new());
        part.statements.iter().flat_map(|one| &one.values).filter_map(Value::of_persons).count()
    };
    assert_eq!(of("Boats of Kell still missing\n\nIn all 63 left the harbour on Monday.\n"), 0);
    assert_eq!(of("Boats of Kell\n\nIn all 63 were missing from the harbour on Monday.\n"), 1);
}

#[test]
fn a_minute_is_compared_with_that_of_the_same_person() {
    let post = "Ivo Tarn gave Kell the lead in the 33rd minute. Karen Ode limped off the pitch in \
        the 58th minute.\n";
    let times = "Nobody marked Ivo Tarn, whose header went in after 31 minutes. A bad knee ended the \
        day of Karen Ode in the 57th minute.\n";
    assert_eq!(differing(&[post, times]), ["33rd minute 31 minutes", "58th minute 57th minute"]);
    let found = run(&[post, times]);
    let mut kinds = found.claims.iter().flat_map(|one| &one.differences).map(|one| one.kind);
    assert!(kinds.all(|kind| kind == DifferenceKind::Tension));
    let again = times.replace("after 31 minutes", "after 64 minutes");
    assert_eq!(differing(&[post, &again]), ["58th minute 57th minute"]);
}

#[test]
fn two_minutes_of_one_person_are_not_compared() {
    let post =
        "Ivo Tarn gave Kell the lead in the 33rd minute and struck again in the 35th minute.\n";
    assert_eq!(differing(&[post, post]), Vec::<String>::new());
    let later =
        "Ivo Tarn gave Kell the lead in the 33rd minute. Another came in the 35th minute.\n";
    let once = "Nobody marked Ivo Tarn, whose header went in at the far post in the 35th minute.\n";
    assert_eq!(differing(&[post, once]), Vec::<String>::new());
    assert_eq!(differing(&[later, once]), Vec::<String>::new());
}

#[test]
fn minutes_without_a_match_are_not_compared() {
    let post = "Angry voices rose as Karen Ode walked out of the hall after 20 minutes.\n";
    let times = "A friend of Karen Ode rang the police from home after 22 minutes.\n";
    assert_eq!(differing(&[post, times]), Vec::<String>::new());
    let game = |text: &str| format!("{text}It ended in the 93rd minute.\n");
    assert_eq!(differing(&[&game(post), &game(times)]), ["20 minutes 22 minutes"]);
}

#[test]
fn the_only_number_of_a_unit_is_compared() {
    let post = "The president promised 62 million crowns of aid in a long speech at the old harbour. Rain fell.\n";
    let times = "The ministry set aside aid of 66 million crowns for tents, blankets \
        and stoves, a clerk told the council. It was cold.\n";
    assert_eq!(differing(&[post, times]), ["62 million 66 million"]);
    let two = times.replace("It was cold.", "A bridge cost 64 million crowns.");
    assert_eq!(differing(&[post, &two]), Vec::<String>::new());
    let other = times.replace("The ministry set aside aid of", "Nets and ropes cost");
    assert_eq!(differing(&[post, &other]), Vec::<String>::new());
}

#[test]
fn lengths_may_be_of_any_two_things() {
    let post = "The ferry of the harbour board is 130 metres long. Rain fell.\n";
    let times = "Police found the ferry 115 metres from a beach of Kell. It was cold.\n";
    assert_eq!(differing(&[post, times]), Vec::<String>::new());
}

#[test]
fn two_numbers_of_one_unit_are_of_no_two_spans() {
    let post = "Karen Ode said 25 boats reached Kell in May and 15 boats sank off the pier.\n";
    let times = "Karen Ode said 70 boats reached Kell in May and 35 boats sank off the pier.\n";
    assert_eq!(differing(&[post, times]), ["15 35", "25 70"]);
}

#[test]
fn a_number_that_may_be_the_other_rounded_is_no_conflict() {
    let kinds = |one: &str, other: &str| {
        let text = |number| format!("The board of Kell counted {number} boats off the pier.\n");
        let found = run(&[&text(one), &text(other)]);
        let of = found.claims.iter().flat_map(|claim| &claim.differences);
        of.map(|one| one.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds("50,000", "53,700"), [DifferenceKind::Tension]);
    assert_eq!(kinds("3 million", "3.4 million"), [DifferenceKind::Tension]);
    assert_eq!(kinds("51,000", "53,700"), [DifferenceKind::Conflict]);
}

#[test]
fn what_is_told_once_is_of_two_things_where_it_is_far_apart() {
    let quake = "A quake of magnitude 6.3 struck Kell on Monday before dawn.\n";
    let after = "Clocks stopped as the ground moved again, the largest of magnitude 4.8.\n";
    assert_eq!(differing(&[quake, after]), Vec::<String>::new());
    let measured = after.replace("4.8", "6.1");
    assert_eq!(differing(&[quake, &measured]), ["6.3 6.1"]);
}

#[test]
fn a_season_is_no_career() {
    let season = "Karen Ode scored 31 goals in 44 games for Kell last season.\n";
    let career = "Karen Ode scored 49 goals in 87 matches for Kell in two years.\n";
    assert_eq!(differing(&[season, career]), Vec::<String>::new());
    let other = "Karen Ode scored 49 goals in 44 matches for Kell last season.\n";
    assert_eq!(differing(&[season, other]), ["31 49"]);
}

#[test]
fn votes_for_one_person_are_compared() {
    let post = "Karen Ode won with 53.6% of the vote, against 46.4% for Peter Marsh.\n";
    let times =
        "Final counts are due. Karen Ode took 53.4 percent of the ballots, it was said at dawn.\n";
    assert_eq!(differing(&[post, times]), ["53.6% 53.4 percent"]);
    let other = times.replace("Karen Ode", "Ada Lund");
    assert_eq!(differing(&[post, &other]), Vec::<String>::new());
}

#[test]
fn what_falls_from_one_number_to_another_is_told_beside_both() {
    let post = "The ministry of Kell will cut the deficit to 4.1 percent by next year.\n";
    let times = "The deficit of Kell will fall from 5.8 percent to 4.2 percent, a minister said.\n";
    assert_eq!(differing(&[post, times]), ["4.1 percent 4.2 percent"]);
}

#[test]
fn a_premium_per_share_is_no_fall_of_the_shares() {
    let post = "Shares in Kviz fell 28 percent after the ferry sank. The crew was saved.\n";
    let times =
        "The offer of 62 crowns per share is 31 percent above Friday's. A diver was lost.\n";
    assert_eq!(differing(&[post, times]), Vec::<String>::new());
    let fell = "The sinking cost owners dear: the shares lost 31 percent. A diver was lost.\n";
    assert_eq!(differing(&[post, fell]), ["28 percent 31 percent"]);
}

#[test]
fn a_toll_told_on_two_days_is_a_tension() {
    let part = |text: &str| part_of(&reading_of(text), &mut Vec::new());
    let parts = [
        part("The flood killed seven people in Kell on Monday. Rain went on.\n"),
        part("Nine people were killed by the water. Pumps arrived late.\n"),
    ];
    let kind = |one_day: bool| {
        let facts = parts.iter().zip(0..);
        let facts = facts.flat_map(|(part, at)| part.facts.iter().map(move |fact| (at, fact)));
        shared(facts, |_, _| one_day)[0].differences[0].2.kind
    };
    assert_eq!(kind(true), DifferenceKind::Conflict);
    assert_eq!(kind(false), DifferenceKind::Tension);
}

#[test]
fn the_age_of_a_suspect_is_nobody_elses() {
    let post = "A 34-year-old man was arrested at the station, police chief Karen Ode said.\n";
    let times = "The suspect, aged 43, gave himself up, said Karen Ode. Rain went on.\n";
    assert_eq!(differing(&[post, times]), ["34-year-old 43"]);
    let other = "A boy of 43 days was saved, said Karen Ode. Rain went on.\n";
    assert_eq!(differing(&[post, other]), Vec::<String>::new());
}
