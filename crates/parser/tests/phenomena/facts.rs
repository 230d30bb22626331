//! What the lines tell: who wrote it, when, in which version.

use std::fmt::Write as _;

use copydesk_core::Source;

use super::{FERRY, dump, named};

/// What the metadata say of people and versions, a line each.
fn people(copy: &str) -> String {
    let source = Source::new(copy).expect("short copy");
    let layouts = copydesk_parser::layouts();
    let wire = layouts.iter().find(|layout| layout.id().as_str() == "wire").expect("built in");
    let parsed = wire.parse(&source);
    let metadata = parsed.articles[0].metadata();
    let mut text = String::new();
    for (what, field) in [
        ("headline", &metadata.headline),
        ("version", &metadata.version),
        ("embargo", &metadata.embargo),
        ("agency", &metadata.agency),
    ] {
        if let Some(field) = field {
            let _ = writeln!(text, "{what} {:?}", field.value);
        }
    }
    let value = |field: &Option<copydesk_core::Field>| field.as_ref().map(|f| f.value.clone());
    for author in &metadata.authors {
        let _ = write!(text, "author {:?}", author.name.value);
        for (what, field) in
            [("role", &author.role), ("of", &author.organization), ("in", &author.place)]
        {
            let _ = value(field).map(|value| write!(text, " {what} {value:?}"));
        }
        text.push('\n');
    }
    for credit in &metadata.credits {
        let place = value(&credit.place).map(|place| format!(" in {place:?}")).unwrap_or_default();
        let _ = writeln!(text, "{:?} {:?}{place}", credit.task.value, credit.name.value);
    }
    text
}

#[test]
fn a_wire_message_names_its_people_and_its_version() {
    insta::assert_snapshot!(
        people(
            "EMBARGOED until 6 a.m. Monday\n\nUPDATE 2-Pier to reopen in May, board says\n\n\
             By INES MOREAU and TOM ODE\nAssociated Press Writers\n\n\
             LISBON (AP) -- The harbour board said on Tuesday it would reopen the northern pier in May.\n\n\
             Divers had found that the storm of last winter had left its old piles intact, it said.\n\n\
             (Additional reporting by Li Wei and Jan Lund in Osaka, and Eva Roe in Bern; Editing by E. Fry)\n"
        ),
        @r#"
    headline "Pier to reopen in May, board says"
    version "UPDATE 2"
    embargo "EMBARGOED until 6 a.m. Monday"
    agency "AP"
    author "INES MOREAU" role "Associated Press Writers" of "Associated Press"
    author "TOM ODE" role "Associated Press Writers" of "Associated Press"
    "Additional reporting" "Li Wei" in "Osaka"
    "Additional reporting" "Jan Lund" in "Osaka"
    "Additional reporting" "Eva Roe" in "Bern"
    "Editing" "E. Fry"
    "#
    );
}

