//! Carrier: WARC, the archive of a crawl (ISO 28500), one record after the other.
//!
//! Decides by the first bytes. Each record says how long it is, so a file of any length is read in
//! portions ([`Framing::Records`]), and nothing is held but the record at hand.
//! A response or resource that is a page, plain text, a feed or a news file is handed on to whoever
//! reads that, with its address; so is what was converted to text (WET). Requests, pictures,
//! scripts, data, redirections and errors of the server, `robots.txt`, and records that point at an
//! earlier one are no copy and are passed over, each by what it is ([`Unpacked::Passed`]).
//!
//! Where no record begins it says so, by byte, and goes on with the next that does; a record that is
//! cut short is read as far as it goes. Bytes are counted in the file as it is when unpacked.
//!
//! The day of the crawl is not taken for the day of publication.
//!
//! Limits: a record in segments is not joined; of one beyond 64 MiB the beginning is read; a page
//! unpacks to 32 MiB at most; brotli is not unpacked.

mod head;
mod http;

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Diagnostic, Enclosed, Evidence, Framing,
    Given, Identifier, Severity, Span, Unpacked,
};
use copydesk_parser::encoding::XmlHead;

use crate::{HTML, Sink};
use head::{Found, Head};

/// The archive of a crawl.
///
/// ```
/// use copydesk_core::{Carried, Carrier, Unpacked};
///
/// let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The pier is open.</p>";
/// let record = format!(
///     "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://pier.example/1\r\n\
///      Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
///     page.len()
/// );
/// let mut addresses = Vec::new();
/// copydesk_feed::Warc.unpack(Carried::whole("crawl.warc", record.as_bytes()), &mut |piece| {
///     if let Ok(Unpacked::Enclosed(page)) = piece {
///         addresses.extend(page.given.url);
///     }
/// });
/// assert_eq!(addresses, ["https://pier.example/1"]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Warc;

impl Carrier for Warc {
    fn id(&self) -> CarrierId {
        CarrierId::new("warc")
    }

    fn framing(&self) -> Framing {
        Framing::Records
    }

    fn record_end(&self, bytes: &[u8]) -> Option<u64> {
        let start = line_ends(bytes);
        match head::warc(&bytes[start..]) {
            Found::Beginning => None,
            Found::Head(head) if length(&head).is_some() => {
                let end = (start + head.length) as u64;
                Some(end.saturating_add(length(&head).unwrap_or_default()))
            }
            Found::Head(_) | Found::Other(_) => next(bytes, start).map(|end| end as u64),
        }
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let start = line_ends(bytes);
        let rest = &bytes[start..];
        let version = rest.strip_prefix(b"WARC/").and_then(|rest| rest.first());
        if !version.is_some_and(u8::is_ascii_digit) {
            return Detection::none();
        }
        let span = Span::from_usize(start, start + b"WARC/1".len());
        Detection::score(0.99).because(Evidence::new(span, "a record of a crawl's archive"))
    }

    fn unpack(&self, carried: Carried<'_>, sink: Sink<'_>) {
        let mut at = 0;
        while let Some(rest) = carried.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let end = self.record_end(rest).and_then(|end| usize::try_from(end).ok());
            let end = end.unwrap_or(rest.len()).clamp(1, rest.len());
            Record { path: carried.path, at: carried.bytes_before + at as u64 }
                .read(&rest[..end], sink);
            at += end;
        }
    }
}

/// The blank lines that separate records stand before the next one.
fn line_ends(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// Where a record begins behind this place.
fn next(bytes: &[u8], behind: usize) -> Option<usize> {
    let found = memchr::memmem::find(&bytes[behind..], b"\nWARC/")?;
    Some(behind + found + 1)
}

fn length(head: &Head<'_>) -> Option<u64> {
    head.get("Content-Length")?.parse().ok()
}

/// What a record holds.
enum Content {
    /// Copy.
    Copy(Box<Enclosed>),
    /// Something else, and what.
    Other(String),
}

/// A record, and where it is.
struct Record<'a> {
    path: &'a str,
    at: u64,
}

