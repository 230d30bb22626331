//! `copy/repeated-paragraph`: a paragraph that stands twice by mistake.
//!
//! Whole paragraphs of twenty-five words or more that end a sentence, byte for byte. The second one is
//! reported where it stands right behind the first, or so near and between other prose that it is no
//! refrain: the box of an author or of an advertiser stands between short lines, and far off. A
//! second deck, the first paragraph over again, is how some pages are made.
//!
//! Where much of the copy stands twice, the page was laid out twice (for a wide and a narrow screen,
//! say): one note says so.

use std::collections::hash_map::{Entry, HashMap};
use std::hash::{Hash, Hasher};

use copydesk_core::{BlockKind, Diagnostic, Severity};
use rustc_hash::FxBuildHasher;

use super::endings::ends_sentence;
use crate::reader::Reading;

const LEAST_WORDS: u32 = 25;
/// Words of a neighbour that is prose.
const PROSE: u32 = 12;
/// How many paragraphs further on a repetition is still a mistake.
const NEAR: usize = 6;
/// More repetitions than these are the page's own way.
const MANY: usize = 5;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let paragraphs: Vec<usize> = reading.of_kind(BlockKind::Paragraph).collect();
    let pairs = pairs(reading, &paragraphs);
    if pairs.len() > MANY.max(paragraphs.len() / 10) {
        let (first, again) = (paragraphs[pairs[0].0], paragraphs[pairs[0].1]);
        let message = format!(
            "{} paragraphs stand a second time; the page seems to be set twice",
            pairs.len()
        );
        return vec![report(reading, Severity::Note, first, again, message)];
    }
    pairs
        .into_iter()
        .filter(|(first, again)| is_mistake(reading, &paragraphs, *first, *again))
        .map(|(first, again)| {
            let message = "this paragraph stands a second time".to_owned();
            report(reading, Severity::Warning, paragraphs[first], paragraphs[again], message)
                .help("drop one of the two, unless the repetition is meant")
        })
        .collect()
}

/// A paragraph that is hashed by its length and its ends: two that agree in these are compared.
#[derive(PartialEq, Eq)]
struct Text<'a>(&'a str);

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let bytes = self.0.as_bytes();
        let first = bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        let last = bytes.last_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        hasher.write_u64(first ^ last.rotate_left(23) ^ bytes.len() as u64);
    }
}

/// The repeated paragraphs, each with the one before it, as places in the list.
fn pairs(reading: &Reading<'_>, paragraphs: &[usize]) -> Vec<(usize, usize)> {
    let mut last: HashMap<Text<'_>, usize, FxBuildHasher> =
        HashMap::with_capacity_and_hasher(paragraphs.len(), FxBuildHasher);
    let mut pairs = Vec::new();
    for (place, unit) in paragraphs.iter().enumerate() {
        if reading.units[*unit].words < LEAST_WORDS {
            continue;
        }
        match last.entry(Text(reading.text(*unit))) {
            Entry::Vacant(entry) => drop(entry.insert(place)),
            Entry::Occupied(mut entry) => pairs.push((entry.insert(place), place)),
        }
    }
    pairs
}

fn is_mistake(reading: &Reading<'_>, paragraphs: &[usize], first: usize, again: usize) -> bool {
    let (one, two) = (paragraphs[first], paragraphs[again]);
    if again - first > NEAR || !ends_sentence(reading.text(one)) {
        return false;
    }
    if one + 1 == two {
        return first > 0;
    }
    // Among prose: a paragraph of some length before and behind both, or nothing behind the copy.
    let prose = |unit: usize| {
        let sentence = reading.units[unit].words >= PROSE && ends_sentence(reading.text(unit));
        sentence && reading.kinds[unit] == BlockKind::Paragraph
    };
    let told = |unit: usize| prose(unit) || reading.kinds[unit] == BlockKind::Subhead;
    let behind = |unit: usize| unit + 1 < reading.units.len() && told(unit + 1);
    let before = one.checked_sub(1).is_some_and(told) && two.checked_sub(1).is_some_and(prose);
    let last = paragraphs.last() == Some(&two);
    (first == 0 || before) && behind(one) && (last || behind(two))
}

fn report(
    reading: &Reading<'_>,
    severity: Severity,
    first: usize,
    again: usize,
    message: String,
) -> Diagnostic {
    let place = reading.units[again].text;
    Diagnostic::new("copy/repeated-paragraph", severity, place, message)
        .related(reading.units[first].text, "it stands here first")
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Severity, Source};

    const LEDE: &str = "The harbour board said on Tuesday that it would reopen the northern pier before \
        the end of the month, when the first of the summer ferries is due from the islands.";
    const DIVERS: &str = "Divers found that the storm had left its old piles intact, and that the crane, \
        which weighs some four hundred tons, could be moved by rail to the southern pier.";
    const CREWS: &str = "Crews begin on Monday with the crane, the largest of its kind on the coast of the \
        country, and will then repair the rails that the storm had bent out of shape.";
    const FERRY: &str = "The ferry to the islands will sail again in May, according to the company that \
        runs it, and will call at two more of the islands than it did last year.";

    fn repeated(paragraphs: &[&str]) -> Vec<(Severity, usize)> {
        let copy = format!("Harbour to reopen\n\n{}\n", paragraphs.join("\n\n"));
        let source = Source::new(copy).unwrap();
        let parsed = crate::Plain.parse(&source);
        let article = &parsed.articles[0];
        let start = |d: &copydesk_core::Diagnostic| {
            article.blocks().iter().position(|block| block.span.covers(d.span)).unwrap()
        };
        let found = article.diagnostics().iter();
        found
            .filter(|d| d.code == "copy/repeated-paragraph")
            .map(|d| (d.severity, start(d)))
            .collect()
    }

    #[test]
    fn paragraphs_that_stand_twice() {
        assert_eq!(repeated(&[LEDE, DIVERS, CREWS, FERRY]), []);
        assert_eq!(repeated(&[LEDE, DIVERS, DIVERS, CREWS, FERRY]), [(Severity::Warning, 3)]);
        assert_eq!(repeated(&[LEDE, DIVERS, CREWS, DIVERS, FERRY]), [(Severity::Warning, 4)]);
    }

    #[test]
    fn a_box_between_short_lines_is_a_refrain() {
        assert_eq!(repeated(&[LEDE, "The writer", DIVERS, "", CREWS, "The writer", DIVERS]), []);
    }
}
