//! Cuts files into units of work.
//!
//! A unit is a whole file, several that may be one article, or a portion of whole lines or records.
//! Units travel in batches of bounded size, so that memory does not grow with the input; the bounds:
//!
//! - a single source ends below 4 GiB ([`LONGEST_SOURCE`]), because spans are 32 bits wide;
//! - a compressed file that is one piece ends below 256 MiB ([`LONGEST_UNPACKED`]): a few bytes can
//!   be packed to stand for gigabytes;
//! - a line ends below 64 MiB ([`LONGEST_LINE`]): no copy has one as long, and a file without line
//!   ends would otherwise be held whole, several times over;
//! - of a record no more than its first 64 MiB are held (see `portions`).

use std::io::{self, Cursor, Read};
use std::sync::mpsc::SyncSender;

use copydesk::Desk;
use copydesk::core::{CarrierError, CarrierId, Framing};
use copydesk::parser::encoding::{DecodeError, decode};
use indicatif::ProgressBar;

use super::open::{self, Opened};
use super::{Entry, PLAIN_TEXT, STDIN, portions};
use crate::problems::Problem;

/// A single source must be shorter than this.
const LONGEST_SOURCE: u64 = 1 << 32;
/// A single source that was compressed must be shorter than this.
const LONGEST_UNPACKED: u64 = 256 << 20;
/// A line must not be longer than this.
pub(super) const LONGEST_LINE: usize = 64 << 20;
/// What a carrier is shown of a file.
const HEAD: usize = 1 << 16;
/// Bytes read at once.
pub(super) const READ: usize = 1 << 18;
/// A batch is handed on when it holds this many bytes or units.
const BATCH_BYTES: usize = 8 << 20;
const BATCH_UNITS: usize = 1 << 10;
/// Files that may be one article are handed over together up to so many bytes or files.
const TOGETHER_BYTES: usize = 1 << 20;
const TOGETHER_FILES: usize = 1 << 10;

/// What one thread works on.
#[derive(Debug)]
pub(crate) enum Unit {
    /// Bytes to unpack.
    Bytes {
        /// Where they are from.
        path: String,
        /// The bytes: a whole file, or whole lines or records of it.
        bytes: Vec<u8>,
        /// Who unpacks them.
        carrier: CarrierId,
        /// How much of the file came before; `None` for a whole file.
        before: Option<Before>,
    },
    /// Whole files that stand one behind the other, some of which may be one article.
    Together {
        /// Where they are from, and their bytes.
        files: Vec<(String, Vec<u8>)>,
        /// Who unpacks them.
        carrier: CarrierId,
    },
    /// Something that was skipped.
    Problem(Problem),
}

/// How much of a file was handed over before a portion of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before {
    /// Lines, where the file is cut by lines.
    pub(crate) lines: u64,
    /// Bytes.
    pub(crate) bytes: u64,
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
    let mut batch = Batch { feed, units: Vec::new(), bytes: 0, run: None };
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
    if batch.end_run().is_ok() {
        let _ = batch.send();
    }
}

/// Whoever receives the batches went away.
pub(super) struct Gone;

/// Units on their way.
pub(super) struct Batch<'a> {
    feed: &'a Feed<'a>,
    units: Vec<Unit>,
    bytes: usize,
    /// Files of one carrier that are handed over together.
    run: Option<Run>,
}

/// Files that stand one behind the other.
struct Run {
    files: Vec<(String, Vec<u8>)>,
    carrier: CarrierId,
    bytes: usize,
}

