//! What the whole document says of its names.
//!
//! Mentions are joined: a family name to the full name, an acronym in brackets to the long form before it, a shortened
//! body to the one longer name that begins with it, and the several names of one place to each other.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::NameKind::{Organization, Person, Place};
use super::evidence::{acronym_behind, surface};
use super::lexicon::chain_of;
use super::runs::{Candidate, View};
use super::{Mention, MentionForm, Name, NameKind};
use crate::passes::tokens::{Key, Shape, TokenKind, key};

/// The names of a document, in the order of their first mentions.
pub(super) fn link(view: &View<'_>, mut settled: Vec<(Candidate, NameKind)>) -> Vec<Name> {
    settled.sort_by_key(|(candidate, _)| candidate.tokens.start);
    let mut table = Table::default();
    // Full forms first, so that a short one finds its long one wherever that stands.
    for (index, (candidate, kind)) in settled.iter().enumerate() {
        if words(view, &candidate.tokens).len() > 1 || *kind == Place {
            table.add_full(view, index, candidate, *kind);
        }
    }
    for (index, (candidate, kind)) in settled.iter().enumerate() {
        if !table.has(index) {
            table.add_short(view, index, candidate, *kind);
        }
    }
    table.finish(view, &settled)
}

/// The keys of the words of a name, without marks.
fn words(view: &View<'_>, tokens: &Range<usize>) -> Vec<Key> {
    let tokens = view.reading.tokens.get(tokens.clone()).unwrap_or_default();
    tokens.iter().filter(|token| token.kind != TokenKind::Mark).map(|token| token.key).collect()
}

/// The names found so far.
#[derive(Default)]
struct Table {
    entries: Vec<Entry>,
    /// By the index of the settled candidate, the entry.
    of: FxHashMap<usize, usize>,
    /// By the chain of its usual name.
    places: FxHashMap<Key, usize>,
    bodies: FxHashMap<Key, usize>,
    persons: FxHashMap<Key, Vec<usize>>,
    /// The other words of persons' names.
    given: FxHashMap<Key, Vec<usize>>,
    acronyms: FxHashMap<Key, usize>,
    /// Bodies of several words, by their first word and by their initials.
    longer: FxHashMap<Key, Vec<usize>>,
    initials: FxHashMap<Key, Vec<usize>>,
}

struct Entry {
    kind: NameKind,
    words: Vec<Key>,
    candidates: Vec<usize>,
}

impl Table {
    fn has(&self, candidate: usize) -> bool {
        self.of.contains_key(&candidate)
    }

