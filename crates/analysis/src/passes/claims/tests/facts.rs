//! What is compared whatever the sentences around it tell.

use copydesk_core::BlockKind;

use super::{part_of, run};
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
    let post = "A flood killed 47 people in the hills on Monday. Kell alone had 29 of the dead.\n";
    let times = "The death toll has reached 53. Most of the dead, 33, were from Kell.\n";
    assert_eq!(differing(&[post, times]), ["29 33", "47 53"]);
    let here = "The water killed 31 people in this town, a mayor said. Across the hills the toll \
        stood at 51.\n";
    assert_eq!(differing(&[post, here]), ["47 51"]);
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
    let post = "Kell went ahead in the 12th minute through Ruben Stam. Karen Ode was sent off in \
        the 71st minute.\n";
    let times = "It was loud when Ruben Stam slotted home after 11 minutes. A red card was shown \
        to Karen Ode in the 70th minute.\n";
    assert_eq!(differing(&[post, times]), ["12th minute 11 minutes", "71st minute 70th minute"]);
    let again = times.replace("after 11 minutes", "after 64 minutes");
    assert_eq!(differing(&[post, &again]), ["71st minute 70th minute"]);
}

#[test]
fn the_only_number_of_a_unit_is_compared() {
    let post = "The president promised 40 million crowns in a speech. Rain fell.\n";
    let times = "A ministry has set aside 45 million crowns for tents. It was cold.\n";
    assert_eq!(differing(&[post, times]), ["40 million 45 million"]);
    let two = times.replace("It was cold.", "A bridge cost 43 million crowns.");
    assert_eq!(differing(&[post, &two]), Vec::<String>::new());
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
