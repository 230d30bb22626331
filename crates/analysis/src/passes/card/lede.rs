//! Reads a card from the opening of an article.

use std::ops::Range;

use copydesk_core::{Article, MarkKind, Span};

use super::Card;
use crate::finite;
use crate::passes::names::lexicon::{Lexicon, flag};
use crate::passes::names::{Name, NameKind};
use crate::passes::sentences::Sentence;
use crate::passes::sides;
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

/// A subject with more tokens is cut where it tells more of itself, and the words that open that.
const LONG_WHO: usize = 5;
const MORE_OF: [&str; 12] = [
    "into",
    "about",
    "surrounding",
    "speaking",
    "who",
    "which",
    "that",
    "over",
    "accused",
    "including",
    "regarding",
    "involving",
];

/// Words that open a phrase in front of the subject.
const OPENERS: [&str; 18] = [
    "no",
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

/// Words behind `over` and `since` that tell of no reason.
const NO_REASON: [&str; 14] = [
    "phone",
    "telephone",
    "radio",
    "internet",
    "past",
    "last",
    "next",
    "weekend",
    "years",
    "year",
    "more",
    "then",
    "course",
    "time",
];

/// Those that end what is told of the event.
const ENDS: [&str; 8] =
    ["because", "after", "amid", "following", "while", "as", "when", "although"];

/// Words behind which a place stands.
const PLACES: [&str; 7] = ["in", "at", "near", "outside", "across", "off", "from"];

/// The longest place, in tokens, and words for what kind of place it is.
const WHERE: usize = 8;
const KINDS: [&str; 14] = [
    "region",
    "province",
    "state",
    "district",
    "city",
    "county",
    "area",
    "strip",
    "territory",
    "coast",
    "capital",
    "town",
    "island",
    "village",
];

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
        .filter(|sentence| sides::is_told(reading, sentence))
        .map(|sentence| behind(reading, sentence.tokens(), dateline.map(|mark| mark.span.end)))
        .map(|tokens| behind_agency(reading, tokens))
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
    let dated = article.metadata().dateline.as_ref();
    let opening = body.get(..2).unwrap_or(&body).iter().map(within);
    let opening: Vec<Span> = opening.collect();
    let day = |precise: bool| opening.iter().find_map(|span| first_time(times, *span, precise));
    let dated_day = dated.filter(|dateline| dateline.date.is_some()).map(|dateline| dateline.span);
    card.when = day(true).or(dated_day).or_else(|| day(false));
    let city = dated.and_then(|dateline| dateline.city.as_ref().and_then(|city| city.span));
    let preposed = |tokens: &Range<usize>| preposed(reading, names, tokens);
    let any = |tokens: &Range<usize>| places(reading, names, tokens.clone());
    card.r#where = preposed(&lede)
        .or(city)
        .or_else(|| body.iter().skip(1).find_map(preposed))
        .or_else(|| body.iter().find_map(any));
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

/// The tokens behind an agency in brackets and a dash that no dateline was made of: `CNN) --`.
fn behind_agency(reading: &Reading, tokens: Range<usize>) -> Range<usize> {
    let is_dash = |at: usize| matches!(reading.word(at), "-" | "--" | "–" | "—");
    let mut pairs = tokens.clone().filter(|&at| reading.word(at) == ")" && is_dash(at + 1));
    let Some(bracket) = pairs.next() else { return tokens };
    let start = (bracket + 1..tokens.end).find(|&at| !is_dash(at));
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
        // `On Monday, the board …`, `No matter who wins, …`: the subject stands behind the comma.
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
        if at > start && is_verb(reading, at) && !is_plural(reading, at) {
            let end = end.unwrap_or(at).min(end_of_who(reading, start, at));
            return Some((start..end, at));
        }
        at += 1;
    }
    None
}

/// Where a long subject ends: in front of what tells more of it (`the inquiry into …`).
fn end_of_who(reading: &Reading, start: usize, verb: usize) -> usize {
    let most = verb.min(start + WHO);
    if most - start <= LONG_WHO {
        return most;
    }
    (start + 2..most).find(|&at| is_one_of(reading, at, &MORE_OF)).unwrap_or(most)
}

