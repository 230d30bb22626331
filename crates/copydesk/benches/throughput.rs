//! Throughput of parse and annotate: megabytes of decoded text a second and core.
//!
//! The corpus is the project's seeds, repeated until it is large enough to fill all cores.
//! `parse` is from bytes to articles: detection, decoding, layout. `annotate` is from articles to
//! what the article passes find in them; the rows below it run one pass alone, with those that it
//! needs (`times` cuts the text into tokens too).
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
use copydesk::{Article, Carried, Desk};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Size of the corpus in bytes.
const CORPUS: usize = 32 << 20;
/// Runs of which the median is taken.
const RUNS: usize = 7;

fn main() {
    let seeds = seeds();
    let desk = Desk::new();
    let corpus = repeated(&seeds);
    let articles: Vec<Article> =
        corpus.par_iter().flat_map_iter(|piece| parse(&desk, piece)).collect();
    let bytes = head("seeds", &articles);
    row("parse", bytes, &|| parsed(&desk, &corpus));
    let annotate = |article: &Article| drop(std::hint::black_box(desk.annotate(article)));
    row("annotate", bytes, &|| articles.par_iter().map(annotate).count());
    for (name, engine) in alone() {
        let find = |article: &Article| drop(std::hint::black_box(engine.annotate(article)));
        row(name, bytes, &|| articles.par_iter().map(find).count());
    }
    drop(articles);
    if let Some(path) = data() {
        let pages = pages(&desk, &path);
        let corpus = repeated(&pages);
        let articles: Vec<Article> =
            corpus.par_iter().flat_map_iter(|piece| parse(&desk, piece)).collect();
        let bytes = head("pages as pasted", &articles);
        drop(articles);
        row("parse", bytes, &|| parsed(&desk, &corpus));
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

/// One line of the table.
fn row(name: &str, bytes: usize, work: &(dyn Fn() -> usize + Sync)) {
    let cores = cores();
    let one = speed(bytes, &pool(1), work);
    let all = speed(bytes, &pool(cores), work);
    println!(
        "{name:<10} {one:>9.1} MB/s {all:>9.1} MB/s {:>15.1} MB/s {:>7.2}x",
        all / cores as f64,
        all / one
    );
}

/// Megabytes a second, the median of several runs.
fn speed(bytes: usize, pool: &ThreadPool, work: &(dyn Fn() -> usize + Sync)) -> f64 {
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(pool.install(work));
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    megabytes(bytes) / seconds[RUNS / 2]
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
