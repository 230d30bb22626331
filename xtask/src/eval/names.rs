//! Names against gold: spans, and how mentions are linked.
//!
//! The set: `meantime.docs.jsonl`; `meantime.entities.jsonl`, objects
//! `{doc_id, entities: [{type, mentions: [{start, end, syn}]}]}`. Mentions by name count; of nested
//! ones of one entity the innermost, and an article before it is no part of it.
//!
//! Spans are counted exactly. Links are measured by B3 (Bagga and Baldwin 1998) and `CEAFe` (Luo 2005)
//! over the mentions that both have, and by the share of links between a mention and the one before
//! it that the gold has too.
//!
//! Roles (`the trade minister`) and pronouns (`he`, `her`) are right where the gold has a mention of a
//! person that ends there, and a name of this person overlaps one of ours; of pronouns it is told too
//! how many the gold has of persons whom it names.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::data::{self, list, offset, text};
use super::{f1, share};

const KINDS: [(&str, &str); 3] = [("PER", "person"), ("ORG", "organization"), ("LOC", "place")];

/// Pronouns that mean one person of whom is told.
const PRONOUNS: [&str; 8] = ["he", "him", "his", "himself", "she", "her", "hers", "herself"];

/// The mentions of an entity, by its kind.
#[derive(Default)]
struct Entity {
    kind: usize,
    /// By name.
    mentions: Vec<(usize, usize)>,
    /// By a role or otherwise without a name, and by one of the pronouns.
    roles: Vec<(usize, usize)>,
    pronouns: Vec<(usize, usize)>,
}

/// Scores the names of `annotate`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let documents = data::lines(&folder.join("meantime.docs.jsonl"))?;
    let outputs = data::outputs("annotate", &documents, "names")?;
    let mut texts = BTreeMap::new();
    for document in &documents {
        let chars: Vec<char> = text(document, "text").unwrap_or_default().chars().collect();
        texts.insert(data::id(document).to_owned(), chars);
    }
    let mut counts = [[0_usize; 3]; 3];
    let mut links = Links::default();
    let mut references = References::default();
    for row in data::lines(&folder.join("meantime.entities.jsonl"))? {
        let (Some(chars), Some(found)) = (texts.get(data::id(&row)), outputs.get(data::id(&row)))
        else {
            continue;
        };
        let gold: Vec<Entity> =
            list(&row, "entities").iter().filter_map(|e| gold(e, chars)).collect();
        let found: Vec<Entity> = list(found, "names").iter().filter_map(ours).collect();
        for (kind, counts) in counts.iter_mut().enumerate() {
            let gold = of_kind(&gold, kind);
            let found = of_kind(&found, kind);
            counts[0] += found.len();
            counts[1] += gold.len();
            counts[2] += found.iter().filter(|span| gold.contains(span)).count();
        }
        links.add(&gold, &found);
        references.add(&gold, &found);
    }
    println!("meantime, names of the binary, exact spans:");
    let all = std::array::from_fn(|i| counts.iter().map(|counts| counts[i]).sum());
    let names = KINDS.iter().map(|kind| kind.1).chain(["all"]);
    for (name, [found, gold, right]) in names.zip(counts.into_iter().chain([all])) {
        let (p, r) = (share(right, found), share(right, gold));
        println!("  {name:<12}  gold {gold:>4}  P {p:.3}  R {r:.3}  F1 {:.3}", f1(p, r));
    }
    links.print();
    references.print();
    Ok(())
}

