//! What may stand between a subject and its verb: an apposition between commas or dashes, brackets,
//! the place after a resident.

use std::ops::Range;

use super::lexicon::{BETWEEN, BOUNDARY, CUE, DETERMINER, JOINT, PRONOUN};
use super::page::{Mentioned, Page, is};
use super::subject::{
    antecedent, capitals_from, is_plural, is_verb, noun_phrase_from, phrase_to, titled_from,
};
use crate::passes::names::lexicon::flag;
use crate::passes::names::{MentionForm, NameKind};
use crate::passes::tokens::{Key, key};

const COMMA: Key = key(",");
/// The longest apposition, in tokens.
const APPOSITION: usize = 40;
/// So many words may stand between an article and the name of a body: `the 3rd Harbour Guard`.
const KIND: usize = 3;
/// So many small words may lead a name: `the state news agency Kviz`.
const NOUNS: usize = 6;
/// The longest aside in brackets, in tokens.
const BRACKETS: usize = 12;

/// `Name, what he is, VERB`: the phrase before the apposition that ends at this comma or dash.
pub(super) fn apposition(page: &Page<'_>, mark: usize, from: usize) -> Option<Range<usize>> {
    let dash = is_dash(page, mark);
    let sets_off = |at: usize| if dash { is_dash(page, at) } else { page.key(at) == COMMA };
    let mut commas = 0;
    for at in (from + 1..mark).rev().take(APPOSITION) {
        if page.inside(at).is_some() && !dash {
            // A nickname or a title within the apposition tells nothing.
            continue;
        }
        if !sets_off(at) {
            continue;
        }
        commas += 1;
        let before = before_brackets(page, at - 1, from);
        // `Ode of Lund, a pilot, said`
        if let Some(person) = belongs_to(page, before, from) {
            return Some(person);
        }
        let first = commas == 1 && !follows_joint(page, before, from);
        let office = commas == 1 && !dash && is_office(page, before, at + 1..mark, from);
        let named = !office
            && page.mention(before).is_some_and(|mention| match mention.kind {
                NameKind::Person => true,
                NameKind::Organization => first,
                NameKind::Place => false,
            });
        // `Ode, Kviz Bank, said`
        if named && let Some(person) = between_commas(page, before, from) {
            return Some(person);
        }
        // `Ode, who was seen by her aide, Jo Marsh, said`
        let beside = || {
            phrase_to(page, before, from)
                .and_then(|phrase| phrase.start.checked_sub(1))
                .is_some_and(|at| is!(page, at, "by" | "with"))
        };
        let person = page.is_personal(before) && !named && (commas > 1 || !beside());
        if named || dash || person {
            let phrase = phrase_to(page, before, from)?;
            if let Some(described) = described(page, &phrase, from) {
                return Some(described);
            }
            // `The police chief, Jo Ode, said`: the role with the name of who has it.
            // `The author, Jo Ode of Lund University, said`
            let member = belongs_to(page, mark - 1, at).and_then(|name| page.mention(name.end - 1));
            let name = member.or_else(|| page.mention(mark - 1)).filter(|name| {
                // `Her publisher, Kviz & Marsh, said`
                let owned = is!(page, phrase.start, "his" | "her" | "its" | "their")
                    && name.kind == NameKind::Organization;
                person && commas == 1 && (name.kind == NameKind::Person || owned) && !dash
            });
            let whole = name.filter(|name| titled_from(page, name.tokens.start, at) == at + 1);
            let start =
                if whole.is_some() { with_partner(page, &phrase, from) } else { phrase.start };
            return Some(whole.map_or(phrase.clone(), |name| start..name.tokens.end));
        }
        // `Officials at the port, a body of the town, said`
        let personal = |head: &Range<usize>| page.is_personal(head.end - 1);
        if commas == 1
            && (office || is_joined_body(page, before, from))
            && let Some(head) = phrase_to(page, before, from).filter(personal)
        {
            // `A spokesman for the port, Jo Ode, said`
            let name = page.mention(mark - 1).filter(|name| {
                let whole = titled_from(page, name.tokens.start, at + 1) == at + 1;
                name.kind == NameKind::Person && whole && !is_plural(page, head.end - 1)
            });
            let whole = name.map(|name| head.start..name.tokens.end);
            // `Ode, a pilot at the port, who …, said`
            return Some(whole.or_else(|| described(page, &head, from)).unwrap_or(head));
        }
        // `Her label, Kviz Bank, said`: of a noun that no table knows, the name between the commas speaks.
        let body = || {
            let name = page.mention(mark - 1).filter(|name| name.tokens == (at + 1..mark))?;
            let noun = phrase_to(page, before, from).filter(|noun| noun.start == from)?;
            let led = page.has(noun.start, DETERMINER) && page.is_lower(noun.end - 1);
            (led && name.kind == NameKind::Organization).then(|| name.tokens.clone())
        };
        if !dash
            && commas == 1
            && let Some(body) = body()
        {
            return Some(body);
        }
        // A name that no list knows, at the opening of the sentence or right behind marks.
        let opens = |&at: &usize| at == from || page.inside(at - 1).is_some();
        if first
            && (before > from || !dash)
            && let Some(name) = capitals_from(page, before, from).filter(opens)
        {
            return Some(name..before + 1);
        }
    }
    // `Ode, who, in a call on Friday, said`
    if !dash && let Some(relative) = aside_of_relative(page, mark, from) {
        return Some(relative..relative + 1);
    }
    // `A spokesman for the port, Jo Ode, said`: the name between the commas speaks.
    let before = before_brackets(page, mark.checked_sub(1)?, from);
    let person = page.mention(before).filter(|mention| mention.kind == NameKind::Person)?;
    // `Residents, led by Jo Ode, said`
    let by = titled_from(page, person.tokens.start, from).checked_sub(1);
    if let Some(by) = by.filter(|&at| at > from + 1 && is!(page, at, "by"))
        && is_verb(page, by - 1)
        && let Some(comma) = Some(by - 2).filter(|&at| at > from && page.key(at) == COMMA)
    {
        return phrase_to(page, comma - 1, from)
            .or(Some(from..comma))
            .filter(|one| one.start == from);
    }
    phrase_to(page, before, from)
}

