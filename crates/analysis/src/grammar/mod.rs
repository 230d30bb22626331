//! Grammars over tokens: the one module of this crate in which nom is used.
//!
//! A [`Page`] is a run of tokens beside one class for each, a [`Stream`] a place in it; the class comes from a [`Lexicon`],
//! which is made of a table in `data/`, one a language. Grammars ask for classes, so a look at a
//! token is a compare of two bytes, and a word that is in no table ends every rule at once.
//!
//! What leaves this module is plain data ([`times::Found`], [`quantities::Amount`]); no type of nom
//! does. Nothing here looks at the calendar or at the rest of the article: that is for the passes.

mod lexicon;
pub(crate) mod numbers;
pub(crate) mod quantities;
mod stream;
pub(crate) mod times;

pub(crate) use lexicon::{Lexicon, rows};
pub(crate) use stream::{Page, Seen, Stream};

use std::mem::discriminant;

use nom::IResult;

/// What a rule gives: the rest and what was read, or nothing. Nobody asks why a rule does not fit.
pub(crate) type Read<'a, C, T> = IResult<Stream<'a, C>, T, ()>;

/// The failure of a rule.
#[inline]
fn fail<C: Copy, T>(_: Stream<'_, C>) -> Read<'_, C, T> {
    Err(nom::Err::Error(()))
}

/// One token for which `test` gives something.
#[inline]
fn one<'a, C: Copy, T>(
    test: impl Fn(Seen<'a, C>) -> Option<T>,
) -> impl Fn(Stream<'a, C>) -> Read<'a, C, T> {
    move |input| match input.first().and_then(&test) {
        Some(value) => Ok((input.behind(1), value)),
        None => fail(input),
    }
}

/// One token of this class.
#[inline]
fn class<'a, C: Copy + PartialEq>(wanted: C) -> impl Fn(Stream<'a, C>) -> Read<'a, C, ()> {
    // Nearly all compares fail, and by the first byte.
    let same = move |found: C| discriminant(&found) == discriminant(&wanted) && found == wanted;
    move |input| match input.class(0) {
        Some(found) if same(found) => Ok((input.behind(1), ())),
        _ => fail(input),
    }
}
