//! Messages of every format, a phenomenon each; the copy is invented.

use std::fmt::Write as _;

use copydesk_core::{Article, Carried, Carrier as _, Field, Unpacked};
use copydesk_wire::Wire;

/// What the carrier makes of these bytes: for each article its header, what is known, its blocks.
fn shown(bytes: &[u8]) -> String {
    let mut shown = String::new();
    Wire.unpack(Carried::whole("a.txt", bytes), &mut |piece| match piece {
        Ok(Unpacked::Article(article)) => dump(&article, &mut shown),
        Ok(_) => shown.push_str("a source\n"),
        Err(error) => {
            let _ = writeln!(shown, "error {error}");
        }
    });
    shown
}

fn dump(article: &Article, shown: &mut String) {
    let metadata = article.metadata();
    let layout = article.layout().map(|(id, _)| id.to_string()).unwrap_or_default();
    let mut line = |text: String| {
        shown.push_str(text.trim_end());
        shown.push('\n');
    };
    line(format!("{} {layout}", article.id()));
    let of = |field: &Option<Field>| field.as_ref().map_or("-", |field| &field.value).to_owned();
    if let Some(wire) = &metadata.wire {
        let sent = wire.sent.as_ref();
        let sent =
            sent.map(|sent| format!("{} {}", sent.date, sent.time.as_deref().unwrap_or("-")));
        let header = [&wire.service, &wire.sequence, &wire.priority, &wire.category, &wire.version];
        let header = header.map(of).join(" | ");
        let flags: Vec<&str> = wire.flags.iter().map(|flag| flag.value.as_str()).collect();
        let words = wire.word_count.map_or("-".to_owned(), |words| words.to_string());
        line(format!("header {header} | {words} | {} | {flags:?}", sent.unwrap_or("-".to_owned())));
    }
    let keywords: Vec<&str> = metadata.keywords.iter().map(|field| field.value.as_str()).collect();
    line(format!("slug {} {keywords:?}", of(&metadata.slug)));
    for (name, field) in [
        ("title", &metadata.headline),
        ("by", &metadata.byline),
        ("agency", &metadata.agency),
        ("publisher", &metadata.publisher),
        ("embargo", &metadata.embargo),
    ] {
        if field.is_some() {
            line(format!("{name} {}", of(field)));
        }
    }
    for credit in &metadata.credits {
        line(format!("credit {} {} {}", credit.task.value, credit.name.value, of(&credit.place)));
    }
    for block in article.blocks() {
        let text = block.span.of(article.text());
        line(format!("  {} {:?}", block.kind, text));
    }
    for mark in article.marks() {
        line(format!("  mark {} {:?}", mark.kind, mark.span.of(article.text())));
    }
    for diagnostic in article.diagnostics() {
        line(format!("  {} {}", diagnostic.code, diagnostic.message));
    }
}

/// Shows what is made of bytes as an inline snapshot.
macro_rules! check {
    ($bytes:expr, @$expected:literal) => {
        insta::assert_snapshot!(shown($bytes), @$expected)
    };
}

#[test]
fn a_financial_message_of_1987() {
    check!(
        b"\x05\x05\x05G C\n\x16\x16\x01f0704\x1felmbo\nu f BC-ELM-PIER-LEASE   02-26 0105\n\
          \x02ELM PIER <ELMP> LEASE SEEN SIGNED\n    By Ada Fenwick, Reuters\n\
          \x20   ELM, Feb 26 - The harbour board of Elm will sign the lease\n\
          of its pier this week, its chairman said.\n\
          \x20   Rent would be 3.5 mln dlrs a year.\n Reuter\n\x03\x04",
        @r#"
    a.txt anpa
    header f | 0704 | u | f | - | 105 | XXXX-02-26 - | []
    slug BC-ELM-PIER-LEASE []
    title ELM PIER <ELMP> LEASE SEEN SIGNED
    by By Ada Fenwick, Reuters
    agency Reuters
      wire_header "\u{5}\u{5}\u{5}G C\n\u{16}\u{16}\u{1}f0704\u{1f}elmbo\nu f BC-ELM-PIER-LEASE   02-26 0105\n"
      headline "\u{2}ELM PIER <ELMP> LEASE SEEN SIGNED\n"
      byline "    By Ada Fenwick, Reuters\n"
      paragraph "    ELM, Feb 26 - The harbour board of Elm will sign the lease\nof its pier this week, its chairman said.\n"
      paragraph "    Rent would be 3.5 mln dlrs a year.\n"
      sign_off " Reuter\n\u{3}\u{4}"
      mark dateline "ELM, Feb 26 -"
    "#
    );
}

