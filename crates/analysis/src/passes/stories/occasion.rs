//! The occasion: on which days an article tells its event, and when it was published.
//!
//! Words alone put two meetings of the same two people together, be they years apart. So the days
//! that the opening names are compared, as far as each is known: a weekday with a weekday, month and
//! day where the year is open, whole dates where they are. Publication days that are both known and
//! far apart keep two articles apart, however alike they are.

use copydesk_core::{Article, Metadata, PartialDate, Published, Span};
use jiff::civil::Date;

use super::named::Named;
use super::offices::Offices;
use super::quoted::Quoted;
use super::subjects::Subjects;
use crate::calendar::WEEKDAYS;
use crate::passes::names::Name;
use crate::passes::times::{Time, TimeKind};
use crate::passes::tokens::{Key, Reading, key};

/// How many tokens of the body count as the lede, and how many as the opening.
const LEDE: usize = 40;
const OPENING: usize = 90;

/// An event is told within so many days.
const RECENT: i32 = 45;

/// Coverage of one event is published within so many days.
const DAYS: i32 = 5;

/// Words before the day from which on, or until which, something lasts.
const BOUNDS: [Key; 3] = [key("since"), key("until"), key("till")];

/// A day, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: PartialDate,
    /// 1 for Monday to 7 for Sunday.
    weekday: Option<u8>,
    /// Where it is told.
    pub(super) span: Span,
    /// Whether that is in the lede.
    lede: bool,
    /// Whether it is told from when on, or until when, something lasts: an event may be of another day.
    is_bound: bool,
}

/// When an article tells its event.
#[derive(Clone, Debug, Default)]
pub(super) struct Occasion {
    published: Option<Published>,
    days: Vec<Day>,
    pub(super) offices: Offices,
    pub(super) named: Named,
    pub(super) quoted: Quoted,
    pub(super) subjects: Subjects,
}

/// How the occasions of two articles stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// Published too far apart.
    Apart,
    /// The openings name a date in common, month and day known; where.
    SameDate(Span, Span),
    /// The openings name a weekday in common; where.
    SameDay(Span, Span),
    /// The ledes name days, and none in common.
    OtherLede(Differing),
    /// The openings name days, and none in common.
    OtherDay(Differing),
    /// Nothing tells.
    Open,
}

/// Days that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Differing {
    /// Where the first two are told.
    pub(super) places: (Span, Span),
    /// Whether two of them are next to each other: an event and the morning after it.
    pub(super) near: bool,
    /// Whether that is known by their dates: weekdays alone may be of two weeks.
    pub(super) dated: bool,
}

impl Occasion {
    pub(super) fn of(article: &Article, reading: &Reading, names: &[Name], times: &[Time]) -> Self {
        let body = reading.paragraphs.iter().find(|paragraph| paragraph.kind.is_body());
        let first = body.map_or(0, |paragraph| paragraph.tokens().start);
        let end_of = |len: usize| {
            let last = (first + len).min(reading.tokens.len());
            reading.source_of(last.saturating_sub(1)..last).end
        };
        let (lede, opening) = (end_of(LEDE), end_of(OPENING));
        let days = times.iter().filter(|time| time.span.start < opening).filter_map(|time| {
            let text = time.span.get(article.text())?;
            let is_bound = is_bound(reading, time.span);
            Some(Day { is_bound, ..day(time, text, time.span.start < lede)? })
        });
        Self {
            published: published(article.metadata()),
            days: days.collect(),
            offices: Offices::of(reading),
            named: Named::of(reading, names),
            quoted: Quoted::of(reading),
            subjects: Subjects::of(article, reading, names, lede),
        }
    }

    /// How two occasions stand to each other.
    pub(super) fn relation(&self, other: &Self) -> Relation {
        if let (Some(a), Some(b)) = (&self.published, &other.published)
            && apart(a, b)
        {
            return Relation::Apart;
        }
        let pairs = || self.days.iter().flat_map(|a| other.days.iter().map(move |b| (a, b)));
        let mut shared = pairs().filter(|(a, b)| same(a, b) == Some(true)).peekable();
        if let Some(&(a, b)) = shared.peek() {
            let dated = shared.find(|(a, b)| a.date.month.is_some() && b.date.month.is_some());
            return dated.map_or(Relation::SameDay(a.span, b.span), |(a, b)| {
                Relation::SameDate(a.span, b.span)
            });
        }
        let differing = |lede: bool| {
            let pairs =
                pairs().filter(|(a, b)| (!lede || (a.lede && b.lede)) && same(a, b) == Some(false));
            let mut pairs = pairs.filter(|(a, b)| !a.is_bound && !b.is_bound);
            let first = pairs.next()?;
            let next = std::iter::once(first).chain(pairs).filter(|(a, b)| is_next(a, b));
            let next: Vec<(&Day, &Day)> = next.collect();
            let dated = next.iter().any(|(a, b)| is_dated(a) && is_dated(b));
            let places = (first.0.span, first.1.span);
            Some(Differing { places, near: !next.is_empty(), dated })
        };
        let of_ledes = differing(true).map(Relation::OtherLede);
        of_ledes.or_else(|| differing(false).map(Relation::OtherDay)).unwrap_or(Relation::Open)
    }

