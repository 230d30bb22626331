//! Pieces: the sentences of a quote.
//!
//! One outlet gives three sentences of a speaker as one quote, another as two quotes and a sentence in
//! its own words. So quotes are compared sentence by sentence, and what belongs together is joined
//! again: the groups whose renderings are of the same quotes are one utterance, and a sentence that no
//! other outlet renders stays with the one before it, or with the one behind it in its part of the quote.
//!
//! A sentence of a few words (`We will.`) is no piece of its own.

use std::collections::BTreeMap;

use copydesk_core::Span;

use super::align::{Group, Line};
use super::words::Words;
use crate::passes::sentences::Sentence;
use crate::passes::tokens::Reading;

/// A piece has so many words that tell something.
const FEWEST: usize = 4;

/// A piece of a quote: where it stands, and its words.
pub(super) struct Piece {
    pub(super) content: Vec<Span>,
    pub(super) words: Words,
}

/// The pieces of what was said, in order.
pub(super) fn of(reading: &Reading, sentences: &[Sentence], content: &[Span]) -> Vec<Piece> {
    let piece = |content: Vec<Span>| Piece { words: Words::of(reading, &content), content };
    let mut parted: Vec<(u32, Vec<Span>)> = Vec::new();
    for &span in content {
        let from = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let within = sentences.iter().skip(from).take_while(|other| other.span.start < span.end);
        for sentence in within {
            let place =
                Span::new(span.start.max(sentence.span.start), span.end.min(sentence.span.end));
            match parted.last_mut() {
                Some((first, spans)) if *first == sentence.first => spans.push(place),
                _ => parted.push((sentence.first, vec![place])),
            }
        }
    }
    if parted.len() < 2 {
        return vec![piece(content.to_vec())];
    }
    // The part of the quote in which each begins, and how many begin there.
    let part = |spans: &[Span]| {
        spans.first().and_then(|first| content.iter().position(|part| part.covers(*first)))
    };
    let parts: Vec<Option<usize>> = parted.iter().map(|(_, spans)| part(spans)).collect();
    let alone = |at: Option<usize>| parts.iter().filter(|part| **part == at).count() < 2;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = None;
    for ((_, spans), own) in parted.into_iter().zip(&parts) {
        let next = piece(spans);
        let small = |piece: &Piece| piece.words.keys.len() < FEWEST;
        // What opens the part behind `he said` goes with what follows there.
        let near = before == Some(*own);
        let last_may = near || before.is_some_and(alone);
        let next_joins = small(&next) && (near || alone(*own));
        before = Some(*own);
        match pieces.last_mut() {
            Some(last) if last_may && small(last) || next_joins => {
                last.content.extend(next.content);
                last.words = Words::of(reading, &last.content);
            }
            _ => pieces.push(next),
        }
    }
    pieces
}

/// Whose quote it is: the article, and its number there.
type Quoted = (u32, u32);

/// The groups of pieces as utterances: each is the lines of its renderings, and its score.
pub(super) fn joined(groups: Vec<Group>, lines: &[Line<'_>]) -> Vec<Group> {
    let quoted = |at: usize| {
        let line = lines.get(at)?;
        Some((line.article, line.part.quote?))
    };
    let part_of = |at: usize| {
        let part = lines.get(at)?.part;
        let first = *part.content.first()?;
        part.whole.iter().position(|whole| whole.covers(first))
    };
    let mut utterances: Vec<Group> = Vec::new();
    // Of the same quotes only, or with the same words of an article's own.
    let mut of_quotes: BTreeMap<Vec<Option<Quoted>>, usize> = BTreeMap::new();
    for group in groups {
        let quotes: Vec<Option<Quoted>> = group.members.iter().map(|&at| quoted(at)).collect();
        let known = of_quotes.get(&quotes).filter(|_| quotes.iter().all(Option::is_some));
        if let Some(utterance) = known.and_then(|&known| utterances.get_mut(known)) {
            utterance.score = utterance.score.min(group.score);
            utterance.members.extend(group.members);
        } else {
            of_quotes.insert(quotes, utterances.len());
            utterances.push(group);
        }
    }
    let mut utterance_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, utterance) in utterances.iter().enumerate() {
        utterance_of.extend(utterance.members.iter().map(|&at| (at, number)));
    }
    for at in 0..lines.len() {
        if quoted(at).is_none() || utterance_of.contains_key(&at) {
            continue;
        }
        let same = |other: &usize| quoted(*other) == quoted(at);
        let before = (0..at).rev().take_while(same).find_map(|other| utterance_of.get(&other));
        // Not what stands behind `he said`.
        let near = |other: &usize| same(other) && part_of(*other) == part_of(at);
        let behind = || (at + 1..lines.len()).take_while(near).find_map(|o| utterance_of.get(&o));
        if let Some(&number) = before.or_else(behind) {
            utterances[number].members.push(at);
        }
    }
    for utterance in &mut utterances {
        utterance.members.sort_unstable();
    }
    utterances
}

/// What of its quote an article's pieces are: a stretch that was parted into sentences is whole again
/// where all of them are there.
pub(super) fn content(pieces: &[&Line<'_>]) -> Vec<Span> {
    let mut content: Vec<Span> = Vec::new();
    for line in pieces {
        for &span in &line.part.content {
            match content.last_mut() {
                Some(last) if line.part.whole.iter().any(|w| w.covers(*last) && w.covers(span)) => {
                    *last = last.to(span);
                }
                _ => content.push(span),
            }
        }
    }
    content
}
