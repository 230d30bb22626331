//! Parts of a person's name that do not stand alone: particles, hyphens, nicknames, `Jr.`.

use std::ops::Range;

use super::lexicon::flag;
use super::runs::{View, run_end};
use super::words::Class;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const HYPHEN: Key = key("-");
const WON: Key = key("won");
/// So many particles may stand before one family name.
const PARTICLES: usize = 3;
/// The marks that open and close a nickname.
const OPEN: [Key; 5] = [key("\""), key("“"), key("``"), key("‘"), key("'")];
const CLOSE: [Key; 5] = [key("\""), key("”"), key("''"), key("’"), key("'")];

/// Whether a hyphen and the rest of a double name stand here, behind a person's name.
pub(super) fn is_glued(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    let word = view.is_capital(next) || view.shape(next) == Shape::Lower;
    let other = flag::DEMONYM | flag::PLACE | flag::ROLE | flag::ORG;
    view.key(at) == HYPHEN
        && !view.is_spaced(at)
        && !view.is_spaced(next)
        && word
        && !view.has(next, other)
        && (is_double(view, at)
            || (!Class::AFFIX.has(view.key(next)) && !view.has(next, flag::COMMON)))
}

/// Whether a given name of two syllables stands around the hyphen: `Soo-min`, though `min` be a word.
pub(super) fn is_double(view: &View<'_>, hyphen: usize) -> bool {
    let Some(first) = hyphen.checked_sub(1) else { return false };
    let known = flag::PLACE | flag::ORG | flag::DEMONYM | flag::ROLE | flag::CALENDAR;
    view.shape(first) == Shape::Capital
        && view.shape(hyphen + 1) == Shape::Lower
        && !view.is_spaced(hyphen)
        && !view.is_spaced(hyphen + 1)
        && !view.has(first, known)
        && (!Class::AFFIX.has(view.key(hyphen + 1)) || is_won(view, hyphen))
        && is_syllable(view.reading.word(first))
        && is_syllable(view.reading.word(hyphen + 1))
}

/// `Park Jae-won`, but `Oscar-won`.
fn is_won(view: &View<'_>, hyphen: usize) -> bool {
    let family = hyphen.checked_sub(2).filter(|&at| view.shape(at) == Shape::Capital);
    let named = |at: usize| view.has(at, flag::SURNAME) || !view.is_common(at);
    view.key(hyphen + 1) == WON && family.is_some_and(|at| named(at) && view.is_spaced(at + 1))
}

/// Whether a word may be one syllable of a Chinese, Korean or Thai name in Roman letters.
fn is_syllable(word: &str) -> bool {
    let is_vowel = |byte: &u8| b"aeiou".contains(&byte.to_ascii_lowercase());
    let word = word.as_bytes();
    let Some(onset) = word.iter().position(is_vowel) else { return false };
    let rest = &word[onset..];
    let vowels = rest.iter().take_while(|byte| is_vowel(byte)).count();
    let coda = &rest[vowels..];
    let ends =
        coda.is_empty() || coda == b"ng" || (coda.len() == 1 && b"nkmptlrh".contains(&coda[0]));
    word.len() <= 6 && onset <= 2 && vowels <= 3 && ends
}

/// Whether a name of a family and a given name of two syllables ends with this span, the rest behind
/// it or not: `Lee Soo` before `-min`.
pub(super) fn ends_double(view: &View<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() >= 2
        && (tokens.start + 2..=tokens.end).any(|at| view.key(at) == HYPHEN && is_double(view, at))
}

/// The first of the particles in small letters before `at`; `at` where there is none.
pub(super) fn particles(view: &View<'_>, at: usize) -> usize {
    let small = |at: usize| view.shape(at) == Shape::Lower && view.is_link(at);
    (1..=PARTICLES)
        .take_while(|back| *back <= at && small(at - back))
        .last()
        .map_or(at, |back| at - back)
}

/// As [`particles`], where the first of them tells a name by itself.
pub(super) fn sure_particles(view: &View<'_>, at: usize) -> usize {
    let first = particles(view, at);
    if Class::SURE.has(view.key(first)) { first } else { at }
}

