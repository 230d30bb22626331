mod around;
mod bodies;
mod families;
mod listed;
mod pronouns;
mod told;
mod wholes;

use super::*;
use crate::passes::sentences::Sentences;
use crate::passes::tokens::reading_of;

fn names(text: &str) -> Vec<Name> {
    let (article, reading) = reading_of(text);
    let sentences = Sentences.run(&article, (&reading,));
    Names.run(&article, (&reading, &sentences))
}

/// `kind name: mention, mention`, a line a name.
fn dump(text: &str) -> String {
    let mut lines = Vec::new();
    for name in names(text) {
        let kind = match name.kind {
            NameKind::Person => "person",
            NameKind::Organization => "organization",
            NameKind::Place => "place",
        };
        let mentions: Vec<&str> = name.mentions.iter().map(|m| m.span.of(text)).collect();
        lines.push(format!("{kind} {}: {}", name.name, mentions.join(", ")));
    }
    lines.join("\n")
}

#[test]
fn titles_are_left_out_and_kept() {
    let text = "Norwegian Trade Minister Kari Ode met Mr. Marsh.";
    assert_eq!(dump(text), "person Kari Ode: Kari Ode\nperson Marsh: Marsh");
    let names = names(text);
    assert_eq!(names[0].roles[0].span.of(text), "Norwegian Trade Minister");
    assert_eq!(names[1].roles[0].span.of(text), "Mr.");
}

#[test]
fn a_family_name_goes_to_the_full_name() {
    assert_eq!(
        dump("Karen Ode spoke in Oslo. Ode then left Norway for the U.S."),
        "person Karen Ode: Karen Ode, Ode\nplace Oslo: Oslo\nplace Norway: Norway\nplace U.S.: U.S."
    );
}

#[test]
fn an_acronym_in_brackets_goes_to_the_long_form() {
    assert_eq!(
        dump("The Coastal Ferry Authority (CFA) met. The CFA will sail."),
        "organization Coastal Ferry Authority: Coastal Ferry Authority, CFA, CFA"
    );
}

#[test]
fn bodies_by_their_heads_and_suffixes() {
    assert_eq!(
        dump("He left Velo Motor Corp. for the University of Ardal. Velo had paid him."),
        "organization Velo Motor Corp.: Velo Motor Corp., Velo\n\
         organization University of Ardal: University of Ardal"
    );
}

#[test]
fn weekdays_months_and_peoples_are_no_names() {
    assert_eq!(dump("On Monday the French and the Norwegian crews met in March."), "");
}

#[test]
fn a_capital_at_the_start_is_no_name_by_itself() {
    assert_eq!(dump("Ferries sailed. Officials waved. Singing was heard."), "");
}

#[test]
fn a_role_means_the_one_person_who_has_it() {
    assert_eq!(
        dump("Norwegian Trade Minister Kari Ode met Peter Marsh. The trade minister smiled."),
        "person Kari Ode: Kari Ode, The trade minister\nperson Peter Marsh: Peter Marsh"
    );
}

#[test]
fn a_pronoun_is_linked_only_where_one_person_fits() {
    assert_eq!(
        dump("Susan Ode met Peter Marsh. She smiled."),
        "person Susan Ode: Susan Ode, She\nperson Peter Marsh: Peter Marsh"
    );
    assert_eq!(
        dump("John Ode met Peter Marsh. He smiled."),
        "person John Ode: John Ode\nperson Peter Marsh: Peter Marsh"
    );
}

#[test]
fn who_spoke_goes_on_speaking() {
    let linked = |text: &str| dump(text).contains("Peter Marsh: Peter Marsh, he");
    let before = "Peter Marsh said John Ode had left.";
    assert!(linked(&format!("{before} \"We wait,\" he said.")));
    assert!(linked("Peter Marsh met crews. \"John Ode left,\" he said."));
    for open in [
        format!("{before} \"We wait,\" he sang."),
        "Peter Marsh met John Ode. \"We wait,\" he said.".to_owned(),
        format!("{before} Susan Lund said John Ode saw what he said."),
        "They saw that he was Peter Marsh. \"We wait,\" he said.".to_owned(),
    ] {
        assert!(!linked(&open), "{open}");
    }
}

#[test]
fn somebody_who_is_described_is_nobody_else() {
    assert_eq!(
        dump("Peter Marsh, 47, a former minister, waved. He smiled."),
        "person Peter Marsh: Peter Marsh, He"
    );
    assert_eq!(
        dump("Peter Marsh waved at a minister. He smiled."),
        "person Peter Marsh: Peter Marsh"
    );
}

#[test]
fn a_noun_of_persons_that_belongs_to_a_thing_is_nobody() {
    assert_eq!(
        dump("Peter Marsh demanded a general election. He smiled."),
        "person Peter Marsh: Peter Marsh, He"
    );
    assert_eq!(dump("Peter Marsh met a general. He smiled."), "person Peter Marsh: Peter Marsh");
}

