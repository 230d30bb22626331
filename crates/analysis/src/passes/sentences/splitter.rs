//! Where a sentence ends.
//!
//! Decides by the mark, by what stands before it (an initial, an abbreviation) and by the first
//! token behind the closing marks. The words that mostly open a sentence (`data/sentences.txt`)
//! settle what an abbreviation at the end leaves open.

use crate::classes::classes;
use crate::passes::tokens::{Key, Reading, Shape, Token, TokenKind, key};

const STOP: Key = key(".");
const ASK: Key = key("?");
const CALL: Key = key("!");
const COMMA: Key = key(",");
const ELLIPSIS: Key = key("…");

classes! {
    /// What a word tells beside a mark that may end a sentence.
    Class(u8) of include_str!("../../../data/sentences.txt");
    /// Words that mostly open a sentence when capitalised behind an abbreviation.
    STARTER = "starter",
    /// Abbreviations that may close a sentence; any other stands before what it belongs to.
    MAY_CLOSE = "may-close",
    /// Words that stand with a full stop before a number: `No. 10`, `Rs. 500`.
    BEFORE_NUMBER = "before-number",
    /// Verbs that carry on a sentence behind a question or a call inside marks and a name.
    SPEECH = "speech",
}

/// Marks that may follow the mark that ends a sentence and still belong to it.
const CLOSERS: [Key; 8] =
    [key("\""), key("”"), key("'"), key("’"), key("''"), key(")"), key("]"), key("»")];

/// Marks that may open a sentence.
const OPENERS: [Key; 9] =
    [key("\""), key("“"), key("'"), key("‘"), key("``"), key("("), key("["), key("«"), key("•")];

/// The longest sentence, in tokens: what goes on longer is no prose, and passes walk sentences.
pub(super) const LONGEST: usize = 500;

/// One past the last token of the sentence that begins at `first`, within a paragraph that ends
/// at `limit`.
pub(super) fn end_of(reading: &Reading, first: usize, limit: usize) -> usize {
    let limit = limit.min(first + LONGEST);
    let tokens = reading.tokens.get(first..limit.min(reading.tokens.len())).unwrap_or_default();
    let text = reading.text().as_bytes();
    for (at, token) in (first..).zip(tokens) {
        match token.kind {
            TokenKind::Mark if matches!(token.key, STOP | ASK | CALL | ELLIPSIS) => {
                if let Some(end) = mark_end(reading, first, at, limit) {
                    return end;
                }
            }
            TokenKind::Word => {
                let last = (token.span.end as usize).wrapping_sub(1);
                if text.get(last) == Some(&b'.') && abbreviation_ends(reading, at, limit) {
                    return closed(reading, at + 1, limit);
                }
            }
            _ => {}
        }
    }
    limit
}

/// The end of the sentence, if the mark at `at`, which may end one, does.
fn mark_end(reading: &Reading, first: usize, at: usize, limit: usize) -> Option<usize> {
    let mark = reading.key(at);
    let end = closed(reading, at + 1, limit);
    if end >= limit {
        return Some(limit);
    }
    let next = reading.tokens.get(end)?;
    // The last of a run of marks decides.
    let apart = next.spaced || is_glued(reading, first, at);
    if !apart || matches!(next.key, STOP | ASK | CALL | ELLIPSIS) || !opens(reading, end) {
        return None;
    }
    let joins = |before| is_initial(reading, before, end) || counts(reading, before, end);
    if mark == STOP && at > first && joins(at - 1) {
        return None;
    }
    let carried_on = end > at + 1 && matches!(mark, ASK | CALL) && speech_follows(reading, end);
    (!carried_on).then_some(end)
}

