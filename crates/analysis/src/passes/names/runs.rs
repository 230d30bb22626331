//! Runs of capitalised words: where names can stand.
//!
//! A run goes on over hyphens, initials' full stops, particles (`van`, `bin`) and, behind the head of
//! a body or place, over `of`, `for` and `and`. A sentence in which nearly every longer word is
//! capitalised (a headline) is *loud*: its capitals tell nothing, and what it yields counts only where
//! the rest of the document or a lexicon knows it.

use std::ops::Range;

use super::NameKind;
use super::lexicon::{Flags, Lexicon, flag};
use super::notes::Notes;
use super::words::Class;
use super::{parts, pronouns, segment};
use crate::passes::sentences::Sentence;
use crate::passes::tokens::{Key, Reading, Shape, TokenKind, key};
use crate::table::spread;

pub(super) const OF: Key = key("of");
pub(super) const THE: Key = key("the");
pub(super) const FOR: Key = key("for");
pub(super) const TO: Key = key("to");
pub(super) const ON: Key = key("on");
pub(super) const COMMA: Key = key(",");
pub(super) const AND: Key = key("and");
const HYPHEN: Key = key("-");
const AMPERSAND: Key = key("&");
pub(super) const STOP: Key = key(".");
/// How nouns for several persons end.
const AGENTS: [&str; 12] = [
    "ers", "ors", "ists", "ees", "ants", "ents", "icians", "arians", "men", "women", "folk",
    "people",
];
/// So many long words with capitals make a title, though none be an everyday one.
const TITLE: usize = 6;
const DOLLAR: Key = key("$");
/// The key beyond the last token.
const NOTHING: Key = key("");
/// What may stand for somebody.
const REFERS: Flags = flag::PRONOUN | flag::ARTICLE | flag::STAND_IN;
const GIVEN_BY_LIST: Flags = 2 << mark::LISTED;

/// Marks behind which a capital tells as little as at the start of a sentence.
pub(super) const OPENINGS: [Key; 12] = [
    key("\""),
    key("“"),
    key("‘"),
    key("'"),
    key("``"),
    key("("),
    key("["),
    key("—"),
    key(":"),
    key("•"),
    key("«"),
    key("–"),
];

/// What the steps read.
pub(super) struct View<'a> {
    pub(super) reading: &'a Reading,
    pub(super) sentences: &'a [Sentence],
    pub(super) lexicon: &'static Lexicon,
    /// What the lexicons know of each token, with the marks of the place where it stands.
    flags: Vec<Flags>,
    /// The tokens that may stand for somebody, and the marks of quotations: `the`, pronouns, nouns for
    /// bodies.
    pub(super) referring: Vec<u32>,
}

/// What is marked of a token beside the flags of its word.
pub(super) mod mark {
    use super::{Flags, flag};

    /// A name may begin or go on with it.
    pub(in super::super) const CAPITAL: Flags = 1 << 63;
    /// It has a capital, and a stretch for the tagger may begin with it.
    pub(in super::super) const OPENS: Flags = 1 << 61;
    /// An everyday word by the lexicons, in small letters, or that the document has in small letters too.
    pub(in super::super) const EVERYDAY: Flags = 1 << 56;
    /// Of a word with a capital, which of the long lists it stands in: three bits from here.
    pub(in super::super) const LISTED: u32 = 50;
    /// Whatever is no flag of the word.
    pub(super) const ALL: Flags =
        CAPITAL | OPENS | EVERYDAY | 7 << LISTED | flag::ARTICLE | flag::STAND_IN;
}

/// A name that may be one.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Of what kind, as far as its own words and neighbours tell.
    pub(super) kind: Option<NameKind>,
    /// How sure that is, from 0 to 4.
    pub(super) weight: u8,
    /// The title or role before it; empty where there is none.
    pub(super) role: Range<usize>,
}

