//! Days by their place: a weekday of a month (`the third Monday of January`, `the last Friday of the
//! month`), and the ends of a range or list of days (`Feb. 3-4`, `16-17 February`), years (`2003/04`) or
//! decades (`the 1960s and 70s`), each an expression.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};

use super::days::{calendar_date, day_of_month};
use super::lexicon::{Class, whole};
use super::points::{month, no_pick, pick};
use super::years::of_year;
use super::{Expr, Found, Lex, Mod, Parse, Pick, Unit, Words, Year};
use crate::grammar::{Seen, class, fail};
use crate::passes::tokens::Shape;

/// `[the] third Monday of January [2017]`, `the last Friday of this month`.
pub(super) fn nth_weekday(words: Words<'_>) -> Parse<'_, Expr> {
    let at = usize::from(matches!(words.class(0), Some(Lex::The)));
    let nth = match words.class(at) {
        Some(Lex::Ordinal(place @ 1..=5)) => place.cast_signed(),
        Some(Lex::Last) => -1,
        _ => return fail(words),
    };
    let (Some(Lex::Weekday(weekday)), Some(Lex::Of | Lex::In)) =
        (words.class(at + 1), words.class(at + 2))
    else {
        return fail(words);
    };
    let rest = words.behind(at + 3);
    // `the first Monday of every month`
    if let (Some(Lex::Every), Some(Lex::Unit(Unit::Month, false))) = (rest.class(0), rest.class(1))
    {
        return Ok((rest.behind(2), Expr::Set("P1M")));
    }
    let (rest, pick) = no_pick(rest)?;
    let named = (month, opt(of_year)).map(|(month, year)| (Some(month), year));
    let unit = class(Lex::Unit(Unit::Month, false)).map(|()| (None, None));
    let (rest, (month, year)) = alt((named, unit)).parse(rest)?;
    if month.is_none() && pick == Pick::Bare {
        return fail(words);
    }
    let year = year.unwrap_or(Year::Open);
    Ok((rest, Expr::NthWeekday { nth, weekday, pick, year, month }))
}

/// `the 21st` behind `on`, `the 3rd of next month`: figures alone, as `the third` may be of anything.
pub(super) fn day_of_a_month(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let ordinal = verify(day_of_month, |_| matches!(words.class(1), Some(Lex::FigureWord)));
    let (rest, ((), day)) = (class(Lex::The), ordinal).parse(words)?;
    let month = (class(Lex::Of), pick, class(Lex::Unit(Unit::Month, false)));
    let (rest, pick) = opt(month.map(|((), pick, ())| pick)).parse(rest)?;
    let ends = matches!(rest.class(0), None | Some(Lex::Stop | Lex::Comma | Lex::And | Lex::At));
    if pick.is_none() && !(ends && before == Lex::On) {
        return fail(words);
    }
    Ok((rest, Expr::DayOfMonth { day, pick: pick.unwrap_or(Pick::Bare) }))
}

/// What links the two ends of a range of days or hours.
pub(super) fn link(words: Words<'_>) -> Parse<'_, ()> {
    match words.class(0) {
        Some(Lex::Hyphen | Lex::To | Lex::And) => Ok((words.behind(1), ())),
        _ => fail(words),
    }
}

/// `16` of `16-17 February`: its month stands behind the second day.
pub(super) fn first_day(words: Words<'_>) -> Parse<'_, Expr> {
    let figures = verify(day_of_month, |_| words.first().is_some_and(|seen| seen.word().len() < 3));
    let (behind, (first, ())) = (figures, link).parse(words)?;
    let (_, second) = calendar_date(behind)?;
    match second {
        Expr::Day { year, month, day } if day > first => {
            Ok((words.behind(1), Expr::Day { year, month, day: first }))
        }
        _ => fail(words),
    }
}

/// The next day of a range or list, behind the day before it (`Feb. 3-4`, `Feb. 3 to 4`, `Feb. 3, 4 and
/// 5, 2016`): how many tokens stand before it, and what it means.
pub(crate) fn second_day(rest: Words<'_>, month: u8, first: u8) -> Option<(usize, Found)> {
    let link = rest.class(0)?;
    let figures = |at: usize| {
        let short = rest.get(at).is_some_and(|seen| seen.word().len() <= 2);
        day_of_month(rest.behind(at)).ok().map(|(_, day)| day).filter(|_| short)
    };
    let skip = match (link, rest.class(1)) {
        (Lex::Hyphen | Lex::To | Lex::And, _) => 1,
        (Lex::Comma, Some(Lex::And)) => 2,
        // A comma alone goes on only before the last of a list.
        (Lex::Comma, _) => {
            let goes_on = matches!(rest.class(2), Some(Lex::And | Lex::Hyphen | Lex::Comma));
            let next = if rest.class(3) == Some(Lex::And) { 4 } else { 3 };
            figures(1).zip(figures(next)).filter(|(day, next)| goes_on && day < next)?;
            1
        }
        _ => return None,
    };
    let day = figures(skip).filter(|day| *day > first)?;
    let behind = rest.behind(skip + 1);
    // `17` of `16-17 February` goes with the month behind it.
    if matches!(behind.class(0), Some(Lex::Month(_) | Lex::MonthLike(_)))
        || link != Lex::Hyphen && counts(behind)
    {
        return None;
    }
    let (end, year) = opt(of_year).parse(behind).ok()?;
    let len = 1 + behind.len() - end.len();
    let expr = match year {
        Some(year @ Year::Known(_)) => Expr::Day { year, month, day },
        _ => return Some((skip, Found { len: 1, ..Found::of(Expr::SecondDay { month, day }) })),
    };
    Some((skip, Found { len, ..Found::of(expr) }))
}

/// Whether figures count what stands behind them: `Feb. 3 and 4 others`, `from Feb. 3 to 20 percent`.
fn counts(behind: Words<'_>) -> bool {
    let plural = |seen: Seen<'_, Lex>| {
        seen.class.is_plain() && seen.word().len() > 3 && seen.word().ends_with('s')
    };
    let Some(next) = behind.first().filter(|next| next.token.spaced) else {
        return matches!(behind.class(0), Some(Lex::Money | Lex::Colon));
    };
    // `4 young sailors`, but not `4 killed sailors`.
    let adjective = next.class.is_plain() && !next.word().ends_with("ed");
    matches!(next.class, Lex::Unit(..) | Lex::Money | Lex::Colon | Lex::Am | Lex::Pm | Lex::Num(_))
        || next.token.shape == Shape::Lower && Class::COUNTED.has(next.token.key)
        || plural(next)
        || adjective && behind.get(1).is_some_and(plural)
}

/// The second year of `2003/04` and `1944-45`, behind the first: how many tokens stand before it.
pub(crate) fn second_year(rest: Words<'_>, first: i16) -> Option<(usize, Found)> {
    let glued = |at: usize| rest.get(at).filter(|seen| !seen.token.spaced);
    let link = glued(0)?.class;
    let figures = glued(1).filter(|seen| seen.word().len() == 2)?;
    let year = first / 100 * 100 + i16::try_from(whole(figures)?.0).ok()?;
    let goes_on = glued(2).is_some_and(|next| matches!(next.class, Lex::Hyphen | Lex::Slash));
    let fits = match link {
        Lex::Slash => year == first + 1,
        Lex::Hyphen => (1..=40).contains(&(year - first)),
        _ => false,
    };
    (fits && !goes_on).then(|| (1, Found { len: 1, ..Found::of(Expr::Year(year)) }))
}

/// The second decade of `the 1960s and 70s`, behind the first: how many tokens stand before it.
pub(crate) fn second_decade(rest: Words<'_>, first: i16) -> Option<(usize, Found)> {
    rest.class(0).filter(|link| matches!(link, Lex::Hyphen | Lex::To | Lex::And | Lex::Or))?;
    let edge = match rest.class(1) {
        Some(Lex::Early) => Some(Mod::Start),
        Some(Lex::Late) => Some(Mod::End),
        _ => None,
    };
    let skip = 1 + usize::from(edge.is_some());
    let mark = usize::from(rest.class(skip) == Some(Lex::Apostrophe));
    let figures = rest.get(skip + mark).filter(|seen| seen.word().len() == 3)?;
    let (years, plural) = whole(figures)?;
    let decade = first / 10 * 10 + i16::try_from(years / 10).ok()?;
    let fits = plural == "s" && years % 10 == 0 && decade > first;
    let len = mark + skip;
    let found = Found { len, modifier: edge, ..Found::of(Expr::Decade(decade)) };
    fits.then_some((1, found))
}
