//! Points: a stretch of the calendar by its first day and its grain.

use jiff::ToSpan;
use jiff::civil::Date;

use super::digits::{four, two};
use crate::grammar::times::{Season, Unit};
use crate::passes::times::anchor::Known;

/// How long a stretch of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Day,
    Weekend,
    Week,
    Month,
    Season(Season),
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Grain {
    /// The grain of a unit of the calendar.
    pub(super) fn of(unit: Unit) -> Option<Self> {
        Some(match unit {
            Unit::Day => Self::Day,
            Unit::Weekend => Self::Weekend,
            Unit::Week => Self::Week,
            Unit::Month => Self::Month,
            Unit::Quarter => Self::Quarter,
            Unit::Half => Self::Half,
            Unit::Year => Self::Year,
            Unit::Decade => Self::Decade,
            Unit::Century => Self::Century,
            _ => return None,
        })
    }

    /// How much of the anchor must be known to count in it.
    pub(super) const fn needs(self) -> Known {
        match self {
            Self::Day | Self::Weekend | Self::Week => Known::Day,
            Self::Month | Self::Season(_) | Self::Quarter | Self::Half => Known::Month,
            Self::Year | Self::Decade | Self::Century => Known::Year,
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Day => 0,
            Self::Weekend | Self::Week => 1,
            Self::Month => 2,
            Self::Quarter | Self::Season(_) => 3,
            Self::Half => 4,
            Self::Year => 5,
            Self::Decade => 6,
            Self::Century => 7,
        }
    }

    /// Whether a stretch of this grain lies within one of the other.
    pub(super) const fn within(self, other: Self) -> bool {
        self.rank() <= other.rank()
    }
}

/// A day and its time of day have so many letters.
const LENGTH: usize = 16;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    /// A day in it.
    pub(super) date: Date,
    pub(super) grain: Grain,
    /// Whether the year is only a stand-in.
    pub(super) open: bool,
    /// Whether the day's weekday can be relied on.
    pub(super) weekday: bool,
}

impl Point {
    /// The stretch of this grain in which it lies.
    pub(super) fn lifted(self, grain: Grain) -> Self {
        Self { grain, ..self }
    }

    /// The stretch that lies so many of this grain away.
    pub(super) fn moved(self, grain: Grain, count: f64) -> Option<Self> {
        // Beyond the calendar's ten thousand years a span cannot even be made.
        let times = |units: f64, limit: f64| {
            let total = (count * units).round();
            (total.abs() < limit).then_some(total as i32)
        };
        let months = |units: f64| times(units, 119_000.0).map(ToSpan::months);
        let days = |units: f64| times(units, 3_600_000.0).map(ToSpan::days);
        let span = match grain {
            Grain::Day => days(1.0),
            Grain::Weekend | Grain::Week => days(7.0),
            Grain::Month => months(1.0),
            Grain::Season(_) | Grain::Quarter => months(3.0),
            Grain::Half => months(6.0),
            Grain::Year => months(12.0),
            Grain::Decade => months(120.0),
            Grain::Century => months(1200.0),
        }?;
        Some(Self { date: self.date.checked_add(span).ok()?, ..self })
    }

    /// Its TIMEX3 value.
    pub(super) fn text(self) -> String {
        let (month, day) = (self.date.month(), self.date.day());
        let mut year = String::with_capacity(LENGTH);
        if self.open {
            year.push_str("XXXX");
        } else {
            four(&mut year, self.date.year());
        }
        match self.grain {
            Grain::Day | Grain::Month => {
                year.push('-');
                two(&mut year, month.unsigned_abs());
                if self.grain == Grain::Day {
                    year.push('-');
                    two(&mut year, day.unsigned_abs());
                }
                year
            }
            Grain::Season(season) => format!("{year}-{}", season.code()),
            Grain::Quarter => format!("{year}-Q{}", (month - 1) / 3 + 1),
            Grain::Half => format!("{year}-H{}", (month - 1) / 6 + 1),
            Grain::Year => year,
            Grain::Decade if self.open => "XXX".to_owned(),
            Grain::Decade => format!("{:03}", self.date.year() / 10),
            Grain::Century if self.open => "XX".to_owned(),
            Grain::Century => format!("{:02}", self.date.year() / 100),
            Grain::Week | Grain::Weekend => {
                let end = if self.grain == Grain::Weekend { "-WE" } else { "" };
                if self.open {
                    return format!("XXXX-WXX{end}");
                }
                let week = self.date.iso_week_date();
                format!("{:04}-W{:02}{end}", week.year(), week.week())
            }
        }
    }
}
