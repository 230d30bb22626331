//! One phenomenon a test: a few lines of invented copy, and what the layout that fits best reads.

use std::fmt::Write as _;

use copydesk_core::{Article, Source};

/// Reads copy with the layout that scores highest and dumps the article.
fn dump(copy: &str) -> String {
    let source = Source::new(copy).expect("short copy");
    let layouts = copydesk_parser::layouts();
    let best = layouts
        .iter()
        .rev()
        .max_by(|a, b| a.detect(&source).value().total_cmp(&b.detect(&source).value()))
        .expect("built-in layouts");
    let parsed = best.parse(&source);
    let mut text = format!("{}\n", best.id());
    for article in &parsed.articles {
        blocks(&mut text, article);
    }
    text
}

fn blocks(text: &mut String, article: &Article) {
    for block in article.blocks() {
        let _ = writeln!(text, "{} {} {:?}", block.kind, block.span, block.span.of(article.text()));
        for mark in article.marks().iter().filter(|mark| block.span.covers(mark.span)) {
            let _ = writeln!(text, "  {} {}", mark.kind, mark.span);
        }
        for found in article.diagnostics().iter().filter(|found| block.span.covers(found.span)) {
            let _ = writeln!(text, "  {} {}", found.code, found.span);
        }
    }
}

macro_rules! check {
    ($copy:expr, @$snapshot:literal) => {
        insta::assert_snapshot!(dump($copy), @$snapshot)
    };
}

#[test]
fn a_paragraph_that_stops_inside_a_quotation_is_reported() {
    check!(
        "Harbour to reopen in May\n\nThe minister told reporters on Monday that \"we will keep the\n\n\
         Talks resume on Tuesday, the harbour board said in a short statement.\n",
        @r#"
    plain
    headline 0..26 "Harbour to reopen in May\n\n"
    paragraph 26..88 "The minister told reporters on Monday that \"we will keep the\n\n"
      copy/lost-text 69..86
    paragraph 88..158 "Talks resume on Tuesday, the harbour board said in a short statement.\n"
    "#
    );
}

#[test]
fn a_short_last_sentence_of_bare_copy_is_a_paragraph() {
    check!(
        "Kell ferry runs aground; crew safe\n\n\
         KELL, Sept. 3, 2015 (AP) \u{2014} A ferry with nine people on board ran aground off Kell on Thursday, the coast guard said.\n\n\
         The crew of three waited for the tide, and a tug pulled the boat off the sand before midnight.\n\n\
         Nobody was hurt.\n",
        @r#"
    wire
    headline 0..36 "Kell ferry runs aground; crew safe\n\n"
    paragraph 36..156 "KELL, Sept. 3, 2015 (AP) — A ferry with nine people on board ran aground off Kell on Thursday, the coast guard said.\n\n"
      dateline 36..64
    paragraph 156..252 "The crew of three waited for the tide, and a tug pulled the boat off the sand before midnight.\n\n"
    paragraph 252..269 "Nobody was hurt.\n"
    "#
    );
}

#[test]
fn a_short_first_line_above_one_sentence_is_its_headline() {
    check!(
        "Pier seven reopens\n\nThe harbour board said on Tuesday that the pier was open.\n",
        @r#"
    plain
    headline 0..20 "Pier seven reopens\n\n"
    paragraph 20..78 "The harbour board said on Tuesday that the pier was open.\n"
    "#
    );
}

#[test]
fn languages_are_told_by_their_words_or_their_letters() {
    let language = |copy: &str| {
        let source = Source::new(copy).expect("short copy");
        let layouts = copydesk_parser::layouts();
        let plain = layouts.iter().find(|layout| layout.id().as_str() == "plain");
        let parsed = plain.expect("a built-in layout").parse(&source);
        parsed.articles[0].metadata().language.as_ref().map(|found| found.value.clone())
    };
    assert_eq!(
        language("The ferry to Kell was late on Friday, and the next one is for Monday.\n")
            .as_deref(),
        Some("en")
    );
    let japanese = "港の運営委員会は月曜日、フェリーの運航を再開すると発表した。嵐のため一週間休んでいた。次の便は火曜日の朝六時に出る予定だという。\n";
    assert_eq!(language(japanese).as_deref(), Some("ja"));
    let russian =
        "Паром снова пойдёт в понедельник, сообщили в порту в пятницу после недели штормов.\n";
    assert_eq!(language(russian).as_deref(), Some("ru"));
    assert_eq!(language("Kell Lom Tessa Oslo Bergen.\n"), None);
}

