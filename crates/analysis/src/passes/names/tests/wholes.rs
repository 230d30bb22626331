//! Names that are put together from pieces.

use super::dump;

#[test]
fn a_town_has_small_words_between_hyphens() {
    for (copy, found) in [
        ("He was born in Ardal-on-Kviz in June.", "place Ardal-on-Kviz: Ardal-on-Kviz"),
        (
            "They met at the University of Norway-Lund on Friday.",
            "organization University of Norway-Lund: University of Norway-Lund",
        ),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn a_ministry_is_of_several_fields() {
    assert_eq!(
        dump("The Ministry of Agriculture, Fisheries and Food closed on Friday."),
        "organization Ministry of Agriculture, Fisheries and Food: \
         Ministry of Agriculture, Fisheries and Food"
    );
    let apart = dump("The Ministry of Defence, Boeing and Siemens signed the deal.");
    assert!(apart.contains("organization Ministry of Defence: Ministry of Defence\n"), "{apart}");
}

#[test]
fn a_unit_has_its_number_and_a_court_what_it_is_for() {
    let unit = dump("The 3rd Armored Brigade left the port.");
    assert!(unit.contains("organization 3rd Armored Brigade: "), "{unit}");
    let court = dump("The U.S. Court of Appeals for the Ninth Circuit upheld the ban.");
    assert!(court.contains("U.S. Court of Appeals for the Ninth Circuit: "), "{court}");
}

#[test]
fn a_family_name_is_joined_by_a_small_word() {
    let name = dump("The mayor, Jose Ortega y Gasset, waved.");
    assert!(name.contains("person Jose Ortega y Gasset: "), "{name}");
}

#[test]
fn two_listed_bodies_with_and_are_two() {
    assert_eq!(
        dump("The judges heard from Reporters Without Borders and Human Rights Watch."),
        "organization Reporters Without Borders: Reporters Without Borders\n\
         organization Human Rights Watch: Human Rights Watch"
    );
}

#[test]
fn a_listed_acronym_is_no_part_of_its_bodies() {
    let names = dump("The U.N. General Assembly met. The U.N. asked for help.");
    assert!(names.contains("organization U.N.: U.N."), "{names}");
}

#[test]
fn an_acronym_tells_that_its_words_are_a_body() {
    let names = dump("Velmarins Sans Odal left the port. The MSF boat and VSO crews went.");
    assert!(names.contains("organization Velmarins Sans Odal"), "{names}");
}

#[test]
fn a_club_is_called_by_half_its_name() {
    let names = dump("Manchester United won 2-1. Karen Ode scored for United.");
    assert!(names.contains("Manchester United: Manchester United, United"), "{names}");
}

#[test]
fn what_is_whole_is_not_put_together_with_others() {
    let names = dump("Aid group Save the Children left Oslo.");
    assert!(names.contains("organization Save the Children"), "{names}");
    let names = dump("Lo Sun Kwok left. The LSK port closed.");
    assert!(!names.contains("organization Lo Sun Kwok"), "{names}");
    let names = dump("Manchester City won. The City Council met. City police said so.");
    assert!(names.contains("Manchester City: Manchester City\n"), "{names}");
}

#[test]
fn a_listed_name_with_a_possessive_is_one() {
    assert_eq!(
        dump("She was born in Bishop's Stortford and moved to King's Lynn on Friday."),
        "place Bishop's Stortford: Bishop's Stortford\nplace King's Lynn: King's Lynn"
    );
    assert_eq!(dump("The skippers met at Old Trafford."), "place Old Trafford: Old Trafford");
}

#[test]
fn a_long_name_of_a_town_is_one_whatever_stands_around() {
    for (copy, found) in [
        ("She lives in Odel-on-Sea now.", "place Odel-on-Sea: Odel-on-Sea"),
        ("Saint-Odel-de-Kviz was cut off.", "place Saint-Odel-de-Kviz: Saint-Odel-de-Kviz"),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn a_body_is_named_for_its_cause() {
    assert_eq!(
        dump("The charity Free the Walruses gave $2."),
        "organization Free the Walruses: Free the Walruses"
    );
    assert_eq!(dump("Protect the Walruses, he said."), "");
}

#[test]
fn a_museum_goes_on_behind_its_head() {
    let found = dump("Kari Ode's Crystal Marsh Museum of American Ferries opened.");
    assert!(found.contains("Crystal Marsh Museum of American Ferries"), "{found}");
}

#[test]
fn what_is_ground_is_a_place_though_its_head_be_a_family_name() {
    let name = dump("Rangers found the lioness near Odaseli National Park.");
    assert!(name.contains("place Odaseli National Park: Odaseli National Park"), "{name}");
}
