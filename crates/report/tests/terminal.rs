//! The views for people in a terminal.

#[allow(dead_code, reason = "a part of it serves other tests")]
mod fixture;

use copydesk_analysis::passes::claims::{
    Claim, Difference, DifferenceKind, StoryClaims, Telling, ValueKind,
};
use copydesk_analysis::passes::quotes::QuoteKind;
use copydesk_analysis::passes::sides::ArticleSpan;
use copydesk_core::{BlockKind, LineReason, Span};
use copydesk_report::{AnalysisView, Colour, Explain, explain, outline, summary};
use fixture::{Draft, Fixture, fixture, paste};

#[test]
fn a_summary() {
    let text = fixture().view(|view| summary(view, Colour::Off));
    insta::assert_snapshot!(text, @"
    4 articles from 3 outlets: 1 story told more than once, 9 quotations, 2 utterances told
    more than once, 1 reprint

    Articles by layout
      plain                            2  ████████████████████████
      web-page                         1  ████████████
      wire                             1  ████████████

    Stories told more than once
      Minister stakes her post on the Kelda tunnel               2031-03-14      3 articles
        Northmoor Press · Harbour Courier · The Fjord Times

    Who is quoted
      Mira Aldane                                     6 quotations in 3 articles
      Ebba Thorne                                      1 quotation in 1 article
      Joss Wetherin                                    1 quotation in 1 article
      1 quotation without a clear speaker

    Said in several outlets
      Mira Aldane
        Northmoor Press      We will open it, or somebody else will stand here, … The islan…
        Harbour Courier      We will open it, or somebody else will stand here,
        The Fjord Times      We shall open it, or someone else will be standing here next t…
      Mira Aldane
        Northmoor Press      she would resign if the Kelda tunnel did not open by June 1
        Harbour Courier      she would resign if the Kelda tunnel did not open by June 1
        The Fjord Times      If it does not, she will step down.

    Reprints
       86 %  Harbour Courier              was made from Northmoor Press

    Diagnostics
      warning  copy/lost-text                         1
    ");
    assert!(text.lines().all(|line| line.chars().count() <= 88));
}

#[test]
fn a_source_without_a_name_is_nobody_whom_another_article_quotes() {
    let piece = |name: &str| {
        let text = format!("\"No,\" {name} said. \"Yes,\" the board said.\n");
        Draft::new("copy/piece.txt", "The Fjord Times", "plain")
            .block(BlockKind::Paragraph, &text)
            .quote(QuoteKind::Direct, &["No,"], Some((name, name)), Some("said"))
            .quote(QuoteKind::Direct, &["Yes,"], Some(("the board", "the board")), None)
            .done()
    };
    let articles = vec![piece("MIRA ALDANE"), piece("Mira Aldane"), piece("Ebba Thorne")];
    let mut corpus = Fixture { articles, ..fixture() };
    corpus.stories.truncate(1);
    (corpus.reprints, corpus.said) = (Vec::new(), Vec::new());
    let text = corpus.view(|view| summary(view, Colour::Off));
    let told = text.split("Stories told more than once").nth(1).expect("a story");
    insta::assert_snapshot!(told.split("No diagnostics").next().expect("text"), @"

      Minister stakes her post on the Kelda tunnel               2031-03-14      3 articles
        The Fjord Times ×3

    Who is quoted
      Mira Aldane                                     2 quotations in 2 articles
      Ebba Thorne                                      1 quotation in 1 article
      3 quotations from sources without a name
    ");
}

#[test]
fn values_of_which_two_cannot_both_hold_are_told() {
    let told = |view: &AnalysisView<'_>, article: u32, words: &str| {
        let text = view.article(article).expect("an article").article.text();
        let start = text.find(words).expect("words of the article");
        let span = Span::from_usize(start, start + words.len());
        ArticleSpan { article, span }
    };
    let text = fixture().view(|view| {
        let (a, b) = (told(view, 0, "9,000"), told(view, 1, "412 million crowns"));
        // A value that two outlets give is told once, with both.
        let c = told(view, 0, "412 million crowns");
        let difference = |kind| Difference { kind, of: ValueKind::Number, a, b };
        let tellings = [a, b].map(|place| Telling { place, verbatim: false });
        let claim = Claim {
            tellings: tellings.to_vec(),
            absent: Vec::new(),
            unknown: Vec::new(),
            accounts: 2,
            score: 1.0,
            differences: vec![
                difference(DifferenceKind::Tension),
                difference(DifferenceKind::Conflict),
                Difference { a: b, b: a, ..difference(DifferenceKind::Conflict) },
                Difference { a: c, b: a, ..difference(DifferenceKind::Conflict) },
            ],
        };
        let claims = [StoryClaims { story: 0, claims: vec![claim], alone: Vec::new() }];
        summary(&AnalysisView { claims: &claims, ..*view }, Colour::Off)
    });
    let from = text.find("Told differently").expect("the section");
    let section = text[from..].split("\n\n").next().expect("a section");
    insta::assert_snapshot!(section, @"
    Told differently
      Minister stakes her post on the Kelda tunnel
        412 million crowns so far            Northmoor Press · Harbour Courier
        9,000 islanders have crossed         Northmoor Press
    ");
}

#[test]
fn colour_adds_nothing_but_colour() {
    let plain = fixture().view(|view| summary(view, Colour::Off));
    let mut coloured = fixture().view(|view| summary(view, Colour::On));
    assert!(coloured.contains("\u{1b}[1m"));
    while let Some(start) = coloured.find('\u{1b}') {
        let end = coloured[start..].find('m').expect("a sequence ends") + start;
        coloured.replace_range(start..=end, "");
    }
    assert_eq!(coloured, plain);
}

#[test]
fn an_outline() {
    let (article, _) = fixture::agency().done();
    insta::assert_snapshot!(outline(&article, Colour::Off), @r#"
    copy/tunnel-agency.txt (wire 0.87, published 2031-03-14)
    headline     0..46         Minister stakes her post on the Kelda tunnel
    paragraph    46..235       VESSING, March 14 (Northmoor Press) — Transport Minister Mira Aldane sai…
      + dateline 46..85 VESSING, March 14 (Northmoor Press) —
    paragraph    235..371      "We will open it, or somebody else will stand here," Aldane told reporte…
    paragraph    371..508      The repair has cost 412 million crowns so far. About 9,000 islanders hav…
    paragraph    508..644      Joss Wetherin, the harbour master, said that the ferries would keep runn…
      + sign_off 632..643 ==Northmoor
    "#);
}

#[test]
fn what_decided_stands_below_its_line() {
    let (article, _) = paste().done();
    let reasons = [LineReason {
        line: 2,
        kind: BlockKind::Section,
        runner_up: Some((BlockKind::Headline, 3)),
        reasons: vec![("all capitals, one word".into(), 5), ("a headline follows".into(), -2)],
    }];
    let show = Explain { evidence: true, colour: Colour::Off };
    let text = explain(&article, &reasons, show);
    let head: Vec<&str> = text.lines().take(10).collect();
    insta::assert_snapshot!(head.join("\n"), @"
    copy/tunnel-courier.txt read as web-page (score 0.87)
     1 furniture    Home  News  Weather  Subscribe
     2
     3 section      ISLANDS
                    section over headline by 3
                         +5 all capitals, one word
                         -2 a headline follows
     4
     5 headline     Open by June or I go, says minister
     6 deck         Third date in as many years for the tunnel under Kelda Sound
    ");
    let without = explain(&article, &reasons, Explain::default());
    assert!(!without.contains("all capitals"));
    assert!(without.contains("copy/lost-text"), "{without}");
}

#[test]
fn copy_cannot_send_escape_sequences() {
    let evil = "\u{1b}]0;title\u{7}\u{9b}31m\u{202e}";
    let (article, _) = Draft::new(evil, evil, "plain")
        .block(BlockKind::Paragraph, &format!("{evil} words\n"))
        .diagnostic("words", evil, evil, "words")
        .done();
    let all = [outline(&article, Colour::Off), explain(&article, &[], Explain::default()), {
        let mut fixture = fixture();
        fixture.articles.push((article, fixture::Found::default()));
        fixture.stories[0].headline = Some(evil.to_owned());
        fixture.said[0].speaker = evil.to_owned();
        fixture.view(|view| summary(view, Colour::Off))
    }];
    for text in all {
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{text}");
        assert!(text.contains('␛'), "{text}");
    }
}

#[test]
fn the_utterance_with_most_wordings_comes_first() {
    let mut fixture = fixture();
    let text = fixture.view(|view| summary(view, Colour::Off));
    fixture.said.reverse();
    assert_eq!(fixture.view(|view| summary(view, Colour::Off)), text);
}

#[test]
fn a_pronoun_is_nobody_who_is_quoted() {
    let mut fixture = fixture();
    fixture.articles.push(fixture::open_pronoun().done());
    let text = fixture.view(|view| summary(view, Colour::Off));
    assert!(!text.contains("a senior official  ") && !text.contains("She"), "{text}");
    assert!(text.contains("1 quotation from sources without a name"), "{text}");
    assert!(text.contains("2 quotations without a clear speaker"), "{text}");
}

#[test]
fn stories_stand_by_size_then_day_then_id() {
    let mut fixture = fixture();
    let ids = fixture::unordered(&mut fixture);
    let text = fixture.view(|view| summary(view, Colour::Off));
    let at = ids.map(|id| text.find(&format!("Headline of {id}")).expect("its line"));
    assert!(at.is_sorted(), "{text}");
}
