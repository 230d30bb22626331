mod across;
mod beside;
mod bounds;
mod clauses;
mod gap;
mod indirect;
mod parted;
mod relayed;
mod stances;
mod subjects;
mod things;
mod uncued;

use super::*;
use copydesk_core::BlockKind;

use crate::passes::tokens::reading_of;

/// `kind [content | content] speaker <relayed by> (rule)`, a line a quote.
fn dump(text: &str) -> String {
    dump_reading(text, &reading_of(text).1)
}

fn dump_reading(text: &str, reading: &Reading) -> String {
    let (article, _) = reading_of(text);
    let sentences = Sentences.run(&article, (reading,));
    let names = Names.run(&article, (reading, &sentences));
    let quotes = Quotes.run(&article, (reading, &sentences, &names));
    let line = |quote: &Quote| {
        let content: Vec<&str> = quote.content.iter().map(|span| span.of(text)).collect();
        let speaker = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
        let relayed = quote.relayed_by.as_ref().map(|by| format!(" <{}>", by.name));
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        };
        format!(
            "{kind} [{}] {speaker}{} ({})",
            content.join(" | "),
            relayed.unwrap_or_default(),
            quote.rule
        )
    };
    quotes.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn quote_subject_verb_and_quote_verb_subject() {
    assert_eq!(
        dump("\"We sail at dawn,\" Karen Ode said. \"Not before noon,\" said Peter Marsh."),
        "direct [We sail at dawn] Karen Ode (quote-subject-verb)\n\
         direct [Not before noon] Peter Marsh (quote-verb-subject)"
    );
}

#[test]
fn an_office_of_several_words_stands_before_its_holder() {
    assert_eq!(
        dump("\"We sail,\" said former Secretary of State Karen Ode."),
        "direct [We sail] Karen Ode (quote-verb-subject)"
    );
    assert_eq!(
        dump("\"We sail,\" said a spokesman of Foreign Minister Karen Ode."),
        "direct [We sail] a spokesman (quote-verb-subject)"
    );
}

