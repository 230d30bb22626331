//! Whose words they are: subjects with what belongs to them.

use super::dump;

#[test]
fn a_day_between_verb_and_clause_hides_no_clause() {
    assert_eq!(
        dump("Kviz Corp said on Monday it would close a yard that builds 30 boats a year."),
        "indirect [it would close a yard that builds 30 boats a year] Kviz Corp (clause)"
    );
    assert_eq!(
        dump(
            "Karen Ode said Tuesday the pilot rescued from a wreck that blocked the port was safe."
        ),
        "indirect [the pilot rescued from a wreck that blocked the port was safe] Karen Ode (clause)"
    );
    assert_eq!(
        dump("Karen Ode said Monday that the ferry was late."),
        "indirect [the ferry was late] Karen Ode (clause)"
    );
}

#[test]
fn a_person_with_a_place_or_a_body_speaks_over_an_apposition() {
    for (text, speaker) in [
        ("Sen. Karen Ode of Ohio, a Democrat, said the ferry was late.", "Karen Ode"),
        ("Karen Ode of the University of Leeds, who led the study, said it was late.", "Karen Ode"),
        ("Analyst Peter Marsh of Acme Bank, which owns the line, said it was late.", "Peter Marsh"),
        ("Capt. Peter Marsh of the 2nd Harbour Regiment said the ferry was late.", "Peter Marsh"),
        ("Karen Ode, the girls' teacher, who lives in Oslo, said it was late.", "Karen Ode"),
    ] {
        let said = dump(text);
        assert!(said.contains(&format!("late] {speaker} ")), "{said}");
    }
}

#[test]
fn an_office_told_with_of_is_its_holders() {
    for text in [
        "Secretary of State Karen Ode said the ferry was late.",
        "Minister of Finance Karen Ode said the ferry was late.",
    ] {
        assert_eq!(dump(text), "indirect [the ferry was late] Karen Ode (clause)", "{text}");
    }
    assert_eq!(
        dump("A spokesman of Foreign Minister Karen Ode said the ferry was late."),
        "indirect [the ferry was late] A spokesman (clause)"
    );
}

#[test]
fn a_role_behind_the_verb_has_its_name_behind_a_comma() {
    for (text, speaker) in [
        ("\"We sail,\" said her spokesman, Peter Marsh.", "Peter Marsh"),
        ("\"We sail,\" said one of the organisers, Peter Marsh.", "Peter Marsh"),
        ("\"We sail,\" said a 24-year-old pilot named Marsh, who was late.", "Marsh"),
        ("\"We sail,\" said one of the pilots.", "one of the pilots"),
        ("\"We sail,\" said one of the boatmen.", "one of the boatmen"),
        ("\"We sail,\" said the pilot, and Peter Marsh left.", "the pilot"),
    ] {
        let expected = format!("direct [We sail] {speaker} (quote-verb-subject)");
        assert_eq!(dump(text), expected, "{text}");
    }
}

#[test]
fn a_clause_of_anonymity_parts_a_source_from_its_verb() {
    for text in [
        "A person who asked not to be identified told Kyodo that the ferry was late.",
        "A person who asked to remain anonymous told Kyodo that the ferry was late.",
        "A person close to the crew, who asked not to be named, said the ferry was late.",
        "A person who declined to be named because the talks go on said the ferry was late.",
    ] {
        assert_eq!(dump(text), "indirect [the ferry was late] A person (clause)", "{text}");
    }
    assert_eq!(dump("The plan was confirmed by a person familiar with the matter."), "");
}

#[test]
fn bodies_that_speak_together_are_one_speaker() {
    for (text, speaker) in [
        ("Norway and Sweden said the ferry was late.", "Norway and Sweden"),
        ("Norway, Sweden and Iceland said the ferry was late.", "Norway, Sweden and Iceland"),
        ("In Norway, Sweden and Iceland said the ferry was late.", "Sweden and Iceland"),
    ] {
        let expected = format!("indirect [the ferry was late] {speaker} (clause)");
        assert_eq!(dump(text), expected, "{text}");
    }
}

#[test]
fn who_acts_in_the_sentence_before_speaks() {
    for (text, speaker) in [
        ("Karen Ode smiled. \"Of course I was afraid.\"", "Karen Ode"),
        ("Karen Ode shrugged and looked away. \"It was a long time ago.\"", "Karen Ode"),
        ("Karen Ode was arrested. \"It was a long time ago.\"", "-"),
        ("Karen Ode watched Peter Marsh. \"It was a long time ago.\"", "-"),
    ] {
        let said = dump(text);
        assert!(said.contains(&format!("] {speaker} (")), "{said}");
    }
}

