use copydesk_core::Unpacked;

use super::*;
use crate::shown::check;

const FEED: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Pier Post",
 "language": "en", "authors": [{"name": "Harbour desk"}],
 "items": [
  {"id": 7, "url": "https://pier.example/7", "title": "Pier opens", "tags": ["Harbour"],
   "content_html": "<p>The pier is open.</p>", "summary": "Open at last",
   "date_published": "2015-03-03T11:27:36+11:00", "author": {"name": "Ines Moreau"}},
  {"id": "8", "content_text": "The ferry stops at noon."}
 ]}"#;

#[test]
fn items_have_their_text_in_either_form() {
    assert!(JsonFeed.detect(FEED.as_bytes()).value() > 0.9);
    check!(JsonFeed, FEED, @r#"
    article 7
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      url: https://pier.example/7
      known headline: Pier opens
      known deck: Open at last
      known language: en
      known author: Ines Moreau
      known published: 2015-03-03T11:27:36+11:00
      known keyword: Harbour
      known guid: 7
      headline "Pier opens\n\n"
      paragraph "The pier is open.\n"
    source 8
      outlet: Pier Post
      known language: en
      known author: Harbour desk
      known guid: 8
      | The ferry stops at noon.
    "#);
}

#[test]
fn a_feed_that_is_cut_short_gives_the_items_before() {
    check!(JsonFeed, &FEED[..FEED.find("ferry").unwrap()], @r#"
    article 7
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier Post
      url: https://pier.example/7
      known headline: Pier opens
      known deck: Open at last
      known language: en
      known author: Ines Moreau
      known published: 2015-03-03T11:27:36+11:00
      known keyword: Harbour
      known guid: 7
      headline "Pier opens\n\n"
      paragraph "The pier is open.\n"
    source 8
      outlet: Pier Post
      known language: en
      known author: Harbour desk
      known guid: 8
      | The
    error file (byte 423): EOF while parsing a string at line 7 column 35
    "#);
}

#[test]
fn an_item_that_is_cut_short_is_read_as_far_as_it_goes() {
    let head = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [";
    for (item, text) in [
        ("{\"id\": \"1\", \"content_text\": \"The pier is op", "The pier is op\n"),
        ("{\"content_text\": \"The pier.\", \"tags\": [\"harb", "The pier.\n"),
        ("{\"content_text\": \"The pier\\u00", "The pier\n"),
        ("{\"content_text\": \"Pier\", \"auth", "Pier\n"),
    ] {
        let mut found = Vec::new();
        let feed = format!("{head}{item}");
        JsonFeed.unpack(Carried::whole("file", feed.as_bytes()), &mut |piece| match piece {
            Ok(Unpacked::Source(source)) => found.push(source.text().to_owned()),
            Ok(_) => {}
            Err(error) => assert!(error.byte.is_some()),
        });
        assert_eq!(found, [text], "{item}");
    }
}

#[test]
fn values_nested_without_end_are_refused() {
    let deep = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1\", \"x\": {}",
        "[".repeat(1 << 20)
    );
    check!(JsonFeed, deep, @"error file (byte 177): recursion limit exceeded at line 1 column 178");
}

#[test]
fn it_keeps_a_carriers_promises() {
    assert!(JsonFeed.detect(b"{\"text\": \"see jsonfeed.org\"}").value() < f32::EPSILON);
    copydesk_testkit::check_carrier(&JsonFeed, &[FEED.as_bytes()]).unwrap();
}
