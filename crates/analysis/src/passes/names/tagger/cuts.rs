//! What a span of the tagger took along, or is a part of: an office (`Chief Executive Officer of Velo
//! Airways`, `NATO Secretary`), a second body (`Velo Corporation to Odal Services`), the rest of a name with
//! a saint or a people in it; and spans that are no names (a degree, a title in quotation marks).
//!
//! Asks the span and the words right beside it alone, never the document.

use std::ops::Range;

use super::spans::listed;
use crate::passes::names::NameKind::{self, Organization, Place};
use crate::passes::names::lexicon::flag;
use crate::passes::names::pronouns::is_quotation;
use crate::passes::names::runs::{COMMA, Candidate, OF, THE, View};
use crate::passes::names::segment;
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const AT: Key = key("at");
const LIMITED: Key = key("limited");
const TO: Key = key("to");
const WITH: Key = key("with");

/// `MNA Kari Ode`: whether the letters of who sits in an assembly open the span.
pub(super) fn is_seated(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    tokens.len() >= 3
        && Class::SEATED.has(view.key(start))
        && view.shape(start) == Shape::Upper
        && (start + 1..end).all(|at| view.is_capital(at) && view.shape(at) != Shape::Upper)
        && !view.has(end - 1, flag::ORG_HEAD | flag::ORG_SUFFIX)
}

/// Whether two names that `and` joins are of two bodies: each has a head of its own, or the first is that of
/// a company.
pub(super) fn are_bodies(view: &View<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let head = |one: &Range<usize>| one.len() >= 2 && Class::WHOLE.has(view.key(one.end - 1));
    let company = left.len() >= 2
        && (view.has(left.end - 1, flag::ORG_SUFFIX)
            || Class::COMPANY_HEAD.has(view.key(left.end - 1)));
    let tail = right.len() == 1 && view.is_common(right.start);
    (head(left) && head(right)) || (company && !tail && !right.is_empty())
}

/// Whether neither of the two has a head, a suffix or an everyday word in it, as the halves of `Ode and Marsh
/// Bank` have: `Velo and Odalia`.
pub(super) fn are_headless(view: &View<'_>, left: &Range<usize>, right: &Range<usize>) -> bool {
    let head =
        flag::ORG_HEAD | flag::ORG_SUFFIX | flag::PLACE_HEAD | flag::EVENT | flag::ROLE_MODIFIER;
    let plain = |one: &Range<usize>| {
        !one.is_empty()
            && one
                .clone()
                .all(|at| view.is_capital(at) && !view.has(at, head) && !view.is_common(at))
    };
    plain(left) && plain(right)
}

/// One past the person of a span that took a party or an agency along: `Odrik Odelar APC`.
pub(super) fn before_party(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let last = tokens.end - 1;
    let known = flag::PLACE
        | flag::PLACE_HEAD
        | flag::DEMONYM
        | flag::DIRECTION
        | flag::ORG
        | flag::ORG_HEAD
        | flag::ORG_SUFFIX
        | flag::EVENT;
    let person =
        |at: usize| view.shape(at) == Shape::Capital && !view.has(at, known) && !view.is_common(at);
    let party = view.shape(last) == Shape::Upper && view.has(last, flag::ORG);
    (tokens.len() == 3 && party && (tokens.start..last).all(person)).then_some(last)
}

/// Where `to` or `with` joins two names that a span took for one, or `the` opens the second: `Velo
/// Corporation to Odal Services`, `VBC the Liberal`.
pub(super) fn parted(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    // `Save the Children` is one.
    let body = |at: usize| view.shape(at) == Shape::Upper || view.has(at, flag::ORG);
    let opens = |at: &usize| view.key(*at) == THE && body(*at - 1);
    if let Some(the) = tokens.clone().skip(1).find(opens) {
        return Some(the);
    }
    let joint = tokens.clone().skip(1).find(|&at| matches!(view.key(at), TO | WITH))?;
    // `Committee to Protect Ferries` is one: a company stands before `to`, a body and no verb behind it.
    let rest = joint + 1 + usize::from(view.key(joint + 1) == THE)..tokens.end;
    let last = tokens.end - 1;
    let headed = || view.has(last, flag::ORG_HEAD | flag::ORG_SUFFIX) || view.key(last) == LIMITED;
    let two = || {
        (view.has(joint - 1, flag::ORG_SUFFIX) || Class::COMPANY_HEAD.has(view.key(joint - 1)))
            && !rest.is_empty()
            && !view.is_common(rest.start)
            && (headed() || listed(view, &rest).is_some())
    };
    (view.key(joint) == WITH || two()).then_some(joint)
}

