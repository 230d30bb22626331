//! Puts the people of several articles together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{
    AnonymousSource, Local, MentionCount, Part, PersonInStory, QuoteRef, Saying, StoryPeople, Voice,
};
use crate::passes::holders;
use crate::passes::names::NameKind;
use crate::passes::sides::ArticleSpan;
use crate::passes::tokens::Key;

/// Words before a nameless source that do not tell it from another.
const ARTICLES: [&str; 4] = ["a ", "an ", "the ", "one "];

/// Of somebody of whom articles tell so many times as often as of another, a bare family name tells.
const MOST: u32 = 3;

/// Somebody of one article: its index and the place in its list.
type At = (u32, usize);

/// The people of the story with this number.
pub(super) fn people(story: u32, articles: &[u32], parts: &[Part]) -> StoryPeople {
    let of = |article: u32| parts.get(article as usize);
    let (groups, group_of) = groups(articles, parts);
    let held = || articles.iter().filter_map(|&article| of(article)).flat_map(|part| &part.held);
    // A role that another article gives to one of these alone.
    let holder = |role: &[Key]| {
        let family = Some(holders::meant(role, held())?);
        let is_of = |group: &Vec<At>| group.first().and_then(|at| family_of(*at, parts)) == family;
        let mut fitting = (0..groups.len()).filter(|&group| is_of(&groups[group]));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let mut people: Vec<PersonInStory> =
        groups.iter().map(|members| person(members, parts)).collect();
    let mut anonymous: BTreeMap<String, AnonymousSource> = BTreeMap::new();
    let mut unclear = Vec::new();
    for &article in articles {
        let quotes = of(article).map(|part| part.quotes.as_slice()).unwrap_or_default();
        for (quote, number) in quotes.iter().zip(0..) {
            let quoted = QuoteRef { article, quote: number };
            let group = |local: &usize| group_of.get(&(article, *local)).copied();
            let mut about: Vec<usize> = quote.about.iter().filter_map(group).collect();
            about.sort_unstable();
            about.dedup();
            let speaker = match &quote.speaker {
                Voice::Named(local) => group(local),
                Voice::Nameless(words, class, role) => holder(role).or_else(|| {
                    let source = anonymous.entry(folded(words)).or_insert_with(|| {
                        AnonymousSource { words: words.clone(), class: *class, says: Vec::new() }
                    });
                    source.says.push(quoted);
                    None
                }),
                Voice::Unclear => {
                    unclear.push(quoted);
                    None
                }
            };
            about.retain(|other| Some(*other) != speaker);
            for &other in &about {
                people[other].spoken_of.push(quoted);
            }
            if let Some(speaker) = speaker {
                let about = about.into_iter().map(|other| other as u32).collect();
                people[speaker].says.push(Saying { quote: quoted, about });
            }
        }
    }
    let mut anonymous: Vec<AnonymousSource> = anonymous.into_values().collect();
    anonymous.sort_by_key(|source| Reverse(source.says.len()));
    StoryPeople { story, people: ranked(people), anonymous, unclear }
}

fn family_of((article, local): At, parts: &[Part]) -> Option<Key> {
    parts.get(article as usize)?.locals.get(local)?.person.family()
}

/// People in order, what they say about each other renumbered.
fn ranked(people: Vec<PersonInStory>) -> Vec<PersonInStory> {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by(|&x, &y| {
        let key = |at: usize| (Reverse(people[at].says.len()), Reverse(people[at].spoken_of.len()));
        key(x).cmp(&key(y)).then_with(|| people[x].name.cmp(&people[y].name))
    });
    let mut rank = vec![0; people.len()];
    for (new, &old) in order.iter().enumerate() {
        rank[old] = new as u32;
    }
    let mut ranked: Vec<(u32, PersonInStory)> =
        people.into_iter().zip(&rank).map(|(person, rank)| (*rank, person)).collect();
    ranked.sort_by_key(|row| row.0);
    let mut people: Vec<PersonInStory> = ranked.into_iter().map(|row| row.1).collect();
    for saying in people.iter_mut().flat_map(|person| &mut person.says) {
        for other in &mut saying.about {
            *other = rank.get(*other as usize).copied().unwrap_or_default();
        }
        saying.about.sort_unstable();
    }
    people
}

/// Who of different articles is one, and the number of the group that each belongs to.
fn groups(articles: &[u32], parts: &[Part]) -> (Vec<Vec<At>>, BTreeMap<At, usize>) {
    let local = |at: &At| parts.get(at.0 as usize)?.locals.get(at.1);
    let mut all: Vec<At> = Vec::new();
    for &article in articles {
        let len = parts.get(article as usize).map_or(0, |part| part.locals.len());
        all.extend((0..len).map(|at| (article, at)));
    }
    // Fuller names first; the sort is stable, so that equal ones stand in the order of the articles.
    all.sort_by_key(|at| {
        Reverse(local(at).map_or(0, |one| one.person.name.split_whitespace().count()))
    });
    let mut groups: Vec<Vec<At>> = Vec::new();
    for at in &all {
        let Some(one) = local(at) else { continue };
        let fits =
            |group: &Vec<At>| group.iter().filter_map(local).all(|other| may_be_one(one, other));
        let same = |group: &Vec<At>| {
            group.first().and_then(local).is_some_and(|other| other.person.name == one.person.name)
        };
        let mut fitting = (0..groups.len()).filter(|&group| fits(&groups[group]));
        let chosen = match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(only),
            (Some(_), Some(_)) => {
                groups.iter().position(same).or_else(|| most_told(one, &groups, fits, local))
            }
            _ => None,
        };
        match chosen.and_then(|group| groups.get_mut(group)) {
            Some(group) => group.push(*at),
            None => groups.push(vec![*at]),
        }
    }
    let numbered = groups.iter().enumerate();
    let group_of = numbered.flat_map(|(number, group)| group.iter().map(move |at| (*at, number)));
    let group_of = group_of.collect();
    (groups, group_of)
}

