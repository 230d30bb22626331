//! Writes ninjs 3.1.
//!
//! Every field that is written is one of the schema, which allows no others: keywords and the section
//! are subjects with a `rel`, publisher and agency are sources with a role, authors are people with
//! the `rel` `author`.
//! A date that is not known to the second, a status or an urgency that the schema does not know, the
//! address, the header of a wire message and credits stand among the alternative ids with a role that
//! begins with `copydesk:`.
//! The body is XHTML as [`copydesk_xml::body`] writes it; notes to editors are `edNote`, so that they
//! are not published.
//!
//! Not written: the evidence for a date.

use copydesk_core::{Article, MarkKind, Subject};
use copydesk_xml::{body, date, decks, iso};
use serde_json::{Map, Value, json};

use crate::json::{list, put_into, written};
use crate::names;

/// An article as a ninjs object.
///
/// ```
/// use copydesk_core::{BlockKind, Composition, LayoutId};
///
/// let mut page = Composition::default();
/// page.given.id = Some("http://a.example/1".to_owned());
/// page.part(BlockKind::Paragraph, "The ferry sails again.");
/// let article = page.finish(LayoutId::new("ninjs"))?;
/// let object = copydesk_ninjs::ninjs(&article);
/// assert_eq!(object["uri"], "http://a.example/1");
/// assert_eq!(object["bodies"][0]["value"], "<p>The ferry sails again.</p>\n");
/// # Ok::<(), copydesk_core::CompositionError>(())
/// ```
pub fn ninjs(article: &Article) -> Value {
    let metadata = article.metadata();
    let mut object = Map::new();
    let mut put = put_into(&mut object);
    put(
        "standard",
        Some(json!({
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        })),
    );
    let uri = names::uri(article.id());
    put("uri", Some(uri.clone().into()));
    put("type", Some("text".into()));
    put("version", written(metadata.version.as_ref()));
    put("language", written(metadata.language.as_ref()));
    put("slugline", written(metadata.slug.as_ref()));
    put("by", written(metadata.byline.as_ref()));
    put("located", written(metadata.located.as_ref()));
    put("copyrightNotice", written(metadata.rights.as_ref()));
    put("usageTerms", written(metadata.usage_terms.as_ref()));
    let mut own = Vec::new();
    let mut keep = |name: &str, value: String| {
        own.push(json!({ "role": format!("{}{name}", names::OWN), "value": value }));
    };
    // A version alone is when it was published; with a first one before it, when it was changed.
    let (first, version) = match (&metadata.published, &metadata.modified) {
        (published, Some(modified)) => (published.as_ref(), Some((modified, "modified"))),
        (Some(published), None) => (None, Some((published, "published"))),
        (None, None) => (None, None),
    };
    for (name, date) in
        [("firstCreated", first.map(|date| (date, "published"))), ("versionCreated", version)]
    {
        let Some((date, role)) = date else { continue };
        match names::exact(date) {
            Some(exact) => put(name, Some(exact.into())),
            None => keep(role, names::stamped(date)),
        }
    }
    if first.is_none_or(|date| names::exact(date).is_none())
        && let Some(modified) = &metadata.modified
    {
        if first.is_none() {
            keep("published", "unknown".to_owned());
        }
        keep("modified", names::stamped(modified));
    }
    if let Some(dateline) = &metadata.dateline
        && !article.marks().iter().any(|mark| mark.kind == MarkKind::Dateline)
    {
        keep("dateline", dateline.span.of(article.text()).to_owned());
    }
    if let Some(embargo) = &metadata.embargo {
        let exact = date(&embargo.value).filter(|date| iso(date) == embargo.value);
        match exact.and_then(|date| names::exact(&date)) {
            Some(exact) => put("embargoedUntil", Some(exact.into())),
            None => keep("embargo", embargo.value.clone()),
        }
    }
    if let Some(status) = &metadata.status {
        let known = ["usable", "withheld", "canceled"].contains(&status.value.as_str());
        if known {
            put("pubStatus", written(metadata.status.as_ref()));
        } else {
            put("pubStatus", public_status(&status.value).map(Value::from));
            keep("status", status.value.clone());
        }
    }
    if let Some(urgency) = &metadata.urgency {
        match urgency.value.parse::<u8>().ok().filter(|urgency| (1..=9).contains(urgency)) {
            Some(number) if number.to_string() == urgency.value => {
                put("urgency", Some(number.into()));
            }
            _ => keep("urgency", urgency.value.clone()),
        }
    }
    if let Some(url) = &metadata.url {
        keep("url", url.value.clone());
    }
    for (name, value) in names::beside(metadata) {
        keep(name, value);
    }
    let mut ids: Vec<Value> = metadata
        .identifiers
        .iter()
        .filter(|id| !(id.value == uri && id.scheme == "uri"))
        .map(|id| json!({ "role": id.scheme, "value": id.value }))
        .collect();
    ids.extend(own);
    put("altIds", list(ids));
    put("headlines", list(headlines(article)));
    put("infoSources", list(sources(article)));
    for (name, values) in subjects(article) {
        put(name, list(values));
    }
    put("edNote", notes(article));
    let markup = body(article);
    let words = article.body().split_whitespace().count();
    put(
        "bodies",
        (!markup.is_empty()).then(|| {
            json!([{
                "role": "main",
                "contentType": "application/xhtml+xml",
                "wordCount": words,
                "value": markup,
            }])
        }),
    );
    drop(put);
    Value::Object(object)
}

