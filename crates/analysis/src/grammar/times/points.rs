//! Points and stretches of the calendar: days, weekdays, months, seasons, quarters, years, and the
//! words that refer to one (`yesterday`, `this week`, `the year-earlier period`, `now`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::days::date;
use super::decades::{century, decade, short_year};
use super::feasts::feast;
use super::lexicon::Class;
use super::nth::{day_of_a_month, nth_weekday, second_year};
use super::quarters::{may_tell_a_stretch, quarter, stretch};
use super::units::{part, part_alone, relative, unit, year_end};
use super::weekdays::{weekday_alone, weekday_in};
use super::years::{of_year, year_alone};
use super::{Expr, Found, Lex, Parse, Pick, Season, Unit, Words, Year};
use crate::grammar::numbers::Numeral;
use crate::grammar::{fail, one};
use crate::passes::names::lexicon::{Lexicon, flag};
use crate::passes::tokens::Shape;

/// What stands before a month's name that is also another word (`in May`).
pub(super) fn leads_a_month(before: Lex) -> bool {
    use Lex::{By, Early, Every, For, From, Hyphen, In, Late, Mid, Of, To, Until};
    before.is_preposition()
        || matches!(
            before,
            For | Until | In | Of | By | From | To | Early | Late | Mid | Hyphen | Every
        )
}

