//! Europresse as HTML: the copy invented.

use crate::common::{dump, read};
use copydesk_archive::Europresse;

const NEW: &str = "\
<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Europresse</title></head><body>
<div><p>Sommaire</p><p>La navette reprend</p></div>
<article><header><div class=\"rdp__DocPublicationName\"><span class=\"DocPublicationName\">Le Courrier de Kell</span></div>
<div class=\"rdp__DocHeader\"><span class=\"DocHeader\">Économie, mardi 5 mars 2019 - 08:00 UTC +0100 7 mots, p. 12</span></div>
<div class=\"titreArticle\"><p class=\"titreArticleVisu rdp__articletitle\">La <mark>navette</mark> reprend : le 12 mars, dit-on</p></div>
<p class=\"sm-margin-TopNews rdp__subtitle\">Le port rouvre</p>
<p class=\"sm-margin-bottomNews\">Inès Moreau et Tom Adeyemi</p></header>
<section><div class=\"DocText clearfix\"><div class=\"docOcurrContainer\"><p>La <b>navette</b> reprend.</p><p>Le port &amp; la ville.</p></div></div></section>
<aside><p>© 2019 Le Courrier de Kell. Tous droits réservés.</p><div class=\"publiC-lblNodoc\">news·20190305·KP·0012</div></aside></article>
<article><header><span class=\"DocPublicationName\">Kell Express</span><br><span class=\"DocHeader\">mercredi 6 mars 2019</span>
<div class=\"titreArticle\"><p>Suite</p></div></header><section><div class=\"DocText\"><p>La suite.</p></div></section></article>
</body></html>";

#[test]
fn articles_of_a_new_page() {
    insta::assert_snapshot!(dump(&Europresse, NEW.as_bytes()), @r#"
    == news·20190305·KP·0012
    masthead "Le Courrier de Kell"
    published "Économie, mardi 5 mars 2019 - 08:00 UTC +0100 7 mots, p. 12"
    headline "La navette reprend : le 12 mars, dit-on"
    deck "Le port rouvre"
    byline "Inès Moreau et Tom Adeyemi"
    paragraph "La navette reprend."
    paragraph "Le port & la ville."
    rights "© 2019 Le Courrier de Kell. Tous droits réservés."
    furniture "news·20190305·KP·0012"
      headline: La navette reprend : le 12 mars, dit-on
      deck: Le port rouvre
      publisher: Le Courrier de Kell
      section: Économie
      author: Inès Moreau
      author: Tom Adeyemi
      published: 2019-03-05 08:00 UTC +0100
      archive/left-out: 2 lines before the first article were left out
    == x#2
    masthead "Kell Express"
    published "mercredi 6 mars 2019"
    headline "Suite"
    paragraph "La suite."
      headline: Suite
      publisher: Kell Express
      published: 2019-03-06
    "#);
}

#[test]
fn articles_of_an_old_page_in_another_encoding() {
    let page = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>\
        <table><tr><td><span class=\"DocPublicationName\">Le Courrier</span><br><span class=\"DocHeader\">\
        Société, samedi 2 février 2013, p. 4</span><p class=\"titreArticle\"><b>L'été : suite</b></p>\
        <p>Inès Moreau</p><div class=\"DocText\">La suite.<br><br>La fin à Kell, où l'été dure.</div>\
        <p>© 2013 Le Courrier. Tous droits réservés.</p></td></tr></table></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    insta::assert_snapshot!(dump(&Europresse, &bytes), @r#"
    == x#1
    masthead "Le Courrier"
    published "Société, samedi 2 février 2013, p. 4"
    headline "L'été : suite"
    byline "Inès Moreau"
    paragraph "La suite."
    paragraph "La fin à Kell, où l'été dure."
    rights "© 2013 Le Courrier. Tous droits réservés."
      headline: L'été : suite
      publisher: Le Courrier
      section: Société
      author: Inès Moreau
      published: 2013-02-02
    "#);
}

#[test]
fn a_page_that_breaks_off_says_so() {
    let cut = &NEW[..NEW.find("La suite.").unwrap() + 5];
    let pieces = read(&Europresse, cut.as_bytes());
    assert_eq!(pieces.iter().filter(|piece| piece.is_ok()).count(), 2);
    assert_eq!(pieces[1].as_ref().unwrap().body(), "La su");
    assert!(pieces[2].as_ref().unwrap_err().line.is_some());
}
