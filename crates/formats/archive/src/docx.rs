//! Word documents: from a ZIP archive to paragraphs.
//!
//! Reads `word/document.xml` and nothing else of the archive, as a stream, and of that the runs of
//! text with what counts here: bold, centred, headings, the bookmarks that a table of contents leads
//! to. Deleted text, field instructions and the second rendering of a drawing are left out. The
//! standard is ECMA-376, part 1.
//!
//! What it refuses, with bounded memory: a part that unpacks to more than [`LIMIT`] bytes or to more
//! than [`RATIO`] times its size, elements nested deeper than [`DEPTH`], a document type. An archive
//! inside the archive is never opened. Of a damaged file it hands on what it could read.

use std::io::{BufRead, BufReader, Cursor, Read};
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::lines::{self, Draft, Para};

/// The part with the text.
const PART: &str = "word/document.xml";
/// The most that a part may unpack to, in bytes.
const LIMIT: u64 = 256 << 20;
/// How many times its packed size a part may have, once it is larger than [`SMALL`].
const RATIO: u64 = 150;
/// Unpacked sizes that are never refused, in bytes.
const SMALL: u64 = 16 << 20;
/// The deepest that elements may be nested.
const DEPTH: usize = 256;

/// The paragraphs of a document, and what broke it.
#[derive(Debug, Default)]
pub(crate) struct Unpacked {
    /// Its paragraphs, blank ones included.
    pub(crate) paras: Vec<Para<'static>>,
    /// Why not all of it could be read, and at which byte of the file.
    pub(crate) broken: Option<(u64, String)>,
}

/// Whether the bytes begin as an office document does: a ZIP archive, the first entry of which is
/// one that such a document has.
pub(crate) fn is_office(bytes: &[u8]) -> bool {
    let Some(name) = bytes.get(30..) else { return false };
    bytes.starts_with(b"PK\x03\x04")
        && [&b"[Content_Types].xml"[..], b"_rels/.rels", b"word/", b"docProps/", b"customXml/"]
            .iter()
            .any(|entry| name.starts_with(entry))
}

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Unpacked {
    let damage = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(mut archive) => match archive.by_name(PART) {
            Ok(part) => {
                let start = part.data_start().unwrap_or(0);
                let allowed = allowance(part.compressed_size());
                return read_part(part, start, allowed);
            }
            Err(error) => format!("no {PART}: {error}"),
        },
        Err(error) => error.to_string(),
    };
    // Without its directory, at the end of the file, the text may still be there.
    let mut unpacked = read_stream(bytes);
    unpacked.broken.get_or_insert_with(|| {
        (bytes.len() as u64, format!("the ZIP archive is damaged or cut off ({damage})"))
    });
    unpacked
}

fn allowance(packed: u64) -> u64 {
    packed.saturating_mul(RATIO).clamp(SMALL, LIMIT)
}

/// Reads the text where its own header stands, whatever is left of the rest.
///
/// A local header is thirty bytes, the method of compression at the ninth, the lengths of name and
/// extra field at the end; then come name, extra field and data.
fn read_stream(bytes: &[u8]) -> Unpacked {
    for name in memchr::memmem::find_iter(bytes, PART.as_bytes()) {
        let Some(header) = name.checked_sub(30).and_then(|at| bytes.get(at..name)) else {
            continue;
        };
        if !header.starts_with(b"PK\x03\x04") {
            continue;
        }
        let number = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let start = name + number(26) + number(28);
        let data = bytes.get(start..).unwrap_or_default();
        let allowed = allowance(data.len() as u64);
        return match number(8) {
            0 => read_part(data, start as u64, allowed),
            _ => read_part(DeflateDecoder::new(data), start as u64, allowed),
        };
    }
    Unpacked::default()
}

/// Reads the text of a part, of which `allowed` bytes are read at most.
fn read_part(part: impl Read, start: u64, allowed: u64) -> Unpacked {
    let mut text = Text::default();
    let mut reader = Reader::from_reader(BufReader::new(part.take(allowed)));
    let outcome = text.read(&mut reader);
    let at = reader.buffer_position();
    let over = reader.get_ref().get_ref().limit() == 0;
    let broken = match outcome {
        _ if over => Some(format!(
            "{PART} unpacks to more than {allowed} bytes, far more than text does; it is not read \
             further"
        )),
        Err(what) => Some(format!("{PART}, byte {at} once unpacked: {what}")),
        Ok(()) => None,
    };
    Unpacked { paras: text.finish(), broken: broken.map(|what| (start, what)) }
}