#[test]
fn a_byline_below_a_deck_that_reads_as_copy_and_a_label_in_its_place() {
    let copy = |head: &str| {
        format!(
            "Ferry returns to the lake\n{head}The ferry returned to the lake on Monday after two \
             years of work, the board said.\n\nIt carries forty cars at a time and sails every \
             hour until the evening, from the old pier.\n\nPeople on the far side had to drive \
             round the lake until now, a trip of an hour.\n\nThe key points were agreed in March, \
             and the board thanked the town.\n"
        )
    };
    check!(&copy("The board said that the work took longer than it had hoped for.\nBy Ines Moreau\n"), @r#"
    plain
    headline 0..26 "Ferry returns to the lake\n"
    deck 26..90 "The board said that the work took longer than it had hoped for.\n"
    byline 90..105 "By Ines Moreau\n"
    paragraph 105..188 "The ferry returned to the lake on Monday after two years of work, the board said.\n\n"
    paragraph 188..280 "It carries forty cars at a time and sails every hour until the evening, from the old pier.\n\n"
    paragraph 280..362 "People on the far side had to drive round the lake until now, a trip of an hour.\n\n"
    paragraph 362..431 "The key points were agreed in March, and the board thanked the town.\n"
    "#);
    insta::assert_snapshot!(people(&copy("Key Points\nMarch 3, 2015\n")), @r#"headline "Ferry returns to the lake""#);
}

#[test]
fn a_version_is_marked_in_front_of_the_headline() {
    check!(
        "RPT-Pier to reopen in May, board says\n\n\
         The harbour board said on Tuesday that it would reopen the northern pier before the end of May.\n\n\
         Divers had found that the storm of last winter had left its old piles intact, the board said. (ANI)\n",
        @r#"
    plain
    headline 0..39 "RPT-Pier to reopen in May, board says\n\n"
      version 0..4
    paragraph 39..136 "The harbour board said on Tuesday that it would reopen the northern pier before the end of May.\n\n"
    paragraph 136..236 "Divers had found that the storm of last winter had left its old piles intact, the board said. (ANI)\n"
      sign_off 230..235
    "#
    );
}

#[test]
fn copy_signed_on_its_last_line_and_a_contributor() {
    check!(
        "Harbours agree to share pilots\n\n\
         Two harbours agreed on Monday to share their pilots and the cost of\n\
         training new ones over the next ten years, officials said here at\n\
         the end of a meeting of both boards.\n\n\
         The board of the larger one said that it expected to save a third of\n\
         what it spends on boats by the end of next year. Enditem\n\n\
         Staff writer Ines Moreau in Lisbon contributed to this report.\n",
        @r#"
    kyodo-wrapped
    headline 0..32 "Harbours agree to share pilots\n\n"
    paragraph 32..204 "Two harbours agreed on Monday to share their pilots and the cost of\ntraining new ones over the next ten years, officials said here at\nthe end of a meeting of both boards.\n\n"
    paragraph 204..331 "The board of the larger one said that it expected to save a third of\nwhat it spends on boats by the end of next year. Enditem\n\n"
      sign_off 322..329
    credits 331..394 "Staff writer Ines Moreau in Lisbon contributed to this report.\n"
    "#
    );
}

#[test]
fn dated_lines_are_no_byline_and_an_advertisement_no_list() {
    check!(
        "Menu\nNews\nSport\n\
         Ferry to sail through the winter\n\
         Tom Ode\n\
         Published 9 Nov 2022, 17:45 GMT\n\
         Updated 10 Nov 2022, 08:12 GMT\n\
         The ferry will sail through the winter for the first time after the council voted to pay for it.\n\
         The decision, taken at a packed meeting on Tuesday night, ends six years of argument.\n\
         ADVERTISEMENT\n\
         The chair of the harbour board said that the money would come from what it had saved over the years, and that nobody's taxes would rise for it.\n\
         \"We can afford it,\" he said. \"What we could not afford was another winter without a boat.\"\n\
         Subscribe now\n\
         Terms and Conditions\n",
        @r#"
    web-page
    furniture 0..10 "Menu\nNews\n"
    section 10..16 "Sport\n"
    headline 16..49 "Ferry to sail through the winter\n"
    byline 49..57 "Tom Ode\n"
    published 57..120 "Published 9 Nov 2022, 17:45 GMT\nUpdated 10 Nov 2022, 08:12 GMT\n"
    paragraph 120..217 "The ferry will sail through the winter for the first time after the council voted to pay for it.\n"
    paragraph 217..303 "The decision, taken at a packed meeting on Tuesday night, ends six years of argument.\n"
    furniture 303..317 "ADVERTISEMENT\n"
    paragraph 317..461 "The chair of the harbour board said that the money would come from what it had saved over the years, and that nobody's taxes would rise for it.\n"
    paragraph 461..552 "\"We can afford it,\" he said. \"What we could not afford was another winter without a boat.\"\n"
    furniture 552..587 "Subscribe now\nTerms and Conditions\n"
    "#
    );
}

#[test]
fn a_date_may_stand_right_above_the_headline() {
    let copy = format!(
        "Home\nNews\nSport\nHarbour\n14.05.2024, 20:28\nFerry to Kell sails again after a week of storms\n\
         By Ines Moreau\n\n{}",
        FERRY.repeat(6)
    );
    assert!(named(&copy).contains(&"published: 14.05.2024, 20:28".to_owned()), "{}", dump(&copy));
}

#[test]
fn a_date_in_numbers_is_read_as_the_language_sets_it() {
    let day = |copy: &str| {
        let source = Source::new(copy).expect("short copy");
        let layouts = copydesk_parser::layouts();
        let page = layouts.iter().find(|layout| layout.id().as_str() == "web-page");
        let parsed = page.expect("a built-in layout").parse(&source);
        parsed.articles[0].metadata().published.as_ref().map(|found| found.date.to_string())
    };
    let french = "Accueil\nPolitique\nGrève des ferries : un accord trouvé dans la nuit\nPar Ines Moreau\n\
        Publié le 12/03/2019 à 07h45\n\
        Les syndicats et la direction du port ont signé un accord dans la nuit, après onze heures de débats.\n\
        Les ferries partiront mercredi matin, a indiqué la direction du port dans un message.\n";
    let english = "Home\nNews\nFerry strike ends after a deal in the night\nBy Ines Moreau\n\
        Published 12/03/2019\n\
        The unions and the board of the port signed a deal in the night, after they had talked for hours.\n\
        The ferries will sail on Wednesday morning, the board of the port said in a statement.\n";
    assert_eq!(day(french).as_deref(), Some("2019-03-12"));
    assert_eq!(day(english).as_deref(), Some("2019"));
}

#[test]
fn a_byline_with_its_outlet_and_date_behind_dashes_below_a_caption() {
    let copy = "Home\nNews\nSport\n\n\
        The ferry at its berth in the old harbour of Kell on Thursday, April 27, 2023, before it sailed. (AP Photo/Tom Ode) more >\n\
        Print\n\n\
        By Ines Moreau - Harbour Press - Friday, April 28, 2023\n\n\
        The ferry to Kell sails again on Monday, the harbour board said on Friday after a week of storms.\n\n\
        The board paid for two new engines and for a pier that lies lower in the water than the old one did.\n";
    let source = Source::new(copy).expect("short copy");
    let layouts = copydesk_parser::layouts();
    let page = layouts.iter().find(|layout| layout.id().as_str() == "web-page");
    let parsed = page.expect("a built-in layout").parse(&source);
    let metadata = parsed.articles[0].metadata();
    let author = &metadata.authors[0];
    assert_eq!(author.name.value, "Ines Moreau");
    assert_eq!(author.organization.as_ref().map(|name| name.value.as_str()), Some("Harbour Press"));
    let published = metadata.published.as_ref().map(|found| found.date.to_string());
    assert_eq!(published.as_deref(), Some("2023-04-28"));
    assert!(metadata.headline.as_ref().is_none_or(|line| !line.value.contains("AP Photo")));
}

#[test]
fn a_dateline_on_a_line_of_its_own_and_the_desks_line_in_two_brackets() {
    let copy = format!(
        "Ferry to Kell sails again\n\nLONDON, Dec. 8\n\n{FERRY}\nBoats wait in the outer harbour, it \
         said in a statement.\n\n((kari.ode@example.com; +47 5555 0100))\n"
    );
    check!(&copy, @r#"
    plain
    headline 0..27 "Ferry to Kell sails again\n\n"
    published 27..43 "LONDON, Dec. 8\n\n"
      dateline 27..41
    paragraph 43..142 "The ferry to Kell sails again on Monday, the harbour board said on Friday after a week of storms.\n\n"
    paragraph 142..200 "Boats wait in the outer harbour, it said in a statement.\n\n"
    credits 200..240 "((kari.ode@example.com; +47 5555 0100))\n"
    "#);
}
