//! Growth of the passes over a corpus: seconds for a thousand articles, ten thousand, a hundred
//! thousand.
//!
//! The corpus is made of the project's seeds. Five articles tell one event: the longer words of a seed
//! are exchanged for others drawn for the event, and for each article some more for words of its own.
//! The words are drawn from 200,000, the front of them far more often, as copy does. The last of the
//! five articles of every fourth event is the first one, trimmed: a reprint.
//!
//! `map` is the work on each article, annotating left out; `reduce` is the comparing, for `stream` of an
//! article at a time with all before it in the window. The exponent says how time grew against the row
//! before: 1 is in step with the articles, 2 is all pairs.
//! Everything runs on one thread, and seconds are of its CPU where the system tells them (Linux), else
//! of the clock. `cargo bench --bench corpus -- 1000 10000` asks for other sizes, and
//! `-- reprints 1000000` for reprints alone.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use copydesk::analysis::passes::dates::Dates;
use copydesk::analysis::passes::expressions::Expressions;
use copydesk::analysis::passes::names::Names;
use copydesk::analysis::passes::reprints::Reprints;
use copydesk::analysis::passes::sentences::Sentences;
use copydesk::analysis::passes::stories::Stories;
use copydesk::analysis::passes::stories::stream::{Stream, Window};
use copydesk::analysis::passes::times::Times;
use copydesk::analysis::passes::tokens::Tokens;
use copydesk::analysis::{Annotated, Engine};
use copydesk::core::CorpusPass;
use copydesk::{Article, Carried, Desk, Source};

/// How many words can be drawn.
const WORDS: f64 = 200_000.0;

/// Articles of one event.
const EVENT: usize = 5;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![1_000, 10_000, 100_000] } else { asked };
    let desk = Desk::new();
    let seeds = seeds(&desk);
    let engine = Engine::builder()
        .article(Tokens)
        .article(Sentences)
        .article(Names)
        .article(Expressions)
        .article(Dates)
        .article(Times);
    let engine = engine.build().expect("six passes that fit together");
    println!(
        "{:<9} {:>9} {:>9} {:>9} {:>14} {:>9} {:>8}",
        "", "articles", "map s", "reduce s", "articles a s", "exponent", "found"
    );
    let reprints_alone = std::env::args().any(|arg| arg == "reprints");
    let mut before: [Option<(usize, f64)>; 3] = [None; 3];
    for size in sizes {
        let (mut stories, mut reprints) = (Curve::default(), Curve::default());
        let (mut of_stories, mut of_reprints) = (Vec::new(), Vec::new());
        for number in 0..size {
            let article = mutated(&desk, &seeds, number);
            let found = engine.annotate(&article);
            of_reprints.push(reprints.map(|| map_reprints(&article, &found)));
            if !reprints_alone {
                of_stories.push(stories.map(|| map_stories(&article, &found)));
            }
        }
        let found = reprints.reduce(|| Reprints.reduce(of_reprints, ()));
        let pairs = found.iter().map(|group| group.pairs.len()).sum();
        reprints.row("reprints", size, pairs, &mut before[0]);
        if reprints_alone {
            continue;
        }
        let mut stream = Curve { map: stories.map, ..Curve::default() };
        let mut window = Stream::new(Window { articles: size, days: None });
        stream.reduce(|| of_stories.iter().for_each(|part| drop(window.push(part))));
        stream.row("stream", size, window.stories(), &mut before[2]);
        drop(window);
        let found = stories.reduce(|| Stories.reduce(of_stories, ()));
        stories.row("stories", size, found.len(), &mut before[1]);
    }
}

fn map_reprints(article: &Article, found: &Annotated) -> <Reprints as CorpusPass>::Part {
    Reprints.map(article, (found.get::<Tokens>().expect("registered"),))
}

fn map_stories(article: &Article, found: &Annotated) -> <Stories as CorpusPass>::Part {
    let (reading, names) = (found.get::<Tokens>(), found.get::<Names>());
    let (reading, names) = (reading.expect("registered"), names.expect("registered"));
    Stories.map(article, (reading, names, found.get::<Times>().expect("registered")))
}

