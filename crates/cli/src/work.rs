//! Units in, results out, on all cores, in the order of the input.
//!
//! One thread reads ahead by a batch, all cores work on the current one, and this thread hands the
//! results on in order; so nothing grows with the length of the input.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::sync::mpsc::sync_channel;
use std::thread;

use copydesk::core::{Carried, CarrierError, Layout, Unpacked};
use copydesk::{Article, Desk};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use crate::args::{HowArgs, Input};
use crate::input::{self, Before, Entry, Feed, Unit};
use crate::problems::{Problem, Tally};

/// What the work needs to know.
pub(crate) struct Work<'a> {
    desk: &'a Desk,
    layout: Option<&'a dyn Layout>,
    input: Input,
    quiet: bool,
}

/// What one unit gave.
struct Done<T> {
    result: T,
    articles: u64,
    /// What was no copy, and how often.
    passed: BTreeMap<String, u64>,
    problems: Vec<Problem>,
}

impl<'a> Work<'a> {
    /// Work as the command line asks for it.
    pub(crate) fn new(desk: &'a Desk, how: &HowArgs, quiet: bool) -> anyhow::Result<Self> {
        let layout = match &how.layout {
            Some(id) => Some(desk.layout(&id.clone().into())?),
            None => None,
        };
        Ok(Self { desk, layout, input: how.input, quiet })
    }

    /// Reads the entries; `each` works on one article, on any thread, and `take` is given what the
    /// articles of one unit came to, in the order of the input.
    ///
    /// What is skipped is said on standard error as it is met.
    pub(crate) fn run<T: Default + Send>(
        &self,
        entries: Vec<Entry>,
        each: impl Fn(Article, &mut T) + Sync,
        mut take: impl FnMut(T) -> io::Result<()>,
    ) -> anyhow::Result<Tally> {
        let bar = self.bar(&entries);
        let mut tally = Tally::default();
        let mut all = BTreeMap::new();
        let outcome = thread::scope(|scope| {
            let (batches, receiver) = sync_channel(1);
            let bar = &bar;
            let carrier = input::carrier(self.input);
            let feed = Feed { desk: self.desk, carrier, bar, batches };
            scope.spawn(move || input::feed(entries, &feed));
            for batch in receiver {
                let done: Vec<Done<T>> =
                    batch.into_par_iter().map(|unit| self.unit(unit, &each)).collect();
                for Done { result, articles, passed, problems } in done {
                    take(result)?;
                    for (what, count) in passed {
                        *all.entry(what).or_insert(0) += count;
                    }
                    tally.done += articles;
                    tally.skipped += problems.len() as u64;
                    if !problems.is_empty() {
                        bar.suspend(|| problems.iter().for_each(|p| eprintln!("copydesk: {p}")));
                    }
                }
            }
            Ok::<(), io::Error>(())
        });
        bar.finish_and_clear();
        outcome?;
        if !all.is_empty() {
            let kinds: Vec<String> =
                all.iter().map(|(what, count)| format!("{count} {what}")).collect();
            eprintln!("copydesk: records that hold no copy were passed over: {}", kinds.join(", "));
        }
        Ok(tally)
    }

    fn unit<T: Default>(&self, unit: Unit, each: &impl Fn(Article, &mut T)) -> Done<T> {
        let mut done = Done {
            result: T::default(),
            articles: 0,
            passed: BTreeMap::new(),
            problems: Vec::new(),
        };
        let mut take = |piece: Result<Unpacked, CarrierError>| match piece {
            Ok(Unpacked::Passed(what)) => *done.passed.entry(what).or_insert(0) += 1,
            Ok(piece) => {
                for article in self.desk.articles_of(piece, self.layout) {
                    match article {
                        Ok(article) => {
                            done.articles += 1;
                            each(article, &mut done.result);
                        }
                        Err(error) => done.problems.push(error.into()),
                    }
                }
            }
            Err(error) => done.problems.push(error.into()),
        };
        let whole = match unit {
            Unit::Bytes { path, bytes, carrier, before } => {
                let Some(carrier) = self.desk.carrier(&carrier) else { return done };
                let Before { lines, bytes: passed } = before.unwrap_or_default();
                let (lines_before, bytes_before) = (lines, passed);
                let carried = Carried { bytes: &bytes, path: &path, lines_before, bytes_before };
                carrier.unpack(carried, &mut take);
                before.is_none().then_some(path)
            }
            Unit::Together { files, carrier } => {
                let Some(carrier) = self.desk.carrier(&carrier) else { return done };
                let carried: Vec<Carried<'_>> =
                    files.iter().map(|(path, bytes)| Carried::whole(path, bytes)).collect();
                carrier.unpack_together(&carried, &mut take);
                files.into_iter().next().map(|(path, _)| path)
            }
            Unit::Problem(problem) => {
                done.problems.push(problem);
                None
            }
        };
        if let Some(path) = whole
            && done.articles == 0
            && done.problems.is_empty()
        {
            done.problems.push(Problem::new(&path, "no article is in it"));
        }
        done
    }

    /// A bar where a person looks on: standard error is a terminal and standard output is not, or
    /// the lines of the output would run into it.
    fn bar(&self, entries: &[Entry]) -> ProgressBar {
        let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        if self.quiet || !watched {
            return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        }
        let length = entries.iter().try_fold(0, |sum, entry| match entry {
            Entry::File(_, length) => length.map(|length| sum + length),
            Entry::Stdin => None,
            Entry::Problem(_) => Some(sum),
        });
        let template = if length.is_some() {
            "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}"
        } else {
            "{spinner} {bytes} {bytes_per_sec}"
        };
        let style = ProgressStyle::with_template(template);
        let bar = length.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }
}