fn gold(entity_row: &Value, chars: &[char]) -> Option<Entity> {
    let kind = KINDS.iter().position(|kind| text(entity_row, "type") == Some(kind.0))?;
    let mentions = list(entity_row, "mentions").iter();
    let named = mentions.filter(|m| matches!(text(m, "syn"), Some("NAM" | "PRE.NAM")));
    let spans: Vec<(usize, usize)> = named
        .map(|mention| {
            let (start, end) = (offset(mention, "start"), offset(mention, "end"));
            let head: String = chars.iter().skip(start).take(4).collect();
            (if head.eq_ignore_ascii_case("the ") { start + 4 } else { start }, end)
        })
        .collect();
    let innermost = |span: &&(usize, usize)| {
        !spans.iter().any(|other| other != *span && span.0 <= other.0 && other.1 <= span.1)
    };
    let mentions: Vec<(usize, usize)> = spans.iter().filter(innermost).copied().collect();
    let mut entity = Entity { kind, mentions, ..Entity::default() };
    for mention in list(entity_row, "mentions") {
        let span = (offset(mention, "start"), offset(mention, "end"));
        let words: String = chars.get(span.0..span.1).unwrap_or_default().iter().collect();
        if PRONOUNS.contains(&words.to_lowercase().as_str()) {
            entity.pronouns.push(span);
        } else if !entity.mentions.contains(&span) {
            entity.roles.push(span);
        }
    }
    (!entity.mentions.is_empty()).then_some(entity)
}

fn ours(name: &Value) -> Option<Entity> {
    let kind = KINDS.iter().position(|kind| text(name, "kind") == Some(kind.1))?;
    let mut entity = Entity { kind, ..Entity::default() };
    for mention in list(name, "mentions") {
        let of_form = match text(mention, "form") {
            Some("role") => &mut entity.roles,
            Some("pronoun") => &mut entity.pronouns,
            _ => &mut entity.mentions,
        };
        of_form.push((offset(mention, "start"), offset(mention, "end")));
    }
    Some(entity)
}

fn of_kind(entities: &[Entity], kind: usize) -> Vec<(usize, usize)> {
    let of_kind = entities.iter().filter(|entity| entity.kind == kind);
    of_kind.flat_map(|entity| entity.mentions.iter().copied()).collect()
}

/// What was counted of roles and of pronouns: found, right, and those of the gold.
#[derive(Default)]
struct References {
    roles: [usize; 2],
    pronouns: [usize; 3],
}

impl References {
    fn add(&mut self, gold: &[Entity], found: &[Entity]) {
        let persons = || gold.iter().filter(|entity| entity.kind == 0);
        self.pronouns[2] += persons().map(|entity| entity.pronouns.len()).sum::<usize>();
        for ours in found.iter().filter(|entity| entity.kind == 0) {
            let same = |theirs: &&Entity| {
                let named = |span: &(usize, usize)| {
                    theirs.mentions.iter().any(|other| span.0 < other.1 && other.0 < span.1)
                };
                ours.mentions.iter().any(named)
            };
            let theirs: Vec<&Entity> = persons().filter(same).collect();
            let ends = |span: &&(usize, usize)| {
                theirs.iter().any(|theirs| theirs.roles.iter().any(|other| other.1 == span.1))
            };
            let meant =
                |span: &&(usize, usize)| theirs.iter().any(|one| one.pronouns.contains(*span));
            self.roles[0] += ours.roles.len();
            self.roles[1] += ours.roles.iter().filter(ends).count();
            self.pronouns[0] += ours.pronouns.len();
            self.pronouns[1] += ours.pronouns.iter().filter(meant).count();
        }
    }

    fn print(&self) {
        let [found, right] = self.roles;
        println!("  roles linked to a person: {right} of {found} right");
        let [found, right, gold] = self.pronouns;
        println!("  pronouns linked to a person: {right} of {found} right, of {gold} in the gold");
    }
}

/// What was counted of links over all documents.
#[derive(Default)]
struct Links {
    mentions: usize,
    /// The sums of B3 over the mentions.
    precision: f64,
    recall: f64,
    /// The sum of the likenesses of the entities that are paired, and how many entities there are.
    paired: f64,
    gold: usize,
    found: usize,
    /// Links between a mention and the one before it: all, and right ones.
    pairs: usize,
    right: usize,
}

