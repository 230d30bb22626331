//! What is said across sentences, and verbs that speak with another word.

use super::dump;

#[test]
fn a_cue_keeps_its_clause_where_marks_follow_in_the_next_sentence() {
    assert_eq!(
        dump("Karen Ode said the dam was safe. \"We looked at it twice.\""),
        "indirect [the dam was safe] Karen Ode (clause)\n\
         direct [We looked at it twice.] Karen Ode (sentence-before)"
    );
}

#[test]
fn who_spoke_goes_on_behind_a_sentence_that_names_nobody() {
    assert_eq!(
        dump("\"I saw it fall,\" Karen Ode said. The street was empty. \"It was like thunder.\""),
        "direct [I saw it fall] Karen Ode (quote-subject-verb)\n\
         direct [It was like thunder.] Karen Ode (sentence-before)"
    );
    assert_eq!(
        dump("\"I saw it fall,\" Karen Ode said. Peter Marsh ran out. \"It was like thunder.\""),
        "direct [I saw it fall] Karen Ode (quote-subject-verb)\n\
         direct [It was like thunder.] Peter Marsh (sentence-before)"
    );
}

#[test]
fn verbs_that_speak_with_another_word() {
    assert_eq!(
        dump("\"There is no money,\" Karen Ode shot back. \"It is yours,\" Peter Marsh chimed in."),
        "direct [There is no money] Karen Ode (quote-subject-verb)\n\
         direct [It is yours] Peter Marsh (quote-subject-verb)"
    );
    assert_eq!(dump("Karen Ode shot the ball back. Peter Marsh hit back late on."), "");
}

#[test]
fn who_declines_to_comment_says_nothing() {
    assert_eq!(dump("Karen Ode declined to comment on the dam."), "");
    assert_eq!(dump("Karen Ode promised to resign."), "indirect [to resign] Karen Ode (clause)");
}

#[test]
fn irregular_verbs_make_a_clause() {
    assert_eq!(
        dump("Police say Peter Marsh stole the car."),
        "indirect [Peter Marsh stole the car] Police (clause)"
    );
}

#[test]
fn a_body_says_a_second_thing_behind_a_deed() {
    assert_eq!(
        dump(
            "The union says 400 jobs are at risk. It has called for a strike and says members are angry."
        ),
        "indirect [400 jobs are at risk] The union (clause)\n\
         indirect [members are angry] The union (clause)"
    );
}

#[test]
fn where_the_clause_of_a_cue_ends() {
    assert_eq!(
        dump("Karen Ode said the dam leaked, but that it would hold."),
        "indirect [the dam leaked, but that it would hold] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode said the dam leaked and she accused Peter Marsh of lying."),
        "indirect [the dam leaked] Karen Ode (clause)\n\
         indirect [Peter Marsh of lying] Karen Ode (clause)"
    );
}
