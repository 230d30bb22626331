//! Carrier: gzip around any other form, of one or more members.
//!
//! What is unpacked is handed on to whoever reads it. The command reads through compression as it
//! reads the file, without end; this is for bytes that are enclosed in something else, or given to
//! a program that calls the library. It unpacks 256 MiB at most, and damaged bytes as far as they
//! go.

use std::io::Read as _;

use copydesk_core::{
    Carried, Carrier, CarrierError, CarrierId, Detection, Enclosed, Evidence, Given, Span, Unpacked,
};
use flate2::read::MultiGzDecoder;

use crate::Sink;

/// No more than this is unpacked.
const LONGEST: u64 = 256 << 20;
/// The first bytes of a member that is packed by deflate, the only way there is.
const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// Gzip around any other form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gzip;

impl Carrier for Gzip {
    fn id(&self) -> CarrierId {
        CarrierId::new("gzip")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        if !bytes.starts_with(MAGIC) {
            return Detection::none();
        }
        let span = Span::from_usize(0, MAGIC.len());
        Detection::score(0.9).because(Evidence::new(span, "the first bytes of gzip"))
    }

    fn unpack(&self, carried: Carried<'_>, sink: Sink<'_>) {
        let mut packed = carried.bytes;
        let mut bytes = Vec::new();
        let read = MultiGzDecoder::new(&mut packed).take(LONGEST + 1).read_to_end(&mut bytes);
        let at = (carried.bytes.len() - packed.len()) as u64;
        let fault = |message| CarrierError::new(carried.path, message).at_byte(at);
        if bytes.len() as u64 > LONGEST {
            let longest = LONGEST >> 20;
            let what = format!(
                "it unpacks to more than {longest} MiB; unpack it yourself if it is to be read"
            );
            return sink(Err(fault(what)));
        }
        if let Err(error) = read {
            sink(Err(fault(format!("it cannot be unpacked to its end: {error}"))));
        }
        if !bytes.is_empty() {
            let mut given = Given::default();
            given.path = Some(carried.path.to_owned());
            sink(Ok(Unpacked::Enclosed(Box::new(Enclosed::new(bytes, given)))));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    fn unpack(bytes: &[u8]) -> Vec<Result<String, String>> {
        let mut pieces = Vec::new();
        Gzip.unpack(Carried::whole("a.gz", bytes), &mut |piece| match piece {
            Ok(Unpacked::Enclosed(inner)) => {
                pieces.push(Ok(String::from_utf8_lossy(&inner.bytes).into_owned()));
            }
            Ok(_) => {}
            Err(error) => pieces.push(Err(error.to_string())),
        });
        pieces
    }

    #[test]
    fn members_are_unpacked_and_damage_told() {
        let members = [gzip(b"The pier "), gzip(b"is open.")].concat();
        assert_eq!(unpack(&members), [Ok("The pier is open.".to_owned())]);
        let cut = unpack(&members[..members.len() - 4]);
        assert!(cut[0].as_ref().is_err_and(|e| e.starts_with("a.gz (byte ")), "{cut:?}");
        assert_eq!(cut[1], Ok("The pier is open.".to_owned()));
    }

    #[test]
    fn it_keeps_a_carriers_promises() {
        copydesk_testkit::check_carrier(&Gzip, &[&gzip(b"The pier is open.")]).unwrap();
    }
}
