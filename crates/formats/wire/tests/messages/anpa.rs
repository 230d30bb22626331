//! ANPA 1312, as Reuters, AP and Kyodo send it.

use super::shown;

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
    agency Reuters
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
    agency Kyodo
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
fn a_subhead_may_stand_behind_a_rule_and_a_long_one_in_capitals() {
    let read = shown(
        b"\x01a0101\x1felm\nr a BC-ELM-PIER  02-20 0040\n\x02PIER SOLD\n    ELM, Feb 20 - The pier was sold to the board.\n\n   ___\n\n   NOTES\n\n   The board paid for the crane as well.\n\n   \
        2. BOARD OF ELM WANTS THE FERRY TO SAIL AGAIN BY MAY\n\n   The ferry would sail twice a day, it said in a note to its members.\n Reuter\n\x03\x04\n",
    );
    for subhead in ["subhead \"   NOTES", "subhead \"   2. BOARD"] {
        assert!(read.contains(subhead), "{read}");
    }
}
