//! Factiva as text, RTF and HTML: the copy invented.

use crate::common::{dump, read};
use copydesk_archive::Factiva;

const PLAIN: &str = "\
News
Ferry to Kell resumes: board sets 12 March 2019 as the day
By Ines Moreau and Tom Adeyemi
26 words
5 March 2019
08:05 GMT
The Kell Post
KELLP
3
English
Copyright 2019. The Kell Post Ltd. All rights reserved.

KELL — The ferry to Kell will sail again, the harbour board said.

IN SPRING the board had closed the pier.
CO workers were told.

Page 1 of 2 © 2019 Factiva, Inc. All rights reserved.

Talks go on.

Document KELLP00020190305ef3500012

Fähre nach Kell
Von Inès Möller
1.212 Wörter
6 März 2019
Keller Anzeiger
KELANZ
Deutsch
© 2019 Keller Anzeiger

Die Fähre fährt wieder.

Dokument KELANZ0020190306ef3600013

Search Summary
Text\tferry
";

const CODED: &str = "\
SE   News
HD   Ferry resumes: a history
BY   By Ines Moreau
WC   22 words
PD   5 March 2019
ET   08:05
SN   The Kell Post
SC   KELLP
XQ   something new
LA   English
CY   Copyright 2019. The Kell Post Ltd.

LP   
The ferry to Kell will sail again.

It is the first time this year.

TD   
CO workers were told of it on Monday.

IN ALL, ten ships are there.

CO   hkelb : Harbour of Kell Board | kelf : Kell Ferries

RE   kell : Kell

PUB  The Kell Post Ltd.

AN   Document KELLP00020190305ef3500012
";

#[test]
fn datelines_and_credits_are_told_from_the_copy() {
    let file = PLAIN
        .replace("KELL — The", "KELL, March 5 (Reuters) - The")
        .replace("Talks go on.\n", "Talks go on. (Reporting by Ines Moreau; Editing by Li Wei)\n");
    let articles = read(&Factiva, file.as_bytes());
    let article = articles[0].as_ref().unwrap();
    let body = article.body();
    assert_eq!(
        body.split('\n').next(),
        Some("The ferry to Kell will sail again, the harbour board said.")
    );
    assert_eq!(body.split('\n').next_back(), Some("Talks go on."));
    let known = article.metadata();
    assert_eq!(known.dateline.as_ref().unwrap().city.as_ref().unwrap().value, "KELL");
    let credits: Vec<&str> =
        known.credits.iter().map(|credit| credit.name.value.as_str()).collect();
    assert_eq!(credits, ["Ines Moreau", "Li Wei"]);
}

