//! The grammar of time expressions, after TIMEX3 (ISO 24617-1).
//!
//! Reads one expression at a place and says what its words mean ([`Expr`]), not yet which day that
//! is. The extent follows the guidelines of `TimeML`: determiners and modifiers that belong to the
//! expression are inside (`the end of 1990`, `nearly forty years`), prepositions are not.
//!
//! Of all rules that read something the longest reading counts, of equals the first.

mod clock;
mod decades;
mod durations;
mod edges;
mod feasts;
mod lexicon;
mod nth;
mod points;
mod quarters;
mod sets;
mod units;
mod weekdays;

pub(crate) use lexicon::{
    Class, Feast, Lex, Part, Season, Unit, classify, is_ordinal_suffix, known_words, lexicon,
};
pub(crate) use nth::{second_day, second_decade, second_year};

use super::numbers::Numeral;
use super::{Read, Stream};
use crate::passes::tokens::key;

/// The tokens of a text with their classes.
pub(crate) type Words<'a> = Stream<'a, Lex>;

/// The result of a rule.
type Parse<'a, T> = Read<'a, Lex, T>;

/// A year as the words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// Not named.
    Open,
    /// `next Jan. 5`: that of the first one to come.
    Coming,
    /// `last Jan. 2`: that of the last one gone.
    Gone,
    /// By its number.
    Known(i16),
    /// `last year`: counted from that of the article.
    Away(i8),
    /// `of that year`: that of the time told before.
    Told,
    /// `from June 1 to Nov. 30`: that in which the day or month is the first behind the one told before.
    Following,
}

/// Which of several the words point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// Nothing is said: tense decides.
    Bare,
    /// `this`
    This,
    /// `next`, `coming`
    Next,
    /// `last`, `past`
    Last,
    /// `the`
    The,
    /// `the latest`
    Latest,
    /// `that`, `the same`: the one told before.
    That,
    /// `the previous`: before the one told before.
    Before,
    /// `the following`: after the one told before.
    After,
    /// `the day` of `the day of his arrest`: the words behind it say which.
    Elsewhere,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Amount {
    /// A number; halves are the only fractions.
    Exact(f64),
    /// `several`, `a few`, or nothing said.
    Some,
}

