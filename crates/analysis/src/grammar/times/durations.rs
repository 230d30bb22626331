//! Lengths of time: `five years`, `the past two weeks`, `two-day`, `all day`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{pair, preceded};

use super::lexicon::{is_ordinal_suffix, whole};
use super::quarters::year_earlier;
use super::sets::rate;
use super::years::is_year_of_results;
use super::{Amount, Expr, Found, Lex, Mod, Parse, Unit, Words};
use crate::grammar::numbers::{Numeral, number};
use crate::grammar::{class, fail, one};

/// A unit in the singular or plural.
pub(super) fn unit(words: Words<'_>) -> Parse<'_, (Unit, bool)> {
    one(|seen| match seen.class {
        Lex::Unit(Unit::Half | Unit::Period, _) => None,
        Lex::Unit(unit, plural) => Some((unit, plural)),
        _ => None,
    })(words)
}

/// `2 1/2`, `two and a half`, `three-and-a-half`, `six`.
pub(super) fn figure(words: Words<'_>) -> Parse<'_, f64> {
    if !begins_a_number(words) {
        return fail(words);
    }
    let (rest, whole) = number(words)?;
    match (rest.class(0), rest.class(1)) {
        (Some(Lex::Num(Numeral::Figures)), Some(Lex::Slash)) => {
            let is = |wanted: &'static str| one(move |seen| (seen.word() == wanted).then_some(()));
            let fraction = (is("1"), class(Lex::Slash), is("2"));
            let (rest, more) = opt(fraction).parse(rest)?;
            Ok((rest, if more.is_some() { whole + 0.5 } else { whole }))
        }
        (Some(Lex::And), _) | (Some(Lex::Hyphen), Some(Lex::And)) => {
            let hyphen = || opt(class(Lex::Hyphen));
            let and_a = (hyphen(), class(Lex::And), hyphen(), class(Lex::A), hyphen());
            let (rest, half) = opt((and_a, class(Lex::Unit(Unit::Half, false)))).parse(rest)?;
            Ok((rest, if half.is_some() { whole + 0.5 } else { whole }))
        }
        _ => Ok((rest, whole)),
    }
}

/// Whether a number may begin here: `a` only before a magnitude, a hyphen between them or not.
fn begins_a_number(words: Words<'_>) -> bool {
    match words.class(0) {
        Some(Lex::Num(_)) => true,
        Some(Lex::A) => matches!(words.class(1), Some(Lex::Num(_) | Lex::Hyphen)),
        _ => false,
    }
}

/// `five`, `two to three`, `a few`, `a couple of`, `several`.
pub(super) fn amount(words: Words<'_>) -> Parse<'_, (Amount, Option<Mod>)> {
    let at = usize::from(matches!(words.class(0), Some(Lex::A)));
    match words.class(at) {
        Some(Lex::Couple) => {
            let of = usize::from(matches!(words.class(at + 1), Some(Lex::Of)));
            Ok((words.behind(at + 1 + of), (Amount::Exact(2.0), Some(Mod::Approx))))
        }
        Some(Lex::Dozen) => Ok((words.behind(at + 1), (Amount::Exact(12.0), None))),
        Some(Lex::Few) => Ok((words.behind(at + 1), (Amount::Some, None))),
        Some(Lex::Several) if at == 0 => Ok((words.behind(1), (Amount::Some, None))),
        Some(Lex::Num(_) | Lex::Hyphen) => range(words),
        _ => fail(words),
    }
}

/// `five`, `two to three`, `a hundred`
fn range(words: Words<'_>) -> Parse<'_, (Amount, Option<Mod>)> {
    let (rest, low) = figure(words)?;
    if matches!(rest.class(0), Some(Lex::To | Lex::Or | Lex::Hyphen))
        && let Ok((rest, _)) = figure(rest.behind(1))
    {
        return Ok((rest, (Amount::Exact(low), Some(Mod::EqualOrMore))));
    }
    Ok((rest, (Amount::Exact(low), None)))
}

/// `a`, `an`, `half an`, `one`.
fn single(words: Words<'_>) -> Parse<'_, Amount> {
    let half = (class(Lex::Unit(Unit::Half, false)), class(Lex::A)).map(|_| Amount::Exact(0.5));
    alt((half, class(Lex::A).map(|()| Amount::Exact(1.0)))).parse(words)
}

/// `nearly`, `more than`, `at least`, `up to`.
pub(super) fn bound(words: Words<'_>) -> Parse<'_, Mod> {
    use Lex::{Approx, At, More, No, Under, Up};
    if !matches!(words.class(0), Some(No | More | Under | At | Up | Approx)) {
        return fail(words);
    }
    let than = || class(Lex::Than);
    alt((
        (class(Lex::No), class(Lex::More), than()).map(|_| Mod::EqualOrLess),
        (class(Lex::More), than()).map(|_| Mod::MoreThan),
        (class(Lex::Under), than()).map(|_| Mod::LessThan),
        (class(Lex::At), class(Lex::Least)).map(|_| Mod::EqualOrMore),
        (class(Lex::At), class(Lex::Most)).map(|_| Mod::EqualOrLess),
        (class(Lex::Up), class(Lex::To)).map(|_| Mod::EqualOrLess),
        class(Lex::Approx).map(|()| Mod::Approx),
    ))
    .parse(words)
}

/// A unit, behind words that may stand between the amount and it: `consecutive`, `more`, `full`.
fn unit_of_amount(words: Words<'_>) -> Parse<'_, (Unit, bool)> {
    let filler = |class: &Lex| matches!(class, Lex::Filler | Lex::More | Lex::Full);
    let count = (0..words.len()).map_while(|at| words.class(at).filter(filler)).count();
    unit(words.behind(count))
}

/// `a quarter of a century`, `a quarter-century`, `three-quarters of an hour`.
fn quarters(words: Words<'_>) -> Parse<'_, (f64, Unit)> {
    let quarter = |place: usize| matches!(words.class(place), Some(Lex::Unit(Unit::Quarter, _)));
    if !quarter(1) && !quarter(2) {
        return fail(words);
    }
    let one = (class(Lex::A), class(Lex::Unit(Unit::Quarter, false))).map(|_| 0.25);
    let three = class(Lex::Num(Numeral::Small(3)));
    let three = (three, opt(class(Lex::Hyphen)), class(Lex::Unit(Unit::Quarter, true)));
    let of_a = (class(Lex::Of), class(Lex::A)).map(|_| ());
    let (rest, (share, _)) =
        (alt((one, three.map(|_| 0.75))), opt(alt((of_a, class(Lex::Hyphen))))).parse(words)?;
    let unit = verify(unit, |(unit, plural)| {
        !plural && matches!(unit, Unit::Hour | Unit::Day | Unit::Year | Unit::Century)
    });
    unit.map(|(unit, _)| (share, unit)).parse(rest)
}

/// The amount and unit: `five years`, `a minute and a half`, `half an hour`.
pub(super) fn length(words: Words<'_>) -> Parse<'_, (Amount, Unit, Option<Mod>)> {
    use Lex::{A, Couple, Dozen, Few, Num, Several};
    if !matches!(
        words.class(0),
        Some(Num(_) | A | Couple | Dozen | Few | Several | Lex::Unit(Unit::Half, false))
    ) {
        return fail(words);
    }
    let many = pair(amount, unit_of_amount)
        .map(|((amount, modifier), (unit, plural))| (amount, unit, plural, modifier));
    if let Ok((rest, (share, unit))) = quarters(words) {
        return Ok((rest, (Amount::Exact(share), unit, None)));
    }
    let singular = verify(unit_of_amount, |(_, plural)| !plural);
    let one = pair(single, singular).map(|(amount, (unit, _))| (amount, unit, false, None));
    let (rest, (amount, unit, plural, modifier)) = alt((many, one)).parse(words)?;
    // `two year` is no length by itself, but `one year` is; spoken copy has `twenty four hour`.
    // `a quarter` is a share far more often than three months.
    let single = !plural && words.class(0) == Some(Lex::A);
    let share = single && unit == Unit::Quarter;
    let joined =
        single && rest.first().is_some_and(|next| next.class == Lex::Hyphen && !next.token.spaced);
    if share || joined || !plural && amount == Amount::Some {
        return fail(words);
    }
    // `a day or two`, but not `a day or two weeks`
    let mut two = verify((class(Lex::Or), class(Lex::Num(Numeral::Small(2)))), |_| {
        single && !matches!(rest.class(2), Some(Lex::Unit(..) | Lex::Hyphen))
    });
    if let Ok((rest, _)) = two.parse(rest) {
        return Ok((rest, (amount, unit, Some(Mod::EqualOrMore))));
    }
    let half = (class(Lex::And), class(Lex::A), class(Lex::Unit(Unit::Half, false)));
    let (rest, half) = opt(half).parse(rest)?;
    let amount = match (amount, half) {
        (Amount::Exact(count), Some(_)) => Amount::Exact(count + 0.5),
        (amount, _) => amount,
    };
    Ok((rest, (amount, unit, modifier)))
}

pub(super) fn or_so(words: Words<'_>) -> Parse<'_, Option<Mod>> {
    let (rest, so) = opt((class(Lex::Or), class(Lex::So))).parse(words)?;
    Ok((rest, so.map(|_| Mod::Approx)))
}

/// Of a longer run of tokens nobody asks ahead what it holds.
pub(super) const LONG: usize = 16;

/// Whether a class may stand in the amount of a length, before it or between it and its unit.
pub(super) fn is_of_an_amount(class: Lex) -> bool {
    use Lex::{
        A, And, Another, Approx, At, Couple, Dozen, Few, Filler, Full, Hyphen, Least, More, Most,
        No, Num, Of, Or, Several, Slash, Than, The, To, Under, Up,
    };
    matches!(
        class,
        Num(_)
            | A
            | And
            | Another
            | Approx
            | At
            | Couple
            | Dozen
            | Few
            | Filler
            | Full
            | Hyphen
            | Least
            | More
            | Most
            | No
            | Of
            | Or
            | Several
            | Slash
            | Than
            | The
            | To
            | Under
            | Up
    )
}

/// Whether a unit follows all that may stand before one in a length.
fn may_last(words: Words<'_>) -> bool {
    use Lex::{
        Coming, Financial, Fiscal, Following, Last, Latest, Next, Past, Previous, Recent, Same,
        These,
    };
    for at in 0..LONG {
        match words.class(at) {
            Some(Lex::Unit(..) | Lex::LongUnit(_)) => return true,
            // `90-second`
            Some(Lex::Ordinal(2)) if at > 1 => return true,
            Some(
                Coming
                | Financial
                | Fiscal
                | Following
                | Last
                | Latest
                | Next
                | Past
                | Previous
                | Recent
                | Same
                | These
                | Lex::Ordinal(_)
                | Lex::FigureWord
                | Lex::All,
            ) => {}
            Some(class) if is_of_an_amount(class) => {}
            _ => return false,
        }
    }
    true
}

/// `the past five days`, `nearly forty years`, `two-day`, `20-year-old`, `recent years`.
pub(super) fn duration(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    // `1985 year results`: a year of that number.
    if !may_last(words) || is_year_of_results(words) {
        return fail(words);
    }
    let bare = |words| bare(words, before);
    // `it will open in June and last six weeks`
    let verb = words.class(0) == Some(Lex::Last) && matches!(words.class(1), Some(Lex::Num(_)));
    if verb && matches!(before, Lex::And | Lex::To | Lex::Will) {
        return fail(words);
    }
    match words.class(0) {
        // A number goes on behind these alone, and then a hyphen may follow it.
        Some(Lex::Num(_) | Lex::Several)
            if !matches!(words.class(1), Some(Lex::Num(_) | Lex::Hyphen | Lex::And)) =>
        {
            bounded(words)
        }
        Some(Lex::Num(_) | Lex::Several) => alt((hyphened, bounded)).parse(words),
        Some(Lex::A) if matches!(words.class(1), Some(Lex::Num(_) | Lex::Hyphen)) => {
            alt((hyphened, bounded, in_a_row)).parse(words)
        }
        Some(Lex::A) => alt((bounded, in_a_row)).parse(words),
        Some(Lex::All) => whole_unit(words),
        Some(Lex::LongUnit(_)) => long_unit(words),
        Some(Lex::FigureWord) => in_a_row(words),
        Some(Lex::Unit(_, true)) => alt((hyphened, bare)).parse(words),
        Some(Lex::Unit(..)) => alt((hyphened, ordered, bounded, ended)).parse(words),
        Some(Lex::Ordinal(_)) => alt((ordered, in_a_row)).parse(words),
        _ => alt((ordered, bounded, in_a_row, ended)).parse(words),
    }
}

/// `all day`, `all year`
fn whole_unit(words: Words<'_>) -> Parse<'_, Found> {
    let unit = verify(unit, |(unit, plural)| {
        !plural && matches!(unit, Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Year)
    });
    let (rest, (unit, _)) = preceded(class(Lex::All), unit).parse(words)?;
    Ok((rest, Found::of(Expr::Duration { amount: Amount::Exact(1.0), unit })))
}

/// `yearlong`
fn long_unit(words: Words<'_>) -> Parse<'_, Found> {
    let unit = one(|seen| match seen.class {
        Lex::LongUnit(unit) => Some(unit),
        _ => None,
    });
    unit.map(|unit| Found::of(Expr::Duration { amount: Amount::Exact(1.0), unit })).parse(words)
}

/// `two-day`, `20-year-old`, `12- to 18-month`, `decades-old`, `90-second`.
fn hyphened(words: Words<'_>) -> Parse<'_, Found> {
    if matches!(words.class(0), Some(Lex::Unit(..))) && !matches!(words.class(1), Some(Lex::Hyphen))
    {
        return fail(words);
    }
    let hyphen = || class(Lex::Hyphen);
    let singular = verify(unit, |(_, plural)| !plural);
    // `a month-long ban`, `a years-long dispute`
    let long = one(|seen| (seen.class == Lex::Filler && seen.word() == "long").then_some(()));
    let long = alt((long, class(Lex::Old)));
    let mut alone = (unit, hyphen(), long);
    if let Ok((rest, ((unit, plural), (), ()))) = alone.parse(words) {
        let amount = if plural { Amount::Some } else { Amount::Exact(1.0) };
        return Ok((rest, Found::of(Expr::Duration { amount, unit })));
    }
    let several = class(Lex::Several).map(|()| Amount::Some);
    let amount = alt((several, figure.map(Amount::Exact)));
    let second = one(|seen| {
        (seen.class == Lex::Ordinal(2) && !seen.token.spaced).then_some((Unit::Second, false))
    });
    let (rest, (amount, (), (unit, _))) =
        (amount, hyphen(), alt((singular, second))).parse(words)?;
    // `a three-quarter mile`: a share
    if unit == Unit::Quarter && amount == Amount::Exact(3.0) {
        return fail(words);
    }
    let old = preceded(opt(hyphen()), class(Lex::Old));
    let (rest, _) = opt(old).parse(rest)?;
    Ok((rest, Found::of(Expr::Duration { amount, unit })))
}

/// `the past five days`, `the next few years`, `the first nine months`, `the nine months`.
fn ordered(words: Words<'_>) -> Parse<'_, Found> {
    let order = one(|seen| {
        use Lex::{Coming, Following, Last, Latest, Next, Past, Previous, Recent, Same};
        let order = matches!(
            seen.class,
            Past | Last | Next | Coming | Previous | Following | Latest | Recent | Same
        );
        (order || seen.class == Lex::Ordinal(1)).then_some(())
    });
    let (rest, bound) = opt(bound).parse(words)?;
    let the = rest.class(0) == Some(Lex::The);
    let (rest, _) = opt(alt((class(Lex::The), class(Lex::These)))).parse(rest)?;
    let (rest, order) = opt(alt((order, year_earlier))).parse(rest)?;
    if order.is_none() && the {
        let mut ahead = (verify(unit, |(_, plural)| *plural), class(Lex::Ahead));
        if let Ok((rest, ((unit, _), ()))) = ahead.parse(rest) {
            return Ok((rest, Found::of(Expr::Duration { amount: Amount::Some, unit })));
        }
    }
    if order.is_none() && !the {
        return fail(words);
    }
    let plural = verify(unit, |(_, plural)| *plural).map(|(unit, _)| (Amount::Some, unit, None));
    let mut counted = pair(amount, verify(unit_of_amount, |(_, plural)| *plural))
        .map(|((amount, modifier), (unit, _))| (amount, unit, modifier));
    let (rest, (amount, unit, modifier)) =
        if order.is_some() { alt((counted, plural)).parse(rest)? } else { counted.parse(rest)? };
    let (rest, so) = or_so(rest)?;
    let found = Found::of(Expr::Duration { amount, unit });
    Ok((rest, Found { modifier: bound.or(modifier).or(so), ..found }))
}

/// `nearly forty years`, `a week`, `twenty four hours or so`, `eight years old`.
fn bounded(words: Words<'_>) -> Parse<'_, Found> {
    let (rest, bound) = opt(bound).parse(words)?;
    let (rest, another) = opt(class(Lex::Another)).parse(rest)?;
    let alone = another.and_then(|()| verify(unit, |(_, plural)| !plural).parse(rest).ok());
    let (rest, (amount, unit, modifier)) = match alone {
        Some((rest, (unit, _))) => (rest, (Amount::Exact(1.0), unit, None)),
        None => length(rest)?,
    };
    if bound == Some(Mod::MoreThan) && rest.class(0) == Some(Lex::Earlier) {
        return fail(words);
    }
    // `one day last week`, `one day in May`
    let some_day = (amount, unit) == (Amount::Exact(1.0), Unit::Day)
        && matches!(words.class(0), Some(Lex::Num(_)));
    let in_month = matches!(rest.class(1), Some(Lex::Month(_) | Lex::MonthLike(_)));
    if some_day
        && (matches!(rest.class(0), Some(Lex::This | Lex::Last | Lex::Next))
            || rest.class(0) == Some(Lex::In) && in_month)
    {
        return fail(words);
    }
    // `five days a week`: how often
    if let Ok((rest, each)) = rate(rest)
        && unit.is_below(each)
    {
        return Ok((rest, Found { modifier: bound, ..Found::of(Expr::EachUnit(each)) }));
    }
    let (rest, second) = opt(|rest| smaller_length(rest, unit)).parse(rest)?;
    let (rest, so) = or_so(rest)?;
    if rest.class(0) == Some(Lex::Old) {
        return fail(words);
    }
    let found = Found::of(match (amount, second) {
        (Amount::Exact(count), Some(second)) => Expr::Lengths { first: (count, unit), second },
        _ => Expr::Duration { amount, unit },
    });
    Ok((rest, Found { modifier: bound.or(modifier).or(so), ..found }))
}

/// `and 46 seconds` behind a length in minutes.
fn smaller_length(words: Words<'_>, than: Unit) -> Parse<'_, (f64, Unit)> {
    // `2 hours 24 minutes`
    let joined = matches!(words.class(0), Some(Lex::Num(_)));
    let link = alt((class(Lex::And), class(Lex::Comma)));
    let (rest, _) = opt(verify(link, |()| !joined)).parse(words)?;
    if rest.len() == words.len() && !joined {
        return fail(words);
    }
    let (rest, (amount, unit, modifier)) = length(rest)?;
    match amount {
        Amount::Exact(count) if modifier.is_none() && unit.is_below(than) => {
            Ok((rest, (count, unit)))
        }
        _ => fail(words),
    }
}

/// `the third month in a row`, `second straight quarter`, `third year running`: as long as the run so far.
fn in_a_row(words: Words<'_>) -> Parse<'_, Found> {
    let place = one(|seen| match seen.class {
        Lex::Ordinal(place) => Some(Amount::Exact(f64::from(place))),
        // `the 31st consecutive month`
        Lex::FigureWord => {
            let (place, suffix) = whole(seen)?;
            (is_ordinal_suffix(suffix) && place < 100).then(|| Amount::Exact(f64::from(place)))
        }
        _ => None,
    });
    let singular = verify(unit, |(_, plural)| !plural);
    let the = opt(alt((class(Lex::The), class(Lex::A))));
    let (rest, (_, amount, straight, (unit, _))) =
        (the, place, opt(class(Lex::Filler)), singular).parse(words)?;
    let in_row = (class(Lex::In), class(Lex::A), class(Lex::Row)).map(|_| ());
    // `for the third year running`, not `in her third year running the shelter`
    let runs = one(|seen| (seen.class == Lex::Other && seen.word() == "running").then_some(()));
    let runs = verify(runs, |()| !matches!(rest.class(1), Some(Lex::The | Lex::A | Lex::Other)));
    let (rest, row) = opt(alt((in_row, runs))).parse(rest)?;
    if straight.is_none() && row.is_none() {
        return fail(words);
    }
    Ok((rest, Found::of(Expr::Duration { amount, unit })))
}

/// `the year ended March 31`, `the year to March`, `the week ended Jan. 5`: as long as that, not a
/// year or week of the calendar.
fn ended(words: Words<'_>) -> Parse<'_, Found> {
    let fiscal = opt(alt((class(Lex::Fiscal), class(Lex::Financial))));
    let unit = one(|seen| match seen.class {
        Lex::Unit(unit @ (Unit::Year | Unit::Week), false) => Some(unit),
        _ => None,
    });
    let (rest, (_, _, unit)) = (opt(class(Lex::The)), fiscal, unit).parse(words)?;
    if !is_ended(rest) {
        return fail(words);
    }
    Ok((rest, Found::of(Expr::Duration { amount: Amount::Exact(1.0), unit })))
}

/// Whether it goes on with the end of a stretch: `ended`, `to March`.
pub(super) fn is_ended(rest: Words<'_>) -> bool {
    let month = matches!(rest.class(1), Some(Lex::Month(_) | Lex::MonthLike(_)));
    rest.class(0) == Some(Lex::Ended) || rest.class(0) == Some(Lex::To) && month
}

/// `for years`, `weeks or months`, `hours before the vote`: a plural alone.
fn bare(words: Words<'_>, before: Lex) -> Parse<'_, Found> {
    let plural = || verify(unit, |(_, plural)| *plural).map(|(unit, _)| unit);
    let (rest, unit) = plural().parse(words)?;
    let (rest, or) = opt(preceded(class(Lex::Or), plural())).parse(rest)?;
    let led = before.is_preposition() || matches!(before, Lex::For | Lex::Over | Lex::In);
    let close = (before.is_plain()
        || matches!(before, Lex::Stop | Lex::Comma | Lex::And | Lex::Was | Lex::Ended))
        && matches!(rest.class(0), Some(Lex::Before | Lex::After));
    // `follows months of talks`
    let calendar = !matches!(unit, Unit::Second | Unit::Minute | Unit::Quarter | Unit::Half);
    let filled = calendar
        && (before.is_plain() || matches!(before, Lex::Stop | Lex::And | Lex::Was))
        && rest.class(0) == Some(Lex::Of);
    // `could take days`, `took weeks to mend`
    let taken = matches!(before, Lex::Infinitive | Lex::Was)
        && matches!(rest.class(0), None | Some(Lex::Stop | Lex::Comma | Lex::To));
    if !(or.is_some() || led || close || filled || calendar && taken) {
        return fail(words);
    }
    Ok((rest, Found::of(Expr::Duration { amount: Amount::Some, unit })))
}
