//! What the candidates of a document say together of the kind of each.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::NameKind::{self, Organization, Person, Place};
use super::document::initials;
use super::lexicon::flag;
use super::notes::Notes;
use super::parts;
use super::runs::{Candidate, STOP, View};
use super::segment::kind_of;
use super::words::Class;
use crate::passes::tokens::{Key, Shape, key};

const OPEN: Key = key("(");
const CLOSE: Key = key(")");
/// What the long list says of cities.
const CITY: u8 = 4;

/// An acronym that is spelled out elsewhere has so many letters at least.
const ACRONYM: usize = 3;
/// A syllable of a name has so many letters at most.
const SYLLABLE: usize = 6;

/// What is noted of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Noted(u8);

/// One of a person's full name, and the last of it or all there is.
const OF_PERSON: u8 = 1;
const FAMILY: u8 = 1 << 1;
/// The first word of a longer name of a body.
const BODY: u8 = 1 << 2;
/// The last word of a body that opens with a place, in the plural or as clubs have it: `Pilots` of `Ardal
/// Pilots`, `United`.
const TEAM: u8 = 1 << 3;
/// The first of two words of a name of which the second says what is made or sold.
const TRADE: u8 = 1 << 4;
/// A company whose name is one word with `Inc.` or the like behind it.
const FIRM: u8 = 1 << 5;
/// The first token of a family name of several.
const TAIL_START: u8 = 1 << 6;

/// What is noted of a surface: a family name of several tokens.
const TAIL: u8 = 1;
/// A longer body without its head, of two words and more.
const SHORTER: u8 = 1 << 1;

/// What the candidates of a document say together.
pub(super) struct Evidence {
    /// By surface, what speaks for each kind.
    votes: Notes<[u32; 3]>,
    /// What is noted of words, and of surfaces.
    words: Notes<Noted>,
    surfaces: Notes<u8>,
}

impl Noted {
    /// Whether it is the last of a person's full name, or all there is.
    #[inline]
    pub(super) const fn is_family(self) -> bool {
        self.0 & FAMILY != 0
    }

    /// Whether a family name of several tokens begins with it.
    #[inline]
    pub(super) const fn begins_tail(self) -> bool {
        self.0 & TAIL_START != 0
    }

    /// Whether it is the name of a company with `Inc.` or the like.
    #[inline]
    pub(super) const fn is_firm(self) -> bool {
        self.0 & FIRM != 0
    }

    /// Whether it is that of a team which the document names with its town.
    #[inline]
    pub(super) const fn is_team(self) -> bool {
        self.0 & TEAM != 0
    }

    /// Whether a longer name of a body begins with it.
    #[inline]
    pub(super) const fn begins_body(self) -> bool {
        self.0 & BODY != 0
    }

    /// Nothing, a word of a person's full name, or the last of it: 0, 1, 2.
    #[inline]
    pub(super) const fn rank(self) -> u32 {
        (self.0 & (OF_PERSON | FAMILY)).count_ones()
    }
}

