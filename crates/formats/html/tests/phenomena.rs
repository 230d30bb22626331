//! One short invented page a phenomenon, and what is made of it.

use std::fmt::Write as _;

use copydesk_core::{Article, Block, BlockKind, Carried, Carrier, Unpacked};
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

/// The kind of the block that holds these words.
fn kind_of(article: &Article, words: &str) -> BlockKind {
    let holds = |block: &&Block| block.span.of(article.text()).contains(words);
    article.blocks().iter().find(holds).unwrap().kind
}

#[test]
fn the_deck_is_told_by_its_class_by_the_claim_or_by_its_place() {
    let deck = "Owners blame the price of fuel as islanders vow to fight";
    for (head, element) in [
        ("", "<p class=standfirst>"),
        ("", "<h2 class='article__sub-heading'>"),
        ("", "<div class=summary>"),
        (
            "<meta property=og:description content='Owners blame the price of fuel as islanders vow to fight'>",
            "<p>",
        ),
    ] {
        let article = read(&format!(
            "<!doctype html><html><head><title>Ferry fares to double</title>{head}</head><body><header>\
            <nav><ul><li>News<li>Sport</ul></nav></header><article><h1>Ferry fares to double</h1>\
            {element}{deck}</p></h2></div><p class=byline>By Ines Moreau</p><p>16 March 2021</p>{LEDE}{REST}\
            </article></body></html>"
        ));
        assert_eq!(kind_of(&article, deck), BlockKind::Deck, "{element}");
        assert_eq!(kind_of(&article, "By Ines"), BlockKind::Byline);
        assert_eq!(article.metadata().deck.as_ref().unwrap().value, deck);
    }
}

#[test]
fn a_credit_in_a_caption_leaves_it_a_caption_and_a_box_is_no_copy() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1>{LEDE}<figure><img>\
        <figcaption>The ferry leaves Kell on Monday. <span class=credit>Tom Adeyemi / Harbour Post</span>\
        </figcaption></figure><div class=newsletter><h4>The Post in your inbox</h4><button>Sign up</button>\
        </div>{REST}</article>"
    ));
    assert_eq!(kind_of(&article, "The ferry leaves"), BlockKind::Caption);
    assert!(!kind_of(&article, "in your inbox").is_body());
}

#[test]
fn a_short_article_keeps_all_of_its_copy() {
    let article = read(
        "<title>Comet to pass on Sunday</title><article><h1>Comet to pass on Sunday</h1>\
        <p>By Ines Moreau</p><p>A comet the size of a town will pass on Sunday, the observatory at Kell \
        said.</p><aside><h2>At a glance</h2><p>Nine miles across</p></aside><p>It can be seen with \
        binoculars.</p><h2>What to do</h2><ul><li>Find the Plough.</li><li>Look left.</li></ul>\
        <p>\"Bring a blanket,\" said Li Wei, who has seen two.</p></article>",
    );
    assert_eq!(
        article.body(),
        "A comet the size of a town will pass on Sunday, the observatory at Kell said.\n\n\
        It can be seen with binoculars.\n\nWhat to do\n\nFind the Plough.\n\nLook left.\n\n\
        \"Bring a blanket,\" said Li Wei, who has seen two."
    );
}

#[test]
fn a_heading_or_an_item_among_copy_may_open_with_a_word_of_furniture() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1>{LEDE}\
        <h2>Register of the drowned</h2>{REST}<p>The board will look at three things before May:</p>\
        <ul><li>Repairs of the northern pier, which divers found to be sound.</li><li>Register of passengers</li>\
        <li>Lights on the crane, which can be moved by rail.</li></ul>{REST}</article>"
    ));
    assert_eq!(kind_of(&article, "Register of the drowned"), BlockKind::Subhead);
    assert_eq!(kind_of(&article, "Register of passengers"), BlockKind::ListItem);
}

