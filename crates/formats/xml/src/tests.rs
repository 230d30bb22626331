//! One phenomenon a test: a document, and what comes of it.

use std::fmt::Write as _;

use copydesk_core::{Article, Field, Published};

use super::*;

/// The articles of a document, and its errors.
fn unpack(bytes: &[u8]) -> (Vec<Article>, Vec<CarrierError>) {
    let (mut articles, mut errors) = (Vec::new(), Vec::new());
    let carried = Carried::whole("copy.xml", bytes);
    NewsXml.unpack(carried, &mut |piece| match piece {
        Ok(Unpacked::Article(article)) => articles.push(*article),
        Ok(_) => unreachable!("this carrier names the parts itself"),
        Err(error) => errors.push(error),
    });
    (articles, errors)
}

fn only(text: &str) -> Article {
    let (mut articles, errors) = unpack(text.as_bytes());
    assert_eq!((articles.len(), errors.len()), (1, 0), "{errors:?}");
    articles.remove(0)
}

/// A line a block and a mark, then what is known beside the text.
fn dump(bytes: &[u8]) -> String {
    let mut out = String::new();
    let (articles, errors) = unpack(bytes);
    for article in &articles {
        let layout = article.layout().map_or("none", |(id, _)| id.as_str());
        let _ = writeln!(out, "{} ({layout})", article.id());
        for block in article.blocks() {
            let text = block.span.get(article.text()).unwrap_or_default().trim_end_matches('\n');
            let _ = writeln!(out, "  {} {text:?}", block.kind);
            for mark in article.marks().iter().filter(|mark| block.span.covers(mark.span)) {
                let _ = writeln!(out, "    {} {:?}", mark.kind, mark.span.of(article.text()));
            }
        }
        describe(article, &mut out);
    }
    for error in errors {
        let _ = writeln!(out, "{error}");
    }
    out
}