#[test]
fn results_keep_their_figures_and_a_place_in_small_letters_is_a_dateline() {
    check!(
        b"\x01f0705\x1felmbo\r\nr f BC-KELL-FERRIES   03-02 0040\r\n\x02KELL FERRIES <KFER> 4TH QTR\n\
          \x20   Kell, March 2 -\n    Shr 12 cts vs nine cts\n    Net 1.2 mln vs 900,000\n\
          \x20   NOTE: 1986 net excludes a gain\n\
          \n         Wheat   Oats\n Elm      2.55   1.10\n Kell     2.60   1.15\n REUTER...\r\n\x03",
        @r#"
    a.txt anpa
    header f | 0705 | r | f | - | 40 | XXXX-03-02 - | []
    slug BC-KELL-FERRIES []
    title KELL FERRIES <KFER> 4TH QTR
    agency REUTER
      wire_header "\u{1}f0705\u{1f}elmbo\r\nr f BC-KELL-FERRIES   03-02 0040\r\n"
      headline "\u{2}KELL FERRIES <KFER> 4TH QTR\n"
      paragraph "    Kell, March 2 -\n"
      paragraph "    Shr 12 cts vs nine cts\n"
      paragraph "    Net 1.2 mln vs 900,000\n"
      paragraph "    NOTE: 1986 net excludes a gain\n\n"
      table "         Wheat   Oats\n Elm      2.55   1.10\n Kell     2.60   1.15\n"
      sign_off " REUTER...\r\n\u{3}"
      mark dateline "Kell, March 2 -"
    "#
    );
}

#[test]
fn fields_between_carets() {
    check!(
        b"\x16\x16\x01z6715\x1f_-----\r\nr z\x13\x11 BC-ELM--PierReopens 1stLd-Writethru   02-20 0500\r\n\
          \x02^BC-ELM--Pier Reopens, 1st Ld-Writethru,116<\r\n^Elm's pier reopens after\r\nten years<\r\n\
          ^AP Photo ELM105, ELM106<\r\n^Eds: UPDATES with rent, byline. With AP Photos.<\r\n\
          ^For release Sunday, Feb. 21<\r\n^By ADA FENWICK=\r\n^Associated Press Writer=\r\n\
          \t   ELM, Mass. (AP) _ The pier reopened Friday after ten years of\r\nrepairs. \r\n\
          \t   ``It holds,'' the mayor said. \r\n\t   ___ \r\n\t   Jon Roe in Kell helped. \r\n\r\n\
          \t   \x03AP-WF-02-20-16 0337GMT<\r\n\r\n\x0c\r\n\x04",
        @r#"
    a.txt anpa
    header z | 6715 | r | z | 1st Ld-Writethru | 500 | 2016-02-20 03:37 GMT | ["1st Ld-Writethru"]
    slug BC-ELM--Pier Reopens ["BC-ELM--PierReopens"]
    title Elm's pier reopens after ten years
    by By ADA FENWICK Associated Press Writer
    agency AP
    embargo For release Sunday, Feb. 21
      wire_header "\u{16}\u{16}\u{1}z6715\u{1f}_-----\r\nr z\u{13}\u{11} BC-ELM--PierReopens 1stLd-Writethru   02-20 0500\r\n\u{2}^BC-ELM--Pier Reopens, 1st Ld-Writethru,116<\r\n"
      headline "^Elm's pier reopens after\r\nten years<\r\n"
      editor_note "^AP Photo ELM105, ELM106<\r\n"
      editor_note "^Eds: UPDATES with rent, byline. With AP Photos.<\r\n"
      editor_note "^For release Sunday, Feb. 21<\r\n"
      byline "^By ADA FENWICK=\r\n^Associated Press Writer=\r\n"
      paragraph "\t   ELM, Mass. (AP) _ The pier reopened Friday after ten years of\r\nrepairs. \r\n"
      paragraph "\t   ``It holds,'' the mayor said. \r\n"
      furniture "\t   ___ \r\n"
      paragraph "\t   Jon Roe in Kell helped. \r\n\r\n"
      wire_header "\t   \u{3}AP-WF-02-20-16 0337GMT<\r\n\r\n\u{c}\r\n\u{4}"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "="
      mark framing "^"
      mark framing "="
      mark dateline "ELM, Mass. (AP) _"
      mark framing "<"
    "#
    );
}