impl<'a> View<'a> {
    pub(super) fn of(reading: &'a Reading, sentences: &'a [Sentence]) -> Self {
        let lexicon = Lexicon::get();
        let [words, upper] = lexicon.columns();
        let mut sieve = Sieve::default();
        let mut flags = Vec::with_capacity(reading.tokens.len());
        // The words with capitals that no lexicon knows as everyday ones.
        let mut unknown: Vec<u32> = Vec::with_capacity(reading.tokens.len() / 8);
        let mut referring = Vec::with_capacity(reading.tokens.len() / 8);
        for (at, token) in (0_u32..).zip(&reading.tokens) {
            let known = words.get(token.word);
            if known & REFERS != 0 {
                referring.push(at);
            }
            match token.shape {
                Shape::Lower => flags.push(known | mark::EVERYDAY),
                Shape::None => {
                    if token.kind == TokenKind::Mark && pronouns::is_quotation(token.key) {
                        referring.push(at);
                    }
                    flags.push(known);
                }
                shape => {
                    let mut known = known;
                    if matches!(shape, Shape::Upper | Shape::Initial) {
                        known =
                            Some(upper.get(token.word)).filter(|own| *own != 0).unwrap_or(known);
                    }
                    if known & flag::COMMON == 0 {
                        sieve.add(token.key);
                        unknown.push(at);
                    } else {
                        known |= mark::EVERYDAY;
                    }
                    flags.push(known | capital(lexicon, reading, at as usize, known));
                }
            }
        }
        // What the lexicon knows as an everyday word need not be remembered, nor what is small
        // throughout.
        let mut small: Notes<bool> = Notes::new();
        for (token, flags) in reading.tokens.iter().zip(&flags) {
            if token.shape == Shape::Lower && flags & flag::COMMON == 0 && sieve.may_have(token.key)
            {
                *small.note(token.key) = true;
            }
        }
        for at in unknown {
            if let (Some(token), Some(flags)) =
                (reading.tokens.get(at as usize), flags.get_mut(at as usize))
                && small.get(token.key)
            {
                *flags |= mark::EVERYDAY;
            }
        }
        Self { reading, sentences, lexicon, flags, referring }
    }

    /// What the lexicons know of a token; nothing beyond the last.
    #[inline]
    pub(super) fn flags(&self, at: usize) -> Flags {
        self.marked(at) & !mark::ALL
    }

    /// What the lexicons know of a token and what is marked of it.
    #[inline]
    pub(super) fn marked(&self, at: usize) -> Flags {
        self.flags.get(at).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn has(&self, at: usize, flags: Flags) -> bool {
        self.marked(at) & flags != 0
    }

    /// Which of the long lists a word with a capital stands in; none of others.
    #[inline]
    pub(super) fn listed(&self, at: usize) -> u8 {
        (self.marked(at) >> mark::LISTED & 7) as u8
    }

    /// The first token of a range that has one of these flags or marks.
    #[inline]
    pub(super) fn find(&self, tokens: Range<usize>, flags: Flags) -> Option<usize> {
        let start = tokens.start;
        let found = self.flags.get(tokens)?.iter().position(|own| own & flags != 0)?;
        Some(start + found)
    }

    #[inline]
    pub(super) fn key(&self, at: usize) -> Key {
        self.reading.tokens.get(at).map_or(NOTHING, |token| token.key)
    }

    /// Whether the document or the lexicon knows it as an everyday word.
    #[inline]
    pub(super) fn is_common(&self, at: usize) -> bool {
        self.has(at, mark::EVERYDAY)
    }

    /// Whether a name may begin or go on with this token.
    #[inline]
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.has(at, mark::CAPITAL)
    }

    #[inline]
    pub(super) fn shape(&self, at: usize) -> Shape {
        self.reading.tokens.get(at).map_or(Shape::None, |token| token.shape)
    }

    /// Whether nearly every longer word of a sentence is capitalised, everyday words among them.
    pub(super) fn is_loud(&self, tokens: &Range<usize>) -> bool {
        let (mut words, mut capitals, mut everyday, mut upper) = (0, 0, 0, 0);
        let stops = tokens.end > tokens.start && self.key(tokens.end - 1) == STOP;
        // Of a sentence with a full stop two long words in small letters tell, and titles do not.
        let plain = |at: usize| !(stops && self.has(at, flag::ROLE | flag::TITLE | flag::ORG_HEAD));
        for (at, token) in
            tokens.clone().zip(self.reading.tokens.get(tokens.clone()).unwrap_or_default())
        {
            if token.kind != TokenKind::Word {
                continue;
            }
            if token.span.len() <= 3 && token.shape != Shape::Upper {
                // `On` and `The` have a capital within a sentence in titles alone.
                let small = token.shape == Shape::Capital && Class::SMALL.has(token.key);
                everyday += usize::from(small && at > tokens.start);
                continue;
            }
            words += 1;
            if token.shape == Shape::Lower {
                // Were all that follow capitals, they would not be enough.
                let small = words - capitals;
                if small * 3 > capitals + tokens.end - at || (stops && small >= 2) {
                    return false;
                }
                continue;
            }
            upper += usize::from(token.shape == Shape::Upper);
            if token.is_capitalised() {
                capitals += 1;
                everyday += usize::from(at > tokens.start && self.is_common(at) && plain(at));
            }
        }
        let enough = if stops { 3 } else { 1 };
        let many = words >= 3 || (words == 2 && upper == 2 && tokens.len() == 2);
        // Six and more of which none is small, and no full stop.
        let title = !stops && words >= TITLE && capitals == words;
        many && capitals * 4 >= words * 3 && (everyday >= enough || upper == words || title)
    }

