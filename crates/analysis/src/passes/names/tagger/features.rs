//! What is said of each token of a stretch.
//!
//! A feature is the hash of the number of a template and a value. Values are the keys of words, the
//! hashes of their first and last letters and of their shapes, the flags of the lexicons, and the
//! codes of what the rules and the document made of a token. No string is made.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::evidence::Evidence;
use super::super::lexicon::{Flags, flag};
use super::super::runs::{Candidate, View};
use crate::passes::tokens::{Key, Shape, TokenKind};

/// What the rules and the document say of the tokens: made once an article.
pub(in super::super) struct Context<'a> {
    evidence: &'a Evidence,
    /// By token, what the rules made of it: 0 where they made nothing of it.
    rules: Vec<u8>,
    /// The words that stand with a capital where no sentence opens.
    inside: FxHashSet<Key>,
}

/// What is known of a token beyond the sentence.
const OUTSIDE: Flags = 1 << 60;

/// The code of a token of a role before a name.
const ROLE: u8 = 1;

impl<'a> Context<'a> {
    pub(in super::super) fn of(
        view: &View<'_>,
        candidates: &[Candidate],
        evidence: &'a Evidence,
    ) -> Self {
        let mut rules = vec![0; view.reading.tokens.len()];
        for candidate in candidates {
            let kind = evidence.kind(view, candidate).map_or(0, |kind| 1 + kind as u8);
            let own = candidate.kind.map_or(0, |kind| 1 + kind as u8);
            let code = 2 + ((candidate.weight.min(4) * 4 + own) * 4 + kind) * 3;
            for at in candidate.role.clone() {
                if let Some(cell) = rules.get_mut(at) {
                    *cell = ROLE;
                }
            }
            for at in candidate.tokens.clone() {
                if let Some(cell) = rules.get_mut(at) {
                    *cell = code
                        + if at == candidate.tokens.start {
                            0
                        } else if at + 1 < candidate.tokens.end {
                            1
                        } else {
                            2
                        };
                }
            }
        }
        let mut inside = FxHashSet::default();
        for sentence in view.sentences {
            for at in sentence.tokens().skip(1) {
                if view.is_capital(at) && view.shape(at.wrapping_sub(1)) == Shape::Lower {
                    inside.insert(view.key(at));
                }
            }
        }
        Self { evidence, rules, inside }
    }

    fn rule(&self, at: usize) -> u8 {
        self.rules.get(at).copied().unwrap_or(0)
    }
}

/// The features of the tokens of a stretch, one after another.
#[derive(Debug, Default)]
pub struct Features {
    /// The hashes.
    pub hashes: Vec<u32>,
    /// How many each token has.
    pub counts: Vec<u32>,
    /// What the lexicons say of each token from the one before the stretch to the one behind it,
    /// and its shape: asked for once.
    local: Vec<(Flags, u64)>,
}

