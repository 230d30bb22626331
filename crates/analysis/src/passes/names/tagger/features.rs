//! What is said of each token of a stretch.
//!
//! A feature is the hash of the number of a template and a value. Values are the codes of shapes, the
//! flags of the lexicons, what a noun beside the run says of it, and the codes of what the rules and the
//! document made of a token. No string is made.
//!
//! The words themselves are no features, nor are their letters: what is learned of them from one set
//! is wrong on another more often than right, as the table of `cargo xtask eval names` showed.

use std::ops::Range;

use super::super::evidence::Evidence;
use super::super::lexicon::{Flags, flag};
use super::super::notes::Notes;
use super::super::runs::{Candidate, View, mark};
use super::super::told::told;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

/// What the rules and the document say of the tokens: made once an article.
pub(in super::super) struct Context<'a> {
    evidence: &'a Evidence,
    /// By token, what the rules made of it: 0 where they made nothing of it.
    rules: Vec<u8>,
    /// The words that stand with a capital where no sentence opens.
    inside: Notes<bool>,
}

const COMMA: Key = key(",");
const OPEN: Key = key("(");
const OF: Key = key("of");

/// What is known of a token beyond the sentence.
const OUTSIDE: Flags = 1 << 60;

/// What is known or marked of a token and no feature.
const UNREAD: Flags = flag::BEGINS
    | flag::PRONOUN
    | flag::OCCUPATION
    | flag::POST_NOMINAL
    | flag::ARTICLE
    | flag::STAND_IN
    | flag::LINK
    | mark::CAPITAL
    | mark::OPENS
    | mark::EVERYDAY;

/// So many words with capitals within sentences most articles have at most.
const ROOM: usize = 64;

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
        let mut inside = Notes::with_room(ROOM);
        let mut capitals = view.capitals();
        for sentence in view.sentences {
            let Range { mut start, end } = sentence.tokens();
            while let Some(at) = capitals.first(start + 1..end, mark::CAPITAL) {
                if view.shape(at - 1) == Shape::Lower {
                    *inside.note(view.key(at)) = true;
                }
                start = at;
            }
        }
        Self { evidence, rules, inside }
    }

    #[inline]
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
}

/// The hash of a feature.
#[inline]
pub(super) const fn hash(template: u32, value: u64) -> u32 {
    let seed = (template as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (value ^ seed).wrapping_mul(0xff51_afd7_ed55_8ccd);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32
}

/// The one feature that every token has.
pub(super) const ALWAYS: (u32, u64) = (0, 0);

/// The templates of the flags of the token before, of the token itself and of the next: a feature is
/// the number of a flag.
pub(super) const FLAGS: [u32; 3] = [2, 3, 4];

/// What takes features: a list to learn from, or a sum of their weights.
pub(in super::super) trait Sink {
    /// Begins a stretch.
    fn stretch(&mut self);

    /// Begins a token, with the feature that every token has.
    fn token(&mut self);

    /// Adds a feature to the last token.
    fn push(&mut self, template: u32, value: u64);

    /// Adds a feature of one of the [`FLAGS`] for each flag.
    fn flags(&mut self, place: usize, flags: Flags);

    /// Ends the last token.
    fn end(&mut self);
}

impl Sink for Features {
    fn stretch(&mut self) {
        self.hashes.clear();
        self.counts.clear();
    }

    fn token(&mut self) {
        self.counts.push(0);
        self.push(ALWAYS.0, ALWAYS.1);
    }

    fn push(&mut self, template: u32, value: u64) {
        self.hashes.push(hash(template, value));
        if let Some(count) = self.counts.last_mut() {
            *count += 1;
        }
    }

    fn flags(&mut self, place: usize, mut flags: Flags) {
        while flags != 0 {
            self.push(FLAGS[place], u64::from(flags.trailing_zeros()));
            flags &= flags - 1;
        }
    }

    fn end(&mut self) {}
}

/// Reads the features of tokens.
pub(in super::super) struct Reader<'r> {
    pub(super) view: &'r View<'r>,
    pub(super) context: &'r Context<'r>,
    pub(super) sentence: Range<usize>,
}