    /// The day of the event: the first day that the opening names, if its month is known and it
    /// does not lie behind the day of publication. What lies long before that is background (`the worst
    /// since May 12, 1961`).
    pub(super) fn event_day(&self) -> Option<PartialDate> {
        let ahead = |day: &PartialDate| days_between(self.published.as_ref()?.date, *day);
        let recent = |day: &PartialDate| ahead(day).is_none_or(|days| days >= -RECENT);
        let day = self.days.iter().filter(|day| !day.is_bound).map(|day| day.date).find(recent)?;
        day.month?;
        ahead(&day).is_none_or(|days| days <= 0).then_some(day)
    }

    /// The day of publication.
    pub(super) fn published(&self) -> Option<PartialDate> {
        self.published.as_ref().map(|published| published.date)
    }
}

/// When it was published: as read, else the day of the dateline.
pub(in crate::passes) fn published(metadata: &Metadata) -> Option<Published> {
    let dateline = || metadata.dateline.as_ref()?.date.map(Published::new);
    metadata.published.clone().or_else(dateline)
}

/// Whether a time tells from when on or until when something lasts: it rained `since Friday`, and the dam
/// broke on another day.
fn is_bound(reading: &Reading, span: Span) -> bool {
    let before = reading.tokens_under(span).start.checked_sub(1);
    before.is_some_and(|at| BOUNDS.contains(&reading.key(at)))
}

/// The day that a time expression names.
fn day(time: &Time, text: &str, lede: bool) -> Option<Day> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::Time) {
        return None;
    }
    let named = text.split(|c: char| !c.is_alphabetic()).find_map(weekday);
    let date = time.value.parse::<PartialDate>().ok().filter(|date| date.day.is_some());
    let date = date.unwrap_or_default();
    let counted = full(date).map(|date| date.weekday().to_monday_one_offset() as u8);
    let weekday = counted.or(named);
    (date.day.is_some() || weekday.is_some()).then_some(Day {
        date,
        weekday,
        span: time.span,
        lede,
        is_bound: false,
    })
}

/// 1 for Monday to 7 for Sunday.
fn weekday(word: &str) -> Option<u8> {
    let word = key(word);
    WEEKDAYS.iter().position(|day| *day == word).map(|at| at as u8 + 1)
}

fn full(date: PartialDate) -> Option<Date> {
    Date::new(date.year?, i8::try_from(date.month?).ok()?, i8::try_from(date.day?).ok()?).ok()
}

/// Whether two days are the same; `None` where too little is known.
fn same(a: &Day, b: &Day) -> Option<bool> {
    fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        matches!((a, b), (Some(a), Some(b)) if a != b)
    }
    let (x, y) = (a.date, b.date);
    if differ(x.year, y.year)
        || differ(x.month, y.month)
        || differ(x.day, y.day)
        || differ(a.weekday, b.weekday)
    {
        return Some(false);
    }
    let month_day = x.month.is_some() && y.month.is_some() && x.day.is_some() && y.day.is_some();
    let weekday = a.weekday.is_some() && b.weekday.is_some();
    (month_day || weekday).then_some(true)
}

/// Whether one of two days is the day after the other, as far as they are known.
fn is_next(a: &Day, b: &Day) -> bool {
    match (a.weekday, b.weekday) {
        _ if is_dated(a) && is_dated(b) => {
            days_between(a.date, b.date).is_some_and(|days| days.abs() == 1)
        }
        (Some(a), Some(b)) => matches!(a.abs_diff(b), 1 | 6),
        _ => false,
    }
}

const fn is_dated(day: &Day) -> bool {
    day.date.month.is_some() && day.date.day.is_some()
}

/// Whether two publication days are known well enough to be too far apart.
///
/// Where a year is open, every year that agrees with the weekdays of the text is tried; where
/// nothing narrows it, the years nearest to each other.
fn apart(a: &Published, b: &Published) -> bool {
    let (years_a, years_b) = (years(a), years(b));
    match (years_a.is_empty(), years_b.is_empty()) {
        (true, true) => far_in_year(a.date, b.date),
        (true, false) => years_b.iter().all(|&year| far_around(b.date, a.date, year)),
        (false, true) => years_a.iter().all(|&year| far_around(a.date, b.date, year)),
        (false, false) => years_a
            .iter()
            .all(|&x| years_b.iter().all(|&y| far(with_year(a.date, x), with_year(b.date, y)))),
    }
}

fn years(published: &Published) -> Vec<i16> {
    published.date.year.map_or_else(|| published.candidates.clone(), |year| vec![year])
}

const fn with_year(date: PartialDate, year: i16) -> PartialDate {
    PartialDate { year: Some(year), ..date }
}

/// Far apart in whatever year `open` lies next to `known`, which is of this year.
fn far_around(known: PartialDate, open: PartialDate, year: i16) -> bool {
    let known = with_year(known, year);
    [-1, 0, 1].iter().all(|by| far(known, with_year(open, year.saturating_add(*by))))
}

