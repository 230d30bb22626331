//! The grammar of quantities: money, shares, counts, measures, places in an order, scores.
//!
//! `QUANTITY = [BOUND] VALUE [UNIT]`, where a value is a number, a range of two, a fraction or a
//! rough plural (`hundreds`). The extent holds a bound that modifies the number (`more than 800`),
//! not one that ends with a preposition or compares (`up to 800`, `as many as 800`), and a unit that
//! is a symbol or a name of money or measure; of a count it does not hold the thing counted, which
//! the pass reads behind it.
//!
//! Numbers that count nothing are refused by what stands around them: dates, years, times of day,
//! lengths of time, numbers of flights and models (`Flight 12`, `A330-300`).

mod begins;
mod context;
mod figures;
mod lexicon;
mod measures;
mod money;
mod pounds;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{preceded, terminated};

use super::numbers::{Numeral, figures as value_of};
use super::{Read, Seen, Stream, class, fail, one};
use crate::passes::tokens::Shape;
use begins::{begins, begins_a_bound, begins_a_number, begins_a_value};
pub(crate) use context::counts_nothing;
use figures::{Figure, Link, Ranged, range, upper};
pub(crate) use lexicon::{Class, Code, Lex, classify, known_words, lexicon, singular_of};
use measures::measure;
use money::money;

/// The tokens of a text with their classes.
pub(crate) type Words<'a> = Stream<'a, Lex>;

type Parse<'a, T> = Read<'a, Lex, T>;

/// What a quantity is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Money,
    Percent,
    Count,
    Measure,
    Ordinal,
    Score,
}

/// Whether the value is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Exact,
    About,
    AtLeast,
    AtMost,
}

/// One quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount {
    /// How many tokens it covers, those of `lead` among them.
    pub(crate) len: usize,
    /// How many tokens of a bound stand before its extent.
    pub(crate) lead: usize,
    pub(crate) kind: Kind,
    pub(crate) value: f64,
    pub(crate) high: Option<f64>,
    /// The unit, where the grammar knows it; of a count the pass reads it.
    pub(crate) unit: Option<Code>,
    pub(crate) limit: Limit,
}

impl Amount {
    fn of(kind: Kind, value: f64, high: Option<f64>, unit: Option<Code>) -> Self {
        Self { len: 0, lead: 0, kind, value, high, unit, limit: Limit::Exact }
    }
}

