//! The carrier of NITF and NewsML over any bytes: no panic, and every promise of a carrier.

#![no_main]

use copydesk_xml::NewsXml;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(faults) = copydesk_testkit::check_carrier_on(&NewsXml, bytes) {
        panic!("{faults}");
    }
});
