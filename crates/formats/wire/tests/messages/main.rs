//! Messages, a phenomenon each, a module for each format; the copy is invented.

use std::fmt::Write as _;

use copydesk_core::{Article, Carried, Carrier as _, Field, Unpacked};
use copydesk_wire::Wire;

/// What the carrier makes of these bytes: for each article its header, what is known, its blocks.
fn shown(bytes: &[u8]) -> String {
    let mut shown = String::new();
    Wire.unpack(Carried::whole("a.txt", bytes), &mut |piece| match piece {
        Ok(Unpacked::Article(article)) => dump(&article, &mut shown),
        Ok(_) => shown.push_str("a source\n"),
        Err(error) => {
            let _ = writeln!(shown, "error {error}");
        }
    });
    shown
}

fn dump(article: &Article, shown: &mut String) {
    let metadata = article.metadata();
    let layout = article.layout().map(|(id, _)| id.to_string()).unwrap_or_default();
    let mut line = |text: String| {
        shown.push_str(text.trim_end());
        shown.push('\n');
    };
    line(format!("{} {layout}", article.id()));
    let of = |field: &Option<Field>| field.as_ref().map_or("-", |field| &field.value).to_owned();
    if let Some(wire) = &metadata.wire {
        let sent = wire.sent.as_ref();
        let sent =
            sent.map(|sent| format!("{} {}", sent.date, sent.time.as_deref().unwrap_or("-")));
        let header = [&wire.service, &wire.sequence, &wire.priority, &wire.category, &wire.version];
        let header = header.map(of).join(" | ");
        let flags: Vec<&str> = wire.flags.iter().map(|flag| flag.value.as_str()).collect();
        let words = wire.word_count.map_or("-".to_owned(), |words| words.to_string());
        line(format!("header {header} | {words} | {} | {flags:?}", sent.unwrap_or("-".to_owned())));
    }
    let keywords: Vec<&str> = metadata.keywords.iter().map(|field| field.value.as_str()).collect();
    line(format!("slug {} {keywords:?}", of(&metadata.slug)));
    for (name, field) in [
        ("title", &metadata.headline),
        ("by", &metadata.byline),
        ("agency", &metadata.agency),
        ("publisher", &metadata.publisher),
        ("embargo", &metadata.embargo),
    ] {
        if field.is_some() {
            line(format!("{name} {}", of(field)));
        }
    }
    for credit in &metadata.credits {
        line(format!("credit {} {} {}", credit.task.value, credit.name.value, of(&credit.place)));
    }
    for block in article.blocks() {
        let text = block.span.of(article.text());
        line(format!("  {} {:?}", block.kind, text));
    }
    for mark in article.marks() {
        line(format!("  mark {} {:?}", mark.kind, mark.span.of(article.text())));
    }
    for diagnostic in article.diagnostics() {
        line(format!("  {} {}", diagnostic.code, diagnostic.message));
    }
}

/// Shows what is made of bytes as an inline snapshot.
macro_rules! check {
    ($bytes:expr, @$expected:literal) => {
        insta::assert_snapshot!(shown($bytes), @$expected)
    };
}

mod anpa;
mod files;
mod iptc7901;
mod pr_wire;
mod zczc;
