//! The carriers of feeds, crawl archives, mails and gzip over any bytes: no panic, and every promise
//! of a carrier.
//!
//! Each is run whether it recognises the bytes or not.

#![no_main]

use copydesk_feed::{Atom, Gzip, JsonFeed, Mail, Rss, Warc};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for faults in [
        copydesk_testkit::check_carrier_on(&Rss, bytes),
        copydesk_testkit::check_carrier_on(&Atom, bytes),
        copydesk_testkit::check_carrier_on(&JsonFeed, bytes),
        copydesk_testkit::check_carrier_on(&Warc, bytes),
        copydesk_testkit::check_carrier_on(&Mail, bytes),
        copydesk_testkit::check_carrier_on(&Gzip, bytes),
    ] {
        if let Err(faults) = faults {
            panic!("{faults}");
        }
    }
});