/// Far apart though both may be of any year.
fn far_in_year(a: PartialDate, b: PartialDate) -> bool {
    // A leap year, so that 29 February is a day.
    far_around(a, b, 2000)
}

/// Whether more than [`DAYS`] lie between two dates, as far as they are known.
fn far(a: PartialDate, b: PartialDate) -> bool {
    match days_between(a, b) {
        Some(days) => days.abs() > DAYS,
        // Of months, two that do not touch are far apart; of years, the same.
        None => match (months(a), months(b)) {
            (Some(a), Some(b)) => (a - b).abs() > 1,
            _ => matches!((a.year, b.year), (Some(a), Some(b)) if a.abs_diff(b) > 1),
        },
    }
}

fn months(date: PartialDate) -> Option<i32> {
    Some(i32::from(date.year?) * 12 + i32::from(date.month?))
}

/// How many days `b` lies behind `a`; dates without a year are of one year.
pub(super) fn days_between(a: PartialDate, b: PartialDate) -> Option<i32> {
    let year = |date: PartialDate, other: PartialDate| date.year.or(other.year).unwrap_or(2000);
    let (x, y) = (full(with_year(a, year(a, b)))?, full(with_year(b, year(b, a)))?);
    x.until(y).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::times::times_of;
    use crate::passes::tokens::reading_of;

    fn relation(a: &str, b: &str) -> Relation {
        let occasion = |text: &str| {
            let (article, reading) = reading_of(text);
            let times = times_of(&article, &reading);
            Occasion::of(&article, &reading, &[], &times)
        };
        occasion(a).relation(&occasion(b))
    }

    #[test]
    fn days_are_compared_as_far_as_they_are_known() {
        let a = "They met on Saturday and will meet again on Feb. 10.\n";
        let date = relation(a, "The next meeting is on Feb. 10.\n");
        assert_eq!(date, Relation::SameDate(Span::new(44, 51), Span::new(23, 30)));
        let day = relation(a, "They met on Saturday.\n");
        assert_eq!(day, Relation::SameDay(Span::new(12, 20), Span::new(12, 20)));
        let other = |end, near| {
            let places = (Span::new(12, 20), Span::new(12, end));
            Relation::OtherLede(Differing { places, near, dated: false })
        };
        assert_eq!(relation(a, "They met on Friday.\n"), other(18, true));
        assert_eq!(relation(a, "They met on Tuesday.\n"), other(19, false));
        assert_eq!(
            relation("They met on Sunday.\n", a),
            Relation::OtherLede(Differing {
                places: (Span::new(12, 18), Span::new(12, 20)),
                near: true,
                dated: false,
            })
        );
        assert_eq!(relation(a, "They met.\n"), Relation::Open);
        let dates = relation("They met on Feb. 10.\n", "They met on Feb. 11.\n");
        let places = (Span::new(12, 19), Span::new(12, 19));
        assert_eq!(dates, Relation::OtherLede(Differing { places, near: true, dated: true }));
    }

    #[test]
    fn since_when_something_lasts_is_no_other_day() {
        let a = "The dam broke on Tuesday.\n";
        assert_eq!(relation(a, "It had rained since Friday.\n"), Relation::Open);
        assert_eq!(relation(a, "The road is closed until Sunday.\n"), Relation::Open);
        let same = relation(a, "It has rained since Tuesday.\n");
        assert!(matches!(same, Relation::SameDay(..)), "{same:?}");
    }

    #[test]
    fn the_lede_counts_more_than_what_follows() {
        let late = format!("They met. {} It was Friday.\n", "So it went on. ".repeat(10));
        let other = relation("They met on Saturday.\n", &late);
        assert!(matches!(other, Relation::OtherDay(..)), "{other:?}");
    }

    #[test]
    fn publication_days_far_apart() {
        let day = |text: &str| Published::new(text.parse().unwrap());
        let far = |a: &str, b: &str| apart(&day(a), &day(b)) && apart(&day(b), &day(a));
        assert!(far("2020-03-01", "2020-03-07"));
        assert!(!far("2020-02-28", "2020-03-03"));
        assert!(far("2019-03-01", "2020-03-01"));
        assert!(!far("XXXX-12-30", "2020-01-02"));
        assert!(far("XXXX-03-01", "XXXX-05-01"));
        assert!(far("2019-03", "2019-06"));
        assert!(!far("2019-03", "2019-04"));
        assert!(far("2018", "2020"));
        assert!(!far("2019", "XXXX-01-05"));
    }

    #[test]
    fn a_day_long_before_publication_is_background() {
        let day = |text: &str| {
            let (article, reading) = reading_of(text);
            let times = times_of(&article, &reading);
            let occasion = Occasion::of(&article, &reading, &[], &times);
            let published = Some(Published::new("2017-05-10".parse().unwrap()));
            Occasion { published, ..occasion }.event_day().map(|day| day.to_string())
        };
        let late = "It was the worst storm since May 12, 1961. It hit Lund on May 9, 2017.\n";
        assert_eq!(day(late).as_deref(), Some("2017-05-09"));
        assert_eq!(day("It was the worst since May 12, 1961.\n"), None);
    }
}
