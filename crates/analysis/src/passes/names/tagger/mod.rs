//! A learned tagger over the stretches in which names can stand.
//!
//! A stretch is a run of capitalised words with the small words, marks and figures that may join
//! them; what stands outside is no name and is not scored. Each token of a stretch gets features
//! ([`features`]): its shape, the nouns beside the run that it stands in, what the lexicons and the
//! document say of it, and what the rules made of it. A linear-chain conditional random field
//! ([`weights`]) says which sequence of labels fits best; Viterbi's algorithm finds it.
//!
//! Public for the example that learns the weights; it promises nothing to others.

mod features;
mod stretches;
mod weights;

use std::ops::Range;

pub use features::Features;
use features::Reader;
use weights::Scorer;
pub use weights::Weights;

use super::NameKind::{self, Person};
use super::evidence::Evidence;
use super::lexicon::flag;
use super::runs::{Candidate, OF, View, candidates};
use super::segment::{self, role_before};
use super::{Name, find};
use crate::calendar::WEEKDAYS;
use crate::passes::sentences::Sentence;
use crate::passes::tokens::{Key, Reading, Shape, TokenKind, key};

const HYPHEN: Key = key("-");
const AND: Key = key("and");
const BASED: Key = key("based");
const BRACKET: Key = key("(");
const I: Key = key("i");
/// What stands behind a hyphen and is no part of a name.
const AFFIXES: [Key; 12] = [
    key("based"),
    key("led"),
    key("backed"),
    key("born"),
    key("style"),
    key("era"),
    key("like"),
    key("run"),
    key("owned"),
    key("appointed"),
    key("inspired"),
    key("endorsed"),
];
/// What stands behind the hyphen of a role that is not yet held.
const ELECT: [Key; 2] = [key("elect"), key("designate")];
/// What stands before a role that is not held now, or not for good.
const HELD: [Key; 8] = [
    key("former"),
    key("then"),
    key("ex"),
    key("late"),
    key("acting"),
    key("interim"),
    key("outgoing"),
    key("incoming"),
];

/// How many labels there are: none, then the first tokens of the four kinds, then the others.
pub const LABELS: usize = 9;

/// How many kinds there are: the three of [`NameKind`], and names of anything else.
pub const KINDS: usize = 4;

/// The label of a token that is in no name.
pub const NONE: usize = 0;

/// The label of the first token, or of another token, of a name of the kind with this number.
pub const fn label(kind: usize, first: bool) -> usize {
    if first { 1 + kind } else { 1 + KINDS + kind }
}

/// The number of the kind of a label, and whether it is of a first token.
pub const fn kind_of(label: usize) -> Option<(usize, bool)> {
    match label {
        NONE => None,
        _ if label <= KINDS => Some((label - 1, true)),
        _ => Some((label - 1 - KINDS, false)),
    }
}

/// The kind with this number; names of anything else have none.
pub const fn name_kind(number: usize) -> Option<NameKind> {
    match number {
        0 => Some(NameKind::Person),
        1 => Some(NameKind::Organization),
        2 => Some(NameKind::Place),
        _ => None,
    }
}

/// Whether one label may follow another: a name goes on only as what it began as.
pub const fn may_follow(before: usize, label: usize) -> bool {
    match (kind_of(before), kind_of(label)) {
        (_, None | Some((_, true))) => true,
        (Some((before, _)), Some((kind, false))) => before == kind,
        (None, Some((_, false))) => false,
    }
}

