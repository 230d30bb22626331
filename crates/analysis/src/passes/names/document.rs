//! What the whole document says of its names.
//!
//! Mentions are joined: a family name to the full name (`families`, where several have it), an acronym in
//! brackets to the long form before it, a shortened body to the one longer name that begins with it, and
//! the several names of one place to each other.

use std::ops::Range;

use super::NameKind::{Organization, Person, Place};
use super::evidence::{acronym_behind, surface};
use super::families;
use super::index::{By, Groups, Ones, Several};
use super::lexicon::{Flags, chain_of, flag};
use super::notes::Notes;
use super::parts::{self, is_suffix};
use super::runs::{COMMA, Candidate, View};
use super::words::Class;
use super::{Mention, MentionForm, Name, NameKind};
use crate::passes::tokens::{Key, Shape, TokenKind, key};

/// So many of one family name are told apart, lest a list of them be read again for each.
const BEARERS: usize = 64;

/// The names of a document, in the order of their first mentions.
pub(super) fn link(view: &View<'_>, mut settled: Vec<(Candidate, NameKind)>) -> Vec<Name> {
    settled.sort_by_key(|(candidate, _)| candidate.tokens.start);
    let mut table = Table::of(settled.len());
    let mut tails: Notes<bool> = Notes::new();
    for (candidate, _) in settled.iter().filter(|(_, kind)| *kind == Person) {
        for tail in shorter(view, &candidate.tokens) {
            *tails.note(surface(view, &tail)) = true;
        }
    }
    // Full forms first, so that a short one finds its long one wherever that stands.
    let mut of: Vec<Option<usize>> = Vec::with_capacity(settled.len());
    for (candidate, kind) in &settled {
        let words = Words::of(view, &candidate.tokens);
        let is_tail = || *kind == Person && tails.get(surface(view, &candidate.tokens));
        let full = *kind == Place || (words.count > 1 && !is_tail());
        of.push(full.then(|| table.full(view, candidate, words, *kind)));
    }
    for ((candidate, kind), entry) in settled.iter().zip(&mut of) {
        if entry.is_none() {
            *entry = Some(table.short(view, candidate, *kind));
        }
    }
    let of: Vec<usize> = of.into_iter().flatten().collect();
    table.finish(view, &settled, &of)
}

/// What is asked of the words of a name, without marks.
#[derive(Clone, Copy)]
struct Words {
    first: Option<Key>,
    last: Option<Key>,
    count: usize,
}

impl Words {
    fn of(view: &View<'_>, tokens: &Range<usize>) -> Self {
        let mut words = words(view, tokens);
        let first = words.next();
        let (last, count) = words.fold((first, 1), |(last, count), word| {
            let last = if count > 1 && is_suffix(word) { last } else { Some(word) };
            (last, count + 1)
        });
        Self { first, last, count: if first.is_some() { count } else { 0 } }
    }

    const fn one(word: Key) -> Self {
        Self { first: Some(word), last: Some(word), count: 1 }
    }
}

/// The keys of the words of a name, without marks.
fn words(view: &View<'_>, tokens: &Range<usize>) -> impl Iterator<Item = Key> {
    let tokens = view.reading.tokens.get(tokens.clone()).unwrap_or_default();
    tokens.iter().filter(|token| token.kind != TokenKind::Mark).map(|token| token.key)
}

/// The names found so far.
struct Table {
    entries: Vec<Entry>,
    ones: Ones,
    groups: Groups,
    /// For the initials of one body after another.
    letters: String,
}

pub(super) struct Entry {
    kind: NameKind,
    words: Words,
    /// Whether its last word may be left out where the first is known: `Velo Motors`, not `Velo Maps`.
    headed: bool,
    /// The first token of its first full name.
    pub(super) first: usize,
    /// Of a person, what the given name tells: `MALE`, `FEMALE`, or nothing.
    pub(super) gender: Flags,
    /// The noun of the first role before its full name; 0 for none.
    pub(super) role: Key,
}

/// How many there are: none, one, or several.
enum Count {
    None,
    One(usize),
    Several,
}

impl Count {
    fn of(mut entries: impl Iterator<Item = usize>) -> Self {
        match (entries.next(), entries.next()) {
            (None, _) => Self::None,
            (Some(one), None) => Self::One(one),
            _ => Self::Several,
        }
    }
}