    fn put(&mut self, index: usize, entry: usize) {
        self.of.insert(index, entry);
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.candidates.push(index);
        }
    }

    fn create(&mut self, kind: NameKind, words: Vec<Key>) -> usize {
        self.entries.push(Entry { kind, words, candidates: Vec::new() });
        self.entries.len() - 1
    }

    fn add_full(&mut self, view: &View<'_>, index: usize, candidate: &Candidate, kind: NameKind) {
        let words = words(view, &candidate.tokens);
        let entry = match kind {
            Person => self.full_person(words),
            Place => {
                let usual = view.lexicon.usual(surface(view, &candidate.tokens));
                if let Some(entry) = self.places.get(&usual) {
                    *entry
                } else {
                    let entry = self.create(Place, words);
                    self.places.insert(usual, entry);
                    entry
                }
            }
            Organization => {
                let entry = self.body(view, candidate, words);
                self.acronym_behind(view, candidate, entry);
                entry
            }
        };
        self.put(index, entry);
    }

    fn full_person(&mut self, words: Vec<Key>) -> usize {
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
            return self.create(Person, words);
        };
        let same = self.persons.get(&last).and_then(|entries| {
            entries.iter().copied().find(|&entry| {
                self.entries.get(entry).is_some_and(|entry| entry.words.first() == Some(&first))
            })
        });
        if let Some(same) = same {
            return same;
        }
        let entry = self.create(Person, words.clone());
        self.persons.entry(last).or_default().push(entry);
        for word in words {
            if word != last {
                self.given.entry(word).or_default().push(entry);
            }
        }
        entry
    }

    fn body(&mut self, view: &View<'_>, candidate: &Candidate, words: Vec<Key>) -> usize {
        let usual = view.lexicon.usual(surface(view, &candidate.tokens));
        if let Some(entry) = self.bodies.get(&usual) {
            return *entry;
        }
        let initials = key(&initials(view, &candidate.tokens));
        let first = words.first().copied();
        let entry = self.create(Organization, words);
        self.bodies.insert(usual, entry);
        self.longer.entry(first.unwrap_or_default()).or_default().push(entry);
        self.initials.entry(initials).or_default().push(entry);
        entry
    }

    /// `Long Form (LF)`: the acronym is another name of it.
    fn acronym_behind(&mut self, view: &View<'_>, candidate: &Candidate, entry: usize) {
        if let Some(acronym) = acronym_behind(view, candidate.tokens.end) {
            self.acronyms.entry(view.key(acronym.start)).or_insert(entry);
        }
    }

    fn add_short(&mut self, view: &View<'_>, index: usize, candidate: &Candidate, kind: NameKind) {
        let word = view.key(candidate.tokens.start);
        let entry = match kind {
            Person => self.short_person(word, candidate),
            _ => self.short_body(view, word, candidate),
        };
        self.put(index, entry);
    }

    fn short_person(&mut self, word: Key, candidate: &Candidate) -> usize {
        let by_family = self.persons.get(&word).map_or(&[][..], Vec::as_slice);
        let titled = !candidate.role.is_empty();
        let by_given = if titled && !by_family.is_empty() {
            &[][..]
        } else {
            self.given.get(&word).map_or(&[][..], Vec::as_slice)
        };
        let one = match (by_family, by_given) {
            ([one], _) | ([], [one]) => Some(*one),
            _ => None,
        };
        if let Some(one) = one {
            return one;
        }
        let entry = self.create(Person, vec![word]);
        if by_family_is_empty(&self.persons, word) {
            self.persons.insert(word, vec![entry]);
        }
        entry
    }

    fn short_body(&mut self, view: &View<'_>, word: Key, candidate: &Candidate) -> usize {
        if let Some(entry) = self.acronyms.get(&word) {
            return *entry;
        }
        let usual = view.lexicon.usual(chain_of(&[word]));
        if let Some(entry) = self.bodies.get(&usual) {
            return *entry;
        }
        let text = view.reading.word(candidate.tokens.start).replace('.', "");
        let upper = view.shape(candidate.tokens.start) == Shape::Upper;
        // A branch is not its owner: `Velo Norway` is not what `Velo` means.
        let is_branch = |&entry: &usize| {
            let last = self.entries.get(entry).and_then(|entry| entry.words.last());
            last.is_some_and(|last| view.lexicon.is_land(*last))
        };
        let by_word = self.longer.get(&word).into_iter().flatten().copied();
        let by_word: Vec<usize> = by_word.filter(|entry| !is_branch(entry)).collect();
        let by_letters = if upper {
            self.initials.get(&key(&text)).map_or(&[][..], Vec::as_slice)
        } else {
            &[][..]
        };
        match (by_word.as_slice(), by_letters) {
            ([one], []) | ([], [one]) => return *one,
            ([one], [other]) if one == other => return *one,
            _ => {}
        }
        let entry = self.create(Organization, vec![word]);
        self.bodies.insert(usual, entry);
        entry
    }

    fn finish(self, view: &View<'_>, settled: &[(Candidate, NameKind)]) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::with_capacity(self.entries.len());
        for entry in self.entries {
            let mut indices = entry.candidates;
            indices.sort_unstable();
            let mut mentions = Vec::with_capacity(indices.len());
            let mut roles = Vec::new();
            let mut fullest: Option<Range<usize>> = None;
            for index in indices {
                let Some((candidate, _)) = settled.get(index) else { continue };
                let tokens = candidate.tokens.clone();
                let longer = fullest.as_ref().is_none_or(|full| {
                    let len = |tokens: &Range<usize>| view.reading.span_of(tokens.clone()).len();
                    tokens.len() > full.len()
                        || (tokens.len() == full.len() && len(&tokens) > len(full))
                });
                let short = tokens.len() == 1 && view.shape(tokens.start) == Shape::Upper;
                let acronym = entry.kind == Organization
                    && short
                    && (entry.words.len() > 1 || !view.reading.word(tokens.start).contains('.'));
                let form = if acronym { MentionForm::Acronym } else { MentionForm::Name };
                if longer {
                    fullest = Some(tokens.clone());
                }
                mentions.push(mention(view, tokens, form));
                if entry.kind == Person && !candidate.role.is_empty() {
                    roles.push(mention(view, candidate.role.clone(), MentionForm::Role));
                }
            }
            let Some(fullest) = fullest else { continue };
            let name = view.reading.span_of(fullest).get(view.reading.text()).unwrap_or_default();
            names.push(Name { kind: entry.kind, name: name.to_owned(), mentions, roles });
        }
        names.sort_by_key(|name| name.mentions.first().map(|mention| mention.tokens.start));
        names
    }
}

fn by_family_is_empty(persons: &FxHashMap<Key, Vec<usize>>, word: Key) -> bool {
    persons.get(&word).is_none_or(Vec::is_empty)
}

/// A mention over these tokens.
pub(super) fn mention(view: &View<'_>, tokens: Range<usize>, form: MentionForm) -> Mention {
    Mention {
        span: view.reading.source_of(tokens.clone()),
        tokens: tokens.start as u32..tokens.end as u32,
        form,
    }
}

/// The first letters of the capitalised words of a body.
fn initials(view: &View<'_>, tokens: &Range<usize>) -> String {
    let capitals = tokens.clone().filter(|&at| view.is_capital(at));
    capitals.filter_map(|at| view.reading.word(at).chars().next()).collect()
}
