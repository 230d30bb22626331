//! What the whole document says of its names.
//!
//! First every surface gets one kind, by the sum of what its mentions say. Then mentions are joined:
//! a family name to the full name, an acronym in brackets to the long form before it, a shortened
//! body to the one longer name that begins with it, and the several names of one place to each other.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::NameKind::{Organization, Person, Place};
use super::lexicon::{chain_of, flag};
use super::runs::{Candidate, View};
use super::{Mention, MentionForm, Name, NameKind};
use crate::passes::tokens::{Key, Shape, TokenKind, key};

/// The names of a document, in the order of their first mentions.
pub(super) fn link(
    view: &View<'_>,
    candidates: Vec<Candidate>,
    loud: &[Range<usize>],
) -> Vec<Name> {
    let evidence = Evidence::of(view, &candidates);
    let mut settled: Vec<(Candidate, NameKind)> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if let Some(kind) = evidence.kind(view, &candidate) {
            settled.push((candidate, kind));
        }
    }
    for sentence in loud {
        evidence.read_loud(view, sentence.clone(), &mut settled);
    }
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

fn surface(view: &View<'_>, tokens: &Range<usize>) -> Key {
    view.reading
        .tokens
        .get(tokens.clone())
        .unwrap_or_default()
        .iter()
        .fold(0, |so_far, token| super::lexicon::chain(so_far, token.key))
}

const fn slot(kind: NameKind) -> usize {
    match kind {
        Person => 0,
        Organization => 1,
        Place => 2,
    }
}

/// What the candidates of a document say together.
struct Evidence {
    /// By surface, what speaks for each kind.
    votes: FxHashMap<Key, [u32; 3]>,
    /// The family names and the other words of full names of persons.
    family: FxHashMap<Key, bool>,
    /// The first words of longer names of bodies.
    bodies: FxHashSet<Key>,
}

impl Evidence {
    fn of(view: &View<'_>, candidates: &[Candidate]) -> Self {
        let mut evidence = Self {
            votes: FxHashMap::default(),
            family: FxHashMap::default(),
            bodies: FxHashSet::default(),
        };
        for candidate in candidates {
            let Some(kind) = candidate.kind else { continue };
            let votes = evidence.votes.entry(surface(view, &candidate.tokens)).or_default();
            votes[slot(kind)] += u32::from(candidate.weight);
            if candidate.tokens.len() < 2 {
                if kind == Person && candidate.weight == 4 {
                    evidence.family.insert(view.key(candidate.tokens.start), true);
                }
                continue;
            }
            if kind == Person && candidate.weight >= 2 {
                for at in candidate.tokens.clone() {
                    let last = at + 1 == candidate.tokens.end;
                    if view.is_capital(at) && view.shape(at) != Shape::Initial {
                        *evidence.family.entry(view.key(at)).or_default() |= last;
                    }
                }
            }
            if kind == Organization && candidate.weight >= 2 {
                evidence.bodies.insert(view.key(candidate.tokens.start));
            }
        }
        evidence
    }

    /// The kind of a candidate, or `None` if it is no name.
    fn kind(&self, view: &View<'_>, candidate: &Candidate) -> Option<NameKind> {
        let first = candidate.tokens.start;
        let single = candidate.tokens.len() == 1;
        let votes = self.votes.get(&surface(view, &candidate.tokens)).copied().unwrap_or_default();
        let winner = winner(votes);
        if single && candidate.kind != Some(Person) {
            let family = self.family.get(&view.key(first)).copied();
            let place = candidate.kind == Some(Place) && candidate.weight >= 4;
            let located = place
                && matches!(view.reading.word(first.wrapping_sub(1)), "in" | "from" | "to" | "at");
            let body = candidate.kind == Some(Organization) && candidate.weight >= 4;
            if !located && !body && (family == Some(true) || (family.is_some() && !place)) {
                return Some(Person);
            }
        }
        match candidate.kind {
            Some(kind) if candidate.weight >= 3 => Some(kind),
            Some(kind) => winner.or(Some(kind)),
            None => {
                winner.or_else(|| self.bodies.contains(&view.key(first)).then_some(Organization))
            }
        }
    }
}

impl Evidence {
    /// Reads a loud sentence: finds what the document or a lexicon knows.
    fn read_loud(
        &self,
        view: &View<'_>,
        sentence: Range<usize>,
        settled: &mut Vec<(Candidate, NameKind)>,
    ) {
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((end, kind)) = self.loud_name(view, at, sentence.end) else {
                at += 1;
                continue;
            };
            let candidate =
                Candidate { tokens: at..end, kind: Some(kind), weight: 1, role: at..at };
            settled.push((candidate, kind));
            at = end;
        }
    }

    /// The name that begins at `at` in a loud sentence: one past its end.
    fn loud_name(&self, view: &View<'_>, at: usize, limit: usize) -> Option<(usize, NameKind)> {
        if !view.is_capital(at) {
            return None;
        }
        let mut so_far = 0;
        let mut found = None;
        for next in at..limit.min(at + 7) {
            so_far = super::lexicon::chain(so_far, view.key(next));
            if let Some(kind) = self.votes.get(&so_far).and_then(|votes| winner(*votes)) {
                found = Some((next + 1, kind));
            }
        }
        if found.is_some() {
            return found;
        }
        if view.has(at, flag::BEGINS) {
            let known = view.lexicon.longest(view.reading, at, limit);
            let kind = known.and_then(|(end, flags)| Some((end, super::segment::kind_of(flags)?)));
            if kind.is_some() {
                return kind;
            }
        }
        let plain = view.is_common(at);
        if let (Some(_), false) = (self.family.get(&view.key(at)), plain) {
            return Some((at + 1, Person));
        }
        let next_named = view.is_capital(at + 1) && at + 1 < limit;
        if view.has(at, flag::GIVEN) && next_named {
            let surname = view.has(at + 1, flag::SURNAME);
            let unknown = !view.is_common(at + 1) && view.flags(at + 1) == 0;
            if surname || (unknown && !plain) {
                return Some((at + 2, Person));
            }
        }
        if plain {
            return None;
        }
        super::segment::kind_of(view.flags(at)).map(|kind| (at + 1, kind))
    }
}

/// The kind with the most votes; none where two have alike or nobody voted.
fn winner(votes: [u32; 3]) -> Option<NameKind> {
    let most = votes.iter().copied().max().unwrap_or(0);
    let leads = votes.iter().filter(|&&count| count == most).count();
    if most == 0 || leads > 1 {
        return None;
    }
    [Person, Organization, Place].into_iter().find(|kind| votes[slot(*kind)] == most)
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
        let at = candidate.tokens.end;
        let short = view.shape(at + 1) == Shape::Upper || view.shape(at + 1) == Shape::Mixed;
        if view.key(at) == key("(") && short && view.key(at + 2) == key(")") {
            self.acronyms.entry(view.key(at + 1)).or_insert(entry);
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
        let by_word = self.longer.get(&word).map_or(&[][..], Vec::as_slice);
        let by_letters = if upper {
            self.initials.get(&key(&text)).map_or(&[][..], Vec::as_slice)
        } else {
            &[][..]
        };
        match (by_word, by_letters) {
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
