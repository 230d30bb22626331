//! Names that no list has, told by the words around them.

use super::dump;

/// Asserts the first name of each text.
fn first(cases: &[(&str, &str)]) {
    for (text, name) in cases {
        assert_eq!(dump(text).split(':').next(), Some(*name), "{text}");
    }
}

#[test]
fn what_stands_before_it_tells_a_place() {
    first(&[
        ("The mayor of Vale do Ode was late on Friday.", "place Vale do Ode"),
        ("Villagers from Odska Dol slept in tents.", "place Odska Dol"),
        ("The road to Kvizan Dol was shut.", "place Kvizan Dol"),
        ("Heavy rain fell on Kvizan Dol all week.", "place Kvizan Dol"),
        ("Troops entered Kvizan Dol on Friday.", "place Kvizan Dol"),
        ("The village, Odik Varn, was dark.", "place Odik Varn"),
        ("Crowds marched through Kvizan Dol on Friday.", "place Kvizan Dol"),
        ("They took holidays to Kvizan Dol.", "place Kvizan Dol"),
        ("The mosque in Al-Kvizan was shut.", "place Al-Kvizan"),
    ]);
    assert_eq!(
        dump("The road from Odska to Kvizan was shut."),
        "place Odska: Odska\nplace Kvizan: Kvizan"
    );
    assert_eq!(
        dump("The capital of Norway, Odik Varn, was dark."),
        "place Norway: Norway\nplace Odik Varn: Odik Varn"
    );
}

#[test]
fn what_stands_behind_it_tells_a_place() {
    first(&[
        ("Kvizan Dol's airport was shut.", "place Kvizan Dol"),
        ("Kvizan Dol, where they slept, was dark.", "place Kvizan Dol"),
        ("Velan Dral, which is located by a lake, was dark.", "place Velan Dral"),
        ("Kvizan Dol, a small town by a lake, was dark.", "place Kvizan Dol"),
        ("Kvizan Dol police were told.", "place Kvizan Dol"),
        ("Kvizan Dol lies by a lake.", "place Kvizan Dol"),
        ("Kvizan Dol was shelled in spring.", "place Kvizan Dol"),
        ("Kvizan Dol is 40 km away.", "place Kvizan Dol"),
        ("Rebels have taken Kvizan Dol, some 30 km north of Oslo.", "place Kvizan Dol"),
        ("Kvizan said its airport was shut.", "place Kvizan"),
    ]);
}

#[test]
fn who_is_from_a_place_has_what_follows_it() {
    first(&[
        ("A 33-year-old man from Royfeld has been charged with theft.", "place Royfeld"),
        ("A woman from Royfeld, who slept, was late.", "place Royfeld"),
        ("A woman from Royfeld, 43, was late.", "place Royfeld"),
    ]);
}

#[test]
fn what_stands_before_it_tells_a_body() {
    first(&[
        ("Employees of Velan Ardo slept in the hall.", "organization Velan Ardo"),
        ("A spokesman for Velo Kvizan was late.", "organization Velo Kvizan"),
        ("They have acquired Velan Dral for a song.", "organization Velan Dral"),
        ("She joined Velan Dral as a baker.", "organization Velan Dral"),
        ("The company, Velan Dral, was late.", "organization Velan Dral"),
        ("Drugmaker Kvizan was late.", "organization Kvizan"),
        ("The strike at Velodar went on.", "organization Velodar"),
    ]);
    assert_eq!(
        dump("The Oslo-based Velodar cut jobs."),
        "place Oslo: Oslo\norganization Velodar: Velodar"
    );
}

