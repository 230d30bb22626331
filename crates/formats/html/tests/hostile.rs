//! Pages made to break readers: bounded time and memory, no deep stack, and an answer.

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

fn codes(article: &Article) -> Vec<&str> {
    article.diagnostics().iter().map(|diagnostic| diagnostic.code).collect()
}

/// Fewer than ten million, so that the test stays quick; time and memory grow with the text alone.
#[test]
fn elements_nested_by_the_million() {
    let page = "<div>".repeat(1_500_000) + "The pier is open.";
    let article = read(&page);
    assert_eq!(article.text(), "The pier is open.\n");
    assert!(codes(&article).contains(&"html/limit"));
}

#[test]
fn formatting_elements_that_are_opened_again_and_again() {
    let mut page = String::new();
    for number in 0..20_000 {
        let _ = write!(page, "<div><b id={number}>x</div>");
    }
    assert!(codes(&read(&page)).contains(&"html/limit"));
}

#[test]
fn a_tag_with_a_hundred_thousand_attributes() {
    let mut page = String::from("<p>The pier is open.</p><p ");
    for number in 0..100_000 {
        let _ = write!(page, "a{number}=1 ");
    }
    page.push_str(">The end.</p>");
    let article = read(&page);
    assert!(codes(&article).contains(&"html/limit"));
    assert!(article.text().ends_with("The end.\n"));
}

#[test]
fn a_value_of_many_megabytes_is_not_kept() {
    let value = "x".repeat(16 << 20);
    let page = format!("<p class=\"{value}\" data-x='{value}'>The pier is open.</p>");
    let article = read(&page);
    assert_eq!(article.text(), "The pier is open.\n");
    assert!(codes(&article).contains(&"html/limit"));
}

#[test]
fn tags_that_never_end() {
    let article = read(&("The pier is open.".to_owned() + &"<a ".repeat(200_000)));
    assert!(article.text().starts_with("The pier is open."));
    read(&("<p>Open".to_owned() + &"</p>".repeat(100_000)));
    read(&("<table>".repeat(3_000) + "Open"));
}
