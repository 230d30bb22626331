//! Statements and quotations of two outlets on one event, against labels by hand; [`super::told`] is
//! the same on stories that are in the repository.
//!
//! The set: the folder of the stories, `docs.jsonl` with objects `{doc_id, text}`; the labels are the
//! project's own, `tests/labels/sides.tsv`, whose head says how they were made. A pair labelled `told`,
//! `reworded` or `conflict` is to be aligned, one labelled `other` is not. It counts as aligned where
//! one claim (for quotations: one utterance) has a telling in each article that covers half of the
//! shorter of telling and labelled span.
//!
//! The whole set is analysed, so that a pair whose articles were not found to be one story counts as
//! missed; `apart` is how many such pairs there are among those to be aligned. A story is in one half: half 1 is for tuning, half 2 for reporting.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{data, f1, share};

/// A stretch of an article, in bytes.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) article: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Place {
    /// Whether both have some of one article.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.article == other.article && self.start < other.end && other.start < self.end
    }
}

/// A labelled pair.
struct Pair {
    half: u8,
    kind: String,
    label: String,
    a: Place,
    b: Place,
}

/// Scores `analyze`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let documents = data::lines(&folder.join("docs.jsonl"))?;
    let analysis = data::analysis(&documents, "sides")?;
    let claims = claims(&analysis);
    let tellings = tellings(&claims);
    let utterances: Vec<Vec<Place>> = data::list(&analysis, "said")
        .iter()
        .map(|said| data::list(said, "renderings").iter().flat_map(rendered).collect())
        .collect();
    let articles = data::list(&analysis, "articles").iter();
    let stories: BTreeMap<&str, &str> = articles
        .filter_map(|article| Some((data::id(article), data::text(article, "story")?)))
        .collect();
    let pairs = labels()?;
    println!(
        "{:<10} {:>4} {:>6} {:>7} {:>6} {:>6} {:>6} {:>6}",
        "", "half", "pairs", "aligned", "P", "R", "F1", "apart"
    );
    for kind in ["claim", "quotation"] {
        for half in [1, 2] {
            let groups = if kind == "claim" { &tellings } else { &utterances };
            row(kind, half, &pairs, groups, &stories);
        }
    }
    conflicts(&pairs, &claims, &tellings);
    Ok(())
}

/// The claims of all stories.
pub(super) fn claims(analysis: &Value) -> Vec<&Value> {
    let stories = data::list(analysis, "claims").iter();
    stories.flat_map(|story| data::list(story, "claims")).collect()
}

/// Where each claim is told.
pub(super) fn tellings(claims: &[&Value]) -> Vec<Vec<Place>> {
    claims.iter().map(|claim| places(data::list(claim, "tellings"))).collect()
}

/// One line of the table.
fn row(
    kind: &str,
    half: u8,
    pairs: &[Pair],
    groups: &[Vec<Place>],
    stories: &BTreeMap<&str, &str>,
) {
    let (mut wanted, mut found, mut both, mut apart) = (0, 0, 0, 0);
    let story = |place: &Place| stories.get(place.article.as_str());
    let asked = pairs.iter().filter(|pair| pair.kind == kind && pair.half == half);
    let mut count = 0;
    for pair in asked {
        let positive = pair.label != "other";
        let aligned = groups.iter().any(|group| joins(group, pair));
        count += 1;
        wanted += usize::from(positive);
        apart += usize::from(positive && story(&pair.a) != story(&pair.b));
        found += usize::from(aligned);
        both += usize::from(positive && aligned);
    }
    let (p, r) = (share(both, found), share(both, wanted));
    println!(
        "{kind:<10} {half:>4} {count:>6} {found:>7} {p:>6.3} {r:>6.3} {:>6.3} {apart:>6}",
        f1(p, r)
    );
}

/// How many pairs that contradict each other are shown with both values.
fn conflicts(pairs: &[Pair], claims: &[&Value], tellings: &[Vec<Place>]) {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let asked: Vec<&Pair> = pairs.iter().filter(|pair| pair.label == "conflict").collect();
    for pair in &asked {
        let claim = claims.iter().zip(tellings).find(|(_, group)| joins(group, pair));
        let shown = claim.map_or("not aligned", |(claim, _)| {
            let differences = data::list(claim, "differences");
            let of = |kind: &str| differences.iter().any(|d| data::text(d, "kind") == Some(kind));
            match () {
                () if of("conflict") => "conflict",
                () if of("tension") => "tension",
                () => "no difference",
            }
        });
        *kinds.entry(shown).or_default() += 1;
    }
    println!("pairs that conflict: {}, shown as {kinds:?}", asked.len());
}

/// Whether a group has a telling at both places of a pair.
fn joins(group: &[Place], pair: &Pair) -> bool {
    let at = |place: &Place| group.iter().any(|telling| covers(telling, place));
    at(&pair.a) && at(&pair.b)
}

fn covers(telling: &Place, place: &Place) -> bool {
    if telling.article != place.article {
        return false;
    }
    let (start, end) = (telling.start.max(place.start), telling.end.min(place.end));
    let shorter = (telling.end - telling.start).min(place.end - place.start);
    end > start && (end - start) * 2 >= shorter
}

fn places(values: &[Value]) -> Vec<Place> {
    values.iter().filter_map(place).collect()
}

/// A place of the analysis.
pub(super) fn place(value: &Value) -> Option<Place> {
    let article = data::text(value, "article")?.to_owned();
    Some(Place { article, start: data::offset(value, "start"), end: data::offset(value, "end") })
}

/// The parts of a rendering, each of which names its article through it.
fn rendered(rendering: &Value) -> Vec<Place> {
    let article = data::text(rendering, "article").unwrap_or_default();
    let part = |part: &Value| Place {
        article: article.to_owned(),
        start: data::offset(part, "start"),
        end: data::offset(part, "end"),
    };
    data::list(rendering, "content").iter().map(part).collect()
}

fn labels() -> Result<Vec<Pair>> {
    let rows = data::labels("sides.tsv")?;
    rows.iter().map(|row| pair(row).context("a row of sides.tsv is no label")).collect()
}

fn pair(row: &[String]) -> Option<Pair> {
    let mut fields = row.iter();
    let half = fields.next()?.parse().ok()?;
    let (kind, label) = (fields.next()?.clone(), fields.next()?.clone());
    let mut place = || {
        let article = fields.next()?.clone();
        Some(Place {
            article,
            start: fields.next()?.parse().ok()?,
            end: fields.next()?.parse().ok()?,
        })
    };
    Some(Pair { half, kind, label, a: place()?, b: place()? })
}
