//! Carriers that bring copy as a stream of pieces: feeds, the archives of crawls, mails.
//!
//! - [`Rss`]: RSS 0.9x, 1.0 (RDF) and 2.0; [`Atom`] 0.3 and 1.0; [`JsonFeed`] 1.x.
//!   An entry gives its full text where it has it, else its summary, and a diagnostic says so.
//! - [`Warc`]: WARC 0.x and 1.x, one record at a time, so that a file of any length can be read.
//! - [`Mail`]: a mail (RFC 5322), or a mailbox of them.
//! - [`Gzip`]: gzip around any form, for bytes that no command unpacked before.
//!
//! A page in an archive and a mail in HTML are handed on to the carrier of pages ([`Enclosed`]), with
//! what is known beside them. The HTML of a feed's entry is no page: it is the copy and nothing else,
//! and is read here, block by block (`fragment`).
//! Each carrier refuses what would need unbounded memory; its module names the bounds.
//!
//! Nothing is fetched: an entry without text stays without.
//!
//! Dependencies: `quick-xml` reads XML as a stream and says at which byte it breaks (a feed library
//! such as `feed-rs` builds on it too, but refuses a feed for one broken entry, and brings chrono,
//! regex and a URL parser along); `serde_json` reads JSON Feed and forms that were mailed;
//! `mail-parser` reads MIME, RFC 2047 and forty character sets, and takes what real mails get wrong;
//! `nom` reads the heads of records, with its streaming parsers, for a head may not be all there
//! yet; `flate2` unpacks; `encoding_rs` decodes what a server or a declaration names; `jiff` reads
//! dates; `memchr` finds where the next record or entry begins; `copydesk-parser` guesses an encoding
//! that nobody names and reads bylines.
//!
//! [`Enclosed`]: copydesk_core::Enclosed

mod atom;
mod dates;
mod entry;
mod fragment;
mod gzip;
mod json_feed;
mod mail;
mod rss;
#[cfg(test)]
mod shown;
mod warc;
mod xml;

use copydesk_core::{CarrierError, CarrierId, Unpacked};

pub use atom::Atom;
pub use gzip::Gzip;
pub use json_feed::JsonFeed;
pub use mail::Mail;
pub use rss::Rss;
pub use warc::Warc;

/// Where pieces go.
type Sink<'a> = &'a mut dyn FnMut(Result<Unpacked, CarrierError>);

/// Who reads pages.
const HTML: CarrierId = CarrierId::new("html");
