//! Learns the decoder's weights from annotated pages and says how good they are.
//!
//! ```text
//! cargo run --release -p copydesk-parser --example train_layout -- DATA [--write]
//! ```
//!
//! DATA holds `pages.jsonl` (`{id, url, text, gold: {body, title, author}}`) and `roles.jsonl`
//! (`{id, lines, labels}`). A quarter of the publishers is held back for the table that is printed;
//! with `--write` the weights in `data/weights.txt` are then learned from all of them.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), learned by gradient
//! steps with AdaGrad's rates (Duchi, Hazan and Singer 2011). Where a page says only what its body is,
//! all sequences that agree with it count as right.
//! Every page is learned as it is, hard-wrapped at a width of its own, and cut short above the
//! headline and below the end, which is how people paste. No chance is involved that is not seeded:
//! the same data gives the same weights.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;

use copydesk_core::Source;
use copydesk_parser::decoder::{Feature, FeatureSet, ROLE_COUNT, Role, Weights, page};
use copydesk_parser::{Unit, units};
use serde_json::Value;

const EPOCHS: usize = 20;
const RATE: f32 = 0.2;
/// What a wrong role costs, and how much more at most for the words at stake.
const COST: f32 = 1.0;
const COST_OF_WORDS: f32 = 3.0;
const COST_OF_COPY: f32 = 8.0;
const BODY: [Role; 4] = [Role::Paragraph, Role::Subhead, Role::ListItem, Role::Table];
/// A weight that nothing holds up fades.
const DECAY: f32 = 1.0 - 2.0e-6;
/// Weights are stored as whole twentieths.
const SCALE: f32 = 20.0;

/// Invented ends of agency copy.
const ENDINGS: [&str; 8] = [
    "",
    "",
    "(Reporting by Ines Moreau; Editing by Tom Adeyemi)",
    "(Additional reporting by Ines Moreau in Lisbon and Tom Adeyemi in Accra; Editing by Li Wei)",
    "Reporting by Ines Moreau; editing by Li Wei",
    "-30-",
    "ENDS",
    "==Harbour Press",
];

/// Roles that may be right for a unit, one bit each.
type Mask = u16;

fn mask(roles: &[Role]) -> Mask {
    roles.iter().fold(0, |mask, role| mask | 1 << *role as u16)
}

/// A page to learn from.
struct Sample {
    id: String,
    variant: &'static str,
    publisher: String,
    features: Vec<FeatureSet>,
    allowed: Vec<Mask>,
    words: Vec<Vec<String>>,
    labels: Vec<u8>,
    gold_body: Option<Vec<String>>,
}

/// What the annotation says of a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
enum Label {
    Furniture,
    Body,
    Headline,
    Deck,
    Byline,
    Date,
    Caption,
    Subhead,
    /// Furniture that has the words of the title.
    TitleAgain,
}

