//! One short invented page a phenomenon, and what is made of it.

use std::fmt::Write as _;

use copydesk_core::{Article, Carried, Carrier, Unpacked};
use copydesk_html::Html;

fn read(page: &str) -> Article {
    let mut articles = Vec::new();
    Html.unpack(Carried::whole("page.html", page.as_bytes()), &mut |piece| {
        if let Ok(Unpacked::Article(article)) = piece {
            articles.push(*article);
        }
    });
    articles.pop().unwrap()
}

/// Blocks, then headline, date, authors and diagnostics.
fn dump(page: &str) -> String {
    let article = read(page);
    let mut out = String::new();
    for block in article.blocks() {
        let _ = writeln!(out, "{} {:?}", block.kind, block.span.of(article.text()).trim_end());
    }
    let metadata = article.metadata();
    if let Some(headline) = &metadata.headline {
        let _ = writeln!(out, "= headline {:?}", headline.value);
    }
    if let Some(published) = &metadata.published {
        let _ = writeln!(out, "= published {}", published.date);
    }
    for author in &metadata.authors {
        let _ = writeln!(out, "= author {:?}", author.name.value);
    }
    for diagnostic in article.diagnostics() {
        let _ = writeln!(out, "! {} {}", diagnostic.code, diagnostic.message);
    }
    out
}

const LEDE: &str = "<p>The ferry to Kell sailed again on Monday, the harbour board said, after a week \
    in dock and repairs that cost twice what had been planned.</p>";
const REST: &str = "<p>Crews will start with the northern pier, which divers found to be sound, and \
    then go on to the crane, the board added.</p><p>Passengers had been carried by bus and by two \
    fishing boats, at the expense of the owners of the ferry.</p>";

