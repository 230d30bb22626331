//! Counts in how many English articles each stem stands, for the rarity of words in stories.
//!
//! ```text
//! cargo run --release -p copydesk-analysis --example train_frequencies -- DATA [--write]
//! ```
//!
//! DATA holds `layout/pages.jsonl`, of which the body in `gold` is read, and `reprints/docs.jsonl`,
//! of which each text is. Stems that stand in fewer than three articles are left out. `--write`
//! writes `data/document-frequencies.txt`; without it the head of the table is printed.
//!
//! Stems are those that the passes compare: without accents, British and American spellings as one.
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../src/accents.rs"]
mod accents;
#[path = "../src/spelling.rs"]
mod spelling;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use copydesk_analysis::passes::tokens::{TokenKind, Tokens};
use copydesk_core::{Article, ArticlePass as _, Block, BlockKind, Metadata, Source, Span};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::Value;

/// What is read: the file, and where in its objects the copy is.
const SETS: [(&str, &str, &str); 2] =
    [("layout/pages.jsonl", "/gold/body", "CC BY 4.0"), ("reprints/docs.jsonl", "/text", "MIT")];

/// In how many articles a stem of the table stands.
const LEAST: usize = 3;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "eval".into());
    let write = arguments.next().is_some_and(|mode| mode == "--write");
    let stemmer = Stemmer::create(Algorithm::English);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut articles = 0;
    let mut table = String::from(
        "# In how many English articles each stem stands, a row for each number.\n\
         # Counted by `cargo xtask train frequencies --data PATH` over:\n",
    );
    for (file, place, licence) in SETS {
        let rows = fs::read_to_string(Path::new(&data).join(file)).expect("the set is there");
        let before = articles;
        for row in rows.lines() {
            let object: Value = serde_json::from_str(row).expect("a JSON object");
            let text = object.pointer(place).and_then(Value::as_str).unwrap_or_default();
            articles += usize::from(!text.is_empty());
            for stem in stems(text, &stemmer) {
                *counts.entry(stem).or_default() += 1;
            }
        }
        let _ = writeln!(table, "# {file}, {licence}, {} articles", articles - before);
    }
    table.push_str("# Licence of the table: MIT OR Apache-2.0.\n");
    let _ = writeln!(table, "articles {articles}");
    let mut rows: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (stem, count) in &counts {
        if *count >= LEAST {
            rows.entry(*count).or_default().push(stem);
        }
    }
    for (count, stems) in rows.iter().rev() {
        let _ = writeln!(table, "{count} {}", stems.join(" "));
    }
    if write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/document-frequencies.txt");
        fs::write(path, table).expect("the table can be written");
    } else {
        table.lines().take(40).for_each(|row| println!("{row}"));
    }
}

/// The stems of a text, each once.
fn stems(text: &str, stemmer: &Stemmer) -> BTreeSet<String> {
    let Ok(source) = Source::new(text) else { return BTreeSet::new() };
    let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, source.text().len()));
    let article = Article::new(source, vec![block], Vec::new(), Metadata::default());
    let Ok(article) = article else { return BTreeSet::new() };
    let reading = Tokens.run(&article, ());
    let words = reading.tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    let words = words.filter_map(|token| token.span.get(reading.text()));
    words
        .filter(|word| word.chars().all(char::is_alphanumeric) && word.chars().nth(1).is_some())
        .map(|word| stem(word, stemmer))
        .collect()
}

/// The stem as the passes have it.
fn stem(word: &str, stemmer: &Stemmer) -> String {
    let plain = accents::without(word).to_lowercase();
    spelling::of_stem(&stemmer.stem(&spelling::of_word(&plain))).into_owned()
}