/// One past the capital behind the particles that begin at `at`.
pub(super) fn behind_particles(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let small = |at: usize| view.shape(at) == Shape::Lower && view.is_link(at);
    let end = (at..limit.min(at + PARTICLES)).take_while(|at| small(*at)).last()? + 1;
    // `al-Maliki` within a name: particle, hyphen, capital.
    let next = if view.key(end) == HYPHEN { end + 1 } else { end };
    let spaced = next > end || view.is_spaced(end);
    (next < limit && spaced && view.is_capital(next)).then_some(next + 1)
}

/// Whether the word behind a name is no part of what a family is called: `Jr.`
pub(super) fn is_suffix(word: Key) -> bool {
    Class::SUFFIX.has(word)
}

/// A full name without `Jr.`
pub(super) fn core(view: &View<'_>, tokens: &Range<usize>) -> Range<usize> {
    let suffix = tokens.len() > 2 && is_suffix(view.key(tokens.end - 1));
    tokens.start..tokens.end - usize::from(suffix)
}

/// The family name of a full name, where it has several tokens: `von der Ley`, `Ode-Marsh`.
pub(super) fn tail(view: &View<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let Range { start, end } = core(view, tokens);
    let last = end.checked_sub(1)?;
    if !view.is_capital(last) {
        return None;
    }
    let mut first = last;
    loop {
        if first >= start + 3 && view.key(first - 1) == HYPHEN {
            first -= 2;
        } else if first >= start + 2 && view.is_link(first - 1) {
            first -= 1;
        } else {
            break;
        }
    }
    (first < last).then_some(first..end)
}

/// Whether the family name stands first and the given name is one of two syllables: `Lee Soo-min`.
pub(super) fn family_first(view: &View<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 4 && is_double(view, tokens.start + 2)
}

/// The person around the nickname whose opening mark stands at `mark`: `Karen "Kay" Ode`.
pub(super) fn nicknamed(
    view: &View<'_>,
    first: usize,
    mark: usize,
    limit: usize,
) -> Option<Range<usize>> {
    if view.shape(mark) != Shape::None {
        return None;
    }
    let closing = CLOSE.get(OPEN.iter().position(|open| *open == view.key(mark))?)?;
    if !view.is_spaced(mark) || view.is_spaced(mark + 1) {
        return None;
    }
    let title = flag::TITLE | flag::ROLE;
    let start = (first..mark)
        .rev()
        .take(3)
        .take_while(|at| view.is_capital(*at) && (!view.has(*at, title) || view.is_given(*at)));
    let start = start.last()?;
    let words =
        |at: &usize| view.reading.tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Word);
    let close = mark + 1 + (mark + 1..limit.min(mark + 5)).take_while(words).count();
    let family = close + 1;
    let whole = close > mark + 1
        && view.is_capital(close - 1)
        && view.key(close) == *closing
        && !view.is_spaced(close)
        && family < limit
        && view.is_spaced(family);
    if !whole {
        return None;
    }
    let begins =
        if view.is_capital(family) { family + 1 } else { behind_particles(view, family, limit)? };
    // A given name that nobody has listed counts before a common family name.
    let other = flag::ORG | flag::PLACE | flag::COMMON | title;
    let surname = view.has(family, flag::SURNAME) || view.lexicon.listed(view.key(family)) & 1 != 0;
    if !view.is_given(start) && (start + 1 < mark || view.has(start, other) || !surname) {
        return None;
    }
    let everyday =
        view.is_common(family) && !view.has(family, flag::SURNAME) && !view.is_link(family);
    let end = run_end(view, begins - 1, limit.min(begins + 3));
    (!everyday).then_some(start..end)
}

/// `Ardal Pilots`: whether a place opens what ends with a plural or as a club does, and no event or paper
/// (`Ardal Accords`).
pub(super) fn is_of_town(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (first, last) = (tokens.start, tokens.end - 1);
    let plural = view.bytes(last).ends_with(b"s") && !Class::NO_TEAM.has(view.key(last));
    let several = || {
        let known = view.lexicon.longest(view.reading, first, last);
        known.is_some_and(|(_, flags)| flags & flag::PLACE != 0)
    };
    (plural || Class::CLUB.has(view.key(last)))
        && last > first
        && (view.has(first, flag::PLACE) || several())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_names_are_told_from_words() {
        for yes in ["Ki", "moon", "hyun", "Ying", "yen", "in", "geun"] {
            assert!(is_syllable(yes), "{yes}");
        }
        for no in ["based", "like", "born", "Mercedes", "era", "shrill", ""] {
            assert!(!is_syllable(no), "{no}");
        }
    }
}
