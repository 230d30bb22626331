//! What each line is, and where the copy is damaged.

use std::fmt::Write as _;

use copydesk_core::Source;

use super::{FERRY, dump, named};

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
    // `to`, `do`, `a` and `on` are words of English too.
    let czech = "Přístav v Kellu\n\n\
                 Přístav v Kellu zůstane zavřený do pátku, protože bouře poničila jeřáb i molo. To \
                 oznámila v úterý správa přístavu a dodala, že to on ani jiní předem nevěděli.\n\n\
                 Je to smutné a nikdo to nečekal, řekl kapitán trajektu Pavel Lom. Podle nich to \
                 bude stát miliony.\n";
    assert_eq!(language(czech).as_deref(), Some("cs"));
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
fn the_only_paragraph_above_the_byline_is_the_deck() {
    let page = "Home\nNews\nSport\nFähre nach Kell fährt wieder\n\
        The harbour board said on Friday that it would let the old ferry sail again after a week of \
        storms, and islanders were glad to hear it.\nVon Ines Moreau\n\
        Die Fähre nach Kell fährt am Montag wieder, sagte die Hafenbehörde am Freitag nach einer Woche \
        voller Stürme.\nDie Inseln hatten sieben Tage lang keine Post bekommen, sagte der \
        Bürgermeister am Freitag. \"Wir haben gewartet\", sagte er.\n\
        Im Herbst hatte die Behörde neue Pläne vorgelegt, die den Betrieb im Winter sichern sollen, und \
        dafür Geld verlangt.\nNun will der Rat darüber beraten, wann das zweite Schiff gebaut werden \
        kann und wer es bezahlt.\nTeilen\nKontakt\nImpressum\n";
    let kinds: Vec<String> =
        named(page).iter().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect();
    assert_eq!(kinds, ["section", "headline", "deck", "byline"]);
}

#[test]
fn a_bylines_word_below_the_date_is_no_part_of_it() {
    let page = "Fähre nach Kell fährt wieder\n3. Mai 2024\nvon\nInes Moreau\n\n\
        Die Fähre nach Kell fährt am Montag wieder, sagte die Hafenbehörde am Freitag nach einer Woche \
        voller Stürme.\n\nDie Inseln hatten sieben Tage lang keine Post bekommen, sagte der \
        Bürgermeister am Freitag.\n";
    let read =
        ["headline: Fähre nach Kell fährt wieder", "published: 3. Mai 2024", "byline: Ines Moreau"];
    assert_eq!(named(page), read);
}

#[test]
fn among_menus_a_line_is_the_headline_only_where_it_weighs_enough() {
    let menu = "Skip to content\nSearch\nMain menu\nClose menu\n\nHome\nServices\nCases\nBlog\nCompany\n\
        Contact us\n\nLog in\nCreate account\nSubscribe\n\n";
    let copy = "Everything costs more this year and nobody knows why, or so we hear from all who sail on \
        Sundays.\n\nNine million is a price that nobody pays for tea, \"We waited long enough,\" she said, \
        \"and so did they.\"\n\nThe chair put the vote off three times since the autumn, when storms kept \
        everybody at home for weeks.\nComments\nPrivacy policy\nContact us\nLog in\n";
    let page = |line: &str| {
        let mut named = named(&format!("{menu}{line}\n\n{copy}"));
        named.retain(|line| line.starts_with("headline"));
        named
    };
    let headline = "10 things about tea that cost more this year";
    assert_eq!(page(headline), [format!("headline: {headline}")]);
    assert!(page("Other Sailing Gear Reviews").is_empty(), "a link to another page is none");
}

#[test]
fn the_authors_name_in_a_box_is_a_byline_and_no_subhead() {
    let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday after a week of \
        storms, and the crews were glad.";
    let page = format!(
        "Ferry sails again\n\nBy Ines Moreau\n\n{prose}\n\nThe pier\n\n{prose}\n\n{prose}\n\nInes Moreau\n\n\
         Ines Moreau writes about harbours, ferries and the people who wait for them on the islands.\n"
    );
    let read = [
        "headline: Ferry sails again",
        "byline: By Ines Moreau",
        "subhead: The pier",
        "byline: Ines Moreau",
    ];
    assert_eq!(named(&page), read);
}
