//! The lines at the two ends of a page, where layouts look for their evidence.

use copydesk_core::{Evidence, Line, Source};

/// The first `count` lines that are not blank.
pub(super) fn first(source: &Source, count: usize) -> impl Iterator<Item = (&Line, &str)> {
    let text = source.text();
    source
        .lines()
        .as_slice()
        .iter()
        .filter(|line| !line.is_blank())
        .take(count)
        .map(move |line| (line, line.text.of(text)))
}

/// The last `count` lines that are not blank, from the last upwards.
pub(super) fn last(source: &Source, count: usize) -> impl Iterator<Item = (&Line, &str)> {
    let text = source.text();
    source
        .lines()
        .as_slice()
        .iter()
        .rev()
        .filter(|line| !line.is_blank())
        .take(count)
        .map(move |line| (line, line.text.of(text)))
}

/// Evidence that a whole line is.
pub(super) fn seen(line: &Line, note: &'static str) -> Evidence {
    Evidence::new(line.text, note)
}