#[test]
fn an_alert_has_no_headline() {
    check!(
        b"\x16\x16\x01W1645\x1f_asian\nb a\x13\x11 BC-US--APNewsAlert     06-29 0358\n\
          \x02^BC-US--APNewsAlert,17<\n\t   ELM (AP) _ The pier of Elm has been sold, the board says.\n\n\
          \t   \x03AP-WF-06-29-17 2350GMT<\n\n\x0c\n\x04",
        @r#"
    a.txt anpa
    header W | 1645 | b | a | - | 358 | 2017-06-29 23:50 GMT | []
    slug BC-US--APNewsAlert []
    agency AP
      wire_header "\u{16}\u{16}\u{1}W1645\u{1f}_asian\nb a\u{13}\u{11} BC-US--APNewsAlert     06-29 0358\n\u{2}^BC-US--APNewsAlert,17<\n"
      paragraph "\t   ELM (AP) _ The pier of Elm has been sold, the board says.\n\n"
      wire_header "\t   \u{3}AP-WF-06-29-17 2350GMT<\n\n\u{c}\n\u{4}"
      mark framing "^"
      mark framing "<"
      mark dateline "ELM (AP) _"
      mark framing "<"
    "#
    );
}

#[test]
fn framing_that_was_stripped_and_prose_under_a_tabular_header() {
    check!(
        b"W2595_asian\nu i\x14\x12 BC-ELM--Pier     11-13 0895\n^BC-ELM--Pier,<\n^Pier holds<\n\
          \x20  ELM (AP) _ The pier of Elm held on Friday in the strongest\nwind that anybody remembers.\n",
        @r#"
    a.txt anpa
    header W | 2595 | u | i | - | 895 | XXXX-11-13 - | []
    slug BC-ELM--Pier []
    title Pier holds
    agency AP
      wire_header "W2595_asian\nu i\u{14}\u{12} BC-ELM--Pier     11-13 0895\n^BC-ELM--Pier,<\n"
      headline "^Pier holds<\n"
      paragraph "   ELM (AP) _ The pier of Elm held on Friday in the strongest\nwind that anybody remembers.\n"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark dateline "ELM (AP) _"
    "#
    );
}