impl Table {
    /// For so many candidates.
    fn of(candidates: usize) -> Self {
        Self {
            entries: Vec::with_capacity(candidates),
            ones: Ones::with_room(candidates),
            groups: Groups::with_room(candidates * 2),
            letters: String::new(),
        }
    }

    fn create(&mut self, kind: NameKind, words: Words) -> usize {
        self.entries.push(Entry { kind, words, headed: true, first: 0, gender: 0, role: 0 });
        self.entries.len() - 1
    }

    fn full(
        &mut self,
        view: &View<'_>,
        candidate: &Candidate,
        words: Words,
        kind: NameKind,
    ) -> usize {
        match kind {
            Person => self.full_person(view, candidate, words),
            Place => {
                let usual = view.lexicon.usual(surface(view, &candidate.tokens));
                self.ones.get(By::Place, usual).unwrap_or_else(|| {
                    let entry = self.create(Place, words);
                    self.ones.set(By::Place, usual, entry);
                    entry
                })
            }
            Organization => {
                let entry = self.body(view, candidate, words);
                self.acronym_behind(view, candidate, entry);
                entry
            }
        }
    }

    fn full_person(&mut self, view: &View<'_>, candidate: &Candidate, own: Words) -> usize {
        let (Some(first), Some(last)) = (own.first, own.last) else {
            return self.create(Person, own);
        };
        let same = self.groups.of(Several::Family, last).find(|&entry| {
            self.entries.get(entry).is_some_and(|entry| entry.words.first == Some(first))
        });
        if let Some(same) = same {
            if let Some(entry) = self.entries.get_mut(same).filter(|entry| entry.role == 0) {
                entry.role = families::role_of(view, candidate);
            }
            return same;
        }
        let entry = self.create(Person, own);
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.first = candidate.tokens.start;
            entry.gender = families::gender_of_given(view, candidate);
            entry.role = families::role_of(view, candidate);
        }
        self.groups.add(Several::Family, last, entry);
        for tail in shorter(view, &candidate.tokens) {
            self.groups.add(Several::Tail, surface(view, &tail), entry);
        }
        for word in words(view, &candidate.tokens).filter(|word| *word != last) {
            self.groups.add(Several::Given, word, entry);
        }
        entry
    }

    fn body(&mut self, view: &View<'_>, candidate: &Candidate, words: Words) -> usize {
        let usual = view.lexicon.usual(surface(view, &unsuffixed(view, &candidate.tokens)));
        if let Some(entry) = self.ones.get(By::Body, usual) {
            return entry;
        }
        self.letters.clear();
        self.letters.extend(initials(view, &candidate.tokens));
        let entry = self.create(Organization, words);
        let last = candidate.tokens.end - 1;
        let headed =
            view.has(last, flag::ORG_HEAD | flag::ORG_SUFFIX) || Class::MAKER.has(view.key(last));
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.headed = headed;
        }
        self.ones.set(By::Body, usual, entry);
        // `Velo Odal` of `Velo Odal Group`
        if words.count >= 3 && headed {
            let shorter = surface(view, &(candidate.tokens.start..last));
            self.ones.set_first(By::Body, shorter, entry);
        }
        self.groups.add(Several::Longer, words.first.unwrap_or_default(), entry);
        if view.has(candidate.tokens.start, flag::PLACE | flag::BEGINS) {
            self.groups.add(Several::Last, words.last.unwrap_or_default(), entry);
        }
        self.groups.add(Several::Initials, key(&self.letters), entry);
        entry
    }

    /// `Long Form (LF)`: the acronym is another name of it.
    fn acronym_behind(&mut self, view: &View<'_>, candidate: &Candidate, entry: usize) {
        if let Some(acronym) = acronym_behind(view, &candidate.tokens) {
            self.ones.set_first(By::Acronym, view.key(acronym.start), entry);
        }
    }

    fn short(&mut self, view: &View<'_>, candidate: &Candidate, kind: NameKind) -> usize {
        let word = view.key(candidate.tokens.start);
        match kind {
            Person if candidate.tokens.len() > 1 => {
                match Count::of(self.groups.of(Several::Tail, surface(view, &candidate.tokens))) {
                    Count::One(one) => one,
                    _ => self.full_person(view, candidate, Words::of(view, &candidate.tokens)),
                }
            }
            Person => self.short_person(view, word, candidate),
            _ => self.short_body(view, word, candidate),
        }
    }

    fn short_person(&mut self, view: &View<'_>, word: Key, candidate: &Candidate) -> usize {
        let by_family = Count::of(self.groups.of(Several::Family, word));
        let one = match by_family {
            Count::One(one) => Some(one),
            Count::None => match Count::of(self.groups.of(Several::Given, word)) {
                Count::One(one) => Some(one),
                _ => None,
            },
            Count::Several => {
                let one = self.of_family(view, word, candidate);
                return self.called(candidate, word, one);
            }
        };
        if let Some(one) = one {
            return one;
        }
        let entry = self.create(Person, Words::one(word));
        if matches!(by_family, Count::None) {
            self.groups.add(Several::Family, word, entry);
        }
        entry
    }

    /// Whom the family name means that several have.
    fn of_family(&self, view: &View<'_>, word: Key, candidate: &Candidate) -> Option<usize> {
        let bearers = self.groups.of(Several::Family, word).take(BEARERS);
        let bearers = bearers.filter_map(|one| Some((one, self.entries.get(one)?)));
        let bearers: Vec<(usize, &Entry)> = bearers.collect();
        families::meant(view, candidate, &bearers, self.ones.get(By::Called, word))
    }

    /// Keeps whom the family name means; where that is not known, somebody else again, who keeps the name
    /// if nobody else has been named before.
    fn called(&mut self, candidate: &Candidate, word: Key, one: Option<usize>) -> usize {
        let named = |one: usize| {
            self.entries.get(one).is_some_and(|entry| entry.first < candidate.tokens.start)
        };
        let keeps = one.is_some() || !self.groups.of(Several::Family, word).any(named);
        let entry = one.unwrap_or_else(|| self.create(Person, Words::one(word)));
        if keeps {
            self.ones.set(By::Called, word, entry);
        }
        entry
    }

    fn short_body(&mut self, view: &View<'_>, word: Key, candidate: &Candidate) -> usize {
        if let Some(entry) = self.ones.get(By::Acronym, word) {
            return entry;
        }
        let usual = view.lexicon.usual(chain_of(&[word]));
        if let Some(entry) = self.ones.get(By::Body, usual) {
            return entry;
        }
        // A branch is not its owner: `Velo Norway` is not what `Velo` means, nor a committee its house.
        let listed = view.has(candidate.tokens.start, flag::ORG);
        let letters = view.shape(candidate.tokens.start) == Shape::Upper;
        let is_branch = |&entry: &usize| {
            let Some(entry) = self.entries.get(entry) else { return false };
            entry.words.last.is_some_and(|last| {
                view.lexicon.is_land(last)
                    || (listed && (letters || Class::BRANCH.has(last) || !entry.headed))
            })
        };
        let by_word = self.groups.of(Several::Longer, word);
        let club = Class::CLUB.has(word);
        let by_word = match Count::of(by_word.filter(|entry| !club && !is_branch(entry))) {
            // `the Pilots` of the Ardal Pilots.
            Count::None if is_team(view, candidate) => {
                Count::of(self.groups.of(Several::Last, word))
            }
            count => count,
        };
        let by_letters = if view.shape(candidate.tokens.start) == Shape::Upper {
            let text = view.reading.word(candidate.tokens.start);
            let letters = if text.contains('.') { key(&text.replace('.', "")) } else { word };
            Count::of(self.groups.of(Several::Initials, letters))
        } else {
            Count::None
        };
        match (by_word, by_letters) {
            (Count::One(one), Count::None) | (Count::None, Count::One(one)) => return one,
            (Count::One(one), Count::One(other)) if one == other => return one,
            _ => {}
        }
        let entry = self.create(Organization, Words::one(word));
        self.ones.set(By::Body, usual, entry);
        entry
    }

    /// The names of the entries, of which `of` names one for each of the settled.
    fn finish(self, view: &View<'_>, settled: &[(Candidate, NameKind)], of: &[usize]) -> Vec<Name> {
        let mut counts = vec![0; self.entries.len()];
        for entry in of {
            counts[*entry] += 1;
        }
        let mut names: Vec<(Name, Range<usize>)> = Vec::with_capacity(self.entries.len());
        names.extend(self.entries.iter().zip(counts).map(|(entry, count)| {
            // A person is mentioned by role and pronoun as well.
            let more = if entry.kind == Person { count } else { 0 };
            let (mentions, roles) = (Vec::with_capacity(count + more), Vec::new());
            (Name { kind: entry.kind, name: String::new(), mentions, roles }, 0..0)
        }));
        for ((candidate, _), entry) in settled.iter().zip(of) {
            let ((name, fullest), entry) = (&mut names[*entry], &self.entries[*entry]);
            let tokens = candidate.tokens.clone();
            let len = |tokens: &Range<usize>| view.reading.span_of(tokens.clone()).len();
            // `Lund` rather than the `LUND` of a dateline.
            let loud = |tokens: &Range<usize>| view.shape(tokens.start) == Shape::Upper;
            let plainer =
                loud(fullest) && !loud(&tokens) && surface(view, &tokens) == surface(view, fullest);
            if tokens.len() > fullest.len()
                || (tokens.len() == fullest.len() && (len(&tokens) > len(fullest) || plainer))
            {
                *fullest = tokens.clone();
            }
            let short = tokens.len() == 1 && view.shape(tokens.start) == Shape::Upper;
            let acronym = entry.kind == Organization
                && short
                && (entry.words.count > 1 || !view.reading.word(tokens.start).contains('.'));
            let form = if acronym { MentionForm::Acronym } else { MentionForm::Name };
            name.mentions.push(mention(view, tokens, form));
            if entry.kind == Person && !candidate.role.is_empty() {
                name.roles.push(mention(view, candidate.role.clone(), MentionForm::Role));
            }
        }
        let mut names: Vec<Name> = names
            .into_iter()
            .map(|(name, fullest)| {
                let text = view.reading.span_of(fullest).get(view.reading.text());
                Name { name: text.unwrap_or_default().to_owned(), ..name }
            })
            .collect();
        names.sort_by_key(|name| name.mentions.first().map(|mention| mention.tokens.start));
        names
    }
}

