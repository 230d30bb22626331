//! Opens a file and reads through compression.
//!
//! Compression is told by the first bytes, not by the name. Memory is bounded: gzip is read member
//! by member, a zstd frame may ask for a window of 128 MiB at most.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use indicatif::ProgressBar;

/// The first bytes of a gzip member.
const GZIP: &[u8] = &[0x1f, 0x8b];
/// The first bytes of a zstd frame.
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// A file, decompressed.
pub(super) struct Opened {
    /// Its bytes.
    pub(super) reader: Box<dyn Read + Send>,
    /// Whether it was compressed, so that its length on disk says nothing.
    pub(super) compressed: bool,
}

/// Opens a file.
pub(super) fn file(path: &Path, bar: &ProgressBar) -> io::Result<Opened> {
    through(Box::new(bar.wrap_read(File::open(path)?)))
}

/// Standard input.
pub(super) fn stdin(bar: &ProgressBar) -> io::Result<Opened> {
    through(Box::new(bar.wrap_read(io::stdin())))
}

/// Reads through compression, if there is any.
fn through(mut reader: Box<dyn Read + Send>) -> io::Result<Opened> {
    let head = head(&mut reader, ZSTD.len())?;
    let (gzip, zstd) = (head.starts_with(GZIP), head.starts_with(ZSTD));
    let reader = Cursor::new(head).chain(reader);
    let reader: Box<dyn Read + Send> = if gzip {
        Box::new(MultiGzDecoder::new(io::BufReader::with_capacity(1 << 16, reader)))
    } else if zstd {
        Box::new(zstd::Decoder::new(reader)?)
    } else {
        Box::new(reader)
    };
    Ok(Opened { reader, compressed: gzip || zstd })
}

/// Up to `length` bytes; fewer only where the file ends.
pub(super) fn head(reader: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(length);
    reader.take(length as u64).read_to_end(&mut head)?;
    Ok(head)
}