#[test]
fn cells_apart_at_semicolons_are_a_table() {
    check!(
        b"\x01W2595\x1f_asian\nu i\x13\x11 BC-ELM--Tides     11-13 0895\n\x02^BC-ELM--Tides,<\n\
          \x20  ELM (AP) _ High and low water at the pier:<\n\x20  ;HIGH;LOW;WIND<\n\x20  Elm;4.2;0.3;W<\n\
          \x20  Kell;3.9;0.2;SW<\n \n\x20     x - no figure.\n^END<\n\x03AP-WF-11-13-13 0713GMT<\n\x04",
        @r#"
    a.txt anpa
    header W | 2595 | u | i | - | 895 | 2013-11-13 07:13 GMT | []
    slug BC-ELM--Tides []
    agency AP
      wire_header "\u{1}W2595\u{1f}_asian\nu i\u{13}\u{11} BC-ELM--Tides     11-13 0895\n\u{2}^BC-ELM--Tides,<\n"
      paragraph "   ELM (AP) _ High and low water at the pier:<\n"
      table "   ;HIGH;LOW;WIND<\n   Elm;4.2;0.3;W<\n   Kell;3.9;0.2;SW<\n \n"
      paragraph "      x - no figure.\n"
      sign_off "^END<\n"
      wire_header "\u{3}AP-WF-11-13-13 0713GMT<\n\u{4}"
      mark framing "^"
      mark framing "<"
      mark dateline "ELM (AP) _"
      mark framing "<"
      mark framing "<"
      mark framing "<"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark framing "<"
    "#
    );
}

#[test]
fn a_headline_that_ends_with_a_plus_sign() {
    check!(
        b"\x01b0123KYODO\x1fke\r\nr i\x13\x11 BC-Elm-pier     01-29 0095\r\n\x02BC-Elm-pier\r\n\
          Elm pier reopens after\r\nten years+\r\n\
          ELM, Jan. 29 Kyodo - The pier of Elm reopened on Sunday after ten\r\nyears.\r\n==Kyodo\r\n\
          \x03JST-15:04-29-01-17\r\n\x04",
        @r#"
    a.txt anpa
    header b | 0123 | r | i | - | 95 | 2017-01-29 15:04 JST | []
    slug BC-Elm-pier []
    title Elm pier reopens after ten years
    agency KYODO
      wire_header "\u{1}b0123KYODO\u{1f}ke\r\nr i\u{13}\u{11} BC-Elm-pier     01-29 0095\r\n\u{2}BC-Elm-pier\r\n"
      headline "Elm pier reopens after\r\nten years+\r\n"
      paragraph "ELM, Jan. 29 Kyodo - The pier of Elm reopened on Sunday after ten\r\nyears.\r\n"
      sign_off "==Kyodo\r\n"
      wire_header "\u{3}JST-15:04-29-01-17\r\n\u{4}"
      mark framing "+"
      mark dateline "ELM, Jan. 29 Kyodo -"
    "#
    );
}

#[test]
fn notes_that_are_not_for_publication() {
    check!(
        b"\x01eca0003 3 i 380  dpa 0045\r\n\r\nElm/harbour/pier/\r\n\x02REFILE\n1ST LEAD\n\
          Elm pier reopens after\nten years\nBy Ada Fenwick, dpa =\r\n\r\n\
          Elm (dpa) - The pier of Elm reopened on Wednesday after ten years of\r\nrepairs.\r\n\r\n\
          # Notebook\r\n\r\n## Note to editors\r\n- adds rent in graf 2\r\n\r\n* * * *\r\n\
          The following information is not intended for publication\r\n\r\n## Editorial contacts\r\n\
          - Reporting by: Ada Fenwick in Elm, Jon Roe in Kell\r\n\
          - Editing by: Mira Stahl, +49 30 0000, <desk@elm.example>\r\n\r\ndpa af mst\r\n\r\n\r\n\
          \x03212322 GMT Nov 18\r\n\x7f\r\n\x7f\x04",
        @r##"
    a.txt iptc7901
    header eca | 0003 | 3 | i | 1ST LEAD | 380 | 2018-11-21 23:22 GMT | ["REFILE", "1ST LEAD"]
    slug Elm/harbour/pier ["Elm", "harbour", "pier"]
    title Elm pier reopens after ten years
    by By Ada Fenwick, dpa
    agency dpa
    credit Reporting Ada Fenwick Elm
    credit Reporting Jon Roe Kell
    credit Editing Mira Stahl -
      wire_header "\u{1}eca0003 3 i 380  dpa 0045\r\n\r\nElm/harbour/pier/\r\n\u{2}REFILE\n1ST LEAD\n"
      headline "Elm pier reopens after\nten years\n"
      byline "By Ada Fenwick, dpa =\r\n\r\n"
      paragraph "Elm (dpa) - The pier of Elm reopened on Wednesday after ten years of\r\nrepairs.\r\n\r\n"
      editor_note "# Notebook\r\n\r\n## Note to editors\r\n- adds rent in graf 2\r\n\r\n* * * *\r\nThe following information is not intended for publication\r\n\r\n## Editorial contacts\r\n- Reporting by: Ada Fenwick in Elm, Jon Roe in Kell\r\n- Editing by: Mira Stahl, +49 30 0000, <desk@elm.example>\r\n\r\n"
      sign_off "dpa af mst\r\n\r\n\r\n"
      wire_header "\u{3}212322 GMT Nov 18\r\n\u{7f}\r\n\u{7f}\u{4}"
      mark framing " ="
      mark dateline "Elm (dpa) -"
    "##
    );
}

