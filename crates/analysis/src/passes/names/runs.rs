//! Runs of capitalised words: where names can stand.
//!
//! A run goes on over hyphens, initials' full stops, particles (`van`, `bin`) and, behind the head of
//! a body or place, over `of`, `for` and `and`. A sentence in which nearly every longer word is
//! capitalised (a headline) is *loud*: its capitals tell nothing, and what it yields counts only where
//! the rest of the document or a lexicon knows it.

use std::ops::Range;

use super::NameKind;
use super::lexicon::flag;
pub(super) use super::view::{View, mark};
use super::words::Class;
use super::{parts, segment};
use crate::passes::tokens::{Key, Shape, key};

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

const STATE: Key = key("state");

/// The candidates of the sentences that are not loud, in order, and the loud sentences.
pub(super) fn candidates(view: &View<'_>) -> (Vec<Candidate>, Vec<Range<usize>>) {
    let mut found = Vec::with_capacity(view.reading.tokens.len() / 12);
    let mut loud = Vec::new();
    let mut capitals = view.capitals();
    for sentence in view.sentences {
        let tokens = sentence.tokens();
        if view.is_loud(&tokens) {
            loud.push(tokens);
            continue;
        }
        let mut at = tokens.start;
        while let Some(next) = capitals.first(at..tokens.end, mark::CAPITAL) {
            if let Some(known) = lower_known(view, at..next, tokens.end) {
                let role = known.start..known.start;
                let kind = Some(NameKind::Organization);
                at = known.end;
                found.push(Candidate { tokens: known, kind, weight: 4, role });
                continue;
            }
            at = next;
            let end = run_end(view, at, tokens.end);
            let opening = at == tokens.start || is_opening(view, at.wrapping_sub(1));
            segment::segment(view, at..end, opening, &mut found);
            at = end;
        }
    }
    (found, loud)
}

/// The first listed body that begins with a small letter, in `small`, where none is a capital and behind
/// which one stands: `al-Qaeda`.
fn lower_known(view: &View<'_>, small: Range<usize>, end: usize) -> Option<Range<usize>> {
    // Farther before the capital no entry reaches it.
    let first = small.start.max((small.end + 1).saturating_sub(view.lexicon.most()));
    let mut at = first;
    while let Some(begins) = view.find(at..small.end, flag::BEGINS) {
        at = begins + 1;
        // The `state Department of Wildlife` is not the State Department.
        if view.shape(begins) != Shape::Lower || view.key(begins) == STATE {
            continue;
        }
        let known = view.lexicon.longest(view.reading, begins, end);
        let body = known.filter(|(found, flags)| flags & flag::ORG != 0 && *found > small.end);
        if let Some((found, _)) = body {
            return Some(begins..found);
        }
    }
    None
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