#[test]
fn wrapped_copy_with_a_stamp_at_its_end() {
    check!(
        "Quay News\n\
         Pier to reopen in May, board says\n\n\
         The harbour board said on Tuesday that it would reopen the\n\
         northern pier before the end of May, after divers had found\n\
         that the storm of last winter had left its old piles intact.\n\n\
         \"Nobody wanted to wait for another summer,\" board chairman Jan\n\
         Moreau told reporters when the meeting was over. (April 3)\n",
        @r#"
    kyodo-wrapped
    masthead 0..10 "Quay News\n"
    headline 10..45 "Pier to reopen in May, board says\n\n"
    paragraph 45..226 "The harbour board said on Tuesday that it would reopen the\nnorthern pier before the end of May, after divers had found\nthat the storm of last winter had left its old piles intact.\n\n"
    paragraph 226..348 "\"Nobody wanted to wait for another summer,\" board chairman Jan\nMoreau told reporters when the meeting was over. (April 3)\n"
      date_stamp 338..347
    "#
    );
}

#[test]
fn an_indent_opens_a_paragraph_of_a_wire_message() {
    check!(
        "BC-Pier-Reopens, 1st Ld-Writethru,0120\n\
         Eds: ADDS quote from chairman.\n\
         By INES MOREAU\n\
         Quay Press Writer\n   \
         LISBON, Portugal (Quay Press) -- The harbour board said on Tuesday\n\
         it would reopen the northern pier before the end of May, when the\n\
         first of the summer ferries is due from the islands in the south.\n   \
         ``Nobody wanted to wait for another summer,'' said board chairman\n\
         Jan Moreau, who had asked for the inspection of the piles in\n\
         January.\n   \
         -30-\n",
        @r#"
    wire
    wire_header 0..39 "BC-Pier-Reopens, 1st Ld-Writethru,0120\n"
    editor_note 39..70 "Eds: ADDS quote from chairman.\n"
    byline 70..103 "By INES MOREAU\nQuay Press Writer\n"
    paragraph 103..305 "   LISBON, Portugal (Quay Press) -- The harbour board said on Tuesday\nit would reopen the northern pier before the end of May, when the\nfirst of the summer ferries is due from the islands in the south.\n"
      dateline 106..138
    paragraph 305..444 "   ``Nobody wanted to wait for another summer,'' said board chairman\nJan Moreau, who had asked for the inspection of the piles in\nJanuary.\n"
    sign_off 444..452 "   -30-\n"
    "#
    );
}

#[test]
fn furniture_stands_around_a_pasted_page() {
    check!(
        "Skip to content\nMenu\nSign in\n\nNorthern pier to reopen in May\n\nBy Ines Moreau, Harbour Reporter\n\n\
         Published 3 April 2024, 6:05am\n\nShare\nTweet\n\n\
         The harbour board said on Tuesday that it would reopen the northern pier before the end of May.\n\n\
         Divers had found that the storm of last winter had left its old piles intact, the board said.\n\n\
         Read next\nFerry fares to rise\n\n© 2024 Quay Media. All rights reserved.\n",
        @r#"
    web-page
    furniture 0..30 "Skip to content\nMenu\nSign in\n\n"
    headline 30..62 "Northern pier to reopen in May\n\n"
    byline 62..96 "By Ines Moreau, Harbour Reporter\n\n"
    published 96..128 "Published 3 April 2024, 6:05am\n\n"
    furniture 128..141 "Share\nTweet\n\n"
    paragraph 141..238 "The harbour board said on Tuesday that it would reopen the northern pier before the end of May.\n\n"
    paragraph 238..333 "Divers had found that the storm of last winter had left its old piles intact, the board said.\n\n"
    furniture 333..364 "Read next\nFerry fares to rise\n\n"
    rights 364..405 "© 2024 Quay Media. All rights reserved.\n"
    "#
    );
}

