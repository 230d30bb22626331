//! The day an article was written, inferred from its text where nobody states it.
//!
//! Where the metadata or the dateline name a full date, there is nothing to infer. Else each clue of
//! the text narrows the days that it may have been, and what all of them leave is told:
//!
//! - a relative word beside what it names (`next month, November`, `yesterday, Oct. 25`, `this year`
//!   beside a year);
//! - a weekday beside a day of the month (`Friday, Oct. 13`), which few years agree with;
//! - years: news tells of the years before it, and of none after it as past;
//! - a stretch named by its year alone (`the 1988 quarter`): reports set one year against the next;
//! - days without a year (`Nov. 15`): those told as past lie behind, those told as to come ahead and
//!   seldom more than two months away; two days of the past within a month of each other are seldom
//!   more than two months back;
//! - the end of a stretch (`the quarter ended Sept. 30`), reported before the next one ends.
//!
//! Where several of these leave a few months, they are listed, and one alone is told.
//!
//! A part on which the clues do not agree stays open, and its candidates are listed with the words
//! that they rest on; where nothing is left to say, the pass abstains. It knows no event of the
//! world.
//!
//! Limits of this version: the years 1970 to 2039; a lone bare month or season is no clue, as it may
//! lie up to a year away.

mod clues;

#[cfg(test)]
mod tests;

use copydesk_core::{Article, ArticlePass, Evidence, Metadata, PartialDate, PassId};
use jiff::civil::Date;

use super::expressions::{Expressed, Expressions};
use super::times::weekday_of;
use super::tokens::{Reading, Tokens};
use clues::Clues;

/// Infers the day an article was written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dates;

/// What the text tells of the day an article was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inferred {
    /// The date, parts on which the clues do not agree left open; nothing known where all are.
    pub date: PartialDate,
    /// The years that agree with every clue, where they are few and the year is open.
    pub years: Vec<i16>,
    /// The months that agree with every clue, in order of time, where they are few and the month is
    /// open.
    pub months: Vec<u8>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence>,
}

impl ArticlePass for Dates {
    type Needs = (Tokens, Expressions);
    type Output = Option<Inferred>;

    fn id(&self) -> PassId {
        PassId::new("dates")
    }

    fn run(
        &self,
        article: &Article,
        (reading, expressed): (&Reading, &Expressed),
    ) -> Option<Inferred> {
        let metadata = article.metadata();
        if is_dated(metadata) {
            return None;
        }
        infer(&Clues::of(reading, expressed), metadata)
    }
}

/// Whether a full date is stated.
fn is_dated(metadata: &Metadata) -> bool {
    let published = metadata.published.as_ref().map(|published| published.date);
    let dateline = metadata.dateline.as_ref().and_then(|dateline| dateline.date);
    [published, dateline].into_iter().flatten().any(PartialDate::is_full)
}

/// The years among which an open one is looked for.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2039;
/// More candidates than these tell nothing.
const FEW: usize = 12;

/// What the clues leave.
fn infer(clues: &Clues, metadata: &Metadata) -> Option<Inferred> {
    let mut inferred = Inferred::default();
    let stated = metadata.published.as_ref();
    let (month, day) = match stated.map(|published| published.date) {
        Some(PartialDate { month: Some(month), day, .. }) => (Some(month), day),
        _ => month_and_day(clues, &mut inferred.evidence),
    };
    let mut month = month;
    if month.is_none() {
        inferred.months = months(clues, &mut inferred.evidence);
        if let [only] = inferred.months[..] {
            month = Some(only);
            inferred.months.clear();
        }
    }
    let mut years: Vec<i16> = match stated {
        Some(published) if published.date.year.is_some() => return None,
        Some(published) if !published.candidates.is_empty() => published.candidates.clone(),
        _ => YEARS.collect(),
    };
    let all = years.len();
    narrow(clues, month, &mut years, &mut inferred.evidence);
    inferred.date = PartialDate { year: None, month, day };
    match years[..] {
        [year] => inferred.date.year = Some(year),
        [] => return None,
        _ if years.len() < all || all <= FEW => inferred.years = years,
        _ => {}
    }
    if inferred.years.len() > FEW {
        inferred.years.clear();
    }
    // A day that its year does not have is no date.
    if inferred.date.is_full() && civil(inferred.date).is_none() {
        return None;
    }
    let listed = !inferred.years.is_empty() || !inferred.months.is_empty();
    let told = inferred.date.year.is_some() || month.is_some() || listed;
    (told && !inferred.evidence.is_empty()).then_some(inferred)
}

fn civil(date: PartialDate) -> Option<Date> {
    let part = |part: Option<u8>| part.and_then(|part| i8::try_from(part).ok());
    Date::new(date.year?, part(date.month)?, part(date.day)?).ok()
}