#[test]
fn a_table_that_sets_the_page_holds_no_data() {
    let article = read(
        "<html><head><title>The Kell Examiner - Mill fire</title></head><body><table><tr><td><a href=1>Home\
        </a><br><a href=2>Sport</a></td><td><font size=5><b>Fire guts old mill at Kell</b></font><br>By INES \
        MOREAU<br>Staff Writer<br><br>KELL -- Fire gutted the old woollen mill on Water Street early on \
        Tuesday, and sent flames a hundred feet into the air.<br><br>Nobody was hurt, the fire chief said.\
        <br><br>The mill, which was built in 1871, had stood empty since 1998 and was to be sold this \
        spring.</td></tr></table></body></html>",
    );
    assert!(article.blocks().iter().all(|block| block.kind != BlockKind::Table));
    assert!(article.body().contains("\n\nNobody was hurt, the fire chief said.\n\n"));
    let data = read("<table><tr><td>Kell</td><td>9.15<br>10.15</td></tr></table>");
    assert_eq!(data.text(), "Kell\t9.15\n10.15\n");
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

/// Headline, day and first author of a page of this head and heading, and three paragraphs.
fn told(head: &str, heading: &str) -> [String; 3] {
    let article = read(&format!(
        "<!doctype html><html><head>{head}</head><body><main><article>{heading}<div>{LEDE}{REST}</div>\
        </article></main></body></html>"
    ));
    let metadata = article.metadata();
    let headline = metadata.headline.as_ref().map(|headline| headline.value.clone());
    let author = metadata.authors.first().map(|author| author.name.value.clone());
    let day = metadata.published.as_ref().map(|day| day.date.to_string());
    [headline, day, author].map(Option::unwrap_or_default)
}

#[test]
fn parts_of_a_line_that_a_style_sheet_sets_apart_do_not_run_together() {
    let expected = ["Ferry to Kell resumes", "2021-03-16", "Ines Moreau"];
    for line in [
        "<span>By</span><span>Ines Moreau</span><span>Published: March 16, 2021</span>",
        "<span>Ines Moreau</span><time>March 16, 2021 6:05 PM</time><time>Updated March 18, 2021</time>",
        "<span>Ines Moreau</span><span>•</span><span>March 16, 2021</span><span>•</span><span>3 min read</span>",
        "<span>By </span><span>Ines Moreau</span><span>Harbour Correspondent</span><p>March 16, 2021</p>",
    ] {
        let heading = format!("<h1>Ferry to Kell resumes</h1><div>{line}</div>");
        assert_eq!(told("", &heading), expected, "{line}");
    }
    assert_eq!(
        read("<p>The <b>p</b>ier and the<span> W</span>harf, 3<span>D</span>.").text(),
        "The pier and the Wharf, 3D.\n"
    );
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
fn copy_that_a_page_holds_twice_is_read_once() {
    let copy = format!("{LEDE}{REST}");
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><main><h1>Ferry to Kell resumes</h1><div class=wide>{copy}</div>\
        <div class=small>{copy}</div></main>"
    ));
    assert_eq!(article.body().matches("Crews will start").count(), 1);
}

#[test]
fn a_quotation_pulled_out_of_the_copy_is_none_of_it() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1>{LEDE}\
        <aside class=pullquote>“We had two boats and a lot of luck”</aside>\
        <p>“We had two boats and a lot of luck,” said Li Wei, who sells the tickets at Kell.</p>{REST}</article>"
    ));
    assert_eq!(article.body().matches("a lot of luck").count(), 1);
}

#[test]
fn short_answers_and_plain_lists_among_paragraphs_are_copy() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1>{LEDE}\
        <p><b>Who pays?</b></p><p>Everybody who sails with it, the board says.</p><p>Me too?</p>{REST}\
        <ol><li>Kell: sails at nine.</li><li>Wex: sails at ten.</li></ol></article>"
    ));
    assert!(article.body().contains("Me too?"));
    assert_eq!(kind_of(&article, "Wex: sails"), BlockKind::ListItem);
}

#[test]
fn a_byline_and_a_date_right_below_the_headline_are_no_copy() {
    let article = read(&format!(
        "<title>Le bac de Kell repart</title><section><h1>Le bac de Kell repart</h1><p>Par Odile Garnier (à Kell)\
        </p><p>Publié le 16 mars 2021 à 20h45, mis à jour le 17 mars 2021 à 8h10</p>{LEDE}{REST}</section>"
    ));
    assert_eq!(kind_of(&article, "Odile Garnier"), BlockKind::Byline);
    assert_eq!(kind_of(&article, "16 mars"), BlockKind::Published);
    assert!(article.body().starts_with("The ferry to Kell"));
}

