use super::*;
use crate::shown::check;

/// A record of this head and block.
fn record(head: &str, block: &str) -> String {
    let head = head.replace('\n', "\r\n");
    format!("WARC/1.1\r\n{head}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
}

fn response(number: u32, http: &str, body: &str) -> String {
    let head = format!(
        "WARC-Type: response\nWARC-Target-URI: https://pier.example/{number}\n\
         WARC-Date: 2024-01-02T03:04:05Z\nWARC-Record-ID: <urn:uuid:{number}>\n\
         Content-Type: application/http; msgtype=response"
    );
    record(&head, &format!("{}\r\n\r\n{body}", http.replace('\n', "\r\n")))
}

fn crawl() -> String {
    [
        record("WARC-Type: warcinfo\nContent-Type: application/warc-fields", "software: x\r\n"),
        response(1, "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8", "<p>The pier is open.</p>"),
        record("WARC-Type: request\nContent-Type: application/http", "GET / HTTP/1.1\r\n\r\n"),
        response(2, "HTTP/1.1 301 Moved\nContent-Type: text/html", "<p>Gone elsewhere</p>"),
        response(3, "HTTP/1.1 200 OK\nContent-Type: image/png", "\u{89}PNG"),
        response(4, "HTTP/1.1 200 OK\nContent-Type: text/xml", "<urlset/>"),
        response(5, "HTTP/1.1 200 OK\nContent-Type: application/rss+xml", "<rss/>"),
        record(
            "WARC-Type: conversion\nWARC-Target-URI: https://pier.example/6\nContent-Type: text/plain",
            "The ferry stops at noon.\n",
        ),
    ]
    .concat()
}

#[test]
fn records_that_hold_copy_are_handed_on() {
    assert!(Warc.detect(crawl().as_bytes()).value() > 0.9);
    check!(Warc, crawl(), @"
    passed over: warcinfo
    for html urn:uuid:1
      url: https://pier.example/1
      known warc-record-id: urn:uuid:1
      | ﻿<p>The pier is open.</p>
    passed over: request
    passed over: HTTP 301
    passed over: image/png
    passed over: text/xml
    for best urn:uuid:5
      url: https://pier.example/5
      known warc-record-id: urn:uuid:5
      | <rss/>
    for best file@1578
      url: https://pier.example/6
      | The ferry stops at noon.
    ");
}

#[test]
fn a_page_that_the_crawl_cut_short_says_so() {
    let page = response(1, "HTTP/1.1 200 OK\nContent-Type: text/html", "<p>The pier")
        .replace("WARC-Date", "WARC-Truncated: length\r\nWARC-Date");
    check!(Warc, page, @"
    for html urn:uuid:1
      url: https://pier.example/1
      known warc-record-id: urn:uuid:1
      warc/truncated: the crawl cut the page short: length
      | <p>The pier
    ");
}

#[test]
fn where_no_record_begins_the_next_is_looked_for() {
    let html = "HTTP/1.1 200 OK\nContent-Type: text/html";
    let first = response(1, html, "<p>One").replace("Content-Length: ", "Content-Length: x");
    let second = response(2, html, "<p>Two").replacen("Content-Length: ", "Content-Length: 1", 1);
    let cut = response(3, html, "<p>Three, and on");
    let cut = &cut[..cut.len() - 10];
    check!(Warc, [first.as_str(), &response(4, html, "<p>Four"), "noise\r\n", cut].concat(), @"
    error file (byte 0): a record does not say its length; looked for the next one
    for html urn:uuid:4
      url: https://pier.example/4
      known warc-record-id: urn:uuid:4
      | <p>Four
    error file (byte 524): no record begins here, or its head is broken; looked for the next one
    error file (byte 792): a record of 60 bytes of which 54 are here: the file is cut short, or the record is too long to be held
    for html urn:uuid:3
      url: https://pier.example/3
      known warc-record-id: urn:uuid:3
      | <p>Three,
    ");
    // A length that is too long swallows what follows, to its end.
    check!(Warc, [second.as_str(), cut].concat(), @"
    for html urn:uuid:2
      url: https://pier.example/2
      known warc-record-id: urn:uuid:2
      | <p>Two
      | 
      | WARC/1.1
      | WARC-Type: response
      | WARC-Target-URI: https://pier.example/3
      | WARC-Date: 2024-01-02T03
    error file (byte 358): no record begins here, or its head is broken; looked for the next one
    ");
}

#[test]
fn a_record_ends_where_its_head_says() {
    let crawl = crawl();
    let first = crawl.find("WARC/1.1\r\nWARC-Type: response").unwrap() as u64;
    // The blank lines between are the beginning of the next.
    assert_eq!(Warc.record_end(crawl.as_bytes()), Some(first - 4));
    assert_eq!(Warc.record_end(&crawl.as_bytes()[..20]), None);
    let film = b"WARC/1.0\nWARC-Type: response\nContent-Length: 9000000000\n\n";
    assert_eq!(Warc.record_end(film), Some(9_000_000_000 + film.len() as u64));
}

#[test]
fn a_head_without_end_is_refused() {
    let long = format!("WARC/1.0\r\nWARC-Type: response\r\nX: {}", "x".repeat(8 << 20));
    check!(Warc, long, @"error file (byte 1048576): no record begins here, or its head is broken; looked for the next one");
}

#[test]
fn it_keeps_a_carriers_promises() {
    let crawl = crawl();
    let second = response(2, "HTTP/1.1 200 OK\nContent-Type: text/html", "<p>Two")
        .replacen("th: ", "th: x", 1);
    let broken = [crawl.as_str(), "noise\n", &second, &crawl].concat();
    copydesk_testkit::check_carrier(&Warc, &[crawl.as_bytes(), broken.as_bytes()]).unwrap();
}
