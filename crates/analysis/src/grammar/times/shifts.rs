//! Shifts by a length of time: `three weeks ago`, `a year earlier`, `two days later`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::pair;

use super::durations::{LONG, bound, is_of_an_amount, length, or_so, unit};
use super::weekdays::weekday;
use super::{Amount, Expr, Found, Lex, Mod, Parse, Unit, Words};
use crate::grammar::{class, fail, one};

/// Whether what makes a shift of a length follows one: a walk over all that may stand before it.
fn may_point(words: Words<'_>) -> bool {
    use Lex::{After, Ago, Apostrophe, Before, Day, Earlier, From, Later, On, Possessive};
    for at in 0..LONG {
        match words.class(at) {
            Some(Lex::Unit(..) | Lex::So) => {}
            Some(class) if is_of_an_amount(class) => {}
            Some(
                After | Ago | Apostrophe | Before | Day(_) | Earlier | From | Later | On
                | Possessive,
            ) => return true,
            Some(Lex::Other) => return words.get(at).is_some_and(|seen| seen.word() == "back"),
            _ => return false,
        }
    }
    true
}

/// `three weeks ago`, `a year earlier`, `two days later`, `months ago`, `in two weeks' time`.
pub(super) fn shift(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    if !may_point(words) {
        return fail(words);
    }
    let (rest, bound) = opt(bound).parse(words)?;
    let plural = verify(unit, |(_, plural)| *plural).map(|(unit, _)| (Amount::Some, unit, None));
    // `the day before`, `the year after`
    let the = (class(Lex::The), verify(unit, |(_, plural)| !plural));
    let the = verify(the, |_| matches!(words.class(2), Some(Lex::Before | Lex::After)));
    let the = the.map(|((), (unit, _))| (Amount::Exact(1.0), unit, None));
    let (rest, (amount, unit, modifier)) = alt((length, plural, the)).parse(rest)?;
    if let (Amount::Exact(count), Unit::Week | Unit::Fortnight) = (amount, unit) {
        let weeks = if unit == Unit::Week { count } else { count * 2.0 };
        // `a week on Tuesday`, `a week today`, as British copy has it
        let single = words.class(0) == Some(Lex::A) && before != Lex::For && bound.is_none();
        let on = verify(class(Lex::On), |()| single);
        if let Ok((rest, ((), weekday))) = (alt((class(Lex::From), on)), weekday).parse(rest)
            && weeks <= 8.0
        {
            return Ok((rest, Found::of(Expr::WeekdayAway { weekday, weeks: weeks as i8 })));
        }
        if let (true, Some(Lex::Day(away @ 0..=1))) = (single, rest.class(0)) {
            let unit = Unit::Week;
            let expr = Expr::ShiftWithin { count: -weeks, unit, within: Unit::Day, away };
            return Ok((rest.behind(1), Found::of(expr)));
        }
    }
    // `three weeks from today`
    if let (Amount::Exact(count), Some(Lex::From), Some(Lex::Day(away))) =
        (amount, rest.class(0), rest.class(1))
        && !unit.is_below(Unit::Day)
    {
        let expr = Expr::ShiftWithin { count: -count, unit, within: Unit::Day, away };
        return Ok((rest.behind(2), Found { modifier: bound.or(modifier), ..Found::of(expr) }));
    }
    let (rest, so) = or_so(rest)?;
    let from_now = one(|seen| (seen.class == Lex::Present && seen.word().len() == 3).then_some(()));
    // `two days before,`: counted from what was told, where nothing else follows.
    let ends =
        matches!(rest.class(1), None | Some(Lex::Stop | Lex::Comma | Lex::In | Lex::At | Lex::And));
    let side = alt((class(Lex::Before).map(|()| true), class(Lex::After).map(|()| false)));
    let side = verify(side, |_| ends);
    // `two years back.`, as Indian copy has it
    let ends = matches!(rest.class(1), None | Some(Lex::Stop | Lex::Comma));
    let back =
        one(|seen| (ends && seen.class == Lex::Other && seen.word() == "back").then_some(()));
    let time = (alt((class(Lex::Apostrophe), class(Lex::Possessive))), class(Lex::Time));
    let time = verify(time, |_| before == Lex::In);
    let mut direction = alt((
        side.map(|back| (back, true)),
        back.map(|()| (true, false)),
        time.map(|_| (false, false)),
        class(Lex::Ago).map(|()| (true, false)),
        class(Lex::Earlier).map(|()| (true, true)),
        class(Lex::Later).map(|()| (false, true)),
        (class(Lex::From), from_now).map(|_| (false, false)),
    ));
    let (rest, (back, focus)) = direction.parse(rest)?;
    if let (Amount::Exact(count), true, false) = (amount, back, focus)
        && let Ok((rest, expr)) = ago(rest, count, unit)
    {
        return Ok((rest, Found { modifier: bound.or(modifier), ..Found::of(expr) }));
    }
    // `it earned more than a year earlier` compares earnings; nobody compares with two years earlier.
    let compares = matches!(unit, Unit::Year | Unit::Quarter | Unit::Month)
        && amount == Amount::Exact(1.0)
        && before != Lex::Stop;
    if focus && back && compares && matches!(bound, Some(Mod::MoreThan | Mod::LessThan)) {
        return fail(words);
    }
    let found = Found::of(Expr::Shift { amount, unit, back, focus });
    Ok((rest, Found { modifier: bound.or(modifier).or(so), ..found }))
}

/// What narrows `two years ago` behind it: `today`, `this month`, `last week`; `Friday` behind weeks.
fn ago(words: Words<'_>, count: f64, shifted: Unit) -> Parse<'_, Expr> {
    if let (Some(Lex::Weekday(weekday)), Unit::Week, true) =
        (words.class(0), shifted, (1.0..=8.0).contains(&count))
    {
        // Of the weeks before the coming one.
        let weeks = -1 - count as i8;
        return Ok((words.behind(1), Expr::WeekdayAway { weekday, weeks }));
    }
    let day = one(|seen| match seen.class {
        Lex::Day(away) => Some((Unit::Day, away)),
        _ => None,
    });
    let away = one(|seen| match seen.class {
        Lex::This => Some(0),
        Lex::Last => Some(-1),
        Lex::Next => Some(1),
        _ => None,
    });
    let within = verify(unit, |(unit, plural)| {
        !plural && matches!(unit, Unit::Week | Unit::Weekend | Unit::Month)
    });
    let stretch = pair(away, within).map(|(away, (within, _))| (within, away));
    let fits = |within: &(Unit, i8)| within.0 != shifted && !shifted.is_below(within.0);
    verify(alt((day, stretch)), fits)
        .map(|(within, away)| Expr::ShiftWithin { count, unit: shifted, within, away })
        .parse(words)
}
