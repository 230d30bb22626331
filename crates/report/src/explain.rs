//! The copy with each line's kind in the margin, and on request why it got that kind.
//!
//! The kind shown is the one of the block that holds the line. What a layout says of its decision
//! ([`LineReason`]) is shown below the line: the runner-up with the points by which it lost, and what
//! decided, strongest first. A layout that does not say leaves only the margin.

use std::fmt::Write as _;

use copydesk_core::{Article, BlockKind, LineReason};

use crate::outline::problem;
use crate::paint::{Colour, Ink};
use crate::text::{fit, visible};

/// Widest kind: `photo_credit`, `wire_header`.
const KIND: usize = 12;
/// How many reasons are shown for a line.
const REASONS: usize = 5;

/// What to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Explain {
    /// Whether to show, below each line, what decided.
    pub evidence: bool,
    /// Whether to colour.
    pub colour: Colour,
}

/// The copy of an article with each line's kind in the margin.
///
/// `reasons` is what the layout's [`explain`](copydesk_core::Layout::explain) gave for the same
/// source; it may be empty. Lines are not cut: they are the copy.
pub fn explain(article: &Article, reasons: &[LineReason], show: Explain) -> String {
    let mut out = String::new();
    let colour = show.colour;
    if let Some((layout, score)) = article.layout() {
        let head = format!("{} read as {layout} (score {score:.2})", visible(article.id()));
        let _ = writeln!(out, "{}", colour.paint(Ink::Title, &head));
    }
    let lines = article.source().lines().as_slice();
    let digits = lines.len().to_string().len();
    let mut reasons: Vec<&LineReason> = reasons.iter().collect();
    reasons.sort_by_key(|reason| reason.line);
    let mut reasons = reasons.into_iter().peekable();
    let mut diagnostics = article.diagnostics().iter().peekable();
    let mut before = None;
    for (index, line) in lines.iter().enumerate() {
        let block = article.block_at(line.span.start);
        let kind = block.and_then(|block| article.blocks().get(block)).map(|block| block.kind);
        // A kind is named where its block begins; the lines that continue it get a bar.
        let label = match kind {
            _ if line.is_blank() => "",
            Some(kind) if before != block => kind.id(),
            _ => "│",
        };
        let ink = kind.map_or(Ink::Plain, Ink::of_kind);
        let copy = line.span.get(article.text()).unwrap_or_default();
        let copy = visible(copy.trim_end_matches(['\r', '\n']));
        let margin = format!("{:>digits$} {} ", index + 1, fit(label, KIND));
        let text = if kind == Some(BlockKind::Furniture) { ink } else { Ink::Plain };
        let line_out = format!("{}{}", colour.paint(ink, &margin), colour.paint(text, &copy));
        let _ = writeln!(out, "{}", line_out.trim_end());
        if !line.is_blank() {
            before = block;
        }
        while let Some(reason) = reasons.next_if(|reason| reason.line as usize <= index) {
            if show.evidence {
                out.push_str(&decided(reason, digits, colour));
            }
        }
        let last = index + 1 == lines.len();
        while let Some(diagnostic) =
            diagnostics.next_if(|diagnostic| last || diagnostic.span.start < line.span.end)
        {
            let ink = Ink::of_severity(diagnostic.severity);
            let indent = " ".repeat(digits);
            let _ = writeln!(out, "{indent}{}", colour.paint(ink, &problem(diagnostic)));
        }
    }
    out
}

/// What decided on the kind of a line, one line each.
fn decided(reason: &LineReason, digits: usize, colour: Colour) -> String {
    let indent = " ".repeat(digits + KIND + 2);
    let mut text = match reason.runner_up {
        Some((kind, by)) => format!("{indent}{} over {kind} by {by}\n", reason.kind),
        None => format!("{indent}{}\n", reason.kind),
    };
    for (why, points) in reason.reasons.iter().take(REASONS) {
        let _ = writeln!(text, "{indent}  {points:+5} {}", visible(why));
    }
    let more = reason.reasons.len().saturating_sub(REASONS);
    if more > 0 {
        let _ = writeln!(text, "{indent}        and {more} more");
    }
    let lines = text.lines().map(|line| colour.paint(Ink::Dim, line) + "\n");
    lines.collect()
}
