//! What the words around a name tell of its kind, and what they took along.

use super::*;
use crate::passes::names::runs::View;

/// Asserts the first name of each text.
fn first(cases: &[(&str, &str)]) {
    for (text, name) in cases {
        assert_eq!(dump(text).split(':').next(), Some(*name), "{text}");
    }
}

#[test]
fn a_state_or_a_noun_beside_it_tells_a_place() {
    first(&[
        ("They slept in Karen Heights, Ohio, all week.", "place Karen Heights"),
        ("The pilot, of Crystal Ode, Ohio, slept.", "place Crystal Ode"),
        ("They left the town of Karen on Friday.", "place Karen"),
        ("Rain fell in the Karen valley.", "place Karen"),
        ("KVIZAL, Norland — The ferry was late on Friday.", "place KVIZAL"),
        ("She spoke to the MP for Peter Odal on Friday.", "place Peter Odal"),
    ]);
    assert_eq!(
        dump("She grew up in Karen, TN, and then left."),
        "place Karen: Karen\nplace TN: TN"
    );
    assert_eq!(
        dump("Ohio Governor Sam Marsh left early with some friends."),
        "place Ohio: Ohio\nperson Sam Marsh: Sam Marsh"
    );
}

#[test]
fn what_bodies_have_and_do_tells_a_body() {
    first(&[
        ("Analysts at Odrexel expect a rise this year.", "organization Odrexel"),
        ("The ferry is operated by Odal Freight on most days.", "organization Odal Freight"),
        ("Oslo United beat Odal Town 2-1 on Friday.", "organization Oslo United"),
        ("They beat Odal Town 2-1 on Friday.", "organization Odal Town"),
        ("The crowd saw the Oslo Comets win again.", "organization Oslo Comets"),
    ]);
    assert_eq!(
        dump("Odal Software cut jobs. A fall at Odal was seen. Rain fell near Oslo."),
        "organization Odal Software: Odal Software, Odal\nplace Oslo: Oslo"
    );
}

#[test]
fn who_has_a_role_for_a_body_stands_behind_its_comma() {
    assert_eq!(
        dump("A spokeswoman for Kviz Bank, Line Odebakken, said it was late."),
        "organization Kviz Bank: Kviz Bank\nperson Line Odebakken: Line Odebakken"
    );
    assert!(
        dump("The chairman of the Kviz Bank, Chief Mrs. Kari Ode, said no.")
            .contains("person Kari Ode: Kari Ode")
    );
}

#[test]
fn an_office_is_no_part_of_a_body() {
    first(&[
        ("They met NATO Secretary-General Kari Ode.", "organization NATO"),
        ("He was Chief Executive Officer of Odal Airways for a year.", "organization Odal Airways"),
    ]);
}

#[test]
fn a_name_within_a_name_is_none() {
    first(&[
        ("They slept in St Mary's Church on Friday.", "organization St Mary's Church"),
        ("They slept in St Helena on Friday.", "place St Helena"),
        (
            "He led the Odal Provincial People's Congress for a year.",
            "organization Odal Provincial People's Congress",
        ),
    ]);
    assert_eq!(dump("It was a Sh340 million deal for the land."), "");
    assert_eq!(
        dump("\"It rains,\" said Kari Ode, MD, FODE, on Friday."),
        "person Kari Ode: Kari Ode"
    );
}

#[test]
fn a_sentence_full_of_names_is_no_headline() {
    assert_eq!(
        dump("He studied at King's College Oslo and joined the National Ferry Institute in 1956."),
        "organization King's College Oslo: King's College Oslo\n\
         organization National Ferry Institute: National Ferry Institute"
    );
}

#[test]
fn a_listed_body_is_not_what_it_makes() {
    assert_eq!(
        dump("They searched with Google Odal and with Google."),
        "organization Google Odal: Google Odal\norganization Google: Google"
    );
    assert_eq!(
        dump("The U.S. Court of Odal sat. Assistant U.S. Attorney Kari Ode spoke for an hour.")
            .lines()
            .nth(1),
        Some("place U.S.: U.S.")
    );
}

