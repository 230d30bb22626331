//! Bylines of messages: the whole as printed, and the authors that it names.

use copydesk_core::{Author, BlockKind, Span};
use copydesk_parser::grammar;

use crate::page::{Draft, Page};

/// Whether a line says who wrote the copy: the parser's grammar, or `By` before a short line without
/// a mark at its end.
pub(crate) fn opens(text: &str) -> bool {
    grammar::byline(text).is_some() || {
        let by = text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
        by && text.split_whitespace().count() <= 12 && !text.ends_with(['.', '?', '!', ','])
    }
}

/// Reads the byline whose lines are these, the first `len` bytes of the last one.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft, first: usize, last: usize, len: usize) {
    draft.run(page, first, BlockKind::Byline);
    let end = page.within(last, &(0..len)).end;
    let start = page.row(first).text.start;
    set(page, draft, Span::new(start, end), None);
}

/// Sets the byline that stands at a place, with a role that stands on lines of its own.
pub(crate) fn set(page: Page<'_>, draft: &mut Draft, span: Span, role: Option<Span>) {
    if draft.metadata.byline.is_some() {
        return;
    }
    let whole = role.map_or(span, |role| span.to(role));
    let value = [Some(span), role].into_iter().flatten().filter_map(|part| page.field(part));
    let value: Vec<String> = value.map(|field| field.value).collect();
    draft.metadata.byline = page.field(whole).map(|mut field| {
        field.value = value.join(" ");
        field
    });
    let text = span.get(page.text()).unwrap_or_default();
    let Some(found) = grammar::byline(text) else { return };
    let part = |range: &std::ops::Range<usize>| {
        page.field(Span::from_usize(range.start, range.end).shift(span.start))
    };
    let below = role.and_then(|role| page.field(role));
    for author in &found.authors {
        let Some(name) = part(&author.name) else { continue };
        let role = author.role.as_ref().and_then(part).or_else(|| below.clone());
        let mut author = Author::new(name);
        author.role = role;
        draft.metadata.authors.push(author);
    }
    draft.metadata.agency =
        draft.metadata.agency.take().or_else(|| found.agency.as_ref().and_then(part));
}
