//! JSON-LD: an article as schema.org's `NewsArticle`, written and read back.
//!
//! `articleBody` is the body as plain text, as search engines want it; `text` is the same as XHTML,
//! which keeps subheads, lists, tables, captions and marks, and is what is read back where it is
//! there.
//! Without it, the paragraphs of `articleBody` are taken.
//! Notes to editors are no part of either: they are `hasPart` with the name `editor_note`.
//! What schema.org has no property for (urgency, the header of a wire message, who edited) is an
//! `additionalProperty`.
//!
//! Read are files that *are* JSON-LD: an object, a list or a `@graph` with an article in it.
//! JSON-LD inside a page is the page reader's; contexts other than schema.org's are not resolved.
//!
//! Source: <https://schema.org/NewsArticle>, version 28.

use copydesk_core::{Article, Author, BlockKind, Field, Identifier, Published, Subject};
use copydesk_xml::{Item, body, date, decks, has_tags, iso, read_text, text_of as text_of_markup};
use serde_json::{Map, Value, json};

use crate::json::{each, field, list, put_into, string, text_of, written};
use crate::names;

/// An article as a schema.org `NewsArticle`.
///
/// ```
/// use copydesk_core::{BlockKind, Composition, LayoutId};
///
/// let mut page = Composition::default();
/// page.part(BlockKind::Subhead, "Fares");
/// page.part(BlockKind::Paragraph, "The ferry sails again.");
/// let object = copydesk_ninjs::json_ld(&page.finish(LayoutId::new("ninjs"))?);
/// assert_eq!(object["articleBody"], "Fares\n\nThe ferry sails again.");
/// assert_eq!(object["text"], "<h2>Fares</h2>\n<p>The ferry sails again.</p>\n");
/// # Ok::<(), copydesk_core::CompositionError>(())
/// ```
pub fn json_ld(article: &Article) -> Value {
    let metadata = article.metadata();
    let mut object = Map::new();
    let mut put = put_into(&mut object);
    let named = |field: &Option<Field>, kind: &str| {
        field.as_ref().map(|field| json!({ "@type": kind, "name": field.value }))
    };
    put("@context", Some("https://schema.org".into()));
    put("@type", Some("NewsArticle".into()));
    put("@id", Some(names::uri(article.id()).into()));
    put("headline", written(metadata.headline.as_ref()));
    put("alternativeHeadline", list(decks(article).into_iter().map(Value::from).collect()));
    put("creditText", written(metadata.byline.as_ref()));
    put("author", list(metadata.authors.iter().map(author).collect()));
    let printed = metadata.dateline.as_ref().map(|dateline| dateline.span.of(article.text()));
    put("dateline", printed.map(Value::from));
    put("datePublished", metadata.published.as_ref().map(|date| dated(date).into()));
    put("dateModified", metadata.modified.as_ref().map(|date| dated(date).into()));
    put("inLanguage", written(metadata.language.as_ref()));
    put("articleSection", written(metadata.section.as_ref()));
    put("alternateName", written(metadata.slug.as_ref()));
    put("copyrightNotice", written(metadata.rights.as_ref()));
    put("usageInfo", written(metadata.usage_terms.as_ref()));
    put("conditionsOfAccess", written(metadata.embargo.as_ref()));
    put("creativeWorkStatus", written(metadata.status.as_ref()));
    put("version", written(metadata.version.as_ref()));
    put("url", written(metadata.url.as_ref()));
    put("locationCreated", named(&metadata.located, "Place"));
    put("publisher", named(&metadata.publisher, "Organization"));
    put("sourceOrganization", named(&metadata.agency, "NewsMediaOrganization"));
    put("keywords", list(metadata.keywords.iter().map(|word| word.value.clone().into()).collect()));
    put("about", list(metadata.subjects.iter().map(about).collect()));
    let property = |Identifier { scheme, value }: &Identifier| json!({ "@type": "PropertyValue", "propertyID": scheme, "value": value });
    put("identifier", list(metadata.identifiers.iter().map(property).collect()));
    let mut own = names::beside(metadata);
    // A page that was never changed says so by the same date, which is none when it is read back.
    let same = metadata.modified.as_ref().filter(|date| metadata.published.as_ref() == Some(*date));
    own.extend(same.map(|date| ("modified", names::stamped(date))));
    own.extend(metadata.urgency.iter().map(|urgency| ("urgency", urgency.value.clone())));
    let own = own.into_iter().map(
        |(name, value)| json!({ "@type": "PropertyValue", "propertyID": name, "value": value }),
    );
    put("additionalProperty", list(own.collect()));
    let copy = article.body();
    put("articleBody", (!copy.is_empty()).then(|| copy.into()));
    let markup = body(article);
    put("text", (!markup.is_empty()).then(|| markup.into()));
    put("hasPart", list(notes(article)));
    drop(put);
    Value::Object(object)
}

