//! A learned tagger over the stretches in which names can stand.
//!
//! A stretch is a run of capitalised words with the small words, marks and figures that may join
//! them; what stands outside is no name and is not scored. Each token of a stretch gets features
//! ([`features`]): its shape, the nouns beside the run that it stands in, what the lexicons and the
//! document say of it, and what the rules made of it. A linear-chain conditional random field
//! ([`weights`]) says which sequence of labels fits best; Viterbi's algorithm finds it.
//!
//! Public for the example that learns the weights; it promises nothing to others.

mod around;
mod beside;
mod cuts;
mod features;
mod heads;
mod roles;
mod spans;
mod stretches;
mod unlisted;
mod weights;
mod wholes;

use std::ops::Range;

pub use features::Features;
use features::Reader;
use roles::role_of;
use spans::{
    asked, coordinated, is_brand, is_known_body, is_known_family, is_no_name, is_no_person, joined,
    led_by_people, listed, owner, titled, trimmed,
};
use weights::Scorer;
pub use weights::Weights;

use super::NameKind::{self, Organization, Person};
use super::evidence::{Evidence, Noted};
use super::lexicon::flag;
use super::office::office;
use super::parts::{ends_double, nicknamed};
use super::runs::{Candidate, OF, THE, View, candidates, is_company};
use super::{Name, find};
use crate::passes::sentences::Sentence;
use crate::passes::tokens::{Key, Reading, Shape, key};

const I: Key = key("i");
const AMPERSAND: Key = key("&");

/// So many tokens from a stretch what is read of its spans may stand.
const REACH: usize = 10;

/// How many labels there are: none, then the first tokens of the four kinds, then the others.
pub const LABELS: usize = 9;

/// How many kinds there are: the three of [`NameKind`], and names of anything else.
pub const KINDS: usize = 4;

/// The label of a token that is in no name.
pub const NONE: usize = 0;

/// The label of the first token, or of another token, of a name of the kind with this number.
#[inline]
pub const fn label(kind: usize, first: bool) -> usize {
    if first { 1 + kind } else { 1 + KINDS + kind }
}

/// The number of the kind of a label, and whether it is of a first token.
#[inline]
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
    let mut scorer = Scorer::new(weights);
    let mut tagged = Tagged {
        view,
        rules,
        near: rules,
        rest: rules,
        evidence,
        found: Vec::with_capacity(rules.len()),
        taken: Vec::with_capacity(rules.len()),
        nicknamed: Vec::new(),
    };
    walk(view, rules, loud, evidence, |stretch, reader| {
        reader.read(&stretch, &mut scorer);
        scorer.decode();
        tagged.stretch(&stretch, &reader.sentence, &scorer.labels);
    });
    tagged.finish()
}

/// What the tagger has found so far.
struct Tagged<'t> {
    view: &'t View<'t>,
    rules: &'t [Candidate],
    /// The candidates of the rules within reach of the stretch at hand.
    near: &'t [Candidate],
    /// Those from the first of them on.
    rest: &'t [Candidate],
    evidence: &'t Evidence,
    found: Vec<Candidate>,
    /// Where it saw a name, in order.
    taken: Vec<Range<usize>>,
    /// Persons with a nickname in marks, over what was found of them.
    nicknamed: Vec<Range<usize>>,
}

