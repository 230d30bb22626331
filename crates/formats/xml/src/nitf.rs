//! NITF 3.x: the News Industry Text Format of the IPTC.
//!
//! The copy is what `body` holds: the headlines, bylines, datelines, distributor and abstract of
//! `body.head`, the paragraphs, subheads, lists, tables, media captions and notes of `body.content`,
//! the tagline of `body.end`; each as a block of its kind, in the order of the document.
//! A second headline is a deck; so is the abstract.
//! `head` says the rest: identifiers, dates, status, urgency, subjects, keywords, rights, an embargo,
//! and in `meta` the header of the ANPA message that the document was made of.
//!
//! A release later than the issue is an embargo; one that is told apart by its status is too.
//! A NITF document inside another format is read by the same code.
//!
//! Source: NITF 3.6, <https://www.iptc.org/std/NITF/3.6/>.
//! Not read: `series`, `fixture`, `revision-history`, the geography of `doc-scope`.

use copydesk_core::{BlockKind, Field, Published, Subject, WireHeader};

use crate::date;
use crate::flow::{self, Part};
use crate::item::Item;
use crate::names;
use crate::tree::{Child, Element};

/// Reads one `nitf` element.
pub(crate) fn read(nitf: Element<'_>) -> Item {
    let mut item = Item::default();
    if let Some(language) = nitf.attribute("baselang").or_else(|| nitf.attribute("lang")) {
        item.metadata.language = Some(Field::given(language));
    }
    if let Some(head) = nitf.child("head") {
        read_head(head, &mut item);
    }
    // Some put the head's elements right into the document.
    read_docdata(nitf, &mut item);
    match nitf.child("body") {
        Some(body) => read_body(body, &mut item),
        None => item.parts.extend(flow::parts(nitf)),
    }
    if item.headline.is_none() {
        let headed = item.parts.iter().any(|part| part.kind == BlockKind::Headline);
        item.headline = nitf.at(&["head", "title"]).and_then(Element::text).filter(|_| !headed);
    }
    item
}

/// The body: its head, its content, its end.
pub(crate) fn read_body(body: Element<'_>, item: &mut Item) {
    let whole = |name: &str| body.children().any(|child| child.is(name));
    if !whole("body.content") && !whole("body.head") {
        item.parts.extend(flow::parts(body));
        return;
    }
    for child in body.contents() {
        match child {
            Child::Text(text) if text.trim().is_empty() => {}
            Child::Text(text) => {
                item.parts.push(Part::new(BlockKind::Paragraph, names::folded(text)));
            }
            Child::Element(child) if child.is("body.head") => read_body_head(child, item),
            Child::Element(child) => item.parts.extend(flow::parts(child)),
        }
    }
}

fn read_body_head(head: Element<'_>, item: &mut Item) {
    for child in head.contents() {
        let child = match child {
            Child::Text(text) if text.trim().is_empty() => continue,
            Child::Text(text) => {
                item.parts.push(Part::new(BlockKind::Paragraph, names::folded(text)));
                continue;
            }
            Child::Element(child) => child,
        };
        match child.name().to_ascii_lowercase().as_str() {
            "hedline" => read_hedline(child, item),
            "byline" => read_byline(child, item),
            "dateline" => read_dateline(child, item),
            "abstract" => item.parts.extend(flow::parts_as(child, BlockKind::Deck)),
            "distributor" => {
                if let Some(name) = child.text() {
                    item.metadata.agency.get_or_insert(Field::given(&name));
                    item.parts.push(Part::new(BlockKind::Masthead, name));
                }
            }
            "rights" => item.parts.extend(flow::parts_as(child, BlockKind::Rights)),
            "note" => item.parts.extend(flow::parts_as(child, BlockKind::EditorNote)),
            "series" => item.parts.extend(flow::parts_as(child, BlockKind::Section)),
            _ => item.parts.extend(flow::parts(child)),
        }
    }
}

/// `hl1` is the headline, every `hl2` a deck; bare text is the headline too.
fn read_hedline(hedline: Element<'_>, item: &mut Item) {
    for mut part in flow::parts(hedline) {
        let first = item.headline.is_none();
        part.kind = if first { BlockKind::Headline } else { BlockKind::Deck };
        if first {
            item.headline = Some(names::folded(&part.text));
        }
        item.parts.push(part);
    }
}