/// What is being read.
#[derive(Debug, Default)]
struct Text {
    done: Vec<Para<'static>>,
    /// Paragraphs that are open: a text box stands inside one.
    open: Vec<Draft>,
    depth: usize,
    /// The depth of the element whose content is passed over.
    skipped: Option<usize>,
    shown: bool,
    bold: bool,
}

impl Text {
    fn read(&mut self, reader: &mut Reader<impl BufRead>) -> Result<(), String> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|error| error.to_string())? {
                Event::Start(element) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(format!("elements are nested deeper than {DEPTH}"));
                    }
                    self.start(&element);
                }
                Event::Empty(element) => {
                    self.depth += 1;
                    self.start(&element);
                    self.end(element.local_name().as_ref());
                    self.depth -= 1;
                }
                Event::End(element) => {
                    self.end(element.local_name().as_ref());
                    self.depth = self.depth.saturating_sub(1);
                }
                Event::Text(text) if self.shown => self.push(&text.xml10_content()),
                Event::CData(text) if self.shown => self.push(&text.xml10_content()),
                Event::GeneralRef(name) if self.shown => {
                    let named = quick_xml::escape::resolve_predefined_entity(&name);
                    match name.resolve_char_ref() {
                        Ok(Some(c)) => self.push(c.encode_utf8(&mut [0; 4])),
                        _ => self.push(named.unwrap_or("\u{fffd}")),
                    }
                }
                Event::DocType(_) => return Err("a document type is declared".to_owned()),
                Event::Eof if self.depth > 0 => {
                    return Err("it ends inside an element".to_owned());
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        if self.skipped.is_some() {
            return;
        }
        let value = || {
            let attribute = element.attributes().flatten();
            attribute
                .filter(|a| matches!(a.key.local_name().as_ref(), "val" | "name"))
                .map(|a| a.value.into_owned())
                .next()
                .unwrap_or_default()
        };
        let open = self.open.last_mut();
        match element.local_name().as_ref() {
            "Fallback" | "del" | "instrText" | "delText" | "moveFrom" => {
                self.skipped = Some(self.depth);
            }
            "p" => self.open.push(Draft::default()),
            "r" => self.bold = false,
            "t" => self.shown = true,
            "b" => self.bold = !matches!(value().as_str(), "0" | "false" | "off"),
            "tab" | "br" | "cr" | "noBreakHyphen" => {
                let text = match element.local_name().as_ref() {
                    "tab" => "\t",
                    "noBreakHyphen" => "-",
                    _ => "\n",
                };
                let bold = self.bold;
                if let Some(open) = open {
                    open.push(text, bold);
                }
            }
            "jc" => {
                if let Some(open) = open {
                    open.centred = value() == "center";
                }
            }
            "pStyle" => {
                if let Some(open) = open {
                    open.title |= is_heading(&value());
                }
            }
            "outlineLvl" => {
                if let Some(open) = open {
                    open.title |= value() == "0";
                }
            }
            "bookmarkStart" => {
                if let Some(open) = open {
                    open.title |= value().starts_with("Bookmark_");
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(depth) = self.skipped {
            if depth == self.depth {
                self.skipped = None;
            }
            return;
        }
        match name {
            "p" => {
                if let Some(open) = self.open.pop() {
                    lines::add(&mut self.done, open);
                }
            }
            "t" => self.shown = false,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let bold = self.bold;
        if let Some(open) = self.open.last_mut() {
            open.push(text, bold);
        }
    }

    fn finish(mut self) -> Vec<Para<'static>> {
        for open in self.open.drain(..) {
            lines::add(&mut self.done, open);
        }
        self.done
    }
}

/// What programs call the style of a heading.
static HEADINGS: LazyLock<Vec<&str>> = LazyLock::new(|| crate::labels::words("headings"));
/// Whether a style is that of a heading of the first level, whatever the language of the program.
fn is_heading(style: &str) -> bool {
    let name = style.strip_suffix('1').map(|name| name.trim_end_matches([' ', '-']));
    name.is_some_and(|name| {
        let name = name.to_lowercase();
        HEADINGS.contains(&name.as_str())
    })
}
