//! Press releases as a wire carries them.
//!
//! ```text
//! Source: Elm Harbour Board
//! MEDIA RELEASE PR1234
//! Pier sold to its
//! staff
//!
//! ELM, Feb. 1, 2017 /PRNewswire-AsiaNet/ --
//!
//! The pier …
//!
//! SOURCE Elm Harbour Board
//! CONTACT: …
//! ```
//!
//! The headline is every line up to the blank one. Lines that point at a picture are captions. The
//! issuer is the publisher.
//!
//! Limits: a release without the two lines above it is read as any other copy.

use copydesk_core::{BlockKind, trim_blank};

use crate::body;
use crate::page::{Draft, Page};
use crate::split::Lines;

/// Whether a release begins at a line: `Source: NAME` and, on the next, its number; at the top of a
/// file the number is enough.
pub(crate) fn opens(line: &str, behind: &mut Lines<'_>, top: bool) -> bool {
    if top && number(line).is_some() {
        return true;
    }
    source(line).is_some()
        && behind.next_full().is_some_and(|next| number(trim_blank(&behind.text[next])).is_some())
}

/// The name behind `Source:` above a release.
fn source(line: &str) -> Option<std::ops::Range<usize>> {
    let name = line.strip_prefix("Source:")?.trim_start();
    (1..=120).contains(&name.len()).then(|| line.len() - name.len()..line.len())
}

/// The number of `MEDIA RELEASE PR1234`.
fn number(line: &str) -> Option<std::ops::Range<usize>> {
    let rest =
        line.strip_prefix("MEDIA RELEASE ").or_else(|| line.strip_prefix("PRESS RELEASE "))?;
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = rest.len() - letters;
    let fits = letters <= 3
        && (3..=9).contains(&digits)
        && rest.as_bytes()[letters..].iter().all(u8::is_ascii_digit);
    fits.then(|| line.len() - rest.len()..line.len())
}

/// Reads a release.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft) {
    let mut line = 0;
    while let Some(at) = page.next(line, page.len()) {
        let text = page.line(at);
        if let Some(source) = source(text) {
            draft.metadata.publisher = page.field(page.within(at, &source));
        } else if let Some(number) = number(text) {
            draft.wire.sequence = page.field(page.within(at, &number));
        } else {
            break;
        }
        draft.run(page, at, BlockKind::WireHeader);
        line = at + 1;
    }
    let mut body = line;
    if let Some(first) = page.next(line, page.len()) {
        let end = (first..page.len()).find(|line| page.is_blank(*line)).unwrap_or(page.len());
        // A headline of many lines is copy.
        if end - first <= 5 {
            draft.open(page, first, BlockKind::Headline);
            draft.metadata.headline = page.field(page.lines(first, end - 1));
            body = end;
        }
    }
    body::read(page, draft, body..page.len());
}
