//! Scores the binary on development sets.
//!
//! A set is a folder with its documents and its gold, one JSON object a line; what each must hold
//! stands at its scorer.
//! The documents are handed to the release build as `{id, text, title, date}`; offsets are counted
//! in characters, as the sets count them.
//! Every set is reported whole: no document is left out.

mod bare;
mod cards;
mod clusters;
mod damage;
mod data;
mod datelines;
mod dates;
mod differ;
mod html;
mod layout;
mod marks;
mod names;
mod quotes;
mod sides;
mod spans;
mod told;
mod wire;
mod xml;

use std::path::Path;

use anyhow::{Result, bail};

use crate::process;

/// Scores `what` on the set in this folder.
pub(crate) fn run(what: &str, folder: &Path) -> Result<()> {
    match what {
        "roles" => return learner(folder, &[]),
        "dewrap" => return learner(folder, &["--dewrap"]),
        _ => {}
    }
    build()?;
    match what {
        "html" => html::run(folder),
        "layout" => layout::run(folder),
        "datelines" => datelines::run(folder),
        "dates" => dates::run(folder),
        "stories" => clusters::run(folder, "stories"),
        "reprints" => clusters::run(folder, "reprints"),
        "sides" => sides::run(folder),
        "cards" => cards::run(folder),
        "times" => spans::times(folder),
        "names" => {
            names_learner(folder, &[])?;
            names::run(folder)
        }
        "quantities" => spans::quantities(folder),
        "quotes" => quotes::run(folder),
        "damage" => damage::run(folder),
        "bare" => bare::run(folder),
        "wire" => wire::run(folder),
        "xml" => xml::run(folder),
        _ => bail!(
            "there is no scorer for `{what}`; there are html, layout, roles, dewrap, datelines, \
             dates, stories, reprints, sides, cards, times, names, quantities, quotes, damage, bare, \
             wire and xml"
        ),
    }
}

/// Scores the alignment of statements on the stories in the repository, and prints the misses if asked.
pub(crate) fn statements(misses: bool) -> Result<()> {
    build()?;
    told::run(misses)
}

/// The binary as users run it.
fn build() -> Result<()> {
    process::cargo(&["build", "--quiet", "--release", "--package", "copydesk-cli"]).run()
}

/// Runs the parser's learner, which measures what it has learned on publishers that it has not seen
/// (`roles`), and de-wrapping (`dewrap`): the binary knows only weights learned from all of them.
pub(crate) fn learner(folder: &Path, args: &[&str]) -> Result<()> {
    example("copydesk-parser", "train_layout", folder, args)
}

/// Runs the learner of the weights of names, which measures what it has learned from one set on the
/// others.
pub(crate) fn names_learner(folder: &Path, args: &[&str]) -> Result<()> {
    example("copydesk-analysis", "train_names", folder, args)
}

/// Counts the frequencies of words in stories.
pub(crate) fn frequencies(folder: &Path, args: &[&str]) -> Result<()> {
    example("copydesk-analysis", "train_frequencies", folder, args)
}

fn example(package: &str, name: &str, folder: &Path, args: &[&str]) -> Result<()> {
    let folder = std::path::absolute(folder)?;
    let folder = folder.to_string_lossy();
    let run = ["run", "--quiet", "--release", "--package", package, "--example", name, "--"];
    process::cargo(&[&run, [&*folder].as_slice(), args].concat()).run()
}

/// The harmonic mean.
fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// A share of a count, 0 of nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
