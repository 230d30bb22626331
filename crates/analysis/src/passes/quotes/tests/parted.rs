//! Subjects that a clause parts from their verb, clauses that a time parts from theirs, and speech that a
//! noun introduces.

use super::dump;

#[test]
fn a_relative_clause_or_a_participle_parts_the_subject_from_its_verb() {
    assert_eq!(
        dump(
            "A teacher who won 3 million crowns in the lottery says she will buy a boat. The man accused \
             of setting fire to the old pier told a court he had been asleep. Workers laid off by the mill \
             said the ferry was late. A lawyer who sold the Kviz Bank said he was sorry."
        ),
        "indirect [she will buy a boat] A teacher (clause)\n\
         indirect [he had been asleep] The man (clause)\n\
         indirect [the ferry was late] Workers (clause)\n\
         indirect [he was sorry] A lawyer (clause)"
    );
}

#[test]
fn a_time_parts_a_clause_from_its_verb_and_its_listener() {
    assert_eq!(
        dump(
            "Karen Ode told a court on Friday he had been asleep. Karen Ode told investigators later the \
             engine had failed. Karen Ode vowed Thursday to sail. Karen Ode said late on Monday that the \
             boats were safe. Karen Ode told the Gazette she was glad."
        ),
        "indirect [he had been asleep] Karen Ode (clause)\n\
         indirect [the engine had failed] Karen Ode (clause)\n\
         indirect [to sail] Karen Ode (clause)\n\
         indirect [the boats were safe] Karen Ode (clause)\n\
         indirect [she was glad] Karen Ode (clause)"
    );
}

#[test]
fn what_is_found_is_a_thing_where_no_clause_follows() {
    assert_eq!(
        dump(
            "Divers have found a boat thought to be lost since May in a bay. Police found a gun in the car \
             that he had rented."
        ),
        ""
    );
    assert_eq!(
        dump("Karen Ode revealed she had turned down the part that made her famous."),
        "indirect [she had turned down the part that made her famous] Karen Ode (clause)"
    );
    assert_eq!(
        dump("A spokeswoman confirmed the sale but would not comment further."),
        "indirect [the sale] A spokeswoman (clause)"
    );
}

#[test]
fn findings_close_a_sentence() {
    assert_eq!(
        dump(
            "Prices rose to a high in May, official figures showed. The ban was illegal, a court in Oslo \
             ruled on Friday. Karen Ode has been arrested, the BBC understands."
        ),
        "indirect [Prices rose to a high in May] official figures (clause)\n\
         indirect [The ban was illegal] a court (clause)\n\
         indirect [Karen Ode has been arrested] BBC (clause)"
    );
    assert_eq!(
        dump("A court in Oslo ruled on Friday that the ban was illegal."),
        "indirect [the ban was illegal] A court (clause)"
    );
    assert_eq!(dump("In the end, she knew."), "");
}

#[test]
fn who_calls_on_somebody_or_orders_a_body_may_be_no_person() {
    assert_eq!(
        dump(
            "The opposition has called on Karen Ode to resign. A judge ordered the port to pay damages."
        ),
        "indirect [Karen Ode to resign] The opposition (clause)\n\
         indirect [to pay damages] A judge (clause)"
    );
}

#[test]
fn inquiries_and_outlets_tell_what_they_heard() {
    assert_eq!(
        dump(
            "The inquest into the death of a boy heard on Tuesday that a bolt was missing. State media \
             slammed the plan as \"a rehearsal for war\"."
        ),
        "indirect [a bolt was missing] The inquest (clause)\n\
         mixed [the plan as \"a rehearsal for war\"] State media (clause)"
    );
}

#[test]
fn to_say_tells_of_speech_behind_going_on_and_writing() {
    assert_eq!(
        dump(
            "Karen Ode went on to say that the boats were late. Karen Ode phoned the paper to say she was \
             safe. Karen Ode called Peter Marsh to concede the election, and later went home."
        ),
        "indirect [the boats were late] Karen Ode (clause)\n\
         indirect [she was safe] Karen Ode (clause)"
    );
}

#[test]
fn a_noun_of_speech_and_whose_it_is_introduce_marks() {
    assert_eq!(
        dump(
            "Karen Ode's message was simple: \"Stay home.\" Karen Ode put it this way: \"It was hell.\""
        ),
        "direct [Stay home.] Karen Ode (noun)\n\
         direct [It was hell.] Karen Ode (subject-verb-quote)"
    );
    assert_eq!(
        dump("\"Too long,\" was Karen Ode's verdict."),
        "direct [Too long] Karen Ode (noun)"
    );
    assert_eq!(
        dump("Karen Ode shook her head. \"We lost the match.\""),
        "direct [We lost the match.] Karen Ode (sentence-before)"
    );
}

#[test]
fn relatives_of_somebody_speak_for_themselves() {
    assert_eq!(
        dump(
            "A vigil is planned, according to the victims' families. \"We sail at dawn,\" the father of \
             two said."
        ),
        "indirect [A vigil is planned] the victims' families (according-to)\n\
         direct [We sail at dawn] the father (quote-subject-verb)"
    );
    assert_eq!(dump("The firm apologised after its boats broke down."), "");
}