fn describe(article: &Article, out: &mut String) {
    let metadata = article.metadata();
    let list = |fields: &[Field]| {
        let values: Vec<&str> = fields.iter().map(|field| field.value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(" | "))
    };
    let value = |field: &Option<Field>| field.as_ref().map(|field| field.value.clone());
    let day = |date: &Option<Published>| date.as_ref().map(iso);
    let authors: Vec<String> = metadata
        .authors
        .iter()
        .map(|author| {
            let role = author.role.as_ref().map(|role| format!(" ({})", role.value));
            author.name.value.clone() + &role.unwrap_or_default()
        })
        .collect();
    let subjects: Vec<String> = metadata
        .subjects
        .iter()
        .map(|subject| {
            [&subject.kind, &subject.scheme, &subject.code, &subject.name]
                .map(|part| part.as_deref().unwrap_or("-"))
                .join(" ")
        })
        .collect();
    let identifiers: Vec<String> =
        metadata.identifiers.iter().map(|id| format!("{} {}", id.scheme, id.value)).collect();
    let joined = |values: Vec<String>| (!values.is_empty()).then(|| values.join(" | "));
    let places = metadata.dateline.as_ref().and_then(|dateline| list(&dateline.places));
    for (name, value) in [
        ("authors", joined(authors)),
        ("places", places),
        ("published", day(&metadata.published)),
        ("modified", day(&metadata.modified)),
        ("embargo", value(&metadata.embargo)),
        ("status", value(&metadata.status)),
        ("version", value(&metadata.version)),
        ("urgency", value(&metadata.urgency)),
        ("publisher", value(&metadata.publisher)),
        ("agency", value(&metadata.agency)),
        ("slug", value(&metadata.slug)),
        ("language", value(&metadata.language)),
        ("rights", value(&metadata.rights)),
        ("usage", value(&metadata.usage_terms)),
        ("located", value(&metadata.located)),
        ("keywords", list(&metadata.keywords)),
        ("subjects", joined(subjects)),
        ("identifiers", joined(identifiers)),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    for diagnostic in article.diagnostics() {
        let _ = writeln!(out, "  {}: {}", diagnostic.code, diagnostic.message);
    }
}

macro_rules! check {
    ($text:expr, @$expected:literal) => {
        insta::assert_snapshot!(dump($text.as_ref()), @$expected);
    };
}

#[test]
fn nitf_with_everything_in_its_head() {
    check!(
        r#"<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf baselang="en-GB"><head><title>Slug line</title>
<meta name="anpa-sequence" content="0417"/><meta name="anpa-keyword" content="Ferry-Kell"/>
<tobject tobject.type="News"><tobject.subject tobject.subject.refnum="13011000" tobject.subject.matter="Ferries"/></tobject>
<docdata management-status="embargoed"><doc-id regsrc="Quay" id-string="q.77"/><urgency ed-urg="4"/>
<date.issue norm="20210316T080000+0000"/><date.release norm="20210317T000100+0000"/>
<doc.copyright holder="Quay Press" year="2021"/><key-list><keyword key="ferries"/></key-list>
<ed-msg info="Embargoed to 0001"/></docdata></head>
<body><body.head><hedline><hl1>Ferry to <em>Kell</em> resumes</hl1><hl2>A week in dock</hl2></hedline>
<byline>By <person>Ines Moreau</person><byttl>Harbour Editor</byttl></byline><distributor>Quay Press</distributor>
<dateline><location><city>KELL</city><country>Norland</country></location></dateline>
<abstract><p>The ferry is back.</p></abstract></body.head>
<body.content><p>The ferry sails again.</p></body.content>
<body.end><tagline>Tom Adeyemi contributed.</tagline></body.end></body></nitf>"#,
        @r#"
    q.77 (nitf)
      headline "Ferry to Kell resumes"
      deck "A week in dock"
      deck "The ferry is back."
      byline "By Ines Moreau, Harbour Editor"
      masthead "Quay Press"
      paragraph "KELL, Norland The ferry sails again."
        dateline "KELL, Norland"
      credits "Tom Adeyemi contributed."
      editor_note "Embargoed to 0001"
      authors: Ines Moreau (Harbour Editor)
      places: KELL | Norland
      published: 2021-03-16T08:00:00Z
      embargo: 2021-03-17T00:01:00Z
      status: embargoed
      urgency: 4
      agency: Quay Press
      slug: Ferry-Kell
      language: en-GB
      rights: Quay Press
      keywords: ferries
      subjects: - IPTC 13011000 Ferries
      identifiers: Quay q.77
    "#
    );
}

#[test]
fn every_word_of_the_content_is_kept() {
    check!(
        r#"<x:nitf xmlns:x="urn:any"><x:body><x:body.content>Loose text<x:p>One <x:org>board</x:org>, <x:num><x:frac><x:frac-num>1</x:frac-num><x:frac-sep/><x:frac-den>2</x:frac-den></x:frac></x:num> <x:q>mile</x:q></x:p> a tail
<x:hl2>Prices</x:hl2><x:ul><x:li>First</x:li><x:li><x:p>Second</x:p></x:li></x:ul>
<x:table><x:caption>Fares</x:caption><x:tr><x:th>From</x:th><x:th>Fare</x:th></x:tr><x:tr><x:td><x:p>Kell</x:p></x:td><x:td>4.20</x:td></x:tr></x:table>
<x:media><x:media-reference source="a.jpg"/><x:media-caption>The pier</x:media-caption><x:media-producer>L. Wei</x:media-producer></x:media>
<x:p>A line<x:br/>and another.<x:br/><x:br/>A new one &eacute; &#8211; &unheard;.</x:p><x:note><x:p>Check the fare.</x:p></x:note><x:p>ends</x:p>
</x:body.content></x:body></x:nitf>"#,
        @r#"
    copy.xml (nitf)
      paragraph "Loose text"
      paragraph "One board, 1/2 mile"
      paragraph "a tail"
      subhead "Prices"
      list_item "First"
      list_item "Second"
      caption "Fares"
      table "From\tFare\nKell\t4.20"
      caption "The pier"
      photo_credit "L. Wei"
      paragraph "A line\nand another."
      paragraph "A new one é – &unheard;."
      sign_off "ends"
      editor_note "Check the fare."
    "#
    );
}

#[test]
fn newsml_1_in_components() {
    check!(
        r#"<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20210316T080000Z</DateAndTime></NewsEnvelope>
<NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>quay.example</ProviderId><NewsItemId>Q77</NewsItemId>
<RevisionId>2</RevisionId><PublicIdentifier>urn:newsml:quay.example:20210316:Q77:2</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20210316T080000+0000</FirstCreated><ThisRevisionCreated>20210316T093000+0000</ThisRevisionCreated>
<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20210317T000100Z</DateAndTime></StatusWillChange><Urgency FormalName="4"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine><![CDATA[Ferry &amp; pier]]></HeadLine><SubHeadLine>A week in dock</SubHeadLine><ByLine>By Ines Moreau</ByLine>
<DateLine>KELL, March 16, 2021 (QP) -</DateLine><CopyrightLine>(c) Quay Press</CopyrightLine><SlugLine>Norland-ferry</SlugLine>
<NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>ADDS fares</NewsLineText></NewsLine></NewsLines>
<DescriptiveMetadata><SubjectCode><Subject FormalName="13000000" Scheme="IptcSubjectCodes"/></SubjectCode><Location><Property FormalName="City" Value="Kell"/></Location></DescriptiveMetadata>
<NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent>Press office, 555 0100</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="StyleSheet"/><ContentItem><Format FormalName="CSS"/><DataContent>.a {}</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Main"/><ContentItem><DataContent><![CDATA[<P>The ferry sails <b>again.<P>The pier &amp; the quay are open: 5 < 6.</P>]]></DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>The pier</HeadLine></NewsLines><ContentItem Href="a.jpg"/></NewsComponent>
</NewsComponent></NewsItem></NewsML>"#,
        @r#"
    urn:newsml:quay.example:20210316:Q77:2 (newsml1)
      headline "Ferry & pier"
      deck "A week in dock"
      byline "By Ines Moreau"
      paragraph "KELL, March 16, 2021 (QP) - The ferry sails again."
        dateline "KELL, March 16, 2021 (QP) -"
      paragraph "The pier & the quay are open: 5 < 6."
      caption "The pier"
      editor_note "Press office, 555 0100"
      editor_note "ADDS fares"
      authors: Ines Moreau
      places: KELL
      published: 2021-03-16T08:00:00Z
      modified: 2021-03-16T09:30:00Z
      embargo: 2021-03-17T00:01:00Z
      status: embargoed
      version: 2
      urgency: 4
      publisher: quay.example
      slug: Norland-ferry
      language: en
      rights: (c) Quay Press
      located: Kell
      subjects: - IptcSubjectCodes 13000000 -
      identifiers: PublicIdentifier urn:newsml:quay.example:20210316:Q77:2 | NewsItemId Q77
    "#
    );
}

#[test]
fn a_release_in_two_languages_is_two_articles() {
    let component = |language: &str, headline: &str, copy: &str| {
        format!(
            "<NewsComponent><NewsLines><HeadLine>{headline}</HeadLine></NewsLines>\
             <DescriptiveMetadata><Language FormalName=\"{language}\"/></DescriptiveMetadata>\
             <ContentItem><DataContent><p>{copy}</p></DataContent></ContentItem></NewsComponent>"
        )
    };
    let text = format!(
        "<NewsML><NewsItem><NewsComponent>{}{}</NewsComponent></NewsItem></NewsML>",
        component("en", "Ferry resumes", "It sails."),
        component("de", "Fähre verkehrt wieder", "Sie fährt.")
    );
    check!(text, @r#"
    copy.xml (newsml1)
      headline "Ferry resumes"
      paragraph "It sails."
      language: en
    copy.xml#2 (newsml1)
      headline "Fähre verkehrt wieder"
      paragraph "Sie fährt."
      language: de
    "#);
}

#[test]
fn newsml_g2_with_several_items() {
    check!(
        r#"<m:newsMessage xmlns:m="http://iptc.org/std/nar/2006-10-01/" xmlns:h="http://www.w3.org/1999/xhtml"><m:header><m:sent>2021-03-16T08:00:00Z</m:sent></m:header><m:itemSet>
<m:packageItem guid="p1"><m:groupSet><m:group><m:itemRef residref="q77"/></m:group></m:groupSet></m:packageItem>
<m:newsItem guid="q77" version="3" xml:lang="en"><m:rightsInfo><m:copyrightHolder literal="QP"/><m:copyrightNotice>(c) Quay Press</m:copyrightNotice><m:usageTerms>No archive</m:usageTerms></m:rightsInfo>
<m:itemMeta><m:itemClass qcode="ninat:text"/><m:provider literal="quay.example"/><m:versionCreated>2021-03-16T09:30:00Z</m:versionCreated><m:firstCreated>2021-03-16T08:00:00Z</m:firstCreated><m:embargoed>2021-03-17T00:01:00Z</m:embargoed><m:pubStatus qcode="stat:withheld"/><m:edNote>Moved <h:b>early</h:b></m:edNote></m:itemMeta>
<m:contentMeta><m:urgency>4</m:urgency><m:altId type="idType:USN">Q77X</m:altId><m:creator role="crole:author"><m:name>Ines Moreau</m:name></m:creator>
<m:subject type="cpnat:abstract" qcode="medtop:20000001"><m:name>ferries</m:name></m:subject><m:subject type="cpnat:person"><m:name>Ana Kell</m:name></m:subject><m:keyword>pier</m:keyword>
<m:slugline>NORLAND-FERRY</m:slugline><m:headline>Ferry resumes</m:headline><m:headline role="hld:subHeadline">A week in dock</m:headline><m:by>By Ines Moreau</m:by><m:dateline>Kell (QP) - </m:dateline><m:creditline>Quay Press – </m:creditline></m:contentMeta>
<m:contentSet><m:inlineXML contenttype="application/xhtml+xml"><h:html><h:head><h:title>x</h:title></h:head><h:body><h:h1>Ferry resumes</h:h1><h:figure><h:div class="byline">L. Wei</h:div><h:figcaption>The pier</h:figcaption></h:figure><h:p><h:span class="dateline">Kell <h:span class="credit">(QP)</h:span> - </h:span>The ferry sails.</h:p>a tail<h:script>x()</h:script></h:body></h:html></m:inlineXML></m:contentSet></m:newsItem>
<m:newsItem guid="pic1"><m:itemMeta><m:itemClass qcode="ninat:picture"/></m:itemMeta><m:contentMeta><m:description role="drol:caption">The pier at dawn.</m:description></m:contentMeta><m:contentSet><m:remoteContent href="a.jpg"/></m:contentSet></m:newsItem>
</m:itemSet></m:newsMessage>"#,
        @r#"
    q77 (newsml-g2)
      headline "Ferry resumes"
      deck "A week in dock"
      byline "By Ines Moreau"
      photo_credit "L. Wei"
      caption "The pier"
      paragraph "Kell (QP) - The ferry sails."
        dateline "Kell (QP) -"
      paragraph "a tail"
      editor_note "Moved early"
      authors: Ines Moreau
      places: Kell
      published: 2021-03-16T08:00:00Z
      modified: 2021-03-16T09:30:00Z
      embargo: 2021-03-17T00:01:00Z
      status: withheld
      version: 3
      urgency: 4
      publisher: quay.example
      agency: Quay Press
      slug: NORLAND-FERRY
      language: en
      rights: (c) Quay Press
      usage: No archive
      keywords: pier
      subjects: - medtop 20000001 ferries | person - - Ana Kell
      identifiers: guid q77 | idType:USN Q77X
    pic1 (newsml-g2)
      caption "The pier at dawn."
      identifiers: guid pic1
    "#
    );
}

#[test]
fn figures_in_columns_are_a_table() {
    check!(
        "<nitf><body><body.content><p>Results\nKell          2 Dock       1\nQuay Rovers   0 Pier       0\nHarbour       4 Mole       2\n</p></body.content></body></nitf>",
        @r#"
    copy.xml (nitf)
      table "Results\nKell          2 Dock       1\nQuay Rovers   0 Pier       0\nHarbour       4 Mole       2"
    "#
    );
}

#[test]
fn plain_text_is_set_apart_into_paragraphs() {
    check!(
        "<newsItem guid=\"a\"><itemMeta/><contentSet><inlineData contenttype=\"text/plain\">One\nline.\n\nAnother.</inlineData></contentSet></newsItem>",
        @r#"
    a (newsml-g2)
      paragraph "One\nline."
      paragraph "Another."
      identifiers: guid a
    "#
    );
}

#[test]
fn a_wrong_declaration_is_diagnosed() {
    check!(
        "<?xml version='1.0' encoding='iso-8859-1'?><nitf><body><body.content><p>Café</p></body.content></body></nitf>",
        @r#"
    copy.xml (nitf)
      paragraph "Café"
      xml/encoding: the file is declared as iso-8859-1, but its bytes say UTF-8, in which it was read
    "#
    );
}

#[test]
fn a_broken_file_says_where_and_gives_what_stands_before() {
    check!("<nitf><body><body.content><p>One.</p><p>Two, cut sh", @r#"
    copy.xml (nitf)
      paragraph "One."
      paragraph "Two, cut sh"
    copy.xml (byte 51): the file ends within <p>, which opened at byte 37
    "#);
    check!("<nitf><body><body.content><p>One.<p>Two.</b></p><p>Three.</p></body.content></body></nitf>", @r#"
    copy.xml (nitf)
      paragraph "One."
      paragraph "Two."
      paragraph "Three."
    copy.xml (byte 40): </b> closes nothing
    "#);
    check!("<nitf><body><body.content><p>One.</p><p class=\"x>Two.</p></body.content></body></nitf>", @r#"
    copy.xml (nitf)
      paragraph "One."
    copy.xml (byte 37): syntax error: attribute value not closed: `"` not found before end of input
    "#);
}

#[test]
fn entities_are_refused_however_they_are_declared() {
    for declared in [
        "<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">",
        "<!ENTITY a SYSTEM \"file:///etc/hostname\">",
        "<!entity % a SYSTEM \"http://a.example/x.dtd\"> %a;",
    ] {
        let text = format!("<!DOCTYPE nitf [{declared}]><nitf><body><p>&b;</p></body></nitf>");
        let (articles, errors) = unpack(text.as_bytes());
        assert_eq!(articles.len(), 0);
        assert!(NewsXml.detect(text.as_bytes()).value() > 0.9);
        assert!(
            errors[0].to_string().contains("(byte 16): the document declares entities"),
            "{errors:?}"
        );
    }
}

#[test]
fn deep_nesting_and_long_tags_are_refused() {
    let deep = "<nitf>".to_owned() + &"<p>".repeat(10_000_000);
    let (_, errors) = unpack(deep.as_bytes());
    assert!(
        errors[0].to_string().contains("(byte 771): elements are nested more than 256 deep"),
        "{errors:?}"
    );
    let long =
        format!("<nitf><body><p>One.</p><p a=\"{}\">Two.</p></body></nitf>", "x".repeat(32 << 20));
    let (articles, errors) = unpack(long.as_bytes());
    assert_eq!(articles[0].body(), "One.");
    assert!(errors[0].to_string().contains("(byte 23): a tag of 335"), "{errors:?}");
    let many = format!("<nitf><body>{}</body></nitf>", "<p/>".repeat(tree::MOST + 10));
    let (_, errors) = unpack(many.as_bytes());
    assert!(errors[0].to_string().contains("more than 2000000 elements"), "{errors:?}");
}

#[test]
fn markup_of_any_kind_is_read_in_time() {
    for unit in ["<", "<p ", "</", "<script>", "<a<", "&", "<![CDATA[", "<!--", "<li><ul>"] {
        let mut item = Item::default();
        read_text(&("<p>x</p>".to_owned() + &unit.repeat(20_000)), &mut item);
        assert_eq!(item.parts[0].text.chars().next(), Some('x'), "{unit}");
    }
}

#[test]
fn only_these_formats_are_recognised() {
    let score = |bytes: &[u8]| NewsXml.detect(bytes).value();
    let wide: Vec<u8> = "\u{feff}<nitf/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for known in [
        &b"<nitf><body>"[..],
        b"\xef\xbb\xbf\n<?xml version=\"1.0\"?><!-- <html> --><a:newsMessage xmlns:a=\"b\">",
        b"<NewsML Version=\"1.2\">",
        b"<newsItem guid=\"a\"><itemMeta>",
        &wide,
    ] {
        assert!(score(known) > 0.9, "{known:?}");
    }
    for other in [
        &b""[..],
        b"<html><body>",
        b"<?xml version=\"1.0\"?><rss><channel>",
        b"<feed xmlns=\"http://www.w3.org/2005/Atom\">",
        b"{\"uri\": \"a\"}",
        b"<newsItem>",
        b"The <nitf> element",
    ] {
        assert!(score(other) < f32::EPSILON, "{other:?}");
    }
}

#[test]
fn what_is_written_is_read_back() {
    let source = r#"<newsItem guid="q77" version="3" xml:lang="en"><rightsInfo><copyrightNotice>(c) Quay &amp; Co</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="quay.example"/><versionCreated>2021-03-16T09:30:00Z</versionCreated><firstCreated>2021-03-16T08:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>4</urgency><subject type="cpnat:person" qcode="p:1"><name>Ana Kell</name></subject><headline>Ferry resumes</headline><by>By Ines Moreau</by><creditline>QP</creditline></contentMeta>
<contentSet><inlineXML><html><body><p>KELL (Reuters) - The ferry<br/>sails &lt;again&gt;.</p><h2>Fares</h2><ul><li>One</li><li>Two</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><p class="caption">The pier.</p><p>-30-</p></body></html></inlineXML></contentSet></newsItem>"#;
    let article = only(source);
    let (opening, closing) = newsml_g2_message();
    let written = format!("{opening}{}{closing}", newsml_g2(&article));
    assert_eq!(dump(written.as_bytes()), dump(source.as_bytes()));
    assert_eq!(only(&written).text(), article.text());
}

#[test]
fn text_that_was_garbled_before_is_told() {
    let article = only(
        "<nitf><body><body.content><p>The boardâ€™s pier is open.</p></body.content></body></nitf>",
    );
    let codes: Vec<_> = article.diagnostics().iter().map(|said| said.code).collect();
    assert_eq!(codes, ["copy/mojibake"]);
}

#[test]
fn it_keeps_a_carriers_promises() {
    let samples: [&[u8]; 4] = [
        b"<nitf><head><docdata><date.issue norm=\"20210316\"/></docdata></head><body><body.head><hedline><hl1>A</hl1></hedline><dateline>KELL</dateline></body.head><body.content><p>B <em>c</em></p><table><tr><td>1</td></tr></table></body.content></body></nitf>",
        b"<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>A</HeadLine></NewsLines><ContentItem><DataContent><![CDATA[<p>B<br>c < d</p>]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
        b"<newsMessage><itemSet><newsItem guid=\"a\"><contentMeta><headline>A</headline></contentMeta><contentSet><inlineXML><html><body><p><span class=\"dateline\">KELL - </span>B</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>",
        b"<?xml version='1.0' encoding='iso-8859-1'?><nitf><body><p>caf\xe9</p></body></nitf>",
    ];
    copydesk_testkit::check_carrier(&NewsXml, &samples).unwrap();
}
