//! Weekdays: `Monday`, `next Thursday`, `Monday week`, `Tuesday last week`.

use nom::Parser;
use nom::sequence::pair;

use super::points::no_pick;
use super::{Expr, Lex, Parse, Pick, Unit, Words};
use crate::grammar::{fail, one};

/// The weekday that a token names.
pub(super) fn weekday(words: Words<'_>) -> Parse<'_, u8> {
    one(|seen| match seen.class {
        Lex::Weekday(weekday) => Some(weekday),
        _ => None,
    })(words)
}

/// `next Thursday`, `the previous Friday`, `Monday`.
pub(super) fn weekday_alone(words: Words<'_>) -> Parse<'_, Expr> {
    let (rest, (pick, weekday)) = pair(no_pick, weekday).parse(words)?;
    if pick == Pick::The {
        return fail(words);
    }
    // `Monday week`, as British copy has it
    let week = rest.first().is_some_and(|seen| seen.word() == "week" && seen.token.spaced);
    let ends = !matches!(rest.class(1), Some(Lex::Hyphen | Lex::Possessive));
    if pick == Pick::Bare && week && ends {
        return Ok((rest.behind(1), Expr::WeekdayAway { weekday, weeks: 1 }));
    }
    Ok((rest, Expr::Weekday { pick, weekday }))
}

/// `Tuesday last week` behind `on` or the like; of `said Thursday last week's storm` it is no one day.
pub(super) fn weekday_in(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let (rest, weekday) = weekday(words)?;
    let led =
        before.is_preposition() || matches!(before, Lex::On | Lex::By | Lex::Until | Lex::From);
    let verb = matches!(rest.class(2), Some(Lex::Possessive | Lex::Was | Lex::Will | Lex::Is));
    match week_behind(rest).filter(|_| led && !verb) {
        Some(weeks) => Ok((rest.behind(2), Expr::WeekdayIn { weekday, weeks })),
        None => fail(words),
    }
}

/// `next week` of `Friday next week`: how many weeks from this one.
fn week_behind(rest: Words<'_>) -> Option<i8> {
    if rest.class(1) != Some(Lex::Unit(Unit::Week, false)) {
        return None;
    }
    match rest.class(0)? {
        Lex::Last => Some(-1),
        Lex::This => Some(0),
        Lex::Next => Some(1),
        _ => None,
    }
}
