//! What the README shows of the command is what the command prints.

use std::fs;

use copydesk_tests::root;

use crate::run::{run, run_with};

/// The commands that the README shows, each with the lines below it.
fn samples() -> Vec<(String, Vec<String>)> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let mut samples: Vec<(String, Vec<String>)> = Vec::new();
    let mut shown = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            shown = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ copydesk ").filter(|_| shown) {
            samples.push((command.to_owned(), Vec::new()));
        } else if let (true, Some((_, lines))) = (shown, samples.last_mut()) {
            lines.push(line.to_owned());
        }
    }
    samples
}

/// Checks that each line stands in what was printed; what a `…` at its end leaves out is not shown.
fn check(command: &str, lines: &[String], printed: &str) {
    for line in lines {
        let stands = printed.contains(line) || printed.contains(line.trim_end_matches([' ', '…']));
        assert!(
            stands,
            "the README shows of `copydesk {command}`\n{line}\nand it prints\n{printed}"
        );
    }
}

#[test]
fn the_samples_of_the_readme_are_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().to_str().unwrap();
    let samples = samples();
    assert!(samples.len() >= 8, "{samples:?}");
    for (command, lines) in samples.iter().filter(|(command, _)| !command.contains('>')) {
        let words = command.split_whitespace();
        let words: Vec<&str> =
            words.map(|word| if word == "report" { report } else { word }).collect();
        let run = run(&words);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{command}");
        check(command, lines, &run.out);
    }
}

#[test]
fn what_the_readme_shows_of_bad_input_is_what_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("empty.txt", ""),
        ("page.pdf", "%PDF-1.7\n"),
        ("good.txt", "The ferry sails on Monday.\n"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let samples = samples();
    let (command, lines) = samples.iter().find(|(command, _)| command.contains('>')).unwrap();
    let (words, _) = command.split_once(" > ").unwrap();
    let words: Vec<&str> = words.split_whitespace().collect();
    let run = run_with(&words, folder.path(), b"");
    assert_eq!(run.status, 1);
    check(command, lines, &run.err);
}
