//! Phrases around a span that tell its kind where the tagger saw another: `the town of Marsh`, `Marsh,
//! Ohio`, `shares in Velo`, `a spokeswoman for Velo, Kari Ode, said`, `Ardal, Marsh and Kviz`.
//!
//! What a table names whole is left as it is, and so is a body with a head of its own (`in the Ode
//! Hospital, Ohio`).

use std::ops::Range;

use super::spans::is_brand;
use crate::passes::names::NameKind::{self, Organization, Person, Place};
use crate::passes::names::lexicon::flag;
use crate::passes::names::parts;
use crate::passes::names::runs::{AND, COMMA, Candidate, FOR, OF, THE, View};
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const AT: Key = key("at");
const BY: Key = key("by");
const IN: Key = key("in");
const NEAR: Key = key("near");
const HYPHEN: Key = key("-");
const TO: Key = key("to");
const AMPERSAND: Key = key("&");
/// What the long lists say of family and given names.
const PERSONS: u8 = 3;
/// The kind that the words around a span tell of one that no table has whole.
pub(super) fn kind(
    view: &View<'_>,
    tokens: &Range<usize>,
    kind: NameKind,
    before: Option<&Candidate>,
) -> Option<NameKind> {
    let headed = view.has(tokens.end - 1, flag::ORG_HEAD | flag::ORG_SUFFIX);
    if kind != Person && is_holder(view, tokens) {
        return Some(Person);
    }
    if kind != Place && !headed && is_place(view, tokens, kind, before) {
        return Some(Place);
    }
    if kind != Organization && is_body(view, tokens, kind) {
        return Some(Organization);
    }
    None
}

/// The kind of one word that the tagger takes for a name of something else, and no table has: told by
/// the words around it, or by the name that `and` joins it to.
pub(super) fn unknown(
    view: &View<'_>,
    tokens: &Range<usize>,
    earlier: Option<&Candidate>,
) -> Option<NameKind> {
    let at = tokens.start;
    let plain = tokens.len() == 1
        && view.shape(at) == Shape::Capital
        && view.flags(at) & !flag::SURNAME & !flag::GIVEN == 0
        && !view.is_common(at);
    if !plain {
        return None;
    }
    let before = at.wrapping_sub(1);
    if is_place(view, tokens, Organization, earlier) {
        return Some(Place);
    }
    if is_outlet(view, at) || is_body(view, tokens, Place) {
        return Some(Organization);
    }
    let one = earlier.filter(|one| one.tokens.end == before)?;
    one.kind.filter(|kind| match view.key(before) {
        AND => true,
        COMMA => *kind == Place,
        _ => false,
    })
}