/// The byline as it reads, and the persons in it with their titles.
fn read_byline(byline: Element<'_>, item: &mut Item) {
    let text = joined(byline, ", ");
    if text.is_empty() {
        return;
    }
    let title = byline.child("byttl").and_then(Element::text);
    for person in byline.all("person") {
        let title = title.clone().or_else(|| person.child("function").and_then(Element::text));
        let Some(names) = person.text() else { continue };
        item.authors.extend(names.split(" and ").map(|name| (name.to_owned(), title.clone())));
    }
    item.byline.get_or_insert(text.clone());
    item.parts.push(Part::new(BlockKind::Byline, text));
}

/// The dateline as it reads; places that are told apart are joined by commas.
fn read_dateline(dateline: Element<'_>, item: &mut Item) {
    let location = dateline.child("location");
    let named: Vec<String> = location
        .into_iter()
        .flat_map(|location| {
            ["sublocation", "city", "state", "region", "country"]
                .into_iter()
                .filter_map(move |name| location.child(name).and_then(Element::text))
        })
        .collect();
    let text = joined(dateline, ", ");
    if text.is_empty() {
        return;
    }
    item.places.extend(named);
    match &item.dateline {
        None => item.dateline = Some(text),
        Some(_) => item.parts.push(Part::new(BlockKind::Paragraph, text)),
    }
}

/// The text of an element; `between` stands between elements that nothing else sets apart.
fn joined(element: Element<'_>, between: &str) -> String {
    let mut text = String::new();
    let mut after_element = false;
    push_joined(element, between, &mut text, &mut after_element);
    names::folded(&text)
}

fn push_joined(element: Element<'_>, between: &str, text: &mut String, after: &mut bool) {
    for child in element.contents() {
        match child {
            Child::Text(run) if run.trim().is_empty() => {}
            Child::Text(run) => {
                let open = !run.starts_with(|c: char| !c.is_alphanumeric());
                if *after && open {
                    text.push_str(between);
                } else if !text.is_empty() && text.ends_with(char::is_alphanumeric) && open {
                    text.push(' ');
                }
                text.push_str(run);
                *after = false;
            }
            Child::Element(child) => {
                if child.text().is_none() {
                    continue;
                }
                if *after {
                    text.push_str(between);
                } else if text.ends_with(char::is_alphanumeric) {
                    text.push(' ');
                }
                *after = false;
                push_joined(child, between, text, after);
                *after = true;
            }
        }
    }
}

fn read_head(head: Element<'_>, item: &mut Item) {
    let mut wire = WireHeader::default();
    for meta in head.all("meta") {
        let (Some(name), Some(content)) = (meta.attribute("name"), meta.attribute("content"))
        else {
            continue;
        };
        read_meta(&name, &content, item, &mut wire);
    }
    if wire != WireHeader::default() {
        item.metadata.wire = Some(wire);
    }
    for subject in head.within().filter(|element| element.is("tobject.subject")) {
        read_subject(subject, item);
    }
    if let Some(kind) = head.at(&["tobject", "tobject.property"])
        && let Some(kind) = kind.attribute("tobject.property.type")
    {
        push_subject(item, None, None, Some(kind), "genre");
    }
    for pubdata in head.all("pubdata") {
        let section = pubdata.attribute("position.section");
        item.metadata.section = item.metadata.section.take().or(section.map(Field::given));
        let name = pubdata.attribute("name");
        item.metadata.publisher = item.metadata.publisher.take().or(name.map(Field::given));
        if let Some(published) = dated(pubdata, "date.publication") {
            item.metadata.published = Some(published);
        }
        if let Some(link) = pubdata.attribute("ex-ref") {
            item.metadata.url = Some(Field::given(link));
        }
    }
    read_docdata(head, item);
    if let Some(docdata) = head.child("docdata") {
        read_docdata(docdata, item);
        read_rights(docdata, item);
        if let Some(status) = docdata.attribute("management-status") {
            item.metadata.status = Some(Field::given(status));
        }
        read_dates(docdata, item);
    }
}

/// What ANPA 1312's header said, as NITF documents made of it keep it, and slugs by their names.
fn read_meta(name: &str, content: &str, item: &mut Item, wire: &mut WireHeader) {
    let field = || Some(Field::given(content));
    match name.to_ascii_lowercase().as_str() {
        "anpa-sequence" => wire.sequence = field(),
        "anpa-category" => wire.category = field(),
        "anpa-service" => wire.service = field(),
        "anpa-wordcount" => wire.word_count = content.parse().ok(),
        "anpa-priority" | "anpa-urgency" => wire.priority = field(),
        "anpa-takekey" => wire.version = field(),
        "anpa-keyword" | "slug" | "slugline" => {
            item.metadata.slug = item.metadata.slug.take().or_else(field);
        }
        _ => {}
    }
}