#[test]
fn without_codes() {
    insta::assert_snapshot!(dump(&Factiva, PLAIN.as_bytes()), @r#"
    == KELLP00020190305ef3500012
    section "News"
    headline "Ferry to Kell resumes: board sets 12 March 2019 as the day"
    byline "By Ines Moreau and Tom Adeyemi"
    furniture "26 words"
    published "5 March 2019"
    published "08:05 GMT"
    masthead "The Kell Post"
    furniture "KELLP"
    furniture "3"
    furniture "English"
    rights "Copyright 2019. The Kell Post Ltd. All rights reserved."
    paragraph "KELL — The ferry to Kell will sail again, the harbour board said."
    paragraph "IN SPRING the board had closed the pier."
    paragraph "CO workers were told."
    furniture "Page 1 of 2 © 2019 Factiva, Inc. All rights reserved."
    paragraph "Talks go on."
    furniture "Document KELLP00020190305ef3500012"
      headline: Ferry to Kell resumes: board sets 12 March 2019 as the day
      publisher: The Kell Post
      section: News
      language: en
      author: Ines Moreau
      author: Tom Adeyemi
      published: 2019-03-05 08:05 GMT
    == KELANZ0020190306ef3600013
    headline "Fähre nach Kell"
    byline "Von Inès Möller"
    furniture "1.212 Wörter"
    published "6 März 2019"
    masthead "Keller Anzeiger"
    furniture "KELANZ"
    furniture "Deutsch"
    rights "© 2019 Keller Anzeiger"
    paragraph "Die Fähre fährt wieder."
    furniture "Dokument KELANZ0020190306ef3600013"
      headline: Fähre nach Kell
      publisher: Keller Anzeiger
      language: de
      author: Inès Möller
      published: 2019-03-06
      archive/left-out: 2 lines behind the last document were left out
      archive/short-body: 1212 words are announced, 4 are there
    "#);
}

#[test]
fn with_codes() {
    insta::assert_snapshot!(dump(&Factiva, CODED.as_bytes()), @r#"
    == KELLP00020190305ef3500012
    section "SE News"
    furniture "HD"
    headline "Ferry resumes: a history"
    byline "BY By Ines Moreau"
    furniture "WC 22 words"
    published "PD 5 March 2019"
    published "ET 08:05"
    masthead "SN The Kell Post"
    furniture "SC KELLP"
    furniture "XQ something new"
    furniture "LA English"
    rights "CY Copyright 2019. The Kell Post Ltd."
    furniture "LP"
    paragraph "The ferry to Kell will sail again."
    paragraph "It is the first time this year."
    furniture "TD"
    paragraph "CO workers were told of it on Monday."
    paragraph "IN ALL, ten ships are there."
    furniture "CO hkelb : Harbour of Kell Board | kelf : Kell Ferries"
    furniture "RE kell : Kell"
    furniture "PUB The Kell Post Ltd."
    furniture "AN Document KELLP00020190305ef3500012"
      headline: Ferry resumes: a history
      publisher: The Kell Post
      section: News
      language: en
      author: Ines Moreau
      published: 2019-03-05 08:05
      subject: factiva:co hkelb Harbour of Kell Board
      subject: factiva:co kelf Kell Ferries
      subject: factiva:re kell Kell
      archive/unknown-label: the label `XQ` is not known
    "#);
}

#[test]
fn codes_on_lines_of_their_own() {
    let text = "HD\nVuelve el ferry\nWC\n12 palabras\nPD\n5 marzo 2019\nSN\nEl Correo\nSC\nCORREO\nLA\n\
                Español\nLP\nVuelve el ferry.\nTD\nMás tarde.\nNS\ngcat : Noticias\nAN\n\
                Documento CORREO0020190305ef350001\n";
    insta::assert_snapshot!(dump(&Factiva, text.as_bytes()), @r#"
    == CORREO0020190305ef350001
    furniture "HD"
    headline "Vuelve el ferry"
    furniture "WC 12 palabras"
    published "PD 5 marzo 2019"
    masthead "SN El Correo"
    furniture "SC CORREO"
    furniture "LA Español"
    furniture "LP"
    paragraph "Vuelve el ferry."
    furniture "TD"
    paragraph "Más tarde."
    furniture "NS gcat : Noticias"
    furniture "AN Documento CORREO0020190305ef350001"
      headline: Vuelve el ferry
      publisher: El Correo
      language: es
      published: 2019-03-05
      subject: factiva:ns gcat Noticias
    "#);
}

#[test]
fn rich_text_with_a_code_page() {
    let rtf = br"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\info{\title x}}
\pard Sport\par\pard{\b Le bac reprend\'a0: une histoire\par}\pard Par In\'e8s Moreau\par 12 mots\par 5 mars 2019\par
Le Courrier\par COURR\par Fran\'e7ais\par Copyright 2019 Le Courrier\par\par
Le {\b bac} reprend, \u171?dit-on\u187?.\par\par Page 3 \'a9 2019 Factiva, Inc.\par
Fin.\par Document COURR00020190305ef3500012\par}";
    insta::assert_snapshot!(dump(&Factiva, rtf), @r#"
    == COURR00020190305ef3500012
    section "Sport"
    headline "Le bac reprend\u{a0}: une histoire"
    byline "Par Inès Moreau"
    furniture "12 mots"
    published "5 mars 2019"
    masthead "Le Courrier"
    furniture "COURR"
    furniture "Français"
    rights "Copyright 2019 Le Courrier"
    paragraph "Le bac reprend, «dit-on»."
    furniture "Page 3 © 2019 Factiva, Inc."
    paragraph "Fin."
    furniture "Document COURR00020190305ef3500012"
      headline: Le bac reprend : une histoire
      publisher: Le Courrier
      section: Sport
      language: fr
      author: Inès Moreau
      published: 2019-03-05
    "#);
}

#[test]
fn pages_with_and_without_codes() {
    let page = "<html><head><title>Factiva</title></head><body>\
        <div class=\"article enArticle\"><div>Harbour</div><div id=\"hd\"><span class=\"enHeadline\">\
        Ferry &amp; pier: <b>open</b></span></div><div>By Ines Moreau</div><div>4 words</div>\
        <div>5 March 2019</div><div>The Kell Post</div><div>KELLP</div><div>English</div>\
        <div>(c) 2019 Kell Post</div><p class=\"articleParagraph enarticleParagraph\">The \
        <span class=\"hlt\">ferry</span>\nsails again.</p><p>Document KELLP00020190305ef3500012</p></div>\
        <div class=\"article enArticle\"><table><tr><td><b>HD</b></td><td><p>Talks resume</p></td></tr>\
        <tr><td><b>WC</b></td><td>5 words</td></tr><tr><td><b>PD</b></td><td>6 March 2019</td></tr>\
        <tr><td><b>SN</b></td><td>The Kell Post</td></tr><tr><td><b>LP</b></td><td><p>Talks resume.</p>\
        <p>IN turn.</p></td></tr><tr><td><b>RE</b></td><td>kell : Kell</td></tr><tr><td><b>AN</b></td>\
        <td>Document KELLP00020190306ef3600013</td></tr></table></div></body></html>";
    insta::assert_snapshot!(dump(&Factiva, page.as_bytes()), @r#"
    == KELLP00020190305ef3500012
    section "Harbour"
    headline "Ferry & pier: open"
    byline "By Ines Moreau"
    furniture "4 words"
    published "5 March 2019"
    masthead "The Kell Post"
    furniture "KELLP"
    furniture "English"
    rights "(c) 2019 Kell Post"
    paragraph "The ferry sails again."
    furniture "Document KELLP00020190305ef3500012"
      headline: Ferry & pier: open
      publisher: The Kell Post
      section: Harbour
      language: en
      author: Ines Moreau
      published: 2019-03-05
    == KELLP00020190306ef3600013
    furniture "HD"
    headline "Talks resume"
    furniture "WC 5 words"
    published "PD 6 March 2019"
    masthead "SN The Kell Post"
    furniture "LP"
    paragraph "Talks resume."
    paragraph "IN turn."
    furniture "RE kell : Kell"
    furniture "AN Document KELLP00020190306ef3600013"
      headline: Talks resume
      publisher: The Kell Post
      published: 2019-03-06
      subject: factiva:re kell Kell
    "#);
}

#[test]
fn a_file_that_breaks_off_says_where() {
    let cut = &PLAIN[..PLAIN.find("Dokument ").unwrap()];
    let pieces = read(&Factiva, cut.as_bytes());
    assert_eq!(pieces.iter().filter(|piece| piece.is_ok()).count(), 2);
    let error = pieces[2].as_ref().unwrap_err();
    assert_eq!(error.to_string(), "x:34: the file ends inside a document; it may be cut off");
}

#[test]
fn every_word_of_an_article_is_in_its_text() {
    for text in [PLAIN.split("\nFähre").next().unwrap(), CODED] {
        let pieces = read(&Factiva, text.as_bytes());
        let mut found: Vec<&str> = pieces[0].as_ref().unwrap().text().split_whitespace().collect();
        let mut wanted: Vec<&str> = text.split_whitespace().collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted);
    }
}

#[test]
fn a_column_above_the_headline_and_a_writer_without_a_by() {
    let text = "News\nPage One\nFerry to Kell resumes in March\nInes Moreau\nQuay Press\n7 words\n5 March \
        2019\nThe Kell Post\nKELLP\nEnglish\n(c) 2019 Kell Post\n\nThe ferry to Kell will sail \
        again.\n\nDocument KELLP00020190305ef3500012\n";
    let read = dump(&Factiva, text.as_bytes());
    for line in [
        "section \"Page One\"",
        "headline \"Ferry to Kell resumes in March\"",
        "byline \"Ines Moreau\"",
        "credits \"Quay Press\"",
    ] {
        assert!(read.contains(line), "{read}");
    }
}

#[test]
fn a_short_headline_above_its_deck_is_no_section() {
    let text = "News\nStorm hits Kell\nThousands are without power after the storm\n9 words\n5 March \
        2019\nThe Kell Post\nKELLP\nEnglish\n(c) 2019 Kell Post\n\nThe ferry to Kell will not sail \
        today.\n\nDocument KELLP00020190305ef3500012\n";
    let read = dump(&Factiva, text.as_bytes());
    assert!(read.contains("headline \"Storm hits Kell"), "{read}");
    assert!(!read.contains("section \"Storm"), "{read}");
}
