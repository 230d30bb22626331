//! The built `copydesk`.
//!
//! Cargo builds a package's binary for that package's own tests only, so it is built here, once,
//! with the profile of the tests. Cargo itself says where it is, so that no layout of the target
//! folder is assumed.

use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::Value;

use crate::cargo;

/// The path of the binary.
///
/// # Panics
/// Where it cannot be built.
pub fn binary() -> PathBuf {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(build).clone()
}

fn build() -> PathBuf {
    let mut build = cargo();
    build.args(["build", "--package", "copydesk-cli", "--message-format", "json"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let output = build.output().expect("cargo can be run");
    let messages = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the binary cannot be built:\n{errors}");
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
        .find(|path| path.file_stem().is_some_and(|name| name == "copydesk"))
        .expect("cargo names the binary it built")
}
