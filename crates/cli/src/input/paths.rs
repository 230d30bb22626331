//! Expands folders.
//!
//! A folder is walked in the order of names. What stands in one but is no copy is left out: hidden
//! files, and files called README (with any ending). Named on the command line they are read.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::STDIN;
use crate::problems::Problem;

/// A file to read, or why there is none.
#[derive(Debug)]
pub(crate) enum Entry {
    /// A file, and its length where it is known.
    File(PathBuf, Option<u64>),
    /// Standard input.
    Stdin,
    /// A path that leads nowhere.
    Problem(Problem),
}

/// The files behind these paths, in order.
pub(crate) fn expand(paths: &[PathBuf]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for path in paths {
        if path.as_os_str() == STDIN {
            entries.push(Entry::Stdin);
            continue;
        }
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(path, &mut entries),
            Ok(meta) => entries.push(file(path.clone(), &meta)),
            Err(error) => entries.push(Entry::Problem(missing(path, &error))),
        }
    }
    entries
}

/// A regular file has a length; a pipe has none.
fn file(path: PathBuf, meta: &fs::Metadata) -> Entry {
    Entry::File(path, meta.is_file().then_some(meta.len()))
}

fn missing(path: &Path, error: &std::io::Error) -> Problem {
    let what = match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "not allowed to read this; check its permissions".to_owned()
        }
        _ => format!("cannot be read: {error}"),
    };
    Problem::new(&path.to_string_lossy(), what)
}

fn walk(folder: &Path, entries: &mut Vec<Entry>) {
    let before = entries.len();
    let walk = WalkBuilder::new(folder)
        // The user's ignore files are about version control, not about copy.
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .sort_by_file_name(Ord::cmp)
        .build();
    for found in walk {
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                entries.push(Entry::Problem(Problem::new(
                    &folder.to_string_lossy(),
                    format!("part of this folder cannot be read: {error}"),
                )));
                continue;
            }
        };
        if found.depth() > 0 && is_readme(found.path()) {
            continue;
        }
        match found.path().metadata() {
            Ok(meta) if meta.is_file() => entries.push(file(found.into_path(), &meta)),
            Ok(_) => {}
            Err(error) => entries.push(Entry::Problem(missing(found.path(), &error))),
        }
    }
    if entries.len() == before {
        entries.push(Entry::Problem(Problem::new(
            &folder.to_string_lossy(),
            "no file to read in this folder; hidden files and README files are left out",
        )));
    }
}

/// `README`, `README.md`, `readme.txt`.
fn is_readme(path: &Path) -> bool {
    let stem = path.file_name().map(|name| name.to_string_lossy());
    stem.is_some_and(|name| {
        name.split('.').next().is_some_and(|first| first.eq_ignore_ascii_case("readme"))
    })
}
