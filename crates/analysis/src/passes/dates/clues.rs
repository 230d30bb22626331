//! Clues: what in a text speaks of the day on which it was written.

use copydesk_core::{PartialDate, Span};

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
    /// The last year told as past or without a tense.
    pub(super) past_year: Option<(i16, Span)>,
    /// The first year told as to come.
    pub(super) future_year: Option<(i16, Span)>,
    /// The year, month or day on which it was written, by a word that counts from now.
    pub(super) year: Option<(i16, Span)>,
    pub(super) month: Option<(u8, Span)>,
    pub(super) day: Option<(u8, u8, Span)>,
}

/// Whether two expressions stand side by side: `today, Oct. 27`, `today (Oct. 27)`.
fn are_beside(words: Words<'_>, end: usize, at: usize) -> bool {
    at == end
        || at == end + 1 && matches!(words.class(end), Some(Lex::Comma | Lex::Open | Lex::Hyphen))
}

impl Clues {
    pub(super) fn of(reading: &Reading, expressed: &Expressed) -> Self {
        let mut clues = Self::default();
        for InParagraph { first, page, found } in expressed.paragraphs(reading) {
            let words = page.words();
            let mut last: Option<(Expr, usize)> = None;
            for Placed { at, found } in found {
                let end = at + found.len.max(1);
                let span = reading.source_of(first + at..first + end);
                let beside =
                    last.filter(|(_, end)| are_beside(words, *end, *at)).map(|(expr, _)| expr);
                clues.add(words, *at, found, beside, span);
                last = Some((found.expr, end));
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
        let tense = || tense_around(words, at, found.len);
        match (found.expr, beside) {
            (Expr::Day { year: Year::Open, month, day }, Some(Expr::Relative(0))) => {
                self.day = self.day.or(Some((month, day, span)));
            }
            (
                Expr::Month { pick: Pick::Bare, year: Year::Open, month },
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
                self.days.push(day);
            }
            (
                Expr::Year(year)
                | Expr::Day { year: Year::Known(year), .. }
                | Expr::Month { year: Year::Known(year), .. }
                | Expr::Quarter { year: Year::Known(year), .. },
                _,
            ) => self.add_year(year, tense(), span),
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

    /// The latest day told as past, where all of them lie within half a year.
    pub(super) fn last_past(&self) -> Option<Day> {
        let days = self.days.iter().filter(|day| day.tense == Tense::Past);
        let last = days.clone().max_by_key(|day| day.place())?;
        days.clone().all(|day| last.place() - day.place() < 186).then_some(*last)
    }

    /// The first day told as to come, where all of them lie within half a year.
    pub(super) fn first_future(&self) -> Option<Day> {
        let days = self.days.iter().filter(|day| day.tense == Tense::Future);
        let first = days.clone().min_by_key(|day| day.place())?;
        days.clone().all(|day| day.place() - first.place() < 186).then_some(*first)
    }
}
