//! The table: body F1 of 4-word shingles, F1 by role, headlines found.

use std::collections::{BTreeMap, HashMap};

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

pub(crate) fn evaluate(weights: &Weights, samples: &[&Sample]) {
    for variant in ["as pasted", "wrapped", "cropped", "cropped and wrapped"] {
        let (mut precision, mut recall, mut pages, mut titled, mut title_right) =
            (0.0, 0.0, 0, 0, 0);
        let mut roles: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
        for sample in samples.iter().filter(|sample| sample.variant == variant) {
            let rows: Vec<_> = sample
                .features
                .iter()
                .map(|set| copydesk_parser::decoder::points(weights, *set))
                .collect();
            let path = copydesk_parser::decoder::best(weights, &rows);
            if let Some(gold) = &sample.gold_body {
                let body: Vec<String> = path
                    .iter()
                    .zip(&sample.words)
                    .filter(|(role, _)| role.kind().is_body())
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
                precision += if claimed > 0 {
                    shared as f64 / claimed as f64
                } else {
                    f64::from(u8::from(all == 0))
                };
                recall += if all > 0 { shared as f64 / all as f64 } else { 1.0 };
                pages += 1;
            } else {
                let mut count = |name: &'static str, gold: bool, found: bool| {
                    let cell = roles.entry(name).or_default();
                    cell[0] += usize::from(gold && found);
                    cell[1] += usize::from(gold);
                    cell[2] += usize::from(found);
                };
                for (role, label) in path.iter().zip(&sample.labels) {
                    let is = |wanted: Label| *label == wanted as u8;
                    count(
                        "body",
                        is(Label::Body),
                        matches!(role, Role::Paragraph | Role::ListItem | Role::Table),
                    );
                    count("headline", is(Label::Headline), *role == Role::Headline);
                    count("deck", is(Label::Deck), *role == Role::Deck);
                    count("byline", is(Label::Byline), *role == Role::Byline);
                    count("date", is(Label::Date), *role == Role::Published);
                    count(
                        "caption",
                        is(Label::Caption),
                        matches!(role, Role::HeadCaption | Role::BodyCaption),
                    );
                    count("subhead", is(Label::Subhead), *role == Role::Subhead);
                }
            }
            if let Some(gold) =
                sample.allowed.iter().position(|mask| *mask == 1 << Role::Headline as u16)
            {
                titled += 1;
                title_right +=
                    usize::from(path.iter().position(|role| *role == Role::Headline) == Some(gold));
            }
        }
        let (p, r) = (precision / f64::from(pages), recall / f64::from(pages));
        println!(
            "{variant:20} pages {pages}  body P {p:.3} R {r:.3} F1 {:.3}  headline right {title_right} of {titled}",
            2.0 * p * r / (p + r)
        );
        for (name, [right, gold, found]) in roles {
            println!(
                "  {name:9} F1 {:.3}  (gold {gold}, found {found})",
                2.0 * right as f64 / (gold + found).max(1) as f64
            );
        }
    }
    let _ = samples.iter().map(|sample| &sample.id);
}
