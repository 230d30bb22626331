//! What stands behind a name and tells its kind: `Velo shares`, `Ode, 43,`, `Ode was born`.

use super::{BEHIND, Clause, Cue};
use crate::passes::names::NameKind::{Organization, Person, Place};
use crate::passes::names::lexicon::flag;
use crate::passes::names::runs::{AND, COMMA, OF, STOP, THE};
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const IN: Key = key("in");
const FROM: Key = key("from");
const BASED: Key = key("based");
const HYPHEN: Key = key("-");
const ITS: Key = key("its");
const IT: Key = key("it");
const THAT: Key = key("that");
const WHO: Key = key("who");
const WHERE: Key = key("where");
const WHICH: Key = key("which");
const AGED: Key = key("aged");
const BE: Key = key("be");
const CHIEF: Key = key("chief");
const EXECUTIVE: Key = key("executive");
const OPEN: Key = key("(");
const CLOSE: Key = key(")");
/// So many words the noun of an apposition may have.
const NOUN: usize = 6;
/// So many tokens of a clause are read behind the name.
const CLAUSE: usize = 12;
/// Nobody is older.
const OLDEST: u32 = 115;

impl Clause<'_> {
    /// What stands behind the name.
    pub(super) fn behind(&mut self) {
        let end = self.name.end;
        if self.is_possessive(end) {
            match self.key(end + 1) {
                CHIEF if self.key(end + 2) != EXECUTIVE => {}
                word if Cue::HAS_PLACE.has(word) => self.tell(Place, 4),
                word if Cue::HAS_BODY.has(word) => self.tell(Organization, 4),
                word if Cue::HAS_PERSON.has(word) => self.tell(Person, 4),
                _ => {}
            }
            return;
        }
        match self.key(end) {
            COMMA => self.apposition(end + 1),
            OPEN if self.is_age(end + 1) && self.key(end + 2) == CLOSE && !self.is_where() => {
                self.tell(Person, 3);
            }
            HYPHEN if self.key(end + 1) == BASED && self.sits(end + 2) => self.tell(Place, 4),
            _ if self.small(end) => self.verb(end),
            _ => {}
        }
    }

    /// Whether the name tells where somebody or something is from, so that what follows is told of these: `a
    /// man from Ode was charged`.
    fn is_where(&self) -> bool {
        let before = self.name.start.wrapping_sub(1);
        let word = self.key(before);
        let place = word == FROM || Class::LOCATIVE.has(word);
        place && self.small(before) && !self.has(before.wrapping_sub(1), Cue::NOT_IN)
    }

    /// Whether the name is that of several: `the Comets`.
    fn is_several(&self) -> bool {
        let article = self.key(self.name.start.wrapping_sub(1)) == THE;
        article && self.view.bytes(self.name.end - 1).ends_with(b"s")
    }

    /// Whether somebody or a body stands here, who may be based somewhere: no `Velo-based phones`.
    fn sits(&self, at: usize) -> bool {
        let human = flag::ROLE | flag::PERSON_NOUN | flag::BODY_NOUN | flag::ROLE_MODIFIER;
        self.view.is_capital(at) || self.view.has(at, human) || Class::HUMAN.has(self.key(at))
    }

    fn is_age(&self, at: usize) -> bool {
        let word = self.view.reading.word(at);
        self.kind_of(at) == Some(TokenKind::Number)
            && word.parse::<u32>().is_ok_and(|age| (1..=OLDEST).contains(&age))
    }

    /// What stands behind the name and a comma.
    fn apposition(&mut self, at: usize) {
        let next = self.key(at + 1);
        let person = !self.is_where();
        if person && self.is_age(at) && (next == COMMA || next == STOP || next == AND) {
            return self.tell(Person, 4);
        }
        match self.key(at) {
            AGED if person && self.is_age(at + 1) => self.tell(Person, 4),
            WHO if person && !self.is_several() => self.tell(Person, 3),
            WHERE => self.tell(Place, 3),
            WHICH if self.has(at + 1, Cue::DOES_BODY | Cue::WHICH_BODY) => {
                self.tell(Organization, 4);
            }
            WHICH if Cue::WAS.has(next) && self.has(at + 2, Cue::LIES) => self.tell(Place, 4),
            BASED if self.key(at + 1) == IN => self.tell(Organization, 3),
            _ if self.is_away(at) => self.tell(Place, 4),
            word if Cue::ARTICLE.has(word) && self.small(at) => self.noun_behind(at + 1),
            _ => {}
        }
    }

    /// Whether it is told how far it is from something: `30 km north of`, `some 30 km from`.
    fn is_away(&self, at: usize) -> bool {
        let number = |at: usize| self.kind_of(at) == Some(TokenKind::Number);
        let Some(number) = (at..at + 3).find(|&at| number(at)) else { return false };
        let behind = number + 2;
        let words = (at..number).all(|at| self.small(at));
        words
            && self.has(number + 1, Cue::MILES)
            && (behind..behind + 3).any(|at| matches!(self.key(at), OF | FROM))
    }

    /// The noun of an apposition: `, a coal town in`, `, the former baker,`.
    fn noun_behind(&mut self, from: usize) {
        let limit = self.sentence.end.min(from + NOUN);
        let inside = |at: &usize| {
            self.kind_of(*at) == Some(TokenKind::Word) && !Cue::ENDS_NOUN.has(self.view.key(*at))
        };
        let words = (from..limit).take_while(inside).count();
        let Some(last) = (from + words).checked_sub(1).filter(|_| words > 0) else { return };
        if self.view.has(last + 1, flag::REPORTS) || self.view.shape(last) != Shape::Lower {
            return;
        }
        let flags = self.view.flags(last);
        let human = flags & flag::ROLE != 0 || Class::HUMAN.has(self.view.key(last));
        let largest = (from..last).any(|at| Cue::LARGEST.has(self.key(at)));
        match () {
            // `the largest grocer`, `the largest donor`
            () if human && largest => {}
            () if human => self.tell(Person, 4),
            () if flags & flag::BODY_NOUN != 0 => self.tell(Organization, 4),
            () if flags & flag::PLACE_NOUN != 0 => self.tell(Place, 4),
            () if largest => self.tell(Organization, 3),
            () if flags & flag::PERSON_NOUN != 0 => self.tell(Person, 3),
            () => {}
        }
    }

    /// A verb or noun behind the name: `Velo shares`, `Ode was born`.
    fn verb(&mut self, at: usize) {
        let word = self.view.key(at);
        let next = at + 1;
        if word == CHIEF && self.key(next) == EXECUTIVE {
            return self.tell(Organization, 3);
        }
        if BEHIND.has(word) {
            match () {
                () if Cue::NEXT_BODY.has(word) => self.tell(Organization, 3),
                () if Cue::NEXT_PLACE.has(word) => {
                    self.tell(Place, if self.is_adjective() { 0 } else { 3 });
                }
                () if self.is_where() => {}
                () if Cue::DOES_PERSON.has(word) => self.tell(Person, 3),
                () if Cue::DOES_BODY.has(word) => self.tell(Organization, 3),
                () if Cue::LIES.has(word) => self.tell(Place, 3),
                () if Cue::MAY_PERSON.has(word) => self.tell(Person, 1),
                () if Cue::PLAYS.has(word) && self.is_score(next) => self.tell(Organization, 4),
                () if Cue::WAS.has(word) => {
                    self.state(next + usize::from(self.has(next, Cue::WAS)));
                }
                () if Cue::REPORTS_FIGURES.has(word) && self.figures(next) => {
                    self.tell(Organization, 4);
                }
                () => {}
            }
        } else if self.has(next, Cue::WAS) && !self.is_where() {
            // `has been`
            self.state(next + 1);
        }
        let start = self.name.start;
        let before = self.key(start.wrapping_sub(1));
        let opens = start == self.sentence.start
            || before == THAT
            || (before == THE && start == self.sentence.start + 1);
        if opens {
            self.pronoun(at);
        }
    }

    /// Whether the name ends as what is of a people does: `the Odalian government`.
    fn is_adjective(&self) -> bool {
        let word = self.view.bytes(self.name.end - 1);
        [&b"ian"[..], b"ean", b"ese", b"ish"].iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a result stands here: `3-0`.
    fn is_score(&self, at: usize) -> bool {
        let number = |at: usize| self.kind_of(at) == Some(TokenKind::Number);
        number(at) && self.key(at + 1) == HYPHEN && number(at + 2)
    }

    /// What the name is or was.
    fn state(&mut self, at: usize) {
        let miles = self.kind_of(at) == Some(TokenKind::Number) && self.has(at + 1, Cue::MILES);
        match () {
            () if self.has(at, Cue::BEFALLS_PERSON) => self.tell(Person, 3),
            () if self.has(at, Cue::BEFALLS_BODY) => self.tell(Organization, 3),
            () if self.has(at, Cue::BEFALLS_PLACE) => self.tell(Place, 3),
            () if self.key(at) == BASED && self.key(at + 1) == IN => self.tell(Organization, 3),
            () if self.has(at, Cue::LIES) || miles => self.tell(Place, 3),
            () => {}
        }
    }

    /// Whether profits or the like are told of before the next comma.
    fn figures(&self, from: usize) -> bool {
        let until = |at: &usize| self.small(*at) || self.kind_of(*at) == Some(TokenKind::Number);
        (from..from + NOUN).take_while(until).any(|at| Cue::FIGURES.has(self.view.key(at)))
    }

    /// Who or what is meant by the first pronoun of the clause that the name opens.
    fn pronoun(&mut self, from: usize) {
        let limit = self.sentence.end.min(from + CLAUSE);
        for at in from..limit {
            let word = self.view.key(at);
            let other = flag::ROLE | flag::PERSON_NOUN;
            if self.view.is_capital(at) || (at > from && self.view.has(at, other)) {
                return;
            }
            match word {
                ITS if Cue::HAS_BODY.has(self.key(at + 1)) => {
                    return self.tell(Organization, 4);
                }
                ITS if Cue::HAS_PLACE.has(self.key(at + 1)) => return self.tell(Place, 4),
                ITS => return self.tell(Organization, 2),
                // `, it said.`
                IT if self.key(at.wrapping_sub(1)) == COMMA
                    && self.view.has(at + 1, flag::REPORTS) =>
                {
                    return self.tell(Organization, 3);
                }
                // `said it would close`, but `said it would be`
                IT if self.has(at + 1, Cue::INTENDS) && self.key(at + 2) != BE => {
                    return self.tell(Organization, 4);
                }
                _ if (Cue::HE | Cue::TRADES).has(word) => {
                    let kind = if Cue::HE.has(word) { Person } else { Organization };
                    return self.tell(kind, 3);
                }
                _ => {}
            }
        }
    }
}