/// `Ode and her husband, Peter Marsh, said`: where the first of the two begins.
fn with_partner(page: &Page<'_>, phrase: &Range<usize>, from: usize) -> usize {
    let owned = is!(page, phrase.start, "his" | "her" | "their");
    let and = phrase.start.checked_sub(1).filter(|&at| at > from && owned && is!(page, at, "and"));
    let first = and.and_then(|and| page.mention(and - 1)).filter(|one| {
        let name = one.kind == NameKind::Person && one.form != MentionForm::Pronoun;
        name && titled_from(page, one.tokens.start, from) == from
    });
    first.map_or(phrase.start, |one| one.tokens.start)
}

/// `…, regional governor Kari Ode said`: whether an adjective between a comma and a role stands here.
pub(super) fn leads_role(page: &Page<'_>, at: usize, from: usize) -> bool {
    at > from
        && page.key(at - 1) == COMMA
        && page.flags(at + 1) & flag::ROLE != 0
        && page.is_lower(at)
        && !is_verb(page, at)
        && !page.has(at, CUE | PRONOUN | DETERMINER | BOUNDARY)
}

/// The apostrophe of a plural that owns what follows: `the crews' boats`.
pub(super) fn is_plural_owner(page: &Page<'_>, at: usize) -> bool {
    let glued = page.reading.tokens.get(at).is_some_and(|token| !token.spaced);
    glued && is!(page, at, "'") && at > 0 && is_plural(page, at - 1) && page.is_lower(at + 1)
}

/// `Ode, who called it "late," says`: whom a relative clause describes that ends with the comma of what
/// is quoted in it.
pub(super) fn closed_relative(
    page: &Page<'_>,
    stretch: usize,
    from: usize,
) -> Option<Range<usize>> {
    let quoted = page.quoted.get(stretch)?;
    let comma = quoted.inner.end.checked_sub(1).filter(|&at| page.key(at) == COMMA)?;
    let open = (from + 1..quoted.outer.start.min(comma))
        .rev()
        .take(APPOSITION)
        .find(|&at| page.key(at) == COMMA)?;
    let who = is!(page, open + 1, "who" | "which");
    if who { antecedent(page, open + 1, from) } else { None }
}

