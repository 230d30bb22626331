//! What the words around a name tell of its kind where no list has it: `the mayor of Vale do Ode`, `shares in
//! Velo`, `Ode, 43, was`.
//!
//! Each word beside it that tells gives points to a kind (`data/names/cues.txt`): four where hardly anything
//! else can stand there, three where seldom something else does, fewer where it may. A kind is told that has
//! three and two more than any other. Points of both sides add up.
//!
//! What a list knows of the words themselves is not asked here: who asks weighs the points against it.
//!
//! Limits of this version: English; only the clause at hand is read.

mod before;
mod behind;

use std::ops::Range;

use super::NameKind::{self, Organization, Person, Place};
use super::runs::{FOR, OF, THE, View};
use crate::classes::classes;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const CUES: &str = include_str!("../../../../data/names/cues.txt");

classes! {
    /// What a word tells beside a name; it may tell several things.
    Cue(u64) of CUES;
    OF_PLACE = "of-place",
    OF_BODY = "of-body",
    OF_THE_BODY = "of-the-body",
    OF_PERSON = "of-person",
    FOR_BODY = "for-body",
    FOR_PERSON = "for-person",
    AT_BODY = "at-body",
    NOT_IN = "not-in",
    FROM_PLACE = "from-place",
    TO_PLACE = "to-place",
    THROUGH_PLACE = "through-place",
    ON_PLACE = "on-place",
    REACH = "reach",
    BEFORE_PLACE = "before-place",
    MEETS_PERSON = "meets-person",
    MAY_MEET_PERSON = "may-meet-person",
    BUYS = "buys",
    NAMES = "names",
    HAS_PLACE = "has-place",
    HAS_BODY = "has-body",
    HAS_PERSON = "has-person",
    NEXT_BODY = "next-body",
    NEXT_PLACE = "next-place",
    DOES_PERSON = "does-person",
    MAY_PERSON = "may-person",
    BEFALLS_PERSON = "befalls-person",
    DOES_BODY = "does-body",
    REPORTS_FIGURES = "reports-figures",
    FIGURES = "figures",
    BEFALLS_BODY = "befalls-body",
    LARGEST = "largest",
    TRADES = "trades",
    LIES = "lies",
    MILES = "miles",
    ARTICLE = "article",
    ENDS_NOUN = "ends-noun",
    WAS = "was",
    HE = "he",
    PLAYS = "plays",
    BEFALLS_PLACE = "befalls-place",
    JOINS = "joins",
    INTENDS = "intends",
    WHICH_BODY = "which-body",
    CAPITAL_OF = "capital-of",
}

/// What tells right before a name, and what right behind it.
const BEFORE: Cue = Cue(Cue::REACH.0
    | Cue::BEFORE_PLACE.0
    | Cue::MEETS_PERSON.0
    | Cue::MAY_MEET_PERSON.0
    | Cue::BUYS.0
    | Cue::JOINS.0
    | Cue::NAMES.0);
const BEHIND: Cue = Cue(Cue::NEXT_BODY.0
    | Cue::NEXT_PLACE.0
    | Cue::DOES_PERSON.0
    | Cue::MAY_PERSON.0
    | Cue::DOES_BODY.0
    | Cue::REPORTS_FIGURES.0
    | Cue::LIES.0
    | Cue::WAS.0
    | Cue::PLAYS.0);

/// The kind is told by so many points, and by so many more than any other.
const TOLD: u8 = 3;
const AHEAD: u8 = 2;

/// What the words around a name tell of its kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// For a person, a body, a place.
    points: [u8; 3],
}

impl Told {
    /// The kind and its points, if it is told.
    pub(super) fn kind(self) -> Option<(NameKind, u8)> {
        let [person, body, place] = self.points;
        [(Person, person, body.max(place)), (Organization, body, person.max(place))]
            .into_iter()
            .chain([(Place, place, person.max(body))])
            .find(|(_, own, other)| *own >= TOLD && *own >= other + AHEAD)
            .map(|(kind, own, _)| (kind, own))
    }

    /// With what the words around the same name elsewhere tell.
    pub(super) fn and(self, other: Self) -> Self {
        let points =
            std::array::from_fn(|kind| self.points[kind].saturating_add(other.points[kind]));
        Self { points }
    }

    /// With what `he` or `she` tells that opens the sentence behind.
    pub(super) fn and_he(self) -> Self {
        self.and(Self { points: [2, 0, 0] })
    }

    /// The kind that is ahead, and how far, in one number.
    pub(super) fn code(self) -> u64 {
        let [person, body, place] = self.points;
        let most = person.max(body).max(place);
        let kind = match () {
            () if most == 0 => return 0,
            () if person == most && body.max(place) < most => 1,
            () if body == most && person.max(place) < most => 2,
            () if place == most && person.max(body) < most => 3,
            () => 4,
        };
        kind << 2 | u64::from(most.min(4).div_ceil(2))
    }
}

/// What the words around these tokens of a sentence tell.
pub(super) fn told(view: &View<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Told {
    let mut clause = Clause { view, sentence, name: tokens.clone(), points: [0; 3] };
    clause.before();
    clause.behind();
    Told { points: clause.points }
}

/// Whether somebody who has a part in a body stands before the article at `the`: `the founder of the`.
pub(super) fn is_of_body(view: &View<'_>, the: usize) -> bool {
    let (of, noun) = (the.wrapping_sub(1), the.wrapping_sub(2));
    view.key(the) == THE
        && matches!(view.key(of), OF | FOR)
        && view.shape(noun) == Shape::Lower
        && Cue::OF_THE_BODY.has(view.key(noun))
}

/// Whether a word stands for somebody.
pub(super) fn is_he(word: Key) -> bool {
    Cue::HE.has(word)
}

/// A name in its sentence, with the points so far.
struct Clause<'c> {
    view: &'c View<'c>,
    sentence: &'c Range<usize>,
    name: Range<usize>,
    points: [u8; 3],
}

impl Clause<'_> {
    fn tell(&mut self, kind: NameKind, points: u8) {
        let slot = match kind {
            Person => 0,
            Organization => 1,
            Place => 2,
        };
        self.points[slot] += points;
    }

    /// The word at a token of the sentence.
    fn key(&self, at: usize) -> Key {
        if self.sentence.contains(&at) { self.view.key(at) } else { key("") }
    }

    /// Whether a word in small letters stands there, or one that opens the sentence.
    fn small(&self, at: usize) -> bool {
        self.sentence.contains(&at)
            && (self.view.shape(at) == Shape::Lower || at == self.sentence.start)
    }

    fn has(&self, at: usize, cue: Cue) -> bool {
        self.small(at) && cue.has(self.view.key(at))
    }

    fn kind_of(&self, at: usize) -> Option<TokenKind> {
        let token = self.view.reading.tokens.get(at).filter(|_| self.sentence.contains(&at))?;
        Some(token.kind)
    }

    fn is_possessive(&self, at: usize) -> bool {
        self.kind_of(at) == Some(TokenKind::Possessive)
    }
}
