//! ninjs to items: versions 1.x, 2.x and 3.x in one reader.
//!
//! Versions differ in the names of fields (`byline`, `by`), in their case, and in whether what can be
//! said twice is a list (`headline`, `headlines`); each is looked for under all its names.
//! Of several bodies one is read, since they say the same: HTML before NITF before plain text, the
//! first that has words.
//! A description that opens the body cut short, as some agencies add it, is not repeated.
//!
//! Pictures that are associated give captions and credits; associated texts are articles of their
//! own.
//! An object may stand in a list or in an envelope (`{"data": {"items": […]}}`).
//!
//! Source: ninjs 1.0 to 3.3, <https://www.iptc.org/std/ninjs/>.
//! Not read: renditions, contact details, events' dates, trust indicators.

use copydesk_core::{BlockKind, Field, Metadata, Subject};
use copydesk_xml::{Item, Part, date, has_tags, iso, pair, read_text, text_of as text_of_markup};
use serde_json::{Map, Value};

use crate::json::{each, field, string, text_of};
use crate::names;

/// Envelopes are opened so deep.
const DEEPEST: usize = 8;

/// Fields of which one must be there for an object to be ninjs.
pub(crate) const STRONG: &[&str] = &[
    "bodies",
    "body_text",
    "body_html",
    "body_xhtml",
    "headlines",
    "headline",
    "descriptions",
    "description_text",
    "versioncreated",
    "pubstatus",
    "renditions",
    "associations",
    "eventdetails",
    "standard",
];

/// The items in a value, wherever they stand in it.
pub(crate) fn items(value: &Value) -> Vec<Item> {
    let mut items = Vec::new();
    collect(value, 0, &mut items);
    items
}

fn collect(value: &Value, depth: usize, items: &mut Vec<Item>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, depth + 1, items)),
        Value::Object(object) if is_ninjs(object) => {
            items.push(read(object));
            for (_, association) in associations(object) {
                if is_text(association) {
                    let value = Value::Object(association.clone());
                    collect(&value, depth + 1, items);
                }
            }
        }
        Value::Object(object) => {
            object.values().for_each(|value| collect(value, depth + 1, items));
        }
        _ => {}
    }
}

/// Whether an object is a ninjs item: it has a name and something that only an item has.
fn is_ninjs(object: &Map<String, Value>) -> bool {
    field(object, &["uri", "guid"]).is_some_and(Value::is_string) && field(object, STRONG).is_some()
}

fn kind(object: &Map<String, Value>) -> String {
    text_of(object, &["type"]).unwrap_or_default().to_lowercase()
}

/// Whether an associated item has copy of its own.
fn is_text(object: &Map<String, Value>) -> bool {
    matches!(kind(object).as_str(), "text" | "composite") && is_ninjs(object)
}

/// The associated items, each with its name: of a list, or of an object as in ninjs 1.
fn associations(object: &Map<String, Value>) -> Vec<(String, &Map<String, Value>)> {
    match field(object, &["associations"]) {
        Some(Value::Object(named)) => named
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), value.as_object()?)))
            .collect(),
        Some(Value::Array(list)) => list
            .iter()
            .filter_map(Value::as_object)
            .map(|object| (text_of(object, &["name"]).unwrap_or_default(), object))
            .collect(),
        _ => Vec::new(),
    }
}

