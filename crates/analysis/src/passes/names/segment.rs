//! Cutting a run of capitalised words into titles, roles and names, and classing each name.
//!
//! The order of the rules is the decision: a listed name, a company's suffix, a title or role before
//! a person, the head of a body, the head of a place, a given name, and last the context.

use std::ops::Range;

use super::NameKind::{self, Organization, Person, Place};
use super::lexicon::{Flags, flag};
use super::office::office;
use super::runs::{AND, COMMA, Candidate, FOR, OF, ON, THE, View};
use super::words::Class;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const BETWEEN: Key = key("between");
const FROM: Key = key("from");
const HYPHEN: Key = key("-");

/// Endings of everyday words that are seldom names.
const PLAIN_ENDINGS: [&str; 12] =
    ["ing", "ly", "ed", "tion", "ness", "ment", "ous", "ful", "less", "ism", "ity", "ists"];

/// What a name of one of these kinds is by itself.
const NAMING: Flags = flag::GIVEN | flag::SURNAME | flag::PLACE | flag::ORG;

/// Appends the candidates of a run.
pub(super) fn segment(view: &View<'_>, run: Range<usize>, opening: bool, out: &mut Vec<Candidate>) {
    let end = run.end;
    let mut at = stripped(view, run, opening);
    while at < end {
        let mut cutter = Cutter { view, end, out };
        at = cutter.piece(at);
    }
}

