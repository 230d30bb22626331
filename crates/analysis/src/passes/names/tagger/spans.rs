//! What the tagger found, put right: what its spans took along, what is no name, where two are one.

use std::ops::Range;

use super::beside;
use super::cuts;
use super::name_kind;
use crate::calendar::WEEKDAYS;
use crate::passes::names::NameKind::{self, Organization, Person};
use crate::passes::names::evidence::{Evidence, Noted};
use crate::passes::names::lexicon::flag;
use crate::passes::names::parts::{is_glued, sure_particles};
use crate::passes::names::runs::{
    AND, COMMA, Candidate, FOR, OF, OPENINGS, STOP, THE, View, is_company,
};
use crate::passes::names::segment;
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const HYPHEN: Key = key("-");
const BASED: Key = key("based");
const BRACKET: Key = key("(");
const NO: Key = key("no");
const WILL: Key = key("will");
const MAY: Key = key("may");
const QUESTION: Key = key("?");
/// So many tokens of a listed name a span may lack.
const BEHIND: usize = 3;

/// A name without what the tagger took along, a title or people before a person and a weekday behind;
/// with the rest of a listed name (`Standard & Poor's`).
pub(super) fn trimmed(view: &View<'_>, number: usize, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = untitled(view, number, tokens);
    let kind = name_kind(number);
    if kind == Some(Person) && end - start >= 2 && is_people(view, start) {
        start += 1;
    }
    if kind == Some(Person) {
        start = sure_particles(view, start);
        while end - start >= 3 && view.has(end - 1, flag::POST_NOMINAL) {
            end -= 1;
        }
        while end - start >= 3 && has_figure(view, end - 1) {
            end -= 1;
        }
    }
    // `TENNIS-Ode wins`
    let slug = kind == Some(Person)
        && view.shape(start) == Shape::Upper
        && view.reading.word(start).len() >= 4
        && view.key(start + 1) == HYPHEN
        && view.shape(start + 2) == Shape::Capital;
    if slug && end - start >= 3 {
        start += 2;
    }
    // `Senate Majority` before a leader, `Pier No` before a number.
    let office = |at: usize| view.has(at, flag::ROLE_MODIFIER) && !view.has(at, flag::ORG_HEAD);
    let before_role = view.has(end, flag::ROLE) && view.is_capital(end) && office(end - 1);
    let numbered = view.key(end - 1) == NO && view.key(end) == STOP;
    if end - start >= 2 && (numbered || (kind == Some(Organization) && before_role)) {
        end -= 1;
    }
    if view.key(end) == COMMA && is_company(view, end + 1) {
        end += 2;
    }
    if kind.is_some() && end - start >= 2 && WEEKDAYS.contains(&view.key(end - 1)) {
        end -= 1;
    }
    let people = |at: usize| view.has(at, flag::DEMONYM) && !view.has(at - 1, flag::DIRECTION);
    if kind == Some(NameKind::Place) && end - start >= 2 && people(end - 1) {
        end -= 1;
    }
    // `Lee Soo-min`, `Kari Ode-Marsh`.
    if end - start >= 2 && view.key(end - 1) == HYPHEN {
        end -= 1;
    }
    if kind == Some(Person) && end - start >= 2 && is_glued(view, end) {
        end += 2;
    }
    if view.has(start, flag::BEGINS)
        && let Some((longer, _)) = view.lexicon.longest(view.reading, start, end + BEHIND)
        // `Ardal Province` is listed, `Ardal province` is not.
        && view.shape(longer - 1) != Shape::Lower
    {
        end = end.max(longer);
    }
    start..end
}

/// A name without the verb that opens a question: `Will Ode sail?`
pub(super) fn asked(
    view: &View<'_>,
    tokens: Range<usize>,
    sentence: &Range<usize>,
) -> Range<usize> {
    let Range { start, end } = tokens;
    let asks = start == sentence.start
        && end - start >= 2
        && [WILL, MAY].contains(&view.key(start))
        && view.key(sentence.end - 1) == QUESTION;
    start + usize::from(asks)..end
}

