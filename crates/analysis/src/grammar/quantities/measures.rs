//! Measures: `20 tonnes`, `3.5-inch`, `5ft 10in`, `5,000 sq ft`, `200 km/h`, `30 degrees Celsius`, `5 C`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use super::figures::{Ranged, figure};
use super::{Amount, Code, Kind, Lex, Parse, Words};
use crate::grammar::numbers::Numeral;
use crate::grammar::{class, fail, one};
use crate::passes::tokens::Shape;

const FEET: Code = Code::new("ft");
const INCHES: Code = Code::new("in");

/// `20 tonnes`, `3.5-inch`, `500km`, `30 degrees Celsius`, `2 square miles`.
pub(super) fn measure<'a>(words: Words<'a>, ranged: Option<Ranged<'a>>) -> Parse<'a, Amount> {
    if let Ok(read) = part_of_measure(words) {
        return Ok(read);
    }
    let Some(Ranged { behind: rest, low, high }) = ranged else { return fail(words) };
    let high_value = high.map(|high| high.value);
    let told = |rest: Words<'a>, code: Code| {
        let (rest, code) = hours(rest, code);
        let told = inches(rest).ok().filter(|_| code == FEET && high.is_none());
        let (rest, inches) = told.unwrap_or((rest, 0.0));
        let (rest, code) = per_time(rest, code);
        Ok((rest, Amount::of(Kind::Measure, low.value + inches / 12.0, high_value, Some(code))))
    };
    match high.unwrap_or(low).glued {
        Some(Lex::Measure(code)) => return told(rest, code),
        Some(_) => return fail(words),
        None => {}
    }
    if let Some(code) = degrees(words, rest) {
        return Ok((rest.behind(1), Amount::of(Kind::Measure, low.value, high_value, Some(code))));
    }
    let unit = one(|seen| match seen.class {
        Lex::Measure(code) => Some(code),
        _ => None,
    });
    let scale = opt(class(Lex::Scale));
    let (unscaled, _) = opt(class(Lex::Hyphen)).parse(rest)?;
    if !matches!(unscaled.class(0), Some(Lex::Measure(_) | Lex::Scale)) {
        return fail(words);
    }
    let (behind, (scale, unit)) = (scale, unit).parse(unscaled)?;
    let degrees = unit == Code::new("deg");
    let name = one(|seen| match (seen.class, seen.word()) {
        (Lex::ScaleName(code), _) => Some(code),
        (_, "C") => Some(Code::new("C")),
        (_, "F") => Some(Code::new("F")),
        _ => None,
    });
    let (behind, name) = if degrees { opt(name).parse(behind)? } else { (behind, None) };
    let unit = match (name, scale) {
        (Some(name), _) => Code::new(if name == Code::new("C") { "°C" } else { "°F" }),
        (None, Some(())) => scaled(unscaled, unit),
        (None, None) => return told(behind, unit),
    };
    Ok((behind, Amount::of(Kind::Measure, low.value, high_value, Some(unit))))
}

