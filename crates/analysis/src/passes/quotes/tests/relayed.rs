//! Who uttered it, and who passed it on.

use super::dump;

#[test]
fn relayed_speech_has_two_names() {
    assert_eq!(
        dump(
            "A port official quoted Karen Ode as telling Peter Marsh that she \"hopes for calm.\""
        ),
        "mixed [she \"hopes for calm.\"] Karen Ode <A port official> (relayed)"
    );
    assert_eq!(
        dump("Karen Ode was quoted by Kyodo as saying, \"We hope for calm.\""),
        "direct [We hope for calm.] Karen Ode <Kyodo> (relayed)"
    );
}

#[test]
fn according_to_behind_a_cue_is_who_relays() {
    assert_eq!(
        dump("\"We sail at dawn,\" Karen Ode said, according to the Harbour Gazette."),
        "direct [We sail at dawn] Karen Ode <Harbour Gazette> (quote-subject-verb)"
    );
}

#[test]
fn a_document_passes_on_what_its_author_says() {
    assert_eq!(
        dump("\"We sail at dawn,\" according to a statement released by Karen Ode."),
        "direct [We sail at dawn] Karen Ode <a statement> (according-to)"
    );
}

#[test]
fn whoever_cites_passes_on() {
    assert_eq!(
        dump("The ferry was late, the newspaper said, citing a port official."),
        "indirect [The ferry was late] a port official <the newspaper> (clause)"
    );
}

#[test]
fn an_outlet_that_reports_at_the_end_passes_on() {
    assert_eq!(
        dump("Karen Ode said that the ferry was late, the Harbour Gazette reported."),
        "indirect [Karen Ode said that the ferry was late] Harbour Gazette (clause)\n\
         indirect [the ferry was late] Karen Ode <Harbour Gazette> (clause)"
    );
}

#[test]
fn whoever_tells_what_another_said_passes_it_on() {
    assert_eq!(
        dump("Karen Ode said that Peter Marsh called the ferry \"a disgrace.\""),
        "mixed [the ferry \"a disgrace.\"] Peter Marsh <Karen Ode> (clause)"
    );
}

#[test]
fn the_hard_form_has_a_listener_too() {
    assert_eq!(
        dump(
            "A senior port official quoted Karen Ode as telling Peter Marsh on Monday that she \
             \"wants no war.\""
        ),
        "mixed [she \"wants no war.\"] Karen Ode <A senior port official> (relayed)"
    );
    assert_eq!(
        dump("The Harbour Gazette quoted Karen Ode as saying the ferry was late."),
        "indirect [the ferry was late] Karen Ode <Harbour Gazette> (clause)"
    );
}

#[test]
fn a_quotation_without_verb_of_its_own_is_relayed_by_whoever_quotes() {
    assert_eq!(
        dump("The Harbour Gazette quoted Karen Ode: \"We sail at dawn.\""),
        "direct [We sail at dawn.] Karen Ode <Harbour Gazette> (relayed)"
    );
}

#[test]
fn a_pronoun_within_what_somebody_says_is_that_person() {
    assert_eq!(
        dump("Karen Ode was ill. Ode said she recalled thinking, \"This is what people fear.\""),
        "direct [This is what people fear.] Karen Ode (clause)"
    );
}

#[test]
fn whoever_cites_may_stand_before_the_cue() {
    assert_eq!(
        dump("The Harbour Gazette, citing officials, said the ferry was late."),
        "indirect [the ferry was late] officials <Harbour Gazette> (clause)"
    );
    assert_eq!(
        dump("Citing the fog, Karen Ode said the ferry was late."),
        "indirect [the fog] Karen Ode (clause)\n\
         indirect [the ferry was late] Karen Ode (clause)"
    );
}

#[test]
fn who_quotes_may_stand_behind_the_participle() {
    assert_eq!(
        dump("Karen Ode was quoted as saying by Kyodo that the ferry was late."),
        "indirect [the ferry was late] Karen Ode <Kyodo> (clause)"
    );
}

