//! The claims of a story: its groups of statements, and who tells them.

use std::collections::{BTreeMap, BTreeSet};

use super::differences::differences;
use super::likeness::{self, Line};
use super::statements::Statement;
use super::{Claim, Part, StoryClaims, Telling, facts, joins};
use crate::passes::accounts::StoryAccounts;
use crate::passes::said::Utterance;
use crate::passes::sides::ArticleSpan;

/// An article with a statement so like one of a claim may tell it in words that are not known here.
const MAYBE: f64 = 0.2;

/// The claims of the story with this number.
pub(super) fn claims(
    story: u32,
    articles: &[u32],
    parts: &[Part],
    accounts: Option<&StoryAccounts>,
    said: &[&Utterance],
) -> StoryClaims {
    let mut lines = Vec::new();
    for &article in articles {
        let statements = parts.get(article as usize).map(|part| part.statements.as_slice());
        let statements = statements.unwrap_or_default().iter();
        for statement in statements {
            let said = renders(said, article, statement);
            lines.push(Line { at: lines.len() as u32, article, statement, said });
        }
    }
    // What rises from day to day is told truly by each article.
    let one_day = |a: u32, b: u32| {
        let day = |article: u32| parts.get(article as usize)?.day;
        !matches!((day(a), day(b)), (Some(a), Some(b)) if (a.month, a.day) != (b.month, b.day))
    };
    let likeness = likeness::of(&lines);
    let mut near: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (&(a, b), _) in likeness.iter().filter(|(_, score)| **score >= MAYBE) {
        near.entry(a).or_default().push(b);
        near.entry(b).or_default().push(a);
    }
    let mut claims = Vec::new();
    let mut told: BTreeSet<ArticleSpan> = BTreeSet::new();
    let mut alone: BTreeSet<ArticleSpan> = BTreeSet::new();
    for group in joins::groups(&lines, &likeness) {
        let members = group.members.iter().filter_map(|&at| lines.get(at as usize).copied());
        let mut members: Vec<Line<'_>> = members.collect();
        members.sort_by_key(|line| (line.article, line.statement.span));
        let Some(first) = members.first() else { continue };
        if members.iter().all(|line| line.article == first.article) {
            alone.extend(members.iter().map(Line::place));
            continue;
        }
        let exact = first.statement.exact;
        let tellings = members
            .iter()
            .map(|line| Telling { place: line.place(), verbatim: line.statement.exact == exact });
        let tells = |article: &u32| members.iter().any(|line| line.article == *article);
        let close = members.iter().filter_map(|line| near.get(&line.at)).flatten();
        let close: BTreeSet<u32> =
            close.filter_map(|&at| Some(lines.get(at as usize)?.article)).collect();
        let silent = articles.iter().copied().filter(|article| !tells(article));
        let (unknown, absent) = silent.partition(|article| close.contains(article));
        told.extend(members.iter().map(Line::place));
        claims.push(Claim {
            tellings: tellings.collect(),
            absent,
            unknown,
            accounts: accounts_of(members.iter().map(|line| line.article), accounts),
            score: group.score,
            differences: differences(&members, &likeness, one_day),
        });
    }
    let told_in = |&article: &u32| {
        Some(parts.get(article as usize)?.facts.iter().map(move |fact| (article, fact)))
    };
    for fact in facts::shared(articles.iter().filter_map(told_in).flatten(), one_day) {
        add_fact(&mut claims, fact, articles, accounts);
    }
    claims.sort_by_key(|claim| claim.tellings.first().map(|telling| telling.place));
    let alone = alone.difference(&told).copied().collect();
    for &article in articles {
        let breaks_at = parts.get(article as usize).and_then(|part| part.breaks_at);
        if let Some(breaks_at) = breaks_at {
            mark_unknown(&mut claims, article, breaks_at);
        }
    }
    StoryClaims { story, claims, alone }
}