/// What a person with a long name is called for short, in several words: `von der Ley`, and of `Ana
/// Ode de la Mar` `Ode de la Mar` and `Ana Ode`.
fn shorter(view: &View<'_>, tokens: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let tail = parts::tail(view, tokens);
    let own = parts::core(view, tokens);
    let long = own.len() >= 3 && own.clone().all(|at| view.is_capital(at) || view.is_link(at));
    let own = if long { own } else { own.end..own.end };
    let (first, end) = (own.start, own.end);
    let family = own.clone().skip(1).filter(move |&at| end - at >= 2).map(move |at| at..end);
    let given = own.skip(2).take(end.saturating_sub(first + 3)).map(move |at| first..at);
    let known = tail.clone();
    tail.into_iter().chain(family.chain(given).filter(move |one| {
        known.as_ref() != Some(one) && view.is_capital(one.start) && view.is_capital(one.end - 1)
    }))
}

/// A body's name without `Inc.`
fn unsuffixed(view: &View<'_>, tokens: &Range<usize>) -> Range<usize> {
    let mut end = tokens.end;
    while end > tokens.start + 1
        && (view.has(end - 1, flag::ORG_SUFFIX) || view.key(end - 1) == COMMA)
    {
        end -= 1;
    }
    tokens.start..end
}

/// Whether one word in the plural, or what clubs are called, may be a team's name without its town.
fn is_team(view: &View<'_>, candidate: &Candidate) -> bool {
    let word = view.reading.word(candidate.tokens.start);
    Class::CLUB.has(view.key(candidate.tokens.start))
        || (word.len() > 3
            && word.ends_with('s')
            && !view.has(candidate.tokens.start, flag::ORG_HEAD))
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
pub(super) fn initials(view: &View<'_>, tokens: &Range<usize>) -> impl Iterator<Item = char> {
    let capitals = tokens.clone().filter(|&at| view.is_capital(at));
    capitals.filter_map(|at| view.reading.word(at).chars().next())
}
