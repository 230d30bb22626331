//! The table: body F1 of 4-word shingles, F1 by role, headlines found.

use std::collections::{BTreeMap, HashMap};

use copydesk_core::{BlockKind, Source};
use copydesk_parser::decoder::{Role, Weights};

use crate::pages::Label;
use crate::samples::Sample;

pub(crate) fn shingles(words: &[String]) -> HashMap<Vec<&str>, usize> {
    let mut counts = HashMap::new();
    if words.is_empty() {
        return counts;
    }
    let count = words.len().saturating_sub(3).max(1);
    for at in 0..count {
        let shingle: Vec<&str> =
            words[at..(at + 4).min(words.len())].iter().map(String::as_str).collect();
        *counts.entry(shingle).or_default() += 1;
    }
    counts
}

/// What is counted over the pages of one way of pasting.
#[derive(Default)]
struct Table {
    precision: f64,
    recall: f64,
    pages: usize,
    titled: usize,
    title_right: usize,
    roles: BTreeMap<&'static str, [usize; 3]>,
    /// The same, where roles outside the article (from its head to the end of its body) count as
    /// furniture.
    inside: BTreeMap<&'static str, [usize; 3]>,
}

const ROLES: [(&str, Label, &[BlockKind]); 8] = [
    ("body", Label::Body, &[BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Table]),
    ("headline", Label::Headline, &[BlockKind::Headline]),
    ("deck", Label::Deck, &[BlockKind::Deck]),
    ("byline", Label::Byline, &[BlockKind::Byline]),
    ("date", Label::Date, &[BlockKind::Published]),
    ("caption", Label::Caption, &[BlockKind::Caption, BlockKind::PhotoCredit]),
    ("caption alone", Label::Caption, &[BlockKind::Caption]),
    ("subhead", Label::Subhead, &[BlockKind::Subhead]),
];

impl Table {
    fn add(&mut self, sample: &Sample, kinds: &[BlockKind]) {
        if let Some(gold) = &sample.gold_body {
            let body: Vec<String> = kinds
                .iter()
                .zip(&sample.words)
                .filter(|(kind, _)| kind.is_body())
                .flat_map(|(_, words)| words.clone())
                .collect();
            let (gold, found) = (shingles(gold), shingles(&body));
            let shared: usize = gold
                .iter()
                .map(|(shingle, count)| {
                    (*count).min(found.get(shingle).copied().unwrap_or_default())
                })
                .sum();
            let (all, claimed): (usize, usize) = (gold.values().sum(), found.values().sum());
            self.precision += if claimed > 0 {
                shared as f64 / claimed as f64
            } else {
                f64::from(u8::from(all == 0))
            };
            self.recall += if all > 0 { shared as f64 / all as f64 } else { 1.0 };
            self.pages += 1;
        } else {
            let body = |label: &u8| *label == Label::Body as u8;
            let last = sample.labels.iter().rposition(body).unwrap_or(sample.labels.len());
            for (name, wanted, of_role) in ROLES {
                for (index, (kind, label)) in kinds.iter().zip(&sample.labels).enumerate() {
                    let (gold, found) = (*label == wanted as u8, of_role.contains(kind));
                    let first = wanted != Label::Headline
                        || sample.allowed[index] == 1 << Role::Headline as u16;
                    for (table, gold) in [
                        (&mut self.roles, gold),
                        (&mut self.inside, gold && first && index <= last + 3),
                    ] {
                        let cell = table.entry(name).or_default();
                        cell[0] += usize::from(gold && found);
                        cell[1] += usize::from(gold);
                        cell[2] += usize::from(found);
                    }
                }
            }
        }
        let headline = |mask: &u16| *mask == 1 << Role::Headline as u16;
        if let Some(gold) = sample.allowed.iter().position(headline) {
            self.titled += 1;
            let found = kinds.iter().position(|kind| *kind == BlockKind::Headline);
            let same = found.is_some_and(|found| sample.words[found] == sample.words[gold]);
            self.title_right += usize::from(same);
        }
    }

    fn print(&self, name: &str) {
        let pages = self.pages as f64;
        let (p, r) = (self.precision / pages, self.recall / pages);
        println!(
            "{name:28} body P {p:.3} R {r:.3} F1 {:.3}  headline {} of {} ({:.3})",
            2.0 * p * r / (p + r),
            self.title_right,
            self.titled,
            self.title_right as f64 / self.titled.max(1) as f64,
        );
        let f1 = |cell: &[usize; 3]| 2.0 * cell[0] as f64 / (cell[1] + cell[2]).max(1) as f64;
        let rows: Vec<String> = ROLES
            .iter()
            .filter_map(|(name, ..)| {
                let (all, inside) = (self.roles.get(name)?, self.inside.get(name)?);
                Some(format!(
                    "{name} {:.3}/{:.3} ({} {} {})",
                    f1(all),
                    f1(inside),
                    all[1],
                    inside[1],
                    all[2]
                ))
            })
            .collect();
        println!("    {}", rows.join("  "));
    }
}

pub(crate) const VARIANTS: [&str; 6] =
    ["as pasted", "wrapped", "cropped", "cropped and wrapped", "bare", "short"];

/// Tables by way of pasting: what the decoder says, and what the whole reading says.
#[derive(Default)]
pub(crate) struct Report(BTreeMap<(usize, &'static str), Table>);

impl Report {
    pub(crate) fn add(&mut self, weights: &Weights, samples: &[&Sample]) {
        for sample in samples {
            let variant = VARIANTS.iter().position(|name| *name == sample.variant).unwrap_or(0);
            let path = sample.decoded(weights);
            let kinds: Vec<BlockKind> = path.iter().map(|role| role.kind()).collect();
            self.0.entry((variant, "decoded")).or_default().add(sample, &kinds);
            let source = Source::new(sample.text.as_str()).expect("a page below 4 GiB");
            let kinds = copydesk_parser::unit_kinds(&source, weights);
            self.0.entry((variant, "read")).or_default().add(sample, &kinds);
        }
    }

    pub(crate) fn print(&self) {
        for ((variant, how), table) in &self.0 {
            table.print(&format!("{}, {how}", VARIANTS[*variant]));
        }
    }
}

/// Prints pages with the roles found and annotated, where they differ.
pub(crate) fn show(weights: &Weights, samples: &[&Sample]) {
    for sample in samples {
        let path = sample.decoded(weights);
        let source = Source::new(sample.text.as_str()).expect("a page below 4 GiB");
        let kinds = copydesk_parser::unit_kinds(&source, weights);
        let mut table = Table::default();
        table.add(sample, &path.iter().map(|role| role.kind()).collect::<Vec<_>>());
        println!(
            "=== {} {} {} P {:.3} R {:.3}",
            sample.variant, sample.id, sample.publisher, table.precision, table.recall
        );
        for (index, role) in path.iter().enumerate() {
            let right = sample.allowed[index] >> *role as u16 & 1 == 1;
            let text: String =
                sample.units[index].text.of(&sample.text).chars().take(150).collect();
            let allowed: Vec<&str> = Role::ALL
                .into_iter()
                .filter(|role| sample.allowed[index] >> *role as u16 & 1 == 1)
                .map(Role::id)
                .collect();
            println!(
                "{}\t{index}\t{}\t{}\t{}\t{}\t{}",
                if right { " " } else { "#" },
                role.id(),
                kinds[index].id(),
                allowed.join("/"),
                sample.labels[index],
                text.replace('\n', " ⏎ ")
            );
        }
    }
}
