//! The opening of an article, as the questions of a card are asked of it.

use std::ops::Range;

use copydesk_core::{Article, MarkKind, Span};

use super::words::{Class, is};
use crate::finite;
use crate::passes::names::{Name, NameKind};
use crate::passes::sentences::Sentence;
use crate::passes::sides;
use crate::passes::times::Time;
use crate::passes::tokens::{Reading, Token, TokenKind, key};

/// Sentences that belong to it.
const SENTENCES: usize = 4;

/// A sentence with fewer tokens is no lede.
const SHORTEST: usize = 6;

/// The most tokens of an agency, bureau or author between the start of a sentence and a dash.
const SOURCE: usize = 8;

/// The first sentences of the copy, without dateline and agency, and what stands in them.
pub(super) struct Opening<'a> {
    pub(super) reading: &'a Reading,
    pub(super) names: &'a [Name],
    pub(super) times: &'a [Time],
    /// The tokens of each sentence.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'a> Opening<'a> {
    pub(super) fn of(
        article: &Article,
        reading: &'a Reading,
        sentences: &[Sentence],
        names: &'a [Name],
        times: &'a [Time],
    ) -> Self {
        let dateline = article.marks().iter().find(|mark| mark.kind == MarkKind::Dateline);
        let end = dateline.map(|mark| mark.span.end);
        let told = sentences.iter().filter(|sentence| sides::is_told(reading, sentence));
        let sentences = told
            .map(|sentence| behind(reading, sentence.tokens(), end))
            .map(|tokens| behind_source(reading, tokens))
            .filter(|tokens| tokens.len() >= SHORTEST)
            .take(SENTENCES)
            .collect();
        Self { reading, names, times, sentences }
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        is(self.reading, at, class)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.reading.key(at) == key(",")
    }

    /// Whether a dash that parts clauses stands here.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        is_dash(self.reading, at)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    /// Whether this token is a word in small letters.
    pub(super) fn is_small(&self, at: usize) -> bool {
        let token = self.reading.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Word && !token.is_capitalised())
    }

    /// Whether this token is a participle in -ing.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        let word = self.reading.word(at);
        self.is_small(at)
            && word.len() > 4
            && word.ends_with("ing")
            && !self.is(at, Class::NO_PARTICIPLE)
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        self.reading.word(at).ends_with("ly") && !self.is(at, Class::NO_ADVERB)
    }

    /// Whether this token is a form that makes a sentence of a subject.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let noun = |before| self.is(before, Class::NOUN_BEFORE);
        // `a Kell-built tug`
        if at.checked_sub(1).is_some_and(|before| self.reading.word(before) == "-") {
            return false;
        }
        let word = self.reading.word(at);
        let participle = word.len() > 4 && word.ends_with("ed");
        let participle = participle
            && at.checked_sub(1).is_some_and(|before| noun(before) || self.counts(before, at + 1));
        !participle && finite::may_be_verb(self.reading, at) || self.is_present(at)
    }

    /// `Three armed men`: whether a number and a plural stand around a participle; but not `Three drowned`.
    fn counts(&self, number: usize, noun: usize) -> bool {
        let kind = self.reading.tokens.get(number).map(|token| token.kind);
        let counts = self.is(number, Class::COUNTS) || kind == Some(TokenKind::Number);
        let word = self.reading.word(noun);
        let plural = self.is(noun, Class::PLURAL) || (word.len() > 3 && word.ends_with('s'));
        counts && plural && self.is_small(noun)
    }

    /// `regrets` of `the board deeply regrets the delay`, which no table of verbs needs to hold.
    fn is_present(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        let adverb = before.is_some_and(|at| self.is_small(at) && self.is_adverb(at));
        let word = self.reading.word(at);
        adverb && self.is_small(at) && word.ends_with('s') && self.is(at + 1, Class::OWNER)
    }

    /// The time expression that this token is part of.
    pub(super) fn time_at(&self, at: usize) -> Option<&'a Time> {
        let span = self.reading.source_of(at..at + 1);
        let index = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(index).filter(|time| !span.is_empty() && time.span.covers(span))
    }

    /// The tokens of a time expression in this stretch.
    pub(super) fn tokens_of(&self, time: &Time, within: &Range<usize>) -> Option<Range<usize>> {
        let inside = |at: &usize| time.span.covers(self.reading.source_of(*at..at + 1));
        let start = within.clone().find(inside)?;
        let end = (start..within.end).find(|at| !inside(at)).unwrap_or(within.end);
        Some(start..end)
    }

    /// The first token behind a time expression that begins here, else this one.
    pub(super) fn behind_time(&self, at: usize, end: usize) -> usize {
        let Some(time) = self.time_at(at) else { return at };
        let inside = |at: usize| self.time_at(at).is_some_and(|other| other.span == time.span);
        (at..end).find(|&at| !inside(at)).unwrap_or(end)
    }

    /// The tokens of the places that are named here.
    pub(super) fn places(&self, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let places = self.names.iter().filter(|name| name.kind == NameKind::Place);
        let mentions = places.flat_map(|name| &name.mentions).map(|mention| &mention.tokens);
        mentions
            .map(|place| place.start as usize..place.end as usize)
            .filter(move |place| !place.is_empty() && tokens.contains(&place.start))
    }

    /// Whether this token stands in quotation marks that were opened in its paragraph.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let paragraph = self.reading.paragraphs.get(self.reading.paragraph_of(at));
        let Some(paragraph) = paragraph else { return false };
        let mut open = false;
        for place in paragraph.tokens().start..at {
            match self.reading.word(place) {
                "\"" => open = !open,
                "“" | "„" | "«" | "``" => open = true,
                "”" | "»" | "''" => open = false,
                _ => {}
            }
        }
        open
    }

    /// The stretch of the source under these tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let span = (!tokens.is_empty()).then(|| self.reading.source_of(tokens));
        span.filter(|span| !span.is_empty())
    }
}

