//! Nexis Uni as Word, RTF and text: the copy invented.

use crate::common::{dump, read};
use crate::files::{docx, paragraphs};
use copydesk_archive::LexisNexis;

const COVER: &[&str] = &[
    "*Date and Time: *Tuesday, 5. March 2019 09:31:00 CET",
    "*Job Number: *00000001",
    "*Documents (2)*",
    "1. Ferry resumes: 12 March",
    "*Client/Matter: *-None-",
    "*Search Terms: *ferry",
];

const FIRST: &[&str] = &[
    "#*Ferry resumes: 12 March;Board says yes*",
    "The Kell Post",
    "March 5, 2019 Tuesday 8:05 PM GMT",
    "Copyright 2019 Kell Post Ltd All Rights Reserved",
    "*Section:* NEWS; Pg. 4",
    "*Length:* 12 words",
    "*Byline:* Ines Moreau in Kell",
    "*Mood:* mild",
    "*Highlight:* In short.",
    "*Body*",
    "The *ferry* sails again.",
    "",
    "Notes: the board wrote them.",
    "Graphic",
    "*Classification*",
    "*Language:* ENGLISH",
    "*Subject:* FERRIES (92%); HARBOURS (80%)",
    "*Load-Date:* March 6, 2019",
    "*End of Document*",
];

