//! Quarters and halves of a year, and stretches named by the year alone: `the 1988 quarter`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{preceded, terminated};

use super::days::calendar_date;
use super::durations::LONG;
use super::points::{month, no_pick};
use super::years::{of_year, year_away, year_in_words, year_number};
use super::{Expr, Lex, Parse, Pick, Unit, Words, Year};
use crate::finite;
use crate::grammar::{class, fail, one};
use crate::passes::tokens::TokenKind;
use crate::stems::is_stop_word;

/// Whether a quarter, a half or a stretch named by its year may be told here: a walk over all that may
/// stand before its unit, which ends at once where none is told.
pub(super) fn may_tell_a_stretch(words: Words<'_>) -> bool {
    use Lex::{
        Ago, Apostrophe, Coming, Comma, Comparable, Current, Earlier, FigureWord, Final, Financial,
        Fiscal, Following, HalfName, Hyphen, In, Last, Latest, Month, MonthLike, Next, Num, Of,
        Ordinal, Past, Possessive, Previous, QuarterName, Same, That, The, This,
    };
    for at in 0..LONG {
        let Some(class) = words.class(at) else { return false };
        match class {
            Lex::Unit(Unit::Quarter | Unit::Half | Unit::Period, false)
            | QuarterName(_)
            | HalfName(_) => return true,
            Lex::Unit(Unit::Year, false) => {
                if year_earlier(words.behind(at)).is_ok() {
                    return true;
                }
            }
            // `the same week of 2014`
            Lex::Unit(_, false) => {
                return at == 2 && matches!(words.class(1), Some(Comparable | Same));
            }
            The | This | That | Next | Last | Past | Coming | Previous | Following | Same
            | Current | Latest | Final | Comparable | Fiscal | Financial | Ordinal(_) | Num(_)
            | FigureWord | Hyphen | Possessive | Apostrophe | Comma | In | Of | Month(_)
            | MonthLike(_) | Ago | Earlier => {}
            _ => return false,
        }
    }
    true
}

