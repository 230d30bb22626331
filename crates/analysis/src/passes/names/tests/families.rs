//! Whom a family name means that several have.

use super::*;

#[test]
fn a_family_name_goes_to_who_was_called_so_before_another_came() {
    let filler = "The ferry sailed on to the islands in calm weather, and nobody on board was hurt or \
        even wet, though the sea rose at noon and the crew had to close all of its doors by hand. ";
    assert_eq!(
        dump(&format!(
            "Peter Tarvin spoke. Tarvin then left. {filler}Karen Tarvin stayed. {filler}Tarvin slept."
        )),
        "person Peter Tarvin: Peter Tarvin, Tarvin, Tarvin\nperson Karen Tarvin: Karen Tarvin"
    );
    // Right behind the other full name either may be meant.
    assert_eq!(
        dump("Peter Tarvin spoke. Tarvin then left. Karen Tarvin stayed. Tarvin slept."),
        "person Peter Tarvin: Peter Tarvin, Tarvin\nperson Karen Tarvin: Karen Tarvin\nperson Tarvin: Tarvin"
    );
}

#[test]
fn a_title_or_a_role_tells_whom_a_family_name_means() {
    assert_eq!(
        dump("Peter Tarvin met Karen Tarvin. Mrs. Tarvin slept, and Mr. Tarvin left."),
        "person Peter Tarvin: Peter Tarvin, Tarvin\nperson Karen Tarvin: Karen Tarvin, Tarvin"
    );
    assert_eq!(
        dump("President Lee Tarvin met Jo Tarvin. President Tarvin slept. Tarvin left."),
        "person Lee Tarvin: Lee Tarvin, Tarvin\nperson Jo Tarvin: Jo Tarvin\nperson Tarvin: Tarvin"
    );
}

#[test]
fn a_family_name_before_all_full_names_stays_with_one() {
    assert_eq!(
        dump("President Tarvin spoke. Tarvin left. Karen Tarvin and Peter Tarvin stayed."),
        "person Tarvin: Tarvin, Tarvin\nperson Karen Tarvin: Karen Tarvin\nperson Peter Tarvin: Peter Tarvin"
    );
}

#[test]
fn a_hyphen_that_may_not_be_broken_is_a_hyphen() {
    assert_eq!(
        dump("Karen Ode\u{2011}Marsh spoke in Oslo. Ode-Marsh then left."),
        "person Karen Ode\u{2011}Marsh: Karen Ode\u{2011}Marsh, Ode-Marsh\nplace Oslo: Oslo"
    );
}
