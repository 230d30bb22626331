//! What the rules of attribution read: tokens with what the lexicons, the names and the marks say of
//! them.

use std::ops::Range;

use super::lexicon::{self, BETWEEN, BOUNDARY, Bits, DETERMINER, PAST, PRONOUN, SPEECH, THIRD};
use super::marks::Quoted;
use super::subject;
use crate::passes::names::lexicon::{Flags, Lexicon, flag};
use crate::passes::names::{MentionForm, Name, NameKind};
use crate::passes::sentences::Sentence;
use crate::passes::tokens::{Key, Reading, Shape, TokenKind, key};

const HYPHEN: Key = key("-");

/// Whether the token at a place is one of these words; their keys are made at compile time.
macro_rules! is {
    ($page:expr, $at:expr, $($word:literal)|+) => {{
        let word = $page.key($at);
        $(word == const { $crate::passes::tokens::key($word) })||+
    }};
}
pub(super) use is;

/// A reading with all that the rules ask.
pub(super) struct Page<'a> {
    pub(super) reading: &'a Reading,
    pub(super) sentences: &'a [Sentence],
    pub(super) names: &'a [Name],
    pub(super) quoted: &'a [Quoted],
    bits: Vec<Bits>,
    /// One past the index of the stretch in marks that holds the token; 0 outside.
    inside: Vec<u32>,
    /// One past the index of the mention (in `mentions`) that covers the token; 0 for none.
    mention_of: Vec<u32>,
    mentions: Vec<Mentioned>,
    /// The pronouns that stand for who spoke before, in order, each with whom; none until cues are
    /// known.
    pub(super) repeated: Vec<(usize, Range<usize>)>,
}

/// A mention and its name.
#[derive(Clone, Debug)]
pub(super) struct Mentioned {
    pub(super) tokens: Range<usize>,
    pub(super) name: u32,
    pub(super) kind: NameKind,
    pub(super) form: MentionForm,
}

impl<'a> Page<'a> {
    pub(super) fn of(
        reading: &'a Reading,
        sentences: &'a [Sentence],
        names: &'a [Name],
        quoted: &'a [Quoted],
    ) -> Self {
        let len = reading.tokens.len();
        let known = lexicon::bits();
        let bits = reading.tokens.iter().map(|token| known.get(token.word)).collect();
        let mut inside = vec![0; len];
        for (index, stretch) in quoted.iter().enumerate() {
            if let Some(tokens) = inside.get_mut(stretch.outer.clone()) {
                tokens.fill(index as u32 + 1);
            }
        }
        let mut mention_of = vec![0; len];
        let mut mentions = Vec::new();
        for (index, name) in names.iter().enumerate() {
            for mention in &name.mentions {
                let tokens = mention.tokens.start as usize..mention.tokens.end as usize;
                let Some(covered) = mention_of.get_mut(tokens.clone()) else { continue };
                if covered.is_empty() || covered.iter().any(|&other| other != 0) {
                    continue;
                }
                mentions.push(Mentioned {
                    tokens,
                    name: index as u32,
                    kind: name.kind,
                    form: mention.form,
                });
                covered.fill(mentions.len() as u32);
            }
        }
        Self {
            reading,
            sentences,
            names,
            quoted,
            bits,
            inside,
            mention_of,
            mentions,
            repeated: Vec::new(),
        }
    }

    /// Whether the token stands in a line that is capitalised as a title: `Ode Says Ferry Is Late`.
    pub(super) fn is_title_case(&self, at: usize) -> bool {
        let sentence = self.sentence_of(at).and_then(|index| self.sentences.get(index));
        sentence.is_some_and(|sentence| is_title_case(self.reading, sentence))
    }

    /// Whether marks open here, at most behind a comma or a colon.
    pub(super) fn introduces_marks(&self, at: usize) -> bool {
        let mark = is!(self, at, ",") || is!(self, at, ":");
        self.inside(if mark { at + 1 } else { at }).is_some()
    }

    #[inline]
    pub(super) fn has(&self, at: usize, bits: Bits) -> bool {
        self.bits(at) & bits != 0
    }

