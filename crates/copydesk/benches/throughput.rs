//! Throughput of parse and annotate: megabytes of decoded text a second and core.
//!
//! The corpus is the project's seeds, repeated until it is large enough to fill all cores.
//! `parse` is from bytes to articles: detection, decoding, layout. `annotate` is from articles to
//! what the article passes find in them; the rows below it run one pass alone, with those that it
//! needs (`times` cuts the text into tokens too).
//! Then articles of 750 words, the seeds' paragraphs joined, are counted by the second: `annotate` as
//! above, `command` from bytes to the line of JSON that `copydesk annotate` writes.
//! With `-- --data PATH`, a file of JSON Lines or a folder with a `pages.jsonl`, the pages in it are
//! parsed too, each as its text was pasted.
//! Each figure is the median of several runs, on one thread and on all.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use copydesk::analysis::passes::dates::Dates;
use copydesk::analysis::passes::expressions::Expressions;
use copydesk::analysis::passes::quantities::Quantities;
use copydesk::analysis::passes::times::Times;
use copydesk::analysis::passes::tokens::Tokens;
use copydesk::analysis::{Engine, EngineBuilder};
use copydesk::core::BlockKind;
use copydesk::report::Offsets;
use copydesk::report::json::{AnnotationsDocument, write_line};
use copydesk::{Article, Carried, Desk, annotations_view};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Size of the corpus in bytes.
const CORPUS: usize = 32 << 20;
/// Runs of which the median is taken.
const RUNS: usize = 7;
/// Words of an article as goals count them.
const WORDS: usize = 750;
/// How many such articles there are.
const ARTICLES: usize = 2000;

fn main() {
    let seeds = seeds();
    let desk = Desk::new();
    let corpus = repeated(&seeds);
    let articles: Vec<Article> =
        corpus.par_iter().flat_map_iter(|piece| parse(&desk, piece)).collect();
    let all = Amount::of_bytes(head("seeds", &articles));
    row("parse", &all, &|| parsed(&desk, &corpus));
    let annotate = |article: &Article| drop(std::hint::black_box(desk.annotate(article)));
    row("annotate", &all, &|| articles.par_iter().map(annotate).count());
    for (name, engine) in alone() {
        let find = |article: &Article| drop(std::hint::black_box(engine.annotate(article)));
        row(name, &all, &|| articles.par_iter().map(find).count());
    }
    let pieces = joined(&articles);
    drop(articles);
    let articles: Vec<Article> = pieces.iter().flat_map(|piece| parse(&desk, piece)).collect();
    head("articles of 750 words", &articles);
    let all = Amount { count: articles.len() as f64, unit: "/s" };
    row("annotate", &all, &|| articles.par_iter().map(annotate).count());
    row("command", &all, &|| pieces.par_iter().map(|piece| written(&desk, piece)).sum());
    drop(articles);
    if let Some(path) = data() {
        let pages = pages(&desk, &path);
        let corpus = repeated(&pages);
        let articles: Vec<Article> =
            corpus.par_iter().flat_map_iter(|piece| parse(&desk, piece)).collect();
        let all = Amount::of_bytes(head("pages as pasted", &articles));
        drop(articles);
        row("parse", &all, &|| parsed(&desk, &corpus));
    }
}

