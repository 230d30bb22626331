//! Stories: which articles are on one event.
//!
//! Two articles are scored by their words ([`vectors`], [`rarity`]) and by their occasion: the days that
//! their openings name and when they were published ([`occasion`]), and who holds which office
//! ([`offices`]), by the words that both quote ([`quoted`]), and by whom they name first ([`subjects`]).
//! Words put all meetings of two people together; a different day, another holder or another period takes
//! from the score, and publication days far apart keep two articles apart whatever their words. Stories are
//! then built from the closest articles outwards ([`cluster`]): two are merged while the mean score of
//! their pairs suffices and neither is far closer in itself. Each merge is kept with the pair that spoke
//! most for it.
//!
//! Stories and their names depend on the articles alone: they are put in the order of their ids and
//! words before anything is compared. A story is named after the first of its articles in that order, so
//! it keeps its name while that article is in it. An article that no other is like is a story of its
//! own.
//!
//! A batch is held in memory and compared at once; [`stream`] takes an article at a time.
//!
//! Limits of this version: words are stemmed as English; synonyms are not known; an event that goes on
//! for weeks falls into pieces where the publication days are known.

pub(super) mod cluster;
mod named;
mod occasion;
mod offices;
mod quoted;
mod rarity;
pub mod stream;
mod subjects;
mod terms;
mod vectors;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use copydesk_core::{Article, CorpusPass, Evidence, PartialDate, PassId};

use super::names::{Name, Names};
use super::times::{Time, Times};
use super::tokens::{Reading, Tokens};
use cluster::{Cluster, Cohesion, Merge};
pub(super) use occasion::published;
use occasion::{Occasion, Relation};
use terms::Terms;
use vectors::Vectors;

/// The least mean score of two clusters that are merged.
const THRESHOLD: f64 = 0.1;

/// Two clusters of near topics, each of one event, are closer in themselves than to each other.
const COHESION: Cohesion = Cohesion { share: 0.9, cap: 0.4, added: 20.0 };

/// The score of two articles published too far apart: two of them outweigh most likenesses.
const APART: f64 = -0.5;

/// What the score is multiplied by where the openings name a date in common.
const SAME_DATE: f64 = 1.2;

/// The same where it is a weekday.
const SAME_DAY: f64 = 1.1;

/// The same where the ledes name days and none in common, and where two of those are weekdays next
/// to each other, of one week or of two.
const OTHER_LEDE: f64 = 0.5;
const NEXT_LEDE: f64 = 0.7;

/// The same where only the openings do.
const OTHER_DAY: f64 = 0.7;

/// The same in ledes or openings where two dates are next to each other: on the morning after, copy
/// tells of both, and `last night` is when somebody spoke as often as when it happened.
const NEXT_DAY: f64 = 0.85;

/// The same where one office has different holders, and where one person is in and out of office.
const OTHER_HOLDER: f64 = 0.8;
const OTHER_STATUS: f64 = 0.6;

/// The same where both quote the same words.
const SAME_WORDS: f64 = 1.5;

/// The same where both name one person or body, and where they name more, unless the ledes name
/// other days.
const SAME_NAME: f64 = 1.15;
const SAME_NAMES: f64 = 1.3;

/// The same where two articles of one outlet have other subjects.
const OTHER_SUBJECT: f64 = 0.1;

/// How many words a link tells as evidence.
const WORDS: usize = 5;

/// Puts articles on one event together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stories;

/// The articles on one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// A name that does not depend on the order of the articles: `story-5f0c2ab91e77`.
    pub id: String,
    /// Indices of the articles, ascending.
    pub articles: Vec<u32>,
    /// The headline of the article nearest to the others.
    pub headline: Option<String>,
    /// The day of the event, as far as the articles tell.
    pub date: Option<PartialDate>,
    /// What joined two articles: their indices, the score, and what spoke for it and against it.
    pub links: Vec<StoryLink>,
    /// The article of another story that came closest, and the one of this story to which it did.
    pub nearest: Option<StoryLink>,
}

/// Why two articles are of one story, or are not.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryLink {
    /// Index of the first article.
    pub a: u32,
    /// Index of the second article.
    pub b: u32,
    /// The score that joined them, from 0 to 1: the mean of the pairs of the two clusters; of a
    /// nearest article that of the pair.
    pub score: f64,
    /// What spoke for it: spans of the article named with each.
    pub evidence: Vec<(u32, Evidence)>,
    /// What spoke against it: days and offices that differ.
    pub against: Vec<(u32, Evidence)>,
}

/// What the pass takes from one article.
#[derive(Clone, Debug)]
pub struct Part {
    id: String,
    /// A hash of the terms: tells articles without id apart.
    print: u64,
    headline: Option<String>,
    terms: Terms,
    occasion: Occasion,
}

impl CorpusPass for Stories {
    type Needs = (Tokens, Names, Times);
    type After = ();
    type Part = Part;
    type Output = Vec<Story>;

    fn id(&self) -> PassId {
        PassId::new("stories")
    }

