//! ProQuest as text: the copy invented.

use crate::common::{dump, read};
use copydesk_archive::ProQuest;

const RULE: &str = "____________________________________________________________\n";

fn export(documents: &[&str]) -> String {
    let head = format!(
        "{RULE}\nReport Information from ProQuest\nMarch 06 2019 10:12\n{RULE}\n\
        Table of contents\n\n1. Ferry resumes: 12 March is the day ........ 1\n\n{RULE}\n"
    );
    let foot = "\nContact ProQuest\n\nCopyright © 2019 ProQuest LLC. All rights reserved.\n";
    head + &documents.join(&format!("{RULE}\n")) + RULE + foot
}

const ENGLISH: &str = "\
Document 1 of 2

Ferry resumes: 12 March is the day

Author: Moreau, Ines; Adeyemi, Tom.

Publication info: Kell Post, Late Edition (East Coast); Kell [Kell]05 Mar 2019: A.1.

ProQuest document link

Abstract (summary): The ferry sails again.

Full text: The ferry to Kell will sail again next week, the harbour board said.

Question: will it last?

Nobody knows: \"We hope so,\" the board said.

Credit: Kell Post

Subject: Ferries; Harbours & piers;

Tide table: high

Title: Ferry resumes: 12 March is the day

Publication title: Kell Post, Late Edition (East Coast); Kell

Publication date: Mar 5, 2019

Language of publication: English

ProQuest document ID: 2188000001

Document URL: https://search.example/docview/2188000001?accountid=1

Copyright: Copyright Kell Post Mar 5, 2019

Last updated: 2019-03-06

Database: Kell Newsstand
";

const GERMAN: &str = "\
Fähre fährt: ab 12. März

Autor: Möller, Inès

Publikationsinformationen: Keller Anzeiger [Kell]05 Mar 2019.

Volltext: Die Fähre fährt wieder.

Thema: Fähren

Titel der Publikation: Keller Anzeiger

Erscheinungsdatum: 5. März 2019

Publikationssprache: Deutsch

ProQuest-Dokument-ID: 2188000002
";