/// Reads one item.
fn read(object: &Map<String, Value>) -> Item {
    let mut item = Item::default();
    let given = |wanted: &[&str]| text_of(object, wanted).map(|text| names::field(&text));
    let metadata = &mut item.metadata;
    metadata.version = given(&["version"]);
    metadata.status = given(&["pubstatus"]);
    metadata.urgency = given(&["urgency"]);
    metadata.language = given(&["language"]);
    metadata.slug = given(&["slugline"]);
    metadata.rights = given(&["copyrightnotice", "copyrightholder"]);
    metadata.located = given(&["located"]);
    let terms: Vec<String> = each(object, "usageterms").into_iter().filter_map(string).collect();
    item.metadata.usage_terms = (!terms.is_empty()).then(|| names::field(&terms.join(" ")));
    read_dates(object, &mut item);
    read_identifiers(object, &mut item);
    read_headlines(object, &mut item);
    item.byline = text_of(object, &["by", "byline"]);
    read_people(object, &mut item);
    read_subjects(object, &mut item);
    read_sources(object, &mut item);
    if let Some(note) = text_of(object, &["ednote"]) {
        let note = note.replace("\r\n", "\n");
        item.notes.extend(note.split("\n\n").map(str::trim).map(str::to_owned));
    }
    read_body(object, &mut item);
    read_descriptions(object, &mut item);
    for (_, association) in associations(object) {
        if !is_text(association) {
            read_association(association, &mut item);
        }
    }
    item
}

fn read_dates(object: &Map<String, Value>, item: &mut Item) {
    let dated = |name: &str| date(&text_of(object, &[name])?);
    let first = dated("firstcreated").or_else(|| dated("contentcreated"));
    (item.metadata.published, item.metadata.modified) = pair(first, dated("versioncreated"));
    // Text that is no date is an embargo all the same.
    item.metadata.embargo = text_of(object, &["embargoeduntil", "embargoed"])
        .map(|text| Field::given(date(&text).map_or(text, |date| iso(&date))));
}

fn read_identifiers(object: &Map<String, Value>, item: &mut Item) {
    let uri = text_of(object, &["uri", "guid"]);
    let mut others = Vec::new();
    match field(object, &["altids"]) {
        Some(Value::Object(named)) => {
            others.extend(named.iter().filter_map(|(k, v)| Some((k.clone(), string(v)?))));
        }
        Some(Value::Array(list)) => {
            for alternative in list.iter().filter_map(Value::as_object) {
                let role = text_of(alternative, &["role"]).unwrap_or_else(|| "altId".to_owned());
                let Some(value) = text_of(alternative, &["value"]) else { continue };
                others.push((role, value));
            }
        }
        _ => {}
    }
    item.id = uri.as_deref().map(names::of_uri);
    if let Some(uri) = uri.filter(|uri| names::is_given(uri))
        && !others.iter().any(|(_, value)| *value == uri)
    {
        let scheme = if field(object, &["uri"]).is_some() { "uri" } else { "guid" };
        item.identify(scheme, uri);
    }
    for (role, value) in others {
        match role.strip_prefix(names::OWN) {
            Some("dateline") => item.dateline = Some(value),
            Some(name) => names::take(name, value, &mut item.metadata),
            None => item.identify(role, value),
        }
    }
}

/// The headline is the first that is not called anything else; the others are decks.
fn read_headlines(object: &Map<String, Value>, item: &mut Item) {
    for headline in each(object, "headlines") {
        let Some(value) = value_of(headline) else { continue };
        let role = role_of(headline);
        let is_main =
            matches!(role.as_str(), "" | "main" | "headline" | "simple" | "text" | "plain");
        if item.headline.is_none() && is_main {
            item.headline = Some(value);
        } else {
            item.decks.push(value);
        }
    }
    if item.headline.is_none() {
        let fallback = if item.decks.is_empty() { None } else { Some(item.decks.remove(0)) };
        item.headline = text_of(object, &["headline"]).map(|text| unescaped(&text)).or(fallback);
    }
    item.headline = item.headline.take().or_else(|| text_of(object, &["title"]));
    item.decks.extend(text_of(object, &["headline_extended"]));
}

/// The value of an object with role and content type, or a bare string; markup gone, unless it says
/// that it is plain.
fn value_of(value: &Value) -> Option<String> {
    let form = value.as_object().and_then(|object| text_of(object, &["contenttype"]));
    let is_plain = form.is_some_and(|form| form.eq_ignore_ascii_case("text/plain"));
    let text = string(value.get("value").unwrap_or(value))?;
    Some(if is_plain { text } else { unescaped(&text) })
}

