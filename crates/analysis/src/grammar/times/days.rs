//! Days of the calendar: `Feb. 10, 2017`, `Friday Oct. 13`, `10 February`, `2017-01-29`, `1/29/2017`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::pair;

use super::decades::two_figures;
use super::lexicon::{is_ordinal_suffix, whole};
use super::nth::first_day;
use super::points::month;
use super::units::part;
use super::weekdays::weekday;
use super::years::{of_year, year_number};
use super::{Expr, Found, Lex, Parse, Words, Year};
use crate::grammar::numbers::Numeral;
use crate::grammar::{class, fail, one};
use crate::passes::tokens::Shape;

/// A day of the calendar, as its second token allows where the first is a number.
pub(super) fn date(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
    use Lex::{And, FigureWord, Hyphen, Num, Ordinal, Part, Slash, To, Weekday};
    match (words.class(0), words.class(1)) {
        (Some(Num(_) | FigureWord | Ordinal(_)), Some(Slash)) => {
            slash_date.map(Found::of).parse(words)
        }
        (Some(Num(_) | FigureWord | Ordinal(_)), Some(Hyphen)) => {
            alt((iso_date, first_day)).map(Found::of).parse(words)
        }
        (Some(Num(_) | FigureWord | Ordinal(_)), Some(To | And)) => {
            first_day.map(Found::of).parse(words)
        }
        (Some(Weekday(_)), Some(Part(_, false))) => night_and_day(words),
        _ => calendar_date.map(Found::of).parse(words),
    }
}

/// `10`, `10th`, `tenth`.
pub(super) fn day_of_month(words: Words<'_>) -> Parse<'_, u8> {
    one(|seen| {
        let day = match seen.class {
            Lex::Num(Numeral::Figures) => whole(seen).filter(|day| day.1.is_empty())?.0,
            Lex::FigureWord => whole(seen).filter(|day| is_ordinal_suffix(day.1))?.0,
            Lex::Ordinal(day) => u32::from(day),
            _ => return None,
        };
        u8::try_from(day).ok().filter(|day| (1..=31).contains(day) && seen.word().len() < 12)
    })(words)
}

/// What stands before the month and day: how many tokens, and the year that they tell.
fn led(words: Words<'_>) -> (usize, Year) {
    let (first, second) = (words.class(0), words.class(1));
    let (this, open) = match (first, second) {
        (Some(Lex::This), Some(Lex::Coming)) => (2, Year::Coming),
        (Some(Lex::This), _) => (1, Year::Open),
        (Some(Lex::Next), _) => (0, Year::Coming),
        (Some(Lex::Last), _) => (0, Year::Gone),
        (Some(Lex::Weekday(_)), _) => (0, Year::Open),
        _ => return (0, Year::Open),
    };
    // `Friday, the`
    if matches!(words.class(this), Some(Lex::Weekday(_))) {
        let comma = this + 1;
        let the = comma + usize::from(matches!(words.class(comma), Some(Lex::Comma)));
        return (the + usize::from(matches!(words.class(the), Some(Lex::The))), open);
    }
    // `last Jan. 2`, `this coming May 5`
    (if picks_a_day(words) { this.max(1) } else { 0 }, open)
}

/// `Feb. 10, 2017`, `Friday Oct. 13`, `10 February`, `the 10th of February`.
pub(super) fn calendar_date(words: Words<'_>) -> Parse<'_, Expr> {
    let (lead, open) = led(words);
    let words = words.behind(lead);
    let (rest, (month, day)) = match words.class(0) {
        Some(Lex::Month(_) | Lex::MonthLike(_)) => pair(month, day_of_month).parse(words)?,
        Some(Lex::The | Lex::Num(Numeral::Figures) | Lex::FigureWord) => day_first(words)?,
        _ => return fail(words),
    };
    // `Nov. 9 10 a.m.`, `Feb. 3, 1,200 ships`: only a year of four figures goes on.
    let (rest, year) = opt(of_year).parse(rest)?;
    Ok((rest, Expr::Day { year: year.unwrap_or(open), month, day }))
}

/// `10 February`, `the 10th of February`: the month and the day.
fn day_first(words: Words<'_>) -> Parse<'_, (u8, u8)> {
    let at = usize::from(matches!(words.class(0), Some(Lex::The)));
    let place = at + 1 + usize::from(matches!(words.class(at + 1), Some(Lex::Of)));
    if !matches!(words.class(place), Some(Lex::Month(_) | Lex::MonthLike(_))) {
        return fail(words);
    }
    let (_, day) = day_of_month(words.behind(at))?;
    let (rest, month) = month(words.behind(place))?;
    Ok((rest, (month, day)))
}

/// Whether a month and a day follow `last`, `next` or `this coming`.
fn picks_a_day(words: Words<'_>) -> bool {
    let picks = |class| matches!(class, Some(Lex::Last | Lex::Next | Lex::This | Lex::Coming));
    let len = (0..2).take_while(|&at| picks(words.class(at))).count();
    let day = pair(month, day_of_month).parse(words.behind(len));
    // `Last June 12 people were killed.`
    let counts = |rest: Words<'_>| {
        rest.first().is_some_and(|next| next.class.is_plain() && next.token.shape == Shape::Lower)
    };
    len > 0 && day.is_ok_and(|(rest, _)| !counts(rest))
}

/// `Friday night, Oct. 13`
fn night_and_day(words: Words<'_>) -> Parse<'_, Found> {
    let (rest, (_, part, (), day)) =
        (weekday, part, class(Lex::Comma), calendar_date).parse(words)?;
    Ok((rest, Found { part: Some(part), ..Found::of(day) }))
}

/// `2017-01-29`
fn iso_date(words: Words<'_>) -> Parse<'_, Expr> {
    let two = |limit: u32| {
        one(move |seen| {
            let (number, rest) = whole(seen)?;
            let fits = rest.is_empty() && seen.word().len() == 2 && (1..=limit).contains(&number);
            u8::try_from(number).ok().filter(|_| fits)
        })
    };
    let hyphen = || class(Lex::Hyphen);
    (year_number, hyphen(), two(12), hyphen(), two(31))
        .map(|(year, (), month, (), day)| Expr::Day { year: Year::Known(year), month, day })
        .parse(words)
}

/// `1/29/2017`, `01/29/17`: the month first, unless it can only be the day.
fn slash_date(words: Words<'_>) -> Parse<'_, Expr> {
    let slash = || class(Lex::Slash);
    let year = alt((year_number, two_figures));
    let (rest, (first, (), second, (), year)) =
        (day_of_month, slash(), day_of_month, slash(), year).parse(words)?;
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    if month > 12 {
        return fail(words);
    }
    Ok((rest, Expr::Day { year: Year::Known(year), month, day }))
}
