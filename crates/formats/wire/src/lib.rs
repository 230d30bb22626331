//! Carrier and layouts for messages of the news wires.
//!
//! | layout | what | who |
//! |---|---|---|
//! | `anpa` | ANPA 1312 | AP, Reuters, Kyodo |
//! | `iptc7901` | IPTC 7901 | dpa, ATS |
//! | `zczc` | `ZCZC … NNNN` with fields | AAP and services that it carries |
//! | `pr-wire` | press releases under `Source:` and a number | `AsiaNet` |
//!
//! [`Wire`] unpacks a file: it finds where messages begin (`split`), decodes each by itself, and
//! joins takes and adds (`takes`). The layouts do the same for text that has been decoded. Both read
//! a message with the same readers, a module a format; `body` and `tail` are what formats share,
//! `grammar` is nom's.
//!
//! What a header says is [`Metadata::wire`](copydesk_core::Metadata), slug and keywords beside it.
//! Framing bytes stay in the text, in header lines; the logical text leaves them out, and signs of
//! the carrier among words are marks of the kind `framing`.
//! Framing may have been stripped, and line ends may be mixed.
//!
//! Limits: the national variants of seven-bit code are not decoded; takes are joined within one
//! file, or files that are handed over together; what a category or a selector stands for is not
//! looked up.
//!
//! Dependencies: `nom` writes the grammars of header lines, behind `grammar` alone; `encoding_rs`
//! decodes what was guessed wrongly; `memchr` finds bytes of framing.

mod anpa;
mod body;
mod byline;
mod carrier;
mod dateline;
mod grammar;
mod iptc7901;
mod layouts;
mod message;
mod page;
mod pr;
mod split;
mod table;
mod tail;
mod takes;
mod zczc;

pub use carrier::Wire;
pub use layouts::{Anpa, Iptc7901, PrWire, Zczc, layouts};
