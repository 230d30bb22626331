//! One phenomenon a test: a few lines of invented copy, and what the layout that fits best reads.

macro_rules! check {
    ($copy:expr, @$snapshot:literal) => {
        insta::assert_snapshot!(dump($copy), @$snapshot)
    };
}

mod facts;
mod kinds;
mod mails;

use std::fmt::Write as _;

use copydesk_core::{Article, Source};

const FERRY: &str = "The ferry to Kell sails again on Monday, the harbour board said on Friday after \
    a week of storms.\n";

/// Reads copy with the layout that scores highest and dumps the article.
fn dump(copy: &str) -> String {
    let source = Source::new(copy).expect("short copy");
    let layouts = copydesk_parser::layouts();
    let best = layouts
        .iter()
        .rev()
        .max_by(|a, b| a.detect(&source).value().total_cmp(&b.detect(&source).value()))
        .expect("built-in layouts");
    let parsed = best.parse(&source);
    let mut text = format!("{}\n", best.id());
    for article in &parsed.articles {
        blocks(&mut text, article);
    }
    text
}

fn blocks(text: &mut String, article: &Article) {
    for block in article.blocks() {
        let _ = writeln!(text, "{} {} {:?}", block.kind, block.span, block.span.of(article.text()));
        for mark in article.marks().iter().filter(|mark| block.span.covers(mark.span)) {
            let _ = writeln!(text, "  {} {}", mark.kind, mark.span);
        }
        for found in article.diagnostics().iter().filter(|found| block.span.covers(found.span)) {
            let _ = writeln!(text, "  {} {}", found.code, found.span);
        }
    }
}

/// The kinds that lines have, furniture and paragraphs left out.
fn named(copy: &str) -> Vec<String> {
    let dump = dump(copy);
    let blocks = dump.lines().skip(1).filter(|line| !line.starts_with(' '));
    let plain = |line: &&str| !line.starts_with("furniture") && !line.starts_with("paragraph");
    let part = |line: &str| {
        let (kind, text) = (line.split(' ').next(), line.split('"').nth(1));
        let text = text.unwrap_or_default().trim_end_matches("\\n");
        format!("{}: {text}", kind.unwrap_or_default())
    };
    blocks.filter(plain).map(part).collect()
}
