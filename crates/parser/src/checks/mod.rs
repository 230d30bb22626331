//! Checks for damage: each a file and a line here.
//!
//! A check looks at a decoded page and reports what is wrong with the copy, at its place. It never
//! changes how the page is read.

mod endings;
mod lost_text;
mod markup;
mod missing;
mod mojibake;
mod repeated;

use copydesk_core::{Article, ArticleError, Diagnostic};

use crate::carrier;
use crate::reader::Reading;

/// The article with what a wrong encoding left in its text (`copy/mojibake`), for a carrier that
/// composes articles itself; what is read as plain copy is checked already.
///
/// # Errors
/// Never: the place that is reported lies in the text.
///
/// ```
/// use copydesk_core::{BlockKind, Composition, LayoutId};
///
/// let mut page = Composition::default();
/// page.part(BlockKind::Paragraph, "The board\u{e2}\u{20ac}\u{2122}s pier is open.");
/// let article = page.finish(LayoutId::new("nitf"))?;
/// let article = copydesk_parser::check_encoding(article)?;
/// assert_eq!(article.diagnostics()[0].code, "copy/mojibake");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_encoding(article: Article) -> Result<Article, ArticleError> {
    let Some(found) = mojibake::check(article.source()) else { return Ok(article) };
    let mut diagnostics = article.diagnostics().to_vec();
    diagnostics.push(found);
    article.with_diagnostics(diagnostics)
}

/// What all checks report.
pub(crate) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = lost_text::check(reading);
    diagnostics.extend(missing::check(reading));
    diagnostics.extend(repeated::check(reading));
    diagnostics.extend(markup::check(reading.source));
    // Damage by an encoding shows beyond ASCII.
    if !reading.source.text().is_ascii() {
        diagnostics.extend(carrier::undecoded(reading.source));
        diagnostics.extend(carrier::wrongly_declared(reading.source));
        diagnostics.extend(mojibake::check(reading.source));
    }
    diagnostics
}