/// The `at` behind which the body stands where somebody teaches what the span opens with: `professor of Tides
/// at the Odal College`.
pub(super) fn taught_at(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let before = tokens.start.wrapping_sub(1);
    if view.key(before) != OF || !Class::TEACHER.has(view.key(before.wrapping_sub(1))) {
        return None;
    }
    let at = tokens.clone().find(|&at| view.key(at) == AT)?;
    (at + 1 < tokens.end).then_some(at)
}

/// Whether the span fills quotation marks behind a noun for works or a verb of who makes them, as a title
/// does: `the song "Marsh Road"`; but `known as "Kari Ode"`.
pub(super) fn is_title(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let mark = |at: usize, marks: &[&str]| {
        view.shape(at) == Shape::None && marks.contains(&view.reading.word(at))
    };
    let (before, end) = (tokens.start.wrapping_sub(1), tokens.end);
    if tokens.len() < 2 || !mark(before, &["\"", "“", "‘", "``"]) {
        return false;
    }
    let comma = usize::from(mark(end, &[",", ".", "!", "?"]));
    let word = before.wrapping_sub(1);
    let word = if view.key(word) == COMMA { word.wrapping_sub(1) } else { word };
    let made = Class::MADE.has(view.key(word)) && !view.is_given(tokens.start);
    (made || Class::WORK.has(view.key(word))) && mark(end + comma, &["\"", "”", "’", "''"])
}

/// `Hurricane Karen`, `Operation Marsh`: whether a word before a name or at its opening tells that it is nobody's.
pub(super) fn is_coded(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let coded = |at: usize| view.is_capital(at) && Class::CODED.has(view.key(at));
    coded(tokens.start.wrapping_sub(1)) || (tokens.len() >= 2 && coded(tokens.start))
}

/// Whether the span fills quotation marks and has an everyday word in it, as a headline or a title has: `the
/// headline "Kari Odal Ate My Ferry"`.
pub(super) fn is_line_in_marks(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let mark = |at: usize| view.shape(at) == Shape::None && is_quotation(view.key(at));
    let inner = |at: usize| view.is_common(at) && view.is_capital(at);
    let Range { start, end } = *tokens;
    tokens.len() >= 4
        && mark(start.wrapping_sub(1))
        && (mark(end) || mark(end + 1))
        && (start + 1..end).any(inner)
}

/// What an office is over, of a span that took it along: `Velo Airways` of `Chief Executive Officer of
/// Velo Airways`.
pub(super) fn under_office(view: &View<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let of = tokens.clone().skip(1).find(|&at| view.key(at) == OF)?;
    let parts = flag::ROLE | flag::ROLE_MODIFIER | flag::TITLE;
    let office = (tokens.start..of).all(|at| {
        view.is_capital(at) && view.has(at, parts) && !view.has(at, flag::ORG | flag::GIVEN)
    });
    let rest = of + 1..tokens.end;
    let head = view.has(of - 1, flag::ROLE) && !view.has(of - 1, flag::ORG_HEAD);
    let named = rest.clone().any(|at| !view.is_common(at) && !view.has(at, parts));
    (office && head && named && view.key(rest.start) != THE).then_some(rest)
}

/// The body that the rules see where its head and `of` stand behind the span: `Marsh Road Museum of Tides`.
pub(super) fn headed_behind(
    view: &View<'_>,
    rules: &[Candidate],
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let head = tokens.end;
    if view.key(head + 1) != OF || !view.has(head, flag::ORG_OF) || !view.is_capital(head) {
        return None;
    }
    let next = rules.partition_point(|rule| rule.tokens.end <= head);
    let rule = rules.get(next).filter(|rule| rule.tokens.start == tokens.start)?;
    (rule.kind == Some(Organization)).then(|| rule.tokens.clone())
}

/// The listed body or place whose office the span took along: `NATO` of `NATO Secretary`.
pub(super) fn before_office(
    view: &View<'_>,
    tokens: &Range<usize>,
) -> Option<(Range<usize>, NameKind)> {
    let Range { start, end } = *tokens;
    if end - start < 2 || !view.has(start, flag::BEGINS | flag::ORG | flag::PLACE) {
        return None;
    }
    let longest = view.lexicon.longest(view.reading, start, end);
    let (known, flags) = longest.unwrap_or((start + 1, view.flags(start)));
    let parts = flag::ROLE | flag::ROLE_MODIFIER | flag::TITLE;
    let office = known < end
        && (known..end).all(|at| view.is_capital(at) && view.has(at, parts))
        && view.has(end - 1, flag::ROLE)
        && !view.has(end - 1, flag::ORG_HEAD);
    let other = flag::ROLE_MODIFIER | flag::GIVEN | flag::SURNAME | flag::COMMON;
    let kind = segment::kind_of(flags).filter(|_| office && flags & other == 0)?;
    Some((start..known, kind))
}

