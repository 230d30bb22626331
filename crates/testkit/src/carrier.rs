//! What a carrier promises.

use copydesk_core::{Article, Carried, Carrier, CarrierError, Enclosed, Framing, Given, Unpacked};

use crate::faults::{Collector, Fault, Faults, Promise};
use crate::{mutants, spans, zoo};

/// The path that the carrier is told.
const PATH: &str = "some/file";
/// Mutations of each sample.
const MUTANTS: usize = 60;

/// Holds a carrier to its promises over the zoo, the author's samples, cuts and mutations of them.
///
/// A carrier whose format is refused by most of the zoo is tried in earnest only on its samples:
/// give one of each kind.
///
/// # Errors
/// [`Faults`] that name the text, `sample 1` for the first, and what happened.
pub fn check_carrier(carrier: &dyn Carrier, samples: &[&[u8]]) -> Result<(), Faults> {
    let mut faults = Vec::new();
    for specimen in zoo() {
        check_one(carrier, &specimen.name, specimen.text.as_bytes(), &mut faults);
    }
    for (index, sample) in samples.iter().enumerate() {
        let name = format!("sample {}", index + 1);
        check_one(carrier, &name, sample, &mut faults);
        for part in 1..8 {
            let cut = sample.len() * part / 8;
            let name = format!("{name}, cut at byte {cut}");
            check_one(carrier, &name, &sample[..cut], &mut faults);
        }
        if let Ok(text) = std::str::from_utf8(sample) {
            for mutant in mutants(&[text], MUTANTS) {
                let name = format!("{name}, {}", mutant.name);
                check_one(carrier, &name, mutant.text.as_bytes(), &mut faults);
            }
        }
    }
    check_one(carrier, "bytes that are no text", &[0xff, 0xfe, 0, 0x80, 0xc3], &mut faults);
    Faults::or_ok(faults)
}

/// Holds a carrier to its promises over these bytes alone, for a fuzzer that has more of them.
///
/// # Errors
/// [`Faults`] that say what happened.
pub fn check_carrier_on(carrier: &dyn Carrier, bytes: &[u8]) -> Result<(), Faults> {
    let mut faults = Vec::new();
    check_one(carrier, "these bytes", bytes, &mut faults);
    Faults::or_ok(faults)
}

fn check_one(carrier: &dyn Carrier, name: &str, bytes: &[u8], faults: &mut Vec<Fault>) {
    let faults = &mut Collector::new(name, faults);
    if let Some(found) = faults.run("detect", || carrier.detect(bytes)) {
        for evidence in found.evidence() {
            faults.hold(evidence.span.end as usize <= bytes.len(), Promise::SpansFit, || {
                format!("evidence at {} of {} bytes", evidence.span, bytes.len())
            });
        }
        let again = faults.run("detect, the second time", || carrier.detect(bytes));
        faults.hold(again.is_none_or(|again| again == found), Promise::Deterministic, || {
            "detect gave two answers".to_owned()
        });
    }
    let Some(pieces) = faults.run("unpack", || unpack(carrier, Carried::whole(PATH, bytes))) else {
        return;
    };
    for piece in &pieces {
        match piece {
            Piece::Error(error) => {
                faults.hold(error.path == PATH, Promise::ErrorsNamePlace, || {
                    format!("an error names the file {} instead of {PATH}", error.path)
                });
            }
            Piece::Article(article) => spans::check_article(article, faults),
            Piece::Source(..) | Piece::Enclosed(_) | Piece::Passed(_) => {}
        }
    }
    let again =
        faults.run("unpack, the second time", || unpack(carrier, Carried::whole(PATH, bytes)));
    faults.hold(again.is_none_or(|again| same(&pieces, &again)), Promise::Deterministic, || {
        "unpack gave two answers".to_owned()
    });
    match carrier.framing() {
        Framing::Lines => {
            check_portions(
                carrier,
                bytes,
                &line_ends(bytes),
                &pieces,
                Promise::LinesStandAlone,
                faults,
            );
        }
        Framing::Records => {
            let ends = faults.run("record_end", || record_ends(carrier, bytes)).unwrap_or_default();
            check_ends(carrier, bytes, &ends, faults);
            check_portions(carrier, bytes, &ends, &pieces, Promise::RecordsStandAlone, faults);
        }
        _ => {}
    }
}

