//! What stands beside the marks: cues of several words, nouns, names, titles.

use super::dump;

#[test]
fn a_name_behind_a_dash_signs() {
    assert_eq!(
        dump("“We sail at dawn and rest at noon.” ― Karen Ode, pilot"),
        "direct [We sail at dawn and rest at noon.] Karen Ode (signature)"
    );
}

#[test]
fn a_noun_of_speech_belongs_to_somebody() {
    assert_eq!(
        dump("Nobody liked Karen Ode's remark that \"there is no ferry on Monday.\""),
        "mixed [there is no ferry on Monday.] Karen Ode (noun)"
    );
}

#[test]
fn titles_and_nicknames_are_no_speech() {
    assert_eq!(dump("The \"night ferry\" left. She starred in \"Morning Tide\" in May."), "");
}

#[test]
fn somebody_has_a_view_and_words() {
    assert_eq!(
        dump(
            "\"It was late,\" in Karen Ode's view. In the words of Peter Marsh, \"it was early.\""
        ),
        "direct [It was late] Karen Ode (according-to)\n\
         direct [it was early.] Peter Marsh (according-to)"
    );
    assert_eq!(
        dump("The ferry is a disgrace, in Karen Ode's opinion."),
        "indirect [The ferry is a disgrace] Karen Ode (according-to)"
    );
    assert_eq!(dump("In the opinion pages there was no word of it, and the view was fine."), "");
}

#[test]
fn somebody_puts_it_or_goes_on() {
    assert_eq!(
        dump("As Karen Ode put it, \"we sail at dawn.\""),
        "direct [we sail at dawn.] Karen Ode (subject-verb-quote)"
    );
    assert_eq!(
        dump("As Karen Ode put it, the ferry was late."),
        "indirect [the ferry was late] Karen Ode (clause)"
    );
    assert_eq!(
        dump("\"We sail at dawn,\" Karen Ode went on. Karen Ode went on to say little."),
        "direct [We sail at dawn] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn a_name_and_a_colon_behind_a_dash() {
    assert_eq!(
        dump("Pilots agree - Kviz Research: \"The ferry is late on most days of the week.\""),
        "direct [The ferry is late on most days of the week.] Kviz Research (colon)"
    );
}

#[test]
fn a_document_is_announced() {
    assert_eq!(
        dump("From the report:\n\n\"The ferry is late on most days of the week.\""),
        "direct [The ferry is late on most days of the week.] the report (colon)"
    );
}

#[test]
fn a_quotation_set_apart_is_signed_below() {
    assert_eq!(
        dump("It was late.\n\n\"We sail at dawn and rest at noon.\n\nKaren Ode, pilot.\""),
        "direct [We sail at dawn and rest at noon.] Karen Ode (signature)"
    );
}

#[test]
fn crowds_chant() {
    assert_eq!(
        dump("Some chanted \"No ferry!\" He was met with chants of \"Go home.\""),
        "direct [No ferry!] Some (subject-verb-quote)\nmixed [Go home.] - (noun)"
    );
}

#[test]
fn nobody_says_who_asked() {
    assert_eq!(
        dump("Karen Ode was asked, \"When do you sail?\""),
        "direct [When do you sail?] - (sentence)"
    );
}

#[test]
fn titles_of_works_and_attributes_are_no_speech() {
    assert_eq!(dump("She was on the podcast \"Wait, What Now!\" and in Kviz's \"The Tide.\""), "");
    assert_eq!(dump("\"Morning Tide\" host Karen Ode left. She sang the ballad \"No More.\""), "");
    assert_eq!(dump("The tag <item id=\"Karen Ode said so.\"> was left in the copy."), "");
}

#[test]
fn a_purpose_is_no_speech() {
    assert_eq!(
        dump("Karen Ode said the port needs a boat to counter the tide, but got \"a toy.\""),
        "mixed [a toy.] Karen Ode (clause)"
    );
}

#[test]
fn points_are_no_cue_without_what_they_point_to() {
    assert_eq!(
        dump("Karen Ode says the points of the plan are late."),
        "indirect [the points of the plan are late] Karen Ode (clause)"
    );
}
