//! NewsML 1.x: the first news envelope of the IPTC, in which AFP, ANA and Business Wire send copy.
//!
//! A `NewsItem` is one article, unless components of it have a headline and copy each: then each is
//! one, such as a release in two languages.
//! What stands in a component above holds for those within it.
//!
//! `NewsLines` give headline, decks, byline, dateline, rights and slug; `DataContent` the copy, which
//! is NITF, XHTML, HTML in a CDATA section, or plain text.
//! The `Role` of a component says what its content is: headline, deck, contact, caption; style sheets
//! are dropped, and so is content that is not text or is encoded.
//!
//! Source: NewsML 1.2, <https://www.iptc.org/std/NewsML/1.2/>.
//! Not read: catalogs, so codes stay codes; `NewsItemRef`; updates by instruction.

use copydesk_core::{BlockKind, Field, Metadata, Subject};

use crate::content;
use crate::date;
use crate::flow::Part;
use crate::item::Item;
use crate::tree::Element;

/// Reads every item of a document.
pub(crate) fn read(document: Element<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for news_item in document.within().filter(|element| element.is("NewsItem")) {
        let mut base = Item::default();
        if let Some(envelope) = document.find("NewsEnvelope") {
            read_envelope(envelope, &mut base);
        }
        read_item(news_item, &mut base);
        let components: Vec<_> = news_item.all("NewsComponent").collect();
        let articles: Vec<Vec<Element<'_>>> =
            components.iter().flat_map(|component| split(*component)).collect();
        if articles.is_empty() {
            items.push(base);
            continue;
        }
        for (number, path) in articles.iter().enumerate() {
            let mut item = base.clone();
            if number > 0 {
                item.id = item.id.map(|id| format!("{id}#{}", number + 1));
            }
            let last = path.len() - 1;
            for (depth, component) in path.iter().enumerate() {
                read_lines(*component, &mut item, depth == last);
                read_metadata(*component, &mut item);
            }
            read_content(path[last], &mut item);
            items.push(item);
        }
    }
    items
}

/// The articles in a component, each as the way down to its component.
fn split<'t>(component: Element<'t>) -> Vec<Vec<Element<'t>>> {
    let own: Vec<Vec<Element<'t>>> =
        component.all("NewsComponent").filter(|child| is_article(*child)).flat_map(split).collect();
    let single = own.len() < 2 && (own.is_empty() || has_headline(component));
    if single {
        return vec![vec![component]];
    }
    own.into_iter()
        .map(|mut path| {
            path.insert(0, component);
            path
        })
        .collect()
}

fn has_headline(component: Element<'_>) -> bool {
    component.at(&["NewsLines", "HeadLine"]).is_some()
}

/// Whether a component has a headline and copy of its own.
fn is_article(component: Element<'_>) -> bool {
    let headed = |element: Element<'_>| element.is("NewsComponent") && has_headline(element);
    (has_headline(component) || component.within().any(headed))
        && component.find("DataContent").is_some()
        && !matches!(role(component), Role::Caption)
}

fn read_envelope(envelope: Element<'_>, item: &mut Item) {
    let party = envelope.at(&["SentFrom", "Party"]).and_then(|party| formal_name(party));
    item.metadata.publisher = party.map(Field::given);
}

fn formal_name(element: Element<'_>) -> Option<String> {
    element.attribute("FormalName").or_else(|| element.text())
}

fn read_item(news_item: Element<'_>, item: &mut Item) {
    if let Some(language) = news_item.attribute("lang") {
        item.metadata.language = Some(Field::given(language));
    }
    if let Some(identifier) = news_item.at(&["Identification", "NewsIdentifier"]) {
        let of = |name: &str| identifier.child(name).and_then(Element::text);
        if let Some(public) = of("PublicIdentifier") {
            item.id = Some(public.clone());
            item.identify("PublicIdentifier", public);
        }
        if let Some(id) = of("NewsItemId") {
            item.id.get_or_insert(id.clone());
            item.identify("NewsItemId", id);
        }
        item.metadata.version = of("RevisionId").map(Field::given);
        if let Some(provider) = of("ProviderId") {
            item.metadata.publisher.get_or_insert(Field::given(provider));
        }
    }
    if let Some(label) = news_item.at(&["Identification", "NameLabel"]).and_then(Element::text) {
        item.metadata.slug = Some(Field::given(label));
    }
    let Some(management) = news_item.child("NewsManagement") else { return };
    let of = |name: &str| management.child(name).and_then(Element::text);
    let created = of("FirstCreated").and_then(|text| date::date(&text));
    let revised = of("ThisRevisionCreated").and_then(|text| date::date(&text));
    (item.metadata.published, item.metadata.modified) = date::pair(created, revised);
    item.metadata.status =
        management.child("Status").and_then(formal_name).map(|s| Field::given(s.to_lowercase()));
    item.metadata.urgency = management.child("Urgency").and_then(formal_name).map(Field::given);
    // The item is held until its status changes.
    let held = item.metadata.status.as_ref().is_some_and(|status| status.value != "usable");
    if let Some(change) = management.child("StatusWillChange").filter(|_| held) {
        let until = change.child("DateAndTime").and_then(Element::text);
        item.metadata.embargo =
            until.and_then(|text| date::date(&text)).map(|date| Field::given(date::iso(&date)));
    }
    for instruction in management.all("Instruction") {
        item.notes.extend(instruction.text());
    }
}

