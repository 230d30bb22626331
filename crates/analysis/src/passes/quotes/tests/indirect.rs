//! Speech without marks: where it begins, where it ends, whose it is.

use super::dump;

#[test]
fn a_time_or_an_occasion_may_stand_before_the_clause() {
    assert_eq!(
        dump(
            "Karen Ode said Tuesday his boats were late. Karen Ode said on Monday night the pier \
             was closed. Karen Ode said in a written statement the crew was tired."
        ),
        "indirect [his boats were late] Karen Ode (clause)\n\
         indirect [the pier was closed] Karen Ode (clause)\n\
         indirect [the crew was tired] Karen Ode (clause)"
    );
}

#[test]
fn contractions_open_a_clause() {
    assert_eq!(
        dump("Karen Ode says it's late. Karen Ode told Peter Marsh she'd wait."),
        "indirect [it's late] Karen Ode (clause)\n\
         indirect [she'd wait] Karen Ode (clause)"
    );
}

#[test]
fn an_answer_may_be_one_word() {
    assert_eq!(dump("Karen Ode said no."), "indirect [no] Karen Ode (clause)");
}

#[test]
fn shares_of_people_speak() {
    assert_eq!(
        dump("Six in 10 say the ferry is late. A mere 9 percent say they will wait."),
        "indirect [the ferry is late] Six in 10 (clause)\n\
         indirect [they will wait] A mere 9 percent (clause)"
    );
}

#[test]
fn a_call_is_for_something_or_on_somebody() {
    assert_eq!(
        dump("Karen Ode called for a longer pier. Karen Ode called on Peter Marsh to resign."),
        "indirect [a longer pier] Karen Ode (clause)\n\
         indirect [Peter Marsh to resign] Karen Ode (clause)"
    );
}

#[test]
fn a_clause_in_a_lesser_one_ends_where_the_main_one_begins() {
    assert_eq!(
        dump("While Karen Ode said that the ferry was late, the crew was asleep."),
        "indirect [the ferry was late] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode, who said she was tired, said the ferry was late."),
        "indirect [she was tired] Karen Ode (clause)\n\
         indirect [the ferry was late] Karen Ode (clause)"
    );
}

#[test]
fn whoever_is_asked_may_be_no_name() {
    assert_eq!(
        dump("Karen Ode asked dockers whether they would wait."),
        "indirect [whether they would wait] Karen Ode (clause)"
    );
}

#[test]
fn a_source_according_to_which_needs_no_article() {
    assert_eq!(
        dump("According to early results of the poll, the ferry was late."),
        "indirect [the ferry was late] early results (according-to)"
    );
}

#[test]
fn a_plural_that_opens_the_sentence_speaks_for_what_is_joined_to_it() {
    assert_eq!(
        dump(
            "Experts on tides and boilers said the pier was old. Pilots in Lund and around the bay \
             say the ferry is late."
        ),
        "indirect [the pier was old] Experts (clause)\n\
         indirect [the ferry is late] Pilots (clause)"
    );
}

#[test]
fn a_share_of_a_described_group_speaks() {
    assert_eq!(
        dump("Only 52 percent of registered voters agreed that the ferry is late."),
        "indirect [the ferry is late] 52 percent of registered voters (clause)"
    );
}

#[test]
fn a_phrase_of_time_may_stand_before_a_pronoun() {
    assert_eq!(
        dump("Karen Ode said after the long trip he would wait."),
        "indirect [he would wait] Karen Ode (clause)"
    );
}

#[test]
fn a_relative_may_be_the_subject_of_what_is_said() {
    assert_eq!(
        dump("The changes, which officials said will come in May, are few."),
        "indirect [will come in May] officials (clause)"
    );
}

#[test]
fn a_phrase_may_stand_between_the_verb_and_a_pronoun() {
    assert_eq!(
        dump(
            "Karen Ode has said for weeks he's the only pilot. Karen Ode said in Lund she was late."
        ),
        "indirect [he's the only pilot] Karen Ode (clause)\n\
         indirect [she was late] Karen Ode (clause)"
    );
}

#[test]
fn an_aside_may_tell_the_occasion() {
    assert_eq!(
        dump("If she becomes mayor, Karen Ode suggested in a tweet, the ferry will sail."),
        "indirect [If she becomes mayor | the ferry will sail] Karen Ode (aside)"
    );
}

#[test]
fn who_asks_not_to_be_named_is_quoted_once() {
    assert_eq!(
        dump(
            "But a port official, who asked not to be named, told the Gazette that the ferry was \
             carrying too many."
        ),
        "indirect [the ferry was carrying too many] a port official (clause)"
    );
}

