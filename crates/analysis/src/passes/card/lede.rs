//! Reads a card from the opening of an article.

use std::ops::Range;

use copydesk_core::{Article, MarkKind, Span};

use super::Card;
use crate::finite;
use crate::passes::names::{Name, NameKind};
use crate::passes::sentences::Sentence;
use crate::passes::times::{Time, TimeKind};
use crate::passes::tokens::{Reading, TokenKind, key};

/// Sentences that are asked for a reason and a way.
const OPENING: usize = 4;

/// A sentence with fewer tokens is no lede.
const SHORTEST: usize = 6;

/// The longest `who`, `what`, and `why` or `how`, in tokens.
const WHO: usize = 14;
const WHAT: usize = 28;
const REASON: usize = 24;

/// A phrase with fewer tokens tells neither reason nor way.
const PHRASE: usize = 3;

/// Words that open a phrase in front of the subject.
const OPENERS: [&str; 17] = [
    "in",
    "on",
    "at",
    "after",
    "before",
    "as",
    "when",
    "while",
    "with",
    "for",
    "by",
    "during",
    "following",
    "despite",
    "amid",
    "since",
    "under",
];

/// Words behind which a reason follows.
const REASONS: [&str; 9] =
    ["because", "after", "amid", "following", "over", "since", "so", "due", "owing"];

/// Those that end what is told of the event.
const ENDS: [&str; 8] =
    ["because", "after", "amid", "following", "while", "as", "when", "although"];

/// Words behind which a place stands.
const PLACES: [&str; 7] = ["in", "at", "near", "outside", "across", "off", "from"];

/// Words before a form in -ed that make it no verb of the sentence.
const NOUN_BEFORE: [&str; 10] =
    ["a", "an", "the", "of", "and", "more", "most", "his", "her", "their"];

/// The card of an article.
pub(super) fn card(
    article: &Article,
    reading: &Reading,
    sentences: &[Sentence],
    names: &[Name],
    times: &[Time],
) -> Card {
    let dateline = article.marks().iter().find(|mark| mark.kind == MarkKind::Dateline);
    let body: Vec<Range<usize>> = sentences
        .iter()
        .filter(|sentence| {
            let paragraph = reading.paragraphs.get(sentence.paragraph as usize);
            paragraph.is_some_and(|paragraph| paragraph.kind.is_body())
        })
        .map(|sentence| behind(reading, sentence.tokens(), dateline.map(|mark| mark.span.end)))
        .filter(|tokens| tokens.len() >= SHORTEST)
        .take(OPENING)
        .collect();
    let Some(lede) = body.first().cloned() else { return Card::default() };
    let place = |tokens: Range<usize>| {
        (!tokens.is_empty()).then(|| reading.source_of(tokens)).filter(|span| !span.is_empty())
    };
    let mut card = Card::default();
    if let Some((subject, verb)) = subject(reading, &lede) {
        card.who = place(subject);
        card.what = place(verb..end_of_what(reading, verb, lede.end));
    }
    let within = |tokens: &Range<usize>| reading.source_of(tokens.clone());
    let day = |tokens: &Range<usize>| first_time(times, within(tokens));
    let dated = article.metadata().dateline.as_ref();
    card.when =
        body.iter().take(2).find_map(day).or_else(|| {
            dated.filter(|dateline| dateline.date.is_some()).map(|dateline| dateline.span)
        });
    let city = dated.and_then(|dateline| dateline.city.as_ref().and_then(|city| city.span));
    let preposed = |tokens: &Range<usize>| places(reading, names, tokens.clone(), true);
    let any = |tokens: &Range<usize>| places(reading, names, tokens.clone(), false);
    card.r#where = preposed(&lede).or(city).or_else(|| body.iter().find_map(any));
    card.why = body.iter().find_map(|tokens| place(reason(reading, tokens)?));
    card.how = body.iter().find_map(|tokens| place(way(reading, tokens)?));
    card
}

/// The tokens of a sentence that stand behind the dateline.
fn behind(reading: &Reading, tokens: Range<usize>, end: Option<u32>) -> Range<usize> {
    let Some(end) = end else { return tokens };
    let start = tokens.clone().find(|&at| reading.source_of(at..at + 1).start >= end);
    start.unwrap_or(tokens.end)..tokens.end
}

