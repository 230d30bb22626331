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