#[test]
fn a_relative_clause_ends_where_the_main_one_goes_on() {
    assert_eq!(
        dump("Karen Ode, who called the wreck \"a sad sight,\" will travel to Lund."),
        "mixed [the wreck \"a sad sight,\"] Karen Ode (clause)"
    );
}

#[test]
fn a_relative_clause_without_commas_ends_where_the_main_verb_stands() {
    assert_eq!(
        dump("A pilot who has accused Karen Ode of trying to cheat is talking to the crew."),
        "indirect [Karen Ode of trying to cheat] A pilot (clause)"
    );
    assert_eq!(
        dump("A pilot who said the ferry was late is talking to the crew."),
        "indirect [the ferry was late] A pilot (clause)"
    );
}

#[test]
fn to_advise_somebody_is_no_speech() {
    assert_eq!(dump("Kviz Bank advised Acme Corp on the deal."), "");
    assert_eq!(
        dump("Karen Ode warned the ferry would be late."),
        "indirect [the ferry would be late] Karen Ode (clause)"
    );
}

#[test]
fn a_listener_may_be_described_before_what_he_is_told() {
    assert_eq!(
        dump("Karen Ode asked the Kviz director, Peter Marsh, to shut down the port."),
        "indirect [to shut down the port] Karen Ode (clause)"
    );
}

#[test]
fn to_continue_something_is_no_speech() {
    assert_eq!(
        dump("Karen Ode said it could sink if Norway continued its \"rude attitude.\""),
        "mixed [it could sink if Norway continued its \"rude attitude.\"] Karen Ode (clause)"
    );
}

#[test]
fn a_deed_is_nothing_that_was_said() {
    for text in [
        "The vote was called by the Kviz Party after the budget fell.",
        "He won. Peter Marsh called her before noon on Monday.",
        "Peter Marsh conceded shortly before midnight.",
        "Police found a burned-out boat near the pier and are looking for the crew.",
        "Police found a boat that was adrift.",
        "Karen Ode must now ask the crew to leave within a week.",
    ] {
        assert_eq!(dump(text), "", "{text}");
    }
}

#[test]
fn what_somebody_is_called_is_said() {
    assert_eq!(
        dump("Peter Marsh called her a liar. Peter Marsh condemned Friday's strike."),
        "indirect [her a liar] Peter Marsh (clause)\n\
         indirect [Friday's strike] Peter Marsh (clause)"
    );
}

#[test]
fn an_object_ends_where_another_deed_is_told() {
    assert_eq!(
        dump("Karen Ode admitted the payments in June and paid a fine."),
        "indirect [the payments in June] Karen Ode (clause)"
    );
}

#[test]
fn a_body_may_be_told_without_that() {
    assert_eq!(
        dump(
            "Karen Ode told the jury she was late. Peter Marsh told an inquest the pier was shut."
        ),
        "indirect [she was late] Karen Ode (clause)\n\
         indirect [the pier was shut] Peter Marsh (clause)"
    );
    assert_eq!(dump("Karen Ode told the truth she knew."), "");
}

#[test]
fn another_may_speak_behind_a_conjunction() {
    assert_eq!(
        dump("One pilot said the ferry was late but another said it was early."),
        "indirect [the ferry was late] One pilot (clause)\n\
         indirect [it was early] another (clause)"
    );
}

#[test]
fn a_clause_shows_by_its_words() {
    assert_eq!(
        dump("Karen Ode told reporters by telephone his crew held the pier."),
        "indirect [his crew held the pier] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode said the results reflect a wet spring."),
        "indirect [the results reflect a wet spring] Karen Ode (clause)"
    );
    assert!(!dump("Asked if he feared the long storm, Peter Marsh laughed.").contains("laughed"));
}

#[test]
fn an_office_that_no_table_knows_opens_the_cue_behind() {
    assert_eq!(
        dump("The fire began in a barn, Fire Chief Carl Marsh said."),
        "indirect [The fire began in a barn] Carl Marsh (clause)"
    );
}

#[test]
fn a_verb_of_british_copy_has_a_clause() {
    assert_eq!(
        dump("Karen Ode reckons the drought will last."),
        "indirect [the drought will last] Karen Ode (clause)"
    );
}

#[test]
fn what_others_say_of_somebody_is_nobodys_speech() {
    assert_eq!(dump("Karen Ode, believed to be 29 years old, left the harbour."), "");
    assert_eq!(dump("A pilot said to be asleep was held in Oslo."), "");
    assert_eq!(
        dump("The coach said to be patient after the loss."),
        "indirect [to be patient after the loss] The coach (clause)"
    );
    assert_eq!(
        dump("Karen Ode left when her father died in Oslo and experts believe the pier will fall."),
        "indirect [the pier will fall] experts (clause)"
    );
}

