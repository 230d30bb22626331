//! Years, and what tells the year of something else: `1994`, `nineteen ninety-six`, `fiscal 2016`, `of last
//! year`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use super::decades::{short_number, short_year};
use super::lexicon::whole;
use super::points::leads_a_month;
use super::{Expr, Lex, Parse, Unit, Words, Year};
use crate::grammar::numbers::{Numeral, number};
use crate::grammar::{class, fail, one};

/// What stands before a year that could be any number (`since 1745`).
pub(super) fn leads_a_year(before: Lex) -> bool {
    leads_a_month(before) || matches!(before, Lex::Month(_) | Lex::Season(..) | Lex::Fiscal)
}

/// `1994`
pub(super) fn year_number(words: Words<'_>) -> Parse<'_, i16> {
    one(|seen| {
        if seen.token.span.len() != 4 {
            return None;
        }
        let (year, rest) = whole(seen)?;
        let plain = rest.is_empty() && (1000..2200).contains(&year);
        i16::try_from(year).ok().filter(|_| plain)
    })(words)
}

/// `1985` of `1985 year net`, but not of `a 1985 year old tree`.
pub(super) fn is_year_of_results(words: Words<'_>) -> bool {
    year_number(words).is_ok_and(|(rest, year)| (1900..2050).contains(&year) && tells_results(rest))
}

/// `year net` behind a year.
fn tells_results(rest: Words<'_>) -> bool {
    rest.class(0) == Some(Lex::Unit(Unit::Year, false))
        && rest.get(1).is_none_or(|seen| !matches!(seen.word(), "old" | "-"))
}

/// `nineteen ninety-six`
pub(super) fn year_in_words(words: Words<'_>) -> Parse<'_, i16> {
    let (Some(Lex::Num(Numeral::Small(century @ 15..=20))), Some(Lex::Num(Numeral::Tens(tens)))) =
        (words.class(0), words.class(1))
    else {
        return fail(words);
    };
    let place = 2 + usize::from(matches!(words.class(2), Some(Lex::Hyphen)));
    let (single, len) = match words.class(place) {
        Some(Lex::Num(Numeral::Small(single @ 1..=9))) => (single, place + 1),
        _ => (0, 2),
    };
    Ok((words.behind(len), i16::from(century) * 100 + i16::from(tens) + i16::from(single)))
}

/// `this year`, `last year`, `next fiscal year`, `the coming year`
pub(super) fn year_away(words: Words<'_>) -> Parse<'_, Year> {
    // `next year`, but `the next year` may be any that follows.
    let the = matches!(words.class(0), Some(Lex::The))
        && matches!(words.class(1), Some(Lex::Current | Lex::Previous | Lex::Coming));
    let at = usize::from(the);
    let away = match words.class(at) {
        Some(Lex::This | Lex::Current) => 0,
        Some(Lex::Last | Lex::Previous) => -1,
        Some(Lex::Next | Lex::Coming) => 1,
        _ => return fail(words),
    };
    let fiscal = matches!(words.class(at + 1), Some(Lex::Fiscal | Lex::Financial));
    let unit = at + 1 + usize::from(fiscal);
    match words.class(unit) {
        Some(Lex::Unit(Unit::Year, false)) => Ok((words.behind(unit + 1), Year::Away(away))),
        _ => fail(words),
    }
}

/// Whether what narrows a month, season or quarter may begin here, by two classes.
fn may_tell_a_year(first: Lex, second: Option<Lex>) -> bool {
    use Lex::{
        Apostrophe, Coming, Comma, Current, Fiscal, In, Last, Next, Num, Of, Previous, That, The,
        This,
    };
    match first {
        Of => matches!(
            second,
            Some(
                Num(_)
                    | Fiscal
                    | This
                    | Current
                    | Last
                    | Previous
                    | Next
                    | Coming
                    | The
                    | Apostrophe
                    | That
            )
        ),
        Comma | In => matches!(
            second,
            Some(Num(_) | Fiscal | This | Current | Last | Previous | Next | Coming | The)
        ),
        The => matches!(second, Some(Current | Previous | Coming)),
        _ => matches!(
            first,
            Num(_) | Fiscal | This | Current | Last | Previous | Next | Coming | Apostrophe
        ),
    }
}

/// `[of] [fiscal] 1994`, `[of] '94`, `last year`, `of the year`: what narrows a month, season or quarter.
pub(super) fn of_year(words: Words<'_>) -> Parse<'_, Year> {
    if !words.class(0).is_some_and(|first| may_tell_a_year(first, words.class(1))) {
        return fail(words);
    }
    let link = alt((class(Lex::Of), class(Lex::Comma), class(Lex::In)));
    let known = alt((year_number, year_in_words)).map(Year::Known);
    let the_year = (class(Lex::Of), class(Lex::The), class(Lex::Unit(Unit::Year, false)));
    let the_year = the_year.map(|_| Year::Away(0));
    let short = preceded(opt(class(Lex::Of)), short_number).map(Year::Known);
    // `of that year`, `of the same year`
    let same = || class(Lex::Same);
    let that =
        alt(((class(Lex::That), opt(same())).map(|_| ()), (class(Lex::The), same()).map(|_| ())));
    let told = (class(Lex::Of), that, class(Lex::Unit(Unit::Year, false))).map(|_| Year::Told);
    let named = preceded((opt(link), opt(class(Lex::Fiscal))), alt((known, year_away)));
    alt((named, the_year, short, told)).parse(words)
}

/// `1994`, `fiscal 2016`, `the year two thousand`.
pub(super) fn year_alone(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let unit = |place| matches!(words.class(place), Some(Lex::Unit(Unit::Year, false)));
    let lead = match words.class(0) {
        Some(Lex::Fiscal | Lex::Financial) => 1 + usize::from(unit(1)),
        Some(Lex::The) => 2 * usize::from(unit(1)),
        _ => usize::from(unit(0)),
    };
    if lead == 0 {
        let (rest, year) = alt((year_number, year_in_words)).parse(words)?;
        // `12:1985`, but `Founded: 1985`
        let glued =
            matches!(before, Lex::Colon) && words.first().is_some_and(|seen| !seen.token.spaced);
        if glued || !stands_as_year(rest, before, year) {
            return fail(words);
        }
        return Ok((rest, Expr::Year(year)));
    }
    let rest = words.behind(lead);
    if !matches!(rest.class(0), Some(Lex::Num(_) | Lex::A | Lex::Apostrophe)) {
        return fail(words);
    }
    // `fiscal '96`
    if let Ok(read) = short_year(rest, Lex::Fiscal) {
        return Ok(read);
    }
    // `FY17`
    let short = one(|seen| {
        let (year, rest) = whole(seen).filter(|_| seen.word().len() == 2 && !seen.token.spaced)?;
        i16::try_from(year).ok().filter(|_| rest.is_empty()).map(|year| 2000 + year)
    });
    let short = verify(short, |_| matches!(words.class(0), Some(Lex::Fiscal)));
    let spoken = verify(number::<Lex>, |year| (2000.0..2100.0).contains(year));
    let spoken = spoken.map(|year| year as i16);
    alt((year_number, year_in_words, short, spoken)).map(Expr::Year).parse(rest)
}

/// Whether a bare number of four figures is a year, by what stands around it.
fn stands_as_year(rest: Words<'_>, before: Lex, year: i16) -> bool {
    if matches!(before, Lex::Money | Lex::Slash | Lex::Apostrophe) {
        return false;
    }
    if let Some(next) = rest.first() {
        let joined = !next.token.spaced;
        let counted = next.class.is_plain()
            && next.token.spaced
            && next.word().ends_with('s')
            && next.word().len() > 3
            && next.word().bytes().all(|byte| byte.is_ascii_lowercase());
        let measured = matches!(next.class, Lex::Unit(..) | Lex::Money | Lex::Num(_) | Lex::Zone);
        // `1994's` and `1988-89` are years; `1000-seat`, `2000/2`, `1900:12` are not.
        let glued = joined && matches!(next.class, Lex::Slash | Lex::Colon | Lex::Other);
        let hyphened = joined
            && next.class == Lex::Hyphen
            && !matches!(rest.class(1), Some(Lex::Num(Numeral::Figures)));
        let marked = next.word() == "-" || next.word() == "–" || next.word().len() > 1;
        // `the 2016 sales` and `good 1986 results` are of a year; of `2000 sales` and `1986 votes`
        // there are so many, as without a comma only a round number or what is tallied is told.
        let dated =
            leads_a_year(before) || matches!(before, Lex::The | Lex::Possessive | Lex::Possessor);
        let many = year % 50 == 0 || next.class == Lex::Tally || before == Lex::Approx;
        let many = counted && many && (before == Lex::For || !dated);
        let measured = measured && !tells_results(rest);
        if many || measured || (glued && marked) || hyphened {
            return false;
        }
    }
    leads_a_year(before) || (1900..2050).contains(&year) && before != Lex::Hyphen
}
