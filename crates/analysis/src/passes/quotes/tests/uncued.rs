//! Speech in marks of which no cue with a speaker tells, and marks that hold a name.

use super::dump;

#[test]
fn a_passive_verb_tells_of_speech_and_not_who_speaks() {
    assert_eq!(
        dump("The pier was described as a \"shambles\" and Ode was said to be \"furious\"."),
        "mixed [shambles] - (clause)\n\
         mixed [furious] - (clause)"
    );
    assert_eq!(dump("Her boat is called the \"Morning Tide\" and sails at dawn."), "");
}

#[test]
fn two_stretches_may_have_one_cue_behind_them() {
    assert_eq!(
        dump("Tolls are \"a bar to trade\" and \"a shame,\" Karen Ode, the pilot, said."),
        "mixed [a bar to trade] Karen Ode (quote-subject-verb)\n\
         mixed [a shame] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn what_bears_words_says_them() {
    assert_eq!(
        dump("A sign read \"ferries for all\". He wore a red hat reading, \"Ports Come First\"."),
        "direct [ferries for all] A sign (subject-verb-quote)\n\
         direct [Ports Come First] a red hat (subject-verb-quote)"
    );
}

#[test]
fn several_signs_bear_words() {
    assert_eq!(
        dump("Protesters held banners that read \"Ferries Not Tolls\" at the pier."),
        "direct [Ferries Not Tolls] banners (subject-verb-quote)"
    );
    assert_eq!(
        dump("They wore shirts saying \"no to tolls\" at the pier."),
        "direct [no to tolls] shirts (subject-verb-quote)"
    );
}

#[test]
fn an_epithet_in_capitals_is_no_title() {
    assert_eq!(
        dump("Karen Ode referred to Peter Marsh as the \"Great Eel\" at the pier."),
        "mixed [Great Eel] Karen Ode (clause)"
    );
    assert_eq!(
        dump("They keep calling Peter Marsh \"Captain Late\" at the pier."),
        "mixed [Captain Late] They (clause)"
    );
}

#[test]
fn a_remark_stands_behind_its_words_too() {
    assert_eq!(
        dump("Peter Marsh's \"lazy pilots\" remark was slow to be forgotten."),
        "mixed [lazy pilots] Peter Marsh (noun)"
    );
}

#[test]
fn titles_end_sentences_and_are_no_speech() {
    for text in [
        "Karen Ode said the ferry was late on Friday's \"Morning Tide.\"",
        "Karen Ode was the founder of \"Pilots and Crews for Marsh 1998.\"",
        "The pilots gave an interview with \"Harbour News Sunday.\"",
    ] {
        let said = dump(text);
        assert!(!said.contains("[Morning") && !said.contains("[Pilots"), "{said}");
        assert!(!said.contains("[Harbour"), "{said}");
    }
    assert_eq!(
        dump("They were met with chants of \"Ode, Ode, Ode\" at the pier."),
        "mixed [Ode, Ode, Ode] - (noun)"
    );
}

#[test]
fn half_of_a_compound_is_no_speech() {
    assert_eq!(dump("Karen Ode said it was a \"crawl\"-worthy road.").lines().count(), 1);
    assert_eq!(dump("It made \"slow\"-worthy headlines as the two pilots said."), "");
}

#[test]
fn single_marks_are_speech_where_a_comma_or_a_colon_says_so() {
    assert_eq!(
        dump("'They left us on our own,' raged mayor Karen Ode."),
        "direct [They left us on our own] Karen Ode (unknown-verb)"
    );
    assert_eq!(
        dump("Mayor Karen Ode let rip: 'They left the door open and the light on.'"),
        "direct [They left the door open and the light on.] Karen Ode (colon)"
    );
    assert_eq!(dump("She likes 'The Old Ferry' by Karen Ode on the pier."), "");
    assert_eq!(dump("'The Very Last Ferry Home,' Karen Ode's novel, sold well."), "");
}

#[test]
fn a_short_sentence_behind_a_colon_is_said_by_the_subject() {
    assert_eq!(
        dump("The minister was blunt: \"We wait.\""),
        "direct [We wait.] The minister (colon)"
    );
    assert_eq!(dump("The sign at the port was clear: \"Harbour Lights.\""), "");
}

#[test]
fn who_is_called_blunt_says_the_marks_behind() {
    assert_eq!(
        dump("Ode would not say. His wife was more direct. \"He should have left years ago.\""),
        "direct [He should have left years ago.] His wife (blunt)"
    );
    assert_eq!(dump("The ministers met. The sky was very clear. \"Nobody saw it.\""), "");
}
