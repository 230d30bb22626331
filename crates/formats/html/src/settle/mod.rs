//! What the page claims against what it shows.
//!
//! A page says more than once what it is called, when it was published and by whom, and not always
//! the same. What is shown counts before what is only claimed: that is what its readers see and
//! what somebody last looked at. Where a claim differs from what is shown, a diagnostic says so.

mod authors;
mod date;
mod days;
mod order;
mod stub;
mod title;

use copydesk_core::{Article, ArticleError, Diagnostic, Field, Identifier, Severity, Span};

use crate::page::Page;
use crate::render::Line;

pub(crate) use title::{Candidate, find, likely_title};

/// A line and its words.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) line: &'a Line,
    pub(crate) text: &'a str,
    pub(crate) span: Span,
}

/// The lines that are shown.
pub(crate) fn shown(page: &Page) -> Vec<Shown<'_>> {
    let mut lines = page.rendered.lines.iter().peekable();
    let mut shown = Vec::with_capacity(page.rendered.lines.len());
    let mut start = 0;
    for (number, text) in page.rendered.text.split('\n').enumerate() {
        if let Some(line) = lines.next_if(|line| line.number as usize == number) {
            shown.push(Shown { line, text, span: Span::from_usize(start, start + text.len()) });
        }
        start += text.len() + 1;
    }
    shown
}

/// The article with what the page claims, its headline the one that was found among what is shown.
pub(crate) fn settle(
    article: &Article,
    page: &Page,
    shown: &[Shown<'_>],
    found: Option<Candidate>,
    said: Vec<Diagnostic>,
) -> Result<Article, ArticleError> {
    let mut metadata = article.metadata().clone();
    let mut diagnostics = article.diagnostics().to_vec();
    diagnostics.extend(said);
    let claims = &page.claims;
    let body = body(article);
    let given = |value: &Option<String>| value.clone().map(Field::given);

    let headline = title::title(page, shown, found, metadata.headline.take());
    let (published, disputed) = date::published(page, shown, body, metadata.published.take());
    diagnostics.extend(disputed);
    metadata.modified = claims.changed.clone().or(metadata.modified);
    let (mut authors, disputed) = authors::authors(claims, article, shown, body);
    diagnostics.extend(disputed);
    for author in authors.iter_mut().filter(|author| author.role.is_none()) {
        author.role = claims.role_of(&author.name.value).map(Field::given);
    }
    diagnostics.extend(stub::diagnose(page, article));

    metadata.headline = headline;
    metadata.published = published;
    metadata.authors = authors;
    metadata.publisher = given(&claims.outlet).or(metadata.publisher);
    metadata.section = metadata.section.or_else(|| given(&claims.section));
    metadata.language = metadata.language.or_else(|| given(&claims.language));
    metadata.url = given(&claims.address).or(metadata.url);
    metadata.keywords = claims.tags.iter().map(Field::given).collect();
    if let Some(address) = &claims.address {
        let canonical = Identifier { scheme: "canonical".to_owned(), value: address.clone() };
        metadata.identifiers.push(canonical);
    }
    Article::new(
        article.source().clone(),
        article.blocks().to_vec(),
        article.marks().to_vec(),
        metadata,
    )?
    .with_diagnostics(diagnostics)
}

/// From the first of the body to the last; what is empty begins at the end of the text.
fn body(article: &Article) -> Span {
    let mut blocks = article.blocks().iter().filter(|block| block.kind.is_body());
    let end = article.source().span().end;
    let Some(first) = blocks.next() else { return Span::new(end, end) };
    let last = blocks.next_back().unwrap_or(first);
    first.span.to(last.span)
}

/// A claim that what is shown speaks against.
fn dispute(code: &'static str, span: Span, message: String) -> Diagnostic {
    Diagnostic::new(code, Severity::Note, span, message)
        .help("look at the page; what it shows was taken")
}
