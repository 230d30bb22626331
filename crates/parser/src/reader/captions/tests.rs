//! Tests of captions, on invented copy.

use copydesk_core::{Layout as _, Source};

use super::*;
use crate::decoder::page;
use crate::units::units;

/// The kind of the second of four lines, which was decoded as the one that is given.
fn second(line: &str, was: BlockKind, below: BlockKind) -> BlockKind {
    let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday.";
    let text = format!("Ferry sails again\n{line}\nInes Moreau\n{prose}\n");
    let source = Source::new(text.as_str()).unwrap();
    let units = units(&source);
    let page = page(&source, &units);
    let mut kinds = [BlockKind::Headline, was, below, BlockKind::Paragraph];
    name(&source, &units, &page, &mut kinds);
    kinds[1]
}

#[test]
fn a_line_above_a_credit_is_its_caption() {
    let line = "The pier at dawn";
    assert_eq!(second(line, BlockKind::Furniture, BlockKind::PhotoCredit), BlockKind::Caption);
    assert_eq!(second(line, BlockKind::Furniture, BlockKind::Byline), BlockKind::Furniture);
    assert_eq!(second(line, BlockKind::Deck, BlockKind::PhotoCredit), BlockKind::Deck);
    let button = second("Share", BlockKind::Furniture, BlockKind::PhotoCredit);
    assert_eq!(button, BlockKind::Furniture);
}

#[test]
fn the_text_for_those_who_cannot_see_a_picture_is_its_caption_too() {
    let read = |line: &str| {
        let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday.";
        let caption = "The road to the pier at dawn. (Ines Moreau/Quay Press)";
        let text = format!("Ferry sails again\n{line}\n{caption}\n{prose}\n");
        let source = Source::new(text).unwrap();
        let units = units(&source);
        let page = page(&source, &units);
        let paragraph = BlockKind::Paragraph;
        let mut kinds = [BlockKind::Headline, paragraph, BlockKind::Caption, paragraph];
        name(&source, &units, &page, &mut kinds);
        kinds[1]
    };
    assert_eq!(read("The road to the pier at dawn."), BlockKind::Caption);
    assert_eq!(read("The road to the pier is shut."), BlockKind::Paragraph);
}

#[test]
fn a_line_that_is_nothing_but_a_credit_is_one() {
    for line in ["Tom Ode/Quay Press", "Getty Images", "AFP", "Quay Press/dpa"] {
        assert_eq!(second(line, BlockKind::Subhead, BlockKind::Byline), BlockKind::PhotoCredit);
    }
    for line in ["Tom Ode", "Kell/Halden", "The pier and/or the quay"] {
        assert_eq!(second(line, BlockKind::Subhead, BlockKind::Byline), BlockKind::Subhead);
    }
}

#[test]
fn a_line_with_its_credit_is_a_caption() {
    let line = "The pier at dawn after the storm. Photo: Tom Ode";
    for was in [BlockKind::Furniture, BlockKind::Byline, BlockKind::Deck] {
        assert_eq!(second(line, was, BlockKind::Byline), BlockKind::Caption);
    }
    let line = "The pier at dawn after the storm and Photo: Tom Ode";
    assert_eq!(second(line, BlockKind::Paragraph, BlockKind::Byline), BlockKind::Paragraph);
    for credit in ["Photo: Tom Ode", "Photo by Tom Ode/Quay Press", "Courtesy of the Ode family"] {
        let line = format!("The pier at dawn after the storm. {credit}");
        assert_eq!(second(&line, BlockKind::Paragraph, BlockKind::Byline), BlockKind::Caption);
    }
    let line = "The pier at dawn after the storm. Photographs of it are rare";
    assert_eq!(second(line, BlockKind::Paragraph, BlockKind::Byline), BlockKind::Paragraph);
}

/// What a line between two paragraphs is read as in the end, by the layout that knows least.
fn read(line: &str) -> BlockKind {
    let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had been \
        laid up for repairs since the storm of last week, and islanders had waited for it.";
    let text = format!("Ferry sails again to Kell\n\n{prose}\n\n{line}\n\n{prose}\n\n{prose}\n");
    let source = Source::new(text.as_str()).unwrap();
    let parsed = crate::Plain.parse(&source);
    let mut blocks = parsed.articles[0].blocks().iter();
    blocks.find(|block| block.span.of(&text).contains(line)).unwrap().kind
}

