//! What the words around a name tell of its kind, and what they took along.

use super::dump;

/// Asserts the first name of each text.
fn first(cases: &[(&str, &str)]) {
    for (text, name) in cases {
        assert_eq!(dump(text).split(':').next(), Some(*name), "{text}");
    }
}

#[test]
fn a_state_or_a_noun_beside_it_tells_a_place() {
    first(&[
        ("They slept in Karen Heights, Ohio, all week.", "place Karen Heights"),
        ("They left the town of Karen on Friday.", "place Karen"),
        ("Rain fell in the Karen valley.", "place Karen"),
        ("KVIZAL, Norland — The ferry was late on Friday.", "place KVIZAL"),
        ("She spoke to the MP for Peter Odal on Friday.", "place Peter Odal"),
    ]);
    assert_eq!(
        dump("She grew up in Karen, TN, and then left."),
        "place Karen: Karen\nplace TN: TN"
    );
    assert_eq!(
        dump("Ohio Governor Sam Marsh left early with some friends."),
        "place Ohio: Ohio\nperson Sam Marsh: Sam Marsh"
    );
}

#[test]
fn what_bodies_have_and_do_tells_a_body() {
    first(&[
        ("Analysts at Odrexel expect a rise this year.", "organization Odrexel"),
        ("The ferry is operated by Odal Freight on most days.", "organization Odal Freight"),
        ("Oslo United beat Odal Town 2-1 on Friday.", "organization Oslo United"),
        ("They beat Odal Town 2-1 on Friday.", "organization Odal Town"),
        ("The crowd saw the Oslo Comets win again.", "organization Oslo Comets"),
    ]);
    assert_eq!(
        dump("Odal Software cut jobs. A fall at Odal was seen. Rain fell near Oslo."),
        "organization Odal Software: Odal Software, Odal\nplace Oslo: Oslo"
    );
}

#[test]
fn who_has_a_role_for_a_body_stands_behind_its_comma() {
    assert_eq!(
        dump("A spokeswoman for Kviz Bank, Line Odebakken, said it was late."),
        "organization Kviz Bank: Kviz Bank\nperson Line Odebakken: Line Odebakken"
    );
    assert!(
        dump("The chairman of the Kviz Bank, Chief Mrs. Kari Ode, said no.")
            .contains("person Kari Ode: Kari Ode")
    );
}

#[test]
fn an_office_is_no_part_of_a_body() {
    first(&[
        ("They met NATO Secretary-General Kari Ode.", "organization NATO"),
        ("He was Chief Executive Officer of Odal Airways for a year.", "organization Odal Airways"),
    ]);
}

#[test]
fn a_name_within_a_name_is_none() {
    first(&[
        ("They slept in St Mary's Church on Friday.", "organization St Mary's Church"),
        (
            "He led the Odal Provincial People's Congress for a year.",
            "organization Odal Provincial People's Congress",
        ),
    ]);
    assert_eq!(dump("It was a Sh340 million deal for the land."), "");
    assert_eq!(
        dump("\"It rains,\" said Kari Ode, MD, FODE, on Friday."),
        "person Kari Ode: Kari Ode"
    );
}

#[test]
fn a_sentence_full_of_names_is_no_headline() {
    assert_eq!(
        dump("He studied at King's College Oslo and joined the National Ferry Institute in 1956."),
        "organization King's College Oslo: King's College Oslo\n\
         organization National Ferry Institute: National Ferry Institute"
    );
}

#[test]
fn a_listed_body_is_not_what_it_makes() {
    assert_eq!(
        dump("They searched with Google Odal and with Google."),
        "organization Google Odal: Google Odal\norganization Google: Google"
    );
    assert_eq!(
        dump("The U.S. Court of Odal sat. Assistant U.S. Attorney Kari Ode spoke for an hour.")
            .lines()
            .nth(1),
        Some("place U.S.: U.S.")
    );
}

#[test]
fn a_place_is_called_as_it_is_written_in_copy() {
    assert_eq!(
        dump("KVIZAL, Norland — The ferry was late. Rain fell in Kvizal."),
        "place Kvizal: KVIZAL, Kvizal"
    );
}
