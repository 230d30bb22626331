//! `it`, where a body goes on speaking: `Kviz Bank said rates will fall. Homes are dear, it said.`
//!
//! The body must be the last who spoke, in the same sentence or the one before. The names pass links
//! the pronouns of persons.

use std::ops::Range;

use super::cues::Cue;
use super::page::{Page, is};
use super::sources;
use crate::passes::names::{MentionForm, NameKind};

/// The subjects `it` of verbs of speech, in order, each with the body for which it stands.
pub(super) fn bodies(page: &Page<'_>, cues: &[Cue]) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut last: Option<(usize, Range<usize>)> = None;
    for cue in cues.iter().filter(|cue| cue.is_speech()) {
        let Some(subject) = cue.speaker() else { continue };
        let repeats = subject.len() == 1 && is!(page, subject.start, "it");
        let body = match last {
            Some((sentence, body)) if repeats && cue.sentence <= sentence + 1 => {
                found.push((subject.start, body.clone()));
                Some(body)
            }
            _ => is_body(page, subject).then(|| subject.clone()),
        };
        last = body.map(|body| (cue.sentence, body));
    }
    found
}

fn is_body(page: &Page<'_>, subject: &Range<usize>) -> bool {
    let Some(head) = subject.end.checked_sub(1) else { return false };
    let several = subject.clone().any(|at| is!(page, at, "and"));
    !several
        && match page.mention(head) {
            Some(name) => name.kind == NameKind::Organization && name.form != MentionForm::Pronoun,
            None => sources::is_body(page, head),
        }
}