impl Record<'_> {
    fn fault(&self, at: usize, message: impl Into<String>) -> CarrierError {
        CarrierError::new(self.path, message).at_byte(self.at + at as u64)
    }

    fn read(&self, bytes: &[u8], sink: Sink<'_>) {
        let start = line_ends(bytes);
        let rest = &bytes[start..];
        if rest.is_empty() {
            return;
        }
        let head = match head::warc(rest) {
            Found::Head(head) => head,
            Found::Beginning => {
                return sink(Err(
                    self.fault(bytes.len(), "the file ends within the head of a record")
                ));
            }
            Found::Other(at) => {
                let what = "no record begins here, or its head is broken; looked for the next one";
                return sink(Err(self.fault(start + at, what)));
            }
        };
        let Some(length) = length(&head) else {
            let what = "a record does not say its length; looked for the next one";
            return sink(Err(self.fault(start, what)));
        };
        let block = &rest[head.length..];
        let copy = match self.copy(&head, block) {
            Ok(Content::Copy(copy)) => copy,
            Ok(Content::Other(what)) => return sink(Ok(Unpacked::Passed(what))),
            Err(message) => return sink(Err(self.fault(start, message))),
        };
        if (block.len() as u64) < length {
            let what = format!(
                "a record of {length} bytes of which {} are here: the file is cut short, or the record is too long to be held",
                block.len()
            );
            sink(Err(self.fault(bytes.len(), what)));
        }
        sink(Ok(Unpacked::Enclosed(copy)));
    }

    /// What is copy in a record; a message where it should be but cannot be read.
    fn copy(&self, head: &Head<'_>, block: &[u8]) -> Result<Content, String> {
        let other = |what: &str| Ok(Content::Other(what.to_owned()));
        let kind = head.get("WARC-Type").unwrap_or_default();
        let address = head.get("WARC-Target-URI").map(|uri| uri.trim_matches(['<', '>']));
        if address.is_some_and(is_for_robots) {
            return other("for robots");
        }
        if !matches!(kind, "response" | "resource" | "conversion") {
            return other(if kind.is_empty() { "of no type" } else { kind });
        }
        let form = head.get("Content-Type");
        let is_http = form.is_some_and(|form| media_type(form) == "application/http");
        let page = match (kind, is_http) {
            ("response", true) => match http::page(block)? {
                Ok(page) => page,
                Err(what) => return Ok(Content::Other(what)),
            },
            ("response", false) => return other("response of another protocol"),
            _ => http::Page { form, bytes: block.into() },
        };
        let Some(reader) = reader(page.form, &page.bytes) else {
            let form = page.form.map(media_type).filter(|form| !form.is_empty());
            return Ok(Content::Other(form.unwrap_or_else(|| "of no form".to_owned())));
        };
        if head.get("WARC-Segment-Number").is_some() {
            return Err("a record in segments; these are not joined".to_owned());
        }
        let mut enclosed = Enclosed::new(http::decoded(&page), self.given(head, address));
        if let Reader::Html = reader {
            enclosed = enclosed.by(HTML);
        }
        Ok(Content::Copy(Box::new(enclosed)))
    }

    /// What the head says of the copy.
    fn given(&self, head: &Head<'_>, address: Option<&str>) -> Given {
        let mut given = Given::default();
        let id = head.get("WARC-Record-ID").map(|id| id.trim_matches(['<', '>']).to_owned());
        given.path = Some(self.path.to_owned());
        given.url = address.filter(|address| !address.is_empty()).map(str::to_owned);
        let scheme = "warc-record-id".to_owned();
        let known = &mut given.metadata;
        known.identifiers.extend(id.clone().map(|value| Identifier { scheme, value }));
        given.id = id.or_else(|| Some(format!("{}@{}", self.path, self.at)));
        if let Some(reason) = head.get("WARC-Truncated") {
            let message = format!("the crawl cut the page short: {reason}");
            let start = Span::new(0, 0);
            given.diagnostics.push(Diagnostic::new(
                "warc/truncated",
                Severity::Warning,
                start,
                message,
            ));
        }
        given
    }
}

/// What programs that crawl ask for, and no reader.
fn is_for_robots(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.ends_with("/robots.txt") || address.starts_with("dns:")
}

/// The media type, in lower case, without its parameters.
fn media_type(form: &str) -> String {
    form.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a form can be copy; one that is not named can.
fn is_text(form: Option<&str>) -> bool {
    let named = form.map(media_type).unwrap_or_default();
    named.is_empty() || TEXTS.contains(&named.as_str()) || named.ends_with("+xml")
}

/// Forms that copy may have; those whose name ends with `+xml` are looked into too.
const TEXTS: &[&str] = &[
    "text/html",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/feed+json",
    "message/rfc822",
];

/// Who reads what.
enum Reader {
    /// The carrier of pages.
    Html,
    /// Whoever fits best.
    Best,
}

/// The root elements of feeds and of news in XML; a sitemap or a picture is none.
const ROOTS: &[&str] =
    &["rss", "feed", "RDF", "nitf", "NewsML", "newsMessage", "newsItem", "packageItem"];

/// Who reads copy of this form; `None` where it is no copy.
fn reader(form: Option<&str>, bytes: &[u8]) -> Option<Reader> {
    let named = form.map(media_type).unwrap_or_default();
    match named.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Reader::Html),
        "text/plain" | "application/feed+json" | "message/rfc822" => Some(Reader::Best),
        _ if is_text(form) => {
            let root = XmlHead::of(bytes)?.root;
            ROOTS
                .contains(&root.as_str())
                .then_some(Reader::Best)
                .or_else(|| root.eq_ignore_ascii_case("html").then_some(Reader::Html))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
