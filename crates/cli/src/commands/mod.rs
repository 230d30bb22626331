//! The commands, one module each.

mod analyze;
mod annotate;
mod convert;
mod diagnostics;
mod explain;
mod layouts;
mod parse;
mod schema;
mod story;
mod stream;

use anyhow::Context as _;
use copydesk::Desk;

use crate::args::{Args, Command};
use crate::problems::Status;

/// Does what the command line asks for.
pub(crate) fn run(args: &Args) -> anyhow::Result<Status> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(args.threads)
        .build_global()
        .context("cannot start the threads; ask for fewer with --threads")?;
    let desk = Desk::new();
    let quiet = args.quiet;
    match &args.command {
        Command::Parse { input, offsets, format } => {
            parse::run(&desk, input, (*offsets).into(), *format, quiet)
        }
        Command::Annotate { input, offsets } => {
            annotate::run(&desk, input, (*offsets).into(), quiet)
        }
        Command::Convert { input, to } => convert::run(&desk, input, *to, quiet),
        Command::Analyze { input, offsets, out } => {
            analyze::run(&desk, input, (*offsets).into(), out, quiet)
        }
        Command::Stream { input, offsets, window } => {
            stream::run(&desk, input, (*offsets).into(), (*window).into(), quiet)
        }
        Command::Explain { input, story: Some(story), .. } => {
            story::run(&desk, input, story, quiet)
        }
        Command::Explain { input, evidence, quotes, .. } => {
            explain::run(&desk, input, *evidence, *quotes, quiet)
        }
        Command::Layouts => layouts::run(&desk),
        Command::Schema { document } => schema::run(*document),
    }
}
