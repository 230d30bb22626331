//! What the decoder is given of a page: for the example that learns the weights.
//!
//! Public for that alone; it promises nothing to others.

use std::sync::LazyLock;

use copydesk_core::Article;
use copydesk_parser::decoder::{Feature, Weights, page};
use copydesk_parser::{Unit, units};

use crate::page::{Page, read_with};

/// The names of the facts, in the order of their numbers behind the decoder's features.
pub fn fact_names() -> &'static [String] {
    crate::facts::names()
}

/// The lines of a page and what is known of each.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The text of the page.
    pub text: String,
    /// Its units.
    pub units: Vec<Unit>,
    /// For each unit the numbers of what holds: the decoder's features, then the facts.
    pub numbers: Vec<Vec<u16>>,
}

/// The evidence of a page.
pub fn evidence(html: &str) -> Option<Evidence> {
    let read = Page::new(html);
    let source = read.source("-", "UTF-8").ok()?;
    let units = units(&source);
    let features = page(&source, &units).features;
    let facts = read.facts(&units, &features);
    let numbers = features
        .iter()
        .zip(facts)
        .map(|(features, facts)| {
            let own = features.numbers().map(|number| number as u16);
            own.chain(facts.into_iter().map(|fact| fact + Feature::ALL.len() as u16)).collect()
        })
        .collect();
    Some(Evidence { text: read.rendered.text, units, numbers })
}

/// What is read of a page with these weights; offsets are into the text of [`evidence`].
pub fn read(html: &str, weights: &Weights) -> Option<Article> {
    let page = Page::new(html);
    let source = page.source("-", "UTF-8").ok()?;
    read_with(&page, &source, weights).ok()
}

/// The weights that come with this crate, learned from annotated pages.
pub(crate) fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        Weights::read_with(include_str!("../data/weights.txt"), fact_names()).unwrap_or_default()
    });
    &WEIGHTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_read_whole() {
        let text = include_str!("../data/weights.txt");
        let weights = Weights::read_with(text, fact_names()).unwrap();
        assert_eq!(
            Weights::read_with(&weights.write_with(fact_names()), fact_names()),
            Ok(weights)
        );
    }
}