#[test]
fn a_line_with_a_credit_in_brackets_is_a_caption() {
    for line in [
        "Islanders wait for the ferry at the old pier on Friday. (Tom Ode)",
        "Islanders wait for the ferry at the old pier on Friday.(Quay News: Tom Ode)",
        "Islanders wait for the ferry at the old pier on Friday. (Quay photo)",
        "Islanders wait for the ferry at the old pier (foto Ode)",
        "Islanders wait for the ferry at the old pier on Friday. | Tom Ode",
        "Islanders wait for the ferry at the old pier on Friday. INÉS MOREAU",
        "Islanders wait for the ferry at the old pier on Friday morning. Quay Pictures",
    ] {
        assert_eq!(second(line, BlockKind::Furniture, BlockKind::Byline), BlockKind::Caption);
        assert_eq!(second(line, BlockKind::Paragraph, BlockKind::Byline), BlockKind::Paragraph);
    }
    for line in [
        "Islanders wait for the ferry at the old pier on Friday. (Kyodo News)",
        "Islanders wait for the ferry at the old pier on Friday. (See page 2)",
        "Islanders wait for the ferry at the old pier on Friday (Tom Ode)",
        "Islanders wait for the ferry at the old pier of the QPB",
        "Islanders wait for the ferry at the old pier on Jan. Friday",
    ] {
        let was = BlockKind::Furniture;
        assert_eq!(second(line, was, BlockKind::Byline), was, "{line}");
    }
}

#[test]
fn some_captions_are_no_copy_whatever_they_look_like() {
    for line in [
        "The pier at dawn after the storm, as seen on Friday. (Tom Ode/Quay Press)",
        "The pier at dawn after the storm, as seen on Friday [Tom Ode/Quay Press]",
        "The pier at dawn after the storm, as seen on Friday (Picture: Tom Ode)",
        "FILE - The pier at dawn after the storm on May 3, 2024.",
        "FILE PHOTO: The pier at dawn after the storm on May 3, 2024.",
        "ARCHIV - Der Pier von Kell nach dem Sturm am frühen Freitag.",
        "Islanders wait for the ferry at the old pier Tom Ode / Quay Press",
        "Islanders wait for the ferry at the pier on Friday. QUAY/Tom Ode",
        "嵐の後、再開した連絡船の桟橋に並ぶ島民ら＝3日、港町で（山田太郎撮影）",
        "嵐の後、再開した連絡船の桟橋に並ぶ島民ら＝3日、港町で、山田太郎撮影",
        "嵐の後、再開した連絡船の桟橋に並ぶ島民ら＝3日、港町で（港町役場提供）",
    ] {
        assert_eq!(read(line), BlockKind::Caption, "{line}");
    }
}

#[test]
fn a_stroke_in_copy_is_no_credit() {
    for line in [
        "The board wants ferries for all who live there (islanders and/or guests)",
        "The vote was won by the two parties of the centre (KDU/KSU)",
        "The vote was won by the two parties of the centre (KDU/Mitte)",
        "The stage on Sunday was won by the young Kari Ode (Norway/Vesla)",
        "The race on Sunday was won by the young Kari Ode (Great Britain/Vesla)",
        "The pier was closed for all of May (Tom Ode, harbour board)",
        "FILED in May, the plan for the pier was forgotten by all",
        "The ferry was seen by all of them on the pier and/or the old quay",
        "The plan for the pier was filed in the year 2023/2024 by the board of Kell",
        "The band will play for all who come to the halls of Halden/Rosford",
        "The band will play for all who come to the halls of Halden / Rosford",
        "避難所では町が毎日弁当と水を無料で提供",
        "港町の古い桟橋で来月から新しいドラマの撮影",
        "所有服务将由市政府免费向全体居民提供",
    ] {
        assert!(!is_certain(line), "{line}");
        assert_ne!(read(line), BlockKind::Caption, "{line}");
    }
}

#[test]
fn a_credit_behind_dots() {
    assert!(is_certain("The road to the pier at dawn.Credit...Ines Moreau for The Quay"));
    assert!(!is_certain("The bank gives credit... to all who ask"));
}

#[test]
fn the_end_of_a_line_is_cut_between_letters() {
    for line in ["", "桟橋", "嵐の後、再開した連絡船の桟橋に並ぶ島民らは船を待ち続けた"]
    {
        assert!(line.ends_with(tail(line)));
        assert!(tail(line).len() <= LONGEST_CREDIT + 1);
    }
}
