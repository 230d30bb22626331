//! Where a clause begins and ends: behind passives, questions and days, and before another speaker.

use super::dump;

#[test]
fn who_tells_stands_behind_a_passive_and_its_clause_behind_that() {
    assert_eq!(
        dump(
            "Karen Ode was told by doctors she would never walk. Voters were urged by Karen Ode to stay \
             home. Peter Marsh was accused by Karen Ode of theft. Peter Marsh was criticized by some Lutherans \
             for being late."
        ),
        "indirect [she would never walk] doctors (clause)\n\
         indirect [to stay home] Karen Ode (clause)\n\
         indirect [of theft] Karen Ode (clause)"
    );
}

#[test]
fn what_somebody_was_asked_is_not_said_by_him() {
    assert_eq!(
        dump(
            "Karen Ode, asked about the fire, said the crew was asleep. Karen Ode, asked if she knew, was \
             silent. Karen Ode, the mayor, asked whether the ferry was safe. Karen Ode, asked about the fire, \
             said little. Karen Ode did not rule out that she would run."
        ),
        "indirect [the crew was asleep] Karen Ode (clause)\n\
         indirect [whether the ferry was safe] Karen Ode (clause)"
    );
}

#[test]
fn what_is_said_stands_behind_the_words_that_lead_to_it() {
    assert_eq!(
        dump(
            "What Karen Ode did say was that the ferry would return. Police urged anyone who saw the fire to \
             call. A group of pilots has written to the ministry to say the bridge is unsafe. For Karen Ode, \
             the vote is \"a chance to breathe and to sing.\" For years, it was \"a chance to sing and to \
             breathe.\""
        ),
        "indirect [the ferry would return] Karen Ode (clause)\n\
         indirect [to call] Police (clause)\n\
         indirect [the bridge is unsafe] A group (clause)\n\
         mixed [a chance to breathe and to sing.] Karen Ode (sentence)"
    );
}

#[test]
fn a_thing_is_found_on_a_day_and_a_clause_has_its_verb() {
    assert_eq!(
        dump(
            "Police found the burnt-out van near Holm on Monday evening. Karen Ode said the old dog died in \
             Lund. The minister urged both sides to return to the table. Ferries are late, said Kviz Bank, which \
             runs the port. According to Karen Ode, who leads the inquiry, the thieves were well informed."
        ),
        "indirect [the old dog died in Lund] Karen Ode (clause)\n\
         indirect [to return to the table] The minister (clause)\n\
         indirect [Ferries are late] Kviz Bank (clause)\n\
         indirect [the thieves were well informed] Karen Ode (according-to)"
    );
}

#[test]
fn another_speaker_behind_and_ends_what_is_said() {
    assert_eq!(
        dump(
            "Karen Ode denied the charges and her lawyer, Peter Marsh, said he would appeal. Karen Ode said \
             the boat was late and her lawyer said he would sue. Karen Ode criticised the plan and so did Peter \
             Marsh. The boat will sail, Karen Ode pledged on Friday as she named the captain of the ferry. Karen Ode, who \
             testified against the minister, was freed. The verdict was a farce, her counsel Peter Marsh said."
        ),
        "indirect [the charges] Karen Ode (clause)\n\
         indirect [he would appeal] Peter Marsh (clause)\n\
         indirect [the boat was late] Karen Ode (clause)\n\
         indirect [he would sue] her lawyer (clause)\n\
         indirect [the plan] Karen Ode (clause)\n\
         indirect [The boat will sail] Karen Ode (clause)\n\
         indirect [The verdict was a farce] Peter Marsh (clause)"
    );
}

#[test]
fn a_relative_clause_of_a_body_ends_before_the_main_verb() {
    assert_eq!(
        dump("The union, which criticised the plan, warned of strikes."),
        "indirect [the plan] The union (clause)\n\
         indirect [strikes] The union (clause)"
    );
}
