//! IPTC 7901, as dpa and ATS send it.

use super::shown;

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
fn the_start_of_text_before_the_dateline() {
    check!(
        b"\x01bdt0412 3 pl 21  dpa 0412\n\nElm/Rudern/\nElm gewinnt das Rennen\n(neu: Zitat) =\n\
          \x02   Elm (dpa) - Die Ruderer von Elm haben am Sonntag gewonnen.\n\x03041830 Jun 24\n",
        @r#"
    a.txt iptc7901
    header bdt | 0412 | 3 | pl | - | 21 | 2024-06-04 18:30 | []
    slug Elm/Rudern ["Elm", "Rudern"]
    title Elm gewinnt das Rennen
    agency dpa
      wire_header "\u{1}bdt0412 3 pl 21  dpa 0412\n\nElm/Rudern/\n"
      headline "Elm gewinnt das Rennen\n"
      editor_note "(neu: Zitat) =\n"
      paragraph "\u{2}   Elm (dpa) - Die Ruderer von Elm haben am Sonntag gewonnen.\n"
      wire_header "\u{3}041830 Jun 24\n"
      mark framing " ="
      mark dateline "Elm (dpa) -"
    "#
    );
}
