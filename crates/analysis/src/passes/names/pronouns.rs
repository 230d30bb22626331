//! Pronouns that stand for a person.
//!
//! `he` and `she`, with their other forms, are linked where exactly one person of the gender (as told
//! by titles and given names; unknown fits both) is named before them in their sentence or in the
//! sentence before that; where nobody is, with whom the last pronoun there means. A pronoun there for
//! which nobody is found tells of somebody unknown, and so does this one. A subject for which that leaves
//! nobody is whom the sentence before the marks tells of. Where several fit, `he said` and
//! `she said` go on with who spoke in the sentence before, if that opens with him or her: a name behind
//! nothing but titles, or a pronoun. Whom somebody names in quotation marks is none of them, and pronouns
//! inside the marks are not read.

use std::ops::Range;

use super::MentionForm;
use super::lexicon::{Flags, PRONOUNS, flag};
use super::refer::{Candidate, unnamed, unnamed_kin};
use super::runs::View;
use crate::passes::tokens::{Key, TokenKind, key};

const STRAIGHT: Key = key("\"");
const OPEN: [Key; 2] = [key("“"), key("``")];
const CLOSE: [Key; 2] = [key("”"), key("''")];
/// The longest sentence that tells of nobody: `Yes.`
const ANSWER: usize = 2;
/// So many sentences in marks are passed over.
const QUOTED: usize = 6;
/// So many tokens from a subject its verb may stand.
const VERB: usize = 2;

/// Whether it is a mark that opens or closes a quotation.
#[inline]
pub(super) fn is_quotation(mark: Key) -> bool {
    mark == STRAIGHT || OPEN.contains(&mark) || CLOSE.contains(&mark)
}

/// Adds the pronouns outside marks that can mean only one person.
pub(super) fn pronouns(
    view: &View<'_>,
    persons: &[Candidate],
    found: &mut Vec<(usize, Range<usize>, MentionForm)>,
) {
    let mut named: Vec<(usize, usize, &Candidate)> = persons
        .iter()
        .flat_map(|person| person.mentions.iter().map(move |one| (one.start, one.end, person)))
        .collect();
    named.sort_by_key(|(place, _, person)| (*place, person.name));
    let mut known =
        Antecedents { view, named, marks: Vec::new(), last: [None; 2], opening: [None; 2] };
    let mut open: Option<usize> = None;
    let mut paragraph = u32::MAX;
    let mut places = view.referring.as_slice();
    for (index, sentence) in view.sentences.iter().enumerate() {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            open = None;
        }
        let within = sentence.tokens();
        let first = places.iter().take_while(|at| (**at as usize) < within.start).count();
        let count = places.iter().skip(first).take_while(|at| (**at as usize) < within.end).count();
        let (own, rest) = places.get(first..).unwrap_or_default().split_at(count);
        places = rest;
        for at in own.iter().map(|at| *at as usize) {
            let Some(token) = view.reading.tokens.get(at) else { continue };
            let word = token.key;
            if token.kind == TokenKind::Mark {
                let closes = CLOSE.contains(&word) || (word == STRAIGHT && open.is_some());
                if OPEN.contains(&word) || (word == STRAIGHT && open.is_none()) {
                    open = Some(at);
                } else if closes && let Some(from) = open.take() {
                    known.marks.push(from..at);
                }
                continue;
            }
            if open.is_some() || !view.has(at, flag::PRONOUN) {
                continue;
            }
            if let Some(name) = known.meant(index, at) {
                found.push((name, at..at + 1, MentionForm::Pronoun));
            }
        }
    }
}

/// What is known when a pronoun is read.
struct Antecedents<'v> {
    view: &'v View<'v>,
    /// The persons by where they are named.
    named: Vec<(usize, usize, &'v Candidate)>,
    /// What stands in marks so far.
    marks: Vec<Range<usize>>,
    /// For each gender the last pronoun.
    last: [Option<Last>; 2],
    /// The last that opened its sentence.
    opening: [Option<Last>; 2],
}

/// A pronoun that was read.
#[derive(Clone, Copy)]
struct Last {
    /// The person whom it means, if that is known.
    name: Option<usize>,
    /// Whether it is a subject and nobody near it can be meant.
    lost: bool,
    sentence: usize,
    token: usize,
}