#[test]
fn who_reports_behind_a_few_words_in_marks_passes_them_on() {
    assert_eq!(
        dump("Karen Ode said the toll \"could rise,\" Kyodo reported."),
        "mixed [the toll \"could rise,\"] Karen Ode <Kyodo> (clause)"
    );
    assert_eq!(
        dump("Ode told Marsh that the boat was \"a wreck,\" said Kari Lund, her aide."),
        "mixed [the boat was \"a wreck,\"] Ode <Kari Lund> (clause)"
    );
}

#[test]
fn a_document_that_quotes_passes_on() {
    assert_eq!(
        dump("\"We sail at dawn,\" the memo quotes Karen Ode as saying."),
        "direct [We sail at dawn] Karen Ode <the memo> (quote-subject-verb)"
    );
    assert_eq!(
        dump("State media, quoting Karen Ode, reported that the ferry was late."),
        "indirect [the ferry was late] Karen Ode <State media> (clause)"
    );
    assert_eq!(
        dump("Karen Ode, according to the memo, said the ferry was late."),
        "indirect [the ferry was late] Karen Ode <the memo> (clause)"
    );
}

#[test]
fn a_lawyer_who_reads_it_out_passes_it_on() {
    assert_eq!(
        dump("\"We sail,\" Karen Ode said in a statement read by her lawyer, Peter Marsh."),
        "direct [We sail] Karen Ode <Peter Marsh> (quote-subject-verb)"
    );
    assert_eq!(
        dump("\"We sail,\" Karen Ode said through a spokesman."),
        "direct [We sail] Karen Ode <a spokesman> (quote-subject-verb)"
    );
    assert_eq!(
        dump("\"We sail,\" Karen Ode said through an interpreter."),
        "direct [We sail] Karen Ode (quote-subject-verb)"
    );
}

#[test]
fn a_pronoun_is_nobody_of_a_plural_that_tells_of_it() {
    assert_eq!(
        dump("Police say he told an officer, \"We never sail at night.\""),
        "direct [We never sail at night.] he <Police> (subject-verb-quote)"
    );
}

#[test]
fn the_source_of_an_outlet_may_be_described() {
    assert_eq!(
        dump("The Gazette, citing an aide to Karen Ode, reported that the ferry was \"late.\""),
        "mixed [the ferry was \"late.\"] an aide <The Gazette> (relayed)"
    );
    assert_eq!(
        dump("The Gazette said, quoting a pilot at the port, that the ferry was late."),
        "indirect [the ferry was late] a pilot <The Gazette> (clause)"
    );
    assert_eq!(
        dump("The Gazette, quoting unnamed pilots, reported that the ferry was late."),
        "indirect [the ferry was late] unnamed pilots <The Gazette> (clause)"
    );
}

#[test]
fn a_pronoun_may_be_quoted_as_saying() {
    assert_eq!(
        dump("\"We will wait,\" the Gazette quoted him as saying."),
        "direct [We will wait] him <Gazette> (quote-subject-verb)"
    );
}

#[test]
fn what_a_document_says_is_said_by_whose_it_is() {
    for (text, quote) in [
        (
            "Data from Kviz Bank showed that the ferry lost money.",
            "indirect [the ferry lost money] Kviz Bank <Data> (clause)",
        ),
        (
            "Figures released by Kviz Bank indicated that the ferry lost money.",
            "indirect [the ferry lost money] Kviz Bank <Figures> (clause)",
        ),
        (
            "The ferry lost money, according to a report by Karen Ode.",
            "indirect [The ferry lost money] Karen Ode <a report> (according-to)",
        ),
        // From a place, or no document at all.
        (
            "A report from Oslo said that the ferry lost money.",
            "indirect [the ferry lost money] A report (clause)",
        ),
        (
            "Senior figures said that the ferry lost money.",
            "indirect [the ferry lost money] Senior figures (clause)",
        ),
    ] {
        assert_eq!(dump(text), quote, "{text}");
    }
}

#[test]
fn what_is_heard_or_seen_passes_on_what_it_quotes() {
    assert_eq!(
        dump("State television quoted Karen Ode as saying that the port had closed."),
        "indirect [the port had closed] Karen Ode <State television> (clause)"
    );
}