impl Evidence {
    pub(super) fn of(view: &View<'_>, candidates: &[Candidate]) -> Self {
        let mut evidence = Self {
            votes: Notes::with_room(candidates.len()),
            words: Notes::with_room(candidates.len()),
            surfaces: Notes::new(),
        };
        for candidate in candidates {
            let Some(kind) = candidate.kind else { continue };
            let votes = evidence.votes.note(surface(view, &candidate.tokens));
            votes[slot(kind)] += u32::from(candidate.weight);
            if candidate.tokens.len() < 2 {
                if kind == Person && candidate.weight == 4 {
                    evidence.words.note(view.key(candidate.tokens.start)).0 |= OF_PERSON | FAMILY;
                }
                continue;
            }
            if kind == Person
                && let Some(tail) = parts::tail(view, &candidate.tokens)
                && (candidate.weight >= 2 || view.is_link(tail.start))
            {
                let mut know = |tail: &Range<usize>| {
                    evidence.words.note(view.key(tail.start)).0 |= TAIL_START;
                    *evidence.surfaces.note(surface(view, tail)) |= TAIL;
                };
                know(&tail);
                // `Ode de la Marsh` of `Pedro Ode de la Marsh`
                let before = tail.start.wrapping_sub(1);
                let double = before > candidate.tokens.start && view.is_link(tail.start);
                if double && view.is_capital(before) && view.shape(before) == Shape::Capital {
                    know(&(before..tail.end));
                }
            }
            if kind == Person && candidate.weight >= 2 {
                let end = parts::core(view, &candidate.tokens).end;
                let asian = parts::family_first(view, &candidate.tokens);
                for at in candidate.tokens.start..end {
                    let last = at + 1 == end || (asian && at == candidate.tokens.start);
                    if view.is_capital(at) && view.shape(at) != Shape::Initial {
                        evidence.words.note(view.key(at)).0 |=
                            if last { OF_PERSON | FAMILY } else { OF_PERSON };
                    }
                }
            }
            if kind == Organization {
                let last = candidate.tokens.end - 1;
                let local = parts::is_of_town(view, &candidate.tokens);
                let head = view.has(last, flag::ORG_HEAD | flag::ORG_SUFFIX);
                if local && (!head || Class::CLUB.has(view.key(last))) {
                    evidence.words.note(view.key(last)).0 |= TEAM;
                }
            }
            if kind == Organization && candidate.weight >= 2 {
                let word = view.key(candidate.tokens.start);
                let mut noted = BODY;
                let trade = candidate.tokens.end - 1;
                let headed = view.has(trade, flag::ORG_HEAD | flag::ORG_SUFFIX);
                if candidate.tokens.len() >= 3 && headed {
                    let shorter = candidate.tokens.start..trade;
                    *evidence.surfaces.note(surface(view, &shorter)) |= SHORTER;
                }
                if candidate.tokens.len() == 2 && Class::TRADE.has(view.key(trade)) {
                    noted |= TRADE;
                }
                if candidate.tokens.clone().skip(1).all(|at| view.has(at, flag::ORG_SUFFIX)) {
                    noted |= FIRM;
                }
                evidence.words.note(word).0 |= noted;
                if let Some(acronym) = acronym_behind(view, &candidate.tokens) {
                    let votes = evidence.votes.note(surface(view, &acronym));
                    votes[slot(Organization)] += u32::from(candidate.weight);
                }
            }
        }
        evidence
    }

    /// What is noted of a word.
    #[inline]
    pub(super) fn noted(&self, word: Key) -> Noted {
        self.words.get(word)
    }

    /// Whether the word is one of a person's full name, and then whether it is the last.
    pub(super) fn family(&self, word: Key) -> Option<bool> {
        let noted = self.noted(word).0;
        (noted & OF_PERSON != 0).then_some(noted & FAMILY != 0)
    }

    /// One past the family name of several tokens that begins at `at`, of whose word it is noted that one
    /// does: `von der Ley`.
    pub(super) fn tail(&self, view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
        let mut so_far = 0;
        (at..limit.min(at + 6)).find_map(|next| {
            so_far = super::lexicon::chain(so_far, view.key(next));
            (self.surfaces.get(so_far) & TAIL != 0).then_some(next + 1)
        })
    }

    /// Whether a longer name of a body begins with the word and nobody is called so.
    fn is_called_so(&self, word: Key) -> bool {
        self.noted(word).0 & (BODY | OF_PERSON) == BODY
    }

    /// The kind of a candidate, or `None` if it is no name.
    pub(super) fn kind(&self, view: &View<'_>, candidate: &Candidate) -> Option<NameKind> {
        let first = candidate.tokens.start;
        let single = candidate.tokens.len() == 1;
        if single && candidate.kind != Some(Person) {
            let family = self.family(view.key(first));
            let place = candidate.kind == Some(Place) && candidate.weight >= 4;
            let located = place
                && matches!(view.reading.word(first.wrapping_sub(1)), "in" | "from" | "to" | "at");
            let listed = view.has(first, flag::ORG) && candidate.role.is_empty();
            let body = candidate.kind == Some(Organization) && (candidate.weight >= 4 || listed);
            if !located && !body && (family == Some(true) || (family.is_some() && !place)) {
                return Some(Person);
            }
        }
        // `Velo said` is the firm where there is `Velo Motor Corp.` and nobody called Velo.
        let word = view.key(first);
        if single
            && candidate.kind == Some(Person)
            && candidate.role.is_empty()
            && self.is_called_so(word)
        {
            return Some(Organization);
        }
        if candidate.kind == Some(Place) && self.is_misplaced(view, candidate) {
            return Some(if single { Organization } else { Person });
        }
        if candidate.kind.is_some() && candidate.weight >= 3 {
            return candidate.kind;
        }
        let winner = winner(self.votes.get(surface(view, &candidate.tokens)));
        winner
            .or(candidate.kind)
            .or_else(|| self.noted(view.key(first)).begins_body().then_some(Organization))
    }
}