#[test]
fn whoever_is_seen_or_heard_speaks() {
    assert_eq!(
        dump(
            "The footage shows a man yelling, \"Get down!\" Neighbours heard Karen Ode shouting \"Go home\"."
        ),
        "direct [Get down!] a man (subject-verb-quote)\n\
         direct [Go home] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn a_place_or_a_count_of_years_may_part_them() {
    assert_eq!(
        dump(
            "Karen Ode said in Oslo the port was safe. Karen Ode, who four years ago said that the ferry was \
             late, is back. Karen Ode urged Catholics on Sunday to stay home."
        ),
        "indirect [the port was safe] Karen Ode (clause)\n\
         indirect [the ferry was late] Karen Ode (clause)\n\
         indirect [to stay home] Karen Ode (clause)"
    );
}

#[test]
fn a_name_behind_and_opens_a_clause_of_its_own() {
    assert_eq!(
        dump(
            "Karen Ode said the port was safe and Peter Marsh said it was not. Peter Marsh warned of delays."
        ),
        "indirect [the port was safe] Karen Ode (clause)\n\
         indirect [it was not] Peter Marsh (clause)\n\
         indirect [delays] Peter Marsh (clause)"
    );
}

#[test]
fn a_court_hears_and_what_is_described_is_no_clause() {
    assert_eq!(
        dump(
            "The court heard Karen Ode had sent a letter. Peter Marsh denied taking money from a firm that \
             won the port. \"He told us so,\" said one of them, Karen Ode. The crew feels the same way."
        ),
        "indirect [Karen Ode had sent a letter] The court (clause)\n\
         indirect [taking money from a firm that won the port] Peter Marsh (clause)\n\
         direct [He told us so] Karen Ode (quote-verb-subject)"
    );
}

#[test]
fn what_joins_two_nouns_ends_no_clause() {
    assert_eq!(
        dump(
            "Karen Ode said her husband and Peter Marsh told police the boat was late. Karen Ode said the dead \
             and injured were on board."
        ),
        "indirect [her husband and Peter Marsh told police the boat was late] Karen Ode (clause)\n\
         indirect [the boat was late] Peter Marsh <Karen Ode> (clause)\n\
         indirect [the dead and injured were on board] Karen Ode (clause)"
    );
}

#[test]
fn a_participle_is_told_from_a_verb() {
    assert_eq!(
        dump(
            "The coach dropped a player the captain said was \"the best in the land\". The mayor was arrested \
             and said the port was shut. Officials said on Monday that damaged boats would be sold."
        ),
        "mixed [the best in the land] the captain (subject-verb-quote)\n\
         indirect [the port was shut] The mayor (clause)\n\
         indirect [damaged boats would be sold] Officials (clause)"
    );
}

#[test]
fn a_main_verb_ends_what_is_said_in_a_lesser_clause() {
    assert_eq!(
        dump(
            "Karen Ode, who said she was tired, closed the port. Karen Ode, saying the pier was unsafe, closed \
             it. A judge who once ruled that the ban was illegal said so."
        ),
        "indirect [she was tired] Karen Ode (clause)\n\
         indirect [the pier was unsafe] Karen Ode (clause)\n\
         indirect [the ban was illegal] A judge (clause)"
    );
    assert_eq!(dump("The union called off the strike."), "");
    assert_eq!(
        dump("Karen Ode wondered aloud whether the port was safe."),
        "indirect [whether the port was safe] Karen Ode (clause)"
    );
}

#[test]
fn what_somebody_is_asked_is_no_noun_behind_to() {
    assert_eq!(
        dump(
            "The mayor warned the threat to islanders was real. She told the lie to protect the mayor."
        ),
        "indirect [the threat to islanders was real] The mayor (clause)"
    );
    assert_eq!(
        dump("The mayor called the decision to close the port a mistake."),
        "indirect [the decision to close the port a mistake] The mayor (clause)"
    );
    assert_eq!(
        dump(
            "The mayor never went on to say the port was shut. The sign called on drivers to slow down."
        ),
        ""
    );
}

#[test]
fn who_refuses_to_speak_or_reports_somewhere_says_nothing() {
    assert_eq!(
        dump(
            "Karen Ode refused to speak. Peter Marsh reported to hospital with a wound. A man has declined to answer."
        ),
        ""
    );
}

#[test]
fn two_behind_with_speak_each_for_themselves() {
    assert_eq!(
        dump(
            "The talks stalled, with Karen Ode saying the plan was dead and Peter Marsh warning it would cost jobs."
        ),
        "indirect [the plan was dead] Karen Ode (clause)\n\
         indirect [it would cost jobs] Peter Marsh (clause)"
    );
    assert_eq!(
        dump(
            "The talks stalled, with Karen Ode calling for calm and ministers insisting the plan would pass."
        ),
        "indirect [the plan would pass] ministers (clause)"
    );
}
