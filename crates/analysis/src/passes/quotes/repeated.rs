//! `it`, where a body goes on speaking: `Kviz Bank said rates will fall. Homes are dear, it said.`
//! And `he` and `she`, where somebody without a name does: `A nurse said it was late. "Go," she said.`
//!
//! Who is meant must be the last who spoke, in the same sentence or the one before. The names pass
//! links the pronouns of persons with names; where it leaves one open, since several fit, the last who
//! spoke goes on, unless his or her given name speaks against it.

use std::ops::Range;

use super::cues::Cue;
use super::lexicon::DETERMINER;
use super::page::{Page, is};
use super::sources;
use super::subject::is_plural;
use crate::passes::names::lexicon::{Flags, flag};
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
            None if is_body(page, subject) || speaker(page, subject).is_some() => {
                Some(subject.clone())
            }
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
    if is!(page, at, "it") {
        return is_body(page, whom);
    }
    let own = if is!(page, at, "he") {
        flag::MALE
    } else if is!(page, at, "she") {
        flag::FEMALE
    } else {
        return false;
    };
    speaker(page, whom).is_some_and(|gender| gender & own != 0)
}

/// The gender of one person who speaks, both where nothing tells; none if it is nobody or several.
fn speaker(page: &Page<'_>, subject: &Range<usize>) -> Option<Flags> {
    let both = flag::MALE | flag::FEMALE;
    let head = subject.end.checked_sub(1)?;
    if is_somebody(page, subject) {
        let word = page.reading.word(head);
        let woman = word.ends_with("woman");
        let man = word.ends_with("man") && !woman;
        return Some(if woman {
            flag::FEMALE
        } else if man {
            flag::MALE
        } else {
            both
        });
    }
    // Whom the names pass could not choose among several.
    let name = page.mention(head).filter(|one| one.kind == NameKind::Person)?;
    if name.form != MentionForm::Name || subject.clone().any(|at| is!(page, at, "and")) {
        return None;
    }
    let known = page.names.get(name.name as usize)?;
    let full = known.mentions.iter().max_by_key(|one| one.tokens.len())?;
    let flags = if full.tokens.len() > 1 { page.flags(full.tokens.start as usize) } else { 0 };
    let told = if flags & flag::EITHER == 0 { flags & both } else { 0 };
    Some(if told == 0 { both } else { told })
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