#[test]
fn documents_between_rules() {
    insta::assert_snapshot!(dump(&ProQuest, export(&[ENGLISH, GERMAN]).as_bytes()), @r#"
    == 2188000001
    headline "Ferry resumes: 12 March is the day"
    byline "Author: Moreau, Ines; Adeyemi, Tom."
    masthead "Publication info: Kell Post, Late Edition (East Coast); Kell [Kell]05 Mar 2019: A.1."
    furniture "ProQuest document link"
    furniture "Abstract (summary):"
    furniture "The ferry sails again."
    furniture "Full text:"
    paragraph "The ferry to Kell will sail again next week, the harbour board said."
    paragraph "Question: will it last?"
    paragraph "Nobody knows: \"We hope so,\" the board said."
    credits "Credit: Kell Post"
    furniture "Subject: Ferries; Harbours & piers;"
    furniture "Tide table: high"
    furniture "Title: Ferry resumes: 12 March is the day"
    masthead "Publication title: Kell Post, Late Edition (East Coast); Kell"
    published "Publication date: Mar 5, 2019"
    furniture "Language of publication: English"
    furniture "ProQuest document ID: 2188000001"
    furniture "Document URL: https://search.example/docview/2188000001?accountid=1"
    rights "Copyright: Copyright Kell Post Mar 5, 2019"
    furniture "Last updated: 2019-03-06"
    furniture "Database: Kell Newsstand"
      headline: Ferry resumes: 12 March is the day
      publisher: Kell Post
      language: en
      url: https://search.example/docview/2188000001?accountid=1
      author: Ines Moreau
      author: Tom Adeyemi
      published: 2019-03-05
      modified: 2019-03-06
      keywords: Ferries | Harbours & piers
      archive/left-out: 4 lines before the first document were left out
      archive/unknown-label: the label `Tide table` is not known
    == 2188000002
    headline "Fähre fährt: ab 12. März"
    byline "Autor: Möller, Inès"
    masthead "Publikationsinformationen: Keller Anzeiger [Kell]05 Mar 2019."
    furniture "Volltext:"
    paragraph "Die Fähre fährt wieder."
    furniture "Thema: Fähren"
    masthead "Titel der Publikation: Keller Anzeiger"
    published "Erscheinungsdatum: 5. März 2019"
    furniture "Publikationssprache: Deutsch"
    furniture "ProQuest-Dokument-ID: 2188000002"
      headline: Fähre fährt: ab 12. März
      publisher: Keller Anzeiger
      language: de
      author: Inès Möller
      published: 2019-03-05
      keywords: Fähren
      archive/left-out: 2 lines behind the last document were left out
    "#);
}

#[test]
fn labels_of_three_more_languages() {
    let french = "Le bac reprend\n\nAuteur: Moreau, Inès\n\nTexte intégral: Le bac reprend.\n\n\
        Sujet: Bacs\n\nTitre de la publication: Le Courrier\n\nDate de publication: 5 mars 2019\n\n\
        Langue de publication: Français\n\nID du document ProQuest: 3\n";
    let dutch = "Veer vaart\n\nAuteur: De Vries, Tom\n\nVolledige tekst: Het veer vaart.\n\n\
        Onderwerp: Veren\n\nPublicatietitel: Keller Dagblad\n\nPublicatiedatum: 5 maart 2019\n\n\
        Taal van publicatie: Nederlands\n\nProQuest document-ID: 4\n";
    let spanish = "Vuelve el ferry\n\nAutor: Moreau, Inés\n\nTexto completo: Vuelve el ferry.\n\n\
        Materia: Ferries\n\nTítulo de publicación: El Correo\n\nFecha de publicación: 5 de marzo de 2019\n\n\
        Idioma de la publicación: Español\n\nID del documento de ProQuest: 5\n";
    insta::assert_snapshot!(dump(&ProQuest, export(&[french, dutch, spanish]).as_bytes()), @r#"
    == 3
    headline "Le bac reprend"
    byline "Auteur: Moreau, Inès"
    furniture "Texte intégral:"
    paragraph "Le bac reprend."
    furniture "Sujet: Bacs"
    masthead "Titre de la publication: Le Courrier"
    published "Date de publication: 5 mars 2019"
    furniture "Langue de publication: Français"
    furniture "ID du document ProQuest: 3"
      headline: Le bac reprend
      publisher: Le Courrier
      language: fr
      author: Inès Moreau
      published: 2019-03-05
      keywords: Bacs
      archive/left-out: 4 lines before the first document were left out
    == 4
    headline "Veer vaart"
    byline "Auteur: De Vries, Tom"
    furniture "Volledige tekst:"
    paragraph "Het veer vaart."
    furniture "Onderwerp: Veren"
    masthead "Publicatietitel: Keller Dagblad"
    published "Publicatiedatum: 5 maart 2019"
    furniture "Taal van publicatie: Nederlands"
    furniture "ProQuest document-ID: 4"
      headline: Veer vaart
      publisher: Keller Dagblad
      language: nl
      author: Tom De Vries
      published: 2019-03-05
      keywords: Veren
    == 5
    headline "Vuelve el ferry"
    byline "Autor: Moreau, Inés"
    furniture "Texto completo:"
    paragraph "Vuelve el ferry."
    furniture "Materia: Ferries"
    masthead "Título de publicación: El Correo"
    published "Fecha de publicación: 5 de marzo de 2019"
    furniture "Idioma de la publicación: Español"
    furniture "ID del documento de ProQuest: 5"
      headline: Vuelve el ferry
      publisher: El Correo
      language: es
      author: Inés Moreau
      published: 2019-03-05
      keywords: Ferries
      archive/left-out: 2 lines behind the last document were left out
    "#);
}

#[test]
fn a_summary_is_no_copy() {
    let text = export(&["Talks\n\nAbstract: Talks go on.\n\nProQuest document ID: 6\n"]);
    let pieces = read(&ProQuest, text.as_bytes());
    let article = pieces[0].as_ref().unwrap();
    assert_eq!(article.body(), "");
    assert!(article.diagnostics().iter().any(|d| d.code == "archive/no-body"));
}

#[test]
fn a_file_that_breaks_off_says_where() {
    let text = export(&[ENGLISH, GERMAN]);
    let cut = &text[..text.find("Thema").unwrap()];
    let pieces = read(&ProQuest, cut.as_bytes());
    assert_eq!(pieces.iter().filter(|piece| piece.is_ok()).count(), 2);
    assert!(pieces[2].as_ref().unwrap_err().line.is_some());
}

#[test]
fn headings_without_colons() {
    let text = format!(
        "{RULE}Report Information from ProQuest\n{RULE}TABLE OF CONTENTS\n\n1. Ferry ..... 1\n\n\
         Document 1 of 1\n\nFerry resumes, board says\n\nAuthor: Ines Moreau\n\nABSTRACT\n\nShort.\n\n\
         FULL TEXT\n\nThe ferry sails.\n\nDetails\n\nNone: yet.\n\nDETAILS\n\nSubject: Ferries\n\n\
         ProQuest document ID: 7\n\n{RULE}"
    );
    let article = read(&ProQuest, text.as_bytes()).remove(0).unwrap();
    assert_eq!(article.body(), "The ferry sails.\n\nDetails\n\nNone: yet.");
    let headline = article.metadata().headline.as_ref().unwrap();
    assert_eq!(headline.value, "Ferry resumes, board says");
}
