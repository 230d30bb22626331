//! Points and stretches of the calendar: days, weekdays, months, seasons, quarters, years, and the
//! words that refer to one (`yesterday`, `this week`, `the year-earlier period`, `now`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{pair, preceded, terminated};

use super::decades::{century, decade, short_number, short_year, two_figures};
use super::feasts::feast;
use super::lexicon::{Class, is_ordinal_suffix, whole};
use super::nth::{day_of_a_month, first_day, nth_weekday, second_year};
use super::quarters::{quarter, stretch};
use super::units::{part, part_alone, relative, unit, year_end};
use super::weekdays::{weekday, weekday_alone, weekday_in};
use super::{Expr, Found, Lex, Parse, Pick, Season, Unit, Words, Year};
use crate::grammar::numbers::{Numeral, number};
use crate::grammar::{class, fail, one};
use crate::passes::names::lexicon::{Lexicon, flag};
use crate::passes::tokens::Shape;

/// What stands before a month's name that is also another word (`in May`).
fn leads_a_month(before: Lex) -> bool {
    use Lex::{By, Early, Every, For, From, Hyphen, In, Late, Mid, Of, To, Until};
    before.is_preposition()
        || matches!(
            before,
            For | Until | In | Of | By | From | To | Early | Late | Mid | Hyphen | Every
        )
}

/// What stands before a year that could be any number (`since 1745`).
pub(super) fn leads_a_year(before: Lex) -> bool {
    leads_a_month(before) || matches!(before, Lex::Month(_) | Lex::Season(..) | Lex::Fiscal)
}