/// `who, in a call on Friday, said`: the relative pronoun before the commas that part it from its verb.
fn aside_of_relative(page: &Page<'_>, mark: usize, from: usize) -> Option<usize> {
    let open = (from + 1..mark).rev().take(BRACKETS).find(|&at| page.key(at) == COMMA)?;
    let plain = page.has(open + 1, JOINT) && (open + 1..mark).all(|at| page.inside(at).is_none());
    let relative = open.checked_sub(1).filter(|&at| at > from && is!(page, at, "who" | "which"))?;
    antecedent(page, relative, from).filter(|_| plain).map(|_| relative)
}

/// Whether a preposition stands before the name that ends here, with its titles.
pub(super) fn follows_joint(page: &Page<'_>, last: usize, from: usize) -> bool {
    let start = page.mention(last).map_or(last, |mention| mention.tokens.start);
    let start = titled_from(page, start, from);
    start > from && page.has(start - 1, JOINT)
}

/// Whether a body or place with a preposition before it ends here.
fn is_joined_body(page: &Page<'_>, last: usize, from: usize) -> bool {
    page.mention(last).is_some_and(|one| one.kind != NameKind::Person)
        && follows_joint(page, last, from)
}

/// `The mayor of Sant Lund, Jo Ode, said`: a role, a name for what it is of, even where that was taken for a
/// person, and between the commas the name of who has the role.
fn is_office(page: &Page<'_>, last: usize, between: Range<usize>, from: usize) -> bool {
    let is_person = |one: &&Mentioned| one.kind == NameKind::Person;
    let Some(place) = page.mention(last).filter(is_person) else { return false };
    let of = place.tokens.start.checked_sub(1).filter(|&at| at > from && is!(page, at, "of"));
    let held = between.end.checked_sub(1).and_then(|at| page.mention(at)).filter(is_person);
    of.is_some_and(|of| page.is_personal(of - 1))
        && held.is_some_and(|one| one.tokens.start == between.start)
}

/// `Ode, the mayor, who …`: whom the phrase between two commas describes.
fn described(page: &Page<'_>, phrase: &Range<usize>, from: usize) -> Option<Range<usize>> {
    let last = phrase.end.checked_sub(1)?;
    if page.mention(last).is_some() || page.has(last, PRONOUN) {
        return None;
    }
    let comma = phrase.start.checked_sub(1).filter(|&at| at > from && page.key(at) == COMMA)?;
    let before = before_brackets(page, comma - 1, from);
    let person = page.mention(before).is_some_and(|mention| mention.kind == NameKind::Person);
    if person { phrase_to(page, before, from) } else { belongs_to(page, before, from) }
}

/// `Ode of Lund`, `Ode of the 3rd Harbour Guard`, `Ode of the firm Kviz & Marsh`: the person to whom
/// the name that ends here belongs.
pub(super) fn belongs_to(page: &Page<'_>, last: usize, from: usize) -> Option<Range<usize>> {
    let name = page.mention(last)?;
    let mut start = titled_from(page, name.tokens.start, from);
    if start > from && !page.has(start - 1, JOINT) {
        let whole = noun_phrase_from(page, start, from);
        if start > whole + KIND || !page.has(whole, DETERMINER) {
            return None;
        }
        start = whole;
    }
    let joint = start.checked_sub(1).filter(|&at| at > from)?;
    let of = is!(page, joint, "of");
    let other = || is!(page, joint, "from") || is!(page, joint, "at");
    let person = page.mention(joint - 1).filter(|one| one.kind == NameKind::Person)?;
    let joined = of || (other() && name.kind != NameKind::Person);
    (joined && person.form != MentionForm::Pronoun).then(|| phrase_to(page, joint - 1, from))?
}

