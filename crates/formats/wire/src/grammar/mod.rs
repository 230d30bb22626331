//! The grammars of header lines and trailers: nom parsers over one line.
//!
//! This module is the only one of the crate that knows nom. A grammar returns byte ranges of the
//! line that it was given; the caller moves them to the text. Control characters stand in the
//! line as they were sent, or have been stripped on the way.

mod anpa;
mod fields;
mod iptc;
mod sent;
mod version;

use std::ops::Range;

use nom::bytes::complete::take_while;
use nom::{IResult, Parser};

pub(crate) use anpa::{call, keyword_line, slug_field};
pub(crate) use fields::{open_zczc, tagged, zczc_field};
pub(crate) use iptc::iptc_header;
pub(crate) use sent::{day_first, sent};
pub(crate) use version::{flag, take_number, version};

/// A run of control characters and blanks: framing bytes and what pads them.
fn framing(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c.is_control() || c == ' ').parse(input)
}

/// Where `part`, a slice of `whole`, stands in it.
fn range_in(whole: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.len()
}