/// The names that the tagger finds, with the roles that the rules have found before them.
pub(super) fn tag(
    weights: &Weights<'_>,
    view: &View<'_>,
    rules: &[Candidate],
    loud: &[Range<usize>],
    evidence: &Evidence,
) -> Vec<Candidate> {
    let mut found = Vec::with_capacity(rules.len());
    let mut scorer = Scorer::new(weights);
    let mut taken: Vec<Range<usize>> = Vec::with_capacity(rules.len());
    walk(view, rules, loud, evidence, |stretch, reader| {
        reader.read(&stretch, &mut scorer);
        scorer.decode();
        let labels = &scorer.labels;
        let mut at = 0;
        while let Some(&first) = labels.get(at) {
            let Some((number, _)) = kind_of(usize::from(first)) else {
                let here = stretch.start + at;
                if is_known_family(view, evidence, here) {
                    let tokens = here..here + 1;
                    let role = role_of(view, rules, &tokens);
                    taken.push(tokens.clone());
                    found.push(Candidate { tokens, kind: Some(Person), weight: 2, role });
                }
                at += 1;
                continue;
            };
            let inner = labels[at + 1..].iter();
            let len = 1 + inner.take_while(|&&l| usize::from(l) == label(number, false)).count();
            let tokens = stretch.start + at..stretch.start + at + len;
            let number = if led_by_people(view, rules, &tokens) { 0 } else { number };
            let tokens = trimmed(view, number, tokens);
            at += len;
            taken.push(tokens.clone());
            if is_no_name(view, &tokens) {
                continue;
            }
            let tokens = match owner(view, number, &tokens) {
                Some((owner, kind, rest)) => {
                    found.push(Candidate {
                        tokens: owner,
                        kind: Some(kind),
                        weight: 2,
                        role: 0..0,
                    });
                    rest..tokens.end
                }
                None => tokens,
            };
            if let Some(kind) = listed(view, &tokens).or(name_kind(number)) {
                let joined = tokens.clone().find(|&at| kind == Person && view.key(at) == AND);
                let mut put = |tokens: Range<usize>| {
                    let role = if kind == Person { role_of(view, rules, &tokens) } else { 0..0 };
                    found.push(Candidate { tokens, kind: Some(kind), weight: 2, role });
                };
                match joined {
                    Some(and) => [tokens.start..and, and + 1..tokens.end]
                        .into_iter()
                        .filter(|one| !one.is_empty() && view.key(one.start) != I)
                        .for_each(put),
                    None => put(tokens),
                }
            }
        }
    });
    // Where the rules are sure and the tagger sees nothing, the rules are right more often.
    for rule in rules {
        let next = taken.partition_point(|taken| taken.end <= rule.tokens.start);
        let free = taken.get(next).is_none_or(|taken| taken.start >= rule.tokens.end);
        let says = rule.kind == Some(Person) && view.has(rule.tokens.end, flag::REPORTS);
        let sure = rule.weight >= 4 && rule.kind != Some(NameKind::Place);
        if free && (sure || says) {
            found.push(Candidate { weight: 2, ..rule.clone() });
        } else if free && rule.kind != Some(NameKind::Place) {
            // A name only where the document has it elsewhere.
            found.push(Candidate { kind: None, weight: 0, ..rule.clone() });
        }
    }
    found.sort_by_key(|candidate| candidate.tokens.start);
    found
}

/// A name without what the tagger took along, a title or people before a person and a weekday behind;
/// with the rest of a listed name (`Standard & Poor's`).
fn trimmed(view: &View<'_>, number: usize, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = untitled(view, number, tokens);
    let kind = name_kind(number);
    if kind == Some(Person) && end - start >= 2 && is_people(view, start) {
        start += 1;
    }
    if kind.is_some() && end - start >= 2 && WEEKDAYS.contains(&view.key(end - 1)) {
        end -= 1;
    }
    let people = |at: usize| view.has(at, flag::DEMONYM) && !view.has(at - 1, flag::DIRECTION);
    if kind == Some(NameKind::Place) && end - start >= 2 && people(end - 1) {
        end -= 1;
    }
    // `Lee Soo-min`, `Kari Ode-Marsh`.
    if kind == Some(Person) && end - start >= 2 && is_glued(view, end) {
        end += 2;
    }
    if view.has(start, flag::BEGINS)
        && let Some((longer, _)) = view.lexicon.longest(view.reading, start, end + 1)
    {
        end = end.max(longer);
    }
    start..end
}

/// Whether it is the family name of a person whom the document names in full, though an everyday word:
/// inside a sentence, or before a verb of persons.
fn is_known_family(view: &View<'_>, evidence: &Evidence, at: usize) -> bool {
    view.is_capital(at)
        && evidence.family(view.key(at)) == Some(true)
        && (at > 0 && view.shape(at - 1) == Shape::Lower || view.has(at + 1, flag::REPORTS))
}

