//! Roles and pronouns that stand for a person.
//!
//! `the Japanese prime minister` is linked to a person whose own title in the document has the same
//! head (`the premier` may be a prime minister) and no other modifiers, where exactly one such person
//! is named. Pronouns are linked by `pronouns`. Everything else is left alone: a wrong link is worse
//! than none.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::document::mention;
use super::epithets;
use super::lexicon::{Flags, PRONOUNS, flag};
use super::pronouns::pronouns;
use super::runs::{COMMA, FOR, OF, THE, TO, View};
use super::words::{self, Class};
use super::{MentionForm, Name, NameKind};
use crate::passes::tokens::{Key, Shape, TokenKind, key};

const HYPHEN: Key = key("-");
const MINISTER: Key = key("minister");
const PREMIER: Key = key("premier");
const PM: Key = key("pm");
const PRIME: Key = key("prime");
/// Words that introduce somebody.
const SOME: [Key; 4] = [key("a"), key("an"), key("another"), key("one")];

/// A person as far as references need.
pub(super) struct Candidate {
    pub(super) name: usize,
    /// `MALE`, `FEMALE`, both where unknown.
    pub(super) gender: Flags,
    roles: Vec<Range<usize>>,
    /// By name and, once roles are linked, by role.
    pub(super) mentions: Vec<Range<usize>>,
}

/// Adds the roles and pronouns that can mean only one person to the names' mentions.
pub(super) fn refer(view: &View<'_>, names: &mut [Name]) {
    let mut persons = persons(view, names);
    if persons.is_empty() {
        return;
    }
    let mut found: Vec<(usize, Range<usize>, MentionForm)> = Vec::new();
    roles(view, &persons, &mut found);
    epithets::add(view, &persons, &mut found);
    found.sort_by_key(|(_, tokens, _)| tokens.start);
    for (name, tokens, _) in &found {
        if let Ok(at) = persons.binary_search_by_key(name, |person| person.name)
            && let Some(person) = persons.get_mut(at)
        {
            person.mentions.push(tokens.clone());
        }
    }
    let by_role = found.len();
    pronouns(view, &persons, &mut found);
    of_one_gender(view, &mut found, by_role);
    for (name, tokens, form) in found {
        if let Some(name) = names.get_mut(name) {
            name.mentions.push(mention(view, tokens, form));
        }
    }
    for name in names {
        name.mentions.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
    }
}

/// Drops from the pronouns, which begin at `from`, those of the other gender of a person who is told of
/// as both: the subjects tell (`He met his son. She …` is somebody else).
fn of_one_gender(
    view: &View<'_>,
    found: &mut Vec<(usize, Range<usize>, MentionForm)>,
    from: usize,
) {
    let gender = |tokens: &Range<usize>| {
        let word = view.key(tokens.start);
        let slot = usize::from(!PRONOUNS[0].contains(&word));
        (slot, word == PRONOUNS[slot][0])
    };
    // By person, how often as a subject and how often at all, for each gender.
    let mut told: FxHashMap<usize, [(u32, u32); 2]> = FxHashMap::default();
    for (name, tokens, _) in found.iter().skip(from) {
        let (slot, subject) = gender(tokens);
        let count = &mut told.entry(*name).or_default()[slot];
        *count = (count.0 + u32::from(subject), count.1 + 1);
    }
    if told.values().all(|[he, she]| he.1 == 0 || she.1 == 0) {
        return;
    }
    let mut at = 0;
    found.retain(|(name, tokens, _)| {
        at += 1;
        let Some(counts) = told.get(name).filter(|_| at > from) else { return true };
        let slot = gender(tokens).0;
        counts[slot] > counts[1 - slot]
    });
}

fn persons(view: &View<'_>, names: &[Name]) -> Vec<Candidate> {
    let both = flag::MALE | flag::FEMALE;
    let of_person = |(index, name): (usize, &Name)| {
        let roles: Vec<Range<usize>> = name
            .roles
            .iter()
            .map(|role| role.tokens.start as usize..role.tokens.end as usize)
            .collect();
        let mut gender = 0;
        for at in roles.iter().cloned().flatten() {
            gender |= if view.has(at, flag::MALE_TITLE) { flag::MALE } else { 0 };
            gender |= if view.has(at, flag::FEMALE_TITLE) { flag::FEMALE } else { 0 };
        }
        let fullest = name.mentions.iter().max_by_key(|mention| mention.tokens.len());
        if let (0, Some(full)) = (gender, fullest.filter(|mention| mention.tokens.len() > 1)) {
            let given = view.flags(full.tokens.start as usize);
            gender = if given & flag::EITHER == 0 { given & both } else { 0 };
        }
        Candidate {
            name: index,
            gender: if gender == 0 { both } else { gender },
            roles,
            mentions: name
                .mentions
                .iter()
                .map(|mention| mention.tokens.start as usize..mention.tokens.end as usize)
                .collect(),
        }
    };
    let persons = names.iter().enumerate().filter(|(_, name)| name.kind == NameKind::Person);
    persons.map(of_person).collect()
}