#[test]
fn documents_in_word() {
    let second = [
        "#*Fähre fährt*",
        "Keller Anzeiger",
        "5. März 2019",
        "*Länge:* 4 Wörter",
        "*Body*",
        "Die Fähre fährt wieder.",
        "*Ende des Dokuments*",
    ];
    let body = paragraphs(&[COVER, FIRST, &second].concat());
    insta::assert_snapshot!(dump(&LexisNexis, &docx(&body)), @r#"
    == x#1
    headline "Ferry resumes: 12 March;"
    deck "Board says yes"
    masthead "The Kell Post"
    published "March 5, 2019 Tuesday 8:05 PM GMT"
    rights "Copyright 2019 Kell Post Ltd All Rights Reserved"
    section "Section: NEWS; Pg. 4"
    furniture "Length: 12 words"
    byline "Byline: Ines Moreau in Kell"
    furniture "Mood: mild"
    furniture "Highlight:"
    deck "In short."
    furniture "Body"
    paragraph "The ferry sails again."
    paragraph "Notes: the board wrote them."
    paragraph "Graphic"
    furniture "Classification"
    furniture "Language: ENGLISH"
    furniture "Subject: FERRIES (92%); HARBOURS (80%)"
    furniture "Load-Date: March 6, 2019"
    furniture "End of Document"
      headline: Ferry resumes: 12 March
      deck: Board says yes
      publisher: The Kell Post
      section: NEWS
      language: en
      author: Ines Moreau place Kell
      published: 2019-03-05 8:05 PM GMT
      modified: 2019-03-06
      keywords: FERRIES | HARBOURS
      archive/left-out: 6 lines before the first document were left out
      archive/unknown-label: the label `Mood` is not known
    == x#2
    headline "Fähre fährt"
    masthead "Keller Anzeiger"
    published "5. März 2019"
    furniture "Länge: 4 Wörter"
    furniture "Body"
    paragraph "Die Fähre fährt wieder."
    furniture "Ende des Dokuments"
      headline: Fähre fährt
      publisher: Keller Anzeiger
      published: 2019-03-05
    "#);
}

#[test]
fn documents_without_headings_begin_behind_the_cover_and_each_other() {
    let plain: Vec<&str> = FIRST.iter().map(|line| line.trim_start_matches('#')).collect();
    let body = paragraphs(&[COVER, &plain, &plain].concat());
    let pieces = read(&LexisNexis, &docx(&body));
    let headlines: Vec<_> = pieces
        .iter()
        .map(|piece| piece.as_ref().unwrap().metadata().headline.as_ref().unwrap().value.as_str())
        .collect();
    assert_eq!(headlines, ["Ferry resumes: 12 March"; 2]);
}

#[test]
fn documents_in_three_languages_as_text() {
    let text = "Le bac reprend : le 12 mars\nLe Courrier\n5 mars 2019\n\nSection: PORT\nLongueur: 3 mots\n\
        Auteur: Inès Moreau\n\nBody\n\nLe bac reprend.\n\nDate de chargement: 6 mars 2019\n\nFin du document\n\n\
        Veer vaart\nKeller Dagblad\n5 maart 2019\n\nLengte: 3 woorden\n\nTekst\n\nHet veer vaart.\n\n\
        Einde van het document\n\nVuelve el ferry\nEl Correo\n5 de marzo de 2019\n\nLongitud: 3 palabras\n\n\
        Cuerpo\n\nVuelve el ferry.\n\nFin del documento\n";
    insta::assert_snapshot!(dump(&LexisNexis, text.as_bytes()), @r#"
    == x#1
    headline "Le bac reprend : le 12 mars"
    masthead "Le Courrier"
    published "5 mars 2019"
    section "Section: PORT"
    furniture "Longueur: 3 mots"
    byline "Auteur: Inès Moreau"
    furniture "Body"
    paragraph "Le bac reprend."
    furniture "Date de chargement: 6 mars 2019"
    furniture "Fin du document"
      headline: Le bac reprend : le 12 mars
      publisher: Le Courrier
      section: PORT
      author: Inès Moreau
      published: 2019-03-05
      modified: 2019-03-06
    == x#2
    headline "Veer vaart"
    masthead "Keller Dagblad"
    published "5 maart 2019"
    furniture "Lengte: 3 woorden"
    furniture "Tekst"
    paragraph "Het veer vaart."
    furniture "Einde van het document"
      headline: Veer vaart
      publisher: Keller Dagblad
      published: 2019-03-05
    == x#3
    headline "Vuelve el ferry"
    masthead "El Correo"
    published "5 de marzo de 2019"
    furniture "Longitud: 3 palabras"
    furniture "Cuerpo"
    paragraph "Vuelve el ferry."
    furniture "Fin del documento"
      headline: Vuelve el ferry
      publisher: El Correo
      published: 2019-03-05
    "#);
}

#[test]
fn lexisnexis_documents_in_rich_text() {
    let rtf = br"{\rtf1\ansi\ansicpg1252 \pard\qc 1 of 2 DOCUMENTS\par Kell Post\par March 5, 2019 Tuesday\par
\pard Ferry resumes\par\b LENGTH: \b0 4 words\par The ferry sails again.\par LANGUAGE: ENGLISH\par
\pard\qc 2 of 2 DOCUMENTS\par Kell Post\par\pard Talks\par LENGTH: 2 words\par Talks resume.\par LANGUAGE: ENGLISH\par}";
    insta::assert_snapshot!(dump(&LexisNexis, rtf), @r#"
    == x#1
    masthead "Kell Post"
    published "March 5, 2019 Tuesday"
    headline "Ferry resumes"
    furniture "LENGTH: 4 words"
    paragraph "The ferry sails again."
    furniture "LANGUAGE: ENGLISH"
      headline: Ferry resumes
      publisher: Kell Post
      language: en
      published: 2019-03-05
    == x#2
    masthead "Kell Post"
    headline "Talks"
    furniture "LENGTH: 2 words"
    paragraph "Talks resume."
    furniture "LANGUAGE: ENGLISH"
      headline: Talks
      publisher: Kell Post
      language: en
    "#);
}

#[test]
fn a_document_that_is_not_closed_is_cut_off() {
    let body = paragraphs(&[FIRST, &FIRST[..12]].concat());
    let pieces = read(&LexisNexis, &docx(&body));
    let second = pieces[1].as_ref().unwrap();
    assert!(second.diagnostics().iter().any(|d| d.code == "archive/cut-off"));
    assert_eq!(second.body(), "The ferry sails again.");
    assert!(pieces[2].is_err());
}

#[test]
fn a_damaged_file_hands_over_what_can_be_read() {
    let whole = docx(&paragraphs(&[FIRST, FIRST].concat()));
    // Without its directory the text is found by its own header.
    let cut = &whole[..whole.len() - 40];
    let pieces = read(&LexisNexis, cut);
    assert_eq!(pieces.iter().filter(|piece| piece.is_ok()).count(), 2);
    let error = pieces[2].as_ref().unwrap_err();
    assert_eq!(error.byte, Some(cut.len() as u64));
    assert!(error.message.contains("damaged or cut off"), "{error}");
}

#[test]
fn a_cover_page_in_plain_text_ends_above_title_and_outlet() {
    let text = "Date and Time: Tuesday, 5 March 2019\nJob Number: 1\n1. Ferry resumes\nSearch Terms: ferry\n\
        Narrowed by:\nNews\n-None-\n\nFerry resumes: the day\nKell Post\nMarch 5, 2019\n\nLength: 12 words\n\n\
        Body\n\nThe ferry sails.\n\nNote: it does.\n\nClassification\n\nLanguage: ENGLISH\n\nEnd of Document\n";
    let article = read(&LexisNexis, text.as_bytes()).remove(0).unwrap();
    assert_eq!(article.body(), "The ferry sails.\n\nNote: it does.");
    let headline = article.metadata().headline.as_ref().unwrap();
    assert_eq!(headline.value, "Ferry resumes: the day");
}

#[test]
fn a_file_cut_inside_its_text_hands_over_what_is_before() {
    // Text that hardly packs, so that the cut falls inside it.
    let number = |n: u32| n.wrapping_mul(2_654_435_761).to_string();
    let noise: Vec<String> = (0..4000).map(number).collect();
    let lines: Vec<&str> = FIRST.iter().copied().chain(noise.iter().map(String::as_str)).collect();
    let whole = docx(&paragraphs(&lines));
    let pieces = read(&LexisNexis, &whole[..whole.len() / 2]);
    assert_eq!(
        pieces[0].as_ref().unwrap().body(),
        "The ferry sails again.\n\nNotes: the board wrote them.\n\nGraphic"
    );
    assert!(pieces[1].as_ref().unwrap_err().byte.is_some());
}