#[test]
fn a_subject_behind_the_verb_that_ends_its_sentence() {
    assert_eq!(
        dump("The pilot, Ann Lund, was on board, said her publicist, Peter Marsh."),
        "indirect [The pilot, Ann Lund, was on board] Peter Marsh (clause)"
    );
    assert_eq!(
        dump("The pilot, Ann Lund, said Marsh, her aide, was late."),
        "indirect [Marsh, her aide, was late] Ann Lund (clause)"
    );
}

#[test]
fn a_body_goes_on_speaking() {
    assert_eq!(
        dump("Velo Motor Corp. said rates will fall. Homes are dear, it said."),
        "indirect [rates will fall] Velo Motor Corp. (clause)\n\
         indirect [Homes are dear] Velo Motor Corp. (clause)"
    );
    assert_eq!(
        dump("Velo Motor Corp. said rates will fall. Karen Ode said no. Homes are dear, it said.")
            .lines()
            .last(),
        Some("indirect [Homes are dear] it (clause)")
    );
}

#[test]
fn a_compound_is_not_cut_in_two() {
    assert_eq!(
        dump("\"We wait,\" says the voice-over in the video."),
        "direct [We wait] the voice-over (quote-verb-subject)"
    );
}

#[test]
fn one_person_may_hold_two_roles() {
    assert_eq!(
        dump("\"We grow,\" said Velo founder and Chief Executive Karen Ode."),
        "direct [We grow] Karen Ode (quote-verb-subject)"
    );
}

#[test]
fn a_verb_that_no_table_knows_may_stand_before_its_subject() {
    assert_eq!(
        dump("\"We lost it all,\" blustered coach Peter Marsh."),
        "direct [We lost it all] Peter Marsh (unknown-verb)"
    );
}