#[test]
fn what_stands_behind_it_tells_a_body() {
    first(&[
        ("Velan Dral's shareholders were told.", "organization Velan Dral"),
        ("Velan Dral, which makes tyres, was late.", "organization Velan Dral"),
        ("Velan Dral, based in Oslo, was late.", "organization Velan Dral"),
        ("Kvizan Dol, an airline, was late.", "organization Kvizan Dol"),
        ("Velan Dral shares fell.", "organization Velan Dral"),
        ("Kvizan Dol employs bakers.", "organization Kvizan Dol"),
        ("Kvizan Dol won 3-0 on Friday.", "organization Kvizan Dol"),
        ("Kvizan Dol reported a large profit.", "organization Kvizan Dol"),
        ("Velan Dral was founded in spring.", "organization Velan Dral"),
        ("Kvizan said its profit rose.", "organization Kvizan"),
        ("Kvizan said it would close shops.", "organization Kvizan"),
        ("Kvizan cut jobs.", "organization Kvizan"),
        ("Kvizan will pay a fine, it said.", "organization Kvizan"),
        ("Kvizan Dol, the largest maker of bread, was late.", "organization Kvizan Dol"),
        ("Velan Air said it had slept.", "organization Velan Air"),
    ]);
}

#[test]
fn what_befalls_people_tells_a_person() {
    first(&[
        ("The murder of Vale Odik was never solved.", "person Vale Odik"),
        ("Kvizan Dol, 43, was late.", "person Kvizan Dol"),
        ("Kvizan Dol was born by a lake.", "person Kvizan Dol"),
        ("Kvizan said he slept.", "person Kvizan"),
    ]);
}

#[test]
fn what_is_based_on_something_is_no_body() {
    first(&[("The Kvizan Dol-based firm was late.", "place Kvizan Dol")]);
    assert_eq!(dump("They slept in tents with Velan-based phones."), "");
}

#[test]
fn all_mentions_tell_together() {
    assert_eq!(
        dump(
            "Zabrin flew to Oslo. Rain fell. Reporters asked Zabrin why. Zabrin argued it was late."
        ),
        "person Zabrin: Zabrin, Zabrin, Zabrin\nplace Oslo: Oslo"
    );
}

#[test]
fn a_yacht_with_a_title_is_nobody() {
    assert_eq!(dump("The yacht Lady Odik sank."), "");
}

#[test]
fn a_state_before_an_abbreviated_office_is_a_place() {
    assert_eq!(
        dump("Utah Rep. Gary Marsh was late."),
        "place Utah: Utah\nperson Gary Marsh: Gary Marsh"
    );
    assert_eq!(
        dump("They met former Ohio Gov. Gary Marsh in town."),
        "place Ohio: Ohio\nperson Gary Marsh: Gary Marsh"
    );
}

#[test]
fn words_of_its_own_tell_a_company() {
    first(&[
        ("Velan Dairies has bought its rival.", "organization Velan Dairies"),
        ("Karen & Odal were told.", "organization Karen & Odal"),
    ]);
}

#[test]
fn one_word_at_an_opening_needs_more() {
    for text in ["Pilots shrugged it off.", "Childminding shares fell.", "Unrest grew."] {
        assert_eq!(dump(text), "", "{text}");
    }
}

#[test]
fn somebody_is_of_a_body_of_everyday_words() {
    assert_eq!(
        dump("He is a founder of the Clean Rivers Appeal."),
        "organization Clean Rivers Appeal: Clean Rivers Appeal"
    );
}

#[test]
fn months_dinners_and_headlines_are_nobody() {
    for text in [
        "The letters were written between Sept 1, 2004 and April 1.",
        "They met at the Alfred E. Odal Dinner.",
        "The headline was \"Peter Odal Ate My Ferry\".",
    ] {
        assert_eq!(dump(text), "", "{text}");
    }
}

#[test]
fn a_country_of_several_words_is_a_place_before_a_person() {
    assert_eq!(
        dump("On Friday, President of the United States Peter Odal was late."),
        "place United States: United States\nperson Peter Odal: Peter Odal"
    );
}

#[test]
fn storms_and_operations_are_nobody() {
    assert_eq!(dump("Hurricane Karen hit the town."), "");
    assert_eq!(dump("Officers from Operation Odelven were late."), "");
}
