//! Learns the weights of the tagger of names and says how good they are.
//!
//! ```text
//! cargo run --release -p copydesk-analysis --example train_names -- DATA [--show | --budget | --write]
//! ```
//!
//! DATA holds `wikigold.conll`, `gmb.csv` and the files of meantime. Without a mode, weights are
//! learned from one set and measured on the others, which is what to expect of copy of another
//! house; `--show` prints what is wrong or missed beside it, and `--budget` counts it by class.
//! `--write` learns from wikigold and gmb and writes `data/names/weights.bin`. Meantime is never
//! learned from.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), learned by gradient
//! steps with AdaGrad's rates (Duchi, Hazan and Singer 2011). No chance is involved that is not
//! seeded: the same data gives the same file, to the byte.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]
#![allow(clippy::doc_markdown, reason = "names of persons and of methods")]

mod budget;
mod field;
mod sets;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use copydesk_analysis::passes::names::tagger::{self, Weights};
use copydesk_analysis::passes::names::{Name, NameKind};
use copydesk_analysis::passes::sentences::{Sentence, Sentences};
use copydesk_analysis::passes::tokens::{Reading, Tokens};
use copydesk_core::{Article, ArticlePass as _, Block, BlockKind, Metadata, Source, Span};

use crate::field::{Model, Plan, Sample, train};
use crate::sets::Document;

/// How learning goes: chosen by the table that learns from one set and measures on another.
const PLAN: Plan = Plan { rows: 1 << 13, epochs: 12, rate: 0.05, decay: 0.005 };

/// What each token of a body or place costs, in the unit of the weights: what is learned from one set is
/// too sure on another, whose names of other things it has not seen.
const CAUTION: f32 = 0.35;

/// How much a stretch of gmb counts: its labels are partly a program's.
const GMB: f32 = 0.4;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "eval/names".into());
    let mode = arguments.next().unwrap_or_default();
    let wikigold: Vec<Read> = read(sets::wikigold(&format!("{data}/wikigold.conll")));
    let gmb: Vec<Read> = read(sets::gmb(&format!("{data}/gmb.csv"), false));
    let clean: Vec<Read> = read(sets::gmb(&format!("{data}/gmb.csv"), true));
    let hidden = read(sets::hidden(sets::wikigold(&format!("{data}/wikigold.conll"))));
    let meantime: Vec<Read> = read(sets::meantime(&data));
    let unknown = read(sets::hidden(sets::meantime(&data)));
    // As the other sets have it: persons without their titles.
    let untitled = read(sets::meantime(&data).into_iter().map(Document::untitled).collect());
    let file = |sets: &[&[Read]]| {
        let mut learned: Vec<Sample> = Vec::new();
        for set in sets {
            let own = std::ptr::eq(set.as_ptr(), wikigold.as_ptr());
            let weight = if own { 1.0 } else { GMB };
            learned.extend(set.iter().flat_map(|read| samples(read, weight)));
        }
        let samples = learned;
        let model: Model = train(&samples, PLAN);
        let mut file = b"\n\n".to_vec();
        file.extend(model.bytes(CAUTION));
        file
    };
    if mode == "--write" {
        let mut file = file(&[&wikigold, &clean]);
        let mut out = head(&data).into_bytes();
        out.append(&mut file.split_off(2));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/names/weights.bin");
        fs::write(path, out).expect("a file that can be written");
        return;
    }
    let (half, _) = clean.split_at(clean.len() / 2);
    let (_, other) = gmb.split_at(gmb.len() / 2);
    let (wiki_half, wiki_other) = wikigold.split_at(wikigold.len() / 2);
    for (name, learned, measured) in [
        (
            "gmb",
            vec![clean.as_slice()],
            vec![
                ("wikigold", wikigold.as_slice()),
                ("wikigold, half of the words of its names unknown", &hidden),
                ("meantime", &meantime),
                ("meantime, half of the words of its names unknown", &unknown),
                ("meantime, its titles left out", &untitled),
            ],
        ),
        (
            "wikigold",
            vec![&wikigold],
            vec![
                ("gmb", gmb.as_slice()),
                ("meantime", &meantime),
                ("meantime, its titles left out", &untitled),
            ],
        ),
        (
            "both",
            vec![&wikigold, &clean],
            vec![("meantime", meantime.as_slice()), ("meantime, its titles left out", &untitled)],
        ),
        ("halves", vec![wiki_half, half], vec![("wikigold", wiki_other), ("gmb", other)]),
    ] {
        let file = file(&learned);
        let weights = Weights::of(&file);
        let known = family_names(&learned);
        for (other, set) in measured {
            println!(
                "learned from {name}, measured on {other}: {}",
                score(&weights, set, None, mode == "--show")
            );
            if mode == "--budget" {
                print!("{}", budget::table(&weights, set));
            }
            println!(
                "    persons whose last word was not learned: {}",
                unseen(&weights, set, &known)
            );
        }
    }
    println!(
        "learned from both, headlines of meantime: {}",
        headlines(&file(&[&wikigold, &clean]), &data)
    );
    let file = file(&[&wikigold, &clean]);
    let weights = Weights::of(&file);
    let clock = cpu();
    let mut bytes = 0;
    for read in gmb.iter().chain(&wikigold) {
        bytes += read.document.text.len();
        std::hint::black_box(tagger::names(&weights, &read.reading, &read.sentences));
    }
    println!("{:.1} MB/s", bytes as f64 / 1e6 / (cpu() - clock));
}

