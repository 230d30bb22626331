//! Days by their place: a weekday of a month (`the third Monday of January`, `the last Friday of the
//! month`), and the two ends of a range of days (`Feb. 3-4`, `16-17 February`), each an expression.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};

use super::points::{calendar_date, day_of_month, month, no_pick, of_year, weekday};
use super::{Expr, Found, Lex, Parse, Pick, Unit, Words, Year};
use crate::grammar::{class, fail, one};

/// `[the] third Monday of January [2017]`, `the last Friday of this month`.
pub(super) fn nth_weekday(words: Words<'_>) -> Parse<'_, Expr> {
    let place = one(|seen| match seen.class {
        Lex::Ordinal(place @ 1..=5) => i8::try_from(place).ok(),
        Lex::Last => Some(-1),
        _ => None,
    });
    let link = alt((class(Lex::Of), class(Lex::In)));
    let (rest, (_, nth, weekday, ())) =
        (opt(class(Lex::The)), place, weekday, link).parse(words)?;
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

/// What links the two ends of a range of days.
fn link(words: Words<'_>) -> Parse<'_, ()> {
    alt((class(Lex::Hyphen), class(Lex::To), class(Lex::And))).parse(words)
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

/// The second day of a range, behind the first (`Feb. 3-4`, `Feb. 3 to 4`): how many tokens stand
/// before it, and what it means.
pub(crate) fn second_day(rest: Words<'_>, month: u8, first: u8) -> Option<(usize, Found)> {
    let link = rest.class(0).filter(|link| matches!(link, Lex::Hyphen | Lex::To | Lex::And))?;
    let (_, day) = day_of_month(rest.behind(1)).ok().filter(|(_, day)| *day > first)?;
    let figures = rest.get(1).is_some_and(|seen| seen.word().len() <= 2);
    // `Feb. 3 and 4 others` is rare, `Feb. 3 to 40 percent` is not a day at all.
    let counted = rest.get(2).is_some_and(|behind| {
        let other =
            matches!(behind.class, Lex::Other | Lex::Unit(..) | Lex::Month(_) | Lex::MonthLike(_));
        behind.token.spaced && other
            || matches!(behind.class, Lex::Money | Lex::Colon | Lex::Am | Lex::Pm)
    });
    // `17` of `16-17 February` goes with the month behind it.
    let own = matches!(rest.class(2), Some(Lex::Month(_) | Lex::MonthLike(_)));
    let told = figures && !own && (link == Lex::Hyphen || !counted);
    told.then(|| (1, Found { len: 1, ..Found::of(Expr::SecondDay { month, day }) }))
}
