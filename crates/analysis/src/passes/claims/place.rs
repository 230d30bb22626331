//! The place of a value: the tokens of it and beside it, and what these tell of the value.
//!
//! What stands beside a value, up to the next mark, conjunction or number, tells of what it is one; of
//! persons who are counted together (`36 holidaymakers and locals were killed`) also what stands behind
//! the conjunction.

use std::ops::Range;

use copydesk_core::Span;

use super::counted::{Table, is_person, is_sense};
use super::lexicon::Class;
use crate::passes::quantities::Quantity;
use crate::passes::said::words::{keys_of, push};
use crate::passes::tokens::{Key, Paragraph, Reading, Token, TokenKind, key};
use crate::stems;

/// So many tokens before and behind a value tell of what it is one.
const BESIDE: usize = 5;

/// So far before a number its subject stands at most.
const SUBJECT: usize = 24;

/// So far before `to` or `at` stands the verb of a number that changes.
const VERB: usize = 3;

/// Marks around a number that tells how many the words before it mean.
const MARKS: [(&str, &str); 3] = [(",", ","), ("(", ")"), ("\u{2014}", "\u{2014}")];

/// So far before the word for those who are counted stands `of`.
const OF: usize = 4;

/// Nobody is older.
const OLDEST: f64 = 120.0;

/// The sense and unit of an age: a row of the table.
pub(super) const AGE: &str = "age";

/// Words behind `of` that name those whom a number is of, and no larger number.
const OWNED: [&str; 4] = ["its", "his", "her", "our"];
/// The word before a number that is part of another.
const INCLUDING: Key = key("including");

/// So far behind a number it may be told that it is needed.
const FAR_NEED: usize = 8;

/// So far before an age the words of a death stand at most.
const FAR_DEATH: usize = 30;

/// So far behind a number it may be told that another was once.
const PAST: usize = 6;

/// How a number stands to what it is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is how many there are.
    Whole,
    /// It comes to others, is some of them, or was the number once: `six more`, `four of the nine`, `from 54 a
    /// year ago`.
    Part,
    /// It has to be reached: `the 270 needed`.
    Needed,
}