/// The news lines of a component; `own` says that its headline is the article's.
fn read_lines(component: Element<'_>, item: &mut Item, own: bool) {
    for lines in component.all("NewsLines") {
        for line in lines.children() {
            let Some(text) = line_text(line) else { continue };
            let given = || Some(Field::given(&text));
            match line.name().to_ascii_lowercase().as_str() {
                "headline" if own && item.headline.is_none() => item.headline = Some(text),
                "headline" if own => item.decks.push(text),
                "subheadline" => item.decks.push(text),
                "byline" => item.byline = Some(text),
                "dateline" => read_dateline(&text, item),
                "creditline" => item.metadata.agency = given(),
                "copyrightline" => item.metadata.rights = given(),
                "rightsline" => item.metadata.usage_terms = given(),
                "slugline" => item.metadata.slug = given(),
                "keywordline" => {
                    let words = text.split([',', ';']).map(str::trim).filter(|w| !w.is_empty());
                    item.metadata.keywords.extend(words.map(Field::given));
                }
                "newsline" => read_news_line(line, item),
                _ => {}
            }
        }
    }
}

/// The text of a line; in a CDATA section it may be escaped a second time.
fn line_text(line: Element<'_>) -> Option<String> {
    let text = line.text()?;
    let escaped = text.contains('&') && text.contains(';');
    Some(if escaped || content::has_tags(&text) { content::text_of(&text) } else { text })
}

/// A line of a kind that the provider names: only one for editors is of use here.
fn read_news_line(line: Element<'_>, item: &mut Item) {
    let Some(kind) = line.child("NewsLineType").and_then(formal_name) else { return };
    let Some(text) = line.child("NewsLineText").and_then(Element::text) else { return };
    match kind.to_ascii_lowercase().as_str() {
        kind if kind.contains("note") || kind.contains("advisory") => item.notes.push(text),
        kind if kind.contains("product") || kind.contains("catchline") => {
            item.metadata.slug.get_or_insert(Field::given(text));
        }
        kind if kind.contains("url") => {}
        _ => item.notes.push(text),
    }
}

/// A dateline; one that is a date alone is the day of publication where no other is given.
fn read_dateline(text: &str, item: &mut Item) {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let date = date::date(text);
        item.metadata.published = item.metadata.published.take().or(date);
        return;
    }
    item.dateline = Some(text.to_owned());
}

fn read_metadata(component: Element<'_>, item: &mut Item) {
    let metadata = &mut item.metadata;
    if let Some(admin) = component.child("AdministrativeMetadata") {
        let party = |name: &str| admin.at(&[name, "Party"]).and_then(formal_name);
        if let Some(provider) = party("Provider") {
            metadata.publisher = Some(Field::given(provider));
        }
        if let Some(source) = party("Source") {
            metadata.agency.get_or_insert(Field::given(source));
        }
        if let Some(creator) = party("Creator").filter(|_| item.byline.is_none()) {
            item.byline = Some(creator);
        }
    }
    if let Some(rights) = component.child("RightsMetadata") {
        if let Some(holder) = rights.at(&["Copyright", "CopyrightHolder"]).and_then(Element::text) {
            metadata.rights.get_or_insert(Field::given(holder));
        }
        let usage = rights.all("UsageRights").flat_map(|rights| rights.all("UsageType"));
        let usage: Vec<String> = usage.filter_map(Element::text).collect();
        if !usage.is_empty() {
            metadata.usage_terms = Some(Field::given(usage.join("; ")));
        }
    }
    if let Some(descriptive) = component.child("DescriptiveMetadata") {
        read_descriptive(descriptive, metadata);
    }
    for extra in component.all("Metadata") {
        for property in extra.all("Property") {
            let (Some(name), Some(value)) =
                (property.attribute("FormalName"), property.attribute("Value"))
            else {
                continue;
            };
            let lower = name.to_ascii_lowercase();
            if lower.contains("keyword") {
                push_subject(metadata, None, None, Some(value), Some(&name));
            }
        }
    }
}

