//! What holds for messages of any format: takes and adds of one file and of several, what is
//! broken, what flags say.

use copydesk_core::{Carried, Carrier as _, Unpacked};
use copydesk_wire::Wire;

use super::shown;

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
    agency Reuters
      wire_header "\u{1}a0102\u{1f}elm\nr a BC-KELL-FERRY   02-20 0040\n"
      headline "\u{2}FERRY KEPT\n"
      paragraph "    KELL, Feb 20 - The ferry was kept.\n"
      sign_off " Reuter\n\u{3}\u{4}\n"
      mark dateline "KELL, Feb 20 -"
    "#
    );
}

/// A message of ANPA 1312 sent in February.
fn message(slug: &str, day: u8, text: &str) -> String {
    format!(
        "\x01a0101\x1felm\nr a {slug}  02-{day} 0040\n\x02PIER SOLD\n    {text}\n Reuter\n\x03\x04\n"
    )
}

#[test]
fn takes_of_several_files_are_one_article_where_the_first_stands() {
    let first = message("BC-ELM-PIER", 20, "ELM, Feb 20 - The pier was sold.");
    let other = message("BC-KELL-FERRY", 20, "KELL, Feb 20 - The ferry was kept.");
    let second = message("BC-ELM-PIER 2ndTake", 20, "The buyer is not known.");
    let stray = message("BC-ELM-PIER 3rdTake", 21, "The price is not known.");
    let file = |path, text: &'static str| Carried::whole(path, text.as_bytes());
    let files = [("a", first), ("b", other), ("c", second), ("d", "No wire.".into()), ("e", stray)];
    let files = files.map(|(path, text)| file(path, text.leak()));
    let mut read = Vec::new();
    Wire.unpack_together(&files, &mut |piece| match piece {
        Ok(Unpacked::Article(article)) => {
            read.push(format!("{}: {}", article.id(), article.body()));
        }
        Ok(_) => read.push("a source".to_owned()),
        Err(error) => read.push(error.to_string()),
    });
    assert_eq!(
        read,
        [
            "a: The pier was sold.\n\nThe buyer is not known.",
            "b: The ferry was kept.",
            "d (byte 0): no header of a wire message was found",
            "e: The price is not known.",
        ]
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
fn a_message_that_lost_its_nnnn_or_its_source_line_was_cut() {
    check!(
        b"ZCZC AAP\n#Pier\n:Pier sold\n\n   ELM, Feb 20 AAP - The pier was so",
        @r#"
    a.txt zczc
    header AAP | - | - | - | - | - | - | []
    slug Pier []
    title Pier sold
    agency AAP
      wire_header "ZCZC AAP\n#Pier\n:Pier sold\n\n"
      paragraph "   ELM, Feb 20 AAP - The pier was so"
      mark dateline "ELM, Feb 20 AAP -"
      wire/cut-off the message stops at byte 63, before NNNN or a sign-off
    error a.txt (byte 63): the message that begins at byte 0 stops before NNNN or a sign-off; what is there was read
    "#
    );
    check!(
        b"Source: Elm Board\nMEDIA RELEASE PR1234\nPier sold\n\nELM, Feb. 20 -- The pier was so",
        @r#"
    a.txt pr-wire
    header - | PR1234 | - | - | - | - | - | []
    slug - []
    title Pier sold
    publisher Elm Board
      wire_header "Source: Elm Board\nMEDIA RELEASE PR1234\n"
      headline "Pier sold\n\n"
      paragraph "ELM, Feb. 20 -- The pier was so"
      mark dateline "ELM, Feb. 20 --"
      wire/cut-off the message stops at byte 81, before the line that names its source again
    error a.txt (byte 81): the message that begins at byte 0 stops before the line that names its source again; what is there was read
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
