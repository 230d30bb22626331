//! When: the day or time of the event.

use std::ops::Range;

use copydesk_core::Span;

use super::opening::Opening;
use super::words::Class;
use crate::passes::times::{Time, TimeKind};
use crate::passes::tokens::key;

/// The most tokens between a verb of saying and the time at which it was said.
const SAID: usize = 4;

/// The most bytes between a time of day and its day: ` on `.
const BESIDE: u32 = 4;

/// What a time in the opening is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// It tells when something happens.
    Event,
    /// It tells when something was said.
    Speech,
    /// It is a bound or a case: `until Friday`, `even if it rains on Friday`.
    Bound,
}

/// The first time of the event: a day of the first two sentences; the day on which it was told; the
/// day of the dateline; a week, month or year of the first; a day of the sentences that follow.
pub(super) fn moment(opening: &Opening<'_>, dateline: Option<Span>) -> Option<Span> {
    let sentences = &opening.sentences;
    let first = sentences.get(..2).unwrap_or(sentences);
    let in_these = |sentences: &[Range<usize>], what: Use, precise: bool| {
        sentences.iter().find_map(|sentence| first_time(opening, sentence, what, precise))
    };
    let lede = sentences.get(..1)?;
    in_these(first, Use::Event, true)
        .or_else(|| in_these(lede, Use::Speech, true))
        .or(dateline)
        .or_else(|| in_these(lede, Use::Event, false))
        .or_else(|| in_these(sentences, Use::Event, true))
        .or_else(|| in_these(first, Use::Speech, true))
        .or_else(|| in_these(lede, Use::Bound, false))
}

/// The first time of this use that stands here: `today`, a weekday or a day of a month if it is to be
/// precise, else any that the calendar knows, not `now` or `the future`.
fn first_time(
    opening: &Opening<'_>,
    sentence: &Range<usize>,
    what: Use,
    precise: bool,
) -> Option<Span> {
    let within = opening.reading.source_of(sentence.clone());
    let mut told = opening.times.iter().filter(|time| within.covers(time.span));
    let fits = |time: &&Time| {
        let dated = matches!(time.kind, TimeKind::Date | TimeKind::Time);
        let known = time.value.bytes().any(|byte| byte.is_ascii_digit());
        let fits = if precise { is_day(time) } else { known || is_day(time) };
        dated && fits
    };
    let time = told.by_ref().find(|time| {
        let tokens = || opening.tokens_of(time, sentence);
        fits(time) && tokens().is_some_and(|tokens| use_of(opening, tokens.start, sentence) == what)
    })?;
    // `4:50 a.m. on Feb. 10` is one time.
    let day = told.next().filter(|day| {
        let beside = day.span.start.saturating_sub(time.span.end) <= BESIDE;
        beside && is_clock(time) && is_day(day) && !is_clock(day)
    });
    Some(day.map_or(time.span, |day| time.span.to(day.span)))
}

/// `2017-02-10`, `XXXX-WXX-3`, `2017-02-10T09:51`.
fn is_day(time: &Time) -> bool {
    time.value.split('T').next().is_some_and(|day| day.split('-').count() > 2)
}

/// `2017-02-10T09:51`, but not `2017-02-10TEV`.
fn is_clock(time: &Time) -> bool {
    let clock = time.value.split_once('T').map(|(_, clock)| clock);
    clock.is_some_and(|clock| clock.starts_with(|c: char| c.is_ascii_digit()))
}

/// What the time at this token is good for.
fn use_of(opening: &Opening<'_>, at: usize, sentence: &Range<usize>) -> Use {
    let bound = |word| [key("until"), key("since"), key("than"), key("by")].contains(&word);
    let mut before = (sentence.start..at).rev();
    let compared = |at: usize| opening.reading.key(at) == key("compared");
    if before.next().is_some_and(|before| bound(opening.reading.key(before)))
        || at.checked_sub(2).is_some_and(compared)
        || opening.is_quoted(at)
    {
        return Use::Bound;
    }
    let clause = before.take_while(|&at| !opening.is_comma(at));
    let supposed = |&at: &usize| matches!(opening.reading.word(at), "if" | "unless" | "whether");
    if clause.into_iter().any(|at| supposed(&at)) {
        return Use::Bound;
    }
    let mut near = (sentence.start..at).rev().take(SAID).take_while(|&at| !opening.is_comma(at));
    let said = near.any(|at| opening.is(at, Class::SAY));
    if said { Use::Speech } else { Use::Event }
}