/// Engines of one pass and those that it needs.
fn alone() -> [(&'static str, Engine); 3] {
    let tokens = || Engine::builder().article(Tokens);
    let times = || tokens().article(Expressions).article(Dates).article(Times);
    let build = |builder: EngineBuilder| builder.build().expect("passes that fit together");
    [
        ("tokens", build(tokens())),
        ("times", build(times())),
        ("quantities", build(tokens().article(Quantities))),
    ]
}

/// A name and its bytes.
type Piece = (String, Vec<u8>);

fn parse(desk: &Desk, (path, bytes): &Piece) -> Vec<Article> {
    desk.read(Carried::whole(path, bytes)).into_iter().flatten().collect()
}

fn parsed(desk: &Desk, corpus: &[&Piece]) -> usize {
    corpus.par_iter().map(|piece| parse(desk, piece).len()).sum()
}

/// The length of what `copydesk annotate` writes of a piece.
fn written(desk: &Desk, piece: &Piece) -> usize {
    let mut line = Vec::new();
    for article in parse(desk, piece) {
        let found = desk.annotate(&article);
        let document = AnnotationsDocument::new(&article, &annotations_view(&found), Offsets::Byte);
        write_line(&mut line, &document).expect("memory takes every line");
    }
    line.len()
}

/// Articles of some [`WORDS`] words: a headline, and paragraphs of these articles in their order.
fn joined(articles: &[Article]) -> Vec<Piece> {
    let told = |article: &Article, wanted: BlockKind| -> Vec<String> {
        let blocks = article.blocks().iter().filter(|block| block.kind == wanted);
        blocks.map(|block| block.span.of(article.text()).trim().to_owned()).collect()
    };
    let headlines = articles.iter().flat_map(|article| told(article, BlockKind::Headline));
    let mut paragraphs =
        articles.iter().cycle().flat_map(|article| told(article, BlockKind::Paragraph));
    let piece = |(at, headline): (usize, String)| {
        let (mut text, mut words) = (headline, 0);
        while words < WORDS {
            let Some(paragraph) = paragraphs.next() else { break };
            words += paragraph.split_whitespace().count();
            text.extend(["\n\n", &paragraph]);
        }
        (format!("joined-{at}.txt"), text.into_bytes())
    };
    headlines.take(ARTICLES).enumerate().map(piece).collect()
}

/// The pieces over and over, until they are large enough together.
fn repeated(pieces: &[Piece]) -> Vec<&Piece> {
    let once: usize = pieces.iter().map(|(_, bytes)| bytes.len()).sum();
    std::iter::repeat_n(pieces, CORPUS.div_ceil(once.max(1))).flatten().collect()
}

/// Prints what is measured, and gives the bytes of its decoded text.
fn head(name: &str, articles: &[Article]) -> usize {
    let bytes = articles.iter().map(|article| article.text().len()).sum();
    println!(
        "{name}: {} articles, {:.1} MB of decoded text, {} cores, median of {RUNS} runs",
        articles.len(),
        megabytes(bytes),
        cores()
    );
    println!(
        "{:<10} {:>14} {:>14} {:>20} {:>8}",
        "", "one core", "all cores", "per core of all", "times"
    );
    bytes
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What is worked on in one run, in the unit of which so many a second are told.
struct Amount {
    count: f64,
    unit: &'static str,
}

impl Amount {
    fn of_bytes(bytes: usize) -> Self {
        Self { count: megabytes(bytes), unit: "MB/s" }
    }
}

/// One line of the table.
fn row(name: &str, amount: &Amount, work: &(dyn Fn() -> usize + Sync)) {
    let cores = cores();
    let Amount { count, unit } = amount;
    let one = count / seconds(&pool(1), work);
    let all = count / seconds(&pool(cores), work);
    println!(
        "{name:<10} {one:>9.1} {unit:<4} {all:>9.1} {unit:<4} {:>15.1} {unit:<4} {:>7.2}x",
        all / cores as f64,
        all / one
    );
}

/// How long one run takes, the median of several.
fn seconds(pool: &ThreadPool, work: &(dyn Fn() -> usize + Sync)) -> f64 {
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(pool.install(work));
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[RUNS / 2]
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started")
}

/// The pages to measure besides, if the command line names some.
fn data() -> Option<PathBuf> {
    let mut args = std::env::args_os().skip_while(|arg| arg != "--data");
    let path = PathBuf::from(args.nth(1)?);
    Some(if path.is_dir() { path.join("pages.jsonl") } else { path })
}

/// The texts of a file's pages.
fn pages(desk: &Desk, path: &Path) -> Vec<Piece> {
    let bytes = std::fs::read(path).expect("the pages can be read");
    let articles = desk.read(Carried::whole(&path.to_string_lossy(), &bytes));
    let piece = |article: Article| (article.id().to_owned(), article.text().as_bytes().to_vec());
    articles.into_iter().flatten().map(piece).collect()
}

/// The seeds with their names, in the order of these.
fn seeds() -> Vec<Piece> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = std::fs::read_dir(folder).expect("the seeds are beside the crates");
    let mut seeds: Vec<Piece> = files
        .flatten()
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .filter_map(|path| {
            Some((path.file_name()?.to_str()?.to_owned(), std::fs::read(&path).ok()?))
        })
        .collect();
    seeds.sort();
    seeds
}
