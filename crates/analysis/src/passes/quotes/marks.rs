//! Pairing of quotation marks, a state machine per paragraph.
//!
//! Curly marks, guillemets and ``` `` ``` show by themselves whether they open or close, unless the
//! blanks around them speak against it; a straight mark and two apostrophes (`''`) show it by the
//! blanks alone. Kinds may be mixed: what is open is closed by the
//! next closing mark of any kind. Apostrophes are never paired: a single mark opens only behind a
//! blank while no double mark is open, and only where one that closes stands in the same paragraph;
//! a straight one not before a number or a clipped word (`the '60s`), and none closes behind a plural
//! that owns what follows (`the crews' boats`).
//! Inside single marks, as in British copy, a pair of double ones is part of what they hold.
//! A mark left open is closed by the paragraph's end; where the next paragraph begins with a mark,
//! that goes on with the same quotation.
//!
//! Limits of this version: a double mark inside a double mark of another kind ends it.

use std::ops::Range;

use super::lexicon::{self, CLIPPED};
use crate::passes::tokens::{Key, Reading, Shape, TokenKind, key};

const LEFT: Key = key("‘");
const STRAIGHT: Key = key("\"");
/// Two apostrophes: they close what two grave accents opened, and stand for straight marks in copy
/// that has passed through an archive.
const DOUBLED: Key = key("''");
const OPEN: [Key; 6] = [key("“"), key("„"), key("«"), key("``"), key("「"), key("『")];
const CLOSE: [Key; 4] = [key("”"), key("»"), key("」"), key("』")];
/// The most frequent marks, which are no quotation marks.
const PLAIN: [Key; 2] = [key(","), key(".")];
const SINGLE: [Key; 3] = [key("'"), key("‘"), key("’")];
const COLON: Key = key(":");
/// Marks behind which a straight mark opens even without a blank.
const BEFORE_OPEN: [Key; 6] = [key("("), key("["), key("—"), key("–"), key("-"), key("‘")];

/// A stretch inside quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::passes) struct Quoted {
    /// The tokens between the marks.
    pub(in crate::passes) inner: Range<usize>,
    /// The tokens with the marks.
    pub(super) outer: Range<usize>,
    /// Whether the paragraph ended before it was closed.
    pub(super) unclosed: bool,
    /// Whether it goes on with the one that the paragraph before left open.
    pub(super) continues: bool,
    /// Whether its marks are single.
    pub(super) single: bool,
    /// Index of its paragraph.
    pub(super) paragraph: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Opens,
    Closes,
    Either,
}

/// The stretches inside quotation marks, in order.
pub(in crate::passes) fn pair(reading: &Reading) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut left_open = false;
    for (index, paragraph) in reading.paragraphs.iter().enumerate() {
        let tokens = paragraph.tokens();
        let from = found.len();
        pair_paragraph(reading, index, tokens.clone(), &mut found);
        if let Some(first) = found.get_mut(from) {
            first.continues = left_open && first.outer.start == tokens.start;
        }
        left_open = found.len() > from && found.last().is_some_and(|last| last.unclosed);
    }
    found
}

fn pair_paragraph(reading: &Reading, index: usize, tokens: Range<usize>, found: &mut Vec<Quoted>) {
    let mut open: Option<(usize, bool, Key)> = None;
    let mut push = |inner: Range<usize>, outer: Range<usize>, unclosed: bool, single: bool| {
        if !inner.is_empty() {
            let continues = false;
            found.push(Quoted { inner, outer, unclosed, continues, single, paragraph: index });
        }
    };
    // One past the single marks that held double ones.
    let mut behind = tokens.start;
    for at in tokens.clone() {
        let Some(token) = reading.tokens.get(at) else { break };
        if token.kind != TokenKind::Mark || at < behind {
            continue;
        }
        if let Some(way) = double(reading, at, tokens.clone()) {
            match open {
                Some((first, true, _)) => {
                    if let Some(close) = closes_around(reading, at, tokens.clone()) {
                        push(first + 1..close, first..close + 1, false, true);
                        (open, behind) = (None, close + 1);
                        continue;
                    }
                    // A single mark that a double one meets was an apostrophe.
                    open = (way != Way::Closes).then_some((at, false, token.key));
                }
                Some((first, false, mark)) => {
                    if way == Way::Opens
                        && mark == token.key
                        && [STRAIGHT, DOUBLED].contains(&mark)
                        && at > first + 1
                    {
                        push(first + 1..at, first..at, false, false);
                        open = Some((at, false, token.key));
                    } else if way != Way::Opens || [STRAIGHT, DOUBLED].contains(&token.key) {
                        push(first + 1..at, first..at + 1, false, false);
                        open = None;
                    }
                }
                None if way != Way::Closes || at == tokens.start => {
                    open = Some((at, false, token.key));
                }
                None => {}
            }
            continue;
        }
        if !SINGLE.contains(&token.key) {
            continue;
        }
        match open {
            None if single_opens(reading, at, tokens.clone()) => open = Some((at, true, token.key)),
            Some((first, true, _)) if single_closes(reading, at, tokens.end) => {
                push(first + 1..at, first..at + 1, false, true);
                open = None;
            }
            // The mark before it was an apostrophe.
            Some((_, true, _)) if single_opens(reading, at, tokens.clone()) => {
                open = Some((at, true, token.key));
            }
            _ => {}
        }
    }
    let Some((first, false, _)) = open else { return };
    match closed_by_single(reading, first, tokens.end) {
        Some(close) => push(first + 1..close, first..close + 1, false, false),
        None => push(first + 1..tokens.end, first..tokens.end, true, false),
    }
}

