//! Times: when, how long and how often, with values as in TIMEX3 (ISO 24617-1, `TimeML` 1.2.1).
//!
//! Expressions are found by the grammar of [`crate::grammar::times`] ([`Expressions`]), resolved against
//! the article's own date ([`anchor`]) or against the time told last ([`resolve`]), tense deciding which
//! way a bare `Friday` or `in August` points ([`tense`]). A date whose year is open stays open in every
//! value that is counted from it: `XXXX-01-28`.
//!
//! The article's date is that which its metadata give, else that of the dateline, else what the text
//! tells of it ([`Dates`]); where there is none, the nearest earlier full date of the text stands in for
//! it, and before that values stay underspecified. Where the article's year is open and has candidates,
//! so has each value counted from it.
//!
//! Limits of this version: English, and a small table of French; events and the expressions that hang on
//! them (`since the election`) are not read; the mod of an expression narrows nothing in its value, as
//! in TIMEX3.

mod anchor;
mod occasions;
mod resolve;
mod tense;

#[cfg(test)]
mod tests;

use std::ops::Range;

use copydesk_core::{Article, ArticlePass, PassId, Span};

use super::dates::{Dates, Inferred};
use super::expressions::{Expressed, Expressions, InParagraph, Placed};
use super::tokens::{Reading, Shape, TokenKind, Tokens};
use crate::grammar::Seen;
use crate::grammar::times::{
    Amount, Class, Expr, Found, Lex, Mod, Pick, Unit, Words, Year, lexicon,
};
use anchor::Anchor;
pub(super) use anchor::weekday_of;
use resolve::Resolver;
pub(super) use tense::{Tense, around as tense_around};

/// Time expressions and their values.
#[derive(Clone, Copy, Debug, Default)]
pub struct Times;

/// What a time expression names, in TIMEX3's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TimeKind {
    /// A day, month, year or part of one.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that recurs.
    Set,
}

impl TimeKind {
    /// TIMEX3's name for it: `DATE`.
    pub const fn timex(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// How an expression is narrowed or loosened, in TIMEX3's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TimeModifier {
    /// `early 1990`
    Start,
    /// `mid-April`
    Mid,
    /// `the end of the month`
    End,
    /// `about two years`
    Approx,
    /// `more than four hours`
    MoreThan,
    /// `less than an hour`
    LessThan,
    /// `at least 30 days`
    EqualOrMore,
    /// `up to 180 days`
    EqualOrLess,
}

impl TimeModifier {
    /// TIMEX3's name for it: `START`.
    pub const fn timex(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
        }
    }
}

impl From<Mod> for TimeModifier {
    fn from(modifier: Mod) -> Self {
        match modifier {
            Mod::Start => Self::Start,
            Mod::Mid => Self::Mid,
            Mod::End => Self::End,
            Mod::Approx => Self::Approx,
            Mod::MoreThan => Self::MoreThan,
            Mod::LessThan => Self::LessThan,
            Mod::EqualOrMore => Self::EqualOrMore,
            Mod::EqualOrLess => Self::EqualOrLess,
        }
    }
}

/// One time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it stands in the source.
    pub span: Span,
    /// What it names.
    pub kind: TimeKind,
    /// Its TIMEX3 value: `2017-01-28`, `XXXX-02-10`, `P2D`, `PAST_REF`.
    pub value: String,
    /// The values that it may have, where its year is open and the article's date names candidates.
    pub candidates: Vec<String>,
    /// Where its year is open because the article's is: how many years it lies from that one.
    pub turn: Option<i16>,
    /// How it is narrowed: `early`, `about`.
    pub modifier: Option<TimeModifier>,
    /// What it was resolved against: a stretch of the source, where it stands there.
    pub anchor: Option<Span>,
}

impl ArticlePass for Times {
    type Needs = (Tokens, Expressions, Dates);
    type Output = Vec<Time>;

    fn id(&self) -> PassId {
        PassId::new("times")
    }

    fn run(
        &self,
        article: &Article,
        (reading, expressed, inferred): (&Reading, &Expressed, &Option<Inferred>),
    ) -> Vec<Time> {
        let dated = || {
            let full = |placed: &Placed| {
                matches!(placed.found.expr, Expr::Day { year: Year::Known(_), .. })
            };
            expressed.paragraphs(reading).any(|paragraph| paragraph.found.iter().any(full))
        };
        let dated = inferred.is_some() && dated();
        resolved(reading, expressed, Anchor::of(article.metadata(), inferred.as_ref(), dated))
    }
}

