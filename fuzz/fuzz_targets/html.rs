//! The carrier of web pages over any bytes: no panic, and every promise of a carrier.
//!
//! It is run whether it recognises the bytes or not.

#![no_main]

use copydesk_html::Html;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(faults) = copydesk_testkit::check_carrier_on(&Html, bytes) {
        panic!("{faults}");
    }
});
