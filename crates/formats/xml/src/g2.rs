//! NewsML-G2: the news envelope of the IPTC that Reuters, dpa, TT, STT and ANSA send copy in.
//!
//! Every `newsItem` is an article, whether it stands alone or in a `newsMessage`, and whatever its
//! class: a picture has a headline and a caption.
//! A `packageItem` is one where it says something of its own: its headline, and the titles of what
//! it refers to, a list item each.
//!
//! `contentSet` holds the copy, as XHTML, as NITF, or as a string; of several renditions of it the
//! first that has text is taken, since they say the same.
//! `contentMeta` and `itemMeta` give the rest: headlines, deck, byline, dateline, subjects with
//! scheme and kind, keywords, `altId`s, dates, embargo, status, rights, notes.
//! A code `scheme:code` is kept as both; catalogs are not fetched, so no code becomes an address.
//!
//! Source: NewsML-G2 2.34, <https://www.iptc.org/std/NewsML-G2/>.
//! Not read: `conceptItem`, `knowledgeItem`, `planningItem`; `assert`, `remote` content, part
//! metadata.

use copydesk_core::{BlockKind, Field, Subject};

use crate::content;
use crate::date;
use crate::flow::{self, Part};
use crate::item::Item;
use crate::names;
use crate::own;
use crate::tree::Element;

/// Whether an element is of NewsML-G2.
pub(crate) fn is_root(element: Element<'_>) -> bool {
    ["newsMessage", "packageItem"].iter().any(|name| element.is(name))
        || element.is("newsItem")
            && ["itemMeta", "contentMeta", "contentSet"].iter().any(|n| element.child(n).is_some())
}

/// Reads every item of a document.
pub(crate) fn read(document: Element<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut open = vec![document];
    // Items do not stand in items, but a message may stand in one of another format.
    while let Some(element) = open.pop() {
        if element.is("newsItem") {
            items.push(read_item(element));
        } else if element.is("packageItem") {
            items.extend(read_package(element));
        } else {
            let from = open.len();
            open.extend(element.children());
            open[from..].reverse();
        }
    }
    items
}

fn read_item(element: Element<'_>) -> Item {
    let mut item = Item::default();
    read_meta(element, &mut item);
    let class = class_of(element);
    for set in element.all("contentSet") {
        read_content(set, &mut item);
    }
    let is_text = class.is_empty() || class.contains("text") || class.contains("composite");
    read_descriptions(element, is_text, &mut item);
    item
}

/// A package, where it says something of its own.
fn read_package(element: Element<'_>) -> Option<Item> {
    let mut item = Item::default();
    read_meta(element, &mut item);
    for reference in element.within().filter(|child| child.is("itemRef")) {
        let title = ["headline", "title"].iter().find_map(|n| reference.child(n)?.text());
        item.parts.extend(title.map(|title| Part::new(BlockKind::ListItem, title)));
        let described = reference.all("description").filter_map(Element::text);
        item.parts.extend(described.map(|text| Part::new(BlockKind::Paragraph, text)));
    }
    (item.headline.is_some() || !item.parts.is_empty()).then_some(item)
}

/// `text`, `picture`: the nature of an item, without its scheme.
fn class_of(element: Element<'_>) -> String {
    let class = element.at(&["itemMeta", "itemClass"]);
    let code = class.and_then(|class| class.attribute("qcode").or_else(|| class.attribute("uri")));
    let code = code.unwrap_or_default().to_lowercase();
    code.rsplit([':', '/']).next().unwrap_or_default().to_owned()
}

/// The first content that has text.
fn read_content(set: Element<'_>, item: &mut Item) {
    for content in set.children() {
        if !content.is("inlineXML") && !content.is("inlineData") {
            continue;
        }
        // Encoded data is no text.
        if content.attribute("encoding").is_some_and(|encoding| encoding.contains("64")) {
            continue;
        }
        let before = item.parts.len();
        content::read(content, item);
        if item.parts.len() > before {
            return;
        }
    }
}

/// The name of a party or concept: as written out, else its literal, else its code.
fn name_of(element: Element<'_>) -> Option<String> {
    let of = |name: &str| element.attribute(name);
    let code = || Some(of("qcode")?.rsplit(':').next()?.to_owned());
    let named = element.child("name").and_then(Element::text);
    named.or_else(|| of("literal")).or_else(code).or_else(|| element.text())
}

