//! Snapshots: check, review, accept.
//!
//! Under `check` none is ever written. Each test notes the snapshot files it refers to (insta's
//! `INSTA_SNAPSHOT_REFERENCES_FILE`); a file that none has noted is refused.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::process::{self, Process};

/// The tool's version; its file format is that of the library in the root manifest.
const CARGO_INSTA: &str = "1.49.0";

/// `cargo test --workspace`; snapshots are checked and never written.
pub(crate) fn test(args: &[&str]) -> Result<()> {
    cargo_test(args).run()
}

/// Tests, then refuses snapshots that no test refers to.
pub(crate) fn check() -> Result<()> {
    let noted = process::target().join("snapshot-references.txt");
    fs::create_dir_all(process::target())?;
    fs::write(&noted, "").with_context(|| format!("cannot write {}", noted.display()))?;
    cargo_test(&[]).env("INSTA_SNAPSHOT_REFERENCES_FILE", &noted).run()?;
    let noted = fs::read_to_string(&noted)?;
    let referred: BTreeSet<PathBuf> =
        noted.lines().filter_map(|line| fs::canonicalize(line).ok()).collect();
    let mut found = Vec::new();
    snapshots(&process::root(), &mut found)?;
    let unreferenced: Vec<String> = found
        .iter()
        .filter(|path| fs::canonicalize(path).map_or(true, |path| !referred.contains(&path)))
        .map(|path| path.display().to_string())
        .collect();
    if unreferenced.is_empty() {
        println!("{} snapshot files, each referred to by a test", found.len());
        return Ok(());
    }
    bail!("no test refers to these snapshots; delete them:\n  {}", unreferenced.join("\n  "))
}

/// Takes all new snapshots.
pub(crate) fn accept() -> Result<()> {
    cargo_test(&["--no-fail-fast"])
        .env("INSTA_UPDATE", "new")
        .env("INSTA_FORCE_PASS", "1")
        .run()?;
    cargo_insta("accept")
}

/// Runs `cargo insta`, which is installed below `target/` when it is first asked for.
pub(crate) fn cargo_insta(command: &str) -> Result<()> {
    let tools = process::target().join("tools");
    let program = tools.join("bin").join(format!("cargo-insta{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let tools = tools.to_string_lossy();
        let version = ["--version", CARGO_INSTA, "--locked", "--root", &tools];
        process::cargo(&["install", "cargo-insta"]).args(&version).run()?;
    }
    Process::new(program).args(&["insta", command, "--workspace"]).run()
}

fn cargo_test(args: &[&str]) -> Process {
    process::cargo(&["test", "--workspace"]).args(args).env("INSTA_UPDATE", "no")
}

/// The snapshot files below a folder, build folders left out.
fn snapshots(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if path.is_dir() && name != "target" && !name.starts_with('.') {
            snapshots(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "snap") {
            found.push(path);
        }
    }
    found.sort();
    Ok(())
}