fn role_of(value: &Value) -> String {
    let role = value.as_object().and_then(|object| text_of(object, &["role"]));
    role.unwrap_or_default().to_lowercase()
}

/// Text without tags and references.
fn unescaped(text: &str) -> String {
    if has_tags(text) { text_of_markup(text) } else { text.to_owned() }
}

/// Authors where they are listed: as such, or among the people.
fn read_people(object: &Map<String, Value>, item: &mut Item) {
    for author in each(object, "authors").into_iter().filter_map(Value::as_object) {
        let role = text_of(author, &["role"]).unwrap_or_default().to_lowercase();
        if role.contains("photo") || role.contains("illustrat") {
            continue;
        }
        let Some(name) = text_of(author, &["name"]) else { continue };
        // A byline says the same in print; what stands there is read with its titles.
        if item.byline.is_none() {
            item.authors.push((name, text_of(author, &["jobtitle"])));
        }
    }
    for person in each(object, "people").into_iter().filter_map(Value::as_object) {
        let by = text_of(person, &["rel"]).is_some_and(|rel| rel.eq_ignore_ascii_case("author"));
        if by && let Some(name) = text_of(person, &["name"]) {
            item.authors.push((name, text_of(person, &["literal"])));
        }
    }
}

/// What the copy is about, each list with the kind of thing that it holds.
const SUBJECTS: &[(&[&str], Option<&str>)] = &[
    (&["subjects", "subject"], None),
    (&["service"], Some("service")),
    (&["people", "person"], Some("person")),
    (&["organisations", "organisation", "organizations", "organization"], Some("organisation")),
    (&["places", "place"], Some("place")),
    (&["events", "event"], Some("event")),
    (&["objects", "object"], Some("object")),
    (&["genres", "genre"], Some("genre")),
];

fn read_subjects(object: &Map<String, Value>, item: &mut Item) {
    for keyword in each(object, "keywords").into_iter().chain(each(object, "keyword")) {
        item.metadata.keywords.extend(string(keyword).map(Field::given));
    }
    for (lists, kind) in SUBJECTS {
        for list in *lists {
            for value in each(object, list) {
                read_subject(value, *kind, &mut item.metadata);
            }
        }
    }
}

fn read_subject(value: &Value, kind: Option<&str>, metadata: &mut Metadata) {
    let bare = Map::from_iter([("name".to_owned(), value.clone())]);
    let object = value.as_object().unwrap_or(&bare);
    let name = text_of(object, &["name"]);
    let rel = text_of(object, &["rel"]).unwrap_or_default();
    match (rel.as_str(), &name) {
        ("keyword", Some(name)) => return metadata.keywords.push(Field::given(name)),
        ("section", Some(name)) => {
            metadata.section.get_or_insert(Field::given(name));
            return;
        }
        ("author", _) => return,
        _ => {}
    }
    let mut subject = Subject::default();
    let code = text_of(object, &["code", "literal"]);
    (subject.scheme, subject.code) = match text_of(object, &["uri", "qcode"]) {
        Some(uri) => names::split(&uri),
        None => match (text_of(object, &["scheme"]), code) {
            (Some(scheme), code) => (Some(scheme), code),
            (None, Some(code)) => names::split(&code),
            (None, None) => (None, None),
        },
    };
    subject.name = name;
    // How near the copy is to it says no more than that it is a subject.
    let near = ["", "about", "mentions", "classifies", "mainsubject"];
    let rel = (!near.contains(&rel.to_lowercase().as_str())).then_some(rel);
    subject.kind = kind.map(str::to_owned).or(rel);
    let known = subject.code.is_some() || subject.name.is_some();
    if known && !metadata.subjects.contains(&subject) {
        metadata.subjects.push(subject);
    }
}

