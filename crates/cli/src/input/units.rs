//! Cuts files into units of work.
//!
//! A unit is a whole file, or a portion of whole lines. Units travel in batches of bounded size, so
//! that memory does not grow with the input; the bounds:
//!
//! - a single source ends below 4 GiB ([`LONGEST_SOURCE`]), because spans are 32 bits wide;
//! - a line ends below 64 MiB ([`LONGEST_LINE`]): no copy has one as long, and a file without line
//!   ends would otherwise be held whole, several times over.

use std::io::{self, Cursor, Read};
use std::sync::mpsc::SyncSender;

use copydesk::Desk;
use copydesk::core::{CarrierId, Framing};
use copydesk::parser::encoding::{DecodeError, decode};
use indicatif::ProgressBar;

use super::open::{self, Opened};
use super::{Entry, PLAIN_TEXT, STDIN};
use crate::problems::Problem;

/// A single source must be shorter than this.
const LONGEST_SOURCE: u64 = 1 << 32;
/// A line must not be longer than this.
const LONGEST_LINE: usize = 64 << 20;
/// What a carrier is shown of a file.
const HEAD: usize = 1 << 16;
/// Bytes read at once.
const READ: usize = 1 << 18;
/// A batch is handed on when it holds this many bytes or units.
const BATCH_BYTES: usize = 8 << 20;
const BATCH_UNITS: usize = 1 << 10;

/// What one thread works on.
#[derive(Debug)]
pub(crate) enum Unit {
    /// Bytes to unpack.
    Bytes {
        /// Where they are from.
        path: String,
        /// The bytes: a whole file, or whole lines of it.
        bytes: Vec<u8>,
        /// Who unpacks them.
        carrier: CarrierId,
        /// How many lines of the file came before; `None` for a whole file.
        lines_before: Option<u64>,
    },
    /// Something that was skipped.
    Problem(Problem),
}

/// Where batches go, and what shows how far they are.
pub(crate) struct Feed<'a> {
    /// Who knows the carriers.
    pub(crate) desk: &'a Desk,
    /// The carrier that the command line asks for.
    pub(crate) carrier: Option<CarrierId>,
    /// How far the reading is.
    pub(crate) bar: &'a ProgressBar,
    /// Where batches go.
    pub(crate) batches: SyncSender<Vec<Unit>>,
}

/// Reads the entries in order and hands their units on, until whoever receives them goes away.
pub(crate) fn feed(entries: Vec<Entry>, feed: &Feed<'_>) {
    let mut batch = Batch { feed, units: Vec::new(), bytes: 0 };
    for entry in entries {
        let (path, length, opened) = match entry {
            Entry::Problem(problem) => {
                if batch.push(Unit::Problem(problem)).is_err() {
                    return;
                }
                continue;
            }
            Entry::Stdin => (STDIN.to_owned(), None, open::stdin(feed.bar)),
            Entry::File(path, length) => {
                (path.to_string_lossy().into_owned(), length, open::file(&path, feed.bar))
            }
        };
        let done = match opened {
            Ok(opened) => read(&path, length, opened, &mut batch),
            Err(error) => batch.push(Unit::Problem(unreadable(&path, &error))),
        };
        if done.is_err() {
            return;
        }
    }
    let _ = batch.send();
}

/// Whoever receives the batches went away.
struct Gone;

struct Batch<'a> {
    feed: &'a Feed<'a>,
    units: Vec<Unit>,
    bytes: usize,
}

impl Batch<'_> {
    fn push(&mut self, unit: Unit) -> Result<(), Gone> {
        if let Unit::Bytes { bytes, .. } = &unit {
            self.bytes += bytes.len();
        }
        self.units.push(unit);
        if self.bytes < BATCH_BYTES && self.units.len() < BATCH_UNITS {
            return Ok(());
        }
        self.send()
    }

    fn send(&mut self) -> Result<(), Gone> {
        self.bytes = 0;
        if self.units.is_empty() {
            return Ok(());
        }
        self.feed.batches.send(std::mem::take(&mut self.units)).map_err(|_| Gone)
    }
}

