//! Money: `$10 billion`, `A$48 million`, `1.2 bln yen`, `Rs 50 crore`, `26 cents`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use super::figures::{Figure, Link, Ranged, figure, upper};
use super::{Amount, Class, Code, Kind, Lex, Parse, Words, rough};
use crate::grammar::{class, fail, one};

/// `US$`, `A$`, `$`, `$A`, `Rs`, `USD`
fn sign(words: Words<'_>) -> Parse<'_, Code> {
    if !matches!(words.class(0), Some(Lex::Sign(_) | Lex::Money(_) | Lex::Dollars(_) | Lex::An)) {
        return fail(words);
    }
    let glued = |place: usize| words.get(place).is_some_and(|seen| !seen.token.spaced);
    // A single letter is one only where it touches what it belongs to: not `A $500 fine`.
    let touches = glued(1) || words.first().is_some_and(|seen| seen.word().len() > 1);
    let dollars = || {
        one(|seen| match seen.class {
            Lex::Dollars(code) => Some(code),
            Lex::An => (seen.word() == "A").then_some(Code::new("AUD")),
            _ => None,
        })
    };
    let mark = || {
        one(|seen| match seen.class {
            Lex::Sign(code) => Some(code),
            _ => None,
        })
    };
    let code = one(|seen| match seen.class {
        Lex::Money(code) => seen.token.is_capitalised().then_some(code),
        _ => None,
    });
    let lettered = verify((dollars(), mark()), |_| touches).map(|(dollars, _)| dollars);
    // `R$9` is of Brazil, `R9` of South Africa.
    let marked = |(code, mark): (Code, Option<Code>)| match mark {
        Some(_) if code == Code::new("ZAR") => Code::new("BRL"),
        _ => code,
    };
    let coded = verify((code, opt(mark())), |_| touches).map(marked);
    // `$US2.6 billion`, as Australian copy has it.
    let behind =
        verify((mark(), dollars()), |(mark, _)| *mark == Code::new("USD") && glued(1) && glued(2));
    let behind = behind.map(|(_, dollars)| dollars);
    alt((lettered, coded, behind, mark())).parse(words)
}

/// `dollars`, `Australian dollars`, `yen`, `cents`: the code, and what one of it is worth.
fn currency(words: Words<'_>) -> Parse<'_, (Code, f64)> {
    let Some(first) = words.first() else { return fail(words) };
    let named = matches!(
        first.class,
        Lex::Currency(..) | Lex::Cents(_) | Lex::Money(_) | Lex::Nation(_) | Lex::Dollars(_)
    );
    let led = || first.token.is_capitalised() && FIRST_WORDS.contains(&first.word());
    if !named && !led() {
        return fail(words);
    }
    let nation = || {
        one(|seen| match seen.class {
            Lex::Nation(code) | Lex::Dollars(code) => Some(code),
            _ => None,
        })
    };
    let name = one(|seen| match seen.class {
        Lex::Currency(code, letter) => Some((code, letter)),
        _ => None,
    });
    // `Hong` of `Hong Kong dollars`
    let first = || opt(one(|seen| FIRST_WORDS.contains(&seen.word()).then_some(())));
    let national = |nation: Code, letter: char| {
        let country: String = nation.as_str().chars().take(2).collect();
        Code::new(&format!("{country}{letter}"))
    };
    let named = (first(), opt(nation()), name).map(|(_, nation, (code, letter))| match nation {
        Some(nation) if letter != 0 => (national(nation, char::from(letter)), 1.0),
        _ => (code, 1.0),
    });
    let cent = one(|seen| match seen.class {
        Lex::Cents(code) => Some(code),
        _ => None,
    });
    let cents = (first(), opt(nation()), cent).map(|(_, nation, code)| {
        let letter = code.as_str().chars().last().unwrap_or('D');
        (nation.map_or(code, |nation| national(nation, letter)), 0.01)
    });
    let code = one(|seen| match seen.class {
        Lex::Money(code) => seen.token.is_capitalised().then_some((code, 1.0)),
        _ => None,
    });
    alt((named, cents, code)).parse(words)
}

/// What stands before the second word of a country's name.
const FIRST_WORDS: [&str; 4] = ["Hong", "New", "South", "Sri"];

/// `$10 billion`, `between $12 million and $20 million`, `1.2 bln yen`, `billions of dollars`.
pub(super) fn money<'a>(
    words: Words<'a>,
    ranged: Option<Ranged<'a>>,
    linked: Link,
) -> Parse<'a, Amount> {
    let signed = |words| signed(words, linked);
    let named = |words| named(words, ranged);
    alt((signed, named, rough_money)).parse(words)
}

fn signed(words: Words<'_>, linked: Link) -> Parse<'_, Amount> {
    let (rest, code) = sign(words)?;
    let (rest, low) = figure(rest)?;
    // `Tip #3`, but `#3 million` and `#3.50`, where a carrier wrote the sign so.
    let number = words.get(1).is_some_and(|seen| !seen.word().contains(['.', ',']));
    if low.scale <= 1.0 && number && words.first().is_some_and(|seen| seen.word() == "#") {
        return fail(words);
    }
    let (rest, low, high) = upper(rest, low, linked, sign);
    let (low, high) = (low.millions(), high.map(Figure::millions));
    // The name may follow all the same: `$249 USD`, `$5.9 billion dollars`.
    let (rest, named) = opt(currency).parse(rest)?;
    let code = match named {
        Some((named, _)) if code == Code::new("USD") => named,
        _ => code,
    };
    Ok((rest, Amount::of(Kind::Money, low.value, high.map(|high| high.value), Some(code))))
}

fn named<'a>(words: Words<'a>, ranged: Option<Ranged<'a>>) -> Parse<'a, Amount> {
    let Some(Ranged { behind: rest, low, high }) = ranged else { return fail(words) };
    let glued = match (high.unwrap_or(low)).glued {
        Some(Lex::Cents(code)) => Some((code, 0.01)),
        Some(Lex::Currency(code, _) | Lex::Money(code)) => Some((code, 1.0)),
        Some(_) => return fail(words),
        None => None,
    };
    let (rest, (code, worth)) = match glued {
        Some(unit) => (rest, unit),
        None => preceded(opt(class(Lex::Hyphen)), currency).parse(rest)?,
    };
    // `200-pound`, `50 pounds of`: a weight; but `a 20-pound note`.
    let pounds = code == Code::new("GBP");
    let hyphened = words.behind(1).class(0) == Some(Lex::Hyphen);
    let priced = || rest.first().is_some_and(|next| Class::PRICED.has(next.token.key));
    if pounds && worth >= 1.0 && (hyphened && !priced() || rest.class(0) == Some(Lex::Of)) {
        let high = high.map(|high| high.value);
        return Ok((rest, Amount::of(Kind::Measure, low.value, high, Some(Code::new("lb")))));
    }
    let high = high.map(|high| high.value * worth);
    Ok((rest, Amount::of(Kind::Money, low.value * worth, high, Some(code))))
}

/// `billions of dollars`, `hundreds of millions of dollars`
fn rough_money(words: Words<'_>) -> Parse<'_, Amount> {
    if !matches!(words.class(0), Some(Lex::Rough(_))) {
        return fail(words);
    }
    let (rest, (value, (), (code, _))) = (rough, class(Lex::Of), currency).parse(words)?;
    Ok((rest, Amount::of(Kind::Money, value, None, Some(code))))
}
