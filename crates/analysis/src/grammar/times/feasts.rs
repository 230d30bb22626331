//! Days with a name: `Christmas`, `Labor Day`, `New Year's Eve`, `last Thanksgiving`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};

use super::lexicon::Feast;
use super::points::no_pick;
use super::years::of_year;
use super::{Expr, Lex, Parse, Pick, Unit, Words, Year};
use crate::grammar::{class, fail, one};

/// `[PICK] NAME [Day | Eve] [YEAR]`; some names are days only with `Day` behind them.
pub(super) fn feast(words: Words<'_>) -> Parse<'_, Expr> {
    let (rest, pick) = no_pick(words)?;
    if !matches!(
        rest.class(0),
        Some(Lex::Feast(..) | Lex::New | Lex::Good | Lex::NamedDay | Lex::MonthLike(5))
    ) {
        return fail(words);
    }
    let named = one(|seen| match seen.class {
        Lex::Feast(feast, needs_day) if seen.token.is_capitalised() => Some((feast, needs_day)),
        _ => None,
    });
    let new_year =
        one(|seen| (seen.class == Lex::New && seen.token.is_capitalised()).then_some(()));
    let new_year = (new_year, class(Lex::Unit(Unit::Year, false)));
    let new_year = new_year.map(|_| (Feast::Fixed(1, 1), true));
    // `May Day`, not `in May day by day`
    let capital = rest.get(1).is_some_and(|day| day.token.is_capitalised());
    let may = one(|seen| {
        let may = seen.class == Lex::MonthLike(5) && seen.token.is_capitalised() && capital;
        may.then_some((Feast::Fixed(5, 1), true))
    });
    if let Some((feast, away)) = named_weekday(rest) {
        let (rest, year) = opt(of_year).parse(rest.behind(2))?;
        let year = year.unwrap_or(Year::Open);
        return Ok((rest, Expr::Feast { pick, year, feast, away }));
    }
    let (rest, (feast, needs_day)) = alt((named, new_year, may)).parse(rest)?;
    let eve = class(Lex::Eve).map(|()| -1);
    let day = class(Lex::Unit(Unit::Day, false)).map(|()| 0);
    // `Easter Sunday`, `Easter Monday`
    let sunday = class(Lex::Weekday(7)).map(|()| 0);
    let monday = class(Lex::Weekday(1)).map(|()| 1);
    let behind = alt((eve, day, verify(alt((sunday, monday)), |_| feast == Feast::Easter)));
    let (rest, away) = opt((opt(class(Lex::Possessive)), behind)).parse(rest)?;
    let away = away.map(|(_, away)| away);
    if pick == Pick::The || (needs_day && away.is_none()) {
        return fail(words);
    }
    let (rest, year) = opt(of_year).parse(rest)?;
    // The eve of a new year is a day of the old one: `New Year's Eve 2015` is one of 2015.
    if let (Feast::Fixed(1, 1), Some(-1), Some(year)) = (feast, away, year) {
        return Ok((rest, Expr::Feast { pick, year, feast: Feast::Fixed(12, 31), away: 0 }));
    }
    let year = year.unwrap_or(Year::Open);
    Ok((rest, Expr::Feast { pick, year, feast, away: away.unwrap_or(0) }))
}

/// `Good Friday`, `Black Friday`: of which feast, and how many days it lies behind it.
fn named_weekday(words: Words<'_>) -> Option<(Feast, i8)> {
    let name = words.first().filter(|seen| matches!(seen.class, Lex::Good | Lex::NamedDay))?;
    let capitals = (0..2).all(|at| words.get(at).is_some_and(|seen| seen.token.is_capitalised()));
    let Some(Lex::Weekday(weekday)) = words.class(1).filter(|_| capitals) else { return None };
    let thanksgiving = Feast::Nth(11, 4, 4);
    Some(match (name.word(), weekday) {
        ("Good", 5) => (Feast::Easter, -2),
        ("Palm", 7) => (Feast::Easter, -7),
        ("Ash", 3) => (Feast::Easter, -46),
        ("Shrove" | "Fat", 2) => (Feast::Easter, -47),
        ("Maundy" | "Holy", 4) => (Feast::Easter, -3),
        ("Holy", 6) => (Feast::Easter, -1),
        ("Black", 5) => (thanksgiving, 1),
        ("Cyber", 1) => (thanksgiving, 4),
        _ => return None,
    })
}
