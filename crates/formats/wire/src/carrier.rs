//! The carrier: a file of messages, each decoded by itself.

use std::borrow::Cow;
use std::ops::Range;

use copydesk_core::{
    Article, Carried, Carrier, CarrierError, CarrierId, Detection, Evidence, Framing, Given,
    Source, Span, Unpacked,
};
use copydesk_parser::encoding;
use encoding_rs::WINDOWS_1252;

use crate::split::{self, Piece};
use crate::takes::{self, Read};

/// How many bytes of a file show what it is.
const HEAD: usize = 8 * 1024;
/// Up to so many bytes beyond ASCII a guess among Latin codes is little better than chance.
const FEW: usize = 6;
/// Latin codes that are guessed where Windows-1252 is meant.
const LATIN: &[&str] = &[
    "windows-1250",
    "windows-1254",
    "windows-1257",
    "windows-1258",
    "ISO-8859-2",
    "ISO-8859-4",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-16",
];

/// A file of wire messages.
///
/// ```
/// use copydesk_core::{Carried, Carrier, Unpacked};
///
/// let bytes = b"\x01f0704\x1felm\nu f BC-PIER   02-26 0105\n\x02PIER TO REOPEN\n    ELM, Feb 26 - \
///     The pier reopens, the board said.\n Reuter\n\x03\x04";
/// let mut slugs = Vec::new();
/// copydesk_wire::Wire.unpack(Carried::whole("a.txt", bytes), &mut |piece| {
///     if let Ok(Unpacked::Article(article)) = piece {
///         slugs.push(article.metadata().slug.as_ref().unwrap().value.clone());
///     }
/// });
/// assert_eq!(slugs, ["BC-PIER"]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Wire;

impl Carrier for Wire {
    fn id(&self) -> CarrierId {
        CarrierId::new("wire")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        if !split::may_begin(head) {
            return Detection::none();
        }
        let Some((format, shown)) = split::first(&shape(head)) else { return Detection::none() };
        let span = Span::from_usize(shown.start, shown.end);
        Detection::score(0.98).because(Evidence::new(span, format.evidence()))
    }

    fn framing(&self) -> Framing {
        Framing::Together
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        self.unpack_together(&[carried], sink);
    }

    fn unpack_together(
        &self,
        files: &[Carried<'_>],
        sink: &mut dyn FnMut(Result<Unpacked, CarrierError>),
    ) {
        let mut read = Vec::new();
        let mut faults = Vec::new();
        let mut broken = Vec::new();
        for (file, carried) in files.iter().enumerate() {
            let pieces = split::split(&shape(carried.bytes));
            if pieces.is_empty() {
                let what = "no header of a wire message was found";
                broken.push((file, CarrierError::new(carried.path, what).at_byte(0)));
            }
            for piece in &pieces {
                match source(*carried, piece) {
                    Ok(source) => {
                        let message = Read::new(source, piece.format);
                        faults.push(fault(carried.path, &message, &piece.range));
                        read.push((file, message));
                    }
                    Err(error) => broken.push((file, error)),
                }
            }
        }
        let (owners, mut read): (Vec<usize>, Vec<Read>) = read.into_iter().unzip();
        let groups = takes::groups(&read, false);
        let mut groups = groups.iter().peekable();
        let mut broken = broken.into_iter().peekable();
        for (file, carried) in files.iter().enumerate() {
            let mut index = 0;
            while let Some(group) = groups.next_if(|group| owners[group[0]] == file) {
                let Some(article) = takes::join(&mut read, group) else { continue };
                sink(Ok(Unpacked::Article(Box::new(named(article, carried.path, index)))));
                index += 1;
                for fault in group.iter().filter_map(|at| faults.get_mut(*at)?.take()) {
                    sink(Err(fault));
                }
            }
            while let Some((_, error)) = broken.next_if(|(owner, _)| *owner == file) {
                sink(Err(error));
            }
        }
    }
}

/// The bytes as text of the same length, for finding headers: all of a header is ASCII.
fn shape(bytes: &[u8]) -> Cow<'_, str> {
    if let (true, Ok(text)) = (bytes.is_ascii(), std::str::from_utf8(bytes)) {
        return Cow::Borrowed(text);
    }
    let ascii = bytes.iter().map(|byte| if byte.is_ascii() { *byte } else { b'?' }).collect();
    Cow::Owned(String::from_utf8(ascii).unwrap_or_default())
}

/// The text of one message.
fn source(carried: Carried<'_>, piece: &Piece) -> Result<Source, CarrierError> {
    let start = piece.range.start as u64;
    let fail = |message: String| CarrierError::new(carried.path, message).at_byte(start);
    let bytes = carried.bytes.get(piece.range.clone()).unwrap_or_default();
    let decoded = encoding::decode(bytes)
        .map_err(|error| fail(format!("the message that begins here cannot be read: {error}")))?;
    let (text, encoding) = match western(bytes, decoded.encoding) {
        Some(text) => (text, WINDOWS_1252.name()),
        None => (decoded.text, decoded.encoding),
    };
    let mut given = Given::default();
    given.path = Some(carried.path.to_owned());
    given.encoding = Some(encoding.to_owned());
    Source::with(text, given).map_err(|error| fail(error.to_string()))
}

/// The text as Windows-1252, where another Latin code was guessed from a few bytes: the wires send
/// that one, and a guess from a single byte is none.
fn western<'a>(bytes: &'a [u8], guess: &str) -> Option<Cow<'a, str>> {
    let few = bytes.iter().filter(|byte| !byte.is_ascii()).take(FEW + 1).count() <= FEW;
    (few && LATIN.contains(&guess)).then(|| WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

/// The second article of a file is called `#2`.
fn named(article: Article, path: &str, index: usize) -> Article {
    if index == 0 { article } else { article.with_id(format!("{path}#{}", index + 1)) }
}

/// What is broken about a message that was read all the same, and at which byte.
fn fault(path: &str, message: &Read, range: &Range<usize>) -> Option<CarrierError> {
    let start = range.start;
    if let Some(end) = message.cut_off() {
        let what = format!(
            "the message that begins at byte {start} stops before {end}; what is there was read"
        );
        return Some(CarrierError::new(path, what).at_byte(range.end as u64));
    }
    if !message.has_header() {
        let what = "the header of the message that begins here cannot be read; its text was";
        return Some(CarrierError::new(path, what).at_byte(start as u64));
    }
    None
}