    /// Whether it is a given name by the lexicons, or by the census and no word of another kind.
    pub(super) fn is_given(&self, at: usize) -> bool {
        let plain = flag::COMMON | flag::ROLE_MODIFIER | flag::ORG_HEAD;
        let known = self.marked(at);
        let listed = known & GIVEN_BY_LIST != 0 && known & plain == 0;
        known & mark::CAPITAL != 0 && (known & flag::GIVEN != 0 || listed)
    }

    /// Whether it looks like a noun for several persons that no table has: `Smelters`.
    pub(super) fn is_agents(&self, at: usize) -> bool {
        let named = flag::SURNAME | flag::GIVEN | flag::PLACE | flag::ORG;
        if self.shape(at) != Shape::Capital || self.has(at, named) {
            return false;
        }
        let word = self.reading.word(at);
        word.len() >= 6
            && word.ends_with(['s', 'n', 'k', 'e'])
            && AGENTS.iter().any(|ending| word.ends_with(ending))
            && self.listed(at) == 0
    }

    /// Whether it is a particle within names (`van`, `al`).
    #[inline]
    pub(super) fn is_link(&self, at: usize) -> bool {
        self.has(at, flag::PARTICLE)
    }

    #[inline]
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_none_or(|token| token.spaced)
    }
}

/// The marks of a token with a capital of which the lexicons know this.
fn capital(lexicon: &Lexicon, reading: &Reading, at: usize, known: Flags) -> Flags {
    let Some(token) = reading.tokens.get(at) else { return 0 };
    match token.kind {
        TokenKind::Word => {
            let listed = Flags::from(lexicon.listed(token.key)) << mark::LISTED;
            if is_currency(reading, at) {
                return listed;
            }
            let named = token.is_capitalised() || known & flag::ORG != 0;
            let capital = named && known & flag::CALENDAR == 0;
            listed | mark::OPENS | if capital { mark::CAPITAL } else { 0 }
        }
        TokenKind::NumberWord => mark::OPENS,
        _ => 0,
    }
}

/// Whether a token is part of the sign of a currency: `US$`.
fn is_currency(reading: &Reading, at: usize) -> bool {
    let upper = reading.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
    let next = reading.tokens.get(at + 1);
    upper && next.is_some_and(|next| next.key == DOLLAR && !next.spaced)
}

/// A set of words that may say yes of one that it does not have.
#[derive(Default)]
struct Sieve([u64; 16]);

impl Sieve {
    const fn place(word: Key) -> (usize, u64) {
        let word = spread(word);
        ((word >> 54) as usize % 16, 1 << (word >> 58))
    }

    fn add(&mut self, word: Key) {
        let (place, bit) = Self::place(word);
        self.0[place] |= bit;
    }

    fn may_have(&self, word: Key) -> bool {
        let (place, bit) = Self::place(word);
        self.0[place] & bit != 0
    }
}

/// The candidates of the sentences that are not loud, in order, and the loud sentences.
pub(super) fn candidates(view: &View<'_>) -> (Vec<Candidate>, Vec<Range<usize>>) {
    let mut found = Vec::with_capacity(view.reading.tokens.len() / 12);
    let mut loud = Vec::new();
    for sentence in view.sentences {
        let tokens = sentence.tokens();
        if view.is_loud(&tokens) {
            loud.push(tokens);
            continue;
        }
        let mut at = tokens.start;
        while let Some(next) = view.find(at..tokens.end, mark::CAPITAL | flag::BEGINS) {
            at = next;
            if let Some(end) = lower_known(view, at, tokens.end) {
                let role = at..at;
                let kind = Some(NameKind::Organization);
                found.push(Candidate { tokens: at..end, kind, weight: 4, role });
                at = end;
                continue;
            }
            if !view.is_capital(at) {
                at += 1;
                continue;
            }
            let end = run_end(view, at, tokens.end);
            let opening = at == tokens.start || is_opening(view, at.wrapping_sub(1));
            segment::segment(view, at..end, opening, &mut found);
            at = end;
        }
    }
    (found, loud)
}

/// A listed body that begins with a small letter: `al-Qaeda`.
fn lower_known(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    if !view.has(at, flag::BEGINS) || view.shape(at) != Shape::Lower {
        return None;
    }
    // Most small words that begin an entry have no capital near.
    view.find(at + 1..end.min(at + view.lexicon.most()), mark::CAPITAL)?;
    let (found, flags) = view.lexicon.longest(view.reading, at, end)?;
    let capital = (at + 1..found).any(|at| view.is_capital(at));
    (flags & flag::ORG != 0 && capital).then_some(found)
}

/// One past the last token of the run that begins at `first`.
pub(super) fn run_end(view: &View<'_>, first: usize, limit: usize) -> usize {
    let mut end = first + 1;
    while end < limit {
        let Some(next) = joined(view, first, end, limit) else { break };
        end = next;
    }
    end
}