#[test]
fn a_message_of_two_lines_behind_deletes() {
    check!(
        b"\x7f\x7f\r\n\x7f\x01ats045 4 spo 55 vvvvb  ats 091\r\nElm/Rudern/\r\n\
          \x02Elm gewinnt das Rennen = \r\n\r\nElm (ats) Die Ruderer von Elm haben am Sonntag gewonnen.\r\n\
          \x03210904 M\xe4r 07\r\n\x04",
        @r#"
    a.txt iptc7901
    header ats | 045 | 4 | spo | - | 55 | 2007-03-21 09:04 | []
    slug Elm/Rudern ["Elm", "Rudern"]
    title Elm gewinnt das Rennen
    agency ats
      wire_header "\u{7f}\u{7f}\r\n\u{7f}\u{1}ats045 4 spo 55 vvvvb  ats 091\r\nElm/Rudern/\r\n"
      headline "\u{2}Elm gewinnt das Rennen = \r\n\r\n"
      paragraph "Elm (ats) Die Ruderer von Elm haben am Sonntag gewonnen.\r\n"
      wire_header "\u{3}210904 Mär 07\r\n\u{4}"
      mark framing " ="
      mark dateline "Elm (ats)"
    "#
    );
}

#[test]
fn fields_by_their_signs() {
    check!(
        b"   ZCZC AAP\r$T\r:Rowing\r=Elm Cup\r^ROWING:  Results of the Elm Cup\r*X\r&T\r+15039001\r\
          ELM, Dec 7 AAP - Results of the Elm Cup on Sunday:\r\n\t\r\n\tSUNDAY\r\n\
          \t1. Ada Fenwick (Elm)              1min14.05\r\n\t2. Mira Stahl (Kell)              1:14.82\r\n\
          AAP SPORT\r\nNNNN\r\n",
        @r#"
    a.txt zczc
    header AAP | - | - | T | Elm Cup | - | - | []
    slug Rowing []
    title ROWING: Results of the Elm Cup
    agency AAP
      wire_header "   ZCZC AAP\r$T\r:Rowing\r=Elm Cup\r^ROWING:  Results of the Elm Cup\r*X\r&T\r+15039001\r"
      paragraph "ELM, Dec 7 AAP - Results of the Elm Cup on Sunday:\r\n\t\r\n"
      subhead "\tSUNDAY\r\n"
      table "\t1. Ada Fenwick (Elm)              1min14.05\r\n\t2. Mira Stahl (Kell)              1:14.82\r\n"
      sign_off "AAP SPORT\r\n"
      wire_header "NNNN\r\n"
      mark dateline "ELM, Dec 7 AAP -"
    "#
    );
}