/// The expressions with their values, in order.
fn resolved(reading: &Reading, expressed: &Expressed, anchor: Anchor<'_>) -> Vec<Time> {
    let mut resolver = Resolver::new(anchor);
    let mut times: Vec<Time> = Vec::new();
    // Whether the copy tells a game, once asked.
    let mut game: Option<bool> = None;
    // A time of day whose day may follow: `10:30 a.m. (0730 GMT) on Aug. 7`.
    let mut lone: Vec<(usize, Placed)> = Vec::new();
    let mut end = 0;
    for InParagraph { first, page, found: all } in expressed.paragraphs(reading) {
        let words = page.words();
        resolver.paragraph();
        // A paragraph ends a sentence, with a full stop or without; one that was passed over ends more.
        resolver.pass(|| if first == end { 0 } else { usize::MAX });
        end = first + words.len();
        lone.clear();
        let mut from = 0;
        for (place, &Placed { at, found }) in all.iter().enumerate() {
            resolver.pass(|| stops(words, from..at));
            from = at;
            let len = found.len.max(1);
            let of_a_game = || *game.get_or_insert_with(|| tells_a_game(reading));
            if is_of_a_game(words, at, &found, of_a_game) || is_in_a_name(words, at, &found) {
                continue;
            }
            let found = Found { every: found.every || is_rate(words, at, &found), ..found };
            let tense = || tense::around(words, at, len);
            let value = if is_some_feast(words, at, &found) {
                Some(resolve::uncounted(&found))
            } else {
                resolver.resolve(&found, at, tense)
            };
            let Some(value) = value else { continue };
            if let Expr::Year(year) = found.expr {
                resolver.outlive(year, tense);
            }
            if let Some(day) = value.day.filter(|_| !is_of_saying(words, at)) {
                resolver.carry(day);
            }
            let own = || all.get(place + 1).is_some_and(|day| is_day_behind(words, at + len, day));
            if found.expr == Expr::Clock && (!value.near || own()) {
                lone.push((times.len(), Placed { at, found }));
            } else if let Some(day) = value.day {
                for (index, clock) in lone.drain(..) {
                    if is_near(words, clock.at, at)
                        && let Some(time) = times.get_mut(index)
                    {
                        time.value = resolve::at_clock(day, &clock.found);
                    }
                }
            }
            let span = reading.source_of(first + at..first + at + len);
            times.push(Time {
                span,
                kind: value.kind,
                value: value.text,
                candidates: value.candidates,
                turn: value.turn,
                modifier: found.modifier.map(TimeModifier::from),
                anchor: value.anchored.then(|| resolver.anchor_span()).flatten(),
            });
            if matches!(found.expr, Expr::Day { year: Year::Known(_), .. }) {
                resolver.told(span);
            }
        }
        resolver.pass(|| stops(words, from..words.len()).max(1));
    }
    times
}

/// `Christmas` of `met at a works Christmas party`: it names what kind of party it was, and no day of a
/// year that could be told.
fn is_some_feast(words: Words<'_>, at: usize, found: &Found) -> bool {
    let feast = matches!(found.expr, Expr::Feast { pick: Pick::Bare, year: Year::Open, .. });
    let small = |place: usize| {
        let plain = words.get(place).filter(|seen| seen.class.is_plain() && seen.token.spaced);
        plain.is_some_and(|seen| seen.token.shape == Shape::Lower)
    };
    if !feast || !small(at + found.len) {
        return false;
    }
    let mut before = (0..at).rev().take(3).skip_while(|place| small(*place));
    before.next().is_some_and(|place| words.class(place) == Some(Lex::A))
        && tense::around(words, at, found.len) == Tense::Past
}

