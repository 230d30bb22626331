//! Carrier: a web page.
//!
//! The page is read as a browser reads it ([`dom`]), set as lines in document order ([`render`]),
//! and the decoder of `copydesk-parser` finds the best sequence of roles for the lines, weighing
//! what the tree says of each ([`facts`]) beside its words. What the page claims of its article in
//! JSON-LD, `OpenGraph`, `meta` elements and microdata ([`head`]) is gathered and checked against what
//! it shows ([`settle`]); where the tree is surer than the decoder it has the last word ([`revise`],
//! [`mend`], [`cards`]).
//! Offsets are into the text of the lines.
//!
//! Detected by its first bytes: a doctype or an `html` element, or several elements of HTML.
//! The encoding is the byte order mark's, else UTF-8 if the bytes are valid, else the one declared
//! in a `meta` element, else the detected one.
//!
//! No script is run, no style sheet read and nothing fetched: what only these show or hide is not
//! seen as a reader sees it. A page is one article; a page of teasers is read as what stands out
//! among them.
//!
//! Dependencies: `html5ever`, the parser of Servo, builds the tree as the standard says;
//! `serde_json` reads JSON-LD; `encoding_rs` knows the labels of encodings; `memchr` finds tags, and
//! `aho-corasick` phrases;
//! `rustc-hash` hashes words without a random seed.

mod bytes;
mod cards;
mod dom;
pub mod evidence;
mod facts;
mod head;
mod mend;
mod page;
mod render;
mod revise;
mod settle;

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Span, Unpacked,
};

/// The beginning of a text, of so many bytes at most.
fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A web page.
///
/// ```
/// use copydesk_core::{BlockKind, Carried, Carrier, Unpacked};
///
/// let page = b"<!doctype html><title>Pier reopens | Harbour Post</title><nav><a href=/>Home</a></nav>\
///     <article><h1>Pier reopens</h1><p>The pier opened again on Monday, the harbour board said, \
///     after a winter of repairs that cost twice what had been planned.</p>\
///     <p>Crews will start with the crane, which can be moved by rail.</p></article>";
/// let mut headlines = Vec::new();
/// copydesk_html::Html.unpack(Carried::whole("pier.html", page), &mut |piece| {
///     if let Ok(Unpacked::Article(article)) = piece {
///         headlines.extend(article.metadata().headline.clone());
///     }
/// });
/// assert_eq!(headlines[0].value, "Pier reopens");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Html;

impl Carrier for Html {
    fn id(&self) -> CarrierId {
        CarrierId::new("html")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        match bytes::looks_like_html(bytes) {
            Some((score, at, note)) => {
                let end = bytes.len().min(at + 32);
                Detection::score(score)
                    .because(Evidence::new(Span::from_usize(at.min(end), end), note))
            }
            None => Detection::none(),
        }
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let article = bytes::decode(carried.bytes)
            .map_err(|error| error.to_string())
            .and_then(|decoded| page::read(&decoded, carried.path));
        let fault = |message| CarrierError::new(carried.path, message);
        sink(article.map(|article| Unpacked::Article(Box::new(article))).map_err(fault));
    }
}