#[test]
fn a_plain_article() {
    insta::assert_snapshot!(dump(&format!(
        "<!doctype html><html><head><title>Ferry to Kell resumes | Harbour Post</title></head><body>\
        <nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></nav>\
        <article><h1>Ferry to Kell resumes</h1><p class=byline>By Ines Moreau</p>\
        <time datetime=2021-03-16>March 16, 2021</time>{LEDE}\
        <figure><img><figcaption>The ferry at Kell. Photo: Tom Adeyemi</figcaption></figure>\
        {REST}</article><footer>© 2021 Harbour Post. All rights reserved.</footer></body></html>"
    )), @r#"
    furniture "Home\nNews"
    headline "Ferry to Kell resumes"
    byline "By Ines Moreau"
    published "March 16, 2021"
    paragraph "The ferry to Kell sailed again on Monday, the harbour board said, after a week in dock and repairs that cost twice what had been planned."
    caption "The ferry at Kell. Photo: Tom Adeyemi"
    paragraph "Crews will start with the northern pier, which divers found to be sound, and then go on to the crane, the board added."
    paragraph "Passengers had been carried by bus and by two fishing boats, at the expense of the owners of the ferry."
    rights "© 2021 Harbour Post. All rights reserved."
    = headline "Ferry to Kell resumes"
    = published 2021-03-16
    = author "Ines Moreau"
    "#);
}

#[test]
fn lists_tables_and_subheads() {
    insta::assert_snapshot!(dump(&format!(
        "<title>Ferry to Kell resumes</title><main><h1>Ferry to Kell resumes</h1>{LEDE}\
        <h2>What it costs</h2><ol><li>A single ticket costs four crowns, as it did before.</li>\
        <li>A bicycle costs two crowns more, and a dog travels free.</li></ol>\
        <table><tr><th>Pier</th><th>Sails</th></tr><tr><td>Kell</td><td>9.15</td></tr></table>\
        {REST}</main>"
    )), @r#"
    headline "Ferry to Kell resumes"
    paragraph "The ferry to Kell sailed again on Monday, the harbour board said, after a week in dock and repairs that cost twice what had been planned."
    subhead "What it costs"
    list_item "1. A single ticket costs four crowns, as it did before."
    list_item "2. A bicycle costs two crowns more, and a dog travels free."
    table "Pier\tSails\nKell\t9.15"
    paragraph "Crews will start with the northern pier, which divers found to be sound, and then go on to the crane, the board added."
    paragraph "Passengers had been carried by bus and by two fishing boats, at the expense of the owners of the ferry."
    = headline "Ferry to Kell resumes"
    "#);
}

#[test]
fn claims_that_the_page_speaks_against() {
    insta::assert_snapshot!(dump(&format!(
        "<title>Ferry to Kell resumes</title><script type=application/ld+json>{{\"@type\":\
        \"NewsArticle\",\"headline\":\"Ferry to Kell resumes\",\"datePublished\":\"2019-01-02\",\
        \"author\":{{\"name\":\"Desk Robot\"}}}}</script>\
        <article><h1>Ferry to Kell resumes</h1><p class=byline>By Ines Moreau</p>\
        <p class=date>Updated March 16, 2021</p>{LEDE}{REST}</article>"
    )), @r#"
    headline "Ferry to Kell resumes"
    byline "By Ines Moreau"
    published "Updated March 16, 2021"
    paragraph "The ferry to Kell sailed again on Monday, the harbour board said, after a week in dock and repairs that cost twice what had been planned."
    paragraph "Crews will start with the northern pier, which divers found to be sound, and then go on to the crane, the board added."
    paragraph "Passengers had been carried by bus and by two fishing boats, at the expense of the owners of the ferry."
    = headline "Ferry to Kell resumes"
    = published 2021-03-16
    = author "Ines Moreau"
    ! html/author the byline names Ines Moreau and the page claims Desk Robot
    ! html/date the page shows 2021-03-16 and the JSON-LD says 2019-01-02
    "#);
}

#[test]
fn a_paywalled_stub_and_an_amp_page() {
    insta::assert_snapshot!(dump(&format!(
        "<html amp><title>Ferry to Kell resumes</title><link rel=canonical href=https://post.example/kell>\
        <script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry to Kell \
        resumes\",\"isAccessibleForFree\":\"False\"}}</script>\
        <article><h1>Ferry to Kell resumes</h1>{LEDE}</article>"
    )), @r#"
    headline "Ferry to Kell resumes"
    paragraph "The ferry to Kell sailed again on Monday, the harbour board said, after a week in dock and repairs that cost twice what had been planned."
    = headline "Ferry to Kell resumes"
    ! html/amp an AMP page; the article itself is at https://post.example/kell
    ! html/paywall the page says that it must be paid for, and shows 26 words of it
    "#);
}

#[test]
fn what_is_hidden_and_what_scripts_hold_is_not_shown() {
    let article = read(&format!(
        "<h1>Ferry to Kell resumes</h1><p hidden>Hidden.</p><p style='display: none'>Hidden.</p>\
        <script>document.write('Hidden.')</script><template><p>Hidden.</p></template>{LEDE}"
    ));
    assert!(!article.text().contains("Hidden."));
}

#[test]
fn scripts_and_style_sheets_end_where_a_browser_ends_them() {
    for page in [
        "<script>if (a < b) { '<p>no</p>' }</SCRIPT ><p>The pier is open.</p>",
        "<script><!-- <script>no</script> no --></script><p>The pier is open.</p>",
        "<style>p > a { content: '<p>no' }</style><p>The pier is open.</p>",
        "<!-- <script> --><p>The pier is open.</p><!-- </script> -->",
        "<p title='<style>'>The pier is open.</p>",
        "<p>The pier is open.</p><script>no <p>no</p>",
    ] {
        assert_eq!(read(page).text(), "The pier is open.\n", "{page}");
    }
    let textarea = "<textarea><script>no</textarea><p>The pier is open.</p>";
    assert_eq!(read(textarea).text(), "The pier is open.\n");
}

#[test]
fn white_space_and_references_are_folded() {
    let article =
        read("<p>The\n  caf&eacute;&nbsp;&amp; the <b>p</b>ier<br>are&shy; open.<pre>a\n b</pre>");
    assert_eq!(article.text(), "The café & the pier\nare open.\n\na\nb\n");
}

#[test]
fn a_page_without_text_is_an_error() {
    let mut errors = Vec::new();
    Html.unpack(Carried::whole("p", b"<html><script>x()</script>"), &mut |piece| {
        errors.extend(piece.err());
    });
    assert_eq!(errors[0].to_string(), "p: the page shows no text; it may be made by a script");
}

#[test]
fn it_keeps_a_carriers_promises() {
    let pages = [
        format!("<!doctype html><title>Ferry</title><h1>Ferry</h1>{LEDE}<ul><li>a<li>b</ul>{REST}"),
        "<html><script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"F\"}</script>\
        <table><tr><td>a<td>b</table>"
            .to_owned(),
    ];
    let samples: Vec<&[u8]> = pages.iter().map(String::as_bytes).collect();
    copydesk_testkit::check_carrier(&Html, &samples).unwrap();
}