/// Holds that a file handed over in two portions gives what it gives at once.
fn check_portions(
    carrier: &dyn Carrier,
    bytes: &[u8],
    ends: &[usize],
    pieces: &[Piece],
    promise: Promise,
    faults: &mut Collector<'_>,
) {
    let Some(cut) = ends.get(ends.len() / 2).copied() else { return };
    let parts = faults.run("unpack, in portions", || {
        let (first, second) = bytes.split_at(cut);
        let mut parts = unpack(carrier, Carried::whole(PATH, first));
        let lines_before = line_ends(first).len() as u64;
        let bytes_before = cut as u64;
        parts.extend(unpack(
            carrier,
            Carried { bytes: second, path: PATH, lines_before, bytes_before },
        ));
        parts
    });
    faults.hold(parts.is_none_or(|parts| same(pieces, &parts)), promise, || {
        format!("cut at byte {cut} it gave another answer")
    });
}

/// Holds that the end of the first record is the same however much of the file is seen.
fn check_ends(carrier: &dyn Carrier, bytes: &[u8], ends: &[usize], faults: &mut Collector<'_>) {
    let Some(end) = ends.first().copied() else { return };
    for seen in [1, end / 2, end.saturating_sub(1), end, end + 1] {
        let seen = seen.min(bytes.len());
        let told = faults.run("record_end, of a part", || carrier.record_end(&bytes[..seen]));
        let fits = told.flatten().is_none_or(|told| told == end as u64);
        faults.hold(fits, Promise::RecordsStandAlone, || {
            format!("the record that ends at {end} had another end when {seen} bytes were seen")
        });
    }
}

/// Where the lines end.
fn line_ends(bytes: &[u8]) -> Vec<usize> {
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect()
}

/// Where the records end, those within the bytes.
fn record_ends(carrier: &dyn Carrier, bytes: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(length) = carrier.record_end(rest) else { break };
        assert!(length > 0, "a record ends where it begins, at byte {at}");
        match usize::try_from(length) {
            Ok(length) if length <= rest.len() => at += length,
            _ => break,
        }
        ends.push(at);
    }
    ends
}

/// What `sink` was given, in a form that can be compared.
enum Piece {
    Source(String, Box<Given>),
    Article(Box<Article>),
    Enclosed(Box<Enclosed>),
    Passed(String),
    Error(CarrierError),
}

fn unpack(carrier: &dyn Carrier, carried: Carried<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    carrier.unpack(carried, &mut |piece| {
        pieces.extend(match piece {
            Ok(Unpacked::Source(source)) => {
                Some(Piece::Source(source.text().to_owned(), Box::new(source.given().clone())))
            }
            Ok(Unpacked::Article(article)) => Some(Piece::Article(article)),
            Ok(Unpacked::Enclosed(enclosed)) => Some(Piece::Enclosed(enclosed)),
            Ok(Unpacked::Passed(what)) => Some(Piece::Passed(what)),
            Ok(_) => None,
            Err(error) => Some(Piece::Error(error)),
        });
    });
    pieces
}

fn same(a: &[Piece], b: &[Piece]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|pair| match pair {
            (Piece::Source(a, x), Piece::Source(b, y)) => a == b && x == y,
            (Piece::Error(a), Piece::Error(b)) => a == b,
            (Piece::Enclosed(a), Piece::Enclosed(b)) => a == b,
            (Piece::Passed(a), Piece::Passed(b)) => a == b,
            (Piece::Article(a), Piece::Article(b)) => {
                a.text() == b.text()
                    && a.blocks() == b.blocks()
                    && a.marks() == b.marks()
                    && a.metadata() == b.metadata()
            }
            _ => false,
        })
}
