//! Facts: values that are of one thing whatever the sentence around them tells.
//!
//! Two sentences that share hardly a word may tell one thing by the way: how old somebody is, how many
//! are dead. These values are brought together without the words of their sentences:
//!
//! - the age of a person, by the family name, told behind the name or in a clause that is on one person
//!   alone; ages further apart than [`YEARS`] are of two persons of one family;
//! - an article's first number of the dead, of the injured or of another sense, since articles on one
//!   event tell its own toll first; numbers far from each other are of two events;
//! - the first number of one sense that is told of a town;
//! - an article's first vote, `123 to 116`;
//! - the minute of a match that is told of one person alone ([`super::minutes`]), of whom the article tells
//!   no other minute; two goals may be meant, so that a difference is a tension;
//! - shares in percent near each other, beside one person: votes for a candidate; a difference is a tension;
//! - the only number of a unit of money or things that an article has, near that of another with a word
//!   beside both, no other parties and no other year; a difference is a tension. Lengths, areas, weights and
//!   temperatures are left out: how long the ferry is and how far it lies from the beach are told in one
//!   unit;
//! - what articles tell once (`data/told-once.txt`): how far the shares fell, how old the suspect is whom
//!   nobody names. It may be told of two times
//!   or two persons, so that a difference is a tension.
//!
//! Of facts that sentences of one claim tell, that claim has the differences; others are a claim of
//! their own, whose tellings are the values with the words beside them.

use std::collections::BTreeMap;

use copydesk_core::Span;

use super::counted::Table;
use super::differences;
use super::minutes::{self, Minute};
use super::parties::Parties;
use super::place::Place;
use super::statements::{Statement, Years, mix};
use super::values::Value;
use super::words::{self, Known, NamedPlace};
use super::{Difference, DifferenceKind};
use crate::passes::sides::ArticleSpan;
use crate::passes::tokens::{Key, Reading, key};

/// The ages of one person are not further apart, in years.
const YEARS: f64 = 5.0;

/// The least share of the larger toll that the smaller one is, where both may be of one event.
const NEAR: f64 = 0.6;

/// The same of what is told once: the quake of 6.3 has an aftershock of 4.8.
const NEAR_ONCE: f64 = 0.8;

/// The same of the minutes of one person: two goals of one are mostly further apart.
const MINUTES: f64 = 3.0;

/// The same of shares in percent.
const POINTS: f64 = 1.0;

/// A share that somebody has, a word that no copy has.
const SHARE: &str = "\u{0}share";

/// A minute of somebody, a word that no copy has.
const MINUTE: &str = "\u{0}minute";

/// The only number of a unit, a word that no copy has.
const ALONE: &str = "\u{0}alone";

/// The least share of the larger number that the smaller one is, where each is the only one of its unit.
const NEAR_ALONE: f64 = 0.8;

/// A smaller number is not compared for being the only one of its unit: of small numbers many are near each
/// other.
const LARGE: f64 = 13.0;

/// What the first vote of an article is about, a word that no copy has.
const VOTE: &str = "\u{0}vote";

/// What a number tells of the persons of a town, a word that no copy has.
const TOWN: &str = "\u{0}town";

/// A value of an article, and of what it is one.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    /// A word that no copy has.
    about: Key,
    value: Value,
    /// The places that are named where it is told.
    places: Vec<NamedPlace>,
    /// The persons and bodies, and the years, of the statement of the only number of a unit.
    parties: Parties,
    years: Years,
    /// The value with the words beside it.
    span: Span,
    /// How far it may be from another telling.
    near: Near,
}

/// How far two tellings of one fact may be from each other.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Near {
    /// So much: years of an age, minutes of a match.
    By(f64),
    /// The smaller one is this share of the larger one at least.
    Share(f64),
}

impl Fact {
    /// Whether it is known by a word or a person beside it or by its unit alone, so that it may be of two
    /// things.
    fn is_loosely_known(&self) -> bool {
        let of_person = [Near::By(POINTS), Near::By(MINUTES)].contains(&self.near);
        self.is_told_once() || of_person || self.is_alone()
    }

    /// Whether it is the only number of its unit.
    fn is_alone(&self) -> bool {
        self.value.unit_of_things().is_some_and(|unit| self.about == mix(key(ALONE), unit))
    }

    /// Whether it is known by its row of the table alone.
    fn is_told_once(&self) -> bool {
        Table::get().names_once(self.about)
    }
}

