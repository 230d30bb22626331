//! Annotated pages as lines with facts, and the roles that each line may have.

use std::fs::{self, File};
use std::io::Read as _;

use copydesk_html::evidence::evidence;
use copydesk_parser::Unit;
use copydesk_parser::decoder::{Feature, Role};
use flate2::read::MultiGzDecoder;
use serde_json::Value;

use crate::align::body_lines;
use crate::random::hash;

/// Roles that may be right for a unit, one bit each.
pub(crate) type Mask = u16;

/// A page to learn from.
#[derive(Clone)]
pub(crate) struct Sample {
    /// The name of the page.
    pub(crate) id: String,
    /// The page.
    pub(crate) html: String,
    /// A number that pages of one publisher share.
    pub(crate) publisher: u64,
    /// Its units.
    pub(crate) units: Vec<Unit>,
    /// The facts of each unit.
    pub(crate) facts: Vec<Vec<u16>>,
    /// The roles of each unit that are right.
    pub(crate) allowed: Vec<Mask>,
    /// The words of each unit.
    pub(crate) words: Vec<Vec<String>>,
    /// The words of the body.
    pub(crate) gold: Vec<String>,
}

pub(crate) fn mask(roles: &[Role]) -> Mask {
    roles.iter().fold(0, |mask, role| mask | 1 << *role as u16)
}

/// Letters, digits and `_`, as the scorer has words.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// All pages of a set.
pub(crate) fn read(data: &str) -> Vec<Sample> {
    let gold = fs::read_to_string(format!("{data}/gold.jsonl")).expect("gold.jsonl is there");
    let page = |line: &str| {
        let page: Value = serde_json::from_str(line).expect("a JSON object a line");
        let id = page["id"].as_str().unwrap_or_default();
        let file = File::open(format!("{data}/{id}.html.gz")).expect("each page is there");
        let mut html = Vec::new();
        MultiGzDecoder::new(file).read_to_end(&mut html).expect("each page can be unpacked");
        sample(&page, String::from_utf8_lossy(&html).into_owned())
    };
    gold.lines().filter_map(page).collect()
}

fn sample(page: &Value, html: String) -> Option<Sample> {
    let evidence = evidence(&html)?;
    let field = |name: &str| page["gold"][name].as_str().unwrap_or_default();
    let gold = words(field("body"));
    let lines: Vec<Vec<String>> =
        evidence.units.iter().map(|unit| words(unit.text.of(&evidence.text))).collect();
    let folded = |words: &[String]| words.join(" ").to_lowercase();
    let (title, author) = (folded(&words(field("title"))), folded(&words(field("author"))));
    let body = body_lines(&lines, &gold);
    let first = body.iter().position(|body| *body).unwrap_or(lines.len());
    let last = body.iter().rposition(|body| *body).unwrap_or(0);
    let headline =
        (0..first).rev().find(|line| !title.is_empty() && folded(&lines[*line]) == title);
    let byline = |line: usize| {
        let text = folded(&lines[line]);
        !author.is_empty() && text.contains(&author) && lines[line].len() <= 8
    };
    let head = headline.or_else(|| (0..first).find(|line| byline(*line))).unwrap_or(first);
    let allowed = (0..lines.len()).map(|line| {
        let has = |feature: Feature| evidence.numbers[line].contains(&(feature as u16));
        let any = |features: &[Feature]| features.iter().any(|feature| has(*feature));
        match line {
            _ if Some(line) == headline => mask(&[Role::Headline]),
            _ if line < head => {
                let note = any(&[Feature::IsNote, Feature::IsSlug, Feature::HasControls]);
                mask(&[if note { Role::TopNote } else { Role::TopFurniture }])
            }
            _ if line < first && byline(line) => mask(&[Role::Byline]),
            // Of the rest of the head nothing is known.
            _ if line < first => mask(&[
                Role::Deck,
                Role::Byline,
                Role::Published,
                Role::HeadCaption,
                Role::HeadFurniture,
            ]),
            _ if line > last => {
                let note = [Feature::IsCredits, Feature::IsSignOff, Feature::IsRights];
                let note = any(&note) || any(&[Feature::IsCorrection, Feature::IsNote]);
                mask(&[if note { Role::EndNote } else { Role::EndFurniture }])
            }
            _ if !body[line] => mask(&[Role::BodyFurniture, Role::BodyCaption, Role::EndFurniture]),
            _ if has(Feature::HasTabs) => mask(&[Role::Table]),
            _ if has(Feature::StartsBullet) => mask(&[Role::ListItem]),
            _ if lines[line].len() >= 12 || any(&[Feature::EndStop, Feature::EndQuoted]) => {
                mask(&[Role::Paragraph])
            }
            _ => mask(&[Role::Paragraph, Role::ListItem, Role::Subhead]),
        }
    });
    let host = page["url"].as_str().unwrap_or_default().split('/').nth(2).unwrap_or_default();
    let publisher = hash(host.trim_start_matches("www."));
    let allowed = allowed.collect();
    let id = page["id"].as_str().unwrap_or_default().to_owned();
    let (units, facts) = (evidence.units, evidence.numbers);
    Some(Sample { id, html, units, publisher, facts, allowed, words: lines, gold })
}
