//! The anchor: the day from which `yesterday` is counted.
//!
//! It is the date of the article; where that has none, the full date that stands nearest before the
//! expression in the text.

use copydesk_core::{Metadata, PartialDate, Span};
use jiff::civil::{Date, Weekday};

use crate::passes::dates::Inferred;

/// How much of the anchor is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Nothing,
    Year,
    Month,
    Day,
}

/// The day from which times are counted.
///
/// Where the year is open, a year stands in for it on which the weekday is right, and is never
/// written out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor<'a> {
    /// The day; its parts beyond `known` mean nothing.
    pub(super) date: Date,
    pub(super) known: Known,
    /// Whether the year is only a stand-in.
    pub(super) open: bool,
    /// Whether weekdays can be counted from it.
    pub(super) weekday: bool,
    /// The years that it may be of, where the year is open.
    pub(super) years: &'a [i16],
    /// Where the date stands in the source.
    pub(super) span: Option<Span>,
}

impl<'a> Anchor<'a> {
    /// The anchor that an article's metadata give, or what was inferred where they do not; `dated` is
    /// whether the text holds a full date, which may stand in for one.
    pub(super) fn of(metadata: &'a Metadata, inferred: Option<&'a Inferred>, dated: bool) -> Self {
        if let Some(published) = &metadata.published {
            let span = published.evidence.first().map(|evidence| evidence.span);
            let years = inferred.map(|inferred| inferred.years.as_slice());
            let years = years.filter(|years| !years.is_empty()).unwrap_or(&published.candidates);
            let date = inferred.map_or(published.date, |inferred| inferred.date);
            let mut anchor = Self::from(date, published.weekday, years);
            anchor.span = span;
            if anchor.known != Known::Nothing {
                return anchor;
            }
        }
        let dateline = metadata.dateline.as_ref();
        if let Some((dateline, date)) = dateline.and_then(|line| line.date.map(|date| (line, date)))
        {
            let mut anchor = Self::from(date, None, &[]);
            anchor.span = Some(dateline.span);
            return anchor;
        }
        let Some(Inferred { date, years, .. }) = inferred else { return Self::nothing() };
        // A month without its year is less than a full date of the text.
        if dated && date.year.is_none() && date.day.is_none() {
            return Self::nothing();
        }
        match Self::from(*date, None, years) {
            // The years are those of the days that the text names.
            Self { known: Known::Nothing, .. } => Self { years, ..Self::nothing() },
            anchor => anchor,
        }
    }

    /// A day told in the text.
    pub(super) const fn told(date: Date, span: Span) -> Self {
        let span = Some(span);
        Self { date, known: Known::Day, open: false, weekday: true, years: &[], span }
    }

    /// No day is known.
    pub(super) fn nothing() -> Self {
        let date = Date::constant(2001, 1, 1);
        Self { date, known: Known::Nothing, open: true, weekday: false, years: &[], span: None }
    }

    /// The anchor of a date, parts of which may be open.
    pub(super) fn from(date: PartialDate, weekday: Option<u8>, candidates: &'a [i16]) -> Self {
        let month = date.month.and_then(|month| i8::try_from(month).ok());
        let day = date.day.and_then(|day| i8::try_from(day).ok());
        let full = |year: i16| Date::new(year, month?, day?).ok();
        let found = |date, known, open, weekday| {
            let years = if open { candidates } else { &[] };
            Self { date, known, open, weekday, years, span: None }
        };
        match (date.year, month, day) {
            (Some(year), Some(month), _) => {
                if let Some(date) = full(year) {
                    return found(date, Known::Day, false, true);
                }
                Date::new(year, month, 1)
                    .map_or(Self::nothing(), |date| found(date, Known::Month, false, false))
            }
            (Some(year), None, _) => Date::new(year, 1, 1)
                .map_or(Self::nothing(), |date| found(date, Known::Year, false, false)),
            (None, Some(month), Some(_)) => {
                let fits = |date: &Date| {
                    weekday.is_none_or(|weekday| date.weekday() == weekday_of(weekday))
                };
                let years = candidates.iter().copied().chain(2001..2029);
                let mut dates = years.filter_map(full).filter(fits);
                if let Some(date) = dates.next() {
                    // Weekdays can be counted where all the years agree on this one's.
                    let mut named = candidates.iter().copied().filter_map(full);
                    let agreed = !candidates.is_empty()
                        && named.all(|other| other.weekday() == date.weekday());
                    return found(date, Known::Day, true, weekday.is_some() || agreed);
                }
                Date::new(2001, month, 1)
                    .map_or(Self::nothing(), |date| found(date, Known::Month, true, false))
            }
            (None, Some(month), None) => Date::new(2001, month, 1)
                .map_or(Self::nothing(), |date| found(date, Known::Month, true, false)),
            (None, None, _) => Self::nothing(),
        }
    }
}

/// The weekday with this number, 1 for Monday.
pub(in crate::passes) fn weekday_of(number: u8) -> Weekday {
    let number = i8::try_from(number).unwrap_or(1);
    Weekday::from_monday_one_offset(number).unwrap_or(Weekday::Monday)
}