    #[inline]
    pub(super) fn bits(&self, at: usize) -> Bits {
        self.bits.get(at).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn key(&self, at: usize) -> Key {
        self.reading.key(at)
    }

    /// Whether a double mark closes here that nothing has opened.
    pub(super) fn is_closing(&self, at: usize) -> bool {
        let mark = is!(self, at, "\"" | "”" | "''" | "»");
        mark && self.inside(at).is_none()
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
    }

    /// The stretch in marks that holds the token.
    #[inline]
    pub(super) fn inside(&self, at: usize) -> Option<usize> {
        (self.inside.get(at).copied().unwrap_or(0) as usize).checked_sub(1)
    }

    /// The mention that covers the token.
    pub(super) fn mention(&self, at: usize) -> Option<&Mentioned> {
        let index = (self.mention_of.get(at).copied().unwrap_or(0) as usize).checked_sub(1)?;
        self.mentions.get(index)
    }

    /// What the names' lexicon knows of the token.
    pub(super) fn flags(&self, at: usize) -> Flags {
        self.reading.tokens.get(at).map_or(0, |token| Lexicon::get().flags(token))
    }

    /// Whether the token is a noun for somebody who can speak: `official`, `ministers`.
    pub(super) fn is_personal(&self, at: usize) -> bool {
        let personal = flag::PERSON_NOUN | flag::ROLE;
        if !self.is_word(at) || self.has(at, BOUNDARY) {
            return false;
        }
        if self.flags(at) & personal != 0 {
            return true;
        }
        // `the head of the union`
        if is!(self, at, "head") {
            let led = at.checked_sub(1).is_some_and(|at| self.has(at, DETERMINER));
            return led && is!(self, at + 1, "of");
        }
        // `the think tank`
        if is!(self, at, "tank" | "tanks") {
            return at.checked_sub(1).is_some_and(|at| is!(self, at, "think"));
        }
        // `the 20-year-old from Lund`
        let word = self.reading.word(at);
        if word == "old" {
            let year = at.wrapping_sub(2);
            return self.is_glued(at) && matches!(self.reading.word(year), "year" | "month");
        }
        word.strip_suffix('s').is_some_and(|one| Lexicon::get().of_word(one) & personal != 0)
    }

    /// Whether the token can stand between a subject and its verb.
    pub(super) fn is_between(&self, at: usize) -> bool {
        if self.has(at, BETWEEN) || self.flags(at) & flag::CALENDAR != 0 {
            return true;
        }
        let Some(token) = self.reading.tokens.get(at) else { return false };
        // `he's predicting`
        if token.kind == TokenKind::Possessive {
            return at > 0 && self.has(at - 1, PRONOUN);
        }
        let word = self.reading.word(at);
        self.is_lower(at) && word.len() > 4 && word.ends_with("ly") && !self.is_personal(at)
    }

    /// Whether the token is the second half of a compound: `over` in `voice-over`.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        let token = |at: usize| self.reading.tokens.get(at);
        token(at).is_some_and(|token| !token.spaced)
            && at.checked_sub(1).and_then(token).is_some_and(|token| token.key == HYPHEN)
    }

    /// Whether the verb can stand before its subject: `said Ode`.
    pub(super) fn inverts(&self, verb: usize) -> bool {
        self.has(verb, SPEECH) && self.has(verb, PAST | THIRD)
    }

    /// Whether the token is an auxiliary, or a small word that stands where one does: `was`, `still`.
    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        self.has(at, BETWEEN) && self.has(at, BOUNDARY)
    }

    /// Whether it is `himself` or the like.
    pub(super) fn is_reflexive(&self, at: usize) -> bool {
        is!(self, at, "himself" | "herself" | "itself" | "themselves")
    }

    /// Whom the relative pronoun, or the pronoun that repeats a source, at `at` stands for.
    pub(super) fn antecedent(&self, at: usize) -> Option<Range<usize>> {
        if let Ok(found) = self.repeated.binary_search_by_key(&at, |(it, _)| *it) {
            return self.repeated.get(found).map(|(_, body)| body.clone());
        }
        let sentence = self.sentences.get(self.sentence_of(at)?)?;
        subject::antecedent(self, at, sentence.first as usize)
    }

    /// Index of the sentence that holds the token.
    pub(super) fn sentence_of(&self, at: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end as usize <= at);
        (index < self.sentences.len()).then_some(index)
    }
}

/// Whether the longer words of the sentence are all but all capitalised.
fn is_title_case(reading: &Reading, sentence: &Sentence) -> bool {
    // Few sentences are: the first small word of some length mostly tells.
    let (mut capitals, mut small) = (0_usize, 0_usize);
    for token in reading.tokens.get(sentence.tokens()).unwrap_or_default() {
        if token.kind != TokenKind::Word || token.span.len() < 5 {
            continue;
        }
        if token.shape == Shape::Lower {
            small += 1;
            if small > 1 {
                return false;
            }
        } else {
            capitals += 1;
        }
    }
    capitals >= 4 * small.max(1)
}