#[test]
fn a_heading_that_is_not_closed_swallows_no_paragraph() {
    let article = read(&format!("<title>Ferry</title><body><h1>Ferry to Kell resumes{LEDE}{REST}"));
    assert_eq!(kind_of(&article, "Crews will start"), BlockKind::Paragraph);
}

#[test]
fn short_articles_in_scripts_without_blanks_keep_their_copy() {
    let article = read(
        "<title>东船闸将关闭半年</title><h1>东船闸将关闭半年</h1><div><p>港务委员会16日决定，东船闸将关闭六个月，运粮驳船须绕行全岛。</p>\
        <p>“我们别无选择。”委员会主席说，“闸门比在座的任何人都老。”</p><p>工程耗资4100万克朗，是原计划的三倍。</p></div>",
    );
    assert_eq!(article.body().matches('。').count(), 4);
}

#[test]
fn a_box_that_asks_for_money_or_consent_is_no_copy() {
    let gate = "<h2>The rest is for readers who pay</h2><p>A crown buys a week of all that the harbour desk \
        writes, tide tables too.</p><button>Subscribe</button>";
    let terms =
        "<p>The tide table notes which pier was looked at last, if that is agreed to here.</p>";
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1><div class=paywall>{LEDE}\
        {REST}</div><div class=paywall>{gate}</div></article><div class=cookie-consent>{terms}{terms}</div>"
    ));
    assert!(article.body().ends_with("owners of the ferry."), "{}", article.body());
}

#[test]
fn what_stands_around_the_copy_is_told_apart() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><meta name=author content='Odile Garnier'><article>\
        <p>Published March 16, 2021</p><h1>Ferry to Kell resumes</h1><p>By Odile Garnier</p><p>Harbour Correspondent\
        </p><p>Temps de lecture 2 min.</p>{LEDE}<p class=imageCaption>The ferry (left) at the northern pier of Kell</p>\
        {REST}<p><strong>Odile Garnier</strong> (Kell, special envoy)</p></article>"
    ));
    for (words, kind) in [
        ("Published March", BlockKind::Published),
        ("Harbour Corr", BlockKind::Byline),
        ("Temps", BlockKind::Furniture),
        ("The ferry (left)", BlockKind::Caption),
    ] {
        assert_eq!(kind_of(&article, words), kind, "{words}");
    }
    assert!(!kind_of(&article, "special envoy").is_body());
}

#[test]
fn teasers_below_the_copy_are_none_of_it() {
    let teaser = |title: &str| {
        format!(
            "<div><h3><a href=x>{title}</a></h3><p>Drivers and the council are no closer to a deal.</p></div>"
        )
    };
    let (one, other) =
        (teaser("Bus strike enters its third week"), teaser("A recipe for smoked eel"));
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><main><h1>Ferry to Kell resumes</h1>{LEDE}{REST}{one}{other}</main>"
    ));
    assert!(article.body().ends_with("owners of the ferry."), "{}", article.body());
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

#[test]
fn a_box_with_a_form_is_no_copy_and_a_last_short_sentence_is() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1>{LEDE}<div><p>Want more of \
        these? Join 12,000 readers.</p><form><input><button>Go</button></form></div>{REST}<p>Nobody fell in.</p>\
        </article>"
    ));
    assert!(article.body().ends_with("Nobody fell in.") && !article.body().contains("Want more"));
}

#[test]
fn a_first_sentence_that_opens_as_a_byline_does_is_copy() {
    for first in ["By Monday evening Li Wei had left.", "From Kell, Li Wei writes home."] {
        let article = read(&format!(
            "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1><p>By Ines Moreau</p>\
            <p>March 20, 2021</p><p>{first}</p>{LEDE}{REST}</article>"
        ));
        assert!(article.body().starts_with(first), "{}", article.body());
    }
    let line = "By Ines Moreau | March 20, 2021 at 6:05 p.m.";
    let article = read(&format!("<h1>Ferry to Kell resumes</h1><p>{line}</p>{LEDE}{REST}"));
    assert_eq!(kind_of(&article, line), BlockKind::Byline);
}