/// Where the run begins once articles and everyday words at its opening are left out.
fn stripped(view: &View<'_>, run: Range<usize>, opening: bool) -> usize {
    let mut at = run.start;
    while at < run.end {
        if view.has(at, flag::BEGINS) && view.lexicon.longest(view.reading, at, run.end).is_some() {
            break;
        }
        let alone = at + 1 == run.end;
        let article = view.key(at) == THE;
        let everyday = opening && at == run.start && is_everyday(view, at, alone);
        let mark = view.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
        if !article && !everyday && !mark {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a capital at an opening is owed to the opening alone.
pub(super) fn is_everyday(view: &View<'_>, at: usize, alone: bool) -> bool {
    let leads = flag::GIVEN
        | flag::ROLE
        | flag::TITLE
        | flag::ROLE_MODIFIER
        | flag::DEMONYM
        | flag::DIRECTION
        | flag::ORG_OF
        | flag::PLACE_BEFORE;
    if view.shape(at) == Shape::Upper && !alone && view.shape(at + 1) == Shape::Capital {
        return false;
    }
    if view.is_common(at) {
        return alone || !view.has(at, leads);
    }
    if alone && view.is_agents(at) {
        return true;
    }
    if view.has(at, NAMING | leads) || view.shape(at) == Shape::Upper {
        return false;
    }
    let word = view.bytes(at);
    matches!(word.last(), Some(b'g' | b'y' | b'd' | b'n' | b's' | b't' | b'l' | b'm'))
        && PLAIN_ENDINGS.iter().any(|ending| word.ends_with(ending.as_bytes()))
}

/// What the long list says of family names.
const FAMILY: u8 = 1;

struct Cutter<'v, 'o> {
    view: &'v View<'v>,
    end: usize,
    out: &'o mut Vec<Candidate>,
}

impl Cutter<'_, '_> {
    /// Emits the first piece of `at..end` and returns where the next begins.
    fn piece(&mut self, at: usize) -> usize {
        let (view, end) = (self.view, self.end);
        let known = self.known(at);
        if let Some((known_end, kind)) = known
            && known_end == end
        {
            self.emit(at..end, kind, 4);
            return end;
        }
        if end - at >= 2 && view.has(end - 1, flag::ORG_SUFFIX) {
            self.emit(at..end, Organization, 4);
            return end;
        }
        if let Some(office) = office(view, at..end) {
            if let Some((over, kind)) = office.over {
                self.emit(over, kind, 4);
            }
            self.person(office.name..end, office.start..office.name);
            return end;
        }
        if let Some(role) = self.role(at) {
            self.modifiers(at..role);
            self.person(role + 1..end, at..role + 1);
            return end;
        }
        if self.is_bare_role(at) {
            self.modifiers(at..end);
            return end;
        }
        if let Some(kind) = self.by_head(at) {
            let coordinated = (at..end).any(|at| view.key(at) == AND)
                && !(at..end).any(|at| matches!(view.key(at), OF | FOR));
            self.emit(at..end, kind, if coordinated { 4 } else { 2 });
            return end;
        }
        if let Some((known_end, kind)) = known {
            return self.known_and_rest(at, known_end, kind);
        }
        if view.has(at, flag::DEMONYM | flag::FAITH) && !view.has(at, flag::GIVEN) {
            return at + 1;
        }
        if end - at == 1 {
            self.single(at);
        } else {
            self.several(at);
        }
        end
    }

    /// The listed place or body that begins at `at`, with a company's suffix behind it.
    fn known(&self, at: usize) -> Option<(usize, NameKind)> {
        let (mut end, mut kind) = self.listed(at)?;
        while end < self.end && self.view.has(end, flag::ORG_SUFFIX) {
            end += 1;
            kind = Organization;
        }
        Some((end, kind))
    }

    fn listed(&self, at: usize) -> Option<(usize, NameKind)> {
        let view = self.view;
        if view.has(at, flag::BEGINS)
            && let Some((end, flags)) = view.lexicon.longest(view.reading, at, self.end)
        {
            return kind_of(flags).map(|kind| (end, kind));
        }
        let flags = view.flags(at);
        // A given name that is also a place is a person's before another word: `Jordan Ode`.
        let person = flags & flag::GIVEN != 0 && at + 1 < self.end;
        if person || (flags & flag::COMMON != 0 && flags & flag::PLACE == 0) {
            return None;
        }
        kind_of(flags).map(|kind| (at + 1, kind))
    }

    /// The last title or role that a person's name follows.
    fn role(&self, at: usize) -> Option<usize> {
        let (view, end) = (self.view, self.end);
        let last = flag::ORG_HEAD | flag::PLACE_HEAD | flag::EVENT | flag::ROLE;
        if end - at < 2 || (view.has(end - 1, last) && !is_family(view, end - 1)) {
            return None;
        }
        (at..end - 1).rev().find(|&role| {
            if (at..role).any(|first| title_of_several(view, first, end) == Some(role + 1)) {
                return true;
            }
            let title = view.has(role, flag::TITLE);
            // `Dean Ode` is called so.
            let called = role == at && view.is_capital(role) && view.has(role, flag::GIVEN);
            let is_role = view.has(role, flag::ROLE) && !view.has(role, flag::ORG_HEAD) && !called;
            if !title && !is_role {
                return false;
            }
            let behind_given = role > at && view.has(role - 1, flag::GIVEN) && !title;
            let capital = view.is_capital(role + 1) || view.has(role + 1, flag::PARTICLE);
            let everyday = view.has(role + 1, flag::COMMON)
                && !view.has(role + 1, NAMING)
                && view.shape(role + 1) != Shape::Initial;
            capital && !behind_given && !everyday && !view.has(role + 1, flag::DEMONYM)
        })
    }

    /// Whether it is a role without a name: `Prime Minister`, `U.S. Defense Secretary`.
    fn is_bare_role(&self, at: usize) -> bool {
        let view = self.view;
        let parts = flag::ROLE | flag::ROLE_MODIFIER | flag::DEMONYM | flag::TITLE | flag::PLACE;
        view.has(self.end - 1, flag::ROLE | flag::TITLE)
            && !view.has(self.end - 1, flag::ORG_HEAD)
            && (at..self.end).all(|at| view.has(at, parts | flag::COMMON))
    }

    /// Emits the places and bodies among the words before a role.
    fn modifiers(&mut self, range: Range<usize>) {
        let view = self.view;
        let mut at = range.start;
        while at < range.end {
            let known = if view.has(at, flag::ROLE_MODIFIER) { None } else { self.known(at) };
            if let Some((end, kind)) = known.filter(|known| known.0 <= range.end) {
                self.emit(at..end, kind, 4);
                at = end;
                continue;
            }
            let plain =
                flag::ROLE | flag::ROLE_MODIFIER | flag::DEMONYM | flag::TITLE | flag::FAITH;
            if view.has(at, plain) || !view.is_capital(at) || view.is_common(at) {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < range.end && !view.has(end, flag::ROLE | flag::ROLE_MODIFIER | flag::TITLE)
            {
                end += 1;
            }
            self.emit(at..end, Organization, 1);
            at = end;
        }
    }

    /// What the head of the run says: `Ministry of …`, `… University`, `… River`.
    fn by_head(&self, at: usize) -> Option<NameKind> {
        let (view, end) = (self.view, self.end);
        let of = (at + 1..end).find(|&of| matches!(view.key(of), OF | FOR | ON));
        if let Some(of) = of {
            if view.has(of - 1, flag::ORG_OF) {
                return Some(Organization);
            }
            if view.has(of - 1, flag::PLACE_OF) {
                return Some(Place);
            }
        }
        if end - at < 2 {
            return None;
        }
        let person = view.has(at, flag::GIVEN) && view.has(end - 1, flag::SURNAME);
        // `Odel National Park`, though somebody may be called `Park`
        let given = view.has(end - 1, flag::GIVEN) && (end - at == 2 || view.has(at, flag::GIVEN));
        if view.has(end - 1, flag::PLACE_HEAD) && !given && !person {
            return Some(Place);
        }
        // `United` and the like name a body only behind a name.
        let behind_given = end - at == 2 && view.has(at, flag::GIVEN) && !view.has(at, flag::PLACE);
        if view.has(end - 1, flag::ORG_HEAD) && !behind_given {
            return Some(Organization);
        }
        let unknown = end - at == 2 && view.flags(at + 1) == 0 && !view.is_common(at + 1);
        let compass = view.has(at, flag::DIRECTION) && (view.has(at + 1, flag::PLACE) || unknown);
        let before = view.has(at, flag::PLACE_BEFORE)
            && !view.has(end - 1, flag::EVENT | flag::ROLE)
            && !view.is_common(end - 1);
        (compass || before).then_some(Place)
    }

    /// A listed name with more behind it.
    fn known_and_rest(&mut self, at: usize, known_end: usize, kind: NameKind) -> usize {
        let view = self.view;
        let rest = flag::GIVEN | flag::SURNAME | flag::DEMONYM | flag::ROLE | flag::TITLE;
        if view.has(known_end, rest) || !view.is_capital(known_end) {
            self.emit(at..known_end, kind, 4);
            return known_end;
        }
        if view.has(self.end - 1, flag::EVENT) {
            return self.end;
        }
        if kind == Organization {
            self.emit(at..known_end, kind, 3);
            return self.end;
        }
        if (known_end..self.end).any(|at| view.is_common(at)) {
            self.emit(at..known_end, kind, 3);
            return self.end;
        }
        self.emit(at..self.end, Organization, 1);
        self.end
    }

    /// One word that no rule before has taken.
    fn single(&mut self, at: usize) {
        let view = self.view;
        let flags = view.flags(at);
        let named = flags & (flag::GIVEN | flag::SURNAME) != 0;
        if flags & flag::NOT_NAME != 0 || (view.shape(at) == Shape::Initial && !named) {
            return;
        }
        let word = view.bytes(at);
        let plain = flag::TITLE
            | flag::ROLE
            | flag::ORG_HEAD
            | flag::PLACE_HEAD
            | flag::EVENT
            | flag::DIRECTION
            | flag::COMMON
            | flag::ROLE_MODIFIER;
        let context = context(view, at..at + 1);
        if named && (flags & plain == 0 || context == Some(Person)) {
            let sure = if flags & flag::SURNAME != 0 { 2 } else { 1 };
            self.emit(at..at + 1, Person, sure);
            return;
        }
        if flags & plain != 0 {
            return;
        }
        // `CH-53` and `A380` are machines.
        let digits = word.iter().any(u8::is_ascii_digit)
            || (view.key(at + 1) == HYPHEN && view.shape(at + 2) == Shape::None);
        if view.shape(at) == Shape::Upper && word.len() <= 6 && !word.contains(&b'.') {
            if digits {
                return;
            }
            self.emit(at..at + 1, Organization, 1);
            return;
        }
        self.push(at..at + 1, context, u8::from(context.is_some()), at..at);
    }

    /// Several words that no rule before has taken.
    fn several(&mut self, at: usize) {
        let (view, end) = (self.view, self.end);
        if view.has(end - 1, flag::EVENT) && !is_family(view, end - 1) {
            return;
        }
        let words = (at..end).filter(|&at| view.is_capital(at)).count();
        if view.has(at, flag::GIVEN) && words <= 5 {
            let everyday = view.has(at, flag::COMMON) && view.is_common(end - 1);
            if !everyday {
                self.person_with_role(at..end, 3);
                return;
            }
        }
        let everyday = (at..end).any(|at| {
            view.is_common(at) && view.is_capital(at) && !view.has(at, flag::SURNAME | flag::GIVEN)
        });
        if everyday || words > 4 {
            if view.key(at.wrapping_sub(1)) == THE {
                self.push(at..end, Some(Organization), 1, at..at);
            }
            return;
        }
        let context = context(view, at..end);
        let kind = context.unwrap_or(if view.key(at.wrapping_sub(1)) == THE {
            Organization
        } else {
            Person
        });
        if kind == Person {
            let sure = if view.has(end - 1, flag::SURNAME) || context.is_some() { 3 } else { 1 };
            self.person_with_role(at..end, sure);
        } else {
            self.emit(at..end, kind, 1);
        }
    }

    /// A person behind a title or role of the run.
    fn person(&mut self, tokens: Range<usize>, role: Range<usize>) {
        let role = role_before(self.view, role.start).start..role.end;
        self.push(tokens, Some(Person), 4, role);
    }

    /// A person, with the role in small letters before it: `spokesman Jo Ode`.
    fn person_with_role(&mut self, tokens: Range<usize>, weight: u8) {
        let role = role_before(self.view, tokens.start);
        let weight = if role.is_empty() { weight } else { weight.max(3) };
        self.push(tokens, Some(Person), weight, role);
    }

    fn emit(&mut self, tokens: Range<usize>, kind: NameKind, weight: u8) {
        if kind == Person {
            self.person_with_role(tokens, weight);
            return;
        }
        let at = tokens.start;
        self.push(tokens, Some(kind), weight, at..at);
    }

    fn push(
        &mut self,
        tokens: Range<usize>,
        kind: Option<NameKind>,
        weight: u8,
        role: Range<usize>,
    ) {
        self.out.push(Candidate { tokens, kind, weight, role });
    }
}

/// Whether a word that is a head or an event too is a family name: by the lexicons, or by the census behind a
/// given name (`Kari Day`).
fn is_family(view: &View<'_>, at: usize) -> bool {
    let called = || {
        view.has(at.wrapping_sub(1), flag::GIVEN)
            && view.has(at, flag::EVENT)
            && view.lexicon.listed(view.key(at)) & FAMILY != 0
    };
    view.has(at, flag::SURNAME) || called()
}

/// One past the title of several words that begins at `at`, where a name may follow: `Det Con`.
pub(super) fn title_of_several(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    if !view.has(at, flag::BEGINS) {
        return None;
    }
    let (title, flags) = view.lexicon.longest(view.reading, at, end)?;
    (flags & flag::TITLE != 0 && title < end && view.is_capital(title)).then_some(title)
}

/// The kind of a listed place or body.
pub(super) fn kind_of(flags: Flags) -> Option<NameKind> {
    if flags & flag::PLACE != 0 {
        return Some(Place);
    }
    (flags & flag::ORG != 0).then_some(Organization)
}

/// The role in small letters right before `at`; empty where there is none.
pub(super) fn role_before(view: &View<'_>, at: usize) -> Range<usize> {
    let mut first = at;
    let mut head = false;
    while first > 0 {
        let before = first - 1;
        let compass = view.has(before, flag::DIRECTION) && view.has(first, flag::DEMONYM);
        let modifier = head && (compass || view.has(before, flag::ROLE_MODIFIER | flag::DEMONYM));
        let role = view.has(before, flag::ROLE | flag::TITLE);
        let small =
            compass || view.shape(before) == Shape::Lower || view.has(before, flag::DEMONYM);
        if !small || view.key(before) == OF || !(role || modifier) {
            break;
        }
        head = true;
        first = before;
    }
    if first == at {
        return at..at;
    }
    // A headline's last word is no role of who opens the copy.
    let next = view.sentences.partition_point(|one| one.end as usize <= at);
    let start = view.sentences.get(next).map_or(0, |one| one.first as usize);
    first.max(start.min(at))..at
}

/// What stands around a name says of its kind.
fn context(view: &View<'_>, tokens: Range<usize>) -> Option<NameKind> {
    let (before, next) = (tokens.start.wrapping_sub(1), tokens.end);
    if view.has(before, flag::ROLE | flag::TITLE) && view.shape(before) != Shape::Upper {
        return Some(Person);
    }
    if view.has(next, flag::REPORTS) {
        return Some(Person);
    }
    if view.key(next) == COMMA {
        if view.has(next + 1, flag::COUNTRY | flag::REGION) {
            return Some(Place);
        }
        let number = view.reading.tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let age = number && view.key(next + 2) == COMMA && view.reading.word(next + 1).len() <= 2;
        let who = view.key(next + 1) == key("who");
        // `a woman from Ode, 43,`
        let from = view.key(before) == FROM && Class::HUMAN.has(view.key(before.wrapping_sub(1)));
        if (age || who) && !from {
            return Some(Person);
        }
    }
    let ground = Class::GROUND.has(view.key(next)) && view.shape(next) == Shape::Lower;
    // `heard from Kari Ode`
    let whole = tokens.len() >= 2 && matches!(view.key(before), FROM | OF | BETWEEN);
    if ground || (Class::BEFORE_PLACE.has(view.key(before)) && !whole) {
        return Some(Place);
    }
    None
}
