//! The pieces of `stories/`: a folder is an event, and each is found to be a story of its own.
//!
//! Which of their statements are aligned is measured, not asserted: `cargo xtask eval sides`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use copydesk_tests::{binary, root};
use serde_json::Value;

/// The folders of `stories/` with their files.
fn folders() -> BTreeMap<String, Vec<PathBuf>> {
    let mut folders: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for folder in fs::read_dir(root().join("tests/stories")).unwrap() {
        let folder = folder.unwrap();
        if folder.file_type().unwrap().is_dir() {
            let name = folder.file_name().into_string().unwrap();
            let files = fs::read_dir(folder.path()).unwrap();
            folders.insert(name, files.map(|file| file.unwrap().path()).collect());
        }
    }
    folders
}

#[test]
fn each_event_is_one_story() {
    let out = tempfile::tempdir().unwrap();
    let status = Command::new(binary())
        .current_dir(root().join("tests"))
        .args(["analyze", "stories", "--quiet", "--out"])
        .arg(out.path())
        .status()
        .unwrap();
    assert!(status.success());
    let analysis = fs::read_to_string(out.path().join("analysis.json")).unwrap();
    let analysis: Value = serde_json::from_str(&analysis).unwrap();
    let mut stories: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for article in analysis["articles"].as_array().unwrap() {
        let folder = article["id"].as_str().unwrap().split('/').rev().nth(1).unwrap();
        let story = article["story"].as_str().unwrap();
        stories.entry(folder.to_owned()).or_default().insert(story.to_owned());
    }
    let folders: Vec<String> = folders().into_keys().collect();
    assert_eq!(stories.keys().cloned().collect::<Vec<_>>(), folders);
    let ids: BTreeSet<&String> = stories.values().flatten().collect();
    assert_eq!(ids.len(), folders.len(), "{stories:#?}");
    assert!(stories.values().all(|ids| ids.len() == 1), "{stories:#?}");
}

#[test]
fn each_label_is_of_words_that_stand_once_in_their_piece() {
    let folders = folders();
    let table = fs::read_to_string(root().join("tests/labels/told.tsv")).unwrap();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let [story, _, piece, words] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row of four columns: {row}");
        };
        let piece = folders[story].iter().find(|path| path.file_stem().unwrap() == piece);
        let text = fs::read_to_string(piece.unwrap_or_else(|| panic!("a piece: {row}"))).unwrap();
        assert_eq!(text.replace('\n', " ").matches(words).count(), 1, "{row}");
    }
}
