//! The plug-in trait for carriers: what copy came in.
//!
//! A layout reads decoded text. Before that, bytes have to become text: a JSON object a line, an
//! archive export with three hundred articles, an XML envelope. That is a carrier's work, and it is
//! why DESIGN's two plug-in traits have this third one beside them.

use std::borrow::Cow;
use std::fmt;

use crate::{Article, Detection, Given, Source};

/// The name of a carrier: `jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CarrierId(Cow<'static, str>);

impl CarrierId {
    /// An id known when the program is written.
    pub const fn new(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for CarrierId {
    fn from(id: String) -> Self {
        Self(Cow::Owned(id))
    }
}

impl fmt::Display for CarrierId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// How much a carrier must see at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Framing {
    /// The whole file.
    Whole,
    /// Whole files, and one article may lie in several of them: files that stand one behind the
    /// other may be handed over together, to [`Carrier::unpack_together`].
    Together,
    /// Each line stands alone: a file may be handed over in pieces of whole lines.
    Lines,
    /// Each record stands alone and says how long it is: a file may be handed over in pieces of
    /// whole records, whose ends [`Carrier::record_end`] tells.
    ///
    /// Of a record that is too long to be held, its beginning is handed over.
    Records,
}

/// Bytes to unpack, and where they are from.
#[derive(Clone, Copy, Debug)]
pub struct Carried<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// The path or address, for messages and as the id of what has no other.
    pub path: &'a str,
    /// How many lines of the file were handed over before these, for messages; counted with
    /// [`Framing::Lines`] alone.
    pub lines_before: u64,
    /// How many bytes of the file were handed over before these, for messages.
    pub bytes_before: u64,
}

impl<'a> Carried<'a> {
    /// A whole file.
    pub const fn whole(path: &'a str, bytes: &'a [u8]) -> Self {
        Self { bytes, path, lines_before: 0, bytes_before: 0 }
    }
}

/// One piece that a carrier held.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Unpacked {
    /// Copy whose arrangement a layout has yet to read.
    Source(Source),
    /// An article whose parts the carrier itself names.
    Article(Box<Article>),
    /// Bytes that another carrier reads.
    Enclosed(Box<Enclosed>),
    /// Something that is no copy and was passed over: what it is, `request` or `image/png`.
    Passed(String),
}

/// Bytes that one carrier held and another reads: a page in the archive of a crawl, the text of a
/// feed's entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Enclosed {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What is known of them; it completes what the other carrier finds.
    pub given: Given,
    /// Who reads them, where that is known; else whoever fits them best.
    pub carrier: Option<CarrierId>,
}

impl Enclosed {
    /// Bytes that are read by whoever fits them best.
    pub const fn new(bytes: Vec<u8>, given: Given) -> Self {
        Self { bytes, given, carrier: None }
    }

    /// Read by this carrier, where it is registered.
    #[must_use]
    pub fn by(mut self, carrier: CarrierId) -> Self {
        self.carrier = Some(carrier);
        self
    }
}

/// Why a carrier could not unpack something.
///
/// It is said where, so that somebody can look: by line where lines count, else by byte.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}{}: {message}", place(*line, *byte))]
pub struct CarrierError {
    /// The path or address it was given.
    pub path: String,
    /// The line, counted from 1, where that is known.
    pub line: Option<u64>,
    /// The byte, counted from 0, where that is known.
    pub byte: Option<u64>,
    /// What is wrong and, where possible, what to do.
    pub message: String,
}

impl CarrierError {
    /// Something wrong with the file as a whole.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, byte: None, message: message.into() }
    }

    /// At this line, counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// At this byte, counted from 0.
    #[must_use]
    pub fn at_byte(mut self, byte: u64) -> Self {
        self.byte = Some(byte);
        self
    }
}

/// `:12` or ` (byte 300)`, as a message says it.
fn place(line: Option<u64>, byte: Option<u64>) -> String {
    match (line, byte) {
        (Some(line), _) => format!(":{line}"),
        (None, Some(byte)) => format!(" (byte {byte})"),
        (None, None) => String::new(),
    }
}

/// What copy came in: a plug-in that turns bytes into sources or articles.
///
/// A piece that cannot be read is an error handed to the sink, and the rest goes on.
pub trait Carrier: Send + Sync {
    /// Its name; two carriers of one registry must differ.
    fn id(&self) -> CarrierId;

    /// How much of a file it must see at once.
    fn framing(&self) -> Framing {
        Framing::Whole
    }

    /// Where the record that begins these bytes ends, for a carrier of [`Framing::Records`].
    ///
    /// Counted from their first byte, never 0, and possibly beyond their last: a head that says its
    /// length is enough. `None` where more of the file must be seen; a longer view of the same file
    /// never gives another end. What is no record lasts until the next one begins.
    fn record_end(&self, bytes: &[u8]) -> Option<u64> {
        let _ = bytes;
        None
    }

    /// How well it fits these bytes; the evidence's spans are offsets into them.
    fn detect(&self, bytes: &[u8]) -> Detection;

    /// Hands every piece, or why it cannot be read, to `sink`, in the order in which they stand.
    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>));

    /// Hands every piece of several files to `sink`, in their order; what lies in several files comes
    /// where its first part stands. For a carrier of [`Framing::Together`].
    fn unpack_together(
        &self,
        files: &[Carried<'_>],
        sink: &mut dyn FnMut(Result<Unpacked, CarrierError>),
    ) {
        for file in files {
            self.unpack(*file, sink);
        }
    }
}
