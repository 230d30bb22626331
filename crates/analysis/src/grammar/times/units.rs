//! Units that the words point at (`this week`, `the fiscal year`, `last night`) and words that refer
//! to the present, past or future.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{pair, preceded};

use super::days::calendar_date;
use super::durations::is_ended;
use super::points::pick;
use super::weekdays::weekday_alone;
use super::years::year_number;
use super::{Amount, Expr, Found, Lex, Mod, Parse, Part, Pick, Unit, Words};
use crate::grammar::numbers::Numeral;
use crate::grammar::{class, fail, one};

/// `this week`, `last year`, `the current fiscal year`, `the weekend`, `the next day`.
pub(super) fn unit(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let (rest, pick) = pick(words)?;
    if let Some(year) = fiscal_alone(rest, pick) {
        return Ok((rest.behind(1), year));
    }
    let full = matches!(rest.class(0), Some(Lex::Full | Lex::Fiscal | Lex::Financial));
    let place = usize::from(full);
    let fiscal = matches!(rest.class(place), Some(Lex::Fiscal | Lex::Financial));
    let place = place + usize::from(fiscal);
    let Some(Lex::Unit(unit, false)) = rest.class(place) else { return fail(words) };
    let rest = rest.behind(place + 1);
    if matches!(unit, Unit::Week | Unit::Weekend)
        && let Ok((rest, ((), Expr::Day { year, month, day }))) =
            (class(Lex::Of), calendar_date).parse(rest)
    {
        return Ok((rest, Expr::DayIn { unit, year, month, day }));
    }
    // `the year-earlier`, `the day-long`
    if rest.first().is_some_and(|next| next.class == Lex::Hyphen && !next.token.spaced) {
        return fail(words);
    }
    if let Some(back) = twice_away(rest).filter(|_| pick == Pick::The) {
        let amount = Amount::Exact(2.0);
        return Ok((rest.behind(2), Expr::Shift { amount, unit, back, focus: false }));
    }
    let elsewhere = pick == Pick::The && before != Lex::Of && is_told_behind(rest, unit);
    // `the year ended March 31` is a length.
    if matches!(unit, Unit::Year | Unit::Week) && is_ended(rest) {
        return fail(words);
    }
    let the = words.class(0) == Some(Lex::The);
    // `in the year since`
    let since = rest.first().is_some_and(|next| next.word() == "since");
    if the && pick == Pick::The && since && matches!(before, Lex::In) {
        return Ok((rest, Expr::Duration { amount: Amount::Exact(1.0), unit }));
    }
    // `Person of the Year`: a name.
    if the && pick == Pick::The && words.get(1).is_some_and(|seen| seen.token.is_capitalised()) {
        return fail(words);
    }
    let told = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => false,
        // `the past fortnight`, as long as that
        Unit::Fortnight => the && pick == Pick::Last,
        Unit::Period => matches!(pick, Pick::Latest),
        Unit::Half => matches!(pick, Pick::This | Pick::Latest) && the,
        Unit::Day => !(the && pick == Pick::Last),
        // `the end of the decade`
        Unit::Decade | Unit::Century => pick != Pick::The || before == Lex::Of,
        Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year => true,
    };
    if !told {
        return fail(words);
    }
    // `the past year`: as long as that, not the year before this one.
    let long = the && pick == Pick::Last && !matches!(unit, Unit::Weekend | Unit::Quarter)
        || words.class(0) == Some(Lex::Past);
    if long {
        return Ok((rest, Expr::Duration { amount: Amount::Exact(1.0), unit }));
    }
    Ok((rest, Expr::Unit { pick: if elsewhere { Pick::Elsewhere } else { pick }, unit }))
}

/// `the week before last`, `the year after next`: whether it lies behind.
fn twice_away(rest: Words<'_>) -> Option<bool> {
    use Lex::{Feast, Month, MonthLike, Num, Season, Unit, Weekday};
    let ends = !matches!(
        rest.class(2),
        Some(Unit(..) | Weekday(_) | Num(_) | Month(_) | MonthLike(_) | Season(..) | Feast(..))
    );
    match (rest.class(0)?, rest.class(1)?) {
        (Lex::Before, Lex::Last) if ends => Some(true),
        (Lex::After, Lex::Next) if ends => Some(false),
        _ => None,
    }
}