#[test]
fn a_release_under_service_codes() {
    check!(
        b"   ZCZC AAP\r\n%MNETALL MFI\r\n$J\r\n:\r\n:Elm Harbour Board\r\n*X\r\n\
          Media release: Pier rents rise 0.6%\r\n\r\nTue 13 October 2015\r\n\r\n\
          The Elm Harbour Board today released its rents.\r\n\r\n\
          SOURCE: Elm Harbour Board\r\n\r\nNNNN\r\n",
        @r#"
    a.txt zczc
    header AAP | - | - | J | - | - | - | []
    slug Elm Harbour Board []
    title Media release: Pier rents rise 0.6%
    agency AAP
    publisher Elm Harbour Board
      wire_header "   ZCZC AAP\r\n%MNETALL MFI\r\n$J\r\n:\r\n:Elm Harbour Board\r\n*X\r\n"
      headline "Media release: Pier rents rise 0.6%\r\n\r\n"
      published "Tue 13 October 2015\r\n\r\n"
      paragraph "The Elm Harbour Board today released its rents.\r\n\r\n"
      credits "SOURCE: Elm Harbour Board\r\n\r\n"
      wire_header "NNNN\r\n"
    "#
    );
}

#[test]
fn fields_by_their_tags() {
    check!(
        b"zczc\r\nAN#26945219\r\nKN#Elm Bites\r\nPD#06 June 2016 14:00:00\r\nCO#ELM.AX\r\nBY#\r\n\
          TI#Elm keeps its pier\r\nAB#Elm\x92s pier is kept.\r\nTX#\r\nElm\x92s pier is kept, the board said.\r\n\
          It said no more.\r\n",
        @r#"
    a.txt zczc
    header - | 26945219 | - | - | - | - | 2016-06-06 14:00 | []
    slug - ["ELM.AX"]
    title Elm keeps its pier
    publisher Elm Bites
      wire_header "zczc\r\nAN#26945219\r\nKN#Elm Bites\r\nPD#06 June 2016 14:00:00\r\nCO#ELM.AX\r\nBY#\r\n"
      headline "TI#Elm keeps its pier\r\n"
      deck "AB#Elm’s pier is kept.\r\n"
      wire_header "TX#\r\n"
      paragraph "Elm’s pier is kept, the board said.\r\nIt said no more.\r\n"
      mark framing "TI#"
      mark framing "AB#"
    "#
    );
}

#[test]
fn a_release() {
    check!(
        b"Source: Elm Harbour Board\r\nMEDIA RELEASE PR1234\r\nElm Harbour Board Sells its Pier to its \r\nStaff\r\n\r\n\
          ELM, Feb. 1, 2017 /PRNewswire-AsiaNet/ --\r\n\r\n\
          The Elm Harbour Board today announced that it has sold its pier to the people \r\n\
          who work on it.\r\n\r\nLogo - http://elm.example/logo.jpg\r\n\r\nAbout the board\r\n\
          The board was founded in 1870 and has run the pier and both of the ferries since.\r\n\r\n\
          SOURCE  Elm Harbour Board\r\n\r\nCONTACT: Ada Fenwick, ada@elm.example\r\n",
        @r#"
    a.txt pr-wire
    header - | PR1234 | - | - | - | - | - | []
    slug - []
    title Elm Harbour Board Sells its Pier to its Staff
    agency PRNewswire-AsiaNet
    publisher Elm Harbour Board
      wire_header "Source: Elm Harbour Board\r\nMEDIA RELEASE PR1234\r\n"
      headline "Elm Harbour Board Sells its Pier to its \r\nStaff\r\n\r\n"
      paragraph "ELM, Feb. 1, 2017 /PRNewswire-AsiaNet/ --\r\n\r\n"
      paragraph "The Elm Harbour Board today announced that it has sold its pier to the people \r\nwho work on it.\r\n\r\n"
      caption "Logo - http://elm.example/logo.jpg\r\n\r\n"
      paragraph "About the board\r\n"
      paragraph "The board was founded in 1870 and has run the pier and both of the ferries since.\r\n\r\n"
      credits "SOURCE  Elm Harbour Board\r\n\r\n"
      editor_note "CONTACT: Ada Fenwick, ada@elm.example\r\n"
      mark dateline "ELM, Feb. 1, 2017 /PRNewswire-AsiaNet/ --"
    "#
    );
}

