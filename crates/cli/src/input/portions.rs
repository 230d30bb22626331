//! Cuts a file that does not have to be seen whole into portions of whole lines or whole records.
//!
//! A portion holds about [`READ`] bytes; what is longer is one line or one record.
//! A line beyond 64 MiB is a problem and is left out.
//! Of a record beyond [`LONGEST_RECORD`] the beginning is handed over, and its carrier says what
//! that means: a film in a crawl's archive is no loss, a page is.

use std::io::{self, Read};

use copydesk::core::{Carrier, CarrierId};

use super::units::{Batch, Before, Gone, LONGEST_LINE, READ, Unit, line_too_long, unreadable};

/// No more than this is held of a record.
const LONGEST_RECORD: usize = 64 << 20;

/// A file of lines that stand alone.
pub(super) fn lines(
    path: &str,
    mut reader: impl Read,
    carrier: &CarrierId,
    batch: &mut Batch<'_>,
) -> Result<(), Gone> {
    let mut buffer = Vec::with_capacity(2 * READ);
    let mut before = Before::default();
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
                before: Some(before),
            })?;
            before.lines += lines;
            before.bytes += end as u64;
        }
        known = buffer.len();
        if let Some(problem) = failed {
            return batch.push(Unit::Problem(problem));
        }
        if ended {
            return Ok(());
        }
        if buffer.len() > LONGEST_LINE {
            let place = format!("{path}:{}", before.lines + 1);
            batch.push(Unit::Problem(line_too_long(&place)))?;
            match skip_line(&mut reader) {
                Ok(Some((skipped, rest))) => {
                    before.bytes += buffer.len() as u64 + skipped;
                    (buffer, known) = (rest, 0);
                }
                Ok(None) => return Ok(()),
                Err(error) => return batch.push(Unit::Problem(unreadable(path, &error))),
            }
            before.lines += 1;
        }
    }
}

/// A file of records that stand alone.
pub(super) fn records(
    path: &str,
    mut reader: impl Read,
    carrier: &dyn Carrier,
    batch: &mut Batch<'_>,
) -> Result<(), Gone> {
    let mut buffer = Vec::with_capacity(2 * READ);
    let mut before = Before::default();
    loop {
        // Twice as much each time, so that what is looked at again stays in proportion.
        let asked = buffer.len().clamp(READ, LONGEST_RECORD);
        let (ended, failed) = match (&mut reader).take(asked as u64).read_to_end(&mut buffer) {
            Ok(count) => (count < asked, None),
            Err(error) => (true, Some(unreadable(path, &error))),
        };
        let (mut end, mut left_out) = (last_record_end(carrier, &buffer), 0);
        if ended {
            end = buffer.len();
        } else if end == 0 && buffer.len() >= LONGEST_RECORD {
            end = buffer.len();
            let record = carrier.record_end(&buffer).unwrap_or_default();
            left_out = record.saturating_sub(end as u64);
        }
        if end > 0 {
            let rest = buffer.split_off(end);
            let bytes = std::mem::replace(&mut buffer, rest);
            let carrier = carrier.id();
            let unit = Unit::Bytes { path: path.to_owned(), bytes, carrier, before: Some(before) };
            batch.push(unit)?;
            before.bytes += end as u64 + left_out;
        }
        if let Some(problem) = failed {
            return batch.push(Unit::Problem(problem));
        }
        if left_out > 0
            && let Err(error) = io::copy(&mut (&mut reader).take(left_out), &mut io::sink())
        {
            return batch.push(Unit::Problem(unreadable(path, &error)));
        }
        if ended {
            return Ok(());
        }
    }
}

/// Where the last record ends that is whole; 0 where none is.
fn last_record_end(carrier: &dyn Carrier, bytes: &[u8]) -> usize {
    let mut end = 0;
    loop {
        let rest = &bytes[end..];
        let Some(length) = carrier.record_end(rest).and_then(|end| usize::try_from(end).ok())
        else {
            return end;
        };
        if length == 0 || length > rest.len() {
            return end;
        }
        end += length;
    }
}

/// Reads on behind the end of the line; how much was left out and what was read beyond it, or
/// `None` at the end of the file.
fn skip_line(reader: &mut impl Read) -> io::Result<Option<(u64, Vec<u8>)>> {
    let mut buffer = Vec::with_capacity(READ);
    let mut skipped = 0;
    loop {
        buffer.clear();
        if reader.take(READ as u64).read_to_end(&mut buffer)? == 0 {
            return Ok(None);
        }
        if let Some(end) = memchr::memchr(b'\n', &buffer) {
            return Ok(Some((skipped + end as u64 + 1, buffer.split_off(end + 1))));
        }
        skipped += buffer.len() as u64;
    }
}
