//! The outline of an article: a line a block, for people.
//!
//! Kind, span in bytes, first words; the block's marks and diagnostics indented below it. Cut to 100
//! columns.

use std::fmt::Write as _;

use copydesk_core::{Article, Diagnostic, Severity};

use crate::digest;
use crate::paint::{Colour, Ink};
use crate::text::{fit, logical, shorten, visible};

const COLUMNS: usize = 100;
const KIND: usize = 12;
const SPAN: usize = 13;

/// The outline of an article.
///
/// ```
/// use copydesk_core::{Article, Block, BlockKind, Metadata, Source, Span};
/// use copydesk_report::{Colour, outline};
///
/// let source = Source::new("Ferry resumes\n")?;
/// let blocks = vec![Block::new(BlockKind::Headline, Span::new(0, 14))];
/// let article = Article::new(source, blocks, Vec::new(), Metadata::default())?;
/// assert_eq!(outline(&article, Colour::Off), "-\nheadline     0..14         Ferry resumes\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn outline(article: &Article, colour: Colour) -> String {
    let mut out = String::new();
    let mut line = |ink: Ink, lead: &str, rest: &str| {
        let _ = writeln!(out, "{}{}", colour.paint(ink, lead), rest);
    };
    line(Ink::Title, &visible(article.id()), &about(article));
    let mut marks = article.marks().iter().peekable();
    let mut diagnostics = article.diagnostics().iter().peekable();
    for block in article.blocks() {
        let span = fit(&block.span.to_string(), SPAN);
        let lead = format!("{} {span} ", fit(block.kind.id(), KIND));
        let words = shorten(&logical(article.text(), block.span), COLUMNS - lead.len());
        line(Ink::of_kind(block.kind), &lead, &words);
        while let Some(mark) = marks.next_if(|mark| mark.span.start < block.span.end) {
            let lead = format!("  + {} {} ", mark.kind.id(), mark.span);
            let words = shorten(&logical(article.text(), mark.span), COLUMNS - lead.len());
            line(Ink::Cyan, &lead, &words);
        }
        let here = |d: &&Diagnostic| d.span.start < block.span.end;
        while let Some(diagnostic) = diagnostics.next_if(here) {
            line(Ink::of_severity(diagnostic.severity), &problem(diagnostic), "");
        }
    }
    // One at the very end of the text lies in no block.
    for diagnostic in diagnostics {
        line(Ink::of_severity(diagnostic.severity), &problem(diagnostic), "");
    }
    out
}

/// The layout with its score, and the day of publication.
fn about(article: &Article) -> String {
    let mut parts = Vec::new();
    if let Some((layout, score)) = article.layout() {
        parts.push(format!("{layout} {score:.2}"));
    }
    if let Some(date) = digest::published(article) {
        parts.push(format!("published {date}"));
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// A diagnostic in one line, its help behind it.
pub(crate) fn problem(diagnostic: &Diagnostic) -> String {
    let sign = if diagnostic.severity == Severity::Note { '?' } else { '!' };
    let mut text = format!(
        "  {sign} {} {} {}",
        diagnostic.code,
        diagnostic.span,
        visible(&diagnostic.message)
    );
    if let Some(help) = &diagnostic.help {
        let _ = write!(text, "; {}", visible(help));
    }
    text
}