/// The quantity that begins with token `at`, if any.
pub(crate) fn quantity(words: Words<'_>, at: usize) -> Option<Amount> {
    let input = words.behind(at);
    if !begins(input) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| words.class(before));
    let linked = match (input.class(0), before) {
        (Some(Lex::Between), _) => Link::Between,
        (_, Some(Lex::From)) => Link::Apart,
        _ => Link::Plain,
    };
    let (rest, limit) = opt(bound).parse(input).ok()?;
    let apart = matches!(input.class(0), Some(Lex::Up | Lex::As | Lex::Close_));
    let lead = if apart { input.len() - rest.len() } else { 0 };
    let (rest, minus) = opt(alt((class(Lex::Hyphen), class(Lex::Minus)))).parse(rest).ok()?;
    if !begins_a_value(rest) {
        return None;
    }
    let value = words.len() - rest.len();
    // What nearly every rule begins with is read once.
    let ranged = if begins_a_number(rest) { range(linked)(rest).ok() } else { None };
    let ranged = ranged.map(|(behind, (low, high))| Ranged { behind, low, high });
    // `aged 25-34`, `grades 3-5`
    let aged = matches!(before, Some(Lex::Aged | Lex::Label));
    // `rose by a third`, `down a third`, where nothing that may be a third one follows
    let by = |rest: Words<'_>| {
        let led = at.checked_sub(1).and_then(|place| words.get(place));
        let next = rest.class(1 + usize::from(rest.class(0) == Some(Lex::An)));
        led.is_some_and(|led| matches!(led.word(), "by" | "down" | "up"))
            && matches!(
                next,
                None | Some(
                    Lex::Stop
                        | Lex::Comma
                        | Lex::In
                        | Lex::To
                        | Lex::From
                        | Lex::And
                        | Lex::At
                        | Lex::YearLead
                        | Lex::Over
                        | Lex::Or
                        | Lex::Ends
                )
            )
    };
    let rules = (
        |words| money(words, ranged, linked),
        |words| share(words, ranged, linked),
        |words| measure(words, ranged),
        |words| if aged { fail(words) } else { score(words) },
        |words| count(words, ranged, limit.is_some() || by(words)),
        ordinal,
    );
    let (rest, amount) = alt(rules).parse(rest).ok()?;
    let rough = matches!(words.class(value), Some(Lex::Rough(_)));
    // `500+`
    let plus = matches!(amount.kind, Kind::Count) && rest.class(0) == Some(Lex::Plus);
    let limit = limit.or(match (rough, plus) {
        (true, _) => Some(Limit::About),
        (_, true) => Some(Limit::AtLeast),
        _ => None,
    });
    let glued = plus && rest.first().is_some_and(|plus| !plus.token.spaced);
    let rest = if glued { rest.behind(1) } else { rest };
    let len = input.len() - rest.len();
    let bare = matches!(amount.kind, Kind::Count | Kind::Score) && amount.unit.is_none();
    if bare && counts_nothing(words, at, value, at + len, &amount) {
        return None;
    }
    if linked == Link::Between && amount.high.is_none() {
        return None;
    }
    // `a 90-second clip`
    let seconds = || {
        let hyphen =
            before == Some(Lex::Hyphen) && input.first().is_some_and(|seen| !seen.token.spaced);
        let number = at.checked_sub(2).and_then(|number| words.class(number));
        hyphen && number == Some(Lex::Num(Numeral::Figures))
    };
    if amount.kind == Kind::Ordinal && seconds() {
        return None;
    }
    // `seat 14C`
    let degrees = amount.unit.is_some_and(|unit| matches!(unit.as_str(), "°C" | "°F"));
    if degrees && before == Some(Lex::Label) {
        return None;
    }
    let amount = if pounds::is_weighed(words, at..at + len, &amount) {
        Amount { kind: Kind::Measure, unit: Some(Code::new("lb")), ..amount }
    } else {
        amount
    };
    let value = if minus.is_some() { -amount.value } else { amount.value };
    Some(Amount { len, lead, value, limit: limit.unwrap_or(Limit::Exact), ..amount })
}

