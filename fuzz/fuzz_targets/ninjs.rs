//! The carriers of ninjs and JSON-LD over any bytes: no panic, and every promise of a carrier.
//!
//! Each is run whether it recognises the bytes or not.

#![no_main]

use copydesk_ninjs::{JsonLd, Ninjs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for faults in [
        copydesk_testkit::check_carrier_on(&Ninjs, bytes),
        copydesk_testkit::check_carrier_on(&JsonLd, bytes),
    ] {
        if let Err(faults) = faults {
            panic!("{faults}");
        }
    }
});
