//! All that must hold before a change is taken, in the order in which it is cheapest to fail.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::{process, scaffold, snap};

/// What `core` and `parser` must also compile for: no file, no clock, no thread.
const WASM: &str = "wasm32-unknown-unknown";

/// A step: its name, what it holds, and how.
struct Step(&'static str, &'static str, fn() -> Result<()>);

const STEPS: &[Step] = &[
    Step("fmt", "the code is formatted", formatting),
    Step("test", "all tests pass, and each snapshot is some test's", snap::check),
    Step("clippy", "no warning", clippy),
    Step("doc", "the documentation builds without a warning", documentation),
    Step("wasm", "core and parser compile for WebAssembly", web_assembly),
    Step("scaffold", "what new-layout and new-pass make works", scaffold::check),
    Step("analyze", "the seeds are read from end to end", crate::analyze),
];

/// Runs every step, or the one of this name, and stops at the first that fails.
pub(crate) fn run(only: Option<&str>) -> Result<()> {
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| only.is_none_or(|only| only == step.0)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.0).collect();
        bail!("there is no such step; there are: {}", names.join(", "));
    }
    let start = Instant::now();
    let mut times = Vec::new();
    for Step(name, what, work) in chosen {
        println!("\n== {name}: {what}");
        let begun = Instant::now();
        work()?;
        times.push((name, begun.elapsed()));
    }
    println!("\n== passed");
    for (name, time) in times {
        println!("{:>7.1} s  {name}", time.as_secs_f64());
    }
    println!("{:>7.1} s  in all", start.elapsed().as_secs_f64());
    Ok(())
}

fn formatting() -> Result<()> {
    process::cargo(&["fmt", "--all", "--check"]).run()
}

fn clippy() -> Result<()> {
    process::cargo(&["clippy", "--quiet", "--workspace", "--all-targets"])
        .args(&["--", "--deny", "warnings"])
        .run()
}

fn documentation() -> Result<()> {
    process::cargo(&["doc", "--quiet", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "--deny warnings")
        .run()
}

fn web_assembly() -> Result<()> {
    if !has_target()? {
        println!("not checked: `rustup target add {WASM}` was not possible here");
        return Ok(());
    }
    process::cargo(&["check", "--quiet", "--target", WASM])
        .args(&["--package", "copydesk-core", "--package", "copydesk-parser"])
        .run()
}

/// Whether the target is installed, after an attempt to install it.
fn has_target() -> Result<bool> {
    let installed = || -> Result<bool> {
        let Ok(list) = Command::new("rustup").args(["target", "list", "--installed"]).output()
        else {
            return Ok(false);
        };
        Ok(String::from_utf8_lossy(&list.stdout).lines().any(|line| line == WASM))
    };
    if installed()? {
        return Ok(true);
    }
    // Without a network this fails, and the check is left out with a word.
    let _ = Command::new("rustup").args(["target", "add", WASM]).output();
    installed()
}
