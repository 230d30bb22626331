//! What somebody holds: adjectives, and nouns with whose they are.

use super::dump;

#[test]
fn adjectives_tell_what_somebody_holds() {
    assert_eq!(
        dump(
            "Karen Ode is quite confident the pier will stand. The union was adamant that the boats were \
             old. Karen Ode made it clear that she would run."
        ),
        "indirect [the pier will stand] Karen Ode (stance)\n\
         indirect [the boats were old] The union (stance)\n\
         indirect [she would run] Karen Ode (stance)"
    );
    assert_eq!(dump("The pier is certain to fall. It is clear that the pier will fall."), "");
}

#[test]
fn nouns_tell_whose_claim_it_is() {
    assert_eq!(
        dump(
            "Karen Ode's claim that the ferry was late is false. Critics dismissed Peter Marsh's assertion \
             that the crew had slept. The union voiced fears that the pier would fall."
        ),
        "indirect [the ferry was late] Karen Ode (stance)\n\
         indirect [Peter Marsh's assertion that the crew had slept] Critics (clause)\n\
         indirect [the crew had slept] Peter Marsh (stance)\n\
         indirect [the pier would fall] The union (clause)"
    );
    assert_eq!(dump("The port issued a statement that drew fire from the crew."), "");
    assert_eq!(dump("The claim that the ferry was late is false."), "");
}

#[test]
fn who_faces_or_gets_a_claim_does_not_hold_it() {
    assert_eq!(
        dump(
            "Karen Ode is facing an allegation that she took money. The union received complaints that the \
             boats were late. The council gave no assurance that the port would open. Her remarks that \
             morning drew cheers. Nobody is sure that the port will close."
        ),
        ""
    );
}

#[test]
fn a_forecast_is_its_owners() {
    assert_eq!(
        dump("The union's forecast that fares will rise has been questioned."),
        "indirect [fares will rise] The union (stance)"
    );
}
