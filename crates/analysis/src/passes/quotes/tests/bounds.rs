//! Where what is said begins and ends, and what only looks as if something were said.

use super::dump;

#[test]
fn who_the_source_is_is_no_part_of_what_it_says() {
    assert_eq!(
        dump(
            "According to Karen Ode, an expert at the port whom I met last week, the ferry is late. According \
             to Karen Ode, the captain, the cook and the crew left."
        ),
        "indirect [the ferry is late] Karen Ode (according-to)\n\
         indirect [the captain, the cook and the crew left] Karen Ode (according-to)"
    );
}

#[test]
fn what_is_found_or_wished_is_not_said() {
    assert_eq!(
        dump(
            "Police work on boats that Karen Ode found abandoned, on September 3, in Lund. Karen Ode thanked \
             the islanders for the good wishes they had sent. I'm asked about the fire. The letters of the \
             crew, the papers found in Lund, and some maps have shed light on it. The captain showed that the \
             ferry was late."
        ),
        "indirect [the ferry was late] The captain (clause)"
    );
}

#[test]
fn the_title_of_a_report_is_not_said() {
    assert_eq!(
        dump(
            "The report, \"Boats on the Water: Ferries of the North,\" is based on talks with 14 men."
        ),
        ""
    );
}

#[test]
fn who_meets_in_a_place_talks_there() {
    assert_eq!(
        dump(
            "As Karen Ode explains, these were rooms where pilots mingled and discussed news of the day."
        ),
        "indirect [these were rooms where pilots mingled and discussed news of the day] Karen Ode (clause)\n\
         indirect [news of the day] pilots (clause)"
    );
}

#[test]
fn a_curly_mark_that_was_set_the_wrong_way_round_opens_behind_a_colon() {
    assert_eq!(
        dump("It left a mark on Karen Ode:”I like his private answer more,” she says."),
        "direct [I like his private answer more] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn what_is_never_to_be_is_promised() {
    assert_eq!(
        dump("Karen Ode promised never to sail."),
        "indirect [never to sail] Karen Ode (clause)"
    );
    assert_eq!(dump("She texted him that it was late."), "indirect [it was late] She (clause)");
}

#[test]
fn who_is_called_is_not_said_to_be_something() {
    for text in [
        "Karen Ode called the police.",
        "Karen Ode called Peter Marsh's office and left.",
        "Karen Ode called her wife on Friday.",
        "Karen Ode found herself raising it again.",
    ] {
        assert_eq!(dump(text), "", "{text}");
    }
    assert_eq!(
        dump("Karen Ode called the plan unfair."),
        "indirect [the plan unfair] Karen Ode (clause)"
    );
}

#[test]
fn titles_that_follow_each_other_are_not_said() {
    assert_eq!(
        dump(
            "Later songs were \"Fog,\" \"Who Took My Ferry Away,\" and \"Can't Take My Boat Off.\""
        ),
        ""
    );
}