fn read_meta(element: Element<'_>, item: &mut Item) {
    if let Some(guid) = element.attribute("guid") {
        item.id = Some(guid.clone());
        item.identify("guid", guid);
    }
    item.metadata.version = element.attribute("version").map(Field::given);
    item.metadata.language = element.attribute("lang").map(Field::given);
    if let Some(rights) = element.child("rightsInfo") {
        read_rights(rights, item);
    }
    if let Some(meta) = element.child("itemMeta") {
        read_item_meta(meta, item);
    }
    for meta in element.all("contentMeta") {
        read_content_meta(meta, item);
    }
    // An alternative that is the same has the more telling name.
    let ids = &mut item.metadata.identifiers;
    if let Some(guid) = ids.first().filter(|id| id.scheme == "guid").cloned()
        && ids.iter().filter(|id| id.value == guid.value).count() > 1
    {
        ids.remove(0);
    }
}

fn read_rights(rights: Element<'_>, item: &mut Item) {
    let first = |name: &str| rights.all(name).find_map(Element::text);
    let holder = || rights.child("copyrightHolder").and_then(name_of);
    item.metadata.rights = first("copyrightNotice").or_else(holder).map(Field::given);
    item.metadata.usage_terms = first("usageTerms").map(Field::given);
}

fn read_item_meta(meta: Element<'_>, item: &mut Item) {
    let text = |name: &str| meta.child(name).and_then(Element::text);
    let dated = |name: &str| text(name).and_then(|text| date::date(&text));
    (item.metadata.published, item.metadata.modified) =
        date::pair(dated("firstCreated"), dated("versionCreated"));
    item.metadata.publisher = meta.child("provider").and_then(name_of).map(Field::given);
    // Text that is no date is kept as it stands: it is an embargo all the same.
    item.metadata.embargo = text("embargoed")
        .map(|text| Field::given(date::date(&text).map_or(text, |date| date::iso(&date))));
    let status = meta.child("pubStatus").and_then(|s| s.attribute("qcode").or_else(|| s.text()));
    item.metadata.status =
        status.map(|status| Field::given(status.rsplit(':').next().unwrap_or_default().to_owned()));
    item.metadata.section =
        meta.at(&["memberOf"]).and_then(|section| section.child("name")?.text()).map(Field::given);
    for note in meta.children().filter(|child| child.is("edNote")) {
        let parts = flow::parts(note);
        item.notes.extend(parts.into_iter().map(|part| part.text));
    }
    if item.metadata.slug.is_none() {
        item.metadata.slug = text("slugline").map(Field::given);
    }
    for alternative in meta.all("altId") {
        read_alternative(alternative, item);
    }
    for genre in meta.all("genre") {
        push_subject(genre, Some("genre"), item);
    }
}

/// Who is credited: without the dash that sets the credit off the copy (`STT–`).
fn credited(line: &str) -> Option<Field> {
    let agency = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    (!agency.is_empty()).then(|| Field::given(agency))
}

fn read_content_meta(meta: Element<'_>, item: &mut Item) {
    for child in meta.children() {
        match child.name().to_ascii_lowercase().as_str() {
            "headline" => read_headline(child, item),
            "urgency" => item.metadata.urgency = child.text().map(Field::given),
            "slugline" => item.metadata.slug = child.text().map(Field::given),
            "by" => item.byline = item.byline.take().or_else(|| child.text()),
            "dateline" => read_dateline(child, item),
            "creditline" => item.metadata.agency = child.text().as_deref().and_then(credited),
            "keyword" => item.metadata.keywords.extend(child.text().map(Field::given)),
            "language" if item.metadata.language.is_none() => {
                item.metadata.language = child.attribute("tag").map(Field::given);
            }
            "altid" => read_alternative(child, item),
            "genre" => push_subject(child, Some("genre"), item),
            "subject" => {
                let kind = child.attribute("type");
                let kind = kind.as_deref().and_then(|kind| kind.rsplit(':').next());
                // What is no person, place or the like is an abstract notion: a subject.
                push_subject(child, kind.filter(|kind| !kind.starts_with("abs")), item);
            }
            "located" if item.metadata.located.is_none() => {
                item.metadata.located =
                    child.child("name").and_then(Element::text).map(Field::given);
            }
            "creator" | "contributor" => read_person(child, item),
            "ednote" => {
                item.notes.extend(flow::parts(child).into_iter().map(|part| part.text));
            }
            _ => {}
        }
    }
    if item.metadata.agency.is_none() {
        item.metadata.agency = meta.child("infoSource").and_then(name_of).map(Field::given);
    }
    let dated = |name: &str| date::date(&meta.child(name)?.text()?);
    if item.metadata.published.is_none() {
        (item.metadata.published, item.metadata.modified) =
            date::pair(dated("contentCreated"), dated("contentModified"));
    }
}

