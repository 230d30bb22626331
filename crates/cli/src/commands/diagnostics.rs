//! Draws a diagnostic: where in the copy, what, and what to do.
//!
//! The head line is `path:line:column: code: message`, as compilers write it, so that editors can
//! jump to it; the lines of copy follow with the place marked.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use copydesk::Article;
use copydesk::core::{Diagnostic, Severity, Span};

/// The diagnostic with the lines of copy that it is about.
pub(super) fn render(article: &Article, diagnostic: &Diagnostic, colour: bool) -> String {
    let text = article.text();
    let (line, column) = article.source().position(diagnostic.span.start);
    let title =
        format!("{}:{line}:{column}: {}: {}", article.id(), diagnostic.code, diagnostic.message);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        _ => Level::NOTE,
    };
    // Only the lines concerned are handed over: the renderer looks at all it is given.
    let places = diagnostic.related.iter().map(|related| related.span);
    let shown = lines_around(article, places.fold(diagnostic.span, Span::to));
    let (first, _) = article.source().position(shown.start);
    let local = |span: Span| {
        (span.start - shown.start) as usize..(span.end.max(span.start) - shown.start) as usize
    };
    let related = diagnostic.related.iter().map(|related| {
        AnnotationKind::Context.span(local(related.span)).label(related.note.as_str())
    });
    let snippet = Snippet::source(shown.get(text).unwrap_or_default())
        .line_start(first as usize)
        .annotation(AnnotationKind::Primary.span(local(diagnostic.span)))
        .annotations(related);
    let mut group = Group::with_title(level.no_name().primary_title(title)).element(snippet);
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(100).render(&[group])
}

/// The whole lines that a span touches.
fn lines_around(article: &Article, span: Span) -> Span {
    let lines = article.source().lines();
    let line = |offset| lines.get(lines.line_at(offset)).map(|line| line.span);
    let last = span.end.saturating_sub(1).max(span.start);
    match (line(span.start), line(last)) {
        (Some(first), Some(last)) => first.to(last),
        _ => article.source().span(),
    }
}

#[cfg(test)]
mod tests {
    use copydesk::Source;
    use copydesk::core::{Block, BlockKind, Metadata};

    use super::*;

    #[test]
    fn a_diagnostic_shows_where_and_what_to_do() {
        let source = Source::new("Pier\n\nThe board said \"we will\n\nIt rained.\n").unwrap();
        let block = Block::new(BlockKind::Paragraph, source.span());
        let article = Article::new(source, vec![block], Vec::new(), Metadata::default()).unwrap();
        let diagnostic = Diagnostic::new(
            "copy/lost-text",
            Severity::Warning,
            Span::new(29, 29),
            "the paragraph ends inside a quotation",
        )
        .related(Span::new(21, 22), "it opens here")
        .help("compare with another copy");
        let drawn = render(&article, &diagnostic, false);
        let expected = "\
-:3:24: copy/lost-text: the paragraph ends inside a quotation
  |
3 | The board said \"we will
  |                -       ^
  |                |
  |                it opens here
  |
  = help: compare with another copy";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn an_empty_text_can_be_pointed_at() {
        let source = Source::new("").unwrap();
        let article = Article::new(source, Vec::new(), Vec::new(), Metadata::default()).unwrap();
        let diagnostic = Diagnostic::new("copy/none", Severity::Note, Span::new(0, 0), "no copy");
        assert!(render(&article, &diagnostic, false).starts_with("-:1:1: copy/none: no copy"));
    }
}