fn is_one_of(reading: &Reading, at: usize, words: &[&str]) -> bool {
    let word = reading.word(at);
    words.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// The subject of a sentence and the place of its finite verb.
fn subject(reading: &Reading, sentence: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let comma = |at: &usize| reading.key(*at) == key(",");
    let mut start = sentence.start;
    if is_one_of(reading, start, &OPENERS) {
        // `On Monday, the board …`: the subject stands behind the comma.
        start = sentence.clone().find(comma).map_or(start, |at| at + 1);
    }
    while start < sentence.end && reading.tokens.get(start)?.kind == TokenKind::Mark {
        start += 1;
    }
    let mut at = start;
    let mut end = None;
    while at < sentence.end {
        if comma(&at) {
            // What stands between two commas is not the sentence's own; a list goes on.
            end.get_or_insert(at);
            let close = (at + 1..sentence.end).find(comma);
            let verb = (at + 1..close.unwrap_or(sentence.end)).find(|&at| is_verb(reading, at));
            match (close, verb) {
                (Some(close), _) => at = close + 1,
                (None, Some(verb)) => at = verb,
                (None, None) => return None,
            }
            if !is_verb(reading, at) && !is_adverb(reading, at) {
                end = None;
            }
            continue;
        }
        if at > start && is_verb(reading, at) {
            let end = end.unwrap_or(at).min(start + WHO);
            return Some((start..end, at));
        }
        at += 1;
    }
    None
}

fn is_adverb(reading: &Reading, at: usize) -> bool {
    reading.word(at).ends_with("ly")
}

/// Whether this token is a form that makes a sentence of a subject.
fn is_verb(reading: &Reading, at: usize) -> bool {
    let noun = |before| is_one_of(reading, before, &NOUN_BEFORE);
    let word = reading.word(at);
    let participle = word.len() > 4 && word.ends_with("ed");
    let participle = participle && at.checked_sub(1).is_some_and(noun);
    !participle && finite::may_be_verb(reading, at)
}

/// Where what is told of the event ends.
fn end_of_what(reading: &Reading, verb: usize, end: usize) -> usize {
    let most = end.min(verb + WHAT);
    let ends = |at: &usize| {
        is_one_of(reading, *at, &ENDS)
            || (reading.key(*at) == key(",") && *at > verb + 3)
            || matches!(reading.word(*at), "." | ";" | "—" | "–")
    };
    (verb + 1..most).find(ends).unwrap_or(most)
}

/// The first day or time that stands here.
fn first_time(times: &[Time], within: Span) -> Option<Span> {
    let told = times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    told.map(|time| time.span).find(|span| within.covers(*span))
}

/// The first place named here; only behind a preposition of place, if asked so.
fn places(reading: &Reading, names: &[Name], tokens: Range<usize>, preposed: bool) -> Option<Span> {
    let mentions = names.iter().filter(|name| name.kind == NameKind::Place);
    let mentions = mentions.flat_map(|name| &name.mentions).filter(|mention| {
        let first = mention.tokens.start as usize;
        let before = first.checked_sub(1);
        let before = before.is_some_and(|before| is_one_of(reading, before, &PLACES));
        let told = !mention.tokens.is_empty() && tokens.contains(&first);
        told && (before || !preposed)
    });
    mentions.map(|mention| mention.span).min()
}

/// A reason told in this sentence, the word that opens it included.
fn reason(reading: &Reading, sentence: &Range<usize>) -> Option<Range<usize>> {
    let opens = |at: &usize| {
        let next = |word: &str| reading.word(at + 1).eq_ignore_ascii_case(word);
        is_one_of(reading, *at, &REASONS)
            && match reading.word(*at) {
                "so" => next("that"),
                "due" | "owing" => next("to"),
                _ => true,
            }
    };
    phrase(reading, sentence, opens)
}

/// A way told in this sentence.
fn way(reading: &Reading, sentence: &Range<usize>) -> Option<Range<usize>> {
    let opens = |at: &usize| {
        let word = reading.word(*at);
        let participle = reading.word(at + 1).ends_with("ing");
        (word.eq_ignore_ascii_case("by") && participle)
            || word.eq_ignore_ascii_case("using")
            || word.eq_ignore_ascii_case("through")
    };
    phrase(reading, sentence, opens)
}

/// The first phrase that opens so and is long enough to tell something.
fn phrase(
    reading: &Reading,
    sentence: &Range<usize>,
    opens: impl Fn(&usize) -> bool,
) -> Option<Range<usize>> {
    let phrases = (sentence.start + 1..sentence.end).filter(opens);
    let mut phrases = phrases.map(|start| start..end_of_phrase(reading, start, sentence.end));
    phrases.find(|phrase| phrase.len() >= PHRASE)
}

fn end_of_phrase(reading: &Reading, start: usize, end: usize) -> usize {
    let most = end.min(start + REASON);
    let ends = |at: &usize| matches!(reading.word(*at), "." | ";" | "," | "—" | "–");
    (start + 1..most).find(ends).unwrap_or(most)
}