/// Whether a hyphen and the rest of a double name stand here.
fn is_glued(view: &View<'_>, at: usize) -> bool {
    let next = at + 1;
    let word = view.is_capital(next) || view.shape(next) == Shape::Lower;
    let other = flag::DEMONYM | flag::PLACE | flag::ROLE | flag::COMMON | flag::ORG;
    view.key(at) == HYPHEN
        && !view.is_spaced(at)
        && !view.is_spaced(next)
        && word
        && !view.has(next, other)
        && !AFFIXES.contains(&view.key(next))
}

/// Whether a people opens what the tagger takes for a name of something else, and the rules see a
/// person of several words in the rest: `Norwegian Kari Ode`.
fn led_by_people(view: &View<'_>, rules: &[Candidate], tokens: &Range<usize>) -> bool {
    let rest = tokens.start + 1..tokens.end;
    let same = rules.partition_point(|rule| rule.tokens.start < rest.start);
    let rule = rules.get(same).filter(|rule| rule.tokens == rest && rest.len() >= 2);
    rule.is_some_and(|rule| rule.kind == Some(Person)) && is_people(view, tokens.start)
}

/// Whether it is a people and nothing else that stands before a name: `Norwegian Kari Ode`.
fn is_people(view: &View<'_>, at: usize) -> bool {
    view.has(at, flag::DEMONYM)
        && !view.has(at, flag::GIVEN | flag::SURNAME)
        && view.is_capital(at + 1)
}

/// Whether it is known to be no name: a maker with the number of a product, an abbreviation, the rest
/// of an office (`Secretary of State`).
fn is_no_name(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let at = tokens.start;
    if view.has(at, flag::ORG) && is_model(view, at + 1) {
        return true;
    }
    // `South Korean`; `(R-FL)`.
    let people =
        tokens.len() == 2 && view.has(at, flag::DIRECTION) && view.has(at + 1, flag::DEMONYM);
    let seat = view.shape(at) == Shape::Initial && view.key(at + 1) == HYPHEN;
    if people || (seat && at > 0 && view.key(at - 1) == BRACKET) {
        return true;
    }
    if tokens.len() != 1 {
        return false;
    }
    let office = at >= 2
        && view.key(at - 1) == OF
        && view.has(at - 2, flag::ROLE)
        && view.has(at, flag::ROLE_MODIFIER)
        && !view.has(at, flag::GIVEN);
    office || view.has(at, flag::NOT_NAME)
}

/// What stands as a name of its own before another, its kind, and where the other begins: the listed
/// owner of a body (`Ardal's Launch Systems`), the place where one is based (`Ardal-based`).
fn owner(
    view: &View<'_>,
    number: usize,
    tokens: &Range<usize>,
) -> Option<(Range<usize>, NameKind, usize)> {
    let Range { start, end } = *tokens;
    if end - start < 3 || view.lexicon.longest(view.reading, start, end).is_some() {
        return None;
    }
    let based =
        (start + 2..end - 1).find(|&at| view.key(at) == BASED && view.key(at - 1) == HYPHEN);
    if let (Some(based), Some(NameKind::Organization)) = (based, name_kind(number)) {
        return Some((start..based - 1, NameKind::Place, based + 1));
    }
    let possessive = view.reading.tokens.get(start + 1)?.kind == TokenKind::Possessive;
    if !possessive || view.has(start, flag::GIVEN) {
        return None;
    }
    segment::kind_of(view.flags(start)).map(|kind| (start..start + 1, kind, start + 2))
}