/// One subject, down to its finest part.
fn read_subject(subject: Element<'_>, item: &mut Item) {
    let of = |name: &str| subject.attribute(&format!("tobject.subject.{name}"));
    let name = of("detail").or_else(|| of("matter")).or_else(|| of("type"));
    let code = of("refnum").or_else(|| of("code"));
    if name.is_some() || code.is_some() {
        let scheme = of("ipr").unwrap_or_else(|| "IPTC".to_owned());
        push_subject(item, Some(scheme), code, name, "subject");
    }
}

fn push_subject(
    item: &mut Item,
    scheme: Option<String>,
    code: Option<String>,
    name: Option<String>,
    kind: &str,
) {
    let mut subject = Subject::default();
    (subject.scheme, subject.code, subject.name) = (scheme, code, name);
    subject.kind = (kind != "subject").then(|| kind.to_owned());
    if !item.metadata.subjects.contains(&subject) {
        item.metadata.subjects.push(subject);
    }
}

/// What stands in `docdata`, and what some writers put beside it.
fn read_docdata(docdata: Element<'_>, item: &mut Item) {
    for id in docdata.all("doc-id") {
        let Some(value) = id.attribute("id-string") else { continue };
        item.id.get_or_insert(value.clone());
        let scheme = id.attribute("regsrc").unwrap_or_else(|| "doc-id".to_owned());
        item.identify(scheme, value);
    }
    for key in docdata.all("du-key") {
        let Some(value) = key.attribute("key") else { continue };
        item.metadata.slug.get_or_insert(Field::given(&value));
        item.identify("du-key", value);
        if let Some(version) = key.attribute("version") {
            item.metadata.version = Some(Field::given(version));
        }
    }
    if let Some(urgency) = docdata.child("urgency").and_then(|u| u.attribute("ed-urg")) {
        item.metadata.urgency = Some(Field::given(urgency));
    }
    for keyword in docdata.all("key-list").flat_map(|list| list.all("keyword")) {
        if let Some(word) = keyword.attribute("key").or_else(|| keyword.text()) {
            item.metadata.keywords.push(Field::given(word));
        }
    }
    for message in docdata.all("ed-msg") {
        item.notes.extend(message.attribute("info").or_else(|| message.text()));
    }
    if let Some(source) = docdata.find("from-src").and_then(|from| from.attribute("src-name")) {
        item.metadata.publisher.get_or_insert(Field::given(source));
    }
    if let Some(place) = docdata.child("evloc") {
        let parts = ["city", "state-prov", "county-dist", "iso-cc"];
        let named: Vec<String> = parts.iter().filter_map(|part| place.attribute(part)).collect();
        if !named.is_empty() {
            push_subject(item, None, None, Some(named.join(", ")), "place");
        }
    }
}

fn read_rights(docdata: Element<'_>, item: &mut Item) {
    if let Some(copyright) = docdata.child("doc.copyright") {
        item.metadata.rights = copyright.attribute("holder").map(Field::given);
    }
    if let Some(rights) = docdata.child("doc.rights") {
        let owner = rights.attribute("owner");
        item.metadata.rights = item.metadata.rights.take().or(owner.map(Field::given));
        let terms = [rights.attribute("type"), rights.attribute("limitations")];
        let terms: Vec<String> = terms.into_iter().flatten().collect();
        if !terms.is_empty() {
            item.metadata.usage_terms = Some(Field::given(names::folded(&terms.join(" "))));
        }
    }
}

fn read_dates(docdata: Element<'_>, item: &mut Item) {
    let norm = |name: &str| docdata.child(name).and_then(|date| dated(date, "norm"));
    let (issue, release) = (norm("date.issue"), norm("date.release"));
    let embargoed = item
        .metadata
        .status
        .as_ref()
        .is_some_and(|status| status.value.eq_ignore_ascii_case("embargoed"));
    if let Some(release) = &release
        && (embargoed || issue.as_ref().is_some_and(|issue| is_later(release, issue)))
    {
        item.metadata.embargo = Some(Field::given(date::iso(release)));
    }
    if item.metadata.published.is_none() {
        item.metadata.published = issue.or(release);
    }
}

/// Whether one date is later than another of the same zone.
fn is_later(a: &Published, b: &Published) -> bool {
    (a.date, &a.time) > (b.date, &b.time)
}

fn dated(element: Element<'_>, attribute: &str) -> Option<Published> {
    date::date(&element.attribute(attribute)?)
}
