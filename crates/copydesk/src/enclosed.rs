//! Bytes that one carrier held and another reads.
//!
//! What the outer carrier knew completes what the inner one finds, as long as that is one piece: of
//! several nobody knows which was meant, so they keep what they say themselves, and are called by
//! the outer name and their number.
//! Carriers may enclose each other [`DEEPEST`] deep; a file that encloses itself ends there.

use copydesk_core::{Carried, CarrierError, Enclosed, Given, Metadata, Unpacked};

use crate::Desk;

/// How deep carriers may enclose each other: a mail with an archive of mails with a page each.
const DEEPEST: usize = 4;

/// Hands on every piece that is not enclosed in another form.
pub(crate) fn unfold(
    desk: &Desk,
    piece: Unpacked,
    sink: &mut dyn FnMut(Result<Unpacked, CarrierError>),
) {
    match piece {
        Unpacked::Enclosed(enclosed) => open(desk, &enclosed, DEEPEST, sink),
        piece => sink(Ok(piece)),
    }
}

/// Hands on every piece of these bytes.
fn open(
    desk: &Desk,
    enclosed: &Enclosed,
    depth: usize,
    sink: &mut dyn FnMut(Result<Unpacked, CarrierError>),
) {
    let Enclosed { bytes, given, carrier, .. } = enclosed;
    let path = path(given);
    let asked = carrier.as_ref().and_then(|id| desk.carrier(id));
    let Some(carrier) = asked.or_else(|| desk.carrier_for(bytes)) else {
        return sink(Err(CarrierError::new(path, "no registered carrier knows this form")));
    };
    let mut pieces = Vec::new();
    carrier.unpack(Carried::whole(&path, bytes), &mut |piece| pieces.push(piece));
    let passed = |piece: &&Unpacked| !matches!(piece, Unpacked::Passed(_));
    let count = pieces.iter().flatten().filter(passed).count();
    let mut number = 0;
    for piece in pieces {
        let piece = match piece {
            Ok(Unpacked::Passed(what)) => {
                sink(Ok(Unpacked::Passed(what)));
                continue;
            }
            Ok(piece) => piece,
            Err(error) => {
                sink(Err(error));
                continue;
            }
        };
        number += 1;
        match complete(piece, &said_of(given, count, number)) {
            Unpacked::Enclosed(inner) if depth > 1 => open(desk, &inner, depth - 1, sink),
            Unpacked::Enclosed(_) => {
                let what = format!("forms are enclosed in each other more than {DEEPEST} deep");
                sink(Err(CarrierError::new(path.clone(), what)));
            }
            piece => sink(Ok(piece)),
        }
    }
}

/// What errors call these bytes: the file, and the name of the piece in it.
fn path(given: &Given) -> String {
    match (&given.path, &given.id) {
        (Some(path), Some(id)) if !id.starts_with(path.as_str()) => format!("{path}#{id}"),
        (_, Some(id)) => id.clone(),
        (Some(path), None) => path.clone(),
        (None, None) => "-".to_owned(),
    }
}

/// What the outer carrier said of one of so many pieces.
fn said_of(given: &Given, count: usize, number: usize) -> Given {
    let mut said = given.clone();
    if count > 1 {
        (said.title, said.date, said.url) = (None, None, None);
        said.metadata = Metadata::default();
    }
    if number > 1 {
        said.diagnostics.clear();
        said.id = said.id.map(|id| format!("{id}#{number}"));
    }
    said
}

/// The piece, with what was said of it.
fn complete(piece: Unpacked, said: &Given) -> Unpacked {
    match piece {
        Unpacked::Source(source) => Unpacked::Source(source.completed(said)),
        Unpacked::Article(article) => Unpacked::Article(Box::new(article.enclosed(said))),
        Unpacked::Enclosed(mut inner) => {
            if said.id.is_some() {
                inner.given.id = None;
            }
            inner.given.path.clone_from(&said.path);
            inner.given.complete_from(said);
            Unpacked::Enclosed(inner)
        }
        piece => piece,
    }
}
