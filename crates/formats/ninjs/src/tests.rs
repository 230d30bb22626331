//! One phenomenon a test: a document, and what comes of it.

use std::fmt::Write as _;

use copydesk_core::{Article, Field};
use serde_json::json;

use super::*;

fn unpack_with(carrier: &dyn Carrier, bytes: &[u8]) -> (Vec<Article>, Vec<CarrierError>) {
    let (mut articles, mut errors) = (Vec::new(), Vec::new());
    carrier.unpack(Carried::whole("copy.json", bytes), &mut |piece| match piece {
        Ok(Unpacked::Article(article)) => articles.push(*article),
        Ok(_) => unreachable!("this carrier names the parts itself"),
        Err(error) => errors.push(error),
    });
    (articles, errors)
}

fn only(carrier: &dyn Carrier, text: &str) -> Article {
    let (mut articles, errors) = unpack_with(carrier, text.as_bytes());
    assert_eq!((articles.len(), errors.len()), (1, 0), "{errors:?}");
    articles.remove(0)
}

/// A line a block and a mark.
fn blocks(article: &Article) -> String {
    let mut out = String::new();
    for block in article.blocks() {
        let text = block.span.of(article.text()).trim_end_matches('\n');
        let _ = writeln!(out, "{} {text:?}", block.kind);
        for mark in article.marks().iter().filter(|mark| block.span.covers(mark.span)) {
            let _ = writeln!(out, "  {} {:?}", mark.kind, mark.span.of(article.text()));
        }
    }
    out
}

/// What two articles must have in common to be the same, whatever they came in.
fn identity(article: &Article) -> String {
    let mut metadata = article.metadata().clone();
    // Where an author's name stands depends on whether the format lists authors.
    for author in &mut metadata.authors {
        author.name.span = None;
        for field in [&mut author.role, &mut author.organization, &mut author.place] {
            *field = field.take().map(|field| Field { span: None, ..field });
        }
    }
    format!("{}\n{}{metadata:#?}", article.id(), blocks(article))
}

/// The first lines that differ.
fn difference(a: &str, b: &str) -> Option<(String, String)> {
    let pairs = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    let pair = pairs.or_else(|| (a != b).then_some(("one is longer", "")));
    pair.map(|(a, b)| (a.to_owned(), b.to_owned()))
}

fn assert_same(a: &Article, b: &Article) {
    assert_eq!(difference(&identity(a), &identity(b)), None);
}

const ONE: &str = r#"{"uri":"http://quay.example/7","type":"text","version":"2","firstcreated":"2021-03-16T08:00:00Z",
"versioncreated":"2021-03-16T09:30:00+0000","embargoed":"2021-03-17T00:01:00Z","pubstatus":"usable","urgency":4,"language":"en",
"copyrightnotice":"(c) Quay Press","usageterms":"No archive","slugline":"NORLAND-FERRY","located":"Kell, Norland",
"byline":"Ines Moreau and Tom Adeyemi","headline":"Ferry to Kell resumes","description_text":"KELL (Reuters) - The ferry sails again, the",
"body_text":"KELL (Reuters) - The ferry sails again, the board said.\n\nFares stay.",
"body_xhtml":"<p>KELL (Reuters) - The ferry <b>sails</b> again, the board said.</p><p>Fares stay.</p>",
"person":[{"name":"Ana Kell","rel":"about","scheme":"http://cv.example/p/","code":"77"}],"subject":[{"name":"ferries","rel":"about"}],
"ednote":"Moved early","associations":{"main":{"uri":"http://quay.example/p1","type":"picture","byline":"L. Wei","description_text":"The pier."}}}"#;

const TWO: &str = r#"{"standard":{"name":"ninjs","version":"2.1"},"uri":"http://quay.example/7","type":"text","version":"2","firstcreated":"2021-03-16T08:00:00Z",
"versioncreated":"2021-03-16T09:30:00Z","embargoeduntil":"2021-03-17T00:01:00Z","pubstatus":"usable","urgency":4,"language":"en",
"copyrightnotice":"(c) Quay Press","usageterms":"No archive","slugline":"NORLAND-FERRY","located":"Kell, Norland",
"by":"Ines Moreau and Tom Adeyemi","headlines":[{"role":"main","value":"Ferry to Kell resumes"}],
"descriptions":[{"contenttype":"text/plain","value":"KELL (Reuters) - The ferry sails again, the"}],
"bodies":[{"role":"text","contenttype":"text/plain","value":"KELL (Reuters) - The ferry sails again, the board said.\n\nFares stay."},
{"role":"xhtml","contenttype":"text/html","value":"<body><p>KELL (Reuters) - The ferry sails again, the board said.</p><p>Fares stay.</p></body>"}],
"people":[{"name":"Ana Kell","rel":"about","uri":"http://cv.example/p/77"}],"subjects":[{"name":"ferries","rel":"about"}],
"ednote":"Moved early","associations":[{"name":"main","uri":"http://quay.example/p1","type":"picture","by":"L. Wei","descriptions":[{"value":"The pier."}]}]}"#;