#[test]
fn a_place_is_called_as_it_is_written_in_copy() {
    assert_eq!(
        dump("KVIZAL, Norland — The ferry was late. Rain fell in Kvizal."),
        "place Kvizal: KVIZAL, Kvizal"
    );
}

#[test]
fn two_bodies_that_a_small_word_joins_are_two() {
    assert_eq!(
        dump("They paid the Odal Petroleum Corporation to Kviz Services Limited on Friday."),
        "organization Odal Petroleum Corporation: Odal Petroleum Corporation\n\
         organization Kviz Services Limited: Kviz Services Limited"
    );
    assert_eq!(
        dump("She went to Odal Ladies College and Kviz College as a girl."),
        "organization Odal Ladies College: Odal Ladies College\n\
         organization Kviz College: Kviz College"
    );
}

#[test]
fn a_list_of_places_holds_places() {
    assert_eq!(
        dump("It will open bases in Oslo, Odal and Bergen this year."),
        "place Oslo: Oslo\nplace Odal: Odal\nplace Bergen: Bergen"
    );
}

#[test]
fn a_title_in_marks_is_no_name() {
    assert_eq!(dump("He sang the song \"Karen Lights\" in a bar."), "");
}

#[test]
fn a_body_is_called_without_its_head() {
    assert_eq!(
        dump("Kviz Odal Group fell on Friday. Now Kviz Odal sees a rise in sales."),
        "organization Kviz Odal Group: Kviz Odal Group, Kviz Odal"
    );
}

#[test]
fn who_plays_opens_a_sentence_without_a_name() {
    first(&[
        ("Rookie Odal Marsh led the team on Friday.", "person Odal Marsh"),
        ("They met MNA Kari Odal on Friday.", "person Kari Odal"),
        ("They flew with Odal Australia last year.", "organization Odal Australia"),
        (
            "She is professor of Tides at the University of Odal now.",
            "organization University of Odal",
        ),
        ("Her publisher, Odal & Marsh, said no.", "organization Odal & Marsh"),
        ("Guns came from neighboring Karen on Friday.", "place Karen"),
    ]);
}

#[test]
fn a_team_is_called_by_its_last_word() {
    assert_eq!(
        dump("The Oslo Harriers lost again on Friday. The Harriers (7-4) play on Monday."),
        "organization Oslo Harriers: Oslo Harriers, Harriers"
    );
}

#[test]
fn what_is_numbered_is_no_name() {
    assert_eq!(dump("It was bought at a cost of Rs 72 crore and filed for Chapter 11 then."), "");
}

#[test]
fn a_founder_is_not_the_foundation() {
    assert!(
        dump("The Karen Ode Foundation gave money. Karen Ode said she was glad.")
            .contains("person Karen Ode: Karen Ode")
    );
}

#[test]
fn a_party_or_agency_behind_a_person_makes_no_body() {
    for text in [
        "Mary Odal SNP agreed on Friday to wait.",
        "Odrik Odelar APC won the seat on Friday.",
        "Photo by Karen Ode AFP was shown on Friday.",
    ] {
        assert!(!dump(text).contains("organization"), "{text}: {}", dump(text));
    }
}

#[test]
fn a_body_may_be_named_for_what_it_is_to_do() {
    assert_eq!(
        dump("The Committee to Protect Journalists said no."),
        "organization Committee to Protect Journalists: Committee to Protect Journalists"
    );
}

#[test]
fn of_and_for_lead_to_persons_too() {
    for text in [
        "Support for Cruz, Texas voters said, fell again this week.",
        "She spoke of St Peter on the pier.",
        "It was read from St Paul on the pier.",
    ] {
        for place in ["place Cruz", "place St"] {
            assert!(!dump(text).contains(place), "{text}: {}", dump(text));
        }
    }
}

#[test]
fn the_place_of_a_game_is_no_team() {
    for text in [
        "They lost in Oslo 2-1 on Friday to some old friends.",
        "The jury in Oslo 9-3 backed him on the day.",
        "The council of Oslo 5-4 backed him on the day.",
    ] {
        assert_eq!(dump(text), "place Oslo: Oslo", "{text}");
    }
}

