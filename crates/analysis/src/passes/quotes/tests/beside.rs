//! What stands beside the marks: cues of several words, nouns, names, titles.

use super::{dump, dump_below};

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
        dump("As one trader put it: \"we sail at dawn.\""),
        "direct [we sail at dawn.] one trader (subject-verb-quote)"
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
    assert_eq!(
        dump("The ferry was late, according to Karen Ode's \"The Tide and the Moon.\""),
        "indirect [The ferry was late] Karen Ode (according-to)"
    );
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

#[test]
fn an_initial_may_stand_in_a_signature() {
    assert_eq!(
        dump("“We sail at dawn and rest at noon.” ― Karen P. Ode"),
        "direct [We sail at dawn and rest at noon.] Karen P. Ode (signature)"
    );
}

#[test]
fn a_transcript_may_stand_in_marks() {
    assert_eq!(
        dump(
            "\"ODE: When do you sail this week?\n\n\"MARSH: At dawn, if the tide is in.\n\n\"Or at \
             noon.\""
        ),
        "direct [ODE: When do you sail this week?] ODE (transcript)\n\
         direct [MARSH: At dawn, if the tide is in. | Or at noon.] MARSH (transcript)"
    );
    assert_eq!(
        dump("\"BREAKING: The ferry is late again,\" Karen Ode tweeted."),
        "direct [BREAKING: The ferry is late again] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn a_verb_that_no_table_knows_may_stand_right_behind_a_name() {
    assert_eq!(
        dump("\"Promise me that you will wait,\" Karen Ode sings to the crew."),
        "direct [Promise me that you will wait] Karen Ode (unknown-verb)"
    );
}

#[test]
fn a_number_may_be_part_of_a_description() {
    assert_eq!(
        dump("\"They are wrong about it,\" said 9/11 widow Karen Ode."),
        "direct [They are wrong about it] Karen Ode (quote-verb-subject)"
    );
}

#[test]
fn what_somebody_calls_it_belongs_to_the_clause_before() {
    assert_eq!(
        dump("Karen Ode condemned what she called a \"brazen breach\" of the rules."),
        "mixed [a \"brazen breach\" of the rules] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn a_participle_may_have_a_subject_with_a_preposition() {
    assert_eq!(
        dump("Peter Marsh was late, with an aide to the mayor asking, \"Is the ferry in?\""),
        "direct [Is the ferry in?] an aide (subject-verb-quote)"
    );
}

#[test]
fn an_unknown_name_may_be_described_before_its_verb() {
    assert_eq!(
        dump("Odewick, a pilot and captain, then began by saying the ferry would \"never\" sail."),
        "mixed [the ferry would \"never\" sail] Odewick (clause)"
    );
}

#[test]
fn a_headline_names_its_source_behind_a_colon_and_around_marks() {
    for (headline, said) in [
        ("Boiler may have burst at port: Ode", "[Boiler may have burst at port] Karen Ode (h"),
        (
            "Ferry 'not ready' for winter - minister",
            "mixed [Ferry 'not ready' for winter] minister (headline)",
        ),
        ("Ex-pilot: Crew misled the port", "[Crew misled the port] Ex-pilot (headline)"),
        ("Ode on Norway: 'Time is running out'", "[Time is running out] Karen Ode (colon)"),
    ] {
        let found = dump_below(headline, "Karen Ode smiled.");
        assert!(found.contains(said), "{found}");
    }
    assert_eq!(dump_below("Ferry to sail: what we know", "Karen Ode smiled."), "");
    assert_eq!(dump_below("Statement: Ferry crew joins the port", "Karen Ode smiled."), "");
}

#[test]
fn what_is_quoted_in_a_transcript_is_apart() {
    assert_eq!(
        dump(
            "KAREN ODE, HOST: When do you sail?\n\nSEN. PETER MARSH (D-OHIO): I said I would. \
             They told me, \"Wait for us.\" And so I do.\n\nPETER MARSH: Good to know."
        ),
        "indirect [When do you sail?] KAREN ODE (transcript)\n\
         indirect [I said I would. They told me, | And so I do.] PETER MARSH (transcript)\n\
         direct [Wait for us.] They (subject-verb-quote)\n\
         indirect [Good to know.] PETER MARSH (transcript)"
    );
}

#[test]
fn a_title_may_have_an_owner_in_it() {
    assert_eq!(dump("In her new film, \"The Pilot's Wife,\" Karen Ode plays a cook."), "");
}

#[test]
fn what_is_no_speech_stays_none() {
    for copy in [
        "Known as \"the Captain,\" he retired.",
        "Despite being \"exhausted,\" he finished third.",
        "Pilots shrugged off \"the worst data in years\".",
        "She smiled \"like a cat\" when they met.",
        "Karen Ode wept when \"Tides\" was sung.",
        "She told history the way it was.",
    ] {
        assert_eq!(dump(copy), "", "{copy}");
    }
    assert_eq!(
        dump("Karen Ode wrote \"Stop the Boats\" on X."),
        "direct [Stop the Boats] Karen Ode (subject-verb-quote)"
    );
    assert_eq!(dump("\"Of course,\" she fibbed."), "direct [Of course] she (unknown-verb)");
}

#[test]
fn a_reply_comes_from_somebody() {
    assert_eq!(
        dump("\"Not one of us will leave,\" came the reply from Karen Ode."),
        "direct [Not one of us will leave] Karen Ode (noun)"
    );
    assert_eq!(
        dump("The response from the minister was swift: \"We will not sell.\""),
        "direct [We will not sell.] the minister (noun)"
    );
}
