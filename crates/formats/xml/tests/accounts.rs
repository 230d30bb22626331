//! Every text node of the content elements stands in a block, accounted for by kind.
//!
//! The nodes are read here, by a plain walk over the file's events and not by the carrier's own tree;
//! their letters are then looked for in the article's blocks, the longest first, and what one node was
//! found in no other can be.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use copydesk_core::{BlockKind, Carried, Carrier as _, Unpacked};
use copydesk_xml::NewsXml;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The elements whose text is copy, and those in them that hold none.
const CONTENT: &[&str] = &["body", "DataContent", "inlineXML", "inlineData"];
const NO_COPY: &[&str] = &["head", "style", "script"];

/// The text nodes of the content elements, and whether readers see them.
fn nodes(xml: &str) -> Vec<(String, bool)> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<String> = Vec::new();
    let mut nodes: Vec<(String, bool)> = Vec::new();
    let mut run = String::new();
    loop {
        let event = reader.read_event().unwrap();
        let inside = open.iter().any(|name| CONTENT.contains(&name.as_str()));
        let seen = !open.iter().any(|name| NO_COPY.contains(&name.as_str()));
        match &event {
            Event::Text(text) if inside => run += text,
            Event::GeneralRef(name) if inside => {
                run.extend(name.resolve_char_ref().unwrap());
            }
            Event::CData(text) if inside => {
                let markup = text.replace("&amp;", "&");
                let pieces = markup.split('<').map(|p| p.split_once('>').map_or(p, |(_, t)| t));
                nodes.extend(pieces.map(|piece| (piece.to_owned(), seen)));
            }
            Event::Start(_) | Event::End(_) | Event::Empty(_) | Event::Eof => {
                let style = run.contains(" {");
                nodes.push((std::mem::take(&mut run), seen && !style));
            }
            _ => {}
        }
        match event {
            Event::Start(tag) => {
                open.push(tag.local_name().as_ref().to_owned());
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    nodes.retain(|(text, _)| text.contains(char::is_alphanumeric));
    nodes
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What became of the nodes: how many were dropped, and the letters of the rest by kind of block.
fn account(xml: &str) -> String {
    let (mut all, mut kinds): (Vec<char>, Vec<BlockKind>) = (Vec::new(), Vec::new());
    NewsXml.unpack(Carried::whole("copy.xml", xml.as_bytes()), &mut |piece| {
        if let Ok(Unpacked::Article(article)) = piece {
            for block in article.blocks() {
                all.extend(letters(block.span.of(article.text())));
                kinds.resize(all.len(), block.kind);
            }
        }
    });
    let mut nodes = nodes(xml);
    nodes.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    let mut taken = vec![false; all.len()];
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = String::new();
    for (text, seen) in nodes {
        if !seen {
            *counts.entry("(dropped)".to_owned()).or_default() += letters(&text).len();
            continue;
        }
        let wanted = letters(&text);
        let free = |at: &usize| {
            let range = *at..*at + wanted.len();
            all[range.clone()] == wanted && !taken[range].contains(&true)
        };
        let Some(at) = (0..=all.len().saturating_sub(wanted.len())).find(free) else {
            let _ = writeln!(out, "missing: {}", text.trim());
            continue;
        };
        taken[at..at + wanted.len()].fill(true);
        *counts.entry(kinds[at].id().to_owned()).or_default() += wanted.len();
    }
    for (kind, count) in counts {
        let _ = writeln!(out, "{kind}: {count}");
    }
    out
}

#[test]
fn nitf() {
    insta::assert_snapshot!(account(include_str!("files/harbour.nitf.xml")), @"
    byline: 25
    caption: 25
    credits: 30
    deck: 41
    editor_note: 62
    headline: 28
    list_item: 50
    paragraph: 150
    photo_credit: 5
    subhead: 11
    table: 35
    ");
}

#[test]
fn newsml_1() {
    insta::assert_snapshot!(account(include_str!("files/harbour.newsml1.xml")), @"
    (dropped): 8
    caption: 24
    list_item: 19
    paragraph: 112
    table: 19
    ");
}

#[test]
fn newsml_g2() {
    insta::assert_snapshot!(account(include_str!("files/harbour.newsml-g2.xml")), @"
    (dropped): 8
    caption: 15
    furniture: 11
    list_item: 18
    paragraph: 136
    subhead: 7
    table: 17
    ");
}