impl Tagged<'_> {
    /// Reads the labels of a stretch.
    fn stretch(&mut self, stretch: &Range<usize>, sentence: &Range<usize>, labels: &[u8]) {
        let (view, evidence) = (self.view, self.evidence);
        self.come_to(stretch);
        let owned = stretch.clone().any(|at| cuts::is_possessive(view, at));
        let mut at = 0;
        while let Some(&first) = labels.get(at) {
            let here = stretch.start + at;
            let noted = evidence.noted(view.key(here));
            let tail =
                if noted.begins_tail() { evidence.tail(view, here, stretch.end) } else { None };
            let whole = tail.map(|end| (end, Person));
            let whole = whole.or_else(|| wholes::ahead(view, here, stretch.end, sentence, owned));
            if let Some((end, kind)) = whole {
                self.taken.push(here..end);
                self.put(here..end, kind);
                at = end - stretch.start;
                continue;
            }
            let Some((number, _)) = kind_of(usize::from(first)) else {
                let (end, known) = self.passed_over(here, noted, stretch.end);
                if let Some(kind) = known {
                    self.taken.push(here..end);
                    self.put(here..end, kind);
                    at = end - stretch.start;
                    continue;
                }
                let told = unlisted::passed_over(view, here, stretch.end, sentence);
                let free = |end: usize| {
                    let rest = labels.get(at..end - stretch.start).unwrap_or_default();
                    rest.iter().all(|label| usize::from(*label) == NONE)
                };
                match told.filter(|told| free(told.0)) {
                    Some((end, kind, weight)) => {
                        self.taken.push(here..end);
                        self.put_told(here..end, kind, weight);
                        at = end - stretch.start;
                    }
                    None => at = end - stretch.start,
                }
                continue;
            };
            let inner = labels[at + 1..].iter();
            let len = 1 + inner.take_while(|&&l| usize::from(l) == label(number, false)).count();
            self.span(here..here + len, number, sentence);
            at += len;
        }
        if let Some(person) = nicknamed(view, stretch.start, stretch.end, sentence.end) {
            self.nicknamed.push(person);
        }
    }

    /// Looks for the candidates of the rules within reach of a stretch, which is behind the one before.
    fn come_to(&mut self, stretch: &Range<usize>) {
        let passed = self.rest.iter().take_while(|rule| rule.tokens.end + REACH < stretch.start);
        self.rest = self.rest.get(passed.count()..).unwrap_or_default();
        let near = self.rest.iter().take_while(|rule| rule.tokens.start <= stretch.end + REACH);
        self.near = self.rest.get(..near.count()).unwrap_or_default();
    }

    /// What stands at a token that the tagger takes for no part of a name: one past it, and its kind, if it
    /// is one for all that; `noted` is what the document says of its word.
    fn passed_over(&self, here: usize, noted: Noted, limit: usize) -> (usize, Option<NameKind>) {
        let view = self.view;
        if matches!(view.shape(here), Shape::Lower | Shape::None) {
            return (here + 1, None);
        }
        if let Some(end) = around::holder(view, here, limit) {
            return (end, Some(Person));
        }
        let family =
            is_known_family(view, noted, here) || beside::is_relative(view, here, self.last());
        let body = || is_known_body(view, noted, here) || around::is_outlet(view, here);
        let town = || around::is_visited(view, here) || around::is_town_of(view, here);
        let kind = match () {
            () if family => Some(Person),
            () if body() => Some(Organization),
            () if town() => Some(NameKind::Place),
            () => None,
        };
        (here + 1, kind)
    }

    /// One past the last name so far.
    fn last(&self) -> usize {
        self.taken.last().map_or(0, |last| last.end)
    }

    /// Takes a span of one kind for what it is.
    fn span(&mut self, tokens: Range<usize>, number: usize, sentence: &Range<usize>) {
        let view = self.view;
        if self.taken.last().is_some_and(|last| tokens.start < last.end) {
            return;
        }
        if let Some(company) = unlisted::behind_noun(view, &tokens, sentence) {
            self.taken.push(tokens);
            self.put_told(company, Organization, 3);
            return;
        }
        let person = led_by_people(view, self.near, &tokens)
            || ends_double(view, &tokens)
            || beside::is_person(view, &tokens, number)
            || (beside::is_one_or_two(view, &tokens)
                && beside::is_relative(view, tokens.start, self.last()));
        let number = if person { 0 } else { number };
        let tokens = asked(view, trimmed(view, number, tokens), sentence);
        let body = name_kind(number) == Some(Organization);
        if body && let Some(joint) = cuts::parted(view, &tokens) {
            let rest = behind(view, joint)..tokens.end;
            self.span(tokens.start..joint, number, sentence);
            if !rest.is_empty() {
                self.span(rest, number, sentence);
            }
            return;
        }
        if body && let Some(end) = cuts::before_party(view, &tokens) {
            return self.span(tokens.start..end, 0, sentence);
        }
        if let Some(place) = cuts::taught_at(view, &tokens) {
            return self.span(behind(view, place)..tokens.end, number, sentence);
        }
        if (body || number == 0) && cuts::is_seated(view, &tokens) {
            self.taken.push(tokens.clone());
            self.put(tokens.start + 1..tokens.end, Person);
            return;
        }
        if let Some(rest) = cuts::under_office(view, &tokens) {
            return self.span(rest, 1, sentence);
        }
        let whole = if tokens.len() <= 2 { cuts::of_saint(view, &tokens) } else { None };
        if let Some((tokens, kind)) = whole.or_else(|| cuts::before_office(view, &tokens)) {
            self.taken.push(tokens.clone());
            self.put(tokens, kind);
            return;
        }
        if let Some(rule) = cuts::headed_behind(view, self.near, &tokens) {
            self.taken.push(rule.clone());
            self.put(rule, Organization);
            return;
        }
        let tokens = tokens.start..cuts::of_people(view, &tokens).unwrap_or(tokens.end);
        let longer = heads::longer(view, self.near, &tokens);
        if let Some(rule) = longer.filter(|_| name_kind(number) != Some(Person)) {
            self.taken.push(rule.clone());
            self.put(rule, Organization);
            return;
        }
        let held = tokens.start..heads::without_office(view, &tokens);
        if body && held.end < tokens.end {
            self.taken.push(tokens);
            if let Some(kind) =
                Some(&held).filter(|held| !held.is_empty()).and_then(|held| listed(view, held))
            {
                self.put(held, kind);
            }
            return;
        }
        if let Some(rule) = coordinated(view, self.near, &tokens) {
            self.taken.push(rule.clone());
            self.put(rule, Organization);
            return;
        }
        self.taken.push(tokens.clone());
        let person = name_kind(number) == Some(Person);
        if is_no_name(view, &tokens)
            || (cuts::is_title(view, &tokens) && listed(view, &tokens).is_none())
            || cuts::is_letters(view, &tokens)
            || (person && (cuts::is_line_in_marks(view, &tokens) || cuts::is_coded(view, &tokens)))
            || (person && is_no_person(view, self.evidence, &tokens, sentence))
        {
            return;
        }
        if let Some(office) = office(view, tokens.clone()) {
            if let Some((over, kind)) = office.over {
                self.put(over, kind);
            }
            self.put(office.name..tokens.end, Person);
            return;
        }
        if let Some((person, before)) = titled(self.near, &tokens) {
            let listed = before.iter().filter(|rule| rule.weight >= 4);
            self.found.extend(listed.map(|rule| Candidate { weight: 2, ..rule.clone() }));
            self.put(person, Person);
            return;
        }
        let tokens = match owner(view, number, &tokens) {
            Some((owner, kind, rest)) => {
                self.put(owner, kind);
                rest..tokens.end
            }
            None => tokens,
        };
        let maker = name_kind(number) == Some(Person) && heads::is_maker(view, &tokens);
        let company = maker || heads::is_opened(view, &tokens) || is_company(view, tokens.end - 1);
        let company = company.then_some(Organization);
        let brand = name_kind(number) == Some(Person)
            && tokens.len() <= 2
            && is_brand(view, tokens.end - 1)
            && !view.is_given(tokens.start);
        let firm =
            name_kind(number) == Some(Person) && beside::is_firm(view, self.evidence, &tokens);
        // `Ode & Marsh`
        let place = name_kind(number) == Some(NameKind::Place);
        let partners = place && tokens.clone().any(|at| view.key(at) == AMPERSAND);
        let letters = name_kind(number) == Some(Person) && cuts::ends_in_capitals(view, &tokens);
        let team = tokens.len() == 1 && beside::is_team(view, tokens.start);
        let company =
            company.or((brand || firm || partners || letters || team).then_some(Organization));
        let listed_as = listed(view, &tokens);
        let company = if partners { listed_as.or(company) } else { company };
        let named = company.or(listed_as).or(name_kind(number));
        let headed = || heads::headed(view, self.near, &tokens).then_some(Organization);
        let told = || around::unknown(view, &tokens, self.found.last());
        let around =
            || unlisted::kind(view, self.evidence, &tokens, None, sentence).map(|one| one.0);
        let part = || unlisted::is_everyday_body(view, &tokens).then_some(Organization);
        let Some(kind) = named.or_else(headed).or_else(told).or_else(around).or_else(part) else {
            return;
        };
        let postal = around::is_postal(view, &tokens, self.found.last()).then_some(NameKind::Place);
        let around = || around::kind(view, &tokens, kind, self.found.last());
        let free = company.is_none() && listed_as.is_none();
        let clear = postal.or_else(|| around().filter(|_| free));
        let kind = clear.unwrap_or(kind);
        let told = unlisted::kind(view, self.evidence, &tokens, Some(kind), sentence);
        let told = told.filter(|told| free && clear.is_none_or(|kind| kind == told.0));
        let (kind, weight) = told.unwrap_or((kind, 2));
        if let Some(end) =
            beside::body_of_place(view, &tokens, kind).filter(|end| *end <= sentence.end)
        {
            self.taken.push(tokens.start..end);
            self.put(tokens.start..end, Organization);
            return;
        }
        match joined(view, kind, &tokens) {
            Some(and) => [tokens.start..and, behind(view, and)..tokens.end]
                .into_iter()
                .filter(|one| !one.is_empty() && view.key(one.start) != I)
                .for_each(|one| {
                    let family = one.len() == 1 && view.has(one.start, flag::SURNAME);
                    let own = listed(view, &one).or(family.then_some(Person));
                    let kind = own.filter(|_| kind != Person).unwrap_or(kind);
                    self.put(one, kind);
                }),
            None => self.put_told(tokens, kind, weight),
        }
    }

    fn put(&mut self, tokens: Range<usize>, kind: NameKind) {
        self.put_told(tokens, kind, 2);
    }

    fn put_told(&mut self, tokens: Range<usize>, kind: NameKind, weight: u8) {
        let role = if kind == Person { role_of(self.view, self.near, &tokens) } else { 0..0 };
        self.found.push(Candidate { tokens, kind: Some(kind), weight, role });
    }

    /// All that was found, in order, with what the rules know better.
    fn finish(mut self) -> Vec<Candidate> {
        self.near = self.rules;
        heads::suffixed(self.view, self.rules, &mut self.found, &mut self.taken);
        // Where the rules are sure and the tagger sees nothing, the rules are right more often.
        for rule in self.rules {
            let next = self.taken.partition_point(|taken| taken.end <= rule.tokens.start);
            let free = self.taken.get(next).is_none_or(|taken| taken.start >= rule.tokens.end);
            let says = rule.kind == Some(Person) && self.view.has(rule.tokens.end, flag::REPORTS);
            let ministry =
                rule.weight >= 2 && rule.tokens.clone().any(|at| self.view.key(at) == OF);
            let ground = rule.kind == Some(NameKind::Place)
                && rule.tokens.len() >= 3
                && self.view.has(rule.tokens.end - 1, flag::PLACE_HEAD);
            let sure = (rule.weight >= 4 || ministry) && rule.kind != Some(NameKind::Place)
                || ground
                || around::is_land_of_office(self.view, rule)
                || around::is_whole_land(self.view, rule);
            let headed = heads::is_headed(self.view, rule);
            if free && (sure || says || headed) && !is_no_name(self.view, &rule.tokens) {
                self.found.push(Candidate { weight: 2, ..rule.clone() });
            } else if free && rule.kind != Some(NameKind::Place) {
                // A name only where the document has it elsewhere.
                self.found.push(Candidate { kind: None, weight: 0, ..rule.clone() });
            }
        }
        for tokens in std::mem::take(&mut self.nicknamed) {
            let apart = |one: &Range<usize>| one.end <= tokens.start || one.start >= tokens.end;
            self.found.retain(|one| apart(&one.tokens));
            self.put(tokens, Person);
        }
        self.found.sort_by_key(|candidate| candidate.tokens.start);
        wholes::wholes(self.view, &mut self.found);
        beside::employers(self.view, self.evidence, &mut self.found);
        beside::owners(self.view, &mut self.found);
        around::lists(self.view, &mut self.found);
        unlisted::of_document(self.view, self.evidence, &mut self.found);
        self.found
    }
}

