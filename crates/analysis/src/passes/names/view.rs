//! What the steps read: the tokens of an article with what the lexicons know and the article tells of each.
//!
//! All that is asked of a word time and again is looked up once, when the view is made, and marked beside the
//! flags of the lexicons.

use std::ops::Range;

use super::lexicon::{Flags, Lexicon, flag};
use super::notes::Notes;
use super::pronouns;
use super::runs::STOP;
use super::words::Class;
use crate::passes::sentences::Sentence;
use crate::passes::tokens::{Key, Reading, Shape, TokenKind, key};
use crate::table::spread;

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

/// What the steps read.
pub(super) struct View<'a> {
    pub(super) reading: &'a Reading,
    pub(super) sentences: &'a [Sentence],
    pub(super) lexicon: &'static Lexicon,
    /// What the lexicons know of each token, with the marks of the place where it stands.
    flags: Vec<Flags>,
    /// The tokens with the mark [`mark::OPENS`], which all with [`mark::CAPITAL`] have, in order.
    opens: Vec<u32>,
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
        CAPITAL | OPENS | EVERYDAY | 7 << LISTED | flag::ARTICLE | flag::STAND_IN | flag::LINK;
}

impl<'a> View<'a> {
    pub(super) fn of(reading: &'a Reading, sentences: &'a [Sentence]) -> Self {
        let lexicon = Lexicon::get();
        let [words, upper] = lexicon.columns();
        let mut flags: Vec<Flags> =
            reading.tokens.iter().map(|token| words.get(token.word)).collect();
        let mut sieve = Sieve::default();
        // The words with capitals that no lexicon knows as everyday ones.
        let mut unknown: Vec<u32> = Vec::with_capacity(reading.tokens.len() / 8);
        let mut opens = Vec::with_capacity(reading.tokens.len() / 4);
        let mut referring = Vec::with_capacity(reading.tokens.len() / 8);
        for (at, (token, own)) in reading.tokens.iter().zip(&mut flags).enumerate() {
            if *own & REFERS != 0 {
                referring.push(at as u32);
            }
            if token.shape == Shape::Lower {
                *own |= mark::EVERYDAY;
                continue;
            }
            if token.shape == Shape::None {
                if token.kind == TokenKind::Mark && pronouns::is_quotation(token.key) {
                    referring.push(at as u32);
                }
                continue;
            }
            if matches!(token.shape, Shape::Upper | Shape::Initial) {
                *own = Some(upper.get(token.word)).filter(|own| *own != 0).unwrap_or(*own);
            }
            if *own & flag::COMMON == 0 {
                sieve.add(token.key);
                unknown.push(at as u32);
            } else {
                *own |= mark::EVERYDAY;
            }
            *own |= capital(lexicon, reading, at, *own);
            if *own & mark::OPENS != 0 {
                opens.push(at as u32);
            }
        }
        // What the lexicon knows as an everyday word need not be remembered, nor what is small
        // throughout. None but a word in small letters is marked so far and not known so.
        let mut small: Notes<bool> = Notes::new();
        for (at, own) in flags.iter().enumerate() {
            if own & (mark::EVERYDAY | flag::COMMON) == mark::EVERYDAY {
                let key = reading.tokens.get(at).map_or(NOTHING, |token| token.key);
                if sieve.may_have(key) {
                    *small.note(key) = true;
                }
            }
        }
        for at in unknown {
            if let (Some(token), Some(own)) =
                (reading.tokens.get(at as usize), flags.get_mut(at as usize))
                && small.get(token.key)
            {
                *own |= mark::EVERYDAY;
            }
        }
        Self { reading, sentences, lexicon, flags, opens, referring }
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

    /// The tokens with capitals, to be gone through.
    pub(super) fn capitals(&'a self) -> Capitals<'a> {
        Capitals { view: self, rest: &self.opens }
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

    /// The bytes of a token; none beyond the last.
    #[inline]
    pub(super) fn bytes(&self, at: usize) -> &'a [u8] {
        let span = self.reading.tokens.get(at).map_or(0..0, |token| token.span.range());
        self.reading.text().as_bytes().get(span).unwrap_or_default()
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
        let own = self.reading.tokens.get(tokens.clone()).unwrap_or_default();
        for (index, token) in own.iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            if token.shape == Shape::Lower {
                if token.span.len() <= 3 {
                    continue;
                }
                words += 1;
                // Were all that follow capitals, they would not be enough.
                let small = words - capitals;
                if small * 3 > capitals + own.len() - index || (stops && small >= 2) {
                    return false;
                }
                continue;
            }
            if token.span.len() <= 3 && token.shape != Shape::Upper {
                // `On` and `The` have a capital within a sentence in titles alone.
                let small =
                    index > 0 && token.shape == Shape::Capital && Class::SMALL.has(token.key);
                everyday += usize::from(small);
                continue;
            }
            words += 1;
            upper += usize::from(token.shape == Shape::Upper);
            if token.is_capitalised() {
                let at = tokens.start + index;
                capitals += 1;
                everyday += usize::from(index > 0 && self.is_common(at) && plain(at));
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
        let word = self.bytes(at);
        word.len() >= 6
            && matches!(word.last(), Some(b's' | b'n' | b'k' | b'e'))
            && AGENTS.iter().any(|ending| word.ends_with(ending.as_bytes()))
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

/// Goes through the tokens with capitals, in order.
pub(super) struct Capitals<'v> {
    view: &'v View<'v>,
    rest: &'v [u32],
}

impl Capitals<'_> {
    /// The first with this mark, [`mark::OPENS`] or [`mark::CAPITAL`], of a range that begins where the one
    /// before did or behind it.
    #[inline]
    pub(super) fn first(&mut self, tokens: Range<usize>, mark: Flags) -> Option<usize> {
        while let Some((at, rest)) = self.rest.split_first() {
            let at = *at as usize;
            if at >= tokens.end {
                return None;
            }
            if at >= tokens.start && self.view.has(at, mark) {
                return Some(at);
            }
            self.rest = rest;
        }
        None
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