/// Version 3 writes the names of version 2 in camel case.
fn three() -> String {
    let mut text = TWO.replace("\"2.1\"", "\"3.0\"");
    for (two, three) in [
        ("firstcreated", "firstCreated"),
        ("versioncreated", "versionCreated"),
        ("embargoeduntil", "embargoedUntil"),
        ("pubstatus", "pubStatus"),
        ("copyrightnotice", "copyrightNotice"),
        ("usageterms", "usageTerms"),
        ("contenttype", "contentType"),
        ("ednote", "edNote"),
    ] {
        text = text.replace(two, three);
    }
    text
}

#[test]
fn every_version_gives_the_same_article() {
    let one = only(&Ninjs, ONE);
    insta::assert_snapshot!(blocks(&one), @r#"
    headline "Ferry to Kell resumes"
    byline "Ines Moreau and Tom Adeyemi"
    paragraph "KELL (Reuters) - The ferry sails again, the board said."
      dateline "KELL (Reuters) -"
    paragraph "Fares stay."
    caption "The pier."
    photo_credit "L. Wei"
    editor_note "Moved early"
    "#);
    assert_same(&only(&Ninjs, TWO), &one);
    assert_same(&only(&Ninjs, &three()), &one);
}

#[test]
fn newsml_gives_the_same_article() {
    let newsml = r#"<newsItem guid="http://quay.example/7" version="2" xml:lang="en"><rightsInfo><copyrightNotice>(c) Quay Press</copyrightNotice><usageTerms>No archive</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2021-03-16T09:30:00Z</versionCreated><firstCreated>2021-03-16T08:00:00Z</firstCreated><embargoed>2021-03-17T00:01:00Z</embargoed><pubStatus qcode="stat:usable"/><edNote>Moved early</edNote></itemMeta>
<contentMeta><urgency>4</urgency><located><name>Kell, Norland</name></located><subject><name>ferries</name></subject><subject type="cpnat:person" uri="http://cv.example/p/77"><name>Ana Kell</name></subject><slugline>NORLAND-FERRY</slugline><headline>Ferry to Kell resumes</headline><by>Ines Moreau and Tom Adeyemi</by></contentMeta>
<contentSet><inlineXML><html><body><p>KELL (Reuters) - The ferry <b>sails</b> again, the board said.</p>
<p>Fares stay.</p><p class="caption">The pier.</p><p class="photo_credit">L. Wei</p></body></html></inlineXML></contentSet></newsItem>"#;
    let article = only(&copydesk_xml::NewsXml, newsml);
    // What an identifier is called is the format's own.
    let found = identity(&article).replace("\"guid\"", "\"uri\"");
    assert_eq!(difference(&found, &identity(&only(&Ninjs, ONE))), None);
}

#[test]
fn what_is_written_is_read_back() {
    for text in [ONE, TWO] {
        let article = only(&Ninjs, text);
        let again = only(&Ninjs, &ninjs(&article).to_string());
        assert_same(&again, &article);
        let linked = only(&JsonLd, &json_ld(&article).to_string());
        assert_same(&linked, &article);
    }
}

#[test]
fn what_stands_beside_the_copy_is_read_back_from_every_format() {
    let beside = json!([
        {"role": "copydesk:wire-service", "value": "QPA"},
        {"role": "copydesk:wire-sequence", "value": "0417"},
        {"role": "copydesk:wire-flag", "value": "URGENT"},
        {"role": "copydesk:author-organization", "value": "Ines Moreau | Quay Press"},
        {"role": "copydesk:author-place", "value": "Ines Moreau | Lisbon"},
        {"role": "copydesk:credit", "value": "Editing | Li Wei"},
        {"role": "copydesk:url", "value": "https://quay.example/ferry"},
    ]);
    let text = json!({
        "uri": "http://quay.example/8", "type": "text", "altIds": beside,
        "headlines": [{"value": "Ferry resumes"}], "bodies": [{"value": "<p>It sails.</p>"}],
        "people": [{"name": "Ines Moreau", "rel": "author"}]
    });
    let article = only(&Ninjs, &text.to_string());
    let metadata = article.metadata();
    assert_eq!(metadata.authors[0].place.as_ref().unwrap().value, "Lisbon");
    assert_eq!(metadata.wire.as_ref().unwrap().flags[0].value, "URGENT");
    assert_same(&only(&Ninjs, &ninjs(&article).to_string()), &article);
    assert_same(&only(&JsonLd, &json_ld(&article).to_string()), &article);
    let newsml = only(&copydesk_xml::NewsXml, &copydesk_xml::newsml_g2(&article));
    let known = newsml.metadata();
    assert_eq!((&known.wire, &known.url), (&metadata.wire, &metadata.url));
    assert_eq!((&known.authors, &known.credits), (&metadata.authors, &metadata.credits));
}

#[test]
fn what_is_not_a_text_or_not_exact_is_read_back_too() {
    let text = json!({
        "guid": "20210316 7", "type": "picture", "versioncreated": "2021-03", "pubstatus": "Embargoed",
        "embargoed": "after the vote", "urgency": 12, "by": "L. Wei", "title": "The pier <at> dawn & dusk",
        "description_text": "The pier.", "altids": {"itemid": "a", "etag": "b:c"},
        "subject": [{"code": "13000000", "name": "ships", "rel": "category"}, {"qcode": "medtop:20000001"}],
        "genre": [{"code": "Article"}], "service": [{"code": "f", "name": "Finance"}],
        "keywords": ["pier"], "infosource": [{"name": "QP", "role": "origin"}], "provider": "Quay",
        "ednote": "One.\r\n\r\nTwo\nlines."
    });
    let article = only(&Ninjs, &text.to_string());
    insta::assert_snapshot!(blocks(&article), @r#"
    headline "The pier <at> dawn & dusk"
    byline "L. Wei"
    caption "The pier."
    editor_note "One."
    editor_note "Two\nlines."
    "#);
    let again = only(&Ninjs, &ninjs(&article).to_string());
    assert_same(&again, &article);
    let linked = only(&JsonLd, &json_ld(&article).to_string());
    assert_same(&linked, &article);
}

/// The fields that the schema of ninjs 3.1 allows, those of objects in lists behind a stroke.
const SCHEMA: &str = "standard/name standard/version standard/schema uri type version firstCreated \
    versionCreated embargoedUntil pubStatus urgency copyrightNotice usageTerms edNote language by \
    slugline located altIds/role altIds/value headlines/role headlines/contentType headlines/value bodies/role \
    bodies/contentType bodies/wordCount bodies/value infoSources/name infoSources/role \
    subjects/name subjects/rel subjects/uri subjects/literal people/name people/rel people/uri \
    people/literal organisations/name organisations/uri organisations/literal places/name \
    places/uri places/literal events/name events/uri events/literal objects/name objects/uri \
    objects/literal genres/name genres/uri genres/literal";

#[test]
fn what_is_written_fits_the_schema() {
    let allowed: Vec<&str> = SCHEMA.split_whitespace().collect();
    let odd = r#"{"uri":"x y","headline":"A","pubstatus":"killed","urgency":"0","versioncreated":"2021-03-16","embargoed":"soon",
        "subject":[{"name":"b","rel":"category"}],"place":["Kell"],"event":[{"code":"e"}],"keywords":["k"],"body_text":"C"}"#;
    for text in [ONE, TWO, odd] {
        let object = ninjs(&only(&Ninjs, text));
        for (name, value) in object.as_object().unwrap() {
            let inner: Vec<&Value> = match value {
                Value::Array(list) => list.iter().collect(),
                value => vec![value],
            };
            for value in inner {
                match value {
                    Value::Object(fields) => {
                        for (field, value) in fields {
                            assert!(
                                allowed.contains(&format!("{name}/{field}").as_str()),
                                "{name}/{field}"
                            );
                            assert!(value.is_string() || field == "wordCount", "{name}/{field}");
                        }
                        assert!(
                            !matches!(name.as_str(), "headlines" | "bodies")
                                || fields.contains_key("value")
                        );
                    }
                    value => {
                        assert!(allowed.contains(&name.as_str()), "{name}");
                        assert!(value.is_string() || name == "urgency", "{name}");
                    }
                }
            }
        }
        let text = |name: &str| object.get(name).and_then(Value::as_str);
        assert!(text("uri").is_some_and(|uri| uri.contains(':') && !uri.contains(' ')));
        assert_eq!(text("type"), Some("text"));
        assert!(text("pubStatus").is_none_or(|s| ["usable", "withheld", "canceled"].contains(&s)));
        let urgency = object.get("urgency");
        assert!(urgency.is_none_or(|u| u.as_u64().is_some_and(|u| (1..=9).contains(&u))));
        for date in
            ["firstCreated", "versionCreated", "embargoedUntil"].into_iter().filter_map(text)
        {
            // RFC 3339: `2021-03-16T08:00:00Z`, with an offset for the `Z`.
            let form: String =
                date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
            let zoned = form.replace('-', "+");
            assert!(
                ["0000+00+00T00:00:00Z", "0000+00+00T00:00:00+00:00"].contains(&zoned.as_str()),
                "{date}"
            );
        }
    }
}

#[test]
fn items_are_found_in_lists_envelopes_and_one_behind_the_other() {
    let item =
        |n: u8| json!({"uri": format!("http://a.example/{n}"), "headline": "A", "body_text": "B"});
    let package = json!({"uri": "http://a.example/0", "type": "composite", "headline": "P",
        "associations": {"a": {"uri": "http://a.example/1", "type": "text", "headline": "A", "body_text": "B"}}});
    for (text, count) in [
        (json!([item(1), item(2)]).to_string(), 2),
        (json!({"total": 2, "item": [item(1), item(2)]}).to_string(), 2),
        (json!({"data": {"items": [{"meta": {}, "item": item(1)}]}}).to_string(), 1),
        (format!("{}\n{}\n", item(1), item(2)), 2),
        (package.to_string(), 2),
    ] {
        assert!(Ninjs.detect(text.as_bytes()).value() > 0.8, "{text}");
        let (articles, errors) = unpack_with(&Ninjs, text.as_bytes());
        assert_eq!((articles.len(), errors.len()), (count, 0), "{text}");
    }
}

#[test]
fn nitf_in_a_body_is_read_as_nitf() {
    let nitf = "<nitf><body><body.head><byline>By Ines Moreau</byline></body.head><body.content><p>One.</p><hl2>Two</hl2></body.content></body></nitf>";
    let text = json!({"uri": "http://a.example/1", "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "One. Two"},
        {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": nitf}]});
    insta::assert_snapshot!(blocks(&only(&Ninjs, &text.to_string())), @r#"
    byline "By Ines Moreau"
    paragraph "One."
    subhead "Two"
    "#);
}

#[test]
fn a_broken_file_says_where_and_gives_what_stands_before() {
    let cut = &ONE[..ONE.find(", the board said.</p>").unwrap()];
    let (articles, errors) = unpack_with(&Ninjs, cut.as_bytes());
    assert_eq!(articles[0].body(), "The ferry sails again");
    assert_eq!(
        errors[0].to_string(),
        format!("copy.json (byte {}): EOF while parsing a string", cut.len())
    );
}

#[test]
fn only_these_formats_are_recognised() {
    let ninjs = |text: &str| Ninjs.detect(text.as_bytes()).value() > 0.0;
    let linked = |text: &str| JsonLd.detect(text.as_bytes()).value() > 0.0;
    assert!(ninjs(ONE) && ninjs(TWO) && ninjs(&ONE[..200]) && ninjs(&three()));
    let article = json_ld(&only(&Ninjs, ONE)).to_string();
    assert!(linked(&article) && !ninjs(&article));
    for other in [
        "",
        "{}",
        "{\"id\":\"a\",\"text\":\"uri: headline\"}",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"url\":\"a\",\"content_html\":\"b\"}]}",
        "The {\"uri\"} of the headline",
        "<nitf/>",
        "{\"@context\":\"https://schema.org\",\"@type\":\"Recipe\"}",
    ] {
        assert!(!ninjs(other) && !linked(other), "{other}");
    }
}

#[test]
fn plain_json_ld_of_others_is_read() {
    let text = r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Quay"},{"@type":["NewsArticle"],"@id":"http://a.example/1",
        "headline":"Ferry resumes","author":{"@type":"Person","name":"Ines Moreau"},"datePublished":"2021-03-16T08:00:00Z","keywords":"pier, ferry",
        "publisher":{"@type":"Organization","name":"Quay Press"},"articleBody":"One.\n\nTwo."}]}"#;
    let article = only(&JsonLd, text);
    insta::assert_snapshot!(blocks(&article), @r#"
    headline "Ferry resumes"
    paragraph "One."
    paragraph "Two."
    "#);
    let metadata = article.metadata();
    assert_eq!(metadata.publisher.as_ref().unwrap().value, "Quay Press");
    assert_eq!(metadata.authors[0].name.value, "Ines Moreau");
    assert_eq!(metadata.keywords.len(), 2);
}

#[test]
fn they_keep_a_carriers_promises() {
    let article = json_ld(&only(&Ninjs, ONE)).to_string();
    let samples: [&[u8]; 3] = [ONE.as_bytes(), TWO.as_bytes(), article.as_bytes()];
    copydesk_testkit::check_carrier(&Ninjs, &samples).unwrap();
    copydesk_testkit::check_carrier(&JsonLd, &samples).unwrap();
}