/// The token behind a small word, and behind an article that follows it.
fn behind(view: &View<'_>, small: usize) -> usize {
    small + 1 + usize::from(view.key(small + 1) == THE)
}

/// Hands on each stretch of the sentences that are not loud with what reads its features.
fn walk(
    view: &View<'_>,
    rules: &[Candidate],
    loud: &[Range<usize>],
    evidence: &Evidence,
    mut each: impl FnMut(Range<usize>, &Reader<'_>),
) {
    let context = features::Context::of(view, rules, evidence);
    let mut found = Vec::new();
    let mut next_loud = 0;
    let mut capitals = view.capitals();
    for sentence in view.sentences {
        let sentence = sentence.tokens();
        if loud.get(next_loud).is_some_and(|loud| loud.start == sentence.start) {
            next_loud += 1;
            continue;
        }
        stretches::stretches(view, &mut capitals, sentence.clone(), &mut found);
        let reader = Reader { view, context: &context, sentence };
        found.drain(..).for_each(|stretch| each(stretch, &reader));
    }
}

/// Hands on each stretch of a reading with its features: what there is to learn from.
pub fn examine(
    reading: &Reading,
    sentences: &[Sentence],
    mut each: impl FnMut(Range<usize>, &Features),
) {
    let view = View::of(reading, sentences);
    let (rules, loud) = candidates(&view);
    let evidence = Evidence::of(&view, &rules);
    let mut features = Features::default();
    walk(&view, &rules, &loud, &evidence, |stretch, reader| {
        reader.read(&stretch, &mut features);
        each(stretch, &features);
    });
}

/// The names of a reading under these weights.
pub fn names(weights: &Weights<'_>, reading: &Reading, sentences: &[Sentence]) -> Vec<Name> {
    find(weights, reading, sentences)
}
