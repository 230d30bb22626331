use super::*;
use crate::shown::check;

const ATOM: &str = "<?xml version='1.0'?><a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:lang='fr'>\
    <a:title type='html'>Pier &amp;amp; Post</a:title><a:author><a:name>Harbour desk</a:name></a:author>\
    <a:entry><a:id>tag:pier.example,2015:1</a:id><a:title>Pier opens</a:title>\
    <a:link rel='replies' href='https://pier.example/1#talk'/><a:link href='https://pier.example/1'/>\
    <a:published>2015-03-03T11:27:36+11:00</a:published><a:updated>2015-03-04T08:00:00Z</a:updated>\
    <a:author><a:name>Ines Moreau</a:name></a:author><a:category term='hbr' scheme='https://pier.example/' label='Harbour'/>\
    <a:summary>It is open.</a:summary>\
    <a:content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p class=\"a\">The pier is<x:br/>open &amp; dry.</x:p></x:div></a:content></a:entry>\
    <a:entry><a:id>2</a:id><a:title type='html'>Ferry &amp;lt;b&amp;gt;stops&amp;lt;/b&amp;gt;</a:title><a:updated>2015-03-05</a:updated>\
    <a:content type='text'>One line.\nTwo lines.</a:content>\
    <a:source><a:title>Kell Courier</a:title></a:source></a:entry></a:feed>";

#[test]
fn texts_are_read_by_their_type_whatever_the_prefix() {
    assert!(Atom.detect(ATOM.as_bytes()).value() > 0.9);
    check!(Atom, ATOM, @r#"
    article tag:pier.example,2015:1
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier & Post
      url: https://pier.example/1
      known headline: Pier opens
      known deck: It is open.
      known language: fr
      known author: Ines Moreau
      known published: 2015-03-03T11:27:36+11:00
      known modified: 2015-03-04T08:00:00Z
      known keyword: Harbour
      known subject: https://pier.example/ | hbr | Harbour
      known guid: tag:pier.example,2015:1
      headline "Pier opens\n\n"
      paragraph "The pier is\nopen & dry.\n"
    source 2
      title: Ferry <b>stops</b>
      date: 2015-03-05
      outlet: Kell Courier
      known language: fr
      known author: Harbour desk
      known published: 2015-03-05
      known guid: 2
      | One line.
      | 
      | Two lines.
    "#);
}

#[test]
fn a_picture_or_an_address_is_no_content() {
    check!(Atom, "<entry xmlns='http://www.w3.org/2005/Atom'><title>Pier</title>\
        <content type='image/png'>iVBORw0KGgo=</content><content src='https://pier.example/1'>x</content>\
        <summary type='html'>&lt;p>The pier is open.&lt;/p></summary></entry>", @r#"
    article file#1
      known headline: Pier
      headline "Pier\n\n"
      paragraph "The pier is open.\n"
      feed/summary: the feed holds a summary, not the full text
    "#);
}

#[test]
fn it_keeps_a_carriers_promises() {
    assert!(Atom.detect(b"<feed><entry>").value() > 0.7);
    assert!(Atom.detect(b"<feed><animal>").value() < f32::EPSILON);
    copydesk_testkit::check_carrier(&Atom, &[ATOM.as_bytes()]).unwrap();
}
