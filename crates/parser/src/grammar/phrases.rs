//! One automaton over all phrases of rights lines, photo credits and captions.
//!
//! A line is searched once, ASCII capitals folded, for every phrase of `data/rights_phrases.txt` and
//! `data/photo_phrases.txt`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::tables::{PHOTO, RIGHTS};

/// What a phrase speaks for.
#[derive(Clone, Copy)]
enum Sign {
    Rights(u8),
    Photo { credit: bool, bound: bool },
}

struct Phrases {
    automaton: Option<AhoCorasick>,
    signs: Vec<Sign>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rights = RIGHTS.iter().map(|(points, phrase)| (Sign::Rights(*points), *phrase));
    let photo = PHOTO
        .iter()
        .map(|(credit, bound, phrase)| (Sign::Photo { credit: *credit, bound: *bound }, *phrase));
    let (signs, phrases): (Vec<Sign>, Vec<&str>) = rights.chain(photo).unzip();
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(aho_corasick::AhoCorasickKind::DFA))
        .build(phrases)
        .ok();
    Phrases { automaton, signs }
});

/// What a line says of rights and pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Points for being a rights line, each phrase counted once.
    pub(super) rights: u32,
    /// Whether a photo credit opens the line.
    pub(super) credit_opens: bool,
    /// Whether a photo credit stands in it.
    pub(super) credit: bool,
    /// Whether a caption's phrase stands in it.
    pub(super) caption: bool,
}

/// Searches a line.
pub(super) fn said(text: &str) -> Said {
    let phrases = &*PHRASES;
    let mut said = Said::default();
    let Some(automaton) = &phrases.automaton else { return said };
    let start = text.len() - text.trim_start().len();
    let mut counted = [0_u64; 4];
    for found in automaton.find_iter(text) {
        let number = found.pattern().as_usize();
        match phrases.signs.get(number) {
            Some(Sign::Rights(points)) => {
                let (word, bit) = (number / 64 % 4, number % 64);
                if counted[word] >> bit & 1 == 0 {
                    counted[word] |= 1 << bit;
                    said.rights += u32::from(*points);
                }
            }
            Some(Sign::Photo { bound: true, .. }) if found.start() != start => {
                said.caption |= credit_behind(text, found.start(), found.end());
            }
            Some(Sign::Photo { credit: true, bound: true }) => said.credit_opens = true,
            Some(Sign::Photo { credit: true, bound: false }) => said.credit = true,
            Some(Sign::Photo { credit: false, .. }) => said.caption = true,
            None => {}
        }
    }
    said
}

/// Whether a label that opens credits (`Photograph:`) stands behind a sentence: that is a caption.
fn credit_behind(text: &str, start: usize, end: usize) -> bool {
    text[..end].ends_with(':') && text[..start].trim_end().ends_with(['.', '!', '?', ')', '”', '|'])
}