/// A text with a label for each character that is not blank.
struct Labelled {
    id: String,
    publisher: String,
    text: String,
    labels: Vec<Label>,
    gold_body: Option<Vec<String>>,
    exact: bool,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "eval/layout".into());
    let write = arguments.any(|argument| argument == "--write");
    let mut labelled = read_roles(&format!("{data}/roles.jsonl"));
    labelled.extend(read_pages(&format!("{data}/pages.jsonl")));
    let mut samples = Vec::new();
    for (index, page) in labelled.iter().enumerate() {
        let mut random = Random(index as u64 * 7919 + 17);
        samples.push(sample(page, "as pasted"));
        let width = 60 + (random.next() % 21) as usize;
        samples.push(sample(&wrapped(page, width, random.next().is_multiple_of(2)), "wrapped"));
        if let Some(cropped) = cropped(page, &mut random) {
            samples.push(sample(&cropped, "cropped"));
            let width = 60 + (random.next() % 21) as usize;
            samples.push(sample(&wrapped(&cropped, width, true), "cropped and wrapped"));
        }
    }
    let held: Vec<bool> = samples.iter().map(|sample| hash(&sample.publisher) % 4 == 0).collect();
    let learn: Vec<&Sample> =
        samples.iter().zip(&held).filter(|(_, held)| !**held).map(|(s, _)| s).collect();
    let report: Vec<&Sample> =
        samples.iter().zip(&held).filter(|(_, held)| **held).map(|(s, _)| s).collect();
    let weights = train(&learn);
    println!(
        "learned from {} samples, held back {} of other publishers",
        learn.len(),
        report.len()
    );
    evaluate(&weights, &report);
    if write {
        let weights = train(&samples.iter().collect::<Vec<_>>());
        let checksum = hash(&labelled.iter().fold(String::new(), |mut all, page| {
            let _ = write!(all, "{} {}", page.id, page.text.len());
            all
        }));
        let text = format!(
            "# Weights of the structure decoder: points of each feature for each role, in twentieths.\n\
             # Learned by `cargo run --release -p copydesk-parser --example train_layout -- DATA --write`\n\
             # from {} annotated pages (sets of CC BY 4.0 and MIT licence, listed in the README), checksum {checksum:016x}.\n\
             # Licence: MIT OR Apache-2.0.\n{}",
            labelled.len(),
            weights.write()
        );
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/weights.txt");
        fs::write(path, text).expect("weights.txt can be written");
        println!("wrote {path}");
    }
}

/// A small generator of numbers that only look random (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn lines_of(path: &str) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

