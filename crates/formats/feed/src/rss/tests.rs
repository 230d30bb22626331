use super::*;
use crate::shown::check;

const RSS_2: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"
  xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\">
<channel><title>Pier &amp; Post</title><link>https://pier.example</link><language>en-gb</language>
<copyright>Pier Post Ltd</copyright><atom:link href=\"https://pier.example/rss\" rel=\"self\"/>
<image><title>Logo</title></image>
<item><title>Pier &amp;#8216;opens&amp;#8217;</title><link>https://pier.example/1</link>
<guid isPermaLink=\"false\">p-1</guid><pubDate>Tue, 03 Mar 2015 11:27:36 +1100</pubDate>
<dc:creator><![CDATA[Ines Moreau and Paul Kerr]]></dc:creator>
<category domain=\"https://pier.example/desks\">Harbour</category><category>Ferries</category>
<description>The board has spoken.</description>
<content:encoded><![CDATA[<p>The pier is <b>open</b>.</p>]]></content:encoded></item>
</channel></rss>";

#[test]
fn an_item_of_rss_2_has_its_full_text_and_all_that_is_known() {
    check!(Rss, RSS_2, @r#"
    article p-1
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier & Post
      url: https://pier.example/1
      known headline: Pier ‘opens’
      known deck: The board has spoken.
      known language: en-gb
      known rights: Pier Post Ltd
      known author: Ines Moreau
      known author: Paul Kerr
      known published: 2015-03-03T11:27:36+11:00
      known keyword: Harbour
      known keyword: Ferries
      known subject: https://pier.example/desks | Harbour
      known guid: p-1
      headline "Pier ‘opens’\n\n"
      paragraph "The pier is open.\n"
    "#);
}

#[test]
fn rss_1_is_rdf_with_its_items_beside_the_channel() {
    let feed = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
        xmlns='http://purl.org/rss/1.0/' xmlns:d='http://purl.org/dc/elements/1.1/'>\
        <channel rdf:about='x'><title>Pier Post</title></channel>\
        <item rdf:about='https://pier.example/2'><title>Ferry stops</title>\
        <link>https://pier.example/2</link><d:date>2015-03-03T11:27+11:00</d:date>\
        <description>The ferry stops at noon.</description></item></rdf:RDF>";
    assert!(Rss.detect(feed.as_bytes()).value() > 0.9);
    check!(Rss, feed, @"
    source https://pier.example/2
      title: Ferry stops
      date: 2015-03-03T11:27+11:00
      outlet: Pier Post
      url: https://pier.example/2
      known published: 2015-03-03T11:27+11:00
      known guid: https://pier.example/2
      feed/summary: the feed holds a summary, not the full text
      | The ferry stops at noon.
    ");
}

#[test]
fn rss_0_9_has_a_document_type_and_an_address_for_an_author() {
    let feed = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<!DOCTYPE rss PUBLIC \
        \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/rss-0.91.dtd\">\
        <rss version='0.91'><channel><title>Pier Post</title><item><title>Caf\u{e9} shut</title>\
        <author>desk@pier.example (Ines Moreau)</author>\
        <description>It is shut&nbsp;again.</description></item></channel></rss>";
    let latin = encoding_rs::WINDOWS_1252.encode(feed).0;
    check!(Rss, latin, @"
    source file#1
      title: Café shut
      outlet: Pier Post
      known author: Ines Moreau
      feed/summary: the feed holds a summary, not the full text
      | It is shut again.
    ");
}

#[test]
fn an_item_without_text_is_a_headline() {
    check!(Rss, "<rss><channel><item><title>Pier opens</title></item></channel></rss>", @r#"
    article file#1
      known headline: Pier opens
      headline "Pier opens\n"
      feed/no-text: the entry has no text; the page that it links to may
    "#);
}

#[test]
fn what_a_program_appends_is_furniture() {
    check!(Rss, "<rss><channel><item><description>&lt;p>The pier is open.&lt;/p>&lt;p>The post \
        &lt;a>Pier opens&lt;/a> appeared first on &lt;a>Pier Post&lt;/a>.&lt;/p></description></item>\
        </channel></rss>", @r#"
    article file#1
      paragraph "The pier is open.\n\n"
      furniture "The post Pier opens appeared first on Pier Post.\n"
      feed/summary: the feed holds a summary, not the full text
    "#);
}

#[test]
fn a_broken_feed_says_where_and_gives_what_can_be_read() {
    let cut = &RSS_2[..RSS_2.find("open</b>").unwrap()];
    check!(Rss, cut, @r#"
    article p-1
      date: 2015-03-03T11:27:36+11:00
      outlet: Pier & Post
      url: https://pier.example/1
      known headline: Pier ‘opens’
      known deck: The board has spoken.
      known language: en-gb
      known rights: Pier Post Ltd
      known author: Ines Moreau
      known author: Paul Kerr
      known published: 2015-03-03T11:27:36+11:00
      known keyword: Harbour
      known keyword: Ferries
      known subject: https://pier.example/desks | Harbour
      known guid: p-1
      headline "Pier ‘opens’\n\n"
      paragraph "The pier is\n"
    error file (byte 827): syntax error: CDATA not closed: `]]>` not found before end of input
    "#);
}

#[test]
fn other_xml_is_no_rss() {
    for other in [
        "<feed xmlns='http://www.w3.org/2005/Atom'/>",
        "<nitf/>",
        "<rdf:RDF xmlns:rdf='x'/>",
        "<!DOCTYPE html><html><body>&lt;rss></body></html>",
        "The pier <rss> is open.",
    ] {
        assert!(Rss.detect(other.as_bytes()).value() < f32::EPSILON, "{other}");
    }
}

#[test]
fn it_keeps_a_carriers_promises() {
    copydesk_testkit::check_carrier(&Rss, &[RSS_2.as_bytes()]).unwrap();
}