/// The facts of an article, each told where it is told first.
pub(super) fn of(reading: &Reading, statements: &[Statement], known: &Known<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut before = None;
    for statement in statements {
        let only = known.only_person(reading, statement.span);
        // `She was 91.` tells of whom the sentence before it was told.
        let person = only.or_else(|| before.filter(|_| opens_with_pronoun(reading, statement)));
        before = person;
        let starts: Vec<u32> = statement.values.iter().map(|value| value.span().start).collect();
        for value in &statement.values {
            let place = Place::of(reading, value.span());
            let holder = value.is_age().then(|| place.first.checked_sub(2)).flatten();
            let named = holder.and_then(|at| known.person_at(at));
            let about = if value.is_age() && !value.is_whole() {
                None
            } else if value.is_age() {
                let family = named.map(|(_, family)| family).or(person);
                // Of the suspect, whom no copy may name.
                let nobody = || Table::get().told_once(value);
                family.map(|family| mix(key("\u{0}age"), family)).or_else(nobody)
            } else if value.is_vote() {
                Some(key(VOTE))
            } else if let Some(once) = Table::get().told_once(value) {
                Some(once)
            } else {
                let leads = |sense: &Key| statement.leads.iter().any(|(lead, _)| lead == sense);
                value.of_persons().map(|(sense, _)| sense).filter(leads)
            };
            let mut tokens = place.around(reading, &starts);
            tokens.start = named.map_or(tokens.start, |(from, _)| from);
            let span = reading.source_of(tokens);
            let town = value.of_persons().and_then(|(sense, _)| {
                let town = known.town_beside(value.span(), statement.span)?;
                Some((mix(mix(key(TOWN), sense), town.name()), vec![town]))
            });
            let about = about.map(|about| (about, statement.places.clone()));
            let near = match () {
                () if value.is_age() && named.is_none() && person.is_none() => Near::Share(NEAR),
                () if value.is_age() => Near::By(YEARS),
                () if Table::get().told_once(value).is_some() => Near::Share(NEAR_ONCE),
                () => Near::Share(NEAR),
            };
            for (about, places) in about.into_iter().chain(town) {
                if !facts.iter().any(|fact| fact.about == about) {
                    let value = value.clone();
                    let (parties, years) = (Parties::default(), Years::default());
                    facts.push(Fact { about, value, places, parties, years, span, near });
                }
            }
        }
        facts.extend(of_shares(reading, statement, known));
    }
    facts.extend(of_minutes(reading, statements, known));
    facts.extend(of_units(reading, statements));
    facts
}

/// The shares in percent, one of each person who stands in the statement: two outlets tell the votes of two
/// candidates in any order.
fn of_shares(reading: &Reading, statement: &Statement, known: &Known<'_>) -> Vec<Fact> {
    let starts: Vec<u32> = statement.values.iter().map(|value| value.span().start).collect();
    let shares = statement.values.iter().filter(|value| value.kind_name() == Some("percent"));
    // Of shares in whole percent many are near each other.
    let exact = |value: &&Value| value.number().is_some_and(|number| number.fract() != 0.0);
    let mut shares = shares.filter(|value| value.is_whole()).filter(exact).peekable();
    if shares.peek().is_none() {
        return Vec::new();
    }
    let mut persons = known.persons_in(reading, statement.span);
    persons.sort_unstable();
    persons.dedup();
    let fact = |value: &Value, person: Key| Fact {
        about: mix(key(SHARE), person),
        value: value.clone(),
        places: Vec::new(),
        parties: Parties::default(),
        years: Years::default(),
        span: reading.source_of(Place::of(reading, value.span()).around(reading, &starts)),
        near: Near::By(POINTS),
    };
    shares.flat_map(|value| persons.iter().map(move |person| fact(value, *person))).collect()
}

/// The numbers of units of which an article has but one.
fn of_units(reading: &Reading, statements: &[Statement]) -> Vec<Fact> {
    let mut by_unit: BTreeMap<Key, Vec<(&Statement, &Value)>> = BTreeMap::new();
    for statement in statements {
        for value in &statement.values {
            if let Some(unit) = value.unit_of_things() {
                by_unit.entry(unit).or_default().push((statement, value));
            }
        }
    }
    let alone = by_unit.into_iter().filter_map(|(unit, told)| {
        let [(statement, value)] = told[..] else { return None };
        let large = value.number().is_some_and(|number| number >= LARGE);
        large.then(|| {
            let starts: Vec<u32> = statement.values.iter().map(|one| one.span().start).collect();
            let place = Place::of(reading, value.span());
            Fact {
                about: mix(key(ALONE), unit),
                value: value.clone(),
                places: statement.places.clone(),
                parties: statement.parties.clone(),
                years: statement.years.clone(),
                span: reading.source_of(place.around(reading, &starts)),
                near: Near::Share(NEAR_ALONE),
            }
        })
    });
    alone.collect()
}

/// The minutes of a match that are told of one person alone, of whom the article tells no other minute:
/// of two goals of one nobody can say which is which.
fn of_minutes(reading: &Reading, statements: &[Statement], known: &Known<'_>) -> Vec<Fact> {
    let mut told: Vec<(Vec<Key>, Minute)> = Vec::new();
    for statement in statements {
        let minutes = minutes::of(reading, reading.tokens_under(statement.span));
        if !minutes.is_empty() {
            let persons = known.persons_in(reading, statement.span);
            told.extend(minutes.into_iter().map(|minute| (persons.clone(), minute)));
        }
    }
    let is_match = || statements.iter().flat_map(|one| &one.values).any(Value::is_score);
    if !told.iter().any(|(_, minute)| minute.is_ordinal) && !is_match() {
        return Vec::new();
    }
    let mut facts: Vec<Fact> = Vec::new();
    for (persons, Minute { number, place, .. }) in &told {
        let Some(person) = persons.first().filter(|first| persons.iter().all(|one| one == *first))
        else {
            continue;
        };
        let about = mix(key(MINUTE), *person);
        // `Another came in the 14th minute.` may be theirs, too.
        let other = told.iter().any(|(of, other)| {
            let theirs = of.contains(person)
                || of.is_empty() && f64::from(other.number.abs_diff(*number)) <= MINUTES;
            theirs && other.number != *number
        });
        if other || facts.iter().any(|fact| fact.about == about) {
            continue;
        }
        facts.push(Fact {
            about,
            value: Value::minute(*number, reading.source_of(place.first..place.end)),
            places: Vec::new(),
            parties: Parties::default(),
            years: Years::default(),
            span: reading.source_of(place.around(reading, &[])),
            near: Near::By(MINUTES),
        });
    }
    facts
}

