//! The `copydesk` command: the only crate that reads files, writes them and looks at a terminal.
//!
//! | module | what it is for |
//! |---|---|
//! | `args` | the command line and its help |
//! | `input` | from paths to units of whole lines or whole files, in order |
//! | `work` | units in, results out, on all cores, in the order of the input |
//! | `commands` | one module for each command |
//! | `problems` | what was skipped and why; the exit status |
//! | `output` | standard output, and files that are written beside and renamed |
//!
//! Exit status: 0 where everything was done, 1 where something was skipped, 2 where nothing could
//! be done. A reader that goes away (`| head`) is no error.
//!
//! Dependencies: `clap` reads the command line; `flate2` and `zstd` read compressed files through;
//! `ignore` walks folders; `indicatif` draws the progress bar; `annotate-snippets` draws
//! diagnostics; `memchr` finds line ends; `rayon` works on all cores; `tempfile` writes beside and
//! renames; `anyhow` carries errors to the one place that prints them.
#![allow(clippy::print_stderr, reason = "a command says on standard error what it skipped")]

mod args;
mod commands;
mod input;
mod output;
mod problems;
mod work;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(&args) {
        Ok(status) => status.into(),
        Err(error) if output::reader_went_away(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("copydesk: {error:#}");
            problems::Status::Nothing.into()
        }
    }
}