/// Seconds of work so far, as far as the system tells.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.split(' ').nth(13).and_then(|ticks| ticks.parse::<f64>().ok());
    ticks.unwrap_or(0.0) / 100.0
}

fn head(data: &str) -> String {
    let mut head = String::from(
        "# Weights of the tagger of names. Learned by `cargo xtask train names --data PATH` from:\n",
    );
    for (name, licence) in [("wikigold.conll", "CC BY 4.0"), ("gmb.csv", "public domain")] {
        let bytes = fs::read(format!("{data}/{name}")).unwrap_or_default();
        let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let _ = writeln!(head, "# {name}, {licence}, {} bytes, FNV-1a {sum:016x}", bytes.len());
    }
    head.push_str("# Licence of the weights: MIT OR Apache-2.0.\n\n");
    head
}

/// A document as the passes before read it.
struct Read {
    document: Document,
    reading: Reading,
    sentences: Vec<Sentence>,
}

fn read(documents: Vec<Document>) -> Vec<Read> {
    let of = |document: Document| {
        let mut blocks = Vec::new();
        let mut from = 0;
        for line in document.text.split_inclusive('\n') {
            blocks
                .push(Block::new(BlockKind::Paragraph, Span::from_usize(from, from + line.len())));
            from += line.len();
        }
        let source = Source::new(document.text.as_str()).expect("a short text");
        let article = Article::new(source, blocks, Vec::new(), Metadata::default()).expect("tiles");
        let reading = Tokens.run(&article, ());
        let sentences = Sentences.run(&article, (&reading,));
        Read { document, reading, sentences }
    };
    documents.into_iter().map(of).collect()
}

/// The stretches of a document with the right labels.
fn samples(read: &Read, weight: f32) -> Vec<Sample> {
    let mut right = vec![tagger::NONE; read.reading.tokens.len()];
    for (span, kind) in &read.document.names {
        let span = Span::from_usize(span.start, span.end);
        let mut first = true;
        for (at, token) in read.reading.tokens.iter().enumerate() {
            if read.reading.source_of(at..at + 1).overlaps(span) && !token.span.is_empty() {
                right[at] = tagger::label(*kind, first);
                first = false;
            }
        }
    }
    let rows = PLAN.rows as u32;
    let mut found = Vec::new();
    tagger::examine(&read.reading, &read.sentences, |stretch, features| {
        let mut labels = right[stretch].to_vec();
        // What a stretch cuts off begins within it.
        if let Some(first) = labels.first_mut()
            && let Some((kind, false)) = tagger::kind_of(*first)
        {
            *first = tagger::label(kind, true);
        }
        let mut from = 0;
        let mut tokens = Vec::with_capacity(labels.len());
        for count in &features.counts {
            let end = from + *count as usize;
            tokens.push(features.hashes[from..end].iter().map(|hash| hash % rows).collect());
            from = end;
        }
        found.push(Sample { tokens, labels, weight });
    });
    found
}

/// The last words of the persons of these sets.
fn family_names(sets: &[&[Read]]) -> BTreeSet<String> {
    let documents = sets.iter().flat_map(|set| set.iter()).map(|read| &read.document);
    let persons = documents.flat_map(|document| {
        let persons = document.names.iter().filter(|(_, kind)| *kind == 0);
        persons.filter_map(|(span, _)| document.text[span.clone()].split(' ').next_back())
    });
    persons.map(str::to_owned).collect()
}

