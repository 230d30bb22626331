//! All the spans of an article, each with the name of its place.

use copydesk_core::{Article, Detection, Diagnostic, Field, Metadata, Span};

use crate::faults::{Collector, Promise};

/// Holds that every span of metadata and diagnostics lies on characters of the text.
///
/// Blocks and marks need no look: an article with others cannot be made.
pub(crate) fn check_article(article: &Article, faults: &mut Collector<'_>) {
    let text = article.text();
    for (what, span) in of_metadata(article.metadata()) {
        check(text, what, span, faults);
    }
    for diagnostic in article.diagnostics() {
        check_diagnostic(text, diagnostic, faults);
    }
}

/// Holds that a diagnostic points at characters of the text.
pub(crate) fn check_diagnostic(text: &str, diagnostic: &Diagnostic, faults: &mut Collector<'_>) {
    check(text, diagnostic.code, diagnostic.span, faults);
    for related in &diagnostic.related {
        check(text, "a related place of a diagnostic", related.span, faults);
    }
}

/// Holds that a detection's evidence points at characters of the text and says something.
pub(crate) fn check_detection(text: &str, found: &Detection, faults: &mut Collector<'_>) {
    for evidence in found.evidence() {
        check(text, "the evidence of a detection", evidence.span, faults);
        faults.hold(!evidence.note.is_empty(), Promise::Evidence, || {
            format!("the evidence at {} says nothing", evidence.span)
        });
    }
}

/// Holds that one span lies on characters of the text.
pub(crate) fn check(text: &str, what: &str, span: Span, faults: &mut Collector<'_>) {
    faults.hold(span.get(text).is_some(), Promise::SpansFit, || {
        format!("{what}: {span} in a text of {} bytes", text.len())
    });
}

fn of_metadata(metadata: &Metadata) -> Vec<(&'static str, Span)> {
    let mut spans = Vec::new();
    let mut add = |what, field: Option<&Field>| {
        spans.extend(field.and_then(|field| field.span).map(|span| (what, span)));
    };
    add("headline", metadata.headline.as_ref());
    add("deck", metadata.deck.as_ref());
    add("byline", metadata.byline.as_ref());
    add("publisher", metadata.publisher.as_ref());
    add("agency", metadata.agency.as_ref());
    add("section", metadata.section.as_ref());
    add("slug", metadata.slug.as_ref());
    add("language", metadata.language.as_ref());
    add("rights", metadata.rights.as_ref());
    add("url", metadata.url.as_ref());
    for author in &metadata.authors {
        add("author", Some(&author.name));
        add("an author's role", author.role.as_ref());
        add("an author's organization", author.organization.as_ref());
        add("an author's place", author.place.as_ref());
    }
    for credit in &metadata.credits {
        add("a credit's task", Some(&credit.task));
        add("a credit's name", Some(&credit.name));
        add("a credit's place", credit.place.as_ref());
    }
    add("embargo", metadata.embargo.as_ref());
    add("version", metadata.version.as_ref());
    for keyword in &metadata.keywords {
        add("keyword", Some(keyword));
    }
    if let Some(dateline) = &metadata.dateline {
        for place in &dateline.places {
            add("a place of the dateline", Some(place));
        }
        add("the city of the dateline", dateline.city.as_ref());
        add("the region of the dateline", dateline.region.as_ref());
        add("the country of the dateline", dateline.country.as_ref());
        add("the agency of the dateline", dateline.agency.as_ref());
        spans.push(("dateline", dateline.span));
    }
    if let Some(published) = &metadata.published {
        spans.extend(published.evidence.iter().map(|e| ("the date's evidence", e.span)));
    }
    spans
}
