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
pub use weights::Weights;

use super::NameKind::{self, Person};
use super::evidence::Evidence;
use super::lexicon::flag;
use super::runs::{Candidate, View, candidates};
use super::segment::role_before;
use super::{Name, find};
use crate::passes::sentences::Sentence;
use crate::passes::tokens::{Key, Reading, key};

const HYPHEN: Key = key("-");
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
    let mut labels = Vec::new();
    let mut taken: Vec<Range<usize>> = Vec::with_capacity(rules.len());
    walk(view, rules, loud, evidence, |stretch, features| {
        weights.decode(&features.hashes, &features.counts, &mut labels);
        let mut at = 0;
        while let Some(&first) = labels.get(at) {
            let Some((number, _)) = kind_of(usize::from(first)) else {
                at += 1;
                continue;
            };
            let inner = labels[at + 1..].iter();
            let len = 1 + inner.take_while(|&&l| usize::from(l) == label(number, false)).count();
            let tokens = untitled(view, number, stretch.start + at..stretch.start + at + len);
            at += len;
            taken.push(tokens.clone());
            if let Some(kind) = listed(view, &tokens).or(name_kind(number)) {
                let role = if kind == Person { role_of(view, rules, &tokens) } else { 0..0 };
                found.push(Candidate { tokens, kind: Some(kind), weight: 2, role });
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

/// Hands on each stretch of the sentences that are not loud with its features.
fn walk(
    view: &View<'_>,
    rules: &[Candidate],
    loud: &[Range<usize>],
    evidence: &Evidence,
    mut each: impl FnMut(Range<usize>, &Features),
) {
    let context = features::Context::of(view, rules, evidence);
    let mut features = Features::default();
    let mut found = Vec::new();
    let mut next_loud = 0;
    for sentence in view.sentences {
        let sentence = sentence.tokens();
        if loud.get(next_loud).is_some_and(|loud| loud.start == sentence.start) {
            next_loud += 1;
            continue;
        }
        stretches::stretches(view, sentence.clone(), &mut found);
        for stretch in found.drain(..) {
            features.read(view, &context, &sentence, &stretch);
            each(stretch, &features);
        }
    }
}

/// Hands on each stretch of a reading with its features: what there is to learn from.
pub fn examine(
    reading: &Reading,
    sentences: &[Sentence],
    each: impl FnMut(Range<usize>, &Features),
) {
    let view = View::of(reading, sentences);
    let (rules, loud) = candidates(&view);
    let evidence = Evidence::of(&view, &rules);
    walk(&view, &rules, &loud, &evidence, each);
}

/// The names of a reading under these weights.
pub fn names(weights: &Weights<'_>, reading: &Reading, sentences: &[Sentence]) -> Vec<Name> {
    find(weights, reading, sentences)
}