impl Batch<'_> {
    /// Adds a unit, and hands the batch on where it is full.
    pub(super) fn push(&mut self, unit: Unit) -> Result<(), Gone> {
        self.end_run()?;
        self.add(unit)
    }

    /// Adds a file that may be one article with those beside it.
    fn push_together(
        &mut self,
        path: &str,
        bytes: Vec<u8>,
        carrier: CarrierId,
    ) -> Result<(), Gone> {
        let fits = |run: &Run| {
            run.carrier == carrier
                && run.bytes + bytes.len() <= TOGETHER_BYTES
                && run.files.len() < TOGETHER_FILES
        };
        if !self.run.as_ref().is_some_and(fits) {
            self.end_run()?;
        }
        let run = self.run.get_or_insert_with(|| Run { files: Vec::new(), carrier, bytes: 0 });
        run.bytes += bytes.len();
        run.files.push((path.to_owned(), bytes));
        Ok(())
    }

    /// Adds the files that were gathered.
    fn end_run(&mut self) -> Result<(), Gone> {
        let Some(Run { files, carrier, .. }) = self.run.take() else { return Ok(()) };
        self.add(Unit::Together { files, carrier })
    }

    fn add(&mut self, unit: Unit) -> Result<(), Gone> {
        self.bytes += match &unit {
            Unit::Bytes { bytes, .. } => bytes.len(),
            Unit::Together { files, .. } => files.iter().map(|(_, bytes)| bytes.len()).sum(),
            Unit::Problem(_) => 0,
        };
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
    let Opened { reader, compressed, broken } = opened;
    read_on(path, length, (reader, compressed), &broken, batch)?;
    match broken.get() {
        Some((byte, error)) => {
            let what = format!(
                "cannot be read to its end: {error}; it may be damaged or cut short, and what could be unpacked was read"
            );
            let error = CarrierError::new(path, what).at_byte(*byte);
            batch.push(Unit::Problem(Problem::from(error)))
        }
        None => Ok(()),
    }
}

/// Reads what a file holds; a compressed one that breaks before its first byte holds nothing.
fn read_on(
    path: &str,
    length: Option<u64>,
    (mut reader, compressed): (Box<dyn Read + Send>, bool),
    broken: &open::Broken,
    batch: &mut Batch<'_>,
) -> Result<(), Gone> {
    let head = match open::head(&mut reader, HEAD) {
        Ok(head) => head,
        Err(error) => return batch.push(Unit::Problem(unreadable(path, &error))),
    };
    if head.is_empty() && broken.get().is_some() {
        return Ok(());
    }
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
    let reader = Cursor::new(head).chain(reader);
    match carrier.framing() {
        Framing::Lines => return portions::lines(path, reader, &id, batch),
        Framing::Records => return portions::records(path, reader, carrier, batch),
        _ => {}
    }
    if length.is_some_and(|length| !compressed && length >= LONGEST_SOURCE) {
        return batch.push(Unit::Problem(too_long(path)));
    }
    match whole(path, reader, compressed) {
        Ok(bytes) if carrier.framing() == Framing::Together => batch.push_together(path, bytes, id),
        Ok(bytes) => {
            batch.push(Unit::Bytes { path: path.to_owned(), bytes, carrier: id, before: None })
        }
        Err(problem) => batch.push(Unit::Problem(problem)),
    }
}

/// The whole of a file.
fn whole(path: &str, mut reader: impl Read, compressed: bool) -> Result<Vec<u8>, Problem> {
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
        if compressed && bytes.len() as u64 >= LONGEST_UNPACKED {
            let what = "unpacked it is 256 MiB or longer; no single piece of copy is, unpack it \
                        yourself if it is to be read";
            return Err(Problem::new(path, what));
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

fn too_long(path: &str) -> Problem {
    Problem::new(path, "it is 4 GiB or longer; a single text must be shorter, split it by article")
}

pub(super) fn line_too_long(place: &str) -> Problem {
    let what = "a line is longer than 64 MiB; no copy has one as long, check that this is text";
    Problem::new(place, what)
}

pub(super) fn unreadable(path: &str, error: &io::Error) -> Problem {
    Problem::new(
        path,
        format!("cannot be read to its end: {error}; it may be damaged or cut short"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_without_end_is_refused() {
        let lines = || io::repeat(b'\n').take(LONGEST_UNPACKED + 1);
        let refused = whole("page.txt.gz", lines(), true).unwrap_err().to_string();
        assert!(refused.starts_with("page.txt.gz: unpacked it is 256 MiB or longer"), "{refused}");
        let whole = whole("page.txt.gz", lines().take(1 << 20), true).unwrap();
        assert_eq!(whole.len(), 1 << 20);
    }
}
