//! What the lists know for certain.

use super::dump;

#[test]
fn a_listed_region_is_a_place() {
    assert_eq!(
        dump("Unrest spread in the Israeli-occupied West Bank on Monday."),
        "place West Bank: West Bank"
    );
}

#[test]
fn faiths_and_parties_are_nobody() {
    for copy in [
        "The Roman Catholic church dedicates the day to peace.",
        "Guns were given to an Israeli-backed Christian militia.",
        "A New Year's Eve fire killed 11 people.",
    ] {
        assert_eq!(dump(copy), "", "{copy}");
    }
    assert_eq!(dump("The Ohio Democrat voted against it."), "place Ohio: Ohio");
}

#[test]
fn a_department_of_a_state_is_not_the_state_department() {
    assert_eq!(
        dump("Officials of the state Department of Wildlife counted the birds."),
        "organization Department of Wildlife: Department of Wildlife"
    );
}

#[test]
fn the_president_elect_is_not_the_president() {
    let found = dump("President Ode agreed. The view is that of the president-elect, Ines Moreau.");
    assert!(found.contains("person Ode: Ode"), "{found}");
    assert!(!found.contains("the president"), "{found}");
}