/// Reads one file.
fn read(
    path: &str,
    length: Option<u64>,
    opened: Opened,
    batch: &mut Batch<'_>,
) -> Result<(), Gone> {
    let Opened { mut reader, compressed } = opened;
    let head = match open::head(&mut reader, HEAD) {
        Ok(head) => head,
        Err(error) => return batch.push(Unit::Problem(unreadable(path, &error))),
    };
    if head.is_empty() {
        let what = "it is empty; there is nothing to read";
        return batch.push(Unit::Problem(Problem::new(path, what)));
    }
    let desk = batch.feed.desk;
    let asked = batch.feed.carrier.as_ref().and_then(|id| desk.carrier(id));
    let Some(carrier) = asked.or_else(|| desk.carrier_for(&head)) else {
        let what = "this is not text in a known encoding; only text, JSON lines, and gzip or zstd \
                    of these are read";
        return batch.push(Unit::Problem(Problem::new(path, what)));
    };
    let id = carrier.id();
    // A file that is no text is not read to its end first.
    if id.as_str() == PLAIN_TEXT
        && let Err(error @ (DecodeError::Signature { .. } | DecodeError::Binary { .. })) =
            decode(&head)
    {
        return batch.push(Unit::Problem(Problem::new(path, error.to_string())));
    }
    let framing = carrier.framing();
    let reader = Cursor::new(head).chain(reader);
    if framing == Framing::Lines {
        return portions(path, reader, &id, batch);
    }
    if length.is_some_and(|length| !compressed && length >= LONGEST_SOURCE) {
        return batch.push(Unit::Problem(too_long(path)));
    }
    let unit = match whole(path, reader) {
        Ok(bytes) => Unit::Bytes { path: path.to_owned(), bytes, carrier: id, lines_before: None },
        Err(problem) => Unit::Problem(problem),
    };
    batch.push(unit)
}

/// The whole of a file.
fn whole(path: &str, mut reader: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut line = 0;
    loop {
        let before = bytes.len();
        let read = (&mut reader).take(READ as u64).read_to_end(&mut bytes);
        if read.map_err(|error| unreadable(path, &error))? == 0 {
            return Ok(bytes);
        }
        if bytes.len() as u64 >= LONGEST_SOURCE {
            return Err(too_long(path));
        }
        let added = &bytes[before..];
        line = match memchr::memrchr2(b'\n', b'\r', added) {
            Some(last) => added.len() - last - 1,
            None => line + added.len(),
        };
        if line > LONGEST_LINE {
            return Err(line_too_long(path));
        }
    }
}

/// A file of lines that stand alone, in portions.
fn portions(
    path: &str,
    mut reader: impl Read,
    carrier: &CarrierId,
    batch: &mut Batch<'_>,
) -> Result<(), Gone> {
    let mut buffer = Vec::with_capacity(2 * READ);
    let mut lines_before = 0;
    // Up to here the buffer is known to hold no line end.
    let mut known = 0;
    loop {
        let read = (&mut reader).take(READ as u64).read_to_end(&mut buffer);
        let (ended, failed) = match read {
            Ok(count) => (count < READ, None),
            Err(error) => (true, Some(unreadable(path, &error))),
        };
        let mut end = memchr::memrchr(b'\n', &buffer[known..]).map_or(0, |last| known + last + 1);
        if ended && failed.is_none() {
            end = buffer.len();
        }
        if end > 0 {
            let rest = buffer[end..].to_vec();
            buffer.truncate(end);
            let lines = memchr::memchr_iter(b'\n', &buffer).count() as u64;
            let bytes = std::mem::replace(&mut buffer, rest);
            batch.push(Unit::Bytes {
                path: path.to_owned(),
                bytes,
                carrier: carrier.clone(),
                lines_before: Some(lines_before),
            })?;
            lines_before += lines;
        }
        known = buffer.len();
        if let Some(problem) = failed {
            return batch.push(Unit::Problem(problem));
        }
        if ended {
            return Ok(());
        }
        if buffer.len() > LONGEST_LINE {
            let place = format!("{path}:{}", lines_before + 1);
            batch.push(Unit::Problem(line_too_long(&place)))?;
            match skip_line(&mut reader) {
                Ok(Some(rest)) => (buffer, known) = (rest, 0),
                Ok(None) => return Ok(()),
                Err(error) => return batch.push(Unit::Problem(unreadable(path, &error))),
            }
            lines_before += 1;
        }
    }
}

/// Reads on behind the end of the line; what was read beyond it, or `None` at the end of the file.
fn skip_line(reader: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut buffer = Vec::with_capacity(READ);
    loop {
        buffer.clear();
        if reader.take(READ as u64).read_to_end(&mut buffer)? == 0 {
            return Ok(None);
        }
        if let Some(end) = memchr::memchr(b'\n', &buffer) {
            return Ok(Some(buffer.split_off(end + 1)));
        }
    }
}

fn too_long(path: &str) -> Problem {
    Problem::new(path, "it is 4 GiB or longer; a single text must be shorter, split it by article")
}

fn line_too_long(place: &str) -> Problem {
    let what = "a line is longer than 64 MiB; no copy has one as long, check that this is text";
    Problem::new(place, what)
}

fn unreadable(path: &str, error: &io::Error) -> Problem {
    Problem::new(
        path,
        format!("cannot be read to its end: {error}; it may be damaged or cut short"),
    )
}