impl Evidence {
    /// Whether what is taken for a place is a firm that the document names with `Inc.`, or a full name
    /// whose last word is a person elsewhere.
    fn is_misplaced(&self, view: &View<'_>, candidate: &Candidate) -> bool {
        let Range { start, end } = candidate.tokens;
        if end == start + 1 {
            return self.noted(view.key(start)).is_firm() && !view.has(start, flag::PLACE);
        }
        let place = flag::PLACE
            | flag::PLACE_HEAD
            | flag::PLACE_BEFORE
            | flag::PLACE_OF
            | flag::DIRECTION
            | flag::TITLE;
        let last = surface(view, &(end - 1..end));
        end == start + 2 && candidate.weight < 4 && !(start..end).any(|at| view.has(at, place)) && {
            let votes = self.votes.get(last);
            votes[slot(Person)] > votes[slot(Place)] + votes[slot(Organization)]
        }
    }

    /// Whether one word that is no known place is the first of a company's two: `Velo` of `Velo Foods`.
    fn is_trade(&self, view: &View<'_>, tokens: &Range<usize>) -> bool {
        let word = view.key(tokens.start);
        tokens.len() == 1
            && self.noted(word).0 & TRADE != 0
            && view.lexicon.listed(word) & CITY == 0
            && !view.has(tokens.start, flag::PLACE)
    }

    /// Gives each candidate its kind, drops those that are no names, and reads the loud sentences.
    pub(super) fn settle(
        &self,
        view: &View<'_>,
        candidates: Vec<Candidate>,
        loud: &[Range<usize>],
    ) -> Vec<(Candidate, NameKind)> {
        let mut settled: Vec<(Candidate, NameKind)> = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            if let Some(kind) = self.kind(view, &candidate) {
                let trade = kind == Place && self.is_trade(view, &candidate.tokens);
                let shorter = kind == Person
                    && candidate.tokens.len() >= 2
                    // `Karen Ode`, whose name the Karen Ode Foundation has
                    && !view.is_given(candidate.tokens.start)
                    && self.surfaces.get(surface(view, &candidate.tokens)) & SHORTER != 0;
                settled.push((candidate, if trade || shorter { Organization } else { kind }));
            }
        }
        for sentence in loud {
            self.read_loud(view, sentence.clone(), &mut settled);
        }
        spell_out(view, &mut settled);
        settled
    }

    /// Reads a loud sentence: finds what the document or a lexicon knows.
    fn read_loud(
        &self,
        view: &View<'_>,
        sentence: Range<usize>,
        settled: &mut Vec<(Candidate, NameKind)>,
    ) {
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((end, kind)) = self.loud_name(view, at, sentence.end) else {
                at += 1;
                continue;
            };
            let candidate =
                Candidate { tokens: at..end, kind: Some(kind), weight: 1, role: at..at };
            settled.push((candidate, kind));
            at = end;
        }
    }

    /// The name that begins at `at` in a loud sentence: one past its end.
    fn loud_name(&self, view: &View<'_>, at: usize, limit: usize) -> Option<(usize, NameKind)> {
        if !view.is_capital(at) {
            return None;
        }
        let mut so_far = 0;
        let mut found = None;
        for next in at..limit.min(at + 7) {
            so_far = super::lexicon::chain(so_far, view.key(next));
            if let Some(kind) = winner(self.votes.get(so_far)) {
                found = Some((next + 1, kind));
            }
        }
        if let Some((end, kind)) = found {
            let firm = kind == Person && end == at + 1 && self.is_called_so(view.key(at));
            return Some((end, if firm { Organization } else { kind }));
        }
        if view.has(at, flag::BEGINS) {
            let known = view.lexicon.longest(view.reading, at, limit);
            let kind = known.and_then(|(end, flags)| Some((end, kind_of(flags)?)));
            if kind.is_some() {
                return kind;
            }
        }
        let plain = view.is_common(at);
        if !plain && self.family(view.key(at)).is_some() {
            return Some((at + 1, Person));
        }
        if view.has(at, flag::GIVEN) {
            // `George W. Ode`: initials between the names.
            let initial = |at: &usize| view.shape(*at) == Shape::Initial || view.key(*at) == STOP;
            let last = (at + 1..limit).find(|at| !initial(at)).unwrap_or(limit);
            let named = view.is_capital(last) && last < limit;
            let surname = view.has(last, flag::SURNAME);
            let unknown = !view.is_common(last) && view.flags(last) == 0;
            if named && (surname || (unknown && !plain)) {
                return Some((last + 1, Person));
            }
        }
        if plain {
            return None;
        }
        let only = view.flags(at) & !flag::BEGINS;
        let word = view.key(at);
        // `ODEVAR WINS`: a family name that is nothing else.
        if only == flag::SURNAME && !Class::HOMONYM.has(word) {
            return Some((at + 1, Person));
        }
        if only == 0 && is_acronym(view, at, limit) {
            return Some((at + 1, Organization));
        }
        let surname = view.has(at, flag::SURNAME)
            || (view.flags(at) == 0 && view.lexicon.listed(view.key(at)) & 1 != 0);
        if surname && at > 0 && view.has(at - 1, flag::TITLE | flag::ROLE) {
            return Some((at + 1, Person));
        }
        kind_of(view.flags(at)).map(|kind| (at + 1, kind))
    }
}

