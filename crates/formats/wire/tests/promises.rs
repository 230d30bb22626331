//! The carrier and the layouts keep their promises over mutated messages, and copy is no message.

use copydesk_core::{Carried, Carrier as _, Source};
use copydesk_testkit::{check_carrier, check_layout_on, zoo};
use copydesk_wire::{Wire, layouts};

/// A message of each format; the copy is invented.
const MESSAGES: [&str; 6] = [
    "\u{5}\u{5}G C\n\u{16}\u{16}\u{1}f0704\u{1f}elm\nu f BC-ELM-PIER 1STLD   02-26 0105\n\
     \u{2}ELM PIER <ELMP> SOLD\n    By Ada Fenwick, Reuters\n    ELM, Feb 26 - The pier of Elm was\n\
     sold.\n\n      Wheat   Oats\n Elm   2.55   1.10\n Kell  2.60   1.15\n Reuter\n\u{3}\u{4}",
    "\u{16}\u{1}z6715\u{1f}_-----\r\nr z\u{13}\u{11} BC-ELM--Pier 2ndAdd   02-20 0500\r\n\
     \u{2}^BC-ELM--Pier, 2nd Add,116<\r\n^Pier is sold<\r\n^Eds: ADDS rent ^By ADA FENWICK=\r\n\
     ^Associated Press Writer=\r\n\t   ELM (AP) _ The pier. \r\n\t   ___ \r\n^END<\r\n\
     \t   \u{3}AP-WF-02-20-16 0337GMT<\r\n\u{c}\r\n\u{4}",
    "\u{1}b0123KYODO\u{1f}ke\r\nr i\u{13}\u{11} BC-Elm     01-29 0095\r\n\u{2}BC-Elm\r\nElm pier+\r\n\
     ELM, Jan. 29 Kyodo - The pier.\r\n==Kyodo\r\n\u{3}JST-15:04-29-01-17\r\n\u{4}",
    "\u{7f}\u{7f}\r\n\u{1}eca0003 3 i 380  dpa 0045\r\nElm/pier/\r\n\u{2}REFILE\nElm =\r\n\r\nElm (dpa) - \
     Ü.\r\n\r\n# Notebook\r\n* * * *\r\nNot for publication\r\n- Reporting by: A in B\r\ndpa af\r\n\
     \u{3}212322 GMT Nov 18\r\n\u{4}",
    "ZCZC AAP\r\n%A\r\n#Elm\r\n:11/2/2017\r\n:SPORT - Elm Cup\r\n*07000000\r\n@QLD\r\n<ELM .=!\r\n2.90 A\r\n\
     3.10 B\r\n4.00 C\r\nAAP SPORT\r\nNNNN\r\nzczc\nTI#Elm\nBY#A\nPD#06 June 2016 14:00:00\nTX#\nA.\n",
    "Source: Elm\nMEDIA RELEASE PR1234\nElm sells\n\nELM, Feb. 1, 2017 /PRNewswire/ --\n\nElm.\n\n\
     SOURCE Elm\nCONTACT: Ada Fenwick\n",
];

#[test]
fn the_carrier() {
    let mut samples: Vec<&[u8]> = MESSAGES.iter().map(|message| message.as_bytes()).collect();
    let all = MESSAGES.concat();
    samples.push(all.as_bytes());
    check_carrier(&Wire, &samples).unwrap();
}

#[test]
fn the_layouts() {
    let all = MESSAGES.concat();
    let mut texts = MESSAGES.to_vec();
    texts.push(&all);
    for layout in layouts() {
        check_layout_on(layout.as_ref(), &texts).unwrap();
    }
}

#[test]
fn each_message_is_known_by_one_layout_and_copy_by_none() {
    let known = |text: &str| -> Vec<String> {
        let source = Source::new(text).unwrap();
        let layouts = layouts();
        let fit = layouts.iter().filter(|layout| layout.detect(&source).value() > 0.0);
        fit.map(|layout| layout.id().to_string()).collect()
    };
    let found: Vec<_> = MESSAGES.iter().flat_map(|message| known(message)).collect();
    assert_eq!(found, ["anpa", "anpa", "anpa", "iptc7901", "zczc", "pr-wire"]);
    for specimen in zoo() {
        assert!(known(&specimen.text).is_empty(), "{}", specimen.name);
        assert!(Wire.detect(specimen.text.as_bytes()).value() <= 0.0, "{}", specimen.name);
    }
}

/// A file of a hundred thousand headers is a hundred thousand messages, each cut off behind its header.
#[test]
fn many_headers_are_read_in_one_pass() {
    let bytes = "ZCZC AAP\n".repeat(100_000);
    let (mut messages, mut cut) = (0, 0);
    Wire.unpack(Carried::whole("a", bytes.as_bytes()), &mut |piece| match piece {
        Ok(_) => messages += 1,
        Err(_) => cut += 1,
    });
    assert_eq!((messages, cut), (100_000, 100_000));
}