#[test]
fn takes_and_adds_are_one_article() {
    check!(
        b"\x01a0101\x1felm\nr a BC-ELM-PIER   02-20 0040\n\x02PIER SOLD\n    ELM, Feb 20 - The pier was sold.\n (more)\n\x03\x04\n\
          \x01a0102\x1felm\nr a BC-KELL-FERRY   02-20 0040\n\x02FERRY KEPT\n    KELL, Feb 20 - The ferry was kept.\n Reuter\n\x03\x04\n\
          \x01a0103\x1felm\nr a BC-ELM-PIER 2ndTake  02-20 0040\n\x02PIER SOLD\n    The buyer is not known.\n Reuter\n\x03\x04\n",
        @r#"
    a.txt anpa
    header a | 0101 | r | a | - | 40 | XXXX-02-20 - | ["2ndTake"]
    slug BC-ELM-PIER []
    title PIER SOLD
      wire_header "\u{1}a0101\u{1f}elm\nr a BC-ELM-PIER   02-20 0040\n"
      headline "\u{2}PIER SOLD\n"
      paragraph "    ELM, Feb 20 - The pier was sold.\n"
      sign_off " (more)\n\u{3}\u{4}\n"
      wire_header "\u{1}a0103\u{1f}elm\nr a BC-ELM-PIER 2ndTake  02-20 0040\n\u{2}PIER SOLD\n"
      paragraph "    The buyer is not known.\n"
      sign_off " Reuter\n\u{3}\u{4}\n"
      mark dateline "ELM, Feb 20 -"
    a.txt#2 anpa
    header a | 0102 | r | a | - | 40 | XXXX-02-20 - | []
    slug BC-KELL-FERRY []
    title FERRY KEPT
    agency Reuter
      wire_header "\u{1}a0102\u{1f}elm\nr a BC-KELL-FERRY   02-20 0040\n"
      headline "\u{2}FERRY KEPT\n"
      paragraph "    KELL, Feb 20 - The ferry was kept.\n"
      sign_off " Reuter\n\u{3}\u{4}\n"
      mark dateline "KELL, Feb 20 -"
    "#
    );
}

#[test]
fn a_message_that_was_cut_says_where() {
    check!(
        b"\x01a0101\x1felm\nr a BC-ELM-PIER   02-20 0040\n\x02PIER SOLD\n    ELM, Feb 20 - The pier was so",
        @r#"
    a.txt anpa
    header a | 0101 | r | a | - | 40 | XXXX-02-20 - | []
    slug BC-ELM-PIER []
    title PIER SOLD
      wire_header "\u{1}a0101\u{1f}elm\nr a BC-ELM-PIER   02-20 0040\n"
      headline "\u{2}PIER SOLD\n"
      paragraph "    ELM, Feb 20 - The pier was so"
      mark dateline "ELM, Feb 20 -"
      wire/cut-off the message stops at byte 84, before its end of text
    error a.txt (byte 84): the message that begins at byte 0 stops before its end of text; what is there was read
    "#
    );
}

#[test]
fn a_header_that_cannot_be_read_says_where_and_its_text_is_read() {
    check!(
        b"\x16\x16\x01a0101\x1felm\nr a BC-ELM-PIER   02-20 0040\n\x02PIER SOLD\n    ELM, Feb 20 - The pier was sold.\n\x03\x04\n\
          \x16\x16\x01\x1a\x1a###\n\x02FERRY KEPT\n    KELL, Feb 20 - The ferry was kept.\n\x03\x04\n",
        @r#"
    a.txt anpa
    header a | 0101 | r | a | - | 40 | XXXX-02-20 - | []
    slug BC-ELM-PIER []
    title PIER SOLD
      wire_header "\u{16}\u{16}\u{1}a0101\u{1f}elm\nr a BC-ELM-PIER   02-20 0040\n"
      headline "\u{2}PIER SOLD\n"
      paragraph "    ELM, Feb 20 - The pier was sold.\n\u{3}\u{4}\n"
      mark dateline "ELM, Feb 20 -"
    a.txt#2 anpa
    header - | - | - | - | - | - | - | []
    slug - []
    title FERRY KEPT
      wire_header "\u{16}\u{16}\u{1}\u{1a}\u{1a}###\n"
      headline "\u{2}FERRY KEPT\n"
      paragraph "    KELL, Feb 20 - The ferry was kept.\n\u{3}\u{4}\n"
      mark dateline "KELL, Feb 20 -"
    error a.txt (byte 93): the header of the message that begins here cannot be read; its text was
    "#
    );
}