/// The first headline without a role is the headline; others are decks.
fn read_headline(headline: Element<'_>, item: &mut Item) {
    let Some(text) = headline.text() else { return };
    let role = headline.attribute("role").unwrap_or_default().to_lowercase();
    if item.headline.is_none() && !role.contains("sub") {
        item.headline = Some(text);
    } else {
        item.decks.push(text);
    }
}

/// A dateline; one that is the time of transmission is none.
fn read_dateline(dateline: Element<'_>, item: &mut Item) {
    let text = dateline.text().filter(|text| !text.starts_with(|c: char| c.is_ascii_digit()));
    item.dateline = item.dateline.take().or(text);
}

fn read_alternative(alternative: Element<'_>, item: &mut Item) {
    let Some(value) = alternative.text() else { return };
    if let Some(name) =
        alternative.attribute("type").as_deref().and_then(|kind| kind.strip_prefix(own::OWN))
    {
        return own::take(name, value, &mut item.metadata);
    }
    let scheme = alternative.attribute("type").or_else(|| alternative.attribute("environment"));
    item.identify(scheme.unwrap_or_else(|| "altId".to_owned()), value);
}

/// Somebody with a name of their own and a role at the copy; agencies are named as literals.
fn read_person(person: Element<'_>, item: &mut Item) {
    let role = person.attribute("role").unwrap_or_default();
    let role = role.rsplit(':').next().unwrap_or_default();
    let Some(name) = person.child("name").and_then(Element::text) else { return };
    let title = person.child("jobtitle").and_then(Element::text);
    let writes = matches!(role.to_ascii_lowercase().as_str(), "author" | "writer" | "reporter");
    if writes || (person.is("creator") && name.contains(' ') && role.is_empty()) {
        item.authors.push((name, title));
    }
}

fn push_subject(element: Element<'_>, kind: Option<&str>, item: &mut Item) {
    let code = element.attribute("qcode").or_else(|| element.attribute("uri"));
    let mut subject = Subject::default();
    if let Some(code) = &code {
        // An address is cut at its last stroke, a qcode at its colon.
        let cut = if code.contains("://") { code.rfind('/') } else { code.find(':') };
        match cut {
            Some(at) if code.contains("://") => {
                subject.scheme = Some(code[..=at].to_owned());
                subject.code = Some(code[at + 1..].to_owned());
            }
            Some(at) => {
                subject.scheme = Some(code[..at].to_owned());
                subject.code = Some(code[at + 1..].to_owned());
            }
            None => subject.code = Some(code.clone()),
        }
    }
    subject.name = element.child("name").and_then(Element::text);
    if subject.name.is_none() {
        subject.name = element.attribute("literal").filter(|_| code.is_none());
    }
    subject.kind = kind.map(str::to_owned);
    let known = subject.code.is_some() || subject.name.is_some();
    if known && !item.metadata.subjects.contains(&subject) {
        item.metadata.subjects.push(subject);
    }
}

/// A summary is a deck; what describes a picture is its caption. A caption of text repeats slug and
/// headline or the opening, and says nothing new.
fn read_descriptions(element: Element<'_>, is_text: bool, item: &mut Item) {
    let descriptions = element.all("contentMeta").flat_map(|meta| meta.all("description"));
    for description in descriptions {
        let Some(text) = description.text() else { continue };
        let role = description.attribute("role").unwrap_or_default().to_lowercase();
        if !is_text {
            item.parts.push(Part::new(BlockKind::Caption, names::folded(&text)));
        } else if !role.contains("caption") {
            item.summaries.push(text);
        }
    }
}