/// The share of the persons with another last word that are found with the right span.
fn unseen(weights: &Weights<'_>, set: &[Read], known: &BTreeSet<String>) -> String {
    let (mut all, mut right) = (0_u32, 0_u32);
    for read in set {
        let names = tagger::names(weights, &read.reading, &read.sentences);
        for (span, kind) in &read.document.names {
            let last = read.document.text[span.clone()].split(' ').next_back().unwrap_or_default();
            if *kind != 0 || known.contains(last) {
                continue;
            }
            all += 1;
            let persons = names.iter().filter(|name| name.kind == NameKind::Person);
            let found = persons.flat_map(|name| &name.mentions).any(|m| m.span.range() == *span);
            right += u32::from(found);
        }
    }
    format!("R {:.1} of {all}", 100.0 * f64::from(right) / f64::from(all.max(1)))
}

/// The names of the headlines alone, as they are printed and in capitals.
fn headlines(file: &[u8], data: &str) -> String {
    let weights = Weights::of(file);
    let mut shown = Vec::new();
    for (how, capitals) in [("as printed", false), ("in capitals", true)] {
        let mut documents = sets::meantime(data);
        for document in &mut documents {
            let end = document.text.find('\n').unwrap_or(0);
            if capitals {
                let (headline, rest) = document.text.split_at(end);
                document.text = headline.to_ascii_uppercase() + rest;
            }
            document.names.retain(|(span, _)| span.end <= end);
        }
        let set = read(documents);
        shown.push(format!("{how} {}", score(&weights, &set, Some('\n'), false)));
    }
    shown.join("; ")
}

/// F1 of exact spans, of all and of each kind; up to the first `until` alone, if one is given. What is
/// wrong or missed is printed if asked.
fn score(weights: &Weights<'_>, set: &[Read], until: Option<char>, shows: bool) -> String {
    let mut counts = [[0_usize; 3]; 3];
    for read in set {
        let names: Vec<Name> = tagger::names(weights, &read.reading, &read.sentences);
        let end = until.and_then(|until| read.document.text.find(until)).unwrap_or(usize::MAX);
        for name in &names {
            let kind = number_of(name);
            for span in shown(name).filter(|span| span.end <= end) {
                counts[kind][0] += 1;
                let right = read.document.names.contains(&(span.clone(), kind));
                counts[kind][2] += usize::from(right);
                if !right && shows {
                    show(read, "wrong", &span, kind);
                }
            }
        }
        for (span, kind) in &read.document.names {
            if *kind < 3 {
                counts[*kind][1] += 1;
                let found = names.iter().any(|name| {
                    name.kind as usize == *kind
                        && name.mentions.iter().any(|m| m.span.range() == *span)
                });
                if !found && shows {
                    show(read, "missed", span, *kind);
                }
            }
        }
    }
    let f1 = |[found, gold, right]: [usize; 3]| 200.0 * right as f64 / (found + gold).max(1) as f64;
    let all: [usize; 3] = std::array::from_fn(|i| counts.iter().map(|count| count[i]).sum());
    format!(
        "F1 {:.1} (P {:.1} R {:.1}; person {:.1}, organization {:.1}, place {:.1})",
        f1(all),
        100.0 * all[2] as f64 / all[0].max(1) as f64,
        100.0 * all[2] as f64 / all[1].max(1) as f64,
        f1(counts[0]),
        f1(counts[1]),
        f1(counts[2])
    )
}

/// The number that the sets give to the kind of a name.
const fn number_of(name: &Name) -> usize {
    match name.kind {
        NameKind::Person => 0,
        NameKind::Organization => 1,
        _ => 2,
    }
}

/// Where a name stands as a name.
fn shown(name: &Name) -> impl Iterator<Item = Range<usize>> + '_ {
    name.mentions.iter().filter(|m| m.form.is_name()).map(|m| m.span.range())
}

fn show(read: &Read, what: &str, span: &Range<usize>, kind: usize) {
    let text = &read.document.text;
    let mut from = span.start.saturating_sub(50);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = (span.end + 40).min(text.len());
    while !text.is_char_boundary(to) {
        to += 1;
    }
    println!(
        "{what} {kind} {}[{}]{}",
        text[from..span.start].replace('\n', " "),
        &text[span.clone()],
        text[span.end..to].replace('\n', " ")
    );
}