/// What the words of an expression mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Expr {
    /// `Feb. 10, 2017`
    Day { year: Year, month: u8, day: u8 },
    /// `4` of `Feb. 3-4`: of the same year as the day before it.
    SecondDay { month: u8, day: u8 },
    /// `last November`
    Month { pick: Pick, year: Year, month: u8 },
    /// `last Christmas`, and how many days it is away: `Christmas Eve` is one before.
    Feast { pick: Pick, year: Year, feast: Feast, away: i8 },
    /// `next Thursday`
    Weekday { pick: Pick, weekday: u8 },
    /// `a week from Tuesday`, `Monday week`: so many weeks behind the coming one.
    WeekdayAway { weekday: u8, weeks: i8 },
    /// `Tuesday last week`, `Friday next week`: that of the week so many from this one.
    WeekdayIn { weekday: u8, weeks: i8 },
    /// `the third Monday of January`, `the last Friday of the month`: which one (−1: the last), the
    /// weekday, and its month, where one is named.
    NthWeekday { nth: i8, weekday: u8, pick: Pick, year: Year, month: Option<u8> },
    /// `last fall`
    Season { pick: Pick, year: Year, season: Season },
    /// `the third quarter`
    Quarter { pick: Pick, year: Year, quarter: u8 },
    /// `the quarter ended July 31`: that which most of it lies in, where no other was told before.
    QuarterEnded { year: Year, quarter: u8 },
    /// `the first half`
    Half { pick: Pick, year: Year, half: u8 },
    /// `1994`, `fiscal 2016`
    Year(i16),
    /// `the 1990s`: the first three figures.
    Decade(i16),
    /// `the 20th century`: its number.
    Century(u8),
    /// `this week`
    Unit { pick: Pick, unit: Unit },
    /// `the 1988 quarter`, `the year-ago period`, `the same week of 2014`: a stretch as told before, of
    /// another year.
    Stretch { year: Year, focus: bool, unit: Unit },
    /// `yesterday`
    Relative(i8),
    /// `the 21st`, `the 3rd of next month`: a day of this month, of the next or of one before.
    DayOfMonth { day: u8, pick: Pick },
    /// `three weeks ago`: so many units from now; `later` and `earlier` count from what was told.
    Shift { amount: Amount, unit: Unit, back: bool, focus: bool },
    /// `two years ago this month`: so many units back, and which stretch counted from there.
    ShiftWithin { count: f64, unit: Unit, within: Unit, away: i8 },
    /// `the week of March 6`, `the weekend of May 14`
    DayIn { unit: Unit, year: Year, month: u8, day: u8 },
    /// `now`
    Ref(&'static str),
    /// `five years`
    Duration { amount: Amount, unit: Unit },
    /// `8 minutes and 46 seconds`
    Lengths { first: (f64, Unit), second: (f64, Unit) },
    /// `daily`: the value stands.
    Set(&'static str),
    /// `each month`
    EachUnit(Unit),
    /// `each Thursday`, `Mondays`, `Tuesday nights`
    EachWeekday(u8, Option<Part>),
    /// `each July`
    EachMonth(u8),
    /// `the past three summers`
    EachSeason(Season),
    /// `5 p.m.`; its day is the one told beside it.
    Clock,
    /// `the morning`; its day is the one told beside it.
    Part,
}

impl Expr {
    /// The year that the words name by its number.
    pub(crate) const fn named_year(self) -> Option<i16> {
        match self {
            Self::Year(year)
            | Self::Day { year: Year::Known(year), .. }
            | Self::Month { year: Year::Known(year), .. }
            | Self::Season { year: Year::Known(year), .. }
            | Self::Feast { year: Year::Known(year), .. } => Some(year),
            _ => None,
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// 0 to 24.
    pub(crate) hour: u8,
    /// 0 to 59, if told.
    pub(crate) minute: Option<u8>,
    /// Whether it is told in universal time.
    pub(crate) universal: bool,
    /// Whether the half of the day is not told: `at 8:30`.
    pub(crate) open: bool,
}

/// How an expression is narrowed or loosened, as TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mod {
    Start,
    Mid,
    End,
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
}

/// One expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    /// How many tokens it covers.
    pub(crate) len: usize,
    /// What its words mean.
    pub(crate) expr: Expr,
    /// The part of the day.
    pub(crate) part: Option<Part>,
    /// The time of day.
    pub(crate) clock: Option<Clock>,
    /// How it is narrowed.
    pub(crate) modifier: Option<Mod>,
    /// Whether it recurs: `every two weeks`.
    pub(crate) every: bool,
}

impl Found {
    fn of(expr: Expr) -> Self {
        Self { len: 0, expr, part: None, clock: None, modifier: None, every: false }
    }

    fn modified(self, modifier: Mod) -> Self {
        Self { modifier: self.modifier.or(Some(modifier)), ..self }
    }
}

/// The expression that begins with the first token, if any; `before` is the class before it.
pub(crate) fn expression(words: Words<'_>, before: Lex) -> Option<Found> {
    // `$3 million`
    if matches!((before, words.class(0)), (Lex::Money, Some(Lex::Num(_)))) {
        return None;
    }
    // `it will last 90 days`, `each will last an hour`
    let counted = || matches!(words.class(1), Some(Lex::Num(_)));
    // `compared to last year`, `lost to last week's winners`
    let named =
        || matches!(words.class(1), Some(Lex::Unit(_, false) | Lex::Weekday(_) | Lex::Season(..)));
    let verb = || match before {
        Lex::Will => true,
        Lex::To => !named(),
        _ => before == Lex::Every && counted(),
    };
    if matches!(words.class(0), Some(Lex::Last)) && verb() {
        return None;
    }
    // `the second in as many weeks`
    if matches!((words.class(0), before), (Some(Lex::Several), Lex::As)) {
        return None;
    }
    let rules = rules(words)?;
    // `Bloody Sunday` is no day of last week.
    if before == Lex::NamedDay && matches!(words.class(0), Some(Lex::Weekday(_))) {
        return None;
    }
    longest(words, before, rules)
}

/// A rule: reads an expression; the class before it may forbid it.
type Rule = fn(Words<'_>, Lex) -> Parse<'_, Found>;

/// The rules that may read something here, by the first token and a glance at the second.
///
/// Nearly all tokens of an article end here: `the` and `a` before a word of no table, a small number
/// that is followed by one.
fn rules(words: Words<'_>) -> Option<&'static [Rule]> {
    use durations::{duration, shift};
    use edges::modified;
    use points::point;
    use sets::set;
    use units::reference;
    let next = words.class(1).unwrap_or(Lex::Stop);
    let unknown = next.is_plain() || matches!(next, Lex::Stop | Lex::Comma | Lex::Will | Lex::Was);
    let known = !unknown;
    Some(match words.class(0)? {
        Lex::The if known => match next {
            Lex::Unit(..) => &[point, shift, duration],
            Lex::Early | Lex::Mid | Lex::Late | Lex::End | Lex::Beginning | Lex::SmallHours => {
                &[modified, point]
            }
            Lex::Ordinal(_) | Lex::Final => &[modified, point, duration],
            Lex::Month(_) | Lex::MonthLike(_) | Lex::Weekday(_) | Lex::Season(..) => &[point],
            Lex::Future | Lex::Near | Lex::Moment | Lex::Time => &[reference],
            _ => &[modified, point, shift, duration, set, reference],
        },
        Lex::A
            if next == Lex::Unit(Unit::Quarter, false)
                && matches!(words.class(2), Some(Lex::Past | Lex::To)) =>
        {
            &[clock::timed]
        }
        Lex::A if begins_a_length(next) => &[shift, duration, reference],
        Lex::A if next == Lex::Near => &[reference],
        Lex::Filler if next == Lex::Ago => &[reference],
        Lex::Another if known => &[duration],
        Lex::Num(_) | Lex::Several if next == Lex::Times => &[set],
        Lex::Num(_) if matches!(next, Lex::Oclock | Lex::In | Lex::At) && tells_an_hour(words) => {
            &[clock::timed]
        }
        Lex::Num(Numeral::Figures) if known && begins_a_time(words) => {
            &[clock::timed, point, shift, duration]
        }
        Lex::Num(Numeral::Figures) => {
            let figures = words.first().is_some_and(|first| first.word().len() == 4);
            if figures { &[point] } else { return None }
        }
        Lex::Num(_) if known && begins_a_time(words) => &[reference, point, shift, duration],
        Lex::FigureWord if next == Lex::Filler => &[clock::timed, point, duration],
        Lex::FigureWord => &[clock::timed, point],
        Lex::Noon | Lex::Midnight => &[clock::timed],
        Lex::Approx
            if begins_a_length(next) || matches!(next, Lex::A | Lex::FigureWord | Lex::Several) =>
        {
            &[clock::timed, shift, duration]
        }
        Lex::Approx if matches!(next, Lex::Noon | Lex::Midnight) => &[clock::timed],
        Lex::At if matches!(next, Lex::Least | Lex::Most) => &[shift, duration],
        Lex::Up if next == Lex::To => &[shift, duration],
        Lex::No if next == Lex::More => &[shift, duration],
        Lex::Under | Lex::More if next == Lex::Than => &[shift, duration],
        Lex::More if next == Lex::PastRef => &[reference],
        Lex::Early | Lex::Late | Lex::End | Lex::Beginning | Lex::Earlier | Lex::Later if known => {
            &[modified]
        }
        Lex::Mid => &[modified, point],
        Lex::Right if next == Lex::Present => &[reference],
        Lex::Month(_)
        | Lex::MonthLike(_)
        | Lex::Feast(..)
        | Lex::New
        | Lex::Good
        | Lex::NamedDay
        | Lex::Season(..)
        | Lex::Day(_)
        | Lex::Tonight
        | Lex::Overnight
        | Lex::MidUnit(_)
        | Lex::MidPart(_)
        | Lex::QuarterName(_)
        | Lex::HalfName(_)
        | Lex::Apostrophe => &[point],
        Lex::Fiscal | Lex::Financial | Lex::Comparable if known => &[point],
        Lex::Weekday(_) => &[point, set],
        Lex::This | Lex::That if next == Lex::Time => &[reference],
        // `that the`, `first in`
        Lex::This | Lex::That | Lex::Ordinal(_) if is_apart(next) => return None,
        Lex::This | Lex::That | Lex::Following | Lex::Same | Lex::Ordinal(_) if known => {
            &[point, duration]
        }
        Lex::Next | Lex::Last | Lex::Past | Lex::Coming | Lex::Previous | Lex::Latest if known => {
            &[point, duration, set]
        }
        Lex::Unit(Unit::Weekend, true) => &[set, shift, duration],
        Lex::Unit(_, true) if next == Lex::Past => &[reference],
        Lex::Unit(_, true) => &[shift, duration],
        Lex::Unit(Unit::Half, _) if next == Lex::A => &[shift, duration],
        Lex::Unit(Unit::Half | Unit::Quarter, false) if matches!(next, Lex::Past | Lex::To) => {
            &[clock::timed]
        }
        Lex::Unit(..)
            if matches!(
                next,
                Lex::Hyphen | Lex::Possessive | Lex::End | Lex::Num(_) | Lex::To | Lex::Ended
            ) =>
        {
            &[point, shift, duration]
        }
        Lex::Couple | Lex::Few | Lex::Several | Lex::Dozen if known => &[shift, duration],
        Lex::LongUnit(_) => &[duration],
        Lex::Every
        | Lex::Once
        | Lex::Weekdays(_)
        | Lex::Daily
        | Lex::Workdays
        | Lex::Weekly
        | Lex::Monthly
        | Lex::Yearly
        | Lex::Quarterly
        | Lex::Hourly
        | Lex::Per => &[set],
        Lex::All if matches!(next, Lex::Unit(_, false)) => &[duration],
        Lex::Infinitive if words.first().is_some_and(|word| word.token.key == PRESENT) => {
            &[reference]
        }
        Lex::Current | Lex::Recent => &[point, duration, reference],
        Lex::These if known => &[duration, reference],
        Lex::Present | Lex::PastRef | Lex::FutureRef | Lex::Future => &[reference],
        _ => return None,
    })
}

/// `at present`
const PRESENT: u64 = key("present");

/// Whether a small word begins something of its own behind `that` or a place in an order.
fn is_apart(next: Lex) -> bool {
    use Lex::{Be, By, For, From, In, On, Preposition, The};
    matches!(next, The | In | On | By | From | For | Be | Preposition)
}

/// Whether a length of time may go on with this class behind `a`.
fn begins_a_length(next: Lex) -> bool {
    use Lex::{Another, Couple, Dozen, Few, FigureWord, Filler, Full, Num, Ordinal, Unit};
    matches!(next, Unit(..) | Num(_) | Couple | Few | Dozen | Filler | Full | Ordinal(_))
        || matches!(next, FigureWord | Another)
}

/// Whether figures may be a time, by what follows: `20 percent` and `20 to 30 percent` may not.
fn begins_a_time(words: Words<'_>) -> bool {
    let (Some(next), third) = (words.class(1), words.class(2).unwrap_or(Lex::Other)) else {
        return false;
    };
    let year = words.first().is_some_and(|first| first.word().len() == 4);
    match next {
        Lex::Money
        | Lex::Until
        | Lex::For
        | Lex::Preposition
        | Lex::Before
        | Lex::After
        | Lex::In
        | Lex::On
        | Lex::At
        | Lex::By
        | Lex::From
        | Lex::Close
        | Lex::Than
        | Lex::The
        | Lex::This
        | Lex::Last
        | Lex::Expects => year,
        // `3.5 million shares`
        Lex::Num(Numeral::Magnitude(_)) => matches!(third, Lex::Unit(..) | Lex::Hyphen),
        Lex::To | Lex::Or | Lex::And | Lex::Of | Lex::Hyphen => {
            year || !(third.is_plain() || matches!(third, Lex::The | Lex::Money))
        }
        _ => true,
    }
}

/// Whether a number is an hour by what follows: `8 in the morning`, `10 o'clock`, `9 at night`.
fn tells_an_hour(words: Words<'_>) -> bool {
    let part = |place: usize| matches!(words.class(place), Some(Lex::Part(..)));
    match words.class(1) {
        Some(Lex::Oclock) => true,
        Some(Lex::In) => words.class(2) == Some(Lex::The) && part(3),
        _ => part(2),
    }
}

/// The longest reading of any rule.
fn longest(words: Words<'_>, before: Lex, rules: &[Rule]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in rules {
        let Ok((rest, found)) = rule(words, before) else { continue };
        let len = words.len() - rest.len();
        if len > best.map_or(0, |best| best.len) {
            best = Some(Found { len, ..found });
        }
    }
    best
}
