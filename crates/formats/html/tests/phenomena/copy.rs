//! What is copy and what stands around it.

use copydesk_core::BlockKind;

use crate::{LEDE, REST, dump, kind_of, read};

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

#[test]
fn the_deck_is_told_by_an_element_that_holds_nothing_else() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><main><h1>Ferry to Kell resumes</h1><div class=meta>Live</div>\
        <div class=standfirst><p>Divers found the northern pier to be sound</p></div>{LEDE}{REST}</main>"
    ));
    assert_eq!(kind_of(&article, "Divers found"), BlockKind::Deck);
}

#[test]
fn teasers_within_the_copy_are_none_of_it_and_what_an_article_lists_is() {
    let card = |link: &str, title: &str| {
        format!(
            "<article class=card><a href={link}><h3>{title}</h3></a><p>Drivers and the council are no closer \
            to a deal, both sides said.</p></article>"
        )
    };
    let page = |link: &str, count: usize| {
        let cards: String = ["Bus strike", "A recipe", "Snow in Vell", "Old rails", "New rails"]
            .iter()
            .cycle()
            .take(count)
            .map(|title| card(link, title))
            .collect();
        let rest = REST.repeat(2).replacen("Crews", "Then crews", 1);
        read(&format!(
            "<title>Ferry to Kell resumes</title><main><h1>Ferry to Kell resumes</h1><div>{LEDE}\
            <section>{cards}</section>{rest}</div></main>"
        ))
    };
    assert!(!page("/bus", 3).body().contains("both sides said"));
    assert!(page("https://other.example/bus", 3).body().contains("both sides said"));
    assert!(page("/bus", 40).body().contains("both sides said"));
}

#[test]
fn who_said_a_pulled_quotation_goes_with_it() {
    let article = read(&format!(
        "<title>Ferry to Kell resumes</title><article><h1>Ferry to Kell resumes</h1>{LEDE}\
        <blockquote><p>“We had two boats and a lot of luck”</p><cite>Li Wei</cite></blockquote>\
        <p>“We had two boats and a lot of luck,” said Li Wei, who sells the tickets at Kell.</p>{REST}</article>"
    ));
    assert_eq!(article.body().matches("Li Wei").count(), 1);
}