#[test]
fn who_stands_between_two_places_is_none() {
    for text in [
        "As London, Merkel and Paris argued, the ferry was late.",
        "Talks among Spain, Hollande and Italy went on all week.",
        "In Kenya, Odinga and Uganda sued the ferry on Friday.",
    ] {
        for place in ["place Merkel", "place Hollande", "place Odinga"] {
            assert!(!dump(text).contains(place), "{text}: {}", dump(text));
        }
    }
}

#[test]
fn what_happened_in_a_town_is_no_team() {
    let is_team = |text: &str| {
        let (article, reading) = reading_of(text);
        let sentences = Sentences.run(&article, (&reading,));
        parts::is_of_town(&View::of(&reading, &sentences), &(0..2))
    };
    assert!(is_team("Oslo Harriers"));
    for text in ["Boston Bombings", "London Riots", "Oslo Accords", "United Nations"] {
        assert!(!is_team(text), "{text}");
    }
}

#[test]
fn a_name_in_marks_is_a_name() {
    for (text, name) in [
        ("A woman known as \"Karen Ode\" fled on Friday.", "Karen Ode"),
        ("They wrote \"Karen Ode\" on the wall.", "Karen Ode"),
        ("It is the so-called \"Odal Liberation Front\" of old.", "Odal Liberation Front"),
    ] {
        assert!(dump(text).contains(name), "{text}: {}", dump(text));
    }
}

#[test]
fn a_master_is_of_a_college() {
    assert!(dump("The Master of Pembroke waved at them.").contains("Pembroke"));
}

#[test]
fn an_article_opens_another_body() {
    let names = dump("She told the BBC the Conservative leadership was late.");
    assert!(names.contains("organization BBC: BBC"), "{names}");
}

#[test]
fn a_town_is_told_by_what_it_has_and_a_firm_by_who_works_for_it() {
    assert_eq!(dump("Kvizea's airport stayed shut."), "place Kvizea: Kvizea");
    let owner = dump("Odavel Gold's Mark Odelar said no.");
    assert!(owner.contains("organization Odavel Gold: Odavel Gold"), "{owner}");
    let branch = dump("NHS England's plan was late.");
    assert!(branch.contains("organization NHS England: "), "{branch}");
}

#[test]
fn headlines_name_by_letters_and_by_family_names() {
    let capitals = dump("MERKEL WARNS OF LONG WINTER\n\nIt rained on Friday.");
    assert!(capitals.contains("person MERKEL"), "{capitals}");
    let title = dump("Skipper Leaves PVX at End of Season\n\nIt rained on Friday.");
    assert!(title.contains("organization PVX"), "{title}");
}

#[test]
fn a_club_is_told_by_what_clubs_do_and_are_called() {
    for (copy, club) in [
        ("They beat Wolves 2-1 on Friday.", "organization Wolves"),
        ("Wolves striker Kari Ode limped off.", "organization Wolves"),
        ("He scored for the Raptors on Friday.", "organization Raptors"),
        ("Leeds were held 0-0.", "organization Leeds"),
        ("On Friday Leeds beat Hull City.", "organization Leeds"),
        ("The Raptors sent Kari Ode home.", "organization Raptors"),
    ] {
        assert!(dump(copy).contains(club), "{copy}: {}", dump(copy));
    }
    for copy in ["Wolves killed two sheep.", "Leeds was flooded."] {
        assert!(!dump(copy).contains("organization"), "{copy}: {}", dump(copy));
    }
}

#[test]
fn a_listed_name_goes_on_behind_small_words() {
    let name = dump("He left the Citizens Coalition for Change in June.");
    assert!(name.contains("organization Citizens Coalition for Change: "), "{name}");
    assert_eq!(dump("She lives in Odel-en-le-Kviz."), "place Odel-en-le-Kviz: Odel-en-le-Kviz");
}

#[test]
fn a_person_stands_behind_an_office_and_may_be_called_as_events_are() {
    for (copy, person) in [
        ("Councillor Jane Odelar told the council no.", "person Jane Odelar"),
        ("Boxer Ryan Day of Ardal won on Friday.", "person Ryan Day"),
    ] {
        assert!(dump(copy).contains(person), "{copy}: {}", dump(copy));
    }
}