/// Whether a word in capitals stands beside one that is not: `Ode Leaves PSV`.
fn is_acronym(view: &View<'_>, at: usize, limit: usize) -> bool {
    let mixed = |at: usize| matches!(view.shape(at), Shape::Capital | Shape::Lower);
    let word = view.reading.word(at);
    view.shape(at) == Shape::Upper
        && (3..=5).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && (mixed(at.wrapping_sub(1)) || (at + 1 < limit && mixed(at + 1)))
}

/// The kind with the most votes; none where two have alike or nobody voted.
fn winner(votes: [u32; 3]) -> Option<NameKind> {
    let [person, body, place] = votes;
    match () {
        () if person > body && person > place => Some(Person),
        () if body > person && body > place => Some(Organization),
        () if place > person && place > body => Some(Place),
        () => None,
    }
}

/// The key of the words of a name.
pub(super) fn surface(view: &View<'_>, tokens: &Range<usize>) -> Key {
    view.reading
        .tokens
        .get(tokens.clone())
        .unwrap_or_default()
        .iter()
        .fold(0, |so_far, token| super::lexicon::chain(so_far, token.key))
}

/// The acronym in brackets behind a body: `(CFA)`, and `(Coferry)`, which opens with its letter.
pub(super) fn acronym_behind(view: &View<'_>, body: &Range<usize>) -> Option<Range<usize>> {
    let at = body.end;
    if view.key(at) != OPEN || view.key(at + 2) != CLOSE {
        return None;
    }
    let short = match view.shape(at + 1) {
        Shape::Upper | Shape::Mixed => true,
        Shape::Capital => {
            let letter = |at: usize| view.reading.word(at).bytes().next();
            let other = flag::PLACE | flag::DEMONYM | flag::CALENDAR | flag::GIVEN | flag::ROLE;
            body.len() >= 3 && letter(at + 1) == letter(body.start) && !view.has(at + 1, other)
        }
        _ => false,
    };
    short.then_some(at + 1..at + 2)
}

const fn slot(kind: NameKind) -> usize {
    match kind {
        Person => 0,
        Organization => 1,
        Place => 2,
    }
}

/// What was taken for a person and whose initials are an acronym of the document is a body: `Velo Sans
/// Odal` where `VSO` is one.
fn spell_out(view: &View<'_>, settled: &mut [(Candidate, NameKind)]) {
    let long = |(one, kind): &(Candidate, NameKind)| {
        *kind == Person
            && (ACRONYM..2 * ACRONYM).contains(&one.tokens.len())
            && one.tokens.clone().all(|at| view.shape(at) == Shape::Capital)
            && !view.is_given(one.tokens.start)
            // The syllables of `Lo Sun Kwok` are short.
            && one.tokens.clone().any(|at| view.reading.word(at).chars().count() > SYLLABLE)
    };
    if !settled.iter().any(long) {
        return;
    }
    let acronyms: FxHashSet<Key> = settled
        .iter()
        .filter(|(one, kind)| *kind == Organization && one.tokens.len() == 1)
        .filter(|(one, _)| view.shape(one.tokens.start) == Shape::Upper)
        .map(|(one, _)| view.key(one.tokens.start))
        .collect();
    for one in settled.iter_mut().filter(|one| long(one)) {
        let letters: String = initials(view, &one.0.tokens).collect();
        if acronyms.contains(&key(&letters)) {
            one.1 = Organization;
        }
    }
}