#[test]
fn a_kill_says_so() {
    check!(
        b"\x01a0104\x1felm\nb a\x13\x11 BC-US--Pier     02-20 0040\n\x02^BC-US--Pier, KILL,40<\n^BULLETIN KILL<\n\
          ^Eds: A kill is mandatory.<\n\x20  ELM (AP) _ Kill the story slugged Pier.\n\x03AP-WF-02-20-16 0337GMT<\n\x04",
        @r#"
    a.txt anpa
    header a | 0104 | b | a | - | 40 | 2016-02-20 03:37 GMT | ["KILL", "BULLETIN KILL"]
    slug BC-US--Pier []
    agency AP
      wire_header "\u{1}a0104\u{1f}elm\nb a\u{13}\u{11} BC-US--Pier     02-20 0040\n\u{2}^BC-US--Pier, KILL,40<\n^BULLETIN KILL<\n"
      editor_note "^Eds: A kill is mandatory.<\n"
      paragraph "   ELM (AP) _ Kill the story slugged Pier.\n"
      wire_header "\u{3}AP-WF-02-20-16 0337GMT<\n\u{4}"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark framing "^"
      mark framing "<"
      mark dateline "ELM (AP) _"
      mark framing "<"
    "#
    );
}

#[test]
fn an_advance_says_when_and_an_add_in_the_headline_is_joined() {
    check!(
        b"\x01f0801\x1felm\nu f AM-ELM-PIER Adv08 a0706  02-06 0105\n\x02ELM PIER SOLD\n    ELM, Feb 6 - The pier was sold.\n MORE\n\x03\x04\n\
          \x01f0802\x1felm\nu f AM-ELM-PIER ***URGENT  02-06 0105\n\x02ELM PIER SOLD =2 ELM\n    The buyer is not known.\n Reuter\n\x03\x04\n\
          \x01f0803\x1felm\nu f AM-ELM-PIER  02-06 0105\n\x02ELM PIER SOLD =3\n    The price is not known.\n Reuter\n\x03\x04\n",
        @r#"
    a.txt anpa
    header f | 0801 | u | f | - | 105 | XXXX-02-06 - | ["Adv08", "URGENT"]
    slug AM-ELM-PIER []
    title ELM PIER SOLD
    embargo Adv08
      wire_header "\u{1}f0801\u{1f}elm\nu f AM-ELM-PIER Adv08 a0706  02-06 0105\n"
      headline "\u{2}ELM PIER SOLD\n"
      paragraph "    ELM, Feb 6 - The pier was sold.\n"
      sign_off " MORE\n\u{3}\u{4}\n"
      wire_header "\u{1}f0802\u{1f}elm\nu f AM-ELM-PIER ***URGENT  02-06 0105\n\u{2}ELM PIER SOLD =2 ELM\n"
      paragraph "    The buyer is not known.\n"
      sign_off " Reuter\n\u{3}\u{4}\n"
      wire_header "\u{1}f0803\u{1f}elm\nu f AM-ELM-PIER  02-06 0105\n\u{2}ELM PIER SOLD =3\n"
      paragraph "    The price is not known.\n"
      sign_off " Reuter\n\u{3}\u{4}\n"
      mark dateline "ELM, Feb 6 -"
    "#
    );
}