impl Reader<'_> {
    /// Hands on the features of the tokens of a stretch.
    pub(in super::super) fn read(&self, stretch: &Range<usize>, sink: &mut impl Sink) {
        let Self { view, sentence, .. } = self;
        sink.stretch();
        let mut flags = [
            known(view, sentence, stretch.start.wrapping_sub(1)),
            known(view, sentence, stretch.start),
            0,
        ];
        let before = stretch.start.wrapping_sub(1);
        let mut rules = [self.context.rule(before), self.context.rule(stretch.start), 0];
        let mut run = stretch.start..stretch.start;
        let mut cue = 0;
        let mut name = stretch.start..stretch.start;
        let mut around = 0;
        for at in stretch.clone() {
            if at >= run.end {
                let end = (at..stretch.end).find(|&at| !is_capital(view, at));
                run = at..end.unwrap_or(stretch.end).max(at + 1);
                cue = cue_of(view, sentence, &run);
                if at >= name.end {
                    name = linked(view, &run, stretch.end);
                    around =
                        if is_capital(view, at) { told(view, &name, sentence).code() } else { 0 };
                }
            }
            flags[2] = known(view, sentence, at + 1);
            rules[2] = self.context.rule(at + 1);
            self.token(at, flags, rules, [cue, around], sink);
            flags = [flags[1], flags[2], 0];
            rules = [rules[1], rules[2], 0];
        }
    }

    /// The features of the token `at`; `flags` are what is known of the one before it, of itself and
    /// of the next, `rules` what the rules made of these, `cues` what is said of its run.
    fn token(
        &self,
        at: usize,
        flags: [Flags; 3],
        rules: [u8; 3],
        cues: [u64; 2],
        sink: &mut impl Sink,
    ) {
        let Self { view, context, sentence } = self;
        let opening = u64::from(at == sentence.start);
        sink.token();
        sink.push(1, shape(view.bytes(at), view.shape(at)) << 1 | opening);
        let own_flags = flags[1];
        for (place, flags) in flags.into_iter().enumerate() {
            sink.flags(place, flags);
        }
        let [before, own, next] = rules;
        let rules = [u64::from(before), u64::from(own), u64::from(next)];
        sink.push(5, rules[0] << 8 | rules[1]);
        sink.push(6, rules[1] << 8 | rules[2]);
        let here = view.key(at);
        let seen = u64::from(context.inside.get(here));
        let small = u64::from(view.is_common(at));
        let noted = context.evidence.noted(here);
        let (family, body) = (u64::from(noted.rank()), u64::from(noted.begins_body()));
        let said = opening | small << 1 | seen << 2 | family << 3 | body << 5;
        sink.push(7, said << 8 | rules[1]);
        sink.push(8, rules[1] << 8 | class(view, at + 1));
        let [cue, around] = cues;
        sink.push(9, cue);
        // Where no list knows the word, what stands around it tells more.
        let unknown = own_flags & !mark::EVERYDAY & !(flag::BEGINS) == 0;
        sink.push(10, around << 1 | u64::from(unknown));
        sink.end();
    }
}

/// What the noun beside a run says of it: the one before it (`the city of`, `the group,`) and the
/// first of an apposition behind it (`, a port in`).
fn cue_of(view: &View<'_>, sentence: &Range<usize>, run: &Range<usize>) -> u64 {
    let noun = |at: usize| match view.flags(at) {
        _ if view.shape(at) != Shape::Lower => 0,
        flags if flags & flag::ROLE != 0 => 1,
        flags if flags & flag::BODY_NOUN != 0 => 2,
        flags if flags & flag::PLACE_NOUN != 0 => 3,
        _ => 0,
    };
    let mut before = 0;
    if run.start >= sentence.start + 2 && [OF, COMMA].contains(&view.key(run.start - 1)) {
        before = noun(run.start - 2);
        if view.key(run.start - 1) == OF && before > 0 {
            before += 3;
        }
    }
    let mut behind = 0;
    if [COMMA, OPEN].contains(&view.key(run.end)) {
        for at in run.end + 1..sentence.end.min(run.end + 7) {
            behind = noun(at);
            let stops = view.shape(at) == Shape::None || view.has(at, flag::REPORTS);
            if behind > 0 || (stops && at > run.end + 1) {
                break;
            }
        }
    }
    before << 2 | behind
}

/// A run with the small words behind it and the capitals behind these: `Vale do Ode`.
fn linked(view: &View<'_>, run: &Range<usize>, limit: usize) -> Range<usize> {
    let mut end = run.end;
    while end + 1 < limit && view.is_link(end) && is_capital(view, end + 1) {
        end += 2;
        while end < limit && is_capital(view, end) {
            end += 1;
        }
    }
    run.start..end
}

/// What a token is made of.
fn class(view: &View<'_>, at: usize) -> u64 {
    let Some(token) = view.reading.tokens.get(at) else { return 0 };
    let digits = match token.kind {
        TokenKind::Word => {
            let figure = view.bytes(at).iter().any(u8::is_ascii_digit);
            return 1 + token.shape as u64 + 8 * u64::from(figure);
        }
        TokenKind::Number => token.span.len().min(5),
        TokenKind::NumberWord => 6,
        TokenKind::Possessive => 7,
        TokenKind::Mark => 8,
    };
    32 + u64::from(digits)
}

#[inline]
fn is_capital(view: &View<'_>, at: usize) -> bool {
    view.reading.tokens.get(at).is_some_and(|token| {
        token.kind == TokenKind::Word && (token.is_capitalised() || token.shape == Shape::Mixed)
    })
}

/// What the lexicons say of a token, the long lists of evidence among them.
#[inline]
fn known(view: &View<'_>, sentence: &Range<usize>, at: usize) -> Flags {
    if !sentence.contains(&at) {
        return OUTSIDE;
    }
    view.marked(at) & !UNREAD
}

/// The classes of the letters, alike neighbours counted once: `Ferry` as `McDonald` is not.
fn shape(word: &[u8], shape: Shape) -> u64 {
    if shape == Shape::Lower {
        return 2;
    }
    // Most words with a capital are letters of which the others are small.
    if let [first, rest @ ..] = word
        && first.is_ascii_uppercase()
        && !rest.is_empty()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        return 0o12 << 4 | word.len().min(4) as u64 | (shape as u64) << 16;
    }
    let mut code = 0_u64;
    let mut last = 0;
    for byte in word {
        let class = LETTERS[usize::from(*byte)];
        if class != last {
            code = (code << 3 | u64::from(class)) & 0xfff;
            last = class;
        }
    }
    let length = word.len().min(4) as u64;
    code << 4 | length | (shape as u64) << 16
}

/// The classes of bytes for [`shape`].
const LETTERS: [u8; 256] = {
    let mut classes = [6; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'A'..=b'Z' => 1,
            b'a'..=b'z' => 2,
            b'0'..=b'9' => 3,
            0x80.. => 4,
            b'.' => 5,
            _ => 6,
        };
        byte += 1;
    }
    classes
};