#[test]
fn subject_verb_quote_with_a_listener() {
    assert_eq!(
        dump("Karen Ode told reporters, \"We sail at dawn.\""),
        "direct [We sail at dawn.] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn a_split_quote_is_one_utterance() {
    assert_eq!(
        dump("\"We sail at dawn,\" Ode said. \"The crew is ready.\""),
        "direct [We sail at dawn | The crew is ready.] Ode (quote-subject-verb)"
    );
}

#[test]
fn that_may_stand_before_the_marks() {
    assert_eq!(
        dump("Karen Ode said that \"nobody sails at dawn.\""),
        "mixed [nobody sails at dawn.] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn indirect_speech_before_and_behind_its_cue() {
    assert_eq!(
        dump("Karen Ode said that the ferry was late. The ferry was late, Karen Ode said."),
        "indirect [the ferry was late] Karen Ode (clause)\n\
         indirect [The ferry was late] Karen Ode (clause)"
    );
}

#[test]
fn according_to_at_either_end() {
    assert_eq!(
        dump(
            "According to Karen Ode, the ferry was late. The crew slept, according to a \
             spokesman for the port."
        ),
        "indirect [the ferry was late] Karen Ode (according-to)\n\
         indirect [The crew slept] a spokesman (according-to)"
    );
}

#[test]
fn an_open_mark_goes_on_in_the_next_paragraph_as_one_utterance() {
    assert_eq!(
        dump("\"We sail at dawn,\" Ode said. \"We wait.\n\n\"Then we rest.\""),
        "direct [We sail at dawn | We wait. | Then we rest.] Ode (quote-subject-verb)"
    );
}

#[test]
fn a_paragraph_that_is_all_quotation_has_the_speaker_before_it() {
    assert_eq!(
        dump("\"We sail at dawn,\" Karen Ode said.\n\n\"The crew is ready for the trip.\""),
        "direct [We sail at dawn] Karen Ode (quote-subject-verb)\n\
         direct [The crew is ready for the trip.] Karen Ode (paragraph-before)"
    );
}

#[test]
fn a_participle_at_the_opening_looks_ahead() {
    assert_eq!(
        dump("Noting that the ferry was late, Karen Ode said on the pier, \"We must do better.\""),
        "indirect [the ferry was late] Karen Ode (clause)\n\
         direct [We must do better.] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn an_apposition_may_stand_between_subject_and_verb() {
    assert_eq!(
        dump("\"We sail at dawn,\" Karen Ode, head of the port authority, told reporters."),
        "direct [We sail at dawn] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn a_second_verb_has_the_subject_of_the_first() {
    assert_eq!(
        dump("Karen Ode thanked the crew and said, \"We sail at dawn.\""),
        "direct [We sail at dawn.] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn a_colon_introduces_speech() {
    assert_eq!(
        dump("Karen Ode was angry: \"We waited for six hours.\""),
        "direct [We waited for six hours.] Karen Ode (colon)"
    );
    assert_eq!(
        dump("Karen Ode continued:\n\n\"We waited for six hours.\""),
        "direct [We waited for six hours.] Karen Ode (colon)"
    );
}

#[test]
fn sources_without_a_name_are_kept_as_they_are() {
    assert_eq!(
        dump(
            "\"It was late,\" said a senior port official. Officials familiar with the plan said it failed."
        ),
        "direct [It was late] a senior port official (quote-verb-subject)\n\
         indirect [it failed] Officials (clause)"
    );
}

#[test]
fn a_fragment_under_an_outer_cue_is_mixed() {
    assert_eq!(
        dump("The crew \"praised the calm of the passengers,\" Karen Ode told reporters."),
        "mixed [praised the calm of the passengers] Karen Ode (quote-subject-verb)"
    );
    assert_eq!(
        dump("Karen Ode called the delay a \"disgrace.\""),
        "mixed [the delay a \"disgrace.\"] Karen Ode (clause)"
    );
}

#[test]
fn a_pronoun_is_resolved_where_the_names_are_sure() {
    assert_eq!(
        dump("Karen Ode smiled. \"We sail at dawn,\" she said."),
        "direct [We sail at dawn] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn length_alone_tells_nothing() {
    assert_eq!(dump("\"No,\" Karen Ode said."), "direct [No] Karen Ode (quote-subject-verb)");
}

#[test]
fn without_a_cue_the_speaker_is_open() {
    assert_eq!(
        dump("The ferry left.\n\n\"We waited for six hours in the rain.\""),
        "direct [We waited for six hours in the rain.] - (none)"
    );
}

#[test]
fn wrapped_lines_and_brackets_inside_marks() {
    assert_eq!(
        dump("\"[We] sail\nat dawn ... perhaps,\"\nKaren\u{a0}Ode\nsaid."),
        "direct [[We] sail\nat dawn ... perhaps] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn two_persons_speak_together() {
    assert_eq!(
        dump("\"We sail at dawn,\" Karen Ode and Peter Marsh wrote."),
        "direct [We sail at dawn] Karen Ode and Peter Marsh (quote-subject-verb)"
    );
}

#[test]
fn nothing_in_nothing_out() {
    for text in ["", "\"", "\"\"", "said", "“”\"'", ": \"", "said \"x", ", said", "\" said \" said"]
    {
        dump(text);
    }
}

/// The same for a headline and paragraphs below it.
fn dump_below(headline: &str, paragraphs: &str) -> String {
    let text = format!("{headline}\n\n{paragraphs}");
    let (_, mut reading) = reading_of(&text);
    if let Some(first) = reading.paragraphs.first_mut() {
        first.kind = BlockKind::Headline;
    }
    dump_reading(&text, &reading)
}

/// `class: words`, a line a speaker.
fn classes(text: &str) -> String {
    let (article, reading) = reading_of(text);
    let sentences = Sentences.run(&article, (&reading,));
    let names = Names.run(&article, (&reading, &sentences));
    let quotes = Quotes.run(&article, (&reading, &sentences, &names));
    let line = |speaker: &Speaker| format!("{:?}: {}", speaker.class, speaker.span.of(text));
    quotes
        .iter()
        .filter_map(|quote| quote.speaker.as_ref().map(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_source_has_a_class() {
    assert_eq!(
        classes(
            "Karen Ode said it was late. A senior official said it failed. The minister said it \
             rained. Officials said it helped. The report said it sank. The ministry said it was \
             new. The captain said on condition of anonymity that it was old. Two leaders said \
             it was over."
        ),
        "Named: Karen Ode\n\
         Anonymous: A senior official\n\
         Role: The minister\n\
         Collective: Officials\n\
         Document: The report\n\
         Organization: The ministry\n\
         Anonymous: The captain\n\
         Collective: Two leaders"
    );
}

#[test]
fn a_headline_names_its_source_before_a_colon_or_behind_a_dash() {
    assert_eq!(
        dump_below("Ode: Ferry will sail at dawn", "Karen Ode smiled."),
        "indirect [Ferry will sail at dawn] Karen Ode (headline)"
    );
    assert_eq!(
        dump_below("Ferry will sail at dawn - minister", "It rained."),
        "indirect [Ferry will sail at dawn] minister (headline)"
    );
    assert_eq!(
        dump_below("‘We sail at dawn’ - minister", "It rained."),
        "direct [We sail at dawn] minister (signature)"
    );
}

#[test]
fn a_headline_may_name_its_topic_before_a_colon() {
    let said = "Peter Marsh said on Monday that the pier was shut.";
    let found = dump_below("Karen Ode: Kell sign the striker", &format!("{said} It rained."));
    assert_eq!(found, "indirect [the pier was shut] Peter Marsh (clause)");
    let both = format!("{said} Karen Ode said it would rain.");
    assert!(dump_below("Karen Ode: Kell will win", &both).contains("Karen Ode (headline)"));
}

#[test]
fn a_transcript_has_labels() {
    assert_eq!(
        dump("ODE: When do we sail?\n\nMARSH: At dawn, I think.\n\nODE: Good to know."),
        "indirect [When do we sail?] ODE (transcript)\n\
         indirect [At dawn, I think.] MARSH (transcript)\n\
         indirect [Good to know.] ODE (transcript)"
    );
    assert_eq!(dump("PRICE: Ten crowns\n\nPRICE: Six crowns\n\nPRICE: Two crowns"), "");
}

#[test]
fn a_relative_pronoun_speaks_for_the_name_before_it() {
    assert_eq!(
        dump("The crew met Karen Ode, who called the delay a \"disgrace.\""),
        "mixed [the delay a \"disgrace.\"] Karen Ode (clause)"
    );
}

#[test]
fn brackets_and_dashes_between_subject_and_verb() {
    assert_eq!(
        dump("Karen Ode (D-Mont.), chair of the port committee, said that \"nobody sails.\""),
        "mixed [nobody sails.] Karen Ode (subject-verb-quote)"
    );
    assert_eq!(
        dump("Karen Ode — a pilot from Lund — said she would wait."),
        "indirect [she would wait] Karen Ode (clause)"
    );
}

#[test]
fn an_aside_has_speech_on_both_sides() {
    assert_eq!(
        dump("In any case, Karen Ode said, the ferry was late."),
        "indirect [In any case | the ferry was late] Karen Ode (aside)"
    );
}

#[test]
fn a_call_and_the_sentence_behind_it() {
    assert_eq!(
        dump("\"Never again!\" Karen Ode, head of the port authority, said on Monday."),
        "direct [Never again!] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn conjoined_cues_have_a_clause_each() {
    assert_eq!(
        dump("Karen Ode said the ferry was late and called it a shame."),
        "indirect [the ferry was late] Karen Ode (clause)\n\
         indirect [it a shame] Karen Ode (clause)"
    );
}

#[test]
fn what_a_cue_interrupts_is_one_utterance() {
    assert_eq!(
        dump("\"We sail,\" Karen Ode said, \"when the tide is in.\""),
        "direct [We sail | when the tide is in.] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn a_clause_with_marks_ends_where_another_begins() {
    assert_eq!(
        dump(
            "Peter Marsh called the pact \"a great day for the coast,\" while the harbour chief said it \
             was late."
        ),
        "mixed [the pact \"a great day for the coast,\"] Peter Marsh (clause)\n\
         indirect [it was late] the harbour chief (clause)"
    );
}

#[test]
fn an_auxiliary_may_be_part_of_the_pronoun() {
    assert_eq!(
        dump("Karen Ode smiled. She's claiming that the fare is \"a big problem.\""),
        "mixed [the fare is \"a big problem.\"] Karen Ode (clause)"
    );
}

#[test]
fn one_person_may_have_two_roles() {
    assert_eq!(
        dump("The former secretary of state and current nominee said it was late."),
        "indirect [it was late] The former secretary of state and current nominee (clause)"
    );
}

#[test]
fn another_source_may_stand_between_the_parts() {
    assert_eq!(
        dump(
            "\"We sail,\" Karen Ode said on Monday, according to the Harbour Gazette, \"when the tide \
             is in.\""
        ),
        "direct [We sail | when the tide is in.] Karen Ode <Harbour Gazette> (quote-subject-verb)"
    );
}

#[test]
fn a_verb_behind_marks_may_look_like_a_noun() {
    assert_eq!(
        dump("\"We do,\" says Karen Ode. \"Never,\" answers Peter Marsh."),
        "direct [We do] Karen Ode (quote-verb-subject)\n\
         direct [Never] Peter Marsh (quote-verb-subject)"
    );
}

#[test]
fn a_role_and_its_holder_between_commas_are_one_speaker() {
    assert_eq!(
        dump("The harbour chief, Peter Marsh, said it was late."),
        "indirect [it was late] Peter Marsh (clause)"
    );
    assert_eq!(
        classes("The harbour chief, Peter Marsh, said it was late."),
        "Named: The harbour chief, Peter Marsh"
    );
}

#[test]
fn a_source_may_be_described_with_nouns_that_look_like_verbs() {
    assert_eq!(
        dump(
            "\"It's a mess,\" a senior official with knowledge of the talks told the Gazette on \
             condition of anonymity."
        ),
        "direct [It's a mess] a senior official (quote-subject-verb)"
    );
}

#[test]
fn a_photograph_is_not_asked_for_by_who_speaks() {
    assert_eq!(
        dump("A woman asked for a photo and Karen Ode said, \"Not before noon.\""),
        "direct [Not before noon.] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn a_paragraph_left_open_has_the_speaker_of_the_next() {
    assert_eq!(
        dump("\"The tide is not good for us.\n\n\"We wait for the next one,\" Karen Ode said."),
        "direct [The tide is not good for us. | We wait for the next one] Karen Ode (continued)"
    );
}

#[test]
fn straight_single_marks_hold_speech() {
    assert_eq!(
        dump("'We sail at dawn,' said Karen Ode. 'The crew's boat is late.'"),
        "direct [We sail at dawn | The crew's boat is late.] Karen Ode (quote-verb-subject)"
    );
    assert_eq!(
        dump_below("'We sail at dawn' - minister", "It rained."),
        "direct [We sail at dawn] minister (signature)"
    );
}

#[test]
fn leaders_are_counted_and_kept_as_they_are() {
    assert_eq!(
        classes("\"We sail,\" the two leaders said in a joint statement."),
        "Collective: the two leaders"
    );
}

#[test]
fn verbs_of_other_languages_and_their_marks() {
    assert_eq!(
        dump("„Wir brauchen die Kais“, sagte Karen Ode am Montag."),
        "direct [Wir brauchen die Kais] Karen Ode (quote-verb-subject)"
    );
    assert_eq!(
        dump("»Ohne Hafen keine Stadt«, betonte Karen Ode."),
        "direct [Ohne Hafen keine Stadt] Karen Ode (quote-verb-subject)"
    );
    assert_eq!(
        dump("«Sin puerto no hay ciudad», dijo Karen Ode."),
        "direct [Sin puerto no hay ciudad] Karen Ode (quote-verb-subject)"
    );
}