#[test]
fn readers_and_things_think_and_judge_nothing() {
    let none = "";
    assert_eq!(
        dump("Send it to anyone who you think could use a boat. You want the old pier."),
        none
    );
    assert_eq!(dump("The cameras watch the pier at night, identifying boats that leave."), none);
    assert_eq!(dump("By sailing early, we can maintain the good name of the port."), none);
    assert_eq!(dump("For B2C brands, the ferry is a place that helps brands to grow."), none);
    assert_eq!(
        dump("The ferry is late, Karen Ode said the next day."),
        "indirect [The ferry is late] Karen Ode (clause)"
    );
    assert_eq!(
        dump("The ferry is late, Karen Ode insisted a few hours later."),
        "indirect [The ferry is late] Karen Ode (clause)"
    );
}

#[test]
fn what_somebody_is_said_to_do_is_told_by_the_source() {
    for (copy, found) in [
        (
            "According to Karen Ode, the port has offered 40 million euros for the yard.",
            "indirect [the port has offered 40 million euros for the yard] Karen Ode (according-to)",
        ),
        (
            "According to Karen Ode, Peter Marsh said the yard was lost.",
            "indirect [the yard was lost] Peter Marsh <Karen Ode> (clause)",
        ),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn a_clause_stands_before_a_role_of_several_words() {
    for (copy, found) in [
        (
            "Tolls may have to rise in 2024, harbour bank governor Karen Ode told reporters.",
            "indirect [Tolls may have to rise in 2024] Karen Ode (clause)",
        ),
        (
            "Crews will walk out on Friday, the head of the pilots' union said.",
            "indirect [Crews will walk out on Friday] the head (clause)",
        ),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn a_clause_may_open_with_a_former_role() {
    assert_eq!(
        dump("Karen Ode said then-finance minister Peter Marsh had lied."),
        "indirect [then-finance minister Peter Marsh had lied] Karen Ode (clause)"
    );
}

#[test]
fn a_clause_ends_where_another_source_speaks() {
    for (copy, found) in [
        (
            "She called the ruling \"a shame\" and her lawyer, Peter Marsh, said they would appeal.",
            "mixed [the ruling \"a shame\"] She (clause)\n\
             indirect [they would appeal] Peter Marsh (clause)",
        ),
        (
            "Pilots fear that the storm will last, and many say they have stopped sailing.",
            "indirect [the storm will last] Pilots (clause)\n\
             indirect [they have stopped sailing] many (clause)",
        ),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn what_is_said_goes_on_behind_but_not() {
    assert_eq!(
        dump("Karen Ode fears that the bridge will bring ferries, but not families."),
        "indirect [the bridge will bring ferries, but not families] Karen Ode (clause)"
    );
}

#[test]
fn parliament_may_be_told() {
    assert_eq!(
        dump("Karen Ode told parliament the pilots had left."),
        "indirect [the pilots had left] Karen Ode (clause)"
    );
}

#[test]
fn somebody_may_have_long_said_it() {
    assert_eq!(
        dump("Karen Ode has long argued that the ferry is late."),
        "indirect [the ferry is late] Karen Ode (clause)"
    );
}

#[test]
fn who_somebody_is_stands_behind_an_inverted_cue() {
    for copy in [
        "The ferry was late, said Karen Ode of Lund College.",
        "The ferry was late, said Karen Ode, a professor of tides and harbours at Lund College in Norway.",
        "The ferry was late, said Karen Ode, chief pilot at the port.",
        "The ferry was late, said Karen Ode, who has sailed on it since the port was built in 1999.",
    ] {
        assert_eq!(dump(copy), "indirect [The ferry was late] Karen Ode (clause)", "{copy}");
    }
    assert_eq!(
        dump("In May, said Karen Ode, the crew will sail again."),
        "indirect [In May | the crew will sail again] Karen Ode (aside)"
    );
}

#[test]
fn what_is_found_is_a_thing_where_nothing_is_told_of_it() {
    assert_eq!(dump("Pilots have found the oldest known example of a cooked meal."), "");
}

#[test]
fn a_clause_with_a_role_goes_on_behind_an_inverted_cue() {
    for (copy, found) in [
        (
            "On Monday, said Karen Ode, police in Lund shut the road.",
            "indirect [On Monday | police in Lund shut the road] Karen Ode (aside)",
        ),
        (
            "According to Karen Ode, the port offered a pier, and the town agreed.",
            "indirect [the port offered a pier, and the town agreed] Karen Ode (according-to)",
        ),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn a_clause_before_its_cue_stands_where_more_is_added() {
    assert_eq!(
        dump(
            "The ferry will be late, Karen Ode told the Lund Gazette, adding that it was \"safe\"."
        ),
        "indirect [The ferry will be late] Karen Ode (clause)\n\
         mixed [it was \"safe\"] Karen Ode (clause)"
    );
}