fn is_place(
    view: &View<'_>,
    tokens: &Range<usize>,
    kind: NameKind,
    earlier: Option<&Candidate>,
) -> bool {
    let Range { start, end } = *tokens;
    let before = start.wrapping_sub(1);
    let lower = |at: usize| view.shape(at) == Shape::Lower;
    let locative = || lower(before) && Class::LOCATIVE.has(view.key(before));
    // `in Marsh, Ohio`, `Kari Ode, of Marsh, Ohio,`
    let whose = || {
        view.key(before) == OF
            && view.key(before.wrapping_sub(1)) == COMMA
            && view.key(end + 2) == COMMA
    };
    let land = || is_land(view, end + 1) && (locative() || whose());
    if view.key(end) == COMMA && tokens.len() <= 3 && land() {
        return true;
    }
    // `the town of Marsh`
    let noun = before.wrapping_sub(1);
    if lower(before) && Class::NEIGHBORING.has(view.key(before)) {
        return true;
    }
    // `travel to Marsh`, `visited Marsh`
    let moves = || view.key(before) == TO && lower(noun) && Class::MOVE.has(view.key(noun));
    let sees = || lower(before) && Class::VISIT.has(view.key(before));
    if kind == Organization
        && tokens.len() == 1
        && view.shape(start) == Shape::Capital
        && (moves() || sees())
    {
        return true;
    }
    if view.key(before) == OF && lower(noun) && Class::PLACE_OF.has(view.key(noun)) {
        return true;
    }
    // `MP for Marsh and Ardal`
    let seat = view.key(before) == FOR && view.shape(noun) == Shape::Upper;
    if seat && Class::SEATED.has(view.key(noun)) && !view.has(start, flag::ROLE) {
        return true;
    }
    if tokens.len() == 1 && is_town_of(view, start) {
        return true;
    }
    // `near Marsh Market`
    if kind == Organization && view.key(before) == NEAR && !view.has(start, flag::ORG) {
        return true;
    }
    let given = || view.is_given(start) && tokens.len() > 1;
    // `Marsh valley`
    let division = tokens.len() <= 2
        && lower(end)
        && Class::DIVISION.has(view.key(end))
        && !Class::OFFICE.has(view.key(end + 1));
    if division && !given() && view.shape(start) != Shape::Upper {
        return true;
    }
    // `Kari Ode Park`, `Ode Brook`
    let head = view.has(end - 1, flag::PLACE_HEAD)
        && tokens.len() >= 2
        && tokens.clone().all(|at| view.is_capital(at));
    let family = view.has(end - 1, flag::SURNAME | flag::GIVEN);
    if kind == Person && head && (!family || (tokens.len() >= 3 && locative())) {
        return true;
    }
    // `MARSH, Ohio —`
    if is_dateline(view, tokens) {
        return true;
    }
    // `Ardal and Kviz`, where the first is a place.
    let single = |one: &Range<usize>| one.len() == 1 && view.shape(one.start) == Shape::Capital;
    let joined = earlier.is_some_and(|one| {
        one.kind == Some(Place) && one.tokens.end == before && single(&one.tokens)
    });
    let led = || {
        earlier.is_some_and(|one| {
            let at = one.tokens.start.wrapping_sub(1);
            lower(at) && Class::LOCATIVE.has(view.key(at))
        })
    };
    kind == Organization
        && view.key(before) == AND
        && (joined && led())
        && single(tokens)
        && view.key(end) != IN
}

/// Whether a town is its club: `Ardal beat Kviz`, `Ardal were held 0-0`, `played for Ardal`, as nobody says
/// of the town.
fn is_club(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let Range { start: at, end: next } = *tokens;
    let lower = |at: usize| view.shape(at) == Shape::Lower;
    let before = at.wrapping_sub(1);
    let object = view.is_capital(next + 1) || view.key(next + 1) == THE;
    let defeats = || lower(next) && object && Class::DEFEAT.has(view.key(next));
    let defeated = || lower(before) && Class::DEFEAT.has(view.key(before));
    let opens = || {
        let sentence = view.sentences.partition_point(|one| (one.first as usize) < at);
        view.sentences.get(sentence).is_some_and(|one| one.first as usize == at)
    };
    let several = || lower(next) && Class::OF_SEVERAL.has(view.key(next));
    let noun = before.wrapping_sub(1);
    let plays = || view.key(before) == FOR && lower(noun) && Class::PLAY.has(view.key(noun));
    defeats() || defeated() || plays() || (several() && opens()) || is_result(view, tokens)
}

/// Whether one word that no table has stands behind a verb whose object is a place: `visited Kviz`.
pub(super) fn is_visited(view: &View<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    view.shape(at) == Shape::Capital
        && view.shape(before) == Shape::Lower
        && Class::VISIT.has(view.key(before))
        && !view.is_capital(at + 1)
        && view.flags(at) == 0
        && !view.is_common(at)
}

/// `Kviz's airport`: whether one word is a town by what it has.
pub(super) fn is_town_of(view: &View<'_>, at: usize) -> bool {
    let token = view.reading.tokens.get(at + 1);
    token.is_some_and(|token| token.kind == TokenKind::Possessive)
        && Class::OF_A_TOWN.has(view.key(at + 2))
        && view.shape(at + 2) == Shape::Lower
        && view.shape(at) == Shape::Capital
        && !view.is_capital(at.wrapping_sub(1))
        && !view.is_common(at)
        && !view.has(at, flag::GIVEN | flag::SURNAME | flag::DEMONYM | flag::CALENDAR | flag::ORG)
}