impl Links {
    fn add(&mut self, gold: &[Entity], found: &[Entity]) {
        let in_both = |span: &(usize, usize)| {
            let has = |entities: &[Entity]| entities.iter().any(|e| e.mentions.contains(span));
            has(gold) && has(found)
        };
        let shared = |entities: &[Entity]| -> Vec<Vec<(usize, usize)>> {
            let mentions = entities.iter().map(|entity| {
                let mut spans: Vec<_> = entity.mentions.iter().copied().filter(in_both).collect();
                spans.sort_unstable();
                spans.dedup();
                spans
            });
            mentions.filter(|mentions| !mentions.is_empty()).collect()
        };
        let (gold, found) = (shared(gold), shared(found));
        let common = |a: &[(usize, usize)], b: &[(usize, usize)]| {
            a.iter().filter(|span| b.contains(span)).count()
        };
        for ours in &found {
            for span in ours {
                let theirs = gold.iter().filter(|theirs| theirs.contains(span));
                let Some(theirs) = theirs.max_by_key(|theirs| common(ours, theirs)) else {
                    continue;
                };
                self.mentions += 1;
                self.precision += share(common(ours, theirs), ours.len());
                self.recall += share(common(ours, theirs), theirs.len());
            }
            for pair in ours.windows(2) {
                self.pairs += 1;
                let same = |theirs: &Vec<_>| theirs.contains(&pair[0]) && theirs.contains(&pair[1]);
                self.right += usize::from(gold.iter().any(same));
            }
        }
        // Entities are paired from the likest on, which almost always is the best pairing.
        let mut pairs = Vec::new();
        for (i, theirs) in gold.iter().enumerate() {
            for (j, ours) in found.iter().enumerate() {
                let both = common(theirs, ours);
                if both > 0 {
                    pairs.push((2.0 * share(both, theirs.len() + ours.len()), i, j));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut gold_used, mut found_used) = (vec![false; gold.len()], vec![false; found.len()]);
        for (likeness, i, j) in pairs {
            if !gold_used[i] && !found_used[j] {
                (gold_used[i], found_used[j]) = (true, true);
                self.paired += likeness;
            }
        }
        self.gold += gold.len();
        self.found += found.len();
    }

    fn print(&self) {
        let mentions = (self.mentions as f64).max(1.0);
        let (p, r) = (self.precision / mentions, self.recall / mentions);
        println!("links over the {} mentions that both have:", self.mentions);
        println!("  B3     P {p:.3}  R {r:.3}  F1 {:.3}", f1(p, r));
        let (p, r) =
            (self.paired / (self.found as f64).max(1.0), self.paired / (self.gold as f64).max(1.0));
        println!("  CEAFe  P {p:.3}  R {r:.3}  F1 {:.3}", f1(p, r));
        println!(
            "  links to the mention before: {} of {} right, {:.3}",
            self.right,
            self.pairs,
            share(self.right, self.pairs)
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_too_many_costs_precision() {
        let entity = |mentions: &[(usize, usize)]| Entity {
            mentions: mentions.to_vec(),
            ..Entity::default()
        };
        let mut links = Links::default();
        let gold = [entity(&[(0, 3), (5, 8)]), entity(&[(10, 13)])];
        links.add(&gold, &[entity(&[(0, 3), (5, 8), (10, 13)])]);
        assert_eq!((links.mentions, links.pairs, links.right), (3, 2, 1));
        assert!((links.precision - 5.0 / 3.0).abs() < 1e-9);
        assert!((links.recall - 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_pronoun_counts_where_the_person_is_the_same() {
        let of = |name, pronoun| Entity {
            mentions: vec![name],
            pronouns: vec![pronoun],
            ..Entity::default()
        };
        let mut references = References::default();
        let gold = [of((0, 3), (5, 7)), of((10, 13), (15, 17))];
        references.add(&gold, &[of((0, 3), (5, 7)), of((11, 13), (20, 22))]);
        assert_eq!(references.pronouns, [2, 1, 2]);
    }
}
