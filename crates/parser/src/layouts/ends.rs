//! The lines at the two ends of a page, where layouts look for their evidence.

use copydesk_core::{Detection, Evidence, Line, Source};

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

/// Signs of a layout of `KINDS` kinds: each kind counts once, however often it is seen.
pub(super) struct Signs<const KINDS: usize> {
    seen: [bool; KINDS],
    score: f32,
    found: Detection,
}

impl<const KINDS: usize> Default for Signs<KINDS> {
    fn default() -> Self {
        Self { seen: [false; KINDS], score: 0.0, found: Detection::none() }
    }
}

impl<const KINDS: usize> Signs<KINDS> {
    /// Counts what a line shows: the number of its kind, its points, and what it is.
    pub(super) fn count(&mut self, line: &Line, sign: Option<(usize, f32, &'static str)>) {
        let Some((kind, points, what)) = sign else { return };
        if !std::mem::replace(&mut self.seen[kind], true) {
            self.score += points;
            self.found =
                std::mem::replace(&mut self.found, Detection::none()).because(seen(line, what));
        }
    }

    /// How many kinds were seen.
    pub(super) fn kinds(&self) -> usize {
        self.seen.iter().filter(|seen| **seen).count()
    }

    /// The points as a score, with what was seen as its evidence.
    pub(super) fn detection(self) -> Detection {
        self.found.rescored(self.score)
    }
}
