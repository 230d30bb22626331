//! Headline, day and authors: what is claimed and what is shown.

use crate::{LEDE, REST, dump, read, told};

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
fn a_teaser_in_json_ld_is_not_the_page() {
    let article = |title: &str, author: &str| {
        format!(
            r#"{{"@type": "NewsArticle", "headline": "{title}", "author": {{"name": "{author}"}}}}"#
        )
    };
    let (own, other) =
        (article("Ferry sails", "Ines Moreau"), article("Bus strike", "Tom Adeyemi"));
    for scripts in [
        vec![format!(r#"{{"@type": "ItemList", "itemListElement": [{other}]}}"#), own.clone()],
        vec![other, own],
    ] {
        let scripts =
            scripts.iter().map(|json| format!("<script type=application/ld+json>{json}</script>"));
        let head = format!("<title>Ferry sails - Post</title>{}", scripts.collect::<String>());
        let [headline, _, author] = told(&head, "<h1>Ferry sails</h1>");
        assert_eq!([headline.as_str(), &author], ["Ferry sails", "Ines Moreau"]);
    }
}

#[test]
fn the_day_is_the_one_printed_whatever_zone_the_claim_is_in() {
    let head = "<title>Ferry sails</title><meta property=article:published_time content=2021-03-17T02:10:00Z>";
    let heading =
        "<h1>Ferry sails</h1><time datetime=2021-03-16T22:10:00-04:00>March 16, 2021</time>";
    let article = read(&format!(
        "<html><head>{head}</head><body><article>{heading}{LEDE}{REST}</article><div class=comments>\
        <p>March 17, 2021</p><p>At last, and high time too.</p></div></body></html>"
    ));
    assert_eq!(article.metadata().published.as_ref().unwrap().date.to_string(), "2021-03-16");
    assert!(article.diagnostics().is_empty());
}

#[test]
fn what_says_when_and_who_in_other_places() {
    let expected = ["Ferry to Kell sails", "2021-03-16", "Ines Moreau"];
    let address = "<title>Ferry to Kell sails | Low Post</title><link rel=canonical href=https://post.example/2021/03/16/ferry/>\
        <meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ines Moreau'>";
    assert_eq!(told(address, "<h1>Low Post</h1><h2>Ferry to Kell sails</h2>"), expected);
    let marked = "<h1 property=headline>Ferry to Kell sails</h1><p typeof=Person property=author><b property=name>Ines \
        Moreau</b></p><p property=datePublished content=2021-03-16>Tuesday</p>";
    assert_eq!(told("<title>Ferry</title>", marked), expected);
    assert_eq!(
        told(
            "<title>Ferry</title>",
            "<h1>Ferry to Kell sails</h1><p>Von Ines Moreau</p><p>16. März 2021</p>"
        ),
        expected
    );
    let bold = "<font size=5><b>Ferry to Kell sails</b></font><br><b>By INES MOREAU</b><br>March 16, 2021<br><br>";
    let [headline, day, _] = told("<title>Kell Post Online: Ferry to Kell sails</title>", bold);
    assert_eq!([headline.as_str(), &day], ["Ferry to Kell sails", "2021-03-16"]);
}

#[test]
fn a_heading_behind_the_name_of_the_site_or_a_kicker_is_the_headline() {
    let title = "<title>Low Tide Notes: The night the mill burned</title>";
    let [headline, ..] = told(title, "<h1>Low Tide Notes</h1><h3>The night the mill burned</h3>");
    assert_eq!(headline, "The night the mill burned");
    let claim = "<meta property=og:title content='Fire at mill: It was all so fast'>";
    let [headline, ..] = told(claim, "<span>Fire at mill</span><h2>It was all so fast</h2>");
    assert_eq!(headline, "It was all so fast");
}

/// The day of a page of this head and these lines between the headline and three paragraphs, and
/// below them.
fn day(head: &str, above: &str, below: &str) -> String {
    let article = read(&format!(
        "<!doctype html><html {head}</head><body><main><h1>Ferry to Kell sails</h1>{above}<div>{LEDE}{REST}\
        </div>{below}</main></body></html>"
    ));
    article.metadata().published.as_ref().map(|day| day.date.to_string()).unwrap_or_default()
}

#[test]
fn the_numbers_of_a_date_are_read_as_the_country_has_them() {
    let printed = "<p class=date>03/04/2021 10:05</p>";
    for (head, expected) in [
        ("lang=en-GB><head>", "2021-04-03"),
        ("lang=en-US><head>", "2021-03-04"),
        ("lang=it><head>", "2021-04-03"),
        ("lang=en><head><link rel=canonical href=https://post.co.uk/ferry>", "2021-04-03"),
        (
            "lang=en><head><link rel=canonical href=https://post.example/2021/03/04/ferry>",
            "2021-03-04",
        ),
        ("lang=en-US><head><meta name=date content=2021-04-03T09:05:00Z>", "2021-04-03"),
    ] {
        assert_eq!(day(head, printed, ""), expected, "{head}");
    }
    let other = "<aside><p>28/03/2021</p><p>The crane waits</p></aside>";
    assert_eq!(day("lang=en><head>", printed, other), "2021-04-03");
}

#[test]
fn a_label_on_a_line_of_its_own_says_what_stands_below_it() {
    let rows = |rows: &[&str]| format!("<div>{}</div>", rows.join("</div><div>"));
    for above in [
        rows(&["Last updated:", "June 2, 2022", "First published:", "March 16, 2021"]),
        rows(&["Posted on", "Mar 16, 2021", "Updated at", "Jun 2, 2022"]),
    ] {
        assert_eq!(day("lang=en><head>", &above, ""), "2021-03-16", "{above}");
    }
    for heading in [
        rows(&["Author:", "Ines Moreau", "Reviewed by:", "Tom Adeyemi"]),
        rows(&["Article written by:", "Ines Moreau, MD, FACP"]),
        rows(&["Medically reviewed by Tom Adeyemi, MD — Written by Ines Moreau"]),
        rows(&["Reviewed By: Tom Adeyemi", "Written byInes Moreau"]),
        rows(&["2 hours ago", "Share", "Save", "Ines Moreau", "Harbour correspondent"]),
        rows(&["By Ines Moreau imoreau@post.example"]),
    ] {
        let heading = format!("<h1>Ferry to Kell sails</h1>{heading}");
        let [.., author] = told("<title>Ferry to Kell sails</title>", &heading);
        assert_eq!(author, "Ines Moreau", "{heading}");
    }
}

#[test]
fn of_several_days_the_one_of_the_page_counts() {
    let ticker =
        "<aside><a href=x>Bus strike</a> <time datetime=2021-03-20>20 March</time></aside>";
    let ago = format!("{ticker}<p><time datetime=2021-03-16T08:00:00Z>3 days ago</time></p>");
    let changed = "<p class=date>Mar 16, 2021 Updated Mar 18, 2021</p>";
    let today = "<p class=date>Mar 16, 2021 Updated 9 hrs ago</p>";
    assert_eq!(day("><head>", &ago, ""), "2021-03-16");
    assert_eq!(day("><head>", changed, ""), "2021-03-16");
    let below = "<footer><time datetime=2021-03-18>Last reviewed: March 2021</time></footer>";
    assert_eq!(day("><head>", today, below), "2021-03-16");
    assert_eq!(day("><head>", "", below), "");
}

#[test]
fn two_who_agree_on_the_day_outweigh_a_change_that_is_shown() {
    let meta = "<meta property=article:published_time content=2020-11-02T08:00:00Z>";
    let linked = r#"<script type=application/ld+json>{"@type": "NewsArticle", "headline": "Ferry to Kell
        sails", "datePublished": "2020-11-02T08:00:00Z"}</script>"#;
    let updated = "<p class=date>Updated March 16, 2021</p>";
    assert_eq!(day(&format!("><head>{meta}{linked}"), updated, ""), "2020-11-02");
    assert_eq!(day(&format!("><head>{linked}"), updated, ""), "2021-03-16");
}

#[test]
fn a_kicker_has_its_mark_and_a_label_goes() {
    let claim = "<meta property=og:title content='Harbour: Ferry to Kell sails'>";
    for heading in [
        "<span class=kicker>Harbour</span> <span>Ferry to Kell sails</span>",
        "<span class=badge>Live</span> <b>Harbour: Ferry to Kell sails</b>",
    ] {
        let [headline, ..] = told(claim, &format!("<h1>{heading}</h1>"));
        assert_eq!(headline, "Harbour: Ferry to Kell sails", "{heading}");
    }
    let claim = "<meta property=og:title content='Ferry to Kell sails'>";
    let [headline, ..] = told(claim, "<h1>The Ferry to Kell sails</h1>");
    assert_eq!(headline, "The Ferry to Kell sails");
}

#[test]
fn labels_of_other_languages_name_the_writer() {
    for (line, name) in [
        ("Автор: Иван Петров", "Иван Петров"),
        ("Autora: Inés Oliva | Puerto", "Inés Oliva"),
        ("2021年3月16日 来源：港口报 作者：李伟", "李伟"),
    ] {
        let [_, _, author] = told("", &format!("<h1>Ferry to Kell sails</h1><p>{line}</p>"));
        assert_eq!(author, name, "{line}");
    }
}