/// `more than`, `about`, `at least`, `up to`, `between`.
fn bound(words: Words<'_>) -> Parse<'_, Limit> {
    // Nearly all quantities begin with their number.
    if !begins_a_bound(words) {
        return fail(words);
    }
    let than = || class(Lex::Than);
    let as_much = (class(Lex::As), class(Lex::Much), class(Lex::As));
    let as_little = (class(Lex::As), class(Lex::Little), class(Lex::As));
    let (rest, _) = opt(class(Lex::Just)).parse(words)?;
    alt((
        (class(Lex::No), class(Lex::More), than()).map(|_| Limit::AtMost),
        (class(Lex::No), class(Lex::Fewer), than()).map(|_| Limit::AtLeast),
        (class(Lex::More), than()).map(|_| Limit::AtLeast),
        (class(Lex::Fewer), than()).map(|_| Limit::AtMost),
        (class(Lex::At), class(Lex::Least)).map(|_| Limit::AtLeast),
        (class(Lex::At), class(Lex::Most)).map(|_| Limit::AtMost),
        (class(Lex::Up), class(Lex::To)).map(|_| Limit::AtMost),
        as_much.map(|_| Limit::AtMost),
        as_little.map(|_| Limit::AtLeast),
        (class(Lex::Close_), class(Lex::To)).map(|_| Limit::About),
        (class(Lex::An), class(Lex::Estimated)).map(|_| Limit::About),
        class(Lex::About).map(|()| Limit::About),
        class(Lex::Over).map(|()| Limit::AtLeast),
        class(Lex::All).map(|()| Limit::Exact),
        class(Lex::Between).map(|()| Limit::Exact),
    ))
    .parse(rest)
}

/// `20 to 25 percent`, `half a percent`, `two percentage points`.
fn share<'a>(words: Words<'a>, ranged: Option<Ranged<'a>>, linked: Link) -> Parse<'a, Amount> {
    let may_follow = |behind: Words<'a>| {
        matches!(behind.class(0), Some(Lex::Percent | Lex::Per | Lex::Hyphen | Lex::Basis))
    };
    let glued = |figure: Figure| figure.glued == Some(Lex::Percent);
    let told = ranged.is_some_and(|Ranged { behind, low, high }| {
        may_follow(behind) || glued(low) || high.is_some_and(glued)
    });
    if !told && words.class(0) != Some(Lex::Half) {
        return fail(words);
    }
    let half = (class(Lex::Half), opt(class(Lex::Of)), class(Lex::An));
    let half = half.map(|_| (Figure { value: 0.5, scale: 1.0, glued: None }, None));
    let percents = |words| {
        let Some(Ranged { mut behind, low, mut high }) = ranged else { return fail(words) };
        if high.is_none()
            && let Ok((marked, ())) = percent_sign(behind)
        {
            // `15% to 20%`
            let more = upper(marked, low, linked, fail::<Lex, ()>);
            if more.2.is_some() && percent_sign(more.0).is_ok() {
                (behind, _, high) = more;
            }
        }
        Ok((behind, (low, high)))
    };
    let (rest, (low, high)) = alt((half, percents)).parse(words)?;
    // `4.5pc`
    if high.unwrap_or(low).glued == Some(Lex::Percent) {
        let high = high.map(|high| high.value);
        return Ok((rest, Amount::of(Kind::Percent, low.value, high, Some(Code::new("%")))));
    }
    if low.glued.is_some() || high.is_some_and(|high| high.glued.is_some()) {
        return fail(words);
    }
    let (rest, _) = opt(class(Lex::Hyphen)).parse(rest)?;
    let basis = (class(Lex::Basis), class(Lex::Point)).map(|_| (0.01, "pp"));
    let points = (class(Lex::Percent), class(Lex::Point)).map(|_| (1.0, "pp"));
    let points = alt((basis, points));
    let percent = percent_sign.map(|()| (1.0, "%"));
    let (rest, (worth, unit)) = alt((points, percent)).parse(rest)?;
    let high = high.map(|high| high.value * worth);
    Ok((rest, Amount::of(Kind::Percent, low.value * worth, high, Some(Code::new(unit)))))
}

