//! What a layout promises.

use copydesk_core::{Article, Layout, Parsed, Source};

use crate::faults::{Collector, Fault, Faults, Promise};
use crate::{Specimen, mutants, spans, zoo};

/// Mutations of the zoo that a layout is tried on.
const MUTANTS: usize = 300;
/// Mutations of the author's own copy.
const OWN_MUTANTS: usize = 60;

/// Holds a layout to its promises over the zoo and mutations of it.
///
/// # Errors
/// [`Faults`] that name the texts and what happened.
pub fn check_layout(layout: &dyn Layout) -> Result<(), Faults> {
    let mut specimens = zoo();
    let bases: Vec<&str> = specimens.iter().map(|specimen| specimen.text.as_str()).collect();
    let mutated = mutants(&bases, MUTANTS);
    specimens.extend(mutated);
    check_specimens(layout, &specimens)
}

/// Holds a layout to its promises over an author's own copy and mutations of it.
///
/// # Errors
/// [`Faults`] that name the texts, `copy 1` for the first, and what happened.
pub fn check_layout_on(layout: &dyn Layout, texts: &[&str]) -> Result<(), Faults> {
    let mut specimens: Vec<Specimen> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| Specimen {
            name: format!("copy {}", index + 1),
            text: (*text).to_owned(),
        })
        .collect();
    specimens.extend(mutants(texts, OWN_MUTANTS));
    check_specimens(layout, &specimens)
}

fn check_specimens(layout: &dyn Layout, specimens: &[Specimen]) -> Result<(), Faults> {
    let mut faults = Vec::new();
    for specimen in specimens {
        check_one(layout, specimen, &mut faults);
    }
    Faults::or_ok(faults)
}

fn check_one(layout: &dyn Layout, specimen: &Specimen, faults: &mut Vec<Fault>) {
    let faults = &mut Collector::new(&specimen.name, faults);
    let Ok(source) = Source::new(specimen.text.as_str()) else { return };
    if let Some(found) = faults.run("detect", || layout.detect(&source)) {
        spans::check_detection(source.text(), &found, faults);
        let again = faults.run("detect, the second time", || layout.detect(&source.clone()));
        faults.hold(again.is_none_or(|again| again == found), Promise::Deterministic, || {
            "detect gave two answers".to_owned()
        });
    }
    let Some(parsed) = faults.run("parse", || layout.parse(&source)) else { return };
    check_tiling(&source, &parsed, faults);
    for article in &parsed.articles {
        check_blocks(article, faults);
        spans::check_article(article, faults);
        let _ = faults.run("the body", || article.body());
    }
    for diagnostic in &parsed.diagnostics {
        spans::check_diagnostic(source.text(), diagnostic, faults);
    }
    // A text of the same letters elsewhere in memory must not be told from the first.
    let Ok(copy) = Source::new(specimen.text.clone()) else { return };
    for (what, other) in [("a clone", source.clone()), ("a copy", copy)] {
        if let Some(again) = faults.run("parse, once more", || layout.parse(&other)) {
            faults.hold(same(&parsed, &again), Promise::Deterministic, || {
                format!("parse gave another answer for {what} of the source")
            });
        }
    }
    check_explanation(layout, &source, &parsed, faults);
}

/// Holds that articles and what stands between them make up the source.
///
/// A layout that cuts a source into articles gives each its own text; one that leaves it whole
/// gives the source itself.
fn check_tiling(source: &Source, parsed: &Parsed, faults: &mut Collector<'_>) {
    let text = source.text();
    for span in &parsed.between {
        spans::check(text, "text between the articles", *span, faults);
    }
    if !parsed.articles.is_empty() && parsed.articles.iter().all(|a| a.text() == text) {
        return;
    }
    let mut between = parsed.between.iter().peekable();
    let mut at = 0;
    for article in &parsed.articles {
        while let Some(span) = between.next_if(|span| span.start as usize == at) {
            at = span.end as usize;
        }
        let rest = text.get(at..).unwrap_or_default();
        if !rest.starts_with(article.text()) {
            let detail = format!("at byte {at} neither an article nor text between two begins");
            return faults.add(Promise::Tiles, detail);
        }
        at += article.text().len();
    }
    while let Some(span) = between.next_if(|span| span.start as usize == at) {
        at = span.end as usize;
    }
    faults.hold(at == text.len() && between.next().is_none(), Promise::Tiles, || {
        format!("articles and the text between them end at {at} of {} bytes", text.len())
    });
}

/// Holds that blank lines belong to the block before them and marks to one block.
fn check_blocks(article: &Article, faults: &mut Collector<'_>) {
    let lines = article.source().lines();
    for block in article.blocks().iter().skip(1) {
        let first = lines.get(lines.line_at(block.span.start));
        faults.hold(first.is_none_or(|line| !line.is_blank()), Promise::Tiles, || {
            format!("the {} block at {} begins with a blank line", block.kind, block.span)
        });
    }
    for mark in article.marks() {
        let block = article.block_at(mark.span.start).and_then(|at| article.blocks().get(at));
        let inside = block.is_some_and(|block| block.span.covers(mark.span));
        faults.hold(inside && !mark.span.is_empty(), Promise::SpansFit, || {
            format!("the {} mark at {} is empty or leaves its block", mark.kind, mark.span)
        });
    }
}

/// Holds that the explanation speaks of lines that exist, in order, and of the kinds they got.
fn check_explanation(
    layout: &dyn Layout,
    source: &Source,
    parsed: &Parsed,
    faults: &mut Collector<'_>,
) {
    let Some(reasons) = faults.run("explain", || layout.explain(source)) else { return };
    let lines = source.lines();
    faults.hold(
        reasons.windows(2).all(|pair| pair[0].line < pair[1].line),
        Promise::Consistent,
        || "the lines of the explanation are not in order".to_owned(),
    );
    for reason in &reasons {
        let Some(line) = lines.get(reason.line as usize) else {
            let detail = format!("line {} of {} is explained", reason.line, lines.len());
            faults.add(Promise::Consistent, detail);
            continue;
        };
        let [article] = parsed.articles.as_slice() else { continue };
        let block = article.block_at(line.span.start).and_then(|at| article.blocks().get(at));
        let Some(block) = block.filter(|_| article.text() == source.text()) else { continue };
        faults.hold(block.kind == reason.kind, Promise::Consistent, || {
            let (line, said, is) = (reason.line + 1, reason.kind, block.kind);
            format!("line {line} is explained as {said} but lies in a {is} block")
        });
    }
}

/// Whether two readings are the same, to the last span.
fn same(a: &Parsed, b: &Parsed) -> bool {
    a.between == b.between
        && a.diagnostics == b.diagnostics
        && a.articles.len() == b.articles.len()
        && a.articles.iter().zip(&b.articles).all(|(a, b)| {
            a.text() == b.text()
                && a.blocks() == b.blocks()
                && a.marks() == b.marks()
                && a.metadata() == b.metadata()
                && a.diagnostics() == b.diagnostics()
                && a.layout() == b.layout()
        })
}