/// Whether a state or country stands here.
fn is_land(view: &View<'_>, at: usize) -> bool {
    if view.has(at, flag::REGION | flag::COUNTRY) && view.is_capital(at) {
        return true;
    }
    if view.shape(at) == Shape::Upper && Class::POSTAL.has(view.key(at)) {
        return true;
    }
    let known = view.has(at, flag::BEGINS).then(|| view.lexicon.longest(view.reading, at, at + 4));
    known.flatten().is_some_and(|(_, flags)| flags & (flag::REGION | flag::COUNTRY) != 0)
}

/// `the United States`: whether the rules saw a country of several words.
pub(super) fn is_whole_land(view: &View<'_>, rule: &Candidate) -> bool {
    let Range { start, end } = rule.tokens;
    let known = view.lexicon.longest(view.reading, start, end);
    rule.kind == Some(Place)
        && rule.weight >= 4
        && known.is_some_and(|known| known.0 == end && known.1 & flag::COUNTRY != 0)
}

/// `Ohio Governor`, `New Jersey Gov.`: whether the rules saw a state or country right before an office.
pub(super) fn is_land_of_office(view: &View<'_>, rule: &Candidate) -> bool {
    let Range { start, end } = rule.tokens;
    let office = flag::ROLE | flag::TITLE;
    let land = || {
        let known = view.lexicon.longest(view.reading, start, end);
        let flags = known.filter(|known| known.0 == end).map_or(0, |known| known.1);
        (view.flags(start) | flags) & (flag::COUNTRY | flag::REGION) != 0
    };
    rule.kind == Some(Place)
        && rule.weight >= 4
        && view.is_capital(end)
        && view.has(end, office | flag::ROLE_MODIFIER)
        && view.has(end, office) | view.has(end + 1, flag::ROLE)
        && land()
}

/// Whether a state in the letters of the post stands behind its town: `Ardal, TN`.
pub(super) fn is_postal(
    view: &View<'_>,
    tokens: &Range<usize>,
    before: Option<&Candidate>,
) -> bool {
    let comma = tokens.start.wrapping_sub(1);
    tokens.len() == 1
        && view.shape(tokens.start) == Shape::Upper
        && view.key(comma) == COMMA
        && Class::POSTAL.has(view.key(tokens.start))
        && before.is_some_and(|one| one.tokens.end == comma && one.kind == Some(Place))
}

/// `MARSH —`, `MARSH, Ohio —`: capitals that open a sentence, and a dash.
fn is_dateline(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let dash = |at: usize| matches!(view.reading.word(at), "—" | "–" | "--") && view.is_spaced(at);
    let loud = |at: usize| view.shape(at) == Shape::Upper && view.reading.word(at).len() >= 4;
    let opens = || {
        let next = view.sentences.partition_point(|one| (one.first as usize) < tokens.start);
        view.sentences.get(next).is_some_and(|one| one.first as usize == tokens.start)
    };
    let land = view.key(tokens.end) == COMMA && view.is_capital(tokens.end + 1);
    tokens.clone().all(loud)
        && !view.is_common(tokens.start)
        && (dash(tokens.end) || (land && dash(tokens.end + 2)))
        && opens()
}

