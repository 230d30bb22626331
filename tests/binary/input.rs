//! What can be read: files, folders, pipes, compressed files, JSON lines.

use std::fs;
use std::io::Write as _;

use flate2::write::GzEncoder;

use crate::run::{jsonl, run, run_with};

const COPY: &str = "Pier reopens\n\nThe harbour board said on Tuesday that the pier was open.\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// The copy under each of these ids, one object a line.
fn copies(ids: &[&str]) -> String {
    jsonl(ids.iter().map(|id| ((*id).to_owned(), COPY)))
}

#[test]
fn a_folder_is_walked_in_the_order_of_names() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, COPY).unwrap();
    };
    for name in ["b.txt", "a/z.txt", "c", ".hidden", ".git/x", "README.md", "a/readme"] {
        write(name);
    }
    let walked = run_with(&["parse", "."], folder.path(), b"");
    assert_eq!((walked.status, walked.err.as_str()), (0, ""));
    assert_eq!(walked.ids(), ["./a/z.txt", "./b.txt", "./c"]);
    let named = run_with(&["parse", "README.md", ".hidden"], folder.path(), b"");
    assert_eq!(named.ids(), ["README.md", ".hidden"]);
}

#[test]
fn takes_in_files_beside_each_other_are_one_article() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, take: &str, text: &str| {
        let message = format!(
            "\u{1}a0101\u{1f}elm\nr a BC-ELM-PIER {take} 02-20 0040\n\u{2}PIER SOLD\n    {text}\n\u{3}\u{4}\n"
        );
        fs::write(folder.path().join(name), message).unwrap();
    };
    write("1.tst", "", "ELM, Feb 20 - The pier was sold.");
    write("2.tst", "2ndTake", "The buyer is not known.");
    for threads in ["1", "2"] {
        let run = run_with(&["parse", "--threads", threads, "."], folder.path(), b"");
        assert_eq!(
            (run.ids().as_slice(), run.err.as_str()),
            (["./1.tst".to_owned()].as_slice(), "")
        );
        let body = run.objects()[0]["body"].to_string();
        assert!(body.contains("sold") && body.contains("buyer"), "{body}");
    }
    fs::write(folder.path().join("1a.txt"), COPY).unwrap();
    let apart = run_with(&["parse", "."], folder.path(), b"");
    assert_eq!(apart.ids(), ["./1.tst", "./1a.txt", "./2.tst"]);
}

#[test]
fn compressed_files_are_read_through_whatever_their_name() {
    let folder = tempfile::tempdir().unwrap();
    let lines = copies(&["a", "b"]);
    let (first, second) = lines.split_at(lines.find('\n').unwrap() + 1);
    let members = [gzip(first.as_bytes()), gzip(second.as_bytes())].concat();
    fs::write(folder.path().join("members.gz"), members).unwrap();
    let packed = zstd::encode_all(COPY.as_bytes(), 3).unwrap();
    fs::write(folder.path().join("copy.zst"), &packed).unwrap();
    fs::write(folder.path().join("no-ending"), &packed).unwrap();
    let args = ["parse", "members.gz", "copy.zst", "no-ending"];
    let run = run_with(&args, folder.path(), b"");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(run.ids(), ["a", "b", "copy.zst", "no-ending"]);
    assert_eq!(run.objects()[2]["body"], run.objects()[3]["body"]);
}

#[test]
fn standard_input_is_read_with_and_without_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let plain = run_with(&["parse"], folder.path(), COPY.as_bytes());
    assert_eq!((plain.status, plain.ids()), (0, vec!["-".to_owned()]));
    let named = run_with(&["parse", "-"], folder.path(), &gzip(COPY.as_bytes()));
    assert_eq!(named.out, plain.out);
}

#[test]
fn ids_come_back_and_given_fields_are_used() {
    let object = serde_json::json!({
        "url": "https://harbour.example/1", "source": "Harbour Courier", "date": "2021-03-16",
        "title": "Pier opens again", "id": "n-7",
        "text": "The harbour board said on Tuesday that the pier was open.\n",
    });
    let input = format!("{object}\n");
    let folder = tempfile::tempdir().unwrap();
    let run = run_with(&["parse", "--input", "jsonl"], folder.path(), input.as_bytes());
    let article = &run.objects()[0];
    assert_eq!(article["id"], "n-7");
    assert_eq!(article["metadata"]["headline"], "Pier opens again");
    assert_eq!(article["metadata"]["published"]["value"], "2021-03-16");
    assert_eq!(article["metadata"]["publisher"], "Harbour Courier");
}

#[test]
fn offsets_are_into_the_text_as_given_in_the_unit_asked_for() {
    let text = "Pier 🚢 reopens\r\n\r\n\u{feff}The caf\u{e9} on the pier is open, too.\r\n";
    let input = format!("{}\n", serde_json::json!({ "id": "x", "text": text }));
    let folder = tempfile::tempdir().unwrap();
    for (unit, length) in [
        ("byte", text.len()),
        ("char", text.chars().count()),
        ("utf16", text.encode_utf16().count()),
    ] {
        let args = ["parse", "--input", "jsonl", "--offsets", unit];
        let run = run_with(&args, folder.path(), input.as_bytes());
        let article = &run.objects()[0];
        let blocks = article["blocks"].as_array().unwrap();
        assert_eq!(blocks.last().unwrap()["end"], length, "{unit}");
    }
}

#[test]
fn text_that_is_json_can_be_read_as_text() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("x.jsonl"), copies(&["a", "b"])).unwrap();
    let lines = run_with(&["parse", "x.jsonl"], folder.path(), b"");
    assert_eq!(lines.ids(), ["a", "b"]);
    let text = run_with(&["parse", "x.jsonl", "--input", "text"], folder.path(), b"");
    assert_eq!(text.ids(), ["x.jsonl"]);
}

/// The padding makes many batches of little copy.
#[test]
fn more_than_a_batch_of_lines_keeps_its_order() {
    let padding = "x".repeat(10_000);
    let mut lines = String::new();
    for id in 0..3_000 {
        let object = serde_json::json!({ "padding": padding, "id": id, "text": COPY });
        lines.push_str(&object.to_string());
        lines.push('\n');
    }
    let folder = tempfile::tempdir().unwrap();
    let run = run_with(&["parse"], folder.path(), &gzip(lines.as_bytes()));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let expected: Vec<String> = (0..3_000).map(|id| id.to_string()).collect();
    assert!(run.ids() == expected);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let seeds = run(&["parse", "seeds"]);
    assert!(seeds.out.len() > 1 << 16, "the output must not fit into a pipe's buffer");
    let mut child = std::process::Command::new(copydesk_tests::binary())
        .args(["parse", "seeds", "seeds", "seeds"])
        .current_dir(copydesk_tests::root())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