#[test]
fn a_press_summary_names_its_source_under_the_headline() {
    check!(
        "Embassy of Portugal\nDaily Press Summary\n\nPier to reopen in May\n(Quay News, April 3, 2024)\n\n\
         The harbour board said on Tuesday that it would reopen the northern pier before the end of May.\n\n\
         Divers had found that the storm of last winter had left its old piles intact, the board said.\n",
        @r#"
    press-summary
    masthead 0..20 "Embassy of Portugal\n"
    furniture 20..41 "Daily Press Summary\n\n"
    headline 41..63 "Pier to reopen in May\n"
    published 63..91 "(Quay News, April 3, 2024)\n\n"
    paragraph 91..188 "The harbour board said on Tuesday that it would reopen the northern pier before the end of May.\n\n"
    paragraph 188..282 "Divers had found that the storm of last winter had left its old piles intact, the board said.\n"
    "#
    );
}

#[test]
fn marks_of_any_kind_close_a_quotation() {
    check!(
        "\"The pier is sound,” said board chairman Jan Moreau at the meeting on Tuesday.\n\n\
         “It will open in May,\" he said, and thanked the divers who had gone down in March.\n",
        @r#"
    plain
    paragraph 0..82 "\"The pier is sound,” said board chairman Jan Moreau at the meeting on Tuesday.\n\n"
    paragraph 82..167 "“It will open in May,\" he said, and thanked the divers who had gone down in March.\n"
    "#
    );
}

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
fn a_short_line_with_a_quotation_ends_the_copy() {
    check!(
        "Ferry returns to the lake\n\nThe ferry returned to the lake on Monday after two years of \
         work, the board said.\n\nIts captain was asked how the first crossing had been.\n\n\
         Ode says, \"Wet.\"\n\nShare\n\nSubscribe to our newsletter\n",
        @r#"
    web-page
    headline 0..27 "Ferry returns to the lake\n\n"
    paragraph 27..110 "The ferry returned to the lake on Monday after two years of work, the board said.\n\n"
    paragraph 110..166 "Its captain was asked how the first crossing had been.\n\n"
    paragraph 166..184 "Ode says, \"Wet.\"\n\n"
    furniture 184..219 "Share\n\nSubscribe to our newsletter\n"
    "#
    );
    check!(
        "Ferry returns to the lake\n\nThe ferry returned to the lake on Monday after two years of \
         work, the board said.\n\nIts captain was asked how the first crossing had been.\n\n\
         \"Wet.\"\n\nShare\n\nSubscribe to our newsletter\n",
        @r#"
    web-page
    headline 0..27 "Ferry returns to the lake\n\n"
    paragraph 27..110 "The ferry returned to the lake on Monday after two years of work, the board said.\n\n"
    paragraph 110..166 "Its captain was asked how the first crossing had been.\n\n"
    paragraph 166..174 "\"Wet.\"\n\n"
    furniture 174..209 "Share\n\nSubscribe to our newsletter\n"
    "#
    );
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
fn mojibake_is_reported_where_it_begins() {
    check!(
        "Pier to reopen in May, board says\n\n\
         The harbour board said on Tuesday that it wouldn\u{e2}\u{20ac}\u{2122}t reopen the pier before May.\n\n\
         Divers had found that the caf\u{c3}\u{a9} on the old pier was intact, the board said on Tuesday.\n",
        @r#"
    plain
    headline 0..35 "Pier to reopen in May, board says\n\n"
    paragraph 35..122 "The harbour board said on Tuesday that it wouldnâ€™t reopen the pier before May.\n\n"
      copy/mojibake 83..91
    paragraph 122..211 "Divers had found that the cafÃ© on the old pier was intact, the board said on Tuesday.\n"
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

/// The kinds that lines have, furniture and paragraphs left out.
fn named(copy: &str) -> Vec<String> {
    let dump = dump(copy);
    let blocks = dump.lines().skip(1).filter(|line| !line.starts_with(' '));
    let plain = |line: &&str| !line.starts_with("furniture") && !line.starts_with("paragraph");
    let part = |line: &str| {
        let (kind, text) = (line.split(' ').next(), line.split('"').nth(1));
        let text = text.unwrap_or_default().trim_end_matches("\\n");
        format!("{}: {text}", kind.unwrap_or_default())
    };
    blocks.filter(plain).map(part).collect()
}

const FERRY: &str = "The ferry to Kell sails again on Monday, the harbour board said on Friday after \
    a week of storms.\n";

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
fn one_label_again_and_again_is_no_subhead_and_sections_of_one_form_are() {
    let page = |labels: [&str; 2]| {
        let mut copy = String::from(
            "Home\nNews\nSport\nFerry to Kell sails again after a week of storms\nBy Ines Moreau\n\n",
        );
        for week in ["first", "second", "third"] {
            for label in labels {
                let _ =
                    writeln!(copy, "In the {week} week of May the harbour board paid for {label}.");
                let _ = write!(copy, "{FERRY}\n{label}\n\n");
            }
        }
        copy + FERRY
    };
    let subheads = |labels| {
        let named = named(&page(labels));
        named.iter().filter(|line| line.starts_with("subhead")).count()
    };
    assert_eq!(subheads(["Harbour details", "Harbour details"]), 0);
    let sections = ["The ferry", "Tides and prices"];
    assert!(subheads(sections) >= 5, "{}", dump(&page(sections)));
}

#[test]
fn a_page_that_was_pasted_without_its_blank_lines() {
    check!(
        "Skip to content\nThe Quay Gazette\nSubscribe\nNews\nSport\nHome > News > Local\n\
         Ferry to sail through the winter for the first time, council decides\n\
         Extra sailings will cost £1.4m but islanders say that the link is a lifeline\n\
         Tom Ode\n\
         Published 9 Nov 2022, 17:45 GMT\n\
         Share\n\
         The ferry at its berth in the old harbour. Photograph: Ines Moreau/QG\n\
         The ferry to the island will sail through the winter for the first time after the council voted to pay for it.\n\
         The decision, taken at a packed meeting on Tuesday night, ends six years of argument.\n\
         \"We can afford it,\" the chair of the harbour board said. \"What we could not afford was another winter without a boat.\"\n\
         Sign up to our newsletter\nMost read\nStorm warning for the weekend\n",
        @r#"
    web-page
    furniture 0..16 "Skip to content\n"
    masthead 16..33 "The Quay Gazette\n"
    furniture 33..74 "Subscribe\nNews\nSport\nHome > News > Local\n"
    headline 74..143 "Ferry to sail through the winter for the first time, council decides\n"
    deck 143..221 "Extra sailings will cost £1.4m but islanders say that the link is a lifeline\n"
    byline 221..229 "Tom Ode\n"
    published 229..261 "Published 9 Nov 2022, 17:45 GMT\n"
    furniture 261..267 "Share\n"
    caption 267..337 "The ferry at its berth in the old harbour. Photograph: Ines Moreau/QG\n"
    paragraph 337..448 "The ferry to the island will sail through the winter for the first time after the council voted to pay for it.\n"
    paragraph 448..534 "The decision, taken at a packed meeting on Tuesday night, ends six years of argument.\n"
    paragraph 534..653 "\"We can afford it,\" the chair of the harbour board said. \"What we could not afford was another winter without a boat.\"\n"
    furniture 653..719 "Sign up to our newsletter\nMost read\nStorm warning for the weekend\n"
    "#
    );
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