/// The month that a token names.
pub(super) fn month(words: Words<'_>) -> Parse<'_, u8> {
    one(|seen| match seen.class {
        Lex::Month(month) => Some(month),
        Lex::MonthLike(month) => seen.token.is_capitalised().then_some(month),
        _ => None,
    })(words)
}

/// `this coming`, `the latest`: which one, and how many tokens say so.
fn picked(words: Words<'_>) -> Option<(Pick, usize)> {
    let (first, second) = (words.class(0)?, words.class(1));
    Some(match first {
        Lex::The => match second {
            Some(Lex::Next | Lex::Coming | Lex::Following) => (Pick::After, 2),
            Some(Lex::Last | Lex::Past) => (Pick::Last, 2),
            Some(Lex::Same) => (Pick::That, 2),
            Some(Lex::Previous) => (Pick::Before, 2),
            Some(Lex::Current) => (Pick::This, 2),
            Some(Lex::Latest) => (Pick::Latest, 2),
            _ => (Pick::The, 1),
        },
        Lex::This => match second {
            Some(Lex::Past) => (Pick::Last, 2),
            Some(Lex::Coming) => (Pick::Next, 2),
            _ => (Pick::This, 1),
        },
        Lex::That if matches!(second, Some(Lex::Same)) => (Pick::That, 2),
        Lex::That | Lex::Same => (Pick::That, 1),
        Lex::Next | Lex::Coming => (Pick::Next, 1),
        Lex::Last | Lex::Past => (Pick::Last, 1),
        Lex::Previous => (Pick::Before, 1),
        Lex::Following => (Pick::After, 1),
        Lex::Current => (Pick::This, 1),
        Lex::Latest => (Pick::Latest, 1),
        _ => return None,
    })
}

/// `this coming`, `the latest`: which one.
pub(super) fn pick(words: Words<'_>) -> Parse<'_, Pick> {
    let Some((pick, len)) = picked(words) else { return fail(words) };
    Ok((words.behind(len), pick))
}

/// Which one, if anything says so.
pub(super) fn no_pick(words: Words<'_>) -> Parse<'_, Pick> {
    let (rest, pick) = opt(pick).parse(words)?;
    Ok((rest, pick.unwrap_or(Pick::Bare)))
}

/// `last November`, `November 1995`, `June last year`, `August`.
fn month_alone(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let (rest, pick) = no_pick(words)?;
    let doubtful = matches!(rest.class(0), Some(Lex::MonthLike(_)));
    let (rest, month) = month(rest)?;
    let (rest, year) = opt(of_year).parse(rest)?;
    let bare = pick == Pick::Bare && year.is_none();
    let sure = || !doubtful || leads_a_month(before) || dates_a_noun(rest, before, month);
    if pick == Pick::The || (bare && (before == Lex::Title || !sure())) {
        return fail(words);
    }
    // `April Ode` is a name, `a June Ode rally` has one behind it.
    let named = rest.first().is_some_and(|next| {
        next.class.is_plain() && next.token.spaced && next.token.is_capitalised()
    });
    // `a June agreement`, `said that February U.S. orders fell`
    let of_a_noun =
        matches!(before, Lex::A | Lex::That) && !doubtful && !is_given_name(rest, month);
    if bare && named && !leads_a_month(before) && !of_a_noun {
        return fail(words);
    }
    Ok((rest, Expr::Month { pick, year: year.unwrap_or(Year::Open), month }))
}

/// `June` of `a June Lund song`: a month that is a given name too, before a family name.
fn is_given_name(rest: Words<'_>, month: u8) -> bool {
    let surname =
        || rest.first().is_some_and(|next| Lexicon::get().flags(next.token) & flag::SURNAME != 0);
    matches!(month, 4 | 6 | 8) && surname()
}

/// `the March vote`, `a May poll`; but `the May government`.
fn dates_a_noun(rest: Words<'_>, before: Lex, month: u8) -> bool {
    let noun = rest.first().filter(|next| {
        let word = next.class.is_plain() || next.class == Lex::Infinitive;
        word && next.token.spaced && next.token.shape == Shape::Lower
    });
    matches!(before, Lex::The | Lex::A | Lex::Possessive | Lex::Possessor)
        && noun.is_some_and(|noun| month != 5 || !Class::OF_A_PERSON.has(noun.token.key))
}

fn season(words: Words<'_>) -> Parse<'_, Season> {
    one(|seen| match seen.class {
        Lex::Season(season, false) => Some(season),
        _ => None,
    })(words)
}

/// `last fall`, `the summer of 1994`; a bare season only behind `in`, `of` and the like.
fn season_alone(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let (rest, (pick, season, year)) = (no_pick, season, opt(of_year)).parse(words)?;
    // `the winter of 1996-97`
    let rest = match year {
        Some(Year::Known(first)) => {
            second_year(rest, first).map_or(rest, |(skip, found)| rest.behind(skip + found.len))
        }
        _ => rest,
    };
    let verb = season == Season::Fall || season == Season::Spring;
    let led = leads_a_month(before) && !(verb && matches!(before, Lex::To | Lex::Of));
    // `in the fall`, but not `in the fall of the town`, `in the fall that killed him`
    let told = || {
        before == Lex::In
            && !matches!(rest.class(0), Some(Lex::Of | Lex::In | Lex::From | Lex::That))
    };
    if year.is_none() && (pick == Pick::Bare && !led || pick == Pick::The && verb && !told()) {
        return fail(words);
    }
    Ok((rest, Expr::Season { pick, year: year.unwrap_or(Year::Open), season }))
}

/// The rules for a point, by the classes of its first two tokens.
fn rules(first: Lex, next: Lex) -> &'static [super::Rule] {
    fn month(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
        month_alone(words, before).map(|(rest, expr)| (rest, Found::of(expr)))
    }
    fn weekday(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
        alt((|words| weekday_in(words, before), weekday_alone)).map(Found::of).parse(words)
    }
    fn feasts(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
        feast.map(Found::of).parse(words)
    }
    fn season(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
        season_alone(words, before).map(|(rest, expr)| (rest, Found::of(expr)))
    }
    fn quarters(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
        if !may_tell_a_stretch(words) {
            return fail(words);
        }
        alt((quarter, stretch)).map(Found::of).parse(words)
    }
    fn nth(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
        nth_weekday.map(Found::of).parse(words)
    }
    fn in_month(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
        day_of_a_month(words, before).map(|(rest, expr)| (rest, Found::of(expr)))
    }
    fn year(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
        year_alone(words, before).map(|(rest, expr)| (rest, Found::of(expr)))
    }
    fn decades(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
        let century = |words| century(words, before);
        let short = |words| short_year(words, before);
        alt((|words| decade(words, before), short, century)).map(Found::of).parse(words)
    }
    fn units(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
        unit(words, before).map(|(rest, expr)| (rest, Found::of(expr)))
    }
    fn days(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
        relative.map(Found::of).parse(words)
    }
    fn ends(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
        year_end(words)
    }
    match first {
        Lex::Num(Numeral::Figures) if next == Lex::Possessive => &[quarters, year, decades],
        Lex::Num(Numeral::Figures) => &[date, quarters, year],
        Lex::Num(_) | Lex::Fiscal | Lex::Financial => &[quarters, year],
        Lex::FigureWord => &[date, decades],
        Lex::Ordinal(_) => &[quarters, decades, nth],
        Lex::MonthLike(_) if next == Lex::Unit(Unit::Day, false) => &[feasts, date, month],
        Lex::Month(_) | Lex::MonthLike(_)
            if matches!(next, Lex::Unit(Unit::Quarter, false) | Lex::Hyphen) =>
        {
            &[date, quarters, month]
        }
        Lex::Month(_) | Lex::MonthLike(_) => &[date, month],
        Lex::Weekday(_) => &[date, weekday],
        Lex::Season(..) => &[season],
        Lex::Feast(..) | Lex::New | Lex::Good | Lex::NamedDay => &[feasts],
        Lex::Day(_) => &[days],
        Lex::Unit(..) => &[quarters, ends, year],
        Lex::Comparable | Lex::QuarterName(_) | Lex::HalfName(_) => &[quarters],
        Lex::Tonight | Lex::Overnight | Lex::Mid | Lex::MidUnit(_) | Lex::MidPart(_) => {
            &[part_alone]
        }
        Lex::Apostrophe | Lex::DecadeName(_) => &[decades],
        Lex::The => match next {
            Lex::Num(_) | Lex::Weekday(_) => &[date, quarters, year, decades],
            Lex::FigureWord => &[date, quarters, decades, in_month],
            Lex::Ordinal(_) => &[date, quarters, decades, nth],
            Lex::Apostrophe | Lex::DecadeName(_) => &[decades],
            Lex::Unit(..) => &[year, quarters, units, days],
            Lex::Season(..) => &[season],
            Lex::Part(..) => &[part_alone],
            _ => &[nth, weekday, season, quarters, year, units, month, part_alone],
        },
        _ => match next {
            Lex::Month(_) | Lex::MonthLike(_) => &[date, month, quarters],
            Lex::Weekday(_) => &[nth, date, weekday],
            Lex::Season(..) => &[season],
            Lex::Unit(..) => &[quarters, units],
            Lex::Part(..) => &[part_alone],
            _ => &[date, month, weekday, season, quarters, units, part_alone, feasts],
        },
    }
}

/// A point of the calendar, with a part of the day where one follows.
pub(super) fn point(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    let Some(first) = words.class(0) else { return fail(words) };
    let Some(found) =
        super::longest(words, before, rules(first, words.class(1).unwrap_or(Lex::Stop)))
    else {
        return fail(words);
    };
    let rest = words.behind(found.len);
    let day = matches!(
        found.expr,
        Expr::Weekday { .. } | Expr::Relative(_) | Expr::Day { .. } | Expr::Feast { .. }
    );
    if day && found.part.is_none() {
        let (rest, part) = opt(part).parse(rest)?;
        return Ok((rest, Found { part, ..found }));
    }
    Ok((rest, found))
}
