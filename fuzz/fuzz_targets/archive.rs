//! The carriers of archive exports over any bytes: no panic, and every promise of a carrier.
//!
//! Each is run whether it recognises the bytes or not.

#![no_main]

use copydesk_archive::{Europresse, Factiva, LexisNexis, ProQuest};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for faults in [
        copydesk_testkit::check_carrier_on(&LexisNexis, bytes),
        copydesk_testkit::check_carrier_on(&Factiva, bytes),
        copydesk_testkit::check_carrier_on(&ProQuest, bytes),
        copydesk_testkit::check_carrier_on(&Europresse, bytes),
    ] {
        if let Err(faults) = faults {
            panic!("{faults}");
        }
    }
});