/// The month that a token names.
pub(super) fn month(words: Words<'_>) -> Parse<'_, u8> {
    one(|seen| match seen.class {
        Lex::Month(month) => Some(month),
        Lex::MonthLike(month) => seen.token.is_capitalised().then_some(month),
        _ => None,
    })(words)
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

/// `1994`
pub(super) fn year_number(words: Words<'_>) -> Parse<'_, i16> {
    one(|seen| {
        let (year, rest) = whole(seen)?;
        let plain = seen.word().len() == 4 && rest.is_empty() && (1000..2200).contains(&year);
        i16::try_from(year).ok().filter(|_| plain)
    })(words)
}

/// `nineteen ninety-six`
pub(super) fn year_in_words(words: Words<'_>) -> Parse<'_, i16> {
    let century = one(|seen| match seen.class {
        Lex::Num(Numeral::Small(century @ 15..=20)) => Some(i16::from(century)),
        _ => None,
    });
    let tens = one(|seen| match seen.class {
        Lex::Num(Numeral::Tens(tens)) => Some(i16::from(tens)),
        _ => None,
    });
    let single = one(|seen| match seen.class {
        Lex::Num(Numeral::Small(single @ 1..=9)) => Some(i16::from(single)),
        _ => None,
    });
    let behind_hyphen = preceded(opt(class(Lex::Hyphen)), single);
    (century, tens, opt(behind_hyphen))
        .map(|(century, tens, single)| century * 100 + tens + single.unwrap_or(0))
        .parse(words)
}

/// `this year`, `last year`, `next fiscal year`, `the coming year`
pub(super) fn year_away(words: Words<'_>) -> Parse<'_, Year> {
    let away = one(|seen| match seen.class {
        Lex::This | Lex::Current => Some(0),
        Lex::Last | Lex::Previous => Some(-1),
        Lex::Next | Lex::Coming => Some(1),
        _ => None,
    });
    let fiscal = opt(alt((class(Lex::Fiscal), class(Lex::Financial))));
    // `next year`, but `the next year` may be any that follows.
    let the = opt(verify(class(Lex::The), |()| {
        matches!(words.class(1), Some(Lex::Current | Lex::Previous | Lex::Coming))
    }));
    let away = preceded(the, terminated(away, fiscal));
    terminated(away, class(Lex::Unit(Unit::Year, false))).map(Year::Away).parse(words)
}

/// `[of] [fiscal] 1994`, `[of] '94`, `last year`, `of the year`: what narrows a month, season or quarter.
pub(super) fn of_year(words: Words<'_>) -> Parse<'_, Year> {
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

/// `this coming`, `the latest`: which one, and whether anything is said.
pub(super) fn pick(words: Words<'_>) -> Parse<'_, Pick> {
    let (Some(first), second) = (words.class(0), words.class(1)) else { return fail(words) };
    let the = first == Lex::The;
    let (word, len) = if the { (second.unwrap_or(Lex::Other), 2) } else { (first, 1) };
    let (pick, len) = match (word, second) {
        (Lex::This, Some(Lex::Past)) if !the => (Pick::Last, 2),
        (Lex::This, Some(Lex::Coming)) if !the => (Pick::Next, 2),
        (Lex::This, _) if !the => (Pick::This, 1),
        (Lex::That, Some(Lex::Same)) if !the => (Pick::That, 2),
        (Lex::That, _) if !the => (Pick::That, 1),
        (Lex::Next | Lex::Coming, _) if the => (Pick::After, len),
        (Lex::Next | Lex::Coming, _) => (Pick::Next, len),
        (Lex::Last | Lex::Past, _) => (Pick::Last, len),
        (Lex::Same, _) => (Pick::That, len),
        (Lex::Previous, _) => (Pick::Before, len),
        (Lex::Following, _) => (Pick::After, len),
        (Lex::Current, _) => (Pick::This, len),
        (Lex::Latest, _) => (Pick::Latest, len),
        _ if the => (Pick::The, 1),
        _ => return fail(words),
    };
    Ok((words.behind(len), pick))
}

pub(super) fn no_pick(words: Words<'_>) -> Parse<'_, Pick> {
    let (rest, pick) = opt(pick).parse(words)?;
    Ok((rest, pick.unwrap_or(Pick::Bare)))
}

/// `Feb. 10, 2017`, `Friday Oct. 13`, `10 February`, `the 10th of February`.
pub(super) fn calendar_date(words: Words<'_>) -> Parse<'_, Expr> {
    let this = || opt(alt(((class(Lex::This), class(Lex::Coming)).map(|_| ()), class(Lex::This))));
    let on = (this(), weekday, opt(class(Lex::Comma)), opt(class(Lex::The))).map(|_| ());
    // `last Jan. 2`, `this coming May 5`
    let picked = alt((class(Lex::Last), class(Lex::Next), this().map(|_| ())));
    let picked = verify(picked, |()| picks_a_day(words));
    let open = match (words.class(0), words.class(1)) {
        (Some(Lex::Next), _) | (Some(Lex::This), Some(Lex::Coming)) => Year::Coming,
        (Some(Lex::Last), _) => Year::Gone,
        _ => Year::Open,
    };
    let (words, _) = opt(alt((on, picked))).parse(words)?;
    let month_first = pair(month, day_of_month);
    let day_first = (
        opt(class(Lex::The)),
        verify(day_of_month, |_| !matches!(words.class(0), Some(Lex::Ordinal(_)))),
        opt(class(Lex::Of)),
        month,
    )
        .map(|(_, day, _, month)| (month, day));
    let (rest, (month, day)) = alt((month_first, day_first)).parse(words)?;
    // `Nov. 9 10 a.m.`, `Feb. 3, 1,200 ships`: only a year of four figures goes on.
    let (rest, year) = opt(of_year).parse(rest)?;
    Ok((rest, Expr::Day { year: year.unwrap_or(open), month, day }))
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
    let of_a_noun = before == Lex::A && !doubtful && !is_given_name(rest, month);
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

/// `1994`, `fiscal 2016`, `the year two thousand`.
fn year_alone(words: Words<'_>, before: Lex) -> Parse<'_, Expr> {
    let fiscal = alt((class(Lex::Fiscal), class(Lex::Financial)));
    let unit = || class(Lex::Unit(Unit::Year, false));
    let led = (fiscal, opt(unit())).map(|_| ());
    let the_year = (opt(class(Lex::The)), unit()).map(|_| ());
    let (rest, lead) = opt(alt((led, the_year))).parse(words)?;
    let spoken = verify(number::<Lex>, |year| lead.is_some() && (2000.0..2100.0).contains(year));
    let spoken = spoken.map(|year| year as i16);
    // `FY17`
    let short = one(|seen| {
        let (year, rest) = whole(seen).filter(|_| seen.word().len() == 2 && !seen.token.spaced)?;
        i16::try_from(year).ok().filter(|_| rest.is_empty()).map(|year| 2000 + year)
    });
    let short = verify(short, |_| words.class(0) == Some(Lex::Fiscal));
    // `fiscal '96`
    if let (Some(()), Ok((rest, expr))) = (lead, short_year(rest, Lex::Fiscal)) {
        return Ok((rest, expr));
    }
    let (rest, year) = alt((year_number, year_in_words, short, spoken)).parse(rest)?;
    // `12:1985`, but `Founded: 1985`
    let glued = before == Lex::Colon && words.first().is_some_and(|seen| !seen.token.spaced);
    if lead.is_none() && (glued || !stands_as_year(rest, before, year)) {
        return fail(words);
    }
    Ok((rest, Expr::Year(year)))
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
        if many || measured || (glued && marked) || hyphened {
            return false;
        }
    }
    leads_a_year(before) || (1900..2050).contains(&year) && before != Lex::Hyphen
}

/// The rules for a point, by the classes of its first two tokens.
fn rules(first: Lex, next: Lex) -> &'static [super::Rule] {
    fn date(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
        let day = alt((slash_date, iso_date, calendar_date, first_day)).map(Found::of);
        alt((day, night_and_day)).parse(words)
    }
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
            Lex::Num(_) | Lex::Weekday(_) => &[date, quarters, year],
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