/// `Morning Today` within a sentence: one word with a capital beside another, small words around them; and
/// `after hours`, when the exchange has closed; and a part of a point.
fn is_in_a_name(words: Words<'_>, at: usize, found: &Found) -> bool {
    let shaped =
        |place: usize, shape: Shape| words.get(place).is_some_and(|seen| seen.token.shape == shape);
    let capital = |place: usize| {
        shaped(place, Shape::Capital) && words.class(place).is_some_and(Lex::is_plain)
    };
    let is_titled = |place: usize, class: Class| {
        words
            .get(place)
            .is_some_and(|seen| seen.token.shape == Shape::Capital && class.has(seen.token.key))
    };
    let before = |back: usize| at.checked_sub(back).and_then(|place| words.class(place));
    match found.expr {
        // `the Sunday Times`, `the Mail on Sunday`
        Expr::Weekday { .. } if found.len == 1 => {
            let on = before(1) == Some(Lex::On);
            let paper = on && before(3) == Some(Lex::The) && is_titled(at - 2, Class::SUNDAY_PAPER);
            paper || !on && is_titled(at + 1, Class::PAPER)
        }
        // `Temperatures dipped into the 20s`
        Expr::Decade(_) if is_short(words, at + found.len - 1) => {
            let goes_on = |place: &usize| words.class(*place).is_some_and(|it| it != Lex::Stop);
            let degrees = |place: usize| {
                words.get(place).is_some_and(|seen| Class::DEGREES.has(seen.token.key))
            };
            let end = at + found.len;
            (at.saturating_sub(DEGREES_NEAR)..at).rev().take_while(goes_on).any(degrees)
                || (end..end + DEGREES_NEAR).take_while(goes_on).any(degrees)
        }
        // `on the Today programme`
        Expr::Relative(0)
            if found.len == 1
                && shaped(at, Shape::Capital)
                && words.get(at + 1).is_some_and(|seen| Class::PROGRAMME.has(seen.token.key)) =>
        {
            true
        }
        // `the children's last day of school`
        Expr::Unit { pick: Pick::Last, unit: Unit::Day } if found.len == 2 => true,
        Expr::Ref(_) | Expr::Relative(0) if found.len == 1 => {
            let before = at.checked_sub(1);
            let inside = before.and_then(|place| words.get(place)).is_some_and(|seen| {
                seen.token.kind == TokenKind::Word && !seen.word().ends_with('.')
            });
            let small = |place: usize| {
                shaped(place, Shape::Lower)
                    && words.get(place).is_some_and(|seen| seen.word().len() > 3)
            };
            shaped(at, Shape::Capital)
                && inside
                && (capital(at + 1) || before.is_some_and(capital))
                && (at.saturating_sub(8)..at + 8).any(small)
        }
        // `another quarter-point`
        Expr::Duration { unit: Unit::Quarter, .. } => {
            let hyphen = words.get(at + found.len).is_some_and(|seen| seen.word() == "-");
            let unit = words.get(at + found.len + 1);
            hyphen && unit.is_some_and(|unit| is_small(unit, Class::QUARTERED))
        }
        Expr::Duration { amount: Amount::Some, unit: Unit::Hour } if found.len == 1 => {
            let after = at.checked_sub(1).and_then(|place| words.get(place));
            let ends = matches!(words.class(at + 1), None | Some(Lex::Stop));
            ends && after.is_some_and(|seen| seen.word() == "after")
        }
        _ => false,
    }
}

/// `20s`, without its century and without an apostrophe for it.
fn is_short(words: Words<'_>, at: usize) -> bool {
    words.class(at) == Some(Lex::FigureWord)
        && words.get(at).is_some_and(|seen| seen.word().len() == 3)
        && at.checked_sub(1).and_then(|before| words.class(before)) != Some(Lex::Apostrophe)
}

/// So many tokens beside `the 20s` tell of degrees.
const DEGREES_NEAR: usize = 9;

/// So many tokens beside `the 18th` tell that it is no day.
const BESIDE: usize = 7;

