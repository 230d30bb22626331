//! What recurs: `each Thursday`, `every two weeks`, `twice a week`, `daily`, `per day`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{pair, preceded, terminated};

use super::durations::{amount, figure, unit};
use super::points::month;
use super::weekdays::weekday;
use super::{Amount, Expr, Found, Lex, Parse, Part, Unit, Words};
use crate::grammar::{class, fail, one};
use crate::passes::tokens::TokenKind;

/// `a week`, `every week`, `per week` behind how long or how often.
pub(super) fn rate(words: Words<'_>) -> Parse<'_, Unit> {
    if !matches!(words.class(0), Some(Lex::A | Lex::Every | Lex::Per)) {
        return fail(words);
    }
    let (rest, (unit, plural)) = unit(words.behind(1))?;
    // `jailed for six months a year ago`
    let points = matches!(
        rest.class(0),
        Some(Lex::Ago | Lex::Earlier | Lex::Later | Lex::Before | Lex::After | Lex::Hyphen)
    );
    if plural || points { fail(words) } else { Ok((rest, unit)) }
}

/// Whether a word that may open much else opens a set: by what follows it.
fn may_recur(words: Words<'_>) -> bool {
    use Lex::{A, Else, Month, MonthLike, Num, Ordinal, Part, Season, Unit, Weekday};
    let next = words.class(1);
    match words.class(0) {
        Some(Lex::The) => matches!(next, Some(Lex::Past | Lex::Last)),
        Some(Lex::Past | Lex::Last) => matches!(next, Some(Num(_) | A)),
        Some(Weekday(_)) => matches!(next, Some(Part(_, true))),
        Some(Lex::Per) => matches!(next, Some(Unit(_, false))),
        Some(Lex::Every) => matches!(
            next,
            Some(
                Else | Ordinal(_)
                    | Weekday(_)
                    | Month(_)
                    | MonthLike(_)
                    | Season(..)
                    | Part(..)
                    | Unit(..)
                    | Num(_)
                    | A
                    | Lex::Couple
                    | Lex::Dozen
                    | Lex::Few
                    | Lex::Several
            )
        ),
        _ => true,
    }
}

/// `each Thursday`, `every two weeks`, `daily`, `Mondays`, `Tuesday nights`.
pub(super) fn set(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    if words.class(0) == Some(Lex::Unit(Unit::Weekend, true)) {
        // `on weekends`; `two weekends` is a length.
        let led = matches!(before, Lex::On | Lex::At | Lex::And | Lex::Stop);
        let found = Found::of(Expr::Set("XXXX-WXX-WE"));
        return if led { Ok((words.behind(1), found)) } else { fail(words) };
    }
    if !may_recur(words) {
        return fail(words);
    }
    let part = |plural: bool| {
        one(move |seen| match seen.class {
            Lex::Part(part, is_plural) if is_plural || !plural => Some(part),
            _ => None,
        })
    };
    let weekdays = one(|seen| match seen.class {
        Lex::Weekdays(weekday) => Some(weekday),
        _ => None,
    });
    let season = one(|seen| match seen.class {
        Lex::Season(season, _) => Some(season),
        _ => None,
    });
    let seasons = one(|seen| match seen.class {
        Lex::Season(season, true) => Some(season),
        _ => None,
    });
    let each_part = one(|seen| match seen.class {
        Lex::Part(Part::Morning, _) => Some("XXXX-XX-XXTMO"),
        Lex::Part(Part::Afternoon, _) => Some("XXXX-XX-XXTAF"),
        Lex::Part(Part::Evening, _) => Some("XXXX-XX-XXTEV"),
        Lex::Part(Part::Night, _) => Some("XXXX-XX-XXTNI"),
        _ => None,
    });
    let each = alt((
        (weekday, opt(part(false))).map(|(weekday, part)| Expr::EachWeekday(weekday, part)),
        month.map(Expr::EachMonth),
        season.map(Expr::EachSeason),
        each_part.map(Expr::Set),
        (amount, unit).map(|((amount, _), (unit, _))| Expr::Duration { amount, unit }),
        unit.map(|(unit, _)| Expr::EachUnit(unit)),
    ));
    // `every other day`, `every third year`
    let nth = one(|seen| match seen.class {
        Lex::Else => Some(2.0),
        Lex::Ordinal(place) => Some(f64::from(place)),
        _ => None,
    });
    let other = pair(nth, verify(unit, |(_, plural)| !plural));
    let other =
        other.map(|(count, (unit, _))| Expr::Duration { amount: Amount::Exact(count), unit });
    // `every other Friday`
    let weekday_on = preceded(class(Lex::Else), weekday);
    let weekday_on = weekday_on.map(|weekday| Expr::EachWeekday(weekday, None));
    let each = preceded(class(Lex::Every), alt((other, weekday_on, each)));
    let plural = alt((
        weekdays.map(|weekday| Expr::EachWeekday(weekday, None)),
        (weekday, part(true)).map(|(weekday, part)| Expr::EachWeekday(weekday, Some(part))),
    ));
    let over = terminated(
        preceded((opt(class(Lex::The)), alt((class(Lex::Past), class(Lex::Last)))), figure),
        opt(class(Lex::Filler)),
    );
    let over = preceded(over, seasons).map(Expr::EachSeason);
    // `twice a week`, `three times a week`
    let counted = alt((figure.map(|_| ()), class(Lex::Several)));
    let often = alt((class(Lex::Once), (counted, class(Lex::Times)).map(|_| ())));
    let often = preceded(often, rate).map(Expr::EachUnit);
    // `40,000 per year`
    let per = verify(rate, |_| words.class(0) == Some(Lex::Per)).map(Expr::EachUnit);
    let adverb = one(|seen| {
        Some(Expr::Set(match seen.class {
            Lex::Daily => "P1D",
            Lex::Weekly => "P1W",
            Lex::Monthly => "P1M",
            Lex::Yearly => "P1Y",
            Lex::Hourly => "PT1H",
            Lex::Quarterly => "P1Q",
            Lex::Workdays => "XXXX-WXX-WD",
            _ => return None,
        }))
    });
    let expr = alt((each, plural, over, often, per, adverb)).parse(words)?;
    // `The Harbour Daily`: a name.
    let named =
        before != Lex::Stop && words.first().is_some_and(|seen| seen.token.is_capitalised());
    if named && matches!(expr.1, Expr::Set(_)) && words.class(0) != Some(Lex::Every) {
        return fail(words);
    }
    // `the daily paper` tells nothing of when; `the ferry sails daily` does.
    let adjective = expr.0.first().is_some_and(|next| {
        next.token.kind == TokenKind::Word && next.class.is_plain() && next.token.spaced
    });
    if matches!(expr.1, Expr::Set(_)) && adjective {
        return fail(words);
    }
    let every = words.class(0) == Some(Lex::Every);
    Ok((expr.0, Found { every, ..Found::of(expr.1) }))
}