/// `this fiscal`, as Indian copy has it.
fn fiscal_alone(rest: Words<'_>, pick: Pick) -> Option<Expr> {
    let fiscal = rest.first().filter(|seen| seen.class == Lex::Fiscal)?;
    let ends = matches!(
        rest.class(1),
        None | Some(Lex::Stop | Lex::Comma | Lex::And | Lex::By | Lex::At | Lex::From)
    );
    let told = ends && pick != Pick::The && fiscal.word() == "fiscal";
    told.then_some(Expr::Unit { pick, unit: Unit::Year })
}

/// Whether the words behind `the day` say which: `of his arrest`, `after the vote`, `when he came`.
fn is_told_behind(rest: Words<'_>, unit: Unit) -> bool {
    let Some(next) = rest.first() else { return false };
    let day = unit == Unit::Day;
    match next.class {
        Lex::Before | Lex::After => true,
        Lex::Of | Lex::That | Lex::Will | Lex::Plural => day,
        Lex::Other => day && matches!(next.word(), "when" | "he" | "she" | "it" | "comes"),
        _ => false,
    }
}

/// `year-end`, `year's end`, `the end of the year`.
pub(super) fn year_end(words: Words<'_>) -> Parse<'_, Found> {
    if !matches!(words.class(1), Some(Lex::Hyphen | Lex::Possessive | Lex::To | Lex::End)) {
        return fail(words);
    }
    let unit = one(|seen| match seen.class {
        Lex::Unit(unit @ (Unit::Year | Unit::Month), false) => Some(unit),
        _ => None,
    });
    let link = opt(alt((class(Lex::Hyphen), class(Lex::Possessive))));
    // `year to date`
    let hyphen = || opt(class(Lex::Hyphen));
    let date = one(|seen| (seen.word() == "date").then_some(()));
    let mut so_far =
        (class(Lex::Unit(Unit::Year, false)), hyphen(), class(Lex::To), hyphen(), date);
    if let Ok((rest, _)) = so_far.parse(words) {
        return Ok((rest, Found::of(Expr::Unit { pick: Pick::This, unit: Unit::Year })));
    }
    let (rest, (unit, _, ())) = (unit, link, class(Lex::End)).parse(words)?;
    // `year-end 1986`
    if unit == Unit::Year
        && let Ok((rest, year)) = year_number(rest)
    {
        return Ok((rest, Found::of(Expr::Year(year)).modified(Mod::End)));
    }
    Ok((rest, Found::of(Expr::Unit { pick: Pick::The, unit }).modified(Mod::End)))
}

/// `yesterday`, `the day before yesterday`.
pub(super) fn relative(words: Words<'_>) -> Parse<'_, Expr> {
    match words.class(0) {
        Some(Lex::Day(day)) => Ok((words.behind(1), Expr::Relative(day))),
        Some(Lex::The) => match (words.class(1), words.class(2), words.class(3)) {
            (
                Some(Lex::Unit(Unit::Day, false)),
                Some(Lex::Before | Lex::After),
                Some(Lex::Day(day)),
            ) if day != 0 => Ok((words.behind(4), Expr::Relative(day * 2))),
            _ => fail(words),
        },
        _ => fail(words),
    }
}

pub(super) fn part(words: Words<'_>) -> Parse<'_, Part> {
    one(|seen| match seen.class {
        Lex::Part(part, false) => Some(part),
        _ => None,
    })(words)
}

/// `this morning`, `last night`, `tonight`, `overnight`, `in the morning`.
pub(super) fn part_alone(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    let night = |expr| Found { part: Some(Part::Night), ..Found::of(expr) };
    let mut tonight = class(Lex::Tonight).map(|()| night(Expr::Relative(0)));
    // `overnight`, `overnight Sunday`
    let overnight = preceded(class(Lex::Overnight), opt(weekday_alone));
    let mut overnight = overnight.map(|day| night(day.unwrap_or(Expr::Part)));
    let picked = verify(pair(pick, part), |(pick, _)| match pick {
        Pick::The => before == Lex::In || before.is_preposition(),
        Pick::Last => words.class(0) == Some(Lex::Last),
        pick => matches!(pick, Pick::This | Pick::That | Pick::After | Pick::Before),
    });
    let mut picked = picked.map(|(pick, part)| {
        let expr = match pick {
            Pick::This => Expr::Relative(0),
            Pick::Last => Expr::Relative(-1),
            Pick::After | Pick::Before => Expr::Unit { pick, unit: Unit::Day },
            _ => Expr::Part,
        };
        Found { part: Some(part), ..Found::of(expr) }
    });
    // `the night before`
    let ends = matches!(
        words.class(3),
        None | Some(Lex::Stop | Lex::Comma | Lex::In | Lex::At | Lex::And)
    );
    let night_before = verify((class(Lex::The), part, class(Lex::Before)), |_| ends);
    let day_before = Expr::Unit { pick: Pick::Before, unit: Unit::Day };
    let night_before =
        night_before.map(|((), part, ())| Found { part: Some(part), ..Found::of(day_before) });
    // `the night before last`
    let before_last =
        verify((class(Lex::The), part), |_| twice_away(words.behind(2)) == Some(true));
    let before_last = (before_last, class(Lex::Before), class(Lex::Last));
    let before_last = before_last
        .map(|(((), part), ..)| Found { part: Some(part), ..Found::of(Expr::Relative(-2)) });
    // `the morning of March 5`
    let of_day = (opt(class(Lex::The)), part, class(Lex::Of), alt((calendar_date, relative)));
    let mut of_day = of_day.map(|(_, part, (), day)| Found { part: Some(part), ..Found::of(day) });
    // `mid-afternoon`, `mid-afternoon yesterday`
    let middle = (class(Lex::Mid), opt(class(Lex::Hyphen)), part).map(|((), _, part)| part);
    let one_word = one(|seen| match seen.class {
        Lex::MidPart(part) => Some(part),
        _ => None,
    });
    let middle = pair(alt((middle, one_word)), opt(alt((relative, weekday_alone))));
    let middle = middle.map(|(part, day)| {
        Found { part: Some(part), ..Found::of(day.unwrap_or(Expr::Part)) }.modified(Mod::Mid)
    });
    // `midweek`, `mid-year`
    let unit = one(|seen| match seen.class {
        Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year), false) => Some(unit),
        _ => None,
    });
    let joined = preceded((class(Lex::Mid), class(Lex::Hyphen)), unit);
    let one_word = one(|seen| match seen.class {
        Lex::MidUnit(unit) => Some(unit),
        _ => None,
    });
    let mid_unit = alt((joined, one_word))
        .map(|unit| Found::of(Expr::Unit { pick: Pick::This, unit }).modified(Mod::Mid));
    match (words.class(0), words.class(1)) {
        (Some(Lex::Tonight), _) => tonight.parse(words),
        (Some(Lex::Overnight), _) => overnight.parse(words),
        (Some(Lex::Mid | Lex::MidPart(_) | Lex::MidUnit(_)), _) => {
            alt((middle, mid_unit)).parse(words)
        }
        (Some(Lex::Part(..)), _) => of_day.parse(words),
        (Some(Lex::The), Some(Lex::Part(..))) => {
            alt((of_day, before_last, night_before, picked)).parse(words)
        }
        _ => picked.parse(words),
    }
}

/// `the early hours of Monday`, `the early morning hours of Monday`, `the small hours`
pub(super) fn early_hours(words: Words<'_>) -> Parse<'_, Found> {
    let the = matches!(words.class(0), Some(Lex::The));
    let at = usize::from(the);
    if !matches!(words.class(at), Some(Lex::Early | Lex::SmallHours)) {
        return fail(words);
    }
    let morning = matches!(words.class(at + 1), Some(Lex::Part(Part::Morning, false)));
    let hours = at + 1 + usize::from(morning);
    if !matches!(words.class(hours), Some(Lex::Unit(Unit::Hour, true))) {
        return fail(words);
    }
    let rest = words.behind(hours + 1);
    let day = alt((calendar_date, relative, weekday_alone));
    let day = preceded(class(Lex::Of), pair(day, opt(part))).map(|(day, _)| day);
    let (rest, day) = opt(day).parse(rest)?;
    if day.is_none() && (!the || rest.class(0) == Some(Lex::Of)) {
        return fail(words);
    }
    let found = Found { part: Some(Part::Morning), ..Found::of(day.unwrap_or(Expr::Part)) };
    Ok((rest, found.modified(Mod::Start)))
}

/// Whether a word that may open much else opens a reference: by what follows it.
fn may_refer(words: Words<'_>) -> bool {
    let next = words.class(1);
    match words.class(0) {
        Some(Lex::Num(Numeral::Small(1))) => matches!(next, Some(Lex::Unit(Unit::Day, false))),
        Some(Lex::Num(_)) => false,
        // `a long time ago`
        Some(Lex::A) => {
            matches!(words.class(2), Some(Lex::Ago | Lex::Time))
        }
        Some(Lex::The) => {
            matches!(next, Some(Lex::Moment | Lex::Time | Lex::Past | Lex::Near | Lex::Future))
        }
        _ => true,
    }
}

/// `now`, `recently`, `the near future`, `these days`, `at the time`, `a long time ago`.
pub(super) fn reference(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    if !may_refer(words) {
        return fail(words);
    }
    let the = || class(Lex::The);
    let at_present = one(|seen| (seen.class == Lex::Infinitive && before == Lex::At).then_some(()));
    let present = alt((
        at_present,
        (opt(class(Lex::Right)), class(Lex::Present)).map(|_| ()),
        (class(Lex::These), class(Lex::Unit(Unit::Day, true))).map(|_| ()),
    ));
    let current = verify(class(Lex::Current), |()| before != Lex::Possessor || words.len() > 1);
    // `at the moment`, `at this time`; `at the time`, `at that time`
    let at = before == Lex::At;
    let moment = verify((the(), class(Lex::Moment)), |_| at).map(|_| ());
    let this_time = verify((class(Lex::This), class(Lex::Time)), |_| at).map(|_| ());
    let that = alt((the(), class(Lex::That)));
    let that_time = verify((that, class(Lex::Time)), |_| at && words.class(2) != Some(Lex::Of));
    let long = one(|seen| (seen.class == Lex::Near || seen.word() == "long").then_some(()));
    let long_ago = (opt(class(Lex::A)), long, opt(class(Lex::Time)), class(Lex::Ago)).map(|_| ());
    let units = || one(|seen| matches!(seen.class, Lex::Unit(_, true)).then_some(()));
    // `in years past`
    let gone = verify((units(), class(Lex::Past)), |_| before == Lex::In).map(|_| ());
    let past = alt((
        that_time.map(|_| ()),
        gone,
        long_ago,
        (the(), class(Lex::Past)).map(|_| ()),
        (opt(class(Lex::More)), class(Lex::PastRef)).map(|_| ()),
        class(Lex::Recent),
    ));
    let one_day = (class(Lex::Num(Numeral::Small(1))), class(Lex::Unit(Unit::Day, false)));
    // `will one day return`, `One day he will return`
    let ahead = || (2..5).any(|at| words.class(at) == Some(Lex::Will));
    let one_day =
        verify(one_day.map(|_| ()), |()| before == Lex::Will || before == Lex::Stop && ahead());
    // `as soon as`, `soon after`: counted from what follows.
    let soon = verify(class(Lex::FutureRef), |()| {
        !matches!(words.class(1), Some(Lex::As | Lex::After | Lex::Before | Lex::Thereafter))
    });
    let future = alt((
        (class(Lex::Future), units()).map(|_| ()),
        (the(), opt(class(Lex::Near)), class(Lex::Future)).map(|_| ()),
        (the(), class(Lex::Near), class(Lex::Term)).map(|_| ()),
        soon,
        one_day,
    ));
    // `every now and then`
    let present = verify(present, |()| before != Lex::Every);
    alt((
        alt((present, current, moment, this_time)).map(|()| "PRESENT_REF"),
        past.map(|()| "PAST_REF"),
        future.map(|()| "FUTURE_REF"),
    ))
    .map(|value| Found::of(Expr::Ref(value)))
    .parse(words)
}
