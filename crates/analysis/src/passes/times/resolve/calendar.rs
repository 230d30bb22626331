//! What the calendar names: days, months, weekdays, seasons, quarters and days with a name, of the year
//! or week that tense or a word like `last` points at.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{Grain, Point, Resolver, feasts};
use crate::grammar::times::{Feast, Pick, Season, Unit, Year};
use crate::passes::times::anchor::{Anchor, Known, weekday_of};
use crate::passes::times::tense::Tense;

/// How many days off a date is near whatever the tense: `the dividend, declared Friday, is due Nov. 15`.
///
/// The tense is that of the nearest verb, which is not always the one that the date belongs to; a
/// year's distance the other way is the less likely reading.
const SOON: i32 = 45;

/// Of the days that a name may mean, the last that is over or the next to come, as tense has it; the
/// nearest where it does not tell.
fn by_tense(dates: impl Iterator<Item = Date>, base: Date, tense: Tense) -> Option<Date> {
    match tense {
        Tense::Past | Tense::Behind => dates.filter(|date| *date <= base).max(),
        Tense::Future => dates.filter(|date| *date >= base).min(),
        Tense::Unknown => dates.min_by_key(|date| (*date - base).get_days().abs()),
    }
}

impl Resolver<'_> {
    /// A year told as past: a day of the text before it is not that of the copy, as a day of birth is not.
    pub(in crate::passes::times) fn outlive(&mut self, year: i16, tense: impl Fn() -> Tense) {
        if self.from_text && year > self.anchor.date.year() && tense() == Tense::Past {
            self.anchor = Anchor::nothing();
        }
    }

    pub(super) fn day(
        &self,
        year: Year,
        month: u8,
        day: u8,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        if let Some(told) = self.focus.filter(|_| year == Year::Following) {
            let years = (0..=1).map(|away| told.date.year() + away);
            let mut dates = years.filter_map(|year| Date::new(year, month, day).ok());
            if let Some(date) = dates.find(|date| *date > told.date) {
                return Some(Point { date, ..told });
            }
        }
        if !matches!(year, Year::Open | Year::Coming | Year::Gone | Year::Following) {
            let (year, open) = self.year(year)?;
            let date = Date::new(year, month, day).ok()?;
            return Some(Point { date, grain: Grain::Day, open, weekday: !open });
        }
        let base = self.base(Known::Year)?;
        let dates = (-1..=1).filter_map(|away| Date::new(base.year() + away, month, day).ok());
        if self.anchor.known == Known::Year {
            return Date::new(base.year(), month, day).ok().map(|date| self.of(date, Grain::Day));
        }
        let days = |date: &Date| (*date - base).get_days();
        let date = match year {
            Year::Coming => dates.filter(|date| days(date) > 0).min(),
            Year::Gone => dates.filter(|date| days(date) < 0).max(),
            _ => match tense() {
                Tense::Past => dates.filter(|date| days(date) <= SOON).max(),
                Tense::Behind => dates.filter(|date| days(date) <= 0).max(),
                Tense::Future => dates.filter(|date| days(date) >= -SOON).min(),
                Tense::Unknown => dates.min_by_key(|date| days(date).abs()),
            },
        }?;
        Some(self.of(date, Grain::Day))
    }

    /// `the 21st`: of the month that tense points at, where the words name none.
    pub(super) fn day_of_month(
        &self,
        day: u8,
        pick: Pick,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let day = i8::try_from(day).ok()?;
        let base = self.base(Known::Day)?;
        let in_month = |date: Date| Date::new(date.year(), date.month(), day).ok();
        if pick != Pick::Bare {
            let month = self.unit(pick, Unit::Month, tense)?;
            return Some(Point { grain: Grain::Day, date: in_month(month.date)?, ..month });
        }
        let months = (-1..=1).filter_map(|away: i32| base.checked_add(away.months()).ok());
        let date = by_tense(months.filter_map(in_month), base, tense())?;
        Some(self.of(date, Grain::Day))
    }

    /// A day with a name.
    pub(super) fn feast(
        &self,
        pick: Pick,
        year: Year,
        feast: Feast,
        away: i8,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let day = |year: i16| feasts::day(feast, year)?.checked_add(i32::from(away).days()).ok();
        if year != Year::Open {
            let (year, open) = self.year(year)?;
            return Some(Point { date: day(year)?, grain: Grain::Day, open, weekday: !open });
        }
        let base = self.base(Known::Year)?;
        let dates = (-1..=1).filter_map(|away| day(base.year() + away));
        let date = match pick {
            Pick::This => day(base.year()),
            Pick::Last => by_tense(dates, base, Tense::Past),
            Pick::Next => by_tense(dates, base, Tense::Future),
            Pick::Bare => by_tense(dates, base, tense()),
            _ => by_tense(dates, base, Tense::Unknown),
        }?;
        Some(self.of(date, Grain::Day))
    }

    pub(super) fn month(
        &self,
        pick: Pick,
        year: Year,
        month: u8,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let month = i8::try_from(month).ok()?;
        if year != Year::Open {
            let (year, open) = self.year(year)?;
            let date = Date::new(year, month, 1).ok()?;
            return Some(Point { date, grain: Grain::Month, open, weekday: false });
        }
        let base = self.base(Known::Year)?;
        if self.anchor.known == Known::Year {
            return None;
        }
        let away = |later: bool, same: bool| {
            let year = base.year();
            match month.cmp(&base.month()) {
                std::cmp::Ordering::Equal if same => year,
                std::cmp::Ordering::Greater if later => year,
                std::cmp::Ordering::Less if !later => year,
                _ if later => year + 1,
                _ => year - 1,
            }
        };
        let year = match pick {
            Pick::This | Pick::The | Pick::Latest | Pick::Elsewhere => base.year(),
            // The month before this one is `last month`: `last February`, told in March, is the one before.
            Pick::Last if (base.month() - month).rem_euclid(12) == 1 => away(false, false) - 1,
            Pick::Last => away(false, false),
            Pick::Next => away(true, false),
            Pick::That | Pick::Before | Pick::After => {
                let told = self.focus.map_or(base, |focus| focus.date);
                match pick {
                    Pick::After if month <= told.month() => told.year() + 1,
                    Pick::Before if month >= told.month() => told.year() - 1,
                    _ => told.year(),
                }
            }
            Pick::Bare => {
                let ahead = (month - base.month()).rem_euclid(12);
                let later = match tense() {
                    // A report still to come on the month that is over.
                    Tense::Future => ahead < 11,
                    Tense::Past => ahead <= 1,
                    Tense::Behind => false,
                    Tense::Unknown => ahead <= 4,
                };
                away(later, true)
            }
        };
        Date::new(year, month, 1).ok().map(|date| self.of(date, Grain::Month))
    }

    pub(super) fn weekday(
        &self,
        pick: Pick,
        weekday: u8,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        if !self.anchor.weekday {
            return None;
        }
        let mut base = self.base(Known::Day)?;
        if matches!(pick, Pick::Before | Pick::After | Pick::That) {
            let day = self.focus.filter(|focus| focus.grain == Grain::Day && focus.weekday);
            base = day.map_or(base, |day| day.date);
        }
        let weekday = weekday_of(weekday);
        let behind = i32::from(weekday.until(base.weekday()));
        let ahead = i32::from(weekday.since(base.weekday()));
        let days = match pick {
            Pick::Last | Pick::Before => -(if behind == 0 { 7 } else { behind }),
            Pick::Next | Pick::After => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Pick::This => {
                i32::from(weekday.to_monday_zero_offset())
                    - i32::from(base.weekday().to_monday_zero_offset())
            }
            Pick::Bare if tense() == Tense::Future => {
                self.after_the_told(weekday, base).map_or(ahead, |days| days.min(ahead))
            }
            _ => -behind,
        };
        let date = base.checked_add(days.days()).ok()?;
        Some(self.of(date, Grain::Day))
    }

    /// `Tuesday` of `agreed Monday to meet again Tuesday`, in days from the anchor: what lay ahead of a day
    /// of the past week told in the same sentence may be over by now.
    fn after_the_told(&self, weekday: Weekday, base: Date) -> Option<i32> {
        let (told, sentence, _) = self.day?;
        sentence.filter(|_| told.grain == Grain::Day && !told.open)?;
        let gone = (base - told.date).get_days();
        let ahead = i32::from(weekday.since(told.date.weekday()));
        (1..7).contains(&gone).then(|| if ahead == 0 { 7 - gone } else { ahead - gone })
    }

    pub(super) fn season(
        &self,
        pick: Pick,
        year: Year,
        season: Season,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let start = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        };
        let (mut in_year, open) = self.year(year)?;
        if year == Year::Open {
            let base = self.base(Known::Month)?;
            let over = start + 3 <= base.month();
            let winter = season == Season::Winter;
            let told = self.focus.filter(|_| pick == Pick::After).map(|focus| focus.date);
            in_year = match pick {
                Pick::After if let Some(told) = told => {
                    told.year() + i16::from(start <= told.month())
                }
                Pick::Last if winter && base.month() > 2 || !winter && !over => in_year - 1,
                Pick::Last if winter => in_year - 2 + i16::from(base.month() > 2),
                Pick::Next if over || start == base.month() => in_year + 1,
                _ if winter && base.month() < 3 => in_year - 1,
                Pick::Bare | Pick::The => match tense() {
                    Tense::Future if over => in_year + 1,
                    Tense::Past | Tense::Behind if start > base.month() => in_year - 1,
                    _ => in_year,
                },
                _ => in_year,
            };
        }
        let date = Date::new(in_year, start, 1).ok()?;
        Some(Point { date, grain: Grain::Season(season), open, weekday: false })
    }

    pub(super) fn quarter(
        &self,
        pick: Pick,
        year: Year,
        quarter: u8,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let month = i8::try_from(quarter).ok()? * 3 - 2;
        let (mut in_year, open) = self.year(year)?;
        if year == Year::Open {
            let base = self.base(Known::Month)?;
            let ahead = month > base.month();
            in_year += match pick {
                Pick::Next if !ahead => 1,
                Pick::Last if ahead => -1,
                Pick::This | Pick::Next => 0,
                _ if ahead && tense() != Tense::Future => -1,
                _ => 0,
            };
        }
        let date = Date::new(in_year, month, 1).ok()?;
        Some(Point { date, grain: Grain::Quarter, open, weekday: false })
    }
}