/// Leaves the years that agree with what is told of years and weekdays.
fn narrow(clues: &Clues, month: Option<u8>, years: &mut Vec<i16>, evidence: &mut Vec<Evidence>) {
    if let Some((year, span)) = clues.year {
        years.retain(|other| *other == year);
        evidence.push(Evidence::new(span, "a year beside a word that counts from now"));
    }
    for pair in &clues.pairs {
        let fits = |year: i16| {
            let turn = month.map_or(0, |month| {
                let gap = i16::from(pair.month) - i16::from(month);
                if gap > 6 { -1 } else { i16::from(gap < -6) }
            });
            let date = PartialDate { year: Some(year + turn), ..pair.date() };
            civil(date).is_some_and(|date| date.weekday() == weekday_of(pair.weekday))
        };
        years.retain(|year| fits(*year));
        evidence.push(Evidence::new(pair.span, "a weekday beside a day of the month"));
    }
    if let Some((year, span)) = clues.stretch_year {
        // It is the year before that of the report, or that of the report itself, which may come
        // out after its end.
        let late = clues.ended.is_none_or(|end| end.month > 9);
        years.retain(|other| (year..=year + 1 + i16::from(late)).contains(other));
        evidence.push(Evidence::new(span, "a stretch named by its year"));
    }
    if let Some((last, span)) = clues.past_year {
        // A forecast may be told in the past tense (`analysts predicted 1990 sales`): one year less.
        let sure = i16::from(clues.pairs.is_empty());
        years.retain(|year| *year >= last - sure);
        evidence.push(Evidence::new(span, "the last year told as past"));
    }
    if let Some((next, span)) = clues.future_year
        && years.first().is_some_and(|first| *first < next)
    {
        years.retain(|year| *year <= next);
        evidence.push(Evidence::new(span, "the first year told as to come"));
    }
}

/// The month and day on which the days without a year agree.
fn month_and_day(clues: &Clues, evidence: &mut Vec<Evidence>) -> (Option<u8>, Option<u8>) {
    if let Some((month, day, span)) = clues.day {
        evidence.push(Evidence::new(span, "a day beside a word that counts from now"));
        return (Some(month), Some(day));
    }
    if let Some((month, span)) = clues.month {
        evidence.push(Evidence::new(span, "a month beside a word that counts from now"));
        return (Some(month), None);
    }
    // Days on both sides within one month: the article is of it.
    match (clues.last_past(), clues.first_future()) {
        (Some((past, _)), Some(next)) if past.month == next.month && past.number < next.number => {
            evidence.push(Evidence::new(past.span, LAST_PAST));
            evidence.push(Evidence::new(next.span, FIRST_AHEAD));
            (Some(past.month), None)
        }
        _ => (None, None),
    }
}

/// How the two days between which an article lies are told of as evidence.
const LAST_PAST: &str = "the last day told as past";
const FIRST_AHEAD: &str = "the first day told as to come";
/// How many months a day told without its year lies ahead or behind at most.
const AWAY: u8 = 2;
/// How many months a quarter is news.
const QUARTER: u8 = 3;

/// The months that agree with every clue, in order of time.
///
/// A lone day of the past may lie far back, and tells nothing unless a day to come is near.
fn months(clues: &Clues, evidence: &mut Vec<Evidence>) -> Vec<u8> {
    let mut left: Option<Vec<u8>> = None;
    let mut keep = |span, note, first: u8, count: u8| {
        let months = (0..=count).map(|away| (first + 11 + away) % 12 + 1);
        left = Some(match left.take() {
            Some(left) => {
                left.into_iter().filter(|month| months.clone().any(|m| m == *month)).collect()
            }
            None => months.collect(),
        });
        evidence.push(Evidence::new(span, note));
    };
    let (past, next) = (clues.last_past(), clues.first_future());
    let apart = past.zip(next).map(|((past, _), next)| (next.month + 12 - past.month) % 12);
    // Between the two it may be of any month.
    if apart.is_some_and(|apart| (AWAY + 2..=9).contains(&apart)) {
        return Vec::new();
    }
    if let Some(next) = next {
        keep(next.span, FIRST_AHEAD, next.month + 12 - AWAY, AWAY);
    }
    let behind = apart.map(|apart| (1..=AWAY + 1).contains(&apart));
    if let Some((past, near)) = past
        && behind.unwrap_or(near > 0)
    {
        keep(past.span, LAST_PAST, past.month, AWAY + u8::from(behind.is_some()));
    }
    if let Some(end) = clues.ended {
        // What ends in the first half of a month may be reported within it.
        let within = u8::from(end.number < 16);
        keep(end.span, "the end of a stretch", end.month + 1 - within, QUARTER - 1 + within);
    }
    left.unwrap_or_default()
}