/// `Ode, Kviz Bank, said`: the person to whom the body between commas is put.
fn between_commas(page: &Page<'_>, last: usize, from: usize) -> Option<Range<usize>> {
    let body = page.mention(last).filter(|one| one.kind == NameKind::Organization)?;
    let comma =
        body.tokens.start.checked_sub(1).filter(|&at| at > from && page.key(at) == COMMA)?;
    let person = page.mention(comma - 1).filter(|one| one.kind == NameKind::Person)?;
    (person.form != MentionForm::Pronoun).then(|| phrase_to(page, comma - 1, from))?
}

/// `a driver from Lund, Ohio, said`: the preposition before a place that ends with a comma.
pub(super) fn place_aside(page: &Page<'_>, comma: usize, from: usize) -> Option<usize> {
    let state = page.mention(comma.checked_sub(1)?).filter(|one| one.kind == NameKind::Place)?;
    let before = state.tokens.start.checked_sub(1).filter(|&at| at > from)?;
    let city = if page.key(before) == COMMA { page.mention(before - 1) } else { Some(state) };
    let city = city.filter(|city| city.kind == NameKind::Place)?;
    let joint = city.tokens.start.checked_sub(1).filter(|&at| at > from)?;
    page.has(joint, JOINT).then_some(joint)
}

/// The token before the brackets that end here: `Ode (D-Mont.)`; the token itself elsewhere.
pub(super) fn before_brackets(page: &Page<'_>, at: usize, from: usize) -> usize {
    bracket(page, at, from).and_then(|open| open.checked_sub(1)).unwrap_or(at)
}

/// Where the brackets that close here open.
pub(super) fn bracket(page: &Page<'_>, close: usize, from: usize) -> Option<usize> {
    let opening = if is!(page, close, ")") {
        key("(")
    } else if is!(page, close, "]") {
        key("[")
    } else {
        return None;
    };
    (from..close).rev().take(BRACKETS).find(|&at| page.key(at) == opening).filter(|&at| at > from)
}

/// Where the brackets that open here close.
pub(super) fn closing(page: &Page<'_>, open: usize, to: usize) -> Option<usize> {
    let close = if is!(page, open, "(") {
        key(")")
    } else if is!(page, open, "[") {
        key("]")
    } else {
        return None;
    };
    (open..to).take(BRACKETS).find(|&at| page.key(at) == close)
}

/// A dash that sets off a phrase: `Ode — the minister — said`.
pub(super) fn is_dash(page: &Page<'_>, at: usize) -> bool {
    let spaced = || page.reading.tokens.get(at).is_some_and(|dash| dash.spaced);
    is!(page, at, "—")
        || is!(page, at, "–")
        || is!(page, at, "―")
        || (is!(page, at, "-") && (spaced() || is!(page, at + 1, "-")))
}

/// Whether a small word ends like a verb in the third person or the past: `sings`, `sighed`.
pub(super) fn ends_like_a_verb(page: &Page<'_>, at: usize) -> bool {
    let word = page.reading.word(at);
    page.is_lower(at)
        && !page.has(at, BOUNDARY | BETWEEN)
        && (is_plural(page, at) || word.ends_with("ed"))
}

/// `…, the state news agency Kviz said`: the token behind the comma, if nothing but small nouns stands
/// between it and the name at `name`; else the name.
pub(super) fn led_by_noun(page: &Page<'_>, name: usize, from: usize) -> usize {
    let plain = |at: &usize| {
        page.is_lower(*at)
            && page.inside(*at).is_none()
            && (page.has(*at, DETERMINER)
                || is!(page, *at, "state" | "counsel")
                || !(page.has(*at, BOUNDARY | BETWEEN | PRONOUN | CUE) || is_verb(page, *at)))
    };
    let count = (from..name).rev().take(NOUNS).take_while(plain).count();
    let first = name - count;
    if count == 0 || first == from || page.key(first - 1) != COMMA {
        return name;
    }
    // `…, harbour bank governor Kari Ode said`
    if page.flags(name) & flag::ROLE != 0 && page.mention(name).is_none() {
        return first;
    }
    let led = count > 1 && page.mention(name).is_some();
    if led && (page.has(first, DETERMINER) || count > 2) { first } else { name }
}
