//! Quoted words: what an article gives between quotation marks, to be compared with another's.
//!
//! Two articles that quote the same six words in their order nearly always tell of one occasion on which
//! they were said, however much else they tell: a round-up of reactions shares little else with the
//! piece on one of them. Runs of words that anyone might say (`I don't know what to`) are left out: half
//! of the six must be no stop words.
//!
//! Limits of this version: double marks only, and a quotation that goes on in the next paragraph is read
//! only there where that opens with a mark again.

use copydesk_core::Span;

use crate::passes::tokens::{Key, Reading, Token, TokenKind};
use crate::stems;

/// Words in a run.
const WIDTH: usize = 6;

/// How many words of a run must be no stop words.
const OWN: usize = 3;

/// The runs of quoted words of an article, sorted, each with its first place.
#[derive(Clone, Debug, Default)]
pub(super) struct Quoted(Vec<(u64, Span)>);

impl Quoted {
    pub(super) fn of(reading: &Reading) -> Self {
        let mut runs = Vec::new();
        for paragraph in &reading.paragraphs {
            let first = paragraph.tokens().start;
            let tokens = reading.tokens.get(paragraph.tokens()).unwrap_or_default();
            let mut inside = false;
            let mut words: Vec<usize> = Vec::new();
            for (at, token) in tokens.iter().enumerate() {
                if let Some(opens) = opens(reading, token, inside) {
                    inside = opens;
                    words.clear();
                } else if inside && is_word(token) {
                    words.push(at);
                    if let Some(run) = words.len().checked_sub(WIDTH)
                        && let Some(key) = run_key(tokens, &words[run..])
                    {
                        runs.push((key, reading.source_of(first + words[run]..first + at + 1)));
                    }
                }
            }
        }
        runs.sort_unstable();
        runs.dedup_by_key(|run| run.0);
        Self(runs)
    }

    /// The first words of this article that both quote, and where the other has them.
    ///
    /// Every pair of articles that may be of one story is asked, so both lists are passed once.
    pub(super) fn shared(&self, other: &Self) -> Option<(Span, Span)> {
        let mut theirs = other.0.iter().peekable();
        let shared = self.0.iter().filter_map(|(key, ours)| {
            while theirs.next_if(|run| run.0 < *key).is_some() {}
            theirs.peek().filter(|run| run.0 == *key).map(|run| (*ours, run.1))
        });
        shared.min()
    }
}

/// Whether a mark opens or closes a quotation; `None` where it does neither.
fn opens(reading: &Reading, token: &Token, inside: bool) -> Option<bool> {
    if token.kind != TokenKind::Mark {
        return None;
    }
    match token.span.get(reading.text())? {
        "\"" => Some(!inside),
        "“" | "„" | "``" => Some(true),
        "”" | "''" => Some(false),
        _ => None,
    }
}

const fn is_word(token: &Token) -> bool {
    !matches!(token.kind, TokenKind::Mark | TokenKind::Possessive)
}

/// The words of a run as one number, if enough of them are its own.
fn run_key(tokens: &[Token], words: &[usize]) -> Option<u64> {
    let keys = || words.iter().filter_map(|&at| tokens.get(at)).map(|token| token.key);
    let own = keys().filter(|key| !stems::is_stop_word(*key)).count();
    let step = |sum: u64, key: Key| (sum.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (own >= OWN).then(|| keys().fold(0, step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passes::tokens::reading_of;

    fn shared(a: &str, b: &str) -> Option<[String; 2]> {
        let [(left, ours), (right, theirs)] = [reading_of(a), reading_of(b)];
        let shared = Quoted::of(&ours).shared(&Quoted::of(&theirs));
        let there = Quoted::of(&theirs).shared(&Quoted::of(&ours)).map(|(b, a)| (a, b));
        assert_eq!(shared, there);
        let (ours, theirs) = shared?;
        Some([ours.get(left.text())?.to_owned(), theirs.get(right.text())?.to_owned()])
    }

    #[test]
    fn six_words_that_both_quote() {
        let a = "She called it \"the worst storm this harbour ever met\" on Monday.\n";
        let b = "“It was the worst storm this harbour ever met,” said Ode.\n";
        let words = "the worst storm this harbour ever";
        assert_eq!(shared(a, b), Some([words.to_owned(), words.to_owned()]));
        let told = "It was the worst storm this harbour ever met, said Ode.\n";
        assert_eq!(shared(a, told), None);
        assert_eq!(shared(a, "\"The worst storm this harbour\" ever met the quay.\n"), None);
    }

    #[test]
    fn what_anyone_might_say_is_nobodys() {
        let a = "\"I do not know what they will do with it,\" he said.\n";
        assert_eq!(shared(a, a), None);
    }
}