/// Whether a form in -s is a noun with the verb right behind it: `air strikes killed`.
fn is_plural(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    word.len() > 4
        && word.ends_with('s')
        && is_verb(reading, at + 1)
        && !is_one_of(reading, at + 1, &["is", "are", "was", "were", "be", "been"])
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

/// The first time that stands here: `today`, a weekday or a day of a month if it is to be precise,
/// else any that the calendar knows, not `now` or `the future`.
fn first_time(times: &[Time], within: Span, precise: bool) -> Option<Span> {
    let told = times.iter().filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let fits = |time: &&Time| {
        // `2017-02-10`, `XXXX-WXX-3`, `2017-02-10T09:51`.
        let day = time.value.split('T').next().is_some_and(|day| day.split('-').count() > 2);
        let known = time.value.bytes().any(|byte| byte.is_ascii_digit());
        if precise { day } else { known || day }
    };
    told.filter(fits).map(|time| time.span).find(|span| within.covers(*span))
}

/// The first place behind a preposition of place, with the words between them and the kind of place
/// behind it: `the northern port of Kell`, `Kell's eastern district`.
fn preposed(reading: &Reading, names: &[Name], tokens: &Range<usize>) -> Option<Span> {
    let opens = tokens.clone().filter(|&at| is_one_of(reading, at, &PLACES));
    let mut found = opens.filter_map(|at| {
        let start = at + 1;
        let most = tokens.end.min(start + WHERE);
        let end = |at: &usize| {
            let mark = reading.tokens.get(*at).is_none_or(|token| token.kind == TokenKind::Mark);
            mark || is_verb(reading, *at) || is_one_of(reading, *at, &PLACES)
        };
        let stop = (start..most).find(end).unwrap_or(most);
        let last = mentions(names, start..stop).map(|tokens| tokens.end as usize).max()?;
        let is_kind = |at: &usize| is_one_of(reading, *at, &KINDS);
        let kind = (last..stop).find(is_kind).map_or(last, |at| at + 1);
        Some(reading.source_of(start..kind.min(tokens.end)))
    });
    found.next()
}

/// The tokens of the places named here.
fn mentions(names: &[Name], tokens: Range<usize>) -> impl Iterator<Item = Range<u32>> {
    let places = names.iter().filter(|name| name.kind == NameKind::Place);
    let mentions = places.flat_map(|name| &name.mentions);
    mentions
        .map(|mention| mention.tokens.clone())
        .filter(move |place| !place.is_empty() && tokens.contains(&(place.start as usize)))
}

/// The first place named here, if it is no part of a longer word or owner of something.
fn places(reading: &Reading, names: &[Name], tokens: Range<usize>) -> Option<Span> {
    let alone = |place: &Range<u32>| {
        let next = reading.tokens.get(place.end as usize);
        next.is_none_or(|next| next.kind != TokenKind::Possessive)
            && reading.key(place.end as usize) != key("-")
    };
    let first = mentions(names, tokens).filter(alone).min_by_key(|place| place.start)?;
    Some(reading.source_of(first.start as usize..first.end as usize))
}

/// A reason told in this sentence, the word that opens it included.
fn reason(reading: &Reading, sentence: &Range<usize>) -> Option<Range<usize>> {
    let opens = |at: &usize| {
        let next = |word: &str| reading.word(at + 1).eq_ignore_ascii_case(word);
        is_one_of(reading, *at, &REASONS)
            && match reading.word(*at) {
                "so" => next("that"),
                "due" | "owing" => next("to"),
                // `over the phone`, `over 60 people`, `since Monday` give no reason.
                "over" | "since" => !tells_no_reason(reading, *at),
                _ => true,
            }
    };
    phrase(reading, sentence, opens)
}

/// Whether a number, a name of the calendar or a means of talking stands behind a word.
fn tells_no_reason(reading: &Reading, at: usize) -> bool {
    let article =
        usize::from(is_one_of(reading, at + 1, &["the", "a", "an", "his", "her", "their"]));
    let next = at + 1 + article;
    let number = reading
        .tokens
        .get(next)
        .is_none_or(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Possessive));
    let lexicon = Lexicon::get();
    let flags = reading.tokens.get(next).map_or(0, |token| lexicon.flags(token));
    number || flags & flag::CALENDAR != 0 || is_one_of(reading, next, &NO_REASON)
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
