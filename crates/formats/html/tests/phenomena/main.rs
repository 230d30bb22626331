//! One short invented page a phenomenon, and what is made of it.

mod claims;
mod copy;
mod rendering;

use std::fmt::Write as _;

use copydesk_core::{Article, Block, BlockKind, Carried, Carrier, Unpacked};
use copydesk_html::Html;

pub(crate) fn read(page: &str) -> Article {
    let mut articles = Vec::new();
    Html.unpack(Carried::whole("page.html", page.as_bytes()), &mut |piece| {
        if let Ok(Unpacked::Article(article)) = piece {
            articles.push(*article);
        }
    });
    articles.pop().unwrap()
}

/// Blocks, then headline, date, authors and diagnostics.
pub(crate) fn dump(page: &str) -> String {
    let article = read(page);
    let mut out = String::new();
    for block in article.blocks() {
        let _ = writeln!(out, "{} {:?}", block.kind, block.span.of(article.text()).trim_end());
    }
    let metadata = article.metadata();
    if let Some(headline) = &metadata.headline {
        let _ = writeln!(out, "= headline {:?}", headline.value);
    }
    if let Some(published) = &metadata.published {
        let _ = writeln!(out, "= published {}", published.date);
    }
    for author in &metadata.authors {
        let _ = writeln!(out, "= author {:?}", author.name.value);
    }
    for diagnostic in article.diagnostics() {
        let _ = writeln!(out, "! {} {}", diagnostic.code, diagnostic.message);
    }
    out
}

pub(crate) const LEDE: &str = "<p>The ferry to Kell sailed again on Monday, the harbour board said, after a week \
    in dock and repairs that cost twice what had been planned.</p>";
pub(crate) const REST: &str = "<p>Crews will start with the northern pier, which divers found to be sound, and \
    then go on to the crane, the board added.</p><p>Passengers had been carried by bus and by two \
    fishing boats, at the expense of the owners of the ferry.</p>";

/// The kind of the block that holds these words.
pub(crate) fn kind_of(article: &Article, words: &str) -> BlockKind {
    let holds = |block: &&Block| block.span.of(article.text()).contains(words);
    article.blocks().iter().find(holds).unwrap().kind
}

/// Headline, day and first author of a page of this head and heading, and three paragraphs.
pub(crate) fn told(head: &str, heading: &str) -> [String; 3] {
    let article = read(&format!(
        "<!doctype html><html><head>{head}</head><body><main><article>{heading}<div>{LEDE}{REST}</div>\
        </article></main></body></html>"
    ));
    let metadata = article.metadata();
    let headline = metadata.headline.as_ref().map(|headline| headline.value.clone());
    let author = metadata.authors.first().map(|author| author.name.value.clone());
    let day = metadata.published.as_ref().map(|day| day.date.to_string());
    [headline, day, author].map(Option::unwrap_or_default)
}
