//! What the page claims against what it shows.

use copydesk_core::{Article, ArticleError, Diagnostic, Field};

use crate::head::Claims;
use crate::page::Page;

/// The title that the lines are compared with while they are read.
pub(crate) fn likely_title(claims: &Claims) -> Option<String> {
    claims.titles.first().map(|(_, title)| title.clone()).or_else(|| claims.page_title.clone())
}

/// The article with what the page claims.
pub(crate) fn settle(
    article: &Article,
    page: &Page,
    said: Vec<Diagnostic>,
) -> Result<Article, ArticleError> {
    let mut metadata = article.metadata().clone();
    let claims = &page.claims;
    if let Some((_, date)) = claims.dates.first() {
        metadata.published = Some(date.clone());
    }
    metadata.publisher = claims.outlet.clone().map(Field::given).or(metadata.publisher);
    let mut diagnostics = article.diagnostics().to_vec();
    diagnostics.extend(said);
    Article::new(
        article.source().clone(),
        article.blocks().to_vec(),
        article.marks().to_vec(),
        metadata,
    )?
    .with_diagnostics(diagnostics)
}
