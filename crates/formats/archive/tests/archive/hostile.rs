//! Files made to break a reader: each is refused with a reason, and quickly.

use crate::common::read;
use crate::files::{archive, docx, paragraphs};
use copydesk_archive::{Europresse, Factiva, LexisNexis, ProQuest};
use copydesk_core::Carrier;

/// The error that ends what a carrier makes of a file.
fn refused(carrier: &dyn Carrier, bytes: &[u8]) -> String {
    let pieces = read(carrier, bytes);
    pieces.into_iter().filter_map(Result::err).map(|error| error.to_string()).next().unwrap()
}

#[test]
fn a_zip_bomb() {
    let mut document = b"<w:document><w:body><w:p><w:r><w:t>".to_vec();
    document.resize(20 << 20, b'a');
    let bomb = archive(&[("word/document.xml", &document)]);
    assert!(bomb.len() < 1 << 20);
    assert!(refused(&LexisNexis, &bomb).contains("unpacks to more than 16777216 bytes"));
}

#[test]
fn an_archive_inside_the_archive() {
    let inner = archive(&[("word/document.xml", b"<w:document/>")]);
    let nested = archive(&[("word/document.xml", &inner)]);
    assert!(refused(&LexisNexis, &nested).contains("word/document.xml"));
    let beside = archive(&[("word/inner.docx", &inner)]);
    assert!(refused(&LexisNexis, &beside).contains("word/document.xml"));
}

#[test]
fn deep_elements() {
    let deep = docx(&"<w:p>".repeat(200_000));
    assert!(refused(&LexisNexis, &deep).contains("nested deeper than 256"));
    let page = format!("<div class=\"DocPublicationName\">x</div>{}", "<div>".repeat(200_000));
    assert!(refused(&Europresse, page.as_bytes()).contains("nested deeper than 512"));
}

#[test]
fn a_document_type() {
    let entities =
        b"<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\
        <w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>";
    let bomb = archive(&[("word/document.xml", entities)]);
    assert!(refused(&LexisNexis, &bomb).contains("a document type is declared"));
}

#[test]
fn huge_groups_of_rich_text() {
    let deep = [&b"{\\rtf1 "[..], &vec![b'{'; 1 << 20]].concat();
    assert!(refused(&Factiva, &deep).contains("nested deeper than 512"));
    let picture =
        [&b"{\\rtf1 {\\pict "[..], &vec![b'0'; 1 << 20], b"}{\\*\\x ", &vec![b'a'; 1 << 20], b"}}"];
    assert!(refused(&Factiva, &picture.concat()).contains("no document"));
    let binary = b"{\\rtf1 {\\pict\\bin999999999999 x";
    assert!(refused(&Factiva, binary).contains("cut off"));
}

#[test]
fn a_huge_attribute() {
    let mut page = b"<p class=\"DocPublicationName\">x</p><p class=\"".to_vec();
    page.resize(4 << 20, b'a');
    let pieces = read(&Europresse, &page);
    assert_eq!(pieces.len(), 1);
}

#[test]
fn carriers_keep_their_promises() {
    let word = docx(&paragraphs(&[
        "#*Talks*",
        "Kell Post",
        "*Length:* 2 words",
        "*Body*",
        "Talks resume.",
        "*End of Document*",
    ]));
    let lexis = "1 of 2 DOCUMENTS\n\nKell Post\n\nMarch 5, 2019\n\nÉ: headline;\nDeck\n\nBYLINE: A B, c (d)\n\nLENGTH: 9 words\n\n\
        Talks resume.\n\nLOAD-DATE: March 6, 2019\n\nSUBJECT: A (9%); É\n\nODD: x\n\n2 of 2 DOCUMENTS\n\nX\n";
    let factiva = "HD  Talks\nBY  A\nWC  2 words\nPD  5 March 2019\nSN  P\nLP\nTalks.\nTD\nMore.\nRE  a : B | c\nAN  Document KELLP00020190305ef3500012\n\
        Talks\n9 words\n5 March 2019\nPost\nEnglish\nTalks.\nDocument KELLP00020190305ef3500013\n";
    let rtf = br"{\rtf1\ansi \b Talks\b0\par 9 words\par 5 March 2019\par Post\par English\par T\'e9\u8222?\par Document KELLP00020190305ef3500012\par}";
    let proquest = "____________________\nTalks\n\nAuthor: A, B.\n\nPublication info: P [K]05 Mar 2019: A.1.\n\nFull text: Talks.\n\nSubject: A; B\n\nProQuest document ID: 1\n____________________\n";
    let europresse = "<article><span class=\"DocPublicationName\">P</span><span class=\"DocHeader\">É, mardi 5 mars 2019 9 mots</span>\
        <p class=\"titreArticle\">T</p><div class=\"DocText\"><p>A &amp; <b>b</b></p></div><aside>news·1</aside></article>";
    let carriers: [(&dyn Carrier, &[u8]); 6] = [
        (&LexisNexis, &word),
        (&LexisNexis, lexis.as_bytes()),
        (&Factiva, factiva.as_bytes()),
        (&Factiva, rtf),
        (&ProQuest, proquest.as_bytes()),
        (&Europresse, europresse.as_bytes()),
    ];
    for (carrier, sample) in carriers {
        copydesk_testkit::check_carrier(carrier, &[sample]).unwrap();
        // A sample is recognised by its own carrier alone.
        for (other, _) in carriers {
            let fits = other.detect(sample).value() > 0.5;
            assert_eq!(fits, other.id() == carrier.id(), "{} for {}", other.id(), carrier.id());
        }
    }
}