/// Of several groups that fit somebody who goes by one word, the one of whom the articles tell most: `Ode` is
/// the mayor, not his sister, whom they name once.
fn most_told<'a>(
    one: &Local,
    groups: &[Vec<At>],
    fits: impl Fn(&Vec<At>) -> bool,
    local: impl Fn(&At) -> Option<&'a Local>,
) -> Option<usize> {
    if one.person.name.contains(' ') {
        return None;
    }
    let told =
        |group: &Vec<At>| -> u32 { group.iter().filter_map(&local).map(|one| one.mentions).sum() };
    let fitting = groups.iter().enumerate().filter(|(_, group)| fits(group));
    let mut counts: Vec<(u32, usize)> = fitting.map(|(at, group)| (told(group), at)).collect();
    counts.sort_unstable_by_key(|(count, at)| (Reverse(*count), *at));
    let [(most, first), (next, _), ..] = counts[..] else { return None };
    (most >= MOST * next).then_some(first)
}

fn may_be_one(a: &Local, b: &Local) -> bool {
    let kinds = !matches!((a.kind, b.kind), (Some(x), Some(y)) if x != y);
    kinds && (a.person.name == b.person.name || a.person.may_be(&b.person))
}

fn person(members: &[At], parts: &[Part]) -> PersonInStory {
    let local = |at: &At| Some((at.0, parts.get(at.0 as usize)?.locals.get(at.1)?));
    let mut locals: Vec<(u32, &Local)> = members.iter().filter_map(local).collect();
    // The first of a group has the fullest name.
    let name = locals.first().map(|row| row.1.person.name.clone()).unwrap_or_default();
    let kind: Option<NameKind> = locals.iter().find_map(|row| row.1.kind);
    locals.sort_by_key(|row| (row.0, row.1.first));
    let role = locals
        .iter()
        .find_map(|(article, local)| Some(ArticleSpan { article: *article, span: local.role? }));
    let mut mentions: Vec<MentionCount> = Vec::new();
    for (article, local) in locals {
        match mentions.last_mut().filter(|last| last.article == article) {
            Some(last) => last.count += local.mentions,
            None => {
                mentions.push(MentionCount { article, count: local.mentions, first: local.first });
            }
        }
    }
    PersonInStory { name, kind, role, says: Vec::new(), spoken_of: Vec::new(), mentions }
}

fn folded(words: &str) -> String {
    let small = words.to_lowercase();
    let bare = ARTICLES.iter().find_map(|article| small.strip_prefix(article));
    bare.unwrap_or(&small).to_owned()
}
