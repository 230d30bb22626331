//! Days with a name: `Christmas`, `Labor Day`, `New Year's Eve`, `last Thanksgiving`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};

use super::lexicon::Feast;
use super::points::{no_pick, of_year};
use super::{Expr, Lex, Parse, Pick, Unit, Words, Year};
use crate::grammar::{class, fail, one};

/// `[PICK] NAME [Day | Eve] [YEAR]`; some names are days only with `Day` behind them.
pub(super) fn feast(words: Words<'_>) -> Parse<'_, Expr> {
    let (rest, pick) = no_pick(words)?;
    let named = one(|seen| match seen.class {
        Lex::Feast(feast, needs_day) if seen.token.is_capitalised() => Some((feast, needs_day)),
        _ => None,
    });
    let new_year =
        one(|seen| (seen.class == Lex::New && seen.token.is_capitalised()).then_some(()));
    let new_year = (new_year, class(Lex::Unit(Unit::Year, false)));
    let new_year = new_year.map(|_| (Feast::Fixed(1, 1), true));
    let mut good_friday = (class(Lex::Good), class(Lex::Weekday(5)));
    if let Ok((rest, _)) = good_friday.parse(rest) {
        let feast = Expr::Feast { pick, year: Year::Open, feast: Feast::Easter, away: -2 };
        return Ok((rest, feast));
    }
    let (rest, (feast, needs_day)) = alt((named, new_year)).parse(rest)?;
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
    let year = year.unwrap_or(Year::Open);
    Ok((rest, Expr::Feast { pick, year, feast, away: away.unwrap_or(0) }))
}
