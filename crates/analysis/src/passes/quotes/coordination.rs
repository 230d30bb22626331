//! Subjects that are several: what `and` joins (`Ode and Marsh`, `Norway, Sweden and Kviz Bank`, `experts
//! on tides and ferries`), and shares (`six in 10`).

use std::ops::Range;

use super::lexicon::{CUE, DETERMINER, JOINT, PRONOUN, QUANTITY};
use super::page::{Mentioned, Page, is};
use super::subject::{self, Left, is_noun, is_plural, is_verb, noun_phrase_from, titled_from};
use crate::finite::may_be_verb;
use crate::passes::names::lexicon::flag;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, TokenKind, key};

const COMMA: Key = key(",");

/// `Kari Ode and Peter Marsh`: where the first begins of several persons, or of several bodies and
/// places, the last of which begins at `start`.
pub(super) fn first_of_several(
    page: &Page<'_>,
    start: usize,
    from: usize,
    kind: NameKind,
) -> Option<usize> {
    let and = start.checked_sub(1).filter(|&at| at > from && is!(page, at, "and"))?;
    if opens_clause(page, start) {
        return None;
    }
    let person = kind == NameKind::Person;
    let alike = |last: usize| {
        page.mention(last).filter(|one| {
            let same = person == (one.kind == NameKind::Person);
            same && one.form != MentionForm::Pronoun && one.tokens.start >= from
        })
    };
    let mut first: &Mentioned = alike(and - 1)?;
    let mut found = opens(page, first.tokens.start, from, person).then_some(first.tokens.start);
    // `Norway, Sweden and Iceland said`, but not `In Norway, Sweden and Iceland said`
    while let Some(comma) =
        before(page, first.tokens.start, from).filter(|&at| page.key(at) == COMMA)
        && let Some(earlier) = comma.checked_sub(1).and_then(alike)
    {
        first = earlier;
        if opens(page, first.tokens.start, from, person) {
            found = Some(first.tokens.start);
        }
    }
    found
}

/// Whether a pronoun stands here that only a subject has: `Ask Ode and she will tell you`.
fn opens_clause(page: &Page<'_>, at: usize) -> bool {
    is!(page, at, "he" | "she" | "they" | "we")
}

/// `rooms where strangers met and discussed the war`: the subject of the verb before the `and` at `and`, in
/// a clause that tells where.
pub(super) fn gathered(page: &Page<'_>, and: usize, from: usize) -> Option<Range<usize>> {
    let verb = and.checked_sub(1).filter(|&at| at > from && may_be_verb(page.reading, at))?;
    let Left::Subject(subject) = subject::left(page, verb, from) else { return None };
    let led = subject.start.checked_sub(1).filter(|&at| at >= from)?;
    (!page.has(verb, CUE) && is!(page, led, "where" | "when")).then_some(subject)
}

/// The token before the name and its titles.
fn before(page: &Page<'_>, name: usize, from: usize) -> Option<usize> {
    titled_from(page, name, from).checked_sub(1).filter(|&at| at >= from)
}

/// Whether a subject can begin with the name: `Ode met Marsh and Lund said …` has a verb before the
/// first of the two. A body or place opens its clause.
fn opens(page: &Page<'_>, name: usize, from: usize, person: bool) -> bool {
    if person {
        let plain = |at: usize| at < from || !(is_verb(page, at) || page.has(at, JOINT));
        return name.checked_sub(1).is_none_or(plain);
    }
    before(page, name, from).is_none_or(|at| {
        page.inside(at).is_some()
            || page.key(at) == COMMA
            || is!(page, at, "and" | "but" | "that" | "as")
    })
}

/// `Velo founder and Chief Executive Kari Ode`: the one person who has both roles, of which the second
/// begins behind the `and`.
pub(super) fn holder_of_two(page: &Page<'_>, and: usize, to: usize) -> Option<Range<usize>> {
    let role = and.checked_sub(1).filter(|_| is!(page, and, "and"))?;
    if !page.is_personal(role) || page.mention(role).is_some() || is_plural(page, role) {
        return None;
    }
    let title = flag::TITLE | flag::ROLE | flag::ROLE_MODIFIER;
    let name = (and + 1..to).find(|&at| page.flags(at) & title == 0)?;
    let person = page.mention(name).filter(|one| one.kind == NameKind::Person)?;
    (name > and + 1 && person.form == MentionForm::Name).then(|| person.tokens.clone())
}

/// `experts on tides and ferries`, `pilots in Lund and around the bay`: where the first of two that
/// `and` joins begins, if what begins at `start` is the second.
pub(super) fn coordinated_from(page: &Page<'_>, start: usize, from: usize) -> Option<usize> {
    let joint = usize::from(start > from && page.has(start - 1, JOINT));
    let and = start.checked_sub(1 + joint).filter(|&at| at > from && is!(page, at, "and"))?;
    if opens_clause(page, start) {
        return None;
    }
    let last = and - 1;
    if page.inside(last).is_some() || page.has(last, PRONOUN) {
        return None;
    }
    match page.mention(last) {
        Some(mention) => (mention.tokens.start >= from).then_some(mention.tokens.start),
        None => is_noun(page, last).then(|| noun_phrase_from(page, last, from)),
    }
}

/// `…, police and rescue services said`: a noun of persons and a plural behind it that no table knows,
/// which ends here, where the two open their clause.
pub(super) fn nouns_of_several(
    page: &Page<'_>,
    second: Range<usize>,
    from: usize,
) -> Option<Range<usize>> {
    let first = coordinated_from(page, second.start, from)?;
    let opens = first == from || page.key(first - 1) == COMMA;
    let personal = second.start >= from + 2 && page.is_personal(second.start - 2);
    (opens && personal && is_plural(page, second.end - 1)).then_some(first..second.end)
}

/// `…, witnesses and an official said`: a plural of persons, and the person's noun with an article behind
/// it, where the two open their clause.
pub(super) fn witnesses_and(
    page: &Page<'_>,
    second: Range<usize>,
    from: usize,
) -> Option<Range<usize>> {
    let led = page.has(second.start, DETERMINER) && page.is_personal(second.end - 1);
    let first = coordinated_from(page, second.start, from).filter(|_| led)?;
    let noun = second.start.checked_sub(2)?;
    let opens = first == from || page.key(first - 1) == COMMA;
    (opens && page.is_personal(noun) && is_plural(page, noun)).then_some(first..second.end)
}

/// `one of the pilots`: a number with those of whom it counts some.
pub(super) fn counted(page: &Page<'_>, head: Range<usize>, last: usize) -> Range<usize> {
    let of = page.has(head.end - 1, QUANTITY) && is!(page, head.end, "of");
    if of { head.start..last + 1 } else { head }
}

/// `six in 10`, `one of three`: whether the token ends a share that is told by two numbers.
pub(super) fn is_ratio(page: &Page<'_>, at: usize) -> bool {
    let number = |at: usize| {
        page.has(at, QUANTITY)
            || page.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    };
    number(at) && at > 1 && is!(page, at - 1, "in") && number(at - 2)
}
