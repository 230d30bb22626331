//! Prints the report on four pieces of invented copy, to look at while working on it:
//! `cargo run -p copydesk-report --example sample > sample.html` (or `-- summary`, `-- outline`,
//! `-- explain`, `-- colour`).

#![allow(clippy::print_stdout, reason = "an example is run to see what it prints")]

#[path = "../tests/fixture/mod.rs"]
#[allow(dead_code, missing_docs, reason = "a part of it serves the tests")]
mod fixture;

use copydesk_report::{Colour, Explain, HtmlOptions, explain, html, outline, summary};

fn main() {
    let fixture = fixture::fixture();
    let (article, _) = &fixture.articles[1];
    let show = Explain { evidence: true, colour: Colour::Off };
    match std::env::args().nth(1).as_deref() {
        Some("summary") => print!("{}", fixture.view(|view| summary(view, Colour::Off))),
        Some("colour") => print!("{}", fixture.view(|view| summary(view, Colour::On))),
        Some("outline") => print!("{}", outline(article, Colour::Off)),
        Some("explain") => print!("{}", explain(article, &[], show)),
        _ => print!("{}", fixture.view(|view| html(view, &HtmlOptions::default()))),
    }
}