/// `the ferry sank.The crew swam`: whether the mark at `at` ends a sentence although no blank stands behind
/// it, as in copy whose lines were joined. A small word stands before it and one with a capital behind;
/// `node.js` and `Kviz.Com` have another case, `the U.S.The` is an abbreviation's; `kviz.Com` is cut.
fn is_glued(reading: &Reading, first: usize, at: usize) -> bool {
    let word = |at: usize| reading.tokens.get(at).filter(|one| one.kind == TokenKind::Word);
    let Some(before) = at.checked_sub(1).filter(|&at| at > first).and_then(word) else {
        return false;
    };
    let next = word(at + 1).filter(|next| !next.spaced && next.shape == Shape::Capital);
    let mark = reading.tokens.get(at).is_some_and(|mark| !mark.spaced);
    let goes_on = reading.tokens.get(at + 2).is_some_and(|behind| behind.spaced);
    mark && before.shape == Shape::Lower && before.span.len() > 2 && next.is_some() && goes_on
}

/// One past the closing marks from `at` on.
fn closed(reading: &Reading, mut at: usize, limit: usize) -> usize {
    while at < limit {
        let Some(token) = reading.tokens.get(at) else { break };
        if !CLOSERS.contains(&token.key) || token.spaced {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the token at `at` can open a sentence.
fn opens(reading: &Reading, at: usize) -> bool {
    let Some(token) = reading.tokens.get(at) else { return false };
    match token.kind {
        TokenKind::Number | TokenKind::NumberWord => true,
        TokenKind::Word => token.shape != Shape::Lower,
        TokenKind::Possessive => false,
        TokenKind::Mark if OPENERS.contains(&token.key) => reading
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.shape != Shape::Lower || next.kind == TokenKind::Mark),
        TokenKind::Mark => {
            !token.span.of(reading.text()).starts_with([',', ';', ':', '-', '–', '—'])
        }
    }
}

/// `J.` before a name; `I.` and a letter behind a small word before an opening word are none.
fn is_initial(reading: &Reading, at: usize, next: usize) -> bool {
    let Some(token) = reading.tokens.get(at) else { return false };
    if token.shape != Shape::Initial || token.kind != TokenKind::Word {
        return false;
    }
    token.key != key("i") && !Class::STARTER.has(reading.key(next))
}

/// Whether a number belongs to the word before the stop.
fn counts(reading: &Reading, at: usize, next: usize) -> bool {
    let is_number = |token: &Token| token.kind == TokenKind::Number;
    next == at + 2
        && Class::BEFORE_NUMBER.has(reading.key(at))
        && reading.tokens.get(next).is_some_and(is_number)
}

/// Whether the sentence ends at the abbreviation at `at`.
fn abbreviation_ends(reading: &Reading, at: usize, limit: usize) -> bool {
    let next = closed(reading, at + 1, limit);
    if next >= limit || !reading.tokens.get(next).is_some_and(|token| token.spaced) {
        return false;
    }
    if next > at + 1 && reading.key(at + 1) != key("'") && opens(reading, next) {
        // Closing marks behind it: `in the U.S.” The`.
        return Class::STARTER.has(reading.key(next)) || OPENERS.contains(&reading.key(next));
    }
    let inner = reading.word(at).trim_end_matches('.').contains('.');
    // `in Ardal, Ill. The`: behind its town, a state needs a comma to go on.
    let behind_comma = at > 0 && reading.key(at - 1) == COMMA;
    if !inner && !behind_comma && !Class::MAY_CLOSE.has(reading.key(at)) {
        return false;
    }
    let quoted = OPENERS.contains(&reading.key(next)) && opens(reading, next);
    let capital = reading.tokens.get(next).is_some_and(|token| token.shape == Shape::Capital)
        || reading.tokens.get(next).is_some_and(|token| token.shape == Shape::Initial);
    (quoted && reading.word(next) != "(") || (capital && Class::STARTER.has(reading.key(next)))
}

/// `Ode said`, `J. Ode said`: one to three tokens of a name and a verb of speech.
fn speech_follows(reading: &Reading, at: usize) -> bool {
    (1..=4).any(|ahead| Class::SPEECH.has(reading.key(at + ahead)))
        && reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
}