/// Whether a body whose longer name the document has is called by its first word, in capitals; or a
/// firm by its name without `Inc.`; `noted` is what the document says of the word.
pub(super) fn is_known_body(view: &View<'_>, noted: Noted, at: usize) -> bool {
    let firm = || {
        noted.is_firm()
            && !view.is_common(at)
            && !view.has(at + 1, flag::ORG_SUFFIX)
            && view.shape(at + 1) != Shape::Capital
    };
    let letters = || view.shape(at) == Shape::Upper && !view.has(at, flag::COUNTRY);
    if beside::is_team(view, at) || (noted.is_team() && is_team_of_town(view, at)) {
        return true;
    }
    view.is_capital(at) && ((noted.begins_body() && letters()) || firm())
}

/// Whether the last word of a team's name stands for it: `the Pilots` of the Ardal Pilots.
fn is_team_of_town(view: &View<'_>, at: usize) -> bool {
    let the = at > 0 && view.key(at - 1) == THE && view.shape(at) == Shape::Capital;
    let alone = || view.shape(at) == Shape::Capital && !view.is_capital(at.wrapping_sub(1));
    // `City police` are the town's.
    let next = view.key(at + 1);
    let told = || {
        view.shape(at + 1) == Shape::None
            || Class::SMALL.has(next)
            || Class::OF_SEVERAL.has(next)
            || Class::CLUB_VERB.has(next)
    };
    let club = || Class::CLUB.has(view.key(at)) && alone() && told();
    (the || club()) && !view.is_capital(at + 1)
}

/// Whether one capital at an opening is a word for several (`Dealers said`), or a figure follows it.
pub(super) fn is_no_person(
    view: &View<'_>,
    evidence: &Evidence,
    tokens: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let at = tokens.start;
    // `Velo Q4 profit`
    if tokens.len() == 2 && has_figure(view, at + 1) {
        return true;
    }
    let opening = at == sentence.start || OPENINGS.contains(&view.key(at.wrapping_sub(1)));
    if tokens.len() != 1 || !opening || evidence.family(view.key(at)).is_some() {
        return false;
    }
    let several = view.has(at, flag::COMMON) && view.has(at, flag::PERSON_NOUN);
    several || Class::OF_SEVERAL.has(view.key(at + 1)) || view.is_agents(at)
}

fn has_figure(view: &View<'_>, at: usize) -> bool {
    view.bytes(at).iter().any(u8::is_ascii_digit)
}

/// The body that the rules are sure of, of whose name with `and` the tagger saw a part.
pub(super) fn coordinated(
    view: &View<'_>,
    rules: &[Candidate],
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let next = rules.partition_point(|rule| rule.tokens.end < tokens.end);
    let rule = rules.get(next).filter(|rule| rule.tokens.start <= tokens.start)?;
    let sure = rule.kind == Some(Organization) && rule.weight >= 4;
    let whole = sure && rule.tokens.clone().any(|at| view.key(at) == AND);
    // A table names one of the two: they are two bodies.
    (whole && joined(view, Organization, &rule.tokens).is_none()).then(|| rule.tokens.clone())
}

/// The person that the rules see behind the title or office that the span opens with.
///
/// With the candidates of the rules before it.
pub(super) fn titled<'r>(
    rules: &'r [Candidate],
    tokens: &Range<usize>,
) -> Option<(Range<usize>, &'r [Candidate])> {
    let next = rules.partition_point(|rule| rule.tokens.end < tokens.end);
    let rule = rules.get(next).filter(|rule| rule.tokens.end == tokens.end)?;
    let first = rules.partition_point(|rule| rule.tokens.start < tokens.start);
    let person = rule.kind == Some(Person) && rule.weight >= 4 && rule.tokens.len() >= 2;
    let behind = rule.tokens.start > tokens.start && rule.role.start <= tokens.start;
    (person && behind).then(|| (rule.tokens.clone(), rules.get(first..next).unwrap_or_default()))
}

