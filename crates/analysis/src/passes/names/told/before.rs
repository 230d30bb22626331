//! What stands before a name and tells its kind: `the mayor of Ode`, `married Ode`, `the company, Velo,`.

use std::ops::Range;

use super::{BEFORE, Clause, Cue};
use crate::passes::names::NameKind::{Organization, Person, Place};
use crate::passes::names::lexicon::flag;
use crate::passes::names::runs::{AND, COMMA, FOR, OF, ON, TO};
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, key};

const IN: Key = key("in");
const AT: Key = key("at");
const FROM: Key = key("from");
const BASED: Key = key("based");
const BETWEEN: Key = key("between");
const HYPHEN: Key = key("-");
const THROUGH: Key = key("through");
const SAID: Key = key("said");
const AS: Key = key("as");
const IDENTIFIED: Key = key("identified");

impl Clause<'_> {
    /// What stands before the name.
    pub(super) fn before(&mut self) {
        let Range { start, end } = self.name;
        let before = start.wrapping_sub(1);
        if !self.small(before) {
            self.marked(before);
            return;
        }
        let noun = start.wrapping_sub(2);
        // `the Ode-based Velo`, but somebody may be based there too.
        let based = if end - start == 1 { 3 } else { 1 };
        match self.view.key(before) {
            // `the Mayor of Ode` as well.
            OF if Cue::OF_PLACE.has(self.key(noun)) => self.tell(Place, 4),
            OF if Cue::OF_BODY.has(self.key(noun)) => self.tell(Organization, 4),
            OF if self.has(noun, Cue::OF_PERSON) => self.tell(Person, 4),
            FOR if self.has(noun, Cue::FOR_BODY) => self.tell(Organization, 4),
            FOR if self.has(noun, Cue::FOR_PERSON) => self.tell(Person, 2),
            AT if self.has(noun, Cue::AT_BODY) => self.tell(Organization, 4),
            IN if Class::SHARE.has(self.key(noun)) => self.tell(Organization, 4),
            IN if !self.has(noun, Cue::NOT_IN) => {
                self.tell(Place, if self.is_possessive(end) { 1 } else { 3 });
            }
            FROM if self.key(noun) == COMMA && self.key(end) == COMMA => self.tell(Place, 3),
            FROM if self.has(noun, Cue::FROM_PLACE) => self.tell(Place, 3),
            TO if self.has(noun, Cue::TO_PLACE) || self.is_way(before) => self.tell(Place, 3),
            THROUGH if self.has(noun, Cue::THROUGH_PLACE) => self.tell(Place, 3),
            ON if self.has(noun, Cue::ON_PLACE) => self.tell(Place, 3),
            AND if self.is_between(before) => self.tell(Place, 4),
            BETWEEN if self.has(noun, Cue::TO_PLACE) => self.tell(Place, 3),
            AS if self.key(noun) == IDENTIFIED => self.tell(Person, 3),
            SAID if self.is_behind_quotation(before) => self.tell(Person, 3),
            BASED if self.key(noun) == HYPHEN => self.tell(Organization, based),
            word if BEFORE.has(word) => self.verb_before(word, noun),
            word if Class::LOCATIVE.has(word) && word != AT => self.tell(Place, 3),
            _ => self.noun_before(before),
        }
    }

    /// A verb right before the name, or what else is of one kind there: `married Ode`, `bought Velo`.
    fn verb_before(&mut self, word: Key, noun: usize) {
        match () {
            () if (Cue::REACH | Cue::BEFORE_PLACE).has(word) => self.tell(Place, 3),
            () if Cue::MEETS_PERSON.has(word) => self.tell(Person, 3),
            () if Cue::MAY_MEET_PERSON.has(word) => self.tell(Person, 1),
            () if Cue::BUYS.has(word) => self.tell(Organization, 3),
            // `joined Velo as`, `values Velo at`
            () if Cue::JOINS.has(word) => {
                let next = self.key(self.name.end);
                self.tell(Organization, if [AS, IN, AT].contains(&next) { 3 } else { 1 });
            }
            () if self.is_human(noun) => self.tell(Person, 4),
            () => {}
        }
    }

    fn is_human(&self, at: usize) -> bool {
        let noun = self.key(at);
        self.view.has(at, flag::ROLE) || Class::HUMAN.has(noun) || Class::KIN.has(noun)
    }

    /// A noun right before the name: `the airline Velo`.
    fn noun_before(&mut self, at: usize) {
        let several = self.view.bytes(at).ends_with(b"s");
        let flags = self.view.flags(at);
        if flags & flag::BODY_NOUN != 0 && flags & flag::ROLE == 0 && !several {
            self.tell(Organization, 4);
        }
        let human = Class::KIN.has(self.view.key(at)) || flags & (flag::ROLE | flag::TITLE) != 0;
        if human && flags & flag::BODY_NOUN == 0 {
            self.tell(Person, 3);
        }
    }

    /// A comma or hyphen before the name, with what stands before it: `the company, Velo,`, `Ode-based Velo`.
    fn marked(&mut self, at: usize) {
        let noun = at.wrapping_sub(1);
        if self.key(at) != COMMA || self.key(self.name.end) != COMMA {
            return;
        }
        if !self.small(noun) {
            return self.holder(at);
        }
        let (flags, word) = (self.view.flags(noun), self.view.key(noun));
        if flags & flag::ROLE != 0 || Class::KIN.has(word) {
            self.tell(Person, 3);
        } else if flags & flag::BODY_NOUN != 0 {
            self.tell(Organization, 3);
        } else if Cue::OF_PLACE.has(word) {
            self.tell(Place, 3);
        }
    }

    /// `the capital of Ardal, Ode,`, `the leader of Velo, Ode,`: what is of the name before the comma.
    fn holder(&mut self, comma: usize) {
        let of = self.name_before(comma).wrapping_sub(1);
        let noun = of.wrapping_sub(1);
        if self.key(of) != OF || !self.small(noun) {
            return;
        }
        let word = self.view.key(noun);
        if Cue::CAPITAL_OF.has(word) {
            self.tell(Place, 4);
        } else if self.view.has(noun, flag::ROLE) && !self.view.bytes(noun).ends_with(b"s") {
            self.tell(Person, 3);
        }
    }

    /// Whether it is the second end of a way: `the road from Ode to`.
    fn is_way(&self, to: usize) -> bool {
        let first = self.name_before(to);
        first < to && self.key(first.wrapping_sub(1)) == FROM && {
            let noun = first.wrapping_sub(2);
            self.has(noun, Cue::FROM_PLACE | Cue::TO_PLACE)
        }
    }

    /// Whether it is the second of two between which something runs.
    fn is_between(&self, and: usize) -> bool {
        let first = self.name_before(and);
        first < and
            && self.key(first.wrapping_sub(1)) == BETWEEN
            && self.has(first.wrapping_sub(2), Cue::TO_PLACE)
    }

    /// The first token of the capitals that end before a small word.
    fn name_before(&self, end: usize) -> usize {
        let inside = |at: &usize| {
            self.sentence.contains(at) && (self.view.is_capital(*at) || self.view.is_link(*at))
        };
        end - (0..end).rev().take_while(inside).count()
    }

    /// Whether the verb follows a quotation: `," said`.
    fn is_behind_quotation(&self, verb: usize) -> bool {
        let mark = self.view.reading.word(verb.wrapping_sub(1));
        matches!(mark, "\"" | "”" | "''" | "’" | "»")
    }
}