#[test]
fn what_somebody_speaks_of_is_speech_in_marks_alone() {
    assert_eq!(
        dump("Karen Ode spoke of \"a black day\" for the pier. Karen Ode spoke of the war."),
        "mixed [a black day] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn who_is_described_twice_speaks() {
    assert_eq!(
        dump("Peter Marsh, a pilot at the port in Oslo, who was not aboard, said it sank."),
        "indirect [it sank] Peter Marsh (clause)"
    );
}

#[test]
fn a_source_without_a_name_goes_on_speaking() {
    assert_eq!(
        dump("Her neighbour, a nurse, said it was late. \"They slept,\" she said."),
        "indirect [it was late] Her neighbour (clause)\n\
         direct [They slept] Her neighbour (quote-subject-verb)"
    );
    assert!(
        dump("\"It is late,\" Karen Ode said of Susan Marsh. \"They slept,\" she said.")
            .ends_with("direct [They slept] Karen Ode (quote-subject-verb)")
    );
    let other = "A spokesman said it was late. \"They slept,\" she said.";
    assert!(dump(other).ends_with("direct [They slept] she (quote-subject-verb)"));
}

#[test]
fn a_time_may_stand_between_a_subject_and_its_verb() {
    for (text, speaker) in [
        ("Karen Ode last week said the ferry was late.", "Karen Ode"),
        ("The mayor late last night said the ferry was late.", "The mayor"),
        ("Karen Ode in May said the ferry was late.", "Karen Ode"),
        ("Karen Ode in April 2019 said the ferry was late.", "Karen Ode"),
        ("The mayor here on Sunday evening said the ferry was late.", "The mayor"),
        ("Karen Ode, who, in a call on Friday, said the ferry was late.", "Karen Ode"),
    ] {
        assert_eq!(dump(text), format!("indirect [the ferry was late] {speaker} (clause)"));
    }
}

#[test]
fn a_verb_in_the_present_may_have_a_day_behind_it() {
    assert_eq!(
        dump("Karen Ode says on Monday that the ferry is late."),
        "indirect [the ferry is late] Karen Ode (clause)"
    );
}

#[test]
fn what_stands_between_a_subject_and_its_verb_speaks_not() {
    assert_eq!(
        dump("The mayor, who was seen by her aide, Peter Marsh, said the ferry was late."),
        "indirect [the ferry was late] The mayor (clause)"
    );
    assert_eq!(
        dump("Blethering, which makes rope, said the ferry was late."),
        "indirect [the ferry was late] Blethering (clause)"
    );
    assert_eq!(
        dump("Blethering, asked about the rope, said the ferry was late."),
        "indirect [the ferry was late] Blethering (clause)"
    );
}

#[test]
fn a_verb_of_any_kind_may_stand_before_the_one_of_speech() {
    assert_eq!(
        dump("He flew to Oslo and told Karen Ode it was \"too small\"."),
        "mixed [it was \"too small\"] He (subject-verb-quote)"
    );
    assert_eq!(
        dump("Peter Marsh bought a boat and said it was late."),
        "indirect [it was late] Peter Marsh (clause)"
    );
}

#[test]
fn a_relative_clause_may_end_with_what_it_quotes() {
    assert_eq!(
        dump("Karen Ode, who once called it \"theft,\" now says she will wait."),
        "mixed [it \"theft,\"] Karen Ode (subject-verb-quote)\n\
         indirect [she will wait] Karen Ode (clause)"
    );
}

#[test]
fn what_it_called_is_the_bodys() {
    assert_eq!(
        dump("In a letter, the airline apologised for what it called an \"unacceptable delay\"."),
        "mixed [an \"unacceptable delay\"] the airline (subject-verb-quote)"
    );
}

#[test]
fn a_source_may_be_described_between_it_and_its_verb() {
    for (copy, found) in [
        ("\"It is over,\" Kvizas, 54, said.", "direct [It is over] Kvizas (quote-subject-verb)"),
        (
            "\"It is over,\" Kvizas, who has led the port for a decade, said and sighed.",
            "direct [It is over] Kvizas (quote-subject-verb)",
        ),
        (
            "Ferry workers, led by Peter Marsh, have called the offer \"a shame\".",
            "mixed [the offer \"a shame\"] Ferry workers (clause)",
        ),
        (
            "The study's author, Professor Karen Ode of Lund University, said the eels \"starved\".",
            "mixed [the eels \"starved\"] Karen Ode (clause)",
        ),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn a_verb_that_tells_how_somebody_looks_introduces_marks() {
    for (copy, found) in [
        ("\"We won,\" grins captain Karen Ode.", "direct [We won] Karen Ode (quote-verb-subject)"),
        (
            "Asked whether she would sail, Mrs Ode smiled: \"Ask me in spring.\"",
            "direct [Ask me in spring.] Ode (subject-verb-quote)",
        ),
        ("When the ferry sank, Karen Ode laughed.", ""),
    ] {
        assert_eq!(dump(copy), found);
    }
}

#[test]
fn a_share_of_those_asked_speaks() {
    for (copy, speaker) in [
        ("One in four said they had left.", "One in four"),
        ("It was late, while 40% said they had left.", "40%"),
        ("Pilots at Kviz Bank led by Karen Ode said they had left.", "Pilots"),
        ("It was said. Sture said so. They wait, said Per Odal.", "Per Odal"),
    ] {
        assert!(dump(copy).contains(&format!("] {speaker} (")), "{copy}: {}", dump(copy));
    }
}

#[test]
fn two_who_belong_together_and_one_who_tells_who_he_is() {
    assert_eq!(
        dump(
            "Karen Ode and her husband, Peter Marsh, said the boat was late. A man who identified himself as a pilot said the \
             boat was old."
        ),
        "indirect [the boat was late] Karen Ode and her husband, Peter Marsh (clause)\n\
         indirect [the boat was old] A man (clause)"
    );
}

#[test]
fn a_name_between_commas_has_the_role_of_a_place_that_is_called_like_a_person() {
    for text in [
        "The mayor of Vale do Marsh, Karen Ode, said the ferry was late.",
        "The wife of Peter Marsh, Karen Ode, said the ferry was late.",
    ] {
        let speaker = text.split(", said").next().unwrap();
        let found = dump(text);
        assert!(found.starts_with("indirect [the ferry was late] "), "{found}");
        assert!(found.contains("Karen Ode"), "{speaker}: {found}");
    }
}

#[test]
fn somebody_is_told_by_whose_he_is() {
    assert_eq!(
        dump("\"The sea took it,\" said Karen Ode's son, Peter Marsh."),
        "direct [The sea took it] Peter Marsh (quote-verb-subject)"
    );
    assert_eq!(
        dump("\"The sea took it,\" said Karen Ode's mother yesterday."),
        "direct [The sea took it] Karen Ode's mother (quote-verb-subject)"
    );
}

#[test]
fn the_time_that_opens_a_sentence_is_nobody() {
    assert_eq!(
        dump("Last week police revealed that they were late."),
        "indirect [they were late] police (clause)"
    );
    assert_eq!(
        dump("On Friday night officials said it was late."),
        "indirect [it was late] officials (clause)"
    );
}

#[test]
fn a_think_tank_speaks() {
    assert_eq!(
        dump("The think tank estimates that the harbour will silt up."),
        "indirect [the harbour will silt up] The think tank (clause)"
    );
}

#[test]
fn a_pronoun_behind_and_opens_its_own_clause() {
    assert_eq!(
        dump("Ask Karen Ode and she will tell you that the river never froze."),
        "indirect [the river never froze] Karen Ode (clause)"
    );
}