    fn map(
        &self,
        article: &Article,
        (reading, names, times): (&Reading, &Vec<Name>, &Vec<Time>),
    ) -> Part {
        let terms = Terms::of(article, reading);
        Part {
            id: article.id().to_owned(),
            print: terms.stems.iter().fold(0, |print, term| hash(print, term.key)),
            headline: article.metadata().headline.as_ref().map(|field| field.value.clone()),
            occasion: Occasion::of(article, reading, names, times),
            terms,
        }
    }

    fn reduce(&self, parts: Vec<Part>, (): ()) -> Vec<Story> {
        let mut order: Vec<u32> = (0..parts.len() as u32).collect();
        order.sort_by_key(|&at| (&parts[at as usize].id, parts[at as usize].print));
        let parts: Vec<&Part> = order.iter().map(|&at| &parts[at as usize]).collect();
        let terms: Vec<&Terms> = parts.iter().map(|part| &part.terms).collect();
        let vectors = Vectors::of(&terms);
        let mut pairs = vectors.alike();
        for (a, b, score) in &mut pairs {
            *score = scored(&parts[*a as usize].occasion, &parts[*b as usize].occasion, *score);
        }
        let scores = Scores(pairs.iter().map(|pair| ((pair.0, pair.1), pair.2)).collect());
        let clusters = cluster::clusters(parts.len(), &pairs, THRESHOLD, Some(COHESION));
        let teller = Teller { parts: &parts, order: &order, vectors: &vectors, scores: &scores };
        let nearest = nearest(&clusters, &pairs);
        let mut stories: Vec<Story> = clusters
            .iter()
            .zip(nearest)
            .map(|(cluster, nearest)| teller.story(cluster, nearest))
            .collect();
        distinguish(&mut stories);
        stories.sort_by_key(|story| story.articles.first().copied());
        stories
    }
}

/// The likeness of two articles, their occasions considered.
fn scored(a: &Occasion, b: &Occasion, likeness: f64) -> f64 {
    let relation = a.relation(b);
    let day = match relation {
        Relation::Apart => return APART,
        Relation::SameDate(..) => SAME_DATE,
        Relation::SameDay(..) => SAME_DAY,
        Relation::OtherLede(days) if days.dated => NEXT_DAY,
        Relation::OtherLede(days) if days.near => NEXT_LEDE,
        Relation::OtherDay(days) if days.near => NEXT_DAY,
        Relation::OtherLede(_) => OTHER_LEDE,
        Relation::OtherDay(_) => OTHER_DAY,
        Relation::Open => 1.0,
    };
    let conflicts = a.offices.conflicts(&b.offices);
    let holder = if conflicts.holder.is_some() { OTHER_HOLDER } else { 1.0 };
    let status = if conflicts.status.is_some() { OTHER_STATUS } else { 1.0 };
    let words = if a.quoted.shared(&b.quoted).is_some() { SAME_WORDS } else { 1.0 };
    // What else the leader did on another day is another story.
    let names = match relation {
        Relation::OtherLede(_) => 1.0,
        _ => match a.named.shared(&b.named).count() {
            0 => 1.0,
            1 => SAME_NAME,
            _ => SAME_NAMES,
        },
    };
    let subjects = if a.subjects.apart(&b.subjects).is_some() { OTHER_SUBJECT } else { 1.0 };
    (likeness * day * holder * status * words * names * subjects).min(1.0)
}

/// The scores of pairs, the lower number first.
struct Scores(BTreeMap<(u32, u32), f64>);

impl Scores {
    fn of(&self, a: u32, b: u32) -> f64 {
        self.0.get(&(a.min(b), a.max(b))).copied().unwrap_or_default()
    }
}

/// Makes stories of clusters.
struct Teller<'a> {
    parts: &'a [&'a Part],
    /// The index of the article of each part.
    order: &'a [u32],
    vectors: &'a Vectors,
    scores: &'a Scores,
}

