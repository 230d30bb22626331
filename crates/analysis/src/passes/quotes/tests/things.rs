//! Things that stand behind a verb of speech and are not said; and who says what, where more than a
//! name stands beside the verb.

use super::dump;

#[test]
fn a_thing_behind_a_verb_is_not_said() {
    for text in [
        "Karen Ode added 163 runs for the third wicket with Peter Marsh.",
        "Karen Ode had 31 points, Peter Marsh added 24 and the Pilots won.",
        "Which boats should you add to your list?",
        "Karen Ode likes to tell stories of many long trips.",
        "You can read our guide to the pier here.",
        "The fire threatens the town.",
        "They met Karen Ode, a dealer accused of selling boats.",
        "For a longer guide to the pier, read this piece!",
    ] {
        assert_eq!(dump(text), "", "{text}");
    }
    let text = "With a longer pier, we can predict demand and sell more.";
    assert_eq!(dump(text), "indirect [demand and sell more] we (clause)");
    assert_eq!(
        dump("Karen Ode added 24 of the boats were late."),
        "indirect [24 of the boats were late] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode added in a statement that the boat was late."),
        "indirect [the boat was late] Karen Ode (clause)"
    );
}

#[test]
fn a_listener_may_be_told_by_more_than_a_name() {
    assert_eq!(
        dump("Karen Ode told state television that the toll could rise."),
        "indirect [the toll could rise] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode told staff in an email that Peter Marsh would take over."),
        "indirect [Peter Marsh would take over] Karen Ode (clause)"
    );
    assert_eq!(
        dump("The boat was late, Karen Ode told Kviz Bank on the sidelines of a talk in the town."),
        "indirect [The boat was late] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode told Kviz radio the boat would be late."),
        "indirect [the boat would be late] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode called on Easter Sunday for a truce."),
        "indirect [a truce] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode asked Finance Minister Peter Marsh to resign."),
        "indirect [to resign] Karen Ode (clause)"
    );
}

#[test]
fn a_clause_inserted_at_the_opening_ends_at_its_comma() {
    assert_eq!(
        dump("Sadly, though Karen Ode feared that the boat was late, the crew slept on."),
        "indirect [the boat was late] Karen Ode (clause)"
    );
}

#[test]
fn a_role_or_a_pair_of_nouns_may_be_the_subject() {
    assert_eq!(
        dump("The boat sank with two crew, regional governor Karen Ode said on the radio."),
        "indirect [The boat sank with two crew] Karen Ode (clause)"
    );
    assert_eq!(
        dump("The boat sank on Monday, police and rescue services said."),
        "indirect [The boat sank on Monday] police and rescue services (clause)"
    );
    assert_eq!(
        dump("The boat sank on Monday, the state news agency Kviz said on Friday."),
        "indirect [The boat sank on Monday] Kviz (clause)"
    );
    assert_eq!(
        dump("The boat sank on Monday, witnesses and a port official said."),
        "indirect [The boat sank on Monday] witnesses and a port official (clause)"
    );
    assert_eq!(
        dump("\"We sail,\" the 20-year-old from Lund said."),
        "direct [We sail] the 20-year-old (quote-subject-verb)"
    );
    assert_eq!(
        dump("Her label, Kviz Bank, said that the boat was late."),
        "indirect [the boat was late] Kviz Bank (clause)"
    );
    assert_eq!(
        dump("Her publisher, Kviz & Marsh, said that the boat was late."),
        "indirect [the boat was late] Kviz & Marsh (clause)"
    );
    assert_eq!(
        dump("A spokeswoman for Kviz Bank, Karen Ode, said the boat was late."),
        "indirect [the boat was late] Karen Ode (clause)"
    );
}

#[test]
fn a_paragraph_of_a_transcript_may_have_no_label() {
    assert_eq!(
        dump(
            "ODE: When do we sail?\n\nMARSH: At dawn.\n\nOur crew is ready for it.\n\nODE: Good.\n\n\
             MARSH: We wait."
        ),
        "indirect [When do we sail?] ODE (transcript)\n\
         indirect [At dawn.] MARSH (transcript)\n\
         indirect [Our crew is ready for it.] MARSH (transcript)\n\
         indirect [Good.] ODE (transcript)\n\
         indirect [We wait.] MARSH (transcript)"
    );
}

#[test]
fn what_is_told_between_labels_is_nobodys() {
    assert_eq!(
        dump(
            "ODE: When do we sail?\n\nMARSH: At dawn.\n\nThe hall fell silent. Outside, rain beat on \
             the windows.\n\nODE: Good.\n\nMARSH: We wait."
        ),
        "indirect [When do we sail?] ODE (transcript)\n\
         indirect [At dawn.] MARSH (transcript)\n\
         indirect [Good.] ODE (transcript)\n\
         indirect [We wait.] MARSH (transcript)"
    );
}

#[test]
fn a_name_may_end_like_an_adverb() {
    assert_eq!(dump("Reilly said it was late."), "indirect [it was late] Reilly (clause)");
    assert_eq!(dump("Lilly said sales rose."), "indirect [sales rose] Lilly (clause)");
}

#[test]
fn where_and_how_it_was_said_is_no_thing() {
    for how in ["insisted angrily", "wrote elsewhere", "admitted once", "warned twice"] {
        assert_eq!(
            dump(&format!("The boats will be late, Karen Ode {how}.")),
            "indirect [The boats will be late] Karen Ode (clause)",
            "{how}"
        );
    }
}

#[test]
fn what_somebody_wrote_may_be_a_title() {
    assert_eq!(dump("Karen Ode ran a ferry and wrote \"The Long Tide\"."), "");
    assert_eq!(
        dump("Karen Ode wrote \"Sail At Dawn!\""),
        "direct [Sail At Dawn!] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn a_name_that_is_not_given_is_no_speech() {
    assert_eq!(
        dump("\"We wait,\" said a pilot from Lund who did not want to give her name."),
        "direct [We wait] a pilot (quote-verb-subject)"
    );
}
