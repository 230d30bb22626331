//! Runs the binary.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use copydesk_tests::{binary, root};
use serde_json::Value;

/// What a run came to.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// The objects printed, one a line.
    pub(crate) fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The ids of the objects printed.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.objects().iter().map(|object| object["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// Objects with these ids and texts, one a line.
pub(crate) fn jsonl<'a>(objects: impl IntoIterator<Item = (String, &'a str)>) -> String {
    let mut lines = String::new();
    for (id, text) in objects {
        lines.push_str(&serde_json::json!({ "text": text, "id": id }).to_string());
        lines.push('\n');
    }
    lines
}

/// Runs in the root of the workspace with nothing piped in.
pub(crate) fn run(args: &[&str]) -> Run {
    run_with(args, &root(), b"")
}

/// Runs in this folder with these bytes piped in.
pub(crate) fn run_with(args: &[&str], folder: &Path, input: &[u8]) -> Run {
    let mut child = Command::new(binary())
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A run that does not read its input closes the pipe; that is its right.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