/// The status of ninjs that comes nearest.
fn public_status(status: &str) -> Option<&'static str> {
    match status.to_lowercase().as_str() {
        "embargoed" | "hold" | "held" => Some("withheld"),
        "cancelled" | "killed" | "kill" => Some("canceled"),
        _ => None,
    }
}

fn headlines(article: &Article) -> Vec<Value> {
    let headline = article.metadata().headline.iter();
    let plain = |role: &str, text: &str| json!({ "role": role, "contentType": "text/plain", "value": text });
    let main = headline.map(|headline| plain("main", &headline.value));
    main.chain(decks(article).iter().map(|deck| plain("deck", deck))).collect()
}

fn sources(article: &Article) -> Vec<Value> {
    let metadata = article.metadata();
    [("publisher", &metadata.publisher), ("agency", &metadata.agency)]
        .into_iter()
        .filter_map(|(role, field)| Some(json!({ "name": field.as_ref()?.value, "role": role })))
        .collect()
}

/// The subjects by the list in which ninjs keeps them; section, keywords and authors among them.
fn subjects(article: &Article) -> Vec<(&'static str, Vec<Value>)> {
    let metadata = article.metadata();
    let mut lists: Vec<(&'static str, Vec<Value>)> =
        ["subjects", "people", "organisations", "places", "events", "objects", "genres"]
            .map(|name| (name, Vec::new()))
            .into();
    for subject in &metadata.subjects {
        let (list, rel) = match subject.kind.as_deref() {
            None => (0, None),
            Some("person") => (1, None),
            Some("organisation") => (2, None),
            Some("place") => (3, None),
            Some("event") => (4, None),
            Some("object") => (5, None),
            Some("genre") => (6, None),
            Some(kind) => (0, Some(kind)),
        };
        lists[list].1.push(write_subject(subject, rel));
    }
    for author in &metadata.authors {
        let mut person = json!({ "name": author.name.value, "rel": "author" });
        if let Some(role) = &author.role {
            person["literal"] = role.value.clone().into();
        }
        lists[1].1.push(person);
    }
    if let Some(section) = &metadata.section {
        lists[0].1.push(json!({ "name": section.value, "rel": "section" }));
    }
    for keyword in &metadata.keywords {
        lists[0].1.push(json!({ "name": keyword.value, "rel": "keyword" }));
    }
    lists
}

fn write_subject(subject: &Subject, rel: Option<&str>) -> Value {
    let mut object = Map::new();
    let mut put = |name: &str, value: String| object.insert(name.to_owned(), value.into());
    if let Some(name) = &subject.name {
        put("name", name.clone());
    }
    if let Some(rel) = rel {
        put("rel", rel.to_owned());
    }
    match (&subject.scheme, &subject.code) {
        (Some(scheme), Some(code)) if scheme.contains("://") => {
            put("uri", format!("{scheme}{code}"));
        }
        (Some(scheme), Some(code)) => {
            put("literal", format!("{scheme}:{code}"));
        }
        (None, Some(code)) => {
            put("literal", code.clone());
        }
        _ => {}
    }
    Value::Object(object)
}

/// Notes to editors, a blank line between.
fn notes(article: &Article) -> Option<Value> {
    let notes = copydesk_xml::notes(article);
    (!notes.is_empty()).then(|| {
        notes
            .join(
                "

",
            )
            .into()
    })
}
