//! What cannot be read is said, named and skipped; the rest is done.

use std::fs;
use std::path::Path;

use crate::run::{Run, jsonl, run_with};

const COPY: &str = "Pier reopens\n\nThe harbour board said on Tuesday that the pier was open.\n";

/// A folder with one good file and these.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), COPY).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn parse(folder: &Path, args: &[&str]) -> Run {
    run_with(&[&["parse"], args].concat(), folder, b"")
}

/// The bad file is named with what to do, the good one is done; alone, nothing could be done.
fn check(name: &str, bytes: &[u8], message: &str) {
    let folder = folder(&[(name, bytes)]);
    let both = parse(folder.path(), &[name, "good.txt"]);
    assert_eq!((both.status, both.ids()), (1, vec!["good.txt".to_owned()]), "{}", both.err);
    let behind = both.err.strip_prefix(&format!("copydesk: {name}")).unwrap_or_default();
    let placed = behind.starts_with(": ") || behind.starts_with(" (byte ");
    assert!(placed && both.err.contains(message), "{}", both.err);
    assert_eq!(both.err.lines().count(), 1, "{}", both.err);
    let alone = parse(folder.path(), &[name]);
    assert_eq!((alone.status, alone.out.as_str()), (2, ""));
}

#[test]
fn an_empty_file() {
    check("empty.txt", b"", "empty");
}

#[test]
fn a_binary_file() {
    let noise: Vec<u8> =
        (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    check("noise.txt", &noise, "text");
    check("page.pdf", b"%PDF-1.7\n\x00\x01", "PDF");
}

#[test]
fn bytes_in_no_known_encoding() {
    let bytes: Vec<u8> = COPY.bytes().flat_map(|byte| [byte, 0x81, 0xff, 0x8d]).collect();
    check("odd.txt", &bytes, "encoding");
}

#[test]
fn compressed_data_that_is_cut_short() {
    let whole = zstd::encode_all(COPY.repeat(100).as_bytes(), 3).unwrap();
    check("cut.zst", &whole[..whole.len() - 9], "cut short");
}

#[test]
fn a_line_of_two_hundred_megabytes() {
    let line = vec![b'a'; 200 << 20];
    check("line.txt", &line, "longer than 64 MiB");
}

#[test]
fn a_line_of_json_of_two_hundred_megabytes_among_others() {
    let good = |id: &str| jsonl([(id.to_owned(), COPY)]);
    let mut bytes = good("a").into_bytes();
    bytes.extend_from_slice(b"{\"id\":\"b\",\"text\":\"");
    bytes.resize(bytes.len() + (200 << 20), b'a');
    bytes.extend_from_slice(b"\"}\n{broken\n");
    bytes.extend_from_slice(good("c").as_bytes());
    let folder = folder(&[("x.jsonl", &bytes)]);
    let run = parse(folder.path(), &["x.jsonl"]);
    assert_eq!((run.status, run.ids()), (1, vec!["a".to_owned(), "c".to_owned()]));
    let messages: Vec<&str> = run.err.lines().collect();
    assert!(messages[0].starts_with("copydesk: x.jsonl:2: a line is longer than 64 MiB"));
    assert!(messages[1].starts_with("copydesk: x.jsonl:3: "), "{}", messages[1]);
}

/// The file is sparse: it takes no room on disk.
#[test]
fn a_file_of_four_gibibytes_is_refused_unread() {
    let folder = folder(&[("huge.txt", COPY.as_bytes())]);
    let path = folder.path().join("huge.txt");
    let mut copy = COPY.repeat(2_000);
    copy.push('\n');
    fs::write(&path, copy).unwrap();
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 32).unwrap();
    let run = parse(folder.path(), &["huge.txt", "good.txt"]);
    assert_eq!((run.status, run.ids()), (1, vec!["good.txt".to_owned()]));
    assert!(run.err.starts_with("copydesk: huge.txt: it is 4 GiB or longer"), "{}", run.err);
}

#[test]
fn a_path_that_leads_nowhere() {
    let folder = folder(&[]);
    let run = parse(folder.path(), &["nowhere.txt", "good.txt"]);
    assert_eq!((run.status, run.ids()), (1, vec!["good.txt".to_owned()]));
    assert_eq!(run.err, "copydesk: nowhere.txt: no such file or folder; check the path\n");
    assert_eq!(parse(folder.path(), &["nowhere.txt"]).status, 2);
}

#[test]
fn a_folder_without_a_file_to_read() {
    let folder = folder(&[]);
    fs::create_dir(folder.path().join("bare")).unwrap();
    fs::write(folder.path().join("bare").join("README"), COPY).unwrap();
    let run = parse(folder.path(), &["bare"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("copydesk: bare: no file to read in this folder"), "{}", run.err);
}

#[test]
fn nothing_on_standard_input() {
    let folder = folder(&[]);
    let run = run_with(&["annotate"], folder.path(), b"");
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert_eq!(run.err, "copydesk: standard input: it is empty; there is nothing to read\n");
}

#[test]
fn bad_lines_are_named_with_their_number() {
    let folder = folder(&[]);
    let input = format!("{{\"id\":1}}\n{}[]\n", jsonl([("a".to_owned(), COPY)]));
    let run = run_with(&["parse", "--input", "jsonl"], folder.path(), input.as_bytes());
    assert_eq!((run.status, run.ids()), (1, vec!["a".to_owned()]));
    let places: Vec<&str> = run.err.lines().map(|line| &line[..28]).collect();
    assert_eq!(places, ["copydesk: standard input:1: ", "copydesk: standard input:3: "]);
}

#[test]
fn an_analysis_of_nothing_writes_nothing() {
    let folder = folder(&[("empty.txt", b"")]);
    let run = run_with(&["analyze", "empty.txt", "--out", "report"], folder.path(), b"");
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    let left = folder.path().join("report").read_dir().map_or(0, Iterator::count);
    assert_eq!(left, 0);
}

#[test]
fn an_analysis_that_cannot_be_written_says_so_first() {
    let folder = folder(&[]);
    let run = run_with(&["analyze", "good.txt", "--out", "good.txt"], folder.path(), b"");
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.starts_with("copydesk: good.txt: cannot make this folder"), "{}", run.err);
    assert_eq!(fs::read_to_string(folder.path().join("good.txt")).unwrap(), COPY);
}

#[test]
fn an_analysis_leaves_no_file_that_is_half_written() {
    let folder = folder(&[("bad.txt", b"")]);
    let run = run_with(&["analyze", ".", "--out", "report"], folder.path(), b"");
    assert_eq!(run.status, 1);
    let files = folder.path().join("report").read_dir().unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["analysis.json", "annotations.jsonl", "articles.jsonl", "report.html"]);
}
