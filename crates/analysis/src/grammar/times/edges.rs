//! Edges of a stretch: `early 1990`, `mid-April`, `the end of this week`, `the first week of May`, `late
//! on Sunday`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::sequence::{pair, terminated};

use super::points::point;
use super::units::early_hours;
use super::{Expr, Found, Lex, Mod, Parse, Unit, Words};
use crate::grammar::{class, fail, one};

/// `the first week of`, `the final months of`: an edge of a longer stretch.
fn edge_of(words: Words<'_>) -> Parse<'_, Mod> {
    let edge = one(|seen| match seen.class {
        Lex::Ordinal(1) => Some(Mod::Start),
        Lex::Last | Lex::Final => Some(Mod::End),
        _ => None,
    });
    let unit = one(|seen| match seen.class {
        Lex::Unit(Unit::Week | Unit::Weekend | Unit::Month | Unit::Day, _) => Some(()),
        _ => None,
    });
    let link = alt((class(Lex::Of), class(Lex::In)));
    let (rest, (_, edge, (), ())) = (opt(class(Lex::The)), edge, unit, link).parse(words)?;
    Ok((rest, edge))
}

/// `early 1990`, `mid-April`, `the end of this week`, `later in the day`, `the late 1970s`.
pub(super) fn modified(words: Words<'_>, _: Lex) -> Parse<'_, Found> {
    let at = usize::from(matches!(words.class(0), Some(Lex::The)));
    match words.class(at) {
        Some(Lex::Ordinal(1) | Lex::Last | Lex::Final) => {
            if !matches!(words.class(at + 2), Some(Lex::Of | Lex::In)) {
                return fail(words);
            }
        }
        Some(
            Lex::Early
            | Lex::Beginning
            | Lex::Mid
            | Lex::Late
            | Lex::End
            | Lex::SmallHours
            | Lex::Earlier
            | Lex::Later,
        ) => {}
        _ => return fail(words),
    }
    let the = || opt(class(Lex::The));
    let edge = || {
        one(|seen| match seen.class {
            Lex::Early | Lex::Beginning => Some(Mod::Start),
            Lex::Mid => Some(Mod::Mid),
            Lex::Late | Lex::End => Some(Mod::End),
            _ => None,
        })
    };
    let near = verify(pair(the(), edge()), |(_, edge)| {
        !matches!(words.class(0), Some(Lex::End | Lex::Beginning)) || *edge == Mod::Mid
    });
    // `late on Sunday`, of a weekday only; `early in 2014`
    let on = verify(class(Lex::On), |()| matches!(words.class(2), Some(Lex::Weekday(_))));
    let within =
        verify(class(Lex::In), |()| matches!(words.class(0), Some(Lex::Early | Lex::Late)));
    let near = terminated(near, opt(alt((class(Lex::Hyphen), on, within)))).map(|(_, edge)| edge);
    // `the end of`, `the early part of`
    let of = terminated(pair(the(), edge()), (opt(class(Lex::Portion)), class(Lex::Of)))
        .map(|(_, edge)| edge);
    let order = one(|seen| match seen.class {
        Lex::Earlier => Some(Mod::Start),
        Lex::Later => Some(Mod::End),
        _ => None,
    });
    let order = terminated(order, opt(alt((class(Lex::In), class(Lex::On)))));
    if let Ok(read) = early_hours(words) {
        return Ok(read);
    }
    let (rest, modifier) = alt((edge_of, of, near, order)).parse(words)?;
    let the = words.class(0) == Some(Lex::The);
    let short = rest.first().is_some_and(|seen| seen.word().len() == 3);
    let (behind, found) = point(rest, Lex::Of)?;
    // `in her mid-40s`
    let named = || matches!(rest.class(0), Some(Lex::DecadeName(_)));
    let age = !the && matches!(found.expr, Expr::Decade(_)) && (short || named());
    if age || matches!(found.expr, Expr::Duration { .. }) {
        return fail(words);
    }
    Ok((behind, found.modified(modifier)))
}
