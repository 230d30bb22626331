//! ZCZC, with signs or with tags.

use super::shown;

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