/// One past the next capitalised word, if the run goes on to it.
fn joined(view: &View<'_>, first: usize, end: usize, limit: usize) -> Option<usize> {
    let last = end - 1;
    if view.is_capital(end) {
        return Some(end + 1);
    }
    if end + 1 >= limit {
        return None;
    }
    let next_capital = view.is_capital(end + 1);
    match view.key(end) {
        STOP if !view.is_spaced(end) && view.shape(last) == Shape::Initial => {
            next_capital.then_some(end + 2)
        }
        HYPHEN if !view.is_spaced(end) && next_capital && !view.is_spaced(end + 1) => {
            let apart = flag::PLACE | flag::DEMONYM;
            let two = view.has(last, apart) && view.has(end + 1, apart);
            let known = view.has(last, flag::BEGINS)
                && view.lexicon.longest(view.reading, last, limit).is_some();
            (known || !two).then_some(end + 2)
        }
        // `Lee Soo-min`: a given name whose second part is small.
        HYPHEN if !view.is_spaced(end) && !view.is_spaced(end + 1) => {
            let next = view.reading.tokens.get(end + 1)?;
            let small = next.shape == Shape::Lower && next.span.len() <= 6;
            let known = flag::PLACE | flag::ORG | flag::DEMONYM | flag::COMMON;
            let other =
                end >= first + 2 && !view.has(end + 1, flag::COMMON) && !view.has(last, known);
            let double = (end >= first + 2 || !view.is_common(last)) && parts::is_double(view, end);
            (small && (other || double)).then_some(end + 2)
        }
        COMMA => is_company(view, end + 1).then_some(end + 2),
        AMPERSAND => next_capital.then_some(end + 2),
        OF | FOR => {
            let heads =
                if view.key(end) == OF { flag::ORG_OF | flag::PLACE_OF } else { flag::ORG_OF };
            if !view.has(last, heads) && known_ahead(view, last, limit) <= end {
                return None;
            }
            if next_capital {
                return Some(end + 2);
            }
            (view.key(end + 1) == THE && view.is_capital(end + 2) && end + 2 < limit)
                .then_some(end + 3)
        }
        // `Commission on Elections`
        ON if next_capital && Class::BODY_ON.has(view.key(last)) => Some(end + 2),
        AND if next_capital => {
            let body = (first..end).any(|at| view.key(at) == OF || view.key(at) == FOR);
            let plain = !view.has(last, flag::PLACE | flag::GIVEN)
                && !view.has(end + 1, flag::PLACE | flag::GIVEN | flag::ORG);
            let one = known_ahead(view, last, limit) > end || (body && plain);
            (one || (!body && is_coordinated(view, first, end, limit))).then_some(end + 2)
        }
        _ => parts::behind_particles(view, end, limit),
    }
}

/// Whether one of the [`OPENINGS`] stands here.
pub(super) fn is_opening(view: &View<'_>, at: usize) -> bool {
    view.shape(at) == Shape::None && OPENINGS.contains(&view.key(at))
}

/// Whether a company's suffix stands here that a comma may set apart: `Velo, Inc.`
pub(super) fn is_company(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at) && Class::COMPANY.has(view.key(at))
}

/// Whether two words before one head name what one body is for: `the Fisheries and Food Agency`,
/// `the Ardal and Velo Affairs Office`.
pub(super) fn is_coordinated(view: &View<'_>, first: usize, and: usize, limit: usize) -> bool {
    let first = if view.key(first) == THE { first + 1 } else { first };
    let the = first > 0 && view.key(first - 1) == THE;
    let inside = the || (first > 0 && view.shape(first - 1) == Shape::Lower);
    let end = (and + 1..limit).find(|&at| !view.is_capital(at)).unwrap_or(limit);
    if !inside || end < and + 3 || !view.has(end - 1, flag::ORG_HEAD) {
        return false;
    }
    let named = flag::GIVEN | flag::SURNAME | flag::ORG | flag::ROLE;
    let task = |at: usize| {
        view.has(at, flag::COMMON | flag::ROLE_MODIFIER) && !view.has(at, named | flag::PLACE)
    };
    let tasks = first < and && (first..and).all(task);
    let places = the
        && (view.has(and - 1, flag::PLACE) || known_ahead(view, first, and) == and)
        && view.has(and + 1, flag::PLACE)
        && (and + 2..end - 1).any(task);
    tasks || places
}

/// One past the listed name of several words that begins at `at`; `at` where there is none.
fn known_ahead(view: &View<'_>, at: usize, limit: usize) -> usize {
    if !view.has(at, flag::BEGINS) {
        return at;
    }
    view.lexicon.longest(view.reading, at, limit).map_or(at, |(end, _)| end)
}