fn read_descriptive(descriptive: Element<'_>, metadata: &mut Metadata) {
    if let Some(language) = descriptive.child("Language").and_then(formal_name) {
        metadata.language = Some(Field::given(language.to_lowercase()));
    }
    for code in descriptive.all("SubjectCode").flat_map(Element::children) {
        if code.name().to_ascii_lowercase().starts_with("subject") {
            let scheme = code.attribute("Scheme").or_else(|| Some("IptcSubjectCodes".to_owned()));
            push_subject(metadata, scheme, code.attribute("FormalName"), None, None);
        }
    }
    for genre in descriptive.all("Genre").filter_map(formal_name) {
        push_subject(metadata, None, None, Some(genre), Some("genre"));
    }
    for property in descriptive.all("Property") {
        let (name, value) = (property.attribute("FormalName"), property.attribute("Value"));
        let (Some(name), Some(value)) = (name, value) else { continue };
        if !name.eq_ignore_ascii_case("keyword") {
            continue;
        }
        if property.attribute("Role").is_some() {
            push_subject(metadata, None, None, Some(value), Some("person"));
        } else {
            metadata.keywords.push(Field::given(value));
        }
    }
    let place = |name: &str| {
        let properties = descriptive.all("Location").flat_map(|l| l.all("Property"));
        properties
            .chain(descriptive.all("Property"))
            .find(|p| p.attribute("FormalName").is_some_and(|n| n.eq_ignore_ascii_case(name)))
            .and_then(|property| property.attribute("Value"))
    };
    let places: Vec<String> =
        ["City", "CountryArea", "Country"].iter().filter_map(|n| place(n)).collect();
    if !places.is_empty() {
        metadata.located.get_or_insert(Field::given(places.join(", ")));
    }
}

fn push_subject(
    metadata: &mut Metadata,
    scheme: Option<String>,
    code: Option<String>,
    name: Option<String>,
    kind: Option<&str>,
) {
    let mut subject = Subject::default();
    (subject.scheme, subject.code, subject.name) = (scheme, code, name);
    subject.kind = kind.map(str::to_owned);
    if !metadata.subjects.contains(&subject) {
        metadata.subjects.push(subject);
    }
}

/// What the content of a component is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Copy,
    Headline,
    Deck,
    Note,
    Caption,
    Drop,
}

fn role(component: Element<'_>) -> Role {
    let name = component.child("Role").and_then(formal_name).unwrap_or_default();
    match name.to_ascii_lowercase().replace([' ', '_', '-'], "").as_str() {
        "headline" => Role::Headline,
        "subheadline" | "deck" | "summary" | "abstract" => Role::Deck,
        "contact" | "contacts" | "note" | "editorsnote" | "advisory" => Role::Note,
        "caption" | "photo" | "picture" | "image" | "graphic" | "logo" | "video" | "audio"
        | "thumbnail" | "preview" | "quicklook" => Role::Caption,
        "stylesheet" | "css" => Role::Drop,
        _ => Role::Copy,
    }
}

/// The content of a component and of those within it.
fn read_content(component: Element<'_>, item: &mut Item) {
    let role = role(component);
    if role == Role::Drop {
        return;
    }
    let items = component.children().flat_map(|child| match child.is("ContentItem") {
        true => vec![child],
        false if child.is("NewsComponent") => Vec::new(),
        false => child.all("ContentItem").collect(),
    });
    for content_item in items {
        read_content_item(content_item, role, item);
    }
    for child in component.all("NewsComponent") {
        let own = self::role(child);
        // A picture's headline is its caption.
        if own == Role::Caption || (role == Role::Caption && own == Role::Copy) {
            let headline = child.at(&["NewsLines", "HeadLine"]).and_then(line_text);
            item.parts.extend(headline.map(|text| Part::new(BlockKind::Caption, text)));
        }
        read_content(child, item);
    }
}

fn read_content_item(content_item: Element<'_>, role: Role, item: &mut Item) {
    let media = content_item.child("MediaType").and_then(formal_name).unwrap_or_default();
    let is_text = media.is_empty() || media.to_ascii_lowercase().contains("text");
    let format = content_item.child("Format").and_then(formal_name).unwrap_or_default();
    if format.eq_ignore_ascii_case("css") {
        return;
    }
    let direct = content_item.child("DataContent");
    let encoding = content_item.child("Encoding");
    let coded = encoding.is_some_and(|encoding| encoding.attribute("Notation").is_some());
    let Some(data) = direct.or_else(|| encoding.filter(|_| !coded)?.child("DataContent")) else {
        return;
    };
    if coded {
        return;
    }
    let mut inner = Item::default();
    content::read(data, &mut inner);
    let kind = match role {
        Role::Headline => Some(BlockKind::Headline),
        Role::Deck => Some(BlockKind::Deck),
        Role::Note => Some(BlockKind::EditorNote),
        Role::Caption => Some(BlockKind::Caption),
        Role::Copy if !is_text => Some(BlockKind::Caption),
        Role::Copy | Role::Drop => None,
    };
    let Some(kind) = kind else {
        let parts = std::mem::take(&mut inner.parts);
        content::merge(inner, item);
        item.parts.extend(parts);
        return;
    };
    for part in &mut inner.parts {
        part.kind = kind;
    }
    if kind == BlockKind::Headline {
        // One headline; lines that follow it are decks.
        for part in inner.parts.iter_mut().skip(1) {
            part.kind = BlockKind::Deck;
        }
        item.headline = inner.parts.first().map(|part| part.text.clone()).or(item.headline.take());
    }
    item.parts.extend(inner.parts);
}

/// Whether an element is of NewsML 1.
pub(crate) fn is_root(element: Element<'_>) -> bool {
    element.is("NewsML") || element.is("NewsItem") && element.child("NewsComponent").is_some()
}