/// The time that a pass took.
#[derive(Default)]
struct Curve {
    map: Duration,
    reduce: Duration,
}

impl Curve {
    fn map<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = now();
        let done = work();
        self.map += now().saturating_sub(start);
        done
    }

    fn reduce<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = now();
        let done = work();
        self.reduce += now().saturating_sub(start);
        done
    }

    fn row(&self, name: &str, size: usize, found: usize, before: &mut Option<(usize, f64)>) {
        let seconds = (self.map + self.reduce).as_secs_f64();
        let exponent = before
            .map(|(articles, then)| (seconds / then).ln() / (size as f64 / articles as f64).ln());
        let exponent = exponent.map_or_else(|| "-".to_owned(), |n| format!("{n:.2}"));
        println!(
            "{name:<9} {size:>9} {:>9.2} {:>9.2} {:>14.0} {exponent:>9} {found:>8}",
            self.map.as_secs_f64(),
            self.reduce.as_secs_f64(),
            size as f64 / seconds
        );
        *before = Some((size, seconds));
    }
}

/// What this thread has worked so far; the clock where the system does not tell.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let worked = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = worked.and_then(|line| line.split(' ').next()?.parse().ok());
    worked.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The bodies of the seeds that have one of some length.
fn seeds(desk: &Desk) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = std::fs::read_dir(folder).expect("the seeds are beside the crates");
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    paths.sort();
    let texts = paths.iter().flat_map(|path| {
        let bytes = std::fs::read(path).unwrap_or_default();
        desk.read(Carried::whole(&path.to_string_lossy(), &bytes))
    });
    let bodies = texts.flatten().map(|article| article.body());
    bodies.filter(|body| body.split_whitespace().count() > 80).collect()
}

/// The article with this number.
fn mutated(desk: &Desk, seeds: &[String], number: usize) -> Article {
    let (event, of_event) = (number / EVENT, number % EVENT);
    let seed = &seeds[event % seeds.len()];
    let reprint = event.is_multiple_of(4) && of_event == EVENT - 1;
    let teller = if reprint { 0 } else { of_event };
    let mut text = String::with_capacity(seed.len() + 64);
    for (at, word) in seed.split_inclusive(char::is_whitespace).enumerate() {
        let bare = word.trim_end();
        let own = mix(event as u64, mix(teller as u64 + 1, at as u64));
        let drawn = mix(event as u64, bare.bytes().fold(7, |hash, byte| mix(hash, byte.into())));
        match () {
            () if bare.len() < 4 || !bare.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                text.push_str(word);
            }
            () if own % 10 < 3 => push_word(&mut text, own, word),
            () if drawn % 10 < 6 => push_word(&mut text, drawn, word),
            () => text.push_str(word),
        }
    }
    if reprint {
        let end = text.len() * 7 / 10;
        let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
    }
    let mut given = copydesk::core::Given::default();
    given.id = Some(format!("{number}"));
    let source = Source::with(text, given).expect("a short text");
    let mut articles = desk.parse(&source).articles;
    articles.pop().expect("a text is an article")
}

/// A word drawn by this number instead of another, its capital and its white space kept.
fn push_word(text: &mut String, number: u64, word: &str) {
    let share = (number >> 11) as f64 / (1_u64 << 53) as f64;
    let mut rank = (share.powi(3) * WORDS) as u32 + 1;
    let from = text.len();
    while rank > 0 {
        text.push(char::from(b"bdfgklmnprstvz"[(rank % 14) as usize]));
        text.push(char::from(b"aeiou"[(rank / 14 % 5) as usize]));
        rank /= 70;
    }
    text.push('n');
    if word.starts_with(|c: char| c.is_ascii_uppercase()) {
        let first = text.get_mut(from..=from);
        first.expect("one letter was pushed").make_ascii_uppercase();
    }
    text.push_str(&word[word.trim_end().len()..]);
}

/// One step of a hash.
const fn mix(hash: u64, value: u64) -> u64 {
    let hash = (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9).rotate_left(17)
}
