//! An article as text that hides nothing.
//!
//! Snapshots are compared without blanks at line ends, and a reader cannot see a non-breaking space;
//! so line ends, tabs and every blank but the plain space are written as escapes, and so is a plain
//! space at the end of a line.

use std::fmt::Write as _;

use copydesk::core::{Diagnostic, Field, Metadata};
use copydesk::{Article, Span};

/// Everything that was read from an article.
pub fn dump(article: &Article) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write_article(article, &mut out);
    out
}

fn write_article(article: &Article, out: &mut String) -> std::fmt::Result {
    writeln!(out, "id {}", article.id())?;
    if let Some(encoding) = &article.source().given().encoding {
        writeln!(out, "encoding {encoding}")?;
    }
    if let Some((layout, score)) = article.layout() {
        writeln!(out, "layout {layout} {score:.2}")?;
    }
    out.push_str("\nMETADATA\n");
    write_metadata(article.metadata(), out)?;
    out.push_str("\nBLOCKS\n");
    let mut marks = article.marks().iter().peekable();
    for block in article.blocks() {
        writeln!(out, "{} {}", block.kind, block.span)?;
        let text = block.span.get(article.text()).unwrap_or_default();
        for line in lines(text) {
            writeln!(out, "    {}", escape(line))?;
        }
        while let Some(mark) = marks.next_if(|mark| mark.span.start < block.span.end) {
            let text = mark.span.get(article.text()).unwrap_or_default();
            writeln!(out, "  + {} {} {}", mark.kind, mark.span, escape(text))?;
        }
    }
    if article.diagnostics().is_empty() {
        return Ok(());
    }
    out.push_str("\nDIAGNOSTICS\n");
    article.diagnostics().iter().try_for_each(|diagnostic| write_diagnostic(diagnostic, out))
}

fn write_metadata(metadata: &Metadata, out: &mut String) -> std::fmt::Result {
    let fields = [
        ("headline", &metadata.headline),
        ("deck", &metadata.deck),
        ("byline", &metadata.byline),
        ("publisher", &metadata.publisher),
        ("agency", &metadata.agency),
        ("section", &metadata.section),
        ("slug", &metadata.slug),
        ("language", &metadata.language),
        ("rights", &metadata.rights),
        ("url", &metadata.url),
    ];
    for (name, field) in fields {
        if let Some(field) = field {
            writeln!(out, "{name} {}", shown(field))?;
        }
    }
    for author in &metadata.authors {
        write!(out, "author {}", shown(&author.name))?;
        if let Some(role) = &author.role {
            write!(out, " role {}", shown(role))?;
        }
        out.push('\n');
    }
    for keyword in &metadata.keywords {
        writeln!(out, "keyword {}", shown(keyword))?;
    }
    if let Some(dateline) = &metadata.dateline {
        writeln!(out, "dateline {}", dateline.span)?;
        for place in &dateline.places {
            writeln!(out, "  place {}", shown(place))?;
        }
        if let Some(date) = dateline.date {
            writeln!(out, "  date {date}")?;
        }
        if let Some(agency) = &dateline.agency {
            writeln!(out, "  agency {}", shown(agency))?;
        }
    }
    if let Some(published) = &metadata.published {
        write!(out, "published {} ({})", published.date, published.precision().id())?;
        if let Some(time) = &published.time {
            write!(out, " time {}", escape(time))?;
        }
        if let Some(weekday) = published.weekday {
            write!(out, " weekday {weekday}")?;
        }
        out.push('\n');
        if !published.candidates.is_empty() {
            writeln!(out, "  candidates {:?}", published.candidates)?;
        }
        for evidence in &published.evidence {
            writeln!(out, "  {} {}", evidence.span, escape(&evidence.note))?;
        }
    }
    Ok(())
}

fn write_diagnostic(diagnostic: &Diagnostic, out: &mut String) -> std::fmt::Result {
    let Diagnostic { code, severity, span, message, .. } = diagnostic;
    writeln!(out, "{severity} {code} {span} {}", escape(message))?;
    for related in &diagnostic.related {
        writeln!(out, "  {} {}", related.span, escape(&related.note))?;
    }
    if let Some(help) = &diagnostic.help {
        writeln!(out, "  help {}", escape(help))?;
    }
    Ok(())
}

/// The value of a field and where it was read.
fn shown(field: &Field) -> String {
    let place = field.span.map_or_else(|| "given".to_owned(), |span: Span| span.to_string());
    format!("{} ({place})", escape(&field.value))
}

/// The lines, each with its end; a lone carriage return ends one too.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = match rest.find(['\n', '\r']) {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        lines.push(line);
        rest = after;
    }
    lines
}

/// What a reader or a comparison would miss, written out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            ' ' => out.push(' '),
            '\\' | '\n' | '\r' | '\t' => out.extend(c.escape_default()),
            c if c.is_control() || c.is_whitespace() || is_unseen(c) => {
                out.extend(c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    if out.ends_with(' ') {
        out.truncate(out.len() - 1);
        out.push_str("\\u{20}");
    }
    out
}

/// Marks of no width.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_hidden() {
        let shown: Vec<_> =
            lines("a \u{a0}b\r\nc\rd\te \n“f” \u{feff}").into_iter().map(escape).collect();
        assert_eq!(shown, ["a \\u{a0}b\\r\\n", "c\\r", "d\\te \\n", "“f” \\u{feff}"]);
        assert_eq!(escape("end "), "end\\u{20}");
    }
}