/// `half a mile`, `a quarter of a mile`, `three-quarters of a mile`.
fn part_of_measure(words: Words<'_>) -> Parse<'_, Amount> {
    let share = |place: usize| matches!(words.class(place), Some(Lex::Share(_)));
    if words.class(0) != Some(Lex::Half) && !share(1) && !share(2) {
        return fail(words);
    }
    let share = || {
        one(|seen| match seen.class {
            Lex::Share(part) => Some(f64::from(part)),
            _ => None,
        })
    };
    let count = one(|seen| match seen.class {
        Lex::Num(Numeral::Small(count)) => Some(f64::from(count)),
        _ => None,
    });
    let half = class(Lex::Half).map(|()| 0.5);
    let single = (class(Lex::An), share(), class(Lex::Of)).map(|((), part, ())| 1.0 / part);
    let several = (count, opt(class(Lex::Hyphen)), share(), class(Lex::Of));
    let several = several.map(|(count, _, part, ())| count / part);
    let unit = one(|seen| match seen.class {
        Lex::Measure(code) => Some(code),
        _ => None,
    });
    (alt((half, single, several)), class(Lex::An), unit)
        .map(|(value, (), unit)| Amount::of(Kind::Measure, value, None, Some(unit)))
        .parse(words)
}

/// `square mile` is `mi²`, `nautical mile` is `nmi`.
fn scaled(words: Words<'_>, unit: Code) -> Code {
    let square = words.first().map_or("", |seen| seen.word());
    let first = square.as_bytes().first().copied().unwrap_or_default();
    match first {
        b's' if matches!(square.len(), 2 | 6) => Code::new(&format!("{}²", unit.as_str())),
        b'c' => Code::new(&format!("{}³", unit.as_str())),
        b'n' => Code::new("nmi"),
        _ => unit,
    }
}

/// `10in` of `5ft 10in`, `10` of `5-foot-10`: how many inches.
fn inches(words: Words<'_>) -> Parse<'_, f64> {
    let hyphened = words.class(0) == Some(Lex::Hyphen);
    let joined = words.first().is_some_and(|hyphen| !hyphen.token.spaced);
    let (rest, _) = opt(class(Lex::Hyphen)).parse(words)?;
    let (rest, inches) =
        verify(figure, |inches| (1.0..12.0).contains(&inches.value)).parse(rest)?;
    if inches.glued == Some(Lex::Measure(INCHES)) {
        return Ok((rest, inches.value));
    }
    if inches.glued.is_some() {
        return fail(words);
    }
    let (behind, unit) = opt(class(Lex::Measure(INCHES))).parse(rest)?;
    match unit {
        Some(()) => Ok((behind, inches.value)),
        None if hyphened && joined => Ok((rest, inches.value)),
        None => fail(words),
    }
}

/// `kilowatt hours`, `kilowatt-hours`: the unit of an energy.
fn hours<'a>(words: Words<'a>, unit: Code) -> (Words<'a>, Code) {
    let hour = one(|seen| matches!(seen.word(), "hour" | "hours").then_some(()));
    let read: Parse<'a, _> = (opt(class(Lex::Hyphen)), hour).parse(words);
    match read {
        Ok((rest, _)) if matches!(unit.as_str(), "W" | "kW" | "MW" | "GW" | "TW") => {
            (rest, Code::new(&format!("{}h", unit.as_str())))
        }
        _ => (words, unit),
    }
}

/// `/h`, `per hour`: the unit of a speed.
fn per_time<'a>(words: Words<'a>, unit: Code) -> (Words<'a>, Code) {
    let letter = one(|seen| match seen.word() {
        "h" | "hr" | "hour" => Some('h'),
        "s" | "sec" | "second" => Some('s'),
        _ => None,
    });
    let slash = one(|seen| (seen.word() == "/" && !seen.token.spaced).then_some(()));
    let per = alt((class(Lex::Per), class(Lex::An), slash));
    let length = matches!(unit.as_str(), "km" | "m" | "mi" | "ft" | "cm");
    let read: Parse<'a, char> = preceded(per, letter).parse(words);
    match read {
        Ok((rest, 'h')) if unit.as_str() == "mi" => (rest, Code::new("mph")),
        Ok((rest, letter)) if length => (rest, Code::new(&format!("{}/{letter}", unit.as_str()))),
        _ => (words, unit),
    }
}

/// `C` of `5 C`, behind figures: not of `5 C-130s`, nor of a name.
fn degrees(words: Words<'_>, rest: Words<'_>) -> Option<Code> {
    let figures = words.class(0) == Some(Lex::Num(Numeral::Figures));
    let code = match rest.first().filter(|_| figures)?.word() {
        "C" => "°C",
        "F" => "°F",
        _ => return None,
    };
    let ends = rest.get(1).is_none_or(|next| {
        next.token.shape == Shape::Lower
            || matches!(next.class, Lex::Stop | Lex::Comma | Lex::Close | Lex::Open)
    });
    // `12 F. Marsh`
    let initial = rest.class(1) == Some(Lex::Stop)
        && rest.get(2).is_some_and(|name| name.token.shape == Shape::Capital)
        && rest.get(1).is_some_and(|stop| stop.word() == ".")
        && rest.get(3).is_some_and(|next| next.token.is_capitalised());
    (ends && !initial).then(|| Code::new(code))
}
