//! Clues: what in a text speaks of the day on which it was written.

use copydesk_core::{PartialDate, Span};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::grammar::times::{Expr, Found, Lex, Pick, Unit, Words, Year};
use crate::passes::expressions::{Expressed, InParagraph, Placed};
use crate::passes::times::{Tense, tense_around};
use crate::passes::tokens::Reading;

/// A day of the month without a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub(super) month: u8,
    pub(super) number: u8,
    /// The weekday beside it, 1 for Monday; 0 where there is none.
    pub(super) weekday: u8,
    pub(super) span: Span,
    tense: Tense,
}

impl Day {
    /// The day, its year open.
    pub(super) const fn date(&self) -> PartialDate {
        PartialDate { year: None, month: Some(self.month), day: Some(self.number) }
    }

    /// Its place in a year of months of 31 days.
    const fn place(&self) -> i32 {
        self.month as i32 * 31 + self.number as i32
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Clues {
    /// Days with a weekday beside them.
    pub(super) pairs: Vec<Day>,
    /// Days without.
    days: Vec<Day>,
    /// The last day on which a stretch that is told of ended: `the quarter ended Sept. 30`.
    pub(super) ended: Option<Day>,
    /// The last year by which a stretch is told from that of another: `the 1988 quarter`.
    pub(super) stretch_year: Option<(i16, Span)>,
    /// The last year told as past.
    pub(super) past_year: Option<(i16, Span)>,
    /// The first year told as to come.
    pub(super) future_year: Option<(i16, Span)>,
    /// The year, month or day on which it was written, by a word that counts from now.
    pub(super) year: Option<(i16, Span)>,
    pub(super) month: Option<(u8, Span)>,
    pub(super) day: Option<(u8, u8, Span)>,
}

/// Whether two expressions stand side by side: `today, Oct. 27`, `today (Oct. 27)`, `this month, on Oct.
/// 27`, `next year's 2019 budget`.
fn are_beside(words: Words<'_>, end: usize, at: usize) -> bool {
    let mark = || matches!(words.class(end), Some(Lex::Comma | Lex::Open | Lex::Hyphen));
    match at.checked_sub(end) {
        Some(0) => true,
        Some(1) => mark() || matches!(words.class(end), Some(Lex::Possessive | Lex::On)),
        Some(2) => mark() && words.class(end + 1) == Some(Lex::On),
        _ => false,
    }
}

/// A year with the 29th of February; the next one has none.
const LEAP_YEAR: i16 = 2024;

/// The day behind or before this one, where it is the same in every year that has this one.
fn next_to(month: u8, day: u8, away: i8) -> Option<(u8, u8)> {
    let moved = |year: i16| {
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        let date = date.checked_add(i32::from(away).days()).ok()?;
        Some((date.month().unsigned_abs(), date.day().unsigned_abs()))
    };
    let leap = moved(LEAP_YEAR)?;
    moved(LEAP_YEAR + 1).is_none_or(|common| common == leap).then_some(leap)
}

impl Clues {
    pub(super) fn of(reading: &Reading, expressed: &Expressed) -> Self {
        let mut clues = Self::default();
        for InParagraph { first, page, found } in expressed.paragraphs(reading) {
            let words = page.words();
            let mut last: Option<(Expr, usize)> = None;
            let mut compared: Option<usize> = None;
            for Placed { at, found } in found {
                let end = at + found.len.max(1);
                let span = reading.source_of(first + at..first + end);
                let beside =
                    last.filter(|(_, end)| are_beside(words, *end, *at)).map(|(expr, _)| expr);
                if compared.is_none_or(|end| *at > end + COMPARED) || !ends_a_stretch(words, *at) {
                    clues.add(words, *at, found, beside, span);
                }
                last = Some((found.expr, end));
                if matches!(found.expr, Expr::Stretch { focus: true, .. }) {
                    compared = Some(end);
                }
            }
        }
        clues
    }

    fn add(
        &mut self,
        words: Words<'_>,
        at: usize,
        found: &Found,
        beside: Option<Expr>,
        span: Span,
    ) {
        let tense = || match tense_around(words, at, found.len) {
            Tense::Behind => Tense::Past,
            tense => tense,
        };
        match (found.expr, beside) {
            (Expr::Day { year: Year::Open, month, day }, Some(Expr::Relative(away)))
                if (-1..=1).contains(&away) =>
            {
                // Told yesterday, it was written on the day behind.
                let day = next_to(month, day, -away);
                self.day = self.day.or(day.map(|(month, day)| (month, day, span)));
            }
            (
                Expr::Month { pick: Pick::Bare, year: Year::Open, month }
                | Expr::Day { year: Year::Open, month, .. },
                Some(Expr::Unit { pick, unit: Unit::Month }),
            ) => {
                let away = match pick {
                    Pick::This => 0,
                    Pick::Last => 1,
                    Pick::Next => 11,
                    _ => return,
                };
                self.month = self.month.or(Some(((month - 1 + away) % 12 + 1, span)));
            }
            (Expr::Year(year), Some(Expr::Unit { pick, unit: Unit::Year })) => {
                let away = match pick {
                    Pick::This => 0,
                    Pick::Last => 1,
                    Pick::Next => -1,
                    _ => return self.add_year(year, tense(), span),
                };
                self.year = self.year.or(Some((year + away, span)));
            }
            (Expr::Day { year: Year::Open, month, day }, _) => {
                let weekday = match words.class(at) {
                    Some(Lex::Weekday(weekday)) => weekday,
                    _ => 0,
                };
                let day = Day { month, number: day, weekday, span, tense: tense() };
                if weekday > 0 {
                    self.pairs.push(day);
                }
                if ends_a_stretch(words, at) {
                    if self.ended.is_none_or(|last| is_after(&day, &last)) {
                        self.ended = Some(day);
                    }
                    return;
                }
                self.days.push(day);
            }
            (Expr::Stretch { year: Year::Known(year), .. }, _)
                if self.stretch_year.is_none_or(|(last, _)| year > last) =>
            {
                self.stretch_year = Some((year, span));
            }
            (
                Expr::Year(year)
                | Expr::Day { year: Year::Known(year), .. }
                | Expr::Month { year: Year::Known(year), .. }
                | Expr::Quarter { year: Year::Known(year), .. },
                _,
            ) => {
                // `by 1992` is ahead of what is told, which may itself be past.
                let by = at.checked_sub(1).and_then(|place| words.class(place));
                let by = matches!(by, Some(Lex::By | Lex::Until));
                let since =
                    words.get(at.wrapping_sub(1)).is_some_and(|seen| seen.word() == "since");
                // `the longest since 1989` was told after that year, and nobody knows how long after.
                let year = if since { year + 1 } else { year };
                let tense = if by { Tense::Unknown } else { tense() };
                self.add_year(year, tense, span);
            }
            _ => {}
        }
    }

    fn add_year(&mut self, year: i16, tense: Tense, span: Span) {
        if tense == Tense::Future {
            if self.future_year.is_none_or(|(first, _)| year < first) {
                self.future_year = Some((year, span));
            }
        } else if tense == Tense::Past && self.past_year.is_none_or(|(last, _)| year > last) {
            self.past_year = Some((year, span));
        }
    }

    /// The latest day told as past, where all of them lie within half a year; how many days of the
    /// month before it are told too.
    pub(super) fn last_past(&self) -> Option<(Day, usize)> {
        let days = self.cluster(Tense::Past);
        let last = *days.last()?;
        let near = days.iter().rev().skip(1).filter(|day| (1..31).contains(&away(day, &last)));
        Some((last, near.count()))
    }

    /// The first day told as to come, where all of them lie within half a year.
    pub(super) fn first_future(&self) -> Option<Day> {
        self.cluster(Tense::Future).first().copied()
    }

    /// The days of a tense in their order, across the turn of the year where they lie on both its
    /// sides; none where they are scattered over more than half a year.
    fn cluster(&self, tense: Tense) -> Vec<Day> {
        let mut days: Vec<Day> =
            self.days.iter().filter(|day| day.tense == tense).copied().collect();
        days.sort_by_key(Day::place);
        let start = (0..days.len()).find(|start| {
            let first = &days[*start];
            days.iter().all(|day| away(first, day) < HALF)
        });
        let Some(start) = start else { return Vec::new() };
        days.rotate_left(start);
        days
    }
}

/// How many tokens behind `the year-ago quarter` an end may be the end of that one.
const COMPARED: usize = 12;

/// Half a year of months of 31 days.
const HALF: i32 = 186;

/// How many days the second lies behind the first, in a year of months of 31 days.
fn away(first: &Day, second: &Day) -> i32 {
    (second.place() - first.place()).rem_euclid(2 * HALF)
}

/// Whether the first of two days that lie less than half a year apart is the later one.
fn is_after(day: &Day, last: &Day) -> bool {
    (1..HALF).contains(&away(last, day))
}

/// Whether a day ends what the words before it name: `the quarter ended Sept. 30`.
fn ends_a_stretch(words: Words<'_>, at: usize) -> bool {
    let class = |back: usize| at.checked_sub(back).and_then(|place| words.class(place));
    // `the quarter ending Oct. 31` may be to come.
    let over = words.get(at.wrapping_sub(1)).is_some_and(|seen| seen.word() == "ended");
    over && matches!(class(2), Some(Lex::Unit(Unit::Quarter | Unit::Month | Unit::Period, _)))
}