/// The number of a product behind its maker: `A320` or three figures.
fn is_model(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.reading.tokens.get(at) else { return false };
    let word = view.reading.word(at).as_bytes();
    match token.kind {
        TokenKind::Number => word.len() == 3 && word.iter().all(u8::is_ascii_digit),
        TokenKind::Word => {
            token.spaced && token.is_capitalised() && word.iter().any(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// A person without the title or role that the span opens with.
fn untitled(view: &View<'_>, number: usize, tokens: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = tokens;
    while name_kind(number) == Some(Person) && end - start >= 2 {
        let elect = view.key(start + 1) == HYPHEN && ELECT.contains(&view.key(start + 2));
        let title = view.has(start, flag::TITLE | flag::ROLE) && !view.has(start, flag::GIVEN);
        match title {
            true if elect && end - start >= 4 => start += 3,
            true if view.is_capital(start + 1) => start += 1,
            _ => break,
        }
    }
    start..end
}

/// The kind of what a table names whole and as nothing else: countries and bodies.
fn listed(view: &View<'_>, tokens: &Range<usize>) -> Option<NameKind> {
    let flags = if tokens.len() == 1 {
        view.flags(tokens.start)
    } else {
        let known = view.lexicon.longest(view.reading, tokens.start, tokens.end);
        known.filter(|(end, _)| *end == tokens.end).map_or(0, |(_, flags)| flags)
    };
    if flags & (flag::GIVEN | flag::SURNAME | flag::COMMON) != 0 {
        return None;
    }
    match (flags & flag::COUNTRY != 0, flags & flag::ORG != 0) {
        (true, false) => Some(NameKind::Place),
        (false, true) if flags & flag::PLACE == 0 => Some(NameKind::Organization),
        _ => None,
    }
}

/// The role before a person: the one that the rules saw before the same name, or else what stands
/// there; with the words that say when it was held.
fn role_of(view: &View<'_>, rules: &[Candidate], tokens: &Range<usize>) -> Range<usize> {
    let end = tokens.start;
    if end >= 3 && ELECT.contains(&view.key(end - 1)) && view.key(end - 2) == HYPHEN {
        let role = title_before(view, end - 2);
        return if role.is_empty() { role } else { held(view, role).start..end };
    }
    let same = rules.partition_point(|rule| rule.tokens.start < end);
    let role = match rules.get(same).filter(|rule| rule.tokens.start == end) {
        Some(rule) if !rule.role.is_empty() => rule.role.clone(),
        _ => match role_before(view, end) {
            role if role.is_empty() => title_before(view, end),
            role => role,
        },
    };
    if role.is_empty() { role } else { held(view, role) }
}

/// The title or role in capitals right before `end`, with what qualifies it; empty where there is
/// none.
fn title_before(view: &View<'_>, end: usize) -> Range<usize> {
    let mut start = end;
    while start > 0 {
        let head = view.has(start - 1, flag::TITLE | flag::ROLE);
        let more = start < end && view.has(start - 1, flag::ROLE_MODIFIER | flag::DEMONYM);
        if !view.is_capital(start - 1) || !(head || more) {
            break;
        }
        start -= 1;
    }
    start..end
}

/// A role with the word before it that says when it was held: `former`, `then-`.
fn held(view: &View<'_>, role: Range<usize>) -> Range<usize> {
    let Range { start, end } = role;
    let glued = start >= 2 && view.key(start - 1) == HYPHEN && !view.is_spaced(start);
    let word = if glued { start.checked_sub(2) } else { start.checked_sub(1) };
    match word {
        Some(word) if HELD.contains(&view.key(word)) => word..end,
        _ => start..end,
    }
}

/// Hands on each stretch of the sentences that are not loud with what reads its features.
fn walk(
    view: &View<'_>,
    rules: &[Candidate],
    loud: &[Range<usize>],
    evidence: &Evidence,
    mut each: impl FnMut(Range<usize>, &Reader<'_>),
) {
    let context = features::Context::of(view, rules, evidence);
    let mut found = Vec::new();
    let mut next_loud = 0;
    for sentence in view.sentences {
        let sentence = sentence.tokens();
        if loud.get(next_loud).is_some_and(|loud| loud.start == sentence.start) {
            next_loud += 1;
            continue;
        }
        stretches::stretches(view, sentence.clone(), &mut found);
        let reader = Reader { view, context: &context, sentence };
        found.drain(..).for_each(|stretch| each(stretch, &reader));
    }
}

/// Hands on each stretch of a reading with its features: what there is to learn from.
pub fn examine(
    reading: &Reading,
    sentences: &[Sentence],
    mut each: impl FnMut(Range<usize>, &Features),
) {
    let view = View::of(reading, sentences);
    let (rules, loud) = candidates(&view);
    let evidence = Evidence::of(&view, &rules);
    let mut features = Features::default();
    walk(&view, &rules, &loud, &evidence, |stretch, reader| {
        reader.read(&stretch, &mut features);
        each(stretch, &features);
    });
}

/// The names of a reading under these weights.
pub fn names(weights: &Weights<'_>, reading: &Reading, sentences: &[Sentence]) -> Vec<Name> {
    find(weights, reading, sentences)
}
