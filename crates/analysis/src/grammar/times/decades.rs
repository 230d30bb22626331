//! Years in two figures, decades and centuries: `'98`, `the 1990s`, `the '80s`, `the 20th century`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use super::lexicon::{is_ordinal_suffix, whole};
use super::years::{leads_a_year, year_number};
use super::{Expr, Lex, Parse, Unit, Words};
use crate::grammar::numbers::Numeral;
use crate::grammar::{class, fail, one};

/// `'98` behind what leads a year.
pub(super) fn short_year(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let (rest, year) = short_number(words)?;
    if leads_a_year(before) { Ok((rest, Expr::Year(year))) } else { fail(words) }
}

/// The year that `'98` stands for.
pub(super) fn short_number(words: Words<'_>) -> Parse<'_, i16> {
    preceded(class(Lex::Apostrophe), two_figures).parse(words)
}

/// The year of this century or the last one that `98` stands for, right behind what leads to it.
pub(super) fn two_figures(words: Words<'_>) -> Parse<'_, i16> {
    one(|seen| {
        let (year, rest) = whole(seen).filter(|_| seen.word().len() == 2 && !seen.token.spaced)?;
        let year = i16::try_from(year).ok().filter(|_| rest.is_empty())?;
        Some(if year < 30 { 2000 + year } else { 1900 + year })
    })(words)
}

/// `the 1990s`, `the '80s`, `the nineties`.
///
/// Two figures need the article or the apostrophe: `a man in his 30s`, `a low in the upper 20s`.
pub(super) fn decade(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let at = usize::from(matches!(words.class(0), Some(Lex::The)));
    let at = at + usize::from(matches!(words.class(at), Some(Lex::Apostrophe)));
    // `the 1980's`
    let owned = matches!(words.class(at), Some(Lex::Num(Numeral::Figures)))
        && words.class(at + 1) == Some(Lex::Possessive);
    if owned && (at == 1 || before == Lex::Of) {
        let (rest, year) = year_number(words.behind(at))?;
        let round = year % 10 == 0 && year % 100 > 0;
        return if round { Ok((rest.behind(1), Expr::Decade(year / 10))) } else { fail(words) };
    }
    if !matches!(words.class(at), Some(Lex::FigureWord | Lex::DecadeName(_))) {
        return fail(words);
    }
    let figures = one(|seen| {
        let (year, rest) = whole(seen)?;
        let plural = rest == "s" && year % 10 == 0;
        let decade = match seen.word().len() {
            5 if (1000..2100).contains(&year) => year / 10,
            3 => 190 + year / 10,
            _ => return None,
        };
        i16::try_from(decade).ok().filter(|_| plural)
    });
    let name = one(|seen| match seen.class {
        Lex::DecadeName(year) => Some(190 + i16::from(year) / 10),
        _ => None,
    });
    // `the mid-nineties`
    let led = verify(opt(class(Lex::The)), |the| the.is_some() || before == Lex::Of);
    let named = preceded(led, name);
    let apostrophe = opt(class(Lex::Apostrophe));
    let written = preceded((opt(class(Lex::The)), apostrophe), figures);
    let (rest, decade) = alt((written, named)).parse(words)?;
    let bare = before != Lex::Of && words.first().is_some_and(|seen| seen.word().len() == 3);
    if bare && words.class(0) == Some(Lex::FigureWord) {
        return fail(words);
    }
    // `the 1800s` are a century; what `the 1900s` and `the 2000s` are, nobody can tell.
    if decade % 10 == 0 && decade < 190 {
        return Ok((rest, Expr::Century((decade / 10) as u8 + 1)));
    }
    Ok((rest, Expr::Decade(decade)))
}

/// `the 20th century`, `11th-century`.
pub(super) fn century(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    // Its number, and the unit behind it, behind a hyphen or behind a second number.
    let at = usize::from(matches!(words.class(0), Some(Lex::The)));
    let unit = |place| matches!(words.class(place), Some(Lex::Unit(Unit::Century, _)));
    if !matches!(words.class(at), Some(Lex::Ordinal(_) | Lex::FigureWord))
        || !(at + 1..at + 4).any(unit)
    {
        return fail(words);
    }
    let number = one(|seen| match seen.class {
        Lex::Ordinal(number) => Some(number),
        Lex::FigureWord => {
            let (number, suffix) = whole(seen)?;
            u8::try_from(number).ok().filter(|_| is_ordinal_suffix(suffix))
        }
        _ => None,
    });
    // `18th` of `18th and 19th centuries`
    let centuries = |words: Words<'_>| words.class(0) == Some(Lex::Unit(Unit::Century, true));
    let link = alt((class(Lex::And), class(Lex::To), class(Lex::Or), class(Lex::Hyphen)));
    let mut list = (opt(class(Lex::The)), &number, link, &number);
    if let Ok((rest, (the, first, (), _))) = list.parse(words)
        && centuries(rest)
        && (1..=21).contains(&first)
    {
        return Ok((words.behind(1 + usize::from(the.is_some())), Expr::Century(first)));
    }
    let linked = matches!(before, Lex::And | Lex::To | Lex::Or | Lex::Hyphen);
    let unit = alt((
        class(Lex::Unit(Unit::Century, false)),
        verify(class(Lex::Unit(Unit::Century, true)), |()| linked),
    ));
    let (rest, (the, number, hyphen, ())) =
        (opt(class(Lex::The)), &number, opt(class(Lex::Hyphen)), unit).parse(words)?;
    // `the` of `the 12th-century church` is the church's.
    if the.is_some() && hyphen.is_some() {
        return fail(words);
    }
    if (1..=21).contains(&number) { Ok((rest, Expr::Century(number))) } else { fail(words) }
}
