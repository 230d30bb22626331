//! The grammar of time expressions, after TIMEX3 (ISO 24617-1).
//!
//! Reads one expression at a place and says what its words mean ([`Expr`]), not yet which day that
//! is. The extent follows the guidelines of `TimeML`: determiners and modifiers that belong to the
//! expression are inside (`the end of 1990`, `nearly forty years`), prepositions are not.
//!
//! Of all rules that read something the longest reading counts, of equals the first.

mod clock;
mod days;
mod decades;
mod durations;
mod edges;
mod feasts;
mod lexicon;
mod nth;
mod points;
mod quarters;
mod rules;
mod sets;
mod shifts;
mod units;
mod weekdays;
mod years;

pub(crate) use lexicon::{
    Class, Feast, Lex, Part, Season, Unit, classify, is_ordinal_suffix, known_words, lexicon,
};
pub(crate) use nth::{second_day, second_decade, second_year};
pub(crate) use rules::begins;

use super::{Read, Stream};

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
    let rules = rules::rules(words)?;
    if is_barred(words, before) { None } else { longest(words, before, rules) }
}

/// Whether the class before the first token forbids every reading.
fn is_barred(words: Words<'_>, before: Lex) -> bool {
    // `$3 million`
    if matches!((before, words.class(0)), (Lex::Money, Some(Lex::Num(_)))) {
        return true;
    }
    // `it will last 90 days`, `each will last an hour`
    let counted = || matches!(words.class(1), Some(Lex::Num(_)));
    // `compared to last year`, `lost to last week's winners`
    let named = || {
        use Lex::{Month, Season, Unit, Weekday};
        matches!(words.class(1), Some(Unit(_, false) | Weekday(_) | Season(..) | Month(_)))
    };
    let verb = || match before {
        Lex::Will => true,
        Lex::To => !named(),
        _ => before == Lex::Every && counted(),
    };
    if matches!(words.class(0), Some(Lex::Last)) && verb() {
        return true;
    }
    if matches!(words.class(0), Some(Lex::That)) && opens_a_clause(words, before) {
        return true;
    }
    // `following Saturday night's attack`, `died following eight hours of surgery`
    if matches!(words.class(0), Some(Lex::Following)) {
        let owner = || (2..4).any(|at| words.class(at) == Some(Lex::Possessive));
        return match words.class(1) {
            Some(Lex::Weekday(_) | Lex::Month(_)) => owner(),
            next => matches!(next, Some(Lex::Num(_) | Lex::Several)),
        };
    }
    // `the second in as many weeks`
    if matches!((words.class(0), before), (Some(Lex::Several), Lex::As)) {
        return true;
    }
    // `Bloody Sunday` is no day of last week.
    matches!((words.class(0), before), (Some(Lex::Weekday(_)), Lex::NamedDay))
}

/// `that` of `said that January orders fell`, `the notion that Friday's vote`, `expects that Monday will be`.
fn opens_a_clause(words: Words<'_>, before: Lex) -> bool {
    match words.class(1) {
        Some(Lex::Month(_)) => before.is_plain() || matches!(before, Lex::Was | Lex::Expects),
        Some(Lex::Weekday(_)) => {
            matches!(words.class(2), Some(Lex::Possessive | Lex::Is | Lex::Was | Lex::Will))
        }
        _ => false,
    }
}

/// A rule: reads an expression; the class before it may forbid it.
type Rule = fn(Words<'_>, Lex) -> Parse<'_, Found>;

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