fn read_roles(path: &str) -> Vec<Labelled> {
    let read = |page: &Value| {
        let mut text = String::new();
        let mut labels = Vec::new();
        let rows = page["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .zip(page["labels"].as_array().expect("labels"));
        for (line, label) in rows {
            let line = line.as_str().unwrap_or_default();
            let label = match label.as_str().unwrap_or_default() {
                "body" => Label::Body,
                "headline" => Label::Headline,
                "deck" => Label::Deck,
                "byline" => Label::Byline,
                "date" => Label::Date,
                "caption" => Label::Caption,
                "subhead" => Label::Subhead,
                _ => Label::Furniture,
            };
            labels.extend(line.chars().filter(|c| !c.is_whitespace()).map(|_| label));
            text.push_str(line);
            text.push('\n');
        }
        let id = page["id"].as_str().unwrap_or_default().to_owned();
        let publisher: String = id.split(['/', '_']).take(2).collect();
        Labelled { id, publisher, text, labels, gold_body: None, exact: true }
    };
    lines_of(path).iter().map(read).collect()
}

fn read_pages(path: &str) -> Vec<Labelled> {
    let read = |page: &Value| {
        let text = page["text"].as_str().unwrap_or_default().to_owned();
        let gold = &page["gold"];
        let body_words = words(gold["body"].as_str().unwrap_or_default());
        let body = format!(" {} ", body_words.join(" "));
        let title = words(gold["title"].as_str().unwrap_or_default()).join(" ").to_lowercase();
        let author = gold["author"].as_str().unwrap_or_default().to_lowercase();
        let mut labels = Vec::new();
        let told: Vec<(String, bool)> = text
            .split('\n')
            .map(|line| {
                let line = words(line).join(" ");
                let inside = !line.is_empty() && body.contains(&format!(" {line} "));
                (line.to_lowercase(), inside)
            })
            .collect();
        // A short line is body only where body stands around it: its words may stand anywhere.
        let long = |index: usize| told[index].1 && told[index].0.split(' ').count() >= 5;
        let first = (0..told.len()).find(|index| long(*index));
        let last = (0..told.len()).rev().find(|index| long(*index));
        for (index, line) in text.split('\n').enumerate() {
            let (folded, inside) = &told[index];
            let within =
                first.is_some_and(|first| first <= index) && last.is_some_and(|last| index <= last);
            let label = if *inside && (within || (first.is_none())) {
                Label::Body
            } else if *folded == title && !title.is_empty() {
                Label::TitleAgain
            } else if !author.is_empty()
                && folded.contains(&author)
                && folded.split(' ').count() <= 8
                && first.is_some_and(|first| index < first)
            {
                Label::Byline
            } else {
                Label::Furniture
            };
            labels.extend(line.chars().filter(|c| !c.is_whitespace()).map(|_| label));
        }
        let url = page["url"].as_str().unwrap_or_default();
        let publisher =
            url.split('/').nth(2).unwrap_or_default().trim_start_matches("www.").to_owned();
        let id = page["id"].as_str().unwrap_or_default().to_owned();
        Labelled { id, publisher, text, labels, gold_body: Some(body_words), exact: false }
    };
    lines_of(path).iter().map(read).collect()
}

/// The page hard-wrapped at a width, with or without blank lines between what were lines.
fn wrapped(page: &Labelled, width: usize, spaced: bool) -> Labelled {
    let mut text = String::new();
    for line in page.text.split('\n') {
        let mut column = 0;
        for word in line.split_whitespace() {
            let len = word.chars().count();
            if column > 0 && column + 1 + len > width {
                text.push('\n');
                column = 0;
            } else if column > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(word);
            column += len;
        }
        text.push('\n');
        if spaced && line.split_whitespace().count() > 12 {
            text.push('\n');
        }
    }
    Labelled {
        id: page.id.clone(),
        publisher: page.publisher.clone(),
        text,
        labels: page.labels.clone(),
        gold_body: page.gold_body.clone(),
        exact: page.exact,
    }
}

/// The page from a few lines above the headline to a few below the end of the body.
fn cropped(page: &Labelled, random: &mut Random) -> Option<Labelled> {
    let mut lines: Vec<(&str, &[Label])> = Vec::new();
    let mut at = 0;
    for line in page.text.split('\n') {
        let len = line.chars().filter(|c| !c.is_whitespace()).count();
        lines.push((line, &page.labels[at..at + len]));
        at += len;
    }
    let is = |index: usize, label: Label| lines[index].1.first() == Some(&label);
    let first = (0..lines.len()).find(|index| is(*index, Label::Body))?;
    let last = (0..lines.len()).rev().find(|index| is(*index, Label::Body))?;
    let headline = (0..first)
        .rev()
        .find(|index| is(*index, Label::Headline) || is(*index, Label::TitleAgain))?;
    if first - headline > 40 {
        return None;
    }
    let told = |index: &usize| !lines[*index].0.trim().is_empty();
    let above = (random.next() % 4) as usize;
    let below = (random.next() % 6) as usize;
    let start = (0..headline).rev().filter(told).take(above).last().unwrap_or(headline);
    let end = (last + 1..lines.len()).filter(told).take(below).last().unwrap_or(last);
    let lines = &lines[start..=end];
    let mut text = lines.iter().map(|(line, _)| *line).collect::<Vec<_>>().join("\n");
    let mut labels: Vec<Label> =
        lines.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
    // Agency copy ends with credits or a sign-off, of which the sets have no examples.
    if below <= 1 {
        let ending = ENDINGS[(random.next() % ENDINGS.len() as u64) as usize];
        text.push_str("\n\n");
        text.push_str(ending);
        labels.extend(ending.chars().filter(|c| !c.is_whitespace()).map(|_| Label::Furniture));
    }
    Some(Labelled {
        id: page.id.clone(),
        publisher: page.publisher.clone(),
        text,
        labels,
        gold_body: page.gold_body.clone(),
        exact: page.exact,
    })
}

/// The features of a page's units and the roles that its annotation allows.
fn sample(page_labels: &Labelled, variant: &'static str) -> Sample {
    let source = Source::new(page_labels.text.as_str()).expect("a page below 4 GiB");
    let units = units(&source);
    let page = page(&source, &units);
    let labels = unit_labels(page_labels, &units);
    let allowed = allowed(&units, &page.features, &labels, page_labels);
    Sample {
        id: page_labels.id.clone(),
        variant,
        publisher: page_labels.publisher.clone(),
        words: units.iter().map(|unit| words(unit.text.of(&page_labels.text))).collect(),
        features: page.features,
        allowed,
        labels: labels.iter().map(|label| *label as u8).collect(),
        gold_body: page_labels.gold_body.clone(),
    }
}

/// The label of most characters of each unit.
fn unit_labels(page: &Labelled, units: &[Unit]) -> Vec<Label> {
    let mut labels = Vec::new();
    let (mut at, mut from) = (0, 0);
    for unit in units {
        let skipped = page.text[from..unit.text.start as usize]
            .chars()
            .filter(|c| !c.is_whitespace())
            .count();
        at += skipped;
        let len = unit.text.of(&page.text).chars().filter(|c| !c.is_whitespace()).count();
        let mut counts: BTreeMap<u8, (usize, Label)> = BTreeMap::new();
        for label in &page.labels[at..at + len] {
            counts.entry(*label as u8).or_insert((0, *label)).0 += 1;
        }
        labels.push(
            counts
                .values()
                .max_by_key(|(count, _)| *count)
                .map_or(Label::Furniture, |(_, label)| *label),
        );
        at += len;
        from = unit.text.end as usize;
    }
    labels
}

/// The roles that each unit may have.
fn allowed(
    units: &[Unit],
    features: &[FeatureSet],
    labels: &[Label],
    page: &Labelled,
) -> Vec<Mask> {
    let is_body =
        |label: &Label| matches!(label, Label::Body) || (page.exact && *label == Label::Subhead);
    let first = labels.iter().position(is_body).unwrap_or(labels.len());
    let last = labels.iter().rposition(is_body).unwrap_or(0);
    let head_label = |label: &Label| {
        matches!(
            label,
            Label::Headline
                | Label::Deck
                | Label::Byline
                | Label::Date
                | Label::Caption
                | Label::TitleAgain
        )
    };
    let headline = if page.exact {
        labels[..first].iter().position(|label| *label == Label::Headline)
    } else {
        labels[..first].iter().rposition(|label| *label == Label::TitleAgain)
    };
    let head =
        labels[..first].iter().position(|label| head_label(label) && *label != Label::TitleAgain);
    let head = head.into_iter().chain(headline).min().unwrap_or(first);
    let top = |set: FeatureSet| {
        if set.has(Feature::IsNote) || set.has(Feature::IsSlug) || set.has(Feature::HasControls) {
            Role::TopNote
        } else {
            Role::TopFurniture
        }
    };
    let end = |set: FeatureSet| {
        let note = [
            Feature::IsCredits,
            Feature::IsSignOff,
            Feature::IsRights,
            Feature::IsCorrection,
            Feature::IsNote,
        ];
        if note.into_iter().any(|feature| set.has(feature)) {
            Role::EndNote
        } else {
            Role::EndFurniture
        }
    };
    (0..units.len())
        .map(|index| {
            let (set, label) = (features[index], labels[index]);
            let body = || {
                if set.has(Feature::HasTabs) {
                    mask(&[Role::Table])
                } else if set.has(Feature::StartsBullet) {
                    mask(&[Role::ListItem])
                } else if label == Label::Subhead {
                    mask(&[Role::Subhead])
                } else if units[index].words >= 12
                    || set.has(Feature::EndStop)
                    || set.has(Feature::EndQuoted)
                {
                    mask(&[Role::Paragraph])
                } else if page.exact {
                    mask(&[Role::Paragraph, Role::ListItem])
                } else {
                    mask(&[Role::Paragraph, Role::ListItem, Role::Subhead])
                }
            };
            if index < first {
                let exact = match label {
                    _ if Some(index) == headline => Some(Role::Headline),
                    Label::Deck => Some(Role::Deck),
                    Label::Byline => Some(Role::Byline),
                    Label::Date => Some(Role::Published),
                    Label::Caption => Some(Role::HeadCaption),
                    _ => None,
                };
                return match exact {
                    Some(role) => mask(&[role]),
                    None if index < head => mask(&[top(set)]),
                    None if page.exact => mask(&[Role::HeadFurniture]),
                    // A page of which only body and title are known leaves the rest of its head open.
                    None => mask(&[
                        Role::Deck,
                        Role::Byline,
                        Role::Published,
                        Role::HeadCaption,
                        Role::HeadFurniture,
                    ]),
                };
            }
            if index > last {
                return mask(&[end(set)]);
            }
            match label {
                Label::Body | Label::Subhead => body(),
                Label::Caption => mask(&[Role::BodyCaption]),
                _ if page.exact => mask(&[Role::BodyFurniture]),
                _ => mask(&[Role::BodyFurniture, Role::BodyCaption]),
            }
        })
        .collect()
}

/// Weights while they are learned.
#[derive(Clone)]
struct Model {
    features: Vec<[f32; ROLE_COUNT]>,
    follows: [[f32; ROLE_COUNT]; ROLE_COUNT],
    start: [f32; ROLE_COUNT],
    end: [f32; ROLE_COUNT],
}

impl Model {
    fn zero() -> Self {
        Self {
            features: vec![[0.0; ROLE_COUNT]; Feature::ALL.len()],
            follows: [[0.0; ROLE_COUNT]; ROLE_COUNT],
            start: [0.0; ROLE_COUNT],
            end: [0.0; ROLE_COUNT],
        }
    }

    /// What the trade knows before any page was seen; the perceptron starts from here.
    fn prior() -> Self {
        let mut model = Self::zero();
        let mut set = |feature: Feature, role: Role, points: f32| {
            model.features[feature as usize][role as usize] = points
        };
        for (feature, role) in [
            (Feature::IsCredits, Role::EndNote),
            (Feature::IsSignOff, Role::EndNote),
            (Feature::IsRights, Role::EndNote),
            (Feature::IsCorrection, Role::EndNote),
            (Feature::IsNote, Role::TopNote),
            (Feature::IsNote, Role::EndNote),
            (Feature::IsSlug, Role::TopNote),
            (Feature::HasControls, Role::TopNote),
            (Feature::IsByline, Role::Byline),
            (Feature::IsDateline, Role::Paragraph),
            (Feature::IsPhotoCredit, Role::HeadCaption),
            (Feature::IsPhotoCredit, Role::BodyCaption),
            (Feature::IsCaption, Role::HeadCaption),
            (Feature::IsCaption, Role::BodyCaption),
            (Feature::IsDate, Role::Published),
        ] {
            set(feature, role, 3.0);
        }
        // Grammars that are never wrong where they speak, and of which the sets have few examples.
        for (feature, role) in [
            (Feature::IsNote, Role::TopNote),
            (Feature::IsNote, Role::EndNote),
            (Feature::IsSlug, Role::TopNote),
            (Feature::HasControls, Role::TopNote),
            (Feature::IsCredits, Role::EndNote),
            (Feature::IsSignOff, Role::EndNote),
        ] {
            set(feature, role, 10.0);
        }
        model
    }

    fn each_cell(&mut self, apply: impl Fn(&mut f32)) {
        let rows = self.features.iter_mut().chain(&mut self.follows);
        rows.chain([&mut self.start, &mut self.end]).flatten().for_each(apply);
    }

    fn each(&mut self, other: &Self, apply: impl Fn(&mut f32, f32)) {
        let rows = self.features.iter_mut().zip(&other.features);
        let follows = self.follows.iter_mut().zip(&other.follows);
        for (row, other) in rows.chain(follows) {
            row.iter_mut().zip(other).for_each(|(cell, other)| apply(cell, *other));
        }
        self.start.iter_mut().zip(&other.start).for_each(|(cell, other)| apply(cell, *other));
        self.end.iter_mut().zip(&other.end).for_each(|(cell, other)| apply(cell, *other));
    }
}

/// What a sequence is expected to be: roles of units, and pairs of roles.
struct Expected {
    units: Vec<[f32; ROLE_COUNT]>,
    pairs: [[f32; ROLE_COUNT]; ROLE_COUNT],
}

impl Model {
    /// The expectation over all sequences, or over those that `allowed` admits (forward-backward,
    /// each row scaled to a sum of one).
    fn expect(
        &self,
        features: &[FeatureSet],
        allowed: Option<&[Mask]>,
        cost: impl Fn(usize, usize) -> f32,
    ) -> Expected {
        let count = features.len();
        let mut follows = [[0.0; ROLE_COUNT]; ROLE_COUNT];
        for before in Role::ALL {
            for role in Role::ALL.into_iter().filter(|role| before.may_precede(*role)) {
                follows[before as usize][role as usize] =
                    self.follows[before as usize][role as usize].exp();
            }
        }
        let own: Vec<[f32; ROLE_COUNT]> = features
            .iter()
            .enumerate()
            .map(|(index, set)| {
                let mut points = [0.0; ROLE_COUNT];
                for number in set.numbers() {
                    points
                        .iter_mut()
                        .zip(&self.features[number])
                        .for_each(|(points, weight)| *points += weight);
                }
                if index == 0 {
                    points
                        .iter_mut()
                        .zip(&self.start)
                        .for_each(|(points, weight)| *points += weight);
                }
                if index + 1 == count {
                    points.iter_mut().zip(&self.end).for_each(|(points, weight)| *points += weight);
                }
                for (role, points) in points.iter_mut().enumerate() {
                    *points += cost(index, role);
                }
                let open =
                    |role: usize| allowed.is_none_or(|allowed| allowed[index] >> role & 1 == 1);
                let highest = (0..ROLE_COUNT)
                    .filter(|role| open(*role))
                    .map(|role| points[role])
                    .fold(f32::MIN, f32::max);
                std::array::from_fn(|role| {
                    if open(role) { (points[role] - highest).max(-60.0).exp() } else { 0.0 }
                })
            })
            .collect();
        let scaled = |mut row: [f32; ROLE_COUNT]| {
            let sum: f32 = row.iter().sum();
            row.iter_mut().for_each(|cell| *cell /= sum.max(f32::MIN_POSITIVE));
            row
        };
        let mut forward = Vec::with_capacity(count);
        forward.push(scaled(own[0]));
        for index in 1..count {
            let before: &[f32; ROLE_COUNT] = &forward[index - 1];
            let mut row = [0.0; ROLE_COUNT];
            for (from, weight) in before.iter().enumerate() {
                row.iter_mut()
                    .zip(&follows[from])
                    .for_each(|(cell, follow)| *cell += weight * follow);
            }
            row.iter_mut().zip(&own[index]).for_each(|(cell, own)| *cell *= own);
            forward.push(scaled(row));
        }
        let mut expected = Expected {
            units: vec![[0.0; ROLE_COUNT]; count],
            pairs: [[0.0; ROLE_COUNT]; ROLE_COUNT],
        };
        let mut backward = [1.0 / ROLE_COUNT as f32; ROLE_COUNT];
        for index in (0..count).rev() {
            let unit: [f32; ROLE_COUNT] =
                std::array::from_fn(|role| forward[index][role] * backward[role]);
            expected.units[index] = scaled(unit);
            if index == 0 {
                break;
            }
            let onward: [f32; ROLE_COUNT] =
                std::array::from_fn(|role| own[index][role] * backward[role]);
            let mut pairs = [[0.0; ROLE_COUNT]; ROLE_COUNT];
            let mut sum = 0.0;
            for from in 0..ROLE_COUNT {
                for role in 0..ROLE_COUNT {
                    pairs[from][role] =
                        forward[index - 1][from] * follows[from][role] * onward[role];
                    sum += pairs[from][role];
                }
            }
            let sum = sum.max(f32::MIN_POSITIVE);
            for from in 0..ROLE_COUNT {
                expected.pairs[from]
                    .iter_mut()
                    .zip(&pairs[from])
                    .for_each(|(cell, pair)| *cell += pair / sum);
            }
            backward = scaled(std::array::from_fn(|from| {
                (0..ROLE_COUNT).map(|role| follows[from][role] * onward[role]).sum()
            }));
        }
        expected
    }
}

fn train(samples: &[&Sample]) -> Weights {
    let mut model = Model::prior();
    let mut squares = Model::zero();
    squares.each_cell(|cell| *cell = 1.0e-2);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut random = Random(20_170_129);
    for epoch in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, (random.next() % (at as u64 + 1)) as usize);
        }
        let rate = RATE * (1.0 - epoch as f32 / EPOCHS as f32);
        for &index in &order {
            let sample = samples[index];
            if sample.features.is_empty() {
                continue;
            }
            // A wrong role costs more the more words it loses or claims (softmax margin, Gimpel and
            // Smith 2010).
            let cost = |unit: usize, role: usize| {
                if sample.allowed[unit] >> role & 1 == 1 {
                    return 0.0;
                }
                // Copy that is lost is worse than furniture that is kept.
                let copy = sample.allowed[unit] & mask(&BODY) != 0;
                let words = sample.words[unit].len() as f32 / if copy { 4.0 } else { 10.0 };
                COST + words.min(if copy { COST_OF_COPY } else { COST_OF_WORDS })
            };
            let right = model.expect(&sample.features, Some(&sample.allowed), |_, _| 0.0);
            let free = model.expect(&sample.features, None, cost);
            // Long pages would otherwise drown short ones.
            let share = 1.0 / (sample.features.len() as f32).sqrt();
            let mut gradient = Model::zero();
            for (unit, set) in sample.features.iter().enumerate() {
                let off: [f32; ROLE_COUNT] = std::array::from_fn(|role| {
                    (right.units[unit][role] - free.units[unit][role]) * share
                });
                if off.iter().all(|cell| cell.abs() < 1.0e-6) {
                    continue;
                }
                for number in set.numbers() {
                    gradient.features[number]
                        .iter_mut()
                        .zip(&off)
                        .for_each(|(cell, off)| *cell += off);
                }
                if unit == 0 {
                    gradient.start.iter_mut().zip(&off).for_each(|(cell, off)| *cell += off);
                }
                if unit + 1 == sample.features.len() {
                    gradient.end.iter_mut().zip(&off).for_each(|(cell, off)| *cell += off);
                }
            }
            for from in 0..ROLE_COUNT {
                for role in 0..ROLE_COUNT {
                    gradient.follows[from][role] +=
                        (right.pairs[from][role] - free.pairs[from][role]) * share;
                }
            }
            squares.each(&gradient, |square, slope| *square += slope * slope);
            let mut step = gradient;
            step.each(&squares, |slope, square| *slope *= rate / square.sqrt());
            model.each(&step, |weight, step| *weight = (*weight + step) * DECAY);
        }
    }
    let mut weights = Weights::default();
    let whole = |value: f32| (value * SCALE).round().clamp(-1000.0, 1000.0) as i16;
    for (row, learned) in weights.features.iter_mut().zip(&model.features) {
        row.iter_mut().zip(learned).for_each(|(cell, value)| *cell = whole(*value));
    }
    for before in Role::ALL {
        for role in Role::ALL.into_iter().filter(|role| before.may_precede(*role)) {
            weights.follows[before as usize][role as usize] =
                whole(model.follows[before as usize][role as usize]);
        }
    }
    weights.start.iter_mut().zip(&model.start).for_each(|(cell, value)| *cell = whole(*value));
    weights.end.iter_mut().zip(&model.end).for_each(|(cell, value)| *cell = whole(*value));
    weights
}

fn shingles(words: &[String]) -> HashMap<Vec<&str>, usize> {
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

fn evaluate(weights: &Weights, samples: &[&Sample]) {
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