/// `“We sail. Come with us.’ He left at dawn.`: the one single mark behind the end of a sentence, where
/// the paragraph has no double one to close what is open, and the text goes on outside.
fn closed_by_single(reading: &Reading, open: usize, end: usize) -> Option<usize> {
    let singles = || (open + 1..end).filter(|&at| SINGLE.contains(&reading.key(at)));
    let closes = |at: usize| {
        let stops = matches!(reading.word(at - 1), "." | "," | "!" | "?");
        let next = reading.tokens.get(at + 1).filter(|_| at + 1 < end);
        stops && !reading.tokens[at].spaced && next.is_some_and(|next| next.spaced)
    };
    let close = singles().find(|&at| closes(at))?;
    let nested = singles().any(|at| reading.tokens[at].spaced || at != close && closes(at));
    (!nested).then_some(close)
}

/// `'She told me, "Leave it to us", and I did.'`: where the single mark closes inside which the double
/// one at `open` opens and is closed; none of their like opens in between.
fn closes_around(reading: &Reading, open: usize, within: Range<usize>) -> Option<usize> {
    let mut inner = false;
    for at in open..within.end {
        if let Some(way) = double(reading, at, within.clone()) {
            if way == if inner { Way::Opens } else { Way::Closes } {
                return None;
            }
            inner = !inner;
        } else if !inner && SINGLE.contains(&reading.key(at)) {
            if single_closes(reading, at, within.end) {
                return Some(at);
            }
            if single_opens(reading, at, within.clone()) {
                return None;
            }
        }
    }
    None
}

/// Which way a double mark faces; `None` for any other token.
fn double(reading: &Reading, at: usize, within: Range<usize>) -> Option<Way> {
    let token = reading.tokens.get(at)?;
    if PLAIN.contains(&token.key) {
        return None;
    }
    let opens = OPEN.contains(&token.key);
    let closes = CLOSE.contains(&token.key);
    if !opens && !closes && token.key != STRAIGHT && token.key != DOUBLED {
        return None;
    }
    let before = token.spaced
        || at == within.start
        || BEFORE_OPEN.contains(&reading.key(at.wrapping_sub(1)));
    let behind = at + 1 >= within.end || reading.tokens.get(at + 1).is_none_or(|next| next.spaced);
    let word =
        |at: usize| reading.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Mark);
    let by_place = match (before, behind) {
        (true, false) => Way::Opens,
        (false, false) if word(at + 1) => Way::Either,
        (false, _) => Way::Closes,
        (true, true) => Way::Either,
    };
    // A curly mark that stands the wrong way round was set by a hasty hand.
    Some(match by_place {
        Way::Closes if opens => Way::Either,
        Way::Opens if closes => Way::Either,
        // `he added:”We sail.”`
        _ if closes && !behind && at > within.start && reading.key(at - 1) == COLON => Way::Either,
        _ if opens => Way::Opens,
        _ if closes => Way::Closes,
        way => way,
    })
}

/// A single mark that opens, and one that closes further on.
fn single_opens(reading: &Reading, at: usize, within: Range<usize>) -> bool {
    let Some(token) = reading.tokens.get(at) else { return false };
    let Some(next) = reading.tokens.get(at + 1).filter(|_| at + 1 < within.end) else {
        return false;
    };
    // The key of a curly apostrophe is that of a straight one.
    let text = |at: usize| reading.word(at);
    if text(at) == "’" || next.spaced || next.kind == TokenKind::Mark {
        return false;
    }
    // `the '60s`, `rock 'n' roll`
    let number = matches!(next.kind, TokenKind::Number | TokenKind::NumberWord);
    let clipped = lexicon::bits().get(next.word) & CLIPPED != 0;
    if text(at) == "'" && (number || clipped) {
        return false;
    }
    (token.spaced || within.start == at)
        && (at + 2..within.end.min(at + 120))
            .any(|at| SINGLE.contains(&reading.key(at)) && single_closes(reading, at, within.end))
}