/// `St Mary's Church`, `in St Helena`: the whole of a name that has a saint's in it, of whom the tagger saw a person.
pub(super) fn of_saint(view: &View<'_>, tokens: &Range<usize>) -> Option<(Range<usize>, NameKind)> {
    let saint = |at: usize| Class::SAINT.has(view.key(at));
    let before = tokens.start.wrapping_sub(1);
    // What stands before the span counts with a capital, or before a possessive.
    let start = match () {
        () if saint(tokens.start) => tokens.start,
        () if !view.is_capital(before) && !is_possessive(view, tokens.end) => return None,
        () if saint(before) => before,
        () => return None,
    };
    let head = tokens.end + 1;
    let inside = Class::LOCATIVE.has(view.key(start.wrapping_sub(1)));
    if inside
        && view.is_capital(start)
        && tokens.end - start == 2
        && !is_possessive(view, tokens.end)
    {
        return Some((start..tokens.end, Place));
    }
    if !is_possessive(view, tokens.end) || !view.is_capital(head) {
        return None;
    }
    let kind = match view {
        _ if view.has(head, flag::ORG_HEAD) => Organization,
        _ if view.has(head, flag::PLACE_HEAD) => Place,
        _ => return None,
    };
    Some((start..head + 1, kind))
}

/// One past the listed name that has a possessive in it, and its kind: `King's Lynn`.
pub(super) fn with_possessive(
    view: &View<'_>,
    at: usize,
    limit: usize,
) -> Option<(usize, NameKind)> {
    let inside = || is_possessive(view, at + 1) || is_possessive(view, at + 2);
    if !view.has(at, flag::BEGINS) || !inside() {
        return None;
    }
    let (end, flags) = view.lexicon.longest(view.reading, at, limit)?;
    let kind = segment::kind_of(flags).filter(|_| end > at + 2)?;
    view.is_capital(end - 1).then_some((end, kind))
}

/// One past the rest of a body whose name has `People's` in it, of which the span saw the first part.
pub(super) fn of_people(view: &View<'_>, tokens: &Range<usize>) -> Option<usize> {
    let head = tokens.end + 1;
    let people = is_possessive(view, tokens.end) && Class::PEOPLE.has(view.key(tokens.end - 1));
    (people && view.is_capital(head) && view.has(head, flag::ORG_HEAD)).then_some(head + 1)
}

#[inline]
pub(super) fn is_possessive(view: &View<'_>, at: usize) -> bool {
    view.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
}

/// Whether it is no name: a degree behind another (`Kari Ode, MD, FODE`), a subject that somebody teaches,
/// the letters of a currency (`Sh340 million`), a word that is numbered
/// or lettered (`Chapter 11`, `Group B`).
pub(super) fn is_letters(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (start, end) = (tokens.start, tokens.end);
    let before = start.wrapping_sub(1);
    let next = view.reading.tokens.get(end);
    let sum = next.is_some_and(|next| next.kind == TokenKind::Number && !next.spaced);
    if tokens.len() == 1 && sum && view.bytes(start).len() <= 3 {
        return true;
    }
    let counted = next.is_some_and(|next| next.kind == TokenKind::Number);
    if tokens.len() == 1 && counted && Class::NUMBERED.has(view.key(start)) {
        return true;
    }
    // `Group B`
    let lettered = tokens.len() == 2
        && view.bytes(start + 1).len() == 1
        && Class::LETTERED.has(view.key(start));
    if lettered {
        return true;
    }
    let degree = |at: usize| view.has(at, flag::POST_NOMINAL);
    let listed = view.key(before) == COMMA && {
        let (one, two) = (start.wrapping_sub(2), start.wrapping_sub(4));
        let mixed = matches!(view.shape(one), Shape::Upper | Shape::Capital);
        degree(one) || (mixed && view.key(start.wrapping_sub(3)) == COMMA && degree(two))
    };
    if tokens.len() == 1 && listed && view.shape(start) == Shape::Upper {
        return true;
    }
    let subject = view.key(before) == OF && Class::TEACHER.has(view.key(start.wrapping_sub(2)));
    subject && tokens.len() == 1 && !view.has(start, flag::PLACE | flag::ORG)
}

/// Whether a word that is nobody's name has a short one in capitals behind it, as no person does: `Velo
/// AI`; but `Kari Ode SNP`, of a party.
pub(super) fn ends_in_capitals(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (first, last) = (tokens.start, tokens.end - 1);
    if tokens.len() != 2 || view.shape(last) != Shape::Upper {
        return false;
    }
    let word = view.reading.word(last);
    let named = flag::SURNAME | flag::GIVEN;
    let person = view.has(first, named) || view.lexicon.listed(view.key(first)) & 3 != 0;
    let roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    !person
        && (2..=4).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && !roman
        && !view.has(last, named | flag::POST_NOMINAL)
        && view.shape(first) == Shape::Capital
}