impl Antecedents<'_> {
    /// The person whom the pronoun at `at` means.
    fn meant(&mut self, sentence: usize, at: usize) -> Option<usize> {
        let word = self.view.key(at);
        let slot = usize::from(!PRONOUNS[0].contains(&word));
        let gender = [flag::MALE, flag::FEMALE][slot];
        let before = self.before(self.opened(sentence));
        let from = self.view.sentences.get(before).map_or(0, |one| one.first as usize);
        let last = self.last[slot].filter(|last| last.sentence >= before);
        // `He met Ode. He …`: two may be meant.
        let opening = self.opening[slot].filter(|last| last.token == from);
        let opening = opening.and_then(|opening| opening.name);
        let (mut fitting, mut several) = (None, false);
        let first = self.view.sentences.get(sentence).map_or(at, |one| one.first as usize);
        let nearest = self.named.partition_point(|(place, ..)| *place < at);
        for (place, _, person) in
            self.named[..nearest].iter().rev().take_while(|(place, ..)| *place >= from)
        {
            if person.gender & gender != 0 && !self.in_marks(*place) {
                let other = fitting.or(opening.filter(|_| *place < first));
                several |= other.is_some_and(|other| other != person.name);
                fitting = Some(person.name);
            }
        }
        let subject = word == PRONOUNS[slot][0];
        let speaks = subject && self.speaks(at + 1);
        let person = match fitting {
            None if subject && last.is_none() => self.ahead_of_marks(sentence, slot),
            None => last.and_then(|last| last.name),
            Some(_) if several && speaks && before < sentence => {
                self.speaker(before, slot).filter(|_| !self.names_other(first..at, gender))
            }
            Some(_) if several || last.is_some_and(|last| last.lost) => None,
            Some(_) if unnamed(self.view, from..at) => None,
            Some(_) if unnamed_kin(self.view, first..at) => None,
            one => one,
        };
        let lost = subject && fitting.is_none() && person.is_none();
        let last = Some(Last { name: person, lost, sentence, token: at });
        self.last[slot] = last;
        if subject && first == at {
            self.opening[slot] = last;
        }
        person
    }

    /// The sentence in which the marks open within which this one begins: `"We wait. We sail at dawn," he
    /// said`; else this one.
    fn opened(&self, sentence: usize) -> usize {
        let first = self.view.sentences.get(sentence).map_or(0, |one| one.first as usize);
        let within = self.marks.last().filter(|marks| marks.start < first && first <= marks.end);
        within.map_or(sentence, |marks| {
            self.view.sentences.partition_point(|one| one.end as usize <= marks.start)
        })
    }

    /// The sentence before, answers of a word or two passed over.
    fn before(&self, sentence: usize) -> usize {
        let long = |index: &usize| {
            self.view.sentences.get(*index).is_some_and(|one| one.tokens().len() > ANSWER)
        };
        (0..sentence).rev().take(2).find(long).unwrap_or(sentence)
    }

    /// The only person of whom the sentence tells that stands before those in marks: `Ode sailed. "Fog came.
    /// We waited." He slept.`
    fn ahead_of_marks(&self, sentence: usize, slot: usize) -> Option<usize> {
        let opened = self.opened(sentence);
        let quoted = |index: &usize| {
            self.view.sentences.get(*index).is_some_and(|one| self.is_quoted(&one.tokens()))
        };
        let passed = (0..opened).rev().take(QUOTED).take_while(quoted).count();
        let earlier = opened.checked_sub(passed + 1).filter(|_| passed > 0)?;
        let tokens = self.view.sentences.get(earlier)?.tokens();
        let gender = [flag::MALE, flag::FEMALE][slot];
        let from = self.named.partition_point(|(place, ..)| *place < tokens.start);
        let own = self.named.get(from..).unwrap_or_default().iter();
        let named = own
            .take_while(|(place, ..)| *place < tokens.end)
            .filter(|(place, _, person)| person.gender & gender != 0 && !self.in_marks(*place))
            .map(|(_, _, person)| Some(person.name));
        let last = self.last[slot].filter(|last| last.sentence == earlier);
        let mut meant = named.chain(last.map(|last| last.name));
        let one = meant.next()??;
        (meant.all(|other| other == Some(one)) && !unnamed(self.view, tokens)).then_some(one)
    }

    /// Whether all of a sentence stands in marks.
    fn is_quoted(&self, tokens: &Range<usize>) -> bool {
        let next = self.marks.partition_point(|marks| marks.end + 1 < tokens.end);
        self.marks.get(next).is_some_and(|marks| marks.start <= tokens.start)
    }

    /// Whether a person of the gender is named here.
    fn names_other(&self, tokens: Range<usize>, gender: Flags) -> bool {
        let from = self.named.partition_point(|(place, ..)| *place < tokens.start);
        let own = self.named.get(from..).unwrap_or_default().iter();
        own.take_while(|(place, ..)| *place < tokens.end)
            .any(|(place, _, person)| person.gender & gender != 0 && !self.in_marks(*place))
    }

    /// Whether a verb of persons stands at `at`, or behind an age or an auxiliary.
    fn speaks(&self, at: usize) -> bool {
        (at..at + VERB).any(|at| self.view.has(at, flag::REPORTS))
    }

    /// The person who opens a sentence and speaks in it: by name, or by a pronoun that is linked.
    fn speaker(&self, sentence: usize, slot: usize) -> Option<usize> {
        let first = self.view.sentences.get(sentence)?.first as usize;
        if let Some(last) = self.opening[slot].filter(|last| last.token == first) {
            return last.name.filter(|_| self.speaks(first + 1));
        }
        let next = self.named.partition_point(|(place, ..)| *place < first);
        let (place, end, person) = self.named.get(next)?;
        // `Ardal captain Kari Ode`
        let title = flag::TITLE | flag::ROLE | flag::ROLE_MODIFIER | flag::DEMONYM;
        let named = |at: usize| self.view.is_capital(at) && !self.view.is_common(at);
        let opens = (first..*place).all(|at| self.view.has(at, title) || named(at));
        let gender = [flag::MALE, flag::FEMALE][slot];
        let said = opens && person.gender & gender != 0 && self.speaks(*end);
        said.then_some(person.name)
    }

    fn in_marks(&self, at: usize) -> bool {
        let next = self.marks.partition_point(|marks| marks.end < at);
        self.marks.get(next).is_some_and(|marks| marks.start < at)
    }
}