fn author(author: &Author) -> Value {
    let mut person = json!({ "@type": "Person", "name": author.name.value });
    if let Some(role) = &author.role {
        person["jobTitle"] = role.value.clone().into();
    }
    person
}

/// The date as ISO 8601, or as it is known.
fn dated(published: &Published) -> String {
    let iso = iso(published);
    let same = |read: &Published| read.date == published.date && read.clock() == published.clock();
    match date(&iso).filter(same) {
        Some(_) => iso,
        None => names::stamped(published),
    }
}

/// What schema.org calls the kinds of things that copy is about.
const KINDS: &[(&str, &str)] = &[
    ("person", "Person"),
    ("organisation", "Organization"),
    ("place", "Place"),
    ("event", "Event"),
];

fn about(subject: &Subject) -> Value {
    let kind = subject.kind.as_deref();
    let schema = KINDS.iter().find(|(name, _)| kind == Some(*name)).map(|(_, schema)| *schema);
    let mut thing = json!({ "@type": schema.unwrap_or("DefinedTerm") });
    if schema.is_none()
        && let Some(kind) = kind
    {
        thing["additionalType"] = kind.into();
    }
    if let Some(name) = &subject.name {
        thing["name"] = name.clone().into();
    }
    if let Some(code) = &subject.code {
        thing["termCode"] = code.clone().into();
    }
    if let Some(scheme) = &subject.scheme {
        thing["inDefinedTermSet"] = scheme.clone().into();
    }
    thing
}

fn notes(article: &Article) -> Vec<Value> {
    let note = |text: String| json!({ "@type": "CreativeWork", "name": BlockKind::EditorNote.id(), "text": text });
    copydesk_xml::notes(article).into_iter().map(note).collect()
}

/// Types that are read as articles: those whose name ends so.
const ARTICLE: &[&str] = &["Article", "BlogPosting"];

/// Whether a type is one of an article.
pub(crate) fn is_article(kind: &str) -> bool {
    let kind = kind.rsplit(['/', ':']).next().unwrap_or_default();
    ARTICLE.iter().any(|article| kind.ends_with(article))
}

/// The articles in a value.
pub(crate) fn items(value: &Value) -> Vec<Item> {
    let mut items = Vec::new();
    collect(value, 0, &mut items);
    items
}

fn collect(value: &Value, depth: usize, items: &mut Vec<Item>) {
    match value {
        Value::Array(list) if depth < 8 => {
            for value in list {
                collect(value, depth + 1, items);
            }
        }
        Value::Object(object) => {
            if each(object, "@type").into_iter().filter_map(Value::as_str).any(is_article) {
                items.push(read(object));
            } else if let Some(graph) = object.get("@graph").filter(|_| depth < 8) {
                collect(graph, depth + 1, items);
            }
        }
        _ => {}
    }
}

