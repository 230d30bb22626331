//! Throughput of parse and annotate: megabytes of decoded text a second and core.
//!
//! The corpus is the project's seeds, repeated until it is large enough to fill all cores.
//! `parse` is from bytes to articles: detection, decoding, layout. `annotate` is from articles to
//! what the article passes find in them.
//! Each figure is the median of several runs, on one thread and on all.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::Path;
use std::time::Instant;

use copydesk::{Article, Carried, Desk};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Size of the corpus in bytes.
const CORPUS: usize = 32 << 20;
/// Runs of which the median is taken.
const RUNS: usize = 7;

fn main() {
    let seeds = seeds();
    let once: usize = seeds.iter().map(|(_, bytes)| bytes.len()).sum();
    let times = CORPUS.div_ceil(once.max(1));
    let corpus: Vec<&(String, Vec<u8>)> = std::iter::repeat_n(&seeds, times).flatten().collect();
    let desk = Desk::new();
    let parse = |(path, bytes): &(String, Vec<u8>)| -> Vec<Article> {
        let articles = desk.read(Carried::whole(path, bytes));
        articles.into_iter().flatten().collect()
    };
    let articles: Vec<Article> = corpus.par_iter().flat_map_iter(|piece| parse(piece)).collect();
    let bytes: usize = articles.iter().map(|article| article.text().len()).sum();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{} articles, {:.1} MB of decoded text, {cores} cores, median of {RUNS} runs",
        articles.len(),
        megabytes(bytes)
    );
    println!(
        "{:<10} {:>14} {:>14} {:>20} {:>8}",
        "", "one core", "all cores", "per core of all", "times"
    );
    let work_parse = || corpus.par_iter().map(|piece| parse(piece).len()).sum::<usize>();
    row("parse", bytes, cores, &work_parse);
    let annotate = |article: &Article| drop(std::hint::black_box(desk.annotate(article)));
    let work_annotate = || articles.par_iter().map(annotate).count();
    row("annotate", bytes, cores, &work_annotate);
}

/// One line of the table.
fn row(name: &str, bytes: usize, cores: usize, work: &(dyn Fn() -> usize + Sync)) {
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

/// The seeds with their names, in the order of these.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = std::fs::read_dir(folder).expect("the seeds are beside the crates");
    let mut seeds: Vec<(String, Vec<u8>)> = files
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