/// Who published it and whose copy it is.
fn read_sources(object: &Map<String, Value>, item: &mut Item) {
    let metadata = &mut item.metadata;
    metadata.publisher = text_of(object, &["provider", "publisher"]).map(Field::given);
    metadata.agency = text_of(object, &["source", "creditline"]).map(Field::given);
    for source in each(object, "infosources").into_iter().chain(each(object, "infosource")) {
        let Some(source) = source.as_object() else { continue };
        let Some(name) = text_of(source, &["name", "literal"]) else { continue };
        let role = text_of(source, &["role"]).unwrap_or_default().to_lowercase();
        if role.contains("publisher") {
            metadata.publisher.get_or_insert(Field::given(name));
        } else {
            metadata.agency.get_or_insert(Field::given(name));
        }
    }
}

/// The bodies with how well each tells the structure of the copy, best first.
fn bodies(object: &Map<String, Value>) -> Vec<String> {
    let mut found: Vec<(u8, String)> = Vec::new();
    for body in each(object, "bodies") {
        let Some(value) = body.get("value").unwrap_or(body).as_str() else { continue };
        let form = body.as_object().and_then(|body| text_of(body, &["contenttype"]));
        let form = form.unwrap_or_default().to_lowercase() + " " + &role_of(body);
        found.push((rank(&form, value), value.to_owned()));
    }
    for (key, value) in object {
        if let Some(value) = value.as_str()
            && key.to_ascii_lowercase().starts_with("body")
        {
            found.push((rank(&key.to_lowercase(), value), value.to_owned()));
        }
    }
    // A stable sort: of two alike the first stays first.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, value)| value).filter(|value| !value.trim().is_empty()).collect()
}

fn rank(form: &str, value: &str) -> u8 {
    let tags = has_tags(value);
    let is_nitf = form.contains("nitf");
    match (form.contains("html"), is_nitf, tags) {
        (true, ..) | (false, false, true) if !form.contains("xml") || form.contains("html") => 0,
        (_, true, true) if value.contains("<nitf") || value.contains("<body.content") => 1,
        (_, _, false) => 2,
        _ => 3,
    }
}

fn read_body(object: &Map<String, Value>, item: &mut Item) {
    for body in bodies(object) {
        read_text(&body, item);
        if item.parts.iter().any(|part| !part.text.trim().is_empty()) {
            return;
        }
    }
}

fn alike(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    letters(a) == letters(b)
}

/// The descriptions, each once: of text a deck, of a picture its caption.
fn descriptions(object: &Map<String, Value>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let lists = each(object, "descriptions").into_iter().filter_map(value_of);
    let fields =
        ["description_text", "description_caption", "description_html", "description_xhtml"];
    let fields = fields.iter().filter_map(|name| text_of(object, &[name]));
    for text in lists.chain(fields.map(|text| unescaped(&text))) {
        if !found.iter().any(|other| alike(other, &text)) {
            found.push(text);
        }
    }
    found
}

fn read_descriptions(object: &Map<String, Value>, item: &mut Item) {
    let kind = kind(object);
    let pictured = matches!(kind.as_str(), "picture" | "graphic" | "video" | "audio" | "image");
    for text in descriptions(object) {
        if pictured {
            item.parts.push(Part::new(BlockKind::Caption, text));
        } else {
            item.summaries.push(text);
        }
    }
}

/// The caption and credit of a picture that goes with the copy.
fn read_association(object: &Map<String, Value>, item: &mut Item) {
    let known = |item: &Item, text: &str| {
        item.parts.iter().any(|part| part.kind == BlockKind::Caption && alike(&part.text, text))
    };
    let caption = descriptions(object).into_iter().next();
    let caption = caption.or_else(|| text_of(object, &["headline"]));
    if let Some(text) = caption.filter(|text| !known(item, text)) {
        item.parts.push(Part::new(BlockKind::Caption, text));
        if let Some(credit) = text_of(object, &["by", "byline", "description_creditline"]) {
            item.parts.push(Part::new(BlockKind::PhotoCredit, credit));
        }
    }
}
