//! `it`, where a body goes on speaking: `Kviz Bank said rates will fall. Homes are dear, it said.`
//! And `he` and `she`, where somebody without a name does: `A nurse said it was late. "Go," she said.`
//!
//! Who is meant must be the last who spoke, in the same sentence or the one before. The names pass
//! links the pronouns of persons with names.

use std::ops::Range;

use super::cues::Cue;
use super::lexicon::DETERMINER;
use super::page::{Page, is};
use super::sources;
use super::subject::is_plural;
use crate::passes::names::{MentionForm, NameKind};

/// The subjects `it`, `he` and `she` of verbs of speech, in order, each with whom it stands for.
pub(super) fn sources(page: &Page<'_>, cues: &[Cue]) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut last: Option<(usize, Range<usize>)> = None;
    for cue in cues.iter().filter(|cue| cue.is_speech()) {
        let Some(subject) = cue.speaker() else { continue };
        let near = last.take().filter(|(sentence, _)| cue.sentence <= sentence + 1);
        let repeats = near.filter(|(_, whom)| stands_for(page, subject, whom));
        let whom = match repeats {
            Some((_, whom)) => {
                found.push((subject.start, whom.clone()));
                Some(whom)
            }
            None if is_body(page, subject) || is_somebody(page, subject) => Some(subject.clone()),
            None => None,
        };
        last = whom.map(|whom| (cue.sentence, whom));
    }
    found
}

/// Whether the subject is a pronoun that can stand for these.
fn stands_for(page: &Page<'_>, subject: &Range<usize>, whom: &Range<usize>) -> bool {
    let at = subject.start;
    if subject.len() != 1 || page.mention(at).is_some() {
        return false;
    }
    let head = page.reading.word(whom.end.saturating_sub(1));
    match () {
        () if is!(page, at, "it") => is_body(page, whom),
        () if is!(page, at, "he") => is_somebody(page, whom) && !head.ends_with("woman"),
        () if is!(page, at, "she") => {
            is_somebody(page, whom) && !head.ends_with("man") || head.ends_with("woman")
        }
        () => false,
    }
}

/// Whether it is one person without a name: `the nurse`, `her neighbour`.
fn is_somebody(page: &Page<'_>, subject: &Range<usize>) -> bool {
    let Some(head) = subject.end.checked_sub(1) else { return false };
    let determined = page.has(subject.start, DETERMINER) || is!(page, subject.start, "one");
    let several = subject.clone().any(|at| is!(page, at, "and"))
        || is_plural(page, head)
        || sources::is_collective(page, head)
        || sources::is_document(page, head);
    let named = subject.clone().any(|at| page.mention(at).is_some());
    determined && !several && !named && page.is_personal(head) && !sources::is_body(page, head)
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
