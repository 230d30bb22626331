//! Carrier: JSON Feed 1.0 and 1.1 (jsonfeed.org).
//!
//! Decides by the address of the version, which stands near the beginning.
//! The text is `content_html` or `content_text`, else the `summary`.
//! Where the JSON breaks, what comes before is read item by item, the last as far as it goes, and the
//! byte is said.
//! Values are nested 128 deep at most, by `serde_json`.

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Span, Subject,
};
use serde_json::Value;

use crate::Sink;
use crate::entry::{About, Entry, Feed, Text};
use crate::xml;

/// The beginning of every version's address, as JSON may write it.
const VERSIONS: &[&[u8]] = &[b"jsonfeed.org/version/", b"jsonfeed.org\\/version\\/"];
/// Values are nested no deeper.
const DEEPEST: usize = 100;
/// The version stands within so many bytes.
const HEAD: usize = 4 << 10;

/// JSON Feed.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonFeed;

impl Carrier for JsonFeed {
    fn id(&self) -> CarrierId {
        CarrierId::new("json-feed")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let head = &bytes[..bytes.len().min(HEAD)];
        let opens =
            head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().starts_with(b"{");
        if !opens {
            return Detection::none();
        }
        let found = VERSIONS.iter().find_map(|version| {
            memchr::memmem::find(head, version).map(|at| Span::from_usize(at, at + version.len()))
        });
        match found {
            Some(span) => {
                Detection::score(0.96).because(Evidence::new(span, "the version of JSON Feed"))
            }
            None => Detection::none(),
        }
    }

    fn unpack(&self, carried: Carried<'_>, sink: Sink<'_>) {
        let text = xml::decode(carried.bytes);
        let mut feed = Feed { path: carried.path, about: About::default(), entries: 0 };
        let (known, fault) = match serde_json::from_str::<Value>(&text) {
            Ok(known) => (known, None),
            Err(error) => (Value::Null, Some((offset(&text, &error), error.to_string()))),
        };
        let Some((at, message)) = fault else {
            feed.about = about(&known);
            for item in known["items"].as_array().into_iter().flatten() {
                sink(feed.piece(entry(item)));
            }
            return;
        };
        let items = memchr::memmem::find(text.as_bytes(), b"\"items\"");
        let list = items.and_then(|at| text[at..].find('[').map(|open| at + open + 1));
        if let Some(list) = list {
            let head = text[..items.unwrap_or_default()].trim_end().trim_end_matches(',');
            feed.about = serde_json::from_str(&format!("{head}}}"))
                .map_or_else(|_| About::default(), |head| about(&head));
            for item in readable(&text[list..]) {
                sink(feed.piece(entry(&item)));
            }
        }
        sink(Err(CarrierError::new(carried.path, message).at_byte(at as u64)));
    }
}

/// The items of a list that can be read, up to where it breaks.
fn readable(list: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut rest = list;
    loop {
        rest = rest.trim_start_matches([',', ' ', '\n', '\r', '\t']);
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(value @ Value::Object(_))) = values.next() else {
            items.extend(cut_short(rest));
            return items;
        };
        items.push(value);
        rest = rest.get(values.byte_offset()..).unwrap_or_default();
    }
}

/// An object whose end is missing, as far as it goes.
fn cut_short(text: &str) -> Option<Value> {
    let mut closers: Vec<u8> = Vec::new();
    let (mut quoted, mut escaped) = (false, 0);
    // Where the last of the members that are whole ends, and what is open there.
    let mut whole = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped > 0 => escaped -= 1,
            b'\\' if quoted => escaped = if text[at..].starts_with("\\u") { 5 } else { 1 },
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' => closers.push(b'}'),
            b'[' => closers.push(b']'),
            b'}' | b']' => {
                closers.pop()?;
            }
            b',' => whole = (at, closers.len()),
            _ => {}
        }
        if closers.len() > DEEPEST || closers.is_empty() {
            return None;
        }
    }
    let closed = |text: &str, open: usize| {
        let ends: String = closers[..open].iter().rev().map(|end| char::from(*end)).collect();
        serde_json::from_str::<Value>(&format!("{text}{ends}")).ok()
    };
    let text = if escaped > 0 { &text[..text.rfind('\\')?] } else { text };
    let last = if quoted { format!("{text}\"") } else { text.to_owned() };
    closed(&last, closers.len()).or_else(|| closed(&text[..whole.0], whole.1.min(closers.len())))
}

/// The byte that an error of `serde_json` names by line and column.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let before: usize = lines.map(str::len).sum();
    (before + error.column().saturating_sub(1)).min(text.len())
}

fn about(feed: &Value) -> About {
    About {
        title: string(&feed["title"]),
        language: string(&feed["language"]),
        rights: None,
        authors: authors(feed),
    }
}

fn entry(item: &Value) -> Entry {
    let plain = |name: &str| string(&item[name]).map(Text::Plain);
    let html = string(&item["content_html"]).map(Text::Html);
    let tags = item["tags"].as_array().into_iter().flatten().filter_map(string);
    Entry {
        id: string(&item["id"]),
        title: string(&item["title"]).map(|title| Text::guess(&title)),
        link: string(&item["url"]).or_else(|| string(&item["external_url"])),
        published: string(&item["date_published"]),
        updated: string(&item["date_modified"]),
        authors: authors(item),
        subjects: tags
            .map(|tag| {
                let mut subject = Subject::default();
                subject.name = Some(tag);
                subject
            })
            .collect(),
        summary: plain("summary"),
        content: html.or_else(|| plain("content_text")),
        language: string(&item["language"]),
        ..Entry::default()
    }
}

/// `authors` of version 1.1, or `author` of 1.0.
fn authors(of: &Value) -> Vec<String> {
    let listed = of["authors"].as_array().into_iter().flatten().chain([&of["author"]]);
    listed.filter_map(|author| string(&author["name"])).collect()
}

/// A string that is not blank, or a number as its digits.
fn string(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