/// `the fourth quarter` of a game: a word of games stands near it; `the 18th` of a golf course or of a
/// house, where its sentence tells of holes or floors right beside it; the number of those who watched.
///
/// Halves are those of a game, a book or an hour unless an amount of money, a share or a word of
/// business stands near.
///
/// In copy that tells a game a quarter is one of it, unless business stands near.
fn is_of_a_game(
    words: Words<'_>,
    at: usize,
    found: &Found,
    in_game_copy: impl FnOnce() -> bool,
) -> bool {
    let near = |test: &dyn Fn(Lex, usize) -> bool| {
        (at.saturating_sub(24)..at + 24)
            .any(|place| words.class(place).is_some_and(|class| test(class, place)))
    };
    let game = || near(&|class, _| class == Lex::Game);
    let business = || {
        let told = |at| words.get(at).is_some_and(|seen| Class::BUSINESS.has(seen.token.key));
        near(&|class, at| class == Lex::Money || told(at))
    };
    match found.expr {
        Expr::Quarter { year: Year::Open, .. } => game() || !business() && in_game_copy(),
        Expr::DayOfMonth { pick: Pick::Bare, .. } => {
            let told = |place: usize| words.class(place).filter(|class| *class != Lex::Stop);
            let is_numbered = |class: Lex| class == Lex::Numbered;
            let from = at.saturating_sub(BESIDE);
            (from..at).rev().map_while(told).any(is_numbered)
                || (at + found.len..at + found.len + BESIDE).map_while(told).any(is_numbered)
        }
        // `Attendance: 1985`
        Expr::Year(_) => {
            let counts =
                |at: usize| words.get(at).is_some_and(|seen| Class::CROWD.has(seen.token.key));
            found.len == 1 && at >= 2 && words.class(at - 1) == Some(Lex::Colon) && counts(at - 2)
        }
        Expr::Half { year: Year::Open, .. } => !business() || game(),
        _ => false,
    }
}

/// So many words of a game tell that copy is on one.
const GAME: usize = 2;

/// Whether copy tells a game.
fn tells_a_game(reading: &Reading) -> bool {
    let Some(lexicon) = lexicon(None) else { return false };
    let column = lexicon.column();
    let words = reading.tokens.iter().filter(|token| column.get(token.word) == Some(Lex::Game));
    words.take(GAME).count() == GAME
}

/// How many sentences end here.
fn stops(words: Words<'_>, places: Range<usize>) -> usize {
    places.filter(|place| words.class(*place) == Some(Lex::Stop)).count()
}

/// Whether a word in small letters is of this class.
fn is_small(seen: Seen<'_, Lex>, class: Class) -> bool {
    seen.token.shape == Shape::Lower && class.has(seen.token.key)
}

/// Whether the day at token `at` is that on which something was said: `police said on Thursday`, `told a
/// news conference late on Thursday`, but not `said he was seen on Thursday`.
fn is_of_saying(words: Words<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(8)..at).rev().filter_map(|place| words.get(place));
    for seen in before {
        if is_small(seen, Class::SAID) {
            return true;
        }
        let verb = seen.class == Lex::Was || seen.class.is_plain() && seen.word().ends_with("ed");
        if verb || matches!(seen.class, Lex::Stop | Lex::Comma) {
            return false;
        }
    }
    false
}

/// Whether a day stands right behind the time of day that ends before token `end`: `at 9 a.m. on
/// Tuesday`.
fn is_day_behind(words: Words<'_>, end: usize, day: &Placed) -> bool {
    let timed = day.found.clock.is_some();
    // `7-9 p.m. Friday`: the day behind the second is that of both.
    let link = || match words.class(end) {
        Some(Lex::On | Lex::Comma) => !timed,
        Some(Lex::Hyphen | Lex::To | Lex::And) => timed,
        _ => false,
    };
    let beside = day.at == end || day.at == end + 1 && link();
    let named =
        matches!(day.found.expr, Expr::Day { .. } | Expr::Weekday { .. } | Expr::Relative(_));
    beside && named
}

/// The times of an undated article: for tests of passes that read them.
#[cfg(test)]
pub(crate) fn times_of(article: &Article, reading: &Reading) -> Vec<Time> {
    let expressed = Expressions.run(article, (reading,));
    Times.run(article, (reading, &expressed, &None))
}

/// `a week` of `four flights a week`: how often, not how long.
fn is_rate(words: Words<'_>, at: usize, found: &Found) -> bool {
    let single = matches!(found.expr, Expr::Duration { amount: Amount::Exact(_), .. })
        && found.len == 2
        && words.class(at) == Some(Lex::A);
    let before = |back: usize| at.checked_sub(back).and_then(|place| words.class(place));
    let told = before(1).is_some_and(|class| {
        class.is_plain()
            || matches!(class, Lex::Num(_) | Lex::Money | Lex::Times | Lex::Part(_, true))
    });
    let counted = |back| matches!(before(back), Some(Lex::Num(_) | Lex::Money | Lex::Times));
    single && told && (1..5).any(counted)
}

/// Whether a day at token `at` belongs to the time of day at `clock`: close behind it, and no clause
/// ends between them.
fn is_near(words: Words<'_>, clock: usize, at: usize) -> bool {
    at - clock <= 10 && (clock..at).all(|place| words.class(place) != Some(Lex::Stop))
}
