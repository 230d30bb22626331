//! From what the words mean to a TIMEX3 value.

mod calendar;
mod digits;
mod duration;
mod feasts;
mod point;
mod text;

use copydesk_core::Span;
use jiff::ToSpan;
use jiff::civil::Date;

use super::TimeKind;
use super::anchor::{Anchor, Known, weekday_of};
use super::tense::Tense;
use crate::grammar::times::{Amount, Expr, Found, Part, Pick, Unit, Year};
pub(super) use point::{Grain, Point};
use text::{add_suffix, open, timed};
pub(super) use text::{at_clock, uncounted};

/// The value of one expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) kind: TimeKind,
    pub(super) text: String,
    /// The values that an open one may stand for, by the years that the article may be of.
    pub(super) candidates: Vec<String>,
    /// How many years an open one lies from the article's.
    pub(super) turn: Option<i16>,
    /// Whether it was counted from the anchor.
    pub(super) anchored: bool,
    /// The day, where it names one.
    pub(super) day: Option<Point>,
    /// Whether a time of day took the day told beside it.
    pub(super) near: bool,
}

impl Value {
    const fn new(kind: TimeKind, text: String) -> Self {
        Self {
            kind,
            text,
            candidates: Vec::new(),
            turn: None,
            anchored: false,
            day: None,
            near: false,
        }
    }
}

