//! LexisNexis as text: one phenomenon a test, the copy invented.

use crate::common::{dump, read};
use copydesk_archive::LexisNexis;
use copydesk_core::Carrier as _;

/// Documents of one head, numbered.
fn export(documents: &[&str]) -> String {
    let cover = "\u{feff}\n\nDownload Request: Selected Items: 1-2\n\nTerms: (ferry w/5 kell)\n\n";
    let numbered = documents.iter().enumerate().map(|(at, document)| {
        let separator = format!("{} of {} DOCUMENTS", at + 1, documents.len());
        ["\n", &middle(&separator), "\n\n\n\n", document].concat()
    });
    std::iter::once(cover.to_owned()).chain(numbered).collect()
}

fn middle(line: &str) -> String {
    format!("{line:^80}").trim_end().to_owned()
}

#[test]
fn a_document_in_english() {
    let document = format!(
        "{}\n\n{}\n{}\n\nFerry resumes: 12 March 2019 is the day;\nBoard says yes\n\nBYLINE: Ines Moreau and Tom Adeyemi in Kell\n\n\
         SECTION: NEWS; Pg. 4\n\nLENGTH: 23 words\n\nDATELINE: KELL, March 4\n\n\n\
         The ferry to Kell will sail again next week, the harbour board said, and all\nthe ships with it.\n\n\
         ADEYEMI: Who pays?\n\nNobody knows.\n\n\
         LOAD-DATE: March 6, 2019\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: The pier\n\nFURTHER-CODE: 12\n\n\
         SUBJECT: FERRIES (92%); HARBOURS & PIERS (80%)\n\nPUBLICATION-TYPE: Newspaper\n\n\n{}\n{}\n",
        middle("The Kell Post"),
        middle("March 5, 2019 Tuesday 8:05 PM GMT"),
        middle("Late Edition"),
        middle("Copyright 2019 Kell Post Ltd"),
        middle("All Rights Reserved"),
    );
    insta::assert_snapshot!(dump(&LexisNexis, export(&[&document]).as_bytes()), @r#"
    == x#1
    masthead "The Kell Post"
    published "March 5, 2019 Tuesday 8:05 PM GMT\nLate Edition"
    headline "Ferry resumes: 12 March 2019 is the day;"
    deck "Board says yes"
    byline "BYLINE: Ines Moreau and Tom Adeyemi in Kell"
    section "SECTION: NEWS; Pg. 4"
    furniture "LENGTH: 23 words"
    furniture "DATELINE: KELL, March 4"
    paragraph "The ferry to Kell will sail again next week, the harbour board said, and all\nthe ships with it."
    paragraph "ADEYEMI: Who pays?"
    paragraph "Nobody knows."
    furniture "LOAD-DATE: March 6, 2019"
    furniture "LANGUAGE: ENGLISH"
    caption "GRAPHIC: The pier"
    furniture "FURTHER-CODE: 12"
    furniture "SUBJECT: FERRIES (92%); HARBOURS & PIERS (80%)"
    furniture "PUBLICATION-TYPE: Newspaper"
    rights "Copyright 2019 Kell Post Ltd\nAll Rights Reserved"
      headline: Ferry resumes: 12 March 2019 is the day
      deck: Board says yes
      publisher: The Kell Post
      section: NEWS
      language: en
      author: Ines Moreau
      author: Tom Adeyemi place Kell
      published: 2019-03-05 8:05 PM GMT
      modified: 2019-03-06
      keywords: FERRIES | HARBOURS & PIERS
      archive/left-out: 2 lines before the first document were left out
      archive/unknown-label: the label `FURTHER-CODE` is not known
    "#);
}

#[test]
fn labels_of_four_more_languages() {
    let german = format!(
        "{}\n\n{}\n\nFähre fährt: ab 12. März\n\nAUTOR: Inès Möller\n\nRUBRIK: Lokales; S. 3\n\n\
         LÄNGE: 4 Wörter\n\nDie Fähre fährt wieder.\n\nUPDATE: 6. März 2019\n\n\
         SPRACHE: GERMAN; DEUTSCH\n\nPUBLICATION-TYPE: Zeitung\n\n{}\n",
        middle("Keller Anzeiger"),
        middle("Dienstag 5. März 2019"),
        middle("Alle Rechte Vorbehalten"),
    );
    let french = format!(
        "{}\n\n{}\n\nLa navette reprend\n\nAUTEUR: Inès MOREAU\n\nRUBRIQUE: PORT\n\n\
         LONGUEUR: 3 mots\n\nLa navette reprend.\n\nDATE-CHARGEMENT: 06 mars 2019\n\n\
         LANGUE: FRENCH; FRANÇAIS\n\nTYPE-PUBLICATION: Journal\n\n",
        middle("Le Courrier de Kell"),
        middle("1er mars 2019"),
    );
    let dutch = format!(
        "{}\n{}\n\n{}\n\n{}\n\nSECTION: Haven; Blz. 9\n\nLENGTH: 353 woorden\n\nHEADLINE: Veer vaart weer;\n\
         Vanaf 12 maart\n\nBYLINE: TOM DE VRIES\n\nBODY:\n\n\nHet veer vaart weer.\n\n\
         LANGUAGE: DUTCH; NEDERLANDS\n\nLOAD-DATE: 6 maart 2019\n\n",
        middle("Copyright 2019 Keller Pers B.V."),
        middle("All Rights Reserved"),
        middle("Keller Dagblad"),
        middle("5 maart 2019 dinsdag"),
    );
    let spanish = format!(
        "{}\n\n{}\n\nVuelve el ferry\n\nAUTOR: Inés Moreau y Tomás Adé\n\nSECCIÓN: Puerto\n\n\
         LONGITUD: 3 palabras\n\nVuelve el ferry.\n\nFECHA-CARGA: 6 de marzo de 2019\n\n\
         IDIOMA: SPANISH; ESPAÑOL\n\nTIPO DE PUBLICACIÓN: Periódico\n\n",
        middle("El Correo de Kell"),
        middle("5 de marzo de 2019 martes"),
    );
    let text = export(&[&german, &french, &dutch, &spanish]);
    insta::assert_snapshot!(dump(&LexisNexis, text.as_bytes()), @r#"
    == x#1
    masthead "Keller Anzeiger"
    published "Dienstag 5. März 2019"
    headline "Fähre fährt: ab 12. März"
    byline "AUTOR: Inès Möller"
    section "RUBRIK: Lokales; S. 3"
    furniture "LÄNGE: 4 Wörter"
    paragraph "Die Fähre fährt wieder."
    furniture "UPDATE: 6. März 2019"
    furniture "SPRACHE: GERMAN; DEUTSCH"
    furniture "PUBLICATION-TYPE: Zeitung"
    rights "Alle Rechte Vorbehalten"
      headline: Fähre fährt: ab 12. März
      publisher: Keller Anzeiger
      section: Lokales
      language: de
      author: Inès Möller
      published: 2019-03-05
      modified: 2019-03-06
      archive/left-out: 2 lines before the first document were left out
    == x#2
    masthead "Le Courrier de Kell"
    published "1er mars 2019"
    headline "La navette reprend"
    byline "AUTEUR: Inès MOREAU"
    section "RUBRIQUE: PORT"
    furniture "LONGUEUR: 3 mots"
    paragraph "La navette reprend."
    furniture "DATE-CHARGEMENT: 06 mars 2019"
    furniture "LANGUE: FRENCH; FRANÇAIS"
    furniture "TYPE-PUBLICATION: Journal"
      headline: La navette reprend
      publisher: Le Courrier de Kell
      section: PORT
      language: fr
      author: Inès MOREAU
      published: 2019-03-01
      modified: 2019-03-06
    == x#3
    rights "Copyright 2019 Keller Pers B.V.\nAll Rights Reserved"
    masthead "Keller Dagblad"
    published "5 maart 2019 dinsdag"
    section "SECTION: Haven; Blz. 9"
    furniture "LENGTH: 353 woorden"
    furniture "HEADLINE:"
    headline "Veer vaart weer;"
    deck "Vanaf 12 maart"
    byline "BYLINE: TOM DE VRIES"
    furniture "BODY:"
    paragraph "Het veer vaart weer."
    furniture "LANGUAGE: DUTCH; NEDERLANDS"
    furniture "LOAD-DATE: 6 maart 2019"
      headline: Veer vaart weer
      deck: Vanaf 12 maart
      publisher: Keller Dagblad
      section: Haven
      language: nl
      author: TOM DE VRIES
      published: 2019-03-05
      modified: 2019-03-06
      archive/short-body: 353 words are announced, 4 are there
    == x#4
    masthead "El Correo de Kell"
    published "5 de marzo de 2019 martes"
    headline "Vuelve el ferry"
    byline "AUTOR: Inés Moreau y Tomás Adé"
    section "SECCIÓN: Puerto"
    furniture "LONGITUD: 3 palabras"
    paragraph "Vuelve el ferry."
    furniture "FECHA-CARGA: 6 de marzo de 2019"
    furniture "IDIOMA: SPANISH; ESPAÑOL"
    furniture "TIPO DE PUBLICACIÓN: Periódico"
      headline: Vuelve el ferry
      publisher: El Correo de Kell
      section: Puerto
      language: es
      author: Inés Moreau
      author: Tomás Adé
      published: 2019-03-05
      modified: 2019-03-06
    "#);
}

#[test]
fn the_date_may_stand_below_the_headline_and_fields_behind_the_copy() {
    let document = format!(
        "{}\n\nLEAD: Talks in Kell, 4 March\n\n{}\n{}\n\nSylvia Moreau\n\nDATELINE: Kell\n\n\n\
         Talks go on.\n\nSECTION: Politics\n\nLENGTH: 3 words\n\nLOAD-DATE: March 6, 2019\n\n",
        middle("Kell Press Agency"),
        middle("March 5, 2019, Tuesday"),
        middle("19:53 Central European Time"),
    );
    insta::assert_snapshot!(dump(&LexisNexis, export(&[&document]).as_bytes()), @r#"
    == x#1
    masthead "Kell Press Agency"
    headline "LEAD: Talks in Kell, 4 March"
    published "March 5, 2019, Tuesday\n19:53 Central European Time"
    byline "Sylvia Moreau"
    furniture "DATELINE: Kell"
    paragraph "Talks go on."
    section "SECTION: Politics"
    furniture "LENGTH: 3 words"
    furniture "LOAD-DATE: March 6, 2019"
      headline: LEAD: Talks in Kell, 4 March
      publisher: Kell Press Agency
      section: Politics
      author: Sylvia Moreau
      published: 2019-03-05 19:53 Central European Time
      modified: 2019-03-06
      archive/left-out: 2 lines before the first document were left out
    "#);
}

#[test]
fn what_has_no_copy_is_still_a_document() {
    let flash = format!(
        "{}\n\n{}\n\nSECTION: WORLD\n\nLENGTH: 3 words\n\n\nFLASH: TALKS RESUME\n\nLANGUAGE: ENGLISH\n\n",
        middle("Kell Press Agency"),
        middle("March 5, 2019 Tuesday"),
    );
    let rights = format!("{}\n\n", middle("Copyright 2019 Kell Post Ltd"));
    insta::assert_snapshot!(dump(&LexisNexis, export(&[&flash, &rights]).as_bytes()), @r#"
    == x#1
    masthead "Kell Press Agency"
    published "March 5, 2019 Tuesday"
    section "SECTION: WORLD"
    furniture "LENGTH: 3 words"
    paragraph "FLASH: TALKS RESUME"
    furniture "LANGUAGE: ENGLISH"
      publisher: Kell Press Agency
      section: WORLD
      language: en
      published: 2019-03-05
      archive/left-out: 2 lines before the first document were left out
    == x#2
    rights "Copyright 2019 Kell Post Ltd"
      archive/no-body: the document has no copy
    "#);
}

#[test]
fn a_file_that_breaks_off_says_where() {
    let document = |n: u8| {
        format!(
            "{}\n\n{}\n\nTalks {n}\n\nLENGTH: 3 words\n\nTalks go on.\n\nLANGUAGE: ENGLISH\n\n",
            middle("Kell Post"),
            middle("March 5, 2019 Tuesday"),
        )
    };
    let text = export(&[&document(1), &document(2)]);
    let cut = &text[..text.len() - 20];
    let pieces = read(&LexisNexis, cut.as_bytes());
    assert_eq!(pieces.iter().filter(|piece| piece.is_ok()).count(), 2);
    let error = pieces[2].as_ref().unwrap_err();
    assert_eq!(error.to_string(), "x:38: the file ends inside a document; it may be cut off");
}

#[test]
fn every_word_of_a_document_is_in_its_text() {
    let document = format!(
        "{}\n\n{}\n\nTalks: one\n\nGUESTS: A B\n\nBYLINE: C D\n\nLENGTH: 9 words\n\nHIGHLIGHT:\n\n\nIn short.\n\n\
         E F: A colon.\n   An indent.\n\nYear    Tons\n2017    20\n2018    31\n\n\
         LANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO\n\nmore of it\n\nTYPE: x\n\nlate copy\n\n",
        middle("Kell Post"),
        middle("March 5, 2019"),
    );
    let text = export(&[&document]);
    let pieces = read(&LexisNexis, text.as_bytes());
    let article = pieces[0].as_ref().unwrap();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(article.text()), words(&document));
    assert!(article.body().contains("late copy"));
}

#[test]
fn copy_that_looks_like_a_field_stays_copy() {
    let document = format!(
        "{}\n\n{}\n\nTalks\n\nLENGTH: 16 words\n\n\nNOTE: No note.\n\nTALKS: a subhead\n\nThe pier:\n\n\
         LENGTH: of 300 metres\n\nANN: Yes.\n\nLANGUAGE: ENGLISH\n\n",
        middle("Kell Post"),
        middle("March 5, 2019 Tuesday 10:15 AM GMT+1"),
    );
    let text = export(&[&document]);
    let article = read(&LexisNexis, text.as_bytes()).remove(0).unwrap();
    let copy =
        "NOTE: No note.\n\nTALKS: a subhead\n\nThe pier:\n\nLENGTH: of 300 metres\n\nANN: Yes.";
    assert_eq!(article.body(), copy);
    let published = article.metadata().published.clone().unwrap();
    assert_eq!(published.time.as_deref(), Some("10:15 AM GMT+1"));
}

#[test]
fn documents_are_counted_in_small_letters_too() {
    let document = |number| {
        format!(
            "\n          {number} von 2 Dokumenten\n\n          Kell Anzeiger\n\n\
             Sturm legt Fähre lahm\n\nLÄNGE: 5 Wörter\n\nDie Fähre liegt im Hafen.\n\n\
             SPRACHE: GERMAN; DEUTSCH\n\n"
        )
    };
    let file = document(1) + &document(2);
    assert!(LexisNexis.detect(file.as_bytes()).value() > 0.5);
    assert_eq!(read(&LexisNexis, file.as_bytes()).len(), 2);
}
