//! Values that are near each other and of two things.

use copydesk_core::{Article, Metadata, PartialDate, Published};

use super::{DifferenceKind, run_on};
use crate::passes::tokens::{Reading, reading_of};

/// An article of this day of March 2031.
fn of_march(day: u8, text: &str) -> (Article, Reading) {
    let (article, reading) = reading_of(text);
    let mut metadata = Metadata::default();
    metadata.published = Some(Published::new(PartialDate::full(2031, 3, day)));
    let (source, blocks) = (article.source().clone(), article.blocks().to_vec());
    (Article::new(source, blocks, Vec::new(), metadata).unwrap(), reading)
}

/// The values that two articles tell differently, each pair once.
fn differing(texts: [&str; 2]) -> Vec<[String; 2]> {
    let found = run_on(&texts.map(|text| of_march(4, text)));
    let differences = found.claims.iter().flat_map(|claim| &claim.differences);
    let told = differences
        .map(|one| [one.a, one.b].map(|at| at.span.of(texts[at.article as usize]).to_owned()));
    told.collect()
}

/// A statement of one article, between sentences that the other has too.
fn between(statement: &str) -> String {
    format!(
        "The harbour board of Kell met on the quay. {statement} The board closed the northern pier.\n"
    )
}

fn told_differently(a: &str, b: &str) -> Vec<[String; 2]> {
    differing([&between(a), &between(b)])
}

#[test]
fn numbers_of_two_parties() {
    let of = |one: &str, other: &str| {
        told_differently(
            &format!("{one} sold 120 fishing boats from its yard in the spring."),
            &format!("{other} sold 130 fishing boats from its yard in the spring."),
        )
    };
    assert_eq!(of("Velo Motor Corp", "Velo Motor Corp"), [["120", "130"]]);
    assert!(of("Velo Motor Corp", "Brandal Shipping Inc").is_empty());
}

#[test]
fn who_goes_by_a_role_may_be_whoever_is_named_elsewhere() {
    let of = |who: &str| {
        told_differently(
            "Jon Vidal took bribes of 240 crowns.",
            &format!("{who} took bribes of 210 crowns from Zoran Pavic."),
        )
    };
    assert_eq!(of("The former minister"), [["240", "210"]]);
    assert!(of("Aram Kos").is_empty());
}

#[test]
fn a_place_beside_two_days_does_not_make_them_one() {
    let of = |what: &str| {
        told_differently(
            "The storm sank the ferry in Kell on Monday.",
            &format!("{what} in Kell on Tuesday after the storm sank the ferry."),
        )
    };
    assert!(of("Divers met").is_empty());
    assert_eq!(of("The storm sank the ferry").len(), 1);
}

#[test]
fn what_is_needed_and_what_was_won() {
    let of = |how: &str| {
        told_differently(
            "Mayor Ada Ode won 303 votes of the harbour guild in the ballot.",
            &format!("Mayor Ada Ode {how} 270 votes of the harbour guild in the ballot."),
        )
    };
    assert_eq!(of("won"), [["303", "270"]]);
    assert!(of("needed to win").is_empty());
    let behind = told_differently(
        "Mayor Ada Ode won 303 votes of the guild and help was needed for the count.",
        "Mayor Ada Ode won 270 votes of the guild and help was needed for the count.",
    );
    assert_eq!(behind, [["303", "270"]]);
}

#[test]
fn what_happened_in_another_year() {
    let of = |when: &str| {
        let ours = "Nets were dry by noon. The storm sank 44 boats at the old moorings below the \
mill and drowned a pilot. Bread was sold.\n";
        let theirs = format!(
            "Mussels are cheap. {when} storm sank 50 boats of the guild, tore tiles off the chapel \
and left the town without bread for a week.\n"
        );
        differing([ours, &theirs])
    };
    for own in ["The", "In March 2031 a", "The worst since 1988, a", "From 1986 to 1988 a"] {
        assert_eq!(of(own), [["44", "50"]], "{own}");
    }
    assert!(of("In 1988 a").is_empty());
}

#[test]
fn the_average_of_several() {
    let of = |price: &str| {
        told_differently(
            "The guild paid a price of 120 crowns a box and 14 crowns a net.",
            &format!("The guild paid {price} of 110 crowns a box and 14 crowns a net."),
        )
    };
    assert_eq!(of("a price").len(), 1);
    assert!(of("an average price").is_empty());
}

#[test]
fn what_is_offered_and_what_is_demanded() {
    let of = |verb: &str| {
        told_differently(
            "The guild demanded a rise of 8 percent for crews.",
            &format!("The guild {verb} a rise of 6 percent for crews."),
        )
    };
    assert_eq!(of("demanded").len(), 1);
    assert!(of("was offered").is_empty());
}

#[test]
fn an_age_that_is_past() {
    let of = |age: &str| told_differently("Ada Ode, 84, died at home.", age);
    assert_eq!(of("Ada Ode died at the age of 81."), [["84", "81"]]);
    let far =
        "Ada Ode passed away on Tuesday in a hospital on the isle of Brandal at the age of 81.";
    assert_eq!(of(far), [["84", "81"]]);
    assert!(of("Ada Ode wrote a book at the age of 81.").is_empty());
}

#[test]
fn what_it_was_a_year_ago() {
    let of = |behind: &str| {
        let seats = |to: &str| {
            format!(
                "The share of seats that the ferries sold rose {to}, that of beds to 9 percent."
            )
        };
        told_differently(&seats("to 62.2 percent"), &seats(behind))
    };
    assert_eq!(of("to 56.9 percent").len(), 1);
    assert!(of("from 56.9 percent a year ago").is_empty());
}

#[test]
fn numbers_of_two_days_may_have_changed() {
    let kinds = |days: [u8; 2]| {
        let texts =
            ["Ada Ode sold 120 boats to the guild.\n", "Ada Ode sold 131 boats to the guild.\n"];
        let articles = [0, 1].map(|at| of_march(days[at], texts[at]));
        let found = run_on(&articles);
        let differences = found.claims.iter().flat_map(|claim| &claim.differences);
        differences.map(|one| one.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds([4, 4]), [DifferenceKind::Conflict]);
    assert_eq!(kinds([4, 6]), [DifferenceKind::Tension]);
}