fn is_body(view: &View<'_>, tokens: &Range<usize>, kind: NameKind) -> bool {
    let Range { start, end } = *tokens;
    let last = end - 1;
    let lower = |at: usize| view.shape(at) == Shape::Lower;
    // `beat Marsh Town 2-1`
    let place = kind == Place && !view.has(start, flag::COUNTRY | flag::CONTINENT);
    // `lost in Marsh 2-1`, `the council of Marsh 5-4`
    let before = view.key(start.wrapping_sub(1));
    let venue = || before == OF || Class::LOCATIVE.has(before);
    if place && is_score(view, end) && !venue() {
        return true;
    }
    let named = tokens.len() == 1 || view.has(start, flag::BEGINS | flag::PLACE_BEFORE);
    if place && named && is_club(view, tokens) {
        return true;
    }
    // `beat Velo Odal 2-1`
    let beaten = kind == Person
        && tokens.len() == 2
        && is_score(view, end)
        && Class::DEFEAT.has(before)
        && view.key(end + 3) != COMMA
        && !view.is_given(start)
        && view.lexicon.listed(view.key(last)) & PERSONS == 0;
    if beaten && !view.has(last, flag::SURNAME) {
        return true;
    }
    // `the Ardal Comets`
    let word = view.bytes(last);
    let team = place
        && tokens.len() >= 2
        && before == THE
        && word.len() > 4
        && parts::is_of_town(view, tokens)
        && view.flags(last) & !flag::COMMON == 0;
    if team && view.shape(last) == Shape::Capital {
        return true;
    }
    if kind == Person && is_branch(view, tokens) {
        return true;
    }
    let known = flag::PLACE | flag::GIVEN | flag::PLACE_HEAD | flag::DIRECTION;
    if tokens.clone().any(|at| view.has(at, known)) || view.is_given(start) {
        return false;
    }
    let (before, noun) = (start.wrapping_sub(1), start.wrapping_sub(2));
    let led = match view.key(before) {
        AT => Class::STAFF.has(view.key(noun)),
        BY => Class::COMPANY_DEED.has(view.key(noun)),
        OF | IN => Class::SHARE.has(view.key(noun)),
        _ => false,
    };
    // `Marsh shares rose`, `Marsh coach Kari Ode`
    let behind = kind == Place && lower(end) && Class::SHARE.has(view.key(end));
    let employs = kind == Place
        && lower(end)
        && Class::EMPLOYED.has(view.key(end))
        && view.is_capital(end + 1)
        && !view.is_capital(before);
    // `Shares of Marsh` opens a sentence as well.
    let led = led && matches!(view.shape(noun), Shape::Lower | Shape::Capital);
    led || behind || employs
}

/// `Velo Australia`, `Marsh & Odal`, `Marsh Elementary`: whether what looks like a person is a body.
fn is_branch(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    let named = flag::GIVEN | flag::SURNAME;
    let last = end - 1;
    let pair = tokens.len() == 3 && view.key(start + 1) == AMPERSAND;
    // `Karen & Odal` is one, `Karen & Kari` are not.
    if tokens.len() < 2 || (view.is_given(start) && (!pair || view.is_given(last))) {
        return false;
    }
    let land = view.has(last, flag::COUNTRY | flag::CONTINENT) && !view.has(last, named);
    let school = Class::SCHOOL.has(view.key(last)) && view.is_capital(last);
    let letters = view.shape(start) == Shape::Upper && view.reading.word(start).len() >= 3;
    (land && (view.shape(start) == Shape::Capital || letters)) || pair || school
}

/// The places of a list, put right: `in Ardal, Marsh and Kviz`, of which the second was passed over.
///
/// What is taken for a person or a body, or may be called so, is left as it is.
pub(super) fn lists(view: &View<'_>, found: &mut Vec<Candidate>) {
    let is_place = |one: &Candidate| {
        one.kind == Some(Place)
            && one.tokens.len() <= 2
            && view.shape(one.tokens.start) == Shape::Capital
    };
    let mut more = Vec::new();
    for at in 0..found.len() {
        let Some(first) = found.get(at).filter(|one| is_place(one)) else { continue };
        let comma = first.tokens.end;
        let between = comma + 1;
        let and = between + 1;
        let last = and + usize::from(view.key(and) == COMMA) + 1;
        let free = flag::PERSON_NOUN
            | flag::ROLE
            | flag::TITLE
            | flag::CALENDAR
            | flag::DEMONYM
            | flag::ORG;
        let plain = view.shape(between) == Shape::Capital
            && !view.has(between, free | flag::GIVEN | flag::SURNAME)
            && view.lexicon.listed(view.key(between)) & PERSONS == 0
            && !is_brand(view, between)
            && !view.is_common(between);
        let before = first.tokens.start.wrapping_sub(1);
        let led = view.shape(before) == Shape::Lower && Class::LOCATIVE.has(view.key(before));
        if view.key(comma) != COMMA || view.key(last - 1) != AND || !plain || !led {
            continue;
        }
        let next = found.get(at + 1..).unwrap_or_default();
        let closes = next.iter().take(2).any(|one| one.tokens.start == last && is_place(one));
        if !closes {
            continue;
        }
        match found.get_mut(at + 1) {
            Some(one) if one.tokens == (between..and) && one.kind.is_none() => {
                one.kind = Some(Place);
                one.role = between..between;
            }
            Some(one) if one.tokens.start >= last => {
                let role = between..between;
                more.push(Candidate { tokens: between..and, kind: Some(Place), weight: 2, role });
            }
            _ => {}
        }
    }
    if !more.is_empty() {
        found.append(&mut more);
        found.sort_by_key(|one| one.tokens.start);
    }
}

