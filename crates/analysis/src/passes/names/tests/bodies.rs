//! Bodies that their own words tell, and clubs that are called as their towns are.

use super::dump;

fn lines(copy: &str) -> Vec<String> {
    dump(copy).lines().map(str::to_owned).collect()
}

fn has(copy: &str, line: &str) -> bool {
    lines(copy).iter().any(|found| found == line)
}

#[test]
fn a_body_is_called_after_who_runs_it_or_is_in_it() {
    for (copy, body) in [
        (
            "He spoke to the Marsh County Sheriff's Office on Friday.",
            "Marsh County Sheriff's Office",
        ),
        ("The Odal Farmers' Union met on Friday.", "Odal Farmers' Union"),
        ("She studied at King's College in June.", "King's College"),
    ] {
        assert!(has(copy, &format!("organization {body}: {body}")), "{copy}: {:?}", lines(copy));
    }
    let house = "He left the governor's Kviz office on Friday.";
    assert!(!dump(house).contains("office"), "{:?}", lines(house));
}

#[test]
fn an_authority_is_of_a_country() {
    let body = "Ferry Regulatory Authority of India";
    let copy = format!("They wrote to the {body} on Friday.");
    assert_eq!(lines(&copy), [format!("organization {body}: {body}")]);
}

#[test]
fn a_group_with_a_letter_is_no_name() {
    assert_eq!(dump("They sail in Group B on Friday."), "");
    assert_eq!(dump("They have a Plan B for the boats."), "");
}

#[test]
fn two_names_without_a_head_are_two() {
    let copy = "He met Cameron and Odelbaum at the pier.";
    assert!(!dump(copy).contains("Cameron and Odelbaum"), "{:?}", lines(copy));
    assert!(has(copy, "person Cameron: Cameron"), "{:?}", lines(copy));
}

#[test]
fn a_club_stands_in_a_line_of_results() {
    let copy = "Boston 5, Denver 3: Kari Ode scored twice for the visitors.";
    assert!(has(copy, "organization Boston: Boston"), "{:?}", lines(copy));
    assert!(has(copy, "organization Denver: Denver"), "{:?}", lines(copy));
    let voyage = "He sailed from Boston 5 days ago.";
    assert_eq!(dump(voyage), "place Boston: Boston");
}

#[test]
fn what_somebody_scored_for_is_a_club() {
    let copy = "Kari Ode scored for Denver on Sunday.";
    assert!(has(copy, "organization Denver: Denver"), "{:?}", lines(copy));
    let land = "Kari Ode played for Norway on Sunday.";
    assert!(has(land, "place Norway: Norway"), "{:?}", lines(land));
}

#[test]
fn who_is_beaten_by_goals_is_no_person() {
    let copy = "Denver beat Ardim Kvizil 3-1 in the rain.";
    assert!(has(copy, "organization Ardim Kvizil: Ardim Kvizil"), "{:?}", lines(copy));
    let sets = "Kari Ode beat Karen Marsh 6-4, 6-3 in the rain.";
    assert!(has(sets, "person Karen Marsh: Karen Marsh"), "{:?}", lines(sets));
}

#[test]
fn an_outlet_stands_before_what_it_is() {
    let copy = "She told Odelvi radio that it would rain.";
    assert!(has(copy, "organization Odelvi: Odelvi"), "{:?}", lines(copy));
    let town = "She told Oslo radio that it would rain.";
    assert!(!dump(town).contains("organization"), "{:?}", lines(town));
}

#[test]
fn a_person_is_heard_from() {
    let copy = "They had ignored warnings from Nkuvele Odlamin.";
    assert_eq!(dump(copy), "person Nkuvele Odlamin: Nkuvele Odlamin");
}

#[test]
fn a_town_unknown_to_all_stands_beside_one_that_is_known() {
    let copy = "Jets hit Oslo and Khivam on Friday.";
    assert!(has(copy, "place Khivam: Khivam"), "{:?}", lines(copy));
}

#[test]
fn a_body_is_opened_by_a_noun_of_its_language() {
    for body in ["Banco Odelar", "Bolsa Odelana de Valores", "Grupo Kviz"] {
        let copy = format!("He fell out with {body} on Friday.");
        assert_eq!(lines(&copy), [format!("organization {body}: {body}")]);
    }
}

#[test]
fn what_is_joined_to_itself_is_one() {
    let copy = "The fine went to Odrinda and Odrinda on Friday.";
    assert_eq!(dump(copy), "organization Odrinda and Odrinda: Odrinda and Odrinda");
}

#[test]
fn an_office_is_no_body() {
    let copy = "The Odelanti Regional Minister, Kari Ode, was late.";
    assert!(!dump(copy).contains("organization"), "{:?}", lines(copy));
}

#[test]
fn a_hall_of_a_court_is_one_body() {
    let body = "Second Hall of the Ferry Court";
    let copy = format!("They asked the {body} for an order.");
    assert_eq!(lines(&copy), [format!("organization {body}: {body}")]);
}

#[test]
fn a_slug_before_a_headline_is_no_given_name() {
    let copy = "SAILING-Odelka wins third race of the cup in Oslo";
    assert!(!dump(copy).contains("SAILING"), "{:?}", lines(copy));
}

#[test]
fn provinces_and_towns_of_several_words_are_listed() {
    assert_eq!(
        dump("They said that Dak Lak and Gia Lai would merge."),
        "place Dak Lak: Dak Lak\nplace Gia Lai: Gia Lai"
    );
}

#[test]
fn nobody_is_called_as_what_a_company_makes() {
    let copy = "He met the head of Karen Aircraft on Friday.";
    assert_eq!(dump(copy), "organization Karen Aircraft: Karen Aircraft");
}

#[test]
fn what_is_shaken_or_visited_is_a_place() {
    assert_eq!(dump("A quake shook Odelmaras on Friday."), "place Odelmaras: Odelmaras");
    assert_eq!(dump("She visited Odelmaraş on Friday."), "place Odelmaraş: Odelmaraş");
}