/// The `and` between two persons, or between two bodies of which a table names one.
pub(super) fn joined(view: &View<'_>, kind: NameKind, tokens: &Range<usize>) -> Option<usize> {
    let and = tokens.clone().find(|&at| view.key(at) == AND)?;
    match kind {
        Person => Some(and),
        Organization => {
            let (left, right) = (tokens.start..and, and + 1..tokens.end);
            let one_body = left.clone().any(|at| matches!(view.key(at), OF | FOR));
            let is_listed = |one: &Range<usize>| !one.is_empty() && listed(view, one).is_some();
            let two = listed(view, tokens).is_none()
                && (is_listed(&left)
                    || is_listed(&right)
                    || cuts::are_bodies(view, &left, &right)
                    || cuts::are_headless(view, &left, &right));
            (two && !one_body).then_some(and)
        }
        NameKind::Place => None,
    }
}

/// Whether it is the family name of a person whom the document names in full, though an everyday word:
/// inside a sentence, or before a verb of persons.
pub(super) fn is_known_family(view: &View<'_>, noted: Noted, at: usize) -> bool {
    noted.is_family()
        && view.is_capital(at)
        && (at > 0 && view.shape(at - 1) == Shape::Lower || view.has(at + 1, flag::REPORTS))
}

/// Whether a people opens what the tagger takes for a name of something else, and the rules see a
/// person of several words in the rest: `Norwegian Kari Ode`.
pub(super) fn led_by_people(view: &View<'_>, rules: &[Candidate], tokens: &Range<usize>) -> bool {
    let rest = tokens.start + 1..tokens.end;
    let same = rules.partition_point(|rule| rule.tokens.start < rest.start);
    let rule = rules.get(same).filter(|rule| rule.tokens == rest && rest.len() >= 2);
    rule.is_some_and(|rule| rule.kind == Some(Person)) && is_people(view, tokens.start)
}

/// Whether it is a people and nothing else that stands before a name: `Norwegian Kari Ode`.
fn is_people(view: &View<'_>, at: usize) -> bool {
    view.has(at, flag::DEMONYM)
        && !view.has(at, flag::GIVEN | flag::SURNAME)
        && view.is_capital(at + 1)
}

/// Whether it is known to be no name: a maker with the number of a product, an abbreviation, the rest
/// of an office (`Secretary of State`).
pub(super) fn is_no_name(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let at = tokens.start;
    if view.has(at, flag::ORG) && is_model(view, at + 1) {
        return true;
    }
    // `South Korean`; `(R-FL)`.
    let people =
        tokens.len() == 2 && view.has(at, flag::DIRECTION) && view.has(at + 1, flag::DEMONYM);
    let seat = || Class::PARTY.has(view.key(at)) && matches!(view.key(at - 1), BRACKET | COMMA);
    if people || (at > 0 && view.key(at + 1) == HYPHEN && seat()) {
        return true;
    }
    if beside::is_vessel(view, tokens) {
        return true;
    }
    if tokens.len() != 1 {
        // `Storm Ode`
        let storm = (at..tokens.end - 1).all(|at| Class::STORM.has(view.key(at)));
        return storm || is_bare_office(view, tokens);
    }
    let office = at >= 2
        && view.key(at - 1) == OF
        && view.has(at - 2, flag::ROLE)
        && view.has(at, flag::ROLE_MODIFIER)
        && !view.has(at, flag::GIVEN);
    office || view.has(at, flag::NOT_NAME) || is_company(view, at)
}

/// Whether it is an office without its holder: `Home Minister`.
fn is_bare_office(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    let named = flag::SURNAME | flag::GIVEN;
    let parts = flag::ROLE | flag::ROLE_MODIFIER | flag::TITLE | flag::DEMONYM;
    let role = view.has(last, flag::ROLE) && !view.has(last, flag::ORG_HEAD);
    // `Acting Police` before `Commissioner`.
    let qualifies = view.has(last, flag::ROLE_MODIFIER)
        && view.is_capital(tokens.end)
        && view.has(tokens.end, flag::ROLE);
    (role || qualifies)
        && tokens.clone().all(|at| view.has(at, parts) && !view.has(at, named | flag::ORG))
}

