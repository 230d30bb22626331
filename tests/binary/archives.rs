//! Archives of crawls: read as a stream, through compression, in bounded memory.

use std::fs;
use std::io::Write as _;

use flate2::write::GzEncoder;

use crate::run::run_with;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// A record that holds this plain text.
fn record(id: &str, text: &str) -> String {
    format!(
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <{id}>\r\n\
         WARC-Target-URI: https://pier.example/{id}\r\nContent-Type: text/plain\r\n\
         Content-Length: {}\r\n\r\n{text}\r\n\r\n",
        text.len()
    )
}

fn copy(id: &str) -> String {
    format!("Pier {id} reopens\n\nThe harbour board said on Tuesday that the pier was open.\n")
}

#[test]
fn a_crawl_is_read_record_by_record_through_compression() {
    let members: Vec<u8> = (0..300)
        .flat_map(|number| {
            let id = format!("r{number}");
            gzip(record(&id, &copy(&id)).as_bytes())
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("crawl.warc.gz"), members).unwrap();
    let run = run_with(&["parse", "crawl.warc.gz"], folder.path(), b"");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let expected: Vec<String> = (0..300).map(|number| format!("r{number}")).collect();
    assert!(run.ids() == expected);
    assert_eq!(run.objects()[7]["metadata"]["url"], "https://pier.example/r7");
    assert_eq!(run.objects()[7]["metadata"]["headline"], "Pier r7 reopens");
}

/// The first record is a film: it is longer than what is held of a record, and is no loss.
#[test]
fn a_record_that_is_too_long_is_passed_over_and_places_stay_right() {
    let length = 70 << 20;
    let film = format!(
        "WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: video/mp4\r\nContent-Length: {length}\r\n\r\n"
    );
    let text = record("r1", &copy("r1"));
    let mut crawl = film.clone().into_bytes();
    crawl.resize(film.len() + length, b' ');
    crawl.extend_from_slice(b"\r\n\r\n");
    let noise = crawl.len() + text.len();
    crawl.extend_from_slice(text.as_bytes());
    crawl.extend_from_slice(format!("noise\r\n{}", record("r2", &copy("r2"))).as_bytes());
    let folder = tempfile::tempdir().unwrap();
    let run = run_with(&["parse", "-"], folder.path(), &crawl);
    assert_eq!(run.ids(), ["r1", "r2"]);
    let place = format!("copydesk: standard input (byte {noise}): no record begins here");
    assert!(run.err.starts_with(&place), "{} {place}", run.err);
}