/// Whether a result stands here: `2-1`.
fn is_score(view: &View<'_>, at: usize) -> bool {
    let number = |at: usize| {
        let token = view.reading.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 3)
    };
    let joined = view.key(at + 1) == HYPHEN && !view.is_spaced(at + 1) && !view.is_spaced(at + 2);
    number(at) && number(at + 2) && joined
}

/// Whether one word is an outlet by the noun behind it: `told Velo radio`.
pub(super) fn is_outlet(view: &View<'_>, at: usize) -> bool {
    let known =
        flag::PLACE | flag::DEMONYM | flag::CALENDAR | flag::ROLE | flag::GIVEN | flag::DIRECTION;
    matches!(view.shape(at), Shape::Capital | Shape::Upper | Shape::Mixed)
        && view.is_capital(at)
        && !view.is_capital(at.wrapping_sub(1))
        && view.shape(at + 1) == Shape::Lower
        && Class::OUTLET.has(view.key(at + 1))
        && !view.has(at, known)
        && !view.is_common(at)
}

/// Whether a club stands in a line of results: `Ardal 5, Kviz 3`.
fn is_result(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let points = |at: usize| {
        let token = view.reading.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 3)
    };
    let Range { start, end } = *tokens;
    let goes_on = || {
        let next = end + 2;
        let behind = (next..next + 4).find(|&at| !view.is_capital(at)).unwrap_or(next);
        behind > next && points(behind)
    };
    let went_before = || {
        let before = start.wrapping_sub(3);
        view.key(start.wrapping_sub(1)) == COMMA
            && points(start.wrapping_sub(2))
            && view.is_capital(before)
            && !view.has(before, flag::CALENDAR)
    };
    points(end) && ((view.key(end + 1) == COMMA && goes_on()) || went_before())
}

/// `a spokeswoman for Velo, Kari Ode, said`, `the chairman of the Velo Bank, Kari Ode,`: whether it is who
/// has the role before the comma.
fn is_holder(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    let plain = tokens.len() >= 2
        && tokens.clone().all(|at| view.is_capital(at) || view.is_link(at))
        && !tokens.clone().any(|at| view.has(at, flag::ORG_HEAD | flag::ORG_SUFFIX | flag::PLACE));
    if !plain || start < 4 || view.key(start - 1) != COMMA || view.key(end) != COMMA {
        return false;
    }
    let last = start - 2;
    if !view.is_capital(last) && !view.has(last, flag::BODY_NOUN) {
        return false;
    }
    let inside = |at: usize| {
        view.is_capital(at)
            || view.key(at) == THE
            || view.key(at) == AND
            || view.has(at, flag::BODY_NOUN)
    };
    let Some(joint) = (last.saturating_sub(7)..last).rev().find(|&at| !inside(at)) else {
        return false;
    };
    let role = joint.wrapping_sub(1);
    matches!(view.key(joint), FOR | OF)
        && view.shape(role) == Shape::Lower
        && view.has(role, flag::ROLE)
        && !view.reading.word(role).ends_with('s')
}

/// One past the name, which the tagger passed over, of who has the role before the comma at `at - 1`.
pub(super) fn holder(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let titled = view.has(at, flag::TITLE | flag::ROLE);
    if at == 0 || view.key(at - 1) != COMMA || !view.is_capital(at) || titled {
        return None;
    }
    let words = (at..limit.min(at + 4)).take_while(|&at| view.is_capital(at)).count();
    (words >= 2 && is_holder(view, &(at..at + words))).then_some(at + words)
}
