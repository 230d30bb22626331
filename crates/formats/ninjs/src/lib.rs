//! Carriers and writers: ninjs, the IPTC's news in JSON, and JSON-LD as schema.org has it.
//!
//! Both are JSON with the copy as a string of markup, so they share the reading of broken JSON and of
//! what the markup holds; the latter is [`copydesk_xml`]'s, so that one release in ninjs and in
//! NewsML is one article.
//! That is why this format depends on another.
//!
//! [`Ninjs`] decides by the fields with which a file opens: a `uri` or `guid`, and something that
//! only an item has, such as `bodies`, `headlines` or `versioncreated`; in an envelope too.
//! [`JsonLd`] decides by a context of schema.org and the type of an article.
//! A file may hold several objects, in a list, in an envelope, or one behind the other.
//!
//! A broken file gives what stands before the fault, a string that is cut short included, and an error
//! with the byte.
//! Nesting deeper than 128 is refused; memory is a few times the file's length.
//!
//! [`ninjs`] and [`json_ld`] write; what they write is read back as the same article.
//!
//! Limits of this version: the whole file is held, so a file of many gigabytes of objects must be cut.
//!
//! Dependencies: `serde_json` reads JSON.

mod json;
mod jsonld;
mod names;
mod read;
mod write;

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Given, LayoutId, Span, Unpacked,
};
use copydesk_xml::Item;
use serde_json::Value;

pub use jsonld::json_ld;
pub use write::ninjs;

/// So much of a file is looked at to recognise it.
const HEAD: usize = 1 << 16;

/// ninjs 1.x, 2.x and 3.x.
///
/// ```
/// use copydesk_core::{Carried, Carrier, Unpacked};
///
/// let bytes = br#"{"uri": "http://a.example/1", "headline": "Ferry resumes",
///     "body_html": "<p>The ferry sails <b>again</b>.</p>"}"#;
/// let mut bodies = Vec::new();
/// copydesk_ninjs::Ninjs.unpack(Carried::whole("ferry.json", bytes), &mut |piece| {
///     if let Ok(Unpacked::Article(article)) = piece {
///         bodies.push(article.body());
///     }
/// });
/// assert_eq!(bodies, ["The ferry sails again."]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Ninjs;

/// A schema.org article as JSON-LD.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonLd;

impl Carrier for Ninjs {
    fn id(&self) -> CarrierId {
        CarrierId::new("ninjs")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let names = opening(bytes);
        let has = |wanted: &str| names.iter().any(|(name, ..)| json::is(name, wanted));
        let named = has("uri") || has("guid");
        let strong = read::STRONG.iter().filter(|name| has(name)).count();
        let declared = names.iter().any(|(name, _, value)| {
            name == "name" && value.as_deref().is_some_and(|value| value.ends_with("ninjs"))
        });
        let linked = names.iter().any(|(name, ..)| name == "@context" || name == "@type");
        // Where the end of an item is out of sight, one sign is enough.
        let enough = strong > 0 || declared;
        if !named || !enough || linked {
            return Detection::none();
        }
        let note = "the fields of a ninjs item";
        Detection::score(0.9).because(Evidence::new(seen(bytes), note))
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        unpack(carried, "ninjs", read::items, sink);
    }
}

impl Carrier for JsonLd {
    fn id(&self) -> CarrierId {
        CarrierId::new("json-ld")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let names = opening(bytes);
        let says = |wanted: &str, fits: &dyn Fn(&str) -> bool| {
            names
                .iter()
                .any(|(name, _, value)| name == wanted && value.as_deref().is_some_and(fits))
        };
        let schema = says("@context", &|value| value.contains("schema.org"));
        if !schema || !says("@type", &jsonld::is_article) {
            return Detection::none();
        }
        let note = "JSON-LD of schema.org with an article";
        // Above the carrier of bare lines, whose `text` this has too.
        Detection::score(0.97).because(Evidence::new(seen(bytes), note))
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        unpack(carried, "json-ld", jsonld::items, sink);
    }
}

fn seen(bytes: &[u8]) -> Span {
    Span::from_usize(0, bytes.len().min(HEAD))
}

/// The fields with which a file opens.
fn opening(bytes: &[u8]) -> Vec<(String, usize, Option<String>)> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if !"{[".bytes().any(|bracket| copydesk_parser::encoding::may_open_with(head, bracket)) {
        return Vec::new();
    }
    // A cut may fall into a character.
    let whole =
        (0..4).find_map(|cut| std::str::from_utf8(head.get(..head.len().checked_sub(cut)?)?).ok());
    match whole {
        Some(text) => json::names(text),
        None => json::text(head).map(|decoded| json::names(&decoded.text)).unwrap_or_default(),
    }
}

/// Unpacks a file of JSON.
fn unpack(
    carried: Carried<'_>,
    layout: &'static str,
    items: fn(&Value) -> Vec<Item>,
    sink: &mut dyn FnMut(Result<Unpacked, CarrierError>),
) {
    let path = carried.path;
    let fault = |message: String| CarrierError::new(path, message);
    let decoded = match json::text(carried.bytes) {
        Ok(decoded) => decoded,
        Err(error) => return sink(Err(fault(error.to_string()))),
    };
    let (values, broken) = json::values(&decoded.text);
    let mut count = 0;
    for mut item in values.iter().flat_map(items) {
        count += 1;
        let mut given = Given::default();
        given.path = Some(path.to_owned());
        given.encoding = Some(decoded.encoding.to_owned());
        if item.id.is_none() {
            item.id = Some(if count > 1 { format!("{path}#{count}") } else { path.to_owned() });
        }
        let article = item.compose(given, LayoutId::new(layout));
        let article = article.map(|article| Unpacked::Article(Box::new(article)));
        sink(article.map_err(|error| fault(error.to_string())));
    }
    match broken {
        Some(broken) => {
            // Bytes of the file and of the text are the same but for a byte order mark.
            let mark = if carried.bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
            let byte = carried.bytes_before + (broken.byte + mark) as u64;
            sink(Err(fault(broken.message).at_byte(byte)));
        }
        None if count == 0 => sink(Err(fault("no news item is in this document".to_owned()))),
        None => {}
    }
}

#[cfg(test)]
mod tests;