fn read(object: &Map<String, Value>) -> Item {
    let mut item = Item::default();
    let given = |wanted: &[&str]| text_of(object, wanted).map(|text| names::field(&text));
    let id = text_of(object, &["@id"]);
    item.id = id.as_deref().map(names::of_uri).or_else(|| text_of(object, &["url"]));
    item.headline = text_of(object, &["headline", "name"]);
    item.decks = strings(object, "alternativeHeadline");
    if item.decks.is_empty() {
        item.summaries.extend(text_of(object, &["abstract", "description"]));
    }
    item.byline = text_of(object, &["creditText"]);
    for author in each(object, "author") {
        let role = author.as_object().and_then(|author| text_of(author, &["jobTitle"]));
        item.authors.extend(string(author).map(|name| (name, role)));
    }
    let dated = |name: &str| {
        let text = text_of(object, &[name])?;
        date(&text).or_else(|| names::stamp(&text))
    };
    let metadata = &mut item.metadata;
    metadata.published = dated("datePublished").or_else(|| dated("dateCreated"));
    metadata.modified =
        dated("dateModified").filter(|date| Some(date) != metadata.published.as_ref());
    metadata.language = given(&["inLanguage"]);
    metadata.section =
        each(object, "articleSection").first().and_then(|v| string(v)).map(Field::given);
    metadata.slug = given(&["alternateName"]);
    metadata.rights = given(&["copyrightNotice", "copyrightHolder"]);
    metadata.usage_terms = given(&["usageInfo", "license"]);
    metadata.embargo = given(&["conditionsOfAccess"]);
    metadata.status = given(&["creativeWorkStatus"]);
    metadata.version = given(&["version"]);
    metadata.url = given(&["url"]);
    metadata.located = given(&["locationCreated"]);
    metadata.publisher = given(&["publisher"]);
    metadata.agency = given(&["sourceOrganization"]);
    metadata.keywords = match field(object, &["keywords"]) {
        Some(Value::String(words)) => {
            let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
            words.map(Field::given).collect()
        }
        _ => strings(object, "keywords").into_iter().map(Field::given).collect(),
    };
    let things = each(object, "about").into_iter().filter_map(Value::as_object);
    metadata.subjects = things.map(subject).collect();
    for property in each(object, "identifier") {
        let Some(property) = property.as_object() else { continue };
        let scheme = text_of(property, &["propertyID"]).unwrap_or_else(|| "identifier".to_owned());
        if let Some(value) = text_of(property, &["value"]) {
            item.identify(scheme, value);
        }
    }
    for property in each(object, "additionalProperty").into_iter().filter_map(Value::as_object) {
        let (name, value) = (text_of(property, &["propertyID"]), text_of(property, &["value"]));
        if let (Some(name), Some(value)) = (name, value) {
            names::take(&name, value, &mut item.metadata);
        }
    }
    read_copy(object, &mut item);
    item
}

/// The copy: `text` where it is markup, else `articleBody`.
fn read_copy(object: &Map<String, Value>, item: &mut Item) {
    // A string is taken as it stands: blanks at its ends are no matter, its lines are.
    let bare = |name: &str| field(object, &[name]).and_then(Value::as_str);
    let markup = bare("text").filter(|text| has_tags(text));
    if let Some(copy) = markup.or_else(|| bare("articleBody")).or_else(|| bare("text")) {
        read_text(copy, item);
    }
    // One that stands in the copy, and is marked there, is not set a second time.
    item.dateline = text_of(object, &["dateline"]);
    for part in each(object, "hasPart").into_iter().filter_map(Value::as_object) {
        if text_of(part, &["name"]).as_deref() == Some(BlockKind::EditorNote.id()) {
            item.notes.extend(text_of(part, &["text"]));
        }
    }
}

fn strings(object: &Map<String, Value>, name: &str) -> Vec<String> {
    let texts = each(object, name).into_iter().filter_map(string);
    texts.map(|text| if has_tags(&text) { text_of_markup(&text) } else { text }).collect()
}

fn subject(thing: &Map<String, Value>) -> Subject {
    let kind = text_of(thing, &["@type"]).unwrap_or_default();
    let known =
        KINDS.iter().find(|(_, schema)| *schema == kind).map(|(name, _)| (*name).to_owned());
    let mut subject = Subject::default();
    subject.kind = known.or_else(|| text_of(thing, &["additionalType"]));
    subject.name = text_of(thing, &["name"]);
    subject.code = text_of(thing, &["termCode"]);
    subject.scheme = text_of(thing, &["inDefinedTermSet"]);
    if subject.code.is_none() && subject.name.is_none() {
        subject.code = text_of(thing, &["@id", "sameAs"]);
    }
    subject
}
