//! De-wrapping measured: pages are hard-wrapped at each width from 60 to 80, with and without blank
//! lines between paragraphs, and the breaks that the units show are compared with those of the page.
//!
//! Only breaks from the first to the last line of the body count: menus of short lines are broken
//! where they were whatever the width.

use copydesk_core::Source;
use copydesk_parser::units;

use crate::pages::{Label, Labelled, wrapped};

/// Breaks of one way of wrapping.
#[derive(Default)]
struct Breaks {
    right: usize,
    there: usize,
    found: usize,
    exact: usize,
    pages: usize,
}

/// Prints the table.
pub(crate) fn print(pages: &[Labelled]) {
    for spaced in [true, false] {
        let mut all = Breaks::default();
        for width in 60..=80 {
            let mut breaks = Breaks::default();
            for page in pages {
                breaks.add(page, width, spaced);
            }
            breaks.print(&format!("width {width}, {}", spacing(spaced)));
            all.join(&breaks);
        }
        all.print(&format!("all widths, {}", spacing(spaced)));
    }
}

const fn spacing(spaced: bool) -> &'static str {
    if spaced { "blank lines" } else { "no blank lines" }
}

impl Breaks {
    fn add(&mut self, page: &Labelled, width: usize, spaced: bool) {
        let body = |label: &Label| *label == Label::Body;
        let first = page.labels.iter().position(body);
        let (Some(first), Some(last)) = (first, page.labels.iter().rposition(body)) else { return };
        let inside = |at: &usize| (first + 1..=last).contains(at);
        let there: Vec<usize> = starts(page.text.split('\n')).into_iter().filter(inside).collect();
        let wrapped = wrapped(page, width, spaced);
        let source = Source::new(wrapped.text.as_str()).expect("a page below 4 GiB");
        let texts: Vec<&str> =
            units(&source).iter().map(|unit| unit.text.of(&wrapped.text)).collect();
        let found: Vec<usize> = starts(texts.into_iter()).into_iter().filter(inside).collect();
        self.right += there.iter().filter(|at| found.binary_search(at).is_ok()).count();
        self.there += there.len();
        self.found += found.len();
        self.exact += usize::from(there == found);
        self.pages += 1;
    }

    fn join(&mut self, other: &Self) {
        self.right += other.right;
        self.there += other.there;
        self.found += other.found;
        self.exact += other.exact;
        self.pages += other.pages;
    }

    fn print(&self, name: &str) {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!(
            "{name:26} breaks P {:.4} R {:.4}  pages exact {:.3} of {}",
            share(self.right, self.found),
            share(self.right, self.there),
            share(self.exact, self.pages),
            self.pages
        );
    }
}

/// Where the texts begin, counted in characters that are not blank.
fn starts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for text in texts {
        let len = text.chars().filter(|c| !c.is_whitespace()).count();
        if len > 0 {
            starts.push(at);
        }
        at += len;
    }
    starts
}