#[test]
fn a_headline_in_capitals_is_read_by_what_the_body_knows() {
    assert_eq!(
        dump("MARSH SAYS FERRIES WILL SAIL AGAIN\n\nPeter Marsh said ferries sail."),
        "person Peter Marsh: MARSH, Peter Marsh"
    );
}

/// The roles before the mentions of all names, in the order in which they stand.
fn roles(text: &str) -> Vec<String> {
    let all = names(text);
    all.iter().flat_map(|name| &name.roles).map(|role| role.span.of(text).to_owned()).collect()
}

#[test]
fn a_role_says_when_it_was_held() {
    assert_eq!(
        roles("He met former Norwegian Trade Minister Kari Ode in Oslo on Monday."),
        ["former Norwegian Trade Minister"]
    );
    assert_eq!(
        roles("It was signed by then-President Peter Marsh in the spring."),
        ["then-President"]
    );
    assert_eq!(roles("It was signed by then Mayor Peter Marsh."), ["then Mayor"]);
    assert_eq!(
        dump("They called on President-elect Peter Marsh to act."),
        "person Peter Marsh: Peter Marsh"
    );
    assert_eq!(roles("They called on President-elect Peter Marsh to act."), ["President-elect"]);
    assert_eq!(roles("Ex-Prime Minister Kari Ode smiled."), ["Ex-Prime Minister"]);
}

#[test]
fn a_listed_body_and_a_country_keep_their_kind() {
    assert_eq!(
        dump("The United Nations asked Norway and the World Health Organization to wait."),
        "organization United Nations: United Nations\nplace Norway: Norway\n\
         organization World Health Organization: World Health Organization"
    );
}

#[test]
fn a_sign_of_money_and_a_machine_are_no_names() {
    assert_eq!(dump("The ferry cost US$5 million."), "");
    assert_eq!(dump("They flew to Oslo in an Airbus A320 on Monday."), "place Oslo: Oslo");
}

#[test]
fn what_stands_around_a_name_is_no_part_of_it() {
    assert_eq!(
        dump("The contract went to Oslo-based Velo Motor Corp. in June."),
        "place Oslo: Oslo\norganization Velo Motor Corp.: Velo Motor Corp."
    );
    assert_eq!(dump("He beat Norwegian Kari Ode on Monday."), "person Kari Ode: Kari Ode");
}

#[test]
fn a_title_case_headline_yields_persons_by_given_name_and_initial() {
    assert_eq!(
        dump("Ferry Crews Ask for More of What George W. Ode Has Promised"),
        "person George W. Ode: George W. Ode"
    );
}

#[test]
fn a_dateline_names_its_places_and_its_agency() {
    use copydesk_core::{
        Article, Block, BlockKind, Dateline, Field, Mark, MarkKind, Metadata, Source, Span,
    };
    let text = "OSLO (Reuters) - Ferries left Oslo.";
    let dateline = Dateline {
        span: Span::new(0, 14),
        places: vec![Field::read("OSLO", Span::new(0, 4))],
        agency: Some(Field::read("Reuters", Span::new(6, 13))),
        ..Dateline::default()
    };
    let mut metadata = Metadata::default();
    metadata.dateline = Some(dateline);
    let blocks = vec![Block::new(BlockKind::Paragraph, Span::from_usize(0, text.len()))];
    let marks = vec![Mark::new(MarkKind::Dateline, Span::new(0, 17))];
    let source = Source::new(text).expect("a short text");
    let article = Article::new(source, blocks, marks, metadata).expect("tiles");
    let reading = Tokens.run(&article, ());
    let sentences = Sentences.run(&article, (&reading,));
    let names = Names.run(&article, (&reading, &sentences));
    let spans = |name: &Name| name.mentions.iter().map(|m| m.span.of(text).to_owned()).collect();
    let found: Vec<Vec<String>> = names.iter().map(spans).collect();
    assert_eq!(found, [vec!["OSLO", "Oslo"], vec!["Reuters"]]);
}

#[test]
fn a_double_name_is_whole_and_two_persons_are_two() {
    assert_eq!(
        dump("They met Lee Soo-min of Ardal on the ferry."),
        "person Lee Soo-min: Lee Soo-min\nplace Ardal: Ardal"
    );
    assert_eq!(dump("They met Park Jae-won on the ferry."), "person Park Jae-won: Park Jae-won");
    assert_eq!(dump("The South Korean crews waved."), "");
    assert_eq!(
        dump("Sen. Kari Ode (D-Fla.) waved at the crews of the ferry."),
        "person Kari Ode: Kari Ode"
    );
}