/// `%`, `percent`, `per cent`
fn percent_sign(words: Words<'_>) -> Parse<'_, ()> {
    let cent = one(|seen| matches!(seen.class, Lex::Cents(_) | Lex::CentWord).then_some(()));
    alt((class(Lex::Percent), (class(Lex::Per), cent).map(|_| ()))).parse(words)
}

/// `3-1`: two small numbers of which the first is not below the second, or beside a word of sport.
fn score(words: Words<'_>) -> Parse<'_, Amount> {
    if words.class(1) != Some(Lex::Hyphen) {
        return fail(words);
    }
    let side = || {
        one(|seen| {
            let plain =
                seen.word().len() <= 3 && seen.word().bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| value_of(seen.word())).flatten()
        })
    };
    let glued = one(|seen| (seen.class == Lex::Hyphen && !seen.token.spaced).then_some(()));
    let (rest, (first, (), second)) = (side(), glued, side()).parse(words)?;
    let joined = rest.first().is_some_and(|next| next.class == Lex::Hyphen && !next.token.spaced);
    let game = matches!(rest.class(0), Some(Lex::Game))
        || rest.class(0) == Some(Lex::Hyphen)
        || matches!(rest.class(0), None | Some(Lex::Stop | Lex::Comma | Lex::In | Lex::Ends));
    // `1-1/8`
    let part = rest.first().is_some_and(|next| next.word() == "/" && !next.token.spaced);
    if joined || part || (second > first && !game) {
        return fail(words);
    }
    Ok((rest, Amount::of(Kind::Score, first, Some(second), None)))
}

/// `two-thirds`, `a dozen`, `hundreds`, `340 points`, `25,000 to 30,000`, `half`.
fn count<'a>(words: Words<'a>, ranged: Option<Ranged<'a>>, bounded: bool) -> Parse<'a, Amount> {
    let part = one(|seen| match seen.class {
        Lex::Share(part) => Some(f64::from(part)),
        Lex::Half => Some(2.0),
        _ => None,
    });
    // `two-thirds`, and `one-third`
    let single_part = words.first().is_some_and(|seen| seen.word().eq_ignore_ascii_case("one"));
    let plural = one(move |seen| match seen.class {
        Lex::Share(part) => (single_part || seen.word().ends_with('s')).then_some(f64::from(part)),
        _ => None,
    });
    let hyphen = || opt(class(Lex::Hyphen));
    let small = || {
        one(|seen| match seen.class {
            Lex::Num(Numeral::Small(count)) => Some(f64::from(count)),
            Lex::Num(Numeral::Figures) => {
                seen.word().parse().ok().filter(|_| seen.word().len() == 1)
            }
            _ => None,
        })
    };
    // `two quarters` and `two halves` are no parts of one thing.
    let is_part = |(count, _, part): &(f64, _, f64)| {
        let (count, part) = (*count as u8, *part as u8);
        let shared = |by: u8| count.is_multiple_of(by) && part.is_multiple_of(by);
        count < part && !(2..=count).any(shared)
    };
    let fraction = verify((small(), hyphen(), plural), is_part);
    let fraction = fraction.map(|(count, _, part)| (count / part, None));
    // `one in five voters`; but `three in five games`
    let whole = one(|seen| match seen.class {
        Lex::Num(Numeral::Small(count)) => Some(f64::from(count)),
        Lex::Num(Numeral::Figures) => {
            seen.word().parse().ok().filter(|_| matches!(seen.word(), "5" | "10" | "20" | "100"))
        }
        _ => None,
    });
    let one_in = verify((small(), class(Lex::In), whole), |(count, (), whole)| count < whole);
    let one_in =
        terminated(one_in, look(one(|seen| Class::POLLED.has(seen.token.key).then_some(()))));
    let mut one_in = one_in.map(|(count, (), whole)| (count / whole, None));
    let one_in = |words: Words<'a>| match words.class(1) {
        Some(Lex::In) => one_in.parse(words),
        _ => fail(words),
    };
    let of = one(|seen| matches!(seen.class, Lex::Of).then_some(()));
    // `nearly a third`, `about half`: with a bound it needs no `of`.
    let alone = |words: Words<'a>| {
        let time = matches!(words.class(0), Some(Lex::TimeUnit | Lex::Hyphen | Lex::Share(_)));
        if bounded && !time { Ok((words, ())) } else { fail(words) }
    };
    let single = (class(Lex::An), part, alt((look(of), alone)));
    let single = single.map(|((), part, ())| (1.0 / part, None));
    let half = look(one(|seen| matches!(seen.class, Lex::Of | Lex::The | Lex::An).then_some(())));
    // `half a million` is a number.
    let half = |words| if ranged.is_some() { fail(words) } else { half(words) };
    let half = (class(Lex::Half), alt((half, alone))).map(|_| (0.5, None));
    let half_dozen = (class(Lex::Half), class(Lex::An), class(Lex::Dozen(12)));
    let half_dozen = half_dozen.map(|_| (6.0, None));
    let dozen = one(|seen| match seen.class {
        Lex::Dozen(count) => Some(f64::from(count)),
        _ => None,
    });
    // `a score of` counts; a lone `score` is that of a game.
    let dozens = (alt((class(Lex::An).map(|()| 1.0), small())), dozen).map(|(a, b)| (a * b, None));
    let rough = rough.map(|value| (value, None));
    let plain = |words| {
        let Some(Ranged { behind, low, high }) = ranged else { return fail(words) };
        if low.glued.is_some() || high.is_some_and(|high| high.glued.is_some()) {
            return fail(words);
        }
        Ok((behind, (low.value, high.map(|high| high.value))))
    };
    // Nearly all counts are a number and nothing else.
    let alone = matches!(words.class(0), Some(Lex::Num(_) | Lex::FigureWord))
        && !matches!(words.class(1), Some(Lex::In | Lex::Hyphen | Lex::Share(_) | Lex::Dozen(_)));
    let mut rules = alt((one_in, fraction, single, half_dozen, half, dozens, rough, plain));
    let (rest, (value, high)) = if alone { plain(words)? } else { rules.parse(words)? };
    let point = one(|seen| {
        let lower = seen.class == Lex::Point && seen.token.shape == Shape::Lower;
        (lower && (value - 1.0).abs() > f64::EPSILON).then_some(())
    });
    let points = preceded(opt(class(Lex::Of)), point);
    let (rest, points) = opt(points).parse(rest)?;
    // `the 5,000 mark`
    let (rest, _) = opt(class(Lex::Mark)).parse(rest)?;
    let unit = points.map(|()| Code::new("point"));
    Ok((rest, Amount::of(Kind::Count, value, high, unit)))
}