fn opens_with_pronoun(reading: &Reading, statement: &Statement) -> bool {
    let first = reading.tokens_under(statement.span).start;
    [key("he"), key("she")].contains(&reading.key(first))
}

/// One fact that several articles tell.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// Who tells it where.
    pub(super) tellings: Vec<ArticleSpan>,
    /// Two of these, and the difference of their values.
    pub(super) differences: Vec<(ArticleSpan, ArticleSpan, Difference)>,
}

/// The facts that two or more of the articles tell, in the order of their first tellings.
///
/// Numbers of persons that articles of two days tell are tensions at most: a toll rises.
pub(super) fn shared<'a>(
    facts: impl Iterator<Item = (u32, &'a Fact)>,
    one_day: impl Fn(u32, u32) -> bool,
) -> Vec<Shared> {
    let mut by_thing: BTreeMap<Key, Vec<(u32, &Fact)>> = BTreeMap::new();
    for (article, fact) in facts {
        by_thing.entry(fact.about).or_default().push((article, fact));
    }
    let mut shared: Vec<Shared> =
        by_thing.into_values().flat_map(|told| of_one_thing(told, &one_day)).collect();
    shared.sort_by_key(|shared| shared.tellings.first().copied());
    shared
}

/// The tellings of one thing, those apart from each other that are too far from each other; a toll
/// that rises from 7 by 9 to 12 is one, but not those of two towns with one between them that names none.
fn of_one_thing(mut told: Vec<(u32, &Fact)>, one_day: &impl Fn(u32, u32) -> bool) -> Vec<Shared> {
    let mut found = Vec::new();
    while !told.is_empty() {
        let mut near = vec![told.remove(0)];
        let mut at = 0;
        while let Some(&(_, one)) = near.get(at) {
            let beside: Vec<(u32, &Fact)>;
            let joins = |fact: &Fact| {
                are_near(one, fact) && !near.iter().any(|(_, other)| are_apart(other, fact))
            };
            (beside, told) = told.into_iter().partition(|(_, fact)| joins(fact));
            near.extend(beside);
            at += 1;
        }
        if near.iter().any(|(article, _)| *article != near[0].0) {
            near.sort_by_key(|(article, fact)| (*article, fact.span));
            found.push(share(&near, one_day));
        }
    }
    found
}

fn share(told: &[(u32, &Fact)], one_day: &impl Fn(u32, u32) -> bool) -> Shared {
    let place = |&(article, fact): &(u32, &Fact)| ArticleSpan { article, span: fact.span };
    let value = |&(article, fact): &(u32, &Fact)| ArticleSpan { article, span: fact.value.span() };
    let mut differences = Vec::new();
    for (at, a) in told.iter().enumerate() {
        for b in told.iter().skip(at + 1).filter(|b| b.0 != a.0) {
            let Some(mut kind) = differences::of_one_thing(&a.1.value, &b.1.value) else {
                continue;
            };
            let rises = || a.1.value.of_persons().is_some() && !one_day(a.0, b.0);
            if a.1.is_loosely_known() || rises() {
                kind = DifferenceKind::Tension;
            }
            let of = differences::kind(&a.1.value);
            differences.push((
                place(a),
                place(b),
                Difference { kind, of, a: value(a), b: value(b) },
            ));
        }
    }
    Shared { tellings: told.iter().map(place).collect(), differences }
}

/// Whether the two are of two places. Wherever somebody is named, the age is the same.
fn are_apart(a: &Fact, b: &Fact) -> bool {
    words::are_elsewhere(&a.places, &b.places) && !a.value.is_age()
}

fn are_near(a: &Fact, b: &Fact) -> bool {
    let (Some(x), Some(y)) = (a.value.number(), b.value.number()) else { return false };
    if are_apart(a, b) {
        return false;
    }
    // `120 boats left the harbour`, `110 boats were sold`
    let of_two = || {
        !a.value.shares_words(&b.value)
            || a.parties.are_strangers_to(&b.parties)
            || a.years.are_apart_from(&b.years)
    };
    if a.is_alone() && of_two() {
        return false;
    }
    if a.is_told_once() && !a.value.has_unit_of(&b.value) {
        return false;
    }
    match a.near {
        Near::By(most) => (x - y).abs() <= most,
        Near::Share(least) => x.min(y) >= least * x.max(y),
    }
}