/// The tokens of a value.
pub(super) struct Place {
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Place {
    pub(super) fn of(reading: &Reading, span: Span) -> Self {
        let tokens = reading.tokens_under(span);
        Self { first: tokens.start, end: tokens.end }
    }

    /// The tokens beside it, up to the next mark, conjunction or number, those before it first,
    /// from the nearest on.
    fn beside(&self, reading: &Reading, numbers: &[u32]) -> Vec<usize> {
        let ends = |at: &usize| {
            let key = reading.key(*at);
            [",", ";", ".", "\u{2014}", "and", "but"].iter().any(|word| key == self::key(word))
                || numbers.binary_search(&reading.source_of(*at..at + 1).start).is_ok()
        };
        // A headline has no full stop.
        let paragraph = reading.paragraphs.get(reading.paragraph_of(self.first));
        let paragraph = paragraph.map_or(0..reading.tokens.len(), Paragraph::tokens);
        let before = self.first.saturating_sub(BESIDE).max(paragraph.start)..self.first;
        let (before, after) = (before.rev(), self.end..paragraph.end.min(self.end + BESIDE));
        let from = self.where_from(reading, numbers).filter(|from| *from > paragraph.start);
        let led = from.map_or(0..0, |from| from.saturating_sub(BESIDE).max(paragraph.start)..from);
        let before = before.take_while(|at| !ends(at)).chain(led.rev().take_while(|at| !ends(at)));
        before.chain(after.take_while(|at| !ends(at))).collect()
    }

    /// The word `from` before the number from which something rose or fell to this one: `the deficit fell
    /// from 5.8% to 4.2%`.
    fn where_from(&self, reading: &Reading, numbers: &[u32]) -> Option<usize> {
        let to = self.first.checked_sub(1).filter(|&at| reading.key(at) == key("to"))?;
        let from =
            (to.saturating_sub(BESIDE)..to).rev().find(|&at| reading.key(at) == key("from"))?;
        let number = numbers.binary_search(&reading.source_of(from + 1..from + 2).start);
        number.is_ok().then_some(from)
    }

    /// The tokens from the first to the last that stands beside it, a mark before it left out.
    pub(super) fn around(&self, reading: &Reading, numbers: &[u32]) -> Range<usize> {
        let beside = self.beside(reading, numbers);
        let first = beside.iter().copied().min().unwrap_or(self.first);
        let last = beside.iter().copied().max().unwrap_or(self.first);
        first.min(self.first)..self.end.max(last + 1)
    }

    /// The stems of what stands beside it, sorted, each once.
    pub(super) fn keys_beside(&self, reading: &Reading, numbers: &[u32]) -> Vec<Key> {
        keys(reading, &self.beside(reading, numbers))
    }

    /// The same without names, which stand beside the day of whatever happened there.
    pub(super) fn words_beside(&self, reading: &Reading, numbers: &[u32]) -> Vec<Key> {
        let capital = |at: usize| reading.tokens.get(at).is_some_and(Token::is_capitalised);
        let beside = self.beside(reading, numbers).into_iter();
        keys(reading, &beside.filter(|at| !capital(*at)).collect::<Vec<_>>())
    }

    /// The tokens behind persons that are counted together: `36 holidaymakers and locals were killed`.
    fn joined(&self, reading: &Reading, numbers: &[u32]) -> Range<usize> {
        let behind = self.end..reading.tokens.len().min(self.end + 2);
        let and = behind.into_iter().find(|&at| reading.key(at) == key("and"));
        let Some(next) = and.map(|and| Self { first: and + 1, end: and + 1 }) else { return 0..0 };
        let is_person = is_person(reading.word(next.first));
        if is_person { next.first..next.around(reading, numbers).end } else { 0..0 }
    }

    /// How it stands to what it is a number of.
    pub(super) fn standing(&self, reading: &Reading) -> Standing {
        let is = |at: Option<usize>, class: Class| at.is_some_and(|at| class.has(reading.key(at)));
        let is_one_of = |at: Option<usize>, words: &[&str]| {
            at.is_some_and(|at| words.iter().any(|word| reading.key(at) == key(word)))
        };
        let before = |back: usize| self.first.checked_sub(back);
        let needed = [before(1), before(2), Some(self.end), Some(self.end + 1)];
        // `needed to win 270`, `270 votes in the college needed to win`
        let to_reach = || {
            is(before(1), Class::REACHES)
                && is_one_of(before(2), &["to"])
                && is(before(3), Class::NEEDED)
        };
        let mut clause = (self.end..self.end + FAR_NEED).take_while(|&at| {
            let goes_on =
                |token: &Token| token.kind != TokenKind::Mark && !Class::PARTS.has(token.key);
            reading.tokens.get(at).is_some_and(goes_on)
        });
        let mut behind = || {
            clause.any(|at| is(Some(at), Class::NEEDED) && is_one_of(Some(at + 1), &["to", "for"]))
        };
        if needed.into_iter().any(|at| is(at, Class::NEEDED)) || to_reach() || behind() {
            return Standing::Needed;
        }
        // `rose to 56.9 pct from 54.1 pct a year ago`
        let past = || (self.end..self.end + PAST).any(|at| is(Some(at), Class::EARLIER));
        if is_one_of(before(1), &["from", "against"]) && past() {
            return Standing::Part;
        }
        let more = [before(1), Some(self.end)];
        if more.into_iter().any(|at| is(at, Class::ADDED)) {
            return Standing::Part;
        }
        let whole = self.end + 1;
        let led = reading.key(whole) == key("the") || is_one_of(Some(whole), &OWNED);
        let whole = whole + usize::from(led);
        let of_more = reading.key(self.end) == key("of") && is_number(reading, whole);
        if of_more || self.is_of_them(reading) || self.apposed(reading).is_some() {
            Standing::Part
        } else {
            Standing::Whole
        }
    }

    /// Whether it is some of those that were counted: `29 of the dead`, `33 of them`.
    fn is_of_them(&self, reading: &Reading) -> bool {
        let is = |back: usize, word: &str| reading.key(self.end + back) == key(word);
        let senses = &Table::get().senses;
        let of_sense = || is(1, "the") && senses.contains_key(&reading.key(self.end + 2));
        is(0, "of") && (is(1, "them") || is(1, "whom") || of_sense())
    }

    /// What the nearest word beside it tells of persons: of two as near the one behind.
    pub(super) fn sense(
        &self,
        reading: &Reading,
        numbers: &[u32],
        what: Option<&str>,
    ) -> Option<Key> {
        let table = Table::get();
        let is_of_persons = what.is_none_or(|what| is_person(what) || is_sense(what));
        // `two of the five villagers were killed`
        let word = |back: usize| self.first.checked_sub(back).map(|at| reading.key(at));
        let led = |led: Key| led == key("the") || OWNED.iter().any(|word| led == key(word));
        let of_more = word(1).is_some_and(led) && word(2) == Some(key("of"));
        // `nine of its employees` names whose they are, `nine of the twelve` and `nine of its twelve
        // employees` a larger number.
        let behind = reading.key(self.end);
        let owned = OWNED.iter().any(|word| reading.key(self.end + 1) == key(word))
            && !is_number(reading, self.end + 2);
        let in_part = of_more
            || (behind == key("of") && !owned && !self.is_of_them(reading))
            || [Some(behind), word(1)]
                .into_iter()
                .flatten()
                .any(|word| Class::ADDED.has(word) || word == INCLUDING);
        if !is_of_persons || in_part {
            return None;
        }
        let joined = self.joined(reading, numbers);
        let mut best: Option<(usize, Key)> = None;
        for at in self.beside(reading, numbers).into_iter().chain(joined) {
            let Some(sense) = table.senses.get(&reading.key(at)) else { continue };
            let far = if at < self.first { self.first - at } else { at + 1 - self.end };
            let acts = at >= self.end && has_object(reading, at);
            if !acts && best.is_none_or(|best| far <= best.0) {
                best = Some((far, *sense));
            }
        }
        let best = best.map(|best| best.1);
        best.or_else(|| self.apposed(reading)).or_else(|| self.counted_before(reading))
    }

    /// What the word before two marks around the number tells, where those are some of more: `most of the
    /// dead, 33, were from Kell`, `many of those hurt (18)`. `One of the dead, 33,` is so old.
    fn apposed(&self, reading: &Reading) -> Option<Key> {
        let is = |at: usize, word: &str| reading.key(at) == key(word);
        let word = self.first.checked_sub(2)?;
        let marked = MARKS.iter().any(|(open, close)| is(word + 1, open) && is(self.end, close));
        let sense = Table::get().senses.get(&reading.key(word)).filter(|_| marked)?;
        let of = (word.saturating_sub(OF)..word).rev().find(|&at| is(at, "of"))?;
        let share = of.checked_sub(1).filter(|&at| !is(at, "one"));
        share.map(|_| *sense)
    }

    /// What the subject tells of persons, where it is their number and a verb of change with `to` or `at`
    /// stands before this one: `the number of people killed in the fire has gone up to 12`.
    fn counted_before(&self, reading: &Reading) -> Option<Key> {
        let is = |at: usize, word: &str| reading.key(at) == key(word);
        let last = self.first.checked_sub(1).filter(|&at| is(at, "to") || is(at, "at"))?;
        let changes = |at: usize| Class::CHANGES.has(reading.key(at));
        if !(last.saturating_sub(VERB)..last).any(changes) {
            return None;
        }
        let from = last.saturating_sub(SUBJECT);
        let mut clause = (from..last).rev().take_while(|&at| !is(at, "."));
        let number = clause.find(|&at| is(at, "number") && is(at + 1, "of"))?;
        let senses = &Table::get().senses;
        let counted = number + 2..last.min(number + 2 + BESIDE);
        counted.into_iter().find_map(|at| senses.get(&reading.key(at)).copied())
    }

    /// Whether a bare count is an age: `aged 84`, `dies at 84`, `she was 84`, `Karen Ode, 84,`.
    pub(super) fn is_age(
        &self,
        reading: &Reading,
        quantity: &Quantity,
        sense: Option<Key>,
    ) -> bool {
        let number = quantity.value;
        let years = number.fract() == 0.0 && (1.0..=OLDEST).contains(&number);
        if !years || quantity.what.is_some() || quantity.high.is_some() {
            return false;
        }
        let word = |back: usize| self.first.checked_sub(back).map(|at| reading.key(at));
        let is_one_of =
            |back: usize, words: &[&str]| words.iter().any(|other| word(back) == Some(key(other)));
        // `the death toll stood at 34` is none
        let dies_at = is_one_of(1, &["at"]) && word(2).is_some_and(|word| Class::DIES.has(word));
        let closed = [key(","), key(".")].contains(&reading.key(self.end));
        let was = closed && is_one_of(1, &["was", "is"]) && is_one_of(2, &["he", "she"]);
        sense == Some(key(AGE)) || dies_at || was || self.holder(reading).is_some()
    }

    /// Whether it is an age that somebody reached and may have passed: `won it at the age of 81`.
    pub(super) fn is_past_age(&self, reading: &Reading) -> bool {
        const FORMS: [&[&str]; 3] =
            [&["at", "the", "age", "of"], &["at", "an", "age", "of"], &["at", "age"]];
        let led = |form: &&&[&str]| {
            let from = self.first.checked_sub(form.len());
            from.is_some_and(|from| {
                form.iter().zip(from..).all(|(word, at)| reading.key(at) == key(word))
            })
        };
        let Some(form) = FORMS.iter().find(led) else { return false };
        let at = self.first - form.len();
        let before = (at.saturating_sub(FAR_DEATH)..at).rev();
        let mut before = before.take_while(|&at| reading.key(at) != key("."));
        !before.any(|at| Class::DEATH.has(reading.key(at)))
    }

    /// The name, or before `aged` the noun, behind which a value stands between commas.
    pub(super) fn holder(&self, reading: &Reading) -> Option<Key> {
        let closed = [key(","), key(".")].contains(&reading.key(self.end));
        let aged = self.first > 0 && reading.key(self.first - 1) == key("aged");
        let name = self.first.checked_sub(2 + usize::from(aged))?;
        let capital = reading.word(name).chars().next().is_some_and(char::is_uppercase);
        let holds = closed && (capital || aged) && reading.key(name + 1) == key(",");
        let word = reading.word(name);
        let noun = || keys_of(word).first().copied();
        holds.then(|| if capital { Some(stems::stem(word)) } else { noun() }).flatten()
    }
}

/// Whether what was done has an object behind it, so that who stands before it did it:
/// `killed 12`, `wounded the driver`.
fn has_object(reading: &Reading, verb: usize) -> bool {
    // `141 people aboard the ferry`
    if reading.key(verb) == key("aboard") {
        return false;
    }
    let Some(next) = reading.tokens.get(verb + 1) else { return false };
    matches!(next.kind, TokenKind::Number | TokenKind::NumberWord)
        || ["the", "a", "an", "his", "her", "their"].iter().any(|word| next.key == key(word))
}

fn is_number(reading: &Reading, at: usize) -> bool {
    let kind = reading.tokens.get(at).map(|token| token.kind);
    matches!(kind, Some(TokenKind::Number | TokenKind::NumberWord))
}

/// The stems of these tokens, sorted, each once.
fn keys(reading: &Reading, tokens: &[usize]) -> Vec<Key> {
    let mut keys = Vec::new();
    for &at in tokens {
        // `in power` where both words stand there
        let end = at + 1 + usize::from(tokens.contains(&(at + 1)));
        push(reading, at, end, &mut keys);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