/// Looks ahead without taking.
fn look<'a, T>(parser: impl Fn(Words<'a>) -> Parse<'a, T>) -> impl Fn(Words<'a>) -> Parse<'a, ()> {
    move |words| parser(words).map(|_| (words, ()))
}

/// `first`, `20th`.
fn ordinal(words: Words<'_>) -> Parse<'_, Amount> {
    let (rest, place) = one(|seen| match seen.class {
        Lex::Ordinal(place) => Some(f64::from(place)),
        Lex::Share(place) => (!seen.word().ends_with('s')).then_some(f64::from(place)),
        Lex::FigureWord => {
            let digits = seen.word().trim_end_matches(|c: char| c.is_alphabetic());
            let letters = seen.word().get(digits.len()..)?;
            let place = value_of(digits)?;
            let teen = (11.0..14.0).contains(&(place % 100.0));
            // `15st` is a weight.
            let fits = match letters {
                "st" => !teen && digits.ends_with('1'),
                "nd" => !teen && digits.ends_with('2'),
                "rd" => !teen && digits.ends_with('3'),
                letters => letters == "th",
            };
            fits.then_some(place)
        }
        _ => None,
    })(words)?;
    let time = matches!(rest.class(0), Some(Lex::TimeUnit | Lex::Share(4) | Lex::Month));
    let hyphened = rest.class(0) == Some(Lex::Hyphen)
        && matches!(rest.class(1), Some(Lex::TimeUnit | Lex::Share(4)));
    let half = words.first().is_some_and(|seen| seen.word() == "quarter");
    // `First Minister`, `first aid`; but `Third Victim Dies`
    let capital =
        |seen: Option<Seen<'_, Lex>>| seen.is_some_and(|seen| seen.token.shape == Shape::Capital);
    let office = |seen: Seen<'_, Lex>| Class::OFFICE.has(seen.token.key);
    let titled =
        capital(words.first()) && capital(rest.first()) && rest.first().is_some_and(office)
            || words.class(0) == Some(Lex::Ordinal(1))
                && rest.first().is_some_and(|seen| seen.word() == "aid");
    if time || hyphened || half || titled {
        return fail(words);
    }
    Ok((rest, Amount::of(Kind::Ordinal, place, None, None)))
}

/// `hundreds`, `tens of thousands`.
fn rough(words: Words<'_>) -> Parse<'_, f64> {
    let plural = || {
        one(|seen| match seen.class {
            Lex::Rough(value) => Some(value),
            _ => None,
        })
    };
    let (rest, value) = plural()(words)?;
    let (rest, of) = opt(preceded(class(Lex::Of), plural())).parse(rest)?;
    Ok((rest, value * of.unwrap_or(1.0)))
}