impl Teller<'_> {
    fn story(&self, cluster: &Cluster, nearest: Option<(u32, u32, f64)>) -> Story {
        let members = &cluster.members;
        let mut articles: Vec<u32> = members.iter().map(|&at| self.order[at as usize]).collect();
        articles.sort_unstable();
        let first = members.first().map(|&at| self.parts[at as usize]);
        Story {
            id: first.map_or_else(String::new, |part| named(&part.id, part.print)),
            articles,
            headline: self.headline(members),
            date: self.date(members),
            links: cluster.merges.iter().map(|merge| self.merged(merge)).collect(),
            nearest: nearest.map(|(x, y, score)| self.link(x, y, score)),
        }
    }

    /// The headline of the article whose scores with the others are highest in sum; a slug
    /// (`Harbour-Fire`) only where there is no other.
    fn headline(&self, members: &[u32]) -> Option<String> {
        let nearness = |at: u32| {
            let scores = members.iter().filter(|&&other| other != at);
            scores.map(|&other| self.scores.of(at, other)).sum::<f64>()
        };
        let mut best: Option<((bool, f64), &String)> = None;
        for &at in members {
            let Some(headline) = &self.parts[at as usize].headline else { continue };
            let score = (headline.trim().contains(' '), nearness(at));
            if best.is_none_or(|best| score > best.0) {
                best = Some((score, headline));
            }
        }
        best.map(|best| best.1.clone())
    }

    /// The event day that most articles tell; else the first day of publication.
    fn date(&self, members: &[u32]) -> Option<PartialDate> {
        let occasions = || members.iter().map(|&at| &self.parts[at as usize].occasion);
        let mut votes: BTreeMap<PartialDate, usize> = BTreeMap::new();
        for day in occasions().filter_map(Occasion::event_day) {
            *votes.entry(day).or_default() += 1;
        }
        // Of days with as many votes the first is meant; `max_by_key` gives the last.
        let told = votes.into_iter().rev().max_by_key(|vote| vote.1).map(|vote| vote.0);
        told.or_else(|| occasions().filter_map(Occasion::published).min())
    }

    /// The pair that spoke most for a merge.
    fn merged(&self, merge: &Merge) -> StoryLink {
        let [ours, theirs] = &merge.members;
        let pairs = ours.iter().flat_map(|&a| theirs.iter().map(move |&b| (a, b)));
        let score = |pair: &(u32, u32)| self.scores.of(pair.0, pair.1);
        let best = pairs.reduce(|best, pair| if score(&pair) > score(&best) { pair } else { best });
        let (x, y) = best.unwrap_or_default();
        self.link(x, y, merge.score)
    }

    /// What speaks for two articles and what against them.
    fn link(&self, x: u32, y: u32, score: f64) -> StoryLink {
        let (a, b) = (self.order[x as usize], self.order[y as usize]);
        let (mut evidence, mut against) = (Vec::new(), Vec::new());
        let (left, right) = (&self.parts[x as usize].occasion, &self.parts[y as usize].occasion);
        let both = |rows: &mut Vec<(u32, Evidence)>, (ours, theirs), note: &'static str| {
            rows.extend([(a, Evidence::new(ours, note)), (b, Evidence::new(theirs, note))]);
        };
        match left.relation(right) {
            Relation::SameDate(ours, theirs) | Relation::SameDay(ours, theirs) => {
                both(&mut evidence, (ours, theirs), "both name this day");
            }
            Relation::OtherLede(days) => {
                both(&mut against, days.places, "the ledes name different days");
            }
            Relation::OtherDay(days) => {
                both(&mut against, days.places, "the openings name different days");
            }
            Relation::Apart | Relation::Open => {}
        }
        if let Some(places) = left.quoted.shared(&right.quoted) {
            both(&mut evidence, places, "both quote these words");
        }
        for places in left.named.shared(&right.named) {
            both(&mut evidence, places, "both name this");
        }
        let conflicts = left.offices.conflicts(&right.offices);
        if let Some(places) = conflicts.holder {
            both(&mut against, places, "one office, different holders");
        }
        if let Some(places) = conflicts.status {
            both(&mut against, places, "in office and out of it");
        }
        if let Some(places) = left.subjects.apart(&right.subjects) {
            both(&mut against, places, "one outlet, and neither names whom the other names first");
        }
        let [ours, theirs] = [x, y].map(|at| &self.parts[at as usize].terms);
        for stem in self.vectors.best(x, ours, y, WORDS) {
            for (at, span) in [(a, ours.place(stem)), (b, theirs.place(stem))] {
                evidence.extend(span.map(|span| (at, Evidence::new(span, "both use this word"))));
            }
        }
        evidence.sort_by_key(|row| row.0);
        against.sort_by_key(|row| row.0);
        StoryLink { a: a.min(b), b: a.max(b), score, evidence, against }
    }
}

/// For each cluster the pair with the highest score that has one article in it and one outside; of
/// equal scores the first.
fn nearest(clusters: &[Cluster], pairs: &[(u32, u32, f64)]) -> Vec<Option<(u32, u32, f64)>> {
    let mut cluster_of: BTreeMap<u32, usize> = BTreeMap::new();
    for (number, cluster) in clusters.iter().enumerate() {
        cluster_of.extend(cluster.members.iter().map(|&member| (member, number)));
    }
    let mut nearest: Vec<Option<(u32, u32, f64)>> = vec![None; clusters.len()];
    for &(a, b, score) in pairs {
        let (Some(&ours), Some(&theirs)) = (cluster_of.get(&a), cluster_of.get(&b)) else {
            continue;
        };
        for (number, pair) in [(ours, (a, b, score)), (theirs, (b, a, score))] {
            if ours != theirs && score > 0.0 && nearest[number].is_none_or(|best| score > best.2) {
                nearest[number] = Some(pair);
            }
        }
    }
    nearest
}

/// The name of a story after its first article.
fn named(id: &str, print: u64) -> String {
    let print = id.bytes().fold(print, |print, byte| hash(print, u64::from(byte)));
    format!("story-{:012x}", print >> 16)
}

/// Numbers stories whose first articles are alike to the word, so that no two have one name.
fn distinguish(stories: &mut [Story]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for story in stories {
        let count = seen.entry(story.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            story.id = format!("{}-{count}", story.id);
        }
    }
}

/// One step of FNV-1a over whole numbers.
const fn hash(print: u64, value: u64) -> u64 {
    (print ^ value).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
}
