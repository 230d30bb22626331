//! The carrier of wire messages over any bytes: no panic, and every promise of a carrier.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(faults) = copydesk_testkit::check_carrier_on(&copydesk_wire::Wire, bytes) {
        panic!("{faults}");
    }
});
