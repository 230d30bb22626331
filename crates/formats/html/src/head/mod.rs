//! What a page claims of its article outside the text that it shows.
//!
//! JSON-LD ([`json_ld`]), the `meta` elements of `OpenGraph` and others ([`tags`]), microdata and
//! `rel=author` ([`marked`]): each says something, none is believed alone. [`Claims`] gathers them,
//! by source, for the checks against what the page shows.

mod claims;
mod json_ld;
mod marked;
mod tags;

pub(crate) use claims::{Claims, From, words};

use copydesk_core::{Logical, Span};

use crate::dom::Dom;

/// Gathers what the page claims.
pub(crate) fn claims(dom: &Dom) -> Claims {
    let mut claims = Claims::default();
    let scripts = tags::read(dom, &mut claims);
    json_ld::read(&scripts, &mut claims);
    marked::read(dom, &mut claims);
    claims.settle();
    claims
}

/// Text as a reader reads it: white space folded, character references decoded.
fn folded(text: &str) -> String {
    // What was escaped twice is decoded twice.
    let once = Logical::of_span(text, Span::from_usize(0, text.len()));
    if !once.text().contains('&') {
        return once.text().to_owned();
    }
    Logical::of_span(once.text(), Span::from_usize(0, once.text().len())).text().to_owned()
}