#[test]
fn a_family_name_may_be_an_everyday_word() {
    assert_eq!(
        dump("Peter Waters met the crews. They asked Waters for more water. Waters said no."),
        "person Peter Waters: Peter Waters, Waters, Waters"
    );
}

#[test]
fn several_who_do_a_thing_are_no_person() {
    assert_eq!(dump("Plumbers said pay was low. Smelters say no. Glaziers wept."), "");
    assert_eq!(
        dump("Karen Walters met the crews. Walters said pay was low."),
        "person Karen Walters: Karen Walters, Walters"
    );
    assert_eq!(dump("Welder Kari Ode said pay was low."), "person Kari Ode: Kari Ode");
    assert_eq!(roles("Welder Kari Ode said pay was low."), ["Welder"]);
}

#[test]
fn the_second_part_of_a_given_name_may_be_a_small_word() {
    assert_eq!(
        dump("They met Kim Tae-moon and Peter Marsh on the ferry. Kim smiled."),
        "person Kim Tae-moon: Kim Tae-moon, Kim\nperson Peter Marsh: Peter Marsh"
    );
}

#[test]
fn what_an_office_is_over_is_no_part_of_its_holder() {
    let text = "Then Governor of the Bank of England Karen Ode smiled.";
    assert_eq!(
        dump(text),
        "organization Bank of England: Bank of England\nperson Karen Ode: Karen Ode"
    );
    assert_eq!(roles(text), ["Then Governor of the Bank of England"]);
    assert_eq!(dump("Keeper of the Tides Peter Marsh wept."), "person Peter Marsh: Peter Marsh");
}

#[test]
fn a_family_name_keeps_its_particles_and_hyphens() {
    assert_eq!(
        dump("Karen van der Ode met Peter Marsh-Lund. Then van der Ode left. Marsh-Lund said no."),
        "person Karen van der Ode: Karen van der Ode, van der Ode\n\
         person Peter Marsh-Lund: Peter Marsh-Lund, Marsh-Lund"
    );
}

#[test]
fn a_seat_is_no_name() {
    assert_eq!(
        dump("They called Sen. Kari Ode, R-Iowa, and Peter Marsh, D-Ill., to the ferry."),
        "person Kari Ode: Kari Ode\nperson Peter Marsh: Peter Marsh"
    );
}

#[test]
fn a_nickname_stands_within_its_person() {
    assert_eq!(
        dump("They met Karen \"Kay\" Ode on the ferry. Ode smiled."),
        "person Karen \"Kay\" Ode: Karen \"Kay\" Ode, Ode"
    );
}

#[test]
fn titles_and_honours_of_other_countries_are_left_out() {
    assert_eq!(
        dump("They met Det Con Peter Marsh, Cllr Karen Ode and Susan Lund QC on the ferry."),
        "person Peter Marsh: Peter Marsh\nperson Karen Ode: Karen Ode\nperson Susan Lund: Susan Lund"
    );
    assert_eq!(dump("The Union Home Minister, Mr. Marsh, said no."), "person Marsh: Marsh");
}

#[test]
fn a_compass_letter_belongs_to_its_country() {
    assert_eq!(
        dump("Crews left N. Korea on Monday. North Korea waved."),
        "place N. Korea: N. Korea, North Korea"
    );
}

#[test]
fn one_body_with_two_tasks_and_two_bodies() {
    assert_eq!(
        dump("They asked the Food and Energy Safety Agency to wait."),
        "organization Food and Energy Safety Agency: Food and Energy Safety Agency"
    );
}

#[test]
fn a_company_is_called_with_and_without_its_suffix() {
    assert_eq!(
        dump("They sold Velo Motors, Inc. to Oslo. Velo Motors sank. Velo said no."),
        "organization Velo Motors, Inc.: Velo Motors, Inc., Velo Motors, Velo\nplace Oslo: Oslo"
    );
}

#[test]
fn a_role_may_stand_behind_a_comma() {
    let text = "Karen Ode, the mayor of Oslo, met Peter Marsh, a former police chief. The \
                then-minister, Susan Lund, left. The mayor smiled.";
    assert_eq!(roles(text), ["mayor", "former police chief", "then-minister"]);
    assert!(dump(text).contains("Karen Ode, The mayor"), "{}", dump(text));
    assert_eq!(
        roles("Then Peter Marsh, the mayor said, left with Karen Ode, a pilot and a dog."),
        [""; 0]
    );
}

#[test]
fn the_premier_may_be_a_prime_minister() {
    assert!(
        dump("Prime Minister Kari Ode left Oslo. The premier smiled.")
            .contains("Kari Ode, The premier")
    );
    assert!(
        dump("Gov. Kari Ode left Oslo. They said the governor was late.")
            .contains("Kari Ode, the governor")
    );
    assert!(
        dump("Prime Minister Kari Ode left Oslo. They said the PM was late.")
            .contains("Kari Ode, the PM")
    );
}

