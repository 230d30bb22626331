//! The project's chores: `cargo xtask …`.
//!
//! It depends on none of the project's crates; it runs cargo and the built binary.
//!
//! Dependencies: `anyhow` carries errors to `main`; `serde_json` reads development sets and outputs
//! of the binary for `eval`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a chore tells how it goes")]

mod bench;
mod ci;
mod eval;
mod process;
mod scaffold;
mod snap;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  analyze                 read seeds/, print a summary, write target/copydesk/report.html
  test [ARG…]             cargo test --workspace, snapshots checked, never written
  snap [check|review|accept]
                          check: test, and refuse snapshots that no test refers to
                          review, accept: look at new snapshots, or take them all
  bench [--data PATH]     MB/s per core of parse and annotate, on one core and on all; with pages of
                          a development set, of parse over these too
  bench corpus            how the time of reprints and stories grows with the articles
  eval WHAT --data PATH   score the binary on a development set; WHAT is one of
                          layout, roles, dewrap, datelines, dates, stories, reprints, sides,
                          cards, damage, bare, times, names, quantities, quotes, html, wire, xml
  eval sides [--misses]   score the alignment of statements on tests/stories and the values told
                          differently, and print what it misses
  train layout --data PATH
                          learn the parser's weights and write them into its data/
  train names --data PATH
                          learn the weights of the tagger of names and write them
  train frequencies --data PATH
                          count how rare words are, for stories, and write the table
  new-layout NAME         a layout: its file, its registration, a seed and its test
  new-pass NAME           a pass over one article: its file and its registration
  ci [STEP]               all that must hold before a change is taken, or one step of it: fmt,
                          test, clippy, doc, wasm, scaffold, analyze";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["analyze"] => analyze(),
        ["test", rest @ ..] => snap::test(rest),
        ["snap"] | ["snap", "check"] => snap::check(),
        ["snap", "review"] => snap::cargo_insta("review"),
        ["snap", "accept"] => snap::accept(),
        ["bench"] => bench::run(None),
        ["bench", "--data", path] => bench::run(Some(path.as_ref())),
        ["bench", "corpus"] => bench::corpus(),
        ["eval", "sides"] => eval::statements(false),
        ["eval", "sides", "--misses"] => eval::statements(true),
        ["eval", what, "--data", path] => eval::run(what, path.as_ref()),
        ["train", "layout", "--data", path] => eval::learner(path.as_ref(), &["--write"]),
        ["train", "frequencies", "--data", path] => eval::frequencies(path.as_ref(), &["--write"]),
        ["train", "names", "--data", path] => eval::names_learner(path.as_ref(), &["--write"]),
        ["new-layout", name] => scaffold::new_layout(&process::root(), name),
        ["new-pass", name] => scaffold::new_pass(&process::root(), name),
        ["ci"] => ci::run(None),
        ["ci", step] => ci::run(Some(step)),
        [] | ["help" | "-h" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("`{}` is no command; there are:\n\n{HELP}", args.join(" ")),
    }
}

/// The development profile: a fresh clone builds it in a third of the time of a release, and
/// `cargo test` uses what it has built.
fn analyze() -> Result<()> {
    process::cargo(&["build", "--quiet", "--package", "copydesk-cli"]).run()?;
    process::binary("debug").args(&["analyze", "seeds", "--out", "target/copydesk"]).run()
}