impl Features {
    fn push(&mut self, template: u32, value: u64) {
        let seed = u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (value ^ seed).wrapping_mul(0xff51_afd7_ed55_8ccd);
        self.hashes
            .push(((mixed ^ (mixed >> 29)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32);
    }

    /// Replaces what is there by the features of these tokens.
    pub(in super::super) fn read(
        &mut self,
        view: &View<'_>,
        context: &Context<'_>,
        sentence: &Range<usize>,
        stretch: &Range<usize>,
    ) {
        self.hashes.clear();
        self.counts.clear();
        self.local.clear();
        let around = stretch.start.checked_sub(1).into_iter().chain(stretch.start..=stretch.end);
        if stretch.start == 0 {
            self.local.push((OUTSIDE, 1));
        }
        self.local
            .extend(around.map(|at| (known(view, sentence, at), shape_in(view, sentence, at))));
        let mut run = stretch.start..stretch.start;
        for at in stretch.clone() {
            if at >= run.end {
                let ends = (at..stretch.end).find(|&at| !is_capital(view, at));
                run = at..ends.unwrap_or(stretch.end).max(at + 1);
            }
            let before = self.hashes.len();
            self.token(view, context, sentence, &run, at, at + 1 - stretch.start);
            self.counts.push((self.hashes.len() - before) as u32);
        }
    }

    fn token(
        &mut self,
        view: &View<'_>,
        context: &Context<'_>,
        sentence: &Range<usize>,
        run: &Range<usize>,
        at: usize,
        place: usize,
    ) {
        // Beyond the sentence nothing is known, and that is known.
        let key = |at: usize| if sentence.contains(&at) { view.key(at) } else { 0 };
        let (far_before, before) = (key(at.wrapping_sub(2)), key(at.wrapping_sub(1)));
        let (here, next, far_next) = (key(at), key(at + 1), key(at + 2));
        let opening = u64::from(at == sentence.start);
        self.push(0, 0);
        self.push(1, here);
        self.push(2, before);
        self.push(3, next);
        self.push(4, far_before);
        self.push(5, far_next);
        self.push(6, before.rotate_left(7) ^ here);
        self.push(7, here.rotate_left(7) ^ next);
        self.letters(view.reading.word(at));
        let local = [place - 1, place, place + 1].map(|place| self.local(place));
        let shapes = local.map(|(_, shape)| shape);
        self.push(20, shapes[1]);
        self.push(21, shapes[1] << 1 | opening);
        self.push(22, shapes[0] << 20 ^ shapes[1]);
        self.push(23, shapes[1] << 20 ^ shapes[2]);
        self.push(24, shapes[0] << 40 ^ shapes[1] << 20 ^ shapes[2]);
        let flags = local.map(|(flags, _)| flags);
        for (template, flags) in (30..).zip(flags) {
            self.push(template, flags);
            let mut rest = flags;
            while rest != 0 {
                self.push(template + 5, u64::from(rest.trailing_zeros()));
                rest &= rest - 1;
            }
        }
        self.push(40, flags[0].rotate_left(31) ^ flags[1]);
        self.push(41, flags[1].rotate_left(31) ^ flags[2]);
        self.push(42, flags[1] << 1 | opening);
        self.push(43, before.rotate_left(7) ^ flags[1]);
        self.push(44, next.rotate_left(7) ^ flags[1]);
        let rules = [at.wrapping_sub(1), at, at + 1].map(|at| u64::from(context.rule(at)));
        self.push(50, rules[1]);
        self.push(51, rules[0] << 8 | rules[1]);
        self.push(52, rules[1] << 8 | rules[2]);
        self.push(53, rules[1].rotate_left(50) ^ shapes[1]);
        self.push(54, rules[1].rotate_left(50) ^ flags[1]);
        self.push(55, rules[1].rotate_left(50) ^ before);
        let seen = u64::from(context.inside.contains(&here));
        let small = u64::from(view.is_common(at));
        let family = context.evidence.family(here).map_or(0, |last| 1 + u64::from(last));
        let body = u64::from(context.evidence.begins_body(here));
        let said = opening | small << 1 | seen << 2 | family << 3 | body << 5;
        self.push(60, said);
        self.push(61, said << 8 | rules[1]);
        self.push(62, shapes[1] << 8 ^ said);
        self.run(view, sentence, run, at, place);
    }

    fn local(&self, place: usize) -> (Flags, u64) {
        self.local.get(place).copied().unwrap_or((OUTSIDE, 1))
    }

    /// The first and last letters.
    fn letters(&mut self, word: &str) {
        let bytes = word.as_bytes();
        let mut hash = 7_u64;
        for (index, byte) in bytes.iter().take(4).enumerate() {
            hash = hash.wrapping_mul(257) + u64::from(byte.to_ascii_lowercase());
            if index > 0 {
                self.push(10 + index as u32, hash);
            }
        }
        hash = 7;
        for (index, byte) in bytes.iter().rev().take(4).enumerate() {
            hash = hash.wrapping_mul(257) + u64::from(byte.to_ascii_lowercase());
            if index > 0 {
                self.push(15 + index as u32, hash);
            }
        }
    }

    /// The run of capitalised words around the token: what opens it, closes it and stands beside it.
    fn run(
        &mut self,
        view: &View<'_>,
        sentence: &Range<usize>,
        run: &Range<usize>,
        at: usize,
        local: usize,
    ) {
        let (first, last) = (run.start, run.end - 1);
        let flags = |other: usize| self.local(local + other - at).0;
        let [of_last, of_first, behind] = [last, first, run.end].map(flags);
        let before = self.local(local + first - at - 1).0;
        let place = match (at == first, at == last) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        let long = (run.len() as u64).min(5) << 2 | place;
        let outside = |at: usize| if sentence.contains(&at) { view.key(at) } else { 0 };
        self.push(70, long);
        self.push(71, view.key(last).rotate_left(5) ^ place);
        self.push(72, view.key(first).rotate_left(5) ^ place);
        self.push(73, of_last.rotate_left(5) ^ place);
        self.push(74, of_first.rotate_left(5) ^ place);
        self.push(75, outside(first.wrapping_sub(1)).rotate_left(5) ^ place);
        self.push(76, outside(run.end).rotate_left(5) ^ place);
        self.push(77, outside(first.wrapping_sub(1)).rotate_left(5) ^ long);
        self.push(78, outside(run.end).rotate_left(5) ^ long);
        self.push(79, behind.rotate_left(5) ^ place);
        self.push(80, before.rotate_left(5) ^ place);
    }
}

fn is_capital(view: &View<'_>, at: usize) -> bool {
    view.reading.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Word && (token.is_capitalised() || token.shape == Shape::Mixed)
    })
}

/// What the lexicons say of a token, the long lists of evidence among them.
fn known(view: &View<'_>, sentence: &Range<usize>, at: usize) -> Flags {
    if !sentence.contains(&at) {
        return OUTSIDE;
    }
    let listed = if is_capital(view, at) { view.lexicon.listed(view.key(at)) } else { 0 };
    view.flags(at) & !flag::BEGINS | u64::from(listed) << 50
}

fn shape_in(view: &View<'_>, sentence: &Range<usize>, at: usize) -> u64 {
    if sentence.contains(&at) { shape(view.reading.word(at), view.shape(at)) } else { 1 }
}

/// The classes of the letters, alike neighbours counted once: `Ferry` as `McDonald` is not.
fn shape(word: &str, shape: Shape) -> u64 {
    if shape == Shape::Lower {
        return 2;
    }
    let mut code = 0_u64;
    let mut last = 0;
    for byte in word.bytes() {
        let class = match byte {
            b'A'..=b'Z' => 1,
            b'a'..=b'z' => 2,
            b'0'..=b'9' => 3,
            0x80.. => 4,
            b'.' => 5,
            _ => 6,
        };
        if class != last {
            code = (code << 3 | class) & 0xfff;
            last = class;
        }
    }
    let length = word.len().min(4) as u64;
    code << 4 | length | (shape as u64) << 16
}
