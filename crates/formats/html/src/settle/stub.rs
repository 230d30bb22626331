//! Pages that show less than the article: paywalls, and AMP pages that point to another.

use copydesk_core::{Article, Diagnostic, Severity, Span};

use crate::head::words;
use crate::page::Page;

/// A claimed body that is so many times longer than the one shown was cut.
const CUT: usize = 2;
/// A body of fewer words on a page that says it must be paid for is a stub.
const STUB: usize = 250;

/// Says that the page is a stub, or an AMP page.
pub(super) fn diagnose(page: &Page, article: &Article) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let claims = &page.claims;
    let count = |text: &str| words(text).split(' ').filter(|word| !word.is_empty()).count();
    let asked = claims.paywalled || !claims.body.is_empty();
    let shown = if asked { count(&article.body()) } else { 0 };
    let last = article.blocks().iter().rev().find(|block| block.kind.is_body());
    let place = last.map_or(Span::new(0, 0), |block| block.span);
    if claims.paywalled && shown < STUB {
        let message =
            format!("the page says that it must be paid for, and shows {shown} words of it");
        found.push(
            Diagnostic::new("html/paywall", Severity::Warning, place, message)
                .help("read it from a copy that holds the whole article"),
        );
    } else {
        let claimed = count(&claims.body);
        if claimed >= 100 && shown * CUT < claimed {
            let message = format!(
                "the page shows {shown} words of an article that its JSON-LD gives in {claimed}"
            );
            found.push(
                Diagnostic::new("html/cut", Severity::Warning, place, message)
                    .help("the whole text stands in the articleBody of its JSON-LD"),
            );
        }
    }
    if claims.amp {
        let message = match &claims.address {
            Some(address) => format!("an AMP page; the article itself is at {address}"),
            None => "an AMP page".to_owned(),
        };
        found.push(Diagnostic::new("html/amp", Severity::Note, Span::new(0, 0), message));
    }
    found
}