/// The number of the utterance that a statement renders.
fn renders(said: &[&Utterance], article: u32, statement: &Statement) -> Option<u32> {
    let holds = |utterance: &&Utterance| {
        let renderings = utterance.renderings.iter().filter(|one| one.article == article);
        let mut spans = renderings.flat_map(|one| &one.content);
        spans.any(|span| {
            let shorter = statement.span.len().min(span.len());
            let (from, to) =
                (statement.span.start.max(span.start), statement.span.end.min(span.end));
            to > from && (to - from) * 2 > shorter
        })
    };
    said.iter().zip(0..).find(|(utterance, _)| holds(utterance)).map(|(_, number)| number)
}

fn accounts_of(told: impl Iterator<Item = u32>, accounts: Option<&StoryAccounts>) -> u32 {
    let account = |article: u32| match accounts {
        Some(accounts) => accounts.of(article),
        None => Some(article as usize),
    };
    let told: BTreeSet<Option<usize>> = told.map(account).collect();
    told.len() as u32
}

/// Adds the differences of a fact to the claims that tell it, and the fact itself as a claim where no
/// claim has all its tellings.
fn add_fact(
    claims: &mut Vec<Claim>,
    fact: facts::Shared,
    articles: &[u32],
    accounts: Option<&StoryAccounts>,
) {
    let holds = |claim: &Claim, place: &ArticleSpan| {
        claim.tellings.iter().any(|telling| {
            telling.place.article == place.article && telling.place.span.overlaps(place.span)
        })
    };
    let mut apart = Vec::new();
    for (a, b, difference) in fact.differences {
        let mut shown = claims.iter_mut().flat_map(|claim| &mut claim.differences);
        if let Some(shown) = shown.find(|shown| (shown.a, shown.b) == (difference.a, difference.b))
        {
            // What it is of is known for sure, however little their sentences share.
            shown.kind = shown.kind.min(difference.kind);
            continue;
        }
        match claims.iter_mut().find(|claim| holds(claim, &a) && holds(claim, &b)) {
            Some(claim) => claim.differences.push(difference),
            None => apart.push(difference),
        }
    }
    if claims.iter().any(|claim| fact.tellings.iter().all(|place| holds(claim, place))) {
        return;
    }
    let tellings = fact.tellings.iter().map(|place| Telling { place: *place, verbatim: false });
    let mut tellings: Vec<Telling> = tellings.collect();
    tellings[0].verbatim = true;
    let told: BTreeSet<u32> = fact.tellings.iter().map(|place| place.article).collect();
    claims.push(Claim {
        tellings,
        absent: articles.iter().copied().filter(|article| !told.contains(article)).collect(),
        unknown: Vec::new(),
        accounts: accounts_of(told.iter().copied(), accounts),
        score: 1.0,
        differences: apart,
    });
}

/// Moves an article whose copy breaks off from `absent` to `unknown`, where the lost copy may have
/// told the claim.
fn mark_unknown(claims: &mut [Claim], article: u32, breaks_at: u32) {
    let before_break = |claim: &Claim| {
        claim
            .tellings
            .iter()
            .any(|telling| telling.place.article == article && telling.place.span.end <= breaks_at)
    };
    // For each outlet, the last place of a claim that the broken copy has in front of its break.
    let mut last: BTreeMap<u32, u32> = BTreeMap::new();
    for telling in claims.iter().filter(|claim| before_break(claim)).flat_map(|c| &c.tellings) {
        let place = last.entry(telling.place.article).or_default();
        *place = (*place).max(telling.place.span.start);
    }
    for claim in claims {
        let Some(at) = claim.absent.iter().position(|other| *other == article) else { continue };
        let passed = claim.tellings.iter().any(|telling| {
            last.get(&telling.place.article).is_some_and(|last| telling.place.span.start < *last)
        });
        if !passed {
            claim.absent.remove(at);
            claim.unknown.push(article);
        }
    }
}
