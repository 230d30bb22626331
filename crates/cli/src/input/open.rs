//! Opens a file and reads through compression.
//!
//! Compression is told by the first bytes, not by the name. Memory is bounded: gzip is read member
//! by member, a zstd frame may ask for a window of 128 MiB at most. What is damaged or cut short is
//! read as far as it goes, and [`Opened::broken`] says where that is.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use flate2::bufread::MultiGzDecoder;
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
    /// Once it was read: where it broke, counted in the file as it is, and why.
    pub(super) broken: Broken,
}

/// Where a compressed file broke, and why; not set where it did not.
pub(super) type Broken = Arc<OnceLock<(u64, io::Error)>>;

/// Bytes of a file, counted as they are taken.
struct Counted<R> {
    inner: R,
    taken: Arc<AtomicU64>,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.taken.fetch_add(amount as u64, Ordering::Relaxed);
    }
}

/// Unpacks as far as it goes: where the bytes break, they end.
struct Lasting<R> {
    inner: R,
    taken: Arc<AtomicU64>,
    broken: Broken,
}

impl<R: Read> Read for Lasting<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(into) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                let _ = self.broken.set((self.taken.load(Ordering::Relaxed), error));
                Ok(0)
            }
            read => read,
        }
    }
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
    let broken = Broken::default();
    if !(gzip || zstd) {
        return Ok(Opened { reader: Box::new(reader), compressed: false, broken });
    }
    let taken = Arc::new(AtomicU64::new(0));
    let packed = BufReader::with_capacity(1 << 16, reader);
    let packed = Counted { inner: packed, taken: Arc::clone(&taken) };
    let inner: Box<dyn Read + Send> = if gzip {
        Box::new(MultiGzDecoder::new(packed))
    } else {
        Box::new(zstd::Decoder::with_buffer(packed)?)
    };
    let reader = Box::new(Lasting { inner, taken, broken: Arc::clone(&broken) });
    Ok(Opened { reader, compressed: true, broken })
}

/// Up to `length` bytes; fewer only where the file ends.
pub(super) fn head(reader: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(length);
    reader.take(length as u64).read_to_end(&mut head)?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn what_is_cut_short_is_read_as_far_as_it_goes() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
        gzip.write_all(&b"The pier is open. ".repeat(100)).unwrap();
        let mut gzip = gzip.finish().unwrap();
        gzip.truncate(600);
        let mut opened = through(Box::new(Cursor::new(gzip))).unwrap();
        let mut read = String::new();
        opened.reader.read_to_string(&mut read).unwrap();
        assert!(read.starts_with("The pier is open. The") && read.len() > 500);
        assert_eq!(opened.broken.get().unwrap().0, 600);
    }
}
