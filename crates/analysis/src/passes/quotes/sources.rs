//! What kind of source speaks: somebody with a name, the holder of a role, somebody who is not to be
//! known, several at once, a body, or something written.
//!
//! Decides by the name's kind, else by the head of the words that name the source (a table,
//! `data/quotes/sources.txt`), by its number and article (`an official` is nobody in particular, `the
//! minister` somebody), and by a condition of anonymity in the sentence.
//!
//! Limits of this version: English; a plural is told by its last letter.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::lexicon::{DETERMINER, FIGURES, FIRST_PERSON, JOINT, PRONOUN, QUANTITY, WITHHELD};
use super::page::{Page, is};
use super::subject::is_plural;
use crate::passes::names::NameKind;
use crate::passes::tokens::{Key, TokenKind, key};

/// What kind of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SourceClass {
    /// A person with a name.
    Named,
    /// A person by his or her role: `the minister`, `a spokesman for the port`.
    Role,
    /// A person who is not named and not to be known: `a senior official`, `a source`.
    Anonymous,
    /// Several: `officials`, `the two leaders`, `Ode and Marsh`.
    Collective,
    /// Something written, shown or counted: `the report`, `a poll`.
    Document,
    /// A body, or a place that stands for its government.
    Organization,
    /// A pronoun, and it is not known for whom it stands.
    Pronoun,
}

const ANONYMITY: Key = key("anonymity");
const BE: Key = key("be");

const ANONYMOUS: u8 = 1;
const HIDDEN: u8 = 1 << 1;
const COLLECTIVE: u8 = 1 << 2;
const DOCUMENT: u8 = 1 << 3;
const ORGANIZATION: u8 = 1 << 4;

/// The class of the source that these tokens name.
pub(super) fn class(page: &Page<'_>, tokens: &Range<usize>, kind: Option<NameKind>) -> SourceClass {
    let several = tokens.clone().any(|at| is!(page, at, "and"));
    // `Secretary of Ports and Ferries Kari Ode` is one.
    let person = |at: usize| {
        page.is_personal(at) || page.mention(at).is_some_and(|one| one.kind == NameKind::Person)
    };
    let persons =
        several && (tokens.start + 1..tokens.end).any(|at| is!(page, at, "and") && person(at - 1));
    match kind {
        Some(NameKind::Person) if persons => return SourceClass::Collective,
        Some(NameKind::Person) => return SourceClass::Named,
        Some(_) => return SourceClass::Organization,
        None => {}
    }
    let head = head(page, tokens);
    let bits = noun(page, head);
    if tokens.len() == 1 && page.has(head, PRONOUN | FIRST_PERSON) && bits & COLLECTIVE == 0 {
        return SourceClass::Pronoun;
    }
    if tokens.clone().any(|at| noun(page, at) & HIDDEN != 0) || is_unattributable(page, head) {
        return SourceClass::Anonymous;
    }
    // `one of the pilots`
    if is!(page, tokens.start, "one") && is!(page, tokens.start + 1, "of") && tokens.len() > 2 {
        return SourceClass::Anonymous;
    }
    if bits & DOCUMENT != 0 {
        return SourceClass::Document;
    }
    let source = is!(page, head, "source") || is!(page, head, "sources");
    if bits & COLLECTIVE != 0 || several || (is_plural(page, head) && !source) {
        return SourceClass::Collective;
    }
    if page.has(tokens.start, QUANTITY) && !is!(page, tokens.start, "one") {
        return SourceClass::Collective;
    }
    if bits & ORGANIZATION != 0 {
        return SourceClass::Organization;
    }
    // `an official`, `one aide`; but `the official` whom the copy has told of.
    let open = is!(page, tokens.start, "a" | "an" | "one" | "another")
        || !page.has(tokens.start, DETERMINER);
    if source || (bits & ANONYMOUS != 0 && open) {
        return SourceClass::Anonymous;
    }
    SourceClass::Role
}

/// The head of a phrase: its last noun before a preposition.
fn head(page: &Page<'_>, tokens: &Range<usize>) -> usize {
    // `the University of Ardal student`
    let free = |at: usize| page.mention(at).is_none();
    let joint = (tokens.start + 1..tokens.end).find(|&at| page.has(at, JOINT) && free(at));
    let end = joint.unwrap_or(tokens.end);
    (tokens.start..end).rev().find(|&at| page.is_word(at)).unwrap_or(tokens.start)
}

/// Whether the sentence says that its source is not to be known: `on condition of anonymity`.
fn is_unattributable(page: &Page<'_>, at: usize) -> bool {
    let Some(sentence) = page.sentence_of(at).and_then(|index| page.sentences.get(index)) else {
        return false;
    };
    sentence.tokens().any(|at| {
        page.key(at) == ANONYMITY
            || (page.key(at) == BE
                && (is!(page, at + 1, "named") || is!(page, at + 1, "identified"))
                && (at.saturating_sub(4)..at).any(|at| page.has(at, WITHHELD)))
    })
}

/// Whether it is a noun for what has been written or shown.
pub(super) fn is_document(page: &Page<'_>, at: usize) -> bool {
    noun(page, at) & DOCUMENT != 0
}

/// Whether it is a noun for what tells by being looked at: `the report`, `official figures`.
pub(super) fn is_shown(page: &Page<'_>, at: usize) -> bool {
    is_document(page, at) || page.has(at, FIGURES)
}

/// Whether it is a noun for a body: `the newspaper`.
pub(super) fn is_body(page: &Page<'_>, at: usize) -> bool {
    noun(page, at) & ORGANIZATION != 0
}

/// Whether it is a noun for many: `the police`, `state media`.
pub(super) fn is_collective(page: &Page<'_>, at: usize) -> bool {
    noun(page, at) & COLLECTIVE != 0
}

/// What the table knows of a noun, or of its singular.
fn noun(page: &Page<'_>, at: usize) -> u8 {
    let Some(token) = page.reading.tokens.get(at).filter(|token| token.kind == TokenKind::Word)
    else {
        return 0;
    };
    let nouns = nouns();
    if let Some(bits) = nouns.get(&token.key) {
        return *bits;
    }
    let word = page.reading.word(at);
    word.strip_suffix('s').and_then(|one| nouns.get(&key(one))).copied().unwrap_or(0)
}

fn nouns() -> &'static FxHashMap<Key, u8> {
    static NOUNS: OnceLock<FxHashMap<Key, u8>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let mut nouns: FxHashMap<Key, u8> = FxHashMap::default();
        let mut section = 0;
        let table = include_str!("../../../data/quotes/sources.txt");
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            if let Some(name) = row.strip_prefix('[').and_then(|row| row.strip_suffix(']')) {
                section = match name {
                    "anonymous" => ANONYMOUS,
                    "hidden" => HIDDEN,
                    "collective" => COLLECTIVE,
                    "document" => DOCUMENT,
                    "organization" => ORGANIZATION,
                    _ => 0,
                };
                continue;
            }
            for word in row.split_whitespace() {
                *nouns.entry(key(word)).or_default() |= section;
            }
        }
        nouns
    })
}