/// Resolves the expressions of an article in the order in which they stand.
#[derive(Debug)]
pub(super) struct Resolver<'a> {
    anchor: Anchor<'a>,
    /// The point told last: what `a year earlier` counts from.
    focus: Option<Point>,
    /// The year told last in figures: that of `of that year`.
    year: Option<i16>,
    /// The quarter told last: what `the quarter` and `the year-earlier period` mean.
    quarter: Option<Point>,
    /// Whether a length in months was told since: `in the nine months … a year earlier` is of a year.
    longer: bool,
    /// The last day of this paragraph, the token behind it while its sentence goes on, and the part of
    /// the day told with it: what a lone time of day belongs to.
    day: Option<(Point, Option<usize>, Option<Part>)>,
    /// The day told last in this sentence or the one before it, and how many sentences have ended since:
    /// what a time of day further off belongs to.
    carried: Option<(Point, usize)>,
    /// The day of the calendar that was resolved last: a second one may follow (`Feb. 3-4`).
    range: Option<Point>,
    /// Whether the anchor is a date of the text.
    from_text: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(anchor: Anchor<'a>) -> Self {
        Self {
            anchor,
            focus: None,
            year: None,
            quarter: None,
            longer: false,
            day: None,
            carried: None,
            range: None,
            from_text: false,
        }
    }

    /// Remembers the day of what happens, for the times of day that follow.
    pub(super) fn carry(&mut self, day: Point) {
        self.carried = Some((day, 0));
    }

    /// Sentences have ended since the last expression; `ended` is asked where it matters.
    pub(super) fn pass(&mut self, ended: impl FnOnce() -> usize) {
        if self.carried.is_none() && self.day.is_none() {
            return;
        }
        let ended = ended();
        if ended == 0 {
            return;
        }
        self.day = self.day.map(|(day, _, part)| (day, None, part));
        self.carried = self.carried.and_then(|(day, since)| {
            let since = since.saturating_add(ended);
            (since <= 1).then_some((day, since))
        });
    }

    /// A new paragraph begins.
    pub(super) fn paragraph(&mut self) {
        self.day = None;
        self.range = None;
    }

    /// The value of an expression that begins with token `at` of the paragraph.
    pub(super) fn resolve(
        &mut self,
        found: &Found,
        at: usize,
        tense: impl Fn() -> Tense,
    ) -> Option<Value> {
        let first = self.range.take();
        let plain = |kind, text| Some(Value::new(kind, text));
        match found.expr {
            Expr::Ref(value) => plain(TimeKind::Date, value.to_owned()),
            Expr::Duration { amount, unit } => {
                self.longer |= unit == Unit::Month;
                let kind = if found.every { TimeKind::Set } else { TimeKind::Duration };
                plain(kind, duration::value(amount, unit))
            }
            Expr::Lengths { first, second } => {
                plain(TimeKind::Duration, duration::both(first, second))
            }
            Expr::Set(value) => plain(TimeKind::Set, value.to_owned()),
            Expr::EachUnit(unit) => plain(TimeKind::Set, duration::value(Amount::Exact(1.0), unit)),
            Expr::EachWeekday(weekday, part) => {
                plain(TimeKind::Set, format!("XXXX-WXX-{weekday}{}", part.map_or("", Part::code)))
            }
            Expr::EachMonth(month) => plain(TimeKind::Set, format!("XXXX-{month:02}")),
            Expr::EachSeason(season) => plain(TimeKind::Set, format!("XXXX-{}", season.code())),
            Expr::Decade(decade) => plain(TimeKind::Date, format!("{decade}")),
            Expr::Century(number) => {
                plain(TimeKind::Date, format!("{:02}", number.saturating_sub(1)))
            }
            Expr::Clock | Expr::Part => {
                let near = |end: Option<usize>| {
                    found.expr == Expr::Part || end.is_some_and(|end| at <= end + 4)
                };
                let near = self.day.filter(|(_, end, _)| near(*end));
                let carried = self.carried.filter(|(day, _)| {
                    found.expr == Expr::Clock && near.is_none() && self.agrees(*day, &tense)
                });
                let day = near.map(|(day, ..)| day).or(carried.map(|(day, _)| day));
                let day = day.or_else(|| self.anchored_day(0));
                // `last night at 8:30`
                let clock = found.clock.map(|clock| clock.within(near.and_then(|(.., part)| part)));
                Some(Value { near: near.is_some(), ..timed(day, found.part, clock) })
            }
            // `a few days later` counts from what was told, `several years ago` from now.
            Expr::Shift { amount: Amount::Some, unit, back, focus } => match unit {
                _ if focus => plain(TimeKind::Duration, duration::value(Amount::Some, unit)),
                Unit::Second | Unit::Minute | Unit::Hour => {
                    plain(TimeKind::Duration, duration::value(Amount::Some, unit))
                }
                _ => plain(TimeKind::Date, if back { "PAST_REF" } else { "FUTURE_REF" }.to_owned()),
            },
            Expr::Shift {
                amount, unit: unit @ (Unit::Second | Unit::Minute | Unit::Hour), ..
            } => plain(TimeKind::Duration, duration::value(amount, unit)),
            Expr::SecondDay { day, .. } => {
                let second = first.and_then(|first| {
                    let (year, month) = (first.date.year(), first.date.month());
                    let date = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
                    Some(Point { date, ..first })
                });
                Some(self.pointed(found, at, second))
            }
            expr => {
                let point = self.point(expr, &tense);
                Some(self.pointed(found, at, point))
            }
        }
    }

    /// The value of an expression that names a point, which becomes the focus.
    fn pointed(&mut self, found: &Found, at: usize, point: Option<Point>) -> Value {
        let counted = !matches!(found.expr, Expr::Year(_) | Expr::Day { year: Year::Known(_), .. });
        let anchored = counted && self.anchor.known != Known::Nothing;
        let Some(point) = point else {
            let kind = if found.part.is_some() || found.clock.is_some() {
                TimeKind::Time
            } else {
                TimeKind::Date
            };
            let mut text = open(found.expr);
            add_suffix(&mut text, found.part, found.clock);
            let candidates = self.candidates_of_open(found);
            return Value { candidates, ..Value::new(kind, text) };
        };
        let aside = matches!(
            found.expr,
            Expr::Stretch { .. }
                | Expr::Shift { focus: true, .. }
                | Expr::Shift { unit: Unit::Year, .. }
                | Expr::Unit { pick: Pick::Before, unit: Unit::Month | Unit::Quarter | Unit::Year }
        );
        if let Some(year) = found.expr.named_year() {
            self.year = Some(year);
        }
        if !aside {
            self.focus = Some(point);
            if matches!(point.grain, Grain::Quarter | Grain::Half) {
                self.quarter = Some(point);
                self.longer = false;
            }
        }
        if point.grain == Grain::Day {
            self.day = Some((point, Some(at + found.len), found.part));
            if matches!(found.expr, Expr::Day { .. } | Expr::SecondDay { .. }) {
                self.range = Some(point);
            }
        }
        let candidates = self.candidates(found, point);
        let day = (point.grain == Grain::Day).then_some(point);
        let turn = (point.open && counted).then(|| point.date.year() - self.anchor.date.year());
        Value { candidates, turn, anchored, day, ..timed(Some(point), found.part, found.clock) }
    }

    /// What a day without a year is in each of the years that the article may be of, where nothing but
    /// these is known.
    fn candidates_of_open(&self, found: &Found) -> Vec<String> {
        let Expr::Day { year: Year::Open, month, day } = found.expr else { return Vec::new() };
        let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
            return Vec::new();
        };
        let years = self.anchor.years.iter();
        let dates = years.filter_map(|year| Date::new(*year, month, day).ok());
        let day = |date| Point { date, grain: Grain::Day, open: false, weekday: true };
        dates.map(|date| timed(Some(day(date)), found.part, found.clock).text).collect()
    }

    /// What an open point is in each of the years that the article may be of.
    fn candidates(&self, found: &Found, point: Point) -> Vec<String> {
        if !point.open {
            return Vec::new();
        }
        let named =
            matches!(found.expr, Expr::Day { .. } | Expr::SecondDay { .. } | Expr::Feast { .. });
        let away = (point.date - self.anchor.date).get_days();
        let in_year = |year: i16| {
            let shift = year - self.anchor.date.year();
            let date = if named || point.grain.needs() < Known::Day {
                Date::new(point.date.year() + shift, point.date.month(), point.date.day())
            } else {
                let base = self.anchor.date;
                Date::new(year, base.month(), base.day())
                    .and_then(|base| base.checked_add(away.days()))
            };
            let point = Point { date: date.ok()?, open: false, ..point };
            Some(timed(Some(point), found.part, found.clock).text)
        };
        self.anchor.years.iter().copied().filter_map(in_year).collect()
    }

    /// Counts from this date from now on, where the article has none.
    pub(super) fn told(&mut self, span: Span) {
        let Some(Point { date, grain: Grain::Day, open: false, .. }) = self.focus else { return };
        if self.anchor.known == Known::Nothing || self.from_text {
            self.anchor = Anchor::told(date, span);
            self.from_text = true;
        }
    }

    /// Where the anchor stands in the source.
    pub(super) const fn anchor_span(&self) -> Option<Span> {
        self.anchor.span
    }

    /// The anchor, where at least this much of it is known.
    fn base(&self, known: Known) -> Option<Date> {
        (self.anchor.known >= known).then_some(self.anchor.date)
    }

    /// Whether what is told in this tense may be of that day: nothing has happened on one to come.
    fn agrees(&self, day: Point, tense: &dyn Fn() -> Tense) -> bool {
        let Some(base) = self.base(Known::Day) else { return true };
        match tense() {
            Tense::Past | Tense::Behind => day.date <= base,
            Tense::Future => day.date >= base,
            Tense::Unknown => true,
        }
    }

    fn of(&self, date: Date, grain: Grain) -> Point {
        Point { date, grain, open: self.anchor.open, weekday: self.anchor.weekday }
    }

    /// The day that lies so many days from the article's.
    fn anchored_day(&self, days: i32) -> Option<Point> {
        let date = self.base(Known::Day)?.checked_add(days.days()).ok()?;
        Some(self.of(date, Grain::Day))
    }

    fn point(&self, expr: Expr, tense: &dyn Fn() -> Tense) -> Option<Point> {
        match expr {
            Expr::Day { year, month, day } => self.day(year, month, day, tense),
            Expr::Month { pick, year, month } => self.month(pick, year, month, tense),
            Expr::Feast { pick, year, feast, away } => self.feast(pick, year, feast, away, tense),
            Expr::Weekday { pick, weekday } => self.weekday(pick, weekday, tense),
            Expr::WeekdayAway { weekday, weeks } => {
                let next = self.weekday(Pick::Next, weekday, tense)?;
                next.moved(Grain::Week, f64::from(weeks))
            }
            Expr::WeekdayIn { weekday, weeks } => {
                let day = self.weekday(Pick::This, weekday, tense)?;
                day.moved(Grain::Week, f64::from(weeks))
                    .map(|moved| Point { date: moved.date, ..day })
            }
            Expr::NthWeekday { nth, weekday, pick, year, month } => {
                let month = match month {
                    Some(month) => self.month(pick, year, month, tense)?,
                    None => self.unit(pick, Unit::Month, tense)?,
                };
                let weekday = weekday_of(weekday);
                let date = month.date.first_of_month().nth_weekday_of_month(nth, weekday).ok()?;
                // Where the year is open, so is the day on which the weekday falls.
                (!month.open).then_some(Point { date, grain: Grain::Day, weekday: true, ..month })
            }
            Expr::DayOfMonth { day, pick } => self.day_of_month(day, pick, tense),
            Expr::Season { pick, year, season } => self.season(pick, year, season, tense),
            Expr::Quarter { pick, year, quarter } => self.quarter(pick, year, quarter, tense),
            Expr::QuarterEnded { year, quarter } => {
                self.quarter.or_else(|| self.quarter(Pick::The, year, quarter, tense))
            }
            Expr::Half { year, half, .. } => {
                let (mut in_year, open) = self.year(year)?;
                // `In the second half sales rose`, told in March
                let ahead = || half == 2 && self.anchor.date.month() < 7;
                let behind = || self.anchor.known >= Known::Month && ahead();
                if year == Year::Open && behind() && tense() != Tense::Future {
                    in_year -= 1;
                }
                let date = Date::new(in_year, if half == 1 { 1 } else { 7 }, 1).ok()?;
                Some(Point { date, grain: Grain::Half, open, weekday: false })
            }
            Expr::Year(year) => {
                let date = Date::new(year, 1, 1).ok()?;
                Some(Point { date, grain: Grain::Year, open: false, weekday: true })
            }
            Expr::Unit { pick, unit } => self.unit(pick, unit, tense),
            Expr::Stretch { year, focus, unit } => self.stretch(year, focus, unit),
            Expr::DayIn { unit, year, month, day } => {
                let grain = Grain::of(unit)?;
                self.day(year, month, day, tense).map(|day| day.lifted(grain))
            }
            Expr::ShiftWithin { count, unit, within, away } => {
                let grain = Grain::of(within)?;
                let base = self.of(self.base(grain.needs())?, grain);
                base.moved(Grain::of(unit)?, -count)?.moved(grain, f64::from(away))
            }
            Expr::Relative(days) => self.anchored_day(i32::from(days)),
            Expr::Shift { amount: Amount::Exact(count), unit, back, focus } => {
                self.shift(count, unit, back, focus)
            }
            _ => None,
        }
    }

    /// The year that words name, and whether it is only a stand-in.
    fn year(&self, year: Year) -> Option<(i16, bool)> {
        match year {
            Year::Known(year) => Some((year, false)),
            Year::Told if let Some(told) = self.year => Some((told, false)),
            Year::Open | Year::Coming | Year::Gone | Year::Told | Year::Following => {
                Some((self.base(Known::Year)?.year(), self.anchor.open))
            }
            Year::Away(away) => {
                let base = self.base(Known::Year)?.year();
                Some((base.checked_add(i16::from(away))?, self.anchor.open))
            }
        }
    }

    fn unit(&self, pick: Pick, unit: Unit, tense: &dyn Fn() -> Tense) -> Option<Point> {
        if matches!(unit, Unit::Quarter | Unit::Period) {
            match pick {
                Pick::Latest => return self.last_quarter(),
                Pick::The | Pick::That => {
                    let told = self.quarter.filter(|told| told.grain == Grain::Quarter);
                    return told.or_else(|| self.last_quarter());
                }
                _ => {}
            }
        }
        if pick == Pick::Elsewhere {
            return None;
        }
        if unit == Unit::Weekend && pick == Pick::The {
            let base = self.base(Known::Day)?;
            let over = base.weekday().to_monday_one_offset() <= 4 && tense() != Tense::Future;
            return self.of(base, Grain::Weekend).moved(Grain::Week, if over { -1.0 } else { 0.0 });
        }
        let grain = Grain::of(unit)?;
        let told = matches!(pick, Pick::That | Pick::Before | Pick::After)
            || (pick == Pick::The && unit == Unit::Day);
        let focus = self.focus.filter(|focus| told && focus.grain.within(grain));
        let base = match focus {
            Some(focus) => focus,
            None => self.of(self.base(grain.needs())?, grain),
        };
        let away = match pick {
            Pick::Next | Pick::After => 1,
            Pick::Last | Pick::Before => -1,
            _ => 0,
        };
        base.lifted(grain).moved(grain, f64::from(away))
    }

    /// The quarter that was over last when the article was written.
    fn last_quarter(&self) -> Option<Point> {
        self.of(self.base(Known::Month)?, Grain::Quarter).moved(Grain::Quarter, -1.0)
    }

    fn stretch(&self, year: Year, focus: bool, unit: Unit) -> Option<Point> {
        if matches!(unit, Unit::Month | Unit::Week | Unit::Weekend | Unit::Day) {
            return self.same_stretch(year, Grain::of(unit)?);
        }
        let told = self.quarter.or_else(|| {
            let near =
                self.focus.filter(|focus| focus.grain == Grain::Month && unit == Unit::Period);
            near.or_else(|| if unit == Unit::Quarter { self.last_quarter() } else { None })
        });
        // `the year-earlier period` behind `the nine months`
        let told = told.filter(|_| !(self.longer && unit == Unit::Period));
        match (told, year) {
            (Some(told), Year::Away(away)) if focus => told.moved(Grain::Year, f64::from(away)),
            (Some(told), _) => {
                let (year, open) = self.year(year)?;
                let date = Date::new(year, told.date.month(), 1).ok()?;
                Some(Point { date, open, ..told })
            }
            (None, _) => {
                let (year, open) = self.year(year)?;
                let date = Date::new(year, 1, 1).ok()?;
                Some(Point { date, grain: Grain::Year, open, weekday: false })
            }
        }
    }

    /// `the same month last year`: as told before, or of today, where what was told is longer.
    fn same_stretch(&self, year: Year, grain: Grain) -> Option<Point> {
        let told = self.focus.filter(|focus| focus.grain.within(grain));
        let base = match told {
            Some(told) => told.lifted(grain),
            None => self.of(self.base(grain.needs())?, grain),
        };
        let (year, open) = match year {
            Year::Away(away) => (base.date.year().checked_add(i16::from(away))?, base.open),
            year => self.year(year)?,
        };
        let away = f64::from(year - base.date.year());
        Some(Point { open, ..base.moved(Grain::Year, away)? })
    }

    /// `three weeks ago`, `a year earlier`.
    fn shift(&self, count: f64, unit: Unit, back: bool, focus: bool) -> Option<Point> {
        let grain = match unit {
            Unit::Fortnight => Grain::Week,
            unit => Grain::of(unit)?,
        };
        let count = match unit {
            Unit::Fortnight => count * 2.0,
            _ => count,
        };
        // `from $3 million a year ago`: of the quarter that the report is about.
        let report = self
            .quarter
            .filter(|_| grain == Grain::Year && (focus || count <= 1.0) && !self.longer);
        let told = report.or(self.focus.filter(|_| focus));
        let base = match told {
            Some(told) => told,
            None => self.of(self.base(grain.needs())?, grain),
        };
        let kept = match (grain, base.grain) {
            (Grain::Year, Grain::Quarter | Grain::Month) if told.is_some() => base.grain,
            (Grain::Decade | Grain::Century, _) => Grain::Year,
            (grain, _) => grain,
        };
        let moved = base.moved(grain, if back { -count } else { count })?;
        Some(moved.lifted(kept))
    }
}