/// `the [people] [modifiers] role`, no name behind it.
fn roles(
    view: &View<'_>,
    persons: &[Candidate],
    found: &mut Vec<(usize, Range<usize>, MentionForm)>,
) {
    let mut by_head: FxHashMap<Key, Vec<(usize, &Range<usize>)>> = FxHashMap::default();
    for person in persons {
        for role in person.roles.iter().filter(|role| !role.is_empty()) {
            by_head
                .entry(words::whole(view.key(head_of(view, role))))
                .or_default()
                .push((person.name, role));
        }
    }
    if by_head.is_empty() {
        return;
    }
    for at in view.referring.iter().map(|at| *at as usize) {
        if view.key(at) != THE {
            continue;
        }
        let mut end = at + 1;
        while view.has(end, flag::ROLE_MODIFIER | flag::DEMONYM | flag::COUNTRY)
            && view.has(end + 1, flag::ROLE_MODIFIER | flag::DEMONYM | flag::ROLE)
        {
            end += 1;
        }
        let head = end;
        if !view.has(head, flag::ROLE) || view.key(head + 1) == OF || view.is_capital(head + 1) {
            continue;
        }
        // `the president-elect` is not the president.
        if view.key(head + 1) == HYPHEN && !view.is_spaced(head + 1) {
            continue;
        }
        let word = match view.key(head) {
            own if by_head.contains_key(&own) => own,
            PREMIER | PM => MINISTER,
            own => own,
        };
        let Some(holders) = by_head.get(&word) else { continue };
        let mut fitting: Option<usize> = None;
        let mut several = false;
        for (person, role) in holders {
            if same(view, at + 1..head + 1, role) {
                several |= fitting.is_some_and(|other| other != *person);
                fitting = Some(*person);
            }
        }
        if let (Some(name), false) = (fitting, several) {
            found.push((name, at..head + 1, MentionForm::Role));
        }
    }
}

/// The noun of a role: `governor` in `governor of the bank`.
fn head_of(view: &View<'_>, role: &Range<usize>) -> usize {
    let of = role.clone().skip(1).find(|&at| matches!(view.key(at), OF | FOR | TO));
    of.unwrap_or(role.end).saturating_sub(1)
}

/// Whether the phrase repeats the title: the same head, no modifier that the title has not.
fn same(view: &View<'_>, phrase: Range<usize>, title: &Range<usize>) -> bool {
    if phrase.is_empty()
        || title.is_empty()
        || title.clone().any(|at| Class::NOT_NOW.has(view.key(at)))
    {
        return false;
    }
    let (head, own) = (view.key(phrase.end - 1), words::whole(view.key(head_of(view, title))));
    let premier = [PREMIER, PM].contains(&head) && own == MINISTER;
    if head != own && !premier {
        return false;
    }
    // `the minister` may be the prime minister, yet mostly is not.
    let is_prime = |range: &Range<usize>| range.clone().any(|at| view.key(at) == PRIME);
    if (premier || is_prime(&phrase)) != is_prime(title) {
        return false;
    }
    let names_country = title.clone().any(|at| view.has(at, flag::DEMONYM | flag::COUNTRY));
    phrase.clone().take(phrase.len() - 1).all(|at| {
        let people = view.has(at, flag::DEMONYM | flag::COUNTRY);
        (people && !names_country) || title.clone().any(|own| view.key(own) == view.key(at))
    })
}

/// Whether somebody without a name is introduced here, whom a pronoun could mean as well: `an aide`.
///
/// `Ode, 47, a former pilot,` introduces nobody but Ode.
pub(super) fn unnamed(view: &View<'_>, tokens: Range<usize>) -> bool {
    let person = flag::ROLE | flag::PERSON_NOUN;
    let aside = |at: usize| {
        let comma = at.checked_sub(2).filter(|_| view.key(at - 1) == COMMA);
        comma.is_some_and(|at| view.shape(at) != Shape::Lower)
    };
    tokens.clone().any(|at| {
        SOME.contains(&view.key(at))
            && !aside(at)
            && (at + 1..tokens.end.min(at + 6))
                .take_while(|&at| {
                    view.reading.tokens.get(at).is_some_and(|t| t.shape != Shape::None)
                })
                .any(|at| view.has(at, person) && !view.is_capital(at + 1) && is_human(view, at))
    })
}

/// Whether somebody stands here who is told by whose kin it is alone: `Ode's great-niece told`.
pub(super) fn unnamed_kin(view: &View<'_>, tokens: Range<usize>) -> bool {
    let own = |at: &usize| {
        view.reading.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Possessive)
    };
    let kin = |at: &usize| Class::KIN.has(view.key(*at)) && view.shape(*at) == Shape::Lower;
    tokens.clone().filter(own).any(|at| {
        let near = at + 1..tokens.end.min(at + 5);
        let Some(kin) = near.take_while(|&at| !view.is_capital(at)).find(kin) else { return false };
        let named = kin + 1 + usize::from(view.key(kin + 1) == COMMA);
        !view.is_capital(named)
    })
}

/// Whether the noun is one of a person, not of a body or a writing.
fn is_human(view: &View<'_>, at: usize) -> bool {
    let word = view.key(at);
    let next = view.reading.tokens.get(at + 1);
    let adjective = Class::ADJECTIVE.has(word)
        && next.is_some_and(|next| next.kind == TokenKind::Word && next.shape == Shape::Lower);
    (view.has(at, flag::ROLE) && !adjective) || Class::HUMAN.has(word)
}
