//! Where names can stand: capitalised words, and what may stand between two of them.

use std::ops::Range;

use super::super::lexicon::flag;
use super::super::parts::particles;
use super::super::view::{Capitals, View, mark};
use crate::passes::names::words::Class;
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const HYPHEN: Key = key("-");

/// So many small tokens may stand between two capitalised words.
const GAP: usize = 3;

/// The stretches of a sentence, in order.
pub(in super::super) fn stretches(
    view: &View<'_>,
    capitals: &mut Capitals<'_>,
    sentence: Range<usize>,
    found: &mut Vec<Range<usize>>,
) {
    let mut at = sentence.start;
    while let Some(first) = capitals.first(at..sentence.end, mark::OPENS) {
        at = first;
        let mut end = at + 1;
        let mut next = end;
        while next < sentence.end && next - end <= GAP {
            if view.has(next, mark::OPENS) {
                end = next + 1;
            } else if !links(view, next) {
                break;
            }
            next += 1;
        }
        found.push(lengthened(view, at..end, &sentence));
        at = end;
    }
}

fn links(view: &View<'_>, at: usize) -> bool {
    let Some(token) = view.reading.tokens.get(at) else { return false };
    match (token.kind, token.shape) {
        (TokenKind::Number | TokenKind::NumberWord | TokenKind::Possessive, _) => true,
        (TokenKind::Word, Shape::Lower) => view.has(at, flag::LINK) || !token.spaced,
        _ => Class::LINK.has(token.key),
    }
}

/// With the particle before it (`al-Hadi`) and the small part behind it (`Soo-min`).
fn lengthened(view: &View<'_>, tokens: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    let is_hyphen = |at: usize| view.key(at) == HYPHEN && !view.is_spaced(at);
    if start >= sentence.start + 2 && is_hyphen(start - 1) && !view.is_spaced(start) {
        start -= 2;
    } else if start > sentence.start && view.is_link(start - 1) {
        start = particles(view, start).clamp(sentence.start, start - 1);
    }
    if end + 1 < sentence.end && is_hyphen(end) && !view.is_spaced(end + 1) {
        end += 2;
    }
    start..end
}