fn is_dash(reading: &Reading, at: usize) -> bool {
    match reading.word(at) {
        "--" | "–" | "—" => true,
        "-" => {
            [at, at + 1].iter().all(|at| reading.tokens.get(*at).is_some_and(|token| token.spaced))
        }
        _ => false,
    }
}

/// The tokens of a sentence that stand behind the dateline.
fn behind(reading: &Reading, tokens: Range<usize>, end: Option<u32>) -> Range<usize> {
    let Some(end) = end else { return tokens };
    let start = tokens.clone().find(|&at| reading.source_of(at..at + 1).start >= end);
    start.unwrap_or(tokens.end)..tokens.end
}

/// The tokens behind the source that opens a sentence, of which no dateline was made: an agency in
/// brackets and a dash (`Kell Wire) --`), a name and a dash (`Port of Kell - The tugs …`), a note of
/// when it was changed (`Updated at 4 p.m.: …`).
fn behind_source(reading: &Reading, tokens: Range<usize>) -> Range<usize> {
    let dash = |at: usize| is_dash(reading, at) || reading.word(at) == "-";
    let mut brackets = tokens.clone().filter(|&at| reading.word(at) == ")" && dash(at + 1));
    let named = |at: usize| {
        let token = reading.tokens.get(at);
        token.is_some_and(|token| {
            token.is_capitalised()
                || token.kind != TokenKind::Word
                || matches!(reading.word(at), "of" | "and" | "for" | "the")
        })
    };
    let most = tokens.end.min(tokens.start + SOURCE);
    let name = || {
        let dash = (tokens.start + 1..most).find(|&at| is_dash(reading, at))?;
        let capital = reading.tokens.get(dash + 1).is_some_and(Token::is_capitalised);
        (capital && (tokens.start..dash).all(named)).then_some(dash)
    };
    let note = || {
        let updated = reading.key(tokens.start) == key("updated");
        updated.then(|| (tokens.start..most).rev().find(|&at| reading.word(at) == ":"))?
    };
    let Some(end) = brackets.next().or_else(name).or_else(note) else { return tokens };
    let start = (end + 1..tokens.end).find(|&at| !dash(at));
    start.unwrap_or(tokens.end)..tokens.end
}