/// `this year's`, `1988's`, `the 1988`, `next year's`: the year before what it narrows.
fn possessive_year(words: Words<'_>) -> Parse<'_, Year> {
    let known =
        (opt(class(Lex::The)), alt((year_number, year_in_words)), opt(class(Lex::Possessive)));
    let known = known.map(|(_, year, _)| Year::Known(year));
    let away = terminated(year_away, class(Lex::Possessive));
    let earlier = preceded((opt(class(Lex::The)), opt(class(Lex::Comparable))), year_earlier);
    alt((away, known, earlier.map(|()| Year::Away(-1)))).parse(words)
}

/// `year-earlier`, `year-ago`
pub(super) fn year_earlier(words: Words<'_>) -> Parse<'_, ()> {
    match (words.class(0), words.class(1), words.class(2)) {
        (Some(Lex::Unit(Unit::Year, false)), Some(Lex::Hyphen), Some(Lex::Earlier | Lex::Ago)) => {
            Ok((words.behind(3), ()))
        }
        _ => fail(words),
    }
}

/// `Q3 2016`, `2016 Q3`, `Q3`, `H1 2016`.
fn quarter_name(words: Words<'_>) -> Parse<'_, Expr> {
    let name = one(|seen| match seen.class {
        Lex::QuarterName(_) | Lex::HalfName(_) => Some(seen.class),
        _ => None,
    });
    let (rest, (before, name, behind)) = (opt(year_number), name, opt(of_year)).parse(words)?;
    let year = before.map(Year::Known).or(behind).unwrap_or(Year::Open);
    let pick = Pick::Bare;
    match name {
        Lex::QuarterName(quarter) => Ok((rest, Expr::Quarter { pick, year, quarter })),
        // A bare `H1` may be anything.
        Lex::HalfName(half) if year != Year::Open => Ok((rest, Expr::Half { pick, year, half })),
        _ => fail(words),
    }
}

/// `the December quarter`, `the March 2011 quarter`: named by the month in which it ends.
fn month_quarter(words: Words<'_>) -> Parse<'_, Expr> {
    let unit = class(Lex::Unit(Unit::Quarter, false));
    let (rest, (pick, month, year, ())) = (no_pick, month, opt(of_year), unit).parse(words)?;
    let (rest, late) = opt(of_year).parse(rest)?;
    let year = late.or(year).unwrap_or(Year::Open);
    Ok((rest, Expr::Quarter { pick, year, quarter: month.div_ceil(3) }))
}

/// `the April-June quarter`, `the July-September 2018 period`: named by its first month and its last.
fn months_quarter(words: Words<'_>) -> Parse<'_, Expr> {
    let unit = one(|seen| {
        matches!(seen.class, Lex::Unit(Unit::Quarter | Unit::Period, false)).then_some(())
    });
    let months = verify((month, class(Lex::Hyphen), month), |(first, (), last)| {
        first % 3 == 1 && *last == first + 2
    });
    let (rest, (pick, (first, ..), year, ())) =
        (no_pick, months, opt(of_year), unit).parse(words)?;
    let (rest, late) = opt(of_year).parse(rest)?;
    let year = late.or(year).unwrap_or(Year::Open);
    Ok((rest, Expr::Quarter { pick, year, quarter: first.div_ceil(3) }))
}

/// `the quarter` of `the quarter ended July 31`: named by the month in which most of it is over.
fn quarter_ended(words: Words<'_>) -> Parse<'_, Expr> {
    let quarter = class(Lex::Unit(Unit::Quarter, false));
    let (rest, (_, ())) = (no_pick, quarter).parse(words)?;
    let (behind, ((), _)) = (class(Lex::Ended), opt(class(Lex::On))).parse(rest)?;
    let month = (month, opt(of_year)).map(|(month, year)| (month, 31, year.unwrap_or(Year::Open)));
    let day = calendar_date.map(|date| match date {
        Expr::Day { year, month, day } => (month, day, year),
        _ => (0, 0, Year::Open),
    });
    let (_, (month, day, year)) = alt((day, month)).parse(behind)?;
    // A quarter of weeks may end in the first days of the next month: `ended Oct. 2`.
    let middle = month + 11 - u8::from(day < 10);
    let (year, quarter) = match (year, middle > 12) {
        (Year::Known(year), false) => (Year::Known(year - 1), middle.div_ceil(3)),
        (year, _) => (year, (middle - 12 * u8::from(middle > 12)).div_ceil(3)),
    };
    Ok((rest, Expr::QuarterEnded { year, quarter }))
}

/// `the third quarter`, `third-quarter`, `the 1988 second quarter`, `the first half of 1989`.
pub(super) fn quarter(words: Words<'_>) -> Parse<'_, Expr> {
    if (0..2)
        .any(|place| matches!(words.class(place), Some(Lex::QuarterName(_) | Lex::HalfName(_))))
    {
        return quarter_name(words);
    }
    if let Ok(read) = quarter_ended(words) {
        return Ok(read);
    }
    let names_a_month =
        (0..3).any(|place| matches!(words.class(place), Some(Lex::Month(_) | Lex::MonthLike(_))));
    if names_a_month && let Ok(read) = alt((months_quarter, month_quarter)).parse(words) {
        return Ok(read);
    }
    let year_first = possessive_year.map(|year| (Pick::Bare, year));
    let picked = no_pick.map(|pick| (pick, Year::Open));
    // In `the last half of 1989`, `last` is the place, not the pick.
    let last_half =
        words.class(1) == Some(Lex::Last) && words.class(2) == Some(Lex::Unit(Unit::Half, false));
    let (rest, (pick, year)) = if last_half {
        class(Lex::The).map(|()| (Pick::The, Year::Open)).parse(words)?
    } else {
        alt((year_first, picked)).parse(words)?
    };
    let fiscal = opt((alt((class(Lex::Fiscal), class(Lex::Financial))), opt(class(Lex::Hyphen))));
    let place = one(|seen| match seen.class {
        Lex::Ordinal(place) => Some(place),
        // `the last half of 1989`, `the final quarter`
        Lex::Last | Lex::Final => Some(0),
        _ => None,
    });
    let unit = one(|seen| match seen.class {
        Lex::Unit(unit @ (Unit::Quarter | Unit::Half), false) => Some(unit),
        _ => None,
    });
    let (rest, (_, place, joined, unit)) =
        (fiscal, place, opt(class(Lex::Hyphen)), unit).parse(rest)?;
    // The determiner of `the third-quarter results` belongs to the results, and `that` may be none.
    if joined.is_some() && matches!(pick, Pick::The | Pick::That | Pick::This) {
        return fail(words);
    }
    let (rest, late) = opt(of_year).parse(rest)?;
    let year = late.unwrap_or(year);
    let expr = match (unit, place) {
        (Unit::Quarter, 1..=4) => Expr::Quarter { pick, year, quarter: place },
        (Unit::Quarter, 0) if year != Year::Open => Expr::Quarter { pick, year, quarter: 4 },
        (Unit::Half, 1 | 2) if year != Year::Open || !is_joined(rest) => {
            Expr::Half { pick, year, half: place }
        }
        (Unit::Half, 0) if year != Year::Open => Expr::Half { pick, year, half: 2 },
        _ => return fail(words),
    };
    Ok((rest, expr))
}

/// Whether a word hangs on by a hyphen: `the second half-hour`.
fn is_joined(rest: Words<'_>) -> bool {
    rest.first().is_some_and(|next| next.class == Lex::Hyphen && !next.token.spaced)
}

/// A year on which no noun hangs where nothing leads it: in `in the same week 2016 winner Lom lost` it is
/// that of the winner; in `the same period 1999 while costs fell` it is none's.
fn year_of_none(words: Words<'_>) -> Parse<'_, Year> {
    let bare = matches!(words.class(0), Some(Lex::Num(_)));
    let (rest, year) = of_year(words)?;
    let noun = rest.first().is_some_and(|next| {
        let word = next.class.is_plain() && next.token.spaced && next.token.kind == TokenKind::Word;
        let ends =
            is_stop_word(next.token.key) || finite::is_verb_form(next.token.key, next.word());
        word && !ends
    });
    if bare && noun { fail(words) } else { Ok((rest, year)) }
}

/// `the 1988 quarter`, `the year-earlier period`, `year-ago`, `the corresponding period last year`.
pub(super) fn stretch(words: Words<'_>) -> Parse<'_, Expr> {
    let unit = || {
        one(|seen| match seen.class {
            Lex::Unit(unit @ (Unit::Quarter | Unit::Period | Unit::Half), false) => Some(unit),
            _ => None,
        })
    };
    let before = (possessive_year, unit());
    // `the same month last year`, `the same week of 2014`, `the same period a year earlier`
    let calendar = one(|seen| match seen.class {
        Lex::Unit(unit @ (Unit::Month | Unit::Week | Unit::Weekend | Unit::Day), false) => {
            Some(unit)
        }
        _ => None,
    });
    let alike = alt((class(Lex::Comparable), class(Lex::Same)));
    let behind = preceded((class(Lex::The), alike), alt((unit(), calendar)));
    let side = alt((class(Lex::Ago), class(Lex::Earlier), class(Lex::Before)));
    let year_before = (class(Lex::A), class(Lex::Unit(Unit::Year, false)), side);
    let year_before = year_before.map(|_| Year::Away(-1));
    let behind = (behind, opt(class(Lex::Of)), alt((year_of_none, year_before)));
    let behind = behind.map(|(unit, _, year)| (year, unit));
    // `the previous corresponding period`, as Australian copy has it
    let last =
        preceded((opt(class(Lex::The)), class(Lex::Previous), class(Lex::Comparable)), unit());
    let last = last.map(|unit| (Year::Away(-1), unit));
    let alone = year_earlier.map(|()| (Year::Away(-1), Unit::Period));
    let (rest, (year, unit)) = alt((before, behind, last, alone)).parse(words)?;
    Ok((rest, Expr::Stretch { year, focus: matches!(year, Year::Away(-1)), unit }))
}