fn single_closes(reading: &Reading, at: usize, end: usize) -> bool {
    let Some(token) = reading.tokens.get(at) else { return false };
    if token.spaced || token.key == LEFT {
        return false;
    }
    let Some(next) = reading.tokens.get(at + 1).filter(|_| at + 1 < end) else { return true };
    // `the crews' boats`
    let plural = at > 0 && reading.word(at - 1).ends_with(['s', 'S']) && next.shape == Shape::Lower;
    (next.spaced && !plural) || next.kind == TokenKind::Mark
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    fn inner(text: &str) -> Vec<String> {
        let (_, reading) = reading_of(text);
        let text_of = |quoted: &Quoted| {
            let mut shown = reading.span_of(quoted.inner.clone()).of(reading.text()).to_owned();
            if quoted.continues {
                shown.insert(0, '+');
            }
            if quoted.unclosed {
                shown.push('…');
            }
            shown
        };
        pair(&reading).iter().map(text_of).collect()
    }

    #[test]
    fn kinds_of_marks_may_be_mixed() {
        assert_eq!(
            inner("“We sail,\" he said. ``Soon,'' he added. «Oui.» 「はい」 \"Never” again"),
            ["We sail,", "Soon,", "Oui.", "はい", "Never"]
        );
    }

    #[test]
    fn apostrophes_are_never_paired() {
        assert_eq!(inner("The crews' boats and the '60s weren't Ode's."), Vec::<String>::new());
    }

    #[test]
    fn single_marks_around_a_headline_and_inside_double_ones() {
        assert_eq!(inner("‘We sail at dawn’ - minister"), ["We sail at dawn"]);
        assert_eq!(inner("\"They said 'no' to us,\" he said"), ["They said 'no' to us,"]);
    }

    #[test]
    fn double_marks_inside_single_ones_are_part_of_them() {
        let said = "She told me, \"Leave it to us\", and I did.";
        assert_eq!(inner(&format!("'Late,' said Ode. '{said}' He left.")), ["Late,", said]);
        assert_eq!(
            inner("‘He said “no”, then “yes”.’ ‘No.’"),
            ["He said “no”, then “yes”.", "No."]
        );
        assert_eq!(inner("The 'hood was \"quiet,\" Ode said."), ["quiet,"]);
    }

    #[test]
    fn straight_single_marks_are_told_from_apostrophes() {
        assert_eq!(
            inner("'We sail at dawn,' said Ode. 'The crew's boat is late.'"),
            ["We sail at dawn,", "The crew's boat is late."]
        );
        assert_eq!(
            inner("'The crews' boats aren't late,' he said."),
            ["The crews' boats aren't late,"]
        );
        let none: [&str; 0] = [];
        assert_eq!(
            inner("Rock 'n' roll of the '60s and the crews' boats. The boats' crews."),
            none
        );
    }

    #[test]
    fn an_unclosed_mark_ends_with_the_paragraph_and_goes_on_in_the_next() {
        assert_eq!(
            inner("\"We sail.\n\n\"We return,\" she said.\n\n\"No,\" he said."),
            ["We sail.…", "+We return,", "No,"]
        );
    }

    #[test]
    fn doubled_apostrophes_open_and_close_by_the_blanks() {
        assert_eq!(inner("''We sail,'' he said. ''Soon.''"), ["We sail,", "Soon."]);
        assert_eq!(inner("A board of 5'' was ''long'' enough."), ["long"]);
    }

    #[test]
    fn a_curly_mark_the_wrong_way_round_closes() {
        assert_eq!(inner("“We sail,“ he said. “Soon.”"), ["We sail,", "Soon."]);
    }

    #[test]
    fn a_single_mark_may_close_a_double_one() {
        assert_eq!(inner("“Let’s sail. Come.’ Ode left."), ["Let’s sail. Come."]);
        assert_eq!(inner("“He said ‘no.’ Ode left."), ["He said ‘no.’ Ode left.…"]);
        assert_eq!(
            inner("“The crews’ boats sail. Ode left."),
            ["The crews’ boats sail. Ode left.…"]
        );
    }

    #[test]
    fn guillemets_non_breaking_blanks_and_a_mark_inside_another() {
        assert_eq!(inner("«\u{a0}We sail,\u{a0}» he said."), ["We sail,"]);
        assert_eq!(
            inner("“They said ‘no’ (twice) ... to us,” he said."),
            ["They said ‘no’ (twice) ... to us,"]
        );
    }

    #[test]
    fn brackets_and_dashes_open() {
        assert_eq!(inner("It was (\"slow\") and long—\"very long\"—too"), ["slow", "very long"]);
    }
}