/// What stands as a name of its own before another, its kind, and where the other begins: the listed
/// owner of a body (`Ardal's Launch Systems`), the place where one is based (`Ardal-based`).
pub(super) fn owner(
    view: &View<'_>,
    number: usize,
    tokens: &Range<usize>,
) -> Option<(Range<usize>, NameKind, usize)> {
    let Range { start, end } = *tokens;
    if end - start < 3 || view.lexicon.longest(view.reading, start, end).is_some() {
        return None;
    }
    let based =
        (start + 2..end - 1).find(|&at| view.key(at) == BASED && view.key(at - 1) == HYPHEN);
    if let (Some(based), Some(NameKind::Organization)) = (based, name_kind(number)) {
        return Some((start..based - 1, NameKind::Place, based + 1));
    }
    let is_possessive = |at: usize| {
        view.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Possessive)
    };
    if !is_possessive(start + 1) {
        let person = view.is_given(start) && view.is_capital(start + 1);
        let owner = person && is_possessive(start + 2) && end - start >= 4;
        return owner.then_some((start..start + 2, Person, start + 3));
    }
    if view.has(start, flag::GIVEN) {
        return None;
    }
    segment::kind_of(view.flags(start)).map(|kind| (start..start + 1, kind, start + 2))
}

/// The number of a product behind its maker: `A320` or three figures.
fn is_model(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.reading.tokens.get(at) else { return false };
    let word = view.reading.word(at).as_bytes();
    match token.kind {
        TokenKind::Number => word.len() == 3 && word.iter().all(u8::is_ascii_digit),
        TokenKind::Word => {
            token.spaced && token.is_capitalised() && word.iter().any(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// A person without the title or role that the span opens with.
fn untitled(view: &View<'_>, number: usize, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = tokens;
    while name_kind(number) == Some(Person) && end - start >= 2 {
        if let Some(name) = segment::title_of_several(view, start, end) {
            start = name;
            continue;
        }
        let elect = view.key(start + 1) == HYPHEN && Class::ELECT.has(view.key(start + 2));
        let title = view.has(start, flag::TITLE | flag::ROLE) && !view.has(start, flag::GIVEN);
        let given = view.has(start + 1, flag::GIVEN);
        let family = view.lexicon.listed(view.key(start)) != 0;
        let trade =
            view.has(start, flag::OCCUPATION) && (given || !family) || view.is_agents(start);
        let trade = trade && !view.has(start, flag::GIVEN | flag::SURNAME) && end - start >= 3;
        match title || trade {
            true if elect && end - start >= 4 => start += 3,
            true if view.is_capital(start + 1) => start += 1,
            _ => break,
        }
    }
    start..end
}

/// A capital within the word, behind small letters that open no family name, makes a body: `BelPort`,
/// but `McOde`.
pub(super) fn is_brand(view: &View<'_>, at: usize) -> bool {
    // Most have no capital within.
    if view.bytes(at).iter().skip(1).all(u8::is_ascii_lowercase) {
        return false;
    }
    let word = view.reading.word(at);
    let Some(inner) = word.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()) else {
        return false;
    };
    let (before, behind) = word.split_at(inner.0);
    let small = |part: &str| part.chars().skip(1).all(char::is_lowercase);
    before.chars().nth(1).is_some_and(char::is_lowercase)
        && small(before)
        && small(behind)
        && behind.len() > 1
        && !(before.starts_with(char::is_uppercase) && Class::PREFIX.has(key(before)))
        && !view.has(at, flag::SURNAME | flag::GIVEN)
        && view.lexicon.listed(view.key(at)) == 0
}

/// The kind of what a table names whole and as nothing else: countries and bodies.
pub(super) fn listed(view: &View<'_>, tokens: &Range<usize>) -> Option<NameKind> {
    let flags = if tokens.len() == 1 {
        view.flags(tokens.start)
    } else {
        let known = view.lexicon.longest(view.reading, tokens.start, tokens.end);
        known.filter(|(end, _)| *end == tokens.end).map_or(0, |(_, flags)| flags)
    };
    if flags & (flag::GIVEN | flag::SURNAME | flag::COMMON) != 0 {
        return None;
    }
    match (flags & flag::COUNTRY != 0, flags & flag::ORG != 0) {
        (true, false) => Some(NameKind::Place),
        (false, true) if flags & flag::PLACE == 0 => Some(NameKind::Organization),
        _ => None,
    }
}
