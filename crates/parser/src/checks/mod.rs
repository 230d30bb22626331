//! Checks for damage: each a file and a line here.
//!
//! A check looks at a decoded page and reports what is wrong with the copy, at its place. It never
//! changes how the page is read.

mod endings;
mod lost_text;
mod markup;
mod missing;
mod mojibake;
mod repeated;

use copydesk_core::Diagnostic;

use crate::carrier;
use crate::reader::Reading;

/// What all checks report.
pub(crate) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = lost_text::check(reading);
    diagnostics.extend(missing::check(reading));
    diagnostics.extend(repeated::check(reading));
    diagnostics.extend(markup::check(reading.source));
    // Damage by an encoding shows beyond ASCII.
    if !reading.source.text().is_ascii() {
        diagnostics.extend(carrier::undecoded(reading.source));
        diagnostics.extend(carrier::wrongly_declared(reading.source));
        diagnostics.extend(mojibake::check(reading.source));
    }
    diagnostics
}