#[test]
fn the_shape_of_a_name_tells_its_kind() {
    for (text, name) in [
        ("The operator VeloRail said trains were late.", "organization VeloRail"),
        ("Museum director Jelle van Odam said no.", "person Jelle van Odam"),
        ("Director Jelle van Dam said it was late.", "person Jelle van Dam"),
        ("The government of Kalin Odev lost the vote.", "person Kalin Odev"),
        ("Tropical Storm Odette hit the pier.", ""),
        ("Odevel Q4 profit beats forecasts as ferries fill up.", ""),
    ] {
        assert_eq!(dump(text).split(':').next(), Some(name), "{text}");
    }
}

#[test]
fn what_stands_beside_a_name_tells_its_kind() {
    for (text, names) in [
        (
            "They met Kviz Odal analyst Karen Ode on Monday.",
            "organization Kviz Odal: Kviz Odal\nperson Karen Ode: Karen Ode",
        ),
        ("The operator Odelar said it was late.", "organization Odelar: Odelar"),
        ("Staff of the bank Odelar Kvizar waved.", "organization Odelar Kvizar: Odelar Kvizar"),
        ("They met Dean Marsh-Ode on Monday.", "person Dean Marsh-Ode: Dean Marsh-Ode"),
        ("They sailed on the ferry Karen Ode in June.", ""),
        ("Sailors on the USS Marsh waved.", ""),
        (
            "Her husband, Olek, nodded. He has two daughters, Imka and Utta.",
            "person Olek: Olek, He\nperson Imka: Imka\nperson Utta: Utta",
        ),
        ("They met Acting Police Commissioner Karen Ode.", "person Karen Ode: Karen Ode"),
        (
            "They asked the Commission on Tides to wait.",
            "organization Commission on Tides: Commission on Tides",
        ),
    ] {
        assert_eq!(dump(text), names, "{text}");
    }
}

#[test]
fn a_long_name_is_shortened_from_either_end() {
    assert_eq!(
        dump(
            "They met Pedro Odela de la Marsh and Karen Ann Ode Lund. Odela de la Marsh waved. \
             They asked Ode Lund to wait."
        ),
        "person Pedro Odela de la Marsh: Pedro Odela de la Marsh, Odela de la Marsh\n\
         person Karen Ann Ode Lund: Karen Ann Ode Lund, Ode Lund"
    );
}

#[test]
fn a_firm_and_a_team_are_called_by_one_word() {
    assert_eq!(
        dump("Odelar AG said it was late. Shares in Odelar fell. They praised Odelar."),
        "organization Odelar AG: Odelar AG, Odelar, Odelar"
    );
    assert_eq!(
        dump("They met the Boston Celtics in June. The Celtics waved."),
        "organization Boston Celtics: Boston Celtics, Celtics"
    );
}

#[test]
fn an_acronym_in_brackets_may_be_a_word() {
    assert_eq!(
        dump("They asked the Commission on Tides (Comtid) to wait. Comtid sailed."),
        "organization Commission on Tides: Commission on Tides, Comtid, Comtid"
    );
}

#[test]
fn a_person_is_of_one_gender() {
    assert_eq!(
        dump("Minister Odmar Marsh termed his remark late. She waved at the crew."),
        "person Odmar Marsh: Odmar Marsh, She"
    );
}

#[test]
fn who_is_meant_by_a_role_is_meant_by_a_pronoun() {
    assert!(
        dump(
            "Governor Kari Ode left. It rained on the pier in Oslo. The governor smiled. She sat."
        )
        .contains("Kari Ode, The governor, She")
    );
}

#[test]
fn a_word_of_the_headline_is_no_role_of_who_opens_the_copy() {
    assert_eq!(roles("Karen Ode, conductor\n\nSir Peter Marsh waved at the crew."), ["Sir"]);
}

#[test]
fn who_speaks_may_be_told_by_people_or_age() {
    let text = "Celtic coach Peter Marsh praised Karen Ode. \"We won,\" said the Australian.";
    assert!(dump(text).contains("Peter Marsh: Peter Marsh, the Australian"));
    assert!(
        dump("Peter Marsh left in June. \"We won,\" the 26-year-old added.")
            .contains("Peter Marsh: Peter Marsh, the 26-year-old")
    );
    for other in ["said the French.", "said the Australian captain.", "they beat the Australian."] {
        let text = format!("Peter Marsh left in June. \"We won,\" {other}");
        assert_eq!(dump(&text), "person Peter Marsh: Peter Marsh", "{text}");
    }
}

#[test]
fn who_speaks_behind_several_sentences_in_marks_is_named_before_them() {
    assert!(
        dump("Karen Ode left the port. \"We waited for you. We had to sail,\" she said.")
            .contains("Karen Ode: Karen Ode, she")
    );
}
